"""Edges of progress: which posts move what, on which day a goal is reached, and who stands on the table."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from challenge.overview import look
from challenge.progress.tally import stand
from tests.conftest import WEEK, Site, rss
from tests.torture.blog import FEED, TEXT, blog, item, mark

MAY_4, MAY_10 = "Thu, 04 May 2017 10:00:00 +0100", "Wed, 10 May 2017 10:00:00 +0100"


def answer(site: Site, number: int, date: str = "", words: int = 2, slug: str = "") -> None:
    head = f"Title: Mine\nDate: {date or WEEK[number - 1]}\nPrompt: {number}"
    site.post("ada", slug or f"round-{number}", head, " ".join(["word"] * words))


# Who stands on the table, and which posts there are.


@pytest.mark.parametrize("mode", ["ask", "ignore"])
def test_one_credited_post_among_others_is_enough_to_stand_on_the_table(site: Site, mode: str) -> None:
    """Somebody who joined after the season's end has an answer and a post that is none: the table shows the answer."""
    blog(site)
    path = site.content / "seasons/spring/season.toml"
    path.write_text(f'{path.read_text()}\nunmarked = "{mode}"\n')
    site.member("ada", f'feeds = ["{FEED}"]\njoined = 2017-06-01')
    site.feed(FEED, rss(item(), item("two", TEXT, MAY_10)))
    site.refresh(now="2017-05-11T12:00:00Z")

    assert [(line["member"], line["posts"]) for line in site.status(now="2017-05-11T12:00:00Z")["members"]] == [
        ("ada", 1)
    ]
    assert site.status(now="2017-05-11T12:00:00Z")["totals"]["waiting"] == 0


def test_an_unmarked_post_alone_brings_nobody_to_the_table(site: Site) -> None:
    """It is asked about, and whoever joined after the season stands not on its table for that; a doubtful one does."""
    blog(site)
    site.member("ada", f'feeds = ["{FEED}"]\njoined = 2017-06-01')
    site.feed(FEED, rss(item(text=TEXT)))
    site.refresh(now="2017-05-04T12:00:00Z")
    assert site.status(now="2017-05-04T12:00:00Z")["members"] == []

    site.feed(FEED, rss(item(text=TEXT), item("two", TEXT + mark(1) + mark(2), MAY_4)))
    site.refresh("--force", now="2017-05-05T12:00:00Z")
    (line,) = site.status(now="2017-05-05T12:00:00Z")["members"]
    assert (line["rounds"]["1"]["status"], line["posts"]) == ("waiting", 0)


def test_what_waits_is_counted_once_and_only_of_those_on_the_table(four: Site) -> None:
    """Two doubtful posts of one member are two, one of somebody who is paused is none."""
    four.member("bo")
    for who in ("ada", "bo"):
        for number in (1, 2):
            four.post(who, f"empty-{number}", f"Title: T\nDate: {WEEK[0]}\nPrompt: {number}", "")
    assert four.status()["totals"]["waiting"] == 4

    four.member("bo", "paused = true")
    assert four.status()["totals"]["waiting"] == 2


@pytest.mark.parametrize(("hour", "done"), [("11:59:59", 0), ("12:00:00", 1)])
def test_the_table_of_a_moment_knows_what_was_published_by_then(four: Site, hour: str, done: int) -> None:
    """Made from all that is known a month later: the post of that very second is in it, a later one is not."""
    four.season(name="autumn", prompts=4)
    answer(four, 1, "2017-05-03T12:00:00Z")
    answer(four, 2)
    four.post("ada", "other", f"Title: O\nDate: {WEEK[0]}\nPrompt: 1", season="autumn")
    later = look(four.content, datetime(2017, 6, 1, tzinfo=UTC))
    everything = [post for posts in later.submissions.values() for post in posts]
    moment = datetime.fromisoformat(f"2017-05-03T{hour}+00:00")
    found = stand(later.content.seasons["spring"].season, later.content.members.values(), everything, moment)

    assert (found.members[0].done, found.posts) == (done, done)


def test_members_stand_in_the_order_of_their_names(four: Site) -> None:
    """Whatever their case, and by their id where they share a name."""
    for who, name in (("x", "bea"), ("b", "Cleo"), ("c", "Cleo"), ("a", "Zoe")):
        four.write(f"members/{who}.toml", f'name = "{name}"\n')

    assert [line["member"] for line in four.status()["members"]] == ["ada", "x", "b", "c", "a"]


# Cells.


