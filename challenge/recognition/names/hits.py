"""The names of a challenge in running text, in tags and in addresses. Pure, on folded text.

A name is found in any word order, with filler words and words of the edition (years, seasons of the year) in between:
`Support Driven Spring 2017 Writing Challenge`, `Spring 2017 Support Driven Writing Challenge`, `#SupportDriven2017`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

from challenge.patterns import late
from challenge.recognition.names.general_words import ARTICLES, FILLERS, GENERIC, MONTHS
from challenge.recognition.names.inflection import forms_of, is_form_of, near, stem_of, stem_of_key
from challenge.recognition.names.name import EDITION_WORD, Edition, Hit, Name, edition_in, is_edition_word
from challenge.recognition.numbers.bounds import BEGIN, END, WORD
from challenge.recognition.numbers.units import UNIT_CLASS

_MOST_PLACES = 60
_MOST_IDLE = 4
"""Fillers in a row within a name; more of them lead to another name (`… Writers week 4 and for the Slow …`)."""
_Place = TypeVar("_Place")
_WORD = late(WORD)
_GLUED = "(?:spring|summer|autumn|fall|winter)"
_DAY_BESIDE = late(r"\W{1,2}(?:ht|ts|dn|dr)?\d{1,2}(?!\d)")
"""Behind a month it makes a date, no edition; mirrored, where the text before a name is read backwards."""
_BETWEEN = r"[\s_·・/&-]{0,3}"


def find_hits(name: Name, low: str) -> list[Hit]:
    """Every place where a folded text calls this name."""
    whole = set(_fewer(list(_squashed_spans(name, low))))
    spans = sorted(whole | {w for w in _worded_spans(name, low) if not any(w[0] < b and a < w[1] for a, b, _ in whole)})
    hits: list[Hit] = []
    for start, end, attached in spans:
        if not hits or start >= hits[-1].end:
            hits.append(_with_edition(name, low, start, end, attached))
    return [hit for hit in hits if not name.needed or hit.edition]


def may_stand_in(name: Name, low: str, squashed: str) -> bool:
    """A cheap look before the search: false only where the name cannot be found."""
    if len(name.words) < 2:
        return stem_of_key(name.key) in squashed
    if name.key in squashed:
        return True
    missing: list[str] = []
    for word in name.words:
        if stem_of(word) not in low:
            missing.append(word)
            if not _slip_allowed(name, missing):
                return False
    return True


def needed_of(name: Name) -> tuple[str, ...]:
    """Of these one stands in every squashed text in which the name may: of a long name two, as one may be misspelt."""
    if len(name.words) < 2:
        return (stem_of_key(name.key),)
    words = sorted(set(name.words), key=lambda word: (word in GENERIC, -len(word)))
    return tuple(stem_of(word) for word in words[: 2 if len(name.words) >= 3 else 1])


def tag_hit(name: Name, words: tuple[str, ...]) -> tuple[Edition, str] | None:
    """Whether a tag (as words) is this name: its edition, and what is left over for an ordinal; None if it is not."""
    if "".join(words) == name.key or name.is_meant_by("".join(words)):
        return (name.edition if name.edition and name.needed else Edition()), ""
    text = " ".join(words)
    hit = _pattern(name).search(text)
    if hit is None:
        return None
    core = hit.span("core")
    rest = " ".join((text[: core[0]] + " " + text[core[1] :]).split())
    edition = edition_in(tuple(rest.split()))
    left = " ".join(
        word for word in rest.split() if not is_edition_word(word) and word not in FILLERS - {"week", "day", "no"}
    )
    if name.needed and not edition:
        return None
    return edition, left


def _fewer(places: list[_Place]) -> list[_Place]:
    """The first and last ones: a post that says a name a thousand times is not looked at a thousand times."""
    return places if len(places) <= _MOST_PLACES else places[: _MOST_PLACES // 2] + places[-_MOST_PLACES // 2 :]


def _slip_allowed(name: Name, missing: list[str]) -> bool:
    """One long word of a long name may be misspelt, if another one that is its own is there."""
    if len(missing) != 1 or len(missing[0]) < 6 or len(name.words) < 3:
        return False
    return any(word not in GENERIC and word != missing[0] for word in name.words)


def _squashed_spans(name: Name, low: str) -> Iterator[tuple[int, int, str]]:
    if name.literal:
        yield from ((hit.start(), hit.end(), "") for hit in _pattern(name).finditer(low))
        return
    for hit in _pattern(name).finditer(low):
        yield hit.start(), hit.end("core"), hit["attached"] or ""


def _pattern(name: Name) -> re.Pattern[str]:
    """The name's letters, apart or together, with a year and an ordinal that may be grown on (`#Blaugust2026day4`)."""
    return _pattern_of(name.words, name.key, name.literal)


@lru_cache(maxsize=2048)
def _pattern_of(words: tuple[str, ...], key: str, literal: bool) -> re.Pattern[str]:
    if literal:
        return re.compile(f"(?P<core>{_BETWEEN.join(map(re.escape, words))})")
    pieces = list(key) if len(key) >= 10 else [re.escape(word) for word in words]
    core = r"[\s_\-'./&]{0,3}".join(re.escape(p) if len(p) == 1 else p for p in pieces)
    core = forms_of(key) if len(words) == 1 else core
    return re.compile(
        rf"{BEGIN}(?:the[\s_-]?)?(?:(?:(?:19|20)\d\d|{_GLUED})[_-]?){{0,2}}(?P<core>{core})"
        rf"(?P<attached>(?:[_-]?{_GLUED})?(?:[_-]?(?:19|20)\d\d)?"
        rf"(?:[_-]?(?:day|d|week|wk|w|part|pt|post|round)?[_-]?\d{{1,3}})?){END}"
    )


