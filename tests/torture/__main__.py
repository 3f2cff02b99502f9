"""`python -m tests.torture [--kills N] [--histories N] [--seed N]`: the long torture; a table and a file of figures."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.built_site import build
from tests.conftest import Site
from tests.torture.histories import Broken, live
from tests.torture.hostile_site import NOW, fill, look_through, run_verbs, scripts_run
from tests.torture.kills import kill_many
from tests.torture.payloads import payloads

FIGURES = Path("build/figures/torture.json")


def main() -> int:
    """0 where nothing broke, 1 where something did."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--histories", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1, help="where the random numbers begin; every run names it")
    args = parser.parse_args()
    broken: list[str] = []
    figures: dict[str, int] = {}
    figures |= _kills(args.kills, args.seed, broken)
    figures |= _histories(args.histories, args.seed, broken)
    figures |= _payloads(broken)
    for text in broken:
        print(text)
    for name, value in figures.items():
        print(f"{name:<20} {value:>8}")
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if broken else 0


def _kills(times: int, seed: int, broken: list[str]) -> dict[str, int]:
    found = kill_many(times, seed)
    if found.lost or found.doubled or found.broken or found.leftovers:
        broken.append(f"kills, seed {seed}: {found}")
    return {
        "kills": found.kills, "lost": found.lost, "doubled": found.doubled,
        "half_written": found.broken, "leftovers": found.leftovers,
    }  # fmt: skip


def _histories(times: int, seed: int, broken: list[str]) -> dict[str, int]:
    before = len(broken)
    for number in range(seed, seed + times):
        try:
            live(number)
        except (Broken, AssertionError) as error:
            broken.append(str(error))
    return {"histories": times, "histories_broken": len(broken) - before}


def _payloads(broken: list[str]) -> dict[str, int]:
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


if __name__ == "__main__":
    raise SystemExit(main())
