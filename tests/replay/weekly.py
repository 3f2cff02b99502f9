"""A weekly challenge of 200 rounds: every post is a file that somebody sent, and the organizer published a tally.

Rows of the data: `week`, `week_start`, `dir`, `member`, `file`, `urls`, `raw` (a file without an address, as it was
written), `authored` (the author's own time with offset), `author` (who filed it), `merged`. The published tally has
one row for each week and person with `Blog` = the number of files `blog*.txt` in the person's folder.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from challenge.addresses import page_key

from .books import Comparison, compare
from .folder import Folder, lines_of, slug

SEASON = "weekly"
ZONES = ("season", "author", "anywhere")
WEEK = timedelta(days=7)
HALF_A_DAY = timedelta(hours=12)
TALLIED = re.compile(r"blog[-\d]*\.txt", re.IGNORECASE)
"""The names of files that the published tally reads."""

PARTS = "parts of one page were counted as posts"
GUEST = "a guest was never tallied"
NO_FILE = "tallied, but the person's folder of that week has no such file (misplaced or withdrawn)"
NAME = "the file has a name that the tally does not read"
STALE = "the table was made before the file came"
WAITING = "the file's address leads nowhere, so that it waits for the organizer"
EARLY = "the prompt was published before the Monday of its week"
OTHER_WEEK = "the roundup welcomes a post that answers another week"

Row = Mapping[str, Any]
Key = tuple[int, str]
"""Week and member id."""


@dataclass(frozen=True)
class Books:
    """The challenge as it was kept. `people` are names by folder, `tallies` the published rows."""

    rows: Sequence[Row]
    people: Mapping[str, str]
    guests: frozenset[str]
    tallies: Sequence[Row]
    prompts: Sequence[Row]
    zone: str = "Europe/London"

    @cached_property
    def start(self) -> datetime:
        first = min(self.rows, key=lambda row: row["week"])
        return datetime.fromisoformat(first["week_start"]) - WEEK * (first["week"] - 1)

    @cached_property
    def weeks(self) -> int:
        return max(row["week"] for row in self.rows)

    @cached_property
    def ids(self) -> dict[str, str]:
        """Member id by folder: somebody with two folders is one member."""
        by_name: dict[str, str] = {}
        return {folder: by_name.setdefault(name, slug(folder)) for folder, name in self.people.items()}

    @cached_property
    def organizer(self) -> str:
        """Who filed most of the posts."""
        return Counter(row.get("author", "") for row in self.rows).most_common(1)[0][0]


def write_folder(
    books: Books, root: Path, zone: str = "season", skipped: frozenset[int] = frozenset(), missed: int = 0
) -> Folder:
    """The content folder. Rounds `skipped` have no file; of the round `missed` all posts are left out."""
    folder = Folder(root)
    folder.site("A weekly challenge")
    for member, name in {books.ids[key]: name for key, name in books.people.items()}.items():
        folder.member(member, name)
    keys: dict[str, object] = {"title": "A weekly challenge", "timezone": books.zone, "every": "1 weeks"}
    ends = (books.start + WEEK * books.weeks - timedelta(days=1)).date().isoformat()
    keys |= {"starts": books.start.date().isoformat(), "ends": ends, "skipped": sorted(skipped)}
    folder.season(SEASON, keys, {"deadline": {"zone": zone}, "recognise": {"unmarked": "ignore"}})
    told = {row["week"]: row for row in books.prompts}
    for week in range(1, books.weeks + 1):
        prompt = told.get(week, {})
        if week not in skipped:
            folder.prompt(SEASON, week, "; ".join(prompt.get("tasks", ())) or f"Week {week}")
    for row in books.rows:
        if row["week"] not in skipped and row["week"] != missed:
            _write_post(folder, books.ids[row["dir"]], row)
    return folder


def _write_post(folder: Folder, member: str, row: Row) -> None:
    name = f"w{row['week']:03d}-{slug(row['file'].removesuffix('.txt'))}"
    keys = {"Title": f"Week {row['week']}", "Date": _sent(row), "Prompt": row["week"], "Link": _address(row)}
    folder.post(SEASON, member, name, keys)


def _address(row: Row) -> str:
    """The address as it was sent; one without `https://` in full, as the check of a pull request asks for."""
    return str(row["urls"][0]) if row["urls"] else f"https://{row['raw']}"


def _sent(row: Row) -> str:
    return str(row.get("authored") or row["merged"])


def settle(folder: Folder, now: str) -> set[Key]:
    """Does the organizer's part: credits every file that waits to the week it was sent for. Gives their cells."""
    cells = set()
    for item in folder.run("queue", "--season", SEASON, now=now):
        week = int(re.search(r"/w(\d{3})-", item["post"])[1])  # type: ignore[index]
        ruling = {"post": item["post"], "prompts": [week], "reason": "the challenge counted it", "by": "organizer"}
        folder.ruling(SEASON, ruling)
        cells.add((week, item["member"]))
    return cells


