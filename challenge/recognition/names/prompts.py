"""Prompts made ready for searching: titles and tags folded, with the words that tell them from each other. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from challenge.content.seasons import Prompt, Season
from challenge.recognition.names.name import Name, same_key
from challenge.recognition.names.telling import parts_of, telling_words, without_calendar
from challenge.recognition.text.folding import fold_short, split_words


@dataclass(frozen=True, slots=True)
class PromptWords:
    """One prompt's title and tags, folded. `weak` titles are too short to say much (`Motivation`).

    `written`: the title as the organizer wrote it, for reasons.

    `telling`: the words by which it is told from the other prompts. `parts`: its title's parts (`Wednesday | Wool`)
    and what they say besides small words and names.
    """

    number: int
    title: str
    words: tuple[str, ...]
    joined: str
    tags: tuple[str, ...]
    weak: bool
    written: str
    telling: tuple[str, ...] = ()
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()


def prompts_in_words(prompts: Sequence[Prompt], season: Season, names: Sequence[Name]) -> tuple[PromptWords, ...]:
    """A season's prompts, told from each other and from its names."""
    made = [_prompt_words(prompt) for prompt in prompts]
    titles = [prompt.title for prompt in made]
    named = {word for name in (season.title, *season.recognise.phrases) for word in split_words(name)}
    telling = telling_words(titles, named)
    parts = parts_of(titles, {word for name in names for word in name.words})
    return tuple(replace(p, telling=words, parts=said) for p, words, said in zip(made, telling, parts, strict=True))


def _prompt_words(prompt: Prompt) -> PromptWords:
    low = without_calendar(fold_short(prompt.title).low)
    words = split_words(low)
    tags = tuple(same_key(tag) for tag in prompt.tags)
    letters = sum(len(word) for word in words)
    cjk = any(ord(letter) > 0x2E80 for letter in low)
    return PromptWords(
        prompt.number,
        low,
        words,
        " ".join(words),
        tags,
        weak=not cjk and (len(words) < 2 or letters < 8),
        written=prompt.title,
    )
