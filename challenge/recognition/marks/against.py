"""What speaks against a tag or a link: the title, first sentences or a second tag that no answer has. Pure."""

from __future__ import annotations

from challenge.patterns import late
from challenge.recognition.marks.own_names import hits_of
from challenge.recognition.marks.signs import prompts_in
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short, split_words, squash
from challenge.recognition.text.layout import Layout
from challenge.recognition.wordings.looking_back import looks_back, reflects
from challenge.recognition.wordings.no_answer import is_aside, turns_away
from challenge.recognition.wordings.putting_out import may_put_out, puts_out

_FIRST = 3
_REACH = 600
_CITED = late(r":\s[\"'].*")


def first_sentences(layout: Layout) -> list[tuple[int, int]]:
    """The first sentences of a post's own words; of a remembered one all that were not cut out of its middle."""
    if layout.remembered:
        spans = [layout.block_span(block) for block in layout.rim(1)]
        return [place for start, end in spans for place in layout.sentences(start, end)]
    start = layout.own.first
    return list(layout.sentences(start, min(start + _REACH, len(layout.low))))[:_FIRST]


def against_spans(layout: Layout, rules: Rules) -> list[tuple[int, int]]:
    """Where the first sentences say that this is no answer, or take up a prompt; those with a name are kept anyway."""
    return [(start, end) for start, end in first_sentences(layout) if _worth_keeping(layout.low[start:end], rules)]


def _worth_keeping(low: str, rules: Rules) -> bool:
    if may_put_out(low):
        return True
    if not _against(low, rules) and (find_ordinals(low) or not prompts_in(low, rules)):
        return False
    return not hits_of(rules, low, squash(low))[0]


def _against(low: str, rules: Rules) -> bool:
    return turns_away(low, rules.own_numbers) or looks_back(low, rules.wholes)


def against(sighting: Sighting, layout: Layout, rules: Rules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Quotations that speak against an answer at any time, and those that do where the season ends."""
    title = fold_short(sighting.title)
    said = [(title.low, title.shown.strip())] if title.shown.strip() else []
    said += [(layout.low[a:b], layout.shown[a:b].strip()) for a, b in first_sentences(layout)]
    tags = {"".join(split_words(part)): part.strip() for tag in sighting.tags for part in tag.split(",")}
    low = [layout.low[a:b] for a, b in first_sentences(layout)]
    named = bool(
        find_ordinals(title.low) or prompts_in(title.low, rules) or hits_of(rules, title.low, squash(title.low))[0]
    )
    out = [title.shown.strip()] * 2 if puts_out(title.low, low, named) else []
    always = (
        out
        + [shown for low, shown in said if turns_away(low, rules.own_numbers)]
        + [tag for tag in tags if is_aside(tag)]
    )
    at_the_end = [shown for low, shown in said if looks_back(low, rules.wholes)]
    return tuple(always), (*at_the_end, *(tag for key, tag in tags.items() if reflects(key)))


def taken_up(sighting: Sighting, layout: Layout, rules: Rules) -> frozenset[int]:
    """The prompts that the title or one of the first sentences takes up."""
    texts = [fold_short(sighting.title).low, *(layout.low[a:b] for a, b in first_sentences(layout))]
    own = [_CITED.sub("", text) for text in texts]
    return frozenset(number for text in own for number, found in prompts_in(text, rules).items() if found)
