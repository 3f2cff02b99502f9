"""What a page says of itself where a link to it is shown: a sentence's worth of plain text, in the site's language."""

from __future__ import annotations

from challenge.language import Language
from challenge.pages.head import cut, in_brief
from challenge.pages.members_view import MemberView
from challenge.pages.now_view import NowView
from challenge.pages.seasons_view import SeasonLine

MOST = 200
"""Letters; what shows links cuts off more."""


def describe_now(view: NowView, language: Language) -> str:
    """The season and the prompt that is open, else what the season has come to; empty on a site without seasons."""
    if view.open:
        prompt = view.open[0]
        number = language.gettext("Prompt %(number)d", number=prompt.ref.number)
        name = f"{number}: {prompt.ref.title}" if prompt.ref.title else number
        return _joined(prompt.season.title, name, in_brief(prompt.html))
    return _joined(view.season.title, _counted(view.posts, view.words, language)) if view.season else ""


def describe_season(line: SeasonLine, language: Language) -> str:
    """How many took part, and what came of it."""
    shown = language.number(line.members)
    people = language.ngettext("%(shown)s person", "%(shown)s people", line.members, shown=shown)
    return _joined(people, _counted(line.posts, line.words, language))


def describe_member(view: MemberView, language: Language) -> str:
    """How much somebody wrote, and for which seasons; which they take part in where nothing is counted yet."""
    seasons = [chapter.season.title for chapter in view.chapters if chapter.posts or not view.posts]
    return _joined(_counted(view.posts, view.words, language), ", ".join(seasons))


def _counted(posts: int, words: int, language: Language) -> str:
    shown = [language.ngettext("%(shown)s post", "%(shown)s posts", posts, shown=language.number(posts))]
    if words:
        shown.append(language.ngettext("%(shown)s word", "%(shown)s words", words, shown=language.number(words)))
    return ", ".join(shown)


def _joined(*parts: str) -> str:
    return cut(" – ".join(part for part in parts if part), MOST)
