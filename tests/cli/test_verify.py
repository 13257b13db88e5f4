"""`publisher verify`: a folder against its manifest, each file against its source."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.batch import claims

pytestmark = pytest.mark.usefixtures("folder")

ALL = ",".join(pipeline.formats())
TOLD = re.compile(r"^(\S+?): (?:error|warning|info) (P\d+):", re.MULTILINE)
NOTED = "<html><body><p>Chair Anna Berg: Good <b>day</b>.</p><ul><li>One</li></ul></body></html>"


@pytest.fixture
def verified(publisher):
    """Export, change something, verify: the exit code and the codes with their files."""

    def call(change, *arguments, formats="tei,txt"):
        publisher("export", "in", "-f", formats)
        change()
        ran = publisher("verify", "dist", *arguments)
        return ran.code, TOLD.findall(ran.err)

    return call


def rewritten(name, data):
    """Change a file and its row in the manifest, as a wrong export would have made them."""
    Path("dist", name).write_bytes(data)
    path = Path("dist/manifest.jsonl")
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    for row in rows:
        if row["path"] == name:
            row |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


@pytest.mark.parametrize(
    "arguments", [(), ("--no-embed",), ("--profile", "reading"), ("--wrap", "40")]
)
def test_what_was_exported_holds_in_every_format(publisher, arguments):
    Path("in/notes.html").write_text(NOTED)
    assert publisher("export", "in", "-f", ALL, *arguments).code == 0
    ran = publisher("verify", "dist", "-v", "--fail-level", "info")
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err == "read back: 18 files with the bytes of the manifest\n"


def test_the_profile_of_parlamint_holds_too(publisher):
    publisher("export", "in", "-f", "tei", "--profile", "parlamint")
    assert publisher("verify", "dist", "-v").code == 0


def test_a_file_that_is_missing(verified):
    assert verified(Path("dist/sitting.txt").unlink) == (1, [("dist/sitting.txt", "P801")])


@pytest.mark.parametrize("words", [b"other", b"Good"])
def test_a_file_that_was_changed(verified, words):
    path = Path("dist/sitting.txt")
    code, told = verified(lambda: path.write_bytes(path.read_bytes().replace(b"Good", words)))
    assert (code, told) == ((0, []) if words == b"Good" else (1, [("dist/sitting.txt", "P802")]))


def test_a_byte_that_was_changed_while_the_size_stays(verified):
    path = Path("dist/sitting.txt")
    code, told = verified(lambda: path.write_bytes(path.read_bytes().replace(b"Good", b"Goad")))
    assert (code, told) == (1, [("dist/sitting.txt", "P802")])


def test_a_link_is_no_file(verified):
    def link():
        Path("dist/sitting.txt").rename("elsewhere")
        Path("dist/sitting.txt").symlink_to("../elsewhere")

    assert verified(link) == (1, [("dist/sitting.txt", "P802")])


def test_a_stray_file_is_told_and_stays(verified):
    Path("dist/deep").mkdir(parents=True)
    code, told = verified(lambda: Path("dist/deep/mine.txt").write_text("x"))
    assert (code, told) == (0, [("dist/deep/mine.txt", "P803")])
    assert Path("dist/deep/mine.txt").exists()


def test_a_stray_file_is_told_among_more_files_than_memory_holds(verified, monkeypatch):
    monkeypatch.setattr(claims, "_IN_MEMORY", 1)
    for number in range(4):
        Path(f"in/{number}.txt").write_bytes(Path("in/sitting.txt").read_bytes())
    code, told = verified(lambda: Path("dist/2.csv").write_text("x"), "-j", "1")
    assert (code, told) == (0, [("dist/2.csv", "P803")])


def test_a_file_that_the_manifest_lists_twice_is_read_back_twice(publisher, monkeypatch):
    monkeypatch.setattr(claims, "_IN_MEMORY", 0)
    publisher("export", "in", "-f", "txt")
    path = Path("dist/manifest.jsonl")
    path.write_bytes(2 * path.read_bytes())
    ran = publisher("verify", "dist")
    assert (ran.code, ran.err) == (0, "read back: 2 files with the bytes of the manifest\n")


@pytest.mark.parametrize("gone", [True, False])
def test_without_its_source_a_file_is_compared_with_its_edition(verified, gone):
    path = Path("in/sitting.txt")
    change = path.unlink if gone else lambda: path.write_text("Other words.\n")
    code, told = verified(change, "-v", formats="docx,txt")
    assert (code, told) == (0, [("in/sitting.txt", "P804")])


def test_without_source_and_edition_nothing_can_be_compared(verified):
    code, told = verified(Path("in/sitting.txt").unlink, "--fail-level", "warning", formats="txt")
    assert (code, told) == (1, [("in/sitting.txt", "P804")])


@pytest.mark.parametrize("name", ["txt", "md", "json", "csv", "html", "xml"])
def test_a_word_that_an_export_lost_is_told_with_its_address(publisher, name):
    publisher("export", "in", "-f", ALL)
    data = Path(f"dist/sitting.{name}").read_bytes()
    lost = data.replace(b"The sitting is open", b"The is open")
    assert lost != data
    rewritten(f"sitting.{name}", lost)
    ran = publisher("verify", "dist")
    assert ran.code == 1
    words = f"dist/sitting.{name}: error P805: the file does not say what its source says"
    assert f"{words}; first at u1.p1: expected 'sittingisopen." in ran.err


def test_an_edition_that_is_another_is_told(publisher):
    publisher("export", "in", "-f", "html")
    data = Path("dist/sitting.html").read_bytes()
    other = re.sub(rb'id="(\w+)-[0-9a-f]{8}', rb'id="\1-00000000', data)
    assert other != data
    rewritten("sitting.html", other)
    ran = publisher("verify", "dist")
    assert "P805" in ran.err
    assert "its edition, which is not the one" in ran.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"not json\n", "dist/manifest.jsonl:1: this is no line of a manifest"),
        (b'{"path": 1}\n', "dist/manifest.jsonl:1: this is no line of a manifest"),
        (b"[]\n", "dist/manifest.jsonl:1: this is no line of a manifest"),
    ],
)
def test_a_manifest_that_is_damaged_is_an_error_with_its_line(publisher, line, words):
    publisher("export", "in", "-f", "txt")
    Path("dist/manifest.jsonl").write_bytes(line)
    ran = publisher("verify", "dist")
    assert (ran.code, words in ran.err) == (1, True)


def test_a_manifest_leads_nowhere_else(publisher):
    publisher("export", "in", "-f", "txt")
    path = Path("dist/manifest.jsonl")
    path.write_text(path.read_text().replace('"sitting.txt"', '"../in/sitting.txt"'))
    ran = publisher("verify", "dist")
    assert (ran.code, "../in/sitting.txt leads out of the folder" in ran.err) == (1, True)


def test_a_folder_without_a_manifest_is_an_error(publisher):
    ran = publisher("verify", "in")
    assert ran.code == 1
    assert "in/manifest.jsonl: cannot be read" in ran.err


def test_many_documents_are_verified_in_processes(publisher):
    words = Path("in/sitting.txt").read_bytes()
    for number in range(4):
        Path(f"in/{number}.txt").write_bytes(words)
    publisher("export", "in", "-f", "txt", "-j", "1")
    ran = publisher("verify", "dist", "-j", "2")
    assert (ran.code, ran.err) == (0, "read back: 5 files with the bytes of the manifest\n")
