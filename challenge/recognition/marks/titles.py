"""Marks in a post's title and address. Pure."""

from __future__ import annotations

from challenge.patterns import late
from challenge.recognition.marks.dated import day_in_title, month_in
from challenge.recognition.marks.evidence import Claim, Elsewhere, Found, Mark
from challenge.recognition.marks.labels import EDGES
from challenge.recognition.marks.own_names import hits_of, is_lowered, spoken
from challenge.recognition.marks.signs import rounds_borne_out
from challenge.recognition.names.binding import best_kind, bound_ordinals, free_ordinals
from challenge.recognition.names.name import Hit
from challenge.recognition.names.prompts import PromptWords
from challenge.recognition.names.telling import cover
from challenge.recognition.numbers.calendar_words import LONG_MONTHS, MONTH_NUMBERS
from challenge.recognition.numbers.letters import letter_beside, letter_in_line, two_letters
from challenge.recognition.numbers.number_words import AMBIGUOUS
from challenge.recognition.numbers.numerals import CARDINAL, read_number, read_roman
from challenge.recognition.numbers.ordinals import Ordinal
from challenge.recognition.numbers.word_tree import any_of
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import Folded, fold_short, split_words, squash
from challenge.recognition.wordings.mentions import Standing, of_others, standing
from challenge.recognition.wordings.organiser import about_the_challenge, is_organisers, stands_apart


def title_marks(sighting: Sighting, rules: Rules) -> Found:
    """The title: names with their ordinals, ordinals that stand alone, and prompts' own titles."""
    text = fold_short(sighting.title)
    ours, theirs, strange = hits_of(rules, text.low, squash(text.low))
    ours = [hit for hit in ours if spoken(hit, text.shown, title=True)]
    marks: list[Mark] = []
    claims: list[Claim] = []
    spans = [(hit.start, hit.end + len(hit.attached)) for hit in ours]
    dated = _lettered(text, spans, rules)
    plain = covered(text.low, spans, rules)
    ordinals = bound_ordinals(plain, ours, theirs, text.shown, title=True, named=rules.own_numbers)
    ordinals = [] if dated else [o for o in ordinals if rules.days or not _is_of_month(o, text.low)]
    about = about_the_challenge(plain, spans)
    dated = dated or ([] if ordinals else day_in_title(text, spans, rules))
    numbered = bool(ordinals or dated)
    titled = titles_of_prompts(sighting.title, rules)
    if ours and not numbered and (month := month_in(text.low, text.shown, rules)) is not None:
        dated += (
            [Claim("title", (month,), sighting.title)] if not titled or any(month in c.numbers for c in titled) else []
        )
    embedded = not ordinals and not dated and not stands_apart(text.low, spans)
    for hit, span in zip(ours, spans, strict=True):
        if _muted(hit, sighting) and not numbered:
            continue
        within = embedded or (not numbered and is_lowered(hit, text.shown))
        stands = _stands(hit, text.low, numbered, bool(about), within)
        doubtful = stands == "unsure" and not about
        rounds = rounds_borne_out(text.low, *span, rules, is_title=True) if doubtful else frozenset[int]()
        marks.append(Mark("title", stands, sighting.title, hit.name.key, hit.edition, numbered, "title", span, rounds))
    if any(mark.standing in ("sure", "unsure") for mark in marks):
        claims += [Claim("title", o.numbers, _slice(text, o), o, loose=o.unit == "noun", plain=True) for o in ordinals]
    if not numbered:
        alone = free_ordinals(plain, ours, theirs, text.shown)
        free = best_kind(of_nothing_else(text.low, _beside(alone, spans)))
        free = free or of_nothing_else(text.low, _beside(_of_its_own(text, rules), spans))
        free = [o for o in free if o.unit != "hash" or not rules.many_open]
        claims += [Claim("title", o.numbers, _slice(text, o), o, free=True) for o in _of_many(text, rules)]
        claims += [Claim("title", o.numbers, _slice(text, o), o, free=True, weak=runs_on(text.low, o)) for o in free]
    claims += dated + titled
    return marks, claims, [Elsewhere(sighting.title, not of_others(text.low, hit.start, hit.end)) for hit in strange]


