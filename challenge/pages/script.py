"""What the signs of a text tell by themselves: the language it can only be in, and the room it takes."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

_SIGNS = {
    "ja": re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d]"),
    "ko": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
}

_FULL = 4
"""A text is full of signs that are one in four of its letters."""


def language_by_script(text: str) -> str:
    """`ja` for a text full of kana, `ko` for one full of Hangul, else nothing: Han alone may be any of several."""
    for lang, signs in _SIGNS.items():
        found = len(signs.findall(text))
        if found and sum(map(str.isalpha, text)) <= _FULL * found:
            return lang
    return ""


def breadth(text: str) -> int:
    """How many letters of an alphabet take the room of this text: a wide sign is as broad as two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
