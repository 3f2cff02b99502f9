"""Loopback hosts with certificates of every kind of badness, made with the openssl command for the length of a test."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.feed_host import Host

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


class Authority:
    """An authority that signs certificates. `pem` is what a client has to trust."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("openssl") is None:
            pytest.skip("needs the openssl command to make certificates")
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.pem, self.key = folder, folder / "ca.pem", folder / "ca.key"
        subject = ("-days", "30", "-subj", "/CN=Test CA")
        self._openssl("req", "-x509", *_KEY, "-keyout", self.key, "-out", self.pem, *subject)

    def signed(self, name: str, *, names: str = "DNS:localhost,IP:127.0.0.1", days: int = 30) -> ssl.SSLContext:
        """A server's context with a certificate for `names`, over so many days from now (less than none: expired)."""
        key, request, pem = (self.folder / f"{name}.{kind}" for kind in ("key", "csr", "pem"))
        subject = ("-subj", f"/CN={name}", "-addext", f"subjectAltName={names}")
        self._openssl("req", *_KEY, "-keyout", key, "-out", request, *subject)
        signer = ("-CA", self.pem, "-CAkey", self.key, "-CAcreateserial")
        span = ("-days", days, "-copy_extensions", "copyall")
        self._openssl("x509", "-req", "-in", request, *signer, *span, "-out", pem)
        return _context(pem, key)

    def self_signed(self, name: str) -> ssl.SSLContext:
        """A server's context whose certificate nobody else signed."""
        key, pem = self.folder / f"{name}.key", self.folder / f"{name}.pem"
        names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
        self._openssl("req", "-x509", *_KEY, "-keyout", key, "-out", pem, "-days", "30", *names)
        return _context(pem, key)

    def _openssl(self, *arguments: object) -> None:
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def _context(pem: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    return context


class TlsHost(Host):
    """A host that speaks https."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__()
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    @property
    def url(self) -> str:
        return f"https://localhost:{self._server.server_port}"
