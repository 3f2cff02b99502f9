"""A month of writing with words as its goal: every post was sent by address, with its count of words.

Rows of the data: `author`, `author_url`, `title`, `url`, `words`. Nobody noted the days, so the files carry none
but the last of the month, and nothing here depends on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from challenge.addresses import page_key

from .books import Comparison, compare
from .folder import Folder, lines_of, slug

SEASON = "november"
TARGET = 2000
"""Words that a member sets out to write in the replay; the challenge itself named no number for one person."""

Row = Mapping[str, Any]


def write_folder(rows: Sequence[Row], root: Path) -> Folder:
    folder = Folder(root)
    folder.site("A month of words")
    season = {"title": "A month of words", "timezone": "UTC", "every": "1 months", "starts": "2020-11-01"}
    goal = {"kind": "words", "target": TARGET}
    folder.season(SEASON, season, {"goal": goal, "recognise": {"unmarked": "ignore"}})
    for author, site in {row["author"]: row["author_url"] for row in rows}.items():
        folder.member(slug(author), author, site=site)
    for at, row in enumerate(rows, 1):
        keys = {"Title": row["title"], "Date": "2020-11-30", "Link": row["url"], "Words": row["words"]}
        folder.post(SEASON, slug(row["author"]), f"post-{at}", keys)
    return folder


def compare_sums(rows: Sequence[Row], told: Mapping[str, int], status: Mapping[str, Any]) -> Comparison:
    """The three sums that were published: `posts`, `authors`, `words`."""
    ours = {
        "posts": status["totals"]["posts"],
        "words": status["totals"]["words"],
        "authors": sum(line["posts"] > 0 for line in status["members"]),
    }
    return compare("words: sums", "published sums", [(key, value, ours[key]) for key, value in told.items()])


def compare_people(rows: Sequence[Row], status: Mapping[str, Any]) -> Comparison:
    """Posts, words and the goal of everybody."""
    words: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        words[slug(row["author"])][page_key(row["url"])] = row["words"]
    lines = lines_of(status)
    cells = []
    for who, pages in sorted(words.items()):
        line, total = lines[who], sum(pages.values())
        cells += [((who, "posts"), len(pages), line["posts"]), ((who, "words"), total, line["words"])]
        cells += [((who, "reached"), total, line["goal"]["reached"])]
        cells += [((who, "complete"), total >= TARGET, line["goal"]["complete"])]
    return compare("words: posts, words and goal of everybody", "sums of the rows", cells)
