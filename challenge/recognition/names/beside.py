"""Numbers that say what they count only by the name they stand beside: `my third Lantern Challenge post`. Pure.

`the hundred and sixteenth Marrow & Ink`, `Slow Fold V`, `Tuesday Draft, 8th and last`, `nine days into Novemberly`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from challenge.patterns import late
from challenge.recognition.names.name import Hit
from challenge.recognition.numbers.calendar_words import LONG_MONTHS, MONTH_NUMBERS
from challenge.recognition.numbers.counted import roman_at
from challenge.recognition.numbers.number_words import AMBIGUOUS
from challenge.recognition.numbers.numerals import CARDINAL, ORDINAL, read_number
from challenge.recognition.numbers.ordinal import Ordinal
from challenge.recognition.numbers.ordinal_patterns import NOT_OURS, OWN
from challenge.recognition.numbers.units import ONLY_AFTER_NUMBER, UNIT, UNIT_CLASS, UnitClass, singular, unit_class
from challenge.recognition.numbers.word_tree import any_of

_NEAR = 60
_TH = r"(?:st|nd|rd|th|\.|er|eme|e|°)"
_POST_AFTER = late(
    r"\s(?:challenge\s)?(?:posts?|entry|piece|submission|contribution|essay|article|"
    r"blog post|answer|prompt|topic|theme)\b"
)
_NTH_BEFORE = late(
    rf"(?<![^\W_]|[.,/-])(?:(?P<num>\d{{1,3}}){_TH}|(?P<word>{ORDINAL}))\s(?:(?:and|&)\s(?:final|last)\s)?(?:one\s)?"
    r"(?P<of>(?:of|in|for|des|der|von|del|dei|du|do)\s)?(?:(?:the|my|annual|official)\s){0,2}$"
)
_SOMEBODYS = late(r"(?:\b(?:her|his|their|your)|'s)\s$")
_INTO = late(rf"(?<![^\W_])(?:(?P<num>\d{{1,3}})|(?P<word>{CARDINAL}))\s(?P<unit>days|weeks)\sinto\s(?:the\s)?$")
_LAST = (
    r"(?P<last>last but one|(?:second|next)[- ]to[- ]last|final|last|letzte[rnsm]?|ultim[oa]|derniere?|penultimate"
    r"|vorletzte[rnsm]?|penultim[oa]|avant-derniere?|hari terakhir)"
)
_LAST_BEFORE = late(
    rf"(?<![^\W_]){_LAST}[:,]?\s(?:(?P<unit>{UNIT})\s)?(?P<of>(?:of|in|for|im|beim|zum|des|der|de|del|dei|dell'|du"
    rf"|do|van)\s?)?(?:the\s|la\s|my\s)?$"
)
_LAST_AFTER = late(rf"\s?[,:(-]{{1,2}}\s?(?:the\s)?{_LAST}\s(?P<unit>{UNIT})(?![^\W_])")
_NTH_AFTER = late(
    rf"\s?[,:(\-]{{0,2}}\s(?:the\s|el\s|la\s|der\s|die\s|das\s)?(?:(?P<num>\d{{1,3}})(?:st|nd|rd|th)"
    rf"|(?P<word>{ORDINAL}))"
    r"(?:\s(?:and|&)\s(?:final|last))?(?=\s?(?:[.,:;!?)\]-]|$))"
)
_A_DAY = late(rf"\s(?:of\s)?{any_of(LONG_MONTHS)}(?![^\W_])")
_NTH_THING = late(
    rf"\s?[,:(\-]{{1,2}}\s(?:the\s|my\s)?(?:(?P<num>\d{{1,3}})(?:st|nd|rd|th)"
    rf"|(?P<word>{ORDINAL}))\s(?P<noun>[^\W\d_]{{3,14}})"
    r"(?=[)\]*_~]\W{0,2}$)"
)
"""`[Lantern Writing, second outing]`."""
_ROMAN_AFTER = late(r"\s?[,:(\-]{0,2}\s(?P<roman>[ivxlc]{1,6})(?=\s?(?:[.,:;!?)\]-]|$))")
_WORD_AFTER = late(rf"\s?[,:(\-]{{0,2}}\s(?P<word>{CARDINAL})(?=\s?(?:[.,:;!?)\]]|\s-|$))")
_NOUN_BEFORE = late(
    rf"(?:^\W*(?P<noun>[^\W\d_]{{4,14}})\s(?:no\.?\s?)?#?(?:(?P<num>\d{{1,3}})|(?P<spelt>{CARDINAL}))"
    rf"(?P<more>(?:\s?(?:,|and|&|\+)\s?\d{{1,3}}){{0,4}}),?"
    rf"|\bmy\s(?:(?P<nth>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{ORDINAL})))\s(?:of|for|in)\s(?:the\s|my\s)?#?$"
)
_NOUN_AFTER = late(
    rf"\s?[,:(\-]{{1,2}}\s?(?P<noun>[^\W\d_]{{3,14}})\s#?(?:(?P<num>\d{{1,3}})(?![\w%]|[.,:/]\d)"
    rf"|(?P<word>{CARDINAL})(?!\w))"
    r"(?=\s?(?:[.,:;!?)\]-]|$))"
)
_HEAD = late(r"\W{0,2}(?P<num>\d{1,3})(?:\s?[:|)\]]\s|\s-+\s|\.\s)(?=\D)(?P<word>[^\W\d_]*)")
_LISTED = late(
    r"[^\W\d_][,:]?\s#?(?P<first>\d{1,3})(?:\s\([^()]{1,40}\))?\s?(?:and|&|\+|und|et|y|e|en|och|og)\s#?"
    r"(?P<second>\d{1,3})(?:\s\([^()]{1,40}\))?\W*$"
)


def beside_name(low: str, shown: str, hit: Hit) -> list[Ordinal]:
    """The ordinals that touch one name and have no unit of their own, or have the name in its place."""
    start, end = hit.start - (1 if hit.hashtag else 0), hit.end + len(hit.attached)
    before = low[max(0, start - _NEAR) : start]
    if hit.start - start == 0 and low[hit.start : hit.start + 4] == "the ":
        before += "the "
    found = [_nth(before, hit, low), _into(before, hit), _last(before, low, hit), _after(low, shown, end)]
    return [ordinal for ordinal in found if ordinal is not None]


def _nth(before: str, hit: Hit, low: str) -> Ordinal | None:
    """`the second IndieHaven Carnival`, `7th of the Letters to …`; `my fifth` may be somebody's fifth year."""
    nth = _NTH_BEFORE.search(before)
    number = _read(nth)
    if nth is None or not number:
        return None
    if _POST_AFTER.match(low, hit.end + len(hit.attached)):
        return Ordinal((number,), "post", hit.start, hit.end)
    own = OWN.search(before[: nth.start()]) is not None
    if (own and nth["of"]) or _SOMEBODYS.search(before[: nth.start()]):
        return None
    unit: UnitClass = "noun" if own else "post"
    return Ordinal((number,), unit, hit.start, hit.end, own=own, word="name")


