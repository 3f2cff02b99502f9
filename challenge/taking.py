"""Entries and files into the ledgers, each counted once. An entry costs itself alone, whatever is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from challenge.account import Lowered, Options, Report
from challenge.asking import Asking
from challenge.completing import wants_page, with_page, without_text
from challenge.content.members import Member
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.content.tree import Content
from challenge.entries.parsed import ParsedFeed
from challenge.entries.text import read_clean_html
from challenge.ledger.assemble import file_verdicts
from challenge.ledger.books import Books
from challenge.ledger.credit import credit_of, in_words
from challenge.ledger.files import file_row, first_date, is_file_row, needs_first_sight
from challenge.ledger.groups import Group, group_by_page
from challenge.ledger.index import Found, entry_page
from challenge.ledger.remember import Remembered, Rules, consented, recall, remember, whole_entry
from challenge.ledger.row import Row
from challenge.recognition.deciding.authors import is_by
from challenge.recognition.fingerprint import fingerprint
from challenge.recognition.marks.everywhere import everywhere_marks
from challenge.recognition.verdict import RANK, Status


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
        self._windows = {season.id: season_window(season) for season in self.everything}
        self._beside: dict[tuple[str, tuple[str, ...] | None], tuple[tuple[Season, ...], str]] = {}
        self._rules: dict[tuple[str, str], Rules] = {}
        self._seen: set[tuple[str, str]] = set()
        self.held: set[str] = set()
        """Feeds whose bodies must be judged again next time: something in them waits for --accept, or for a page."""
        self._short: list[tuple[Found, list[Member], Mapping[str, frozenset[str]]]] = []

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
        by_page: dict[str, list[tuple[Found, list[Member], Mapping[str, frozenset[str]]]]] = {}
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
        habits = everywhere_marks(entries, readings, self.seasons, self._windows.values())
        for entry, reading in zip(entries, readings, strict=True):
            unique = guids[entry.guid] == 1
            found = Found(entry=entry, reading=reading, feed=url, guid_is_unique=unique)
            if any(self._wants_page(member, found, habits) for member in members):
                self._short.append((found, members, habits))
            else:
                self._take_found(found, members, habits)

    def _take_found(self, found: Found, members: list[Member], habits: Mapping[str, frozenset[str]]) -> None:
        rows = len(self.report.new)
        outcomes = [outcome for member in members for outcome in self._take_entry(member, found, habits)]
        self._count(outcomes, is_new=len(self.report.new) > rows)

    def _wants_page(self, member: Member, found: Found, habits: Mapping[str, frozenset[str]]) -> bool:
        """Whether a summary leaves something open that the post's own page may answer."""
        entry = found.entry
        if not (member.complete and entry.summary_only and entry.url) or is_by(entry.author, member) is False:
            return False
        return any(wants_page(outcome, season) for season, _, outcome in self._outcomes(member, found, habits))

    def _take_entry(self, member: Member, found: Found, habits: Mapping[str, frozenset[str]]) -> list[Remembered]:
        """One entry into the ledger of each season that its member takes part in."""
        if is_by(found.entry.author, member) is False:
            return []
        outcomes = self._outcomes(member, found, habits)
        credited = any(credit_of(outcome.verdicts) for _, _, outcome in outcomes)
        for season, row, outcome in outcomes:
            needless = credited and outcome.is_new and outcome.verdicts[0].status == "not ours"
            if not needless:  # a post that counts in one season need not be told that it is none of another's
                self._keep(season, member, found, row, outcome)
        return [outcome for _, _, outcome in outcomes]

    def _outcomes(
        self, member: Member, found: Found, habits: Mapping[str, frozenset[str]]
    ) -> list[tuple[Season, Row | None, Remembered]]:
        outcomes: list[tuple[Season, Row | None, Remembered]] = []
        for season in self.seasons:
            if member.seasons is None or season.id in member.seasons:
                index = self.indexes[season.id]
                row = index.find(member.id, found)
                unique = found.guid_is_unique and index.may_have(row, found.entry.guid)
                known = found
                if habits[season.id] or unique != found.guid_is_unique:
                    known = replace(found, everywhere=habits[season.id], guid_is_unique=unique)
                outcomes.append((season, row, remember(row, known, self._rules_for(season, member), self.now)))
        return outcomes

    def _keep(self, season: Season, member: Member, found: Found, row: Row | None, outcome: Remembered) -> None:
        page = row.page if row else entry_page(found.entry)
        if outcome.row is None or self.forgotten.holds(member.id, page):
            return
        self._seen.add((season.id, self.indexes[season.id].put(outcome.row)))
        if row is None:
            self.report.new.append((season.id, outcome.row))
        if outcome.lowered:
            self.held.add(found.feed)
        self._note_lowered(season, outcome)

    def _count(self, outcomes: list[Remembered], is_new: bool) -> None:
        """An entry is counted once: by the best that came of it, for any member in any season; new if it got a row."""
        verdicts = [verdict for outcome in outcomes for verdict in outcome.verdicts]
        statuses: list[Status] = [verdict.status for verdict in verdicts]
        best = max(statuses, key=RANK.__getitem__, default="not ours")
        self.report.entries["seen"] += 1
        self.report.entries["new"] += is_new
        self.report.entries[best] += 1
        if best == "ask":
            self.report.entries["doubtful" if any(v.ask == "doubtful" for v in verdicts) else "unmarked"] += 1

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
            self._rules[key] = Rules(
                season=season,
                others=others,
                member=member,
                site_url=self.content.site.url,
                fingerprint=print_,
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
