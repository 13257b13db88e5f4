"""Hostile XML is refused or read safely: no file is read, no server called, no time lost.

The cases are data (`hostile/cases.toml`). libxml2 opens files itself, which Python's audit
hooks do not see; so the kernel tells (`inotify`) whether the canaries were opened.
"""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher import view as v
from publisher.errors import InputError
from publisher.tei.names import TEI_NAMESPACE
from publisher.tei.parse import parse
from publisher.tei.project import project
from publisher.tei.serialize import serialize

CASES = tomllib.loads((Path(__file__).parent / "hostile" / "cases.toml").read_text("utf-8"))
CANARY = "the canary's words"
LONGEST = 30  # seconds, on a busy machine; each takes less than one on a quiet one

_TIMES = re.compile(r"\[\[(\d+)\|(.*?)\]\]", re.DOTALL)
_IN_OPEN = 0x20  # inotify(7)
_WATCHED = ("open", "socket.", "urllib.", "subprocess.", "os.")
_heard: list[str] = []
_listening = False


def _hear(event: str, _: object) -> None:
    if _listening and event.startswith(_WATCHED):
        _heard.append(event)


sys.addaudithook(_hear)


@dataclass
class Trap:
    """Files and a server that nobody may touch."""

    folder: Path
    server: socket.socket
    watch: int

    def filled(self, text: str) -> str:
        """A text with the addresses of what is in the trap."""
        url = f"http://127.0.0.1:{self.server.getsockname()[1]}/x"
        places = {"@FILE@": (self.folder / "canary").as_uri(), "@URL@": url}
        places["@DTD@"] = (self.folder / "canary.dtd").as_uri()
        for name, address in places.items():
            text = text.replace(name, address)
        return text

    def opened(self) -> bool:
        """Whether the kernel saw a file of the folder opened."""
        try:
            return bool(os.read(self.watch, 4096))
        except BlockingIOError:
            return False

    def called(self) -> bool:
        """Whether somebody called the server."""
        try:
            self.server.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    if not sys.platform.startswith("linux"):
        pytest.skip("the kernel tells of opened files on Linux only")
    (tmp_path / "canary").write_text(CANARY)
    (tmp_path / "canary.dtd").write_text(f'<!ENTITY secret "{CANARY}">')
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    assert libc.inotify_add_watch(watch, os.fsencode(tmp_path), _IN_OPEN) > 0
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield Trap(tmp_path, server, watch)
    os.close(watch)


def document(case: dict[str, str], trap: Trap) -> bytes:
    """The bytes of a case."""
    text = case.get("document") or (
        f'{case.get("before", "")}<TEI xmlns="{TEI_NAMESPACE}"><teiHeader/>'
        f"<text><body>{case['body']}</body></text></TEI>"
    )
    many = _TIMES.sub(lambda found: found[2] * int(found[1]), trap.filled(text))
    return many.encode(case.get("encoding", "utf-8"))


def come_of(data: bytes) -> str:
    """What comes of a file: the error, or the words of its view, taken through serialising."""
    try:
        edition = parse(data, "x.xml").value
    except InputError as error:
        return f"error: {error}"
    again = parse(serialize(edition), "x.xml").value
    return "".join(v.shown(project(again).value))


def test_the_trap_sees_what_it_should(trap):
    (trap.folder / "canary").read_text()
    socket.create_connection(trap.server.getsockname()).close()
    assert trap.opened()
    assert trap.called()


def test_there_are_cases_of_every_kind():
    assert len(CASES) >= 40
    assert all(("refused" in case) != ("shown" in case) for case in CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_hostile_xml_is_refused_or_read_safely(name, trap):
    global _listening  # noqa: PLW0603  # an audit hook cannot be taken away again
    case = CASES[name]
    data = document(case, trap)
    come_of(b"<TEI/>")  # what is loaded when it is first used
    _heard.clear()
    before, _listening = time.monotonic(), True
    try:
        came = come_of(data)
    finally:
        _listening = False
    assert time.monotonic() - before < LONGEST
    assert (_heard, trap.opened(), trap.called()) == ([], False, False)
    assert CANARY not in came
    if "refused" in case:
        assert came.startswith("error: x.xml")
        assert case["refused"] in came
    else:
        assert came.strip() == case["shown"]
