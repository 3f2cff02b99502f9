"""Numbers and paths as short as SVG allows."""

from __future__ import annotations

from collections.abc import Iterable


def short(value: float) -> str:
    """A number with at most two decimals and nothing that could be left out."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return "0" if text in ("", "-0", "-") else text


def percent(part: float, whole: float) -> str:
    """A place along an axis, such as `12.5%`."""
    return f"{short(100 * part / whole) if whole else '0'}%"


def strokes(runs: Iterable[tuple[int, int, int]]) -> str:
    """A path of level strokes, each (x, y, length), with relative moves: far shorter than absolute ones."""
    parts: list[str] = []
    pen_x = pen_y = 0
    for x, y, length in runs:
        step_x, step_y = x - pen_x, y - pen_y
        parts.append(f"m{step_x}{'' if step_y < 0 else ' '}{step_y}h{length}")
        pen_x, pen_y = x + length, y
    return "".join(parts)