_MONTH_BEFORE = late(rf"(?<![^\W_])(?:{any_of(LONG_MONTHS)})\s'?$")


def _is_of_month(ordinal: Ordinal, title: str) -> bool:
    """`Oktober 25`: its day or its year, where rounds are longer than a day."""
    return ordinal.unit == "bare" and _MONTH_BEFORE.search(title, 0, ordinal.start) is not None


def _beside(ordinals: list[Ordinal], spans: list[tuple[int, int]]) -> list[Ordinal]:
    """Those that are no part of a name."""
    return [o for o in ordinals if not any(o.start < end and start < o.end for start, end in spans)]


def covered(low: str, spans: list[tuple[int, int]], rules: Rules) -> str:
    """A title without what prompts say in it (`Take Two`), but for the names at `spans`.

    `(Part 1)` at its end is of the author's own series, where the challenge does not count in parts.
    """
    plain = cover(low, rules.covered)
    if "part" not in rules.units:
        plain = OWN_PART.sub(lambda part: " " * len(part[0]), plain)
    for start, end in spans:
        plain = plain[:start] + low[start:end] + plain[end:]
    return plain


OWN_PART = late(r"\(\s?part [^()]{1,6}\)\W*$")
_DASH = late(r"\s-+\s|:\s|\s\|\s")


def _lettered(text: Folded, spans: list[tuple[int, int]], rules: Rules) -> list[Claim]:
    """The letter of the title, where the season goes through the alphabet."""
    said = {letter_beside(text.low, text.shown, *span, rules.letters) for span in spans}
    parts = (0, *(hit.end() for hit in _DASH.finditer(text.low))) if rules.letters else ()
    said |= {letter_in_line(text.low[at:], text.shown[at:], rules.letters) for at in parts}
    pairs = {pair for at in parts if (pair := two_letters(text.shown[at:], rules.letters))}
    if len(pairs) == 1:
        return [Claim("title", pairs.pop(), text.shown, plain=True)]
    numbers = said - {None}
    return (
        [Claim("title", (number,), text.shown, plain=True) for number in numbers if number] if len(numbers) == 1 else []
    )


def _stands(hit: Hit, title: str, numbered: bool, about: bool, embedded: bool) -> Standing:
    """A title that names the challenge marks the post, unless it speaks of the challenge or only in passing."""
    stands = standing(title, hit.start, hit.end, edge=True, numbered=numbered)
    if stands == "mention" and of_others(title, hit.start, hit.end):
        return "likely" if numbered else "mention"
    if stands == "mention":
        stands = "sure" if numbered else "unsure"
    if stands == "likely" or (stands == "unsure" and not about):
        stands = "sure"
    if stands == "sure" and (embedded or (about and not (numbered and not is_organisers(title)))):
        return "unsure"
    return stands


_ONLY_NUMBER = late(r"\W{0,2}(?:(?P<num>\d{1,3})|(?P<roman>[ivxlc]{2,7}))[.)]?\s?")
_AMBIGUOUS = frozenset(AMBIGUOUS.split())
_OWN_NOUN = late(rf"(?P<noun>[^\W\d_]{{3,}})\s(?:(?P<num>\d{{1,3}})|(?P<word>{CARDINAL}))(?![^\W])")


def _of_its_own(text: Folded, rules: Rules) -> list[Ordinal]:
    """A title that is a number and no more, or begins with a noun of the challenge's name: `VI`, `Draft three`."""
    if (hit := _ONLY_NUMBER.fullmatch(text.low)) and (hit["num"] or text.shown.isupper()):
        number = int(hit["num"]) if hit["num"] else read_roman(hit["roman"])
        return [Ordinal((number,), "hash", 0, hit.end())] if number else []
    own = _OWN_NOUN.match(text.low)
    if own is None or own["noun"] not in rules.units or own["word"] in _AMBIGUOUS:
        return []
    number = int(own["num"]) if own["num"] else read_number(own["word"])
    return [Ordinal((number,), "noun", 0, own.end(), word=own["noun"])] if number else []


