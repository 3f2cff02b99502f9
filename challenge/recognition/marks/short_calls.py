"""A challenge called by one word of its name: `the pond prompt`, `Kaffekoppen tema 7`, `Pond 31: …`. Pure.

Alone such a call says nothing. With a prompt's words or a number beside it, where the date agrees, it is a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from challenge.recognition.marks.evidence import Mark
from challenge.recognition.marks.signs import rounds_borne_out
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short
from challenge.recognition.text.layout import Layout
from challenge.recognition.verdict import Signal
from challenge.recognition.wordings.participation import THEME_WORDS, THIS_ONES

_MOST = 4
_COUNTED = (
    r"(?:weeks?|days?|months?|rounds?|fortnight|nights?|woche|tag|runde|nacht|semaine|quinzaine|jour|semana|quincena"
    r"|quinzena|dia|settimana|giorno|ronde|dag|vecka\w?|uke\w?|uge\w?|tydzien|dzien|неделя|день|hafta\w?|gun\w?)"
)
_NUMBERED = r"(?:#|n[o°r]\.?\s?|№\s?)?"


@lru_cache(maxsize=2048)
def _call(words: frozenset[str]) -> re.Pattern[str]:
    word = rf"(?:{'|'.join(map(re.escape, sorted(words)))})[^\W_]{{0,4}}(?:'s)?"
    theme, this = f"(?:{THEME_WORDS.pattern})", f"(?:{THIS_ONES})"
    return re.compile(
        rf"(?<![^\W_]){word}[\s-]{{1,2}}{theme}|{theme}\s(?:[^\s.!?,;:]{{1,9}}\s){{1,2}}['\"#]?{word}(?![^\W_])"
        rf"|(?<![^\W_]){this}\s{word}(?![^\W_])|(?<![^\W_]){_COUNTED}\s(?:of|in|der|de|des|del|van|av|af)\s"
        rf"(?:[^\s.!?,;:]{{1,6}}\s){{0,2}}{word}(?![^\W_])"
        rf"|(?:^|[(\[|]\s?)(?:[^\W\d_]+\s)?{word}(?=\s{{0,2}}{_NUMBERED}\d{{2,3}}\s?(?:[:.,;|)]|-\s|$))",
        re.MULTILINE,
    )


def is_called(low: str, rules: Rules) -> bool:
    """Whether a folded text calls the challenge by a word of its name."""
    words = rules.short
    return any(word in low for word in words) and _call(words).search(low) is not None


def called(sighting: Sighting, layout: Layout, rules: Rules) -> list[Mark]:
    """Short calls in the title and the first and last sentences, with the rounds that the words beside them say."""
    title = fold_short(sighting.title)
    if not (is_called(title.low, rules) or is_called(layout.low, rules)):
        return []
    marks = [_mark(hit, title.low, 0, "title", rules, "", title.shown) for hit in _hits(title.low, rules)]
    for start, end in layout.edge_sentences:
        low, shown = layout.low[start:end], layout.shown[start:end]
        marks += [_mark(hit, low, start, "opening", rules, title.low, shown) for hit in _hits(low, rules)]
    return [mark for mark in marks if mark.rounds]


def call_spans(layout: Layout, rules: Rules) -> list[tuple[int, int]]:
    """Where they stand in the first and last sentences, for what is remembered of the post."""
    if not is_called(layout.low, rules):
        return []
    edges = layout.edge_sentences
    return [(start + h.start(), start + h.end()) for start, end in edges for h in _hits(layout.low[start:end], rules)]


def _hits(low: str, rules: Rules) -> Iterator[re.Match[str]]:
    return iter(list(_call(rules.short).finditer(low))[:_MOST] if is_called(low, rules) else [])


def _mark(hit: re.Match[str], low: str, offset: int, place: str, rules: Rules, title: str, shown: str) -> Mark:
    rounds = rounds_borne_out(low, *hit.span(), rules, title, is_title=place == "title", called=True)
    span = (offset + hit.start(), offset + hit.end())
    signal: Signal = "title" if place == "title" else "season mark"
    return Mark(signal, "unsure", shown.strip(), hit[0], place=place, span=span, rounds=rounds)
