"""Two books side by side: what a challenge published, what we say, and why they differ where they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell where the books differ."""

    cell: Hashable
    theirs: object
    ours: object
    cause: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every cell of one table. `truth` says who made the other book."""

    name: str
    truth: str
    cells: int
    differences: tuple[Difference, ...] = field(default=())

    @property
    def equal(self) -> int:
        return self.cells - len(self.differences)

    @property
    def share(self) -> float:
        return self.equal / self.cells if self.cells else 0.0

    @property
    def causes(self) -> Mapping[str, int]:
        """How many cells each cause explains, the most frequent first."""
        return dict(Counter(difference.cause for difference in self.differences).most_common())

    @property
    def unexplained(self) -> int:
        return self.causes.get(UNEXPLAINED, 0)

    def named(self, remark: str) -> Comparison:
        """The same under a longer name."""
        return replace(self, name=f"{self.name}, {remark}")

    def without(self, cause: str) -> Comparison:
        """The same with the cells of one cause counted as equal: what is left when that rule is taken as agreed."""
        left = tuple(difference for difference in self.differences if difference.cause != cause)
        return replace(self, name=f"{self.name}, those set aside", differences=left)


def compare(
    name: str, truth: str, rows: Iterable[tuple[Hashable, object, object]], causes: Mapping[Hashable, str] | None = None
) -> Comparison:
    """`rows` are (cell, theirs, ours); `causes` may hold more cells than those that differ."""
    told = causes or {}
    rows = list(rows)
    differences = (Difference(cell, a, b, told.get(cell, UNEXPLAINED)) for cell, a, b in rows if a != b)
    return Comparison(name, truth, len(rows), tuple(differences))


def as_table(comparisons: Sequence[Comparison]) -> str:
    """The table for people: one line a comparison, and below it one for each cause."""
    head = ("compared", "with", "cells", "equal", "share")
    body = [(c.name, c.truth, str(c.cells), str(c.equal), f"{c.share:.2%}") for c in comparisons]
    widths = [max(len(row[at]) for row in (head, *body)) for at in range(len(head))]
    lines = [_line(head, widths), _line(tuple("-" * width for width in widths), widths)]
    for comparison, row in zip(comparisons, body, strict=True):
        lines.append(_line(row, widths))
        lines.extend(f"    {count:4}  {cause}" for cause, count in comparison.causes.items())
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    texts = [cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False)]
    numbers = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=False)]
    return "  ".join([*texts, *numbers]).rstrip()
