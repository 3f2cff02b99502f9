"""A roundup for its feed: the letter, and below it the lists of its page. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from challenge.pages.cards import PromptRef
from challenge.pages.roundup_view import ByPerson, RoundupView, Told
from challenge.pages.shelf import Shelf


def roundup_html(shelf: Shelf, view: RoundupView) -> str:
    """The whole roundup as HTML, with absolute links."""
    _ = shelf.language.gettext
    sections = (
        (_("What was written"), view.answers),
        (_("And for other prompts"), view.also),
        (_("Arrived since"), view.since),
    )
    return view.html + "".join(
        f"<h2>{escape(title)}</h2>{_list(shelf, people)}" for title, people in sections if people
    )


def changed(view: RoundupView) -> datetime:
    """When the newest post that it tells of came, or its own date where that is later."""
    arrivals = (
        told.card.arrived for people in (view.answers, view.also, view.since) for _, posts in people for told in posts
    )
    return max((view.ref.date, *arrivals))


def _list(shelf: Shelf, people: ByPerson) -> str:
    items = (f"<li>{escape(person.name)}: {_post(shelf, told)}</li>" for person, posts in people for told in posts)
    return f"<ul>{''.join(items)}</ul>"


def _post(shelf: Shelf, told: Told) -> str:
    card, title = told.card, escape(shelf.called(told.card))
    address = shelf.at(card.href) if card.here else card.href
    linked = f'<a href="{escape(address)}">{title}</a>' if address else title
    notes = ", ".join(_notes(shelf, told))
    return f"{linked} ({notes})" if notes else linked


def _notes(shelf: Shelf, told: Told) -> Iterator[str]:
    _, ngettext = shelf.language.gettext, shelf.language.ngettext
    yield from (escape(_name(shelf, ref)) for ref in told.prompts)
    if told.late:
        yield escape(_("late"))
    if count := told.card.words:
        yield escape(ngettext("%(shown)s word", "%(shown)s words", count, shown=shelf.language.number(count)))


def _name(shelf: Shelf, ref: PromptRef) -> str:
    return ref.title or shelf.language.gettext("Round %(number)d", number=ref.number)
