"""This season's names in a text, told apart from those of other seasons and editions. Pure."""

from __future__ import annotations

import re

from challenge.patterns import late
from challenge.recognition.names.general_words import GENERIC
from challenge.recognition.names.hits import find_hits, may_stand_in
from challenge.recognition.names.name import Edition, Hit
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.text.folding import fold_short, split_words


def hits_of(rules: Rules, low: str, squashed: str) -> tuple[list[Hit], list[tuple[int, int]], list[Hit]]:
    """This season's names in a folded text, the spans of other challenges', and our names with another edition."""
    ours: list[Hit] = []
    for name in rules.names:
        if may_stand_in(name, low, squashed):
            ours += find_hits(name, low)
    ours += _misspelt(rules, low) if "#" in low else []
    if not ours:
        return [], [], []
    ours = _longest(ours)
    theirs = [
        (hit, other)
        for other in rules.others
        for name in other.names
        if may_stand_in(name, low, squashed)
        for hit in find_hits(name, low)
    ]
    kept, strange = [], []
    for hit in ours:
        if not rules.edition.admits(hit.edition) or _is_theirs(hit, theirs, rules):
            strange.append(hit)
        else:
            kept.append(hit)
    spans = [(h.start, h.end) for h, _ in theirs if not any(h.start < o.end and o.start < h.end for o in kept)]
    return kept, spans, strange


def hits_to_quote(rules: Rules, low: str, squashed: str) -> tuple[list[Hit], list[Hit]]:
    """This season's names, and those with another edition; where there is neither, the names of other seasons."""
    ours, _, strange = hits_of(rules, low, squashed)
    if not ours and not strange:
        ours = [hit for other in rules.others for hit in hits_of(other, low, squashed)[0]]
    return ours, strange


_HASHTAG = late(r"#(?P<tag>[^\W\d_]{10,40})(?![\w-])")


def _misspelt(rules: Rules, low: str) -> list[Hit]:
    """Long hashtags with one slip of the pen: `#lanternwritting`."""
    known = rules.keys.union(*(other.keys for other in rules.others))
    return [
        Hit(name, hit.start("tag"), hit.end(), Edition(), hashtag=True, attached="")
        for hit in _HASHTAG.finditer(low)
        if hit["tag"] not in known
        for name in rules.names
        if name.is_meant_by(hit["tag"])
    ][:_MOST_SLIPS]


_MOST_SLIPS = 10


def _longest(hits: list[Hit]) -> list[Hit]:
    """One hit for one place: the longest, the one that names the edition first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, not h.edition, h.start)):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _is_theirs(hit: Hit, theirs: list[tuple[Hit, Rules]], rules: Rules) -> bool:
    """A longer name of another season around ours, or an edition that only the other one has."""
    for other_hit, other in theirs:
        if not (other_hit.start < hit.end and hit.start < other_hit.end):
            continue
        longer = len(other_hit.name.key) > len(hit.name.key) and other_hit.name.key not in rules.keys
        if longer and other.edition.admits(other_hit.edition) and hit.name.key in other_hit.name.key:
            return True
        named, theirs_own = hit.edition, other.edition
        if named.words and named.words & theirs_own.words and not named.words & rules.edition.words:
            return True
    return False


_LABELLED = late(r"\s?[:|/–—-]")


def is_lowered(hit: Hit, shown: str) -> bool:
    """Whether a name of several words stands in a mixed text without the capitals that it is written with.

    `Café com letras (e com bolo)` may be coffee with letters; `Café com letras: chuva` is a label all the same.
    """
    named = [word for word in re.findall(r"[^\W\d_]{3,}", hit.name.written)[1:] if word[:1].isupper()]
    if hit.hashtag or hit.name.tag or not named or hit.name.written.islower() or shown.islower():
        return False
    said = re.findall(r"[^\W\d_]{3,}", shown[hit.start : hit.end])[1:]
    apart = _LABELLED.match(shown, hit.end) or (
        _PARTED.search(shown[: hit.start]) and not shown[hit.end :].strip(" .!")
    )
    return bool(said) and all(word.islower() for word in said) and not apart


_PARTED = late(r"(?:[|·:]|\s[-–—])\s$")
_COUNTED = late(r"\W{0,2}(?:(?:day|week|wk|post|part|no)\W{0,2})?\d", re.IGNORECASE)
_COUNTED_BEFORE = late(r"\b(?:day|week|wk|post|part|no)\W{0,2}\d{1,3} (?:of|in|for) (?:the )?$", re.IGNORECASE)


def _said_in_passing(hit: Hit, shown: str) -> bool:
    """Words that only happen to be a name's, bent and without its capitals or a number: `it types and tells me`."""
    said = split_words(fold_short(shown[hit.start : hit.end]).low)
    left_out = GENERIC if said[-1] in ("prompt", "prompts") else frozenset[str]()
    whole = "".join(said) == hit.name.key or all(word in said or word in left_out for word in hit.name.words)
    if whole or not is_lowered(hit, shown):
        return False
    return not find_ordinals(fold_short(shown[max(0, hit.start - 40) : hit.end + 20]).low)


def spoken(hit: Hit, shown: str, title: bool = False) -> bool:
    """Whether a tag's single word counts where it stands: with `#`, with an ordinal or year on it, or as a name."""
    if hit.hashtag or not hit.name.tag or len(hit.name.words) > 1:
        return title or not _said_in_passing(hit, shown)
    word = shown[hit.start : hit.end].split()[-1]  # without its article
    if not hit.name.spoken:
        counted = bool(hit.attached) or bool(
            _COUNTED.match(shown, hit.end) or _COUNTED_BEFORE.search(shown[max(0, hit.start - 30) : hit.start])
        )
        if hit.name.initials:
            return counted and (title or word.isupper())
        return not hit.name.generic and len(hit.name.key) >= 3 and (counted or (word.isupper() and word.isalpha()))
    return bool(hit.attached) or bool(hit.edition) or title or any(c.isupper() for c in word) or word.upper() == word
