"""Challenges played again: our books beside theirs, in miniature with invented people, and over the shared data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import bench_progress
from tests.conftest import SHARED
from tests.replay import daily, shared, weekly, windows, words
from tests.replay.books import UNEXPLAINED, Comparison, as_table, compare

LATER = "2024-01-01T00:00:00Z"
MOST_CAUSES = 6


def file(week: int, who: str, sent: str, url: str = "", **more: Any) -> dict[str, Any]:
    """One file that somebody sent in the miniature of weekly rounds from 1 March 2021."""
    start = (date(2021, 3, 1) + timedelta(weeks=week - 1)).isoformat()
    row = {
        "week": week,
        "week_start": start,
        "dir": who,
        "file": "blog.txt",
        "author": "Ola",
        "authored": sent,
        "merged": sent,
    }
    return row | {"urls": [url or f"https://{who}.example/{week}/"]} | more


PEOPLE = {"ada": "Ada", "bea": "Bea", "bea_old": "Bea", "cyd": "Cyd", "gus": "Gus", "ola": "Ola"}
ROWS = (
    file(1, "ada", "2021-03-02T10:00:00+00:00", "https://ada.example/1/#one"),
    file(1, "ada", "2021-03-02T10:05:00+00:00", "https://ada.example/1/#two", file="blog1.txt"),
    file(2, "ada", "2021-03-14T22:00:00-05:00", author="Ada"),
    file(4, "ada", "2021-03-28T23:30:00+00:00", author="Ada"),
    file(5, "ada", "2021-03-30T12:00:00+01:00", urls=[], raw="ada.example/5/"),
    file(6, "ada", "2021-04-07T12:00:00+01:00"),
    file(6, "ada", "2021-04-13T12:00:00+01:00", "https://ada.example/6/second", file="blog-2.txt"),
    file(1, "bea", "2021-03-03T10:00:00+00:00"),
    file(2, "bea_old", "2021-03-15T11:00:00+00:00"),
    file(1, "gus", "2021-03-03T10:00:00+00:00"),
    file(2, "cyd", "2021-03-10T10:00:00+00:00", file="blogs.txt"),
    file(4, "cyd", "2023-03-10T10:00:00+00:00"),
)
TALLY = (
    (1, "Ada", 2), (2, "Ada", 1), (4, "Ada", 1), (5, "Ada", 1), (6, "Ada", 2), (1, "Bea", 1), (2, "Bea", 1),
    (1, "Cyd", 1), (2, "Cyd", 0), (4, "Cyd", 0), (6, "Ola", 0),
)  # fmt: skip


def small_books(tally: tuple[tuple[int, str, int], ...] = TALLY) -> weekly.Books:
    """Six weeks of which the third never took place, with one of each slip that real books have."""
    days = [(week, (date(2021, 3, 1) + timedelta(weeks=week - 1)).isoformat()) for week in range(1, 7)]
    days[4] = (5, "2021-03-28")
    return weekly.Books(
        rows=ROWS,
        people=PEOPLE,
        guests=frozenset({"gus"}),
        tallies=[{"week": week, "name": name} | ({"Blog": blogs} if blogs else {}) for week, name, blogs in tally],
        prompts=[{"week": week, "date": day, "tasks": [f"Task {week}"]} for week, day in days],
    )


def play(place: Path, **how: Any) -> dict[str, Any]:
    return weekly.write_folder(small_books(), place, **how).status(weekly.SEASON, LATER)


def cells(comparison: Comparison) -> dict[object, str]:
    return {difference.cell: difference.cause for difference in comparison.differences}


def test_every_difference_from_a_published_tally_has_its_cause(tmp_path: Path) -> None:
    """Guests, missing and misnamed files, a stale table and parts of one page; two folders are one person."""
    answered, posts = weekly.compare_tallies(small_books(), play(tmp_path))
    slips = {(1, "cyd"): weekly.NO_FILE, (1, "gus"): weekly.GUEST, (2, "cyd"): weekly.NAME, (4, "cyd"): weekly.STALE}

    assert cells(answered) == slips
    assert cells(posts) == slips | {(1, "ada"): weekly.PARTS}
    assert (posts.cells, posts.without(weekly.PARTS).equal) == (11, 7)


def test_a_difference_that_nothing_explains_is_shown_as_such(tmp_path: Path) -> None:
    """A wrong number in the other book is neither equal nor explained away."""
    wrong = (*(row for row in TALLY if row[:2] != (6, "Ada")), (6, "Ada", 1))
    _, posts = weekly.compare_tallies(small_books(wrong), play(tmp_path))

    assert [(one.cell, one.theirs, one.ours) for one in posts.differences if one.cause == UNEXPLAINED] == [
        ((6, "ada"), 1, 2)
    ]


def test_a_skipped_round_breaks_no_streak(tmp_path: Path) -> None:
    """The third week never took place: with it as a round everybody missed, the longest run is shorter."""
    skipped, missed = play(tmp_path / "a", skipped=frozenset({3})), play(tmp_path / "b", missed=3)
    with_gap = weekly.compare_streaks(small_books(), skipped, "skipped", frozenset({3}))
    without = weekly.compare_streaks(small_books(), missed, "missed", missed=3)

    assert [line["longest_streak"] for line in skipped["members"] if line["member"] == "ada"] == [5]
    assert [line["longest_streak"] for line in missed["members"] if line["member"] == "ada"] == [3]
    assert (with_gap.unexplained, without.unexplained) == (0, 0)
    assert weekly.streaks_that_differ(skipped, missed) == 2


@pytest.mark.parametrize(
    ("zone", "late"),
    [
        ("season", {(2, "ada"), (4, "ada"), (2, "bea"), (4, "cyd")}),
        ("author", {(2, "bea"), (4, "cyd")}),
        ("anywhere", {(4, "cyd")}),
    ],
)
def test_late_classes_follow_the_clock_of_the_deadline(tmp_path: Path, zone: str, late: set[tuple[int, str]]) -> None:
    """Also across the change to summer time, and with a page that came in two files."""
    status = play(tmp_path, zone=zone)
    by_status = {
        (int(number), line["member"])
        for line in status["members"]
        for number, cell in line["rounds"].items()
        if cell["status"] == "late"
    }

    assert by_status == late
    assert weekly.compare_lateness(small_books(), status, zone).share == 1


def test_rounds_roundups_and_pages_agree(tmp_path: Path) -> None:
    """A prompt that was published early, and a roundup that welcomes last week's post, are named."""
    books, status = small_books(), play(tmp_path)
    links = [
        {"week": 1, "url": "http://ada.example/1"},
        {"week": 6, "url": "https://bea.example/1"},
        {"week": 6, "url": "https://no.example/"},
    ]

    assert cells(weekly.compare_openings(books, status)) == {5: weekly.EARLY}
    assert cells(weekly.compare_roundups(books, links, status)) == {(6, "bea.example/1"): weekly.OTHER_WEEK}
    assert weekly.compare_pages(books, status).share == 1
    assert shared.weekly_figures(books, status)["weekly_pages"] == 10
    assert shared.weekly_figures(books, status)["late_up_to_12h_in_time_at_home"] == 2


