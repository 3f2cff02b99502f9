"""What the first and last lines of a post say about its round, where the season is named elsewhere. Pure."""

from __future__ import annotations

import re

from challenge.patterns import late
from challenge.recognition.marks.dated import is_a_day, months_of_theme
from challenge.recognition.marks.evidence import Claim
from challenge.recognition.marks.labels import SO_FAR
from challenge.recognition.marks.own_names import hits_of
from challenge.recognition.names.general_words import GENERIC, SEASON_WORDS
from challenge.recognition.names.prompts import PromptWords
from challenge.recognition.names.telling import cover
from challenge.recognition.numbers.letters import letter_in_line
from challenge.recognition.numbers.ordinals import Ordinal, find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.text.folding import split_words, squash
from challenge.recognition.text.layout import Layout
from challenge.recognition.wordings.mentions import standing

_ATTRIBUTED = late(r"\s?-{1,2}\s?\w")
_QUOTING = late(
    r"\b(?:wrote|writes|said|says|according|announced|put it|reads|quote|"
    r"quoting|ended with|begins with|began|tweeted|tooted"
    r"|schreibt|schrieb|sagt|sagte|meint|meinte|zitiert|ecrit|ecrivait|disait|selon|escribe|escribio|dice|dijo"
    r"|diciendo|segun|scrive|ha scritto|diceva|escreve|escreveu|diz|disse|dizendo|schrijft|schreef"
    r"|zegt|zei|volgens|skrev|sager|sier|siger|pisze|napisal\w?|mowi|powiedzial\w?|pise|rekl\w?|yaziyor|yazmis"
    r"|diyor|dedi|menulis|berkata)\b|пишет|написал|говорит|сказал|пише|каже|сказав"
)
TOPIC = late(
    r"\b(?:prompt|topic|theme|question|week|day|round|task|assignment|thema|sujet|tema|reto|vraag|tema|temat"
    r"|тема)\b|お題|テーマ|主題|主题"
)
OTHER_TIME = late(
    r"\b(?:last|previous|next|earlier|coming) (?:week|time|month|round|fortnight|prompt|topic|theme|post)"
    r"|\b(?:past|earlier|previous|other) (?:prompts|topics|weeks|rounds)\b|\b(?:previous|earlier)\s?:"
    r"|\b(?:semana|mes|ronda|settimana|semaine) (?:pasad[ao]|passad[ao]|anterior|scors[ao]|derniere|passee"
    r"|precedente)\b"
    r"|\bmese scorso\b|\bmois (?:dernier|passe|precedent)\b|\b(?:letzte|vorige|vergangene)[nrsm]? (?:woche|monat"
    r"|runde)\b"
    r"|\b(?:vorige|afgelopen) (?:week|maand|keer)\b|\bforra (?:veckan|manaden|gangen)\b|\b(?:sidste|forrige) ug?k?e\b"
    r"|\b(?:poprzedni\w*|zeszl\w+|precedent\w*|anterior\w*|vorher\w*|zuletzt)\s?:|\bzeszl\w+ tygod\w+"
    r"|\bgecen (?:hafta|ay)\b"
    r"|прошл\w+ (?:недел|раз)|предыдущ|先週|前回|上[周週]|지난 ?주"
)


def names_prompt(block: str, title: str, weak: bool) -> bool:
    at = block.find(title) if len(title) >= 4 else -1
    if at < 0 or block[at - 1 : at].isalnum() or block[at + len(title) : at + len(title) + 1].isalnum():
        return False
    before, after = block[max(0, at - 40) : at], block[at + len(title) :][:1]
    if re.search(
        r"\b(?:last|previous|next|earlier|not) (?:\w+\s)?"
        r"(?:week|time|round|month|topic|prompt|theme)?'?s?\b[^.!?]{0,25}$",
        before,
    ) or OTHER_TIME.search(before):
        return False
    quoted = before[-1:] == "#" or (before[-1:] in ('"', "'", "*", "_") and after in ('"', "'", "*", "_", ".", ","))
    led = (
        re.search(
            r"(?:prompt|topic|theme|question|week|day|thema|sujet|tema|on)\W{1,3}"
            r"(?:is|was|this week is|ist|est|es|:)?\W{0,3}$",
            before,
        )
        is not None
    )
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
            if prompt.title in line and (line.strip(" .:\"'*") == prompt.title or _told(line, prompt, rules)):
                named.setdefault(prompt.number, layout.shown[start:end].strip())
    return (
        [Claim("sentence", (number,), quote, taken=True) for number, quote in named.items()] if len(named) == 1 else []
    )


