"""What is wrong with a host's certificate, in words that its owner understands. Pure."""

from __future__ import annotations

import re
from datetime import datetime

_NOT_YET, _EXPIRED, _REVOKED = 9, 10, 23
_OWN = frozenset({18, 19})
_UNKNOWN = frozenset({2, 20, 21, 27})
_OTHER_NAME = frozenset({62, 64})
_TIME = rb"(?:\x17\x0d(\d{12})Z|\x18\x0f(\d{14})Z)"
_VALIDITY = re.compile(rb"\x30." + _TIME + _TIME, re.DOTALL)


def certificate_in_words(code: int, host: str, certificate: bytes = b"", message: str = "") -> str:
    """A sentence for OpenSSL's verification code. `certificate` (DER, where it could be had) tells the day."""
    if code == _EXPIRED:
        day = expires_on(certificate)
        return f"the certificate of {host} expired{f' on {day}' if day else ''}; its owner has to renew it"
    if code in _OTHER_NAME:
        return f"the certificate that {host} shows is made out to another name"
    if code in _OWN:
        return f"the certificate of {host} is signed by itself (self-signed), so that nobody can tell who answers there"
    if code in _UNKNOWN:
        return f"the certificate of {host} is signed by somebody unknown, or an intermediate certificate is missing"
    if code == _NOT_YET:
        return f"the certificate of {host} is not valid yet"
    if code == _REVOKED:
        return f"the certificate of {host} was revoked"
    return f"the certificate of {host} is not valid: {message or 'unknown reason'}"


def expires_on(certificate: bytes) -> str:
    """The last day of a certificate as `2017-05-12`; empty where it cannot be read."""
    found = _VALIDITY.search(certificate)
    if found is None:
        return ""
    short, long = found[3], found[4]
    text = (long or (b"20" if short[:2] < b"50" else b"19") + short).decode("ascii")
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").date().isoformat()  # noqa: DTZ007 - a certificate's are UTC
    except ValueError:
        return ""
