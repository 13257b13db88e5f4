"""Showing TEI takes work in proportion to its size."""

from __future__ import annotations

import sys

from publisher.tei.project import project
from tests.tei.foreign import tei


def test_work_grows_with_the_size_of_a_document():
    def calls(turns: int) -> int:
        said = "<seg>" + "Words of a speech, one like the other. " * 9 + "</seg>"
        edition = tei(
            "".join(
                f'<note type="speaker">A{n % 9}:</note><u xml:id="u{n}" who="#p{n % 9}">{said}'
                "<kinesic><desc>Applause.</desc></kinesic></u>"
                for n in range(turns)
            )
        )
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        before = sys.getprofile()
        sys.setprofile(counted)  # is told of each call, of Python's and of C's functions
        try:
            project(edition)
        finally:
            sys.setprofile(before)
        return count

    calls(10)  # what is loaded when it is first used
    assert calls(800) < 5 * calls(200)
