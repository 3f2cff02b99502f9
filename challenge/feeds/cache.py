"""`.cache/`: what is remembered between runs. It may be deleted or damaged at any time without losing a post."""

from __future__ import annotations

import json
import os
from dataclasses import fields, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from challenge.dates import iso_utc
from challenge.errors import ChallengeError
from challenge.feeds.manners import Poll
from challenge.feeds.older import Chain

_MOMENTS = frozenset({"polled", "answered", "ours_until", "theirs_until", "move_since"})
_SETS = frozenset({"skip_hours", "skip_days"})
_NUMBERS = frozenset({"failures", "move_seen", "least_seconds"})


class Cache:
    """One small file and one body for each feed, in `folder`. Every write replaces a file as a whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "feeds"
        self._hosts_file = self._folder / "hosts.json"
        self._hosts: dict[str, str] | None = None
        self.asked_at: dict[str, float] = {}
        """When this process asked each host last, by the loop's clock: pauses hold from one batch to the next."""

    def poll(self, url: str) -> Poll:
        """What is remembered of this feed: nothing where there is no file or none that can be read.

        Validators are remembered only together with the body that they stand for, so that `304` never loses a post.
        """
        found = _read(self._path(url, ".json"))
        poll = _poll_from(url, found) if found.get("url") == url else Poll(url=url)
        if poll.fingerprint and not self._path(url, ".body").is_file():
            poll = replace(poll, fingerprint="", judged="")
        return poll if poll.fingerprint else replace(poll, etag="", modified="", validated_url="")

    def keep(self, poll: Poll, body: bytes | None = None) -> None:
        """Remember a feed. The body, where there is a new one, is written first."""
        if body is not None:
            _write(self._path(poll.url, ".body"), body)
        _write(self._path(poll.url, ".json"), _dump(poll))

    def body(self, url: str) -> bytes | None:
        """The last body, if it is whole."""
        try:
            body = self._path(url, ".body").read_bytes()
        except OSError:
            return None
        return body if fingerprint_of(body) == self.poll(url).fingerprint else None

    def mark_judged(self, url: str, fingerprint: str, rules: str = "") -> None:
        """The ledgers hold everything that this body says, by these rules. To be called after they are written."""
        poll = self.poll(url)
        if poll.fingerprint == fingerprint and poll.judged != (judged := _judged(fingerprint, rules)):
            self.keep(replace(poll, judged=judged))

    def is_judged(self, poll: Poll, rules: str = "") -> bool:
        """Whether the kept body has been judged by these rules."""
        return poll.judged == _judged(poll.fingerprint, rules)

    def hold_of(self, host: str) -> datetime | None:
        """Until when a whole host (host:port) asked to be left alone."""
        return _moment(self._holds().get(host))

    def hold(self, host: str, until: datetime) -> None:
        """Remember that a host asked to be left alone."""
        holds = {**self._holds(), host: iso_utc(until)}
        self._hosts = holds
        _write(self._hosts_file, json.dumps(holds, indent=1, sort_keys=True).encode())

    def chain(self, url: str) -> Chain | None:
        """How far back a feed has been read, where it had to be."""
        found = _read(self._path(url, ".older.json"))
        reached, back_to = _moment(found.get("reached")), _moment(found.get("back_to"))
        if found.get("url") != url or reached is None or back_to is None:
            return None
        return Chain(
            url=url,
            reached=reached,
            back_to=back_to,
            begun=_text(found.get("begun")),
            next=_text(found.get("next")),
            pages=_texts(found.get("pages")),
            tries=_number(found.get("tries")),
            mapped=found.get("mapped") is True,
            waiting=_texts(found.get("waiting")),
            posts=_texts(found.get("posts")),
            misses=_number(found.get("misses")),
        )

    def keep_chain(self, chain: Chain) -> None:
        """Remember how far back a feed has been read."""
        _write(self._path(chain.url, ".older.json"), _dump(chain))

    def _holds(self) -> dict[str, str]:
        if self._hosts is None:
            self._hosts = {host: until for host, until in _read(self._hosts_file).items() if isinstance(until, str)}
        return self._hosts

    def _path(self, url: str, suffix: str) -> Path:
        return self._folder / (sha256(url.encode()).hexdigest()[:32] + suffix)


def fingerprint_of(body: bytes) -> str:
    """Tells two bodies apart."""
    return sha256(body).hexdigest()[:32]


def _judged(fingerprint: str, rules: str) -> str:
    return f"{fingerprint} {rules}".strip()


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise ChallengeError(
            f"{path}: cannot be written ({error.strerror}); is the disk full or the folder protected?"
        ) from error


def _dump(memory: Poll | Chain) -> bytes:
    kept: dict[str, Any] = {}
    for each in fields(memory):
        value = getattr(memory, each.name)
        if isinstance(value, datetime):
            kept[each.name] = iso_utc(value)
        elif value:
            kept[each.name] = sorted(value) if isinstance(value, frozenset) else value
    return json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _poll_from(url: str, found: dict[str, Any]) -> Poll:
    kept: dict[str, Any] = {"url": url}
    for each in fields(Poll):
        value = found.get(each.name)
        if each.name in _MOMENTS:
            kept[each.name] = _moment(value)
        elif each.name in _SETS:
            kept[each.name] = (
                frozenset(n for n in value if isinstance(n, int)) if isinstance(value, list) else frozenset()
            )
        elif each.name in _NUMBERS:
            kept[each.name] = _number(value)
        elif each.name == "gone":
            kept[each.name] = value is True
        elif each.name != "url":
            kept[each.name] = _text(value)
    return Poll(**kept)


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