def _into(before: str, hit: Hit) -> Ordinal | None:
    into = _INTO.search(before)
    number = _read(into)
    return Ordinal((number,), unit_class(into["unit"]) or "day", hit.start, hit.end) if into and number else None


def _last(before: str, low: str, hit: Hit) -> Ordinal | None:
    """The last round but `-numbers[0] - 1`: `the penultimate …`, `last of the …`, `…, final round`."""
    found = _LAST_BEFORE.search(before) or _LAST_AFTER.match(low, hit.end + len(hit.attached))
    if found is None:
        return None
    of = found.groupdict().get("of")
    if found["last"][:5] in ("last", "letzt", "derni", "ultim") and not of:
        return None
    if found["unit"] and unit_class(found["unit"]) in ("part", "post") and OWN.search(before[: found.start()]):
        return None
    place = -2 if re.match("pen|vor|avant|last but|second|next", found["last"]) else -1
    return Ordinal((place,), "round", hit.start, hit.end, word="last")


def _after(low: str, shown: str, end: int) -> Ordinal | None:
    if (nth := _NTH_AFTER.match(low, end)) and not _A_DAY.match(low, nth.end()):
        return Ordinal((_read(nth) or 0,), "bare", nth.end() - 1, nth.end())
    if (thing := _NTH_THING.match(low, end)) and thing["noun"] not in _FOUND_BEFORE | _NO_NOUNS:
        return Ordinal((_read(thing) or 0,), "noun", thing.end("noun") - 1, thing.end("noun"), word=thing["noun"])
    if roman := _ROMAN_AFTER.match(low, end):
        span = roman.span("roman")
        number = roman_at(roman["roman"], shown[slice(*span)], low[span[1] : span[1] + 4])
        return Ordinal((number,), "bare", *span) if number and shown[slice(*span)].isupper() else None
    if word := _WORD_AFTER.match(low, end):
        number = read_number(word["word"])
        return Ordinal((number,), "bare", *word.span("word")) if number else None
    if noun := _NOUN_AFTER.match(low, end):
        if NOT_OURS.search(noun["noun"]) or noun["noun"] in _FOUND_BEFORE or noun["noun"] in _NO_NOUNS:
            return None
        if noun["word"] in _AMBIGUOUS or noun["noun"] in MONTH_NUMBERS:
            return None
        number = _read(noun)
        return Ordinal((number,), "noun", noun.start("noun"), noun.end(), word=noun["noun"]) if number else None
    return None


