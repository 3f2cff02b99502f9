"""The whole challenge at a given time, from the tracked files alone: what every reading verb and the build look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from challenge.content.tree import Content, load_content
from challenge.errors import Problem, UsageError
from challenge.feeds.state import FeedState
from challenge.ledger.assemble import assemble
from challenge.ledger.feed_states import load_feed_states
from challenge.ledger.forgotten import Forgotten, load_forgotten
from challenge.ledger.memory_checks import check_memory
from challenge.ledger.store import Ledger, load_ledger
from challenge.ledger.submission import Submission
from challenge.progress.standing import Standings
from challenge.progress.tally import stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Content, memory and what follows from them at `now`. Mappings go by season id, `feeds` by feed address.

    `problems` are all that `check` and the health page tell: those of the files, and of files and memory together.
    """

    content: Content
    now: datetime
    ledgers: Mapping[str, Ledger]
    submissions: Mapping[str, tuple[Submission, ...]]
    standings: Mapping[str, Standings]
    feeds: Mapping[str, FeedState]
    forgotten: Forgotten
    problems: tuple[Problem, ...]


def look(content_dir: Path, now: datetime) -> Overview:
    """Reads a content folder and everything it remembers. Raises UsageError where there is no such folder."""
    if not content_dir.is_dir():
        raise UsageError(f"{content_dir}: there is no content folder here; run this from the root of a site")
    content = load_content(content_dir)
    ledgers = {season: load_ledger(content_dir, season) for season in content.seasons}
    feeds, feed_problems = load_feed_states(content_dir)
    rows = {season: ledger.rows for season, ledger in ledgers.items()}
    forgotten = load_forgotten(content_dir)
    submissions = assemble(content, rows, forgotten, now)
    standings = {
        season_id: stand(files.season, content.members.values(), submissions[season_id], now)
        for season_id, files in content.seasons.items()
    }
    found = [
        *content.problems,
        *(problem for ledger in ledgers.values() for problem in ledger.problems),
        *feed_problems,
        *check_memory(content, rows, forgotten, now),
    ]
    return Overview(
        content=content,
        now=now,
        ledgers=ledgers,
        submissions=submissions,
        standings=standings,
        feeds=feeds,
        forgotten=forgotten,
        problems=tuple(sorted(found)),
    )
