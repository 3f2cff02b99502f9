"""Plays every challenge of the shared data again, prints what agrees, and writes `build/figures/replay.json`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from .books import as_table
from .folder import ROOT, SHARED
from .shared import Replay, replay_all

FIGURES = ROOT / "build" / "figures" / "replay.json"


def main() -> int:
    if not SHARED.is_dir():
        print("replay: nothing to play; the data of real challenges is expected in ../shared/data")
        return 0
    with tempfile.TemporaryDirectory(prefix="replay-") as place:
        found = replay_all(SHARED, Path(place), lambda what: print(f"… {what}", file=sys.stderr))
    print(as_table(found.comparisons))
    print()
    _print_notes(found)
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(found.figures, indent=1) + "\n", "utf-8")
    print(f"\nwrote {FIGURES.relative_to(ROOT)}")
    return 1 if any(comparison.unexplained for comparison in found.comparisons) else 0


def _print_notes(found: Replay) -> None:
    for name, value in found.figures.items():
        print(f"{name:40} {value:.4f}" if isinstance(value, float) else f"{name:40} {value}")


if __name__ == "__main__":
    sys.exit(main())
