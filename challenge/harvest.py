"""One refresh's harvest: what feeds, pages and files bring, taken into the ledgers and counted.

`refresh.py` asks; this takes. An answer costs itself alone, whatever is in it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from challenge.asking import SITE_HOLDS, Asking
from challenge.completing import wants_page, with_page, without_text
from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.content.tree import Content
from challenge.entries.parsed import ParsedFeed
from challenge.entries.text import read_clean_html
from challenge.errors import UsageError
from challenge.feeds.answer import Answer
from challenge.feeds.catch_up import OlderPage
from challenge.feeds.crowd import Pace
from challenge.feeds.state import dump_states, next_state
from challenge.feeds.suggest import feed_on
from challenge.ledger.credit import credit_of, in_words
from challenge.ledger.feed_states import STATES, load_feed_states
from challenge.ledger.files import file_page, file_row, is_file_row, needs_first_sight
from challenge.ledger.forgotten import load_forgotten
from challenge.ledger.remember import Found, Index, Remembered, Rules, entry_page, recall, remember, whole_entry
from challenge.ledger.row import Row
from challenge.ledger.store import Ledger, ledger_path, load_ledger, sweep, write_ledger, write_whole
from challenge.recognition.authors import is_by
from challenge.recognition.everywhere import everywhere_marks
from challenge.recognition.rules import fingerprint
from challenge.recognition.verdict import RANK, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `refresh` was asked for. `season` and `member` restrict it.

    `mirror` stands for the network, `pace` is how gently it is asked.
    """

    season: str | None = None
    member: str | None = None
    mirror: Path | None = None
    allow_private: bool = False
    force: bool = False
    accept: bool = False
    pace: Pace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """Credit that the rules of today would not give: kept until somebody accepts."""

    post: str
    title: str
    member: str
    season: str
    stored: str
    proposed: str
    because: str


@dataclass(slots=True)
class Report:
    """What a refresh did. Each feed is counted in exactly one class, and so is each entry."""

    feeds: Counter[str] = field(default_factory=Counter)
    entries: Counter[str] = field(default_factory=Counter)
    new: list[tuple[str, Row]] = field(default_factory=list)
    would_lower: list[Lowered] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


