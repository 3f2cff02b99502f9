"""Everything that a post says about one season, gathered. Pure.

`find_evidence` is what the judge reads; `marks_in`, `is_marked`, `matching_links` and `windows` serve the ledger, which
keeps the few pieces of a post from which it can be judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from challenge.content.seasons import Season
from challenge.entries.text import Reading
from challenge.patterns import late
from challenge.recognition.marks.address import address_marks
from challenge.recognition.marks.against import against, against_spans, taken_up
from challenge.recognition.marks.dated import edge_days
from challenge.recognition.marks.evidence import Claim, Evidence, Found, Mark
from challenge.recognition.marks.glance import may_be_marked
from challenge.recognition.marks.labels import title_label
from challenge.recognition.marks.links import link_marks, links_of_others, lists_of_links, may_be_ours
from challenge.recognition.marks.nearby import SHORT_LINE
from challenge.recognition.marks.own_names import hits_to_quote
from challenge.recognition.marks.quoted import prompts_quoted
from challenge.recognition.marks.rims import edge_ordinals, edge_prompts, is_quoted, short_names, short_rim_lines
from challenge.recognition.marks.sentences import said_beside, says_this, text_marks
from challenge.recognition.marks.short_calls import call_spans, called
from challenge.recognition.marks.tags import hashtags_of_prompts, tag_marks
from challenge.recognition.marks.taken_up import taken_spans, takes_of
from challenge.recognition.marks.titles import title_marks, titles_of_prompts
from challenge.recognition.marks.turns import edge_backs, late_spans
from challenge.recognition.names.hits import may_stand_in
from challenge.recognition.names.name import Hit
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.rules import Rules, rules_for
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short
from challenge.recognition.text.layout import CUT, Layout, lay_out
from challenge.recognition.wordings.home import announces, announcing, is_at_home, is_named_after
from challenge.recognition.wordings.hosting import calls_copied
from challenge.recognition.wordings.lateness import LATE
from challenge.recognition.wordings.organiser import about_the_challenge, organiser_cues, organiser_score

MOST_WINDOWS = 12
WINDOW = 160


def find_evidence(sighting: Sighting, rules: Rules) -> Evidence:
    """Marks and claims from the title, tags, address, links and text."""
    layout = lay_out(sighting.reading, sighting.has_text)
    at_home = is_at_home(sighting.addresses, rules.homes)
    title = fold_short(sighting.title).low
    home = announces(title, layout.low) if at_home else 0
    if rules.season.id not in sighting.declared and not may_be_marked(sighting, layout, rules):
        unnamed = Evidence(rules=rules, claims=tuple(titles_of_prompts(sighting.title, rules)), home=home)
        return _with_prompts(unnamed, sighting, layout)
    found = _everywhere_in(sighting, layout, rules)
    marks = _as_the_title(mark for each in found for mark in each[0])
    claims = [claim for each in found for claim in each[1]]
    strange = tuple(dict.fromkeys(place for each in found for place in each[2]))
    if not marks:
        unnamed = Evidence(rules=rules, claims=tuple(claims), elsewhere=strange, home=home)
        return _with_prompts(unnamed, sighting, layout)
    if not any(claim.back for claim in claims):
        claims += edge_backs(layout)
    claims += (numbered := edge_ordinals(layout, rules)) + edge_prompts(layout, rules)
    claims += [claim for _, _, claim in (*short_names(layout, rules), *edge_days(layout, rules))]
    about = about_the_challenge(title, [mark.span for mark in marks if mark.place == "title" and mark.span])
    if numbered and not about:
        marks = _borne_out(marks)
    doubts = against(sighting, layout, rules)
    return Evidence(
        rules=rules,
        marks=tuple(dict.fromkeys(marks)),
        claims=tuple(dict.fromkeys(claims)),
        elsewhere=strange,
        about=about,
        organiser=organiser_score(layout.low, title),
        calls=calls_copied(layout.low),
        home=home or int(is_named_after(sighting.addresses, rules.own_names)),
        late=layout.late or any(_late(mark) for mark in marks),
        theirs=links_of_others(sighting, layout, rules, marks),
        against=doubts[0],
        at_the_end=doubts[1],
        taken_up=taken_up(sighting, layout, rules),
        takes=takes_of(sighting, layout, rules),
    )


def _with_prompts(unnamed: Evidence, sighting: Sighting, layout: Layout) -> Evidence:
    """The evidence of a post that names no challenge, with what its title and first and last words say of prompts."""
    claims = (*unnamed.claims, *prompts_quoted(layout, sighting.title, unnamed.rules))
    return replace(unnamed, claims=claims, label=title_label(sighting.title, unnamed.rules))


def _everywhere_in(sighting: Sighting, layout: Layout, rules: Rules) -> list[Found]:
    """What title, tags, addresses, links and text give."""
    found: list[Found] = [title_marks(sighting, rules), tag_marks(sighting, rules), address_marks(sighting, rules)]
    if sighting.reading.links:
        found.append(link_marks(sighting, layout, rules))
    if any(may_stand_in(name, layout.low, layout.squashed) for name in rules.names):
        found.append(text_marks(sighting, layout, rules))
    found += [([mark], [claim], []) for mark, claim in hashtags_of_prompts(layout, rules)]
    named = any(
        mark.place not in ("tags", "link") for marks, _, _ in found for mark in marks if mark.standing == "sure"
    )
    return found if named else [*found, called(sighting, layout, rules)]


def _borne_out(marks: list[Mark]) -> list[Mark]:
    """A title that names the challenge in passing, over a post whose rim numbers it: `Days 1 to 3: …`."""
    if any(mark.place not in ("title", "address") or mark.standing != "unsure" for mark in marks):
        return marks
    return [replace(mark, standing="sure") for mark in marks]


def _late(mark: Mark) -> bool:
    """Whether a mark's sentence says that the post comes late."""
    in_text = mark.span is not None and mark.place != "title"
    return in_text and mark.standing == "sure" and LATE.search(fold_short(mark.quote).low) is not None


