"""Pictures for templates, and the files that carry a picture elsewhere: badges and cards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from babel.dates import format_skeleton

from challenge.pages.pictures.views import member_pictures, prompt_picture, season_pictures
from challenge.pages.shelf import Shelf

from .words import locale_of


class Pictures:
    """What templates ask for pictures; one for each build."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._locale = locale_of(shelf.site.language)

    def month(self, day: date) -> str:
        """A month's short name."""
        return str(format_skeleton("MMM", day, locale=self._locale))

    def season(self, season: str) -> Any:
        return season_pictures(self._shelf, season)

    def member(self, member: str, season: str) -> Any:
        return member_pictures(self._shelf, member, season)

    def prompt(self, season: str, number: int) -> Any:
        return prompt_picture(self._shelf, season, number)


def hang(generators: Iterable[Any]) -> None:
    """Give the templates their pictures, once all generators have read and before any has written."""
    for generator in generators:
        shelf = getattr(generator, "shelf", None)
        if isinstance(shelf, Shelf):
            generator.context["pictures"] = Pictures(shelf)
