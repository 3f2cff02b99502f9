"""Weak signs beside a name that tell which round a post answers: a prompt's words, however bent, or a number. Pure.

One alone says little: somebody may speak of a challenge that has a prompt about bread. Two that agree, and with them
the date, make a mention of the challenge the mark of an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from challenge.patterns import late
from challenge.recognition.names.telling import taken_up
from challenge.recognition.numbers.calendar_words import LONG_MONTHS, WEEKDAYS
from challenge.recognition.numbers.numerals import ORDINAL, read_number
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.numbers.word_tree import any_of
from challenge.recognition.rules import Rules
from challenge.recognition.text.folding import split_words
from challenge.recognition.wordings.participation import (
    ASKS,
    FOR_BEFORE,
    HEDGES,
    LAST,
    OF_ONESELF,
    THEME_WORDS,
    THIRD_PERSONS,
)
from challenge.recognition.wordings.referring import tells_calendar
from challenge.recognition.wordings.tongues import is_plain

ENOUGH = 2
_NEAR = 34
_LINE = 90
_FIRSTS = late(rf"(?<![^\W_])(?:{ORDINAL})(?![^\W_])")
_FIGURE_AFTER = late(
    r"[\s,:(|/-]{1,3}(?:[^\W\d_]{1,8}[\s.°#-]{1,3}){0,2}(?P<num>\d{1,3})(?![\d%]|[.,:]\d|\s?(?:years|ans|jahre))"
)
_THEME_OF = late(
    rf"(?:{THEME_WORDS.pattern})\s(?:for|of|fur|vom|im|pour|d'|de|du|del|di|per|voor|van|for|till|av|na|za|за|для)\s?"
    rf"(?P<month>{any_of(LONG_MONTHS)})(?![^\W_])"
)
_CLAUSE = late(r"[,;:]|\s-+\s")
_BREAKS = late(r"[.!?;:,()|/]")


def rounds_borne_out(
    sentence: str,
    start: int,
    end: int,
    rules: Rules,
    title: str = "",
    beside: Sequence[str] = (),
    *,
    is_title: bool = False,
    called: bool = False,
) -> frozenset[int]:
    """The rounds that two signs or more speak for, where a name stands at [start, end) of a folded sentence.

    `title` is the post's, `beside` are the sentences next to it; empty where words hedge or speak of other people. In
    a title a figure right after the name says enough: `Skrivvår v. 2, “fjollot”`. `called`: only a word of the name and
    one for a theme stand there.
    """
    rest = sentence[:start] + " § " + sentence[end:]
    signs = dict.fromkeys(_numbers_near(sentence, start, end, rules), 1)
    figure = _FIGURE_AFTER.match(sentence, end)
    if figure is not None and int(figure["num"]) in rules.rounds:
        signs[int(figure["num"])] = ENOUGH if is_title else 1
    told: set[str] = set()
    for number, found in prompts_in(rest, rules).items():
        signs[number] = signs.get(number, 0) + (2 if len(found) > 1 else 1)
        told |= found
    halves = _halves(rest, rules) if FOR_BEFORE.search(sentence[:start]) and not told else set[int]()
    signs.update((number, signs.get(number, 0) + 1) for number in halves)
    own = bool(halves) or _of_oneself(rest)
    near = rest if len(told) < ENOUGH else rest.partition("§")[0] + _CLAUSE.split(rest.partition("§")[2], maxsplit=1)[0]
    words = " ".join(word for word in near.split() if not told & set(split_words(word)))
    if HEDGES.search(words) or tells_calendar(sentence, end) or (THIRD_PERSONS.search(words) and not own):
        return frozenset()
    for number in _prompts_around(rest, title, beside, rules):
        signs[number] = signs.get(number, 0) + 1
    more = called or sentence[max(0, start - 1) : start] == "#" or own or _is_line(rest, told)
    return frozenset(number for number, score in signs.items() if score + more >= ENOUGH)


def _halves(rest: str, rules: Rules) -> set[int]:
    """The prompts of whose telling words half stand there."""
    words = split_words(rest)
    near = [prompt for prompt in rules.prompts_near(rest, words) if prompt.telling]
    return {p.number for p in near if 2 * len(taken_up(p.telling, rest, words)) >= len(p.telling)}


def _of_oneself(rest: str) -> bool:
    return any(words.search(rest) for words in (OF_ONESELF, THEME_WORDS, ASKS))


def _is_line(rest: str, told: Collection[str]) -> bool:
    """Hardly more than the name, a prompt, a number, a day or month."""
    if len(rest) > _LINE:
        return False
    return all(
        word in told or word in LONG_MONTHS or word in WEEKDAYS or is_plain(word) or THEME_WORDS.fullmatch(word)
        for word in split_words(rest)
    )


def _numbers_near(sentence: str, start: int, end: int, rules: Rules) -> set[int]:
    """The rounds counted right before the name (`the fifth and last …`, `die zweite von den …`) or after it."""
    left = max(0, start - _NEAR)
    before = sentence[left:start]
    found = {
        number
        for o in find_ordinals(sentence)
        if not o.passing and (left <= o.start <= start or end <= o.start <= end + 12)
        for number in o.numbers
    }
    for hit in _FIRSTS.finditer(before):
        if not _BREAKS.search(before, hit.end()):
            found.add(read_number(hit[0]) or 0)
    last = LAST.search(before)
    if last is not None and not _BREAKS.search(before, last.end()) and len(rules.rounds) > 1:
        found.add(max(rules.rounds))
    months = dict(rules.months)
    near = f"{before} | {sentence[end : end + _NEAR]}"
    found |= {months.get(LONG_MONTHS[hit["month"]], 0) for hit in _THEME_OF.finditer(near)}
    if len(sentence) <= _LINE:
        found |= {n for n, day in rules.weekdays.items() if day in split_words(sentence)}
        found |= {months.get(LONG_MONTHS[word], 0) for word in split_words(sentence) if word in LONG_MONTHS}
    return found & rules.rounds


def prompts_in(text: str, rules: Rules) -> dict[int, set[str]]:
    """The prompts whose telling words all stand in a folded text, and those words as they stand there."""
    words = split_words(text)
    found: dict[int, set[str]] = {}
    for prompt in rules.prompts_near(text, words):
        for part, wanted in prompt.parts:
            taken = _taken_up(part, wanted, text, words)
            if len(taken) > len(found.get(prompt.number, ())):
                found[prompt.number] = taken
    return found


def _taken_up(part: str, wanted: Sequence[str], text: str, words: Sequence[str]) -> set[str]:
    """The words of the text that are those of a part of a prompt's title; empty where too few are."""
    if " " in part and f" {' '.join(split_words(part))} " in f" {' '.join(words)} ":
        return set(split_words(part))
    if len(part) >= 2 and not part.isascii() and not is_parted(part):
        return {part, *words} if part in text else set()
    hits = [next((word for word in words if _is_bent(word, each)), "") for each in wanted]
    here = {word for word in hits if word}
    return here if 0 < len(here) == len(wanted) or (len(wanted) > 2 and 3 * len(here) >= 2 * len(wanted)) else set()


def is_parted(text: str) -> bool:
    """Whether its script parts words by spaces."""
    return not any(ord(letter) > 0x2E80 for letter in text)


def _is_bent(word: str, wanted: str) -> bool:
    """Another form of the word, loosely: `skymningen` of `skymning`, `tarifti` of `tarif`."""
    if word == wanted:
        return True
    kept = len(wanted) - 2 if len(wanted) > 5 else len(wanted) - (not wanted.isascii())
    return len(wanted) > 3 and word.startswith(wanted[: max(3, kept)]) and len(word) <= len(wanted) + 4


def _prompts_around(rest: str, title: str, beside: Sequence[str], rules: Rules) -> set[int]:
    """The prompts taken up by the post's title, alone or with the sentence, or in full by a sentence beside it."""
    near = set(prompts_in(title, rules)) | set(prompts_in(f"{title} {rest}", rules)) if title else set()
    for sentence in beside:
        near |= {number for number, found in prompts_in(sentence, rules).items() if len(found) > 1}
    return near - set(prompts_in(rest, rules))
