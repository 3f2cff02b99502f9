"""A reader that some bodies end, for tests of the process that reads: `serve` of this in place of the real one."""

from __future__ import annotations

import os
from pathlib import Path

from challenge.entries import apart
from challenge.entries.feed import NotAFeed, ParsedFeed, parse_feed


def read(body: bytes, content_type: str, url: str) -> ParsedFeed | NotAFeed:
    """A feed whose text says `crash`, `hang`, `print` or `raise` does so to its reader."""
    if b"crash" in body:
        os.abort()
    while b"hang" in body:
        pass
    if b"print" in body:
        print("a word that nobody asked for", flush=True)
    if b"raise" in body:
        raise LookupError
    return parse_feed(body, content_type, url)


def serve(started: str = "") -> None:
    """`started` is a file that tells how often this was started."""
    if started:
        with Path(started).open("a") as file:
            file.write("started\n")
    apart.serve(read, seconds=1)
