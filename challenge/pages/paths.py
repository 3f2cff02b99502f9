"""Where everything stands on the built site: addresses below SITEURL with no leading slash; folders end in `/`."""

from __future__ import annotations

HOME = ""
SEASONS = "seasons/"
MEMBERS = "members/"
HEALTH = "health/"
SEARCH = "search/"
NOT_FOUND = "404.html"
OPML = "members.opml"
API_INDEX = "api/index.json"
ALL_FEED = "feeds/all.xml"
ROUNDUPS_FEED = "feeds/roundups.xml"


def season_page(season: str) -> str:
    return f"seasons/{season}/"


def prompt_page(season: str, slug: str) -> str:
    return f"seasons/{season}/prompts/{slug}/"


def progress_page(season: str) -> str:
    return f"seasons/{season}/progress/"


def roundup_page(season: str, number: int) -> str:
    return f"seasons/{season}/roundups/{number:02d}/"


def kept_page(season: str, member: str, slug: str) -> str:
    return f"seasons/{season}/posts/{member}/{slug}/"


def member_page(member: str) -> str:
    return f"members/{member}/"


def season_feed(season: str) -> str:
    return f"feeds/{season}/all.xml"


def prompt_feed(season: str, slug: str) -> str:
    return f"feeds/{season}/{slug}.xml"


def member_feed(member: str) -> str:
    return f"feeds/members/{member}.xml"


def further(path: str, number: int) -> str:
    """The `number`th page of something that needs several; the first is the thing's own."""
    return f"{path}{number}/" if number > 1 else path


def search_posts(number: int) -> str:
    return f"search/posts/{number}/"


def calendar_file(season: str) -> str:
    return f"seasons/{season}/calendar.ics"


def save_as(path: str) -> str:
    """The file that serves an address: a folder's is its `index.html`."""
    return path + "index.html" if path == "" or path.endswith("/") else path
