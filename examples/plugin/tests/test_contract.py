"""What publisher expects of a format, a reader and a style holds for these."""

import json

from publisher_example import TOWN_COUNCIL
from publisher_example.chat import READER
from publisher_example.index import export

from publisher import load_style
from publisher.testing import check_exporter, check_reader, check_theme

CHAT = b"""<anna> Shall we begin? AT&T is on the line.
<anna> The first item is the bridge.
* boris nods
<boris> 1 < 2, as <inaudible> said.
*** carla has joined
"""


def words(data: bytes) -> str:
    """The record's words, read back from the file."""
    return "".join(json.loads(line)["text"] for line in data.decode().splitlines())


def test_the_format_keeps_its_contract():
    check_exporter(export, load_style("default").value, words=words)


def test_the_reader_keeps_its_contract():
    (record,) = check_reader(READER, [CHAT])
    assert [person.name for person in record.people] == ["anna", "boris"]


def test_the_style_keeps_its_contract():
    assert check_theme(TOWN_COUNCIL).name == "town-council"
