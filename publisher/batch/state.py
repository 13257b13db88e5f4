"""What a run keeps of the files it made, in SQLite; the file is the folder's lock, too."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from publisher.data import dataclass
from publisher.errors import OutputError
from publisher.report import Notice, Severity, Where

STANDARD_INPUT = "-"
"""The source of what came by standard input."""

_SCHEMA = 2
_NONE = "[]"  # no notices
_POLL = 0.2  # seconds between two looks at a lock
_KEEP = 0.5  # seconds for which what is new may be in memory alone


@dataclass(frozen=True, slots=True)
class Product:
    """A file that was made. Paths are as seen from the output folder, with `/`."""

    path: str
    format: str
    source: str
    source_sha256: str
    key: str
    sha256: str
    bytes: int
    stamp: str  # of the file as it was written; the same stamp spares reading it again
    notices: tuple[Notice, ...]  # their file is "" where it is the source
    versions: str  # JSON


_COLUMNS = tuple(field.name for field in fields(Product))
_CREATE = f"create table product ({', '.join(_COLUMNS)}, primary key (path)) without rowid"
_LISTED = "create table listed (sha256)"
_PUT = "insert or replace into product values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ALL = "select * from product order by path"
_BETWEEN = "select * from product where path >= ? and path < ?"
_NEXT_UNPLANNED = (
    "select * from product where path > ? and path not in (select path from planned) "
    "order by path limit 1"
)
_AFTER_DOT = chr(ord(".") + 1)


class State:
    """The products of an output folder, for the one run that holds it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept = time.monotonic()

    def products_of(self, stem: str) -> Iterator[Product]:
        """What is known of the files with this path, whatever their suffix."""
        rows = self._connection.execute(_BETWEEN, (f"{stem}.", f"{stem}{_AFTER_DOT}"))
        return map(_product, rows.fetchall())

    def products(self) -> Iterator[Product]:
        """All that is known, by path."""
        return map(_product, self._connection.execute(_ALL))

    def plan(self, paths: Iterable[str]) -> None:
        """Tell which files are planned, whether they are known or not."""
        self._connection.execute("create temp table planned (path primary key) without rowid")
        rows = ((path,) for path in paths)
        self._connection.executemany("insert or ignore into planned values (?)", rows)

    def unplanned(self) -> Iterator[Product]:
        """The known files that are not planned. They may be dropped as they come."""
        last = ""
        while row := self._connection.execute(_NEXT_UNPLANNED, (last,)).fetchone():
            product = _product(row)
            last = product.path
            yield product

    def put(self, products: Iterable[Product]) -> None:
        """Take up what is known of files that stand in their place already. It is kept within
        a moment; a process that dies before makes these files once more.
        """
        self._connection.executemany(_PUT, map(_row, products))
        self._connection.execute("delete from listed")
        if time.monotonic() - self._kept > _KEEP:
            self.keep()

    def keep(self) -> None:
        """Bring to the disk what was taken up."""
        self._connection.commit()
        self._kept = time.monotonic()

    def drop(self, path: str) -> None:
        """Forget a file."""
        self._connection.execute("delete from product where path = ?", (path,))
        self._connection.execute("delete from listed")

    def listed(self) -> str:
        """The SHA-256 of the manifest that lists just these products; "" where none does."""
        row = self._connection.execute("select sha256 from listed").fetchone()
        return str(row[0]) if row else ""

    def set_listed(self, sha256: str) -> None:
        """Keep the SHA-256 of the manifest that lists these products."""
        self._connection.execute("delete from listed")
        self._connection.execute("insert into listed values (?)", (sha256,))
        self.keep()


@contextmanager
def opened(path: Path, waiting: Callable[[], object]) -> Iterator[State]:
    """The state in this file, held until the end; no other run can hold it then.

    While another run holds it, this one waits; `waiting` is called once before. The system
    lets go of the file when a run is killed. Raises `OutputError` for a file that is damaged
    or cannot be written.
    """
    try:
        connection = sqlite3.connect(path, timeout=0)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    try:
        _hold(connection, waiting)
        _prepare(connection)
        state = State(connection)
        try:
            yield state
        finally:
            state.keep()
    except sqlite3.DatabaseError as error:
        raise _unusable(path, error) from error
    finally:
        connection.close()


def _hold(connection: sqlite3.Connection, waiting: Callable[[], object]) -> None:
    """Take the lock, for as long as the connection is open (sqlite.org/pragma.html,
    `locking_mode`).
    """
    connection.execute("pragma locking_mode = exclusive")
    told = False
    while True:
        try:
            connection.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            if not told:
                waiting()
            told = True
            time.sleep(_POLL)
        else:
            connection.commit()
            return


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables; what another version of the program kept is no use."""
    connection.execute("pragma cache_size = -128")  # KiB; rows come in order: few pages are in use
    (version,) = connection.execute("pragma user_version").fetchone()
    if version != _SCHEMA:
        with connection:
            for table in ("product", "listed"):
                connection.execute(f"drop table if exists {table}")
            connection.execute(_CREATE)
            connection.execute(_LISTED)
            connection.execute(f"pragma user_version = {_SCHEMA}")


def _unusable(path: Path, error: sqlite3.Error) -> OutputError:
    return OutputError(
        f"{path}: the state of the folder cannot be used ({error})",
        "If it is damaged, delete it: then every file is made once more.",
    )


def _row(product: Product) -> tuple[object, ...]:
    values = {name: getattr(product, name) for name in _COLUMNS}
    values["source"] = json.dumps(product.source)  # a name may hold what is no Unicode
    values["notices"] = json.dumps([_packed(n) for n in product.notices])
    return tuple(values.values())


def _product(row: Sequence[object]) -> Product:
    path, format_name, source, *others, packed, versions = row
    notices = _notices(str(packed))
    columns: Any = (path, format_name, json.loads(str(source)), *others, notices, versions)
    return Product(*columns)


@lru_cache(16)  # the files of a document often have the same
def _notices(packed: str) -> tuple[Notice, ...]:
    return tuple(map(_unpacked, json.loads(packed))) if packed != _NONE else ()


def _packed(notice: Notice) -> list[object]:
    where = notice.where and astuple(notice.where)
    return [notice.code, notice.severity.value, notice.message, where, notice.hint]


def _unpacked(values: Sequence[object]) -> Notice:
    code, severity, message, where, hint = values
    place = Where(*where) if isinstance(where, list) else None
    return Notice(str(code), Severity(int(str(severity))), str(message), place, str(hint))
