"""Two copies of a ledger are one: rows with one id fold, in any order, any number of times, to the same row. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from challenge.ledger.row import Row
from challenge.recognition.verdict import CREDITED, RANK, Verdict


def fold_rows(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by id, sorted; those that share an id are folded into one."""
    folded: dict[str, Row] = {}
    for row in rows:
        held = folded.get(row.id)
        folded[row.id] = row if held is None or held == row else fold(held, row)
    return dict(sorted(folded.items()))


def fold(one: Row, other: Row) -> Row:
    """Earliest first sight and its claimed date, union of addresses, a ruling over stored credit over the rest."""
    first = min(one, other, key=_sight)
    fuller = max(one, other, key=_fullness)
    verdicts = _verdicts(one, other)
    return replace(
        fuller,
        first_seen=first.first_seen,
        claimed=first.claimed,
        claimed_text=first.claimed_text,
        guid=first.guid,
        addresses=tuple(sorted({*one.addresses, *other.addresses})),
        links=tuple(sorted({*one.links, *other.links})),
        verdicts=verdicts,
        rules=max((row.rules for row in (one, other) if row.verdicts == verdicts), default=""),
        more=_both(one.more, other.more),
    )


def _both(one: str, other: str) -> str:
    """The unknown keys of both rows; where both have one, the greater text, so that no order matters."""
    if one == other or not (one and other):
        return one or other
    first, second = json.loads(one), json.loads(other)
    both = {**first, **second}
    for key in first.keys() & second.keys():
        both[key] = max(first[key], second[key], key=lambda value: json.dumps(value, sort_keys=True))
    return json.dumps(both, ensure_ascii=False, sort_keys=True)


def _sight(row: Row) -> tuple[object, ...]:
    claimed = row.claimed.isoformat() if row.claimed else ""
    return (row.first_seen, not claimed, claimed, row.claimed_text, row.guid)


def _fullness(row: Row) -> tuple[object, ...]:
    content = (row.url, row.title, row.tags, row.author, row.windows, row.excerpt, row.text, row.lang, row.feed)
    return (not row.partial, row.words or 0, row.words is not None, len(row.windows), content)


def _verdicts(one: Row, other: Row) -> tuple[Verdict, ...]:
    """A ruling over the rest; else for each round what credits it most, so that no branch's credit is lost.

    Greatest elements, round by round, of verdicts without their rounds: that is why no order matters. Verdicts of
    one status with different reasons stay apart here and are shown as one.
    """
    if one.verdicts == other.verdicts or _ruled(one) or _ruled(other):
        return max(one, other, key=lambda row: (_ruled(row), repr(row.verdicts))).verdicts
    best: dict[int, Verdict] = {}
    for verdict in (*one.verdicts, *other.verdicts):
        bare = replace(verdict, prompts=())
        for number in verdict.prompts or (0,):
            best[number] = max(best.get(number, bare), bare, key=_weight)
    if any(verdict.status in CREDITED for verdict in best.values()):
        best = {number: verdict for number, verdict in best.items() if verdict.status in CREDITED}
    elif any(verdict.status == "ask" for verdict in best.values()):
        best = {number: verdict for number, verdict in best.items() if verdict.status == "ask"}
    rounds: dict[Verdict, tuple[int, ...]] = {}
    for number in sorted(set(best) - {0}):
        rounds[best[number]] = (*rounds.get(best[number], ()), number)
    whole = [replace(bare, prompts=numbers) for bare, numbers in rounds.items()] + ([best[0]] if 0 in best else [])
    return tuple(sorted(whole, key=_weight, reverse=True))


def _ruled(row: Row) -> bool:
    return any(reason.signal == "ruling" for verdict in row.verdicts for reason in verdict.because)


def _weight(verdict: Verdict) -> tuple[object, ...]:
    return (RANK[verdict.status], repr(verdict))
