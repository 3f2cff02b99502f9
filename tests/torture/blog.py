"""A season of four weekly rounds and one member with a blog: what every attack begins with."""

from __future__ import annotations

from typing import Any

from tests.conftest import Site

FEED = "https://ada.example/feed.xml"
TEXT = "<p>" + "All about motivation, and why I do not have it. " * 12 + "</p>"
MAY_3 = "Wed, 03 May 2017 10:00:00 +0100"
RULES = '[recognise]\ntags = ["spring-challenge"]\nphrases = ["Spring Challenge"]'


def mark(number: int, season: str = "Spring Challenge") -> str:
    return f"<p>This is week {number} of the {season}.</p>"


def item(slug: str = "one", text: str = TEXT + mark(1), date: str = MAY_3, **more: Any) -> dict[str, Any]:
    """An entry of the feed, as `conftest.rss` takes it."""
    link = f"https://ada.example/{slug}/"
    return {"title": slug.title(), "link": link, "guid": link, "date": date, "text": text, **more}


def blog(site: Site) -> Site:
    site.site()
    site.season(prompts=4, tables=RULES)
    site.member("ada", f'feeds = ["{FEED}"]\ntimezone = "Europe/London"')
    return site
