"""What `check` adds to the problems of the files, and how it prints them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from challenge.check import check, render_problems, restrict
from challenge.dates import UTC, parse_stamp
from challenge.errors import Problem
from tests.content_folder import ADA, POST, SEASON, load


def at(text: str) -> datetime:
    return parse_stamp(text).start(UTC)


@pytest.mark.parametrize(
    ("date", "now", "codes"),
    [
        ("2017-05-02", "2017-05-02T00:00Z", []),
        ("2017-05-03", "2017-05-02T00:00Z", []),
        ("2017-05-04", "2017-05-02T00:00Z", ["future-date"]),
        ("2099-01-01", "2017-05-02T00:00Z", ["future-date"]),
        ("2017-05-03T12:00:00-05:00", "2017-05-02T12:00Z", ["future-date"]),
        ("2017-05-03T12:00:00-05:00", "2017-05-02T18:00Z", []),
        ("1995-01-01", "2017-05-02T00:00Z", []),
        ("1994-12-30", "2017-05-02T00:00Z", ["early-date"]),
    ],
)
def test_dates_that_cannot_be_are_named(tmp_path: Path, date: str, now: str, codes: list[str]) -> None:
    """More than a day ahead of the given time, or before there were blogs: the line of the date is named."""
    content = load(tmp_path, {POST: f"Title: One\nPrompt: 1\nDate: {date}\n\nText\n"})

    problems = check(content, at(now))

    assert [(p.path, p.line, p.code) for p in problems] == [(POST, 3, code) for code in codes]
    assert content.seasons["spring"].posts[0].date is not None


def test_the_author_s_midnight_decides_what_is_ahead(tmp_path: Path) -> None:
    """A day that has begun at the author's home is not in the future."""
    files = {POST: "Title: One\nDate: 2017-05-03\n\nText\n"}
    east = load(tmp_path / "e", {**files, ADA: 'name = "Ada"\ntimezone = "Pacific/Auckland"\n'})
    west = load(tmp_path / "w", {**files, ADA: 'name = "Ada"\ntimezone = "Pacific/Honolulu"\n'})

    assert check(east, at("2017-05-01T18:00Z")) == []
    assert [p.code for p in check(west, at("2017-05-01T18:00Z"))] == ["future-date"]


PROMPTS = "content/seasons/spring/prompts"
SECOND = f"{PROMPTS}/02-go-on.md"


@pytest.mark.parametrize(
    ("rules", "files", "now", "says"),
    [
        (
            "ends = 2017-06-25\n",
            {SECOND: None},
            "2017-04-01",
            "prompts 2 to 8 have no file yet: until then round 1 stays open until 25 June 2017, and the goal counts 1",
        ),
        (
            "ends = 2017-06-25\n[goal]\ntarget = 5\n",
            {},
            "2017-06-25",
            "prompts 3 to 8 have no file yet: until then round",
        ),
        (
            "skipped = [3]\nends = 2017-06-12\n",
            {},
            "2017-05-09",
            "prompts 4 to 7 have no file yet: until then no round f",
        ),
        ("ends = 2017-06-25\n", {}, "2017-06-26", ""),
        ("ends = 2017-05-21\n", {}, "2017-05-01", ""),
        ("ends = 2017-05-22\n", {}, "2017-05-01", "prompts 3 to 4 have no file yet"),
        (
            "ends = 2017-06-25\n",
            {SECOND: "Title: Go on\nNumber: 2\nCloses: 2017-06-25T09:00\n\nOn.\n"},
            "2017-05-01",
            "",
        ),
        ("ends = 2017-06-25\n", {SECOND: None, f"{PROMPTS}/01-begin.md": None}, "2017-05-01", ""),
        ("", {SECOND: None}, "2017-04-30T21:59Z", ""),
        (
            "",
            {SECOND: None},
            "2017-04-30T22:00Z",
            "round 1 is the only one, and the season is over after it; add a file",
        ),
        ("", {}, "2017-05-01", ""),
    ],
)
def test_a_last_round_that_swallows_those_to_come_is_named(
    tmp_path: Path, rules: str, files: dict[str, str | None], now: str, says: str
) -> None:
    """While prompts have no file the last round takes their time, or the season is over after one: a warning."""
    head = 'title = "Spring"\ntimezone = "Europe/Paris"\nstarts = 2017-05-01\nevery = "1 weeks"\n'
    content = load(tmp_path, {**files, POST: None, SEASON: head + rules})
    found = check(content, at(now))
    line = 4 if not rules else 5 + rules.startswith("skipped")

    assert [(p.path, p.line, p.code, p.level) for p in found] == [
        (SEASON, line, "prompts-to-come", "warning") for _ in filter(None, [says])
    ]
    assert all(p.message.startswith(says) for p in found)


