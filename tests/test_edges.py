"""Edges of what decides, each of which a small fault in the code once crossed unseen (see docs/torture.md)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from challenge.ledger.fold import fold
from challenge.ledger.row import Row
from challenge.recognition.verdict import Because, Signal, Status, Verdict
from tests.conftest import Site, rss
from tests.torture.blog import FEED, RULES, TEXT, blog, item, mark

ANSWER = "Title: Mine\nDate: 2017-05-03\nPrompt: 1"
SEEN = datetime(2017, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def four(site: Site) -> Site:
    """Four weekly rounds from 1 May 2017, London, ending on 28 May."""
    site.site()
    site.season("ends = 2017-05-28", prompts=4, tables=RULES)
    return site


# Who takes part.


@pytest.mark.parametrize(
    ("keys", "without_posts", "with_a_post"),
    [
        ("", True, True),
        ('seasons = ["spring"]', True, True),
        ('seasons = ["autumn"]', False, True),
        ("paused = true", False, False),
        ("left = 2017-05-01", False, False),
        ("left = 2017-05-02", True, True),
        ("joined = 2017-05-28", True, True),
        ("joined = 2017-05-29", False, True),
    ],
)
def test_who_stands_on_the_table(four: Site, keys: str, without_posts: bool, with_a_post: bool) -> None:
    """Whom no season is closed to, and whoever has a post in it; nobody who is paused, or had left before."""
    four.member("ada", keys)
    before = [line["member"] for line in four.status()["members"]]
    four.post("ada", "one", ANSWER)

    assert before == ["ada"] * without_posts
    assert [line["member"] for line in four.status()["members"]] == ["ada"] * with_a_post


def test_a_late_answer_counts_more_than_one_that_waits(four: Site) -> None:
    """Round 1 has a late post and a doubtful one: it is late; round 2, which the doubtful one names as well, waits."""
    four.member("ada")
    four.post("ada", "late", "Title: Late\nDate: 2017-05-20\nPrompt: 1")
    four.post("ada", "which", ANSWER, "This is week 2 of the Spring Challenge.")

    assert four.cells("ada")[:2] == ["late", "waiting"]
    assert four.status()["totals"]["waiting"] == 1


# Two copies of a row.


def row(
    signal: Signal = "tag", status: Status = "on time", *, title: str = "One", partial: bool = False, words: int = 100
) -> Row:
    verdict = Verdict(season="spring", status=status, prompts=(1,), because=(Because(signal, "it says so"),))
    more = {"title": title, "partial": partial, "words": words, "verdicts": (verdict,)}
    url = "https://ada.example/one/"
    return Row(member="ada", page="ada.example/one", url=url, addresses=(url,), first_seen=SEEN, **more)


@pytest.mark.parametrize("turned", [False, True])
def test_a_ruling_on_one_branch_wins_over_credit_on_the_other(turned: bool) -> None:
    """In whichever order the branches meet."""
    ruled, credited = row("ruling", "not ours"), row()
    both = fold(credited, ruled) if turned else fold(ruled, credited)

    assert both.verdicts == ruled.verdicts


@pytest.mark.parametrize(
    ("less", "more"), [(row(partial=True, words=900), row(title="Whole")), (row(words=90), row(title="Longer"))]
)
def test_the_fuller_of_two_copies_tells_the_text(less: Row, more: Row) -> None:
    """A whole text over a summary, the longer over the shorter."""
    for both in (fold(less, more), fold(more, less)):
        assert (both.title, both.words, both.partial) == (more.title, more.words, False)


# Rulings, and seasons without rounds.


def test_a_ruling_on_the_status_alone_keeps_the_reasons(four: Site) -> None:
    """It stands first, and why the post counts for its round stands behind it; an older ruling does not."""
    four.member("ada")
    four.post("ada", "late", "Title: Late\nDate: 2017-05-20\nPrompt: 1")
    said = ("--season", "spring", "--prompts", "1", "--by", "ines")
    for status in ("late", "on time"):
        path = "seasons/spring/posts/ada/late.md"
        assert four.run("rule", path, *said, "--status", status, "--reason", f"it is {status}").code == 0
    four.write(
        "seasons/spring/rulings.toml", f'[[ruling]]\npost = "{path}"\nstatus = "on time"\nreason = "r"\nby = "i"\n'
    )
    (verdict,) = four.explain(path)["verdicts"]

    assert (verdict["status"], verdict["prompts"]) == ("on time", [1])
    assert [reason["signal"] for reason in verdict["because"]][:2] == ["ruling", "declared"]


@pytest.fixture
def open_month(site: Site) -> Site:
    """A season of one month without any round, and a blog."""
    blog(site)
    for path in (site.content / "seasons/spring/prompts").iterdir():
        path.unlink()
    site.write(
        "seasons/spring/season.toml", f'title = "Spring"\nstarts = 2017-05-01\ntimezone = "Europe/London"\n{RULES}'
    )
    return site


def test_what_counts_for_a_season_alone_is_lowered_in_words(open_month: Site) -> None:
    """The list of what would be taken away says what is published: on time, for no round."""
    open_month.feed(FEED, rss(item(text=TEXT, tags=["spring-challenge"])))
    open_month.refresh(now="2017-05-03T12:00:00Z")
    assert open_month.line("ada")["posts"] == 1
    open_month.feed(FEED, rss(item(text=TEXT)))
    (listed,) = open_month.refresh("--force", now="2017-05-05T12:00:00Z")["would_lower"]

    assert listed["stored"] == "on time"


@pytest.mark.parametrize(
    ("date", "status"),
    [("Thu, 20 Apr 2017 10:00:00 +0100", "ask"), ("Wed, 03 May 2017 10:00:00 +0100", "on time")],
)
def test_a_mark_before_a_season_without_rounds_is_asked_about(open_month: Site, date: str, status: str) -> None:
    """Marked and within the season it counts; some days too early a person decides."""
    open_month.feed(FEED, rss(item(text=TEXT, tags=["spring-challenge"], date=date)))
    open_month.refresh(now="2017-05-03T12:00:00Z")
    (verdict,) = open_month.explain("https://ada.example/one/", now="2017-05-03T12:00:00Z")["verdicts"]

    assert verdict["status"] == status


# Which of two seasons, which round, and the words for it.


@pytest.mark.parametrize(
    ("text", "tags", "status"),
    [
        (TEXT, ["spring-challenge"], "ask"),
        (TEXT, ["spring-challenge", "spring-only"], "on time"),
    ],
)
def test_a_mark_of_this_season_alone_settles_which_is_meant(
    four: Site, text: str, tags: list[str], status: str
) -> None:
    """Two seasons that run at once share a tag; a second tag is one season's own."""
    rules = '[recognise]\ntags = ["spring-challenge"'
    four.season("ends = 2017-05-28", prompts=4, tables=f'{rules}, "spring-only"]')
    four.season("ends = 2017-05-28", name="autumn", prompts=4, tables=f"{rules}]")
    four.member("ada", f'feeds = ["{FEED}"]')
    four.feed(FEED, rss(item(text=text, tags=tags)))
    four.refresh(now="2017-05-03T12:00:00Z")
    verdicts = {each["season"]: each["status"] for each in four.explain("https://ada.example/one/")["verdicts"]}

    assert verdicts["spring"] == status


