"""Marks in a post's own words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from challenge.patterns import late
from challenge.recognition.marks.dated import day_beside, month_in
from challenge.recognition.marks.evidence import Claim, Elsewhere, Found, Mark
from challenge.recognition.marks.nearby import said_nearby
from challenge.recognition.marks.own_names import hits_of, spoken
from challenge.recognition.marks.rims import is_quoted
from challenge.recognition.marks.signs import rounds_borne_out
from challenge.recognition.names.binding import best_kind, bound_ordinals
from challenge.recognition.names.name import Hit
from challenge.recognition.names.telling import cover
from challenge.recognition.numbers.letters import letter_beside
from challenge.recognition.numbers.ordinals import Ordinal, find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short
from challenge.recognition.text.layout import Layout
from challenge.recognition.verdict import Signal
from challenge.recognition.wordings.lateness import LATE, Back, back_in
from challenge.recognition.wordings.mentions import Standing, of_others, speaks_of_mine, speaks_of_this, standing
from challenge.recognition.wordings.tongues import DENIES, MAKES, TODAY

_MOST_HITS = 40
"""Marks of one post looked at; the first and last ones where there are more."""
_LEADS_AWAY = late(r"\s*(?:[←⟵⇐◀◄]|<-|<<)")
_LOOKING_BACK = late(r"\b(?:looking back|in retrospect|last year|years ago|over the year)\b")
_HOSTED = late(r"\bhost(?:ing|ed|s)\s(?:[\w-]+\s){0,3}$")
_FOR_ROUND = late(r"\W*(?:so |and |but )?this (?:one |post |entry )?(?:is|was) for\b")
_THIS_POST = late(r"\bthis (?:post|entry|piece|article|essay|blog|story|is|was|has been)\b")


def text_marks(sighting: Sighting, layout: Layout, rules: Rules) -> Found:
    """Names in sentences, each with the ordinals that belong to it."""
    ours, theirs, strange = hits_of(rules, layout.low, layout.squashed)
    ours = [hit for hit in ours if spoken(hit, layout.shown)]
    marks: list[Mark] = []
    claims: list[Claim] = []
    for hit in _fewer(ours):
        found = _one_hit(hit, ours, theirs, sighting, layout, rules)
        if found is not None:
            marks.append(found[0])
            claims += found[1]
    named = [_elsewhere(hit, layout) for hit in strange[:_MOST_HITS] if layout.where(hit.start, hit.end) != "beside"]
    return marks, list(dict.fromkeys(claims)), named


def _elsewhere(hit: Hit, layout: Layout) -> Elsewhere:
    start, end = layout.sentence_at(hit.start, hit.end)
    edge = layout.where(hit.start, hit.end) != "middle"
    stands = standing(layout.low[start:end], hit.start - start, hit.end - start, edge=edge, numbered=False)
    return Elsewhere(layout.shown[start:end].strip(), stands == "sure")


def _fewer(hits: list[Hit]) -> list[Hit]:
    return hits if len(hits) <= _MOST_HITS else hits[: _MOST_HITS // 2] + hits[-_MOST_HITS // 2 :]


def _one_hit(
    hit: Hit, ours: list[Hit], theirs: list[tuple[int, int]], sighting: Sighting, layout: Layout, rules: Rules
) -> tuple[Mark, list[Claim]] | None:
    where = layout.where(hit.start, hit.end)
    start, end = layout.sentence_at(hit.start, hit.end)
    low, shown = layout.low[start:end], layout.shown[start:end]
    if (where == "beside" or _LEADS_AWAY.match(shown)) and not says_this(hit.start, layout, low):
        return None
    here = [replace(h, start=h.start - start, end=h.end - start) for h in ours if start <= h.start < end]
    spans = [(a - start, b - start) for a, b in theirs if start <= a < end]
    plain = _covered(low, hit.start - start, hit.end - start, rules)
    ordinals = bound_ordinals(plain, here, spans, shown, named=rules.own_numbers, units=rules.units)
    if sighting.everywhere and hit.name.written.lower() in sighting.everywhere and not ordinals:
        return None
    left, right = hit.start - start, hit.end + len(hit.attached) - start
    lettered = letter_beside(low, shown, left, right, rules.letters)
    ordinals = [] if lettered else ordinals
    dated = lettered or (None if ordinals else day_beside(low, left, right, rules))
    numbered = bool(ordinals) or dated is not None
    stands, back = _stands(hit, plain, start, numbered, layout)
    signal: Signal = "sentence" if numbered else "season mark"
    mark = Mark(signal, stands, shown.strip(), hit.name.key, hit.edition, numbered, where, (hit.start, hit.end))
    if stands not in ("sure", "likely"):
        mark = _with_signs(mark, (start, end), sighting, layout, rules)
        turned = _turned(mark, end, layout, of_others(low, left, right))
        if turned is not None and (month := month_in(low, shown, rules)) is not None:
            turned[1].append(Claim("sentence", (month,), mark.quote))
        return turned or (mark, _hosted(mark, low[:left], ordinals))
    plainly = speaks_of_this(low[:left], low)
    likely = stands == "likely"
    claims = [
        Claim("sentence", o.numbers, shown.strip(), o, loose=likely or _is_loose(o, rules), plain=plainly)
        for o in ordinals
    ]
    if back:
        return mark, [Claim("sentence", (), shown.strip(), back=back)]
    calendar = dated or (None if any(o.unit != "day" for o in ordinals) else month_in(low, shown, rules))
    claims += [Claim("sentence", (calendar,), shown.strip())] if calendar is not None else []
    return mark, claims or list(said_nearby(hit, start, end, layout, rules, spans))


def _is_loose(ordinal: Ordinal, rules: Rules) -> bool:
    return ordinal.unit == "noun" and not (rules.many_open and ordinal.word in rules.units)


def _with_signs(mark: Mark, sentence: tuple[int, int], sighting: Sighting, layout: Layout, rules: Rules) -> Mark:
    """An unsure mark with the rounds that its sentence, those beside it and the post's title speak for."""
    if mark.standing != "unsure" or mark.span is None:
        return mark
    left, right = layout.around(mark.span[0])
    if DENIES.search(layout.low, left, right):
        return mark
    start, end = sentence
    title = fold_short(sighting.title).low
    beside = [layout.low[a:b] for a, b in next_to(start, end, layout)]
    at = mark.span[0] - start, min(mark.span[1], end) - start
    return replace(mark, rounds=rounds_borne_out(layout.low[start:end], *at, rules, title, beside))