_AMBIGUOUS = frozenset(AMBIGUOUS.split())
_FOUND_BEFORE = frozenset(UNIT_CLASS) - ONLY_AFTER_NUMBER
_NO_NOUNS = frozenset(
    [
        "number",
        "num",
        "nummer",
        "numero",
        "the",
        "and",
        "with",
        "about",
        "top",
        "best",
        "only",
        "over",
        "under",
        "year",
        "words",
        "age",
    ]
)


def _read(hit: re.Match[str] | None) -> int | None:
    if hit is None:
        return None
    return int(hit["num"]) if hit["num"] else read_number(hit["word"])


_OWN_NOUN = late(
    rf"(?<![^\W_])(?:(?P<noun>[^\W\d_]{{3,14}})\s(?:no\.?\s|#)?(?P<num>\d{{1,3}})(?:\s?(?:,|&|\+|and|und|y|et|e|en"
    rf"|og|och|i|и)"
    rf"\s(?:[^\W\d_]{{1,3}}\s)?(?:(?P=noun)\s)?(?P<more>\d{{1,3}}))?"
    rf"|(?:(?P<nth>\d{{1,3}})(?:st|nd|rd|th|\.|a|o|e|eme)|(?P<word>{ORDINAL}))\s(?P<counted>[^\W\d_]{{3,14}}))"
    r",?\s(?:of|for|in|fur|von|der|del?|da|do|du|des|di|della|dei|para|per|pour|van|voor|av|af|till?|z|dla|для|из)\s"
    r"(?:(?:the|my|our|das|den|die|der|le|la|les|el|los|las|il|lo|o|a|os|as|de|het)\s)?#?['\"]?$"
)


def of_own_noun(low: str, ours: Sequence[Hit], units: Collection[str]) -> list[Ordinal]:
    """`La taza 11 y la taza 12 del …`, `my 41st boat for …`, where the challenge counts cups or boats."""
    found = []
    for hit in ours:
        own = _OWN_NOUN.search(low[max(0, hit.start - _NEAR) : hit.start])
        noun = singular(own["noun"] or own["counted"]) if own is not None else ""
        if own is None or noun not in units or own["word"] in _AMBIGUOUS:
            continue
        written = own["num"] or own["nth"]
        number = int(written) if written else read_number(own["word"])
        more = [int(own["more"])] if own["more"] else []
        if number:
            found.append(Ordinal((number, *more), "noun", max(0, hit.start - 1), hit.start, word=noun))
    return found


def of_any_noun(low: str, ours: Sequence[Hit]) -> list[Ordinal]:
    """`Letters 3 and 4 for …`, `Night 62 of …`, `my 21st of …`: whatever the author calls what is counted."""
    found = []
    for hit in ours:
        before = _NOUN_BEFORE.search(low[: hit.start] if hit.start <= 60 else "0 " + low[hit.start - 60 : hit.start])
        if before is None or (before["noun"] and (NOT_OURS.search(before["noun"]) or read_number(before["noun"]))):
            continue
        written = before["word"] or before["nth"] or before["num"] or before["spelt"]
        more = [int(number) for number in re.findall(r"\d+", before["more"] or "")]
        number = int(written) if written.isdigit() else read_number(written)
        if number:
            found.append(
                Ordinal((number, *more), "noun" if before["noun"] else "post", max(0, hit.start - 1), hit.start)
            )
    return found


def head_number(low: str) -> list[Ordinal]:
    """`30: Behind the …`, `#7 - …`: a title that begins with a number and a stop, and names the challenge."""
    hit = _HEAD.match(low)
    if hit is None or hit["word"] in MONTH_NUMBERS:
        return []
    return [Ordinal((int(hit["num"]),), "hash", hit.start("num"), hit.end())]


def listed_at_end(low: str) -> list[Ordinal]:
    """`both … prompts at once, 113 and 114`: two neighbours at the end of the sentence."""
    hit = _LISTED.search(low[-200:])
    if hit is None or int(hit["second"]) != int(hit["first"]) + 1:
        return []
    at = max(0, len(low) - 200)
    numbers = (int(hit["first"]), int(hit["second"]))
    return [Ordinal(numbers, "round", at + hit.start("first"), at + hit.end("second"))]
