"""Every feed of the site, as Atom and JSON: all posts, roundups, and those of one season, one prompt, one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from challenge.content.rounds import season_window
from challenge.content.tree import SeasonFiles
from challenge.pages import paths
from challenge.pages.atom import NO_DATE, AtomEntry, AtomFeed, post_id, write_atom
from challenge.pages.cards import Card, SeasonRef
from challenge.pages.head import in_brief
from challenge.pages.json_feed import json_path, write_json_feed
from challenge.pages.roundup_html import changed, roundup_html
from challenge.pages.roundup_view import view_roundups
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
    writer, _ = _Feeds(shelf), shelf.language.gettext
    site = shelf.site.title
    everything = [card for files in shelf.seasons for card in shelf.credited(files.season.id)]
    about = _("Every post, by everybody who takes part.")
    yield paths.ALL_FEED, writer.posts(site, about, paths.ALL_FEED, paths.HOME, everything)
    yield paths.ROUNDUPS_FEED, writer.roundups()
    for member in shelf.people():
        path, page = paths.member_feed(member.id), paths.member_page(member.id)
        about = _("Everything that %(name)s wrote here.", name=member.name)
        yield path, writer.posts(f"{member.name} – {site}", about, path, page, shelf.posts_of(member.id))
    for files in shelf.seasons:
        season = files.season
        path = paths.season_feed(season.id)
        cards = shelf.credited(season.id)
        about = _("Every post of this season.")
        yield path, writer.posts(f"{season.title} – {site}", about, path, paths.season_page(season.id), cards)
        for line in shelf.rounds(season.id):
            ref = shelf.ref(season.id, line.round.number)
            if ref.path and line.round.prompt is not None:
                path = paths.prompt_feed(season.id, line.round.prompt.slug)
                answers = shelf.answers(season.id, ref.number)
                about = _("Every answer to this prompt.")
                yield path, writer.posts(f"{ref.title} – {season.title}", about, path, ref.path, answers)


class _Feeds:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        starts = [season_window(files.season)[0] for files in shelf.seasons]
        self.born = min(starts, default=NO_DATE)

    def posts(self, title: str, about: str, path: str, page: str, cards: Iterable[Card]) -> AtomFeed:
        """A feed of posts, newest first, each page once."""
        pages: dict[tuple[str, str], Card] = {}
        for card in cards:
            if card.status in CREDITED:
                pages.setdefault((card.person.id, card.post), card)
        newest = sorted(pages.values(), key=lambda card: (card.arrived, card.post), reverse=True)[:MOST]
        return self._feed(title, about, path, page, [self._post(card) for card in newest])

    def roundups(self) -> AtomFeed:
        """The feed of the roundups, newest first: letters with the lists below them."""
        entries = [entry for files in self.shelf.seasons for entry in self._letters(files)]
        entries.sort(key=lambda entry: (entry.published, entry.id), reverse=True)
        _ = self.shelf.language.gettext
        title = _("%(site)s: roundups", site=self.shelf.site.title)
        about = _("The organizers’ letter about each round.")
        return self._feed(title, about, paths.ROUNDUPS_FEED, paths.SEASONS, entries)

    def _feed(self, title: str, about: str, path: str, page: str, entries: list[AtomEntry]) -> AtomFeed:
        site = self.shelf.site
        return AtomFeed(
            title=title, subtitle=about, self_link=self.shelf.at(path), link=self.shelf.at(page),
            lang=site.language, author=site.title, entries=entries, born=self.born, hub=site.hub,
        )  # fmt: skip

    def _post(self, card: Card) -> AtomEntry:
        link = self.shelf.at(card.href) if card.here else card.href or self.shelf.at(card.person.path)
        prompts = {ref.number: ref for mark in card.marks if mark.status in CREDITED for ref in mark.prompts}
        return AtomEntry(
            id=link if card.here else post_id(card.person.id, card.page),
            title=card.title or in_brief(card.html, 60) or self.shelf.language.day(card.published),
            link=link,
            updated=card.arrived,
            published=card.published,
            author=card.person.name,
            author_uri=card.person.site,
            html=card.html,
            whole=card.full,
            text=card.summary,
            categories=tuple(
                (f"{card.season.id}/{number}", prompts[number].title or self._numbered(card.season, number))
                for number in sorted(prompts)
            ),
            lang=card.lang,
        )

    def _numbered(self, season: SeasonRef, number: int) -> str:
        """A round that has no title to tell."""
        name = self.shelf.language.gettext("Round %(number)d", number=number)
        return f"{season.title}, {name}"

    def _letters(self, files: SeasonFiles) -> Iterator[AtomEntry]:
        season = files.season
        organizers = [self.shelf.person(member).name for member in self.shelf.site.organizers]
        for view in view_roundups(self.shelf, files):
            ref, link = view.ref, self.shelf.at(view.ref.path)
            name = ref.title or self.shelf.language.gettext("Roundup %(number)d", number=ref.number)
            yield AtomEntry(
                id=link,
                title=f"{name} – {season.title}",
                link=link,
                updated=changed(view),
                published=ref.date,
                author=", ".join(organizers) or self.shelf.site.title,
                html=roundup_html(self.shelf, view),
                whole=True,
                categories=((season.id, season.title),),
            )
