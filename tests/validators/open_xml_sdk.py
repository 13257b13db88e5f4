"""Microsoft's Open XML SDK validator, as a program that stands alone."""

from __future__ import annotations

import json
import platform
import subprocess
from pathlib import Path

import pytest

PACKAGES = Path(__file__).parents[1] / "office" / "node_modules" / "@xarsh"


def program() -> Path:
    """The validator of this machine; the test is skipped where there is none."""
    system = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}.get(platform.system(), "")
    machine = "arm64" if platform.machine() in {"arm64", "aarch64"} else "x64"
    folder = PACKAGES / f"ooxml-validator-{system}-{machine}"
    for path in folder.glob("ooxml-validator*"):
        return path
    pytest.skip("needs the Open XML SDK validator: npm install --prefix tests/office")


def findings(path: Path) -> list[str]:
    """What the validator says against a file, one line for each fault."""
    done = subprocess.run([program(), path], capture_output=True, timeout=120, check=False)
    told = json.loads(done.stdout)
    faults = [f"{e['path']} {e['xPath']}: {e['description']}" for e in told["errors"]]
    return faults if told["ok"] or faults else ["the file cannot be opened"]
