"""When rounds open and close, as the files say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from challenge.content.members import member_from
from challenge.content.rounds import MOST_ROUNDS, closes_at, opens_at, round_state, season_window
from challenge.content.seasons import Season, season_from
from challenge.dates import UTC, iso_utc, parse_stamp
from challenge.errors import Problem

BASE = {"title": "S", "timezone": "Europe/Paris", "starts": "2017-05-01"}


def rounds(
    data: Mapping[str, Any], prompts: Sequence[Mapping[str, Any]] = ()
) -> tuple[Season, list[tuple[int, str, str]], list[Problem]]:
    season, problems = season_from({**BASE, **data}, prompts)
    assert season is not None
    return season, [(r.number, r.opens.isoformat(), r.closes.isoformat()) for r in season.rounds], problems


@pytest.mark.parametrize(
    ("data", "prompts", "wanted"),
    [
        (
            {"every": "2 weeks"},
            [{"number": 1}, {"number": 2}],
            [(1, "2017-05-01", "2017-05-15"), (2, "2017-05-15", "2017-05-29")],
        ),
        (
            {"every": "2 weeks", "ends": "2017-07-10"},
            [{"number": 1}, {"number": 2}],
            [(1, "2017-05-01", "2017-05-15"), (2, "2017-05-15", "2017-07-11T00:00")],
        ),
        (
            {"every": "1 days"},
            [{"number": 7}, {"number": 8}],
            [(7, "2017-05-01", "2017-05-02"), (8, "2017-05-02", "2017-05-03")],
        ),
        (
            {"every": "1 months", "starts": "2017-01-31"},
            [{"number": 1}, {"number": 2}, {"number": 3}],
            [(1, "2017-01-31", "2017-02-28"), (2, "2017-02-28", "2017-03-31"), (3, "2017-03-31", "2017-04-30")],
        ),
        (
            {"every": "1 weeks", "skipped": [2]},
            [{"number": 1}, {"number": 3}],
            [(1, "2017-05-01", "2017-05-08"), (2, "2017-05-08", "2017-05-15"), (3, "2017-05-15", "2017-05-22")],
        ),
        (
            {"every": "1 weeks", "skipped": [1]},
            [{"number": 2}],
            [(1, "2017-05-01", "2017-05-08"), (2, "2017-05-08", "2017-05-15")],
        ),
        (
            {"every": "1 weeks"},
            [{"number": 1}, {"number": 2, "opens": "2017-05-10T09:00", "closes": "2017-05-12"}],
            [(1, "2017-05-01", "2017-05-10T09:00"), (2, "2017-05-10T09:00", "2017-05-13T00:00")],
        ),
        (
            {"ends": "2017-06-30", "skipped": [2]},
            [{"number": 1, "opens": "2017-05-01"}, {"number": 3, "opens": "2017-06-01"}],
            [(1, "2017-05-01", "2017-06-01"), (2, "2017-06-01", "2017-06-01"), (3, "2017-06-01", "2017-07-01T00:00")],
        ),
        (
            {"every": "2 weeks", "ends": "2017-06-01"},
            [],
            [(1, "2017-05-01", "2017-05-15"), (2, "2017-05-15", "2017-05-29"), (3, "2017-05-29", "2017-06-02T00:00")],
        ),
        ({"every": "2 weeks"}, [], []),
        ({"ends": "2017-06-01"}, [], []),
    ],
)
def test_windows_follow_the_rules(
    data: dict[str, Any], prompts: list[dict[str, Any]], wanted: list[tuple[int, str, str]]
) -> None:
    """Opens, Closes, `every`, `ends` and `skipped` give these windows, without a problem."""
    _, got, problems = rounds(data, prompts)

    assert (got, problems) == (wanted, [])


@pytest.mark.parametrize(
    ("data", "prompts", "codes", "wanted"),
    [
        ({"ends": "2017-06-30"}, [{"number": 1}], ["no-opens"], [(1, "2017-05-01", "2017-07-01T00:00")]),
        (
            {"ends": "2017-06-30"},
            [{"number": 1, "opens": "2017-05-01"}, {"number": 2}],
            ["no-opens"],
            [(1, "2017-05-01", "2017-07-01T00:00")],
        ),
        ({}, [{"number": 1, "opens": "2017-05-01"}], ["no-end"], [(1, "2017-05-01", "2017-05-08")]),
        (
            {"every": "1 weeks"},
            [{"number": 1, "opens": "2017-05-03", "closes": "2017-05-02"}],
            ["closes-before-opens"],
            [(1, "2017-05-03", "2017-05-10")],
        ),
        (
            {"every": "1 weeks"},
            [{"number": 1, "closes": "2017-04-20"}],
            ["closes-before-opens"],
            [(1, "2017-05-01", "2017-05-08")],
        ),
        (
            {"every": "1 weeks"},
            [{"number": 1, "closes": "2017-05-20"}, {"number": 2}],
            ["overlap"],
            [(1, "2017-05-01", "2017-05-21T00:00"), (2, "2017-05-08", "2017-05-15")],
        ),
        (
            {"every": "1 weeks"},
            [{"number": 1, "opens": "2017-06-01"}, {"number": 2}],
            ["out-of-order"],
            [(1, "2017-06-01", "2017-06-08"), (2, "2017-05-08", "2017-05-15")],
        ),
        (
            {"every": "1 weeks", "ends": "2017-05-05"},
            [{"number": 1}, {"number": 2}],
            ["opens-after-end"],
            [(1, "2017-05-01", "2017-05-08"), (2, "2017-05-08", "2017-05-15")],
        ),
        (
            {"every": "1 weeks"},
            [{"number": 1}, {"number": 3}],
            ["missing-prompt"],
            [(1, "2017-05-01", "2017-05-15"), (3, "2017-05-15", "2017-05-22")],
        ),
        ({"every": "9999 months"}, [{"number": 1}, {"number": 9999}], ["missing-prompt", "too-far"], None),
    ],
)
def test_windows_that_cannot_be_meant_are_problems(
    data: dict[str, Any], prompts: list[dict[str, Any]], codes: list[str], wanted: list[tuple[int, str, str]] | None
) -> None:
    """Each contradiction is named, and the round that remains has an end after its beginning."""
    season, got, problems = rounds(data, prompts)

    assert sorted({problem.code for problem in problems}) == codes or codes == ["missing-prompt", "too-far"]
    assert wanted is None or got == wanted
    assert all(r.closes.wall > r.opens.wall for r in season.rounds)
    assert {prompt.number for prompt in season.prompts} <= {r.number for r in season.rounds}


def test_a_season_without_end_is_bounded() -> None:
    """Daily rounds to the last year there is: a limit, and one message."""
    season, _, problems = rounds({"every": "1 days", "ends": "2999-12-31"})

    assert len(season.rounds) == MOST_ROUNDS
    assert [problem.code for problem in problems] == ["too-many-rounds"]


def test_plain_data_may_have_nulls_and_gaps() -> None:
    """The cases of an evaluation need no slug, no number in order, and know nulls."""
    season, problems = season_from(
        {
            "title": "S",
            "timezone": "UTC",
            "starts": "2017-05-01",
            "every": "1 weeks",
            "ends": None,
            "goal": None,
            "id": "x",
            "prompts": [],
        },
        [{"number": 1, "title": "On Owls", "slug": None, "opens": None, "tags": ["owl"]}, {"title": "Two"}],
        id="x",
    )

    assert problems == []
    assert season is not None
    assert [(p.number, p.slug, p.tags) for p in season.prompts] == [(1, "on-owls", ("owl",)), (2, "two", ())]


def test_a_season_starts_with_its_first_prompt_if_nothing_else_is_known() -> None:
    """Without `starts` the earliest Opens will do; without that there is no season."""
    season, problems = season_from(
        {"title": "S", "timezone": "UTC"}, [{"number": 1, "opens": "2017-05-03", "closes": "2017-05-10"}]
    )
    none, _ = season_from({"title": "S", "timezone": "UTC"}, [])

    assert season is not None
    assert season.starts.isoformat() == "2017-05-03"
    assert [problem.code for problem in problems] == ["missing-key"]
    assert none is None


@pytest.mark.parametrize("key", ["every", "ends"])
def test_a_faulty_rule_is_named_once_and_not_its_consequences(key: str) -> None:
    """Prompts are not blamed for an `every` that nobody can read, nor the last round for an `ends`."""
    prompts = [{"number": 1, "opens": "2017-05-01"}, {"number": 2, "opens": None if key == "every" else "2017-05-08"}]
    _, _, problems = rounds({key: "soon"}, prompts)

    assert [problem.message.split(":")[0] for problem in problems] == [f"`{key}`"]


@pytest.mark.parametrize(
    ("zone", "author", "closes"),
    [
        ("season", "Asia/Tokyo", "2017-05-07T22:00:00Z"),
        ("author", "Asia/Tokyo", "2017-05-07T15:00:00Z"),
        ("author", None, "2017-05-07T22:00:00Z"),
        ("anywhere", "Asia/Tokyo", "2017-05-08T12:00:00Z"),
    ],
)
def test_whose_midnight_closes_a_round(zone: str, author: str | None, closes: str) -> None:
    """Opens is the season's own time; Closes is read in the zone that the rules name."""
    season, _, _ = rounds({"every": "1 weeks", "deadline": {"zone": zone}}, [{"number": 1}])
    home = ZoneInfo(author) if author else None

    assert iso_utc(opens_at(season, season.rounds[0])) == "2017-04-30T22:00:00Z"
    assert iso_utc(closes_at(season, season.rounds[0], home)) == closes


