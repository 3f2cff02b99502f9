"""Progress equals the books: cells, streaks, goals and tallies, from files and a given time alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from challenge.content.seasons import Goal
from challenge.progress.goals import Step, reach
from tests.conftest import WEEK, Site


def answer(site: Site, member: str, number: int, date: str = "", body: str = "Some words.") -> None:
    site.post(
        member, f"round-{number}", f"Title: Mine {number}\nDate: {date or WEEK[number - 1]}\nPrompt: {number}", body
    )


def test_each_state_of_a_round_has_its_cell(four: Site) -> None:
    """On time, late, missed, open and not yet, all at one moment."""
    four.season("ends = 2017-06-04", prompts=5)
    answer(four, "ada", 1)
    answer(four, "ada", 2, "2017-05-16")

    assert four.cells("ada", now="2017-05-24T12:00:00Z") == ["on time", "late", "missed", "open", "not yet"]


def test_done_is_on_time_plus_late(four: Site) -> None:
    """A late post is done, and counted as late."""
    answer(four, "ada", 1)
    answer(four, "ada", 2, "2017-05-20")
    line = four.line("ada")

    assert (line["done"], line["on_time"], line["late"]) == (2, 1, 1)


def test_late_may_not_count(four: Site) -> None:
    """Where late does not count, the cell says late and neither done, streak nor goal moves."""
    four.season(prompts=4, tables='[deadline]\nlate = "does not count"')
    answer(four, "ada", 1)
    answer(four, "ada", 2, "2017-05-20")
    line = four.line("ada", now="2017-05-25T12:00:00Z")

    assert line["rounds"]["2"]["status"] == "late"
    assert (line["done"], line["late"], line["streak"], line["goal"]["reached"]) == (1, 1, 0, 1)


def test_the_best_post_of_a_round_decides(four: Site) -> None:
    """A late second answer does not make a round late, and stands in the cell behind the one on time."""
    four.post("ada", "again", "Title: Again\nDate: 2017-05-20\nPrompt: 1")
    answer(four, "ada", 1)
    posts = ["seasons/spring/posts/ada/round-1.md", "seasons/spring/posts/ada/again.md"]

    assert four.line("ada")["rounds"]["1"] == {"status": "on time", "posts": posts}
    assert four.line("ada")["posts"] == 2


@pytest.mark.parametrize(
    ("date", "status"),
    [
        ("2017-05-07T23:59:59", "on time"),
        ("2017-05-08T00:00:00", "late"),
        ("2017-05-07", "on time"),
        ("2017-05-08", "late"),
        ("2017-05-07T23:30:00-08:00", "late"),
        ("2017-05-08T00:30:00+02:00", "on time"),
    ],
)
def test_a_round_closes_at_the_seasons_midnight(four: Site, date: str, status: str) -> None:
    """Closes is exclusive, in the season's zone; a day alone is on time if any part of it is."""
    answer(four, "ada", 1, date)

    assert four.line("ada")["rounds"]["1"]["status"] == status


@pytest.mark.parametrize(
    ("zone", "home", "date", "status"),
    [
        ("author", "America/Los_Angeles", "2017-05-07T23:30:00-07:00", "on time"),
        ("author", "America/Los_Angeles", "2017-05-08T00:30:00-07:00", "late"),
        ("author", "Asia/Tokyo", "2017-05-08T00:30:00+09:00", "late"),
        ("author", "Asia/Tokyo", "2017-05-07T23:30:00", "on time"),
        ("anywhere", "Europe/London", "2017-05-08T11:59:00Z", "on time"),
        ("anywhere", "Europe/London", "2017-05-08T12:00:00Z", "late"),
        ("author", "America/Los_Angeles", "2017-05-07", "on time"),
    ],
)
def test_whose_midnight_closes_a_round(four: Site, zone: str, home: str, date: str, status: str) -> None:
    """The author's own midnight, or the last one on Earth, where the season says so."""
    four.season(prompts=4, tables=f'[deadline]\nzone = "{zone}"')
    four.member("ada", f'timezone = "{home}"')
    answer(four, "ada", 1, date)

    assert four.line("ada")["rounds"]["1"]["status"] == status


@pytest.mark.parametrize(("grace", "status"), [("12h", "late"), ("13h", "on time"), ("1 days", "on time")])
def test_grace_lengthens_a_round(four: Site, grace: str, status: str) -> None:
    """On time is before Closes plus grace."""
    four.season(prompts=4, tables=f'[deadline]\ngrace = "{grace}"')
    answer(four, "ada", 1, "2017-05-08T12:30:00+01:00")

    assert four.line("ada")["rounds"]["1"]["status"] == status


