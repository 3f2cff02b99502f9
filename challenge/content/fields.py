"""Typed reading of a table of keys, whether it came from TOML, from the headers of a file, or from JSON.

A key that is faulty costs only itself: the fault becomes a problem with the key's line, and the default stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar, cast

from challenge.content.report import MOST_PROBLEMS, MiswrittenError, Report, listed, shown
from challenge.content.toml_reader import KeyLines

T = TypeVar("T")
D = TypeVar("D")

# What people write by habit where another word is meant and the spelling does not tell.
_HABITS = {
    "blog": "site",
    "categories": "tags",
    "category": "tags",
    "description": "summary",
    "language": "lang",
    "published": "date",
    "rss": "feeds",
    "tz": "timezone",
    "url": "site",
    "week": "prompt",
    "zone": "timezone",
}


class Fields:
    """A table of keys and the lines they stand on.

    `known` are all keys that may stand here, as people write them; any other becomes a problem at once. `prefix` is
    the table's place in its file (`deadline`), `places` its key path for the line numbers. `elsewhere` says of keys
    that belong into another part of the file where that is. `spelling` is given for headers, whose keys are stored in
    lower case. None counts as absent.
    """

    def __init__(
        self,
        data: Mapping[str, object],
        known: Iterable[str],
        report: Report,
        lines: KeyLines | None = None,
        *,
        places: tuple[str | int, ...] = (),
        broken: frozenset[str] = frozenset(),
        elsewhere: Mapping[str, str] | None = None,
        spelling: Mapping[str, str] | None = None,
    ) -> None:
        self.report = report
        self.broken = broken
        self._data = {str(key): value for key, value in data.items() if value is not None}
        self._lines = lines or KeyLines({})
        self._places = places
        self._elsewhere = elsewhere or {}
        self._spelling = spelling
        self._names = {self._stored(name): name for name in known}
        unknown = [key for key in self._data if key not in self._names]
        for key in unknown[:MOST_PROBLEMS]:
            self._refuse(key)

    def line(self, key: str = "") -> int:
        """The line of a key, or of the table where the key stands nowhere."""
        return self._lines.of((*self._places, self._stored(key)) if key else self._places)

    def has(self, key: str) -> bool:
        """Whether the key stands there, faulty or not."""
        return self._stored(key) in self._data or key in self.broken

    @property
    def lossy(self) -> bool:
        """Whether a line was lost of which nobody can tell what key it held."""
        return "" in self.broken

    def raw(self, key: str) -> object:
        """What stands there, unchecked; None where nothing does."""
        return self._data.get(self._stored(key))

    def problem(self, key: str, code: str, message: str) -> None:
        """Notes a problem on the line of a key."""
        self.report.add(self.line(key), code, message)

    def read(self, key: str, convert: Callable[[object], T], default: D, code: str = "bad-value") -> T | D:
        """The value of a key; the default where it is absent or faulty (with a problem, as where it is miswritten)."""
        if self._stored(key) not in self._data:
            return default
        try:
            return convert(self._data[self._stored(key)])
        except (ValueError, OverflowError) as error:
            self.problem(key, code, f"{self.label(key)}: {error}")
            return cast(T, error.value) if isinstance(error, MiswrittenError) else default

    def require(self, key: str, convert: Callable[[object], T], write: str) -> T | None:
        """The value of a key that must be there. `write` is the line to add, for the message."""
        if not self.has(key):
            if self.lossy:
                return None
            self.problem("", "missing-key", f"{self.label(key)} is missing; add the line {write}")
            return None
        return self.read(key, convert, None)

    def read_list(
        self, key: str, convert: Callable[[object], T], code: str = "bad-value", most: int = 200
    ) -> tuple[T, ...]:
        """A list in which a faulty item costs only itself; equal items count once, and no more than `most`."""
        value = self._data.get(self._stored(key), [])
        if not isinstance(value, list):
            one = f'"{shown(value)[1:-1]}"' if isinstance(value, str) else shown(value)[1:-1]
            wanted = f"{key} = [{one}]" if isinstance(value, (str, int)) else f"{key} = [ … ]"
            self.problem(key, "not-a-list", f"{self.label(key)} must be a list in square brackets: {wanted}")
            value = [value] if isinstance(value, (str, int)) else []
        if len(value) > most:
            self.problem(key, code, f"{self.label(key)} holds {len(value)} values; {most} are read, shorten the list")
        found: dict[T, None] = {}
        for item in value[:most]:
            try:
                found[convert(item)] = None
            except (ValueError, OverflowError) as error:
                self.problem(key, code, f"{self.label(key)}: {error}")
        return tuple(found)

    def table(self, key: str, known: Iterable[str]) -> Fields:
        """A table inside this one; empty where absent or (with a problem) no table."""
        value = self._data.get(key)
        if value is not None and not isinstance(value, Mapping):
            self.problem(
                key, "not-a-table", f"{self.label(key)} must be a table: a line [{key}], and its keys below it"
            )
            value = None
        places = (*self._places, key)
        # All that follows a heading belongs to it, also what was added at the end of the file without a thought of it.
        above = dict.fromkeys(self._names, "move this line up, above the first line in [brackets]")
        elsewhere = {**above, **self._elsewhere}
        data = value if isinstance(value, Mapping) else {}
        return Fields(data, known, self.report, self._lines, places=places, elsewhere=elsewhere)

    def tables(self, key: str, known: Iterable[str]) -> list[Fields]:
        """The tables of a list of tables (`[[ruling]]`)."""
        value = self._data.get(key, [])
        names = tuple(known)
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.problem(
                key, "not-a-table", f"{self.label(key)}: begin each one with a line [[{key}]], with two brackets"
            )
            value = [value] if isinstance(value, Mapping) else []
        return [
            Fields(item, names, self.report, self._lines, places=(*self._places, key, place))
            for place, item in enumerate(value)
        ]

    def label(self, key: str) -> str:
        """A key as messages name it: `Date`, `zone in [deadline]`."""
        tables = [str(place) for place in self._places if isinstance(place, str)]
        return f"`{key}`" + (f" in [{'.'.join(tables)}]" if tables else "")

    def _stored(self, key: str) -> str:
        return key if self._spelling is None else key.lower()

    def _refuse(self, key: str) -> None:
        near = get_close_matches(key.lower()[:40], [name.lower() for name in self._names], n=1, cutoff=0.7)
        habit = _HABITS.get(key.lower(), "")
        guess = [name for low in near or [habit] for name in self._names.values() if name.lower() == low]
        kind, code = ("key", "unknown-key") if self._spelling is None else ("header", "unknown-header")
        written = (self._spelling or {}).get(key, key)
        allowed = listed(list(self._names.values())).replace(" or ", " and ")
        hint = f"did you mean `{guess[0]}`?" if guess else f"known here are {allowed}; take the line out"
        hint = self._elsewhere.get(key, hint)
        self.problem(key, code, f"{shown(written)} is no {kind} of this file and is ignored; {hint}")
