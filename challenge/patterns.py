"""Patterns that are compiled when they are first used: all the ways to write a number take long to make."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern. What is asked of it once is its own from then on, so that using it costs nothing more."""

    def __init__(self, source: str, flags: int) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self.__dict__.get("_compiled") or self.__dict__.setdefault("_compiled", re.compile(*self._asked))
        found = self.__dict__[name] = getattr(compiled, name)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it; a mistake in `source` shows when it is first used."""
    return cast("re.Pattern[str]", _Late(source, flags))
