"""Marks in a post's title, tags and address. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from challenge.recognition.binding import best_kind, bound_ordinals, free_ordinals
from challenge.recognition.evidence import Claim, Elsewhere, Mark
from challenge.recognition.folding import Folded, fold_short, split_words
from challenge.recognition.mentions import about_the_challenge, of_others, standing
from challenge.recognition.names import GENERIC, Edition, Hit, find_hits, may_stand_in, tag_hit
from challenge.recognition.folding import squash
from challenge.recognition.ordinals import Ordinal, find_ordinals
from challenge.recognition.rules import PromptWords, Rules
from challenge.recognition.sighting import Sighting

Found = tuple[list[Mark], list[Claim], list[Elsewhere]]


def hits_of(rules: Rules, low: str, squashed: str) -> tuple[list[Hit], list[tuple[int, int]], list[Hit]]:
    """This season's names in a folded text, the spans of other challenges', and our names with another edition."""
    ours: list[Hit] = []
    for name in rules.names:
        if may_stand_in(name, low, squashed):
            ours += find_hits(name, low)
    if not ours:
        return [], [], []
    ours = _longest(ours)
    theirs = [
        (hit, other)
        for other in rules.others
        for name in other.names
        if may_stand_in(name, low, squashed)
        for hit in find_hits(name, low)
    ]
    kept, strange = [], []
    for hit in ours:
        if not rules.edition.admits(hit.edition) or _is_theirs(hit, theirs, rules):
            strange.append(hit)
        else:
            kept.append(hit)
    spans = [(h.start, h.end) for h, _ in theirs if not any(h.start < o.end and o.start < h.end for o in kept)]
    return kept, spans, strange


def _longest(hits: list[Hit]) -> list[Hit]:
    """One hit for one place: the longest, the one that names the edition first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, not h.edition, h.start)):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _is_theirs(hit: Hit, theirs: list[tuple[Hit, Rules]], rules: Rules) -> bool:
    """A longer name of another season around ours, or an edition that only the other one has."""
    for other_hit, other in theirs:
        if not (other_hit.start < hit.end and hit.start < other_hit.end):
            continue
        longer = len(other_hit.name.key) > len(hit.name.key) and other_hit.name.key not in rules.keys
        if longer and other.edition.admits(other_hit.edition) and hit.name.key in other_hit.name.key:
            return True
        named, theirs_own = hit.edition, other.edition
        if named.words and named.words & theirs_own.words and not named.words & rules.edition.words:
            return True
    return False


_COUNTED = re.compile(r"\W{0,2}(?:(?:day|week|wk|post|part|no)\W{0,2})?\d", re.IGNORECASE)


def spoken(hit: Hit, shown: str, title: bool = False) -> bool:
    """Whether a tag's single word counts where it stands: with `#`, with an ordinal or year on it, or as a name."""
    if hit.hashtag or not hit.name.tag or len(hit.name.words) > 1:
        return True
    word = shown[hit.start : hit.end]
    if not hit.name.spoken:
        counted = bool(hit.attached) or _COUNTED.match(shown, hit.end) is not None
        if hit.name.initials:
            return counted and (title or word.isupper())
        return not hit.name.generic and len(hit.name.key) >= 3 and (counted or (word.isupper() and word.isalpha()))
    return bool(hit.attached) or bool(hit.edition) or title or any(c.isupper() for c in word) or word.upper() == word


def title_marks(sighting: Sighting, rules: Rules) -> Found:
    """The title: names with their ordinals, ordinals that stand alone, and prompts' own titles."""
    text = fold_short(sighting.title)
    ours, theirs, strange = hits_of(rules, text.low, squash(text.low))
    ours = [hit for hit in ours if spoken(hit, text.shown, title=True)]
    marks: list[Mark] = []
    claims: list[Claim] = []
    ordinals = bound_ordinals(text.low, ours, theirs, text.shown, title=True)
    about = about_the_challenge(text.low, [(hit.start, hit.end + len(hit.attached)) for hit in ours])
    for hit in ours:
        stands = standing(text.low, hit.start, hit.end, edge=True, numbered=bool(ordinals))
        if stands == "mention" and not of_others(text.low, hit.start, hit.end):
            stands = "sure" if ordinals else "unsure"
        stands = "sure" if stands == "likely" or (stands == "unsure" and not about) else stands
        if about and stands == "sure" and not (ordinals and _plain(text.low)):
            stands = "unsure"
        if _muted(hit, sighting) and not ordinals:
            continue
        marks.append(Mark("title", stands, sighting.title, hit.name.key, hit.edition, bool(ordinals), "title", (hit.start, hit.end + len(hit.attached))))
    if any(mark.standing in ("sure", "unsure") for mark in marks):
        claims += [Claim("title", o.numbers, _slice(text, o), o) for o in ordinals]
    if not ordinals:
        free = best_kind(free_ordinals(text.low, ours, theirs, text.shown))
        claims += [Claim("title", o.numbers, _slice(text, o), o, free=True) for o in free]
    claims += _prompts_in_title(text, rules)
    return marks, claims, [Elsewhere(sighting.title, not of_others(text.low, hit.start, hit.end)) for hit in strange]


_ORGANISERS_WORDS = re.compile(r"\b(?:round-?up|recap|wrap-?up|announc\w+|participants|results|winners|prompts?|links to|list of|sign[- ]?ups?)\b")


def _plain(title: str) -> bool:
    return not _ORGANISERS_WORDS.search(title)


