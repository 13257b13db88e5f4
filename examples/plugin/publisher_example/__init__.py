"""A plug-in for publisher: a format, a reader and a style."""

from pathlib import Path

TOWN_COUNCIL = Path(__file__).parent / "town-council.toml"
