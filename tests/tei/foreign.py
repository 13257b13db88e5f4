"""TEI that is not ours, for tests: short bodies, and the corpus."""

from __future__ import annotations

from publisher import view as v
from publisher.tei.edition import Edition
from publisher.tei.names import TEI_NAMESPACE
from publisher.tei.parse import parse
from publisher.tei.project import project
from tests.tei.schemas import SHARED

FOREIGN = sorted(SHARED.glob("corpus/tei/*/*.xml")) + sorted(SHARED.glob("examples/**/*.xml"))


def tei(body: str, header: str = "", attributes: str = "") -> Edition:
    data = (
        f'<TEI xmlns="{TEI_NAMESPACE}" {attributes}><teiHeader>{header}</teiHeader>'
        f"<text><body>{body}</body></text></TEI>"
    )
    return parse(data.encode(), "x.xml").value


def view_of(body: str, header: str = "", attributes: str = "") -> v.View:
    return project(tei(body, header, attributes)).value


def only(view: v.View) -> v.Block:
    (block,) = view.blocks
    return block


def told(view: v.View) -> str:
    return " ".join(" ".join(v.shown(view)).split())
