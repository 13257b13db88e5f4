"""The encoding that was named is that of the file, whatever the format."""

from __future__ import annotations

import pytest

from publisher.readers import open_source

WORDS = "né à Noël"
FILES = {
    "transcript": f"Zoë: {WORDS}",
    "markdown": f"Zoë: {WORDS}",
    "csv": f"speaker,text\nZoë,{WORDS}",
    "tsv": f"speaker\ttext\nZoë\t{WORDS}",
    "json": f'[{{"speaker": "Zoë", "text": "{WORDS}"}}]',
    "jsonl": f'{{"speaker": "Zoë", "text": "{WORDS}"}}',
    "webvtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n{WORDS}",
    "subrip": f"1\n00:00:01,000 --> 00:00:02,000\n{WORDS}",
    "html": f"<p>{WORDS}</p>",
}


@pytest.mark.parametrize("reader", FILES)
@pytest.mark.parametrize("encoding", ["cp1252", "cp037"])
def test_a_reader_takes_the_encoding_that_was_named(reader, encoding):
    """In EBCDIC (cp037) not even the Latin letters are those of ASCII."""
    opened = open_source(FILES[reader].encode(encoding), "a.x", reader, encoding)
    assert WORDS in opened.value.text
    assert (opened.value.encoding, opened.notices) == (encoding, ())
