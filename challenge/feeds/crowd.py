"""Many feeds at once, each host gently: one connection to a host at a time, with a pause between two questions."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
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
    results: queue.SimpleQueue[Result | BaseException] = queue.SimpleQueue()
    crowd = _Crowd(transport, pace, results, asked_at if asked_at is not None else {})
    thread = threading.Thread(target=crowd.run, args=(questions,), name="feeds", daemon=True)
    thread.start()
    try:
        for _ in questions:
            result = results.get()
            if isinstance(result, BaseException):
                raise result
            crowd.taken()
            yield result
    finally:
        crowd.stop()
        thread.join()


class _Crowd:
    """Runs in its own thread, with its own event loop."""

    def __init__(
        self,
        transport: Transport,
        pace: Pace,
        results: queue.SimpleQueue[Result | BaseException],
        asked_at: dict[str, float],
    ) -> None:
        self._transport, self._pace, self._results = transport, pace, results
        self._loop = asyncio.new_event_loop()
        self._main: asyncio.Task[None] | None = None
        self._room = asyncio.Semaphore(2 * pace.hosts)
        self._gates: dict[str, asyncio.Lock] = {}
        self._last = asked_at
        self._busy: Counter[str] = Counter()
        self._held: set[str] = set()

    def run(self, questions: Sequence[Question]) -> None:
        names = ThreadPoolExecutor(self._pace.hosts, "names")  # looking up a name blocks a thread
        self._loop.set_default_executor(names)
        self._main = self._loop.create_task(self._all(questions))
        try:
            self._loop.run_until_complete(self._main)
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self._results.put(error)
        finally:
            self._loop.run_until_complete(self._transport.aclose())
            names.shutdown(wait=False, cancel_futures=True)
            self._loop.close()

    def taken(self) -> None:
        self._call(self._room.release)

    def stop(self) -> None:
        self._call(lambda: self._main.cancel() if self._main else None)

    def _call(self, what: object) -> None:
        with suppress(RuntimeError):  # the loop has finished
            self._loop.call_soon_threadsafe(what)  # type: ignore[arg-type]

    async def _all(self, questions: Sequence[Question]) -> None:
        by_host: dict[str, deque[Question]] = {}
        for question in questions:
            by_host.setdefault(host_of(question.address), deque()).append(question)
        self._busy.update({host: len(waiting) for host, waiting in by_host.items()})
        waiting = deque(sorted(by_host.values(), key=len, reverse=True))
        async with asyncio.TaskGroup() as group:
            for _ in range(min(self._pace.hosts, len(waiting))):
                group.create_task(self._work(waiting))

    async def _work(self, waiting: deque[deque[Question]]) -> None:
        while waiting:
            for question in waiting.popleft():
                await self._room.acquire()
                self._results.put(await self._ask(question))

    async def _ask(self, question: Question) -> Result:
        host = host_of(question.address)
        if host in self._held:
            return Result(question, held=host)
        chain = _Chain(self, self._pace.seconds)
        try:
            outcome = await follow(question.address, question.validators, chain.get)
        except FetchError as error:
            return Result(question, error=error)
        except Exception as error:
            return Result(
                question, error=FetchError("internal", f"our own mistake ({type(error).__name__}: {error})"[:300])
            )
        if outcome.reply.status == 429:
            self._held.add(host_of(outcome.final_url))
        return Result(question, outcome=outcome)

    async def turn(self, url: str, headers: Mapping[str, str], seconds: float, *, pausing: bool) -> tuple[Reply, float]:
        """One request when it is this host's turn; with the seconds that it took."""
        host = host_of(url)
        async with self._gates.setdefault(host, asyncio.Lock()):
            if pausing and host in self._last:
                pause = min(self._pace.pause, self._pace.most_pause / max(self._busy[host], 1))
                await asyncio.sleep(max(self._last[host] + pause - self._loop.time(), 0))
            began = self._loop.time()
            try:
                reply = await self._transport.get(url, headers, seconds)
            finally:
                self._last[host] = self._loop.time()
            return reply, self._last[host] - began


class _Chain:
    """The requests of one feed: they share its seconds, and only the first to a host waits for its pause."""

    def __init__(self, crowd: _Crowd, seconds: float) -> None:
        self._crowd, self._left, self._host = crowd, seconds, ""

    async def get(self, url: str, headers: Mapping[str, str]) -> Reply:
        pausing, self._host = host_of(url) != self._host, host_of(url)
        reply, took = await self._crowd.turn(url, headers, max(self._left, 0.1), pausing=pausing)
        self._left -= took
        return reply
