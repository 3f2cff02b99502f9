"""Weak signs beside a name that tell which round a post answers: a prompt's words, however bent, or a number. Pure.

One alone says little: somebody may speak of a challenge that has a prompt about bread. Two that agree, and with them
the date, make a mention of the challenge the mark of an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from challenge.patterns import late
from challenge.recognition.names.telling import taken_up
from challenge.recognition.numbers.calendar_words import LONG_MONTHS, WEEKDAYS
from challenge.recognition.numbers.numerals import ORDINAL, read_number
from challenge.recognition.numbers.ordinals import find_ordinals
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
from challenge.recognition.wordings.tongues import is_plain

ENOUGH = 2
_BEGINNING = 3
"""Letters that a bent word always keeps: most prompts share none with a text, which is seen at once."""
_NEAR = 34
_LINE = 90
_PARTS = late(r"\s?[:|/]\s|\s-+\s")
_FIRSTS = late(rf"(?<![^\W_])(?:{ORDINAL})(?![^\W_])")
_FIGURE_AFTER = late(
    r"[\s,:(|/-]{1,3}(?:[^\W\d_]{1,8}[\s.°#-]{1,3}){0,2}(?P<num>\d{1,3})(?![\d%]|[.,:]\d|\s?(?:years|ans|jahre))"
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
    if HEDGES.search(words) or (THIRD_PERSONS.search(words) and not own):
        return frozenset()
    for number in _prompts_around(rest, title, beside, rules):
        signs[number] = signs.get(number, 0) + 1
    more = called or sentence[max(0, start - 1) : start] == "#" or own or _is_line(rest, told)
    return frozenset(number for number, score in signs.items() if score + more >= ENOUGH)


def _halves(rest: str, rules: Rules) -> set[int]:
    """The prompts of whose telling words half stand there."""
    words = split_words(rest)
    return {
        p.number for p in rules.prompts if p.telling and 2 * len(taken_up(p.telling, rest, words)) >= len(p.telling)
    }


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
    if len(sentence) <= _LINE:
        found |= {n for n, day in _weekdays(rules).items() if day in split_words(sentence)}
        found |= {months.get(LONG_MONTHS[word], 0) for word in split_words(sentence) if word in LONG_MONTHS}
    return found & rules.rounds


def _weekdays(rules: Rules) -> dict[int, str]:
    """The weekdays that prompts begin with: `Wednesday: Wool`."""
    heads = {prompt.number: split_words(prompt.title.partition(":")[0]) for prompt in rules.season.prompts}
    return {number: words[0] for number, words in heads.items() if len(words) == 1 and words[0] in WEEKDAYS}


def prompts_in(text: str, rules: Rules) -> dict[int, set[str]]:
    """The prompts whose telling words all stand in a folded text, and those words as they stand there."""
    words = split_words(text)
    names = frozenset(word for name in rules.names for word in name.words)
    beginnings = frozenset(word[:_BEGINNING] for word in words)
    found: dict[int, set[str]] = {}
    for prompt in rules.prompts:
        for part in _parts(prompt.title):
            taken = _taken_up(part, text, words, beginnings, names)
            if len(taken) > len(found.get(prompt.number, ())):
                found[prompt.number] = taken
    return found


@lru_cache(maxsize=4096)
def _parts(title: str) -> tuple[str, ...]:
    return tuple(_PARTS.split(title))


@lru_cache(maxsize=4096)
def _telling(part: str, names: frozenset[str]) -> tuple[str, ...]:
    """The words of a prompt that say something: no small ones, and none of the challenge's own name."""
    return tuple(word for word in split_words(part) if len(word) > 2 and not is_plain(word) and word not in names)


def _taken_up(
    part: str, text: str, words: Sequence[str], beginnings: frozenset[str], names: frozenset[str]
) -> set[str]:
    """The words of the text that are those of a prompt; empty where too few are."""
    whole = part.strip(" .?!\"'")
    if " " in whole and f" {' '.join(split_words(whole))} " in f" {' '.join(words)} ":
        return set(split_words(whole))
    if len(whole) >= 2 and not whole.isascii() and not is_parted(whole):
        return {whole, *words} if whole in text else set()
    wanted = _telling(part, names)
    near = [each for each in wanted if each[:_BEGINNING] in beginnings]
    hits = [next((word for word in words if _is_bent(word, each)), "") for each in near]
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
