"""What can be said of built pages without a browser: their kinds, their weight on the line, their links."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.built_site import Links, read_page

KINDS = [
    ("now", r"index\.html"),
    ("seasons", r"seasons/index\.html"),
    ("season", r"seasons/[^/]+/index\.html"),
    ("progress", r"seasons/[^/]+/progress/index\.html"),
    ("prompt", r"seasons/[^/]+/prompts/[^/]+/index\.html"),
    ("further answers", r"seasons/[^/]+/prompts/[^/]+/\d+/index\.html"),
    ("roundup", r"seasons/[^/]+/roundups/\d+/index\.html"),
    ("post", r"seasons/[^/]+/posts/.*"),
    ("members", r"members/index\.html"),
    ("member", r"members/[^/]+/index\.html"),
    ("search", r"search/index\.html"),
    ("titles", r"search/posts/.*"),
    ("health", r"health/.*"),
    ("not found", r"404\.html"),
]
_OWN = re.compile(r'<(?:link rel="stylesheet"|script[^>]*) (?:href|src)="([^"]+)"')


def kinds(pages: Iterable[str]) -> dict[str, list[str]]:
    """The pages by what they are for."""
    found: dict[str, list[str]] = {}
    for page in pages:
        kind = next((kind for kind, pattern in KINDS if re.fullmatch(pattern, page)), "plain page")
        found.setdefault(kind, []).append(page)
    return found


def heaviest(found: Mapping[str, list[str]], sizes: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Of each kind the page that takes longest on the line."""
    return {kind: max(pages, key=lambda page: sizes[page]["all"]) for kind, pages in found.items()}


def weights(output: Path, pages: Iterable[str]) -> dict[str, dict[str, int]]:
    """Bytes of each page as sent: `all`, and in it `css` and `js`. The search's index is loaded by those who search."""
    return {page: _weight(output, page) for page in pages}


def _weight(output: Path, page: str) -> dict[str, int]:
    path = output / page
    text = path.read_text("utf-8")
    sizes = {"css": 0, "js": 0}
    for link in _OWN.findall(text):
        file = output / "theme" / link.rpartition("/theme/")[2]
        sizes[file.suffix.removeprefix(".")] += _sent(file)
    return {"all": len(gzip.compress(text.encode(), 6)) + sizes["css"] + sizes["js"], **sizes}


@lru_cache
def _sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def links_of(output: Path, pages: Iterable[str]) -> dict[str, Links]:
    """Every page read once."""
    return {page: read_page(output / page) for page in pages}


def broken(pages: Mapping[str, Links], output: Path, url: str) -> list[str]:
    """Links within the site that lead nowhere, and fragments that are not there."""
    found = []
    for page, read in pages.items():
        here = f"{url}/{page.removesuffix('index.html')}"
        for link in set(read.links):
            target = urlsplit(urljoin(here, link))
            whole = target._replace(fragment="", query="").geturl()
            if not whole.startswith(url):
                continue
            inside = unquote(whole.removeprefix(url).lstrip("/"))
            name = f"{inside}index.html" if inside == "" or inside.endswith("/") else inside
            missing = target.fragment and name in pages and target.fragment not in pages[name].ids
            if missing or not (output / name).is_file():
                found.append(f"{page}: {link}")
    return found
