"""The same bytes everywhere: real processes under other locales, time zones, hash seeds,
folders, rights and times of files make the same files (docs/explanation/reproducibility.md).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from publisher.tei.build import build
from publisher.tei.serialize import serialize
from publisher.theme.load import names
from tests.tei.records import every_node

ROOT = Path(__file__).parents[2]
RECORDS = {
    "sitting-I.txt": """\
Meeting of the Council of Iğdır

May 4, 2021

Chair Anna Berg: Good morning. INSIDE, the sitting is open; there are 1,234.5 reasons to be brief
and none to hurry, so everybody shall be heard.

İsmail Işık: Teşekkür ederim. We agree with AT&T.

Anna Berg: Добрый день. שלום. 主席：開會。
""",
    "b/2021-05-05-sitting.txt": """\
Sitzung des Rates

5. Mai 2021

Vorsitzende Anna Berg: Guten Tag. Die Sitzung ist eröffnet.

Boris Clark: Straße, Maße, ﬁnden.

Anna Berg: Die Sitzung ist geschlossen.
""",
    "nodes.xml": serialize(build(every_node(), "nodes").value).decode(),
}
LOOKING = ("docx", "epub", "html", "pdf")
STYLES = {
    **dict.fromkeys(names(), ",".join(LOOKING)),
    "transcript": "tei,docx,pdf,epub,html,md,txt,json,csv",
}
"""What is made in each style; some have numbered lines, columns, addresses in the margin."""

# A program that has set the locale, as those do that call this one as a library.
PROGRAM = """\
import locale, os, sys
locale.setlocale(locale.LC_ALL, "")
os.umask(int(sys.argv[1]))
from publisher.cli import run
for line in sys.stdin.read().splitlines():
    if code := run(line.split("\\t")):
        sys.exit(code)
"""


@dataclass(frozen=True)
class Surroundings:
    """What no byte may depend on."""

    variables: dict[str, str] = field(default_factory=dict)
    locale: tuple[str, str] | None = None  # with its character set
    elsewhere: bool = False  # called from another folder, by absolute paths
    backwards: bool = False  # files made in the other order
    time: int = 1_600_000_000  # of the records
    umask: int = 0o022
    jobs: int = 1


AT_HOME = Surroundings({"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"})
OTHERS = {
    "Turkish, at the date line": Surroundings(
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"},
        ("tr_TR", "UTF-8"),
        elsewhere=True,
        umask=0o077,
    ),
    "German, of one byte a letter": Surroundings(
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
        ("de_DE", "ISO-8859-1"),
        backwards=True,
        time=0,
        jobs=2,
    ),
    "no locale, in the future": Surroundings(
        {"LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "3", "COLUMNS": "20"},
        elsewhere=True,
        time=4_000_000_000,
    ),
}


@pytest.fixture(scope="module")
def at_home(tmp_path_factory):
    return made(AT_HOME, tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize("surroundings", OTHERS.values(), ids=OTHERS)
def test_the_same_bytes_are_made_anywhere(surroundings, at_home, tmp_path):
    there = made(surroundings, tmp_path)
    assert [path for path in at_home if there.get(path) != at_home[path]] == []
    assert set(there) == set(at_home)


def test_every_style_the_volume_and_the_bag_are_compared(at_home):
    folders = {path.split("/")[0] for path in at_home}
    assert folders == {*STYLES, "volume", "bag"}
    bound = {Path(path).suffix for path in at_home if path.startswith("volume/")}
    assert bound == {*(f".{name}" for name in LOOKING), ".jsonl"}  # and the manifest


def made(surroundings: Surroundings, folder: Path) -> dict[str, str]:
    """The digests of all that is made there, by path."""
    write_records(folder / "in", surroundings)
    base = f"{folder}/" if surroundings.elsewhere else ""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **surroundings.variables}
    if surroundings.locale:
        environment |= own_locale(*surroundings.locale, folder / "locales")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(surroundings.umask)],
        input="\n".join("\t".join(command) for command in commands(base, surroundings.jobs)),
        text=True,
        env=environment,
        cwd="/" if surroundings.elsewhere else folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = (path for path in (folder / "out").rglob("*") if path.is_file())
    return {
        path.relative_to(folder / "out").as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in files
        if ".publisher" not in path.parts
    }


def commands(base: str, jobs: int):
    for style, formats in STYLES.items():
        out = f"{base}out/{style}"
        yield ["export", f"{base}in", "-f", formats, "--style", style, "-j", str(jobs), "-o", out]
    wanted = ("--style", "gazette", "--title", "Sittings", "-o", f"{base}out/volume")
    yield ["volume", f"{base}in", "-f", ",".join(LOOKING), *wanted]
    yield ["bag", f"{base}out/transcript", "-o", f"{base}out/bag"]


def write_records(folder: Path, surroundings: Surroundings):
    """Write the records, in one order or the other, with their time."""
    for name, text in sorted(RECORDS.items(), reverse=surroundings.backwards):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (surroundings.time, surroundings.time))


def own_locale(name: str, charset: str, folder: Path) -> dict[str, str]:
    """The variables that set a locale, which is made for the test."""
    if not (shutil.which("localedef") and Path("/usr/share/i18n/locales").is_dir()):
        pytest.skip("needs the sources of locales: apt-get install locales")
    folder.mkdir()
    command = ["localedef", "-i", name, "-f", charset, str(folder / f"{name}.{charset}")]
    subprocess.run(command, check=False, capture_output=True)  # warnings have an exit code, too
    return {"LOCPATH": str(folder), "LC_ALL": f"{name}.{charset}"}
