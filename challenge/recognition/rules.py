"""A season's rules made ready for searching, once per season and run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import is_

from challenge.addresses import page_key
from challenge.content.seasons import Prompt, Season
from challenge.recognition.names import round_days
from challenge.recognition.names.beginnings import Beginnings, beginnings_of
from challenge.recognition.names.general_words import GENERIC
from challenge.recognition.names.name import Edition, Name, edition_in, general_calls
from challenge.recognition.names.of_season import names_of, needed_by
from challenge.recognition.names.prompts import PromptWords, prompts_in_words
from challenge.recognition.names.telling import Covered, covered_by, short_names
from challenge.recognition.numbers.letters import letters_of
from challenge.recognition.numbers.numerals import read_number
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.numbers.units import EDITIONS, UNIT_CLASS, kindred_units, singular
from challenge.recognition.text.folding import fold_short, split_words
from challenge.recognition.wordings.home import home_of

_MOST_YEARS = 50
_FEW = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """What a season is recognised by. `links` and `prompt_links` are page keys; `rounds` are those that took place.

    `days` and `openings` are the months and days on which rounds of a day, and longer ones, open.
    """

    season: Season
    edition: Edition
    names: tuple[Name, ...]
    links: tuple[str, ...]
    prompt_links: tuple[tuple[str, tuple[int, ...]], ...]
    prompts: tuple[PromptWords, ...]
    own_pages: tuple[str, ...]
    season_links: tuple[str, ...]
    rounds: frozenset[int]
    skipped: frozenset[int]
    site: str
    title_years: frozenset[int] = frozenset()
    months: tuple[tuple[int, int], ...] = ()
    days: Mapping[tuple[int, int], int] = field(default_factory=dict, hash=False)
    openings: Mapping[tuple[int, int], int] = field(default_factory=dict, hash=False)
    needed: tuple[str, ...] = ()
    """Of these one stands in every squashed text that may call it by a name."""
    short: frozenset[str] = frozenset()
    """What the telling words of its names begin with, by which people call it for short: `the pond prompt`."""
    general: tuple[str, ...] = ()
    """Its title and the initials of names, where they are made of general words alone."""
    covered: Covered = field(default_factory=Covered)
    """Titles of prompts and their telling words, but for those that count: what a prompt says is not the author's."""
    letters: Mapping[str, int] = field(default_factory=dict, hash=False)
    """The letters that its prompts stand for, in a season that goes through the alphabet."""
    others: tuple[Rules, ...] = ()
    link_hosts: frozenset[str] = frozenset()
    """The hosts of all these links, without ports."""
    own_numbers: frozenset[int] = frozenset()
    """Numbers in its title, names and tags: the 52 of `52 Frames`."""
    units: frozenset[str] = frozenset()
    """What this season counts its rounds in, besides days, weeks and rounds: `letter`, `clue`."""
    idle_units: frozenset[str] = frozenset()
    """With which its prompts count something else: `Chapters 5-9`."""
    beginnings: Beginnings = field(default_factory=Beginnings)
    """Of the words of its prompts, as they are listed in `prompts`."""
    weekdays: Mapping[int, str] = field(default_factory=dict, hash=False)
    """The weekdays that prompts begin with, by number: `Wednesday: Wool`."""
    wholes: frozenset[int] = frozenset()
    """How many rounds the season has, and how many weeks it lasts."""
    open_at_once: int = 1
    """The most rounds that are open on one day."""
    homes: frozenset[str] = frozenset()
    """Where the announcement and the prompts' announcements stand: hosts, or a person's part of a host of many."""

    @property
    def many_open(self) -> bool:
        """Whether so many rounds are open at a time that the date hardly tells which is meant."""
        return self.open_at_once > _FEW

    @property
    def all_open(self) -> bool:
        """Whether most rounds are open at the same time, so that the date tells none of them."""
        return self.open_at_once > max(_FEW, len(self.rounds) // 2)

    @property
    def keys(self) -> frozenset[str]:
        """The squashed names, by which a mark is found to be shared with another season."""
        return frozenset(name.key for name in self.names)

    @property
    def own_names(self) -> frozenset[str]:
        """Those that nobody else would be called by."""
        return frozenset(name.key for name in self.names if not name.generic and not name.initials)

    def prompts_near(self, low: str, words: Sequence[str]) -> Iterator[PromptWords]:
        """Those that a folded text of these words may take up: the others share no word's beginning with it."""
        return (self.prompts[place] for place in self.beginnings.near(low, words))


_READY: dict[tuple[object, ...], tuple[tuple[Season, ...], Rules]] = {}


def rules_for(season: Season, others: Sequence[Season] = (), site_url: str = "") -> Rules:
    """The rules of a season beside the others that run. Remembered by the identity of the values."""
    asked = (season, *others)
    key = (site_url, *map(id, asked))
    known = _READY.get(key)
    if known is not None and all(map(is_, known[0], asked)):
        return known[1]
    if len(_READY) > 256:
        _READY.clear()
    running = tuple(other for other in others if other is not season and other.id != season.id)
    rules = _compile(season, site_url, tuple(_compile(other, site_url, ()) for other in running))
    _READY[key] = (asked, rules)
    return rules


def _compile(season: Season, site_url: str, others: tuple[Rules, ...]) -> Rules:
    site = page_key(site_url) if site_url else ""
    prompts = tuple(round_.prompt for round_ in season.rounds if round_.prompt is not None) or season.prompts
    names, general = names_of(season), general_calls(season.title, season.recognise.phrases)
    worded = prompts_in_words(prompts, season, names)
    links = tuple(dict.fromkeys(key for link in season.recognise.links if (key := page_key(link))))
    prompt_links = _prompt_links(season, prompts, site)
    all_links = links + ((f"{site}/seasons/{season.id}",) if site else ())
    return Rules(
        season=season,
        edition=_edition(season),
        names=names,
        needed=needed_by(names, general),
        short=short_names(names),
        general=general,
        links=all_links,
        prompt_links=prompt_links,
        prompts=worded,
        covered=covered_by((p.title, p.telling) for p in worded if not _counts(p)),
        beginnings=beginnings_of((p.title, (*p.telling, *(w for _, words in p.parts for w in words))) for p in worded),
        weekdays=round_days.weekdays_of(season),
        wholes=round_days.wholes_of(season),
        season_links=links,
        own_pages=tuple(links) + tuple(key for key, _ in prompt_links),
        rounds=frozenset(round_.number for round_ in season.rounds if not round_.skipped),
        skipped=frozenset(round_.number for round_ in season.rounds if round_.skipped) | season.skipped,
        site=site,
        title_years=edition_in(split_words(season.title)).years,
        months=round_days.months_of(season),
        days=round_days.days_of(season),
        openings=round_days.openings_of(season),
        open_at_once=round_days.most_open(season),
        letters=letters_of([(fold_short(prompt.title).low, prompt.number) for prompt in prompts]),
        others=others,
        homes=frozenset(home for key in (*links, *_announced(prompts)) if (home := home_of(key))),
        link_hosts=frozenset(_host(key) for key in (*all_links, *(key for key, _ in prompt_links))),
        own_numbers=_own_numbers(season),
        units=_units(season, prompts)[0],
        idle_units=_units(season, prompts)[1],
    )


def _counts(prompt: PromptWords) -> bool:
    return any(prompt.number in ordinal.numbers for ordinal in find_ordinals(prompt.title))


def _own_numbers(season: Season) -> frozenset[int]:
    names = (season.title, *season.recognise.phrases, *season.recognise.tags)
    words = [split_words(name) for name in names]
    spelt = {" ".join(pair) for each in words for pair in pairwise(each)} | {word for each in words for word in each}
    return frozenset(int(w) if w.isdecimal() else read_number(w) or 0 for w in spelt if len(w) < 40) - {0}


def _units(season: Season, prompts: Sequence[Prompt]) -> tuple[frozenset[str], frozenset[str]]:
    """Learnt from its prompts (`Letter 4: …`, `clue-1`) and from its names; editions where it began before round 1.

    And the units with which its prompts count something else: `Chapters 5-9`.
    """
    words = {word for written in (season.title, *season.recognise.phrases) for word in split_words(written)}
    told = [
        (singular(before), int(number) == prompt.number)
        for prompt in prompts
        for written in (prompt.title, prompt.slug, *prompt.tags)
        for before, number in pairwise(split_words(written))
        if len(before) > 1 and number.isdecimal()
    ]
    learnt = {unit for unit, own in told if own and 2 * told.count((unit, True)) > told.count((unit, False))}
    idle = {unit for unit, _ in told if unit in UNIT_CLASS} - learnt
    spelt = [each for phrase in season.recognise.phrases if (each := split_words(phrase))]
    nouns = {singular(each[-1]) for each in spelt}
    nouns |= {singular(noun) for each in spelt for number, noun in pairwise(each) if number.isdecimal()}
    learnt |= {noun for noun in nouns if len(noun) > 3 and noun not in GENERIC and not noun.isdecimal()}
    running = EDITIONS if season.rounds and min(r.number for r in season.rounds) > 1 else frozenset[str]()
    return frozenset(learnt) | kindred_units(frozenset(words)) | running, frozenset(idle)


def _announced(prompts: Sequence[Prompt]) -> Iterator[str]:
    return (page_key(prompt.link) for prompt in prompts if prompt.link)


def _host(key: str) -> str:
    return key.split("/")[0].split("?")[0].rsplit(":", 1)[0]


def _edition(season: Season) -> Edition:
    said = edition_in(split_words(season.title) + split_words(season.id))
    ends = season.ends or (season.rounds[-1].closes if season.rounds else season.starts)
    listed = (edition_in(split_words(name)).years for name in (*season.recognise.phrases, *season.recognise.tags))
    years = said.years.union(*listed) | frozenset(
        range(season.starts.wall.year, min(ends.wall.year, season.starts.wall.year + _MOST_YEARS) + 1)
    )
    return Edition(years, said.words | round_days.calendar_of(season, ends) if said.words else said.words, said.numbers)


def _prompt_links(season: Season, prompts: Sequence[Prompt], site: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Page keys of prompts' pages, there and here. A page announcing several prompts names none of them."""
    found: dict[str, list[int]] = {}
    for prompt in prompts:
        if prompt.link:
            found.setdefault(page_key(prompt.link), []).append(prompt.number)
        if site:
            found.setdefault(f"{site}/seasons/{season.id}/prompts/{prompt.slug}", []).append(prompt.number)
    return tuple((key, tuple(numbers)) for key, numbers in found.items() if len(numbers) == 1)