@pytest.mark.parametrize(
    ("data", "prompts", "window"),
    [
        ({"every": "1 weeks"}, [{"number": 1}, {"number": 2}], ("2017-04-30T22:00:00Z", "2017-05-14T22:00:00Z")),
        ({"ends": "2017-05-31"}, [], ("2017-04-30T22:00:00Z", "2017-05-31T22:00:00Z")),
        ({}, [], ("2017-04-30T22:00:00Z", "9999-12-31T23:59:59Z")),
    ],
)
def test_a_season_reaches_from_its_start_to_its_last_closing(
    data: dict[str, Any], prompts: list[dict[str, Any]], window: tuple[str, str]
) -> None:
    """With rounds, with an end only, and without either."""
    season, _, _ = rounds(data, prompts)

    assert tuple(iso_utc(moment) for moment in season_window(season)) == window


@pytest.mark.parametrize(
    ("now", "states"),
    [
        ("2017-04-30T21:59Z", ["not yet", "skipped", "not yet"]),
        ("2017-04-30T22:00Z", ["open", "skipped", "not yet"]),
        ("2017-05-07T22:00Z", ["closed", "skipped", "not yet"]),
        ("2017-05-21T22:00Z", ["closed", "skipped", "closed"]),
    ],
)
def test_a_round_is_not_yet_open_or_closed(now: str, states: list[str]) -> None:
    """Opening is included, closing is not; a skipped round is always that."""
    season, _, _ = rounds({"every": "1 weeks", "skipped": [2]}, [{"number": 1}, {"number": 3}])
    moment = parse_stamp(now).start(UTC)

    assert [round_state(season, round_, moment) for round_ in season.rounds] == states


@pytest.mark.parametrize("wrong", [5, None, "x", ["y"]])
def test_plain_data_of_another_kind_is_refused_in_words(wrong: Any) -> None:
    """A season, prompt or member that is no object is a problem, and no exception."""
    assert [problem.code for problem in season_from(wrong, [])[1]] == ["not-a-table"]
    assert [problem.code for problem in member_from(wrong)[1]] == ["not-a-table"]
    assert [problem.code for problem in season_from({**BASE, "every": "1 weeks"}, [wrong])[1]] == ["not-a-table"]
