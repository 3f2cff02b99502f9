"""How many words a text has, as people count them. Pure."""

from __future__ import annotations

import re

# One word each: Han, Hiragana, Katakana, Bopomofo (Hangul is written with spaces). A mark of length or voice is none.
_SINGLE = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
# Written without spaces, but not a word a letter: Thai, Lao, Myanmar, Khmer.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_LETTERS_A_WORD = 5


def count_words(text: str) -> int:
    """Pieces between spaces that hold a letter or digit; one for each character of Chinese and Japanese."""
    if text.isascii():
        return sum(1 for piece in text.split() if piece.isalnum() or any(map(str.isalnum, piece)))
    singles = 0
    if _SINGLE.search(text):
        text, singles = _SINGLE.subn(" ", text)
    runs = [len(run) for run in _UNSPACED.findall(text)]
    if runs:
        text = _UNSPACED.sub(" ", text)
    spaced = sum(1 for piece in text.split() if any(map(str.isalnum, piece)))
    return singles + spaced + sum(-(-length // _LETTERS_A_WORD) for length in runs)
