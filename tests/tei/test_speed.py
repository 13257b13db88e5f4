"""Showing TEI takes time in proportion to its size."""

from __future__ import annotations

from time import process_time

from publisher.tei.project import project
from tests.tei.foreign import tei


def test_time_grows_with_the_size_of_a_document():
    def seconds(turns: int) -> float:
        said = "<seg>" + "Words of a speech, one like the other. " * 9 + "</seg>"
        edition = tei(
            "".join(
                f'<note type="speaker">A{n % 9}:</note><u xml:id="u{n}" who="#p{n % 9}">{said}'
                "<kinesic><desc>Applause.</desc></kinesic></u>"
                for n in range(turns)
            )
        )
        before = process_time()
        project(edition)
        return process_time() - before

    seconds(100)  # what is loaded when it is first used
    assert seconds(4000) < 10 * seconds(1000)
