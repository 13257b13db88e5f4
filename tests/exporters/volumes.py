"""A volume of a few small records, in two languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.batch.corpus import Means
from publisher.batch.job import Job, Target
from publisher.batch.result import Settings
from publisher.batch.volume import Volume, bind_all
from publisher.pipeline import Document, Prepared, prepare

RECORDS = {
    "board": b"""Meeting of the Board

April 2, 2020

Anna Berg: Good evening to all of you. <inaudible> AT&T ]]> &amp;

Boris Clark: I have nothing to add.

Question: When do we meet again?

Anna Berg: In May.
""",
    "council": b"""[Page 7]

Meeting of the Council

May 4, 2021

The Council met in the small hall.

Chair Anna Berg: Good morning. The sitting is open.

Boris Clark: Thank you. We agree.

(Applause.)

Anna Berg: The sitting is closed.
""",
    "sitzung": """Sitzung des Rates

4. Mai 2022

Eva Müller: Guten Morgen, meine Damen und Herren. Die Sitzung ist eröffnet und wir beginnen.

Jan Weiß: Vielen Dank, Frau Präsidentin, wir haben heute nichts zu sagen und gehen wieder.

Eva Müller: Dann ist die Sitzung geschlossen, ich danke Ihnen.
""".encode(),
}


@cache
def volume_tei(*names: str) -> bytes:
    """The volume of these records, of all when none is named, as TEI."""
    with TemporaryDirectory() as folder:
        jobs = [
            Job(f"{n}.txt", n, None, (Target("tei", Path(folder) / f"{n}.xml"),), data)
            for n, data in RECORDS.items()
            if n in names or not names
        ]
        book = Volume("Meetings", "Meetings", (Target("tei", None),))
        *_, last = bind_all(jobs, book, Path(folder), Settings(), Means(1, lambda all_: all_))
    data = last.made[0].data
    assert data is not None
    return data


@cache
def volume(*names: str) -> Prepared:
    """The volume, up to its view."""
    return prepare(Document("Meetings.xml", volume_tei(*names))).value
