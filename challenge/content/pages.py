"""`pages/*.md`: Pelican's own pages. Nothing is loaded here; their names and headers are checked."""

from __future__ import annotations

from challenge.content.folder import ContentFolder, Entry
from challenge.content.headers import parse_page
from challenge.content.markdown_files import MARKDOWN
from challenge.content.report import shown
from challenge.content.slugs import is_slug, slugify
from challenge.content.values import to_language, to_text

PAGE_KEYS = ("Title", "Lang")

RESERVED_PAGES = frozenset(
    {"api", "badges", "feeds", "health", "index", "members", "search", "seasons", "theme", "404"}
)
"""First steps of addresses that belong to the machine: a page of that name would cover one of its pages."""

_LEFT_OUT = "(it is left out until then)"


def is_page_name(stem: str) -> bool:
    """Whether a page of this name has an address of its own."""
    return is_slug(stem) and stem not in RESERVED_PAGES


def check_pages(folder: ContentFolder) -> None:
    """Problems of the pages' names and headers go into `folder.problems`."""
    for entry in folder.entries("pages"):
        if entry.is_folder:
            _check_folder(folder, entry)
        elif entry.suffix == ".md":
            _check_page(folder, entry)
        else:
            mend = f"call it {slugify(entry.stem)}.md, or take it out"
            message = f"a page is a text file that ends in .md; {mend}"
            folder.report(entry.path).add(1, "stray-file", message, "warning")


def _check_folder(folder: ContentFolder, entry: Entry) -> None:
    inner = [one for one in folder.entries(entry.path) if not one.is_folder and one.suffix.lower() in MARKDOWN]
    for lost in inner:
        message = f"pages stand side by side; move this file up to {folder.shown('pages')}/{lost.name} {_LEFT_OUT}"
        folder.report(lost.path).add(1, "wrong-folder", message)
    if not inner:
        message = "no folder belongs here, and nothing in it is published; a page is a text file that ends in .md"
        folder.report(entry.path).add(1, "stray-folder", message, "warning")


def _check_page(folder: ContentFolder, entry: Entry) -> None:
    report = folder.report(entry.path)
    slug = slugify(entry.stem, "page")
    name = slug if is_page_name(slug) else f"about-{slug}"
    if not is_slug(entry.stem):
        why = f"{shown(entry.stem)} cannot stand in an address; call the file {name}.md {_LEFT_OUT}"
        report.add(1, "bad-id", why)
    elif not is_page_name(entry.stem):
        why = f"the address /{entry.stem}/ is taken by the site itself; call the file {name}.md, say {_LEFT_OUT}"
        report.add(1, "bad-id", why)
    text = folder.text(entry.path, report, "markdown")
    if text is None:
        return
    page = parse_page(text, PAGE_KEYS, report)
    if "prompt" in page.values:
        target = f"{folder.shown('seasons')}/<season>/posts/<member>/{entry.name}"
        report.add(1, "wrong-folder", f"this is a page of the site; if it is meant as a post, move it to {target}")
    fields = page.fields(PAGE_KEYS, report)
    if page.found:
        fields.require("Title", to_text, "Title: About")
    fields.read("Lang", to_language, "")
