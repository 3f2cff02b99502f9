"""One page fetched for a person (`challenge add`): the same guard, limits and mirror as for feeds, no cache."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from challenge.feeds.decode import unzipped
from challenge.feeds.fetch import SECONDS
from challenge.feeds.follow import Validators, follow
from challenge.feeds.gather import transport_for
from challenge.feeds.guard import refusal
from challenge.feeds.wire import FetchError, Reply
from challenge.feeds.words import status_in_words

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page: `html` is empty where it could not be had, and `why` says so in plain words."""

    url: str
    html: str = ""
    why: str = ""


def fetch_page(url: str, *, contact: str = "", mirror: Path | None = None, allow_private: bool = False) -> FetchedPage:
    """One page with its redirects; `url` of the result is the address that answered. A failure is a value."""
    words = refusal(url, allow_private=allow_private)
    if words:
        return FetchedPage(url, why=words)
    transport = transport_for(contact, mirror, allow_private)
    try:
        outcome = follow(url, Validators(), lambda address, headers: transport.get(address, headers, SECONDS))
        if outcome.reply.status != 200:
            words = status_in_words(outcome.reply.status).replace("the feed", "the page").replace("no feed", "no page")
            return FetchedPage(outcome.final_url, why=words)
        return FetchedPage(outcome.final_url, decoded(outcome.reply))
    except FetchError as error:
        return FetchedPage(url, why=str(error))
    finally:
        transport.close()


def decoded(reply: Reply) -> str:
    """The text of a page, by the charset that the host or the page names. Raises FetchError where it is a bomb."""
    body = unzipped(reply.body)
    declared = _CHARSET.search(reply.headers.get("content-type", ""))
    found = _META_CHARSET.search(body[:4000])
    charset = declared[1] if declared else (found[1].decode("ascii") if found else "utf-8")
    try:
        return body.decode(charset, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")
