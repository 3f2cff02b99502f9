"""Edges of the ledger: what is remembered of a post and for how long, what two branches make of it, and rulings."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from challenge.ledger.fold import fold, fold_rows
from challenge.ledger.row import Row
from challenge.recognition.verdict import Because, Status, Verdict
from tests.conftest import Site, rss
from tests.torture.blog import FEED, MAY_3, RULES, TEXT, blog, item, mark

NOT_FOR_IT = TEXT + "<p>This post is not part of the Spring Challenge.</p>"
SEEN = "2017-05-03T12:00:00Z"
ONE = "https://ada.example/one/"
RULE = ("--season", "spring", "--reason", "we talked", "--by", "ines")


@pytest.fixture
def ada(site: Site) -> Site:
    """Four weekly rounds from 1 May 2017, London, and one member with a blog."""
    return blog(site)


def without_cache(site: Site) -> None:
    """The feed is dead and what was kept of it is gone: the ledger alone knows the posts."""
    shutil.rmtree(site.root / ".cache")
    site.feed(FEED, "", "ERR refused")


# What an author lets be kept.


def kept_of(site: Site) -> tuple[bool, bool]:
    """Whether the ledger holds the one post's excerpt, and its text."""
    (row,) = site.ledger()
    return "excerpt" in row, "text" in row


def consent(site: Site, republish: str) -> None:
    site.member("ada", f'feeds = ["{FEED}"]\nrepublish = "{republish}"')
    site.refresh()


@pytest.mark.parametrize(
    ("republish", "kept"), [("none", (False, False)), ("excerpt", (True, False)), ("full", (True, True))]
)
def test_the_ledger_keeps_what_its_author_allows(ada: Site, republish: str, kept: tuple[bool, bool]) -> None:
    """An excerpt, all of it, or neither, and its page and words in any case."""
    ada.feed(FEED, rss(item("one", mark(1))))
    consent(ada, republish)
    assert kept_of(ada) == kept
    assert ada.ledger()[0]["words"] > 0


BRIEF = rss({key: value for key, value in item().items() if key != "text"})
LATER_FEEDS = {
    "the same": rss(item()),
    "without the post": rss(),
    "with its summary": BRIEF.replace("</item>", "<description>All about …</description></item>"),
}


@pytest.mark.parametrize("later", LATER_FEEDS)
def test_what_is_allowed_no_more_leaves_the_ledger(ada: Site, later: str) -> None:
    """At the next refresh, whatever the feed still brings of the post; nothing else of it changes."""
    ada.feed(FEED, rss(item()))
    consent(ada, "full")
    before = ada.ledger()
    ada.feed(FEED, LATER_FEEDS[later])
    for republish, kept in (("excerpt", (True, False)), ("none", (False, False))):
        consent(ada, republish)
        assert kept_of(ada) == kept
    for row in before:
        del row["text"], row["excerpt"]
    assert ada.ledger() == before


# What is remembered of a post that is not ours.


@pytest.mark.parametrize(
    ("text", "date", "kept"),
    [
        (NOT_FOR_IT, "Sun, 16 Apr 2017 23:59:59 +0100", False),
        (NOT_FOR_IT, "Mon, 17 Apr 2017 00:00:00 +0100", True),
        (NOT_FOR_IT, MAY_3, True),
        (NOT_FOR_IT, "Sun, 11 Jun 2017 23:59:59 +0100", True),
        (NOT_FOR_IT, "Mon, 12 Jun 2017 00:00:00 +0100", False),
        (TEXT, "Sun, 30 Apr 2017 23:59:59 +0100", False),
        (TEXT, "Mon, 01 May 2017 00:00:00 +0100", True),
        (TEXT, "Sun, 28 May 2017 23:59:59 +0100", True),
        (TEXT, "Mon, 29 May 2017 00:00:00 +0100", False),
    ],
)
def test_what_only_mentions_a_season_is_remembered_two_weeks_around_it(
    ada: Site, text: str, date: str, kept: bool
) -> None:
    """A post that names the season is kept from 14 days before to 14 days after, any other within the season."""
    ada.season("ends = 2017-05-28", prompts=4, tables=f'{RULES}\nunmarked = "ignore"')
    ada.feed(FEED, rss(item(text=text, date=date)))
    counts = ada.refresh(now="2017-07-03T12:00:00Z")["entries"]

    assert (counts["not ours"], counts["new"], len(ada.ledger())) == (1, kept, kept)


