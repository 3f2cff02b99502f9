"""The reasons in words that a participant understands. Pure; each function gives one `Because`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from challenge.dates import Stamp
from challenge.recognition.marks.evidence import Claim, Mark
from challenge.recognition.verdict import Because, Signal

_LONGEST = 140
NO_AUTHOR = "The blog has several authors and this post names none."
LEFT = " left the challenge."
ONLY_SPEAKS = "It only speaks of the challenge"
REPEATS = "It has the title and the text of"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDER: tuple[Signal, ...] = ("ruling", "declared", "prompt link", "sentence", "tag", "title", "season mark", "date")


def in_order(reasons: Sequence[Because]) -> tuple[Because, ...]:
    """By precedence, each said once."""
    return tuple(sorted(dict.fromkeys(reasons), key=lambda reason: ORDER.index(reason.signal)))


def quoted(text: str) -> str:
    """A quotation short enough for a sentence."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    text = " ".join(plain.split()).rstrip(" .")
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + '…'}”"


def rounds_text(numbers: Sequence[int]) -> str:
    """`round 3`, `rounds 3 and 4`."""
    listed = [str(number) for number in numbers]
    return f"round {listed[0]}" if len(listed) == 1 else f"rounds {', '.join(listed[:-1])} and {listed[-1]}"


def never_took_place(numbers: Sequence[int]) -> str:
    return f"{rounds_text(numbers).capitalize()} never took place."


def not_there(numbers: Sequence[int]) -> str:
    return f"This season has no {rounds_text(numbers)}."


def day(moment: datetime) -> str:
    """In English whatever the machine's locale is: the same verdict reads the same everywhere."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def moment(when: datetime, day_only: bool = False) -> str:
    """`20 May 2017, 08:00`, by the clock of its own zone."""
    return day(when) if day_only else f"{day(when)}, {when:%H:%M}"


def zone(when: datetime) -> str:
    """`CET`; of a zone that has no name its distance: `UTC-12`."""
    name = when.tzname() or "UTC"
    return name if name[:1].isalpha() else f"UTC{name}"


def claimed(stamp: Stamp) -> str:
    """A date as it was given, by the clock where it was written."""
    return moment(stamp.wall, day_only=stamp.day_only)


def declared(numbers: Sequence[int]) -> Because:
    if not numbers:
        return Because("declared", "The post's file was sent to this season without naming a prompt.")
    return Because("declared", f"The post's file says “Prompt: {', '.join(map(str, numbers))}”.")


_PLACES: dict[Signal, str] = {"prompt link": "It", "sentence": "The text", "tag": "Its tag", "title": "Its title"}
_MOST_SETS = 4


def claim(found: Claim, numbers: Sequence[int]) -> Because:
    """Where a post names rounds; without `numbers` only what it says."""
    place = "Its address" if found.address else _PLACES[found.signal]
    quote, what = quoted(found.quote), rounds_text(numbers) if numbers else ""
    if not numbers:
        words = f"{place} says {quote}."
    elif found.signal == "prompt link":
        words = f"It links to {what}: {quote}."
    elif found.signal == "tag":
        words = f"Its tag {quote} names {what}."
    elif found.taken and found.signal == "title":
        words = f"Its title takes up the prompt {quote}: {what}."
    elif found.taken:
        words = f"The text takes up the prompt of {what}: {quote}."
    else:
        words = f"{place} says {quote}: {what}."
    return Because(found.signal, words)


def claims(named: Sequence[tuple[Claim, tuple[int, ...]]]) -> tuple[Because, ...]:
    """The two strongest places where all name the same rounds, else the strongest for each set of rounds."""
    ordered = sorted(named, key=lambda each: (ORDER.index(each[0].signal), each[0].address))
    each_kind: dict[tuple[tuple[int, ...], str], Because] = {}
    for found, numbers in ordered:
        each_kind.setdefault((numbers, found.signal), claim(found, numbers))
    sets = {numbers for numbers, _ in each_kind}
    if len(sets) == 1:
        return tuple(each_kind.values())[:2]
    first: dict[tuple[int, ...], Because] = {}
    for (numbers, _), because in each_kind.items():
        first.setdefault(numbers, because)
    return tuple(first.values())[:_MOST_SETS]


def mark(found: Mark) -> Because:
    """A mark that names the season only."""
    words = {
        "tags": f"It carries the tag {quoted(found.quote)}.",
        "title": f"Its title names the challenge: {quoted(found.quote)}.",
        "address": f"Its address names the challenge: {quoted(found.quote)}.",
        "link": f"It links to the challenge: {quoted(found.quote)}.",
    }.get(found.place, f"The text names the challenge: {quoted(found.quote)}.")
    return Because("season mark", words)


def another_mark(found: Mark, title: str) -> Because:
    """A mark that names another season only."""
    return Because("season mark", f"{quoted(found.quote)} is a mark of {quoted(title)} alone.")


def date(words: str) -> Because:
    return Because("date", words)
