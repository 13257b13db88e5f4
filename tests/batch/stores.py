"""A store of objects on this machine, as S3 is one; a cluster on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
REASON = "needs: pip install 'publisher[dask]' 'moto[server]'"
SETTINGS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
}


def environment(**more):
    """What a process of the command needs to know."""
    return {**os.environ, **SETTINGS, "PYTHONPATH": str(ROOT), **more}


def publisher(*arguments, **more):
    """The command in a process of its own, as a user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "publisher", *arguments],
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
    )
