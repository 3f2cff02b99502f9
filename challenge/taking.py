"""Entries and files into the ledgers, each counted once. An entry costs itself alone, whatever is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from challenge.account import Lowered, Options, Report
from challenge.asking import Asking
from challenge.completing import wants_page, with_page, without_text
from challenge.content.members import Member
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.content.tree import Content
from challenge.entries.entry import Entry
from challenge.entries.parsed import ParsedFeed
from challenge.entries.text import Reading, read_clean_html
from challenge.ledger.assemble import file_verdicts
from challenge.ledger.books import Books
from challenge.ledger.credit import in_words
from challenge.ledger.files import file_row, first_date, is_file_row, needs_first_sight
from challenge.ledger.groups import Group, group_by_page
from challenge.ledger.in_force import in_force
from challenge.ledger.index import Found, entry_page
from challenge.ledger.memory import consented, sighting_of, whole_entry
from challenge.ledger.remember import Remembered, Rules, recall, remember
from challenge.ledger.row import Row
from challenge.ledger.ruled import index_rulings, ruling_for
from challenge.recognition.deciding.authors import is_by
from challenge.recognition.deciding.when import published_at
from challenge.recognition.fingerprint import fingerprint
from challenge.recognition.marks.everywhere import everywhere_marks
from challenge.recognition.verdict import Verdict


class Taking:
    """What a refresh takes into the ledgers, and what it found out on the way."""

    def __init__(
        self,
        content: Content,
        seasons: Sequence[Season],
        books: Books,
        options: Options,
        now: datetime,
        report: Report,
    ) -> None:
        self.content, self.seasons, self.options, self.now = content, seasons, options, now
        self.books, self.report = books, report
        self.indexes, self.forgotten = books.indexes, books.forgotten
        self.everything = tuple(files.season for files in content.seasons.values())
        self._rulings = {season.id: index_rulings(content.seasons[season.id].rulings) for season in seasons}
        self._windows = {season.id: season_window(season) for season in self.everything}
        self._beside: dict[tuple[str, tuple[str, ...] | None], tuple[tuple[Season, ...], str]] = {}
        self._rules: dict[tuple[str, str], Rules] = {}
        self._seen: set[tuple[str, str]] = set()
        self.held: set[str] = set()
        """Feeds whose bodies must be judged again next time: something in them waits for --accept, or for a page."""
        self._short: list[tuple[Found, list[Member], frozenset[str]]] = []

    def take_feed(self, feed: ParsedFeed, url: str, members: list[Member]) -> None:
        """A feed that trips a mistake of ours costs itself alone; its body is judged again when that is mended."""
        try:
            self._take_entries(feed, url, members)
        except Exception as error:  # the last wall between one feed and everybody else's
            self.held.add(url)
            words = f"could not be judged by a mistake of ours ({type(error).__name__}: {error})"
            self.report.problems.append(f"{url}: {words}"[:400])

    def complete(self, asking: Asking) -> None:
        """Posts of which their feed gives a summary only, with their own pages' text where it could be had."""
        by_page: dict[str, list[tuple[Found, list[Member], frozenset[str]]]] = {}
        for found, members, habits in self._short:
            by_page.setdefault(found.entry.url, []).append((found, members, habits))
        visits = {visit.url: visit for visit in asking.visits(by_page)}
        for url, waiting in by_page.items():
            for found, members, habits in waiting:
                if visits[url].later:
                    self.held.add(found.feed)
                whole = with_page(found, visits[url], members)
                self._take_found(whole, members, habits)

    def _take_entries(self, feed: ParsedFeed, url: str, members: list[Member]) -> None:
        entries = [without_text(whole_entry(entry)) for entry in feed.entries]
        readings = [entry.reading or read_clean_html(entry.html, entry.url) for entry in entries]
        guids = Counter(entry.guid for entry in entries)
        by_season = everywhere_marks(entries, readings, self.everything, self._windows.values())
        habits = frozenset[str]().union(*by_season.values())
        for entry, reading in sorted(zip(entries, readings, strict=True), key=_by_date):
            unique = guids[entry.guid] == 1
            found = Found(entry=entry, reading=reading, feed=url, guid_is_unique=unique)
            if any(self._wants_page(member, found, habits) for member in members):
                self._short.append((found, members, habits))
            else:
                self._take_found(found, members, habits)

    def _take_found(self, found: Found, members: list[Member], habits: frozenset[str]) -> None:
        """Counted once, by the best that is held of it for any member in any season."""
        known = len(self.report.new)
        held = [verdict for member in members for verdict in self._take_entry(member, found, habits)]
        self.report.count(held, is_new=len(self.report.new) > known)

    def _wants_page(self, member: Member, found: Found, habits: frozenset[str]) -> bool:
        """Whether a summary leaves something open that the post's own page may answer."""
        entry = found.entry
        if not (member.complete and entry.summary_only and entry.url) or is_by(entry.author, member) is False:
            return False
        return any(wants_page(outcome, season) for season, _, outcome in self._outcomes(member, found, habits))

    def _take_entry(self, member: Member, found: Found, habits: frozenset[str]) -> list[Verdict]:
        """One entry into the ledger of each season that its member takes part in. Returns what is held of it there."""
        if is_by(found.entry.author, member) is False:
            return []
        held: list[Verdict] = []
        for season, row, outcome in self._outcomes(member, found, habits):
            kept = self._keep(season, member, found, row, outcome)
            held += self._held_of(season, member, kept) if kept else ()
        return held

    def _held_of(self, season: Season, member: Member, row: Row) -> tuple[Verdict, ...]:
        """What every other verb says of the entry: by a ruling, and with old questions closed."""
        ruling = ruling_for(self._rulings[season.id], row.pages, ())
        if ruling is not None and ruling.hidden:
            return ()
        judged = published_at(sighting_of(row, None), member, season)
        return in_force(row.verdicts, ruling, member, season, judged, self.now)

    def _outcomes(
        self, member: Member, found: Found, habits: frozenset[str]
    ) -> list[tuple[Season, Row | None, Remembered]]:
        outcomes: list[tuple[Season, Row | None, Remembered]] = []
        for season in self.seasons:
            if member.seasons is None or season.id in member.seasons:
                index = self.indexes[season.id]
                row = index.find(member.id, found)
                unique = found.guid_is_unique and index.may_have(row, found.entry.guid)
                known = found
                if habits or unique != found.guid_is_unique:
                    known = replace(found, everywhere=habits, guid_is_unique=unique)
                rules, titled = self._rules_for(season, member), index.titled(member.id, found.entry.title)
                outcomes.append((season, row, remember(row, known, rules, self.now, titled)))
        return outcomes

    def _keep(self, season: Season, member: Member, found: Found, row: Row | None, outcome: Remembered) -> Row | None:
        """The row that is kept of it; None where there is nothing to keep, or nothing may be."""
        page = row.page if row else entry_page(found.entry)
        if outcome.row is None or self.forgotten.holds(member.id, page):
            return None
        self._seen.add((season.id, self.indexes[season.id].put(outcome.row)))
        if row is None:
            self.report.new.append((season.id, outcome.row))
        if outcome.lowered:
            self.held.add(found.feed)
        self._note_lowered(season, outcome)
        return outcome.row

    def _note_lowered(self, season: Season, remembered: Remembered) -> None:
        row = remembered.row
        if row is None or not remembered.lowered:
            return
        self.report.would_lower.append(
            Lowered(
                post=row.url or row.page,
                title=row.title,
                member=row.member,
                season=season.id,
                stored=in_words(remembered.verdicts),
                proposed=in_words(remembered.lowered),
                because=" ".join(reason.detail for verdict in remembered.lowered for reason in verdict.because),
            )
        )

    def take_files(self) -> None:
        """Remembers when a file without a usable date was first seen: its date cannot move from day to day."""
        for season in self.seasons:
            index = self.indexes[season.id]
            for group in group_by_page(self.content.members, (), self.content.seasons[season.id].posts):
                row = index.rows.get(index.by_page.get((group.member.id, group.page), ""))
                if row is None or is_file_row(row):
                    self._take_file(season, group, row)

    def _take_file(self, season: Season, group: Group, row: Row | None) -> None:
        """The note of a page that files alone tell of: its first sight once and for all, its verdict as it is today."""
        date = first_date(group.files, group.member)
        if row is None and not needs_first_sight(date, group.member, season, self.now):
            return
        seen = row or file_row(group.files, self.now, ())
        group.rows = [seen]
        others = tuple(other for other in self.everything if other.id != season.id)
        verdicts = file_verdicts(group, season, others, self.content.site.url, self.now)
        note = file_row(group.files, seen.first_seen, verdicts)
        self.indexes[season.id].put(replace(note, more=seen.more))

    def recall_the_rest(self) -> None:
        """What no feed brought this time: no more is kept than its member allows, and other rules judge it again."""
        for season in self.seasons:
            index = self.indexes[season.id]
            for row in list(index.rows.values()):
                member = self.content.members.get(row.member)
                if member is None or is_file_row(row) or (season.id, row.id) in self._seen:
                    continue
                if self.options.member not in (None, row.member):
                    continue
                kept, rules = consented(row, member), self._rules_for(season, member)
                if row.rules != rules.fingerprint:
                    remembered = recall(kept, rules)
                    kept = remembered.row or kept
                    self._note_lowered(season, remembered)
                if kept != row:
                    index.put(kept)

    def _rules_for(self, season: Season, member: Member) -> Rules:
        key = (season.id, member.id)
        if key not in self._rules:
            others, print_ = self._others_of(season, member)
            left = f" {member.left.isoformat()}" if member.left else ""
            self._rules[key] = Rules(
                season=season,
                others=others,
                member=member,
                site_url=self.content.site.url,
                fingerprint=print_ + left,
                window=self._windows[season.id],
                accept=self.options.accept,
            )
        return self._rules[key]

    def _others_of(self, season: Season, member: Member) -> tuple[tuple[Season, ...], str]:
        """The seasons besides that a member takes part in, and the fingerprint of all of them together."""
        key = (season.id, member.seasons)
        if key not in self._beside:
            others = tuple(
                other
                for other in self.everything
                if other.id != season.id and (member.seasons is None or other.id in member.seasons)
            )
            self._beside[key] = (others, fingerprint(season, others))
        return self._beside[key]


def _by_date(sight: tuple[Entry, Reading]) -> datetime:
    """The oldest post first: of one that comes twice, the later is the repeat. Without a date it comes last."""
    claimed = sight[0].claimed
    return claimed.start(UTC) if claimed is not None else datetime.max.replace(tzinfo=UTC)
