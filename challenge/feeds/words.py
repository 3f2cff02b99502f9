"""What a host said, in words that can be forwarded to the owner of a blog. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

BLOCKED = "a bot protection keeps feed readers out; the blog's owner can let the feed's address through"
_CHALLENGE = re.compile(
    rb"challenge-platform|<title>Just a moment\.\.\.|cf-browser-verification|sgcaptcha|_Incapsula_Resource|ddos-guard",
    re.IGNORECASE,
)

_WORDS = {
    400: "the host does not understand the request for the feed (400)",
    401: "the feed asks for a password (401)",
    402: "the host wants to be paid for the feed (402)",
    403: "the host forbids reading the feed (403); a bot protection may be in the way",
    404: "there is no feed at this address (404)",
    405: "the host refuses to hand out the feed (405)",
    406: "the host refuses to hand out the feed in any form (406)",
    410: "the host says that the feed is gone for good (410)",
    429: "the host says that it is asked too often (429)",
    451: "the feed is withheld for legal reasons (451)",
    500: "the host has a fault (500)",
    502: "the host has a fault (502)",
    503: "the host is overloaded or in maintenance (503)",
    504: "the host has a fault (504)",
}


def status_in_words(status: int) -> str:
    """A sentence for an HTTP status that brought no feed."""
    if status in _WORDS:
        return _WORDS[status]
    if status == 304:
        return "the host says that nothing changed although it was not asked so (304)"
    return f"the host answers with status {status} instead of a feed"


def blocked_in_words(status: int, headers: Mapping[str, str]) -> str:
    """The sentence where a bot protection answered in place of the host; empty where none did."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return f"{BLOCKED} (Cloudflare, {status})"
    if status in (403, 503) and "cloudflare" in headers.get("server", "").lower():
        return f"{BLOCKED} (Cloudflare, {status})"
    return ""


def is_challenge(body: bytes) -> bool:
    """Whether a page is one that wants to see a browser before it lets anybody in."""
    return bool(_CHALLENGE.search(body[:20_000]))
