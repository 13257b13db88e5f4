"""Fuzz a reader: whatever the bytes, it reads them or refuses them, and loses nothing.

    pip install atheris
    python fuzz/fuzz_readers.py docx fuzz/seeds/docx -atheris_runs=1000000

The first argument is a reader's name (`publisher.readers`); the rest is libFuzzer's.
"""

from __future__ import annotations

import io
import sys
import zipfile

import atheris

with atheris.instrument_imports(include=["publisher.readers", "publisher.decode"]):
    from publisher import law, plugins
    from publisher.errors import InputError
    from publisher.readers import BUILT_IN, open_source, read
    from tests.tei.records import told

    for row in BUILT_IN.values():  # what is loaded on demand is instrumented, too
        plugins.load(row.opens)
        plugins.load(row.target)


def _packed(document: bytes) -> bytes:
    """A Word document with this for its body, so that more than the ZIP is tried."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", document)
    return packed.getvalue()


def target(reader: str, data: bytes) -> None:
    """Open and read the bytes; the law must hold of what is read."""
    name = f"fuzz{BUILT_IN[reader].suffixes[0]}"
    if reader == "docx" and not data.startswith(b"PK"):
        data = _packed(data)
    try:
        source = open_source(data, name, reader).value
    except InputError:
        return
    record = read(source, reader).value
    parting = law.first_difference(source.text, told(record.items), record.marks)
    if parting:
        raise AssertionError(str(parting))


def main() -> None:
    """Run the fuzzer on the reader that the command line names."""
    reader = sys.argv.pop(1)
    atheris.Setup(sys.argv, lambda data: target(reader, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
