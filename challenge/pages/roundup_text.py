"""The generated part of a roundup file: the round's answers in Markdown, ready for a mail or a post. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from challenge.content.members import Member
from challenge.content.posts import GENERATED_END, GENERATED_START
from challenge.content.seasons import Round, Season
from challenge.ledger.submission import Submission
from challenge.progress.standing import RoundLine, Standings
from challenge.recognition.verdict import CREDITED

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~-])")


def generated_part(standings: Standings, number: int, members: Mapping[str, Member], posts: Iterable[Submission]) -> str:
    """The text between the two marker lines, markers included: answers, late ones for earlier rounds, what is next."""
    line = next(line for line in standings.rounds if line.round.number == number)
    credited = sorted((p for p in posts if p.credited), key=lambda post: (post.published, post.member, post.page))
    answers = [post for post in credited if number in post.credited_rounds]
    sections = [
        GENERATED_START,
        f"**{_round_name(line.round)}**",
        _listing(answers, number, members) or "Nobody has answered yet.",
        _catch_up(standings.season, line, credited, members),
        _next_round(standings, number),
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


def _listing(posts: Sequence[Submission], number: int, members: Mapping[str, Member]) -> str:
    return "\n".join(f"- {_post_line(post, number, members)}" for post in posts)


def _post_line(post: Submission, number: int, members: Mapping[str, Member]) -> str:
    title = _escaped(post.title or "(no title)")
    linked = f"[{title}](<{post.url}>)" if post.url else title
    late = any(v.status == "late" and number in v.prompts for v in post.verdicts if v.status in CREDITED)
    notes = [note for note in ("late" if late else "", f"{post.words} words" if post.words else "") if note]
    return f"{_escaped(members[post.member].name)}: {linked}" + (f" ({', '.join(notes)})" if notes else "")


def _catch_up(season: Season, line: RoundLine, credited: Sequence[Submission], members: Mapping[str, Member]) -> str:
    """Answers to earlier rounds that were written while this one was open."""
    earlier = [
        (number, post)
        for post in credited
        if line.opens <= post.published < line.closes
        for number in post.credited_rounds
        if number < line.round.number
    ]
    if not earlier:
        return ""
    rounds = {round_.number: round_ for round_ in season.rounds}
    listed = (f"- {_post_line(post, n, members)}, for {_round_name(rounds[n])}" for n, post in earlier if n in rounds)
    return "Written in these days for earlier rounds:\n\n" + "\n".join(listed)


def _next_round(standings: Standings, number: int) -> str:
    later = [line for line in standings.rounds if line.round.number > number and not line.round.skipped]
    if not later:
        return "This was the last round of the season."
    following = later[0]
    opens = following.opens.astimezone(standings.season.timezone).date().isoformat()
    if following.state == "not yet":
        return f"Round {following.round.number} opens on {opens}."
    return f"Next: **{_round_name(following.round)}**, open since {opens}."


def _round_name(round_: Round) -> str:
    return f"Round {round_.number}" + (f": {_escaped(round_.prompt.title)}" if round_.prompt else "")


def _escaped(text: str) -> str:
    """Titles come from feeds: nothing in them may become markup."""
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