def test_prompts_with_a_placeholder_title_hold_their_rounds(tmp_path: Path) -> None:
    """A file with a title and nothing else is a prompt for `check`, and each round keeps its own time."""
    head = 'title = "Spring"\ntimezone = "Europe/Paris"\nstarts = 2017-05-01\nevery = "1 weeks"\nends = 2017-06-25\n'
    held = {f"{PROMPTS}/{n:02d}-week-{n}.md": f"Title: Week {n}\nNumber: {n}\n" for n in range(3, 9)}
    content = load(tmp_path, {SEASON: head, **held})

    assert check(content, at("2017-05-01")) == []
    assert len(content.seasons["spring"].season.rounds) == 8


def test_problems_of_all_stages_are_sorted_and_told_once(tmp_path: Path) -> None:
    """Ledger and files stand in one list, by path and line."""
    content = load(tmp_path, {ADA: 'name = "Ada"\nx = 1\ny = 2\n'})
    extra = Problem("content/a.jsonl", 7, "this line is not understood; take it out", "ledger")

    problems = check(content, at("2017-06-01"), [extra, extra])

    assert [(p.path, p.line) for p in problems] == [("content/a.jsonl", 7), (ADA, 2), (ADA, 3)]


HERE = Problem("content/members/ada.toml", 2, "here; mend it", "x")
THERE = Problem("content/members/bo.toml", 3, "this feed is also in content/members/ada.toml; take it out", "y")
OTHER = Problem("content/members/ada.toml.bak", 1, "no", "z")
BELOW = Problem("content/seasons/s/posts/ada/a.md", 1, "no", "z")
ALL = [HERE, OTHER, THERE, BELOW]


@pytest.mark.parametrize(
    ("paths", "wanted"),
    [
        ([], ALL),
        (["."], ALL),
        (["content"], ALL),
        (["content/members/ada.toml"], [HERE, THERE]),
        (["./content//members/../members/ada.toml"], [HERE, THERE]),
        (["content/members/"], [HERE, OTHER, THERE]),
        (["content/seasons/s"], [BELOW]),
        (["content/seasons/s", "content/members/bo.toml"], [THERE, BELOW]),
        (["content/members/ad"], []),
        (["README.md"], []),
        (["/site/content/seasons"], [BELOW]),
    ],
)
def test_restricted_to_paths(paths: list[str], wanted: list[Problem]) -> None:
    """Files and folders, and also the problems elsewhere that name one of them."""
    assert restrict(ALL, paths, Path("/site")) == wanted


def test_text_is_path_line_and_message() -> None:
    """One line for each problem."""
    assert (
        render_problems([HERE, OTHER])
        == "content/members/ada.toml:2: here; mend it\ncontent/members/ada.toml.bak:1: no"
    )


def test_json_is_one_list_of_the_contract_s_shape() -> None:
    """Every problem with path, line, level, code and message; an empty list where there is none."""
    assert json.loads(render_problems([], "json")) == []
    assert json.loads(render_problems([HERE], "json")) == [
        {"path": "content/members/ada.toml", "line": 2, "level": "error", "code": "x", "message": "here; mend it"}
    ]


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (HERE, "::error file=content/members/ada.toml,line=2::here; mend it"),
        (Problem("a:b,c%d.md", 1, "50%: a, b", "x"), "::error file=a%3Ab%2Cc%25d.md,line=1::50%25: a, b"),
        (Problem("a.md", 1, "x\n::error::y\r", "x"), "::error file=a.md,line=1::x%0A::error::y%0D"),
        (Problem("a.md", 1, "x", "x", "warning"), "::warning file=a.md,line=1::x"),
    ],
)
def test_annotations_cannot_be_broken_out_of(problem: Problem, line: str) -> None:
    """A file name or message cannot become a command of its own."""
    assert render_problems([problem], "github") == line
