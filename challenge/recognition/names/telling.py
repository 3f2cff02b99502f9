"""The words by which one prompt of a season is told from the others: `What I learned from a dog` by its dog. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from challenge.patterns import late
from challenge.recognition.names.beginnings import Beginnings, beginnings_of
from challenge.recognition.names.general_words import GENERIC, SEASON_WORDS
from challenge.recognition.names.inflection import is_form_of, stem_of
from challenge.recognition.names.name import Name, is_edition_word
from challenge.recognition.numbers.calendar_words import MONTH_NUMBERS, WEEKDAYS
from challenge.recognition.numbers.numerals import read_number
from challenge.recognition.numbers.units import UNIT_CLASS, singular
from challenge.recognition.text.folding import split_words
from challenge.recognition.wordings.tongues import is_plain

_SMALL_WORDS = (
    # English
    "the a an and or but of in on at to for from with by as is are was were be been it its i i'd i'm i've you your we"
    " our us they their them he she his her him my me mine what which who whom whose when where why how that this these"
    " those there here not no never some any all every one two than then so if into out up down over about after before"
    " again more most only just very can could would should will shall do does did done have has had isn't don't didn't"
    " won't can't s d m re ve ll t else got get made make other others another own know think thing things way"
    # German, Dutch, the North
    " der die das den dem des ein eine einen einem einer mein meine meinen meiner dein sein ihr und oder aber ist sind"
    " war waren wer wie wo wohin was wann warum ich du er sie wir mich dich mir dir nicht mehr nie noch auf aus bei"
    " mit nach von zu zum zur im in am an uber unter vor fur als hast hat habe het een de van en of maar niet dat die"
    " wie wat waar ik je jij mijn hij zij op te bij naar om er nog wel geen voor andere ander anders autre autres"
    " otro otra otros otras altro altra altri altre outro outra outros"
    " outras annan annat andra anden andet inny inna inne den det en ett och att som jag du han"
    " hon vi inte med pa av till fran min mitt mina var vad nar hvad hvor jeg ikke og er til fra etter hva"
    # the Romance languages
    " le la les l un une des du au aux et ou mais que qui quoi dont je tu il elle nous vous on ne pas plus ce cette ces"
    " mon ma mes son sa ses dans sur sous avec sans pour par est etait el los las lo al del una unos unas y o pero no"
    " se me te mi mis su sus yo en con sin por para es fue era como cuando donde nunca i gli dello della dei delle di"
    " da dal dalla ed ma non si ci mio mia miei tuo che chi cosa come quando dove per tra fra ho hai ha sono os as um"
    " uma uns umas e mas nao eu ele ela meu minha meus minhas seu sua no na nos nas do da dos das em com sem foi"
    # Polish, Czech, Turkish, Finnish, Hungarian, Indonesian
    " i w we z ze na do od o u za po nie to ten ta co kto czego gdzie kiedy jak mnie moj moja moje sie jest byl byla"
    " a v s k proti pro je jsem muj bir bu su o ve ile icin ne kim nasil benim ben sen mi de da gibi ki ja on ei se"
    " az ez egy es nem yang di ke dari dan itu ini aku saya untuk dengan pada tidak ku"
    # Russian, Ukrainian
    " и в во не на я что кто где когда как мой моя мое мои мне меня с со по к ко из за от до о об у а но же бы это тот"
    " та то те который которая та й з що хто де коли"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_PREFIX = late(r"^(?P<head>[^:]{2,24}?)\s?:\s(?P<rest>\S.*)$")
_SIGNS = late(r"(?:(?!的)[\u4e00-\u9fff々])+|[\u30a1-\u30ffー]{2,}")
"""What says something in a title without spaces: not the small words between."""
_PARTS = late(r"\s?[:|/]\s|\s-+\s")
_FEW = 3
"""A word that stands in more prompts than this tells none of them: `Prompt of week 3`."""
_SHORT = 4
_SHORT_ENDINGS = frozenset({"s", "n", "en", "et"})
_LONG = 6
_LONGEST_ENDING = 4


def without_calendar(title: str) -> str:
    """A prompt's folded title without the day, the month or the number before it: `Wednesday: Wool`, `Avril : …`."""
    hit = _PREFIX.match(title)
    if hit is None:
        return title
    head = split_words(hit["head"])
    dated = all(w in MONTH_NUMBERS or w in WEEKDAYS or w in UNIT_CLASS or w.isdecimal() or read_number(w) for w in head)
    return hit["rest"] if head and dated else title


def telling_words(titles: Sequence[str], named: Set[str]) -> list[tuple[str, ...]]:
    """For each folded title its words that say something and stand in no other, nor in the challenge's names.

    In scripts without spaces the whole title is one word.
    """
    listed = [_said_in(title) for title in titles]
    often = Counter(word for words in listed for word in words)
    known = [name for name in named if len(name) > 2]
    return [
        tuple(word for word in words if often[word] == 1 and not any(alike(name, word) for name in known))
        for words in listed
    ]


