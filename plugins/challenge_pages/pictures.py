"""Pictures for templates, and the files that carry a picture elsewhere: badges and cards.

Cards need Pillow and the face of `font-source-serif-pro`; without them, or with `CHALLENGE_CARDS = False` (environment:
`CHALLENGE_CARDS=off`), there are none and pages name none. Painting takes some hundredths of a second for each, so
that cards are kept in `.cache/cards/` beside the content folder, by what stands on them; it may be deleted at any time.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from challenge.content.members import Member
from challenge.pages import paths
from challenge.pages.pictures.badge import Badge, badge_html, badge_kind, badge_markdown, badge_path, draw_badge
from challenge.pages.pictures.views import member_pictures, prompt_picture, season_pictures
from challenge.pages.shelf import Shelf
from challenge.progress.standing import MemberStanding

from .words import host

try:
    from challenge.pages.pictures.card import CardWords, card_key, card_label, card_path, paint_card, settable

    PAINTER = settable("A") == "A"
except (ImportError, OSError):
    PAINTER = False

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A badge on its member's page: where it is, what it says, and what to copy."""

    badge: Badge
    path: str
    label: str
    html: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The card of a page: its path, and its words for those who do not see it."""

    path: str
    label: str


class Pictures:
    """What templates ask for pictures; one for each build."""

    def __init__(self, shelf: Shelf, cards: bool) -> None:
        self._shelf = shelf
        self.cards = dict(self._cards()) if cards and PAINTER else {}
        self.badges = {
            (files.season.id, line.member.id): self._badge(files.season.id, files.season.title, line)
            for files in shelf.seasons
            if (table := shelf.standings(files.season.id)) is not None
            for line in table.members
        }

    def season(self, season: str) -> Any:
        return season_pictures(self._shelf, season)

    def member(self, member: str, season: str) -> Any:
        return member_pictures(self._shelf, member, season)

    def prompt(self, season: str, number: int) -> Any:
        return prompt_picture(self._shelf, season, number)

    def badge(self, member: str, season: str) -> Shown | None:
        return self.badges.get((season, member))

    def card(self, page: str) -> Linked | None:
        """The card of a page, of the page it is a part of, or else of the site; None where there are no cards."""
        while page and page not in self.cards:
            page = page.rstrip("/").rpartition("/")[0] + "/" if "/" in page.rstrip("/") else paths.HOME
        words = self.cards.get(page)
        if words is None:
            return None
        return Linked(card_path(page), card_label(words))

    def _badge(self, season: str, title: str, line: MemberStanding) -> Shown:
        _, ngettext = self._shelf.language.gettext, self._shelf.language.ngettext
        kind = badge_kind(line)
        if kind == "completed":
            words = _("completed")
        elif kind == "streak":
            words = ngettext("%(num)d in a row", "%(num)d in a row", line.streak or 0)
        else:
            words = _("taking part")
        label = f"{line.member.name}: {words} – {title}"
        badge = draw_badge(kind, title, words, label)
        path = badge_path(season, line.member.id)
        picture, page = self._shelf.at(path), self._shelf.at(paths.member_page(line.member.id))
        return Shown(badge, path, label, badge_html(label, picture, page, badge), badge_markdown(label, picture, page))

    def _cards(self) -> Iterator[tuple[str, CardWords]]:
        """The words of every card, by the path of its page."""
        _, shelf = self._shelf.language.gettext, self._shelf
        yield paths.HOME, self._card("", shelf.site.title)
        for files in shelf.seasons:
            season = files.season
            for line in shelf.rounds(season.id):
                ref = shelf.ref(season.id, line.round.number)
                if ref.path:
                    card = self._card(season.title, ref.title, _("Prompt %(number)d", number=ref.number))
                    yield ref.path, replace(card, cover=True)
            for roundup in shelf.roundups(files):
                letter = shelf.roundup_ref(season, roundup)
                name = _("Roundup %(number)d", number=letter.number)
                yield letter.path, self._card(season.title, letter.title or name, name if letter.title else "")
        for member in shelf.people():
            yield paths.member_page(member.id), self._card(self._season_of(member), member.name)

    def _card(self, season: str, title: str, place: str = "") -> CardWords:
        above = " · ".join(part for part in (season, place) if part)
        return CardWords(site=self._shelf.site.title, above=above, title=title, foot=host(self._shelf.url))

    def _season_of(self, member: Member) -> str:
        """The newest season that somebody takes part in."""
        for files in self._shelf.seasons:
            table = self._shelf.standings(files.season.id)
            if table is not None and any(line.member.id == member.id for line in table.members):
                return files.season.title
        return ""


def hang(generators: Iterable[Any]) -> None:
    """Give the templates their pictures, and write badges and cards, once all generators have read."""
    for generator in generators:
        shelf = getattr(generator, "shelf", None)
        if isinstance(shelf, Shelf):
            wanted = os.environ.get("CHALLENGE_CARDS", "on") != "off"
            pictures = Pictures(shelf, generator.settings.get("CHALLENGE_CARDS", wanted))
            generator.context["pictures"] = pictures
            _write_files(
                pictures, Path(generator.output_path), shelf.content.root.absolute().parent / ".cache" / "cards"
            )


def _write_files(pictures: Pictures, output: Path, kept: Path) -> None:
    for shown in pictures.badges.values():
        _write(output / shown.path, shown.badge.svg.encode())
    for page, words in pictures.cards.items():
        _write(output / card_path(page), _painted(words, kept))


def _painted(words: CardWords, kept: Path) -> bytes:
    """The card, painted once and then remembered."""
    file = kept / f"{card_key(words)}.png"
    try:
        return file.read_bytes()
    except OSError:
        body = paint_card(words)
    try:
        beside = file.with_suffix(f".{os.getpid()}")
        _write(beside, body)
        beside.replace(file)
    except OSError as error:
        logger.debug("cards are not remembered: %s", error)
    return body


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