def _worded_spans(name: Name, low: str) -> Iterator[tuple[int, int, str]]:
    """Any word order, fillers in between; all in order and side by side where the name is a general one."""
    if len(name.words) < 2 or name.literal:
        return
    there = [word for word in name.words if word in low] or [word for word in name.words if stem_of(word) in low]
    if not there:
        return
    anchor = max(there, key=lambda word: (word not in GENERIC, len(word)))
    strict = name.generic or len(name.words) < 3 or not ARTICLES.isdisjoint(name.words)
    for wanted in _wanted(name):
        for at in _fewer([hit.start() for hit in re.finditer(re.escape(stem_of(anchor)), low)]):
            span = _span_around(low, at, anchor, wanted, strict=strict)
            if span is not None:
                yield span[0], span[1], ""


def _wanted(name: Name) -> list[tuple[str, ...]]:
    """The words that must be there. `the Support Driven challenge` leaves out what every challenge is called.

    `The Support Driven prompts` are those of the challenge.
    """
    distinctive = [word for word in name.words if word not in GENERIC - {"support", "community"}]
    heads = [word for word in name.words if word in ("challenge", "club", "project")]
    short = (*distinctive, *heads[-1:])
    ways = [name.words]
    if len(distinctive) >= 2 and heads:
        ways += [short] if len(short) < len(name.words) else []
        ways += [(*distinctive, word) for word in ("prompt", "prompts")]
    return ways


def _span_around(low: str, at: int, anchor: str, wanted: tuple[str, ...], strict: bool) -> tuple[int, int] | None:
    left = max(0, at - 90)
    words = [(w.group(), left + w.start(), left + w.end()) for w in _WORD.finditer(low[left : at + len(anchor) + 90])]
    place = next((k for k, w in enumerate(words) if w[1] == at and is_form_of(w[0], anchor)), None)
    if place is None:
        return None
    for first in range(place, max(-1, place - 9), -1):
        if not any(is_form_of(words[first][0], each) for each in wanted):
            continue
        last = _walk(words, first, wanted, strict, low)
        if last is not None and last >= place:
            return words[first][1], words[last][2]
    return None


def _walk(words: list[tuple[str, int, int]], first: int, wanted: tuple[str, ...], strict: bool, low: str) -> int | None:
    """The index of the word that completes the name when read from `first`, fillers allowed; None if it breaks off."""
    missing = list(wanted)
    idle = 0
    for k in range(first, min(len(words), first + len(wanted) + 7)):
        word, start, _ = words[k]
        if k > first and re.search(r"[.!?;\n]\s", low[words[k - 1][2] : start + 1]):
            return None
        meant = word if word in missing else _meant(word, missing, wanted)
        if meant and (not strict or meant == missing[0]):
            missing.remove(meant)
            idle = 0
            if not missing:
                return k if word != "and" else None
        elif is_edition_word(word):
            continue
        elif strict or idle == _MOST_IDLE or not (word in FILLERS or word.isdigit()):
            return None
        else:
            idle += 1
    return None


def _meant(word: str, missing: list[str], wanted: tuple[str, ...]) -> str:
    """The word of the name that this is a form of, or of a long name a slip of.

    What is counted must come in its turn: `my second essay for Hearth & Harbour` is not `Hearth & Harbour Essays`.
    """
    if len(word) < 4:
        return ""
    in_turn = [each for each in missing if each == missing[0] or each not in UNIT_CLASS]
    bent = next((each for each in in_turn if is_form_of(word, each)), "")
    if bent or len(wanted) < 3 or len(word) < 5:
        return bent
    return next((each for each in missing if len(each) >= 6 and near(word, each)), "")


def _with_edition(name: Name, low: str, start: int, end: int, attached: str) -> Hit:
    """The hit with the years and seasons of the year that stand in it or right beside it."""
    inside = _WORD.findall(low[start:end] + " " + re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", attached))
    inside += re.findall(rf"{_GLUED}|(?:19|20)\d\d", low[start:end].split(name.words[0])[0] if len(inside) == 1 else "")
    inside += re.findall(_GLUED, attached)
    near = (
        inside
        + _beside(low[max(0, start - 60) : start][::-1], True)
        + _beside(low[end + len(attached) : end + 60], False)
    )
    edition = edition_in(tuple(word for word in near if word not in name.words))
    running = re.search(
        rf"{EDITION_WORD} (\d{{1,2}}) of (?:the )?$|^\W{{0,3}}{EDITION_WORD} (\d{{1,2}})\b", low[end : end + 20]
    )
    numbers = frozenset({int(running[1] or running[2])}) if running else frozenset[int]()
    whole = Edition(edition.years, edition.words, numbers)
    return Hit(name, start, end, whole, hashtag=low[max(0, start - 1) : start] == "#", attached=attached)


def _beside(text: str, mirrored: bool) -> list[str]:
    """The words of the edition next to a name, over at most five words that say nothing else."""
    found: list[str] = []
    at = 0
    for _ in range(6):
        gap = re.compile(r"[\s,:('\"\-/)#]{0,3}").match(text, at)
        word = _WORD.match(text, gap.end() if gap else at)
        if word is None:
            break
        plain = word.group()[::-1] if mirrored else word.group()
        short = re.fullmatch(r"\d\d", plain) and "'" in text[at : word.end() + 1]
        if plain in MONTHS and _DAY_BESIDE.match(text, word.end()):
            break
        if is_edition_word(plain) or plain in MONTHS:
            found.append(plain)
        elif short:
            found.append("20" + plain)
        elif plain not in FILLERS:
            break
        at = word.end()
    return found
