"""Cases that are data: the body of a canonical edition, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from publisher.tei.edition import Edition
from publisher.tei.names import PROFILE, TEI_NAMESPACE
from publisher.tei.parse import parse


def cases(name: str) -> list[tuple[str, ...]]:
    """The cases of a file: two bodies with an arrow between, an empty line after."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    return [tuple(case.strip("\n").split("\n=>\n")) for case in text.split("\n\n")]


def of_body(body: str) -> Edition:
    """A canonical edition with this body, and a header that tells no more than that."""
    data = (
        f'<TEI xmlns="{TEI_NAMESPACE}"><teiHeader><encodingDesc>'
        f'<schemaRef key="{PROFILE}"/></encodingDesc></teiHeader>'
        f"<text><body>{body}</body></text></TEI>"
    )
    return parse(data.encode(), "x.xml").value


def told_body(edition: Edition) -> str:
    """What the body of an edition holds, as it is written."""
    body = edition.root.find(f".//{{{TEI_NAMESPACE}}}body")
    told = etree.tostring(body, encoding="unicode").replace(f' xmlns="{TEI_NAMESPACE}"', "")
    return told.removeprefix("<body>").partition("</body>")[0]
