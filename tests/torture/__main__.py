"""`python -m tests.torture [--kills N] [--histories N] [--mutants N] [--seed N]`: the long torture.

Prints a table and writes a file of figures. An attack that was given 0 is left out, and so are its figures.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tests.built_site import build
from tests.conftest import Site
from tests.feed_faults import scenarios
from tests.torture.histories import Broken, live
from tests.torture.hostile_site import NOW, fill, look_through, run_verbs, scripts_run
from tests.torture.kills import kill_many
from tests.torture.mutants import try_mutants
from tests.torture.payloads import payloads

FIGURES = Path("build/figures/torture.json")
Figures = dict[str, int]


def main() -> int:
    """Quick attacks first. 0 where nothing broke, 1 where something did; mutants that live are printed alone."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--histories", type=int, default=500)
    parser.add_argument("--mutants", type=int, default=90, help="how many faults to put into the deciding code")
    parser.add_argument("--seed", type=int, default=1, help="where the random numbers begin; every run names it")
    args = parser.parse_args()
    attacks: list[Callable[[list[str]], Figures]] = [_feed_faults, _payloads]
    attacks += [partial(_kills, args.kills, args.seed)] if args.kills else []
    attacks += [partial(_histories, args.histories, args.seed)] if args.histories else []
    attacks += [partial(_mutants, args.mutants, args.seed)] if args.mutants else []
    broken: list[str] = []
    figures: Figures = {}
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    for attack in attacks:
        told = len(broken)
        found = attack(broken)
        print(*broken[told:], *(f"{name:<24}{value:>8}" for name, value in found.items()), sep="\n", flush=True)
        figures |= found
        # Written each time: a run that is stopped has measured something.
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if broken else 0


@contextmanager
def _progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Gives what is called after each piece of work; a bar on a terminal, nothing elsewhere."""
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def _kills(times: int, seed: int, broken: list[str]) -> Figures:
    with _progress("kills", times) as tick:
        found = kill_many(times, seed, tick=tick)
    if found.lost or found.doubled or found.broken or found.leftovers:
        broken.append(f"kills, seed {seed}: {found}")
    return {
        "kills": found.kills, "lost": found.lost, "doubled": found.doubled,
        "half_written": found.broken, "leftovers": found.leftovers,
    }  # fmt: skip


def _feed_faults(broken: list[str]) -> Figures:
    every, as_expected = scenarios(), 0
    with _progress("feed faults", len(every)) as tick:
        for name, play in every.items():
            try:
                with tempfile.TemporaryDirectory() as folder:
                    play(Path(folder) / "site")
                as_expected += 1
            except AssertionError as error:
                broken.append(f"feed fault, {name}: {error}")
            tick()
    return {"feed_faults": len(every), "feed_faults_as_expected": as_expected}


def _histories(times: int, seed: int, broken: list[str]) -> Figures:
    before = len(broken)
    with _progress("histories", times) as tick:
        for number in range(seed, seed + times):
            try:
                live(number)
            except (Broken, AssertionError) as error:
                broken.append(str(error))
            tick()
    return {"histories": times, "histories_broken": len(broken) - before}


def _payloads(broken: list[str]) -> Figures:
    words = payloads()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site")
        fill(site, words)
        said = run_verbs(site)
        output = build(site, now=NOW)
        escaped = look_through(output, site)
        opened = scripts_run(output)
    broken += [*said, *escaped]
    figures = {"payloads": len(words), "payload_markup_found": len(escaped)}
    if opened is not None:  # what no browser opened is not measured
        figures |= {"pages_opened": opened[0], "scripts_run": opened[1]}
        broken += [f"scripts ran on {opened[1]} pages"] if opened[1] else []
    return figures


def _mutants(many: int, seed: int, _broken: list[str]) -> Figures:
    with _progress("mutants", many) as tick:
        tried = try_mutants(many, seed, tick)
    for survivor in tried.survivors:
        print(f"lives, seed {seed}: {survivor}")
    return {"mutants": tried.mutants, "mutants_killed": tried.mutants - len(tried.survivors)}


if __name__ == "__main__":
    raise SystemExit(main())
