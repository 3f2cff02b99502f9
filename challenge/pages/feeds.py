"""Every feed of the site, as Atom and JSON: all posts, roundups, and those of one season, one prompt, one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from challenge.content.rounds import season_window
from challenge.content.tree import SeasonFiles
from challenge.entries.sanitise import render_markdown
from challenge.pages import paths
from challenge.pages.atom import NO_DATE, AtomEntry, AtomFeed, post_id, write_atom
from challenge.pages.cards import Card
from challenge.pages.head import in_brief
from challenge.pages.json_feed import json_path, write_json_feed
from challenge.pages.shelf import Shelf
from challenge.recognition.verdict import CREDITED

MOST = 200
"""No feed carries more entries: the newest."""


def view_feeds(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every feed, in both formats."""
    for path, feed in _all_feeds(shelf):
        yield path, write_atom(feed)
        yield json_path(path), write_json_feed(feed)


def _all_feeds(shelf: Shelf) -> Iterator[tuple[str, AtomFeed]]:
    writer = _Feeds(shelf)
    site = shelf.site.title
    everything = [card for files in shelf.seasons for card in shelf.credited(files.season.id)]
    yield paths.ALL_FEED, writer.posts(site, paths.ALL_FEED, paths.HOME, everything)
    yield paths.ROUNDUPS_FEED, writer.roundups()
    for member in shelf.people():
        path, page = paths.member_feed(member.id), paths.member_page(member.id)
        yield path, writer.posts(f"{member.name} – {site}", path, page, shelf.posts_of(member.id))
    for files in shelf.seasons:
        season = files.season
        path = paths.season_feed(season.id)
        cards = shelf.credited(season.id)
        yield path, writer.posts(f"{season.title} – {site}", path, paths.season_page(season.id), cards)
        for line in shelf.rounds(season.id):
            ref = shelf.ref(season.id, line.round.number)
            if ref.path and line.round.prompt is not None:
                path = paths.prompt_feed(season.id, line.round.prompt.slug)
                answers = shelf.answers(season.id, ref.number)
                yield path, writer.posts(f"{ref.title} – {season.title}", path, ref.path, answers)


class _Feeds:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        starts = [season_window(files.season)[0] for files in shelf.seasons]
        self.born = min(starts, default=NO_DATE)

    def posts(self, title: str, path: str, page: str, cards: Iterable[Card]) -> AtomFeed:
        """A feed of posts, newest first, each page once."""
        pages: dict[tuple[str, str], Card] = {}
        for card in cards:
            if card.status in CREDITED:
                pages.setdefault((card.person.id, card.post), card)
        newest = sorted(pages.values(), key=lambda card: (card.arrived, card.post), reverse=True)[:MOST]
        return self._feed(title, path, page, [self._post(card) for card in newest])

    def roundups(self) -> AtomFeed:
        """The feed of the organizers' letters, newest first."""
        entries = [entry for files in self.shelf.seasons for entry in self._letters(files)]
        entries.sort(key=lambda entry: (entry.published, entry.id), reverse=True)
        return self._feed(f"{self.shelf.site.title}: roundups", paths.ROUNDUPS_FEED, paths.SEASONS, entries)

    def _feed(self, title: str, path: str, page: str, entries: list[AtomEntry]) -> AtomFeed:
        site = self.shelf.site
        return AtomFeed(
            title=title, self_link=self.shelf.at(path), link=self.shelf.at(page), lang=site.language, author=site.title,
            entries=entries, born=self.born,
        )  # fmt: skip

    def _post(self, card: Card) -> AtomEntry:
        link = self.shelf.at(card.href) if card.here else card.href or self.shelf.at(card.person.path)
        prompts = {ref.number: ref for mark in card.marks if mark.status in CREDITED for ref in mark.prompts}
        return AtomEntry(
            id=link if card.here else post_id(card.person.id, card.page),
            title=card.title or in_brief(card.html, 60) or card.published.date().isoformat(),
            link=link,
            updated=card.arrived,
            published=card.published,
            author=card.person.name,
            author_uri=card.person.site,
            html=card.html,
            whole=card.full,
            text=card.summary,
            categories=tuple(
                (f"{card.season.id}/{number}", prompts[number].title or f"{card.season.title}, {number}")
                for number in sorted(prompts)
            ),
            lang=card.lang,
        )

    def _letters(self, files: SeasonFiles) -> Iterator[AtomEntry]:
        season = files.season
        organizers = [self.shelf.person(member).name for member in self.shelf.site.organizers]
        for roundup in self.shelf.roundups(files):
            ref = self.shelf.roundup_ref(season, roundup)
            link = self.shelf.at(ref.path)
            yield AtomEntry(
                id=link,
                title=f"{ref.title} – {season.title}" if ref.title else f"{season.title}, {ref.number}",
                link=link,
                updated=ref.date,
                published=ref.date,
                author=", ".join(organizers) or self.shelf.site.title,
                html=render_markdown(roundup.body, link),
                whole=True,
                categories=((season.id, season.title),),
            )
