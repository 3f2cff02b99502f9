"""Every feed asked with manners, read, and answered for exactly once, whatever its host does."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import challenge
from challenge.dates import iso_utc
from challenge.entries.parsed import NotAFeed, ParsedFeed
from challenge.feeds.answer import Answer
from challenge.feeds.cache import Cache, fingerprint_of
from challenge.feeds.crowd import Pace, Question, Result, ask_all, host_of
from challenge.feeds.decode import unzipped
from challenge.feeds.fetch import Network
from challenge.feeds.follow import Outcome, Validators
from challenge.feeds.guard import refusal
from challenge.feeds.manners import Facts, Poll, after_answer, after_failure, not_before, retry_after
from challenge.feeds.mirror import Mirror
from challenge.feeds.reading import is_for_two, parse_feed, start_apart
from challenge.feeds.state import FeedState
from challenge.feeds.wire import FetchError, Transport
from challenge.feeds.without_posts import is_comments, without_posts
from challenge.feeds.words import blocked_in_words, status_in_words

if TYPE_CHECKING:
    from challenge.feeds.apart import Apart

__all__ = ["Answer", "Pace", "gather"]

AHEAD = 32
"""Bodies on their way through a second process at once."""

_HOST_HOLD = timedelta(hours=1)


def gather(
    feeds: Sequence[str],
    *,
    cache: Cache,
    now: datetime,
    contact: str = "",
    mirror: Path | None = None,
    allow_private: bool = False,
    force: bool = False,
    known: Mapping[str, FeedState] | None = None,
    rules: str = "",
    pace: Pace | None = None,
) -> Iterator[Answer]:
    """One Answer for each feed: first those that are not asked, then the others as their hosts answer.

    `known` is what `feeds.json` says (a feed that is gone there is not asked); `rules` is a fingerprint of whatever the
    bodies are judged by: kept bodies that were judged by other rules come again. With a mirror nothing waits and our
    own interval is skipped; what recorded hosts ask for still counts. Raises ChallengeError where the cache cannot be
    written.
    """
    run = _Run(cache, now, rules, skip_ours=force or mirror is not None)
    questions: list[Question] = []
    for url in dict.fromkeys(feeds):
        asked = run.question(url, gone=_is_gone(url, known), allow_private=allow_private)
        if isinstance(asked, Answer):
            yield asked
        else:
            questions.append(asked)
    if not questions:
        return
    transport = transport_for(contact, mirror, allow_private)
    results = ask_all(questions, transport, pace_for(mirror, pace), cache.asked_at)
    if not run.is_for_two(questions, known or {}):
        yield from map(run.answer, results)
        return
    run.apart = start_apart()
    try:
        yield from map(run.answer, run.read_ahead(results))
    finally:
        run.apart.close()


def transport_for(contact: str, mirror: Path | None, allow_private: bool) -> Transport:
    """The network, or the recorded answers that stand for it."""
    if mirror:
        return Mirror(mirror, allow_private=allow_private)
    return Network(user_agent(contact), allow_private=allow_private)


def pace_for(mirror: Path | None, pace: Pace | None = None) -> Pace:
    """Recorded answers need no pauses, and come in the same order each time."""
    return Pace(hosts=1, pause=0) if mirror else pace or Pace()


def user_agent(contact: str) -> str:
    """Who we are and how to reach us, in one line of plain letters."""
    clean = "".join(letter for letter in contact if letter.isascii() and letter.isprintable() and letter not in "()")
    return f"writing-challenge/{challenge.__version__} (feed reader{'; +' + clean[:200] if clean else ''})"


def _is_gone(url: str, known: Mapping[str, FeedState] | None) -> bool | None:
    return None if known is None else url in known and known[url].state == "gone"


class _Run:
    """One run's view of the cache."""

    def __init__(self, cache: Cache, now: datetime, rules: str, *, skip_ours: bool) -> None:
        self.cache, self.now, self.rules = cache, now, rules
        self.skip_ours = skip_ours
        self.apart: Apart | None = None

    def question(self, url: str, *, gone: bool | None, allow_private: bool) -> Question | Answer:
        """What to ask of this feed, or the answer where it is not asked."""
        words = refusal(url, allow_private=allow_private)
        if words:
            return Answer(url=url, outcome="failed", why=words, kind="address")
        poll = self.cache.poll(url)
        if poll.gone if gone is None else gone:
            return self._kept(Answer(url=url, outcome="gone", why=status_in_words(410), kind="gone"), poll)
        address = poll.moved or url
        held = self.cache.hold_of(host_of(address))
        if held is not None and self.now < held:
            return self._not_due(poll, held, "the host asked to be left alone until then")
        wait = not_before(poll, self.now, force=self.skip_ours)
        if wait is not None:
            return self._not_due(poll, *wait)
        return Question(url, address, Validators(poll.validated_url, poll.etag, poll.modified))

    def is_for_two(self, questions: Sequence[Question], known: Mapping[str, FeedState]) -> bool:
        """Whether a second process is to read what comes: there is much of it, or some of it has ended one before."""
        if any(known[question.url].kind == "unreadable" for question in questions if question.url in known):
            return True
        return is_for_two(sum(self.cache.poll(question.url).polled is None for question in questions))

    def read_ahead(self, results: Iterator[Result]) -> Iterator[Result]:
        """The same in the same order, each some time after its body was begun."""
        ahead: deque[Result] = deque()
        for result in results:
            self._begin(result)
            ahead.append(result)
            if len(ahead) > AHEAD:
                yield ahead.popleft()
        yield from ahead

    def _begin(self, result: Result) -> None:
        feed, outcome = result.question.url, result.outcome
        if self.apart and outcome and outcome.reply.status == 200 and not self.cache.poll(feed).fingerprint:
            with suppress(FetchError):  # met again when the answer is looked at
                body = unzipped(outcome.reply.body)
                self.apart.begin(feed, body, outcome.reply.headers.get("content-type", ""), outcome.final_url)

    def answer(self, result: Result) -> Answer:
        """What a result means. Neither what a host sends nor a fault of ours in reading it is raised from here."""
        url = result.question.url
        poll = self.cache.poll(url)
        if result.held:
            until = self.cache.hold_of(result.held) or self.now + _HOST_HOLD
            return self._not_due(poll, until, "the host asked to be left alone until then")
        if result.error is not None or result.outcome is None:
            error = result.error or FetchError("internal", "no answer")
            return self._failed(poll, Facts(status=0), str(error), error.kind)
        try:
            return self._answered(poll, result.outcome)
        except FetchError as error:
            return self._failed(poll, Facts(status=0), str(error), error.kind)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError) as error:
            words = f"this feed could not be read by a mistake of ours ({type(error).__name__}: {error})"[:300]
            return self._failed(poll, Facts(status=0), words, "internal")

    def _answered(self, poll: Poll, outcome: Outcome) -> Answer:
        reply = outcome.reply
        facts = Facts(
            status=reply.status, headers=reply.headers, final_url=outcome.final_url, moved_to=outcome.moved_to
        )
        if reply.status == 304 and poll.validated_url:  # asked for with our validators, so that we hold the body
            return self._settled(after_answer(poll, facts, self.now), outcome, "unchanged", None, None)
        if reply.status != 200:
            return self._refused(poll, facts)
        content_type = reply.headers.get("content-type", "")
        body = unzipped(reply.body)
        fingerprint = fingerprint_of(body)
        same = fingerprint == poll.fingerprint and self.cache.is_judged(poll, self.rules)
        feed = self._read(poll.url, body, content_type, outcome.final_url) if not same else None
        if not isinstance(feed, ParsedFeed | None) or is_comments(feed):
            kind, words, suggestion = without_posts(feed, body, outcome.final_url, poll.url)
            return replace(self._failed(poll, replace(facts, status=0), words, kind), suggestion=suggestion)
        if feed is not None:
            least = feed.least_interval or timedelta()
            facts = replace(facts, least_interval=least, skip_hours=feed.skip_hours, skip_days=feed.skip_days)
        changed = fingerprint != poll.fingerprint
        after = replace(after_answer(poll, facts, self.now), fingerprint=fingerprint, content_type=content_type)
        kept = reply.packed if reply.packed and body is reply.body else body
        return self._settled(after, outcome, "ok" if changed else "unchanged", feed, kept if changed else None)

    def _read(self, feed: str, body: bytes, content_type: str, url: str) -> ParsedFeed | NotAFeed:
        read = self.apart.take(feed) if self.apart else None
        return read or parse_feed(body, content_type, url)

    def _settled(self, poll: Poll, outcome: Outcome, plain: str, feed: ParsedFeed | None, body: bytes | None) -> Answer:
        self.cache.keep(poll, body)
        moved_to = poll.moved or outcome.moved_to
        answer = Answer(
            url=poll.url,
            outcome="moved" if moved_to else ("ok" if plain == "ok" else "unchanged"),
            feed=feed,
            fingerprint=poll.fingerprint if feed else "",
            why=f"the host says that the feed moved to {moved_to}" if moved_to else "",
            kind="moved" if moved_to else "",
            final_url=outcome.final_url,
            moved_to=moved_to,
            confirmed=bool(poll.moved),
            until=max(filter(None, (poll.ours_until, poll.theirs_until)), default=None),
        )
        return answer if feed else self._kept(answer, poll)

    def _refused(self, poll: Poll, facts: Facts) -> Answer:
        if facts.status == 429:
            until = retry_after(facts, self.now) or self.now + _HOST_HOLD
            self.cache.hold(host_of(facts.final_url), until)
        if facts.status == 410:
            self.cache.keep(after_failure(poll, facts, self.now))
            return self._kept(Answer(url=poll.url, outcome="gone", why=status_in_words(410), kind="gone"), poll)
        until_asked = retry_after(facts, self.now)
        words = status_in_words(facts.status) + (
            f"; it asks to wait until {iso_utc(until_asked)}" if until_asked else ""
        )
        blocked = blocked_in_words(facts.status, facts.headers)
        return self._failed(poll, facts, blocked or words, "blocked" if blocked else f"http {facts.status}")

    def _failed(self, poll: Poll, facts: Facts, words: str, kind: str) -> Answer:
        after = after_failure(poll, facts, self.now)
        self.cache.keep(after)
        until = max(filter(None, (after.ours_until, after.theirs_until)), default=None)
        return self._kept(Answer(url=poll.url, outcome="failed", why=words, kind=kind, until=until), after)

    def _not_due(self, poll: Poll, until: datetime, why: str) -> Answer:
        return self._kept(Answer(url=poll.url, outcome="not due", why=why, until=until), poll)

    def _kept(self, answer: Answer, poll: Poll) -> Answer:
        """The same with the kept body read again, where it was not judged by these rules yet."""
        if not poll.fingerprint or self.cache.is_judged(poll, self.rules):
            return answer
        body = self.cache.body(poll.url)
        feed = parse_feed(body, poll.content_type, poll.validated_url or poll.url) if body is not None else None
        if not isinstance(feed, ParsedFeed):
            return answer
        return replace(answer, feed=feed, fingerprint=poll.fingerprint)
