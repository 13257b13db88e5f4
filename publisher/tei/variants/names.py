"""What the profiles of TEI are called. `publisher.tei.variants.table` says what they do."""

from __future__ import annotations

CANONICAL = "canonical"
READING = "reading"
PARLAMINT = "parlamint"
NAMES = (CANONICAL, READING, PARLAMINT)
