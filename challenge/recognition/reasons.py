"""The reasons in words that a participant understands. Pure; each function gives one `Because`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from challenge.recognition.marks.evidence import Claim, Mark
from challenge.recognition.verdict import Because, Signal

_LONGEST = 140
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
    if len(listed) == 1:
        return f"round {listed[0]}"
    return f"rounds {', '.join(listed[:-1])} and {listed[-1]}" if listed else "no round"


def day(moment: datetime) -> str:
    """In English whatever the machine's locale is: the same verdict reads the same everywhere."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def declared(numbers: Sequence[int]) -> Because:
    if not numbers:
        return Because("declared", "The post's file was sent to this season without naming a prompt.")
    return Because("declared", f"The post's file says “Prompt: {', '.join(map(str, numbers))}”.")


_CLAIM_WORDS: dict[Signal, str] = {
    "prompt link": "It links to {what}: {quote}.",
    "sentence": "The text says {quote}: {what}.",
    "tag": "Its tag {quote} names {what}.",
    "title": "Its title or address says {quote}: {what}.",
}


def claim(found: Claim, numbers: Sequence[int]) -> Because:
    words = _CLAIM_WORDS.get(found.signal, "It says {quote}: {what}.")
    if found.ordinal is None and found.signal == "title":
        words = "Its title takes up the prompt {quote}: {what}."
    return Because(found.signal, words.format(quote=quoted(found.quote), what=rounds_text(numbers)))


def mark(found: Mark) -> Because:
    """A mark that names the season only."""
    words = {
        "tags": f"It carries the tag {quoted(found.quote)}.",
        "title": f"Its title names the challenge: {quoted(found.quote)}.",
        "address": f"Its address names the challenge: {quoted(found.quote)}.",
        "link": f"It links to the challenge: {quoted(found.quote)}.",
    }.get(found.place, f"The text names the challenge: {quoted(found.quote)}.")
    return Because("season mark", words)


def date(words: str) -> Because:
    return Because("date", words)
