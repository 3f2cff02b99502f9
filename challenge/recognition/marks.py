"""Everything that a post says about one season, gathered. Pure.

`find_evidence` is what the judge reads; `marks_in`, `is_marked`, `matching_links` and `windows` serve the ledger, which
keeps the few pieces of a post from which it can be judged again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from challenge.addresses import page_key
from challenge.content.seasons import Season
from challenge.entries.text import Reading
from challenge.recognition.evidence import Claim, Evidence, Mark
from challenge.recognition.labels import Found, address_marks, tag_marks, title_marks
from challenge.recognition.layout import CUT, Layout, lay_out
from challenge.recognition.mentions import about_the_challenge, organiser_cues, organiser_score
from challenge.recognition.names import may_stand_in
from challenge.recognition.folding import fold_short
from challenge.recognition.passages import edge_ordinals, edge_prompts, link_marks, short_names, text_marks
from challenge.recognition.rules import Rules, rules_for
from challenge.recognition.sighting import Sighting

MOST_WINDOWS = 12
WINDOW = 160


def find_evidence(sighting: Sighting, rules: Rules) -> Evidence:
    """Marks and claims from the title, tags, address, links and text."""
    layout = lay_out(sighting.reading, sighting.has_text)
    found: list[Found] = [title_marks(sighting, rules), tag_marks(sighting, rules), address_marks(sighting, rules)]
    if sighting.reading.links:
        found.append(link_marks(sighting, layout, rules))
    if any(may_stand_in(name, layout.low, layout.squashed) for name in rules.names):
        found.append(text_marks(sighting, layout, rules))
    marks = [mark for each in found for mark in each[0]]
    claims = [claim for each in found for claim in each[1]]
    strange = tuple(dict.fromkeys(place for each in found for place in each[2]))
    if not marks:
        return Evidence(rules=rules, claims=tuple(claims), elsewhere=strange)
    claims += edge_ordinals(layout) + edge_prompts(layout, rules) + short_names(layout, rules)
    title = fold_short(sighting.title).low
    return Evidence(
        rules=rules,
        marks=tuple(dict.fromkeys(marks)),
        claims=tuple(dict.fromkeys(claims)),
        elsewhere=strange,
        about=about_the_challenge(title),
        organiser=organiser_score(layout.low, title),
        theirs=_links_of_others(sighting, layout, rules, marks),
    )


def _links_of_others(sighting: Sighting, layout: Layout, rules: Rules, marks: list[Mark]) -> tuple[str, ...]:
    """The titles of other seasons to whose own pages the post links, where it links to none of this season's alone."""
    if not rules.others or not sighting.reading.links or any(mark.place == "link" for mark in marks):
        return ()
    linked = [other for other in rules.others if any(m.standing == "sure" for m in link_marks(sighting, layout, other)[0])]
    return tuple(other.season.title for other in linked if {mark.key for mark in marks} & other.keys)


def marks_in(sighting: Sighting, season: Season, others: Sequence[Season] = (), site_url: str = "") -> tuple[Mark, ...]:
    """Every mark of the season found in the post, mentions left out."""
    evidence = find_evidence(sighting, rules_for(season, others, site_url))
    return tuple(mark for mark in evidence.marks if mark.standing in ("sure", "unsure"))


def is_marked(sighting: Sighting, season: Season, others: Sequence[Season] = (), site_url: str = "") -> bool:
    """Whether anything in the post names the season (a file sent to it does too)."""
    return season.id in sighting.declared or bool(marks_in(sighting, season, others, site_url))


def matching_links(reading: Reading, season: Season, site_url: str = "") -> tuple[str, ...]:
    """The links of a post that match a rule of the season and are marks, each once, in order."""
    rules = rules_for(season, (), site_url)
    layout = lay_out(reading)
    kept = [link for link in reading.links if link_marks(_only(reading, link), layout, rules)[0]]
    return tuple(dict.fromkeys(address for address, _ in kept))


def _only(reading: Reading, link: tuple[str, int]) -> Sighting:
    from datetime import UTC, datetime

    return Sighting(addresses=(), first_seen=datetime(2000, 1, 1, tzinfo=UTC), reading=Reading(reading.blocks, (link,)))


def windows(reading: Reading, season: Season, others: Sequence[Season] = (), site_url: str = "") -> tuple[str, ...]:
    """At most 12 quotations of at most 160 characters from which the post can be judged again.

    Those of the opening and closing words come first. One out of the middle of the post begins with `…`.
    """
    rules = rules_for(season, others, site_url)
    layout = lay_out(reading)
    edge: dict[str, None] = {}
    middle: dict[str, None] = {}
    for start, end in _spans_worth_keeping(reading, layout, rules):
        where = layout.where(start, end)
        if where == "beside":
            continue
        quote = _window(layout, start, end, cut=where == "middle")
        (middle if where == "middle" else edge)[quote] = None
    return tuple(dict.fromkeys([*edge, *middle]))[:MOST_WINDOWS]


def _spans_worth_keeping(reading: Reading, layout: Layout, rules: Rules) -> list[tuple[int, int]]:
    from challenge.recognition.labels import hits_of

    ours, theirs, strange = hits_of(rules, layout.low, layout.squashed)
    spans = [(hit.start, hit.end + len(hit.attached)) for hit in ours + strange]
    if not spans and not any(page_key(address) for address, _ in reading.links):
        return spans
    spans += organiser_cues(layout.low)[:4] if spans else []
    for prompt in rules.prompts:
        if spans and not prompt.weak and (at := layout.low.find(prompt.title)) >= 0:
            spans.append((at, at + len(prompt.title)))
    own = [k for k, kind in enumerate(layout.kinds) if kind in ("text", "heading")]
    for claim_block in own[:1] + own[-1:]:
        start, end = layout.block_span(claim_block)
        if 0 < end - start <= 60 and edge_ordinals(layout):
            spans.append((start, end))
    return spans


_SPACE = re.compile(r"\s+")


def _window(layout: Layout, start: int, end: int, cut: bool) -> str:
    """The sentence around a mark; where it is too long, the part of it with the mark rather towards its end."""
    left, right = layout.sentence_at(start, end)
    room = WINDOW - 2 * len(CUT + " ")
    if right - left > room:
        left = max(left, min(start, end - room * 2 // 3))
        left = max(left, start - room * 2 // 3)
        right = min(right, left + room)
    text = _SPACE.sub(" ", layout.shown[left:right]).strip()
    return f"{CUT} {text}" if cut else text


__all__ = ["Claim", "Evidence", "Mark", "find_evidence", "is_marked", "marks_in", "matching_links", "windows"]