def test_words_are_summed_by_page(tmp_path: Path) -> None:
    """One post sent under two addresses counts its words once."""
    rows = [
        {
            "author": "Ada",
            "author_url": "https://ada.example/",
            "title": "One",
            "url": "https://ada.example/1",
            "words": 1500,
        },
        {
            "author": "Ada",
            "author_url": "https://ada.example/",
            "title": "Two",
            "url": "https://ada.example/2",
            "words": 700,
        },
        {
            "author": "Ada",
            "author_url": "https://ada.example/",
            "title": "Two",
            "url": "http://www.ada.example/2/?utm_source=x",
            "words": 700,
        },
        {
            "author": "Béa Ü",
            "author_url": "https://bea.example/",
            "title": "One: two",
            "url": "https://bea.example/1",
            "words": 1999,
        },
    ]
    status = words.write_folder(rows, tmp_path).status(words.SEASON, LATER)

    assert words.compare_sums(rows, {"posts": 3, "authors": 2, "words": 4199}, status).share == 1
    assert words.compare_people(rows, status).share == 1


def runs(start: date, *steps: tuple[int, int]) -> list[dict[str, Any]]:
    """Posts `count` times every so many days."""
    day, rows = start, []
    for count, days in steps:
        for _ in range(count):
            rows.append(
                {
                    "path": f"p/{len(rows)}.md",
                    "date": f"{day} 23:30:00 -0600",
                    "title": "T",
                    "words": 10 + len(rows),
                    "markers": [windows.MARK],
                }
            )
            day += timedelta(days=days)
    return rows


def test_completions_are_windows_of_a_year(tmp_path: Path) -> None:
    """A hundred posts in 298 days, a hundred that take too long, a hundred in a hundred days; and one short."""
    blogs = {
        "ada": runs(date(2020, 1, 1), (100, 3), (99, 5), (1, 400), (100, 1)),
        "bea": runs(date(2020, 1, 1), (99, 1)),
    }
    goal = {"kind": "posts", "target": 100, "within": "365 days"}
    status = windows.write_folder(blogs, tmp_path, goal).status(windows.SEASON, LATER)
    last = date.fromisoformat(blogs["ada"][-1]["date"][:10])
    hall = [
        {
            "name": "Ada",
            "completions": 2,
            "years-completed": f"2020, {last.year}",
            "date-last-completed": f"{last:%B %Y}",
        }
    ]

    assert windows.compare_windows(blogs, status).share == 1
    assert windows.compare_hall(hall, {"ada": "Ada"}, status).differences == ()
    assert windows.compare_hall([], {}, status).share == 0.5


