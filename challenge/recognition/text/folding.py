"""Text brought into one comparable shape without moving a letter: same length, so that hits can be quoted.

Case, accents, full-width letters, the digits of every script, curly quotes and the many dashes are made alike.
"""

from __future__ import annotations

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


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """What a letter in lower case is compared as."""
    if letter in _ODD:
        return _ODD[letter]
    if unicodedata.category(letter) == "Nd":
        return str(unicodedata.digit(letter))
    parts = unicodedata.normalize("NFD", letter) if "\u00c0" <= letter < "\u1f00" and letter != "й" else letter
    bare = len(parts) > 1 and (parts[0].isascii() or "\u0370" <= parts[0] <= "\u04ff")
    return parts[0].lower() if bare else letter


_WESTERN = "cp1252"
_UNLIKE = b"\x81"
"""A byte that stands for no western letter: here for those that are not folded to one other."""


@cache
def _western_table() -> bytes:
    return b"".join(_western_byte(bytes([code]).decode(_WESTERN, "replace")) for code in range(256))


def _western_byte(letter: str) -> bytes:
    whole = unicodedata.normalize("NFKC", letter) == letter != "`"  # which is folded among many odd letters only
    byte = _plain(letter.lower()).encode(_WESTERN, "ignore") if whole else b""
    return byte if len(byte) == 1 else _UNLIKE


_NOT_ASCII = late(r"[^\x00-\x7f]")
_FEW = 30
_JOINERS = b" \t\n-_#'."
_ELLIPSIS = "…".encode(_WESTERN)


@dataclass(frozen=True, slots=True)
class Folded:
    """`shown` is fit to be quoted, `low` to be compared; both have the same length."""

    shown: str
    low: str


def fold(text: str) -> Folded:
    """Both shapes of a text."""
    if text.isascii():
        return Folded(text, text.lower())
    return _fold_western(text) or _fold_any(text)


def _fold_western(text: str) -> Folded | None:
    """By bytes, several times as fast, where each letter is folded to one letter; else None."""
    shown = text.replace("…", "...")
    try:
        low = shown.encode(_WESTERN).translate(_western_table())
    except UnicodeEncodeError:
        return None
    if _UNLIKE in low:
        return None
    return Folded(shown, low.decode("ascii" if low.isascii() else _WESTERN))  # ASCII is merely copied


def _fold_any(text: str) -> Folded:
    shown = unicodedata.normalize("NFKC", text.replace("№", "#").replace("º", "°").replace("ª", "°"))
    low = shown.lower()
    if len(low) != len(shown):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in shown)
    return Folded(shown, _plainer(low))


def _plainer(low: str) -> str:
    """Letter for letter by the table: a few odd ones are replaced one after another, which is much faster."""
    odd = set(_NOT_ASCII.findall(low))
    table = {letter: plain for letter in odd if (plain := _plain(letter)) != letter}
    if len(odd) > _FEW:
        return low.translate(str.maketrans(_ODD | table))
    for letter, plain in table.items():
        low = low.replace(letter, plain)
    return low


@lru_cache(maxsize=4096)
def fold_short(text: str) -> Folded:
    """The same for titles, tags and names, which come again and again."""
    return fold(text)


def squash(low: str) -> str:
    """Without spaces, hyphens, underscores, dots and number signs: `#Support-Driven` and `support driven` are alike."""
    kept = low.replace("’", "").encode("utf-8", "surrogatepass").translate(None, _JOINERS)
    return kept.decode("utf-8", "surrogatepass")  # by bytes, which takes a tenth of the time


@cache
def _left_out() -> bytes:
    spaces = b"".join(bytes([code]) for code in range(256) if bytes([code]).decode(_WESTERN, "replace").isspace())
    joiners = b"".join(bytes([code]) for code, plain in enumerate(_western_table()) if plain in _JOINERS)
    return spaces + joiners + _ELLIPSIS


def squash_western(text: bytes) -> str | None:
    """A text in bytes of one letter each, folded and squashed in one step; None where that cannot be done."""
    squashed = text.translate(_western_table(), _left_out())
    return None if _UNLIKE in squashed else squashed.decode("ascii" if squashed.isascii() else _WESTERN)


def squash_text(text: str) -> str:
    """A title or the like folded and squashed, without its spaces of other kinds too."""
    try:
        squashed = squash_western(text.encode(_WESTERN))
    except UnicodeEncodeError:
        squashed = None
    return squash("".join(fold(text).low.split())) if squashed is None else squashed


_HUMP = late(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NO_WORD = late(r"[\W_]+")
_ASCII_WORD = late(r"[0-9]+|[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""The same in one step."""


@lru_cache(maxsize=8192)
def split_words(written: str) -> tuple[str, ...]:
    """The words of a tag, a phrase or an address: `100DaysToOffload` has four, `support-driven` two."""
    if written.isascii():
        return tuple(map(str.lower, _ASCII_WORD.findall(written)))
    return tuple(word for piece in _NO_WORD.split(_HUMP.sub(" ", fold(written).shown)) if (word := fold(piece).low))


_LETTERS_ALONE = bytes(code for code in range(128) if not chr(code).isalnum())


def one_word(written: str) -> str:
    """The words of a tag, a phrase or an address in one, without parting them first where that is not needed."""
    if written.isascii():
        return written.lower().encode().translate(None, _LETTERS_ALONE).decode()
    return "".join(split_words(written))
