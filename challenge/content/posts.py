"""`posts/<member>/<slug>.md` and `roundups/<nn>.md`: what people send by pull request."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.dates import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFile:
    """A post kept here, or with `link` and no body a pointer to one that no feed brings.

    `date` is None where the file has none or one that cannot be read (a Problem says so); the post is kept all the same.
    `prompts` is what its `Prompt:` line declares. `path` is relative to the content folder, with `/`.
    """

    season: str
    member: str
    slug: str
    path: str
    title: str
    date: Stamp | None = None
    prompts: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    lang: str = ""
    link: str = ""
    words: int | None = None
    body: str = ""

    @property
    def is_pointer(self) -> bool:
        return bool(self.link) and not self.body.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundupFile:
    """One roundup. `body` is the organizer's own words; the generated part of the file is not in it."""

    season: str
    number: int
    path: str
    title: str
    date: Stamp | None = None
    body: str = ""
