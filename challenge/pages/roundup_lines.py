"""What a roundup file lists, read back from its generated part as `roundup_text` writes it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from challenge.addresses import page_key
from challenge.language import Language

_BLANK_LINES = re.compile(r"\n\s*\n")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: whose post, which page (empty where nothing is linked), and how it is called, as far as that can be
    told from what follows it. `rounds` is None where the line does not say for which earlier round it stands."""

    name: str
    page: str
    title: str
    rounds: frozenset[int] | None


def read_lines(generated: str, number: int, language: Language) -> Iterator[Listed]:
    """Every line of the generated part of roundup `number`, whatever the words around them are.

    Its round's name comes first and its answers second; whatever is listed below stands for another round.
    """
    shown = re.escape(language.gettext("Round %(number)d", number=0))
    named = re.compile(shown.replace("0", r"(\d{1,6})", 1))
    for place, block in enumerate(_BLANK_LINES.split(generated.strip())):
        for row in block.split("\n"):
            if row.startswith("- "):
                name, page, title, rest = _parts(row[2:].rstrip())
                rounds = {number} if place < 2 else set(map(int, named.findall(rest)))
                yield Listed(name, page, title, frozenset(rounds) or None)


def page_of(address: str) -> str:
    """The page that a line or a post links to; one kept here by its path, whatever the site's address is or was."""
    parts = address.rstrip("/").split("/")[-5:]
    kept = len(parts) == 5 and (parts[0], parts[2]) == ("seasons", "posts")
    return "/".join(parts) if kept else page_key(address)


def _parts(row: str) -> tuple[str, str, str, str]:
    """Name, page, title and what follows. No sign in a name or a title can begin or end a link: they are escaped."""
    name, linked, title = row.partition(": [")
    title, _, address = title.partition("](<")
    address, whole, rest = address.partition(">)")
    if linked and whole:
        return _plain(name), page_of(address), _plain(title), rest
    name, _, title = row.partition(": ")
    return _plain(name), "", _plain(title), title


def _plain(text: str) -> str:
    return unescape(_ESCAPED.sub(r"\1", text))
