"""The header's facts: what the meeting is called, when and where it was."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.tei import names
from publisher.tei.edition import Edition
from publisher.tei.names import XML_LANG, Element, qualified
from publisher.tei.text import one_line, words
from publisher.view import Facts

_DATES = (
    "profileDesc/settingDesc//date",
    "profileDesc/creation/date",
    "fileDesc/sourceDesc//date",
)
_PRINTED_DATES = ("text//dateline//date", "text//docDate", "text//dateline")
_TIMES = ("profileDesc/settingDesc//time",)
_PLACES = (
    "profileDesc/settingDesc//setting/name[@type='place']",
    "profileDesc/settingDesc//setting/placeName",
    "profileDesc/settingDesc//setting/name[@type='city']",
    "profileDesc/settingDesc//setting/settlement",
    "profileDesc/settingDesc//setting/name",
)
_PUBLISHERS = ("fileDesc/publicationStmt/publisher",)
_LICENCES = ("fileDesc/publicationStmt/availability/licence",)
_SHORT = len("17:00")


def facts(edition: Edition) -> Facts:
    """The facts of a TEI document, each from the first place that tells it.

    `title_is_printed` stays false: only the text can tell.
    """
    header = next(edition.root.iter(qualified("teiHeader")), None)
    if header is None:
        return Facts(edition.ident, title_is_printed=False)
    date, time = _first(header, _DATES, "when"), _first(header, _TIMES, "when")
    if date is None:
        date = _first(edition.root, _PRINTED_DATES, "when")
    return Facts(
        title=_title(header, edition.lang) or edition.ident,
        title_is_printed=False,
        date=_when(date) or _last(date),
        date_text=_told(date) if _when(date) or not _last(date) else "",
        time=_when(time)[:_SHORT] or _told(time),
        place=_told(_first(header, _PLACES)),
        series=tuple(series_of(edition)),
        source_name=_source(header, "note", names.FILE_NOTE),
        source_digest=_source(header, "idno", "SHA-256"),
        metadata=tuple(_metadata(header)),
        marks=_marks(header),
        collection=_told(_first(header, ("fileDesc/seriesStmt/title",))),
        publisher=_publisher(header),
        licence=_told(_first(header, _LICENCES)),
        licence_url=_target(_first(header, _LICENCES, "target")),
        since="" if _when(date) else _first_day(date),
    )


def _found(header: Element, path: str) -> Iterator[Element]:
    """The elements on a path of names of TEI."""
    return header.iterfind("/".join(qualified(step) if step else "" for step in path.split("/")))


def series_of(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """The numbers of the meeting: what is counted, the number, as it is printed."""
    for meeting in _found(edition.root, "teiHeader/fileDesc/titleStmt/meeting"):
        kinds = [k for k in meeting.get("ana", "").split() if k.startswith(names.COUNTED)]
        if kinds and (number := meeting.get("n")):
            yield kinds[0].removeprefix(names.COUNTED), number, _told(meeting)


def _first(header: Element, paths: tuple[str, ...], attribute: str = "") -> Element | None:
    """The first element on these paths, one with the attribute before one without."""
    found = [element for path in paths for element in _found(header, path)]
    told = (element for element in found if not attribute or element.get(attribute))
    return next(told, found[0] if found else None)


def _title(header: Element, lang: str) -> str:
    """The title: the main one in the document's language, else any main one, else any."""
    titles = list(_found(header, "fileDesc/titleStmt/title"))
    main = [title for title in titles if title.get("type") == "main"]
    own = [title for title in main if title.get(XML_LANG, lang) == lang]
    return _told(next(iter((*own, *main, *titles)), None))


def _publisher(header: Element) -> str:
    """Who publishes the edition; "" where it says that it does not know."""
    told = _told(_first(header, _PUBLISHERS))
    return "" if told == names.NO_PUBLISHER else told


def _target(licence: Element | None) -> str:
    return licence.get("target", "") if licence is not None else ""


def _source(header: Element, name: str, kind: str) -> str:
    found = _found(header, f"fileDesc/sourceDesc/bibl/{name}")
    return _told(next((element for element in found if element.get("type") == kind), None))


def _metadata(header: Element) -> Iterator[tuple[str, str]]:
    """The keys and values that came with the source."""
    for note in _found(header, "fileDesc/sourceDesc/bibl/note"):
        if note.get("type") == names.METADATA_NOTE:
            yield note.get("n", ""), _told(note)


def _marks(header: Element) -> tuple[tuple[int, str, str], ...]:
    """The marks of the source that became structure; none where they cannot be read."""
    for note in _found(header, "fileDesc/sourceDesc/bibl/note"):
        if note.get("type") == names.MARKS_NOTE:
            return _read_marks(words(note))
    return ()


def _read_marks(told: str) -> tuple[tuple[int, str, str], ...]:
    import json  # most records have no marks

    try:
        return tuple((int(at), str(a), str(b)) for at, a, b in json.loads(told))
    except (ValueError, TypeError, RecursionError):
        return ()


def _told(element: Element | None) -> str:
    return one_line(words(element)) if element is not None else ""


def _first_day(element: Element | None) -> str:
    """The first day of several, ISO 8601; "" where all was on one."""
    told = element.get("from", "") if element is not None else ""
    return told if told < _last(element) else ""


def _last(element: Element | None) -> str:
    """The last day of several."""
    return element.get("to", "") if element is not None else ""


def _when(element: Element | None) -> str:
    return element.get("when", "") if element is not None else ""
