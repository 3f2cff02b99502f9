"""Many words as one pattern that looks at each letter once. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first; a space in a word may be a hyphen."""
    return _branches(frozenset(words))


def _branches(words: frozenset[str]) -> str:
    heads: dict[str, set[str]] = {}
    for word in words - {""}:
        heads.setdefault(word[0], set()).add(word[1:])
    pieces = [
        (r"[\s-]" if head == " " else re.escape(head)) + _branches(frozenset(rest))
        for head, rest in sorted(heads.items())
    ]
    if not pieces:
        return ""
    if len(pieces) == 1 and "" not in words:
        return pieces[0]
    return f"(?:{'|'.join(pieces)}){'?' if '' in words else ''}"
