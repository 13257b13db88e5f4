"""The names that columns of tables and keys of objects go by, in several languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from publisher.patterns import regex


class Column(StrEnum):
    """What a column tells."""

    SPEAKER = "speaker"
    TEXT = "text"
    START = "start"
    END = "end"
    ROLE = "role"
    ORGANISATION = "organisation"
    DATE = "date"
    TITLE = "title"
    PLACE = "place"
    LANGUAGE = "language"
    KIND = "type"
    TURN = "turn"  # which turn a paragraph is part of
    OTHER = "metadata"  # numbers, addresses: nobody says them


NAMES: Mapping[Column, tuple[str, ...]] = MappingProxyType(
    {
        Column.SPEAKER: (
            *("speaker name", "member name", "full name", "speaker full name", "display name"),
            *("name speaker", "speaker", "speakers", "speaker label", "member", "name"),
            *("person", "participant", "who", "from", "orateur", "oratrice", "orador"),
            *("oradora", "orador nome", "nome do orador", "nombre", "nombre del orador"),
            *("locuteur", "locutor", "intervenant", "interviniente", "nom", "nome", "oratore"),
            *("sprecher", "sprecherin", "redner", "rednerin", "spreker", "talare", "taler"),
            *(
                "mowca",
                "recnik",
                "mluvci",
                "puhuja",
                "говорящии",
                "спикер",
                "оратор",
                "выступающии",
            ),
            *(
                "имя",
                "ομιλητησ",
                "発言者",
                "話者",
                "氏名",
                "发言人",
                "發言人",
                "讲者",
                "講者",
                "발언자",
            ),
        ),
        Column.TEXT: (
            *("corrected transcription", "corrected text", "corrected transcript"),
            *("text", "speech", "utterance", "content", "transcription", "transcript"),
            *("speech text", "speech content", "spoken text", "body", "statement", "remarks"),
            *("words", "message", "paragraph", "sentence", "texte", "contenu", "intervention"),
            *("discours", "paroles", "texto", "discurso", "intervencion", "intervencao"),
            *("contenido", "conteudo", "transcripcion", "transcricao", "transcricao literal"),
            *("rede", "redetext", "beitrag", "inhalt", "wortlaut", "transkript", "testo"),
            *("intervento", "tekst", "toespraak", "anforande", "anforandetext", "wypowiedz"),
            *("teksti", "projev", "текст", "речь", "выступление", "κειμενο", "ομιλια"),
            *(
                "発言",
                "発言内容",
                "本文",
                "内容",
                "發言",
                "发言",
                "发言内容",
                "發言內容",
                "발언",
                "발언내용",
            ),
        ),
        Column.START: (
            *("start", "start time", "time start", "starttime", "begin", "begin time", "onset"),
            *("start seconds", "start ms", "time", "timestamp", "time stamp", "timecode", "offset"),
            *("debut", "heure", "inicio", "hora", "hora inicio", "beginn", "zeit", "startzeit"),
            *("inizio", "ora", "tijd", "начало", "время", "開始", "時間", "时间", "시작"),
        ),
        Column.END: (
            *("end", "end time", "time end", "endtime", "stop", "stop time", "offset end"),
            *("end seconds", "end ms", "fin", "fim", "hora fin", "hora fim", "ende", "endzeit"),
            *("fine", "einde", "конец", "終了", "结束", "結束", "끝"),
        ),
        Column.ROLE: (
            *("role", "function", "position", "office", "speaker role", "job title", "rank"),
            *("speaker title", "fonction", "cargo", "funcion", "funcao", "qualite", "amt"),
            *(
                "funktion",
                "rolle",
                "ruolo",
                "carica",
                "functie",
                "должность",
                "役職",
                "职务",
                "職務",
            ),
        ),
        Column.ORGANISATION: (
            *("party", "group", "organisation", "organization", "affiliation", "company"),
            *("speaker party", "party group", "political group", "faction", "country", "org"),
            *("parti", "groupe", "partido", "grupo", "bancada", "partei", "fraktion", "gruppe"),
            *(
                "partito",
                "gruppo",
                "partij",
                "fractie",
                "партия",
                "фракция",
                "所属",
                "会派",
                "党派",
            ),
        ),
        Column.DATE: (
            *("date", "meeting date", "session date", "sitting date", "day", "fecha", "data"),
            *("datum", "jour", "дата", "ημερομηνια", "日付", "日期", "開催日", "날짜"),
        ),
        Column.TITLE: (
            *("title", "session", "meeting", "meeting title", "session title", "event", "sitting"),
            *("debate", "debate title", "titre", "seance", "reunion", "titulo", "sesion"),
            *("sessao", "titel", "sitzung", "titolo", "seduta", "заголовок", "заседание"),
            *("会議名", "会议", "會議", "標題", "标题", "회의명"),
        ),
        Column.PLACE: (
            *("place", "location", "venue", "lieu", "lugar", "local", "ort", "luogo", "plaats"),
            *("место", "場所", "地点", "地點", "장소"),
        ),
        Column.LANGUAGE: (
            *("language", "lang", "language code", "langue", "idioma", "lingua", "sprache"),
            *("taal", "язык", "言語", "语言", "語言"),
        ),
        Column.KIND: ("type", "kind", "speech type", "typ", "tipo", "тип"),
        Column.TURN: ("turn", "turn id"),
        Column.OTHER: (
            *("id", "uid", "uuid", "index", "number", "no", "nr", "row", "line", "order"),
            *("sequence", "seq", "speaker id", "member id", "person id", "speech id", "url"),
            *("uri", "link", "source", "video", "audio", "file", "filename", "confidence"),
            *("duration", "agenda id", "session id", "gender", "speaker gender", "word count"),
            "note references",
        ),
    }
)
"""The names of each kind of column, the fittest first, in the form that `folded` gives."""

_RANKS = MappingProxyType(
    {name: (column, rank) for column, names in NAMES.items() for rank, name in enumerate(names)}
)
_QUALIFIERS = frozenset(
    ["raw", "final", "full", "original", "clean", "cleaned", "edited", "verbatim", "asr", "the"]
)
_LONGEST = 80  # characters; nothing longer is the name of a column
_HUMP = regex(r"(?<=[a-z])(?=[A-Z])")
_ASIDE = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_LAST = 10_000


def folded(name: str) -> str:
    """A name for comparison: `Start_Time (s)`, `startTime` are `start time`."""
    if len(name) > _LONGEST:
        return ""
    spaced = _HUMP.sub(" ", _ASIDE.sub(" ", name))
    bare = unicodedata.normalize("NFKD", spaced.casefold())
    letters = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", " ".join("".join(letters).split()))


def column_of(name: str) -> tuple[Column, int] | None:
    """What a column of this name tells, and how well the name fits; 0 is best."""
    bare = folded(name)
    if found := _RANKS.get(bare):
        return found
    first, _, rest = bare.partition(" ")
    if first in _QUALIFIERS and (found := _RANKS.get(rest)):
        return found[0], found[1] + _LAST
    return None


def recognised(names: Iterable[str]) -> frozenset[Column]:
    """What columns of these names tell."""
    return frozenset(found[0] for name in names if (found := column_of(name)))
