"""Pages that are damaged, or made to do harm: refused with words, or read."""

from __future__ import annotations

import time

import pytest

from publisher.errors import InputError
from publisher.readers import open_source
from tests.readers.layouts import check

SUBSET = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;'
REFUSED = {
    "nothing": (b"", "empty"),
    "white space": (b" \n", "empty"),
    "no words": (b"<p></p><hr>", "no text"),
    "a comment": (b"<!-- words -->", "no text"),
    "a frameset": (b"<frameset><frame src=x></frameset>", "no text"),
    "all of it hidden": (b"<body hidden><p>words", "no text"),
    "all of it script": (b"<script>words</script>", "no text"),
    "NULs": (b"<p>a\0b\0c", "no text file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), "no text file"),
    "laughs": (SUBSET.encode(), "DOCTYPE"),
    "laughs as XHTML": (b"<?xml version='1.0'?>" + SUBSET.encode(), "DOCTYPE"),
    "nested without bound": (b"<div>" * 50_000 + b"words", "2000 deep"),
    "nested inline without bound": (b"<b>" * 50_000 + b"words", "2000 deep"),
    "lists without bound": (b"<ul><li>" * 50_000 + b"words", "2000 deep"),
    "tables without bound": (b"<table><tr><td>" * 50_000 + b"words", "2000 deep"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_what_and_what_to_do(case):
    data, reason = REFUSED[case]
    with pytest.raises(InputError, match=reason) as refused:
        open_source(data, "a.html", "html")
    assert refused.value.message.startswith("a.html")
    assert refused.value.hint


def test_an_encoding_that_does_not_fit_is_refused():
    with pytest.raises(InputError, match="byte 3 is not utf-8"):
        open_source(b"<p>\xff", "a.html", "html", "utf-8")


LONG = b"x" * 11_000_000
READ = {
    "nested deeply": (b"<div>" * 1500 + b"words", "words"),
    "tags that are never closed": (b"<p><font><b>x" * 400, "x"),
    "a huge attribute": (b'<p title="' + LONG + b'">words', "words"),
    "a huge style": (b'<p style="' + b"display:;" * 500_000 + b'">words', "words"),
    "a huge link": (b'<a href="https://x.org/' + LONG + b'">words', "words"),
    "a huge text": (b"<p>" + LONG, "xxx"),
    "a huge name": (b"<" + LONG[:1_000_000] + b">words", "words"),
    "many attributes": (b"<p " + b"".join(b"a%d=1 " % n for n in range(5000)) + b">words", "words"),
    "many tags": (b"<b></b>" * 50_000 + b"words", "words"),
    "many line breaks": (b"<br>" * 50_000 + b"words", "words"),
    "many signs": (b"<" * 100_000 + b"words", "<<<"),
    "spans without bound": (
        b"<table>" + b"<tr><td colspan=999999999 rowspan=999999999>x" * 2000 + b"</table>",
        "x",
    ),
    "a list from a huge number": (b"<ol start=99999999999999><li>words</ol>", "words"),
    "roman numbers without bound": (b"<ol type=I start=999999999><li>words</ol>", "words"),
    "DOCTYPEs without end": (b"<!DOCTYPE " * 50_000 + b"><p>words", "words"),
    "an entity from outside": (
        b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/hostname"><x><p>words</p></x>',
        "words",
    ),
    "an entity that nobody declared": (b"<p>&zzz; words", "&zzz; words"),
    "references beyond Unicode": (b"<p>&#x110000;&#0;&#xD800; words", "\ufffd"),
    "conditional comments": (b"<!--[if IE]>no<![endif]--><p>words", "words"),
    "an object from elsewhere": (b"<object data=http://127.0.0.1:9>no</object><p>words", "words"),
    "an inclusion": (
        b'<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/hosts"/><p>words',
        "words",
    ),
}


@pytest.mark.parametrize("case", READ)
def test_it_is_read_in_time(case):
    data, text = READ[case]
    began = time.monotonic()
    source = open_source(data, "a.html", "html").value
    assert time.monotonic() - began < 20
    check(source)
    assert source.text.startswith(text)
