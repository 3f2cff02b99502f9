"""A challenge called by one word of its name: `the pond prompt`, `Kaffekoppen tema 7`, `Pond 31: …`. Pure.

Or by a title of general words alone, and by the initials of such names: `Weekly Challenge 31`, `TWC 31`. Alone such a
call says nothing. With a prompt's words or a number beside it, where the date agrees, it is a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from challenge.patterns import late
from challenge.recognition.marks.address import last_pieces
from challenge.recognition.marks.evidence import Claim, Found, Mark
from challenge.recognition.marks.signs import rounds_borne_out
from challenge.recognition.numbers.ordinal import Ordinal
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short, split_words
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


_SOME = late(
    r"(?:\b(?:an?|another|some|any|his|her|their|your|my|our|every|each|eine[nmrs]?|une?|una|uma|ett?|en)|'s)"
    r"\s(?:[^\W_]+\s)?$"
)
"""Whoever says so means no challenge in particular: `a writing challenge at my school`."""


@lru_cache(maxsize=256)
def _general(calls: tuple[str, ...]) -> re.Pattern[str]:
    apart = "|".join(r"[\s_-]{0,2}".join(map(re.escape, call.split())) for call in calls)
    return re.compile(rf"(?<![^\W_])(?:{apart})(?![^\W_])")


def is_called(low: str, rules: Rules) -> bool:
    """Whether a folded text calls the challenge by a word of its name, or by its general words."""
    if rules.general and _general(rules.general).search(low):
        return True
    words = rules.short
    return any(word in low for word in words) and _call(words).search(low) is not None


def called(sighting: Sighting, layout: Layout, rules: Rules) -> Found:
    """Short calls in title, address and first and last sentences, with the rounds that the words beside them say."""
    title = fold_short(sighting.title)
    pieces = [fold_short(" ".join(split_words(piece))) for piece in last_pieces(sighting.addresses)]
    if not any(is_called(low, rules) for low in (title.low, layout.low, *(piece.low for piece in pieces))):
        return [], [], []
    marks = [_mark(hit, title.low, 0, "title", rules, "", title.shown) for hit in _hits(title.low, rules)]
    for low, shown in ((piece.low, piece.shown) for piece in pieces):
        marks += [_mark(hit, low, 0, "address", rules, "", shown) for hit in _hits(low, rules)]
    for start, end in layout.edge_sentences:
        low, shown = layout.low[start:end], layout.shown[start:end]
        marks += [_mark(hit, low, start, "opening", rules, title.low, shown) for hit in _hits(low, rules)]
    marks = [mark for mark in marks if mark.rounds]
    return marks, [claim for mark in marks if mark.numbered for claim in _number_of(mark)], []


def _number_of(mark: Mark) -> Iterator[Claim]:
    """The number beside a general name, which says nothing that the mark does not say."""
    if mark.span is not None and len(mark.rounds) == 1:
        yield Claim(
            "title", tuple(mark.rounds), mark.quote, Ordinal(tuple(mark.rounds), "bare", *mark.span), loose=True
        )


def call_spans(layout: Layout, rules: Rules) -> list[tuple[int, int]]:
    """Where they stand in the first and last sentences, for what is remembered of the post."""
    if not is_called(layout.low, rules):
        return []
    edges = layout.edge_sentences
    return [(start + h.start(), start + h.end()) for start, end in edges for h in _hits(layout.low[start:end], rules)]


def _hits(low: str, rules: Rules) -> Iterator[re.Match[str]]:
    """The first few: of general words, and of a word of the name."""
    general = _general(rules.general).finditer(low) if rules.general else ()
    own = _call(rules.short).finditer(low) if any(word in low for word in rules.short) else ()
    return islice(chain((hit for hit in general if not _SOME.search(low, 0, hit.start())), own), _MOST)


def _mark(hit: re.Match[str], low: str, offset: int, place: str, rules: Rules, title: str, shown: str) -> Mark:
    own = not rules.general or hit.re is not _general(rules.general)
    in_title = place in ("title", "address")
    rounds = rounds_borne_out(low, *hit.span(), rules, title, is_title=in_title, called=own)
    numbered = in_title and not own
    span = (offset + hit.start(), offset + hit.end())
    signal: Signal = "title" if in_title else "season mark"
    return Mark(signal, "unsure", shown.strip(), hit[0], numbered=numbered, place=place, span=span, rounds=rounds)