@pytest.mark.parametrize(
    ("prompt", "words"), [("2", "Round 2 never took place."), ("9", "This season has no round 9.")]
)
def test_a_file_for_a_round_that_there_is_not_says_why(four: Site, prompt: str, words: str) -> None:
    """A round that was skipped never took place; any other number is none of the season's."""
    (four.content / "seasons/spring/prompts/02-prompt-2.md").unlink()
    four.season("ends = 2017-05-28\nskipped = [2]")
    four.member("ada")
    four.post("ada", "one", f"Title: Mine\nDate: 2017-05-03\nPrompt: {prompt}")
    (verdict,) = four.explain("seasons/spring/posts/ada/one.md")["verdicts"]

    assert (verdict["status"], verdict["prompts"]) == ("ask", [])
    assert words in [reason["detail"] for reason in verdict["because"]]


@pytest.mark.parametrize(
    ("text", "tags", "signals"),
    [
        (TEXT + mark(1), [], ["sentence"]),
        (TEXT + mark(1), ["spring-challenge"], ["sentence"]),
        (TEXT, ["spring-challenge"], ["season mark", "date"]),
        (TEXT + mark(2), ["spring-challenge"], ["sentence", "date"]),
    ],
)
def test_no_mark_is_quoted_twice(four: Site, text: str, tags: list[str], signals: list[str]) -> None:
    """A sentence that names the round is quoted for it, and not once more as a mark of the season."""
    four.member("ada", f'feeds = ["{FEED}"]')
    four.feed(FEED, rss(item(text=text, tags=tags)))
    four.refresh(now="2017-05-03T12:00:00Z")
    (verdict,) = four.explain("https://ada.example/one/")["verdicts"]

    assert [reason["signal"] for reason in verdict["because"]] == signals


@pytest.mark.parametrize(
    ("date", "prompts"),
    [
        ("Sun, 07 May 2017 21:59:59 +0000", [1]),
        ("Sun, 07 May 2017 22:00:00 +0000", [2]),
        ("Mon, 08 May 2017 00:30:00 +0200", [2]),
        ("Sun, 14 May 2017 22:59:59 +0000", [2]),
        ("Sun, 14 May 2017 23:00:00 +0000", [3]),
    ],
)
def test_a_round_may_open_by_another_clock(four: Site, date: str, prompts: list[int]) -> None:
    """Round 2 opens an hour before London's midnight, at that of Berlin; what carries the tag goes to the open one."""
    four.prompt(1, "Closes: 2017-05-08T00:00:00+02:00")
    four.prompt(2, "Opens: 2017-05-08T00:00:00+02:00\nCloses: 2017-05-15")
    four.member("ada", f'feeds = ["{FEED}"]')
    four.feed(FEED, rss(item(text=TEXT, tags=["spring-challenge"], date=date)))
    four.refresh(now="2017-05-20T12:00:00Z")
    (verdict,) = four.explain("https://ada.example/one/", now="2017-05-20T12:00:00Z")["verdicts"]

    assert (verdict["status"], verdict["prompts"]) == ("on time", prompts)


@pytest.mark.parametrize(
    ("week", "says"),
    [
        (1, "But the text may only speak of the challenge"),
        (2, "It may only speak of the challenge"),
    ],
)
def test_a_text_that_counts_the_round_of_the_date_is_doubted_for_its_own_words(
    four: Site, week: int, says: str
) -> None:
    """A title that names the challenge in passing is a mark beside `Week 1` in week 1, and none beside `Week 2`."""
    four.member("ada", f'feeds = ["{FEED}"]')
    text = f"{TEXT}<p>People like the Spring Challenge.</p><p>Week {week}.</p>"
    four.feed(FEED, rss(item(text=text, title="How Spring Challenge changed bread")))
    four.refresh(now="2017-05-03T12:00:00Z")
    (verdict,) = four.explain("https://ada.example/one/")["verdicts"]

    assert verdict["status"] == "ask"
    assert any(reason["detail"].startswith(says) for reason in verdict["because"])
