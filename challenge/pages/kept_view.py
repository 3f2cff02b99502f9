"""`/seasons/<season>/posts/<member>/<slug>/`: a post kept here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from challenge.pages.cards import Card
from challenge.pages.ruling_help import edit_address
from challenge.pages.sheets import part
from challenge.pages.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptView:
    """One post with its text, or the `number`th of `count` parts of it. `more` are other posts of its author.

    `edit` opens its file on the web.
    """

    card: Card
    html: str
    number: int
    count: int
    more: tuple[Card, ...]
    edit: str


def view_kept(shelf: Shelf, card: Card) -> Iterator[KeptView]:
    """The page of one post kept here; a very long one has a page for each of its parts."""
    more = [other for other in shelf.posts_of(card.person.id) if other.post != card.post and other.href]
    edit = edit_address(shelf.site.repository, f"{shelf.content.root.name}/{card.path}")
    parts = part(card.html)
    for number, html in enumerate(parts, 1):
        yield KeptView(card=card, html=html, number=number, count=len(parts), more=tuple(more[:3]), edit=edit)
