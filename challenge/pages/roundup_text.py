"""The generated part of a roundup file: the round's answers in Markdown, ready for a mail or a post. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from challenge.content.members import Member
from challenge.content.posts import GENERATED_END, GENERATED_START
from challenge.content.rounds import deadline_zone
from challenge.language import ENGLISH, Language
from challenge.ledger.submission import Submission
from challenge.pages.paths import kept_page
from challenge.progress.standing import RoundLine, Standings
from challenge.recognition.verdict import CREDITED

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~-])")


def generated_part(
    standings: Standings,
    number: int,
    members: Mapping[str, Member],
    posts: Iterable[Submission],
    *,
    site_url: str = "",
    language: Language = ENGLISH,
) -> str:
    """The text between the two marker lines, markers included: answers, late ones for earlier rounds, what is next.

    `site_url` begins the addresses of posts kept here; without it they are paths of the site.
    """
    _ = language.gettext
    line = next(line for line in standings.rounds if line.round.number == number)
    credited = sorted((p for p in posts if p.credited), key=lambda post: (post.published, post.member, post.page))
    answers = [post for post in credited if number in post.credited_rounds]
    writer = _Writer(standings, members, site_url, language)
    sections = [
        GENERATED_START,
        f"**{writer.round_name(line)}**",
        "\n".join(f"- {writer.post_line(post, number)}" for post in answers) or _("Nobody has answered yet."),
        _catch_up(writer, line, credited),
        _next_round(writer, line),
        _("Did we miss anyone? It was not intended: tell us, or send the post by pull request."),
        GENERATED_END,
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def with_generated_part(text: str, generated: str) -> str:
    """A roundup file with its generated part replaced, or added at the end; every other byte stays as it is."""
    start, end = text.find(GENERATED_START), text.find(GENERATED_END)
    if start < 0 or end < start:
        return (text.rstrip("\n") + "\n\n" if text.strip() else text) + generated
    return text[:start] + generated.rstrip("\n") + text[end + len(GENERATED_END) :]


@dataclass(frozen=True, slots=True)
class _Writer:
    """How posts and rounds are named in one roundup."""

    standings: Standings
    members: Mapping[str, Member]
    site_url: str
    language: Language

    def post_line(self, post: Submission, number: int) -> str:
        _, ngettext = self.language.gettext, self.language.ngettext
        title, address = _escaped(post.title or _("Untitled")), self._address(post)
        linked = f"[{title}](<{address}>)" if address else title
        late = any(v.status == "late" and number in v.prompts for v in post.verdicts if v.status in CREDITED)
        count = post.words or 0
        words = ngettext("%(shown)s word", "%(shown)s words", count, shown=self.language.number(count))
        notes = ", ".join([*([_("late")] if late else []), *([words] if count else [])])
        return f"{_escaped(self.members[post.member].name)}: {linked}" + (f" ({notes})" if notes else "")

    def round_name(self, line: RoundLine) -> str:
        """Its number, with its title once it has opened: a roundup goes out to everybody."""
        prompt = line.round.prompt if line.opens <= self.standings.now else None
        return round_name(self.language, line.round.number, _escaped(prompt.title) if prompt else "")

    def _address(self, post: Submission) -> str:
        if post.kind != "kept" or not post.slug:
            return post.url
        page = kept_page(post.season, post.member, post.slug)
        return f"{self.site_url}/{page}" if self.site_url else page


def round_name(language: Language, number: int, title: str) -> str:
    """A round by its number, and its title if there is one to tell."""
    _ = language.gettext
    if title:
        return _("Round %(number)d: %(title)s", number=number, title=title)
    return _("Round %(number)d", number=number)


def _catch_up(writer: _Writer, line: RoundLine, credited: Sequence[Submission]) -> str:
    """Answers to earlier rounds that were written while this one was open."""
    _ = writer.language.gettext
    names = {
        other.round.number: writer.round_name(other)
        for other in writer.standings.rounds
        if other.round.number < line.round.number
    }
    listed = [
        "- " + _("%(post)s, for %(round)s", post=writer.post_line(post, number), round=names[number])
        for post in credited
        if line.opens <= post.published < line.closes
        for number in post.credited_rounds
        if number in names
    ]
    return "\n\n".join((_("Written in these days for earlier rounds:"), "\n".join(listed))) if listed else ""


def _next_round(writer: _Writer, line: RoundLine) -> str:
    """The round after this one. It was the last only where the season has ended: prompts may come one by one."""
    _, season, now = writer.language.gettext, writer.standings.season, writer.standings.now
    later = [other for other in writer.standings.rounds if other.opens > line.opens and not other.round.skipped]
    if not later:
        ended = season.ends is not None and season.ends.start(deadline_zone(season)) <= now
        return _("This was the last round of the season.") if ended else ""
    following = min(later, key=lambda other: other.opens)
    opens = writer.language.day(following.opens.astimezone(season.timezone))
    if following.opens > now:
        return _("Round %(number)d opens on %(day)s.", number=following.round.number, day=opens)
    return _("Next: **%(round)s**, open since %(day)s.", round=writer.round_name(following), day=opens)


def _escaped(text: str) -> str:
    """Titles come from feeds: nothing in them may become markup."""
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
