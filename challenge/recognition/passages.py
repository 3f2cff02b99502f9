"""Marks in a post's own words and links. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from challenge.addresses import page_key
from challenge.recognition.binding import best_kind, bound_ordinals, free_ordinals
from challenge.recognition.evidence import Claim, Elsewhere, Mark
from challenge.recognition.folding import squash
from challenge.recognition.labels import Found, hits_of, spoken
from challenge.recognition.layout import Layout
from challenge.recognition.mentions import Standing, standing
from challenge.recognition.names import GENERIC, SEASON_WORDS, Hit
from challenge.recognition.ordinals import Ordinal, find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting

_MOST_HITS = 40
"""Marks of one post looked at; the first and last ones where there are more."""

_THIS_POST = re.compile(r"\bthis (?:post|entry|piece|article|essay|blog|story|is|was|has been)\b")
_QUOTING = re.compile(r"\b(?:wrote|writes|said|says|according|announced|put it|reads|quote|quoting|ended with|begins with|tweeted|tooted)\b")


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
    if where == "beside" and not says_this(hit.start, layout, low):
        return None
    here = [_moved(h, start) for h in ours if start <= h.start < end]
    spans = [(a - start, b - start) for a, b in theirs if start <= a < end]
    ordinals = bound_ordinals(low, here, spans, shown)
    if sighting.everywhere and hit.name.written.lower() in sighting.everywhere and not ordinals:
        return None
    stands = standing(low, hit.start - start, hit.end + len(hit.attached) - start, edge=where in ("opening", "closing"), numbered=bool(ordinals))
    if _quoted(low, hit.start - start):
        stands = "mention"
    if stands == "sure" and not ordinals and _only_in_passing(low):
        stands = "unsure"
    mark = Mark("sentence" if ordinals else "season mark", stands, shown.strip(), hit.name.key, hit.edition, bool(ordinals), where, (hit.start, hit.end))
    if stands not in ("sure", "likely"):
        return mark, []
    claims = [Claim("sentence", o.numbers, shown.strip(), o, loose=stands == "likely") for o in ordinals]
    return mark, claims or list(_said_nearby(hit, start, end, layout, rules, spans))


def _only_in_passing(sentence: str) -> bool:
    """The only number in the sentence is another round's: `next up: day 4 of …`."""
    found = find_ordinals(sentence)
    return bool(found) and all(o.passing for o in found) and not _THIS_POST.search(sentence)


def says_this(start: int, layout: Layout, sentence: str) -> bool:
    """In a footer or aside only `this post is …` counts; in quotes and code nothing does."""
    kind = layout.kinds[layout.block_at(start)]
    return kind == "aside" and _THIS_POST.search(sentence) is not None


def _quoted(low: str, at: int) -> bool:
    """Inside quotation marks, in a sentence that says whose words they are."""
    return low.count('"', 0, at) % 2 == 1 and '"' in low[at:] and _QUOTING.search(re.sub(r'"[^"]*"', " ", low)) is not None


def _moved(hit: Hit, start: int) -> Hit:
    return Hit(hit.name, hit.start - start, hit.end - start, hit.edition, hit.hashtag, hit.attached)


_TOPIC = re.compile(r"\b(?:prompt|topic|theme|question|week|day|round|task|assignment|thema|sujet|tema|reto|vraag|tema|temat|тема)\b|お題|テーマ|主題|主题")


def _said_nearby(hit: Hit, start: int, end: int, layout: Layout, rules: Rules, spans: list[tuple[int, int]]) -> Iterator[Claim]:
    """The round in the same short block: `… for the Writing Challenge. Week 3: bridges`, or the prompt's title there."""
    left, right = layout.block_span(layout.block_at(hit.start))
    left, right = max(left, start - 200), min(right, end + 200)
    block = layout.low[left:right]
    if not spans:
        around = [o for o in find_ordinals(block, layout.shown[left:right]) if not o.passing]
        outside = [o for o in around if not start - left <= o.start < end - left and _speaks_of_this(block, o)]
        if len({o.numbers for o in best_kind(outside)}) == 1:
            apart = outside[0].unit in ("day", "week", "round")
            yield Claim("sentence", outside[0].numbers, layout.shown[left:right].strip(), outside[0], free=apart)
    named = [prompt for prompt in rules.prompts if _names_prompt(block, prompt.title, prompt.weak)]
    if 0 < len(named) <= 2 and len({prompt.number for prompt in named}) == 1:
        yield Claim("sentence", (named[0].number,), named[0].title)


