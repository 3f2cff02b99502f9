"""`prompts/<nn>-<slug>.md`, and the same from plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from challenge.content.fields import Fields
from challenge.content.headers import parse_page
from challenge.content.posts import title_from, to_tags
from challenge.content.report import Report, shown
from challenge.content.seasons import Prompt
from challenge.content.slugs import is_slug, slugify, unique_slug
from challenge.content.values import to_end_stamp, to_number, to_stamp, to_text, to_web_address

PROMPT_KEYS = ("Title", "Number", "Slug", "Opens", "Closes", "Link", "Tags")

RESERVED_SLUGS = frozenset({"all"})
"""`/feeds/<season>/all.xml` is the feed of the whole season."""

_NAME = re.compile(r"(?P<number>[0-9]{1,4})(?:[-_. ]+(?P<slug>.*))?")


@dataclass(frozen=True, slots=True)
class FoundPrompt:
    """A prompt with what later checks need to name: its report and the lines of its keys."""

    prompt: Prompt
    fields: Fields


def load_prompt(text: str, stem: str, path: str, report: Report) -> FoundPrompt | None:
    """The prompt of a file called `<stem>.md`; None where neither the file nor its name gives a number."""
    page = parse_page(text, PROMPT_KEYS, report)
    fields = page.fields(PROMPT_KEYS, report)
    name = _NAME.fullmatch(stem)
    from_name = int(name["number"]) if name else None
    if from_name is None and not name:
        message = f"the file name must be a number and a slug, as in 01-{slugify(stem, 'prompt')}.md"
        report.add(1, "prompt-name", message)
    write = f"Number: {from_name or 1}"
    number = fields.require("Number", to_number, write) if page.found else None
    number = from_name if number is None else number
    if number is None:
        return None
    slug_words = (name["slug"] if name else stem) or ""
    prompt = Prompt(
        number=number,
        title=(fields.require("Title", to_text, "Title: …") if page.found else None) or _title(slug_words, number),
        slug=_slug(fields, slug_words, number),
        opens=fields.read("Opens", to_stamp, None),
        closes=fields.read("Closes", to_end_stamp, None),
        link=fields.read("Link", to_web_address, "", "bad-link"),
        tags=to_tags(fields),
        body=page.body,
        path=path,
    )
    return FoundPrompt(prompt, fields)


def prompts_from(data: Sequence[Mapping[str, object]], report: Report) -> list[FoundPrompt]:
    """Prompts from plain data; one without a number gets the number after the one before it."""
    found: list[FoundPrompt] = []
    known = tuple(key.lower() for key in PROMPT_KEYS)
    for item in data:
        if not isinstance(item, Mapping):
            report.add(1, "not-a-table", f"a prompt must be an object with a number and a title, not {shown(item)}")
            continue
        wanted = {key: value for key, value in item.items() if key in known}
        fields = Fields(wanted, known, report)
        number = fields.read("number", to_number, found[-1].prompt.number + 1 if found else 1)
        title = fields.read("title", to_text, f"Prompt {number}")
        prompt = Prompt(
            number=number,
            title=title,
            slug=slugify(fields.read("slug", to_text, title), "prompt"),
            opens=fields.read("opens", to_stamp, None),
            closes=fields.read("closes", to_end_stamp, None),
            link=fields.read("link", to_web_address, "", "bad-link"),
            tags=fields.read_list("tags", to_text),
        )
        found.append(FoundPrompt(prompt, fields))
    return found


def distinct(found: Iterable[FoundPrompt]) -> list[FoundPrompt]:
    """The prompts with one number each (the first one stands) and one slug each, sorted by number."""
    by_number: dict[int, FoundPrompt] = {}
    slugs: set[str] = set(RESERVED_SLUGS)
    for one in found:
        prompt, first = one.prompt, by_number.get(one.prompt.number)
        if first is not None:
            other = first.fields.report.path
            message = (
                f"number {prompt.number} is taken by {other}; give this prompt another Number (until then it is left"
                " out)"
            )
            one.fields.problem("Number", "doubled-number", message)
            continue
        slug = unique_slug(prompt.slug, slugs)
        if slug != prompt.slug:
            message = (
                f"the slug '{prompt.slug}' is taken in this season; write another, as in Slug: {slug} (used until then)"
            )
            one.fields.problem("Slug", "doubled-slug", message)
        slugs.add(slug)
        by_number[prompt.number] = FoundPrompt(replace(prompt, slug=slug), one.fields)
    return [by_number[number] for number in sorted(by_number)]


def _slug(fields: Fields, words: str, number: int) -> str:
    if fields.has("Slug"):
        given = fields.read("Slug", to_text, "")
        if given and not is_slug(given):
            message = f"{shown(given)} cannot stand in an address; write Slug: {slugify(given, 'prompt')}"
            fields.problem("Slug", "bad-slug", message)
        if given:
            return slugify(given, "prompt")
    if words and not is_slug(words):
        message = (
            f"the file name holds what cannot stand in an address; call it {number:02d}-{slugify(words, 'prompt')}.md"
        )
        fields.report.add(1, "bad-slug", message)
    return slugify(words, "prompt") if words else f"prompt-{number}"


def _title(words: str, number: int) -> str:
    return title_from(slugify(words, "prompt")) if words else f"Prompt {number}"
