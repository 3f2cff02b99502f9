"""The whole site as values: every page with its template and view, every file with its bytes. Pure and in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from challenge.addresses import is_web_address
from challenge.content.tree import SeasonFiles
from challenge.language import ENGLISH, Language
from challenge.overview import Overview
from challenge.pages import paths
from challenge.pages.api import view_api
from challenge.pages.calendar import write_calendar
from challenge.pages.cards import RoundupRef, SeasonRef, direction_of
from challenge.pages.contact import Contact, contact_of
from challenge.pages.descriptions import describe_member, describe_now, describe_season
from challenge.pages.feeds import view_feeds
from challenge.pages.head import Head, in_brief
from challenge.pages.health_view import view_health
from challenge.pages.kept_view import view_kept
from challenge.pages.linked_data import about_member, about_post, about_prompt, about_roundup, about_site
from challenge.pages.manifest import MANIFEST, write_manifest
from challenge.pages.members_view import view_member, view_members
from challenge.pages.now_view import NowView, view_now
from challenge.pages.opml import write_opml
from challenge.pages.progress_view import view_progress
from challenge.pages.prompt_view import FurtherAnswers, PromptView, view_prompt
from challenge.pages.roundup_view import view_roundup
from challenge.pages.search_view import view_search
from challenge.pages.seasons_view import view_season, view_seasons
from challenge.pages.shelf import Shelf
from challenge.pages.sitemap import write_robots, write_sitemap
from challenge.pages.veil import draw_veil


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page: `template` is a name without ending, `view` what it shows."""

    template: str
    head: Head
    view: Any

    @property
    def path(self) -> str:
        return self.head.path

    @property
    def save_as(self) -> str:
        """The file that serves the page."""
        return paths.save_as(self.head.path)