def test_a_round_is_missed_only_after_the_members_own_deadline(four: Site) -> None:
    """Somebody further west still has time; grace too must have passed."""
    four.season(prompts=4, tables='[deadline]\nzone = "author"\ngrace = "2h"')
    four.member("ada", 'timezone = "America/Los_Angeles"')

    assert four.cells("ada", now="2017-05-08T08:59:00Z")[0] == "open"
    assert four.cells("ada", now="2017-05-08T09:00:00Z")[0] == "missed"


def test_skipped_rounds_and_open_ones_are_neutral_for_a_streak(four: Site) -> None:
    """1 done, 2 skipped, 3 done, 4 open: a streak of two."""
    four.season("skipped = [2]")
    (four.content / "seasons/spring/prompts/02-prompt-2.md").unlink()
    answer(four, "ada", 1)
    answer(four, "ada", 3)
    line = four.line("ada", now="2017-05-24T12:00:00Z")

    assert four.cells("ada", now="2017-05-24T12:00:00Z") == ["on time", "skipped", "on time", "open"]
    assert (line["streak"], line["longest_streak"]) == (2, 2)


def test_an_open_round_adds_to_a_streak_when_done(four: Site) -> None:
    """The current round counts as soon as it is answered and never breaks a streak."""
    for number in (2, 3):
        answer(four, "ada", number)
    assert four.line("ada", now="2017-05-22T12:00:00Z")["streak"] == 2
    answer(four, "ada", 4)
    assert four.line("ada", now="2017-05-25T12:00:00Z")["streak"] == 3


def test_a_missed_round_breaks_a_streak(four: Site) -> None:
    """The longest one is remembered."""
    for number in (1, 2, 4):
        answer(four, "ada", number)
    line = four.line("ada")

    assert (line["streak"], line["longest_streak"]) == (1, 2)


def test_somebody_who_joined_late_or_left_was_away(four: Site) -> None:
    """Rounds closed before joining and opened after leaving are away, not missed."""
    four.member("ada", "joined = 2017-05-08")
    four.member("bo", "left = 2017-05-15")

    assert four.cells("ada") == ["away", "missed", "missed", "missed"]
    assert four.cells("bo") == ["missed", "missed", "away", "away"]


def test_catching_up_before_joining_counts(four: Site) -> None:
    """A newcomer who answers an earlier prompt is credited, late or not."""
    four.member("ada", "joined = 2017-05-15")
    answer(four, "ada", 1, "2017-05-20")

    assert four.cells("ada")[:2] == ["late", "away"]


def test_posts_after_the_given_time_do_not_exist(four: Site) -> None:
    """Yesterday's status is what it was yesterday."""
    answer(four, "ada", 1)
    answer(four, "ada", 2)

    assert four.line("ada", now="2017-05-09T12:00:00Z")["done"] == 1
    assert four.line("ada", now="2017-05-11T12:00:00Z")["done"] == 2


def test_one_post_may_answer_several_prompts(four: Site) -> None:
    """Two rounds done, one post."""
    four.post("ada", "both", "Title: Both\nDate: 2017-05-10\nPrompt: 1, 2")
    line = four.line("ada")

    assert four.cells("ada")[:2] == ["late", "on time"]
    assert (line["done"], line["posts"], line["on_time"], line["late"]) == (2, 1, 1, 1)


def test_words_are_those_of_the_text(four: Site) -> None:
    """Headers and markup are no words; a pointer's may be given or stay unknown."""
    answer(four, "ada", 1, body="One **two** [three](https://example.org/four).\n\n> five six")
    four.post("ada", "away", "Title: T\nDate: 2017-05-10\nPrompt: 2\nLink: https://ada.example/x\nWords: 100", "")
    four.post("ada", "far", "Title: U\nDate: 2017-05-11\nPrompt: 2\nLink: https://ada.example/y", "")
    line = four.line("ada")

    assert (line["words"], line["words_unknown"], line["posts"]) == (105, 1, 3)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_goal_is_every_prompt_by_default(four: Site, order: tuple[int, int]) -> None:
    """It is complete on the day the last missing round was answered."""
    four.season("skipped = [3, 4]", prompts=2)
    for number in (3, 4):
        (four.content / f"seasons/spring/prompts/0{number}-prompt-{number}.md").unlink()
    answer(four, "ada", order[0], "2017-05-02")
    answer(four, "ada", order[1], "2017-05-11")
    goal = four.line("ada")["goal"]

    assert goal["target"] == goal["reached"] == 2
    assert (goal["complete"], goal["completed_on"]) == (True, "2017-05-11")
    assert goal["completions"] == [{"from": "2017-05-02", "to": "2017-05-11"}]


