"""Many feeds at once, each host gently: one connection to a host at a time, with a pause between two questions."""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from queue import SimpleQueue
from urllib.parse import urlsplit

from challenge.feeds.fetch import SECONDS
from challenge.feeds.follow import Outcome, Validators, follow
from challenge.feeds.wire import FetchError, Reply, Transport

_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """`hosts` at once; `pause` seconds between two feeds of one host, less where it carries so many that all pauses
    together would exceed `most_pause`; `seconds` for one feed with its redirects."""

    hosts: int = 32
    pause: float = 1.0
    most_pause: float = 30.0
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class Question:
    """One feed to ask: `url` names it, `address` is asked (another one where it has moved)."""

    url: str
    address: str
    validators: Validators


@dataclass(frozen=True, slots=True)
class Result:
    """What came back: an outcome, an error, or the host that asked for peace meanwhile."""

    question: Question
    outcome: Outcome | None = None
    error: FetchError | None = None
    held: str = ""


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """`host:port`, with the port always written."""
    parts = urlsplit(url)
    return f"{parts.hostname or ''}:{parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)}"


def ask_all(
    questions: Sequence[Question], transport: Transport, pace: Pace, asked_at: dict[str, float] | None = None
) -> Iterator[Result]:
    """Every question answered exactly once, in the order of arrival. The asking goes on while results are worked on.

    `asked_at` is when each host was asked last, kept up to date: so that a pause holds between two calls, too.
    """
    crowd = _Crowd(questions, transport, pace, asked_at if asked_at is not None else {})
    crowd.start()
    try:
        for _ in questions:
            yield crowd.next_result()
    finally:
        crowd.stop()


class _Crowd:
    """So many threads, each with one host at a time."""

    def __init__(
        self, questions: Sequence[Question], transport: Transport, pace: Pace, asked_at: dict[str, float]
    ) -> None:
        by_host: dict[str, deque[Question]] = {}
        for question in questions:
            by_host.setdefault(host_of(question.address), deque()).append(question)
        self._transport, self._pace, self._last = transport, pace, asked_at
        self._waiting = deque(sorted(by_host.values(), key=len, reverse=True))
        self._busy = Counter({host: len(waiting) for host, waiting in by_host.items()})
        self._results: SimpleQueue[Result] = SimpleQueue()
        self._room = threading.Semaphore(2 * pace.hosts)
        self._taken = 0
        self._gates: dict[str, threading.Lock] = {}
        self._held: set[str] = set()
        self._stopped = threading.Event()

    def start(self) -> None:
        """Daemons: nobody waits for a slow host once nobody wants its answer."""
        for _ in range(min(self._pace.hosts, len(self._waiting))):
            threading.Thread(target=self._work, name="feeds", daemon=True).start()

    def next_result(self) -> Result:
        """The threads are let on all at once, now and then: one at a time they would get in the reader's way all along,
        which costs it a twentieth of its time."""
        result = self._results.get()
        self._taken += 1
        if self._taken % self._pace.hosts == 0:
            self._room.release(self._pace.hosts)
        return result

    def stop(self) -> None:
        """No further question is asked."""
        self._stopped.set()
        self._room.release(self._pace.hosts)

    def _work(self) -> None:
        try:
            while (waiting := self._next_host()) is not None:
                for question in waiting:
                    self._room.acquire()
                    if self._stopped.is_set():
                        return
                    self._results.put(self._ask(question))
        finally:
            self._transport.close()

    def _next_host(self) -> deque[Question] | None:
        try:
            return self._waiting.popleft()
        except IndexError:  # another thread was faster
            return None

    def _ask(self, question: Question) -> Result:
        host = host_of(question.address)
        if host in self._held:
            return Result(question, held=host)
        chain = _Chain(self, self._pace.seconds)
        try:
            outcome = follow(question.address, question.validators, chain.get)
        except FetchError as error:
            return Result(question, error=error)
        except Exception as error:
            return Result(
                question, error=FetchError("internal", f"our own mistake ({type(error).__name__}: {error})"[:300])
            )
        if outcome.reply.status == 429:
            self._held.add(host_of(outcome.final_url))
        return Result(question, outcome=outcome)

    def turn(self, url: str, headers: Mapping[str, str], seconds: float, *, pausing: bool) -> tuple[Reply, float]:
        """One request when it is this host's turn; with the seconds that it took."""
        host = host_of(url)
        with self._gates.setdefault(host, threading.Lock()):
            if pausing and host in self._last:
                pause = min(self._pace.pause, self._pace.most_pause / max(self._busy[host], 1))
                if self._stopped.wait(max(self._last[host] + pause - time.monotonic(), 0)):
                    raise FetchError("internal", "nobody waits for the answer any more")
            began = time.monotonic()
            try:
                reply = self._transport.get(url, headers, seconds)
            finally:
                self._last[host] = time.monotonic()
            return reply, self._last[host] - began


class _Chain:
    """The requests of one feed: they share its seconds, and only the first to a host waits for its pause."""

    def __init__(self, crowd: _Crowd, seconds: float) -> None:
        self._crowd, self._left, self._host = crowd, seconds, ""

    def get(self, url: str, headers: Mapping[str, str]) -> Reply:
        pausing, self._host = host_of(url) != self._host, host_of(url)
        reply, took = self._crowd.turn(url, headers, max(self._left, 0.1), pausing=pausing)
        self._left -= took
        return reply