def _slice(text: Folded, piece: Ordinal | Hit) -> str:
    return text.shown[piece.start : piece.end].strip()


def _muted(hit: Hit, sighting: Sighting) -> bool:
    return bool(sighting.everywhere) and hit.name.written.lower() in sighting.everywhere


_EDGES = re.compile(r"\s*(?:[:|/·•,]|\s-+\s|-{2,}|\(|\)|\[|\]|【|】)\s*")


def _prompts_in_title(text: Folded, rules: Rules) -> list[Claim]:
    """A prompt's own title in the post's: in full where it is long enough, else as a part of its own."""
    found: list[PromptWords] = []
    words = " ".join(split_words(text.shown))
    parts = {" ".join(split_words(part)) for part in _EDGES.split(text.low)} | {words}
    for prompt in rules.prompts:
        wanted = prompt.joined
        if wanted and (wanted in parts or (not prompt.weak and wanted in words and f" {wanted} " in f" {words} ")):
            found.append(prompt)
    found = [p for p in found if not any(p is not q and p.joined in q.joined for q in found)]
    if found:
        return [Claim("title", (p.number,), p.title) for p in found][:3] if len(found) < 3 else []
    weak = [p for p in rules.prompts if p.weak and p.joined in words and len(p.title) >= 5 and f" {p.joined} " in f" {words} "]
    return [Claim("title", (weak[0].number,), weak[0].title, weak=True)] if len(weak) == 1 else []


def tag_marks(sighting: Sighting, rules: Rules) -> Found:
    """Tags and categories: the season's own, those of prompts, and ordinals in either."""
    marks: list[Mark] = []
    claims: list[Claim] = []
    strange: list[Elsewhere] = []
    for tag in (part.strip() for tag in sighting.tags for part in tag.split(",")):
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
            claims += [Claim("tag", o.numbers, tag, o) for o in ordinals]
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
        if others or (name.initials and not ordinals):
            continue
        if not rules.edition.admits(edition) or _other_edition(edition, name.key, rules):
            strange = True
            continue
        if sighting.everywhere and not ordinals and {tag.lower().lstrip("#"), name.written.lower()} & sighting.everywhere:
            continue
        return Mark("tag", "sure", tag, name.key, edition, bool(ordinals), "tags"), ordinals
    if strange:
        return tag
    partial = any(
        len(words) >= 2 and words[-1] == "challenge" and len(name.words) > len(words) and name.words[-len(words) :] == words
        for name in rules.names
    )
    return (Mark("tag", "unsure", tag, "".join(words), Edition(), False, "tags"), []) if partial else None


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
    return [o for o in find_ordinals(text) if o.unit in ("day", "week", "month", "round") and o.end - o.start == len(text)]


def _prompt_tags(key: str, tag: str, rules: Rules, sighting: Sighting) -> list[Claim]:
    if tag.lower().lstrip("#") in sighting.everywhere:
        return []
    numbers = [prompt.number for prompt in rules.prompts if key in prompt.tags]
    return [Claim("tag", tuple(numbers), tag)] if len(numbers) == 1 else []


_DATE_PART = re.compile(r"\d{1,4}|index|blog|posts?|archives?|html?|node|p|entry|articles?|writing|en|de|fr")
_SUFFIX = re.compile(r"\.(?:html?|php|md|pdf|aspx?|txt)$")


def address_marks(sighting: Sighting, rules: Rules) -> Found:
    """The words of the address: the last piece as a title, a folder of the season's name as a category."""
    marks: list[Mark] = []
    claims: list[Claim] = []
    strange: list[Elsewhere] = []
    for address in sighting.addresses[:3]:
        pieces = _pieces(address)
        for place, piece in enumerate(pieces):
            last = place == len(pieces) - 1
            found = _address_piece(piece, last, rules)
            marks += found[0]
            claims += found[1]
            strange += found[2]
    return marks, claims, strange


def _pieces(address: str) -> list[str]:
    try:
        parts = urlsplit(address)
        path = unquote(parts.path)[-300:]
    except ValueError:
        return []
    query = [value for _, value in parse_qsl(parts.query[:300])][:3]
    pieces = [_SUFFIX.sub("", piece) for piece in (*path.split("/"), *query) if piece]
    return [piece for piece in pieces if not _DATE_PART.fullmatch(piece)][-3:]


def _address_piece(piece: str, last: bool, rules: Rules) -> Found:
    words = split_words(piece)
    text = fold_short(" ".join(word for word in words))
    ours, theirs, strange = hits_of(rules, text.low, "".join(words))
    if last:
        ours = [hit for hit in ours if spoken(hit, text.shown, title=True)]
    else:
        ours = [hit for hit in ours if len("".join(words)) <= len(hit.name.key) + 6 and not hit.name.initials]
    ordinals = bound_ordinals(text.low, ours, theirs, text.low, title=True)
    about = about_the_challenge(text.low, [(hit.start, hit.end) for hit in ours])
    stands = "unsure" if about and not (ordinals and _plain(text.low)) else "sure"
    marks = [
        Mark("title", "sure" if stands == "sure" else "unsure", piece, hit.name.key, hit.edition, bool(ordinals), "address") for hit in ours
    ]
    claims = [Claim("title", o.numbers, piece, o) for o in ordinals]
    if not ordinals and last:
        free = [o for o in best_kind(find_ordinals(text.low)) if o.unit in ("day", "week", "round") and not o.passing]
        claims = [Claim("title", o.numbers, piece, o, free=True) for o in free]
    return marks, claims, [Elsewhere(piece, last) for _ in strange]