# ---- what the other books say


def published_posts(books: Books) -> dict[Key, int]:
    """Posts by week and member, as published; only what is in the table, zeros too."""
    ids = {name: books.ids[folder] for folder, name in books.people.items()}
    return {(row["week"], ids[row["name"]]): row.get("Blog", 0) for row in books.tallies}


def files_by_cell(books: Books) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in books.rows:
        found[row["week"], books.ids[row["dir"]]].append(row)
    return found


def causes(books: Books) -> dict[Key, str]:
    """Why a cell may differ, told from the files and the table alone; cells that must agree are not in it."""
    published, files = published_posts(books), files_by_cell(books)
    guests = {books.ids[folder] for folder in books.guests}
    found = {}
    for key in published.keys() | files.keys():
        cause = _cause(key, published.get(key), files.get(key, []), guests)
        if cause:
            found[key] = cause
    return found


def _cause(key: Key, published: int | None, rows: Sequence[Row], guests: set[str]) -> str:
    told = published or 0
    if told > len(rows):
        return NO_FILE
    if told < len(rows) and published is None and key[1] in guests:
        return GUEST
    readable = [row for row in rows if TALLIED.fullmatch(row["file"])]
    if told == len(readable) < len(rows):
        return NAME
    if told < len(rows) and _came_years_later(rows, len(rows) - told):
        return STALE
    pages = {page_key(_address(row)) for row in rows}
    return PARTS if told == len(rows) > len(pages) else ""


def _came_years_later(rows: Sequence[Row], untold: int) -> bool:
    late = [row for row in rows if _moment(row["merged"]) > _moment(row["week_start"] + "T00:00:00Z") + 52 * WEEK]
    return len(late) >= untold


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def longest_run(done: Iterable[int], weeks: Iterable[int]) -> int:
    """The longest run of weeks done among those that took place."""
    answered = set(done)
    best = run = 0
    for week in weeks:
        run = run + 1 if week in answered else 0
        best = max(best, run)
    return best


# ---- what ours say, and both together


def our_posts(status: Mapping[str, Any]) -> dict[Key, int]:
    """Posts behind each credited cell of a status document."""
    return {
        (int(number), line["member"]): len(cell["posts"])
        for line in status["members"]
        for number, cell in line["rounds"].items()
        if cell["status"] in ("on time", "late")
    }


def compare_tallies(
    books: Books, status: Mapping[str, Any], waiting: Iterable[Key] = ()
) -> tuple[Comparison, Comparison]:
    """Rounds answered, and posts in each: over every week and person where either book has a post.

    `waiting` are the cells of files that the organizer has not decided yet.
    """
    published, ours, why = published_posts(books), our_posts(status), causes(books) | dict.fromkeys(waiting, WAITING)
    cells = sorted(key for key in published.keys() | ours.keys() if published.get(key) or ours.get(key))
    answered = [(key, bool(published.get(key)), bool(ours.get(key))) for key in cells]
    counted = [(key, published.get(key, 0), ours.get(key, 0)) for key in cells]
    truth = "published tally"
    return (
        compare("weekly: rounds answered", truth, answered, why),
        compare("weekly: posts in a round", truth, counted, why),
    )


def compare_table(books: Books, status: Mapping[str, Any]) -> Comparison:
    """Posts in every cell of the published table, also of people who sent something else than posts that week."""
    published, ours = published_posts(books), our_posts(status)
    rows = [(key, told, ours.get(key, 0)) for key, told in sorted(published.items())]
    return compare("weekly: every row of the table", "published tally", rows, causes(books))


def compare_roundups(books: Books, links: Iterable[Row], status: Mapping[str, Any]) -> Comparison:
    """Each link of the published roundups that somebody ever sent as a file stands in a cell of that week."""
    ours: dict[str, set[int]] = defaultdict(set)
    for line in status["members"]:
        for number, cell in line["rounds"].items():
            for post in cell["posts"]:
                ours[page_key(post)].add(int(number))
    sent = {page_key(_address(row)) for row in books.rows}
    known = {(link["week"], page) for link in links if (page := page_key(link["url"])) in sent}
    rows = [(key, True, key[0] in ours[key[1]]) for key in sorted(known)]
    other = {key: OTHER_WEEK for key, _, here in rows if ours[key[1]] and not here}
    return compare("weekly: links of the roundups", "published roundups", rows, other)


