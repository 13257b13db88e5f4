"""Binary modules: the inner loops of an export, compiled by mypyc from the code as it is.

Which modules they are stands in `pyproject.toml`. A binary module lies beside its source and is
loaded in its stead; without it, the source is.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path

NEEDED = ("mypy[mypyc]>=2.4", "setuptools>=77")
"""What a build needs, beside a C compiler and Python's headers."""

LIBRARY = "publisher"
"""What the library that all modules share is called; mypyc adds `__mypyc`."""

_HINT = "A C compiler and Python's headers are needed: apt install gcc python3-dev"

# Types are checked strictly by `make lint`; here libraries need not be there.
_MYPY = ("--config-file=", "--ignore-missing-imports", "--no-incremental")


def build(root: Path, modules: Sequence[str], folder: Path) -> dict[str, str]:
    """Compile modules, whose paths are relative to `root`, in an empty folder.

    Gives each file that is made with its place in a wheel. Ends the process where there is no C
    compiler that can do it.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext
    from setuptools.errors import CompileError, LinkError, PlatformError

    shutil.rmtree(folder, ignore_errors=True)
    made = folder / "lib"
    with chdir(root):
        sources = [*_MYPY, *modules]
        extensions = mypycify(
            sources,
            opt_level="2",  # 3 was no faster
            debug_level="0",
            target_dir=str(folder / "c"),
            group_name=LIBRARY,
        )
        command = build_ext(Distribution({"name": LIBRARY, "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(made), str(folder / "objects")
        command.ensure_finalized()
        try:
            command.run()
        except (CompileError, LinkError, PlatformError) as error:
            sys.exit(f"cannot compile: {error}\n{_HINT}")
    return {str(path): path.relative_to(made).as_posix() for path in sorted(made.rglob("*.*"))}