def test_a_goal_of_posts_within_a_rolling_window(site: Site) -> None:
    """Disjoint windows, earliest first; the best window is what was reached."""
    site.season("every = none\n", tables='[goal]\nkind = "posts"\ntarget = 3\nwithin = "10 days"')
    site.member("ada")
    for day in ("01", "05", "20", "22", "24", "25", "26", "27"):
        site.post("ada", f"day-{day}", f"Title: Day {day}\nDate: 2017-05-{day}")
    line = site.line("ada")

    assert line["goal"]["completions"] == [
        {"from": "2017-05-20", "to": "2017-05-24"},
        {"from": "2017-05-25", "to": "2017-05-27"},
    ]
    assert (line["goal"]["reached"], line["posts"], line["streak"], line["longest_streak"]) == (6, 8, None, None)


def test_a_window_of_no_length_holds_a_step_of_its_own_day() -> None:
    """Whoever makes a goal by hand cannot break the reckoning."""
    day = dt.date(2017, 5, 1)
    goal = Goal(kind="posts", target=1, within=dt.timedelta())

    assert reach(goal, [Step(day, 1), Step(day, 1)], 0).reached == 1


def test_a_goal_of_words(four: Site) -> None:
    """Words add up over all counted posts."""
    four.season(prompts=4, tables='[goal]\nkind = "words"\ntarget = 7')
    answer(four, "ada", 1, body="one two three four")
    answer(four, "ada", 2, body="one two three four")
    goal: dict[str, Any] = four.line("ada")["goal"]

    assert (goal["reached"], goal["target"], goal["complete"], goal["completed_on"]) == (8, 7, True, "2017-05-10")


def test_a_season_without_prompts_has_untitled_rounds_if_it_has_every_and_ends(site: Site) -> None:
    """Three weeks, no prompt: three rounds by date."""
    site.season("ends = 2017-05-21")
    site.member("ada")
    site.post("ada", "mine", "Title: Mine\nDate: 2017-05-10\nPrompt: 2")
    status = site.status()

    assert [(r["number"], r["title"], r["state"]) for r in status["rounds"]] == [
        (1, None, "closed"),
        (2, None, "closed"),
        (3, None, "closed"),
    ]
    assert site.cells("ada") == ["missed", "on time", "missed"]


def test_a_prompt_that_is_not_open_shows_its_dates_alone(four: Site) -> None:
    """Titles wait for their day, unless the site previews them."""
    rounds = four.status(now="2017-05-03T00:00:00Z")["rounds"]
    assert [r["title"] for r in rounds] == ["Prompt 1", None, None, None]
    assert rounds[1]["opens"] == "2017-05-08T00:00:00+01:00"

    four.site("preview = true")
    assert four.status(now="2017-05-03T00:00:00Z")["rounds"][3]["slug"] == "prompt-4"


def test_months_keep_the_day_and_are_clamped(site: Site) -> None:
    """Monthly rounds from 31 January open on 31 January, 28 February and 31 March."""
    site.season('starts = 2017-01-31\nevery = "1 months"', prompts=3)
    opens = [r["opens"][:10] for r in site.status()["rounds"]]

    assert opens == ["2017-01-31", "2017-02-28", "2017-03-31"]


def test_totals_add_up(four: Site) -> None:
    """Members, posts, words and what waits."""
    four.member("bo")
    answer(four, "ada", 1, body="one two")
    answer(four, "bo", 1, body="three")

    assert four.status()["totals"] == {"members": 2, "posts": 2, "words": 3, "waiting": 0}


def test_a_file_without_text_or_link_earns_nothing(four: Site) -> None:
    """It waits for its author, and is not lost."""
    answer(four, "ada", 1, body="")

    assert four.cells("ada")[0] == "waiting"
    assert four.line("ada")["posts"] == 0
    assert four.explain("seasons/spring/posts/ada/round-1.md")["verdicts"][0]["status"] == "ask"


