"""A mark that two running seasons share: which of them the date fits. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.recognition.deciding.when import Judged, Place, place_in, round_length
from challenge.recognition.marks.evidence import Evidence, Mark
from challenge.recognition.rules import Rules


@dataclass(frozen=True, slots=True)
class Shared:
    """`theirs`: the date fits another season only; else it must be asked in each."""

    theirs: bool
    words: str


def shared_with(evidence: Evidence, judged: Judged, place: Place) -> Shared | None:
    """None where a mark names this season alone, or the date fits it alone."""
    rules = evidence.rules
    marks = evidence.sure or evidence.unsure
    rivals = [other for other in rules.others if marks and all(_also(mark, other, rules) for mark in marks)]
    if any(
        claim.ordinal is None and not claim.weak and not _their_prompt(claim.quote, rivals) for claim in evidence.claims
    ):
        return None
    if not rivals:
        return None
    ours = _fit(rules, place)
    fits = {other.season.title: _fit(other, place_in(other.season, judged)) for other in rivals}
    best = max(fits.values())
    if ours > best:
        return None
    titles = " and ".join(f"“{title}”" for title, fit in fits.items() if fit == best)
    if ours < best:
        return Shared(True, f"By its date it belongs to {titles}, of the same name.")
    return Shared(False, f"The same name is used by {titles}, and the date does not tell which is meant.")


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
