"""The generated part of a roundup file: the round's answers in Markdown, ready for a mail or a post. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from challenge.content.members import Member
from challenge.content.posts import GENERATED_END, GENERATED_START
from challenge.content.rounds import deadline_zone
from challenge.ledger.submission import Submission
from challenge.pages.paths import kept_page
from challenge.progress.standing import RoundLine, Standings
from challenge.recognition.verdict import CREDITED

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~-])")


def generated_part(
    standings: Standings, number: int, members: Mapping[str, Member], posts: Iterable[Submission], site_url: str = ""
) -> str:
    """The text between the two marker lines, markers included: answers, late ones for earlier rounds, what is next.

    `site_url` begins the addresses of posts kept here; without it they are paths of the site.
    """
    line = next(line for line in standings.rounds if line.round.number == number)
    credited = sorted((p for p in posts if p.credited), key=lambda post: (post.published, post.member, post.page))
    answers = [post for post in credited if number in post.credited_rounds]
    writer = _Writer(standings, members, site_url)
    sections = [
        GENERATED_START,
        f"**{writer.round_name(line)}**",
        "\n".join(f"- {writer.post_line(post, number)}" for post in answers) or "Nobody has answered yet.",
        _catch_up(writer, line, credited),
        _next_round(writer, line),
        "Did we miss anyone? It was not intended: tell us, or send the post by pull request.",
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

    def post_line(self, post: Submission, number: int) -> str:
        title, address = _escaped(post.title or "(no title)"), self._address(post)
        linked = f"[{title}](<{address}>)" if address else title
        late = any(v.status == "late" and number in v.prompts for v in post.verdicts if v.status in CREDITED)
        words = f"{post.words} word{'' if post.words == 1 else 's'}" if post.words else ""
        notes = ", ".join(filter(None, ("late" if late else "", words)))
        return f"{_escaped(self.members[post.member].name)}: {linked}" + (f" ({notes})" if notes else "")

    def round_name(self, line: RoundLine) -> str:
        """Its number, with its title once it has opened: a roundup goes out to everybody."""
        prompt = line.round.prompt
        shown = prompt is not None and line.opens <= self.standings.now
        return f"Round {line.round.number}" + (f": {_escaped(prompt.title)}" if prompt and shown else "")

    def _address(self, post: Submission) -> str:
        if post.kind != "kept" or not post.slug:
            return post.url
        page = kept_page(post.season, post.member, post.slug)
        return f"{self.site_url}/{page}" if self.site_url else page


def _catch_up(writer: _Writer, line: RoundLine, credited: Sequence[Submission]) -> str:
    """Answers to earlier rounds that were written while this one was open."""
    rounds = {other.round.number: other for other in writer.standings.rounds if other.round.number < line.round.number}
    listed = [
        f"- {writer.post_line(post, number)}, for {writer.round_name(rounds[number])}"
        for post in credited
        if line.opens <= post.published < line.closes
        for number in post.credited_rounds
        if number in rounds
    ]
    return "Written in these days for earlier rounds:\n\n" + "\n".join(listed) if listed else ""


def _next_round(writer: _Writer, line: RoundLine) -> str:
    """The round after this one. It was the last only where the season has ended: prompts may come one by one."""
    season, now = writer.standings.season, writer.standings.now
    later = [other for other in writer.standings.rounds if other.opens > line.opens and not other.round.skipped]
    if not later:
        ended = season.ends is not None and season.ends.start(deadline_zone(season)) <= now
        return "This was the last round of the season." if ended else ""
    following = min(later, key=lambda other: other.opens)
    opens = following.opens.astimezone(season.timezone).date().isoformat()
    if following.opens > now:
        return f"Round {following.round.number} opens on {opens}."
    return f"Next: **{writer.round_name(following)}**, open since {opens}."


def _escaped(text: str) -> str:
    """Titles come from feeds: nothing in them may become markup."""
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
