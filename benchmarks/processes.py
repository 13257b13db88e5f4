"""Whole processes: what each takes of processors."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

_KEPT_FROM_WRITING = "PYTHONDONTWRITEBYTECODE"  # then each process would compile all modules anew


def as_installed(bytecode: str, path: str = "") -> dict[str, str]:
    """This environment, as an installation has it: modules are compiled once, into the folder
    `bytecode`. `path` is where they are looked for first.
    """
    told = {name: value for name, value in os.environ.items() if name != _KEPT_FROM_WRITING}
    told["PYTHONPYCACHEPREFIX"] = bytecode
    if path:
        told["PYTHONPATH"] = path
    return told


def processor_time(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """The seconds that a command and its children take of processors, its own and the system's.
    Raises `CalledProcessError` when it fails.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime
