"""The replays of the shared data, one after the other, and their figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from challenge.addresses import page_key

from . import daily, weekly, windows, words
from .books import Comparison
from .folder import Folder, read_lines, slug

LATER = "2027-01-01T00:00:00Z"
"""A time at which everything in the data has happened."""
LOOKS = ("2026-08-01T00:00:00Z", "2026-08-08T00:00:00Z", "2026-08-15T00:00:00Z", "2026-08-23T00:00:00Z")
DAYS = ("2021-02-05", "2021-12-31", "2023-06-30", "2024-12-20", "2025-07-15")
VIRTUAL = {"posts": 55, "authors": 18, "words": 38_075}
"""What the challenge of November 2020 published about itself."""


@dataclass(slots=True)
class Replay:
    """What was compared, and flat figures."""

    comparisons: list[Comparison] = field(default_factory=list)
    figures: dict[str, float | int] = field(default_factory=dict)

    def add(self, key: str, comparison: Comparison) -> None:
        self.comparisons.append(comparison)
        self.figures |= {
            f"{key}_cells": comparison.cells,
            f"{key}_equal_share": round(comparison.share, 5),
            f"{key}_unexplained": comparison.unexplained,
        }


def replay_all(data: Path, place: Path, say: Callable[[str], None] = lambda what: None) -> Replay:
    """Every replay of the data below `data`, with folders made in `place`."""
    found = Replay()
    say("200 weeks, by the season's clock")
    replay_weekly(data / "weekly-challenge", place, found)
    say("the same by two other clocks, and with a round skipped")
    replay_weekly_clocks(data / "weekly-challenge", place, found)
    say("a month of words")
    replay_words(data / "virtual-coffee", place, found)
    say("a hundred posts within 365 days")
    replay_windows(data, place, found)
    replay_words_by_day(data, place, found)
    say("a month of daily posts from feeds")
    replay_daily(data / "blaugust", place, found)
    return found


def load_weekly(data: Path) -> weekly.Books:
    people: dict[str, dict[str, str]] = {
        name: json.loads((data / f"{name}.json").read_text("utf-8")) for name in ("members", "guests")
    }
    return weekly.Books(
        rows=read_lines(data / "blog_submissions.jsonl"),
        people=people["guests"] | people["members"],
        guests=frozenset(people["guests"].keys() - people["members"].keys()),
        tallies=read_lines(data / "published_week_tallies.jsonl"),
        prompts=read_lines(data / "prompts_001_121.jsonl"),
    )


def replay_weekly(data: Path, place: Path, found: Replay) -> Mapping[str, Any]:
    """The tallies: rounds answered, posts, pages, roundups, streaks, lateness by the season's clock."""
    books = load_weekly(data)
    folder = weekly.write_folder(books, place / "weekly")
    alone = folder.status(weekly.SEASON, LATER)
    waiting = weekly.settle(folder, LATER)
    answered, _ = weekly.compare_tallies(books, alone, waiting)
    found.add("weekly_rounds_before_rulings", answered.named("before any ruling"))
    status = folder.status(weekly.SEASON, LATER)
    answered, posts = weekly.compare_tallies(books, status)
    found.add("weekly_rounds", answered)
    found.add("weekly_posts", posts)
    found.add("weekly_posts_as_pages", posts.without(weekly.PARTS))
    found.add("weekly_table", weekly.compare_table(books, status))
    found.add("weekly_pages", weekly.compare_pages(books, status))
    found.add("weekly_openings", weekly.compare_openings(books, status))
    links = read_lines(data / "published_recap_blog_links.jsonl")
    found.add("weekly_roundups", weekly.compare_roundups(books, links, status))
    found.add("weekly_streaks", weekly.compare_streaks(books, status, "weekly: longest streaks"))
    found.add("weekly_late_season", weekly.compare_lateness(books, status, "season"))
    found.figures |= weekly_figures(books, status)
    return status


def weekly_figures(books: weekly.Books, status: Mapping[str, Any]) -> dict[str, float | int]:
    """Addresses and pages, and who was late by which clock."""
    addresses = [url for row in books.rows for url in row["urls"]]
    near = [one for one in weekly.lateness(books) if one.within_half_a_day]
    own = [one for one in near if not one.by_organizer]
    return {
        "weekly_files": len(books.rows),
        "weekly_addresses": len(addresses),
        "weekly_pages": len({page_key(url) for url in addresses}),
        "weekly_posts_total": status["totals"]["posts"],
        "late_up_to_12h": len(near),
        "late_up_to_12h_sent_by_author": len(own),
        "late_up_to_12h_in_time_at_home": sum(not one.late("author") for one in own),
        "late_up_to_12h_in_time_anywhere": sum(not one.late("anywhere") for one in own),
    }


def replay_weekly_clocks(data: Path, place: Path, found: Replay) -> None:
    """Late classes by the other zones, and streaks over a round that never took place."""
    books = load_weekly(data)
    for zone in ("author", "anywhere"):
        status = _settled(weekly.write_folder(books, place / zone, zone))
        found.add(f"weekly_late_{zone}", weekly.compare_lateness(books, status, zone))
    gap = books.weeks // 2
    skipped = _settled(weekly.write_folder(books, place / "skipped", skipped=frozenset({gap})))
    missed = _settled(weekly.write_folder(books, place / "missed", missed=gap))
    name = "weekly: longest streaks, one round"
    found.add("weekly_streaks_skipped", weekly.compare_streaks(books, skipped, f"{name} skipped", frozenset({gap})))
    found.add("weekly_streaks_missed", weekly.compare_streaks(books, missed, f"{name} missed", missed=gap))
    found.figures["streaks_a_skipped_round_saves"] = weekly.streaks_that_differ(skipped, missed)


def _settled(folder: Folder) -> Mapping[str, Any]:
    weekly.settle(folder, LATER)
    return folder.status(weekly.SEASON, LATER)


def replay_words(data: Path, place: Path, found: Replay) -> None:
    rows = read_lines(data / "submissions.jsonl")
    status = words.write_folder(rows, place / "words").status(words.SEASON, LATER)
    found.add("words_sums", words.compare_sums(rows, VIRTUAL, status))
    found.add("words_people", words.compare_people(rows, status))


def load_blogs(data: Path) -> windows.Blogs:
    """The marked posts of each recorded blog."""
    files = sorted((data / "real-blogs").glob("*.jsonl"))
    return {slug(file.stem): windows.marked(read_lines(file)) for file in files}


def replay_windows(data: Path, place: Path, found: Replay) -> None:
    """Completions against the hall of fame."""
    blogs = load_blogs(data)
    hall = json.loads((data / "100-days" / "halloffame.json").read_text("utf-8"))
    people = {member: row["name"] for member in blogs for row in hall if slug(row["name"]).replace("-", "") == member}
    goal = {"kind": "posts", "target": windows.TARGET, "within": "365 days"}
    status = windows.write_folder(blogs, place / "hundred", goal).status(windows.SEASON, LATER)
    found.add("hundred_hall", windows.compare_hall(hall, people, status))
    found.add("hundred_windows", windows.compare_windows(blogs, status))


def replay_words_by_day(data: Path, place: Path, found: Replay) -> None:
    """Words and posts of the longest blog as they stood at the end of several days."""
    blogs = load_blogs(data)
    longest = max(blogs, key=lambda member: len(blogs[member]))
    folder = windows.write_folder(blogs, place / "by-words", {"kind": "words", "target": 100_000})
    statuses = {day: folder.status(windows.SEASON, f"{day}T23:59:59Z") for day in DAYS}
    found.add("hundred_words_by_day", windows.compare_progress(blogs[longest], longest, statuses))


def replay_daily(data: Path, place: Path, found: Replay) -> None:
    rows = read_lines(data / "posts_seen_2026-08.jsonl")
    status = daily.replay(rows, place / "daily", 2026, 8, LOOKS)
    found.add("daily_posts", daily.compare_days(rows, status, 2026, 8, LOOKS[-1]))
