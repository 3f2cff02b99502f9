"""Where the organizers can be reached: `contact` of site.toml as it was written, and as something to click."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from challenge.addresses import is_web_address
from challenge.entries.plain import visible

_MAIL = re.compile(r"[^\s@<>\"',;:()]+@[^\s@<>\"',;:()/?#&%]+\.[^\s@<>\"',;:()/?#&%]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """`text` is what to show; `href` is a web or mail address, empty where it is neither."""

    text: str
    href: str


def contact_of(written: str) -> Contact | None:
    """What `contact` says; None where it says nothing."""
    text = visible(written)
    mail = text.removeprefix("mailto:")
    if _MAIL.fullmatch(mail):
        return Contact(mail, f"mailto:{quote(mail, safe='@+')}")
    return Contact(text, text if is_web_address(text) else "") if text else None