def _as_the_title(marks: Iterable[Mark]) -> list[Mark]:
    """An address without a number says no more than the title it was made from."""
    listed = list(marks)
    doubtful = any(mark.place == "title" and mark.standing in ("unsure", "mention") for mark in listed)
    if not doubtful:
        return listed
    return [replace(m, standing="unsure") if m.place == "address" and not m.numbered else m for m in listed]


def marks_in(sighting: Sighting, season: Season, others: Sequence[Season] = (), site_url: str = "") -> tuple[Mark, ...]:
    """Every mark of the season found in the post, mentions left out."""
    evidence = find_evidence(sighting, rules_for(season, others, site_url))
    return tuple(mark for mark in evidence.marks if mark.standing in ("sure", "likely", "unsure"))


def is_marked(sighting: Sighting, season: Season, others: Sequence[Season] = (), site_url: str = "") -> bool:
    """Whether anything in the post names the season (a file sent to it does too)."""
    return season.id in sighting.declared or bool(marks_in(sighting, season, others, site_url))


def matching_links(
    reading: Reading, season: Season, site_url: str = "", others: Sequence[Season] = ()
) -> tuple[str, ...]:
    """The links of a post that match a rule and are marks, each once, in order.

    Links to the pages of `others` are among them: from these alone it is known that a shared tag meant another season.
    """
    layout = lay_out(reading)
    known = [rules_for(each, (), site_url) for each in (season, *others)]
    listed = lists_of_links(reading.links[:500], layout)
    own = [link for link in reading.links if link[1] not in listed]
    kept = [link for link in own if any(link_marks(_only(reading, link), layout, rules)[0] for rules in known)]
    return tuple(dict.fromkeys(address for address, _ in kept))


def _only(reading: Reading, link: tuple[str, int]) -> Sighting:
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
        quote = _window(layout, start, end, cut=where == "middle")
        if quote.strip(CUT + " "):
            (middle if where == "middle" else edge)[quote] = None
    return tuple(dict.fromkeys([*edge, *middle]))[:MOST_WINDOWS]


def _spans_worth_keeping(reading: Reading, layout: Layout, rules: Rules) -> list[tuple[int, int]]:
    """Names, what belongs to them, and short lines at the rim that number or name a prompt."""
    ours, strange = hits_to_quote(rules, layout.low, layout.squashed)
    hits = ours[: MOST_WINDOWS // 2] + ours[MOST_WINDOWS // 2 :][-MOST_WINDOWS // 2 :]
    spans = [(h.start, h.end + len(h.attached)) for h in hits + strange[:4] if _worth_keeping(h, layout)]
    spans += [(start, end) for start, end, _ in (*short_names(layout, rules), *edge_days(layout, rules))]
    spans += [mark.span for mark, _ in hashtags_of_prompts(layout, rules) if mark.span]
    spans += _numbers_near(
        [layout.block_at(start) for start, _ in spans] + _linking_blocks(reading, layout, rules), layout
    )
    spans += short_rim_lines(layout, rules) + call_spans(layout, rules)
    spans += taken_spans(layout, rules) + against_spans(layout, rules)
    spans += late_spans(layout) + said_beside([h for h in hits if _worth_keeping(h, layout)], layout)
    if len(calls := announcing(layout.low)) >= 2:
        spans += calls
    cues = organiser_cues(layout.low)
    return spans + (cues[:5] if organiser_score(layout.low, "") >= 2 else [])


def _worth_keeping(hit: Hit, layout: Layout) -> bool:
    left, right = layout.sentence_at(hit.start, hit.end)
    if is_quoted(hit.start, layout):
        return False
    return layout.where(hit.start, hit.end) != "beside" or says_this(hit.start, layout, layout.low[left:right])


def _linking_blocks(reading: Reading, layout: Layout, rules: Rules) -> list[int]:
    return [
        block
        for address, block in reading.links[:500]
        if may_be_ours(address, rules) and link_marks(_only(reading, (address, block)), layout, rules)[0]
    ]


def _numbers_near(blocks: list[int], layout: Layout) -> list[tuple[int, int]]:
    """Ordinals in the short blocks that hold a mark."""
    spans = []
    for block in dict.fromkeys(blocks):
        if not 0 <= block < len(layout.starts):
            continue
        start, end = layout.block_span(block)
        if end - start <= 400:
            spans += [
                (start + o.start, start + o.end) for o in find_ordinals(layout.low[start:end], layout.shown[start:end])
            ][:3]
    return spans


_SPACE = late(r"\s+")


def _window(layout: Layout, start: int, end: int, cut: bool) -> str:
    """The short line or the sentence around a mark; of a long one the part with the mark rather towards its end."""
    left, right = layout.block_span(layout.block_at(start))
    if right - left > SHORT_LINE:
        left, right = layout.sentence_at(start, end)
    room = WINDOW - 2 * len(CUT + " ")
    if right - left > room:
        left = max(left, min(start, end - room * 2 // 3))
        left = max(left, start - room * 2 // 3)
        right = min(right, left + room)
    text = _SPACE.sub(" ", layout.shown[left:right]).strip()
    return f"{CUT} {text}" if cut else text


__all__ = ["Claim", "Evidence", "Mark", "find_evidence", "is_marked", "marks_in", "matching_links", "windows"]