def test_a_season_without_an_end_remembers_for_ever(ada: Site) -> None:
    """Years after its beginning a post that says it does not belong is remembered as such."""
    shutil.rmtree(ada.content / "seasons/spring/prompts")
    ada.season("every = none", tables=RULES)
    ada.feed(FEED, rss(item(text=NOT_FOR_IT, date="Wed, 06 May 2026 10:00:00 +0100")))
    ada.refresh(now="2026-05-07T12:00:00Z")

    assert [row["verdicts"][0]["status"] for row in ada.ledger()] == ["not ours"]


def test_a_comment_among_posts_is_no_post(ada: Site) -> None:
    """It is counted and left alone; the post beside it counts."""
    said = "Comment on One by Ben"
    ada.feed(FEED, rss(item(), {**item("two"), "title": said, "link": f"{ONE}#comment-7", "guid": "c7"}))
    counts = ada.refresh(now=SEEN)["entries"]

    assert (counts["seen"], counts["on time"], counts["not ours"]) == (2, 1, 1)
    assert [row["title"] for row in ada.ledger()] == ["One"]


# What is remembered of a text.


def test_a_summary_leaves_the_quotes_of_the_whole_text_alone(ada: Site) -> None:
    """A feed that goes over to summaries: the post keeps its words, the quote, and so its credit under new rules."""
    ada.feed(FEED, rss(item()))
    ada.refresh(now=SEEN)
    (before,) = ada.ledger()
    ada.feed(FEED, LATER_FEEDS["with its summary"])
    ada.refresh("--force", now="2017-05-04T12:00:00Z")
    (after,) = ada.ledger()

    assert before["windows"] == ["This is week 1 of the Spring Challenge."]
    assert (after["windows"], after["words"]) == (before["windows"], before["words"])


@pytest.mark.parametrize("accept", [[], ["--accept"]])
def test_memory_alone_lowers_no_mark_that_it_may_not_hold(ada: Site, accept: list[str]) -> None:
    """The season goes by another name, and no text is at hand: the credit stays, and is listed with the reason."""
    ada.season(prompts=4, tables='[recognise]\nphrases = ["Cheese League"]')
    ada.feed(FEED, rss(item(text=TEXT + mark(1, "Cheese League"))))
    ada.refresh(now=SEEN)
    without_cache(ada)
    ada.season(prompts=4, tables='[recognise]\nphrases = ["May Club"]')
    (listed,) = ada.refresh(*accept, now="2017-05-20T12:00:00Z")["would_lower"]

    assert listed["stored"] == "on time for round 1"
    assert "Kept as it was: no text is at hand to judge it again." in listed["because"]
    assert ada.cells("ada")[0] == "on time"


def test_what_counted_without_a_mark_is_lowered_from_memory_when_accepted(ada: Site) -> None:
    """Where every post counted and now none does without a mark, no quote is missing: accepted, it is no answer."""
    ada.season(prompts=4, tables=f'{RULES}\nunmarked = "count"')
    ada.feed(FEED, rss(item(text=TEXT)))
    ada.refresh(now=SEEN)
    assert ada.cells("ada", now=SEEN)[0] == "on time"
    without_cache(ada)
    ada.season(prompts=4, tables=f'{RULES}\nunmarked = "ignore"')
    (listed,) = ada.refresh(now="2017-05-20T12:00:00Z")["would_lower"]
    assert (listed["proposed"], ada.cells("ada")[0]) == ("not ours", "on time")

    ada.refresh("--accept", now="2017-05-21T12:00:00Z")
    assert ada.cells("ada")[0] == "missed"


MENTION = TEXT + "<p>I loved reading the entry of Bea for the Spring Challenge.</p>"


@pytest.mark.parametrize("remembers", [True, False])
def test_a_mention_is_not_denied_for_want_of_its_text(ada: Site, remembers: bool) -> None:
    """The tag of the season changes, and the phrase does not: the reason stays, and says so where no quote is left."""
    ada.feed(FEED, rss(item(text=MENTION)))
    ada.refresh(now=SEEN)
    (before,) = ada.ledger()
    assert "It only speaks of the challenge" in before["verdicts"][0]["because"][0]["detail"]
    without_cache(ada)
    if not remembers:  # as earlier versions wrote it
        ada.write("seasons/spring/ledger.jsonl", json.dumps({**before, "windows": []}) + "\n")
    ada.season(prompts=4, tables=RULES.replace('"spring-challenge"', '"lichen"'))
    for day in (4, 5):
        ada.refresh("--force", now=f"2017-05-0{day}T12:00:00Z")
        (after,) = ada.ledger()
        said = [why["detail"] for why in after["verdicts"][0]["because"]]

        assert said[:1] == [before["verdicts"][0]["because"][0]["detail"]]
        assert said[1:] == ([] if remembers else ["Kept as it was: no text is at hand to judge it again."])


