"""Recorded answers in place of the network: `DIR/<host>/<path>`, beside each a `.http` file with status and headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from challenge.content.values import is_private
from challenge.feeds.decode import Decoding
from challenge.feeds.guard import refusal
from challenge.feeds.wire import MOST_BYTES, FetchError, Reply

_STATUS = re.compile(r"(?:HTTP/\S+\s+)?(\d{3})(?:\s.*)?")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ERRORS = {
    "timeout": FetchError("timeout", "the host did not answer in time"),
    "refused": FetchError("refused", "the host refuses the connection"),
    "tls": FetchError("tls", "the host's certificate is not valid"),
}


class Mirror:
    """The same questions, answered from files. What is not there is a 404; nothing ever waits.

    What the network would not be asked is not asked here: private addresses and odd ports without `allow_private`.
    """

    def __init__(self, folder: Path, *, allow_private: bool = False, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder.resolve()
        self._allow_private = allow_private
        self._most_bytes = most_bytes

    def get(self, url: str, headers: Mapping[str, str], seconds: float) -> Reply:  # noqa: ARG002 - never waits
        """The recorded answer. Raises FetchError where an error was recorded, or the network would not be asked."""
        self._refuse(url)
        for path in self._candidates(url):
            side = path.with_name(path.name + ".http")
            has_body = _is_file(path)
            if not has_body and not _is_file(side):
                continue
            status, found = _read_side(side)
            if status == 200 and _still_current(found, headers):
                status = 304
            body = self._body(path, found) if has_body and status == 200 else b""
            return Reply(status, found, body)
        return Reply(404)

    def _refuse(self, url: str) -> None:
        if words := refusal(url, allow_private=self._allow_private):
            raise FetchError("address", words)
        if is_private(url) and not self._allow_private:
            host = urlsplit(url).hostname
            raise FetchError("address", f"{host} is an address inside a private network; only public hosts are asked")

    def close(self) -> None:
        """Nothing is open."""

    def _candidates(self, url: str) -> list[Path]:
        """Where the answer may stand: the path as it is written, then with its escapes resolved."""
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        host = host if host.isascii() else host.encode("idna").decode("ascii")
        port = parts.port
        if port is not None and port != _DEFAULT_PORTS.get(parts.scheme):
            host = f"{host}_{port}"
        if not _HOST.fullmatch(host):
            return []
        query = f"?{parts.query}" if parts.query else ""
        found = []
        for path, asked in ((parts.path, query), (unquote(parts.path), query), (unquote(parts.path), unquote(query))):
            candidate = self._file(host, path, asked)
            if candidate is not None and candidate not in found:
                found.append(candidate)
        return found

    def _file(self, host: str, path: str, query: str) -> Path | None:
        segments = [segment for segment in path.split("/") if segment]
        if any(segment in (".", "..") or "\0" in segment or "\\" in segment for segment in [*segments, query]):
            return None
        place = self._folder.joinpath(host, *segments)
        try:
            if path.endswith("/") or not segments or place.is_dir():
                place = place / "index"
            if query:
                if "/" in query:
                    query = query.replace("/", "%2F")
                place = place.with_name(place.name + query)
            return place if place.resolve().is_relative_to(self._folder) else None
        except (OSError, ValueError):
            return None

    def _body(self, path: Path, headers: Mapping[str, str]) -> bytes:
        raw = path.read_bytes()[: self._most_bytes + 1]
        encoding = headers.get("content-encoding", "")
        packed = encoding and raw.startswith((b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x78"))
        decoding = Decoding(encoding if packed else "", self._most_bytes)
        decoding.feed(raw)
        return decoding.body()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name longer than file systems take
        return False


def _read_side(side: Path) -> tuple[int, dict[str, str]]:
    if not _is_file(side):
        return 200, {}
    lines = side.read_text("utf-8-sig", "replace").splitlines() or ["200"]
    first = lines[0].strip()
    if first.upper().startswith("ERR"):
        raise _ERRORS.get(first[3:].strip().lower(), FetchError("broken", "the connection broke off"))
    found = _STATUS.fullmatch(first)
    status, rest = (int(found[1]), lines[1:]) if found else (200, lines)
    pairs = (line.partition(":") for line in rest if ":" in line)
    return status, {name.strip().lower(): value.strip() for name, _, value in pairs}


def _still_current(found: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """As a host compares: the tag where one was sent, else the date, letter by letter."""
    tag = asked.get("if-none-match")
    if tag is not None:
        return found.get("etag", "").removeprefix("W/") == tag.removeprefix("W/")
    date = asked.get("if-modified-since")
    return date is not None and found.get("last-modified") == date
