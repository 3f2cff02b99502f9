"""`python -m tests.bench_build [--posts 1000] [--runs 5]`: a table for people, and `build/figures/build.json`.

A whole build of a challenge with so many posts of 600 words kept in `posts/`, by 200 members in ten rounds, beside
plain Pelican (theme simple, the same texts as articles) and Hugo where it is on the machine. Cold: as after a checkout.
Unchanged: once more over what that left. One changed: a word more in one post. Each is a process of its own; they take
turns, and a ratio is the median of the ratios of each turn. No search index is made.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import Progress

from tests.bench_build.generators import ROOT, Generator, hugo, ours, plain_pelican
from tests.bench_build.made_texts import made_texts
from tests.bench_feeds.measure import Cost

FIGURES = ROOT / "build" / "figures" / "build.json"
CASES: dict[str, Callable[[Generator], Cost]] = {
    "cold": Generator.cold,
    "unchanged": Generator.again,
    "one_changed": Generator.changed,
}
Turn = dict[tuple[str, str], Cost]
"""Costs by case and generator."""


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_build", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5, help="interleaved turns")
    parser.add_argument("--no-growth", action="store_true", help="leave out the build of ten times the posts")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        turns, peak = _turns(Path(folder), args.posts, args.runs)
    figures = _ratios(turns) | {"peak_mb": peak, "posts": args.posts}
    _print(turns, figures)
    _write(figures)  # a run that is stopped has measured this
    if not args.no_growth:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            large = ours(Path(folder), made_texts(args.posts * 10)).cold(watch=True)
        growth = {"growth_10x": large.wall / median(turn["cold", "ours"].wall for turn in turns)}
        growth["peak_mb_10x"] = large.peak
        _print_figures(growth)
        _write(figures | growth)
    return 0


def _turns(folder: Path, posts: int, runs: int) -> tuple[list[Turn], float]:
    texts = list(made_texts(posts))
    beside = hugo(folder / "hugo", texts)
    if beside is None:
        print("hugo is not on this machine: there is nothing to compare with", file=sys.stderr)
    mine = ours(folder / "ours", texts)
    every = [mine, plain_pelican(folder / "pelican", texts), *([beside] if beside else [])]
    with _progress(runs * len(CASES) * len(every)) as tick:
        turns = []
        for _ in range(runs):
            turn: Turn = {}
            for case, build in CASES.items():
                for generator in every:
                    turn[case, generator.name] = build(generator)
                    tick()
            turns.append(turn)
    return turns, mine.cold(watch=True).peak


def _ratios(turns: list[Turn]) -> dict[str, float]:
    """Ours over theirs, in each case; only those that were measured."""
    return {
        f"{case}_wall_to_{other.lower()}": median(turn[case, "ours"].wall / turn[case, other].wall for turn in turns)
        for case, other in turns[0]
        if other != "ours"
    }


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("builds", total=total)
        yield lambda: bar.advance(task)


def _print(turns: list[Turn], figures: dict[str, float]) -> None:
    print(f"{'':<24}{'wall s':>10}{'CPU s':>10}   median of {len(turns)}")
    for case, name in turns[0]:
        wall, cpu = (median(getattr(turn[case, name], what) for turn in turns) for what in ("wall", "cpu"))
        print(f"{case:<14}{name:<10}{wall:>10.2f}{cpu:>10.2f}")
    print()
    _print_figures(figures)


def _print_figures(figures: dict[str, float]) -> None:
    for name, value in figures.items():
        print(f"{name:<32}{value:>10.3f}", flush=True)


def _write(figures: dict[str, float]) -> None:
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps({name: round(value, 3) for name, value in figures.items()}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
