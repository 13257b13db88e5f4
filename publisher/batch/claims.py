"""Who was first to claim a name, among any number: beyond some hundreds, on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import finalize

if TYPE_CHECKING:
    import sqlite3

_IN_MEMORY = 256  # claims


class Claims:
    """Names by key. Memory does not grow with them: SQLite keeps them in a file without a name,
    which goes when it is closed (sqlite.org/inmemorydb.html, "Temporary Databases").
    """

    def __init__(self) -> None:
        self._few: dict[str, str] = {}
        self._many: sqlite3.Connection | None = None

    def __bool__(self) -> bool:
        """Whether anything is claimed."""
        return bool(self._few) or self._many is not None

    def holder(self, key: str) -> str | None:
        """The name that has claimed a key."""
        name = self._few.get(key)
        if name is not None or self._many is None:
            return name
        row = self._many.execute("select name from claim where key = ?", (_stored(key),)).fetchone()
        return None if row is None else _read(row[0])

    def claim(self, key: str, name: str) -> None:
        """Claim a key that nobody holds."""
        if len(self._few) < _IN_MEMORY:
            self._few[key] = name
            return
        if self._many is None:
            self._many = _file()
            finalize(self, self._many.close)
        self._many.execute("insert into claim values (?, ?)", (_stored(key), _stored(name)))


def _file() -> sqlite3.Connection:
    import sqlite3  # few collections need it

    connection = sqlite3.connect("", isolation_level=None)
    connection.execute("pragma synchronous = off")
    connection.execute("pragma cache_size = -128")  # KiB; keys come in order: few pages are in use
    connection.execute("create table claim (key blob primary key, name blob) without rowid")
    connection.execute("begin")
    return connection


def _stored(text: str) -> bytes:
    """A name may hold what is no Unicode."""
    return text.encode(errors="surrogatepass")


def _read(stored: bytes) -> str:
    return stored.decode(errors="surrogatepass")
