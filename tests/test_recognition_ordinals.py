"""Ordinals and names as people write them, and what only looks like one."""

from __future__ import annotations

import pytest

from challenge.recognition.names.hits import find_hits, tag_hit
from challenge.recognition.names.inflection import near
from challenge.recognition.names.name import make_name
from challenge.recognition.numbers.ordinals import find_ordinals
from challenge.recognition.text.folding import fold, split_words


def numbers(text: str) -> list[tuple[int, ...]]:
    """The ordinals of a text that are not said in passing."""
    folded = fold(text)
    return [o.numbers for o in find_ordinals(folded.low, folded.shown) if not o.passing]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("week 3", (3,)),
        ("Week Four", (4,)),
        ("my sixth and final post", (6,)),
        ("Pt.4", (4,)),
        ("#3", (3,)),
        ("3/10", (3,)),
        ("3 of 10", (3,)),
        ("day 53", (53,)),
        ("Day 03 and 04", (3, 4)),
        ("post no. 19", (19,)),
        ("79th post", (79,)),
        ("wk3", (3,)),
        ("W24", (24,)),
        ("Week IV", (4,)),
        ("Part Ⅲ", (3,)),
        ("twenty-first post", (21,)),
        ("day twenty one", (21,)),
        ("Εβδομάδα 3", (3,)),
        ("3η εβδομάδα", (3,)),
        ("3. tjedan", (3,)),
        ("Недеља 3", (3,)),
        ("Wythnos 3", (3,)),
        ("tuần thứ 3", (3,)),
        ("minggu ke-3", (3,)),
        ("weeks 1, 2 and 3", (1, 2, 3)),
        ("weeks one and two", (1, 2)),
        ("week 2 and week 3", (2, 3)),
        ("days 5-7", (5, 6, 7)),
        ("第三週", (3,)),
        ("第十二回", (12,)),
        ("７日目", (7,)),
        ("3주차", (3,)),
        ("Day１３：名前", (13,)),
        ("الأسبوع ٣", (3,)),
        ("सप्ताह ३", (3,)),
        ("третья неделя", (3,)),
        ("3-я неделя", (3,)),
        ("tydzień 2", (2,)),
        ("dritte Woche", (3,)),
        ("3. Woche", (3,)),
        ("troisième semaine", (3,)),
        ("día 7", (7,)),
        ("3.ª semana", (3,)),
        ("settimana tre", (3,)),
        ("vecka 4", (4,)),
        ("hundredth post", (100,)),
        ("twenty-ninth day", (29,)),
        ("day twenty-ninth", (29,)),
        ("prompt one hundred and seventeen", (117,)),
        ("the hundred and sixteenth prompt", (116,)),
        ("siebzehnter Tag", (17,)),
        ("einunddreißigster Tag", (31,)),
        ("dix-septième semaine", (17,)),
        ("día veintiuno", (21,)),
        ("vigésimo primer día", (21,)),
        ("tjugoförsta dagen", (21,)),
        ("tydzień drugi", (2,)),
        ("dördüncü haftasındayız", (4,)),
        ("الأسبوع الثاني", (2,)),
        ("세 번째 주", (3,)),
        ("Letter the second.", (2,)),
        ("Clues two and three", (2, 3)),
        ("III edición", (3,)),
        ("Edition VI", (6,)),
        ("no. iii", (3,)),
        ("ed. 10", (10,)),
        ("Das vierte Türchen", (4,)),
        ("KW3", (3,)),
        ("fifteen out of thirty", (15,)),
        ("the second of four", (2,)),
        ("Five down, three to go", (5,)),
    ],
)
def test_ordinals_are_read(text: str, expected: tuple[int, ...]) -> None:
    """In figures, words, other scripts and other languages."""
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the 6 week challenge",
        "a 30-day challenge",
        "12 days late",
        "2 weeks ago",
        "in 2017",
        "3 of 6 challenges ago",
        "100 days",
        "two weeks",
        "task #2",
        "question 4",
        "half past 3:30",
        "week 3.5",
        "part i wrote",
        "last week 3",
        "I missed week 2",
        "since day one",
        "see you in week 5",
        "a contribution to",
        "4/5 stars",
        "90% of the day",
        "the week first began",
        "I post daily",
        "Ed 3 was there",
        "to its round 12",
        "her fifth letter",
    ],
)
def test_what_only_looks_like_an_ordinal(text: str) -> None:
    """Durations, years, totals, idioms, other rounds spoken of in passing."""
    assert numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Support Group Spring 2017 Writing Challenge",
        "Spring 2017 Support Group Writing Challenge",
        "the 6 week Support Group writing challenge",
        "the Writing Challenge of the Support Group",
        "Support Group's writing challenge",
        "#SupportGroupWritingChallenge",
        "support_group-writing challenge",
        "Süpport Gröup Writing Challenge",
        "Support Group Writting Challenge",
    ],
)
def test_a_name_is_found_in_any_order_with_fillers(text: str) -> None:
    """As participants write it from memory."""
    name = make_name("Support Group Writing Challenge")
    assert name is not None
    assert len(find_hits(name, fold(text).low)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Support the group and its writing. A challenge awaits",
        "Sport Group Writing Challenge",
        "Support Group writing challenges us",
        "the Writing Challenge",
    ],
)
def test_words_of_a_name_alone_are_not_the_name(text: str) -> None:
    """The same words in another sense, or half of them."""
    name = make_name("Support Group Writing Challenge")
    assert name is not None
    assert find_hits(name, fold(text).low) == []


@pytest.mark.parametrize(
    ("text", "years", "words"),
    [
        ("Inkmonth 2024", {2024}, set()),
        ("2024 Inkmonth", {2024}, set()),
        ("#Inkmonth2024", {2024}, set()),
        ("Inkmonth '24", {2024}, set()),
        ("the fall 2018 edition of Inkmonth", {2018}, {"autumn"}),
        ("Inkmonth, Spring", set(), {"spring"}),
        ("Inkmonth. In 2019 I moved", set(), set()),
    ],
)
def test_the_edition_beside_a_name_is_read(text: str, years: set[int], words: set[str]) -> None:
    """Years and seasons of the year that belong to the name, not those of the next sentence."""
    name = make_name("Inkmonth")
    assert name is not None
    edition = find_hits(name, fold(text).low)[0].edition
    assert (set(edition.years), set(edition.words)) == (years, words)


@pytest.mark.parametrize(
    "tag", ["#InkMonth", "ink-month", "INK_MONTH", "ink month", "InkMonth2024", "inkmonth-2024", "inkmonth"]
)
def test_tags_match_in_every_spelling(tag: str) -> None:
    """With or without number sign, hyphen, underscore, capitals, and the year."""
    name = make_name("ink-month", tag=True)
    assert name is not None
    assert tag_hit(name, split_words(tag.lstrip("#"))) is not None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("writing", "writting", True),
        ("challenge", "challange", True),
        ("challenge", "chalenge", True),
        ("writing", "wirting", True),
        ("writing", "walking", False),
        ("100days", "200days", False),
        ("lantern", "lectern", False),
    ],
)
def test_one_slip_of_the_pen_is_forgiven(one: str, other: str, same: bool) -> None:
    """A letter doubled, left out, mistaken or swapped; never a digit, never more."""
    assert near(one, other) is same
