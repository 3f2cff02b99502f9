"""Bodies read in a second process while this one judges: for a first refresh of many feeds, which has two cores to use.

The second process takes time to start, so that only many bodies are worth it. A body that no reader outlives costs its
own feed: another process goes on with the rest.
"""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from contextlib import suppress

from challenge.entries.apart import Read, answered, question, receive, send
from challenge.feeds.wire import FetchError

SERVE = "from challenge.entries.apart import serve; serve()"
_DEADLY = "reading this feed takes too long or ends the program that reads it; it was not read"
_WIDE, _NARROW = 1024 * 1024, 4096


class Apart:
    """Bodies are begun, and taken back in the same order. To be closed. Where no process starts all is read here."""

    def __init__(self) -> None:
        self._begun: deque[tuple[str, bytes]] = deque()
        self._process = _started()
        self._starts = self._process is not None

    @property
    def pid(self) -> int:
        """The second process's number; 0 where there is none."""
        return self._process.pid if self._process else 0

    def begin(self, feed: str, body: bytes, content_type: str, url: str) -> None:
        """Hands a feed's body over, now or when there is room. `url` is where it came from."""
        self._begun.append((feed, question(body, content_type, url)))
        self._hand_over()

    def take(self, feed: str) -> Read | None:
        """What is in the body begun longest ago; None where it is not this feed's, or must be read here.

        Raises FetchError where reading it ended the process, which ends itself where it takes too long.
        """
        if not self._begun or self._begun[0][0] != feed:
            return None
        _, message = self._begun.popleft()
        if self._process is None or not self._process.is_ready():
            self.close()
            return None
        answer = self._process.answer_to(message)
        if answer is None:
            self._end()
        self._hand_over()
        if answer is None:
            raise FetchError("unreadable", _DEADLY)
        return answered(answer) if answer else None

    def close(self) -> None:
        """Nothing more is wanted."""
        self._starts = False
        self._end()

    def _hand_over(self) -> None:
        if self._process is None and self._starts and self._begun:
            self._process = _started()
        while self._process is not None and self._process.asked < len(self._begun):
            if not self._process.ask(self._begun[self._process.asked][1]):
                return

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
        self._process = None


class _Process:
    """One that reads. It is `asked` for so many answers that have not been heard.

    It is asked only for what has room on its way: else it might wait for us to listen while we wait for it.
    """

    def __init__(self) -> None:
        code = f"import sys; sys.path[:] = sys.argv[1:]; {SERVE}"
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", code, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin and self._process.stdout
        self._sink, self._source = self._process.stdin, self._process.stdout
        self._room = _widened(self._sink.fileno(), self._source.fileno())
        self.pid = self._process.pid
        self._is_ready = False
        self.asked = 0

    def is_ready(self) -> bool:
        """Whether it has started, which its first word says."""
        self._is_ready = self._is_ready or receive(self._source) is not None
        return self._is_ready

    def ask(self, message: bytes) -> bool:
        """False where there is no room for it now. That the process is no more is noticed when it does not answer."""
        if self.asked and len(message) > self._room:
            return False
        with suppress(OSError):
            send(self._sink, message)
        self.asked += 1
        self._room -= len(message)
        return True

    def answer_to(self, message: bytes) -> bytes | None:
        """The next answer; None where there is none."""
        self.asked -= 1
        self._room += len(message)
        return receive(self._source)

    def end(self) -> None:
        self._process.kill()
        self._source.close()
        with suppress(OSError):  # it did not hear everything
            self._sink.close()
        self._process.wait()


def _started() -> _Process | None:
    try:
        return _Process()
    except (OSError, ValueError):  # none may be started here
        return None


def _widened(*pipes: int) -> int:
    """Room for many bodies on the way, where the system grants it. Bytes."""
    try:
        from fcntl import F_SETPIPE_SZ, fcntl

        return min(fcntl(pipe, F_SETPIPE_SZ, _WIDE) for pipe in pipes)
    except (ImportError, OSError):
        return _NARROW
