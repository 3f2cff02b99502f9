"""`/api/`: the same facts for other programs, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from challenge.dates import iso_utc
from challenge.pages import paths
from challenge.pages.cards import Card
from challenge.pages.health_view import FeedLine, feed_lines, view_health
from challenge.pages.shelf import Shelf
from challenge.progress.report import status_json
from challenge.recognition.verdict import CREDITED

MEMBERS = "api/members.json"
HEALTH = "api/health.json"


def view_api(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every document; the index names them all."""
    found: dict[str, Any] = {MEMBERS: _members(shelf), HEALTH: _health(shelf)}
    seasons = []
    for files in shelf.seasons:
        season = files.season
        status, posts = f"api/seasons/{season.id}/status.json", f"api/seasons/{season.id}/submissions.json"
        table = shelf.standings(season.id)
        if table is not None:
            found[status] = status_json(table, shelf.site.preview)
        found[posts] = _submissions(shelf, season.id)
        seasons.append(
            {
                "season": season.id,
                "title": season.title,
                "page": shelf.at(paths.season_page(season.id)),
                "status": shelf.at(status),
                "submissions": shelf.at(posts),
            }
        )
    index = {
        "site": shelf.site.title,
        "page": shelf.at(""),
        "now": iso_utc(shelf.now),
        "documents": [shelf.at(path) for path in sorted(found)],
        "members": shelf.at(MEMBERS),
        "health": shelf.at(HEALTH),
        "seasons": seasons,
    }
    yield paths.API_INDEX, dump(index)
    for path, document in found.items():
        yield path, dump(document)


def dump(document: Any) -> bytes:
    """JSON as this site writes it: UTF-8, two spaces, a line feed at the end."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def is_public(card: Card) -> bool:
    """What may be listed: credited posts, open questions, and what is not ours although a mark spoke for it."""
    return card.status != "not ours" or any(reason.signal != "date" for mark in card.marks for reason in mark.because)


def _members(shelf: Shelf) -> dict[str, Any]:
    return {
        "members": [
            {
                "member": member.id,
                "name": member.name,
                "site": shelf.person(member.id).site or None,
                "page": shelf.at(paths.member_page(member.id)),
                "feed": shelf.at(paths.member_feed(member.id)),
                "feeds": list(member.feeds),
                "aliases": list(member.aliases),
                "joined": member.joined.isoformat() if member.joined else None,
                "left": member.left.isoformat() if member.left else None,
                "posts": len({card.post for card in shelf.posts_of(member.id) if card.status in CREDITED}),
            }
            for member in shelf.people()
        ]
    }


def _submissions(shelf: Shelf, season: str) -> dict[str, Any]:
    cards = [card for card in shelf.cards[season] if is_public(card)]
    return {"season": season, "submissions": [_submission(shelf, card) for card in cards]}


def _submission(shelf: Shelf, card: Card) -> dict[str, Any]:
    return {
        "post": card.post,
        "url": shelf.at(card.href) if card.here else card.href or None,
        "title": card.title,
        "member": card.person.id,
        "published": card.published.date().isoformat() if card.day_only else card.published.isoformat(),
        "kind": card.kind,
        "words": card.words,
        "lang": card.lang or None,
        "tags": list(card.tags),
        "status": card.status,
        "verdicts": [
            {
                "status": mark.status,
                "prompts": [ref.number for ref in mark.prompts],
                "because": [{"signal": reason.signal, "detail": reason.detail} for reason in mark.because],
            }
            for mark in card.marks
        ],
    }


def _health(shelf: Shelf) -> dict[str, Any]:
    view = view_health(shelf)
    feeds = [_feed(line) for member in shelf.people() for line in feed_lines(shelf, member)]
    problems = [
        {"path": p.path, "line": p.line, "level": p.level, "code": p.code, "message": p.message} for p in view.problems
    ]
    return {"feeds": feeds, "problems": problems}


def _feed(line: FeedLine) -> dict[str, Any]:
    return {
        "feed": line.address,
        "member": line.person.id,
        "status": line.status,
        "since": iso_utc(line.since) if line.since else None,
        "why": line.why or None,
        "moved_to": line.moved_to or None,
        "suggestion": line.suggestion or None,
        "newest": iso_utc(line.newest) if line.newest else None,
    }
