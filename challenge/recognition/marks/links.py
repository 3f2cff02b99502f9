"""Marks in a post's links. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from challenge.addresses import page_key
from challenge.patterns import late
from challenge.recognition.marks.evidence import Claim, Found, Mark
from challenge.recognition.marks.own_names import hits_of
from challenge.recognition.marks.rims import OTHER_TIME
from challenge.recognition.names.binding import best_kind, free_ordinals
from challenge.recognition.names.telling import cover
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.numbers.units import UNIT
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import squash
from challenge.recognition.text.layout import Layout
from challenge.recognition.wordings.mentions import Standing, speaks_of_this, standing

_NUMBERED = late(rf"(?P<unit>(?:{UNIT})[-_]?)?0{{0,2}}(?P<num>\d{{1,3}})(?:\.html?|[-_][^\d].*)?")
_ISO_DAY = late(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_YEAR = late(r"(?:19|20)\d\d")
_DEPTH = 3
_LIST = 4
_LINE = 120
_SLUG = 4
_LINK_WORD = late(r"\b(?:challenge|prompts?|project|announcement|event|month)\b")
_THIS_POST = late(
    r"\b(?:this (?:blog )?(?:post|entry|piece|article|essay|story|text|poem)|dieser (?:beitrag|text|artikel)"
    r"|ce (?:billet|texte)|cet article|est[ae] (?:entrada|texto|post|articulo|artigo)|questo (?:post|testo|articolo)"
    r"|dit (?:bericht|stuk|artikel)|deze (?:blog|post)|den? har (?:texten|inlagget)|ten (?:wpis|tekst)"
    r"|этот (?:пост|текст))\b|この記事|本文|이 글"
)
_OF_THIS = late(r"\b(?:challenge|carnival|project|event|month|week|round|series)\b")


def link_marks(sighting: Sighting, layout: Layout, rules: Rules) -> Found:
    """Links to the announcement and to prompts."""
    marks: list[Mark] = []
    numbers: dict[int, str] = {}
    beside: list[Claim] = []
    listed = lists_of_links(sighting.reading.links[:500], layout)
    for address, block in sighting.reading.links[:500]:
        key = page_key(address)
        prompt = next((n for link, (n, *_) in rules.prompt_links if _below(key, link)), None)
        season = next((link for link in rules.links if _below(key, link)), None)
        if prompt is None and season is not None:
            prompt = _round_below(key[len(season) :], rules)
        if prompt is None and (
            season is None
            or address.lower() in sighting.everywhere
            or season in {page_key(e) for e in sighting.everywhere}
        ):
            continue
        stands = _link_standing(block, layout)
        if stands == "mention" or block in listed:
            continue
        signal = "prompt link" if prompt is not None else "season mark"
        marks.append(
            Mark(
                "prompt link" if signal == "prompt link" else "season mark",
                stands,
                address,
                season or key,
                place="link",
                rounds=frozenset({prompt} if prompt is not None else ()),
            )
        )
        if prompt is not None and stands == "sure":
            numbers.setdefault(prompt, address)
        elif stands == "sure":
            beside += _ordinals_beside_link(block, layout, rules)
    claims = [Claim("prompt link", tuple(numbers), ", ".join(numbers.values()))] if 0 < len(numbers) <= 3 else []
    return marks, claims + list(dict.fromkeys(beside)), []


def links_of_others(sighting: Sighting, layout: Layout, rules: Rules, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The titles of other seasons to whose own pages the post links, where it links to none of this season's alone."""
    if not rules.others or not sighting.reading.links or any(mark.place == "link" for mark in marks):
        return ()
    linked = [
        other for other in rules.others if any(m.standing == "sure" for m in link_marks(sighting, layout, other)[0])
    ]
    return tuple(other.season.title for other in linked if {mark.key for mark in marks} & other.keys)


def may_be_ours(address: str, rules: Rules) -> bool:
    """A cheap look before the search: false only where a link is no mark whatever stands around it."""
    if address.isascii() and not any(host in address.lower() for host in rules.link_hosts):
        return False
    key = page_key(address)
    return any(_below(key, link) for link in rules.links) or any(_below(key, link) for link, _ in rules.prompt_links)


