"""Numbers of rounds as people write them, in a header or on the command line: `3`, `1, 2`, `#4`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from challenge.content.headers import split_list
from challenge.content.values import to_number

_ODD = re.compile(r"[^\d,\s]")
_COMMAS = re.compile(r"[,;]")


def round_numbers(value: object) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The numbers in a text or a list, each once and in order, and the pieces that are no numbers."""
    found: dict[int, None] = {}
    strange: list[str] = []
    for item in list_items(value):
        try:
            found[to_number(item.removeprefix("#"))] = None
        except ValueError:
            strange.append(item)
    return tuple(found), tuple(strange)


def is_plain(value: object) -> bool:
    """Whether numbers stand as they should: `1`, `1, 2`, or a list that a fence has read."""
    items = value if isinstance(value, list) else [value]
    return not any(_ODD.search(str(item)) for item in items)


def list_items(value: object) -> list[str]:
    """The pieces of a header that holds several: `a, b`, `[a, b]`, or a list."""
    if isinstance(value, str):
        bracketed = value.startswith("[") and value.endswith("]")
        value = split_list(value[1:-1]) if bracketed else _COMMAS.split(value)
    return [item for piece in value if (item := str(piece).strip())] if isinstance(value, list) else []


def in_words(numbers: Sequence[int]) -> str:
    """`round 3`, `rounds 2 and 4`, `rounds 1, 2 and 4`; empty for none."""
    if not numbers:
        return ""
    *first, last = map(str, numbers)
    return f"rounds {', '.join(first)} and {last}" if first else f"round {last}"
