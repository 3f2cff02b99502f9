"""What is numbered beside a name that has no number itself: `… for the Challenge. Week 3: bridges`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from challenge.patterns import late
from challenge.recognition.marks.evidence import Claim
from challenge.recognition.marks.rims import TOPIC, names_prompt
from challenge.recognition.names.binding import best_kind
from challenge.recognition.names.name import Hit
from challenge.recognition.names.telling import cover
from challenge.recognition.numbers.ordinals import Ordinal, find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.text.layout import Layout

SHORT_LINE = 90
"""Whatever is numbered in a line with the name that is no longer is the post: `Letter the second. (Letters to …)`."""


def said_nearby(
    hit: Hit, start: int, end: int, layout: Layout, rules: Rules, spans: list[tuple[int, int]]
) -> Iterator[Claim]:
    """The round in the same short block: `… for the Challenge. Week 3: bridges`, or the prompt's title there."""
    left, right = layout.block_span(layout.block_at(hit.start))
    short = right - left <= SHORT_LINE
    left, right = max(left, start - 200), min(right, end + 200)
    block = layout.low[left:right]
    counted = cover(block, rules.covered)
    if not spans:
        around = [o for o in find_ordinals(counted, layout.shown[left:right]) if not o.passing]
        outside = [
            o
            for o in around
            if not start - left <= o.start < end - left and ((short and _alone(block, o)) or _speaks_of_this(block, o))
        ]
        outside = outside or _of_whole(*layout.around(hit.start), layout, rules)
        if len({o.numbers for o in best_kind(outside)}) == 1:
            apart = outside[0].unit in ("day", "week", "round")
            yield Claim("sentence", outside[0].numbers, layout.shown[left:right].strip(), outside[0], free=apart)
    named = [prompt for prompt in rules.prompts if names_prompt(block, prompt.title, prompt.weak)]
    if 0 < len(named) <= 2 and len({prompt.number for prompt in named}) == 1:
        yield Claim("sentence", (named[0].number,), named[0].written, taken=True)


_PHRASE_BEFORE, _PHRASE_AFTER = re.compile(r"[^.!?()|]*$"), re.compile(r"[^.!?()|]*")


def _alone(block: str, ordinal: Ordinal) -> bool:
    """Whether an ordinal is nearly all that its sentence says."""
    before, after = _PHRASE_BEFORE.search(block[: ordinal.start]), _PHRASE_AFTER.match(block, ordinal.end)
    return sum(len(piece[0].strip()) for piece in (before, after) if piece) <= 12


_EDGE = 600
_THIS = late(r"\bthis (?:(?:one|post|is|was)\b[^.!?]{0,20})?$")
_OF = late(r"\s?/\s?(\d{1,3})(?!\d)")


def _of_whole(left: int, right: int, layout: Layout, rules: Rules) -> list[Ordinal]:
    """`post - 6/100`, and `this post number 1 of 100`, where there are a hundred."""
    low = layout.low[left:right][-_EDGE:]
    found = [o for o in find_ordinals(low) if o.unit == "post" and not o.passing and not o.own]
    whole = rules.wholes | rules.own_numbers
    return [o for o in found if (o.total or _total(low, o)) in whole]


def _total(low: str, ordinal: Ordinal) -> int:
    total = _OF.match(low, ordinal.end)
    return int(total[1]) if total else 0


def _speaks_of_this(block: str, ordinal: Ordinal) -> bool:
    if ordinal.unit in ("day", "week", "round"):
        return TOPIC.search(block[ordinal.start : ordinal.end + 40]) is not None
    before = block[max(0, ordinal.start - 40) : ordinal.start]
    return ordinal.unit in ("post", "hash", "fraction") and _THIS.search(before) is not None
