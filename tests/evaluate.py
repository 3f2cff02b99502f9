"""What `make evaluate` runs: recognition over our own cases, and apart from them over those made from shared data.

Prints figures, tables by signal and every error, and writes `build/figures/evaluate.json`. The figures of `shared_*`
are those of all cases made from `../shared`; of the part that was set aside while the recogniser was written only
figures are printed (`aside_*`), not the posts, unless `--part aside` asks for them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from challenge.recognition.measured.evaluate import Evaluation, evaluate

from .shared_cases import SHARED, shared_cases

TESTS = Path(__file__).resolve().parent
CASES = TESTS / "cases"
FIGURES = TESTS.parent / "build" / "figures" / "evaluate.json"
KEYS = ("cases", "precision", "recall", "missed_silently", "asked", "unmarked_credited", "recall_all")

Figures = dict[str, float | int]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate", description="Recognition over labelled cases.")
    parser.add_argument("--part", choices=("all", "work", "aside"), default="all", help="which of the shared cases")
    part = parser.parse_args(argv).part
    own = own_evaluation()
    print(_titled("Own cases (tests/cases)", own.report()))
    shared = shared_evaluations(part) if SHARED.is_dir() else {}
    for name, evaluation in shared.items():
        kept = _without_errors(evaluation.report()) if name == "aside" and part == "all" else evaluation.report()
        print(_titled(f"Shared cases: {name}", kept))
    if not shared:
        print("There is no ../shared beside the project: its cases were not run.\n")
    figures = all_figures(own, shared)
    for name, value in figures.items():
        print(f"{name:<26}{value:.4f}" if isinstance(value, float) else f"{name:<26}{value}")
    if part == "all":
        FIGURES.parent.mkdir(parents=True, exist_ok=True)
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


def own_evaluation(folder: Path = CASES) -> Evaluation:
    """Every case of the regression suite."""
    return _together(evaluate(_lines(path), path.name) for path in sorted(folder.glob("*.jsonl")))


def shared_evaluations(part: str = "all") -> Mapping[str, Evaluation]:
    """The cases made from shared data: those worked with and those set aside, or one of the two."""
    made: dict[str, list[str]] = {"work": [], "aside": []}
    for name, lines in made.items():
        if part in ("all", name):
            lines.extend(json.dumps(case, ensure_ascii=False) for case in shared_cases(name))
    return {name: evaluate(lines, f"shared, {name}") for name, lines in made.items() if lines}


def all_figures(own: Evaluation, shared: Mapping[str, Evaluation]) -> Figures:
    """One flat object: `own_*`, `shared_*` (all parts together), `aside_*`, and `asked` of all cases together.

    What could not be measured is absent.
    """
    figures = _prefixed("own", own)
    everything = _together(shared.values())
    if everything.outcomes:
        figures |= _prefixed("shared", everything)
    if "aside" in shared:
        figures |= _prefixed("aside", shared["aside"])
    asked = _together((own, everything)).figures.get("asked")
    return figures if asked is None else {**figures, "asked": asked}


def _prefixed(prefix: str, evaluation: Evaluation) -> Figures:
    found = evaluation.figures
    return {f"{prefix}_{key}": found[key] for key in KEYS if key in found}


def _together(evaluations: Iterable[Evaluation]) -> Evaluation:
    listed = list(evaluations)
    return Evaluation(
        outcomes=tuple(outcome for one in listed for outcome in one.outcomes),
        problems=tuple(problem for one in listed for problem in one.problems),
    )


def _lines(path: Path) -> Iterator[str]:
    yield from path.read_text("utf-8-sig").split("\n")


def _without_errors(report: str) -> str:
    """Figures and the table by signal; the errors come last, behind the second blank line."""
    return "\n\n".join(report.split("\n\n")[:2]) + "\n"


def _titled(title: str, report: str) -> str:
    return f"{title}\n{'=' * len(title)}\n{report}"


if __name__ == "__main__":
    sys.exit(main())
