"""How recognition and tallying grow: ten times the work, timed over time, in CPU seconds of this process.

`python -m tests.bench_progress [--runs 5]` prints a table and writes `build/figures/growth.json`:
`recognise_growth_10x` (judging 10,000 and 100,000 entries), `tally_growth_10x` (100 and 1,000 members in 200 rounds)
and `files_growth_10x` (a status from 1,000 and 10,000 post files, reading them included).
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time

from challenge.content.members import Member
from challenge.content.rounds import opens_at
from challenge.content.seasons import Season, season_from
from challenge.dates import parse_stamp
from challenge.entries.text import read_plain
from challenge.ledger.submission import Submission
from challenge.overview import look
from challenge.progress.tally import stand
from challenge.recognition.judge import judge
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Because, Status, Verdict

from .replay.folder import Folder

FIGURES = Path(__file__).resolve().parent.parent / "build" / "figures" / "growth.json"
ROUNDS = 200
CHUNK = 1000
"""Entries that are made at a time, outside of what is timed."""
FILLER = "A paragraph about this and that, of the length that people write, with 12 things in it and no plan. " * 4


@dataclass(frozen=True, slots=True)
class Growth:
    """One kind of work at a size and at ten times that: CPU seconds, medians of interleaved runs."""

    name: str
    what: str
    once: float
    ten_times: float

    @property
    def ratio(self) -> float:
        return self.ten_times / self.once


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_progress")
    parser.add_argument(
        "--runs", type=int, default=5, help="interleaved runs of each size; 100,000 entries are judged once"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="a part of the full sizes, for trying out")
    options = parser.parse_args(argv)
    found = list(measure(options.runs, options.scale))
    for growth in found:
        line = f"{growth.name:<24}{growth.once:>8.2f} s{growth.ten_times:>9.2f} s{growth.ratio:>8.2f}"
        print(f"{line}  {growth.what}", flush=True)
    if options.scale == 1:
        FIGURES.parent.mkdir(parents=True, exist_ok=True)
        FIGURES.write_text(json.dumps({one.name: round(one.ratio, 3) for one in found}, indent=1) + "\n", "utf-8")
    return 0


def measure(runs: int, scale: float) -> Iterator[Growth]:
    """Each kind of work in turn."""
    members, entries, files = int(100 * scale), int(10_000 * scale), int(1000 * scale)
    yield grow("tally_growth_10x", f"{members} and {members * 10} members, {ROUNDS} rounds", tally, members, runs)
    yield grow("recognise_growth_10x", f"{entries} and {entries * 10} entries", recognise, entries, 1)
    yield grow("files_growth_10x", f"{files} and {files * 10} post files", read_files, files, runs)


def grow(name: str, what: str, work: Callable[[int], float], size: int, runs: int) -> Growth:
    """`work(size)` gives its CPU seconds; a first run of either size warms up and is not counted."""
    work(size)
    pairs = [(work(size), work(size * 10)) for _ in range(runs)]
    return Growth(name, what, median(pair[0] for pair in pairs), median(pair[1] for pair in pairs))


def timed(work: Callable[[], object]) -> float:
    gc.collect()
    before = process_time()
    work()
    return process_time() - before


def season() -> Season:
    """Two hundred weekly rounds, recognised by a tag, a phrase and a link."""
    prompts = [{"number": n, "title": f"Prompt of week {n}", "slug": f"week-{n}"} for n in range(1, ROUNDS + 1)]
    rules = {"tags": ["lantern"], "phrases": ["Lantern Writing Challenge"], "links": ["https://lantern.example/start/"]}
    keys = {"title": "Lantern Writing Challenge", "timezone": "Europe/London", "starts": "2019-03-25"}
    found, problems = season_from({**keys, "every": "1 weeks", "recognise": rules}, prompts, "lantern")
    assert found is not None, problems
    return found


# ---- tallying


def tally(members: int) -> float:
    """Everybody answers four rounds of five, some late, some twice."""
    running = season()
    people = [Member(id=f"m{n}", name=f"Member {n}") for n in range(members)]
    posts = [post for at, member in enumerate(people) for post in _answers(running, member.id, at)]
    now = datetime(2024, 1, 1, tzinfo=UTC)
    return timed(lambda: stand(running, people, posts, now))


def _answers(running: Season, member: str, at: int) -> Iterator[Submission]:
    for round_ in running.rounds:
        number = round_.number
        for again in range(0 if (number + at) % 5 == 0 else 2 if (number + at) % 17 == 0 else 1):
            status: Status = "late" if (number + at) % 7 == 0 else "on time"
            because = (Because("sentence", f"It says week {number}."),)
            verdict = Verdict(season="lantern", status=status, prompts=(number,), because=because)
            published = opens_at(running, round_) + timedelta(days=9 if status == "late" else 2, hours=again)
            page = f"{member}.example/{number}/{again}"
            yield Submission(
                season="lantern",
                member=member,
                page=page,
                url=f"https://{page}/",
                title=f"Week {number}",
                published=published,
                first_seen=published,
                verdicts=(verdict,),
                words=500,
            )


# ---- recognition


def recognise(entries: int) -> float:
    """Entries of every kind in equal parts, each with a text of its own, made chunk by chunk outside of the clock."""
    running, member, spent = season(), Member(id="ada", name="Ada Example"), 0.0
    for start in range(0, entries, CHUNK):
        chunk = [_entry(running, at) for at in range(start, min(start + CHUNK, entries))]
        spent += timed(lambda chunk=chunk: [judge(one, member, running) for one in chunk])  # type: ignore[misc]
    return spent


def _entry(running: Season, at: int) -> Sighting:
    round_ = running.rounds[at * 7 % ROUNDS]
    marks = (
        f"This is post {round_.number} of the Lantern Writing Challenge.",
        "Part of the Lantern Writing Challenge, which I enjoy.",
        "Nothing to see here.",
        f"Read https://lantern.example/start/ to join in week {round_.number}.",
    )
    published = opens_at(running, round_) + timedelta(days=at % 9)
    return Sighting(
        addresses=(f"https://ada.example/{published.year}/post-{at}/",),
        guid=f"tag:ada.example:{at}",
        title=f"Lantern week {round_.number}: thoughts" if at % 5 == 0 else f"Thoughts, number {at}",
        claimed=parse_stamp(published.isoformat(timespec="seconds")),
        first_seen=published + timedelta(hours=5),
        tags=("lantern", "life") if at % 3 == 0 else ("life",),
        reading=read_plain(f"{FILLER}\n\nPost {at}. {FILLER}\n\n{marks[at % len(marks)]}\n\n{FILLER}"),
    )


# ---- from files


def read_files(files: int) -> float:
    """The standings of a season of 200 rounds from so many post files, all by ten members."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = _written(Path(place), files)
        return timed(lambda: look(folder.content, datetime(2024, 1, 1, tzinfo=UTC)))


def _written(place: Path, files: int, members: Sequence[str] = tuple(f"m{n}" for n in range(10))) -> Folder:
    folder = Folder(place)
    folder.site("A bench")
    keys = {"title": "Lantern", "timezone": "Europe/London", "starts": "2019-03-25", "every": "1 weeks"}
    folder.season("lantern", keys, {"recognise": {"unmarked": "ignore"}})
    for member in members:
        folder.member(member, member.title())
    for number in range(1, ROUNDS + 1):
        folder.prompt("lantern", number, f"Prompt of week {number}")
    for at in range(files):
        member, number = members[at % len(members)], at // len(members) % ROUNDS + 1
        day = datetime(2019, 3, 26) + timedelta(weeks=number - 1)
        head = {"Title": f"Post {at}", "Date": day.date().isoformat(), "Prompt": number}
        folder.post("lantern", member, f"post-{at:05d}", {**head, "Link": f"https://{member}.example/{at}/"})
    return folder


if __name__ == "__main__":
    sys.exit(main())
