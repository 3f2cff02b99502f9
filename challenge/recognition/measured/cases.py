"""Labelled cases, one JSON object a line, read into the values that the judge takes. Pure and tolerant.

A line that cannot be used is a `Problem` with its number; optional keys may be missing or null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from challenge.content.members import Member, member_from
from challenge.content.seasons import Season, season_from
from challenge.dates import Stamp, parse_stamp
from challenge.entries.text import Reading, read_html, read_plain
from challenge.errors import Problem
from challenge.recognition.sighting import Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """`prompts` None: the post does not belong; empty: it belongs to the season, to no round."""

    prompts: tuple[int, ...] | None
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledCase:
    """One post with the season to judge it in, and what is right."""

    id: str
    season: Season
    others: tuple[Season, ...]
    member: Member
    sighting: Sighting
    truth: Truth


class _UnusableError(ValueError):
    """Why a line is no case."""


def read_cases(lines: Iterable[str], path: str = "cases.jsonl") -> Iterator[LabelledCase | Problem]:
    """Every line as a case or as the problem it has; blank lines are passed over."""
    seasons: dict[str, Season] = {}
    for number, line in enumerate(lines, start=1):
        text = line.lstrip("\ufeff").strip()
        if not text:
            continue
        try:
            yield _case(json.loads(text), number, seasons)
        except (_UnusableError, ValueError, RecursionError) as error:
            yield Problem(path, number, f"this line is no case: {error}", code="case")


def _case(data: object, number: int, seasons: dict[str, Season]) -> LabelledCase:
    if not isinstance(data, Mapping):
        raise _UnusableError("it must be an object")
    entry = _table(data, "entry")
    season = _season(_table(data, "season"), f"season-{number}", seasons)
    listed = data.get("seasons")
    others = tuple(
        _season(_table({"seasons": other}, "seasons"), f"other-{number}-{k}", seasons)
        for k, other in enumerate(listed if isinstance(listed, list) else ())
    )
    member, problems = member_from(_plain_member(data.get("member")), "member")
    if member is None:
        raise _UnusableError("; ".join(problem.message for problem in problems) or "no member")
    return LabelledCase(
        id=str(data.get("id") or f"line-{number}"),
        season=season,
        others=tuple(other for other in others if not _same_season(other, season)),
        member=member,
        sighting=sighting_from(entry, season),
        truth=_truth(data.get("truth")),
    )


def _same_season(one: Season, other: Season) -> bool:
    return (one.title, one.starts, one.recognise) == (other.title, other.starts, other.recognise)


def _table(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = data.get(key)
    if not isinstance(value, Mapping):
        raise _UnusableError(f"“{key}” must be an object")
    return value


def _season(data: Mapping[str, object], fallback: str, known: dict[str, Season]) -> Season:
    """The same JSON gives the same value: compiled rules are remembered by identity."""
    written = json.dumps(data, sort_keys=True, default=str)
    if written not in known:
        prompts = data.get("prompts")
        listed = [prompt for prompt in prompts if isinstance(prompt, Mapping)] if isinstance(prompts, list) else []
        id_ = str(data.get("id") or data.get("slug") or fallback)
        season, problems = season_from(
            {k: v for k, v in data.items() if k not in ("prompts", "id", "slug")}, listed, id_
        )
        if season is None:
            raise _UnusableError("; ".join(problem.message for problem in problems) or "the season cannot be read")
        known[written] = season
    return known[written]


def _plain_member(value: object) -> Mapping[str, object]:
    given = dict(value) if isinstance(value, Mapping) else {}
    given.setdefault("name", "Somebody")
    return given


def _truth(value: object) -> Truth:
    if not isinstance(value, Mapping):
        raise _UnusableError("“truth” must be an object")
    prompts = value.get("prompts")
    if prompts is None:
        return Truth(prompts=None, marked=bool(value.get("marked", False)))
    listed = prompts if isinstance(prompts, list) else [prompts]
    if not all(isinstance(n, int) and not isinstance(n, bool) for n in listed):
        raise _UnusableError("“truth.prompts” must be numbers")
    return Truth(prompts=tuple(sorted({int(str(n)) for n in listed})), marked=bool(value.get("marked", True)))


def sighting_from(entry: Mapping[str, object], season: Season) -> Sighting:
    """An entry of a case as a post seen. `first_seen` defaults to the claimed moment."""
    url = str(entry.get("url") or "")
    claimed = _stamp(entry.get("published"))
    first_seen = _stamp(entry.get("first_seen"))
    seen = first_seen.start(UTC) if first_seen is not None else None
    if seen is None:
        seen = claimed.start(season.timezone) if claimed is not None else season.starts.start(season.timezone)
    tags = entry.get("tags")
    return Sighting(
        addresses=(url,) if url else (),
        guid=str(entry.get("guid") or ""),
        title=str(entry.get("title") or ""),
        claimed=claimed,
        first_seen=seen,
        tags=tuple(str(tag) for tag in tags if tag) if isinstance(tags, list) else (),
        author=_author(entry.get("author")),
        reading=_reading(entry, url),
        comment=bool(entry.get("comment", False)),
    )


def _author(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
    return str(value or "")


def _reading(entry: Mapping[str, object], url: str) -> Reading:
    if isinstance(html := entry.get("html"), str) and html:
        return read_html(html, url)
    text = entry.get("text")
    return read_plain(text) if isinstance(text, str) else Reading()


def _stamp(value: object) -> Stamp | None:
    """A date as feeds write it too; None where there is none that can be read."""
    if not isinstance(value, str) or not value.strip():
        return None
    for read in (parse_stamp, _iso, _mail):
        try:
            return read(value.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _iso(text: str) -> Stamp:
    return _from_datetime(datetime.fromisoformat(text))


def _mail(text: str) -> Stamp:
    return _from_datetime(parsedate_to_datetime(text))


def _from_datetime(moment: datetime) -> Stamp:
    return parse_stamp(moment)
