"""The generator: one overview in, all pages and files out."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError

from challenge.clock import now_from
from challenge.content.site import sample_time
from challenge.language import language_of
from challenge.overview import look
from challenge.pages.search_records import languages_of, view_records
from challenge.pages.site import File, Page, take_down, view_frame, view_site

from .search import FOLDER, pagefind, write_index

logger = logging.getLogger(__name__)

LOCAL = "http://127.0.0.1:8000"
"""Where a site without an address of its own is looked at; feeds need an absolute one."""


class ChallengeGenerator(Generator):
    """Reads the content folder once, then writes what `challenge.pages` says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Titles come from anybody's feed: escaping is not left to the site's settings.
        self.env.autoescape = True

    def generate_context(self) -> None:
        """Make the site known to all templates, those of Pelican's own pages too."""
        content = content_folder(self.settings)
        overview = look(content, now_from(self.settings.get("CHALLENGE_NOW"), lambda: sample_time(content)))
        url = self.settings.get("SITEURL") or overview.content.site.url or LOCAL
        self.shelf = take_down(overview, url.rstrip("/"), language_of(overview.content.site.language))
        self.context["SITEURL"] = self.context["localsiteurl"] = self.shelf.url
        self.context["challenge"] = view_frame(self.shelf)

    def generate_output(self, writer: Any) -> None:
        program = pagefind() if self.settings.get("CHALLENGE_SEARCH", True) else None
        records = view_records(self.shelf) if program else ()
        self.context["search"] = {"folder": f"{FOLDER}/", "languages": languages_of(records)} if records else None
        for thing in view_site(self.shelf, [page.url for page in self.context.get("pages", ())]):
            if isinstance(thing, Page):
                self._write_page(writer, thing)
            else:
                self._write_file(thing)
        if program and records:
            write_index(program, records, Path(self.output_path))

    def _write_page(self, writer: Any, page: Page) -> None:
        # The server gives the 404 page at any depth, where relative links would lead astray.
        relative = self.settings["RELATIVE_URLS"] and page.template != "404"
        try:
            writer.write_file(
                page.save_as,
                self.get_template(f"challenge/{page.template}"),
                self.context,
                relative_urls=relative,
                url=page.path,
                head=page.head,
                view=page.view,
            )
        except FileOverwriteFailedError:
            logger.info("%s is written by the site itself and stays as it is", page.save_as)

    def _write_file(self, file: File) -> None:
        path = Path(sanitised_join(self.output_path, file.path))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)


def content_folder(settings: dict[str, Any]) -> Path:
    """Where the challenge is kept."""
    return Path(settings.get("CHALLENGE_CONTENT") or settings["PATH"])
