"""Thousands of blogs in one process: each has a loopback address of its own, so that each is a host of its own.

`python -m tests.bench_feeds.hosts COUNT POSTS WORDS` prints its port and serves until its standard input ends.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import sys
from email.utils import formatdate
from functools import cache

from tests.bench_feeds.made_feeds import Size, made_feed

LATENCY = 0.05
"""Seconds until an answer begins."""


def address(number: int, port: int) -> str:
    """The home page of one blog: 127.1.0.1 upwards, all of them this machine."""
    return f"http://127.{1 + number // 65000}.{number // 250 % 260}.{1 + number % 250}:{port}/"


class _Blogs:
    def __init__(self, count: int, size: Size) -> None:
        self.count, self.size, self.port = count, size, 0

    @cache  # noqa: B019 - one of these lives as long as its process
    def answer(self, number: int) -> tuple[bytes, bytes, bytes]:
        """(ETag, the whole 200, the whole 304): half of the tags are weak."""
        body = gzip.compress(made_feed(number, address(number, self.port), self.size), 6, mtime=0)
        tag = f'{"W/" if number % 2 else ""}"{hashlib.md5(body).hexdigest()}"'
        shared = (
            f"ETag: {tag}\r\nLast-Modified: {formatdate(1767600000 + number, usegmt=True)}\r\nConnection: close\r\n\r\n"
        )
        head = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=UTF-8\r\nContent-Encoding: gzip\r\n"
        whole = f"{head}Content-Length: {len(body)}\r\n{shared}".encode() + body
        return tag.encode(), whole, f"HTTP/1.1 304 Not Modified\r\n{shared}".encode()

    def reply(self, request: bytes) -> bytes:
        path = request.split(b" ", 2)[1]
        number = int(path.strip(b"/").split(b"/")[-1] or 0) if path.startswith(b"/feed/") else self.count
        if number >= self.count:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        tag, whole, unchanged = self.answer(number)
        return unchanged if tag in request else whole


class _Connection(asyncio.Protocol):
    def __init__(self, blogs: _Blogs) -> None:
        self.blogs, self.received = blogs, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        if self.received.endswith(b"\r\n\r\n"):
            asyncio.get_running_loop().call_later(LATENCY, self.respond)

    def respond(self) -> None:
        if isinstance(self.transport, asyncio.Transport) and not self.transport.is_closing():
            self.transport.write(self.blogs.reply(self.received))
            self.transport.close()


async def serve(blogs: _Blogs) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(blogs), "0.0.0.0", 0, backlog=1024)
    blogs.port = server.sockets[0].getsockname()[1]
    for number in range(blogs.count):
        blogs.answer(number)
    print(blogs.port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    count, posts, words = map(int, sys.argv[1:4])
    asyncio.run(serve(_Blogs(count, Size(posts, words))))