def _speaks_of_this(block: str, ordinal: Ordinal) -> bool:
    if ordinal.unit in ("day", "week", "round"):
        return _TOPIC.search(block[ordinal.start : ordinal.end + 40]) is not None
    before = block[max(0, ordinal.start - 40) : ordinal.start]
    return ordinal.unit in ("post", "hash", "fraction") and re.search(r"\bthis (?:one|post|is|was)\b[^.!?]{0,20}$", before) is not None


def _names_prompt(block: str, title: str, weak: bool) -> bool:
    at = block.find(title) if len(title) >= 4 else -1
    if at < 0 or block[at - 1 : at].isalnum() or block[at + len(title) : at + len(title) + 1].isalnum():
        return False
    before, after = block[max(0, at - 40) : at], block[at + len(title) :][:1]
    if re.search(r"\b(?:last|previous|next|earlier|not) (?:\w+\s)?(?:week|time|round|month|topic|prompt|theme)?'?s?\b[^.!?]{0,25}$", before):
        return False
    quoted = before[-1:] in ('"', "'", "*", "_") and after in ('"', "'", "*", "_", ".", ",")
    led = re.search(r"(?:prompt|topic|theme|question|week|day|thema|sujet|tema|on)\W{1,3}(?:is|was|this week is|ist|est|es|:)?\W{0,3}$", before) is not None
    return quoted or led or not weak


def edge_prompts(layout: Layout, rules: Rules) -> list[Claim]:
    """`Prompt: A letter to a stranger` in the opening or closing lines, also where the prompt is quoted in full."""
    named: dict[int, str] = {}
    for block in layout.rim(3):
        start, end = layout.block_span(block)
        if not 0 < end - start <= 300:
            continue
        line = layout.low[start:end]
        for prompt in rules.prompts:
            if prompt.title in line and (line.strip(" .:\"'*") == prompt.title or _led_in(line, prompt.title)):
                named.setdefault(prompt.number, layout.shown[start:end].strip())
    return [Claim("sentence", (number,), quote) for number, quote in named.items()] if len(named) == 1 else []


def _led_in(line: str, title: str) -> bool:
    before = line[: line.find(title)]
    return _TOPIC.search(before[-40:]) is not None and not _OTHER_TIME.search(before) and _names_prompt(line, title, weak=True)


_OF_THE = re.compile(r"\s?(?:of|in|for|from)\s(?:the|this|my|our)?\s?(?P<between>(?:[\w'-]+\s){0,4})challenge\b")


def short_names(layout: Layout, rules: Rules) -> list[tuple[int, int, Claim]]:
    """`Week 3 of the challenge`, in a post that names the season elsewhere; each with its place."""
    if "challenge" not in layout.low:
        return []
    known = GENERIC | {word for name in rules.names for word in name.words} | set(SEASON_WORDS) | {"this", "the", "6", "six"}
    found = []
    for hit in _fewest(list(re.finditer(r"\bchallenge\b", layout.low))):
        if layout.where(hit.start(), hit.end()) not in ("opening", "closing"):
            continue
        left, right = layout.sentence_at(hit.start(), hit.end())
        if standing(layout.low[left:right], hit.start() - left, hit.end() - left, edge=True, numbered=True) != "sure":
            continue
        left = max(left, hit.start() - 80)
        for o in find_ordinals(layout.low[left : hit.end()], layout.shown[left : hit.end()]):
            words = _OF_THE.fullmatch(layout.low, left + o.end, hit.end())
            if words and not o.passing and o.unit != "part" and set(words["between"].split()) <= known:
                found.append((left + o.start, hit.end(), Claim("sentence", o.numbers, layout.shown[left : hit.end()].strip(), o)))
    return found


def _fewest(hits: list[re.Match[str]]) -> list[re.Match[str]]:
    return hits if len(hits) <= 8 else hits[:4] + hits[-4:]


