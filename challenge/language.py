"""The language of a site: its words from a catalogue of `locales/`, its dates and numbers from the CLDR by Babel.

A catalogue is read as it is written, `locales/<language>/LC_MESSAGES/messages.po`; nothing is compiled. What it does
not say is said in English; dates and numbers follow the language with or without one. Digits are 0 to 9 everywhere,
as Babel writes them in dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

LOCALES = Path(__file__).parent / "locales"

_WORLD = "en_150"
"""Plain `en` is the English of no one country: 12 May 2017, 20:30."""


@dataclass(frozen=True, slots=True)
class Language:
    """How a site speaks. Messages hold `%(name)s` for what is given by name, and `%%` for a per cent sign."""

    locale: Locale
    catalogue: NullTranslations

    def gettext(self, message: str, **given: object) -> str:
        return self.catalogue.gettext(message) % given

    def ngettext(self, one: str, many: str, count: int, **given: object) -> str:
        """The form for `count`, which the message may show as `%(num)d`."""
        return self.catalogue.ngettext(one, many, count) % {"num": count, **given}

    def day(self, moment: date) -> str:
        """`12 May 2017`."""
        return _date(_day_of(moment), "long", self.locale)

    def weekday(self, moment: date) -> str:
        """`Friday, 12 May 2017`."""
        return _date(_day_of(moment), "full", self.locale)

    def short_day(self, moment: date) -> str:
        """`12 May`."""
        return _short_day(_day_of(moment), self.locale)

    def month(self, moment: date) -> str:
        """A month's short name: `May`."""
        return _date(_day_of(moment), "MMM", self.locale)

    def hour(self, moment: datetime) -> str:
        """`20:30`."""
        return format_time(moment, "short", locale=self.locale)

    def number(self, value: int) -> str:
        """`12,345`."""
        return _number(value, self.locale)

    def listed(self, things: Sequence[str]) -> str:
        """`one, two and three`."""
        return format_list(things, locale=self.locale)


@lru_cache
def language_of(code: str, folder: Path = LOCALES) -> Language:
    """The language of a tag such as `de` or `pt-BR`; English where the tag is none."""
    return Language(_locale_of(code), _catalogue_of(code, folder))


def _locale_of(code: str) -> Locale:
    try:
        return Locale.parse(_WORLD if code == "en" else code, sep="-" if "-" in code else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_WORLD)


def _catalogue_of(code: str, folder: Path) -> NullTranslations:
    for name in (code.replace("-", "_"), code.partition("-")[0]):
        file = folder / name / "LC_MESSAGES/messages.po"
        if file.is_file():
            compiled = BytesIO()
            with file.open("rb") as text:
                write_mo(compiled, read_po(text, locale=name))
            compiled.seek(0)
            return Translations(compiled)
    return NullTranslations()


def _day_of(moment: date) -> date:
    """The day alone: two moments may be the same instant and yet of two days, in two zones."""
    return moment.date() if isinstance(moment, datetime) else moment


@lru_cache(8192)
def _date(day: date, form: str, locale: Locale) -> str:
    return format_date(day, form, locale)


@lru_cache(4096)
def _short_day(day: date, locale: Locale) -> str:
    return format_skeleton("MMMd", day, locale=locale)


@lru_cache(4096)
def _number(value: int, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


ENGLISH = language_of("en")
