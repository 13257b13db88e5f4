"""Words in ten scripts: found in a font, embedded, and read by another program as they were."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from publisher import law
from publisher import view as v
from publisher.cli import run
from publisher.exporters.base import Options
from publisher.exporters.pdf import export
from publisher.exporters.shared.fonts.files import find_face
from publisher.theme.load import load
from tests.readback import pdf as readback
from tests.validators import pdf

THEME = load("default").value
NOTO = "apt-get install fonts-noto-core fonts-noto-cjk"
CASES = {
    "Latin": ("fr", "Le député Noël Đặng a affirmé : « l’œuvre suffit »."),
    "Greek": ("el", "Ο πρωθυπουργός είπε· Ἐν ἀρχῇ ἦν ὁ λόγος."),
    "Cyrillic": ("ru", "Президент объявил заседание открытым. Її ґрунт, Ђорђе."),
    "Arabic": ("ar", "قال الرئيس: السَّلامُ عليكم، لا بأس بذلك."),
    "Hebrew": ("he", "היושב ראש אמר: שָׁלוֹם לכולם, חברי הכנסת."),
    "Devanagari": ("hi", "अध्यक्ष महोदय ने कहा कि यह क्षेत्र सर्वश्रेष्ठ है।"),
    "Tamil": ("ta", "தலைவர் அவர்கள் கூறினார்: வணக்கம், நன்றி."),
    "Chinese": ("zh", "主席：請大家就座，會議現在開始。「好。」"),
    "Japanese": ("ja", "議長は「ただいまより、会議を開きます。」とガッツを述べた。"),
    "Korean": ("ko", "의장이 말했다. 지금부터 회의를 시작하겠습니다."),
}
CJK = {"zh": "SC", "ja": "JP", "ko": "KR"}

BY_STRUCTURE_ALONE = {"ar", "he", "hi", "ta"}
"""Languages whose words poppler sets apart or turns round where it goes by places alone."""


def view(language, words):
    paragraphs = (
        v.Paragraph("n1", (v.Text(words),)),
        v.Paragraph("n2", (v.Text(f"{words} " * 30),)),
    )
    return v.View("m", language, v.Facts(words), paragraphs)


@pytest.mark.parametrize(("language", "words"), CASES.values(), ids=CASES)
def test_words_are_drawn_and_read(language, words, tmp_path):
    shown = view(language, words)
    made = export(shown, THEME, Options())
    if {notice.code for notice in made.notices} == {"P401"}:
        pytest.skip(f"needs fonts for {language}: {NOTO}")
    path = tmp_path / "x.pdf"
    path.write_bytes(made.value)
    assert made.notices == ()
    assert law.first_difference("".join(v.shown(shown)), readback.shown(made.value)) is None
    assert law.first_difference("".join(readback.told(made.value)), pdf.read_aloud(path)) is None
    text = pdf.run("pdftotext", str(path), "-", package="poppler-utils").stdout
    lost = {word for word in words.split() if word not in text}
    assert lost == set() or language in BY_STRUCTURE_ALONE
    rows = pdf.run("pdffonts", str(path), package="poppler-utils").stdout.splitlines()[2:]
    assert rows
    for row in rows:  # a subset has a tag of six letters before its name
        assert row[6] == "+"
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]  # embedded, a subset, mapped to text


@pytest.mark.parametrize("language", CJK)
def test_a_theme_may_name_the_font_of_a_script(language):
    """Sans, though the style's own text has serifs."""
    name = f"Noto Sans CJK {CJK[language]}"
    if find_face(name) is None:
        pytest.skip(f"needs {name}: {NOTO}")
    named = dict.fromkeys(("Hans", "Hant", "Jpan", "Kore"), (name,))
    family = THEME.families["body"]
    stacks = MappingProxyType({**family.stacks, **named})
    families = MappingProxyType({**THEME.families, "body": replace(family, stacks=stacks)})
    words = next(words for told, words in CASES.values() if told == language)
    shown = v.View("m", language, v.Facts("x"), (v.Paragraph("n1", (v.Text(words),)),))
    data = export(shown, replace(THEME, families=families), Options()).value
    assert f"+NotoSansCJK{CJK[language].lower()}-Regular".encode() in plain(data)
    assert b"NotoSerifCJK" not in plain(data)


def plain(data):
    """The dictionaries of a file's objects, unpacked."""
    reader = readback.Reader(data)
    return b"\n".join(reader.file._packed.values())  # noqa: SLF001


def test_a_character_that_no_font_has_fails_when_warnings_shall(tmp_path, capsys):
    source = tmp_path / "a.txt"
    source.write_text(
        "Anna: a \U000e1000 here.\n\nBerta: Yes.\n\nAnna: No.\n\nBerta: Oh.\n", "utf-8"
    )
    arguments = ["export", str(source), "-f", "pdf", "-o", str(tmp_path / "out")]
    assert run(arguments) == 0
    assert run([*arguments, "-v", "--force", "--fail-level", "warning"]) == 1
    told = capsys.readouterr().err
    assert "no font has the character U+E1000" in told
    assert "u1.p1" in told
    assert "Install a font" in told
