"""Many words as one pattern that looks at each letter once. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first; a space in a word may be a hyphen."""
    return _branches(frozenset(words))


def _branches(words: Collection[str]) -> str:
    """Where one word is left it is written as it stands: thousands of words are made into a tree at each start."""
    heads: dict[str, list[str]] = {}
    for word in words:
        if word:
            heads.setdefault(word[0], []).append(word[1:])
    pieces = [
        _plain(head) + (_branches(rest) if len(rest) > 1 else _plain(rest[0])) for head, rest in sorted(heads.items())
    ]
    if not pieces:
        return ""
    if len(pieces) == 1 and "" not in words:
        return pieces[0]
    return f"(?:{'|'.join(pieces)}){'?' if '' in words else ''}"


def _plain(piece: str) -> str:
    return piece if piece.isalnum() else re.escape(piece).replace(r"\ ", r"[\s-]")
