"""One address asked once over HTTP. This module and `connect.py` below it are the only ones that touch the network."""

from __future__ import annotations

import io
import re
import select
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from email.errors import FirstHeaderLineIsContinuationDefect, MissingHeaderBodySeparatorDefect
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import Any, cast
from urllib.parse import SplitResult, quote, urlsplit

from challenge.feeds.connect import Connector, seconds_left
from challenge.feeds.decode import ACCEPTED, Decoding, too_large
from challenge.feeds.guard import refusal
from challenge.feeds.wire import MOST_BYTES, FetchError, Reply

SECONDS = 20.0
"""For one feed with all its redirects, however slowly the host drips."""

_KEPT_SECONDS = 5.0
_MOST_HEAD = 256 * 1024
_PIECE = 64 * 1024
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_CUT_SHORT = FirstHeaderLineIsContinuationDefect, MissingHeaderBodySeparatorDefect
_BREAKS = re.compile(r"[\r\n\0]")
_FOLD = re.compile(r"\s*\n\s*")


class Network:
    """Real HTTP. No cookies, no referrer, no proxy, an honest name with a way to reach us.

    Many threads may ask at once. Each keeps its last connection for another question to the same host, and closes it
    in the end.
    """

    def __init__(self, agent: str, *, allow_private: bool = False, most_bytes: int = MOST_BYTES) -> None:
        self._allow_private = allow_private
        self._most_bytes = most_bytes
        self._fixed = {"user-agent": agent, "accept": _ACCEPT, "accept-encoding": ACCEPTED}
        self._connector = Connector(allow_private=allow_private)
        self._mine = threading.local()

    def get(self, url: str, headers: Mapping[str, str], seconds: float) -> Reply:
        """One request, no redirect followed. Raises FetchError with words for the owner of the feed."""
        return self._once(url, headers, seconds)

    def post(self, url: str, form: str, seconds: float) -> Reply:
        """One form sent, no redirect followed. Raises FetchError."""
        headers = {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(form))}
        return self._once(url, headers, seconds, form.encode("ascii"))

    def close(self) -> None:
        """Close what this thread keeps open."""
        for connection, _ in vars(self._mine).values():
            connection.close()
        vars(self._mine).clear()

    def _once(self, url: str, headers: Mapping[str, str], seconds: float, form: bytes | None = None) -> Reply:
        words = refusal(url, allow_private=self._allow_private)
        if words:
            raise FetchError("address", words)
        try:
            return self._ask(_ascii(url), {**self._fixed, **headers}, form, time.monotonic() + seconds)
        except (OSError, HTTPException) as error:
            raise _in_words(error) from error
        except ValueError as error:
            raise FetchError("broken", "the address or the answer is not valid HTTP") from error

    def _ask(self, url: SplitResult, headers: Mapping[str, str], form: bytes | None, until: float) -> Reply:
        request = _written("GET" if form is None else "POST", url, headers) + (form or b"")
        origin = url.scheme, url.hostname or "", url.port or (443 if url.scheme == "https" else 80)
        kept = self._kept(str(origin))
        if kept is not None:
            with suppress(_HungUpError):
                return self._over(kept, str(origin), request, until, was_kept=True)
        return self._over(self._connector.connect(*origin, until), str(origin), request, until)

    def _over(
        self, connection: socket.socket, origin: str, request: bytes, until: float, *, was_kept: bool = False
    ) -> Reply:
        """One question over one connection. Raises _HungUpError where a kept one ends before an answer has begun."""
        incoming, stays = _Incoming(connection, until, self._most_bytes), False
        try:
            connection.settimeout(seconds_left(until))
            connection.sendall(request)
            with HTTPResponse(cast(socket.socket, incoming)) as response:
                reply = self._read(response)
                stays = not response.will_close and (response.isclosed() or response.length == 0)
                return reply
        except (ConnectionError, ssl.SSLError) as error:
            if incoming.has_begun or not was_kept:
                raise
            raise _HungUpError from error
        finally:
            if stays:
                vars(self._mine)[origin] = connection, time.monotonic() + _KEPT_SECONDS
            else:
                connection.close()

    def _read(self, response: HTTPResponse) -> Reply:
        """The answer; the body of a 200 alone, which is all that anybody looks at."""
        response.begin()
        while response.status < 200:  # hints, and word that it will take a while: the answer follows
            response.headers = response.msg = cast(HTTPMessage, None)
            response.begin()
        headers = _headers(response)
        if response.status != 200:
            return Reply(response.status, headers)
        if (response.length or 0) > self._most_bytes:
            raise too_large(self._most_bytes)
        decoding = Decoding(headers.get("content-encoding", ""), self._most_bytes)
        while piece := response.read(_PIECE):
            decoding.feed(piece)
        if response.length:
            raise _broken_off()
        return Reply(200, headers, decoding.body(), decoding.packed())

    def _kept(self, origin: str) -> socket.socket | None:
        """The connection of this thread's last question, where it goes there and the host has not hung up."""
        found: socket.socket | None
        found, until = vars(self._mine).pop(origin, (None, 0.0))
        self.close()
        if found is not None and (time.monotonic() >= until or select.select([found], [], [], 0)[0]):
            found.close()
            return None
        return found


class _HungUpError(ConnectionError):
    """What a host does to a connection that we kept a moment too long: asked again over a new one, it answers."""


class _Incoming(io.RawIOBase):
    """One answer as http.client reads it: in its time and size as a whole, however slowly a host drips."""

    def __init__(self, connection: socket.socket, until: float, most: int) -> None:
        self._connection, self._until, self._most = connection, until, most
        self._left = most + _MOST_HEAD
        self.has_begun = False

    def makefile(self, _mode: str) -> io.BufferedReader:
        """All that http.client wants of a connection."""
        return io.BufferedReader(self, _PIECE)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(seconds_left(self._until))
        count = self._connection.recv_into(buffer)
        self.has_begun = self.has_begun or count > 0
        self._left -= count
        if self._left < 0:
            raise too_large(self._most)
        return count


def _written(method: str, url: SplitResult, headers: Mapping[str, str]) -> bytes:
    target = f"{url.path}?{url.query}" if url.query else url.path
    lines = [f"{method} {target} HTTP/1.1", f"Host: {url.netloc}", *(f"{name}: {headers[name]}" for name in headers)]
    if any(map(_BREAKS.search, lines)):
        raise ValueError("a line break in a header")
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _headers(response: HTTPResponse) -> dict[str, str]:
    """Lower-case names; of a repeated header the values joined, as HTTP has it."""
    if any(isinstance(defect, _CUT_SHORT) for defect in response.msg.defects):
        raise _broken_off()
    found: dict[str, str] = {}
    for name, value in response.getheaders():
        key, text = name.lower(), _FOLD.sub(" ", value).strip()
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _ascii(url: str) -> SplitResult:
    """Names in their ASCII form, everything else escaped; what is escaped already stays."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    safe = "/%:@!$&'()*+,;=~-._?[]"
    return SplitResult(parts.scheme, netloc, quote(parts.path or "/", safe=safe), quote(parts.query, safe=safe), "")


def _in_words(error: OSError | HTTPException) -> FetchError:
    if isinstance(error, TimeoutError):
        return FetchError("timeout", "the host did not answer in full in time")
    if isinstance(error, ssl.SSLError):
        return FetchError("tls", "the host does not speak https as it should")
    return _broken_off() if isinstance(error, HTTPException) else FetchError("broken", "the connection broke off")


def _broken_off() -> FetchError:
    return FetchError("broken", "the answer broke off before its end or is not valid HTTP")