def _ordinals_beside_link(block: int, layout: Layout, rules: Rules) -> list[Claim]:
    """`It's week two of <a>the challenge</a>`: the link itself names it, where no other name stands in the block."""
    if layout.remembered or not 0 <= block < len(layout.starts):
        return []
    start, end = layout.block_span(block)
    if end - start > 400 or hits_of(rules, layout.low[start:end], squash(layout.low[start:end]))[0]:
        return []
    low, shown = layout.low[start:end], layout.shown[start:end]
    low = cover(low, rules.covered)
    found = free_ordinals(low, (), (), shown) if "#" in low else [o for o in find_ordinals(low, shown) if not o.passing]
    ordinals = best_kind(found)
    return [
        Claim(
            "sentence",
            o.numbers,
            shown.strip(),
            o,
            free=o.unit in ("part", "hash", "fraction"),
            plain=speaks_of_this(low[: o.start], low),
        )
        for o in ordinals
    ]


def lists_of_links(links: Sequence[tuple[str, int]], layout: Layout) -> frozenset[int]:
    """The blocks of a list that leads to many places, one short line each: what is read elsewhere, not what this is."""
    if layout.remembered or len(links) < _LIST:
        return frozenset()
    short = {b for _, b in links if 0 <= b < len(layout.starts) and _is_line(layout.low[slice(*layout.block_span(b))])}
    runs: list[list[int]] = []
    for block in sorted(short):
        if runs and block == runs[-1][-1] + 1:
            runs[-1].append(block)
        else:
            runs.append([block])
    return frozenset(block for run in runs if len(run) >= _LIST for block in run)


def _is_line(text: str) -> bool:
    return len(text) <= _LINE and not speaks_of_this(text, text)


def _below(key: str, link: str) -> bool:
    return key == link or (key.startswith(link) and key[len(link)] in "/?")


def _round_below(path: str, rules: Rules) -> int | None:
    """The round of a page below the challenge's own: `/2026/week-3-rain`, a prompt's slug, or the day it opens on."""
    pieces = [piece for piece in path.split("?")[0].strip("/").split("/") if piece]
    if (day := _ISO_DAY.search(path)) is not None:
        return next((r.number for r in rules.season.rounds if f"{r.opens.wall:%Y-%m-%d}" == day[0]), None)
    if not pieces or len(pieces) > _DEPTH:
        return None
    slugs = {prompt.slug: prompt.number for prompt in rules.season.prompts if len(prompt.slug) >= _SLUG}
    if pieces[-1] in slugs:
        return slugs[pieces[-1]]
    hit = _NUMBERED.fullmatch(pieces[-1])
    dated = len(pieces) > 1 and _YEAR.fullmatch(pieces[-2]) is not None
    number = int(hit["num"]) if hit and (hit["unit"] or not dated) else 0
    return number if number in rules.rounds else None


def _said_of_this(start: int, word: re.Match[str], layout: Layout) -> bool:
    """Whether such a word, in a block that begins at `start`, stands in a sentence of this very post."""
    left, right = layout.sentence_at(start + word.start(), start + word.start())
    before = layout.low[left : start + word.start()]
    return _THIS_POST.search(before) is not None and speaks_of_this(before, layout.low[left:right])


def _link_standing(block: int, layout: Layout) -> Standing:
    """By the words around it, where they are known: a link in a quotation or an aside is a mention."""
    if layout.remembered or not 0 <= block < len(layout.starts):
        return "sure"
    if layout.kinds[block] != "text" and layout.kinds[block] != "heading":
        return "mention"
    start, end = layout.block_span(block)
    low = layout.low[start:end]
    word = next((hit for hit in _OF_THIS.finditer(low) if _said_of_this(start, hit, layout)), _LINK_WORD.search(low))
    at = word.start() if word else min(len(low), 200)
    left, right = layout.sentence_at(start + at, start + at) if low else (start, end)
    sentence = layout.low[left:right]
    if OTHER_TIME.search(sentence):
        first = layout.low[slice(*layout.sentence_at(start, start))]
        return "mention" if first == sentence or OTHER_TIME.search(first) else "sure"
    return standing(
        sentence, start + at - left, start + (word.end() if word else at) - left, edge=True, numbered=False, link=True
    )
