"""The look-ups that all pages share: seasons, people, posts by prompt and by member."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from hashlib import blake2b

from challenge.addresses import is_web_address
from challenge.content.members import Member
from challenge.content.posts import RoundupFile
from challenge.content.rounds import deadline_zone, opens_at, season_window
from challenge.content.seasons import Round, Season
from challenge.content.tree import SeasonFiles
from challenge.entries.plain import visible
from challenge.entries.sanitise import render_markdown
from challenge.language import ENGLISH, Language
from challenge.ledger.submission import Submission
from challenge.overview import Overview
from challenge.pages import paths
from challenge.pages.cards import Card, Mark, Person, PromptRef, RoundupRef, SeasonRef, When, by_member, by_round
from challenge.pages.head import in_brief
from challenge.pages.script import language_by_script
from challenge.pages.told import without_text
from challenge.pages.veil import Veiled
from challenge.progress.standing import RoundLine, Standings
from challenge.recognition.verdict import CREDITED, Because

BRIEF = 320
"""Letters of a post's beginning that lists show."""

_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Shelf:
    """Everything of one overview, ready to be taken down by pages. Read only; built once for each build.

    `site_url` is absolute and has no slash at its end; `language` is what the site's own words are said in.
    """

    def __init__(self, veiled: Veiled, site_url: str, language: Language = ENGLISH) -> None:
        self.url = site_url
        self.language = language
        self.overview: Overview = veiled.overview
        self.held = veiled.held
        self.now: datetime = veiled.overview.now
        self.content = veiled.overview.content
        self.site = veiled.overview.content.site
        self.seasons: tuple[SeasonFiles, ...] = tuple(
            sorted(self.content.seasons.values(), key=lambda f: (season_window(f.season)[0], f.season.id), reverse=True)
        )
        self._people = {member.id: _person(member) for member in self.content.members.values()}
        self._refs = {
            (files.season.id, round_.number): _prompt_ref(files.season, round_, self.now, self.site.preview)
            for files in self.seasons
            for round_ in files.season.rounds
        }
        seen = (
            post.first_seen for posts in self.overview.submissions.values() for post in posts if post.kind == "feed"
        )
        self._first_gathering = min(seen, default=self.now)
        self.cards: Mapping[str, tuple[Card, ...]] = {
            files.season.id: tuple(self._card(post) for post in self.overview.submissions.get(files.season.id, ()))
            for files in self.seasons
        }
        self._prompts: dict[tuple[str, int], str] = {}
        self._by_round = by_round(self.cards)
        self._by_member = by_member(self.cards)

    def credited(self, season: str) -> tuple[Card, ...]:
        """The posts of a season that count for something, newest first."""
        return tuple(card for card in self.cards.get(season, ()) if card.status in CREDITED)

    def called(self, card: Card) -> str:
        """A post by its title, or by its first words where it has none."""
        return card.name or self.language.gettext("Untitled")

    def answers(self, season: str, number: int) -> tuple[Card, ...]:
        """The posts credited to one round, in order of publication."""
        return self._by_round.get((season, number), ())

    def posts_of(self, member: str) -> tuple[Card, ...]:
        """Everything of one member in all seasons, newest first."""
        return self._by_member.get(member, ())

    def person(self, member: str) -> Person:
        return self._people.get(member) or Person(member, member, paths.member_page(member))

    def people(self) -> tuple[Member, ...]:
        """Everybody who may be shown, by name."""
        shown = (member for member in self.content.members.values() if not member.paused)
        return tuple(sorted(shown, key=lambda member: (member.name.casefold(), member.id)))

    def present(self) -> tuple[Member, ...]:
        """Everybody who may be shown and has not left."""
        return tuple(member for member in self.people() if not self.has_left(member))

    def has_left(self, member: Member) -> bool:
        zone = member.timezone or self.site.timezone
        return member.left is not None and member.left.start(zone) <= self.now

    def prompt_html(self, season: str, number: int) -> str:
        """The text of a prompt that may be shown, rendered once."""
        if (season, number) not in self._prompts:
            prompts = {prompt.number: prompt for prompt in self.content.seasons[season].season.prompts}
            prompt = prompts.get(number)
            base = self.at(paths.prompt_page(season, prompt.slug)) if prompt else ""
            self._prompts[season, number] = render_markdown(prompt.body, base) if prompt else ""
        return self._prompts[season, number]

    def at(self, path: str) -> str:
        """The absolute address of a path."""
        return f"{self.url}/{path}"

    def standings(self, season: str) -> Standings | None:
        return self.overview.standings.get(season)

    def rounds(self, season: str) -> tuple[RoundLine, ...]:
        table = self.standings(season)
        return table.rounds if table else ()

    def ref(self, season: str, number: int) -> PromptRef:
        return self._refs.get((season, number)) or PromptRef(season, number)

    def season_ref(self, season: Season) -> SeasonRef:
        return SeasonRef(season.id, season.title, paths.season_page(season.id))

    def roundups(self, files: SeasonFiles) -> tuple[RoundupFile, ...]:
        """The roundups that have come out: their round has opened, and their date, if they have one, has come."""
        opened = {line.round.number for line in self.rounds(files.season.id) if line.opens <= self.now}
        known = {round_.number for round_ in files.season.rounds}
        return tuple(
            roundup
            for roundup in sorted(files.roundups, key=lambda roundup: roundup.number)
            if (roundup.number in opened or roundup.number not in known)
            and roundup_date(files.season, roundup) <= self.now
        )

    def roundup_ref(self, season: Season, roundup: RoundupFile) -> RoundupRef:
        path = paths.roundup_page(season.id, roundup.number)
        date = roundup_date(season, roundup).astimezone(season.timezone)
        return RoundupRef(season.id, roundup.number, roundup.title, path, date)

    def opens(self, season: Season, at: datetime) -> When:
        return When(at.astimezone(season.timezone), season.timezone.key)

    def closing(self, season: Season, line: RoundLine) -> When:
        """When a round closes: where an offset was written, at that instant for everybody."""
        given = line.round.closes.offset is not None
        return self.opens(season, line.closes) if given else self.closes(season, line.closes)

    def closes(self, season: Season, at: datetime) -> When:
        """When something closes; `author` says that it is so by everybody's own clock."""
        zone: tzinfo = deadline_zone(season)
        kind = season.deadline.zone
        return When(at.astimezone(zone), season.timezone.key if kind == "season" else kind)

    def _arrival(self, post: Submission) -> datetime:
        """Nobody watched before the first gathering: what it found had come when it was published."""
        if post.kind != "feed" or post.first_seen <= self._first_gathering:
            return post.published
        return max(post.published, post.first_seen)

    def _told(self, post: Submission, because: tuple[Because, ...]) -> tuple[Because, ...]:
        """Reasons as they may be printed: they quote what stood in a feed or in a file anybody may have written.

        Of a post whose author lets only its title and link be shown they quote nothing else.
        """
        details = [reason.detail for reason in because]
        member = self.content.members.get(post.member)
        if post.kind != "kept" and member is not None and member.republish == "none":
            prompts = (prompt.title for prompt in self.content.seasons[post.season].season.prompts)
            shown = (post.title, *post.tags, *post.addresses, *prompts)
            details = [without_text(detail, shown) for detail in details]
        return tuple(Because(why.signal, visible(detail)) for why, detail in zip(because, details, strict=True))

    def _card(self, post: Submission) -> Card:
        season = self.content.seasons[post.season].season
        href, here = _where(post)
        title, brief = visible(post.title), visible(post.summary) or in_brief(post.html, BRIEF)
        lang = post.lang if _LANG.fullmatch(post.lang) else language_by_script(f"{title} {brief}")
        return Card(
            season=self.season_ref(season),
            person=self.person(post.member),
            title=title,
            href=href,
            here=here,
            published=post.published,
            arrived=self._arrival(post),
            day_only=post.day_only,
            kind=post.kind,
            marks=tuple(
                Mark(v.status, tuple(self.ref(post.season, n) for n in v.prompts), self._told(post, v.because), v.ask)
                for v in post.verdicts
            ),
            words=post.words,
            tags=tuple(map(visible, post.tags)),
            lang=lang,
            html=post.html,
            full=post.full,
            post=post.url or post.path or post.page,
            page=post.page,
            anchor="post-" + blake2b(f"{post.member} {post.page}".encode(), digest_size=5).hexdigest(),
            brief=brief,
            more=post.full and not here and brief.endswith("…"),
            summary=visible(post.summary),
            path=post.path,
            addresses=post.addresses,
        )


