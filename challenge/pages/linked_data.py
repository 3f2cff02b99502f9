"""What pages say of themselves in schema.org's words, for search engines: JSON-LD as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from challenge.pages.cards import Card, Person
from challenge.pages.members_view import MemberView
from challenge.pages.prompt_view import PromptView
from challenge.pages.roundup_view import RoundupView
from challenge.pages.shelf import Shelf

Data = Mapping[str, Any]


def about_site(shelf: Shelf) -> Data:
    """The site, on its front page."""
    return {"@context": "https://schema.org", "@type": "WebSite", **_site(shelf)}


def about_prompt(shelf: Shelf, view: PromptView) -> Data:
    """A prompt, as a collection of its answers."""
    ref = view.round.ref
    return {
        **_page(shelf, "CollectionPage", ref.path, ref.title),
        "datePublished": view.round.opens.at.isoformat(),
        "breadcrumb": _trail(shelf, (view.season.path, view.season.title), (ref.path, ref.title)),
    }


def about_post(shelf: Shelf, card: Card) -> Data:
    """A post kept here."""
    words = {"wordCount": card.words} if card.words is not None else {}
    return {
        **_page(shelf, "BlogPosting", card.href, card.title),
        "headline": card.title,
        "inLanguage": card.lang or shelf.site.language,
        "author": _person(shelf, card.person),
        "datePublished": card.published.date().isoformat() if card.day_only else card.published.isoformat(),
        **words,
    }


def about_roundup(shelf: Shelf, view: RoundupView) -> Data:
    """An organizer's letter."""
    organizers = [_person(shelf, organizer) for organizer in view.organizers]
    title = view.ref.title or shelf.language.gettext("Roundup %(number)d", number=view.ref.number)
    return {
        **_page(shelf, "Article", view.ref.path, title),
        "headline": title,
        "datePublished": view.when.at.isoformat(),
        "author": organizers or [{"@type": "Organization", "name": shelf.site.title}],
    }


def about_member(shelf: Shelf, view: MemberView) -> Data:
    """Somebody's page."""
    return {
        **_page(shelf, "ProfilePage", view.person.path, view.person.name),
        "mainEntity": _person(shelf, view.person),
    }


def _site(shelf: Shelf) -> dict[str, Any]:
    return {"name": shelf.site.title, "url": shelf.at(""), "inLanguage": shelf.site.language}


def _page(shelf: Shelf, kind: str, path: str, name: str) -> dict[str, Any]:
    part_of = {"@type": "WebSite", **_site(shelf)}
    return {"@context": "https://schema.org", "@type": kind, "name": name, "url": shelf.at(path), "isPartOf": part_of}


def _person(shelf: Shelf, person: Person) -> dict[str, Any]:
    same = {"sameAs": [person.site]} if person.site else {}
    return {"@type": "Person", "name": person.name, "url": shelf.at(person.path), **same}


def _trail(shelf: Shelf, *steps: tuple[str, str]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": shelf.at(path)}
        for place, (path, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