def test_a_pointer_whose_link_is_refused_still_counts(four: Site) -> None:
    """The address is a slip that check names; the post was written and sent."""
    four.post("ada", "local", "Title: L\nDate: 2017-05-03\nPrompt: 1\nLink: http://localhost:4000/x", "")

    assert four.cells("ada")[0] == "on time"
    assert [problem["code"] for problem in four.run("check", "--json").json] == ["bad-link"]


NEXT_WEEK, SLIP = "2017-05-24", "2018-05-17"


@pytest.mark.parametrize(("date", "posts"), [(NEXT_WEEK, 0), (SLIP, 1)])
def test_before_a_refresh_a_date_to_come_is_believed_near_the_season(four: Site, date: str, posts: int) -> None:
    """Asked about an earlier day, a post of next week is not there yet; a slip in the year is seen today."""
    answer(four, "ada", 3, date)
    day = "2017-05-17T12:00:00Z"
    told = four.explain("seasons/spring/posts/ada/round-3.md", now=day)

    assert four.line("ada", now=day)["posts"] == posts
    assert len(told["verdicts"]) == posts
    assert posts or "Date is still to come" in told["hint"]


@pytest.mark.parametrize("date", [NEXT_WEEK, SLIP])
def test_a_date_to_come_gives_way_to_the_first_sight(four: Site, date: str) -> None:
    """As in a feed: the day a refresh saw the file is kept and judged, and check names the line."""
    answer(four, "ada", 3, date)
    seen = "2017-05-17T12:00:00Z"
    four.refresh(now=seen)
    (row,) = four.ledger()

    for now in (seen, "2017-05-28T12:00:00Z", "2018-06-01T12:00:00Z"):
        assert four.line("ada", now=now)["rounds"]["3"]["status"] == "on time"
        (verdict,) = four.explain("seasons/spring/posts/ada/round-3.md", now=now)["verdicts"]
        assert "first seen, 17 May 2017" in verdict["because"][-1]["detail"]
        assert [{key: verdict[key] for key in ("status", "prompts", "because")}] == row["verdicts"]
    assert row["first_seen"] == seen
    assert four.line("ada", now="2017-05-16T12:00:00Z")["posts"] == 0
    assert [problem["code"] for problem in four.run("check", "--json", now=seen).json] == ["future-date"]


def test_the_note_of_a_first_sight_follows_its_file(four: Site) -> None:
    """The date may be mended and the round changed; what the ledger says of it is what explain says."""
    four.post("ada", "one", "Title: One\nPrompt: 1")
    four.refresh(now="2017-05-03T12:00:00Z")
    four.post("ada", "one", "Title: One, mended\nPrompt: 2\nDate: 2017-05-02")
    four.refresh(now="2017-05-20T12:00:00Z")
    (row,) = four.ledger()
    (verdict,) = four.explain("seasons/spring/posts/ada/one.md")["verdicts"]

    assert (row["title"], row["first_seen"]) == ("One, mended", "2017-05-03T12:00:00Z")
    assert row["verdicts"] == [{key: verdict[key] for key in ("status", "prompts", "because")}]
    assert (verdict["status"], verdict["prompts"]) == ("on time", [2])


def test_an_empty_file_without_a_date_waits_after_a_refresh_as_before(four: Site) -> None:
    """That it was seen makes no post of it."""
    four.post("ada", "one", "Title: One\nPrompt: 1", body="")
    before = four.explain("seasons/spring/posts/ada/one.md")["verdicts"]
    four.refresh()

    assert four.explain("seasons/spring/posts/ada/one.md")["verdicts"] == before
    assert before[0]["status"] == "ask"


@pytest.mark.parametrize(
    ("spoil", "words"), [("paused = true", "paused = true is out of"), ("", "A person decided so")]
)
def test_a_file_that_is_shown_nowhere_is_explained(four: Site, spoil: str, words: str) -> None:
    """Its member is paused, or a person hid it: nobody is told that it is unknown."""
    answer(four, "ada", 1)
    path = "seasons/spring/posts/ada/round-1.md"
    four.member("ada", spoil)
    if not spoil:
        four.run("rule", path, "--hide", "--reason", "as asked", "--by", "ines")

    assert words in four.explain(path)["hint"]


def test_a_second_file_with_a_later_date_takes_nothing_away(four: Site) -> None:
    """The earliest date of one page is the one that was claimed first."""
    for slug, date in (("z", "2017-05-03"), ("a", "2017-06-03")):
        four.post("ada", slug, f"Title: T\nDate: {date}\nPrompt: 1\nLink: https://ada.example/x", "")

    assert four.cells("ada")[0] == "on time"