class Harvest:
    """The state of one refresh: the indexes being filled and the report being counted."""

    def __init__(self, content: Content, options: Options, now: datetime, epoch: int = 0) -> None:
        known = (("season", options.season, content.seasons), ("member", options.member, content.members))
        for kind, name, names in known:
            if name is not None and name not in names:
                raise UsageError(f"there is no {kind} '{name}'")
        self.content, self.options, self.now = content, options, now
        self.everything = tuple(files.season for files in content.seasons.values())
        asked = [season.id for season in self.everything if options.season in (None, season.id)]
        ledgers = {season: load_ledger(content.root, season) for season in asked}
        self.ledgers = {season: ledger for season, ledger in ledgers.items() if not ledger.closed}
        self.seasons = tuple(season for season in self.everything if season.id in self.ledgers)
        self.indexes = {season: Index.of(ledger.rows) for season, ledger in self.ledgers.items()}
        self.forgotten = load_forgotten(content.root)
        self.states, problems = load_feed_states(content.root)
        self.report = Report()
        self.report.problems.extend(map(str, [*content.problems, *problems]))
        self.report.problems.extend(str(p) for ledger in ledgers.values() for p in ledger.problems)
        self._rules: dict[tuple[str, str], Rules] = {}
        self._seen: set[tuple[str, str]] = set()
        self.held: set[str] = set()
        """Feeds whose bodies must be judged again next time: something in them waits for --accept, or for a page."""
        self._short: list[tuple[Found, list[Member], Mapping[str, frozenset[str]]]] = []
        prints = [(season.id, fingerprint(season, self.everything), season.goal.kind) for season in self.seasons]
        judged_by = (
            epoch,
            prints,
            sorted(content.members.items()),
            options.member,
        )  # one member's run is no news to others
        self.judged_by = hashlib.sha256(repr(judged_by).encode("utf-8", "replace")).hexdigest()[:16]

    def take(self, answer: Answer, members: list[Member]) -> None:
        """One feed's answer into the ledgers."""
        self.report.feeds[answer.outcome] += 1
        state = next_state(self.states.get(answer.url), answer, self.now)
        if state is not None:
            self.states[answer.url] = state
        if answer.why and answer.outcome != "not due":
            self.report.problems.append(f"{answer.url}: {answer.why}")
        if answer.feed is not None:
            self.report.problems.extend(f"{answer.url}: {problem}" for problem in answer.feed.problems)
            self._take_feed(answer.feed, answer.url, members)

    def take_older(self, page: OlderPage, members: list[Member]) -> None:
        """Posts that their feed was too short for."""
        if page.why:
            self.report.problems.append(f"{page.url}: {page.why}")
        self._take_feed(page.feed, page.url, members)

    def suggest(self, lost: Mapping[str, str], asking: Asking) -> None:
        """Looks for lost feeds on their members' home pages."""
        pages = {visit.url: visit for visit in asking.visits(filter(None, lost.values()), fresh=SITE_HOLDS)}
        for url, site in lost.items():
            visit, state = pages.get(site), self.states.get(url)
            found = feed_on(visit.html, visit.final_url, url) if visit and visit.html else ""
            if found and state is not None:
                self.states[url] = replace(state, suggestion=found)

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

    def _take_feed(self, feed: ParsedFeed, url: str, members: list[Member]) -> None:
        """A feed that trips a mistake of ours costs itself alone; its body is judged again when that is mended."""
        try:
            self._take_entries(feed, url, members)
        except Exception as error:  # the last wall between one feed and everybody else's
            self.held.add(url)
            words = f"could not be judged by a mistake of ours ({type(error).__name__}: {error})"
            self.report.problems.append(f"{url}: {words}"[:400])

    def _take_entries(self, feed: ParsedFeed, url: str, members: list[Member]) -> None:
        entries = [without_text(whole_entry(entry)) for entry in feed.entries]
        readings = [read_clean_html(entry.html, entry.url) for entry in entries]
        guids = Counter(entry.guid for entry in entries)
        habits = {season.id: everywhere_marks(entries, readings, season, self.everything) for season in self.seasons}
        for entry, reading in zip(entries, readings, strict=True):
            unique = guids[entry.guid] == 1
            found = Found(entry=entry, reading=reading, feed=url, guid_is_unique=unique)
            if any(self._wants_page(member, found, habits) for member in members):
                self._short.append((found, members, habits))
            else:
                self._take_found(found, members, habits)

    def _take_found(self, found: Found, members: list[Member], habits: Mapping[str, frozenset[str]]) -> None:
        self._count([outcome for member in members for outcome in self._take_entry(member, found, habits)])

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
                rules = self._rules_for(season, member)
                known = replace(found, everywhere=habits[season.id], guid_is_unique=unique)
                outcomes.append((season, row, remember(row, known, rules, self.now)))
        return outcomes

    def _keep(self, season: Season, member: Member, found: Found, row: Row | None, outcome: Remembered) -> None:
        page = row.page if row else entry_page(found.entry)
        if outcome.row is None or self.forgotten.holds(member.id, page):
            return
        self.indexes[season.id].put(outcome.row)
        self._seen.add((season.id, outcome.row.id))
        if row is None:
            self.report.new.append((season.id, outcome.row))
        if outcome.lowered:
            self.held.add(found.feed)
        self._note_lowered(season, outcome)

    def _count(self, outcomes: list[Remembered]) -> None:
        """An entry is counted once: by the best that came of it, for any member in any season."""
        statuses: list[Status] = [verdict.status for outcome in outcomes for verdict in outcome.verdicts]
        self.report.entries["seen"] += 1
        self.report.entries["new"] += any(outcome.is_new for outcome in outcomes)
        self.report.entries[max(statuses, key=RANK.__getitem__, default="not ours")] += 1

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
                because="; ".join(reason.detail for verdict in remembered.lowered for reason in verdict.because),
            )
        )

    def take_files(self) -> None:
        """Remembers when a file without a usable date was first seen: its date cannot move from day to day."""
        for season in self.seasons:
            for file in self.content.seasons[season.id].posts:
                member = self.content.members.get(file.member)
                index = self.indexes[season.id]
                if member is None or (member.id, file_page(file)) in index.by_page:
                    continue
                if needs_first_sight(file, member, season, self.now):
                    index.put(file_row(file, self.now))

    def recall_the_rest(self) -> None:
        """Judges again what no feed brought this time, where it was judged by other rules."""
        for season in self.seasons:
            index = self.indexes[season.id]
            for row in list(index.rows.values()):
                member = self.content.members.get(row.member)
                if member is None or is_file_row(row) or (season.id, row.id) in self._seen:
                    continue
                if self.options.member not in (None, row.member):
                    continue
                rules = self._rules_for(season, member)
                if row.rules != rules.fingerprint:
                    remembered = recall(row, rules)
                    if remembered.row is not None:
                        index.put(remembered.row)
                    self._note_lowered(season, remembered)

    def write(self) -> None:
        """Ledgers first, then the feeds' states; each in one step, each only where it changed."""
        for season, ledger in self.ledgers.items():
            sweep(ledger_path(self.content.root, season))
            if ledger.tidy and not self.indexes[season].touched and not self.forgotten.hashes:
                continue
            rows = {row.id: row for row in self.indexes[season].rows.values() if not self._is_forgotten(row)}
            after = Ledger(season=season, rows=rows, unreadable=ledger.unreadable)
            if write_ledger(self.content.root, after):
                self.report.written.append(f"seasons/{season}/ledger.jsonl")
        known = {feed for member in self.content.members.values() for feed in member.feeds}
        states = {url: state for url, state in self.states.items() if url in known}
        path = self.content.root / STATES
        sweep(path)
        if (states or path.exists()) and write_whole(path, dump_states(states)):
            self.report.written.append(STATES)

    def _is_forgotten(self, row: Row) -> bool:
        return bool(self.forgotten.hashes) and any(self.forgotten.holds(row.member, page) for page in row.pages)

    def _rules_for(self, season: Season, member: Member) -> Rules:
        key = (season.id, member.id)
        if key not in self._rules:
            others = tuple(
                other
                for other in self.everything
                if other.id != season.id and (member.seasons is None or other.id in member.seasons)
            )
            self._rules[key] = Rules(
                season=season,
                others=others,
                member=member,
                site_url=self.content.site.url,
                fingerprint=fingerprint(season, others),
                accept=self.options.accept,
            )
        return self._rules[key]