def roundup_date(season: Season, roundup: RoundupFile) -> datetime:
    """When a roundup came out, in UTC: its own date, else the closing of its round, else the season's start."""
    if roundup.date is not None:
        return roundup.date.start(season.timezone)
    for round_ in season.rounds:
        if round_.number == roundup.number:
            return round_.closes.start(season.timezone)
    return season.starts.start(season.timezone)


def roundup_end(season: Season, roundup: RoundupFile) -> datetime:
    """The end of the day that a roundup names, in UTC: what came on that day had come when it was read."""
    return roundup.date.end(season.timezone) if roundup.date is not None else roundup_date(season, roundup)


def _person(member: Member) -> Person:
    site = member.site if is_web_address(member.site) else ""
    return Person(member.id, member.name, paths.member_page(member.id), site)


def _prompt_ref(season: Season, round_: Round, now: datetime, preview: bool) -> PromptRef:
    """Before it opens a round has no title to show (the veil has taken the prompt out); skipped ones have no page."""
    prompt = round_.prompt
    if prompt is None or (now < opens_at(season, round_) and not preview):
        return PromptRef(season.id, round_.number)
    path = "" if round_.skipped else paths.prompt_page(season.id, prompt.slug)
    return PromptRef(season.id, round_.number, prompt.title, path)


def _where(post: Submission) -> tuple[str, bool]:
    if post.kind == "kept" and post.slug:
        return paths.kept_page(post.season, post.member, post.slug), True
    return (post.url, False) if is_web_address(post.url) else ("", False)
