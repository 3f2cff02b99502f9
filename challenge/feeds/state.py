"""`content/feeds.json`: the state of each feed, tracked, and changed only when the state changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

from challenge.dates import iso_utc
from challenge.entries.parsed import ParsedFeed
from challenge.errors import Problem
from challenge.feeds.answer import Answer

State = Literal["ok", "failing", "gone"]
_FUTURE = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """One feed. `since` (UTC, ISO) and `why` belong to `failing` and `gone`; `moved_to` is a confirmed address.

    `newest` is the claimed date of its newest entry, `title` what the feed calls itself, `kind` a short name of what is
    wrong, `suggestion` a feed that was found in its place.
    """

    state: State = "ok"
    since: str = ""
    why: str = ""
    kind: str = ""
    moved_to: str = ""
    newest: str = ""
    title: str = ""
    suggestion: str = ""


_NAMES = tuple(each.name for each in fields(FeedState))


def next_state(old: FeedState | None, answer: Answer, now: datetime) -> FeedState | None:
    """The state after an answer; the old one where it tells nothing new (and None where nothing is known at all)."""
    if answer.outcome == "not due":
        return old
    before = old or FeedState()
    if answer.outcome == "gone":
        return before if before.state == "gone" else _troubled(before, "gone", answer, now)
    if answer.outcome == "failed":
        if before.state == "failing" and before.kind == answer.kind:
            return replace(before, suggestion=answer.suggestion or before.suggestion)
        return _troubled(before, "failing", answer, now)
    newest, title = (newest_entry(answer.feed, now), answer.feed.title) if answer.feed else ("", "")
    moved_to = answer.moved_to if answer.confirmed else ""
    return FeedState(moved_to=moved_to, newest=max(newest, before.newest), title=title or before.title)


def newest_entry(feed: ParsedFeed, now: datetime) -> str:
    """The newest claimed date of a post as `2017-05-12T09:00:00Z`, empty without any; the future is no news."""
    moments = [entry.claimed.start(UTC) for entry in feed.entries if entry.claimed is not None and not entry.comment]
    newest = max((moment for moment in moments if moment <= now + _FUTURE), default=None)
    return iso_utc(newest) if newest is not None else ""


def load_states(text: str, path: str) -> tuple[dict[str, FeedState], list[Problem]]:
    """What `feeds.json` says, and what in it cannot be read. An empty text is an empty file."""
    if not text.strip():
        return {}, []
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        message = "not valid JSON; delete the file and the next refresh writes it anew"
        return {}, [Problem(path, line, message, "feeds-json")]
    if not isinstance(found, dict):
        return {}, [Problem(path, 1, "expected one object with a key for each feed", "feeds-json")]
    return {url: _state_from(kept) for url, kept in found.items() if isinstance(kept, dict)}, []


def dump_states(states: Mapping[str, FeedState]) -> str:
    """The text of `feeds.json`: sorted by feed, empty values left out."""
    kept = {url: _told(states[url]) for url in sorted(states)}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _told(state: FeedState) -> dict[str, str]:
    return {name: value for name in _NAMES if (value := getattr(state, name))}


def _troubled(before: FeedState, state: State, answer: Answer, now: datetime) -> FeedState:
    since = before.since if before.state == state else iso_utc(now)
    return replace(
        before,
        state=state,
        since=since,
        why=answer.why,
        kind=answer.kind,
        suggestion=answer.suggestion or before.suggestion,
    )


def _state_from(kept: dict[str, object]) -> FeedState:
    texts = {name: value for name in _NAMES if isinstance(value := kept.get(name), str)}
    state = texts.pop("state", "ok")
    known: State = next((one for one in get_args(State) if one == state), "ok")
    return FeedState(state=known, **texts)
