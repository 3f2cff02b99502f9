"""One page is one post: which addresses are the same page. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

_TRACKING = {"fbclid", "gclid", "ref"}
_PLAIN = re.compile(
    r"https?://([a-z0-9](?:[a-z0-9-]*\.)*[a-z0-9-]*[a-z0-9])(?::(\d{1,4}|[1-5]\d{4}))?(/[\w~.!$*+,:@%/-]*)?", re.ASCII
)
_PLAIN_WITH_QUERY = re.compile(_PLAIN.pattern + r"(?:\?[\w~.!$*+,:@%/?&=;()-]+)?", re.ASCII)
_UNRESERVED = re.compile(r"%([0-9A-Fa-f]{2})")


@lru_cache(maxsize=65536)
def page_key(address: str) -> str:
    """The page that an address leads to, as `host/path?query`: the identity of a post within one member.

    Fragments, `utm_*`, `fbclid`, `gclid`, `ref`, Medium's `source=rss…`, Blogger's `m=1`, the scheme, `www.`, a
    default port and trailing slashes make no second page; every other query key stays, in its order.
    An address that is none (no host) is its own key.
    """
    plain = _PLAIN.fullmatch(address)
    if plain and "%" not in address:  # most are, and taking the others apart takes ten times as long
        host, path = plain[1].removeprefix("www."), (plain[3] or "").rstrip("/")
        return host + _port(int(plain[2] or 80)) + path
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return address.strip()
    if not host:
        return address.strip()
    path = _plain_escapes(parts.path).rstrip("/")
    query = "&".join(piece for piece in parts.query.split("&") if piece and not _is_tracking(piece))
    return _bare_host(host) + _port(port) + path + ("?" + query if query else "")


def without_tracking(address: str) -> str:
    """The same page's address without what only counts visitors: what a reader is sent to."""
    head, mark, query = address.partition("?")
    query, hash_, fragment = query.partition("#")
    kept = "&".join(piece for piece in query.split("&") if piece and not _is_tracking(piece))
    return head + (mark + kept if kept else "") + hash_ + fragment if mark else address


def is_web_address(address: str) -> bool:
    """Whether this is an http(s) address with a host and nothing that could hide another (spaces, credentials)."""
    if is_plain_address(address):
        return True
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises on a port that is no number
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and parts.username is None
        and not re.search(r"[\s<>\"'`\\]", address)
        and len(address) <= 2000
    )


def is_plain_address(address: str) -> bool:
    """A cheap look: true only of whole addresses that every reader of addresses takes in one and the same way."""
    return len(address) <= 2000 and _PLAIN_WITH_QUERY.fullmatch(address) is not None


def _port(port: int | None) -> str:
    return "" if port in (None, 80, 443) else f":{port}"


def _bare_host(host: str) -> str:
    host = host.lower().removeprefix("www.")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _is_tracking(piece: str) -> bool:
    key, value = (parse_qsl(piece, keep_blank_values=True) or [(piece, "")])[0]
    return (
        key in _TRACKING
        or key.startswith("utm_")
        or (key == "source" and value.startswith("rss"))
        or (key == "m" and value == "1")
    )


def _plain_escapes(path: str) -> str:
    """`%7e` and `~`, `é` and `%C3%A9` are the same letter."""
    return quote(_UNRESERVED.sub(_decode, path), safe="/%:@!$&'()*+,;=~-._", errors="replace")


def _decode(found: re.Match[str]) -> str:
    letter = unquote(found[0])
    return letter if re.fullmatch(r"[A-Za-z0-9~._-]", letter) else found[0].upper()
