"""One entry, seen once more: which row it is, what is remembered of it, and what its verdict becomes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from challenge.addresses import without_tracking
from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.entries.text import Reading
from challenge.ledger.credit import lowers
from challenge.ledger.files import is_file_row
from challenge.ledger.in_force import after_leaving
from challenge.ledger.index import Found, entry_page
from challenge.ledger.memory import later_memory, sighting_of, told
from challenge.ledger.repeats import as_repeat, first_of, is_repeat
from challenge.ledger.row import Row
from challenge.recognition.deciding.when import published_at
from challenge.recognition.judge import judge
from challenge.recognition.marks.gathering import matching_links, windows
from challenge.recognition.reasons import ONLY_SPEAKS
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Because, Verdict

MARGIN = timedelta(days=14)
"""How long before and after a season a post that only mentions it is remembered, so that its author can see why."""

_KEPT = Because("date", "Kept as it was: no text is at hand to judge it again.")
_COMMENT = (Because("date", "This is a comment from a comments feed, not a post."),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one member's posts are judged by in one season."""

    season: Season
    others: tuple[Season, ...]
    member: Member
    site_url: str
    fingerprint: str
    window: tuple[datetime, datetime]
    """From the season's first opening to its last closing."""
    accept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What became of an entry. `row` is None where nothing is kept; `lowered` is a judgement that was not taken."""

    row: Row | None
    verdicts: tuple[Verdict, ...]
    lowered: tuple[Verdict, ...] = ()


def remember(row: Row | None, found: Found, rules: Rules, now: datetime, titled: Sequence[Row] = ()) -> Remembered:
    """What to keep of an entry in one season, with `row` what is known of it already.

    `titled` are the rows of its member that have its title: it may be one of them at another address.
    """
    if found.entry.comment:
        return Remembered(row=None, verdicts=(Verdict(season=rules.season.id, status="not ours", because=_COMMENT),))
    if row is None or is_file_row(row):  # a feed tells more than the note that a file was seen
        return _first_sight(found, rules, row.first_seen if row else now, titled)
    return _later_sight(row, found, rules, titled)


def _first_sight(found: Found, rules: Rules, now: datetime, titled: Sequence[Row]) -> Remembered:
    """Judged first: of a post outside the season nothing else need be known."""
    entry, url = found.entry, without_tracking(found.entry.url)
    sighting = Sighting(
        addresses=(url,) if url else (),
        guid=entry.guid if found.guid_is_unique else "",
        title=entry.title,
        claimed=entry.claimed,
        first_seen=now,
        tags=entry.tags,
        author=entry.author,
        reading=found.reading,
        everywhere=found.everywhere,
    )
    verdicts = _judge(sighting, rules)
    if not _in_scope(verdicts, sighting, rules):
        return Remembered(row=None, verdicts=verdicts)
    row = Row(
        member=rules.member.id,
        page=entry_page(entry),
        url=url,
        addresses=sighting.addresses,
        first_seen=now,
        guid=sighting.guid,
        claimed=entry.claimed,
        claimed_text="" if entry.claimed else entry.claimed_text,
        feed=found.feed,
        title=entry.title,
        verdicts=verdicts,
        rules=rules.fingerprint,
        **told(found, rules.member),
    )
    kept = _with_quotations(row, found.reading, rules) if _speaks(verdicts) else row
    held = _gone(row, rules) or _unless_repeated(kept, verdicts, rules, titled)
    return Remembered(row=replace(kept, verdicts=held), verdicts=held)


def _later_sight(row: Row, found: Found, rules: Rules, titled: Sequence[Row]) -> Remembered:
    recalled = not row.partial and found.entry.summary_only
    kept = later_memory(row, found, recalled, rules.member)
    if recalled:
        return _from_memory(row, kept, _judge(sighting_of(kept, None, found.everywhere), rules), rules)
    verdicts = _judge(sighting_of(kept, found.reading, found.everywhere), rules)
    if _speaks(verdicts):
        kept = _with_quotations(kept, found.reading, rules)
    elif kept.windows or kept.links:
        kept = replace(kept, windows=(), links=())
    if is_repeat(row.verdicts):
        verdicts = _unless_repeated(kept, verdicts, rules, titled)
    return settle(row, kept, verdicts, rules)


def _unless_repeated(
    row: Row, verdicts: tuple[Verdict, ...], rules: Rules, titled: Sequence[Row]
) -> tuple[Verdict, ...]:
    """The verdicts, unless credit would be given to what has it already at another address."""
    first = first_of(row, titled)
    return verdicts if first is None else as_repeat(verdicts, first, rules.member, rules.season)


def _judge(sighting: Sighting, rules: Rules) -> tuple[Verdict, ...]:
    return judge(sighting, rules.member, rules.season, rules.others, rules.site_url)


def _gone(row: Row, rules: Rules) -> tuple[Verdict, ...]:
    """The verdict on what was published after its author had left, whatever it says; empty for anything else."""
    if rules.member.left is None:
        return ()
    judged = published_at(sighting_of(row, None), rules.member, rules.season)
    gone = after_leaving(rules.member, rules.season, judged)
    return (gone,) if gone is not None else ()


def _with_quotations(row: Row, reading: Reading, rules: Rules) -> Row:
    """What a mark stands in, and the links that are marks: enough to judge again without the text."""
    return replace(
        row,
        windows=windows(reading, rules.season, rules.others, rules.site_url),
        links=matching_links(reading, rules.season, rules.site_url, rules.others),
    )


def recall(row: Row, rules: Rules) -> Remembered:
    """Judges a row again from memory alone, because the rules changed and no feed brings its text."""
    return _from_memory(row, row, _judge(sighting_of(row, None), rules), rules)


def _from_memory(row: Row, kept: Row, verdicts: tuple[Verdict, ...], rules: Rules) -> Remembered:
    """Stores a judgement without the text, unless what spoke of the challenge may only be missing from memory.

    Then the verdict stays and says so; credit that would be lowered is listed, and only a ruling can lower it.
    """
    lost = _speaks(row.verdicts) and not _speaks(verdicts)
    if _gone(row, rules) or not (lost or is_repeat(row.verdicts)):
        return settle(row, kept, verdicts, rules)
    if lowers(row.verdicts, verdicts):
        lowered = tuple(replace(verdict, because=(_KEPT, *verdict.because)) for verdict in verdicts)
        return Remembered(row=kept, verdicts=row.verdicts, lowered=lowered)
    said = tuple(replace(each, because=tuple(dict.fromkeys((*each.because, _KEPT)))) for each in row.verdicts)
    return Remembered(row=replace(kept, verdicts=said, rules=rules.fingerprint), verdicts=said)


def settle(row: Row, kept: Row, verdicts: tuple[Verdict, ...], rules: Rules) -> Remembered:
    """Stores a judgement unless it would take credit away that was published and nobody accepted that.

    What was published after its author had left is no credit: the date in the member's file is a person's word.
    """
    gone = _gone(row, rules)
    verdicts = gone or verdicts
    if not rules.accept and not gone and lowers(row.verdicts, verdicts):
        return Remembered(row=replace(kept, verdicts=row.verdicts, rules=""), verdicts=row.verdicts, lowered=verdicts)
    if row.rules and row.verdicts == verdicts:  # as it was: no new prompt rewrites every line
        return Remembered(row=kept, verdicts=verdicts)
    return Remembered(row=replace(kept, verdicts=verdicts, rules=rules.fingerprint), verdicts=verdicts)


def _in_scope(verdicts: tuple[Verdict, ...], sighting: Sighting, rules: Rules) -> bool:
    """A post has a row where it is credited or asked about, or where it fell within the season, with margins."""
    if any(verdict.status != "not ours" for verdict in verdicts):
        return True
    starts, ends = rules.window
    moment = published_at(sighting, rules.member, rules.season).moment
    margin = MARGIN if _marked(verdicts) else timedelta()
    return starts - margin <= moment and (ends.year >= 9999 or moment < ends + margin)


def _speaks(verdicts: Iterable[Verdict]) -> bool:
    """Whether anything in the post spoke of the challenge, be it no more than a mention."""
    said = (reason.detail for verdict in verdicts for reason in verdict.because)
    return _marked(verdicts) or any(detail.startswith(ONLY_SPEAKS) for detail in said)


def _marked(verdicts: Iterable[Verdict]) -> bool:
    return any(reason.signal != "date" for verdict in verdicts for reason in verdict.because)
