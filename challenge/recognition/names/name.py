"""What a challenge is called: its names, and what tells one edition from another. Pure, on folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from challenge.patterns import late
from challenge.recognition.names.general_words import ARTICLES, FILLERS, GENERIC, MONTHS, SEASON_WORDS
from challenge.recognition.names.inflection import near
from challenge.recognition.text.folding import split_words, squash

_HEADS = frozenset({"challenge", "club", "circle", "project", "carnival", "prompts", "blog", "writers", "relay"})
EDITION_WORD = r"(?:season|edition|series|staffel|saison|temporada|vol|volume)"
_LONG_TAG = 10
_YEAR = late(r"(?:19|20)\d\d")
_CJK = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells one season of a challenge from another: years, seasons of the year or months, a running number."""

    years: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.years or self.words or self.numbers)

    def admits(self, named: Edition) -> bool:
        """Whether what a text names can be this edition. Nothing named can be any."""
        if named.years and self.years and not named.years & self.years:
            return False
        if named.words and self.words and not named.words & self.words:
            return False
        return not (named.numbers and self.numbers and not named.numbers & self.numbers)


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which a season lets itself be called.

    `words` are without the edition's; `key` is squashed. `needed`: the edition must be said, because the rest is too
    general (`2016blogchallenge`). `spoken`: may stand in running text without `#`.
    """

    written: str
    words: tuple[str, ...]
    key: str
    needed: bool = False
    spoken: bool = True
    tag: bool = False
    literal: bool = False
    initials: bool = False
    edition: Edition = field(default_factory=Edition)

    @property
    def generic(self) -> bool:
        return all(word in GENERIC or word in FILLERS for word in self.words)

    def is_meant_by(self, tag: str) -> bool:
        """Whether a long squashed tag is this name but for one slip of the pen."""
        return len(tag) >= _LONG_TAG and not self.needed and not self.generic and near(tag, self.key)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at [start, end) of a folded text, with the words of the edition beside it."""

    name: Name
    start: int
    end: int
    edition: Edition
    hashtag: bool = False
    attached: str = ""


def edition_in(words: tuple[str, ...]) -> Edition:
    """The edition that a title or an id names."""
    years = frozenset(int(word) for word in words if _YEAR.fullmatch(word))
    seasons = frozenset(SEASON_WORDS[word] for word in words if word in SEASON_WORDS)
    months = frozenset(word for word in words if word in MONTHS and word != "may")
    numbers = re.findall(rf"\b{EDITION_WORD} (\d{{1,2}})\b", " ".join(words))
    return Edition(years, seasons | months, frozenset(map(int, numbers)))


def make_name(written: str, *, tag: bool = False, title: bool = False) -> Name | None:
    """A rule of a season as a name; None where it holds no letter or digit."""
    words = split_words(written.lstrip("#"))
    if not words:
        return None
    bare = _without_edition(tuple(word for word in words if word not in ARTICLES) or words)
    generic = all(word in GENERIC for word in bare)
    core = _with_articles(words, bare) if len(bare) == 2 else bare
    edition = edition_in(tuple(word for word in words if word not in core))
    single = tag and len(core) == 1
    key = "".join(core)
    return Name(
        written=written,
        words=core,
        key=key,
        needed=generic and (title or bool(edition)),
        spoken=not single or ((len(key) >= 6 or (len(key) >= 3 and bool(_CJK.match(key)))) and not generic),
        tag=tag,
        literal=bool(_CJK.search("".join(core))),
        edition=edition,
    )


def _with_articles(words: tuple[str, ...], bare: tuple[str, ...]) -> tuple[str, ...]:
    """A short name keeps the articles within it, by which it is told from its words in passing: `Sketch a Day`."""
    inner = words[words.index(bare[0]) + 1 : len(words) - words[::-1].index(bare[-1]) - 1]
    return (bare[0], *(word for word in inner if word in ARTICLES), bare[-1])


def _without_edition(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that every edition shares. `Autumn Ink` is a name of its own and keeps its season of the year."""
    timeless = tuple(word for word in words if not _YEAR.fullmatch(word))
    core = tuple(word for word in timeless if word not in SEASON_WORDS)
    separable = len(timeless) < len(words) or len(core) >= 3 or all(word in GENERIC for word in core)
    return (core if separable and core else timeless) or words


def initials_of(phrase: str) -> Name | None:
    """`LWC` for a phrase of three or more words: what people make of a long name. Counts with a number only."""
    words = [word for word in split_words(phrase) if word not in ARTICLES | {"of"} and not is_edition_word(word)]
    key = "".join(word[0] for word in words)
    if not 3 <= len(words) <= 5 or not key.isalpha() or not key.isascii() or all(word in GENERIC for word in words):
        return None
    return Name(written=phrase, words=(key,), key=key, spoken=False, tag=True, initials=True)


def spelt_out(tag: str, phrases: Iterable[str]) -> Name | None:
    """A tag of one word in the words of a phrase that begins with them: `Small Hours` of `#smallhours`.

    Such words may say what they say (`in the small hours`), so that they count with a number only, like initials.
    """
    key = "".join(split_words(tag.lstrip("#")))
    if _CJK.search(key):
        return None
    for phrase in phrases:
        words = split_words(phrase)
        count = next((n for n in range(2, len(words)) if "".join(words[:n]) == key), 0)
        if count and not all(word in GENERIC or word in FILLERS for word in words[:count]):
            return Name(written=phrase, words=words[:count], key=key, spoken=False, tag=True, initials=True)
    return None


def without_head(phrase: str) -> Name | None:
    """`Run & Write` for the `Run & Write Club`: counts with a number only, like initials."""
    words = split_words(phrase)
    if len(words) < 3 or words[-1] not in _HEADS or all(word in GENERIC or word in FILLERS for word in words[:-1]):
        return None
    if _CJK.search("".join(words)):
        return None
    return Name(written=phrase, words=words[:-1], key="".join(words[:-1]), spoken=False, tag=True, initials=True)


def general_calls(title: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """`weekly challenge` and `twc` of a season called `The Weekly Challenge`; `twc` of a phrase that says so.

    Words that so many challenges are made of count only where the words beside them say the round of the date.
    """
    found: dict[str, None] = {}
    for written in (title, *phrases):
        words = split_words(written)
        bare = _without_edition(tuple(word for word in words if word not in ARTICLES))
        if len(bare) > 1 and all(word in GENERIC for word in bare):
            initials = "".join(word[0] for word in words if word in (*ARTICLES, *bare))
            found |= {" ".join(bare): None} if written is title else {}
            found |= {initials: None} if len(initials) > 2 else {}
    return tuple(found)


def is_edition_word(word: str) -> bool:
    return bool(_YEAR.fullmatch(word)) or word in SEASON_WORDS


def same_key(written: str) -> str:
    """The squashed form by which two rules are the same."""
    name = make_name(written)
    return name.key if name else squash(written.lower())
