"""feedparser, which is known here alone. Its sanitiser and resolver are off: ours are stricter."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from challenge.entries.parsed import MOST_ENTRIES
from challenge.entries.repair import Mended, split_entries

_STRAY = re.compile(rb"</?(?:width|height|image|textinput)\b[^<>]*>", re.IGNORECASE)


def ask_feedparser(mended: Mended, charset: str) -> Any:
    """Its result, or None. Where it raises: once more without the elements it stumbles over, else piece by piece."""
    for body in (mended.body, _STRAY.sub(b"", mended.body)):
        try:
            return _ask(body, charset)
        except Exception:  # noqa: S112 - whatever a parser raises on foreign bytes
            continue
    return _piecewise(mended, charset)


def _piecewise(mended: Mended, charset: str) -> Any:
    opening, pieces, closing = split_entries(mended.body)
    whole: Any = None
    skipped = 0
    for piece in pieces[:MOST_ENTRIES]:
        try:
            result = _ask(opening + piece + closing, charset)
        except Exception:
            skipped += 1
            continue
        if whole is None:
            whole = result
        else:
            whole["entries"] += result["entries"]
    if skipped:
        mended.notes.append(f"{skipped} entries could not be read and were left out")
    return whole


def _ask(body: bytes, charset: str) -> Any:
    import feedparser  # only where it is needed: it takes as long to load as twenty feeds to read

    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    return feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False, response_headers=headers)
