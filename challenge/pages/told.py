"""Stored sentences in the site's language: reasons of verdicts, and why a feed failed.

They are stored in English, as they were given, and stay so in the ledger, in the API and in what commands print. Pages
say them again: a sentence is found among those that are known to be written, and said with the catalogue's words around
the same quotations, numbers and dates. One that is not listed, or has no translation, is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from challenge.addresses import is_web_address
from challenge.language import Language
from challenge.pages.sentences import AGAINST, FAILURES, REASONS
from challenge.recognition.reasons import MONTHS

_NUMBERS = r"\d+(?:(?:, | and )\d+)*"
_MOMENT = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?"
_DAY = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{1,4}}"
_PLACES = {
    "day": _DAY,
    "moment": rf"{_DAY}(?:, \d\d:\d\d)?|{_MOMENT}",
    "end": rf"{_DAY}, \d\d:\d\d",
    "number": r"\d+",
    "numbers": _NUMBERS,
    "rounds": rf"rounds? {_NUMBERS}",
    "titles": "“.*”",
}
"""What may stand in a place of a sentence; in any other, anything."""


def _pattern(message: str) -> re.Pattern[str]:
    pieces = re.split(r"%\((\w+)\)s", message)
    literal, names = pieces[::2], pieces[1::2]
    places = [f"(?P<{name}>{_PLACES.get(name, '.*?')})" for name in names]
    return re.compile("".join(re.escape(text) + place for text, place in zip(literal, [*places, ""], strict=True)))


_PATTERNS = tuple((message, _pattern(message)) for message in (*REASONS, *FAILURES))


def sentence_of(stored: str) -> tuple[str, dict[str, str]] | None:
    """The message that a stored sentence is, with what stands in its places; None for one that is not listed."""
    for message, pattern in _PATTERNS:
        found = pattern.fullmatch(stored)
        if found:
            return message, found.groupdict()
    return None


def without_text(stored: str, shown: Iterable[str]) -> str:
    """A reason whose quotation gives way to `…`, unless it is an address or stands in what is shown of the post."""
    message, given = sentence_of(stored) or ("", {})
    quote = given.get("quote", "").rstrip("…")
    if "“%(quote)s”" not in message or is_web_address(quote) or any(quote in " ".join(each.split()) for each in shown):
        return stored
    return message % {**given, "quote": "…"}


def speaks_against(stored: str) -> bool:
    """Whether a stored reason says that a post may be no answer at all, and not only to which round."""
    found = sentence_of(stored)
    return found is not None and found[0] in AGAINST


def tell(language: Language, stored: str) -> str:
    """The sentence in the site's language; empty where that cannot be said."""
    message, given = sentence_of(stored) or ("", {})
    if not message or language.catalogue.gettext(message) == message:
        return ""
    try:
        return language.gettext(message, **{name: _told(language, name, text) for name, text in given.items()})
    except ValueError:
        return ""  # these are files: somebody wrote a date into it that there is not


def _moment(text: str) -> tuple[datetime, bool]:
    """`20 May 2017, 08:00`, or in a ruling `2017-05-20`; and whether the hour was given."""
    if text[:4].isdecimal():
        return datetime.fromisoformat(text), len(text) > len("2017-05-12")
    day, _, hour = text.partition(", ")
    number, month, year = day.split(" ")
    at = time.fromisoformat(hour) if hour else time()
    return datetime.combine(date(int(year), MONTHS.index(month) + 1, int(number)), at), bool(hour)


def _told(language: Language, place: str, text: str) -> str:
    """What stands in a place, as the language writes it."""
    if place in ("day", "moment", "end"):
        moment, hour = _moment(text)
        return language.day(moment) + (f", {language.hour(moment)}" if hour else "")
    numbers = re.findall(r"\d+", text)
    if place == "numbers":
        return language.listed(numbers)
    if place == "rounds":
        return language.ngettext("round %(num)s", "rounds %(num)s", len(numbers), num=language.listed(numbers))
    if place == "titles":
        return language.listed([language.gettext("“%(quote)s”", quote=title) for title in text[1:-1].split("” and “")])
    return f"\u2068{text}\u2069" if place in ("quote", "who") else text  # people's words run their own way
