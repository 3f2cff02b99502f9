"""A name's words as the sentence bends them: `Wyzwania Atramentowego`, `Tuesday Drafts`, `Синицы`. Pure, folded."""

from __future__ import annotations

import re
from functools import cache

from challenge.recognition.names.general_words import GENERIC

_OF_LATIN = (
    "s es n en e em a o i y u ow owi om ami ach ie iem ia iu ego go emu mu ej ym im ych ich ymi ja je ji ov ova"
    " ovi et ets ens erna ar arna in nin nda da de ssa sta lla ban ben nak nek"
)
_OF_CYRILLIC = (
    "а я ы и у ю е о ь й ом ем ой ей ою ею ого его ому ему ым им ых их ая яя ое ее ый ий ую юю ые ие ов ев ам ям"
    " ами ями ах ях ию ия ии ием ні ної ною ів ї і"
)
_ENDINGS = frozenset({"", *_OF_LATIN.split(), *_OF_CYRILLIC.split()})
"""What a word takes on: plurals, cases and genders of the European languages."""
_LEAST = 5
_VOWELS = "aeiouyаяыиуюеоьйіїє"


@cache
def stem_of(word: str) -> str:
    """What every form of a word begins with; the word itself where it is too short to be bent safely."""
    if len(word) < _LEAST or not word.isalpha() or word in GENERIC:
        return word
    return word[:-3] if word[-3] == "ь" else word[: max(4, len(word) - 2)]


def is_form_of(word: str, named: str) -> bool:
    """Whether a word is another form of a name's word: alike but for a usual ending of either."""
    if word == named or named in GENERIC:
        return word == named
    stem = stem_of(named)
    if stem == named:
        return word == named + "s" and len(named) == 4 and named.isalpha()
    if word in _with_vowel(named):
        return True
    if not word.startswith(stem) or len(word) > len(named) + 4:
        return False
    same = next((k for k, (a, b) in enumerate(zip(word, named, strict=False)) if a != b), min(len(word), len(named)))
    return any(word[k:] in _ENDINGS and named[k:] in _ENDINGS for k in range(same, len(stem) - 1, -1))


@cache
def _with_vowel(named: str) -> frozenset[str]:
    """The forms in which a vowel parts the last two consonants: `kartek` of `kartki`, `писем` of `письма`."""
    base = named.rstrip(_VOWELS)
    if len(base) < _LEAST - 1 or base == named or base[-2] in _VOWELS.replace("ь", ""):
        return frozenset()
    head = base[:-2] if base[-2] == "ь" else base[:-1]
    return frozenset(head + vowel + base[-1] for vowel in "eoеоёє")


def forms_of(key: str) -> str:
    """A pattern of the forms of a name that is one word."""
    if len(key) >= _LEAST and re.fullmatch(r"[а-яіїєґ]+", key):
        return re.escape(stem_of_key(key)) + "[а-яіїєґ]{0,3}"
    return re.escape(key) + ("(?:s|n|en|es|u|em|ie|ow|owi|om)?" if len(key) >= 8 and key.isalpha() else "")


@cache
def stem_of_key(key: str) -> str:
    """What every form of a name of one word begins with."""
    stem = key.rstrip(_VOWELS)
    return stem if len(key) >= _LEAST and len(stem) >= 4 and re.fullmatch(r"[а-яіїєґ]+", key) else key


def near(one: str, other: str) -> bool:
    """Whether two words differ by one letter left out, doubled, mistaken or swapped with the next."""
    if one == other:
        return True
    if (
        abs(len(one) - len(other)) > 1
        or one + "s" == other
        or other + "s" == one
        or one[:1] != other[:1]
        or any(c.isdigit() for c in one + other)
    ):
        return False
    head = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[head:], other[head:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