def test_words_grow_day_by_day(tmp_path: Path) -> None:
    """At each day only what was published by then exists, also of files that are already there."""
    rows = runs(date(2020, 1, 1), (20, 1))
    folder = windows.write_folder({"ada": rows}, tmp_path, {"kind": "words", "target": 100})
    statuses = {
        day: folder.status(windows.SEASON, f"{day}T23:59:59Z") for day in ("2020-01-01", "2020-01-10", "2020-01-20")
    }

    assert windows.compare_progress(rows, "ada", statuses).share == 1


def test_days_of_posts_from_feeds(tmp_path: Path) -> None:
    """Every page once, on its day, whatever came before the month or after the last look."""

    def row(blog: str, url: str, published: str, seen: str) -> dict[str, str]:
        return {
            "feed_url": f"https://{blog}/feed",
            "post_title": "Cats & <dogs>",
            "post_url": url,
            "published": published,
            "first_seen": seen,
        }

    rows = [
        row("a", "https://a.example/0", "2021-07-31T23:59:00Z", "2021-08-01T00:30:00Z"),
        row("a", "https://a.example/1", "2021-08-01T00:00:00Z", "2021-08-01T00:30:00Z"),
        row("a", "http://www.a.example/1/", "2021-08-02T00:00:00Z", "2021-08-02T00:30:00Z"),
        row("a", "https://a.example/2?utm_source=rss", "2021-08-02T23:59:59Z", "2021-08-03T00:30:00Z"),
        row("b", "https://b.example/?p=1", "2021-08-02T12:00:00Z", "2021-08-02T13:00:00Z"),
        row("b", "https://b.example/?p=2", "2021-08-02T13:00:00Z", "2021-08-02T14:00:00Z"),
        row("b", "https://b.example/?p=3", "2021-08-09T13:00:00Z", "2021-08-09T14:00:00Z"),
    ]
    looks = ("2021-08-01T01:00:00Z", "2021-08-04T00:00:00Z")
    compared = daily.compare_days(rows, daily.replay(rows, tmp_path, 2021, 8, looks), 2021, 8, looks[-1])

    assert (compared.cells, compared.differences) == (3, ())


def test_the_table_names_each_cause_below_its_line() -> None:
    """For people: cells, equal ones, the share, and why the others differ."""
    lines = as_table([compare("posts", "tally", [(1, 2, 2), (2, 1, 0), (3, 0, 1)], {2: "a guest"})]).splitlines()

    assert lines[2].split() == ["posts", "tally", "3", "1", "33.33%"]
    assert [line.split(maxsplit=1) for line in lines[3:]] == [["1", "a guest"], ["1", UNEXPLAINED]]


Play = Callable[[Path, Path, shared.Replay], object]


@pytest.mark.parametrize(
    ("play_again", "folder", "exact"),
    [
        (shared.replay_weekly, "weekly-challenge", ("weekly_pages", "weekly_late_season")),
        (shared.replay_words, "virtual-coffee", ("words_sums", "words_people")),
        (shared.replay_windows, "", ("hundred_hall", "hundred_windows")),
        (shared.replay_words_by_day, "", ("hundred_words_by_day",)),
        (shared.replay_daily, "blaugust", ("daily_posts",)),
    ],
)
def test_real_books_agree(tmp_path: Path, play_again: Play, folder: str, exact: tuple[str, ...]) -> None:
    """At least 99.5 % of the published cells are equal, and each of the others has one of at most six causes."""
    if not SHARED.is_dir():
        pytest.skip("the data of real challenges is not there: ../shared")
    found = shared.Replay()
    play_again(SHARED / "data" / folder, tmp_path, found)
    tallies = [one for one in found.comparisons if one.truth == "published tally" and "streak" not in one.name]

    assert all(found.figures[f"{key}_equal_share"] == 1 for key in exact)
    assert all(one.without(weekly.PARTS).without(weekly.WAITING).share >= 0.995 for one in tallies)
    assert len({cause for one in tallies for cause in one.causes}) <= MOST_CAUSES
    assert not any(one.unexplained for one in found.comparisons)


def test_growth_can_be_measured() -> None:
    """Tallying, recognition and reading files, each at a size and at ten times that."""
    found = list(bench_progress.measure(runs=1, scale=0.02))

    assert [one.name for one in found] == ["tally_growth_10x", "recognise_growth_10x", "files_growth_10x"]
    assert all(one.ten_times > one.once > 0 for one in found)
