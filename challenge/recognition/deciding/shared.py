"""Marks that two running seasons share, and those of another season alone: which one is meant. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from challenge.content.seasons import Season
from challenge.entries.text import Reading
from challenge.recognition import reasons
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.when import Place, place_in, round_length
from challenge.recognition.marks.evidence import Mark
from challenge.recognition.marks.gathering import find_evidence
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Because


@dataclass(frozen=True, slots=True)
class Shared:
    """`theirs`: the date, or a mark of its own, tells that another season is meant; else it must be asked in each."""

    theirs: bool
    because: Because


def shared_with(case: Case) -> Shared | None:
    """None where a mark names this season alone, or the date fits it alone."""
    evidence, rules = case.evidence, case.rules
    marks = evidence.sure or evidence.unsure
    rivals = [other for other in rules.others if marks and all(_also(mark, other, rules) for mark in marks)]
    if any(
        claim.ordinal is None and not claim.weak and not _their_prompt(claim.quote, rivals) for claim in evidence.claims
    ):
        return None
    if not rivals:
        return None
    ours = _fit(rules, case.place)
    fits = [(other, _fit(other, place_in(other.season, case.judged))) for other in rivals]
    best = max(fit for _, fit in fits)
    if ours > best:
        return None
    fitting = [other for other, fit in fits if fit == best]
    titles = " and ".join(f"“{title}”" for title in dict.fromkeys(other.season.title for other in fitting))
    if ours < best:
        return Shared(True, reasons.date(f"By its date it belongs to {titles}, of the same name."))
    if (alone := another_named(case.sighting, rules, fitting)) is not None:
        return Shared(True, alone)
    return Shared(False, reasons.date(f"The same name is used by {titles}, and the date does not tell which is meant."))


def another_named(sighting: Sighting, rules: Rules, others: Iterable[Rules]) -> Because | None:
    """A mark that names one of these other seasons and cannot mean this one; None where there is none.

    A prompt's own tag is none: tags like `travel` stand under many posts.
    """
    for other in others:
        for mark in _marks_of(sighting, other):
            named = mark.place == "link" or mark.key in other.keys
            if named and not _also(mark, rules, other):
                return reasons.another_mark(mark, other.season.title)
    return None


_Told = tuple[Reading, tuple[object, ...], list[tuple[Season, tuple[Mark, ...]]]]
_LAST: list[_Told] = []


def _marks_of(sighting: Sighting, other: Rules) -> tuple[Mark, ...]:
    """The sure marks of another season. Those of the last post are remembered: it is judged for each of its seasons."""
    told = (sighting.title, sighting.tags, sighting.addresses, sighting.everywhere, sighting.has_text)
    if not (_LAST and _LAST[0][0] is sighting.reading and _LAST[0][1] == told):
        _LAST[:] = [(sighting.reading, told, [])]
    known = _LAST[0][2]
    for season, marks in known:
        if season is other.season:
            return marks
    known.append((other.season, find_evidence(sighting, other).sure))
    return known[-1][1]


def _also(mark: Mark, other: Rules, rules: Rules) -> bool:
    """Whether a mark could name the other season as well as this one."""
    if mark.signal == "prompt link":
        return False
    if mark.place == "link":
        return mark.key in other.links
    if mark.key not in other.keys:
        return False
    if not other.edition.admits(mark.edition):
        return False
    told_apart = mark.edition.words & rules.edition.words and not mark.edition.words & other.edition.words
    return not told_apart


def _their_prompt(quote: str, rivals: list[Rules]) -> bool:
    """Whether a rival has a prompt of the same title too."""
    return any(prompt.written.casefold() == quote.casefold() for rival in rivals for prompt in rival.prompts)


def _fit(rules: Rules, place: Place) -> int:
    """2 within the season, 1 shortly after it, 0 elsewhere."""
    if place.open:
        return 2
    if place.before:
        return 0
    if not place.after:
        return 2
    return 1 if place.after <= round_length(rules.season) else 0