def _told(line: str, prompt: PromptWords, rules: Rules) -> bool:
    """`Prompt: Stairs`, `Today at …: stairs.`, or the title beside its own number: `Lanterns, the eighth theme`."""
    if _led_in(line, prompt.title):
        return True
    before = line[: line.find(prompt.title)]
    if OTHER_TIME.search(before):
        return False
    if _COLON.search(before) and line.strip(_PUNCTUATION).endswith(prompt.title):
        return bool(hits_of(rules, before, squash(before))[0])
    numbers = [o.numbers for o in find_ordinals(line) if o.unit == "round" and not o.passing]
    return numbers == [(prompt.number,)] and names_prompt(line, prompt.title, weak=False)


_COLON = late(r"[:-]\s[\"'*]?$")
_PUNCTUATION = " .:!?\"'*"


def _led_in(line: str, title: str) -> bool:
    before = line[: line.find(title)]
    return (
        TOPIC.search(before[-40:]) is not None
        and not OTHER_TIME.search(before)
        and names_prompt(line, title, weak=True)
    )


_OF_THE = late(r"\s?(?:of|in|for|from)\s(?:the|this|my|our)?\s?(?P<between>(?:[\w'-]+\s){0,4})challenge\b")


def short_names(layout: Layout, rules: Rules) -> list[tuple[int, int, Claim]]:
    """`Week 3 of the challenge`, in a post that names the season elsewhere; each with its place."""
    if "challenge" not in layout.low:
        return []
    known = (
        GENERIC
        | {word for name in rules.names for word in name.words}
        | set(SEASON_WORDS)
        | {"this", "the", "6", "six"}
    )
    found = []
    for hit in _fewest(list(re.finditer(r"\bchallenge\b", layout.low))):
        if layout.where(hit.start(), hit.end()) not in ("opening", "closing"):
            continue
        left, right = layout.sentence_at(hit.start(), hit.end())
        if is_quoted(hit.start(), layout):
            continue
        if standing(layout.low[left:right], hit.start() - left, hit.end() - left, edge=True, numbered=True) != "sure":
            continue
        left = max(left, hit.start() - 80)
        for o in find_ordinals(layout.low[left : hit.end()], layout.shown[left : hit.end()]):
            words = _OF_THE.fullmatch(layout.low, left + o.end, hit.end())
            if words and not o.passing and o.unit != "part" and set(words["between"].split()) <= known:
                found.append(
                    (left + o.start, hit.end(), Claim("sentence", o.numbers, layout.shown[left : hit.end()].strip(), o))
                )
    return found


def _fewest(hits: list[re.Match[str]]) -> list[re.Match[str]]:
    return hits if len(hits) <= 8 else hits[:4] + hits[-4:]


def edge_ordinals(layout: Layout, rules: Rules) -> list[Claim]:
    """A first or last line that is hardly more than `Week 3`, or a first or last sentence that begins with it.

    So are `This is letter 4` where the season counts letters, a day of an event of days, and `the April theme`.
    """
    found: list[Claim] = []
    for block in layout.rim(1):
        start, end = layout.block_span(block)
        if layout.kinds[block] not in ("text", "heading") or start == end or SO_FAR.match(layout.low, start):
            continue
        for left, right in {layout.sentence_at(start, start), layout.sentence_at(end, end)}:
            found += _at_the_edge(layout, left, right, (left, right) == (start, end), rules)
    return found


