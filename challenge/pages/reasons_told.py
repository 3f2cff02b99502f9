"""Reasons of verdicts in the site's language.

A reason is stored in English, as it was given, and stays so in the ledger, in the API and in `explain`. Pages say it
again: its sentence is found among those that recognition is known to write, and said with the catalogue's words around
the same quotations, numbers and dates. A sentence that is not listed, or has no translation, is shown as it is.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from challenge.language import Language
from challenge.recognition.reasons import MONTHS

N_ = str  # says nothing but that a message belongs into the catalogues

_SENTENCES = (
    # a file's line Prompt
    N_("The post's file was sent to this season without naming a prompt."),
    N_("The post's file says “Prompt: %(quote)s”."),
    N_("the file holds neither a text nor a Link to one"),
    # what names a round
    N_("It links to %(rounds)s: “%(quote)s”."),
    N_("The text says “%(quote)s”: %(rounds)s."),
    N_("Its tag “%(quote)s” names %(rounds)s."),
    N_("Its title or address says “%(quote)s”: %(rounds)s."),
    N_("Its title takes up the prompt “%(quote)s”: %(rounds)s."),
    N_("Round %(numbers)s never took place."),
    N_("Rounds %(numbers)s never took place."),
    N_("This season has no %(rounds)s."),
    N_("“My first post” may mean round 1 or the author's own first, in round %(number)s."),
    N_("“%(quote)s” may count rounds, or the days since the season began, in round %(number)s."),
    N_("“%(quote)s” may count rounds, or the weeks since the season began, in round %(number)s."),
    N_("“%(quote)s” may count rounds, or the months since the season began, in round %(number)s."),
    N_("It may be about another post: it names %(rounds)s, but its date speaks for round %(number)s."),
    # what names the season
    N_("It carries the tag “%(quote)s”."),
    N_("Its title names the challenge: “%(quote)s”."),
    N_("Its address names the challenge: “%(quote)s”."),
    N_("It links to the challenge: “%(quote)s”."),
    N_("The text names the challenge: “%(quote)s”."),
    N_("It links to “%(quote)s”, which goes by the same name."),
    N_("By its date it belongs to %(titles)s, which goes by the same name."),
    N_("The same name is used by %(titles)s, and the date does not tell which is meant."),
    # what speaks against it
    N_("The text says that it does not belong: “%(quote)s”."),
    N_("But the text also says “%(quote)s”."),
    N_("It may only speak of the challenge: “%(quote)s”."),
    N_("Its title names the challenge, but the text may only speak of it: “%(quote)s”."),
    N_("It reads like an announcement or a roundup of the challenge."),
    N_("It reads as an announcement or a roundup of the challenge, not as an answer to it."),
    N_("Its title speaks of the challenge itself (“%(quote)s”)."),
    N_("It names another edition of the challenge: “%(quote)s”."),
    N_("The blog has several authors and this post names none."),
    N_("It was written by “%(quote)s”, not by this member."),
    N_("This is a comment from a comments feed, not a post."),
    N_("a comment in a comments feed, not a post"),
    N_("This page is the challenge's own announcement: “%(quote)s”."),
    N_("This is a page of the challenge's own site: “%(quote)s”."),
    # what its date says
    N_("Published before %(rounds)s opened, but named."),
    N_("Published on %(day)s, while round %(number)s was open."),
    N_("Published on %(day)s; round %(number)s was the last to close before."),
    N_("Published on %(moment)s; round %(number)s closed on %(end)s (%(zone)s)."),
    N_("Published on %(day)s, before the season began."),
    N_("Published on %(day)s, after the season had ended."),
    N_("Published on %(day)s, while no round was open."),
    N_("Published on %(day)s; here every member's post counts."),
    N_("Published on %(day)s."),
    N_("published after %(who)s left the challenge"),
    N_("Judged by the day it was first seen, %(day)s, because no date was given that could be read."),
    N_("Judged by the day it was first seen, %(day)s, because the date given, %(moment)s, is before 1995."),
    N_(
        "Judged by the day it was first seen, %(day)s, because the date given, %(moment)s, lies after the day it was "
        "first seen."
    ),
    N_("sent as a file without a date that can be used; first seen on this day"),
    # no mark at all
    N_("No mark of the season; published on %(day)s."),
    N_("No mark of the season, and published on %(day)s, outside its rounds."),
    N_("It carries no mark of the season."),
    N_("No mark of the season, but published on %(day)s, while it ran."),
    N_("It speaks of the challenge without saying that it is part of it; %(day)s."),
    N_("No mark, and published on %(day)s, while %(titles)s ran too."),
    N_("no mark, and nobody claimed it within 14 days after the round"),
    # of the ledger itself, and of pages
    N_("kept as it was: no text is at hand to judge it again"),
    N_("the ledger keeps no reason for this that can be read"),
    N_("The reason is shown when the prompt opens."),
    # a ruling, last, because a person may say anything
    N_("a person decided"),
    N_("a person decided: %(quote)s"),
    N_("a person decided on %(moment)s"),
    N_("a person decided on %(moment)s: %(quote)s"),
    N_("%(who)s decided on %(moment)s: %(quote)s"),
    N_("%(who)s decided on %(moment)s"),
    N_("%(who)s decided: %(quote)s"),
    N_("%(who)s decided"),
)

_NUMBERS = r"\d+(?:(?:, | and )\d+)*"
_MOMENT = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?"
_PLACES = {
    "day": rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}",
    "moment": _MOMENT,
    "end": _MOMENT,
    "number": r"\d+",
    "numbers": _NUMBERS,
    "rounds": rf"rounds? {_NUMBERS}|no round",
    "titles": "“.*”",
}
"""What may stand in a place of a sentence; in any other, anything."""


def _pattern(message: str) -> re.Pattern[str]:
    pieces = re.split(r"%\((\w+)\)s", message)
    literal, names = pieces[::2], pieces[1::2]
    places = [f"(?P<{name}>{_PLACES.get(name, '.*?')})" for name in names]
    return re.compile("".join(re.escape(text) + place for text, place in zip(literal, [*places, ""], strict=True)))


_PATTERNS = tuple((message, _pattern(message)) for message in _SENTENCES)


def sentence_of(detail: str) -> tuple[str, dict[str, str]] | None:
    """The sentence that a reason is, with what stands in its places; None for one that is not listed."""
    for message, pattern in _PATTERNS:
        found = pattern.fullmatch(detail)
        if found:
            return message, found.groupdict()
    return None


def tell_reason(language: Language, detail: str) -> str:
    """The reason in the site's language; empty where that cannot be said."""
    message, given = sentence_of(detail) or ("", {})
    if not message or language.catalogue.gettext(message) == message:
        return ""
    try:
        return language.gettext(message, **{name: _told(language, name, text) for name, text in given.items()})
    except ValueError:
        return ""  # the ledger is a file: somebody wrote a date into it that there is not


def _told(language: Language, place: str, text: str) -> str:
    """What stands in a place, as the language writes it."""
    if place in ("moment", "end"):
        moment = datetime.fromisoformat(text)
        return language.day(moment) + (f", {language.hour(moment)}" if len(text) > len("2017-05-12") else "")
    if place == "day":
        day, month, year = text.split(" ")
        return language.day(date(int(year), MONTHS.index(month) + 1, int(day)))
    numbers = re.findall(r"\d+", text)
    if place == "numbers":
        return language.listed(numbers)
    if place == "rounds":
        if not numbers:
            return language.gettext("no round")
        return language.ngettext("round %(num)s", "rounds %(num)s", len(numbers), num=language.listed(numbers))
    if place == "titles":
        return language.listed([language.gettext("“%(quote)s”", quote=title) for title in text[1:-1].split("” and “")])
    return f"\u2068{text}\u2069" if place in ("quote", "who") else text  # people's words run their own way
