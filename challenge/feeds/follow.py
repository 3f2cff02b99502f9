"""One address asked to the end: redirects followed, each judged anew; the same code for the network and a mirror."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from challenge.addresses import is_web_address
from challenge.feeds.wire import MOST_REDIRECTS, FetchError, Reply

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Get = Callable[[str, Mapping[str, str]], Reply]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a host gave to ask again with, byte for byte, and the address that gave it."""

    url: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last answer of the chain and the address that gave it; `moved_to` is where permanent redirects lead."""

    reply: Reply
    final_url: str
    moved_to: str = ""


def follow(url: str, validators: Validators, get: Get) -> Outcome:
    """Ask and follow at most 5 redirects. Raises FetchError.

    Validators go only to the address that gave them. A move counts as permanent up to the first temporary redirect.
    """
    current, moved_to, permanent = url, "", True
    for _ in range(MOST_REDIRECTS + 1):
        reply = get(current, _conditions(validators, current))
        if reply.status not in _REDIRECTS:
            return Outcome(reply, current, moved_to)
        target = _target(current, reply)
        permanent = permanent and reply.status in _PERMANENT
        moved_to = target if permanent else moved_to
        current = target
    raise FetchError("redirects", f"the host redirects more than {MOST_REDIRECTS} times")


def _conditions(validators: Validators, url: str) -> dict[str, str]:
    if validators.url != url:
        return {}
    sent = {"if-none-match": validators.etag, "if-modified-since": validators.modified}
    return {name: value for name, value in sent.items() if value}


def _target(current: str, reply: Reply) -> str:
    location = reply.headers.get("location", "").strip()
    with suppress(UnicodeError):  # hosts write UTF-8 where HTTP reads each byte as a letter
        location = location.encode("latin-1").decode()
    try:
        target = urldefrag(urljoin(current, location)).url if location else ""
    except ValueError:
        target = ""
    if not target:
        raise FetchError("redirects", "the host redirects without saying where to")
    if not is_web_address(target):
        raise FetchError("address", "the host redirects to something that is no web address")
    return target