def _at_the_edge(layout: Layout, left: int, right: int, alone: bool, rules: Rules) -> list[Claim]:
    line, shown = layout.low[left:right], layout.shown[left:right]
    if len(line) > SHORT_SENTENCE:
        early = months_of_theme(line, rules) if len(line) <= _LONG_SENTENCE and _SENT_IN.search(line) else ()
        return [Claim("sentence", early, shown.strip())] if early else []
    day = (is_a_day(line, rules) or letter_in_line(line, shown, rules.letters)) if alone else None
    if numbers := months_of_theme(line, rules) or ((day,) if day is not None else ()):
        return [Claim("sentence", numbers, shown.strip())]
    counted = find_ordinals(cover(line, rules.covered), shown)
    hits = [
        o for o in counted if o.unit in ("day", "week", "round") or o.word in rules.units or _of_all(o, alone, rules)
    ]
    if len(hits) != 1 or hits[0].passing:
        return []
    hit = hits[0]
    begins = len(line) <= 60 and (
        (alone and len(line) - (hit.end - hit.start) <= 25)
        or _FIRST_WORDS.match(line)
        or (hit.word in rules.units and hit.start <= 2)
    )
    said = hit.word in rules.units and (_THIS_IS.search(line[: hit.start]) or _heads(line, hit))
    faint = not begins and not said and hit.start <= 2 and hit.unit in ("week", "round")
    claim = Claim("sentence", hit.numbers, shown.strip(), hit, free=True, weak=faint)
    return [claim] if begins or said or faint else []


def _of_all(ordinal: Ordinal, alone: bool, rules: Rules) -> bool:
    """`4/7` in a line of its own, of as many as there are rounds."""
    counted = ordinal.unit == "fraction" and ordinal.total == len(rules.rounds)
    return alone and counted and not rules.own_numbers & {*ordinal.numbers}


def _heads(line: str, hit: Ordinal) -> bool:
    """`Chapter 10. No spoilers …`: a sentence of its own that the full stop of the number does not end."""
    return hit.start <= 2 and line[hit.end : hit.end + 2].startswith((". ", ": ", "! "))


SHORT_SENTENCE = 100
_LONG_SENTENCE = 220
_SENT_IN = late(r"\b(?:sending|writing|posting|submitting) (?:this|it|mine)\b[^.!?]{0,50}\bfor the\b|^\W*for the\b")
_THIS_IS = late(
    r"\b(?:this is|here is|here's|it's|das ist|hier ist|voici|c'est|esta es|este es)\s(?:my\s|the\s|die\s)?$"
)
_FIRST_WORDS = late(
    r"\W*(?:so |and |late |finally )?(?:it's |this is |here is |here's )?(?:week|day|round|prompt)\W+\w+[.,:;!-]"
)


_NAME_ALONE = 4
"""So few words between quotation marks are a name that is written so, not what somebody said."""


def is_quoted(at: int, layout: Layout) -> bool:
    """Inside quotation marks, with words beside them that say whose they are."""
    left, right = layout.block_span(layout.block_at(at))
    left, right = max(left, at - 400), min(right, at + 400)
    opening = layout.low.rfind('"', left, at)
    closing = layout.low.find('"', at, right)
    if at - opening <= 5 and len(split_words(layout.low[opening + 1 : closing])) <= _NAME_ALONE:
        return False
    if opening < 0 or closing < 0 or layout.low.count('"', left, at) % 2 == 0:
        return False
    after = layout.low[closing + 1 : min(right, closing + 60)]
    before = layout.low[max(left, opening - 60) : opening]
    return _ATTRIBUTED.match(after) is not None or _QUOTING.search(f"{before} | {after}") is not None


def short_rim_lines(layout: Layout, rules: Rules) -> list[tuple[int, int]]:
    """Lines at the rim that say a number or a prompt's title."""
    named = bool(edge_ordinals(layout, rules)), bool(edge_prompts(layout, rules))
    titles = [prompt.title for prompt in rules.prompts]
    spans = []
    outermost = layout.rim(1)
    for block in layout.rim(3):
        start, end = layout.block_span(block)
        line = layout.low[start:end]
        if (named[0] and block in outermost and 0 < len(line) <= SHORT_SENTENCE) or (
            named[1] and len(line) <= 300 and any(title in line for title in titles)
        ):
            at = next((line.find(title) for title in titles if title in line), 0)
            spans.append((start + at, start + at + 1))
    return spans