def test_a_mark_that_leaves_an_uncredited_post_leaves_no_quote(ada: Site) -> None:
    """What was said not to belong says nothing any more: the row forgets the sentence."""
    ada.feed(FEED, rss(item(text=NOT_FOR_IT)))
    ada.refresh(now=SEEN)
    (before,) = ada.ledger()
    ada.feed(FEED, rss(item(text=TEXT)))
    ada.refresh("--force", now="2017-05-04T12:00:00Z")
    (after,) = ada.ledger()

    assert (len(before["windows"]), after.get("windows", [])) == (1, [])


# Late, and more than one round.


@pytest.mark.parametrize(
    ("later", "would_lower"),
    [
        ("This is week 1 of the Spring Challenge.", 0),
        ("These are weeks 1 and 2 of the Spring Challenge.", 0),
        ("This is week 2 of the Spring Challenge.", 1),
    ],
)
def test_credit_is_added_and_never_moved(ada: Site, later: str, would_lower: int) -> None:
    """A post that names one round more has both; one that names another instead waits for a person."""
    ada.feed(FEED, rss(item()))
    ada.refresh(now=SEEN)
    ada.feed(FEED, rss(item(text=f"{TEXT}<p>{later}</p>")))
    report = ada.refresh("--force", now="2017-05-05T12:00:00Z")

    assert len(report["would_lower"]) == would_lower
    assert ada.cells("ada", now="2017-05-05T12:00:00Z")[0] == "on time"


# Two copies of a row.


def row(*verdicts: Verdict, **more: Any) -> Row:
    seen = datetime(2017, 5, 3, 12, tzinfo=UTC)
    given = {"url": ONE, "addresses": (ONE,), "first_seen": seen, "title": "One", "words": 100, **more}
    return Row(member="ada", page="ada.example/one", verdicts=verdicts, **given)


def verdict(status: Status, *prompts: int, said: str = "it says so") -> Verdict:
    return Verdict(season="spring", status=status, prompts=prompts, because=(Because("tag", said),))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ([("late", 1)], [("on time", 1)], [("on time", (1,))]),
        ([("late", 2)], [("on time", 1)], [("on time", (1,)), ("late", (2,))]),
        ([("on time", 1)], [("on time", 1, 2)], [("on time", (1, 2))]),
        ([("ask", 3)], [("on time", 1)], [("on time", (1,))]),
        ([("ask", 3)], [("not ours",)], [("ask", (3,))]),
        ([("ask", 3)], [("ask", 4)], [("ask", (3, 4))]),
        ([("on time",)], [("not ours",)], [("on time", ())]),
        ([("on time",)], [("late",)], [("on time", ())]),
    ],
)
def test_what_two_branches_credit_stands_best_first(
    ours: list[Any], theirs: list[Any], both: list[Any], turned: bool
) -> None:
    """For each round the best of both; a question beside credit is dropped, and so is a no beside a question."""
    one, other = (row(*(verdict(*each) for each in side)) for side in (ours, theirs))
    folded = fold(other, one) if turned else fold(one, other)

    assert [(each.status, each.prompts) for each in folded.verdicts] == both


