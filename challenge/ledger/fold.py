"""Two copies of a ledger are one: rows with one id fold, in any order, any number of times, to the same row. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from challenge.ledger.row import Row
from challenge.recognition.verdict import CREDITED, RANK


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
    judged = max(one, other, key=_judgement)
    return replace(
        fuller,
        first_seen=first.first_seen,
        claimed=first.claimed,
        claimed_text=first.claimed_text,
        guid=first.guid,
        addresses=tuple(sorted({*one.addresses, *other.addresses})),
        links=tuple(sorted({*one.links, *other.links})),
        verdicts=judged.verdicts,
        rules=judged.rules,
    )


def _sight(row: Row) -> tuple[object, ...]:
    claimed = row.claimed.isoformat() if row.claimed else ""
    return (row.first_seen, not claimed, claimed, row.claimed_text, row.guid)


def _fullness(row: Row) -> tuple[object, ...]:
    content = (row.url, row.title, row.tags, row.author, row.windows, row.excerpt, row.text, row.lang, row.feed)
    return (not row.partial, row.words or 0, row.words is not None, len(row.windows), content)


def _judgement(row: Row) -> tuple[object, ...]:
    ruled = any(reason.signal == "ruling" for verdict in row.verdicts for reason in verdict.because)
    credited = sum(len(verdict.prompts) for verdict in row.verdicts if verdict.status in CREDITED)
    return (ruled, max(RANK[v.status] for v in row.verdicts), credited, bool(row.rules), repr(row.verdicts), row.rules)
