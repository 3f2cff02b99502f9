"""Recognition over labelled cases: how much is right, what is asked, and every error with its reasons. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from challenge.errors import Problem
from challenge.recognition.judge import judge
from challenge.recognition.measured.cases import LabelledCase, read_cases
from challenge.recognition.reasons import in_order
from challenge.recognition.verdict import CREDITED, RANK, Because, Signal, Status, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case judged: its verdicts folded into one (best status, all credited rounds)."""

    case: LabelledCase
    status: Status
    prompts: tuple[int, ...]
    because: tuple[Because, ...]

    @property
    def credited(self) -> bool:
        """On time or late."""
        return self.status in CREDITED

    @property
    def right(self) -> bool:
        """Credited, and to exactly the rounds that are true."""
        return self.credited and self.case.truth.prompts == self.prompts

    @property
    def belongs(self) -> bool:
        """Whether the post is a submission at all."""
        return self.case.truth.prompts is not None

    @property
    def wrong(self) -> str:
        """What is wrong with it, in a word; empty where nothing is."""
        if self.credited and not self.right:
            return "wrong credit"
        if not self.belongs or not self.case.truth.marked or self.right:
            return ""
        return "missed" if self.status == "not ours" else "asked"

    @property
    def signal(self) -> Signal:
        """The signal that weighed most."""
        return self.because[0].signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All outcomes, and the lines that were no cases."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def figures(self) -> dict[str, float | int]:
        """The contract's figures; a ratio of nothing is absent."""
        credited = [o for o in self.outcomes if o.credited]
        marked = [o for o in self.outcomes if o.belongs and o.case.truth.marked]
        belonging = [o for o in self.outcomes if o.belongs]
        unmarked = [o for o in belonging if not o.case.truth.marked]
        figures: dict[str, float | int] = {"cases": len(self.outcomes)}
        _ratio(figures, "precision", sum(o.right for o in credited), len(credited))
        _ratio(figures, "recall", sum(o.right for o in marked), len(marked))
        _ratio(figures, "missed_silently", sum(o.status == "not ours" for o in marked), len(marked))
        _ratio(figures, "asked", sum(o.status == "ask" for o in self.outcomes), len(self.outcomes))
        _ratio(figures, "unmarked_credited", sum(o.credited for o in unmarked), len(unmarked))
        _ratio(figures, "recall_all", sum(o.right for o in belonging), len(belonging))
        return figures

    @property
    def by_signal(self) -> Mapping[str, tuple[int, int]]:
        """For each leading signal of a credit: how many, and how many of them right."""
        table: dict[str, tuple[int, int]] = {}
        for outcome in self.outcomes:
            if outcome.credited:
                given, right = table.get(outcome.signal, (0, 0))
                table[outcome.signal] = (given + 1, right + outcome.right)
        return dict(sorted(table.items(), key=lambda item: -item[1][0]))

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """Wrong credits first, then what was missed, then what was asked though it was marked."""
        order = {"wrong credit": 0, "missed": 1, "asked": 2}
        return tuple(sorted((o for o in self.outcomes if o.wrong), key=lambda o: order[o.wrong]))

    def as_json(self) -> dict[str, object]:
        """The document of `evaluate --json`."""
        return {"figures": self.figures, "verdicts": [_as_json(outcome) for outcome in self.outcomes]}

    def report(self) -> str:
        """Figures, the table by signal and the errors, for people."""
        lines = [
            f"{name:<20}{value:.4f}" if isinstance(value, float) else f"{name:<20}{value}"
            for name, value in self.figures.items()
        ]
        lines += ["", f"{'leading signal':<20}{'credits':>8}{'right':>8}"]
        lines += [f"{signal:<20}{given:>8}{right:>8}" for signal, (given, right) in self.by_signal.items()]
        lines += ["", *(line for outcome in self.errors for line in _error_lines(outcome))]
        lines += [str(problem) for problem in self.problems]
        return "\n".join(lines).rstrip() + "\n"


def evaluate(lines: Iterable[str], path: str = "cases.jsonl") -> Evaluation:
    """Judge every case of a JSONL document."""
    read = list(read_cases(lines, path))
    outcomes = tuple(judged(case) for case in read if isinstance(case, LabelledCase))
    return Evaluation(outcomes=outcomes, problems=tuple(item for item in read if isinstance(item, Problem)))


def judged(case: LabelledCase) -> Outcome:
    """One case through the judge."""
    return _folded(case, judge(case.sighting, case.member, case.season, case.others))


def _folded(case: LabelledCase, verdicts: Sequence[Verdict]) -> Outcome:
    best = max(verdicts, key=lambda verdict: RANK[verdict.status]).status
    same = [v for v in verdicts if (v.status in CREDITED) == (best in CREDITED)]
    prompts = tuple(sorted({number for verdict in same for number in verdict.prompts}))
    return Outcome(case, best, prompts, in_order([reason for verdict in verdicts for reason in verdict.because]))


def _ratio(figures: dict[str, float | int], name: str, part: int, whole: int) -> None:
    if whole:
        figures[name] = part / whole


def _as_json(outcome: Outcome) -> dict[str, object]:
    because = [{"signal": reason.signal, "detail": reason.detail} for reason in outcome.because]
    return {"id": outcome.case.id, "status": outcome.status, "prompts": list(outcome.prompts), "because": because}


def _error_lines(outcome: Outcome) -> list[str]:
    truth = "not ours" if outcome.case.truth.prompts is None else list(outcome.case.truth.prompts)
    head = f"{outcome.wrong}: {outcome.case.id}: {outcome.status} {list(outcome.prompts)}, right is {truth}"
    return [head, *(f"    {reason.signal}: {reason.detail}" for reason in outcome.because)]
