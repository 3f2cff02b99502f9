"""Marks in a post's address: its last piece as a title, a folder of the season's name as a category. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit

from challenge.patterns import late
from challenge.recognition.marks.evidence import Claim, Elsewhere, Found, Mark
from challenge.recognition.marks.own_names import hits_of, spoken
from challenge.recognition.marks.titles import OWN_PART, covered, of_nothing_else, runs_on
from challenge.recognition.names.binding import best_kind, bound_ordinals
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short, split_words
from challenge.recognition.wordings.organiser import about_the_challenge, is_organisers

_DATE_PART = late(r"\d{1,4}|index|blog|posts?|archives?|html?|node|p|entry|articles?|writing|en|de|fr")
_SUFFIX = late(r"\.(?:html?|php|md|pdf|aspx?|txt)$")


def address_marks(sighting: Sighting, rules: Rules) -> Found:
    """The words of the address: the last piece as a title, a folder of the season's name as a category."""
    marks: list[Mark] = []
    claims: list[Claim] = []
    strange: list[Elsewhere] = []
    title = fold_short(sighting.title).low
    faint = {o.numbers for o in find_ordinals(title) if runs_on(title, o)}
    for address in sighting.addresses[:3]:
        pieces = _pieces(address)
        for place, piece in enumerate(pieces):
            last = place == len(pieces) - 1
            if last:
                piece = _without_suffix(piece, sighting.title, rules)
            found = _address_piece(piece, "" if last else pieces[place + 1], rules)
            found = (found[0], _as_told(found[1], piece, sighting.title), found[2])
            marks += found[0]
            claims += [replace(c, weak=True) if c.free and c.numbers in faint else c for c in found[1]]
            strange += found[2]
    return marks, claims, strange


def last_pieces(addresses: Iterable[str]) -> list[str]:
    """What stands last in each address, with its folder, and is neither a date nor a number of the blog's own."""
    return [" ".join(pieces[-2:]) for address in addresses if (pieces := _pieces(address))][:3]


def _without_suffix(piece: str, title: str, rules: Rules) -> str:
    """`five-day-friday-13` of a post called `Five Day Friday`: hosts number addresses that they gave before.

    And without the part of the author's own series.
    """
    if "part" not in rules.units and OWN_PART.search(fold_short(title).low):
        return _PART.sub("", piece)
    cut = _COUNTED_ON.sub("", piece)
    return cut if split_words(cut) == split_words(title) else piece


def _as_told(claims: list[Claim], piece: str, title: str) -> list[Claim]:
    """An address made from the title says in words no number that the title's own stops do not say."""
    if split_words(piece) != split_words(title):
        return claims
    told = {number for o in find_ordinals(fold_short(title).low) for number in o.numbers}
    return [c for c in claims if all(number in told or str(number) in piece for number in c.numbers)]


_PART = late(r"[-_]part[-_]\w{1,6}$")
_COUNTED_ON = late(r"[-_]\d{1,3}$")
_NUMBERED_ID = late(r"[-_](?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}$|[-_]\d{7,}$")

_TRACKING = late(r"utm_|ref$|source$|m$|amp$|fbclid|gclid|mc_[ce]id")


def _pieces(address: str) -> list[str]:
    try:
        parts = urlsplit(address)
        path = unquote(parts.path)[-300:]
    except ValueError:
        return []
    query = [value for key, value in parse_qsl(parts.query[:300]) if not _TRACKING.match(key)][:3]
    pieces = [_NUMBERED_ID.sub("", _SUFFIX.sub("", piece)) for piece in (*path.split("/"), *query) if piece]
    return [piece for piece in pieces if not _DATE_PART.fullmatch(piece)][-3:]


def _is_numbered(piece: str, rules: Rules) -> bool:
    """`challenge-079`, below a folder of initials."""
    return any(word.isdecimal() and int(word) in rules.rounds for word in split_words(piece))


def _address_piece(piece: str, below: str, rules: Rules) -> Found:
    """One piece, above another one where it is a folder."""
    last = not below
    words = split_words(piece)
    text = fold_short(" ".join(word for word in words))
    ours, theirs, strange = hits_of(rules, text.low, "".join(words))
    if last:
        ours = [hit for hit in ours if spoken(hit, text.shown, title=True)]
    else:
        ours = [hit for hit in ours if len("".join(words)) <= len(hit.name.key) + 6]
        ours = ours if _is_numbered(below, rules) else [hit for hit in ours if not hit.name.initials]
    plain = covered(text.low, [(hit.start, hit.end) for hit in ours], rules)
    ordinals = bound_ordinals(plain, ours, theirs, plain, title=True, named=rules.own_numbers)
    about = about_the_challenge(text.low, [(hit.start, hit.end) for hit in ours])
    stands = "unsure" if about and not (ordinals and not is_organisers(text.low)) else "sure"
    marks = [
        Mark(
            "title",
            "sure" if stands == "sure" else "unsure",
            piece,
            hit.name.key,
            hit.edition,
            bool(ordinals),
            "address",
        )
        for hit in ours
    ]
    claims = [Claim("title", o.numbers, piece, o, address=True) for o in ordinals]
    if not ordinals and last:
        found = [o for o in find_ordinals(plain) if not re.match(r"[wd][\W\d]", text.low[o.start :])]
        found = of_nothing_else(text.low, found)
        counted = [o for o in found if o.unit in ("day", "week", "round") or o.word in rules.units]
        free = [o for o in best_kind(counted) if not o.passing]
        claims = [Claim("title", o.numbers, piece, o, free=True, address=True) for o in free]
    return marks, claims, [Elsewhere(piece, last) for _ in strange]
