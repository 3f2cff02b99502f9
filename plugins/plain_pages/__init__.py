"""Pages from `pages/*.md` that anybody may send: no header but `Title` and `Lang` does anything, the text is clean.

Pelican would obey a participant's `Save_as: index.html`, `Template:` or `Status:`, pass raw HTML on, and stop at a link
that leads nowhere. Here a page's address comes from its file name alone, `pages/<name>.md` to `/<name>/`; files whose
names would cover a page of the challenge, or are no slugs, are left out.

Links may be written as on the built site (`/members/`, `../members/`), or to a file (`rules.md`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import BaseReader

from challenge.content.headers import parse_page
from challenge.content.pages import PAGE_KEYS, is_page_name
from challenge.content.report import Report
from challenge.content.values import to_language
from challenge.entries.sanitise import render_markdown

_ADDRESS = re.compile(r'(href|src)="http://page\.invalid/([^"]*)"')
_NO_LINK = re.compile(r'<a(?: rel="[^"]*"| )*>')
_FILE = re.compile(r"(?:here/)?(?:%7B|\{)?(?:filename(?:%7D|\}))?([a-z0-9-]+)\.md(#.*)?")


class PlainPageReader(BaseReader):  # type: ignore[misc]
    """Reads one page. Never raises: what cannot be read is left out, what is not understood is shown as text."""

    enabled = True
    file_extensions = ("md", "markdown", "mkd", "mdown")

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        file = Path(source_path)
        slug = file.stem
        if not is_page_name(slug) or file.parent.name != "pages" or _leads_out(file):
            return "", {"title": slug, "slug": "left-out", "status": "skip"}
        try:
            text = file.read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            return "", {"title": slug, "slug": slug, "status": "skip"}
        page = parse_page(text.replace("\r\n", "\n"), PAGE_KEYS, Report(source_path))
        title = page.values.get("title")
        if not isinstance(title, str) or not title:
            title = slug.replace("-", " ").capitalize()
        body = localised(render_markdown(page.body, "http://page.invalid/here/"), file.parent)
        lang = page.fields(PAGE_KEYS, Report(source_path)).read("Lang", to_language, "")
        return f'<div lang="{lang}">{body}</div>' if lang else body, {"title": title, "slug": slug}


def _leads_out(file: Path) -> bool:
    """Whether a symbolic link leads out of the content folder: anybody may send one, to any file of the machine."""
    try:
        return not file.resolve().is_relative_to(file.parent.parent.resolve())
    except (OSError, RuntimeError):
        return True


def localised(html: str, folder: Path) -> str:
    """Links within the site as a page one folder deep needs them; the empty alt of a picture as Pelican accepts it."""
    html = _ADDRESS.sub(lambda found: _local(found[1], found[2], folder), html)
    return _NO_LINK.sub("<a>", html).replace(' alt=""', " alt")


def _local(attribute: str, path: str, folder: Path) -> str:
    to_file = _FILE.fullmatch(path)
    if to_file and not (folder / f"{to_file[1]}.md").is_file():
        return ""
    if to_file:
        path = f"{to_file[1]}/{to_file[2] or ''}"
    elif path.startswith("here/#"):
        return f'{attribute}="{path[5:]}"'
    return f'{attribute}="../{path}"'


def _readers(readers: Any) -> None:
    for ending in PlainPageReader.file_extensions:
        readers.reader_classes[ending] = PlainPageReader
    for ending in ("rst", "html", "htm"):
        readers.reader_classes[ending] = None


def register() -> None:
    signals.readers_init.connect(_readers)
