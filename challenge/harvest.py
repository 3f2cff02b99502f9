"""One refresh's harvest: what feeds, pages and files bring, taken into the ledgers and counted.

`refresh.py` asks; this takes. Entries are for `taking.py`, which is loaded, with the recogniser and the ledgers, where
there is one: most refreshes of most feeds bring none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from challenge.account import Options, Report
from challenge.asking import SITE_HOLDS, Asking
from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.content.tree import Content
from challenge.errors import UsageError
from challenge.feeds.answer import Answer
from challenge.feeds.catch_up import OlderPage
from challenge.feeds.state import dump_states, next_state
from challenge.feeds.suggest import feed_on
from challenge.ledger.books import Books
from challenge.ledger.feed_states import STATES, load_feed_states
from challenge.ledger.pairing import Noted
from challenge.ledger.store import sweep, write_whole
from challenge.recognition.fingerprint import fingerprint

if TYPE_CHECKING:
    from challenge.taking import Taking


class Harvest:
    """The state of one refresh. `noted` is what an earlier one noted of the ledgers."""

    def __init__(self, content: Content, options: Options, now: datetime, noted: Noted) -> None:
        known = (("season", options.season, content.seasons), ("member", options.member, content.members))
        for kind, name, names in known:
            if name is not None and name not in names:
                raise UsageError(f"there is no {kind} '{name}'")
        self.content, self.options, self.now = content, options, now
        self.everything = tuple(files.season for files in content.seasons.values())
        asked = tuple(season for season in self.everything if options.season in (None, season.id))
        self.books = Books(content.root, [season.id for season in asked])
        self.states, problems = load_feed_states(content.root)
        self._kept_states = None if problems else dict(self.states)
        self.report = Report()
        expected = "private-feed" if options.allow_private else None
        self.report.problems.extend(str(p) for p in [*content.problems, *problems] if p.code != expected)
        self.seasons, self.judged_by = asked, self._print(asked, noted.epoch)
        self.is_settled = noted.settled == self._settled()
        if not self.is_settled:
            self.report.problems.extend(self.books.problems)
            self.seasons = tuple(season for season in asked if season.id in self.books.indexes)
            self.judged_by = self._print(self.seasons, noted.epoch)

    def _print(self, seasons: Sequence[Season], epoch: int) -> str:
        """A fingerprint of all that a body is judged by; one member's run is no news to others."""
        prints = [(season.id, fingerprint(season, self.everything), season.goal.kind) for season in seasons]
        judged_by = (epoch, prints, sorted(self.content.members.items()), self.options.member)
        return hashlib.sha256(repr(judged_by).encode("utf-8", "replace")).hexdigest()[:16]

    def _settled(self) -> str:
        posts = (file for files in self.content.seasons.values() for file in files.posts)
        files = sorted((file.path, file.title, file.prompts, repr(file.date)) for file in posts)
        beside = repr((sorted(self.books.forgotten.hashes), files)).encode("utf-8", "replace")
        return f"{self.judged_by} {hashlib.sha256(beside).hexdigest()[:16]}"

    @property
    def settled(self) -> str:
        """What to note of the ledgers: that nothing in them is to be judged again by these rules.

        Empty where something waits, or where not all of them were looked at.
        """
        if self.is_settled and not self._took:
            return self._settled()
        waits = self.report.would_lower or self.held or self.books.problems
        return "" if waits or self.options.season or self.options.member else self._settled()

    @property
    def _took(self) -> bool:
        return "taking" in self.__dict__

    @cached_property
    def taking(self) -> Taking:
        """Loaded with the recogniser, which takes as long as asking many feeds."""
        from challenge.taking import Taking

        return Taking(self.content, self.seasons, self.books, self.options, self.now, self.report)

    @property
    def held(self) -> set[str]:
        """Feeds whose bodies must be judged again next time."""
        return self.taking.held if self._took else set()

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
            self.taking.take_feed(answer.feed, answer.url, members)

    def take_older(self, page: OlderPage, members: list[Member]) -> None:
        """Posts that their feed was too short for."""
        if page.why:
            self.report.problems.append(f"{page.url}: {page.why}")
        self.taking.take_feed(page.feed, page.url, members)

    def suggest(self, lost: Mapping[str, str], asking: Asking) -> None:
        """Looks for lost feeds on their members' home pages."""
        pages = {visit.url: visit for visit in asking.visits(filter(None, lost.values()), fresh=SITE_HOLDS)}
        for url, site in lost.items():
            visit, state = pages.get(site), self.states.get(url)
            found = feed_on(visit.html, visit.final_url, url) if visit and visit.html else ""
            if found and state is not None:
                self.states[url] = replace(state, suggestion=found)

    def finish(self, asking: Asking) -> None:
        """What is left when every feed has answered: pages of short posts, files, and rows judged by older rules."""
        if self._took:
            self.taking.complete(asking)
            asking.cache.save()
        if self._took or not self.is_settled or any(map(self._has_undated_file, self.seasons)):
            self.taking.take_files()
        if not self.is_settled:
            self.taking.recall_the_rest()

    def _has_undated_file(self, season: Season) -> bool:
        members = self.content.members
        posts = [file for file in self.content.seasons[season.id].posts if file.member in members]
        if not posts:
            return False
        from challenge.ledger.files import needs_first_sight

        return any(needs_first_sight(file.date, members[file.member], season, self.now) for file in posts)

    def write(self) -> None:
        """Ledgers first, then the feeds' states; each in one step, each only where it changed."""
        self.report.written.extend(self.books.write())
        known = {feed for member in self.content.members.values() for feed in member.feeds}
        states = {url: state for url, state in self.states.items() if url in known}
        path = self.content.root / STATES
        sweep(path)
        if states != self._kept_states and write_whole(path, dump_states(states)):
            self.report.written.append(STATES)
