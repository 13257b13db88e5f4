"""Loading a theme: bases, values, messages."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import publisher.theme
from publisher.errors import UsageError
from publisher.report import Severity, Where
from publisher.roles import PhraseRole, Role
from publisher.theme.keys import FAMILY, LAYOUT, PAGE, PHRASE, ROLE
from publisher.theme.load import load, names
from publisher.theme.model import Align, SpeakerLayout
from publisher.theme.resolve import resolve
from publisher.theme.settings import Setting, parse

DEFAULT_FILE = Path(publisher.theme.__file__).parent / "default.toml"
DEFAULT_SETTINGS = parse(DEFAULT_FILE.read_text("utf-8"), "default.toml")
HOUSE = {
    *("default", "official-record", "compact", "large-print", "press-release"),
    *("transcript", "gazette", "citable"),
}


@pytest.fixture
def theme_file(tmp_path):
    def write(text, name="own"):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, "utf-8")
        return str(path)

    return write


def failure(path):
    with pytest.raises(UsageError) as caught:
        load(path)
    return caught.value


def refusal_of(act):
    try:
        act()
    except UsageError as error:
        return error
    return None


def test_the_house_styles_have_names_and_labels():
    assert set(names()) >= HOUSE
    assert all(row.label and row.label != name for name, row in names().items())


@pytest.mark.parametrize("name", sorted(names()))
def test_every_role_and_phrase_has_a_style(name):
    theme = load(name).value
    assert set(theme.blocks) == set(Role)
    assert set(theme.phrases) == set(PhraseRole)


@pytest.mark.parametrize("name", sorted(names()))
def test_no_house_style_has_weak_contrast(name):
    assert load(name).notices == ()


def test_house_styles_differ_in_what_a_reader_sees():
    seen = set()
    for name in HOUSE:
        theme = load(name).value
        body = theme.blocks[Role.SPEECH]
        face = theme.families[body.family].stack()[0]
        seen.add((face, body.size, theme.layout.speaker, theme.layout.addresses))
    assert len(seen) == len(HOUSE)


def test_large_print_is_never_small_italic_or_hyphenated():
    theme = load("large-print").value
    body = [theme.blocks[role] for role in (Role.SPEECH, Role.NARRATIVE, Role.REMARK, Role.QUOTE)]
    assert all(s.size >= 18 and not s.italic and not s.hyphenate for s in body)
    assert {style.align for style in body} == {Align.START}
    assert min(style.size for style in theme.blocks.values()) >= 14


def test_a_theme_of_differences_keeps_the_rest(theme_file):
    own = load(theme_file('[role.speech]\nsize = "4mm"')).value
    default = load("default").value
    assert own.blocks[Role.SPEECH].size == pytest.approx(11.339, abs=0.001)
    assert own.blocks[Role.TITLE] == default.blocks[Role.TITLE]
    assert own.name == "own"


def test_a_role_follows_the_role_that_it_is_like(theme_file):
    own = load(theme_file("[role.plain]\nsize = 20")).value
    assert own.blocks[Role.NARRATIVE].size == 20


def test_base_may_be_any_house_style(theme_file):
    own = load(theme_file('base = "compact"')).value
    assert own.layout.speaker is SpeakerLayout.HANGING


def test_page_size_may_be_two_lengths(theme_file):
    page = load(theme_file('[page]\nsize = ["6in", "9in"]\ninner = 40\nouter = 30')).value.page
    assert (page.width, page.height, page.measure) == (432, 648, 362)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[role.speech]\n\nsiez = 10", 3, "unknown key 'siez' in [role.speech]"),
        ("[role.speach]\nsize = 10", 1, "unknown role 'speach'"),
        ("[phrase.emfasis]", 1, "unknown phrase 'emfasis'"),
        ("[pages]\nsize = 'A4'", 1, "unknown key 'pages'"),
        ("role.speech.size = -1", 1, "role.speech.size cannot be -1"),
        ("[role.speech]\nsize = '10 px'", 2, "role.speech.size cannot be '10 px'"),
        ("[role.speech]\nsize = true", 2, "role.speech.size cannot be True"),
        ("[role.speech]\nleading = nan", 2, "role.speech.leading cannot be nan"),
        ("[role.speech]\nsize = 1e300", 2, "role.speech.size cannot be 1e+300"),
        ("[role.speech]\nsize = '99999999in'", 2, "role.speech.size cannot be '99999999in'"),
        ("[role.speech]\nbold = 'yes'", 2, "role.speech.bold cannot be 'yes'"),
        ("[role.speech]\nalign = 'left'", 2, "role.speech.align cannot be 'left'"),
        ("[role.speech]\ncolour = '#12345'", 2, "role.speech.colour cannot be '#12345'"),
        ("[role.speech]\ncolour = 'red'", 2, "role.speech.colour cannot be 'red'"),
        ("[role.speech]\nfamily = 'Arial'", 2, "role.speech.family cannot be 'Arial'"),
        ("[colour]\ntext = 'black'", 2, "colour.text cannot be 'black'"),
        ("[family.body]\nlatin = []", 2, "family.body.latin cannot be []"),
        ("[page]\nsize = 'A3x'", 2, "page.size cannot be 'A3x'"),
        ("[page]\nsize = 'A5'\ninner = '120mm'", 3, "no room"),
        ("[layout]\ncontents_from = 1.5", 2, "layout.contents_from cannot be 1.5"),
        ("[role]\nspeech = 1", 2, "role.speech must be a table"),
        ("base = 'compcat'", 1, "unknown style 'compcat'"),
        ("label = 'x'\n[role", 2, "no TOML"),
        ("[role.speech]\nlike = 'quote'\n[role.quote]\nlike = 'speech'", 4, "like each other"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(theme_file, text, line, says):
    path = theme_file(text)
    error = failure(path)
    assert error.message.startswith(f"{path}:{line}:")
    assert says in error.message
    assert error.hint


def test_a_misspelt_key_gets_a_suggestion(theme_file):
    assert "Did you mean 'size'?" in failure(theme_file("[role.speech]\nsiez = 10")).hint


def test_an_unknown_style_lists_the_names():
    error = failure("large_print")
    assert "Did you mean 'large-print'?" in error.hint
    assert all(name in error.hint for name in HOUSE)


def test_a_missing_file_is_a_usage_error(tmp_path):
    assert "cannot be read" in failure(str(tmp_path / "none.toml")).message


def test_a_style_that_is_not_utf_8_is_a_usage_error(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes("label = 'é'".encode("latin-1"))
    assert "UTF-8" in failure(str(path)).message


def test_weak_contrast_is_a_notice_with_its_line(theme_file):
    path = theme_file("[role.remark]\nitalic = true\ncolour = '#999999'")
    [notice] = load(path).notices
    assert (notice.code, notice.severity) == ("P301", Severity.WARNING)
    assert str(notice.where) == f"{path}:3"
    assert "2.8:1" in notice.message


def test_a_weak_phrase_colour_is_a_notice(theme_file):
    [notice] = load(theme_file("[phrase.gap]\ncolour = '#999999'")).notices
    assert notice.message.startswith("phrase.gap:")


def test_a_plug_in_adds_a_style(theme_file, monkeypatch):
    path = theme_file('label = "Ours"\nbase = "compact"')
    point = EntryPoint("ours", "ours_styles:PATH", "publisher.themes")
    monkeypatch.setattr("publisher.plugins.entry_points", lambda **_group: [point])
    monkeypatch.setattr("publisher.plugins.load", lambda _target, **_of: path)
    assert names()["ours"].label == "Ours"
    assert load("ours").value.layout.speaker is SpeakerLayout.HANGING


def test_a_plug_in_may_not_replace_a_style(monkeypatch):
    point = EntryPoint("compact", "ours_styles:PATH", "publisher.themes")
    monkeypatch.setattr("publisher.plugins.entry_points", lambda **_group: [point])
    assert "built in" in failure("compact").message


values = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.lists(st.one_of(st.text(max_size=3), st.integers(), st.none()), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.dates(),
)
paths = st.one_of(
    st.sampled_from([("role", "speech", key.name) for key in ROLE]),
    st.sampled_from([("phrase", "gloss", key.name) for key in PHRASE]),
    st.sampled_from([("page", key.name) for key in PAGE]),
    st.sampled_from([("layout", key.name) for key in LAYOUT]),
    st.sampled_from([("family", "body", key.name) for key in FAMILY]),
    st.sampled_from([("colour", "text"), ("label",), ("base",), ("role", "speech"), ("page",)]),
)


@settings(max_examples=150, deadline=None)
@given(paths, values)
def test_any_value_is_taken_or_refused_with_a_hint(path, value):
    own = {path: Setting(value, Where("own.toml", 1))}
    refusal = refusal_of(lambda: resolve("own", {**DEFAULT_SETTINGS, **own}))
    assert refusal is None or (refusal.hint and refusal.message.startswith("own.toml:1:"))


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('[]="{}.role speech\n#1'), max_size=40))
def test_any_text_is_a_theme_or_refused(text):
    refusal = refusal_of(lambda: parse(text, "own.toml"))
    assert refusal is None or refusal.message.startswith("own.toml:")


def test_styles_that_build_on_each_other_are_an_error(tmp_path, monkeypatch):
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text('base = "two"', "utf-8")
    two.write_text('base = "one"', "utf-8")
    monkeypatch.setattr("publisher.theme.load._PACKED", tmp_path)
    assert "one -> two -> one" in failure("one").message


# --- pages ----------------------------------------------------------------------------


def test_on_a_grid_every_block_takes_whole_lines():
    theme = load("transcript").value
    step = theme.page.step
    assert step == pytest.approx(648 / 25)
    for role in set(Role) - {Role.RUNNING_HEAD, Role.FOLIO, Role.MARGIN}:
        style = theme.blocks[role]
        for length in (style.leading, style.before, style.after):
            assert length / step == pytest.approx(round(length / step))


def test_a_rule_takes_the_line_of_the_grid_that_it_stands_in(theme_file):
    own = '[page]\nlines = 30\n[role.plain]\nrule = "below"\nrule_width = 2\nrule_gap = 3\n'
    theme = load(theme_file(own)).value
    rule = theme.blocks[Role.SPEECH].rule
    assert rule.gap + rule.width == pytest.approx(theme.page.step)


@pytest.mark.parametrize(
    ("own", "line", "told"),
    [
        ("[layout]\nline_numbers = 1\n", 2, "lines are numbered on a grid only"),
        ("[page]\ncolumns = 3\n[layout]\naddresses = true\n", 4, "no margin for the addresses"),
        (
            "[page]\ncolumns = 2\nlines = 50\n[layout]\nline_numbers = 1\naddresses = true\n",
            6,
            "no margin for the addresses",
        ),
        ("[page]\ncolumns = 0\n", 2, "page.columns cannot be 0"),
        ("[page]\ncolumns = 9\ngutter = 60\n", 2, "no room for the columns"),
    ],
)
def test_what_cannot_stand_together_is_refused(own, line, told, theme_file):
    error = failure(theme_file(own))
    assert told in error.message
    assert f":{line}" in error.message
    assert error.hint
