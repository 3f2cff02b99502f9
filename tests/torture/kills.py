"""SIGKILL at random moments: a real `python -m challenge refresh`, over a mirror with feeds that grow."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import Site, rss
from tests.torture.blog import RULES, TEXT, item, mark

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = "2017-05-03T12:00:00Z"


@dataclass
class Kills:
    """What came of it. `late` runs had ended before their moment came; they are no kills."""

    kills: int = 0
    late: int = 0
    lost: int = 0
    doubled: int = 0
    leftovers: int = 0
    broken: int = 0


def kill_many(times: int, seed: int = 1, feeds: int = 12, tick: Callable[[], None] = lambda: None) -> Kills:
    """Kills that many runs, each time with one post more in every feed; then lets one run end and counts.

    `tick` is called after each run.
    """
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site")
        _members(site, feeds)
        found, grown, seen = Kills(), 0, 1.0
        ever: set[tuple[str, str]] = set()
        while found.kills < times:
            grown += 1
            _grow(site, feeds, grown)
            # The first run shows how long one takes; after it, most moments fall where files are written.
            ended, seen = _one(site, rng.uniform(0.4, 1.05) * seen if grown > 1 else 60.0, seen)
            found.kills += not ended
            found.late += ended
            found.broken += not _is_whole(site)
            ever |= {(row["member"], row["page"]) for row in site.ledger()}
            tick()
        _one(site, 120.0, seen)
        ever |= {(f"member-{m}", f"m{m}.example/{n}") for m in range(feeds) for n in range(max(0, grown - 10), grown)}
        _count(site, feeds, ever, found)
        return found


def _one(site: Site, seconds: float, before: float) -> tuple[bool, float]:
    """One run, killed after so many seconds: whether it had ended by itself, and how long a whole run takes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    argv = ["refresh", "--mirror", str(site.mirror), "--content", str(site.content), "--now", NOW]
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "challenge", *argv],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return False, before
    if process.returncode:
        raise AssertionError(f"a refresh after a kill failed: {said.decode()}")
    return True, time.monotonic() - began


def _members(site: Site, feeds: int) -> None:
    site.site()
    site.season(prompts=4, tables=RULES)
    for number in range(feeds):
        site.member(f"member-{number}", f'feeds = ["https://m{number}.example/feed.xml"]')


def _grow(site: Site, feeds: int, posts: int) -> None:
    """The newest ten: a post that was listed only while runs were killed must have been kept by one of them."""
    for number in range(feeds):
        listed = [_entry(number, n) for n in range(max(0, posts - 10), posts)]
        site.feed(f"https://m{number}.example/feed.xml", rss(*listed))


def _entry(member: int, number: int) -> dict[str, object]:
    link = f"https://m{member}.example/{number}/"
    return item(f"post-{number}", TEXT + mark(1), link=link, guid=link)


def _is_whole(site: Site) -> bool:
    """No file is half-written, whatever moment the run was killed at."""
    try:
        site.ledger()
        for path in (site.content / "feeds.json", *(site.root / ".cache").rglob("*.json")):
            if path.exists():
                json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


def _count(site: Site, feeds: int, ever: set[tuple[str, str]], found: Kills) -> None:
    """`ever` is every post that the ledger held between two kills, and all that the feeds list now."""
    rows = [(row["member"], row["page"]) for row in site.ledger()]
    found.lost = len(ever - set(rows))
    found.doubled = len(rows) - len(set(rows))
    found.doubled += sum(site.line(f"member-{m}", now=NOW)["posts"] != _rows_of(rows, m) for m in range(feeds))
    found.leftovers = len([path for path in site.content.rglob("*.new") if path.is_file()])


def _rows_of(rows: list[tuple[str, str]], member: int) -> int:
    return sum(name == f"member-{member}" for name, _ in rows)
