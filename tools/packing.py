"""What a wheel has beside the package: the manual page and, where it is asked for, binary modules.

`PUBLISHER_COMPILED=1` in the environment asks for them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig

sys.path.insert(0, str(Path(__file__).parent))  # a hook is loaded from its file alone
import compiled
import manual

ASKED = "PUBLISHER_COMPILED"


class Wheel(BuildHookInterface[WheelBuilderConfig]):
    """Adds to a wheel. Its configuration has the modules to be compiled."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What is installed for the build alone."""
        return list(compiled.NEEDED) if _is_asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is added, and tell the builder of it."""
        folder = Path(self.root) / "build"
        build_data["shared_data"][str(manual.write(folder))] = manual.PLACE
        if _is_asked() and version != "editable":  # which is the sources themselves
            modules = self.config["compiled"]
            made = compiled.build(Path(self.root), modules, folder / "compiled")
            build_data["force_include"].update(made)
            build_data["infer_tag"], build_data["pure_python"] = True, False


def _is_asked() -> bool:
    return os.environ.get(ASKED) == "1"
