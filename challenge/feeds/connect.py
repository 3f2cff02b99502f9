"""Connections to the outside, guarded: whatever a name says, nothing inside is reached, and nobody waits for long."""

from __future__ import annotations

import os
import socket
import ssl
import sys
import threading
import time
from functools import cached_property
from ipaddress import ip_address
from queue import Empty, SimpleQueue

from challenge.feeds.certificates import certificate_in_words
from challenge.feeds.guard import is_inside, is_our_own
from challenge.feeds.wire import FetchError

CONNECT_SECONDS = 8.0
_BUNDLES = ("/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem")
"""Authorities in places where a Python that was built elsewhere does not look."""


class Connector:
    """Opens connections for many threads. `until` is always a moment of time.monotonic()."""

    def __init__(self, *, allow_private: bool = False) -> None:
        self._allow_private = allow_private

    def connect(self, scheme: str, host: str, port: int, until: float) -> socket.socket:
        """A connection, secured and verified for https. Raises FetchError, or OSError where TLS breaks off."""
        plain = self._reach(host, port, until)
        if scheme != "https":
            return plain
        try:
            return self._trust.wrap_socket(plain, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            shown = self._certificate(host, port, until)
            words = certificate_in_words(error.verify_code, host, shown, error.verify_message)
            raise FetchError("tls", words) from error

    def _reach(self, host: str, port: int, until: float) -> socket.socket:
        """Connects to the very address that was vetted, so that a name cannot change its mind in between."""
        trouble = FetchError("dns", f"the name {host} leads nowhere")
        for address in self._vetted(host, port, until):
            try:
                return socket.create_connection((address, port), min(CONNECT_SECONDS, seconds_left(until)))
            except TimeoutError:
                trouble = FetchError("timeout", "the host did not answer in time")
            except ConnectionRefusedError:
                trouble = FetchError("refused", "the host refuses the connection")
            except OSError:
                trouble = FetchError("refused", "the host cannot be reached")
        raise trouble

    def _vetted(self, host: str, port: int, until: float) -> list[str]:
        addresses = [host] if _is_number(host) else _looked_up(host, port, until)
        private = self._allow_private
        outside = [address for address in addresses if not is_inside(address) or (private and is_our_own(address))]
        if addresses and not outside:
            raise FetchError("address", f"{host} is an address inside a private network; only public hosts are asked")
        return outside

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        """The authorities that this system trusts. Windows and macOS have ways of their own to know them."""
        if sys.platform == "win32" or sys.platform == "darwin":
            import truststore

            return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context = ssl.create_default_context()
        # Python 3.13 began to refuse authorities for what their certificates leave unsaid; a feed that any other
        # reader gets must not fail on one machine and be well on the next.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        context.set_alpn_protocols(["http/1.1"])
        if ssl.get_default_verify_paths().cafile is None and "SSL_CERT_DIR" not in os.environ:
            for bundle in filter(os.path.isfile, _BUNDLES):
                context.load_verify_locations(bundle)
        return context

    def _certificate(self, host: str, port: int, until: float) -> bytes:
        """The certificate that was refused, to read its dates; without it the words are only a little poorer.

        Nothing is asked or believed over this connection.
        """
        unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
        try:
            with unchecked.wrap_socket(self._reach(host, port, until), server_hostname=host) as secured:
                return secured.getpeercert(binary_form=True) or b""
        except (OSError, ValueError, FetchError):
            return b""


def seconds_left(until: float) -> float:
    """Until a moment of time.monotonic(). Raises TimeoutError where it is over."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _looked_up(host: str, port: int, until: float) -> list[str]:
    """Every address of a name. A resolver knows no time limit of ours: it waits in a thread of its own."""
    answers: SimpleQueue[list[str]] = SimpleQueue()
    threading.Thread(target=lambda: answers.put(_resolved(host, port)), name="names", daemon=True).start()
    try:
        found = answers.get(timeout=seconds_left(until))
    except Empty as error:
        raise TimeoutError from error
    if not found:
        raise FetchError("dns", f"the name {host} is not known (any more)")
    return found


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
