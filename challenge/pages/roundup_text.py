"""The generated part of a roundup file: the round's answers in Markdown, ready for a mail or a post. Pure.

`roundup_lines` reads back what is listed here: the two change together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from challenge.content.posts import GENERATED_END, GENERATED_START
from challenge.content.rounds import deadline_zone
from challenge.content.seasons import Season
from challenge.language import Language
from challenge.pages.cards import Card
from challenge.pages.roundup_lists import Line, RoundupLists
from challenge.pages.shelf import Shelf

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~-])")


def generated_part(lists: RoundupLists, number: int) -> str:
    """The text between the two marker lines, markers included: answers, those for earlier rounds, what is next.

    Posts kept here are linked by their address on the site; where the site has none by their path below it.
    """
    shelf = lists.shelf
    _ = shelf.language.gettext
    answers, earlier = lists.due(number)
    writer = _Writer(shelf, lists.files.season)
    sections = [
        GENERATED_START,
        f"**{writer.round_name(number)}**",
        "\n".join(f"- {writer.post_line(each)}" for each in answers) or _("Nobody has answered yet."),
        _catch_up(writer, earlier),
        _next_round(writer, number),
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

    shelf: Shelf
    season: Season

    def post_line(self, line: Line) -> str:
        card, language = line.card, self.shelf.language
        _, ngettext = language.gettext, language.ngettext
        title, address = _escaped(self.shelf.called(card)), self._address(card)
        linked = f"[{title}](<{address}>)" if address else title
        count = card.words or 0
        words = ngettext("%(shown)s word", "%(shown)s words", count, shown=language.number(count))
        notes = ", ".join([*([_("late")] if line.late else []), *([words] if count else [])])
        return f"{_escaped(card.person.name)}: {linked}" + (f" ({notes})" if notes else "")

    def round_name(self, number: int) -> str:
        """Its number and its title; of a round that has opened, for a roundup goes out to everybody."""
        ref = self.shelf.ref(self.season.id, number)
        return round_name(self.shelf.language, number, _escaped(ref.title))

    def _address(self, card: Card) -> str:
        return self.shelf.at(card.href) if card.here and self.shelf.url else card.href


def round_name(language: Language, number: int, title: str) -> str:
    """A round by its number, and its title if there is one to tell."""
    _ = language.gettext
    if title:
        return _("Round %(number)d: %(title)s", number=number, title=title)
    return _("Round %(number)d", number=number)


def _catch_up(writer: _Writer, earlier: Sequence[Line]) -> str:
    """Answers to rounds before this one that no other roundup lists."""
    language = writer.shelf.language
    _ = language.gettext
    listed = [
        "- "
        + _(
            "%(post)s, for %(round)s",
            post=writer.post_line(line),
            round=language.listed([writer.round_name(number) for number in line.rounds]),
        )
        for line in earlier
    ]
    return "\n\n".join((_("Come in meanwhile, for earlier rounds:"), "\n".join(listed))) if listed else ""


def _next_round(writer: _Writer, number: int) -> str:
    """The round after this one. It was the last only where the season has ended: prompts may come one by one."""
    language, season, now = writer.shelf.language, writer.season, writer.shelf.now
    _, lines = language.gettext, writer.shelf.rounds(season.id)
    own = next(line for line in lines if line.round.number == number)
    later = [line for line in lines if line.opens > own.opens and not line.round.skipped]
    if not later:
        ended = season.ends is not None and season.ends.start(deadline_zone(season)) <= now
        return _("This was the last round of the season.") if ended else ""
    following = min(later, key=lambda line: line.opens)
    opens = language.day(following.opens.astimezone(season.timezone))
    if following.opens > now:
        return _("Round %(number)d opens on %(day)s.", number=following.round.number, day=opens)
    return _("Next: **%(round)s**, open since %(day)s.", round=writer.round_name(following.round.number), day=opens)


def _escaped(text: str) -> str:
    """Titles come from feeds: nothing in them may become markup."""
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
