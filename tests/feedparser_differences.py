"""`python -m tests.feedparser_differences [FOLDER]`: where our reading of feeds differs from feedparser's own, by kind.

Over every feed of ../shared/feeds (or of another folder with such a MANIFEST.jsonl) the entries, titles, links, ids,
dates, tags, authors and texts are compared with what feedparser gives by itself, its sanitiser and resolver on. Texts
are compared by their words. Each kind of difference is printed with its count and an example.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser

from challenge.entries.entry import Entry
from challenge.entries.feed import ParsedFeed, parse_feed
from challenge.entries.plain import plain_text
from challenge.entries.text import read_html

FEEDS = Path(__file__).resolve().parents[2] / "shared" / "feeds"
URL = "https://host.example/feed.xml"
Difference = tuple[str, str, str]
"""(kind, what feedparser says, what we say)."""


def main(argv: list[str]) -> int:
    folder = Path(argv[0]) if argv else FEEDS
    if not (folder / "MANIFEST.jsonl").is_file():
        print(f"{folder}: there is no collection of feeds here")
        return 0
    kinds: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    feeds = entries = 0
    for line in (folder / "MANIFEST.jsonl").read_text().splitlines():
        name = json.loads(line)["file"]
        feeds += 1
        for kind, theirs, ours in compare((folder / name).read_bytes()):
            entries += kind == "compared"
            if kind != "compared":
                kinds[kind].append((name, theirs, ours))
    print(f"{feeds} feeds, {entries} entries compared")
    for kind, found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        name, theirs, ours = found[0]
        print(
            f"\n{len(found):6} {kind}\n       e.g. {name}\n"
            f"       feedparser: {theirs[:140]!r}\n       here:       {ours[:140]!r}"
        )
    return 0


def compare(body: bytes) -> Iterator[Difference]:
    """Every difference in one feed, and one `compared` for each entry that both have."""
    try:
        theirs: Any = feedparser.parse(BytesIO(body), response_headers={"content-location": URL})
    except Exception as error:
        theirs = {"entries": []}
        yield "feedparser raises", repr(error), ""
    ours = parse_feed(body, "", URL)
    read = ours.entries if isinstance(ours, ParsedFeed) else ()
    if len(theirs["entries"]) != len(read):
        why = "; ".join(ours.problems) if isinstance(ours, ParsedFeed) else ours.reason
        more = "more" if len(read) > len(theirs["entries"]) else "fewer"
        yield f"entries: {more} here ({re.sub(r'[0-9]+', 'N', why)[:60]})", str(len(theirs["entries"])), str(len(read))
        return
    for raw, entry in zip(theirs["entries"], read, strict=True):
        yield "compared", "", ""
        yield from _entry(raw, entry)


def _entry(raw: Any, entry: Entry) -> Iterator[Difference]:
    yield from _text("title", str(raw.get("title") or ""), entry.title)
    yield from _text("id", str(raw.get("id") or ""), entry.guid)
    yield from _link(str(raw.get("link") or ""), entry.url)
    yield from _date(raw, entry)
    tags = [plain_text(str(tag.get("term") or "")) for tag in raw.get("tags") or []]
    if sorted(set(map(str.casefold, filter(None, tags)))) != sorted(map(str.casefold, entry.tags)):
        yield "tags differ", ", ".join(tags), ", ".join(entry.tags)
    author = str(raw.get("author") or "")
    if plain_text(author) != entry.author:
        kind = "a mail address in it" if "@" in author else "none there" if not author else "several or otherwise"
        yield f"author: {kind}", author, entry.author
    yield from _content(raw, entry)


def _text(what: str, theirs: str, ours: str) -> Iterator[Difference]:
    if " ".join(theirs.split()) == ours:
        return
    marked = re.search(r"[<&]", theirs) is not None
    yield f"{what}: {'markup or entities in it' if marked else 'otherwise'}", theirs, ours


def _link(theirs: str, ours: str) -> Iterator[Difference]:
    if theirs == ours:
        return
    if not theirs.startswith(("http://", "https://")):
        kind = "none or no web address there" if not ours else "found here"
    else:
        kind = "none here" if not ours else "another address"
    yield f"link: {kind}", theirs, ours


def _date(raw: Any, entry: Entry) -> Iterator[Difference]:
    found = dict.get(raw, "published_parsed") or dict.get(raw, "created_parsed") or dict.get(raw, "updated_parsed")
    ours = entry.claimed.start(UTC) if entry.claimed else None
    theirs = time.strftime("%Y-%m-%dT%H:%M:%S", found) if found else ""
    mine = ours.strftime("%Y-%m-%dT%H:%M:%S") if ours else ""
    if theirs != mine:
        written = str(dict.get(raw, "published") or dict.get(raw, "created") or dict.get(raw, "updated") or "")
        kind = "unread there" if not theirs else "unread here" if not mine else "another instant"
        yield f"date: {kind}", f"{theirs} of {written!r}", mine or entry.claimed_text


def _content(raw: Any, entry: Entry) -> Iterator[Difference]:
    values = [str(piece.get("value") or "") for piece in raw.get("content") or []]
    fullest = max([*values, str(raw.get("summary") or "")], key=len)
    theirs, ours = _words(fullest), _words(entry.html)
    if theirs == ours:
        return
    kind = (
        "only spaces or marks"
        if "".join(theirs) == "".join(ours)
        else "more words here"
        if len(ours) > len(theirs)
        else "fewer words here"
    )
    yield f"text: {kind}", " ".join(theirs[:30]), " ".join(ours[:30])


def _words(html: str) -> list[str]:
    return re.findall(r"\w+", " ".join(block.text for block in read_html(html).blocks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
