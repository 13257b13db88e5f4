"""Any view at all: text, JSON, EPUB and Markdown show its words, all of them, in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import law
from publisher import view as v
from publisher.exporters import epub, json_document, markdown, text
from publisher.exporters.base import Options
from publisher.importing.json_document import shown_in_json
from publisher.importing.markdown import shown_in_markdown
from publisher.importing.text import shown_in_text
from publisher.theme.load import load, names
from tests.exporters.views import VIEWS
from tests.readback import epub as epub_readback
from tests.readback import markdown as markdown_readback

FORMATS = {
    "epub": (epub.export, epub_readback.shown),
    "json": (json_document.export, shown_in_json),
    "md": (markdown.export, markdown_readback.shown),
    "md by itself": (markdown.export, shown_in_markdown),
    "txt": (text.export, shown_in_text),
}
THEMES = {name: load(name).value for name in names()}


@pytest.mark.parametrize("name", sorted(FORMATS))
@given(VIEWS, st.sampled_from(sorted(names())), st.sampled_from([0, 8, 60]))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_of_any_view(name, view, theme, wrap):
    export, shown = FORMATS[name]
    data = export(view, THEMES[theme], Options(wrap=wrap)).value
    assert law.first_difference("".join(v.shown(view)), shown(data)) is None
