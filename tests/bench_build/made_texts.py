"""Posts of about 600 words, the same for every generator and every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MEMBERS = 200
ROUNDS = 10
STARTS = date(2024, 1, 1)
_SYLLABLES = [a + b for a in "bdgklmnrst" for b in "aiu"]


@dataclass(frozen=True, slots=True)
class Text:
    """One post. `number` is its round, from 1; `day` lies within it."""

    slug: str
    title: str
    member: str
    name: str
    number: int
    day: date
    tags: tuple[str, ...]
    body: str


def made_texts(posts: int) -> Iterator[Text]:
    """So many posts, spread over members and rounds in turn."""
    rng = random.Random(7)
    words = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in ("", "n", "st")]
    tags = rng.sample(words, 30)
    for at in range(posts):
        who, number = at % MEMBERS, at // MEMBERS % ROUNDS + 1
        yield Text(
            slug=f"post-{at:05d}",
            title=f"{' '.join(rng.choices(words, k=4)).capitalize()} {at}",
            member=f"m{who:03d}",
            name=f"Member {who:03d}",
            number=number,
            day=STARTS + timedelta(days=7 * (number - 1) + at % 7),
            tags=tuple(rng.sample(tags, 3)),
            body=_body(rng, words),
        )


def _body(rng: random.Random, words: list[str]) -> str:
    """Eight paragraphs with a heading, a list, emphasis, a link and some code between them."""
    parts = [_paragraph(rng, words) for _ in range(8)]
    parts.insert(2, f"## {' '.join(rng.choices(words, k=3)).capitalize()}")
    parts.insert(5, "\n".join(f"- {' '.join(rng.choices(words, k=8))}" for _ in range(4)))
    return "\n\n".join(parts)


def _paragraph(rng: random.Random, words: list[str]) -> str:
    said = rng.choices(words, k=70)
    said[5], said[20] = f"*{said[5]}*", f"**{said[20]}**"
    said[30], said[50] = f"[{said[30]}](https://{said[31]}.example/{said[32]}/)", f"`{said[50]}`"
    for stop in (13, 27, 41, 55, 69):
        said[stop] += "."
    return " ".join(said).capitalize()
