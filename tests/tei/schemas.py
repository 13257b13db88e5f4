"""The schemas that an edition is checked against, where they are at hand."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
SCHEMAS = ROOT / "publisher" / "tei" / "schema"
OURS = SCHEMAS / "publisher-1.rng"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the reference schemas and samples lie in ../shared"
)

REFERENCE = ("tei/tei_all.simplified.rng.gz", "parla-clarin/parla-clarin.simplified.rng.gz")


@cache
def reference(name: str) -> etree.RelaxNG:
    """A reference schema: simplified by `jing -s`, the form that lxml can load."""
    return etree.RelaxNG(
        etree.fromstring(gzip.decompress((SHARED / "schemas" / name).read_bytes()))
    )


def faults(root: etree._Element) -> list[str]:
    """What the reference schemas have against a tree."""
    schemas = ((name, reference(name)) for name in REFERENCE)
    return [
        f"{name}: {schema.error_log[0].message if len(schema.error_log) else 'invalid'}"
        for name, schema in schemas
        if not schema.validate(root)
    ]


def tei_faults(root: etree._Element) -> list[str]:
    """What the schema of TEI P5 has against a tree."""
    schema = reference(REFERENCE[0])
    return [] if schema.validate(root) else [str(schema.error_log[0])]
