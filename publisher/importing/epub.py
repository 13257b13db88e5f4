"""An e-book: its edition in the manifest, and the words that its pages show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import unquote, urlsplit

from publisher.data import dataclass
from publisher.errors import InputError
from publisher.exporters.base import TEI_MEDIA_TYPE
from publisher.exporters.shared.sealing import SEALED, manifest_id
from publisher.foreign.archive import Archive, open_archive
from publisher.importing.carrier import Carrier, UnreadableError
from publisher.importing.marked import no_note, words
from publisher.importing.xml import Element, parsed
from publisher.view import View

_CONTAINER = "META-INF/container.xml"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_X = "{http://www.w3.org/1999/xhtml}"


def open_epub(data: bytes, name: str) -> Carrier:
    """The file, opened.

    Raises `InputError` for what is no e-book, cannot be read safely, or lacks the edition
    that it lists.
    """
    archive = open_archive(data, name)
    book = _Book(archive, *_package(archive))
    item = next((one for one in book.items if one.get("media-type") == TEI_MEDIA_TYPE), None)
    if item is None:
        return Carrier(name, b"", None, book.words)
    entry = book.path(item.get("href", ""))
    if entry not in archive:
        raise InputError(
            f"{name}: {entry}, the edition, is missing", "Fetch the file again, or export it anew."
        )
    told = item.get("id", "")

    def is_original(tei: bytes) -> bool:
        return manifest_id(tei) == told

    seal = is_original if SEALED.fullmatch(told) else None
    return Carrier(f"{name}: {entry}", archive.read(entry), seal, book.words)


def _package(archive: Archive) -> tuple[str, Element]:
    """The package document and where it is (EPUB 3.3, 4.2.6.3)."""
    container = parsed(archive.read(_CONTAINER)) if _CONTAINER in archive else None
    if container is not None:
        for rootfile in container.iter(f"{_OCF}rootfile"):
            path = rootfile.get("full-path", "")
            root = parsed(archive.read(path)) if path in archive else None
            if root is not None:
                return path, root
    raise InputError(
        f"{archive.name}: the e-book has no package document that can be read",
        "Fetch the file again, or export it anew.",
    )


@dataclass(frozen=True, slots=True)
class _Book:
    """A publication: its archive, where its package document is, and that document."""

    archive: Archive
    place: str
    package: Element

    @property
    def items(self) -> Iterator[Element]:
        """What the manifest lists."""
        return self.package.iter(f"{_OPF}item")

    def path(self, href: str, base: str = "") -> str:
        """The entry that a reference means, from the package document or another file."""
        folder = posixpath.dirname(base or self.place)
        path = unquote(urlsplit(href).path)
        return posixpath.normpath(posixpath.join(folder, path)) if path else base

    def words(self, view: View) -> Iterator[str]:
        """The words of the pages; this format marks all that is added by its class."""
        del view
        bodies = {path: self._body(path) for path in self._pages()}
        notes = {
            (path, aside.get("id", "")): aside
            for path, body in bodies.items()
            for aside in body.iter(f"{_X}aside")
        }
        for path, body in bodies.items():
            yield from words(body, partial(self._note, path, notes))

    def _note(
        self, path: str, notes: Mapping[tuple[str, str], Element], href: str
    ) -> Iterator[str]:
        """The words of the note that a page's link leads to."""
        note = notes.get((self.path(href, path), urlsplit(href).fragment))
        if note is not None:
            yield from words(note, no_note)

    def _pages(self) -> Iterator[str]:
        """The files of the text in reading order; not the navigation document."""
        listed = {item.get("id"): item for item in self.items}
        for reference in self.package.iter(f"{_OPF}itemref"):
            item = listed.get(reference.get("idref"))
            if item is not None and "nav" not in item.get("properties", "").split():
                yield self.path(item.get("href", ""))

    def _body(self, path: str) -> Element:
        root = parsed(self.archive.read(path)) if path in self.archive else None
        body = root.find(f"{_X}body") if root is not None else None
        if body is None:
            message = f"{path} is no page that can be read"
            raise UnreadableError(message)
        return body
