"""What goes over the wire and what comes back, whether from the network or from a mirror."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

MOST_BYTES = 10 * 1024 * 1024
"""Of one answer, after decompression (and before it)."""

MOST_REDIRECTS = 5

FailureKind = Literal[
    "address", "dns", "refused", "timeout", "tls", "broken", "too large", "redirects", "unreadable", "internal"
]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. Header names are lower case; the body is decompressed and whole.

    `packed` is the body as it came where that was gzip: a third as much to keep.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    packed: bytes = b""


class FetchError(Exception):
    """No whole answer came. The message is for the owner of the feed: what the host did, in plain words."""

    def __init__(self, kind: FailureKind, words: str) -> None:
        super().__init__(words)
        self.kind: FailureKind = kind


class Transport(Protocol):
    """Asks one address once, without following redirects, for many threads. Raises FetchError."""

    def get(self, url: str, headers: Mapping[str, str], seconds: float) -> Reply: ...

    def close(self) -> None:
        """To be called by each thread when it has asked for the last time."""
