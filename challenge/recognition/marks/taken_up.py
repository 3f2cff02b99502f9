"""Which prompts a post takes up by their own words, and which rounds it lists, where no name stands beside. Pure.

`What the dog taught me` takes up `Things I learned from a dog`. Each of these signs is weak: what they amount to
together is weighed in `deciding`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from challenge.patterns import late
from challenge.recognition.marks.evidence import Claim, Listed, Spot, TakenUp, Takes
from challenge.recognition.marks.labels import SO_FAR, TO_ANOTHER, labels
from challenge.recognition.marks.rims import OTHER_TIME
from challenge.recognition.names.telling import cover, taken_up, unparted
from challenge.recognition.numbers.calendar_words import LONG_MONTHS
from challenge.recognition.numbers.numerals import CARDINAL, ORDINAL, read_number
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.numbers.word_tree import any_of
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short, split_words
from challenge.recognition.text.layout import CUT, Layout
from challenge.recognition.verdict import Signal
from challenge.recognition.wordings.out_of_turn import PIECES, SEVERAL, turn_of, without_turn
from challenge.recognition.wordings.referring import COMING, tells_calendar

LONGEST = 156
"""A sentence longer than this cannot be remembered whole."""
_HEAD = 60
_AROUND = " .:!?\"'*-"
_MOST_HEADS = 60
_MOST_LISTED = 12
_FAINT = ("hash", "part")
"""They number much else, unless the sentence begins with them or speaks of lateness."""
_ROUNDS = ("day", "week", "month", "round", "hash", "part")
_MONTH = any_of(LONG_MONTHS)
_FOR_MONTH = late(
    rf"(?<![^\W_])(?:for|of|fur|vom|zum|pour|d'|de|du|per|di|para|voor|for|till|til|na|za|за|для|на)\s?(?:the\s"
    rf"|den\s|el\s"
    rf"|le\s|il\s)?(?P<month>{_MONTH})(?![^\W_])(?!\s\d)|(?<![^\W_])(?P<its>{_MONTH})(?:'s|s?-)\W?(?=[^\W\d_])"
)
_JOIN = r"(?:&|\+|and|und|et|y|e|en|og|och|i|и|ja|ve|ile|dan|та|와|과|と|、|和)"
_THE = (
    r"(?:the|no\.?|nr\.?|number|nummer|numero|num|n°|die|der|das|den|dem|zur|zum|la|las|los|le|les|el|il|lo|alla|al|a|o"
    r"|as|os|de|het|det|номер|numer)"
)
_PRONOUN = (
    r"(?:the\sone|(?:der|die|das|den|dem)\sein\w{0,2}|l'un\w?|las?\suna|los?\suno|de\seen|den\se(?:n|ne|tt|t))"
    r"(?![^\W_])"
)
"""`The one to our younger hands` counts nothing."""
_COUNTED = late(
    rf"(?<![^\W_])(?:(?!{_PRONOUN}){_THE}\s?(?P<card>{CARDINAL}|\d{{1,3}})(?![^\W_]|[.,:/]\d)"
    rf"|(?P<nth>{ORDINAL})(?![^\W_])"
    r")"
)
_NUMBER = rf"(?:{CARDINAL}|{ORDINAL}|\d{{1,3}})"
_PAIR = late(
    rf"(?:^\W{{0,3}}|(?<![^\W_])(?:{_THE}\s?|[^\W\d_]{{3,14}}[,:]?\s))(?P<one>{_NUMBER})(?![a-z])(?:\s\([^()]{{1,40}}\))?"
    rf"(?:,\s(?:{_THE}\s)?(?P<mid>{_NUMBER}),?)?\s?{_JOIN}\s?(?:{_THE}\s?)?"
    rf"(?P<two>{_NUMBER})(?![^\W_]|[.,:/]\d)"
)
_JOINED = late(rf"\s(?:{_JOIN}|/)\s|[、・/&+]|[와과]\s|と|和")
_OF_MONTH = late(
    rf"(?<![^\W_])[\w.]{{1,20}}\s(?:week|woche|semaine|semana|settimana)\s(?:of|in|im|de|du|di)\s(?:{_MONTH})(?![^\W_])"
)
"""A week of the calendar is no round."""
_RUN = late(r"\W{0,3}(?:[^\W\d_]{3,9}\s)?#?(?P<run>\d{1,3}(?:\s?[/+&,]\s?#?\d{1,3}){1,5})\s?(?:[:|]|-+\s)")
_RUN_LAST = late(r"[:(]\s?#?(?P<run>\d{1,3}(?:\s?(?:[/+&,]|and|und|et|y|e|en|och|og|i|и)\s?#?\d{1,3}){1,5})\W*$")
_TWO_MONTHS = late(rf"(?<![^\W_])({_MONTH})(?:'s)?\s(?:{_JOIN})\s({_MONTH})(?![^\W_])")
_LITTLE = 15
"""Letters beside a list that is nearly all that is said."""
_HOW_MANY = late(rf"(?<![^\W_]|#)(?P<many>{CARDINAL}|[2-6])(?!\w)(?:\W{{1,2}}(?P<of>[^\W\d_]+))?")
_TIMES = late(
    r"(?:weeks?|days?|months?|years?|hours?|minutes?|wochen?|tagen?|monaten?|jahren?|stunden|minuten|semaines?"
    r"|jours?|mois"
    r"|ans|annees|heures?|semanas?|dias?|meses|anos|horas?|settimane|giorni|mesi|anni|ore|weken|dagen|maanden|jaar|uur"
    r"|veckor|dagar|manader|timmar|uker|dager|maneder|uger|dage|tygodni\w*|dni|miesiac\w*|lata?|недел\w*|дн\w*|месяц\w*"
    r"|лет|года|hafta|gun|ay|yil|tydny|viikkoa|paivaa|hettel|nappal|minggu|hari|bulan)"
)


def takes_of(sighting: Sighting, layout: Layout, rules: Rules) -> Takes | None:
    """The prompts taken up and the rounds listed in title, first and last sentences and headings; None: nothing."""
    if not rules.rounds:
        return None
    title = fold_short(sighting.title)
    taken = [*_taken(title.low, sighting.title, "title", rules)]
    listed = [*_listed(title.low, title.shown, "title", taken, rules)]
    telling = [*_telling_sentences(layout, rules)]
    for _, found, counted in telling:
        taken += found
        listed += counted
    rim = [(layout.low[a:b], layout.shown[a:b].strip()) for (a, b), _, _ in telling]
    headed = frozenset(number for _, _, number in heads(layout, rules))
    labelled = frozenset(number for _, _, number in labels(layout, rules))
    if not taken and not listed and not headed and not labelled:
        return None
    return Takes(
        taken=tuple(taken),
        listed=tuple(listed),
        heads=headed,
        labels=labelled,
        turn=turn_of(title.low, title=True),
        turns=tuple((turn, shown) for low, shown in rim if (turn := turn_of(low))),
        several=bool(SEVERAL.search(title.low)) or any(SEVERAL.search(low) for low, _ in rim),
        counts=frozenset(_how_many(title.low)),
        pieces=frozenset(
            read_number(hit["many"]) or 0 for low in (title.low, *dict(rim)) for hit in PIECES.finditer(low)
        ),
        parted=_parted(fold_short(title.shown.replace(" I ", " - ")).low, rules),
    )


def _telling_sentences(layout: Layout, rules: Rules) -> Iterator[tuple[tuple[int, int], list[TakenUp], list[Listed]]]:
    """First and last sentences that say something about a round or a turn, not one word that happens to be there."""
    for start, end in layout.edge_sentences:
        if not 0 < end - start <= LONGEST or _elsewhere(layout, start):
            continue
        low, shown = layout.low[start:end], layout.shown[start:end].strip()
        taken = [*_taken(low, shown, "rim", rules)]
        listed = [*_listed(low, shown, "rim", taken, rules)]
        if listed or any(t.words > 1 or t.share == 1 for t in taken) or turn_of(low) or SEVERAL.search(low):
            yield (start, end), taken, listed


def _elsewhere(layout: Layout, start: int) -> bool:
    """`Last week: the queue.`, or a sentence of a list that leads to other posts."""
    block, _ = layout.block_span(layout.block_at(start))
    return TO_ANOTHER.match(layout.low, start) is not None or SO_FAR.match(layout.low, block) is not None


def _taken(low: str, shown: str, spot: Spot, rules: Rules) -> Iterator[TakenUp]:
    low = without_turn(low)
    words = split_words(low)
    for prompt in rules.prompts_near(low, words):
        if prompt.number in rules.rounds and (found := taken_up(prompt.telling, low, words)):
            whole = len(prompt.words) if prompt.title in low else 0
            yield TakenUp(
                prompt.number, spot, max(len(found), whole), len(found) / len(prompt.telling), shown, prompt.written
            )


def _listed(low: str, shown: str, spot: Spot, taken: Collection[TakenUp], rules: Rules) -> Iterator[Listed]:
    """The rounds that one sentence counts, which takes up these prompts: with a unit, lists without one, months."""
    turn = turn_of(low)
    signal: Signal = "title" if spot == "title" else "sentence"
    told = _OF_MONTH.sub(lambda hit: " " * len(hit[0]), cover(low, rules.covered))
    ordinals = [o for o in find_ordinals(told, shown) if o.unit in _ROUNDS or o.word in rules.units]
    ordinals = [o for o in ordinals if (not o.passing or turn) and (o.unit not in _FAINT or turn or o.start <= 2)]
    ordinals = [o for o in ordinals if not tells_calendar(low, o.end)]
    counted = {number for o in ordinals for number in o.numbers}
    meant = turn or any(o.unit == "round" for o in ordinals) or any(t.number in counted for t in taken)
    if len(counted) == 1 and (meant or spot == "title") and not OTHER_TIME.search(low):
        yield Listed(Claim(signal, tuple(counted), shown, ordinals[0], free=True), spot, turn)
    if rules.months and (month := _month_for(low, rules)):
        yield Listed(Claim(signal, (month,), shown), spot, turn)
    if spot == "title" and (run := _run_of(low)) and run <= rules.rounds:
        yield Listed(Claim(signal, tuple(sorted(run)), shown), spot, turn, alone=True)
        return
    pair = _PAIR.search(told)
    firm = set(_numbers(pair)) if pair else counted if len(ordinals) == 1 else set[int]()
    firm = firm if len(firm) > 1 else _months_joined(low, rules)
    loose = counted | {number for hit in _COUNTED.finditer(told) for number in _numbers(hit)}
    for several in (firm, loose):
        if 1 < len(several) <= _MOST_LISTED and several <= rules.rounds and not COMING.search(low):
            rest = len(low) - (len(pair[0]) if pair else sum(o.end - o.start for o in ordinals))
            yield Listed(
                Claim(signal, tuple(sorted(several)), shown),
                spot,
                turn,
                firm=several is firm,
                several=bool(SEVERAL.search(low)),
                alone=several is firm and rest <= _LITTLE,
            )
            return


def _run_of(title: str) -> set[int]:
    """`6/7/8 - number, cover, rain`, `Catching up: 6, 7, 8`: a title that begins or ends with rounds in a row."""
    hit = _RUN.match(title) or _RUN_LAST.search(title)
    numbers = [int(number) for number in re.findall(r"\d+", hit["run"])] if hit else []
    return set(numbers) if numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers))) else set()


def _months_joined(low: str, rules: Rules) -> set[int]:
    """`February and March`, where every month is a round."""
    rounds = dict(rules.months)
    pair = _TWO_MONTHS.search(low) if rounds else None
    return {rounds.get(LONG_MONTHS[month], 0) for month in pair.groups()} - {0} if pair else set()


def _parted(title: str, rules: Rules) -> bool:
    """Whether words like `and` part the title into pieces that take up one prompt each."""
    each = [{t.number for t in _taken(piece, piece, "title", rules)} for piece in _JOINED.split(title)]
    found = [numbers for numbers in each if numbers]
    return len(found) > 1 and all(len(numbers) == 1 for numbers in found)


def _month_for(low: str, rules: Rules) -> int | None:
    rounds = dict(rules.months)
    named = {rounds.get(LONG_MONTHS[hit["month"] or hit["its"]], 0) for hit in _FOR_MONTH.finditer(low)} - {0}
    return named.pop() if len(named) == 1 else None


def _how_many(title: str) -> Iterator[int]:
    """`Two answers`, but no `two weeks late`."""
    for hit in _HOW_MANY.finditer(title):
        if not _TIMES.fullmatch(hit["of"] or "") and hit["many"] != "to":
            yield int(hit["many"]) if hit["many"].isdigit() else read_number(hit["many"]) or 0


def _numbers(hit: re.Match[str]) -> Iterator[int]:
    for written in hit.groups():
        if written:
            yield int(written) if written.isdigit() else read_number(written) or 0


def heads(layout: Layout, rules: Rules) -> Iterator[tuple[int, int, int]]:
    """Short first sentences of blocks that begin with a prompt's words, or are hardly more: where, and its number."""
    for start in layout.starts[:_MOST_HEADS]:
        left = start + len(CUT) + 3 if layout.low.startswith("... ", start) else start
        _, end = layout.sentence_at(left, left)
        line = layout.low[left : min(end, left + _HEAD)].split(":")[0]
        if not line.strip() or (end - left > _HEAD and ":" not in layout.low[left : left + _HEAD]):
            continue
        words = split_words(line)
        near = [*rules.prompts_near(line, words)]
        found = [p.number for p in near if line.strip(_AROUND) == p.title or _heads(line, words, p.telling)]
        if len(found) == 1 and found[0] in rules.rounds:
            yield left, end, found[0]


def _heads(line: str, words: tuple[str, ...], telling: tuple[str, ...]) -> bool:
    found = taken_up(telling, line, words)
    return bool(found) and 2 * len(found) >= len(telling) and (len(words) <= 3 * len(found) + 3 or unparted(line))


def taken_spans(layout: Layout, rules: Rules) -> list[tuple[int, int]]:
    """Where these sentences stand, for what is remembered of the post."""
    if not rules.rounds or not rules.prompts:
        return []
    spans = [span for span, _, _ in _telling_sentences(layout, rules)]
    return spans + [(start, end) for start, end, _ in (*heads(layout, rules), *labels(layout, rules))]
