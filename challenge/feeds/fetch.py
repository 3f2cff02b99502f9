"""The only module that touches the network: one address asked once, guarded where it connects."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterable, Iterable, Mapping
from contextlib import AsyncExitStack, suppress
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import quote, urlsplit, urlunsplit

import httpcore2

from challenge.feeds.certificates import certificate_in_words
from challenge.feeds.decode import ACCEPTED, Decoding, too_large
from challenge.feeds.guard import is_inside, is_our_own, refusal
from challenge.feeds.wire import MOST_BYTES, FetchError, Reply

SECONDS = 20.0
"""For one feed with all its redirects, however slowly the host drips."""

CONNECT_SECONDS = 8.0
_MOST_CONNECTIONS = 64
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


class Network:
    """Real HTTP. No cookies, no referrer, no proxy, an honest name with a way to reach us."""

    def __init__(self, agent: str, *, allow_private: bool = False, most_bytes: int = MOST_BYTES) -> None:
        self._allow_private = allow_private
        self._most_bytes = most_bytes
        self._fixed = {"user-agent": agent, "accept": _ACCEPT, "accept-encoding": ACCEPTED}
        self._backend = _Guarded(allow_private=allow_private)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=httpcore2.default_ssl_context(),
            max_connections=_MOST_CONNECTIONS,
            keepalive_expiry=5.0,
            network_backend=self._backend,
        )

    async def get(self, url: str, headers: Mapping[str, str], seconds: float) -> Reply:
        """One request, no redirect followed. Raises FetchError with words for the owner of the feed."""
        return await self._once(url, headers, seconds)

    async def post(self, url: str, form: str, seconds: float) -> Reply:
        """One form sent, no redirect followed. Raises FetchError."""
        headers = {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(form))}
        return await self._once(url, headers, seconds, form.encode("ascii"))

    async def _once(self, url: str, headers: Mapping[str, str], seconds: float, form: bytes | None = None) -> Reply:
        words = refusal(url, allow_private=self._allow_private)
        if words:
            raise FetchError("address", words)
        try:
            async with asyncio.timeout(seconds):
                return await self._ask(_ascii(url), {**self._fixed, **headers}, form)
        except TimeoutError as error:
            raise FetchError("timeout", "the host did not answer in full in time") from error
        except FetchError:
            raise
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, OSError) as error:
            refused = next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLCertVerificationError)), None)
            raise (await self._about_certificate(url, refused) if refused else _in_words(error)) from error
        except (ValueError, UnicodeError) as error:
            raise FetchError("broken", "the address or the answer is not valid HTTP") from error

    async def _about_certificate(self, url: str, refused: ssl.SSLCertVerificationError) -> FetchError:
        host, found = urlsplit(url).hostname or "", b""
        with suppress(Exception):  # only to tell the day: without it the words are a little poorer
            async with asyncio.timeout(CONNECT_SECONDS):
                found = await self._certificate(url, host)
        return FetchError("tls", certificate_in_words(refused.verify_code, host, found, refused.verify_message))

    async def _certificate(self, url: str, host: str) -> bytes:
        """The certificate that was refused, to read its dates. Nothing is asked or believed over this connection."""
        unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
        plain = await self._backend.connect_tcp(host, urlsplit(url).port or 443)
        secured = await plain.start_tls(unchecked, server_hostname=host, timeout=CONNECT_SECONDS)
        try:
            return bytes(secured.get_extra_info("ssl_object").getpeercert(binary_form=True))
        finally:
            await secured.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

    async def _ask(self, url: str, headers: Mapping[str, str], form: bytes | None) -> Reply:
        written = [(k.encode(), v.encode("latin-1")) for k, v in headers.items()]
        request = httpcore2.Request("GET" if form is None else "POST", url, headers=written, content=form)
        request.headers.insert(0, (b"Host", _host_header(request)))
        async with AsyncExitStack() as stack:
            response = await self._pool.handle_async_request(request)
            stack.push_async_callback(response.aclose)
            found = _headers(response.headers)
            length = found.get("content-length", "")
            if length.isdecimal() and int(length) > self._most_bytes:
                raise too_large(self._most_bytes)
            decoding = Decoding(found.get("content-encoding", ""), self._most_bytes)
            async for piece in cast(AsyncIterable[bytes], response.stream):
                decoding.feed(piece)
            return Reply(response.status, found, decoding.body() if response.status == 200 else b"")


class _Guarded(httpcore2.AsyncNetworkBackend):
    """Connects to the very address that was vetted, so that a name cannot change its mind in between."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._plain = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - ours is shorter
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        trouble: Exception = FetchError("dns", f"the name {host} leads nowhere")
        for address in await self._vetted(host, port):
            try:
                return await self._plain.connect_tcp(address, port, CONNECT_SECONDS, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                trouble = error
        raise trouble

    async def _vetted(self, host: str, port: int) -> list[str]:
        addresses = [host] if _is_number(host) else await _looked_up(host, port)
        private = self._allow_private
        outside = [address for address in addresses if not is_inside(address) or (private and is_our_own(address))]
        if addresses and not outside:
            raise FetchError("address", f"{host} is an address inside a private network; only public hosts are asked")
        return outside

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def _looked_up(host: str, port: int) -> list[str]:
    """Every address of a name. Blocks a thread of its own, which a number spares."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("dns", f"the name {host} is not known (any more)") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Lower-case names; of a repeated header the values joined, as HTTP has it."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _host_header(request: httpcore2.Request) -> bytes:
    host, port = request.url.host, request.url.port
    if b":" in host:
        host = b"[" + host + b"]"
    return host if port is None else host + b":" + str(port).encode()


def _ascii(url: str) -> str:
    """Names in their ASCII form, everything else escaped; what is escaped already stays."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    safe = "/%:@!$&'()*+,;=~-._?[]"
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", safe=safe), quote(parts.query, safe=safe), ""))


def _in_words(error: Exception) -> FetchError:
    for cause in _causes(error):
        if isinstance(cause, FetchError):
            return cause
        if isinstance(cause, ssl.SSLError):
            return FetchError("tls", "the host does not speak https as it should")
        if isinstance(cause, ConnectionRefusedError):
            return FetchError("refused", "the host refuses the connection")
    if isinstance(error, httpcore2.TimeoutException):
        return FetchError("timeout", "the host did not answer in time")
    if isinstance(error, httpcore2.ConnectError):
        return FetchError("refused", "the host cannot be reached")
    if isinstance(error, httpcore2.RemoteProtocolError):
        return FetchError("broken", "the answer broke off before its end or is not valid HTTP")
    return FetchError("broken", "the connection broke off")


def _causes(error: BaseException) -> Iterable[BaseException]:
    seen: BaseException | None = error
    for _ in range(10):
        if seen is None:
            return
        yield seen
        if isinstance(seen, BaseExceptionGroup):
            yield from seen.exceptions
        seen = seen.__cause__ or seen.__context__