_OF_MANY = late(
    r"(?:^\W{0,2}(?:(?P<num>\d{1,3})(?:\s?[:|)\]]\s|\s[-·~]+\s|\.\s|、)|(?:#|\b(?:no|nr|n)\.?°?\s"
    r"|№\s?)(?P<hash>\d{1,3})(?=[\s:,.)-]|$)"
    r"|(?P<padded>0\d{1,2})\s)\W{0,3}(?!\d)(?P<word>[^\W\d_]*)|(?:#|[^\W\d]\s(?=0))(?P<last>\d{1,3})\W{0,2}$|^\W{0,2}(?P<all>\d{1,3})\W{0,2}$)"
)


def _of_many(text: Folded, rules: Rules) -> list[Ordinal]:
    """`60 - Setup of …`, `#61: …`, `061 …`, `… (#61)`, `… 03`: the round where many are open at a time."""
    hit = _OF_MANY.search(text.low) if rules.many_open else None
    if hit is None or hit["word"] in MONTH_NUMBERS:
        return []
    group = next(name for name in ("num", "hash", "padded", "last", "all") if hit[name])
    number = int(hit[group])
    return [Ordinal((number,), "round", *hit.span(group))] if number in rules.rounds else []


_OF_ANOTHER = late(
    r"\s(?:of|at|on)\s(?:the|my|our|a|this)\s(?:[^\W\d_]+\s){0,2}?(?:conference|convention|congress|festival|fair"
    r"|trip|tour"
    r"|journey|holidays?|vacation|retreat|workshop|course|hike|trek|novel|trilogy|book)\b"
)


def of_nothing_else(title: str, ordinals: list[Ordinal]) -> list[Ordinal]:
    """Without `day 3 of the conference`, which says what it counts."""
    return [o for o in ordinals if _OF_ANOTHER.match(title, o.end) is None]


_LEADS_ON = late(r"\s?(?!(?:and|my|the|a|an)\b)[^\W\d_]{2,}")


def runs_on(title: str, ordinal: Ordinal) -> bool:
    """`Day 3 in the dungeon`: the number may count what the next words tell; `Day 3: Rope` only numbers the post."""
    return _LEADS_ON.match(title, ordinal.end) is not None


def _slice(text: Folded, piece: Ordinal | Hit) -> str:
    return text.shown[piece.start : piece.end].strip()


def _muted(hit: Hit, sighting: Sighting) -> bool:
    return bool(sighting.everywhere) and hit.name.written.lower() in sighting.everywhere


def titles_of_prompts(title: str, rules: Rules) -> list[Claim]:
    """A prompt's own title in the post's: in full where it is long enough, else as a part of its own."""
    if not rules.prompts:
        return []
    text = fold_short(title)
    found: list[PromptWords] = []
    words = " ".join(split_words(text.shown))
    parts = {" ".join(split_words(part)) for part in EDGES.split(text.low)} | {words}
    for prompt in rules.prompts:
        wanted = prompt.joined
        if wanted and (wanted in parts or (not prompt.weak and wanted in words and f" {wanted} " in f" {words} ")):
            found.append(prompt)
    found = [p for p in found if not any(p is not q and p.joined in q.joined for q in found)]
    if found:
        return [Claim("title", (p.number,), p.written, taken=True) for p in found][:3] if len(found) < 3 else []
    weak = [
        p
        for p in rules.prompts
        if p.weak and p.joined in words and len(p.title) >= 5 and f" {p.joined} " in f" {words} "
    ]
    return [Claim("title", (weak[0].number,), weak[0].written, weak=True, taken=True)] if len(weak) == 1 else []
