"""Whole processes: what each takes of processors."""

from __future__ import annotations

import os
import resource
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
    """The seconds that a command and its children take of processors, their own and the system's.
    Raises `CalledProcessError` when it fails.
    """
    return _seconds(_usage_of(command, environment))


def time_and_memory(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> tuple[float, float]:
    """The same seconds, and the most megabytes that the command had (Linux: `ru_maxrss` of
    getrusage(2) is in KiB there). Raises as `processor_time` does.
    """
    usage = _usage_of(command, environment)
    return _seconds(usage), usage.ru_maxrss * 1024 / 1e6


def _usage_of(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> resource.struct_rusage:
    """What a command has used at its end. Raises `CalledProcessError` when it fails."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage


def _seconds(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime
