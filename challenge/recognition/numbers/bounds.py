"""Where a word begins and ends, also in scripts that part no words: `墨水賽Day 30`, `この記事はLantern Advent …`."""

from __future__ import annotations

_UNPARTED = r"\u3040-\u30ff\u3400-\u9fff"
BEGIN = rf"(?<![^\W_{_UNPARTED}])"
"""No letter or digit before, but for Kana and Han."""
END = rf"(?![^\W_{_UNPARTED}])"
"""None after."""
WORD = rf"[^\W_{_UNPARTED}]+|[{_UNPARTED}]+"