@pytest.mark.parametrize(
    ("keys", "now", "cells"),
    [
        ("joined = 2017-05-08", "2017-05-30", ["away", "missed", "missed", "missed"]),
        ("joined = 2017-05-07", "2017-05-30", ["missed", "missed", "missed", "missed"]),
        ("left = 2017-05-15", "2017-05-30", ["missed", "missed", "away", "away"]),
        ("left = 2017-05-16", "2017-05-30", ["missed", "missed", "missed", "away"]),
        ("", "2017-05-14T23:00:00", ["missed", "missed", "open", "not yet"]),
        ("", "2017-05-14T22:59:59", ["missed", "open", "not yet", "not yet"]),
    ],
)
def test_where_one_state_of_a_round_ends_and_the_next_begins(four: Site, keys: str, now: str, cells: list[str]) -> None:
    """To the day for who comes and goes, to the second for a round."""
    four.member("ada", keys)
    moment = f"{now}Z" if "T" in now else f"{now}T12:00:00Z"

    assert four.cells("ada", now=moment) == cells


def test_behind_a_credited_round_stand_all_its_answers_and_none_that_waits(four: Site) -> None:
    """Those on time before the late ones, each in order of publication; one that waits shows only where it is alone."""
    for slug, date in (("b", "2017-05-20"), ("a", "2017-05-04"), ("c", "2017-05-03"), ("d", "2017-05-19")):
        answer(four, 1, date, slug=slug)
    four.post("ada", "empty", f"Title: E\nDate: {WEEK[0]}\nPrompt: 1, 2", "")
    rounds = four.line("ada")["rounds"]

    assert [path.rsplit("/")[-1] for path in rounds["1"]["posts"]] == ["c.md", "a.md", "d.md", "b.md"]
    assert (rounds["1"]["status"], rounds["2"]["status"]) == ("on time", "waiting")
    assert [path.rsplit("/")[-1] for path in rounds["2"]["posts"]] == ["empty.md"]


def test_an_answer_on_time_counts_more_than_an_earlier_one_that_was_ruled_late(four: Site) -> None:
    """Whichever was published first."""
    for number, slug in ((3, "first"), (4, "second")):
        answer(four, 1, f"2017-05-0{number}", slug=slug)
    post = 'post = "seasons/spring/posts/ada/first.md"'
    four.write("seasons/spring/rulings.toml", f'[[ruling]]\n{post}\nstatus = "late"\nreason = "r"\nby = "i"\n')
    cell = four.line("ada")["rounds"]["1"]

    assert cell["status"] == "on time"
    assert [path.rsplit("/")[-1] for path in cell["posts"]] == ["second.md", "first.md"]


def test_a_question_beside_credit_waits_as_well(site: Site) -> None:
    """A feed brought an answer that its author files for a round that there is not: credit, and a question."""
    blog(site)
    site.feed(FEED, rss(item()))
    site.refresh(now="2017-05-03T12:00:00Z")
    assert site.status()["totals"]["waiting"] == 0
    site.post("ada", "one", "Title: One\nDate: 2017-05-03\nPrompt: 3, 9\nLink: https://ada.example/one/", "")
    status = site.status()

    assert (status["totals"]["waiting"], status["members"][0]["done"]) == (1, 1)
    assert site.cells("ada") == ["on time", "missed", "waiting", "missed"]


def test_waiting_neither_breaks_a_streak_nor_adds_to_it(four: Site) -> None:
    """1 done, 2 waits, 3 done, 4 missed: the longest is two, the current one none."""
    answer(four, 1)
    answer(four, 2, words=0)
    answer(four, 3)
    assert four.line("ada", now="2017-05-25T12:00:00Z")["streak"] == 2

    line = four.line("ada")
    assert (line["streak"], line["longest_streak"], line["done"]) == (0, 2, 2)


# Goals.


def goal(site: Site, keys: str, posts: list[tuple[str, int]]) -> dict[str, object]:
    """What became of a goal after posts of so many words on these days, in a season without rounds."""
    site.season("every = none\n", tables=f"[goal]\n{keys}")
    site.member("ada")
    for at, (day, words) in enumerate(posts):
        site.post("ada", f"p{at}", f"Title: T\nDate: 2017-05-{day}", " ".join(["word"] * words))
    found: dict[str, object] = site.line("ada")["goal"]
    return found


