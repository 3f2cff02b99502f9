"""`season.toml` with its prompts becomes a season with its rounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from challenge.content.fields import Fields
from challenge.content.posts import title_from
from challenge.content.prompts import FoundPrompt, distinct, prompts_from
from challenge.content.report import Report, shown
from challenge.content.round_checks import sound_rounds
from challenge.content.seasons import Deadline, DeadlineZone, Goal, GoalKind, Late, Recognise, Season, Unmarked
from challenge.content.toml_reader import parse_toml
from challenge.content.values import (
    MOST_NUMBER,
    to_choice,
    to_end_stamp,
    to_every,
    to_number,
    to_span,
    to_stamp,
    to_text,
    to_web_address,
    to_whole,
    to_zone,
)
from challenge.dates import Stamp
from challenge.errors import Problem

SEASON_KEYS = ("title", "timezone", "starts", "every", "ends", "skipped", "deadline", "recognise", "goal")
DEADLINE_KEYS = ("zone", "grace", "late")
RECOGNISE_KEYS = ("tags", "phrases", "links", "unmarked")
GOAL_KEYS = ("kind", "target", "within")
_ELSEWHERE = {
    key: f"move it down, below a line [{table}]"
    for table, keys in (("deadline", DEADLINE_KEYS), ("recognise", RECOGNISE_KEYS), ("goal", GOAL_KEYS))
    for key in keys
}

_TO_ZONE: Callable[[object], DeadlineZone] = to_choice("season", "author", "anywhere")
_TO_LATE: Callable[[object], Late] = to_choice("counts", "does not count")
_TO_UNMARKED: Callable[[object], Unmarked] = to_choice("ask", "count", "ignore")
_TO_KIND: Callable[[object], GoalKind] = to_choice("prompts", "posts", "words")
_TO_TARGET = to_whole(1, 100_000_000)


def load_season(
    text: str, id_: str, path: str, prompts: Sequence[FoundPrompt], report: Report, site_zone: ZoneInfo
) -> Season | None:
    """The season of a file. None where the file cannot be read or does not say when the season starts.

    A file with broken lines is not guessed at: wrong rules would hand out wrong credit.
    """
    document = parse_toml(text, report, cost="the season is left out until this is mended")
    if document is None:
        return None
    fields = Fields(document.data, SEASON_KEYS, report, document.lines, elsewhere=_ELSEWHERE)
    return _season(fields, id_, path, prompts, site_zone)


def season_from_data(
    data: Mapping[str, object], prompts: Sequence[Mapping[str, object]], id_: str, path: str
) -> tuple[Season | None, list[Problem]]:
    """The same from plain data; see `challenge.content.seasons.season_from`."""
    report = Report(path or id_)
    if not isinstance(data, Mapping):
        report.add(1, "not-a-table", "a season must be an object with the keys of season.toml")
        return None, report.problems
    plain = {key: value for key, value in data.items() if key not in ("id", "prompts")}
    fields = Fields(plain, SEASON_KEYS, report)
    return _season(fields, id_, path, prompts_from(prompts or (), report), ZoneInfo("UTC")), report.problems


def _season(fields: Fields, id_: str, path: str, found: Sequence[FoundPrompt], site_zone: ZoneInfo) -> Season | None:
    prompts = distinct(found)
    title = fields.require("title", to_text, f'title = "{title_from(id_)}"')
    zone = fields.require("timezone", to_zone, f'timezone = "{site_zone.key}"') or site_zone
    starts = fields.require("starts", to_stamp, "starts = 2017-05-01") or _earliest(
        [one.prompt.opens for one in prompts], zone
    )
    if starts is None:
        fields.problem(
            "starts", "no-start", "it is not known when this season starts, so it is left out until `starts` is mended"
        )
        return None
    season = Season(
        id=id_,
        title=title or title_from(id_),
        timezone=zone,
        starts=starts,
        ends=_ends(fields, starts, zone),
        every=fields.read("every", to_every, None),
        skipped=frozenset(fields.read_list("skipped", to_number, most=MOST_NUMBER)),
        deadline=_deadline(fields.table("deadline", DEADLINE_KEYS)),
        recognise=_recognise(fields.table("recognise", RECOGNISE_KEYS)),
        goal=_goal(fields.table("goal", GOAL_KEYS)),
        path=path,
        line=fields.line("ends" if fields.has("ends") else "every"),
    )
    return sound_rounds(season, prompts, fields)


def _earliest(stamps: Sequence[Stamp | None], zone: ZoneInfo) -> Stamp | None:
    return min((stamp for stamp in stamps if stamp), key=lambda stamp: stamp.start(zone), default=None)


def _ends(fields: Fields, starts: Stamp, zone: ZoneInfo) -> Stamp | None:
    ends = fields.read("ends", to_end_stamp, None)
    if ends is not None and ends.start(zone) <= starts.start(zone):
        fields.problem(
            "ends",
            "ends-before-starts",
            "`ends` is before `starts`; mend one of the two (until then `ends` is ignored)",
        )
        return None
    return ends


def _deadline(table: Fields) -> Deadline:
    return Deadline(
        zone=table.read("zone", _TO_ZONE, "season"),
        grace=table.read("grace", to_span, timedelta()),
        late=table.read("late", _TO_LATE, "counts"),
    )


def _recognise(table: Fields) -> Recognise:
    tags = (tag.lstrip("#").strip() for tag in table.read_list("tags", to_text))
    return Recognise(
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        phrases=table.read_list("phrases", to_text),
        links=table.read_list("links", to_web_address, "bad-link"),
        unmarked=table.read("unmarked", _TO_UNMARKED, "ask"),
    )


def _to_window(value: object) -> timedelta:
    """A length of time in which something can happen."""
    window = to_span(value)
    if not window:
        raise ValueError(f'{shown(value)} leaves no time for anything; write it as "365 days", or take the line out')
    return window


def _goal(table: Fields) -> Goal:
    goal = Goal(
        kind=table.read("kind", _TO_KIND, "prompts"),
        target=table.read("target", _TO_TARGET, None),
        within=table.read("within", _to_window, None),
    )
    if table.raw("kind") in (None, "prompts") and table.has("within"):
        why = "is for a goal of posts or words and does nothing here; take the line out, or mend `kind`"
        table.problem("within", "goal", f"{table.label('within')} {why}")
    if goal.kind != "prompts" and not table.has("target"):
        table.problem(
            "kind", "goal", f"how many {goal.kind}? add the line target = {50_000 if goal.kind == 'words' else 10}"
        )
    return goal
