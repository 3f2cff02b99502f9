"""`/seasons/<season>/posts/<member>/<slug>/`: a post kept here."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.pages.cards import Card
from challenge.pages.ruling_help import edit_address
from challenge.pages.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptView:
    """One post with its text. `more` are other posts of its author; `edit` opens its file on the web."""

    card: Card
    more: tuple[Card, ...]
    edit: str


def view_kept(shelf: Shelf, card: Card) -> KeptView:
    """The page of one post kept here."""
    more = [other for other in shelf.posts_of(card.person.id) if other.post != card.post and other.href]
    edit = edit_address(shelf.site.repository, f"{shelf.content.root.name}/{card.path}")
    return KeptView(card=card, more=tuple(more[:3]), edit=edit)