@pytest.mark.parametrize(
    ("keys", "posts", "reached", "windows"),
    [
        # What a goal does without at its beginning is not part of it.
        ("target = 7", [("01", 1), ("02", 1), ("04", 7), ("05", 5)], 14, [("04", "04")]),
        ("target = 7", [("01", 2), ("02", 4), ("04", 2)], 8, [("01", "04")]),
        ("target = 6", [("01", 2), ("02", 4), ("04", 2)], 8, [("01", "02")]),
        ("target = 6", [("01", 1), ("02", 3), ("04", 3)], 7, [("02", "04")]),
        ("target = 9", [("01", 4), ("02", 4)], 8, []),
        ("target = 9", [], 0, []),
        # Within a window: its first day is out when its length has passed, and the next one begins afresh.
        ('target = 4\nwithin = "3 days"', [("01", 2), ("03", 2)], 4, [("01", "03")]),
        ('target = 4\nwithin = "3 days"', [("01", 2), ("04", 2)], 2, []),
        (
            'target = 4\nwithin = "3 days"',
            [("01", 2), ("02", 2), ("03", 3), ("04", 1)],
            7,
            [("01", "02"), ("03", "04")],
        ),
        ('target = 4\nwithin = "3 days"', [("01", 4), ("01", 4)], 8, [("01", "01"), ("01", "01")]),
        ('target = 4\nwithin = "1h"', [("01", 2), ("01", 2), ("02", 3)], 4, [("01", "01")]),
        # A window of no length is no window.
        ('target = 6\nwithin = "0 days"', [("01", 3), ("04", 3)], 6, [("01", "04")]),
        ("", [("01", 3), ("02", 3)], 6, []),
    ],
)
def test_on_which_days_words_reach_a_goal(
    site: Site, keys: str, posts: list[tuple[str, int]], reached: int, windows: list[tuple[str, str]]
) -> None:
    """The earliest windows, each as short as it can be; without a target there is nothing to complete."""
    found = goal(site, f'kind = "words"\n{keys}', posts)

    assert found["completions"] == [{"from": f"2017-05-{one}", "to": f"2017-05-{last}"} for one, last in windows]
    assert (found["reached"], found["complete"]) == (reached, bool(windows))
    assert found["completed_on"] == (f"2017-05-{windows[0][1]}" if windows else None)


@pytest.mark.parametrize(("late", "reached"), [("counts", 3), ("does not count", 2)])
@pytest.mark.parametrize("kind", ["prompts", "posts", "words"])
def test_a_late_post_moves_a_goal_where_late_counts(four: Site, kind: str, late: str, reached: int) -> None:
    """Whatever the goal counts; a second answer to a round is a post, but not a round."""
    tables = f'[deadline]\nlate = "{late}"\n[goal]\nkind = "{kind}"\ntarget = 4'
    four.season(prompts=4, tables=tables)
    answer(four, 1, words=1)
    answer(four, 2, words=1)
    answer(four, 3, "2017-05-26", words=1)

    assert four.line("ada")["goal"]["reached"] == reached
    answer(four, 1, "2017-05-04", words=1, slug="again")
    assert four.line("ada")["goal"]["reached"] == reached + (kind != "prompts")


def test_the_goal_of_every_round_leaves_out_those_that_were_skipped(four: Site) -> None:
    """Four rounds, one skipped: three are all of them; a target of its own may be lower."""
    (four.content / "seasons/spring/prompts/02-prompt-2.md").unlink()
    four.season("skipped = [2]")
    for number in (1, 3):
        answer(four, number)
    assert four.line("ada")["goal"] == {
        "kind": "prompts", "target": 3, "reached": 2, "complete": False, "completed_on": None, "completions": []
    }  # fmt: skip

    four.season("skipped = [2]", tables='[goal]\nkind = "prompts"\ntarget = 2')
    assert four.line("ada")["goal"]["completed_on"] == "2017-05-17"


@pytest.mark.parametrize("kind", ["posts", "words"])
def test_one_post_for_two_rounds_moves_a_goal_once(four: Site, kind: str) -> None:
    """Late for the first and on time for the second: one post, with its words once."""
    four.season(prompts=4, tables=f'[goal]\nkind = "{kind}"\ntarget = 1')
    four.post("ada", "both", "Title: Both\nDate: 2017-05-10\nPrompt: 1, 2", "word")

    assert four.line("ada")["goal"]["reached"] == 1


def test_the_day_of_a_goal_is_the_seasons(four: Site) -> None:
    """A post written in the evening of the ninth in Los Angeles came on the tenth in London."""
    four.season(prompts=4, tables='[goal]\nkind = "posts"\ntarget = 1')
    answer(four, 2, "2017-05-09T20:00:00-07:00")

    assert four.line("ada")["goal"]["completed_on"] == "2017-05-10"
