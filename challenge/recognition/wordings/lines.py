"""Sentences that are hardly more than a challenge's name: labels, signatures, told prompts. Pure, on folded text."""

from __future__ import annotations

import re

from challenge.patterns import late
from challenge.recognition.wordings.belonging import LINE_WORDS
from challenge.recognition.wordings.participation import HEARSAY
from challenge.recognition.wordings.tongues import is_plain


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


_PIECE = late(r"\s[·|•]\s")


def says_hardly_more(sentence: str, start: int, end: int) -> bool:
    """Beside the name only hashtags, numbers and words about posts and weeks."""
    rest = re.sub(r"#\w+|\d+|[^\w\s'-]", " ", sentence[:start] + " " + sentence[end:])
    words = [piece for word in rest.split() for piece in word.strip("'-").split("'")]
    return len(words) <= 12 and all(is_plain(word) for word in words)