def edge_ordinals(layout: Layout) -> list[Claim]:
    """A first or last line that is hardly more than `Week 3` or `Day 4 of the month`."""
    found: list[Claim] = []
    for block in layout.rim(1):
        start, end = layout.block_span(block)
        if 0 < end - start <= 60 and layout.kinds[block] in ("text", "heading"):
            line = layout.low[start:end]
            ordinals = [o for o in find_ordinals(line, layout.shown[start:end]) if o.unit in ("day", "week", "round") and not o.passing]
            if len(ordinals) == 1 and (end - start) - (ordinals[0].end - ordinals[0].start) <= 25:
                found.append(Claim("sentence", ordinals[0].numbers, layout.shown[start:end].strip(), ordinals[0], free=True))
    return found


_OTHER_TIME = re.compile(
    r"\b(?:last|previous|next|earlier|coming) (?:week|time|month|round|fortnight|prompt|topic|theme|post)|\b(?:past|earlier|previous|other) (?:prompts|topics|weeks|rounds)\b"
)
_LINK_WORD = re.compile(r"\b(?:challenge|prompts?|project|announcement|event|month)\b")


def link_marks(sighting: Sighting, layout: Layout, rules: Rules) -> Found:
    """Links to the announcement and to prompts."""
    marks: list[Mark] = []
    numbers: dict[int, str] = {}
    beside: list[Claim] = []
    for address, block in sighting.reading.links[:500]:
        key = page_key(address)
        prompt = next((n for link, (n, *_) in rules.prompt_links if _below(key, link)), None)
        season = next((link for link in rules.links if _below(key, link)), None)
        if prompt is None and (season is None or address.lower() in sighting.everywhere or season in {page_key(e) for e in sighting.everywhere}):
            continue
        stands = _link_standing(block, layout)
        if stands == "mention":
            continue
        signal = "prompt link" if prompt is not None else "season mark"
        marks.append(Mark("prompt link" if signal == "prompt link" else "season mark", stands, address, season or key, place="link"))
        if prompt is not None and stands == "sure":
            numbers.setdefault(prompt, address)
        elif stands == "sure":
            beside += _ordinals_beside_link(block, layout, rules)
    claims = [Claim("prompt link", tuple(numbers), ", ".join(numbers.values()))] if 0 < len(numbers) <= 3 else []
    return marks, claims + list(dict.fromkeys(beside)), []


def _ordinals_beside_link(block: int, layout: Layout, rules: Rules) -> list[Claim]:
    """`It's week two of <a>the challenge</a>`: the link itself names it, where no other name stands in the block."""
    if layout.remembered or not 0 <= block < len(layout.starts):
        return []
    start, end = layout.block_span(block)
    if end - start > 400 or hits_of(rules, layout.low[start:end], squash(layout.low[start:end]))[0]:
        return []
    low, shown = layout.low[start:end], layout.shown[start:end]
    found = free_ordinals(low, (), (), shown) if "#" in low else [o for o in find_ordinals(low, shown) if not o.passing]
    ordinals = best_kind(found)
    return [Claim("sentence", o.numbers, shown.strip(), o, free=o.unit in ("part", "hash", "fraction")) for o in ordinals]


def _below(key: str, link: str) -> bool:
    return key == link or (key.startswith(link) and key[len(link)] in "/?")


def _link_standing(block: int, layout: Layout) -> Standing:
    """By the words around it, where they are known: a link in a quotation or an aside is a mention."""
    if layout.remembered or not 0 <= block < len(layout.starts):
        return "sure"
    if layout.kinds[block] != "text" and layout.kinds[block] != "heading":
        return "mention"
    start, end = layout.block_span(block)
    low = layout.low[start:end]
    word = _LINK_WORD.search(low)
    at = word.start() if word else min(len(low), 200)
    left, right = layout.sentence_at(start + at, start + at) if low else (start, end)
    sentence = layout.low[left:right]
    if _OTHER_TIME.search(sentence):
        return "mention"
    return standing(sentence, start + at - left, start + (word.end() if word else at) - left, edge=True, numbered=False, link=True)
