"""Sentences that begin with a round's number and its prompt: `Week 8, Kitchen: …`, `Day 3 (the harbour).` Pure."""

from __future__ import annotations

from collections.abc import Iterator

from challenge.patterns import late
from challenge.recognition.names.beside import head_number
from challenge.recognition.names.telling import taken_up
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.numbers.units import UNIT
from challenge.recognition.rules import Rules
from challenge.recognition.text.folding import fold_short, split_words
from challenge.recognition.text.layout import CUT, Layout

_MOST = 60
_LONGEST = 60
_ROUNDS = ("day", "week", "month", "round")
_FEWEST = 7
"""A sentence of no more words is an entry of a list."""
SO_FAR = late(
    r"\W{0,3}(?:so far|until now|previous(?:ly)?|earlier|before this|(?:other|past) (?:posts|weeks|days)"
    r"|my other|all my|bisher|zuvor|fruher|vorher|jusqu'ici|precedemment|auparavant|hasta ahora|anterior(?:es|mente)"
    r"|finora|in precedenza|ate agora|anteriormente|tot nu toe|eerder|hittills|tidigare|hittil|tidligere|dotychczas"
    r"|wczesniej|ранее|раньше|onceki)\b|これまで|前回|以前|之前|此前|지난"
)
"""Begins a list of earlier posts."""
TO_ANOTHER = late(
    r"\W*(?:(?:na|la|il|le|die|der|de|den|in der|w|a|o|el)\s)?(?:last (?:week|month|time|round)|previously|previous"
    r"|next"
    r"|before|semana (?:pasada|passada|anterior)|(?:la )?(?:anterior|proxima|siguiente|seguinte|precedente|prochaine"
    r"|prossima)"
    r"|settimana scorsa|semaine (?:derniere|prochaine)|letzte woche|zuletzt|vorige week|forra veckan|poprzedni\w*"
    r"|nastepn\w*|прошлая неделя|gecen hafta)\s?:\s"
)
"""`Last week: the queue.` leads to another post."""
EDGES = late(r"[:|/·•,]|\s-+\s|-{2,}|[()\[\]【】]")
_BEGINS = late(rf"\W{{0,3}}(?:{UNIT}|no|nr|number|nummer|numero)\W{{1,2}}\w")


def labels(layout: Layout, rules: Rules) -> Iterator[tuple[int, int, int]]:
    """Where such sentences stand, and their rounds."""
    if not rules.prompts:
        return
    for start in layout.starts[:_MOST]:
        _, stop = layout.block_span(layout.block_at(start))
        left = start + len(CUT) + 3 if layout.low.startswith("... ", start) else start
        if SO_FAR.match(layout.low, left):
            continue
        for begin, end in layout.sentences(left, stop):
            number = labelled(layout.low[begin:end], rules)
            if number is not None and len(split_words(layout.low[begin:end])) > _FEWEST:
                yield begin, end, number


def title_label(title: str, rules: Rules) -> int | None:
    """The round of a title that gives its number and its whole prompt: `Carnival #8: Dreams`, `2031 / Day 03: Rope`."""
    text = fold_short(title)
    if not rules.prompts or not any(letter.isdecimal() for letter in text.low):
        return None
    ordinals = [o for o in find_ordinals(text.low, text.shown) if not o.passing] or head_number(text.low)
    if len(ordinals) != 1 or len(ordinals[0].numbers) != 1:
        return None
    number, start, end = ordinals[0].numbers[0], ordinals[0].start, ordinals[0].end
    parts = {" ".join(split_words(part)) for part in EDGES.split(f"{text.low[:start]}|{text.low[end:]}")}
    rest = f"{text.low[:start]} | {text.low[end:]}" if ordinals[0].unit in _ROUNDS else ""
    own = [p for p in rules.prompts if p.number == number in rules.rounds and p.telling]
    return number if any(p.joined in parts or _mostly(p.telling, rest) for p in own) else None


def _mostly(telling: tuple[str, ...], rest: str) -> bool:
    return 2 * len(taken_up(telling, rest, split_words(rest))) >= len(telling)


def labelled(line: str, rules: Rules) -> int | None:
    """The round of which a sentence gives the number first, and then the whole prompt."""
    line = line[:_LONGEST]
    if not _BEGINS.match(line):
        return None
    ordinals = [o for o in find_ordinals(line) if o.start <= 3]
    if len(ordinals) != 1 or len(ordinals[0].numbers) != 1 or ordinals[0].numbers[0] not in rules.rounds:
        return None
    number, rest = ordinals[0].numbers[0], line[ordinals[0].end :]
    words = split_words(rest)
    own = [p for p in rules.prompts_near(rest, words) if p.number == number]
    return number if any(len(taken_up(p.telling, rest, words)) == len(p.telling) > 0 for p in own) else None
