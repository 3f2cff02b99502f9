"""What templates speak with: translated words, dates and numbers in the site's language, links below SITEURL.

Everything is absolute and comes from what is shown: no template reads the clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from challenge.language import Language, language_of
from challenge.pages.contact import Contact
from challenge.pages.head import cut
from challenge.pages.script import breadth
from challenge.pages.told import tell

TEMPLATES = Path(__file__).parent / "templates"
_CODE = re.compile(r"`([^`]+)`")


def speak(generator: Any) -> None:
    """Give every generator's templates the words, in the language of the site, and the challenge's own templates."""
    env = generator.env
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(TEMPLATES)])
    language = language_of(generator.settings.get("DEFAULT_LANG", "en"))
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_translations(language.catalogue, newstyle=True)
    env.filters.update(filters(language))
    env.globals["link"] = link


@pass_context
def link(context: Context, path: str) -> str:
    """An address of this site from the page being written: `SITEURL` is relative or absolute as Pelican says."""
    return f"{context['SITEURL']}/{path}"


def filters(language: Language) -> dict[str, Any]:
    """The filters for one language."""
    return {
        "day": language.day,
        "weekday": language.weekday,
        "short_day": language.short_day,
        "month": language.month,
        "hour": language.hour,
        "number": language.number,
        "told": lambda stored: tell(language, stored),
        "iso": lambda moment: moment.isoformat(timespec="seconds"),
        "iso_day": lambda moment: moment.date().isoformat(),
        "city": lambda zone: zone.rpartition("/")[2].replace("_", " "),
        "host": host,
        "cut": cut,
        "breadth": breadth,
        "data_block": data_block,
        "with_code": with_code,
        "contact": contact,
    }


def data_block(data: Mapping[str, Any]) -> Markup:
    """JSON as it may stand in a page: no sign in it can end the block or begin another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - every sign that means anything to HTML is gone


def with_code(text: str) -> Markup:
    """Plain text in which what stands between backticks is code; one without a second is a backtick."""
    code = Markup("<code>%s</code>")
    return Markup("").join(code % piece if at % 2 else escape(piece) for at, piece in enumerate(_CODE.split(text)))


def contact(given: Contact) -> Markup:
    """Where somebody can be reached, as a link if it can be one."""
    return Markup('<a href="%s">%s</a>') % (given.href, given.text) if given.href else escape(given.text)


def host(address: str) -> str:
    """The part of an address that people know a blog by."""
    return address.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