def compare_openings(books: Books, status: Mapping[str, Any]) -> Comparison:
    """The Monday on which each round opens by `every`, beside the day on which its prompt was published."""
    ours = {line["number"]: line["opens"][:10] for line in status["rounds"]}
    rows = [(row["week"], row["date"], ours.get(row["week"], "")) for row in books.prompts]
    early = {week: EARLY for week, told, opens in rows if told < opens}
    return compare("weekly: rounds open", "days of the prompts", rows, early)


def compare_streaks(
    books: Books, status: Mapping[str, Any], name: str, skipped: frozenset[int] = frozenset(), missed: int = 0
) -> Comparison:
    """Everybody's longest run of rounds by the published tally; a skipped one neither adds nor breaks."""
    done: dict[str, list[int]] = defaultdict(list)
    for (week, member), told in published_posts(books).items():
        if told and week != missed:
            done[member].append(week)
    weeks = [week for week in range(1, books.weeks + 1) if week not in skipped]
    lines = lines_of(status)
    doubtful = {key[1]: cause for key, cause in causes(books).items() if cause != PARTS}
    people = sorted(done.keys() | {books.ids[row["dir"]] for row in books.rows})
    rows = [(who, longest_run(done[who], weeks), lines[who]["longest_streak"]) for who in people]
    return compare(name, "published tally", rows, {who: f"follows from a cell: {doubtful[who]}" for who in doubtful})


def streaks_that_differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many people's longest streak is another in the second status."""
    lines = lines_of(other)
    return sum(line["longest_streak"] != lines[line["member"]]["longest_streak"] for line in one["members"])


def compare_pages(books: Books, status: Mapping[str, Any]) -> Comparison:
    """Everybody's posts in all rounds together: distinct pages, and files without an address."""
    pages: dict[str, set[str]] = defaultdict(set)
    for row in books.rows:
        pages[books.ids[row["dir"]]].add(page_key(_address(row)))
    rows = [(line["member"], len(pages[line["member"]]), line["posts"]) for line in status["members"]]
    return compare("weekly: pages of a person", "pages of the files", rows)


# ---- late classes


@dataclass(frozen=True, slots=True)
class Lateness:
    """When a file came, by three clocks. `sent` is the file's own time, `dated` that of its page."""

    key: Key
    sent: datetime
    dated: datetime
    closes: datetime
    by_organizer: bool

    def late(self, zone: str, sent: datetime | None = None) -> bool:
        """Whether the round had closed by the clock of that zone; `author` is the offset of the file itself."""
        sent = sent or self.sent
        if zone == "season":
            return sent >= self.closes
        if zone == "author":
            return sent.replace(tzinfo=None) >= self.closes.replace(tzinfo=None)
        return sent >= self.closes.replace(tzinfo=None).replace(tzinfo=ZoneInfo("Etc/GMT+12"))

    @property
    def within_half_a_day(self) -> bool:
        """Whether it came up to 12 h after the season's midnight."""
        return self.late("season") and self.sent < self.closes + HALF_A_DAY


def lateness(books: Books) -> list[Lateness]:
    """One for each file, dated as its page: by the earliest file of that person that brought it."""
    first: dict[tuple[str, str], datetime] = {}
    for row in books.rows:
        page = (row["dir"], page_key(_address(row)))
        first[page] = min(first.get(page, _moment(_sent(row))), _moment(_sent(row)))
    zone = ZoneInfo(books.zone)
    return [
        Lateness(
            (row["week"], books.ids[row["dir"]]),
            _moment(_sent(row)),
            first[row["dir"], page_key(_address(row))],
            datetime.fromisoformat(row["week_start"]).replace(tzinfo=zone) + WEEK,
            row.get("author") == books.organizer,
        )
        for row in books.rows
    ]


def compare_lateness(books: Books, status: Mapping[str, Any], zone: str) -> Comparison:
    """On time or late in each answered cell, by our own arithmetic on the raw rows."""
    theirs: dict[Key, str] = {}
    for one in lateness(books):
        if theirs.get(one.key) != "on time":
            theirs[one.key] = "late" if one.late(zone, one.dated) else "on time"
    lines = lines_of(status)
    rows = [(key, told, lines[key[1]]["rounds"][str(key[0])]["status"]) for key, told in sorted(theirs.items())]
    return compare(f"weekly: on time or late, zone {zone}", "times of the files", rows)
