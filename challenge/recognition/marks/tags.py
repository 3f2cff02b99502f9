"""Marks in a post's tags and categories. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from challenge.patterns import late
from challenge.recognition.marks.evidence import Claim, Elsewhere, Found, Mark
from challenge.recognition.marks.rims import is_quoted
from challenge.recognition.names.general_words import GENERIC
from challenge.recognition.names.hits import tag_hit
from challenge.recognition.names.name import Edition
from challenge.recognition.numbers.ordinal import OF_YEAR
from challenge.recognition.numbers.ordinals import Ordinal, find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import split_words
from challenge.recognition.text.layout import Layout


def tag_marks(sighting: Sighting, rules: Rules) -> Found:
    """Tags and categories: the season's own, those of prompts, and ordinals in either."""
    marks: list[Mark] = []
    claims: list[Claim] = []
    strange: list[Elsewhere] = []
    for tag in (part.strip() for written in sighting.tags for part in written.split(",")):
        words = split_words(tag.lstrip("#"))[:12]
        if not words:
            continue
        answered = _prompt_tags("".join(words), tag, rules, sighting)
        marks += [Mark("tag", "sure", tag, "".join(words), Edition(), True, "tags") for _ in answered]
        claims += answered
        found = _tag(tag, words, sighting, rules)
        if isinstance(found, str):
            strange.append(Elsewhere(found, True))
        elif found is not None:
            mark, ordinals = found
            marks.append(mark)
            claims += [Claim("tag", o.numbers, tag, o, plain=True) for o in ordinals]
        else:
            claims += [Claim("tag", o.numbers, tag, o, free=True) for o in _only_ordinal(words)]
    return marks, claims, strange


def _tag(tag: str, words: tuple[str, ...], sighting: Sighting, rules: Rules) -> tuple[Mark, list[Ordinal]] | str | None:
    strange = False
    for name in rules.names:
        hit = tag_hit(name, words)
        if hit is None:
            continue
        edition, left = hit
        ordinals, others = _ordinals_left(left, rules)
        ordinals = [o for o in ordinals if o.unit != "bare" or not {*o.numbers} <= edition.numbers]
        ordinals = [replace(o, word=OF_YEAR) if edition.years and _is_month(o) else o for o in ordinals]
        if others or (name.initials and not ordinals):
            continue
        if not rules.edition.admits(edition) or _other_edition(edition, name.key, rules):
            strange = True
            continue
        if (
            sighting.everywhere
            and not ordinals
            and {tag.lower().lstrip("#"), name.written.lower()} & sighting.everywhere
        ):
            continue
        return Mark("tag", "sure", tag, name.key, edition, bool(ordinals), "tags"), ordinals
    if strange:
        return tag
    partial = any(
        len(words) >= 2
        and words[-1] == "challenge"
        and len(name.words) > len(words)
        and name.words[-len(words) :] == words
        for name in rules.names
    )
    return (Mark("tag", "unsure", tag, "".join(words), Edition(), False, "tags"), []) if partial else None


def _is_month(ordinal: Ordinal) -> bool:
    """`lantern-2031-07`, beside a year."""
    return ordinal.unit == "bare" and ordinal.end - ordinal.start == 2


def _other_edition(edition: Edition, key: str, rules: Rules) -> bool:
    """The words of an edition that another season has and this one does not."""
    return bool(edition.words) and any(
        key in other.keys and edition.words & other.edition.words and not edition.words & rules.edition.words
        for other in rules.others
    )


def _ordinals_left(left: str, rules: Rules) -> tuple[list[Ordinal], bool]:
    """The ordinals in what is left of a tag, and whether words are left that make it another tag."""
    if not left:
        return [], False
    ordinals = list(find_ordinals(left))
    rest = left
    for ordinal in reversed(ordinals):
        rest = rest[: ordinal.start] + " " + rest[ordinal.end :]
    if not ordinals and (bare := re.search(r"(?:^|\s)(\d{1,3})$", left)):
        number = int(bare[1])
        rest = left[: bare.start()]
        if not (len(bare[1]) == 2 and number in {year % 100 for year in rules.title_years}):
            ordinals = [Ordinal((number,), "bare", bare.start(1), bare.end(1))]
    extra = [word for word in rest.split() if word not in GENERIC]
    return ordinals, bool(extra)


def _only_ordinal(words: tuple[str, ...]) -> list[Ordinal]:
    text = " ".join(words)
    return [
        o for o in find_ordinals(text) if o.unit in ("day", "week", "month", "round") and o.end - o.start == len(text)
    ]


_HASHTAG = late(r"#(?P<tag>[^\W_][\w-]*)")


def hashtags_of_prompts(layout: Layout, rules: Rules) -> list[tuple[Mark, Claim]]:
    """`#CobbleKeys` in the opening or closing words, where a prompt has that tag."""
    wanted = {tag: prompt.number for prompt in rules.prompts for tag in prompt.tags}
    if not wanted or "#" not in layout.low:
        return []
    found = []
    for hit in _HASHTAG.finditer(layout.low):
        key = "".join(split_words(hit["tag"]))
        where = layout.where(*hit.span())
        if key in wanted and where in ("opening", "closing") and not is_quoted(hit.start(), layout):
            quote = layout.shown[slice(*hit.span())]
            mark = Mark("tag", "sure", quote, key, Edition(), True, where, hit.span())
            found.append((mark, Claim("tag", (wanted[key],), quote)))
    return found


def _prompt_tags(key: str, tag: str, rules: Rules, sighting: Sighting) -> list[Claim]:
    if tag.lower().lstrip("#") in sighting.everywhere:
        return []
    numbers = [prompt.number for prompt in rules.prompts if key in prompt.tags]
    return [Claim("tag", tuple(numbers), tag)] if len(numbers) == 1 else []
