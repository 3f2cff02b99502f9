"""The same post under two addresses: asked about, and never counted twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Site, rss
from tests.torture.blog import FEED, TEXT, blog, item

SEEN = "2017-05-18T12:00:00Z"
LATER = "Wed, 17 May 2017 10:00:00 +0100"
AGAIN = "https://ada.example/again/"
SAID = "It has the title and the text of “https://ada.example/one/”, published on 3 May 2017."


@pytest.fixture
def ada(site: Site) -> Site:
    return blog(site)


def again(**more: Any) -> dict[str, Any]:
    """The post `one` two weeks later, at another address."""
    return item("again", **{"text": TEXT, "date": LATER, "title": "One", "tags": ["spring-challenge"], **more})


def once(**more: Any) -> dict[str, Any]:
    return item(**{"text": TEXT, "tags": ["spring-challenge"], **more})


@pytest.mark.parametrize("republish", ["none", "excerpt", "full"])
@pytest.mark.parametrize("newest_first", [True, False])
def test_a_repost_is_asked_about(ada: Site, republish: str, newest_first: bool) -> None:
    """The earlier one has the credit, in whatever order the feed brings them."""
    ada.member("ada", f'feeds = ["{FEED}"]\nrepublish = "{republish}"')
    ada.feed(FEED, rss(*([again(), once()] if newest_first else [once(), again()])))
    report = ada.refresh(now=SEEN)
    found = ada.explain(AGAIN, now=SEEN)

    assert (report["entries"]["on time"], report["entries"]["ask"]) == (1, 1)
    assert (found["verdicts"][0]["status"], found["verdicts"][0]["prompts"]) == ("ask", [3])
    assert found["verdicts"][0]["because"][-1]["detail"] == SAID
    assert (ada.line("ada")["done"], ada.line("ada")["posts"]) == (1, 1)
    assert [entry["title"] for entry in ada.run("queue", "--json", now=SEEN).json] == ["One"]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "One, again"},
        {"text": TEXT.replace("</p>", "And that has changed since.</p>")},
        {"text": TEXT.replace("motivation", "inspiration", 1)},
    ],
)
def test_another_title_or_text_is_another_post(ada: Site, changes: dict[str, Any]) -> None:
    """Both count."""
    ada.feed(FEED, rss(again(**changes), once()))
    ada.refresh(now=SEEN)

    assert ada.line("ada")["done"] == 2


def test_short_posts_may_be_alike(ada: Site) -> None:
    """What stands below a picture each week is no repeat."""
    short = "<p>Linking up with everybody.</p>"
    ada.feed(FEED, rss(again(text=short), once(text=short)))
    ada.refresh(now=SEEN)

    assert ada.line("ada")["done"] == 2


def test_it_stays_asked_about_whatever_the_feed_says_next(ada: Site) -> None:
    """Seen again, judged by new rules, judged from memory: only a person gives it credit."""
    ada.feed(FEED, rss(again(), once()))
    ada.refresh(now=SEEN)
    ada.prompt(4, title="Another fourth")
    ada.refresh("--force", now="2017-05-19T12:00:00Z")
    assert ada.cells("ada")[2] == "waiting"
    ada.feed(FEED, rss())
    ada.prompt(4, title="And another fourth")
    ada.refresh("--force", now="2017-05-20T12:00:00Z")
    assert ada.cells("ada")[2] == "waiting"

    assert "count once more" in ada.explain(AGAIN)["hint"]
    ada.post("ada", "again", f"Title: One\nDate: 2017-05-17\nPrompt: 3\nLink: {AGAIN}", "")
    assert ada.cells("ada")[2] == "on time"


def test_what_was_rewritten_is_no_repeat_any_more(ada: Site) -> None:
    """By itself, at the next refresh: credit is added, never moved."""
    ada.feed(FEED, rss(again(), once()))
    ada.refresh(now=SEEN)
    ada.feed(FEED, rss(again(text=TEXT.replace("</p>", "And that has changed since.</p>")), once()))
    ada.refresh("--force", now="2017-05-19T12:00:00Z")

    assert ada.cells("ada")[:3] == ["on time", "missed", "on time"]
