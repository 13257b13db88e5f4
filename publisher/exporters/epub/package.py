"""The container: EbookLib packs the files, with its faults mended.

EbookLib 0.20 is given finished XHTML only, since it parses what it is told is HTML again
and loses attributes of `html` and `body`. `_Writer` mends the rest.
"""

from __future__ import annotations

from ebooklib import epub
from lxml.etree import _Element

from publisher.data import dataclass
from publisher.exporters.epub.metadata import DUBLIN_CORE, Description, Statement
from publisher.exporters.shared.archive import Archive
from publisher.exporters.shared.xhtml.elements import XML_LANG

XHTML = "application/xhtml+xml"
_MIMETYPE = "mimetype"
_SCHEMA = ("schema", "http://schema.org/")


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the publication. What is not linear is reached by links only."""

    file: str
    content: bytes
    media_type: str = XHTML
    linear: bool = True
    properties: tuple[str, ...] = ()  # of the manifest's item (EPUB 3.3, 5.6.2)
    id: str = ""  # in the manifest; "" takes it from the file's name

    @property
    def is_page(self) -> bool:
        """Whether it is a page to be read."""
        return self.media_type == XHTML


@dataclass(frozen=True, slots=True)
class Package:
    """A publication: what it says of itself, its direction, its files in reading order."""

    description: Description
    lang: str
    direction: str
    items: tuple[Item, ...]


def write(package: Package) -> bytes:
    """The bytes of the publication."""
    modified = package.description.modified
    rtl = package.direction == "rtl"
    writer = _Writer("", _book(package), {"mtime": modified, "package_direction": rtl})
    writer.process()
    writer.write()
    return writer.out.archive.finish()


def _book(package: Package) -> epub.EpubBook:
    described = package.description
    book = epub.EpubBook()
    book.metadata.clear()  # a random identifier, and EbookLib as the generator
    book.set_identifier(described.identifier)
    book.set_title(described.title)
    book.set_language(described.language)
    book.set_direction(package.direction)
    book.add_prefix(*_SCHEMA)
    for statement in described.statements:
        _state(book, statement)
    for item in package.items:
        made = _Item(item)
        book.add_item(made)
        if item.is_page:
            book.spine.append(made)
    return book


def _state(book: epub.EpubBook, statement: Statement) -> None:
    attributes = {
        XML_LANG if name == "xml:lang" else name: value
        for name, value in statement.attributes.items()
    }
    if statement.dublin_core:
        book.add_metadata(DUBLIN_CORE, statement.name, statement.value, attributes)
    else:
        attributes = {"property": statement.name, **attributes}
        book.add_metadata(None, "meta", statement.value, attributes)


class _Item(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A finished file; not EpubHtml, which would be parsed and written anew."""

    def __init__(self, item: Item) -> None:
        ident = item.id or item.file.partition(".")[0]
        super().__init__(ident, item.file, item.media_type, item.content)
        self.is_linear = item.linear
        self.properties = list(item.properties)


@dataclass(frozen=True, slots=True)
class _Out:
    """What EbookLib writes to: an archive without the clock. The media type is not
    compressed (OCF, EPUB 3.3, section 4.2.3).
    """

    archive: Archive

    def writestr(self, name: str, data: str | bytes) -> None:
        """Add a file."""
        content = data.encode() if isinstance(data, str) else data
        self.archive.add(name, content, stored=name == _MIMETYPE)


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # the same
    """EbookLib's writer: no reference to a missing NCX, a language on the package, and an
    archive that is the same for the same input.
    """

    def _write_opf_spine(self, root: _Element, ncx_id: str | None) -> None:
        super()._write_opf_spine(root, ncx_id)
        spine = root.find("spine")
        if spine is not None and ncx_id is None:
            del spine.attrib["toc"]

    def _write_opf_file(self, root: _Element) -> None:
        root.set(XML_LANG, self.book.language)
        super()._write_opf_file(root)

    def write(self) -> None:
        """Write every part; errors are raised, not swallowed."""
        self.out = _Out(Archive())
        self.out.writestr(_MIMETYPE, "application/epub+zip")
        self._write_container()
        self._write_opf()
        self._write_items()