def _hosted(mark: Mark, before: str, ordinals: Sequence[Ordinal]) -> list[Claim]:
    """Thanks `for hosting the third …`: no mark, but beside another one the number may be the post's."""
    if mark.standing != "mention" or not _HOSTED.search(before):
        return []
    return [Claim("sentence", o.numbers, mark.quote, o, free=True, weak=True) for o in ordinals]


def _covered(low: str, left: int, right: int, rules: Rules) -> str:
    """The sentence without what prompts say in it, but for the name itself."""
    covered = cover(low, rules.covered)
    return covered[:left] + low[left:right] + covered[right:]


def _stands(hit: Hit, low: str, start: int, numbered: bool, layout: Layout) -> tuple[Standing, Back]:
    """What a name amounts to by its sentence, `low`, and the words around it, and how far back its round lies."""
    left, right = hit.start - start, hit.end + len(hit.attached) - start
    if is_quoted(hit.start, layout):
        return "mention", ""
    edge = layout.where(hit.start, hit.end) in ("opening", "closing")
    stands = standing(low, left, right, edge=edge, numbered=numbered)
    if stands == "unsure" and _LOOKING_BACK.search(layout.low, *layout.block_span(layout.block_at(hit.start))):
        return "mention", ""
    if not numbered and stands not in ("negated", "mention") and (back := back_in(low, left, right)):
        return "sure", back
    if stands == "likely" and LATE.search(low):
        return "sure", ""
    denied = not numbered and DENIES.search(layout.low, *layout.around(hit.start))
    if stands == "sure" and not numbered and (denied or (_only_in_passing(low) and not speaks_of_mine(low[:left]))):
        return "unsure", ""
    return stands, ""


def _turned(mark: Mark, end: int, layout: Layout, others: bool) -> tuple[Mark, list[Claim]] | None:
    """`In week 2 of … I wrote about a map. Today, for week 6, …`: a sentence after it says what this is."""
    if mark.standing == "negated" or others or mark.place == "middle":
        return None
    left, right = layout.around(end - 1)
    for start, stop in layout.sentences(left if layout.remembered else end, right):
        sentence = layout.low[start:stop]
        if not TODAY.match(sentence):
            continue
        ordinals = best_kind([o for o in find_ordinals(sentence) if not o.passing])
        if ordinals or MAKES.match(sentence):
            quote = layout.shown[start:stop].strip()
            claims = [Claim("sentence", o.numbers, quote, o, loose=not _FOR_ROUND.match(sentence)) for o in ordinals]
            return replace(mark, standing="likely", quote=f"{mark.quote} {quote}", numbered=bool(ordinals)), claims
    return None


def said_beside(hits: Sequence[Hit], layout: Layout) -> list[tuple[int, int]]:
    """Where sentences beside a name deny that the post belongs, or turn to what it is."""
    spans: list[tuple[int, int]] = []
    for left, right in dict.fromkeys(layout.around(hit.start) for hit in hits):
        denied = DENIES.search(layout.low, left, right)
        spans += [denied.span()] if denied else []
        spans += [
            (start, stop) for start, stop in layout.sentences(left, right) if TODAY.match(layout.low[start:stop])
        ][:3]
    return spans


def _only_in_passing(sentence: str) -> bool:
    """The only number in the sentence is another round's: `next up: day 4 of …`."""
    found = find_ordinals(sentence)
    return bool(found) and all(o.passing for o in found) and not _THIS_POST.search(sentence)


def next_to(start: int, end: int, layout: Layout) -> list[tuple[int, int]]:
    """The sentences beside one, also in the next block, and the first; of a remembered post all that are kept."""
    if layout.remembered:
        return [layout.block_span(block) for block in range(min(len(layout.starts), 20))]
    before, after = len(layout.low[:start].rstrip()), end
    while after < len(layout.low) and not layout.low[after].isalnum():
        after += 1
    own = layout.block_at(start)
    places = [at for at in (before - 1, after) if 0 <= at < len(layout.low) and abs(layout.block_at(at) - own) <= 1]
    return list(dict.fromkeys(layout.sentence_at(at, at) for at in (0, *places)))


def says_this(start: int, layout: Layout, sentence: str) -> bool:
    """In a footer or aside only `this post is …` counts; in quotes and code nothing does."""
    kind = layout.kinds[layout.block_at(start)]
    return kind == "aside" and _THIS_POST.search(sentence) is not None
