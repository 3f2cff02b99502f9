"""Text brought into one comparable shape without moving a letter: same length, so that hits can be quoted.

Case, accents, full-width letters, the digits of every script, curly quotes and the many dashes are made alike.
"""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from challenge.patterns import late

_ODD = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "：": ":",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "―": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "\u200b": " ", "\ufeff": " ", "\u00ad": " ", "\u200e": " ", "\u200f": " ", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
    "＃": "#", "№": "#",
}  # fmt: skip


@cache
def _fold_table() -> dict[int, str]:
    """Made when the first text needs it: most refreshes fold none."""
    table = {ord(letter): plain for letter, plain in _ODD.items()}
    for code in range(0xC0, 0x1F00):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and (parts[0].isascii() or "\u0400" <= parts[0] <= "\u04ff"):
            table.setdefault(code, parts[0].lower())
    for code in range(0x80, min(sys.maxunicode, 0x20000)):
        digit = unicodedata.digit(chr(code), None) if unicodedata.category(chr(code)) == "Nd" else None
        if digit is not None:
            table[code] = str(digit)
    table[ord("й")] = "й"
    return table


_NOT_ASCII = late(r"[^\x00-\x7f]")
_FEW = 30
_JOINERS = " \t\n-_#'’."


@dataclass(frozen=True, slots=True)
class Folded:
    """`shown` is fit to be quoted, `low` to be compared; both have the same length."""

    shown: str
    low: str


def fold(text: str) -> Folded:
    """Both shapes of a text."""
    if text.isascii():
        return Folded(text, text.lower())
    shown = unicodedata.normalize("NFKC", text.replace("№", "#").replace("º", "°").replace("ª", "°"))
    low = shown.lower()
    if len(low) != len(shown):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in shown)
    return Folded(shown, _plainer(low))


def _plainer(low: str) -> str:
    """Letter for letter by the table: a few odd ones are replaced one after another, which is much faster."""
    odd = set(_NOT_ASCII.findall(low))
    if len(odd) > _FEW:
        return low.translate(_fold_table())
    for letter in odd:
        plain = _fold_table().get(ord(letter))
        if plain is not None and plain != letter:
            low = low.replace(letter, plain)
    return low


@lru_cache(maxsize=4096)
def fold_short(text: str) -> Folded:
    """The same for titles, tags and names, which come again and again."""
    return fold(text)


def squash(low: str) -> str:
    """Without spaces, hyphens, underscores, dots and number signs: `#Support-Driven` and `support driven` are alike."""
    for joiner in _JOINERS:  # one after another: a table of letters to leave out takes three times as long
        low = low.replace(joiner, "")
    return low


_HUMP = late(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NO_WORD = late(r"[\W_]+")


@lru_cache(maxsize=8192)
def split_words(written: str) -> tuple[str, ...]:
    """The words of a tag, a phrase or an address: `100DaysToOffload` has four, `support-driven` two."""
    return tuple(word for piece in _NO_WORD.split(_HUMP.sub(" ", fold(written).shown)) if (word := fold(piece).low))
