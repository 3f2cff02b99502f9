"""Which prompts a text may take up at all, by what its words begin with. Pure.

A season may have hundreds of prompts: they are not gone through one by one for every sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from challenge.recognition.text.folding import split_words

_LETTERS = 3
"""Letters that every form of a word in ASCII keeps; of others the first is enough."""


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Places in a list of prompts by the beginnings of their words. It may name too many, never too few."""

    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)

    def near(self, low: str, words: Iterable[str]) -> list[int]:
        """The places, in order, of those that a folded text of these words may take up."""
        said = {word[:_LETTERS] for word in words}.union(low)
        return sorted({place for key in self.places.keys() & said for place in self.places[key]})


def beginnings_of(prompts: Iterable[tuple[str, Iterable[str]]]) -> Beginnings:
    """Of folded titles and their words that say something. A title's rarest word tells where it stands as a whole."""
    listed = [(title, split_words(title), telling) for title, telling in prompts]
    often = Counter(word for _, words, _ in listed for word in set(words))
    places: dict[str, list[int]] = {}
    for place, (title, words, telling) in enumerate(listed):
        unlike = [word for word in words if not word.isascii()]
        rarest = min(unlike or words, key=often.__getitem__, default=title)
        for key in {_key(word) for word in (rarest, *telling)}:
            places.setdefault(key, []).append(place)
    return Beginnings({key: tuple(found) for key, found in places.items()})


def _key(word: str) -> str:
    return word[:_LETTERS] if word.isascii() else word[:1]
