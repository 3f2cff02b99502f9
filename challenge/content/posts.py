"""`posts/<member>/<slug>.md` and `roundups/<nn>.md`: what people send by pull request."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from challenge.content.embedded import report_embedded
from challenge.content.fields import Fields
from challenge.content.headers import Page, parse_page
from challenge.content.numbers import is_plain, list_items, round_numbers
from challenge.content.report import Report, shown
from challenge.content.values import to_language, to_public_address, to_stamp, to_text, to_whole
from challenge.dates import Stamp

POST_KEYS = ("Title", "Date", "Prompt", "Tags", "Summary", "Lang", "Link", "Words")
ROUNDUP_KEYS = ("Title", "Date")

GENERATED_START = "<!-- challenge: generated, do not edit below -->"
GENERATED_END = "<!-- challenge: end of generated part -->"
"""The lines of a roundup file between which the machine writes; everything else there is the organizer's."""

_TO_WORDS = to_whole(1, 1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFile:
    """A post kept here, or with `link` and no body a pointer to one that no feed brings.

    `date` is None where the file has none or one that cannot be read (a Problem says so); the post is kept.
    `prompts` is what its `Prompt:` line declares. `path` is relative to the content folder, with `/`.
    `link_given` says that the file names a link, even one that had to be refused (a Problem says why).
    `date_line`, `prompt_line` and `link_line` are where those headers stand.
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
    link_given: bool = False
    words: int | None = None
    body: str = ""
    date_line: int = 1
    prompt_line: int = 1
    link_line: int = 1

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


def load_post(text: str, season: str, member: str, slug: str, path: str, report: Report) -> PostFile:
    """A post; whatever is wrong with its headers, its text is kept. `path` is relative to the content folder."""
    page = parse_page(text, POST_KEYS, report)
    fields = page.fields(POST_KEYS, report)
    post = PostFile(
        season=season,
        member=member,
        slug=slug,
        path=path,
        title=_title(page, fields, slug),
        date=_date(page, fields),
        prompts=to_numbers(fields, "Prompt"),
        tags=to_tags(fields),
        summary=fields.read("Summary", to_text, ""),
        lang=fields.read("Lang", to_language, ""),
        link=fields.read("Link", to_public_address, "", "bad-link"),
        words=fields.read("Words", _TO_WORDS, None),
        body=page.body,
        date_line=fields.line("Date"),
        prompt_line=fields.line("Prompt"),
        link_line=fields.line("Link"),
        link_given=fields.has("Link"),
    )
    return _checked(post, page, fields)


def load_roundup(text: str, season: str, number: int, path: str, report: Report) -> RoundupFile:
    """A roundup, with the organizer's own words only. `path` is relative to the content folder."""
    page = parse_page(text, ROUNDUP_KEYS, report)
    fields = page.fields(ROUNDUP_KEYS, report)
    title = fields.require("Title", to_text, f"Title: Round {number}") if page.found else None
    return RoundupFile(
        season=season,
        number=number,
        path=path,
        title=title or "",  # pages name it by its number, in their own language
        date=_date(page, fields),
        body=own_words(page.body, report, page.body_line),
    )


def own_words(body: str, report: Report | None = None, first_line: int = 1) -> str:
    """The body of a roundup without the generated part. Where its end is not marked, it goes on to the end."""
    kept: list[str] = []
    opened = 0
    for line, row in enumerate(body.split("\n"), first_line):
        mark = row.strip()
        if mark == GENERATED_START:
            opened = line
        elif mark == GENERATED_END:
            opened = 0
        elif not opened:
            kept.append(row)
    if opened and report is not None:
        report.add(
            opened,
            "generated-part",
            f"the generated part begins here but does not end; add the line {GENERATED_END} below it",
        )
    return "\n".join(kept).strip("\n").rstrip()


def to_numbers(fields: Fields, key: str) -> tuple[int, ...]:
    """The round numbers of a header: `1` or `1, 2`."""
    written = fields.raw(key)
    numbers, strange = round_numbers(written)
    if numbers and not strange and not is_plain(written):
        wanted = ", ".join(map(str, numbers))
        fields.problem(key, "bad-value", f"{fields.label(key)}: {shown(written)} is understood; write {key}: {wanted}")
    for item in strange:
        digits = re.findall(r"[0-9]{1,4}", item)
        like = f" only: {key}: {', '.join(digits)}" if digits else f", as in {key}: 1 or {key}: 1, 2"
        fields.problem(key, "bad-value", f"{fields.label(key)}: {shown(item)} is no round number; write digits{like}")
    return numbers


def to_tags(fields: Fields) -> tuple[str, ...]:
    """The tags of a header, parted by commas, each once and without `#`."""
    found: dict[str, None] = {}
    for item in list_items(fields.raw("Tags")):
        try:
            found[to_text(item.lstrip("#"))] = None
        except ValueError as error:
            fields.problem("Tags", "bad-value", f"{fields.label('Tags')}: {error}")
    return tuple(found)


def title_from(slug: str) -> str:
    """A title in place of one that is missing."""
    words = slug.replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _title(page: Page, fields: Fields, slug: str) -> str:
    title = fields.require("Title", to_text, f"Title: {title_from(slug)}") if page.found else None
    return title or title_from(slug)


def _date(page: Page, fields: Fields) -> Stamp | None:
    return fields.require("Date", to_stamp, "Date: 2017-05-01 (the day it was published)") if page.found else None


def _checked(post: PostFile, page: Page, fields: Fields) -> PostFile:
    report_embedded(page.body, page.body_line, fields.report)
    if not post.body and not fields.has("Link"):
        fields.report.add(page.body_line, "empty-post", "this post has neither text nor a Link; write one of the two")
    if post.words is not None and (post.body or not fields.has("Link")):
        fields.problem(
            "Words",
            "words-without-link",
            "`Words` is for a Link without text; take the line out (words kept here are counted)",
        )
        return replace(post, words=None)
    return post
