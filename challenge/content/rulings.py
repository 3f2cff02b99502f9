"""`rulings.toml`: what people decided, over whatever the machine thinks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from challenge.addresses import page_key
from challenge.content.fields import Fields
from challenge.content.report import Report
from challenge.content.toml_reader import Document, parse_toml
from challenge.content.values import MOST_NUMBER, to_choice, to_flag, to_number, to_stamp, to_text
from challenge.dates import Stamp

RULINGS_KEYS = ("ruling",)
RULING_KEYS = ("post", "prompts", "counts", "status", "hidden", "reason", "by", "on")

_HEADING = re.compile(r"^[ \t]*\[\[[ \t]*ruling[ \t]*\]\]", re.MULTILINE)
_TO_STATUS: Callable[[object], Literal["on time", "late"]] = to_choice("on time", "late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision. `post` is an address or a path below the content folder; `prompts` None where the line is absent.

    `offset` cannot be ruled in the file; `status` overrides late, `counts` False means not ours.
    """

    post: str
    prompts: tuple[int, ...] | None = None
    counts: bool | None = None
    status: Literal["on time", "late"] | None = None
    hidden: bool = False
    reason: str = ""
    by: str = ""
    on: Stamp | None = None
    line: int = 1


def load_rulings(text: str, report: Report) -> tuple[Ruling, ...]:
    """Every ruling that can be read. Where the file as a whole cannot, each `[[ruling]]` is read for itself."""
    scratch = Report(report.path)
    document = parse_toml(text, scratch)
    if document is not None:
        report.problems.extend(scratch.problems)
        return _rulings(document, report)
    found: list[Ruling] = []
    for start, block in _blocks(text):
        # The empty lines keep the line numbers of the whole file.
        piece = parse_toml("\n" * text.count("\n", 0, start) + block, report)
        if piece is not None:
            found.extend(_rulings(piece, report))
    return tuple(found)


def _blocks(text: str) -> list[tuple[int, str]]:
    starts = [0, *(found.start() for found in _HEADING.finditer(text))]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _rulings(document: Document, report: Report) -> tuple[Ruling, ...]:
    fields = Fields(document.data, RULINGS_KEYS, report, document.lines)
    found: list[Ruling] = []
    latest: dict[str, Ruling] = {}
    for table in fields.tables("ruling", RULING_KEYS):
        ruling = _ruling(table)
        if ruling is None:
            continue
        page = page_key(ruling.post)
        if page in latest and _decision(latest[page]) == _decision(ruling):
            table.problem(
                "post", "doubled-ruling", f"the same ruling stands in line {latest[page].line}; take one of the two out"
            )
        latest[page] = ruling
        found.append(ruling)
    return tuple(found)


def _decision(ruling: Ruling) -> tuple[object, ...]:
    return ruling.prompts, ruling.counts, ruling.status, ruling.hidden


def _ruling(table: Fields) -> Ruling | None:
    post = table.require("post", to_text, 'post = "https://…" (the address of the post, or its path below content/)')
    if post is None:
        return None
    ruling = Ruling(
        post=post,
        prompts=table.read_list("prompts", to_number, most=MOST_NUMBER) if table.has("prompts") else None,
        counts=table.read("counts", to_flag, None),
        status=table.read("status", _TO_STATUS, None),
        hidden=table.read("hidden", to_flag, False),
        reason=table.require("reason", to_text, 'reason = "…" (a sentence that the author of the post can read)') or "",
        by=table.require("by", to_text, 'by = "…" (your name or member id)') or "",
        on=table.read("on", to_stamp, None),
        line=table.line("post"),
    )
    return _sensible(table, ruling)


def _sensible(table: Fields, ruling: Ruling) -> Ruling | None:
    """The ruling without what contradicts itself; None where nothing is left that decides anything."""
    if ruling.prompts and ruling.counts is False:
        table.problem(
            "counts",
            "contradiction",
            "this ruling names prompts and says counts = false; take one of the two out (until then counts = false"
            " holds)",
        )
        return replace(ruling, prompts=None)
    if table.has("prompts") and not ruling.prompts and ruling.counts is None and not ruling.hidden:
        if table.raw("prompts") == []:
            table.problem(
                "prompts",
                "empty-ruling",
                "prompts = [] decides nothing; name the rounds, or write counts = true or counts = false",
            )
        return None
    if ruling.prompts is None and ruling.counts is None and ruling.status is None and not ruling.hidden:
        if not any(table.has(key) for key in ("counts", "status", "hidden")) or table.raw("hidden") is False:
            table.problem(
                "",
                "empty-ruling",
                'this ruling decides nothing; add prompts = [1], counts = false, status = "on time" or hidden = true',
            )
        return None
    return ruling
