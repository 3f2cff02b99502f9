"""`/search/`: everything by name, as a plain list that needs no script; what the search itself is made of.

A long list of posts goes on pages of its own, in the order of titles: `/search/posts/2/` and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from challenge.pages import paths
from challenge.pages.cards import Card, Person, PromptRef, SeasonRef
from challenge.pages.head import cut
from challenge.pages.shelf import Shelf
from challenge.recognition.verdict import CREDITED

POSTS_ON_A_PAGE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of the list of posts, named by the titles it begins and ends with."""

    path: str
    first: str
    last: str
    posts: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The page at `path`. `sheets` are empty where all posts stand on one page; `posts` are those of this page."""

    path: str
    prompts: tuple[tuple[SeasonRef, tuple[PromptRef, ...]], ...]
    people: tuple[Person, ...]
    posts: tuple[Card, ...]
    sheets: tuple[Sheet, ...]
    count: int


def view_search(shelf: Shelf) -> Iterator[SearchView]:
    """The page of everything, then the further pages of posts if there are too many for one."""
    posts = posts_by_title(shelf)
    cuts = range(0, len(posts), POSTS_ON_A_PAGE)
    sheets = tuple(_sheet(place, posts[at : at + POSTS_ON_A_PAGE]) for place, at in enumerate(cuts, 1))
    several = len(sheets) > 1
    yield SearchView(
        path=paths.SEARCH,
        prompts=tuple(_prompts(shelf)),
        people=tuple(shelf.person(member.id) for member in shelf.people()),
        posts=() if several else posts,
        sheets=sheets if several else (),
        count=len(posts),
    )
    for sheet in sheets if several else ():
        yield SearchView(path=sheet.path, prompts=(), people=(), posts=sheet.posts, sheets=sheets, count=len(posts))


def posts_by_title(shelf: Shelf) -> tuple[Card, ...]:
    """Every post that counts, each page of a member once, in the order of titles."""
    pages: dict[tuple[str, str], Card] = {}
    for files in shelf.seasons:
        for card in shelf.credited(files.season.id):
            pages.setdefault((card.person.id, card.post), card)
    return tuple(sorted(pages.values(), key=lambda card: (card.name.casefold(), card.person.id, card.post)))


def stands_at(card: Card) -> str:
    """The path of this site where a post is kept or shown: its own page, else its prompt's, else its author's."""
    if card.here:
        return card.href
    refs = [ref for mark in card.marks if mark.status in CREDITED for ref in mark.prompts if ref.path]
    return f"{refs[0].path}#{card.anchor}" if refs else card.person.path


def _sheet(number: int, posts: tuple[Card, ...]) -> Sheet:
    names = [cut(card.name, 24) for card in (posts[0], posts[-1])]
    return Sheet(path=paths.search_posts(number), first=names[0], last=names[1], posts=posts)


def _prompts(shelf: Shelf) -> Iterator[tuple[SeasonRef, tuple[PromptRef, ...]]]:
    for files in shelf.seasons:
        refs = (shelf.ref(files.season.id, line.round.number) for line in shelf.rounds(files.season.id))
        shown = tuple(ref for ref in refs if ref.path)
        if shown:
            yield shelf.season_ref(files.season), shown
