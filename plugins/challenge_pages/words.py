"""What templates speak with: translated words, dates and numbers in the site's language, links below SITEURL.

Everything is absolute and comes from what is shown: no template reads the clock.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from challenge.pages.head import cut

LOCALES = Path(__file__).parent / "locales"


def speak(generator: Any) -> None:
    """Give every generator's templates the words, in the language of the site."""
    settings, env = generator.settings, generator.env
    language = settings.get("DEFAULT_LANG", "en")
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_translations(translations(language), newstyle=True)
    env.filters.update(filters(locale_of(language)))
    env.globals["link"] = link


@pass_context
def link(context: Context, path: str) -> str:
    """An address of this site from the page being written: `SITEURL` is relative or absolute as Pelican says."""
    return f"{context['SITEURL']}/{path}"


@lru_cache
def translations(language: str) -> NullTranslations:
    """The theme's words, read from the catalogue as it is written; English where the language has none."""
    for name in (language.replace("-", "_"), language.partition("-")[0]):
        file = LOCALES / name / "LC_MESSAGES/messages.po"
        if not file.is_file():
            continue
        compiled = BytesIO()
        with file.open("rb") as text:
            write_mo(compiled, read_po(text, locale=name))
        compiled.seek(0)
        return Translations(compiled)
    return NullTranslations()


@lru_cache
def locale_of(language: str) -> Locale:
    """How dates and numbers are written. Plain `en` is the English of the world: 12 May 2017, 20:30."""
    try:
        return Locale.parse("en_001" if language == "en" else language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_001")


def filters(locale: Locale) -> dict[str, Any]:
    """The filters for one language."""

    @lru_cache(4096)
    def day(moment: datetime) -> str:
        return format_date(moment, "long", locale=locale)

    @lru_cache(4096)
    def weekday(moment: datetime) -> str:
        return format_date(moment, "full", locale=locale)

    @lru_cache(4096)
    def short_day(moment: datetime) -> str:
        return format_skeleton("MMMd", moment, locale=locale)

    def hour(moment: datetime) -> str:
        return format_time(moment, "HH:mm", locale=locale)

    def number(value: int) -> str:
        return format_decimal(value, locale=locale)

    return {
        "day": day,
        "weekday": weekday,
        "short_day": short_day,
        "hour": hour,
        "number": number,
        "iso": lambda moment: moment.isoformat(timespec="seconds"),
        "iso_day": lambda moment: moment.date().isoformat(),
        "city": lambda zone: zone.rpartition("/")[2].replace("_", " "),
        "host": host,
        "cut": cut,
        "data_block": data_block,
    }


def data_block(data: Mapping[str, Any]) -> Markup:
    """JSON as it may stand in a page: no sign in it can end the block or begin another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - every sign that means anything to HTML is gone


def host(address: str) -> str:
    """The part of an address that people know a blog by."""
    return address.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
