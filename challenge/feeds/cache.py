"""`.cache/`: what is remembered between runs. It may be deleted or damaged at any time without losing a post."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from challenge.dates import iso_utc
from challenge.feeds.cache_file import CacheFile
from challenge.feeds.decode import unzipped
from challenge.feeds.manners import Poll
from challenge.feeds.older import Chain
from challenge.feeds.wire import FetchError


class Cache:
    """What a run remembers of feeds and hosts. To be closed: then everything is on disk."""

    def __init__(self, folder: Path) -> None:
        self._file = CacheFile(folder)
        self._hosts: dict[str, str] | None = None
        self._polls: dict[str, Poll] = {}
        self.asked_at: dict[str, float] = {}
        """When this process asked each host last, by time.monotonic(): pauses hold from one batch to the next."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def save(self) -> None:
        """Everything kept so far outlives a kill."""
        self._file.save()

    def poll(self, url: str) -> Poll:
        """What is remembered of this feed: nothing where nothing is kept or can be read.

        Validators are remembered only together with the body that they stand for, so that `304` never loses a post.
        """
        known = self._polls.get(url)
        if known is None:
            found = _read(self._file.text("poll", url))
            known = Poll(url=url, judged=self._file.text("judged", url) if found else "", **_recalled(found, _POLL))
            if known.fingerprint and self._file.body_print(url) != known.fingerprint:
                known = replace(known, fingerprint="", judged="")
            if not known.fingerprint:
                known = replace(known, etag="", modified="", validated_url="")
            self._polls[url] = known
        return known

    def keep(self, poll: Poll, body: bytes | None = None) -> None:
        """Remember a feed, with its body where there is a new one."""
        if body is not None:
            self._file.put_body(poll.url, poll.fingerprint, body)
        if self._polls.get(poll.url) != poll:
            self._file.put("poll", poll.url, _dump(poll, _POLL))
            self._polls[poll.url] = poll

    def body(self, url: str) -> bytes | None:
        """The last body, if it is whole; unpacked where it was kept as it came."""
        kept = self._file.body(url)
        if kept is None or fingerprint_of(kept) == self.poll(url).fingerprint:
            return kept
        with suppress(FetchError):
            body = unzipped(kept)
            return body if fingerprint_of(body) == self.poll(url).fingerprint else None
        return None

    def mark_judged(self, url: str, fingerprint: str, rules: str = "") -> None:
        """The ledgers hold everything that this body says, by these rules. To be called after they are written."""
        poll = self.poll(url)
        if poll.fingerprint == fingerprint and poll.judged != (judged := _judged(fingerprint, rules)):
            self._file.put("judged", url, judged)
            self._polls[url] = replace(poll, judged=judged)

    def is_judged(self, poll: Poll, rules: str = "") -> bool:
        """Whether the kept body has been judged by these rules."""
        return poll.judged == _judged(poll.fingerprint, rules)

    def hold_of(self, host: str) -> datetime | None:
        """Until when a whole host (host:port) asked to be left alone."""
        if self._hosts is None:
            self._hosts = self._file.texts("hold")
        return _moment(self._hosts.get(host))

    def hold(self, host: str, until: datetime) -> None:
        """Remember that a host asked to be left alone, whatever becomes of this run."""
        self._hosts = {**(self._hosts or self._file.texts("hold")), host: iso_utc(until)}
        self._file.put("hold", host, iso_utc(until))
        self._file.save()

    def chain(self, url: str) -> Chain | None:
        """How far back a feed has been read, where it had to be."""
        found = _recalled(_read(self._file.text("older", url)), _CHAIN)
        return Chain(url=url, **found) if found["reached"] and found["back_to"] else None

    def keep_chain(self, chain: Chain) -> None:
        """Remember how far back a feed has been read."""
        self._file.put("older", chain.url, _dump(chain, _CHAIN))


def fingerprint_of(body: bytes) -> str:
    """Tells two bodies apart."""
    return sha256(body).hexdigest()[:32]


def _judged(fingerprint: str, rules: str) -> str:
    return f"{fingerprint} {rules}".strip()


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _dump(memory: Poll | Chain, names: Iterable[str]) -> str:
    kept: dict[str, Any] = {}
    for name in names:
        value = getattr(memory, name)
        if isinstance(value, datetime):
            kept[name] = iso_utc(value)
        elif value:
            kept[name] = sorted(value) if isinstance(value, frozenset) else value
    return json.dumps(kept)


def _recalled(found: Mapping[str, Any], readers: Mapping[str, Callable[[object], Any]]) -> dict[str, Any]:
    return {name: read(found.get(name)) for name, read in readers.items()}


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value).astimezone(UTC) if isinstance(value, str) else None
    except (ValueError, OverflowError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0


def _flag(value: object) -> bool:
    return value is True


def _set(value: object) -> frozenset[int]:
    return frozenset(n for n in value if isinstance(n, int)) if isinstance(value, list) else frozenset()


def _readers(memory: type[Poll | Chain], **others: Callable[[object], Any]) -> dict[str, Callable[[object], Any]]:
    """How each field is read: as text, where nothing else is said."""
    return {each.name: others.get(each.name, _text) for each in fields(memory) if each.name not in ("url", "judged")}


_POLL = _readers(
    Poll,
    **dict.fromkeys(("polled", "answered", "ours_until", "theirs_until", "move_since"), _moment),
    **dict.fromkeys(("failures", "move_seen", "least_seconds"), _number),
    skip_hours=_set,
    skip_days=_set,
    gone=_flag,
)
_CHAIN = _readers(
    Chain,
    **dict.fromkeys(("reached", "back_to"), _moment),
    **dict.fromkeys(("pages", "waiting", "posts"), _texts),
    **dict.fromkeys(("tries", "misses"), _number),
    mapped=_flag,
)
