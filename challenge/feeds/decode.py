"""Content encodings undone in bounded steps: a bomb is stopped at the limit, a broken-off stream is noticed."""

from __future__ import annotations

import zlib
from typing import Protocol

import brotli  # type: ignore[import-untyped]

from challenge.feeds.wire import MOST_BYTES, FetchError

try:  # in the standard library from Python 3.14
    from compression.zstd import ZstdDecompressor, ZstdError  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    from backports.zstd import ZstdDecompressor, ZstdError

ACCEPTED = "gzip, deflate, br, zstd"
_STEP = 256 * 1024
_GZIP = b"\x1f\x8b"
_ENCODINGS = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd"})


class _Decoder(Protocol):
    def feed(self, data: bytes, most: int) -> bytes: ...

    def finished(self) -> bool: ...


class Decoding:
    """Bytes as they arrive in, at most `most` bytes of body out. Raises FetchError beyond that or on broken data."""

    def __init__(self, encoding: str, most: int) -> None:
        self._body = bytearray()
        self._most = most
        self._pieces: list[bytes] = []
        self._received = 0
        names = [name.strip().lower() for name in encoding.split(",") if name.strip()]
        names = [name for name in names if name != "identity"]
        if len(names) > 1 or not _ENCODINGS.issuperset(names):
            raise FetchError("broken", f"the host sent an encoding that was not asked for ({encoding[:60]})")
        self._decoder = _make(names[0]) if names else None
        self._is_gzip = names in (["gzip"], ["x-gzip"])

    def feed(self, data: bytes) -> None:
        """One piece as it came over the wire."""
        self._received += len(data)
        if self._received > self._most:
            raise too_large(self._most)
        if self._decoder is None:
            self._body += data
            return
        if self._is_gzip:
            self._pieces.append(data)
        try:
            self._body += self._decoder.feed(data, self._most + 1 - len(self._body))
        except (zlib.error, brotli.error, ZstdError, EOFError) as error:
            raise FetchError("broken", "the host sent compressed data that cannot be unpacked") from error
        if len(self._body) > self._most:
            raise too_large(self._most)

    def body(self) -> bytes:
        """Everything, once the host has finished."""
        if self._decoder is not None and self._received and not self._decoder.finished():
            raise FetchError("broken", "the answer broke off before its end")
        return bytes(self._body)

    def packed(self) -> bytes:
        """Everything as it came, where `unzipped` can read it."""
        came = b"".join(self._pieces)
        return came if came.startswith(_GZIP) else b""


def unzipped(body: bytes, most: int = MOST_BYTES) -> bytes:
    """The same, unpacked where a host hands out a `.gz` file without saying so. Raises FetchError like Decoding."""
    if not body.startswith(_GZIP):
        return body
    decoding = Decoding("gzip", most)
    decoding.feed(body)
    return decoding.body()


def too_large(most: int) -> FetchError:
    """The answer that is refused for its size."""
    return FetchError("too large", f"the answer is larger than {most // (1024 * 1024)} MiB; it was not read")


def _make(name: str) -> _Decoder:
    if name == "br":
        return _Brotli()
    return _Zstd() if name == "zstd" else _Zlib(raw=name == "deflate")


class _Zlib:
    """gzip (of several members too) and deflate, which hosts send with and without its frame."""

    def __init__(self, *, raw: bool) -> None:
        self._raw = raw
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._fresh = True

    def feed(self, data: bytes, most: int) -> bytes:
        out = bytearray()
        while data and len(out) < most:
            if self._stream.eof:
                if self._raw or not data.startswith(_GZIP):
                    break  # padding after the end
                self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32)
            out += self._step(data, min(_STEP, most - len(out)))
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        return bytes(out)

    def _step(self, data: bytes, most: int) -> bytes:
        fresh, self._fresh = self._fresh, False
        try:
            return self._stream.decompress(data, most)
        except zlib.error:
            if not (fresh and self._raw):
                raise
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._stream.decompress(data, most)

    def finished(self) -> bool:
        return self._stream.eof


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, data: bytes, most: int) -> bytes:
        out = bytearray(self._stream.process(data, output_buffer_limit=_STEP))
        while len(out) < most and not self._stream.can_accept_more_data():
            out += self._stream.process(b"", output_buffer_limit=_STEP)
        return bytes(out)

    def finished(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._stream = ZstdDecompressor()

    def feed(self, data: bytes, most: int) -> bytes:
        out = bytearray()
        while len(out) < most:
            if self._stream.eof:
                data = self._stream.unused_data + data
                if not data:
                    break
                self._stream = ZstdDecompressor()
            out += self._stream.decompress(data, min(_STEP, most - len(out)))
            data = b""
            if self._stream.needs_input or (self._stream.eof and not self._stream.unused_data):
                break
        return bytes(out)

    def finished(self) -> bool:
        return bool(self._stream.eof)
