"""One database in `.cache/`. What cannot be read in it counts as forgotten; it may be deleted at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from challenge.errors import ChallengeError

NAME = "feeds.sqlite"
_FORMAT = 1
_TABLES = """
CREATE TABLE told (kind TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE bodies (key TEXT PRIMARY KEY, fingerprint TEXT, body BLOB);
"""
_WRITES_AT_ONCE = 100
"""Written together: a process that is killed forgets no more than these, and asks their hosts once more."""


class CacheFile:
    """Short texts by kind and key, and bodies. Nothing is made on disk before something is written."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / NAME
        self._open: sqlite3.Connection | None = None
        self._waiting = 0

    def text(self, kind: str, key: str) -> str:
        """What was told, empty where nothing was."""
        return str(self._one("SELECT value FROM told WHERE kind = ? AND key = ?", kind, _whole(key)) or "")

    def texts(self, kind: str) -> dict[str, str]:
        """Everything told of a kind."""
        found = self._all("SELECT key, value FROM told WHERE kind = ?", kind)
        return {str(key): str(value) for key, value in found}

    def body(self, key: str) -> bytes | None:
        found = self._one("SELECT body FROM bodies WHERE key = ?", _whole(key))
        return found if isinstance(found, bytes) else None

    def body_print(self, key: str) -> str:
        """The fingerprint that the body was kept with; empty where there is none."""
        return str(self._one("SELECT fingerprint FROM bodies WHERE key = ?", _whole(key)) or "")

    def put(self, kind: str, key: str, value: str) -> None:
        self._write("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", kind, _whole(key), value)

    def put_body(self, key: str, fingerprint: str, body: bytes) -> None:
        self._write("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)", _whole(key), fingerprint, body)

    def save(self) -> None:
        """Everything put so far outlives a kill."""
        if self._open is not None and self._waiting:
            with self._complaining():
                self._open.commit()
            self._waiting = 0

    def close(self) -> None:
        try:
            self.save()
        finally:
            if self._open is not None:
                self._open.close()
            self._open = None

    def _one(self, query: str, *values: str) -> object:
        found = self._all(query, *values)
        return found[0][0] if found else None

    def _all(self, query: str, *values: str) -> list[tuple[object, ...]]:
        if self._open is None and not self._path.is_file():
            return []
        try:
            return self._database().execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def _write(self, query: str, *values: str | bytes) -> None:
        with self._complaining():
            try:
                self._database().execute(query, values)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._start_anew().execute(query, values)
        self._waiting += 1
        if self._waiting >= _WRITES_AT_ONCE:
            self.save()

    def _database(self) -> sqlite3.Connection:
        if self._open is None:
            try:
                self._open = self._opened()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                return self._start_anew()
        return self._open

    def _opened(self) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=10)
        try:
            database.execute("PRAGMA page_size = 8192")  # a body fills many: larger ones are written faster
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")  # a power cut may cost it: it is a cache
            found = database.execute("PRAGMA user_version").fetchone()[0]
            if found not in (0, _FORMAT):
                raise sqlite3.DatabaseError("written by another version")
            if not found:
                database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_FORMAT}; COMMIT;")
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            if not {"told", "bodies"} <= tables:
                raise sqlite3.DatabaseError("a table is missing")
        except BaseException:
            database.close()
            raise
        return database

    def _start_anew(self) -> sqlite3.Connection:
        """A damaged file, or one of another version, holds nothing that could not be asked for again."""
        if self._open is not None:
            self._open.close()
        for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
            with suppress(FileNotFoundError):
                (self._folder / name).unlink()
        self._open = self._opened()
        return self._open

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            words = error.strerror if isinstance(error, OSError) else error
            raise ChallengeError(
                f"{self._path}: cannot be written ({words}); is the disk full or the folder protected?"
            ) from error


def _whole(key: str) -> str:
    """Half letters cannot be written down."""
    return key.encode("utf-8", "backslashreplace").decode()
