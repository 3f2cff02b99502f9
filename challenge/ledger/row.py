"""One line of `ledger.jsonl`: everything remembered about one page of one member in one season."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, cast, get_args

from challenge.addresses import is_web_address, page_key
from challenge.dates import EARLIEST, Stamp, iso_utc, parse_stamp
from challenge.recognition.verdict import AskClass, Because, Signal, Status, Verdict

LATEST = datetime(9000, 1, 1, tzinfo=UTC)
"""Deadlines, margins and waits are counted from a first sight, and the calendar ends with the year 9999."""

_SIGNALS = frozenset(get_args(Signal))
_STATUSES = frozenset(get_args(Status))
_ASKS = frozenset(get_args(AskClass))
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_HOLE = "\0"
_HOLE_WRITTEN = b'"text":"\\u0000"'
"""Where the text goes: within a string its quotes would be escaped, so that no other place of a line looks like it."""
_RARE = bytes(code for code in range(0x20) if code != ord("\n"))
_UNTOLD = (Because("date", "The ledger keeps no reason for this that can be read."),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The memory of one post.

    `page` is the identity when it was first seen and never changes, even when the post moves; `url` is where it was
    last found and `addresses` all it was ever known by, sorted. `claimed` is the date claimed at first sight
    (`claimed_text` what stood there if that was no date). `windows` are quotes around marks, for judging again
    without the text; `excerpt` and `text` hold safe HTML, only as far as the member consents. `rules` is the
    fingerprint under which `verdicts` was made, empty where a newer judgement waits for a person's word. `more` is
    a JSON object of keys that this version does not know (empty without any): what a newer one wrote outlives being
    written back by us.
    """

    member: str
    page: str
    url: str
    addresses: tuple[str, ...]
    first_seen: datetime
    guid: str = ""
    title: str = ""
    claimed: Stamp | None = None
    claimed_text: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    links: tuple[str, ...] = ()
    words: int | None = None
    partial: bool = False
    windows: tuple[str, ...] = ()
    excerpt: str = ""
    text: str = ""
    lang: str = ""
    feed: str = ""
    verdicts: tuple[Verdict, ...] = ()
    rules: str = ""
    more: str = ""

    @property
    def id(self) -> str:
        return row_id(self.member, self.page)

    @property
    def pages(self) -> frozenset[str]:
        """Every page this post was ever known by."""
        return frozenset({self.page, *map(page_key, self.addresses)})


_KEYS = frozenset({"id", *(each.name for each in fields(Row))}) - {"more"}


def row_id(member: str, page: str) -> str:
    """`<member>/<hash of the page>`: short, sorts by member, and spreads additions so that branches merge."""
    return f"{member}/{hashlib.sha256(page.encode()).hexdigest()[:16]}"


def dump_row(row: Row) -> bytes:
    """One JSON object on one line, in UTF-8; empty values are left out, half letters replaced."""
    plain: dict[str, Any] = {
        "id": row.id,
        "member": row.member,
        "page": row.page,
        "url": row.url,
        "addresses": list(row.addresses),
        "guid": row.guid,
        "title": row.title,
        "claimed": row.claimed.isoformat() if row.claimed else "",
        "claimed_text": row.claimed_text,
        "first_seen": iso_utc(row.first_seen),
        "tags": list(row.tags),
        "author": row.author,
        "links": list(row.links),
        "words": row.words,
        "partial": row.partial,
        "windows": list(row.windows),
        "excerpt": row.excerpt,
        "text": row.text and _HOLE,
        "lang": row.lang,
        "feed": row.feed,
        "verdicts": [_dump_verdict(verdict) for verdict in row.verdicts],
        "rules": row.rules,
    }
    kept = {key: value for key, value in plain.items() if value or (value == 0 and value is not False)}
    kept |= {key: value for key, value in (json.loads(row.more) if row.more else {}).items() if key not in plain}
    line = _JSON.encode(kept).encode("utf-8", "replace")
    return line.replace(_HOLE_WRITTEN, b'"text":' + _long_text(row.text), 1) if row.text else line


