"""Which links a file may lead to."""

from __future__ import annotations

import pytest

from publisher.exporters.shared.links import followable


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/é ü", "https://example.org/%C3%A9%20%C3%BC"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%41", "https://example.org/%41"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https:nowhere", ""),
        ("example.org", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_what_may_be_followed(target, expected):
    assert followable(target) == expected
