"""Fuzz a reader: whatever the bytes, it reads them or refuses them, and loses nothing.

    pip install atheris
    python fuzz/fuzz_readers.py docx found/ fuzz/seeds/docx -runs=1000000
    python fuzz/fuzz_readers.py docx --open found/ fuzz/seeds/docx -runs=1000000

The first argument is a reader's name (`publisher.readers`). `--open` tries how the file is
opened, which is what readers differ in, and leaves out how the text is then read, which
they share. The rest is libFuzzer's; it writes what it finds to the first folder.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import atheris

with atheris.instrument_imports(
    include=["publisher.readers", "publisher.foreign", "publisher.decode"]
):
    from word_files import word_file

    from publisher import law, plugins
    from publisher.errors import InputError
    from publisher.readers import BUILT_IN, open_source, read
    from publisher.source import Source
    from tests.tei.records import told

    for row in BUILT_IN.values():  # what is loaded on demand is instrumented, too
        plugins.load(row.opens)
        plugins.load(row.target)


def opened(reader: str, data: bytes) -> Source | None:
    """The bytes as a source, None where they are refused; what is told of it must be so."""
    if reader != "docx":
        data = data.decode("utf-8", "replace").encode()  # to guess the encoding takes longest
    elif not data.startswith(b"PK"):
        data = word_file(data)
    try:
        source = open_source(data, f"fuzz{BUILT_IN[reader].suffixes[0]}", reader).value
    except InputError:
        return None
    layout, end = source.layout, len(source.text)
    in_order(end, *(block.span for block in layout.blocks))
    in_order(end, *(stretch.span for stretch in layout.stretches))
    in_order(end, *((mark.start, mark.end) for mark in layout.marks))
    return source


def in_order(end: int, *spans: tuple[int, int]) -> None:
    """Fail where spans do not follow each other within the text."""
    for before, after in pairwise([(0, 0), *spans, (end, end)]):
        if not before[0] <= before[1] <= after[0]:
            raise AssertionError(f"{after} behind {before}")


def read_whole(reader: str, data: bytes) -> None:
    """Open and read the bytes; the law must hold of what is read."""
    if source := opened(reader, data):
        record = read(source, reader).value
        parting = law.first_difference(source.text, told(record.items), record.marks)
        if parting:
            raise AssertionError(str(parting))


def main() -> None:
    """Run the fuzzer on the reader that the command line names."""
    reader = sys.argv.pop(1)
    target: Callable[[str, bytes], object] = read_whole
    if "--open" in sys.argv:
        sys.argv.remove("--open")
        target = opened

    def one(data: bytes) -> None:
        target(reader, data)

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
