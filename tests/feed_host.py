"""A loopback web host for tests: answers as it is told, and remembers who asked for what and when."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def rss(*titles: str, channel: str = "", version: str = "2.0") -> bytes:
    """A small RSS feed with one post for each title."""
    items = "".join(
        f"<item><title>{title}</title><link>https://blog.example/{title.lower()}/</link><guid>{title}</guid>"
        f"<pubDate>Mon, 0{number} May 2017 09:00:00 -0400</pubDate>"
        "<description>&lt;p&gt;Text&lt;/p&gt;</description></item>"
        for number, title in enumerate(titles, start=1)
    )
    head = f'<?xml version="1.0"?><rss version="{version}" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
    return f"{head}<channel><title>A blog</title><link>https://blog.example/</link>{channel}{items}</channel></rss>".encode()


@dataclass
class Asked:
    """One request as the host saw it. Header names are lower case."""

    path: str
    headers: dict[str, str]
    at: float
    at_once: int
    form: str = ""


@dataclass
class Reply:
    """What the host sends. `length` overrides Content-Length (-1 leaves it out), `pieces` are sent one by one."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    pieces: Iterator[bytes] | None = None


Teller = Callable[[Asked], Reply]


class Host:
    """One host:port. `tell[path]` is what it answers there; every other path is a 404."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.tell: dict[str, Teller | Reply] = {}
        self._busy = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def reply_to(self, path: str, headers: dict[str, str], form: str = "") -> Reply:
        with self._lock:
            self._busy += 1
            asked = Asked(path, headers, time.monotonic(), self._busy, form)
            self.asked.append(asked)
        told = self.tell.get(path, Reply(404))
        return told(asked) if callable(told) else told

    def done(self) -> None:
        with self._lock:
            self._busy -= 1

    def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30

            def log_message(self, *args: object) -> None:
                """Quiet."""

            def handle(self) -> None:
                with suppress(OSError):  # the client hangs up on some of these answers, as it should
                    super().handle()

            def do_GET(self) -> None:
                self._answer("")

            def do_POST(self) -> None:
                self._answer(self.rfile.read(int(self.headers["content-length"])).decode())

            def _answer(self, form: str) -> None:
                try:
                    self._send(host.reply_to(self.path, {k.lower(): v for k, v in self.headers.items()}, form))
                finally:
                    host.done()

            def _send(self, reply: Reply) -> None:
                self.send_response(reply.status)
                length = len(reply.body) if reply.length is None else reply.length
                if reply.pieces is None and length >= 0:
                    self.send_header("Content-Length", str(length))
                else:
                    self.send_header("Connection", "close")
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
                for piece in reply.pieces or ():
                    self.wfile.write(piece)
                    self.wfile.flush()
                if length != len(reply.body) or reply.pieces is not None:
                    self.close_connection = True

        return Handler


@contextmanager
def hosting() -> Iterator[Host]:
    """A host for the length of a test."""
    host = Host()
    try:
        yield host
    finally:
        host.close()