def parts_of(titles: Sequence[str], named: Set[str]) -> list[tuple[tuple[str, tuple[str, ...]], ...]]:
    """For each folded title its parts (`Wednesday | Wool`), each with its words that may tell it from most others."""
    listed = [[part.strip(" .?!\"'") for part in _PARTS.split(title)] for title in titles]
    often = Counter(word for title in titles for word in set(split_words(title)))
    known = {word for word, times in often.items() if times > _FEW or len(word) < 3 or is_plain(word)} | named
    return [tuple((part, tuple(w for w in split_words(part) if w not in known)) for part in each) for each in listed]


def _said_in(title: str) -> tuple[str, ...]:
    if unparted(title):
        return tuple(dict.fromkeys(_SIGNS.findall(title))) or ("".join(split_words(title)),)
    words = tuple(dict.fromkeys(split_words(title)))
    if len(words) == 1 and words[0] in SEASON_WORDS:
        return words
    return tuple(w for w in words if len(w) > (1 if _in_hangul(w) else 2) and w not in _SMALL and not is_plain(w))


def _in_hangul(word: str) -> bool:
    return "\uac00" <= word[0] <= "\ud7a3"


def unparted(title: str) -> bool:
    """Whether a title stands in a script that does not part its words."""
    return any("\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" for letter in title)


def taken_up(stems: Iterable[str], low: str, words: Sequence[str]) -> tuple[str, ...]:
    """Those of a prompt's telling words that a folded text has in some form."""
    return tuple(
        stem
        for stem in stems
        if stem[: 3 if stem.isascii() else 1] in low
        and (_stands_in(stem, low) if unparted(stem) else any(alike(w, stem) for w in words))
    )


@dataclass(frozen=True, slots=True)
class Covered:
    """Folded titles of prompts with their telling words."""

    prompts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    beginnings: Beginnings = field(default_factory=Beginnings)


def covered_by(prompts: Iterable[tuple[str, tuple[str, ...]]]) -> Covered:
    """These, ready to be looked for."""
    listed = tuple(prompts)
    return Covered(listed, beginnings_of(listed))


def cover(low: str, titles: Covered) -> str:
    """A folded sentence with the titles of prompts in it, and several of one's telling words, made `§`.

    What a prompt says is not the author's word: `Rain, but not sad` denies nothing. Places stay where they were.
    """
    for place in titles.beginnings.near(low, split_words(low)):
        title, telling = titles.prompts[place]
        if len(title) > _SHORT and " " in title and title in low:
            low = re.sub(rf"(?<![0-9a-z]){re.escape(title)}(?![0-9a-z])", _all_signs, low)
            continue
        found = taken_up(telling, low, split_words(low)) if len(telling) > 1 else ()
        if len(found) > 1 and 2 * len(found) >= len(telling) and not unparted(title):
            low = _without(low, found)
    return low


def short_names(names: Iterable[Name]) -> frozenset[str]:
    """What the words begin with by which a challenge may be called for short: `the pond prompt`."""
    words = {word for name in names if not name.initials for word in name.words}
    kept = {word for word in words if word.isalpha() and len(word) >= _SHORT and not is_edition_word(word)}
    return frozenset(stem_of(singular(word)) for word in kept if word not in GENERIC and not is_plain(word))


_WORD = late(r"[^\W_]+")


def _signs(hit: re.Match[str]) -> str:
    return "§" * len(hit[0])


def _all_signs(hit: re.Match[str]) -> str:
    return _WORD.sub(_signs, hit[0])


def _without(low: str, stems: Sequence[str]) -> str:
    return _WORD.sub(lambda hit: _signs(hit) if any(alike(hit[0], stem) for stem in stems) else hit[0], low)


def _stands_in(sign: str, low: str) -> bool:
    """A single sign only where it is no part of another word."""
    at = low.find(sign)
    if len(sign) > 1 or at < 0:
        return at >= 0
    return re.search(rf"(?<![\u4e00-\u9fff]){sign}(?![\u4e00-\u9fff])", low) is not None


def alike(word: str, stem: str) -> bool:
    """The word, bent or cut short: `outils`, `strychu`, `bici` for a bicycle."""
    if word == stem:
        return True
    short, long = sorted((word, stem), key=len)
    if len(short) < _SHORT and not _in_hangul(short):
        ending = long[len(short) :]
        usual = ending in _SHORT_ENDINGS or (len(ending) < _SHORT - 1 and "\u0400" <= ending[:1] <= "\u04ff")
        return len(short) == _SHORT - 1 and long.startswith(short) and usual
    if long.startswith(short) and (len(long) - len(short) <= _LONGEST_ENDING or word == short or len(short) >= _LONG):
        return True
    return is_form_of(word, stem)
