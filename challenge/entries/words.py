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
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\U0003ffff]")
"""Where any of the two may begin; most texts hold none."""
_MARKS = "’‘“”–—…«»„•"
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum() and not chr(code).isspace()}


def count_words(text: str) -> int:
    """Pieces between spaces that hold a letter or digit; one for each character of Chinese and Japanese."""
    if text.isascii() or not _NO_SPACES.search(text):
        return _spaced(text)
    singles = 0
    if _SINGLE.search(text):
        text, singles = _SINGLE.subn(" ", text)
    runs = [len(run) for run in _UNSPACED.findall(text)]
    if runs:
        text = _UNSPACED.sub(" ", text)
    return singles + _spaced(text) + sum(-(-length // _LETTERS_A_WORD) for length in runs)


def _spaced(text: str) -> int:
    for mark in _MARKS:
        text = text.replace(mark, "")
    if text.isascii():
        return len(text.translate(_NO_LETTERS).split())
    pieces = text.split()
    return sum(map(str.isalnum, pieces)) + sum(any(map(str.isalnum, piece)) for piece in pieces if not piece.isalnum())
