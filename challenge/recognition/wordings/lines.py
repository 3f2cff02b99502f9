"""Sentences that are hardly more than a challenge's name: labels, signatures, told prompts. Pure, on folded text."""

from __future__ import annotations

import re

from challenge.patterns import late
from challenge.recognition.numbers.numerals import ORDINAL
from challenge.recognition.wordings.belonging import LINE_WORDS
from challenge.recognition.wordings.participation import HEARSAY
from challenge.recognition.wordings.tongues import is_plain

_EMPHASIS = late(r"(?<![\w*_])[*_]{1,3}(\w(?:[^*_\n]{0,40}\w)?)[*_]{1,3}(?![\w*_])")


def without_emphasis(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """A sentence and where its name stands, without the marks that set words off in plain text: `going to *try* to`."""
    if "*" not in sentence and "_" not in sentence:
        return sentence, start, end
    before, after = (_EMPHASIS.sub(r"\1", part) for part in (sentence[:start], sentence[end:]))
    return before + sentence[start:end] + after, len(before), len(before) + end - start


def is_like_a_line(sentence: str, start: int, end: int) -> bool:
    """Hardly more than the name and plain words; or the prompt is told."""
    rest = sentence[:start] + " " + sentence[end:]
    told = len(sentence) <= 220 and LINE_WORDS.search(rest) is not None and HEARSAY.search(rest) is None
    return told or says_hardly_more(sentence, start, end) or _in_a_signature(sentence, start, end)


def _in_a_signature(sentence: str, start: int, end: int) -> bool:
    """`Ida Berg · Slow Maps (SM 302) · section B`: a line of short pieces, of which the name is one."""
    marked = f"{sentence[:start]}§{sentence[end:]}"
    pieces = _PIECE.split(marked)
    own = next((piece for piece in pieces if "§" in piece), "")
    return len(pieces) > 2 and len(marked) <= 120 and all(len(piece.split()) <= 6 for piece in (own, *pieces))


def in_brackets(sentence: str, start: int, end: int) -> bool:
    """`[Lantern Writing, second outing]`, `(#lanternwriting, and hello to all)`: a line that stands in brackets."""
    if not _OPENING.fullmatch(sentence, 0, start):
        return False
    return _CLOSING.fullmatch(sentence, end) is not None


_GREETING = (
    r"(?:hello|hi|greetings|thanks|thank you|cheers|waves|hallo|(?:liebe |viele )?gr(?:u|ue)(?:ss|ß)e|danke|bonjour"
    r"|salut"
    r"|coucou|merci|hola|saludos|gracias|ciao|saluti|grazie|ola|abracos|obrigad[oa]|hoi|groeten|groetjes|dank"
    r"|bedankt|hej"
    r"|halsningar|tack|hei|hilsen|takk|tak|czesc|pozdrawiam|pozdrowienia|dzieki|привет|спасибо|привіт|дякую|merhaba"
    r"|selamlar|tesekkurler|halo|salam|terima kasih)"
)
_OPENING = late(r"\W{0,3}[(\[*_~]\s?#?['\"]?")
_CLOSING = late(
    rf"['\"]?(?:\s(?:19|20)\d\d)?(?:(?:[,:;]|\s-+)\s(?:(?:and|und|et|y|e|en|och|og|i"
    rf"|и)\s)?{_GREETING}(?![^\W_])[^.?()\[\]]{{0,60}}"
    rf"|[,:;]?\s(?:the\s|my\s)?(?:{ORDINAL})\s[^\W\d_]{{3,14}})?[!.]?\s?[)\]*_~]\W{{0,2}}"
)
_PIECE = late(r"\s[·|•]\s")


def says_hardly_more(sentence: str, start: int, end: int) -> bool:
    """Beside the name only hashtags, numbers and words about posts and weeks."""
    rest = re.sub(r"#\w+|\d+|[^\w\s'-]", " ", sentence[:start] + " " + sentence[end:])
    words = [piece for word in rest.split() for piece in word.strip("'-").split("'")]
    return len(words) <= 12 and all(is_plain(word) for word in words)
