"""Feeds read in a process of their own: bodies come in at its standard input, what is in them goes out again.

Whoever starts it does something else meanwhile, and outlives a body that no parser does. Handed over are plain values,
of which `marshal` makes bytes in half the time that `pickle` takes; both sides are one program, so that it may.
"""

from __future__ import annotations

import faulthandler
import gc
import marshal
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import IO, Any

from challenge.dates import Stamp
from challenge.entries.blocks import Block
from challenge.entries.entry import Entry
from challenge.entries.parsed import NotAFeed, ParsedFeed
from challenge.entries.text import Reading, read_clean_html

Read = ParsedFeed | NotAFeed
SECONDS = 60.0
"""For one body. The largest that is fetched, made to be slow, takes a tenth of that."""

_SELDOM = 50_000
_FEED = tuple(name for name in ParsedFeed.__slots__ if name not in ("entries", "least_interval"))
_ENTRY = tuple(name for name in Entry.__slots__ if name not in ("claimed", "reading"))
_facts_of, _texts_of = attrgetter(*_FEED), attrgetter(*_ENTRY)


def serve(read: Callable[[bytes, str, str], Read] | None = None, seconds: float = SECONDS) -> None:
    """Reads until the input ends; a body that takes longer than so many seconds ends the process.

    The first answer says that it has started. An empty one says that the reader raised.
    """
    from challenge.entries.feed import parse_feed  # for the one that reads alone

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that waits
    gc.freeze()
    gc.set_threshold(_SELDOM)
    source, sink = sys.stdin.buffer, _own_output()
    send(sink, b"")
    while message := receive(source):
        _end_after(seconds)
        try:
            answer = _packed((read or parse_feed)(*marshal.loads(message)))  # noqa: S302 - written by `question`
        except Exception:  # the one that waits reads this body itself, and says what is wrong
            answer = b""
        _end_after(0)
        send(sink, answer)


def _own_output() -> IO[bytes]:
    """Where answers go, whole, also where the surroundings want no buffer; what anything else prints goes nowhere."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return sink


def _end_after(seconds: float) -> None:
    """The process ends when so many seconds have passed, whatever it does then; with 0 it goes on."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)  # the alarm that nobody hears is the end
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)  # costs a thread each time
    else:
        faulthandler.cancel_dump_traceback_later()


def send(sink: IO[bytes], data: bytes) -> None:
    """One message. Raises OSError where nobody listens."""
    sink.write(len(data).to_bytes(8, "big") + data)
    sink.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """The next message; None where there is none any more."""
    size = source.read(8)
    data = source.read(int.from_bytes(size, "big"))
    return data if len(size) == 8 else None


def question(body: bytes, content_type: str, url: str) -> bytes:
    """A body to be read, as a message."""
    return marshal.dumps((body, content_type, url))


def answered(message: bytes) -> Read:
    """What was read, out of a message. Its entries have their text in blocks."""
    reason, facts, least, entries = marshal.loads(message)  # noqa: S302 - written by `_packed`
    if reason:
        return NotAFeed(reason)
    return ParsedFeed(
        **dict(zip(_FEED, facts, strict=True)),
        least_interval=None if least is None else timedelta(seconds=least),
        entries=tuple(_entry(*entry) for entry in entries),
    )


def _packed(feed: Read) -> bytes:
    if isinstance(feed, NotAFeed):
        return marshal.dumps((feed.reason, None, None, None))
    least = None if feed.least_interval is None else feed.least_interval.total_seconds()
    entries = [(_texts_of(entry), _date(entry.claimed), *_text(entry)) for entry in feed.entries]
    return marshal.dumps(("", _facts_of(feed), least, entries))


def _date(stamp: Stamp | None) -> tuple[Any, ...]:
    if stamp is None:
        return ()
    offset = None if stamp.offset is None else stamp.offset.total_seconds()
    return stamp.wall.isoformat(), offset, stamp.day_only


def _text(entry: Entry) -> tuple[Any, ...]:
    reading = read_clean_html(entry.html, entry.url)
    return tuple(map(tuple, reading.blocks)), reading.links


def _entry(texts: Any, date: Any, blocks: Any, links: Any) -> Entry:
    claimed = None
    if date:
        wall, offset, day_only = date
        offset = None if offset is None else timedelta(seconds=offset)
        claimed = Stamp(datetime.fromisoformat(wall), offset, day_only)
    reading = Reading(tuple(map(Block._make, blocks)), links)
    return Entry(**dict(zip(_ENTRY, texts, strict=True)), claimed=claimed, reading=reading)
