"""What the search finds: posts, prompts and people, each as a small HTML page that Pagefind reads.

The pages of the site are not indexed themselves: posts from feeds share a page, and a result must lead to one post.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.pages import paths
from challenge.pages.cards import Card
from challenge.pages.head import in_brief
from challenge.pages.search_view import posts_by_title, stands_at
from challenge.pages.shelf import Shelf
from challenge.recognition.verdict import CREDITED

MOST_LETTERS = 400_000
"""Of one text; thirty thousand words are found whole."""

MOST_LANGUAGES = 6
"""Each language is an index of its own, which readers' browsers load: the rarest ones share that of the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing to be found. `path` is where it stands on the site; `filters` are (name, value); `text` is plain."""

    path: str
    title: str
    text: str
    lang: str
    kind: str
    byline: str = ""
    filters: tuple[tuple[str, str], ...] = ()


def view_records(shelf: Shelf) -> tuple[Record, ...]:
    """Everything that may be found, in order: the same files at the same time give the same records."""
    found = [
        *(_post(shelf, card) for card in posts_by_title(shelf)),
        *(record for files in shelf.seasons for record in _prompts(shelf, files.season)),
        *(_person(shelf, member) for member in shelf.people()),
    ]
    return tuple(_in_few_languages(found, _root(shelf.site.language)))


def languages_of(records: Iterable[Record]) -> tuple[str, ...]:
    """The languages of the records, the most frequent first."""
    counted = Counter(record.lang for record in records)
    return tuple(sorted(counted, key=lambda lang: (-counted[lang], lang)))


def write_record(record: Record) -> bytes:
    """The record as the page that is indexed."""
    meta = {"title": record.title, "url": record.path, "byline": record.byline, "kind": record.kind}
    data = "".join(
        f'<data data-pagefind-meta="{name}[value]" value="{escape(value)}"></data>' for name, value in meta.items()
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(record.lang)}"><body data-pagefind-body>{data}'
        f"<h1>{escape(record.title)}</h1><p>{escape(record.byline)}</p><p>{escape(record.text)}</p></body></html>"
    ).encode("utf-8", "replace")


def write_filters(records: Sequence[Record], names: Mapping[str, int]) -> bytes:
    """What each record may be chosen by, for the page's own script. `names` lead from the index's names to records.

    The index has filters of its own, but writes them in another order each time.
    """
    values = sorted({each for record in records for each in record.filters})
    places = {value: place for place, value in enumerate(values)}
    chosen = {name: [places[value] for value in records[place].filters] for name, place in sorted(names.items())}
    document = {"values": values, "of": chosen}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _post(shelf: Shelf, card: Card) -> Record:
    refs = {ref.number: ref for mark in card.marks if mark.status in CREDITED for ref in mark.prompts if ref.title}
    return Record(
        path=stands_at(card),
        title=shelf.called(card),
        text=in_brief(card.html, MOST_LETTERS) or card.brief,
        lang=_root(card.lang or shelf.site.language),
        kind="post",
        byline=card.person.name,
        filters=(
            ("season", card.season.title),
            *(("prompt", refs[number].title) for number in sorted(refs)),
            ("member", card.person.name),
        ),
    )


def _prompts(shelf: Shelf, season: Season) -> Iterator[Record]:
    for line in shelf.rounds(season.id):
        ref = shelf.ref(season.id, line.round.number)
        if ref.path:
            yield Record(
                path=ref.path,
                title=ref.title,
                text=in_brief(shelf.prompt_html(season.id, ref.number), MOST_LETTERS),
                lang=_root(shelf.site.language),
                kind="prompt",
                byline=season.title,
                filters=(("season", season.title), ("prompt", ref.title)),
            )


def _person(shelf: Shelf, member: Member) -> Record:
    return Record(
        path=paths.member_page(member.id),
        title=member.name,
        text=" ".join((member.id, *member.aliases)),
        lang=_root(shelf.site.language),
        kind="person",
        filters=(("member", member.name),),
    )


def _in_few_languages(records: list[Record], own: str) -> Iterator[Record]:
    kept = {own, *languages_of(record for record in records if record.lang != own)[: MOST_LANGUAGES - 1]}
    for record in records:
        yield record if record.lang in kept else replace(record, lang=own)


def _root(language: str) -> str:
    """Pagefind knows languages without their regions."""
    return language.partition("-")[0].lower() or "en"
