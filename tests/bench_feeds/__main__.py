"""`python -m tests.bench_feeds`: a table for people, and `build/figures/feeds.json` with the ratios.

A refresh is a whole process (`challenge refresh`: fetch, parse, sanitise, recognise, ledger and cache written) over
500 distinct feeds of ten full posts, cold and then warm (every host answers 304). Beside it run, in turn, the update
of `reader` 3.26 with 20 workers in a process of its own, and a bare client that throws the answers away. Ratios are
medians of the ratios of each round. Where `reader` cannot be installed, its ratios are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench_feeds.made_feeds import FULL, SMALL
from tests.bench_feeds.measure import Cost
from tests.bench_feeds.world import COLD, ROOT, WARM, World, reader_is_there, world

FIGURES = ROOT / "build" / "figures" / "feeds.json"
Round = dict[str, Cost]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_feeds", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="interleaved rounds")
    parser.add_argument("--feeds", type=int, default=500, help="full feeds in a round")
    parser.add_argument("--many", type=int, default=20000, help="small feeds for memory and growth; 0 leaves both out")
    args = parser.parse_args(argv)
    beside = reader_is_there()
    if not beside:
        print("reader could not be installed: there is nothing to compare with", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder, world(Path(folder), args.feeds, FULL) as blogs:
        rounds = [_round(blogs, beside) for _ in range(args.runs)]
        blogs.site()
        peak = max(blogs.refresh(COLD, watch=True).peak, blogs.refresh(WARM, watch=True).peak)
    figures = _ratios(rounds) | {"peak_mb_500": peak}
    if args.many:
        figures |= _at_scale(args.many, args.runs)
    _print(rounds, figures)
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    kept = {name: round(value, 3) for name, value in figures.items()}
    FIGURES.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n")
    return 0


def _round(blogs: World, beside: bool) -> Round:
    blogs.site()
    costs = {"cold": blogs.refresh(COLD)}
    if beside:
        blogs.prepare_reader()
        costs["reader cold"] = blogs.reader(warm=False)
    costs["warm"] = blogs.refresh(WARM)
    costs["network"] = blogs.bare()
    if beside:
        costs["reader warm"] = blogs.reader(warm=True)
    return costs


def _ratios(rounds: list[Round]) -> dict[str, float]:
    wanted = {
        "cold_wall_to_reader": ("cold", "reader cold", "wall"),
        "cold_cpu_to_reader": ("cold", "reader cold", "cpu"),
        "warm_cpu_to_reader": ("warm", "reader warm", "cpu"),
        "warm_wall_to_reader": ("warm", "reader warm", "wall"),
        "warm_wall_to_network": ("warm", "network", "wall"),
    }
    return {
        name: median(getattr(costs[ours], what) / getattr(costs[theirs], what) for costs in rounds)
        for name, (ours, theirs, what) in wanted.items()
        if theirs in rounds[0]
    }


def _at_scale(many: int, runs: int) -> dict[str, float]:
    """A tenth of the feeds and all of them, cold; memory is watched in a run of its own."""
    tenth: list[Cost] = []
    with tempfile.TemporaryDirectory() as folder, world(Path(folder), many // 10, SMALL) as blogs:
        for _ in range(runs):
            blogs.site()
            tenth.append(blogs.refresh(COLD))
    with tempfile.TemporaryDirectory() as folder, world(Path(folder), many, SMALL) as blogs:
        blogs.site()
        cold = blogs.refresh(COLD, watch=True)
        warm = blogs.refresh(WARM, watch=True)
    wall = cold.wall / median(cost.wall for cost in tenth)
    return {
        "peak_mb_20000": max(cold.peak, warm.peak),
        "growth_10x": wall,
        "growth_10x_cpu": cold.cpu / median(c.cpu for c in tenth),
    }


def _print(rounds: list[Round], figures: dict[str, float]) -> None:
    print(f"\n{'':<14}{'wall s':>10}{'CPU s':>10}   median of {len(rounds)}")
    for name in rounds[0]:
        wall, cpu = (median(getattr(costs[name], what) for costs in rounds) for what in ("wall", "cpu"))
        print(f"{name:<14}{wall:>10.2f}{cpu:>10.2f}")
    print()
    for name, value in figures.items():
        print(f"{name:<24}{value:>10.3f}")


if __name__ == "__main__":
    sys.exit(main())
