"""Two seasons at a time: a mark that names one of them credits only that one, and each keeps its own row."""

from __future__ import annotations

import pytest

from challenge.recognition.judge import judge
from tests.conftest import Site, rss
from tests.test_recognition import ADA, post, season
from tests.torture.blog import FEED, TEXT, item

NOW = "2017-05-04T12:00:00Z"
ONE = "https://ada.example/one/"
IN_AUTUMN = "<p>This is my post for the Autumn Circle, week 1.</p>"


@pytest.fixture
def both(site: Site) -> Site:
    """Spring and autumn run from 1 May 2017, share a tag, and have one of their own each."""
    site.site()
    run(site, "ask")
    site.season('title = "Autumn Circle"\nends = 2017-05-28', "autumn", 4, rules("autumn-only", "Autumn Circle", "ask"))
    site.season(
        'title = "Old Pond"\nstarts = 2016-05-02\nends = 2016-05-29', "pond", 4, rules("pond-only", "Old Pond", "ask")
    )
    site.member("ada", f'feeds = ["{FEED}"]')
    return site


def rules(tag: str, phrase: str, unmarked: str) -> str:
    return f'[recognise]\ntags = ["both-tag", "{tag}"]\nphrases = ["{phrase}"]\nunmarked = "{unmarked}"'


def run(site: Site, unmarked: str) -> None:
    site.season(
        'title = "Spring Challenge"\nends = 2017-05-28', prompts=4, tables=rules("spring-only", "Spring Club", unmarked)
    )


def verdicts(site: Site, text: str = TEXT, tags: tuple[str, ...] = ()) -> dict[str, tuple[str, list[str]]]:
    """Status and reasons of one post of 3 May by season."""
    site.feed(FEED, rss(item(text=text, tags=tags)))
    site.refresh(now=NOW)
    found = site.explain(ONE, now=NOW)["verdicts"]
    return {each["season"]: (each["status"], [why["detail"] for why in each["because"]]) for each in found}


@pytest.mark.parametrize("unmarked", ["ask", "count"])
@pytest.mark.parametrize(
    ("text", "tags", "mark"),
    [
        (TEXT, ("autumn-only",), "autumn-only"),
        (TEXT, ("both-tag", "autumn-only"), "autumn-only"),
        (TEXT + IN_AUTUMN, (), "This is my post for the Autumn Circle, week 1"),
    ],
)
def test_a_mark_of_one_season_is_no_other_ones(
    both: Site, unmarked: str, text: str, tags: tuple[str, ...], mark: str
) -> None:
    """Neither asked about, nor counted as unmarked, nor doubtful for a mark that both share: the other's tells."""
    run(both, unmarked)
    found = verdicts(both, text, tags)

    assert found["autumn"][0] == "on time"
    assert found["spring"][0] == "not ours"
    assert found["spring"][1][-1] == f"“{mark}” is a mark of “Autumn Circle” alone."


@pytest.mark.parametrize("unmarked", ["ask", "count"])
def test_the_tag_of_a_season_that_is_over_is_a_mark_still(both: Site, unmarked: str) -> None:
    """Whoever tags a post for last year's challenge is asked there, and not counted in this one."""
    run(both, unmarked)
    found = verdicts(both, tags=("pond-only",))

    assert {name: status for name, (status, _) in found.items()} == {
        "spring": "not ours",
        "autumn": "not ours",
        "pond": "ask",
    }


def test_a_shared_tag_alone_is_asked_about_in_both(both: Site) -> None:
    """Where nothing else tells."""
    assert {name: status for name, (status, _) in verdicts(both, tags=("both-tag",)).items()} == {
        "spring": "ask",
        "autumn": "ask",
    }


def test_a_tag_that_a_blog_carries_everywhere_is_no_other_seasons_mark(both: Site) -> None:
    """Under every post for years it says nothing about this one: it counts as unmarked."""
    run(both, "count")
    years = [
        item(f"old-{n}", TEXT, f"Wed, 0{n} May 2013 10:00:00 +0100", tags=["autumn-only"], title=f"Of {n} things")
        for n in range(1, 7)
    ]
    both.feed(FEED, rss(item(text=TEXT, tags=["autumn-only"]), *years))
    both.refresh(now=NOW)

    assert both.cells("ada", now=NOW)[0] == "on time"


def test_what_names_another_seasons_round_as_a_tag_is_no_mark_of_it() -> None:
    """A prompt's own tag may be any word: the post stays unmarked."""
    others = (season(id="other", title="Bread Circle", prompts=[{"number": 1, "title": "Rolls", "tags": ["travel"]}]),)
    counting = season(recognise={"tags": ["lantern-writing"], "unmarked": "count"})

    assert judge(post("Bread.", tags=("travel",)), ADA, counting, others)[0].status == "on time"


def test_another_seasons_mark_is_judged_alike_from_memory(both: Site) -> None:
    """The row keeps the sentence, so that new rules find it again without the text."""
    verdicts(both, TEXT + IN_AUTUMN)
    both.feed(FEED, "", "ERR refused")
    before = both.ledger()[0]["verdicts"]
    both.prompt(4, title="Another fourth")
    both.refresh("--force", now="2017-05-05T12:00:00Z")

    assert before[0]["status"] == "not ours"
    assert both.ledger()[0]["verdicts"] == before


def test_every_season_that_a_member_takes_part_in_has_a_row(both: Site) -> None:
    """Also one that passes over what has no mark, and a lost cache makes nothing new of it."""
    run(both, "ignore")
    verdicts(both, tags=("autumn-only",))
    assert [row["verdicts"][0]["status"] for row in both.ledger()] == ["not ours"]

    (both.root / ".cache" / "feeds.sqlite").unlink()
    report = both.refresh(now="2017-05-05T12:00:00Z")
    assert (report["entries"]["seen"], report["entries"]["new"]) == (1, 0)


def test_rule_names_the_seasons_that_know_the_post(both: Site) -> None:
    """And no other; a season that holds a post for none of its own does not come into question."""
    ruling = ("rule", ONE, "--counts", "--reason", "q", "--by", "z")
    verdicts(both, tags=("both-tag",))
    refused = both.run(*ruling, now=NOW)
    assert (refused.code, "(autumn, spring)" in refused.err) == (2, True)

    verdicts(both, tags=("both-tag", "autumn-only"))
    assert "seasons/autumn/rulings.toml" in both.run(*ruling, now=NOW).out