@pytest.mark.parametrize("turned", [False, True])
def test_the_earlier_sight_gives_the_date_and_the_fuller_copy_the_text(turned: bool) -> None:
    """No words counted are less than a count of none, and the later sight tells neither date nor guid."""
    early = row(words=None, guid="first", title="Unknown", links=("a",))
    late = row(words=0, guid="second", title="Empty", links=("b",), first_seen=datetime(2017, 6, 1, tzinfo=UTC))
    both = fold(late, early) if turned else fold(early, late)

    assert (both.words, both.title, both.guid, both.first_seen) == (0, "Empty", "first", early.first_seen)
    assert both.links == ("a", "b")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("ours", "theirs", "rules"),
    [
        (row(verdict("late", 1), rules="a"), row(verdict("late", 1), rules=""), "a"),
        (row(verdict("late", 1), rules="a"), row(verdict("on time", 1), rules="b"), "b"),
        (row(verdict("late", 1), rules="b"), row(verdict("on time", 1), rules="a"), "a"),
        (row(verdict("late", 2), rules="a"), row(verdict("on time", 1), rules="b"), ""),
    ],
)
def test_a_folded_row_was_judged_by_the_rules_of_its_verdicts(ours: Row, theirs: Row, rules: str, turned: bool) -> None:
    """Where both had a share in them it is judged again."""
    assert (fold(theirs, ours) if turned else fold(ours, theirs)).rules == rules


@pytest.mark.parametrize("turned", [False, True])
def test_a_post_that_no_branch_credits_keeps_its_reason(turned: bool) -> None:
    """Two branches that both say no, each with words of its own: no stands, with the words of one."""
    one, other = row(verdict("not ours", said="by one")), row(verdict("not ours", said="by another"))
    (kept,) = (fold(other, one) if turned else fold(one, other)).verdicts

    assert (kept.status, [reason.detail for reason in kept.because]) == ("not ours", ["by one"])


@pytest.mark.parametrize("turned", [False, True])
def test_a_ruling_wins_with_all_the_reasons_behind_it(turned: bool) -> None:
    """What the machine had said stands below the ruling and makes it none the weaker."""
    ruling = replace(verdict("not ours"), because=(Because("ruling", "a person decided"), Because("tag", "it says so")))
    one, other = row(ruling), row(verdict("on time", 1))

    assert (fold(other, one) if turned else fold(one, other)).verdicts == (ruling,)


@pytest.mark.parametrize("turned", [False, True])
def test_one_word_is_more_than_none(turned: bool) -> None:
    """Of two whole texts the one with a word in it tells the title."""
    one, none = row(words=1, title="A word"), row(words=0, title="Nothing")

    assert (fold(none, one) if turned else fold(one, none)).title == "A word"


@pytest.mark.parametrize("turned", [False, True])
def test_keys_of_a_later_version_are_kept_from_both_copies(turned: bool) -> None:
    """Each branch's unknown keys, and where both have one, the same of the two in any order."""
    one, other = row(more=json.dumps({"a": 1, "c": "x"})), row(more=json.dumps({"b": 2, "c": "y"}))
    both = fold(other, one) if turned else fold(one, other)

    assert json.loads(both.more) == {"a": 1, "b": 2, "c": "y"}
    assert fold(replace(one, more=""), other).more == other.more


def test_rows_are_folded_by_what_names_them() -> None:
    """Three copies of one row and one of another are two rows, in the order of their names."""
    one, other = row(verdict("on time", 1)), replace(row(verdict("late", 2)), page="ada.example/a")
    folded = fold_rows([one, other, row(verdict("late", 2)), one])

    assert list(folded) == sorted([one.id, other.id])
    assert [each.prompts for each in folded[one.id].verdicts] == [(1,), (2,)]


# The ledgers and the cache.


@pytest.mark.parametrize("note", ["", "[]", "null", '{"epoch": "many"}', '{"epoch": 3}', "{"])
def test_a_spoilt_note_about_the_ledgers_costs_nothing(ada: Site, note: str) -> None:
    """Whatever stands in .cache/ledgers.json, the next refresh finds every post, and changes none."""
    ada.feed(FEED, rss(item()), '200 OK\nContent-Type: application/rss+xml\nETag: "a"')
    ada.refresh(now=SEEN)
    once = ada.tracked()
    (ada.root / ".cache/ledgers.json").write_text(note)
    ada.refresh(now="2017-05-04T12:00:00Z")

    assert ada.tracked() == once


def test_a_ledger_that_is_lost_twice_is_made_twice(ada: Site) -> None:
    """Each time that the ledgers are not those that were left behind, every body is judged once more."""
    quick = '200 OK\nContent-Type: application/rss+xml\nETag: "a"'
    ada.feed(FEED, rss(item()), quick)
    ada.refresh(now=SEEN)
    for day in ("04", "05", "06"):
        (ada.content / "seasons/spring/ledger.jsonl").unlink()
        assert ada.refresh(now=f"2017-05-{day}T12:00:00Z")["entries"]["new"] == 1
        assert ada.refresh(now=f"2017-05-{day}T13:00:00Z")["entries"]["seen"] == 0


