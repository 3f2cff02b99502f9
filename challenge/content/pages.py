"""`pages/*.md`: Pelican's own pages. Nothing is loaded here; their headers are checked as those of all other files."""

from __future__ import annotations

from challenge.content.folder import ContentFolder
from challenge.content.headers import parse_page
from challenge.content.slugs import slugify
from challenge.content.values import to_language, to_stamp, to_text

PAGE_KEYS = ("Title", "Date", "Summary", "Lang")


def check_pages(folder: ContentFolder) -> None:
    """Problems of the pages' headers go into `folder.problems`."""
    for entry in folder.entries("pages"):
        if entry.is_folder:
            continue
        report = folder.report(entry.path)
        if entry.suffix != ".md":
            mend = f"call it {slugify(entry.stem)}.md, or take it out"
            report.add(1, "stray-file", f"a page is a text file that ends in .md; {mend}", "warning")
            continue
        text = folder.text(entry.path, report, "markdown")
        if text is None:
            continue
        page = parse_page(text, PAGE_KEYS, report)
        if "prompt" in page.values:
            target = f"{folder.shown('seasons')}/<season>/posts/<member>/{entry.name}"
            report.add(1, "wrong-folder", f"this is a page of the site; if it is meant as a post, move it to {target}")
        fields = page.fields(PAGE_KEYS, report)
        if page.found:
            fields.require("Title", to_text, "Title: About")
        fields.read("Date", to_stamp, None)
        fields.read("Summary", to_text, "")
        fields.read("Lang", to_language, "")