@dataclass(frozen=True, slots=True)
class File:
    """One file for machines."""

    path: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page knows: the site's name, what its menu and footer say, and what is asked `now`.

    `url` is absolute, without a slash.
    """

    title: str
    url: str
    language: str
    direction: str
    repository: str
    contact: Contact | None
    preview: bool
    now: NowView
    season: SeasonRef | None
    fixed_at: Any
    feeds: tuple[tuple[str, str], ...]


def take_down(overview: Overview, site_url: str, language: Language = ENGLISH) -> Shelf:
    """The overview as everybody may see it, ready for pages. `site_url` is absolute, without a slash at its end."""
    return Shelf(draw_veil(overview), site_url, language)


def view_frame(shelf: Shelf) -> Frame:
    """What every page knows."""
    site = shelf.site
    now = view_now(shelf)
    return Frame(
        title=site.title,
        url=shelf.url,
        language=site.language,
        direction=direction_of(site.language),
        repository=site.repository if is_web_address(site.repository) else "",
        contact=contact_of(site.contact),
        preview=site.preview,
        now=now,
        season=now.season,
        fixed_at=shelf.now.astimezone(site.timezone) if site.sample else None,
        feeds=((site.title, paths.ALL_FEED),),
    )


def view_site(shelf: Shelf, others: Iterable[str] = ()) -> Iterator[Page | File]:
    """Everything the site consists of, each address once: where two things claim one, the first has it.

    `others` are paths of pages that somebody else writes, for the sitemap.
    """
    taken: set[str] = set()
    listed = [shelf.at(path) for path in others]
    for thing in _everything(shelf):
        address = paths.save_as(thing.path).casefold()
        if address in taken:
            continue
        taken.add(address)
        if isinstance(thing, Page) and thing.head.index:
            listed.append(shelf.at(thing.path))
        yield thing
    yield File("sitemap.xml", write_sitemap(listed))
    yield File("robots.txt", write_robots(shelf.url))


def _everything(shelf: Shelf) -> Iterator[Page | File]:
    now = view_now(shelf)
    about = describe_now(now, shelf.language)
    yield Page("now", Head(path=paths.HOME, description=about, section="now", data=about_site(shelf)), now)
    yield Page("seasons", Head(path=paths.SEASONS, section="seasons"), view_seasons(shelf))
    for files in shelf.seasons:
        yield from _season(shelf, files)
    yield Page("members", Head(path=paths.MEMBERS, section="members"), view_members(shelf))
    for member in shelf.people():
        feeds = ((member.name, paths.member_feed(member.id)),)
        view = view_member(shelf, member)
        head = Head(
            path=view.person.path,
            title=member.name,
            description=describe_member(view, shelf.language),
            feeds=feeds,
            section="members",
            data=about_member(shelf, view),
        )
        yield Page("member", head, view)
    for sheet in view_search(shelf):
        yield Page("search", Head(path=sheet.path, section="search"), sheet)
    yield Page("health", Head(path=paths.HEALTH, section="health", index=False), view_health(shelf))
    yield Page("404", Head(path=paths.NOT_FOUND, index=False), None)
    yield File(MANIFEST, write_manifest(shelf))
    yield File(paths.OPML, write_opml(shelf))
    for path, body in (*view_feeds(shelf), *view_api(shelf)):
        yield File(path, body)


def _season(shelf: Shelf, files: SeasonFiles) -> Iterator[Page | File]:
    season = files.season
    feeds = ((season.title, paths.season_feed(season.id)),)
    ref = shelf.season_ref(season)
    view = view_season(shelf, files)
    about = describe_season(view.line, shelf.language)
    head = Head(path=ref.path, title=ref.title, description=about, feeds=feeds, section="seasons")
    yield Page("season", head, view)
    progress = view_progress(shelf, season)
    if progress is not None:
        yield Page("progress", replace(head, path=paths.progress_page(season.id), section="progress"), progress)
    roundups = {roundup.number: shelf.roundup_ref(season, roundup) for roundup in shelf.roundups(files)}
    yield from _prompts(shelf, files, roundups)
    yield from _roundups(shelf, files)
    yield from _kept_posts(shelf, files)
    yield File(paths.calendar_file(season.id), write_calendar(shelf, files))


def _prompts(shelf: Shelf, files: SeasonFiles, roundups: dict[int, RoundupRef]) -> Iterator[Page]:
    season = files.season
    for line in shelf.rounds(season.id):
        prompt = line.round.prompt
        ref = shelf.ref(season.id, line.round.number)
        if not ref.path or prompt is None:
            continue
        view = view_prompt(shelf, season, line, roundups.get(ref.number))
        head = Head(
            path=ref.path,
            title=ref.title,
            description=in_brief(view.html),
            feeds=((f"{ref.title} – {season.title}", paths.prompt_feed(season.id, prompt.slug)),),
            previous=view.previous.path if view.previous else "",
            following=view.following.path if view.following else "",
            section="seasons",
            data=about_prompt(shelf, view),
        )
        yield Page("prompt", head, view)
        yield from _further_answers(view, head)


def _further_answers(view: PromptView, head: Head) -> Iterator[Page]:
    count = len(view.sheets)
    for number, sheet in enumerate(view.sheets[1:], 2):
        further = replace(
            head,
            path=paths.further(head.path, number),
            previous=paths.further(head.path, number - 1),
            following=paths.further(head.path, number + 1) if number < count else "",
            data=None,
        )
        yield Page("prompt_answers", further, FurtherAnswers(prompt=view, number=number, count=count, answers=sheet))


def _roundups(shelf: Shelf, files: SeasonFiles) -> Iterator[Page]:
    for roundup in shelf.roundups(files):
        view = view_roundup(shelf, files, roundup)
        head = Head(
            path=view.ref.path,
            title=view.ref.title,
            description=in_brief(view.html),
            feeds=(("", paths.ROUNDUPS_FEED),),
            previous=view.previous.path if view.previous else "",
            following=view.following.path if view.following else "",
            article=True,
            section="seasons",
            data=about_roundup(shelf, view),
        )
        yield Page("roundup", head, view)


def _kept_posts(shelf: Shelf, files: SeasonFiles) -> Iterator[Page]:
    for card in shelf.cards[files.season.id]:
        if card.here:
            brief = card.summary or in_brief(card.html)
            data = about_post(shelf, card)
            head = Head(path=card.href, title=card.title, description=brief, article=True, lang=card.lang, data=data)
            for view in view_kept(shelf, card):
                yield Page("post", _part(head, view.number, view.count), view)


def _part(head: Head, number: int, count: int) -> Head:
    """The head of one part of a long text; a text in one part keeps its own."""
    return replace(
        head,
        path=paths.further(head.path, number),
        previous=paths.further(head.path, number - 1) if number > 1 else "",
        following=paths.further(head.path, number + 1) if number < count else "",
        data=head.data if number == 1 else None,
    )