def _long_text(text: str) -> bytes:
    """As the encoder writes it, which takes twice as long: most of a ledger are texts, in which little is escaped."""
    data = text.encode("utf-8", "replace")
    if len(data.translate(None, _RARE)) < len(data):
        return _JSON.encode(text).encode("utf-8", "replace")
    return b'"' + data.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n") + b'"'


def load_row(line: str, season: str) -> Row:
    """The row of one line. Raises ValueError with words for a person where the line holds none."""
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("this line is no JSON object") from error
    if not isinstance(plain, dict):
        raise ValueError("this line is no JSON object")
    try:
        return _row_of(plain, season)
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"this line lacks or garbles {error}") from error


def _row_of(plain: Mapping[str, Any], season: str) -> Row:
    url = _text(plain, "url")
    verdicts = tuple(_load_verdict(item, season) for item in plain["verdicts"])
    if not verdicts:
        raise ValueError("this line has no verdict")
    words = plain.get("words")
    return Row(
        member=_text(plain, "member", required=True),
        page=_text(plain, "page", required=True),
        url=url if is_web_address(url) else "",
        addresses=tuple(sorted(a for a in _texts(plain, "addresses") if is_web_address(a))),
        first_seen=_moment(_text(plain, "first_seen", required=True)),
        guid=_text(plain, "guid"),
        title=_text(plain, "title"),
        claimed=parse_stamp(plain["claimed"]) if plain.get("claimed") else None,
        claimed_text=_text(plain, "claimed_text"),
        tags=_texts(plain, "tags"),
        author=_text(plain, "author"),
        links=tuple(a for a in _texts(plain, "links") if is_web_address(a)),
        words=words if isinstance(words, int) and 0 <= words < 10**9 else None,
        partial=plain.get("partial") is True,
        windows=_texts(plain, "windows"),
        excerpt=_text(plain, "excerpt"),
        text=_text(plain, "text"),
        lang=_text(plain, "lang"),
        feed=_text(plain, "feed"),
        verdicts=verdicts,
        rules=_text(plain, "rules"),
        more=_more(plain),
    )


def _moment(text: str) -> datetime:
    """A first sight. Raises ValueError for one at the ends of the calendar, where nothing can be added to it."""
    moment = parse_stamp(text).start(UTC)
    if not EARLIEST <= moment < LATEST:
        raise ValueError(f"'first_seen' {text} cannot be")
    return moment


def _more(plain: Mapping[str, Any]) -> str:
    unknown = {key: value for key, value in plain.items() if key not in _KEYS}
    return whole(json.dumps(unknown, ensure_ascii=False, sort_keys=True)) if unknown else ""


def _dump_verdict(verdict: Verdict) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "status": verdict.status,
        "prompts": list(verdict.prompts),
        "because": [{"signal": reason.signal, "detail": reason.detail} for reason in verdict.because],
    }
    return {**plain, "ask": verdict.ask} if verdict.ask else plain


def _load_verdict(plain: Mapping[str, Any], season: str) -> Verdict:
    status, ask = plain["status"], plain.get("ask", "")
    if status not in _STATUSES or ask not in _ASKS:
        raise ValueError(f"'{status}' is no status")
    because = tuple(
        Because(cast(Signal, item["signal"]), whole(str(item["detail"])))
        for item in plain["because"]
        if item["signal"] in _SIGNALS
    )
    prompts = tuple(n for n in plain["prompts"] if isinstance(n, int) and not isinstance(n, bool) and n > 0)
    return Verdict(season=season, status=status, prompts=prompts, because=because or _UNTOLD, ask=ask)


def _text(plain: Mapping[str, Any], key: str, required: bool = False) -> str:
    value = plain[key] if required else plain.get(key, "")
    if not isinstance(value, str) or (required and not value):
        raise ValueError(f"'{key}' is missing or no text")
    return whole(value)


def _texts(plain: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = plain.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"'{key}' is no list of texts")
    return tuple(map(whole, value))


def whole(text: str) -> str:
    """Half a surrogate pair (`\\ud800`) is valid JSON and no text: it cannot be written, hashed or shown."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
