"""Merge conflicts that were committed: recognised as such, so that nobody is told about their consequences."""

from __future__ import annotations

import re

from challenge.content.report import Report

_OURS = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
_MARKER = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?: .*)?$")
_CODE_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


def without_conflict(text: str, report: Report, dropped: str = "", *, both: bool = False) -> str:
    """The text with the first version of each merge conflict, and one problem where there was any.

    `dropped` stands in place of the lines left out, so that line numbers stay. With `both` the versions stand one
    after the other: two people who each added something at the end.
    """
    if "<<<<<<<" not in text:
        return text
    start = _OURS.search(text)
    end = _THEIRS.search(text)
    if start is None or end is None or _in_code(text[: start.start()]):
        return text
    line = text.count("\n", 0, min(start.start(), end.start())) + 1
    until = "both versions are" if both else "the first version is"
    report.add(
        line,
        "merge-conflict",
        "this file still holds a merge conflict; keep what is right of the two versions and delete the lines that"
        f" begin with <<<<<<<, ======= and >>>>>>> (until then {until} used)",
    )
    return "\n".join(_without_markers(text.split("\n"), dropped, both=both))


def _in_code(before: str) -> bool:
    """Whether a fenced code block is open: a post about git may show what a conflict looks like."""
    return len(_CODE_FENCE.findall(before)) % 2 == 1


def _without_markers(rows: list[str], dropped: str, *, both: bool) -> list[str]:
    kept, inside, dropping = [], False, False
    for row in rows:
        marker = row[:7] if _MARKER.match(row) else ""
        if marker == "<<<<<<<":
            inside, dropping = True, False
        elif marker == ">>>>>>>":
            inside = dropping = False
        elif inside and marker:
            # `|||||||` begins what stood there before either version.
            dropping = not both or marker == "|||||||"
        else:
            marker = ""
        kept.append(dropped if marker or dropping else row)
    return kept