# Rulings.


@pytest.mark.parametrize(
    ("options", "date", "found"),
    [
        (["--prompts", "1,2"], "Wed, 10 May 2017 10:00:00 +0100", [("on time", [2]), ("late", [1])]),
        (["--prompts", "1"], "Sun, 07 May 2017 23:59:59 +0100", [("on time", [1])]),
        (["--counts"], "Sun, 28 May 2017 23:59:59 +0100", [("on time", [])]),
        (["--counts"], "Mon, 29 May 2017 00:00:00 +0100", [("late", [])]),
    ],
)
def test_a_ruling_without_a_status_goes_by_the_date(
    ada: Site, options: list[str], date: str, found: list[tuple[str, list[int]]]
) -> None:
    """For each round its own closing, for the season the last one's; the best comes first."""
    ada.season("ends = 2017-05-28", prompts=4, tables=RULES)
    ada.feed(FEED, rss(item(date=date)))
    ada.refresh(now="2017-05-30T12:00:00Z")
    assert ada.run("rule", ONE, *options, *RULE).code == 0

    assert [(each["status"], each["prompts"]) for each in ada.explain(ONE)["verdicts"]] == found


@pytest.mark.parametrize(
    ("text", "prompts"),
    [(TEXT + mark(2), [2]), (TEXT + mark(1) + mark(2), [1, 2]), (NOT_FOR_IT, [])],
)
def test_a_ruling_on_the_status_alone_is_about_what_the_post_says(ada: Site, text: str, prompts: list[int]) -> None:
    """The rounds it is credited to, else those that were proposed, else the season itself."""
    ada.feed(FEED, rss(item(text=text, date="Wed, 24 May 2017 10:00:00 +0100")))
    ada.refresh(now="2017-05-25T12:00:00Z")
    ada.write(
        "seasons/spring/rulings.toml", f'[[ruling]]\npost = "{ONE}"\nstatus = "on time"\nreason = "r"\nby = "i"\n'
    )
    verdicts = ada.explain(ONE)["verdicts"]

    assert [(each["status"], each["prompts"]) for each in verdicts] == [("on time", prompts)]


@pytest.mark.parametrize(
    ("first", "second", "status"), [(ONE, "https://ada.example/moved/", "late"), ("{file}", ONE, "late")]
)
def test_the_ruling_furthest_down_is_in_force(ada: Site, first: str, second: str, status: str) -> None:
    """By whichever of its addresses and files each of two rulings names the post."""
    path = "seasons/spring/posts/ada/mine.md"
    guid = "tag:ada.example,2017:1"
    ada.feed(FEED, rss(item(guid=guid)))
    ada.refresh(now=SEEN)
    ada.feed(FEED, rss(item(guid=guid, link="https://ada.example/moved/")))
    ada.refresh("--force", now="2017-05-04T12:00:00Z")
    ada.post("ada", "mine", f"Title: One\nDate: 2017-05-03\nLink: {ONE}", "")
    said = 'reason = "r"\nby = "i"\n'
    for one, other in ((first, second), (second, first)):
        rulings = ((one, "on time"), (other, status))
        ada.write(
            "seasons/spring/rulings.toml",
            "".join(
                f'[[ruling]]\npost = "{post.format(file=path)}"\nstatus = "{word}"\n{said}' for post, word in rulings
            ),
        )

        assert [each["status"] for each in ada.explain(ONE)["verdicts"]] == [status]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ('reason = "too good"\nby = "Ines"\non = 2017-06-01', "Ines decided on 2017-06-01: too good"),
        ('reason = "too good"\nby = "Ines"', "Ines decided: too good"),
    ],
)
def test_a_ruling_says_who_decided_and_when(ada: Site, keys: str, words: str) -> None:
    """As far as the file tells."""
    ada.feed(FEED, rss(item()))
    ada.refresh(now=SEEN)
    ada.write("seasons/spring/rulings.toml", f'[[ruling]]\npost = "{ONE}"\ncounts = false\n{keys}\n')
    (found,) = ada.explain(ONE)["verdicts"]

    assert (found["status"], found["prompts"]) == ("not ours", [])
    assert found["because"][0] == {"signal": "ruling", "detail": words}
    assert found["because"][1]["signal"] == "sentence"
