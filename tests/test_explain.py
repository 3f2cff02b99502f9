"""What `explain` advises is true: whoever does as it says has what it says."""

from __future__ import annotations

import pytest

from tests.conftest import Site, rss
from tests.torture.blog import FEED, RULES, TEXT, item, mark

NOW = "2017-05-12T12:00:00Z"
MINE = "seasons/spring/posts/ada/mine.md"
HEAD = "Title: Mine\nDate: 2017-05-03"
ONE = "https://ada.example/one/"


@pytest.fixture
def ada(four: Site) -> Site:
    four.season(prompts=4, tables=RULES)
    four.member("ada", f'feeds = ["{FEED}"]')
    return four


def test_an_unknown_post_has_every_field(ada: Site) -> None:
    """The document has the same shape, known or not."""
    answer = ada.run("explain", ONE, "--json", now=NOW)

    assert (answer.code, answer.json.keys()) == (1, {"post", "title", "member", "verdicts", "hint"})
    assert (answer.json["post"], answer.json["title"], answer.json["member"]) == (ONE, "", "")


def test_under_a_ruling_only_a_ruling_helps(ada: Site) -> None:
    """Whatever the file says from then on."""
    ada.post("ada", "mine", f"{HEAD}\nPrompt: 1")
    ada.run("rule", MINE, "--prompts", "2", "--reason", "x", "--by", "ines", now=NOW)
    hint = ada.explain(MINE, now=NOW)["hint"]

    assert ("line Prompt" in hint, "only a later ruling" in hint) == (False, True)


@pytest.mark.parametrize(("line", "says"), [("\nPrompt: 1", "Change the line Prompt in"), ("", "Add a line Prompt to")])
def test_the_line_to_write_is_named(ada: Site, line: str, says: str) -> None:
    """A file that has no line Prompt wants one, any other another."""
    ada.post("ada", "mine", HEAD + line)

    assert f"{says} content/{MINE}" in ada.explain(MINE, now=NOW)["hint"]


def test_a_pointer_settles_what_the_post_leaves_open(ada: Site) -> None:
    """Two rounds stand in the text; the hint asks for a file with its Link and Prompt, and that is enough."""
    ada.feed(FEED, rss(item(text=mark(1) + TEXT + "<p>This was week 2 of the Spring Challenge.</p>")))
    ada.refresh(now=NOW)
    asked = ada.explain(ONE, now=NOW)
    assert asked["verdicts"][0]["status"] == "ask"
    assert "a file with its Link and the right Prompt" in asked["hint"]

    ada.post("ada", "mine", f"{HEAD}\nPrompt: 2\nLink: {ONE}", "")
    settled = ada.explain(ONE, now=NOW)["verdicts"]
    assert [(each["status"], each["prompts"]) for each in settled] == [("on time", [2])]


def test_a_file_whose_text_says_another_round_is_mended_there(ada: Site) -> None:
    """Line and text of one file disagree: it is asked about until both name the same."""
    ada.post("ada", "mine", f"{HEAD}\nPrompt: 1", "This is week 2 of the Spring Challenge.")
    found = ada.explain(MINE, now=NOW)
    assert found["verdicts"][0]["status"] == "ask"
    assert "until both name the same rounds" in found["hint"]

    ada.post("ada", "mine", f"{HEAD}\nPrompt: 2", "This is week 2 of the Spring Challenge.")
    assert ada.explain(MINE, now=NOW)["verdicts"][0]["status"] == "on time"


def test_an_empty_file_wants_a_text(ada: Site) -> None:
    """Another Prompt line would not help it."""
    ada.post("ada", "mine", f"{HEAD}\nPrompt: 1", "")

    assert f"write the text, or a line Link, into content/{MINE}" in ada.explain(MINE, now=NOW)["hint"]


@pytest.mark.parametrize(
    ("keys", "date", "prompts", "says"),
    [
        ("paused = true", "2017-05-03", [[2]], "paused = true is out of"),
        ("", "2017-05-20", [], "its Date is still to come"),
    ],
)
def test_a_file_that_is_shown_nowhere_is_known(
    ada: Site, keys: str, date: str, prompts: list[list[int]], says: str
) -> None:
    """Of a member who is paused the verdict, of a date ahead none yet; and what brings it out."""
    ada.member("ada", keys)
    ada.post("ada", "mine", f"Title: Mine\nDate: {date}\nPrompt: 2")
    found = ada.explain(MINE, now=NOW)

    assert (found["title"], [verdict["prompts"] for verdict in found["verdicts"]]) == ("Mine", prompts)
    assert says in found["hint"]


def test_a_forgotten_file_is_unknown(ada: Site) -> None:
    """What must never come back is not explained either."""
    from challenge.ledger.forgotten import forgotten_hash

    ada.post("ada", "mine", f"{HEAD}\nPrompt: 2")
    ada.write("forgotten.txt", f"a1b2 {forgotten_hash('a1b2', 'ada', MINE)}\n")

    assert ada.run("explain", MINE, now=NOW).code == 1


def test_who_left_is_told_what_brings_a_later_post_back(ada: Site) -> None:
    """No ruling or file is wanted: the line in the member's own file is."""
    ada.feed(FEED, rss(item(text=TEXT + mark(1))))
    ada.member("ada", f'feeds = ["{FEED}"]\nleft = 2017-05-02')
    ada.refresh(now=NOW)

    assert "line left" in ada.explain(ONE, now=NOW)["hint"]


def test_a_post_without_a_row_of_who_left_is_none_of_ours(ada: Site) -> None:
    """Explained on the fly by the same rule."""
    ada.feed(FEED, rss(item(text=TEXT, date="Thu, 03 May 2018 10:00:00 +0100")))
    ada.season("ends = 2017-05-28", prompts=4, tables=RULES)
    ada.member("ada", f'feeds = ["{FEED}"]\nleft = 2018-05-01')
    ada.refresh(now="2018-05-04T12:00:00Z")
    (verdict,) = ada.explain(ONE, now="2018-05-04T12:00:00Z")["verdicts"]

    assert ada.ledger() == []
    assert verdict["because"][0]["detail"] == "Published after Ada Example left the challenge."
