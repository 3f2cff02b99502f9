"""Reasons: what a participant reads about a verdict is true of the post, and short."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from challenge.hints import hint_for
from challenge.recognition.judge import judge
from tests.test_recognition import ADA, post, season

TAGGED = {"tags": ("lantern-writing",)}
OPEN = "Published on 22 May 2024, while round 3 was open."
TAG = "It carries the tag “lantern-writing”."


def reasons(text: str = "Nothing to see.", changes: dict[str, Any] | None = None, **more: Any) -> list[str]:
    """Every sentence about a post of 22 May 2024, in round 3 of six weeks."""
    return [
        why.detail for verdict in judge(post(text, **more), ADA, season(**changes or {})) for why in verdict.because
    ]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Crème brûlée, at last", "Its title takes up the prompt “Crème brûlée, at last”: round 3."),
        ("Crème brûlée at last?", "Its title takes up the prompt “Crème brûlée, at last”: round 3."),
        ("What became of the crème brûlée", "Its title takes up the prompt “Crème brûlée, at last”: round 3."),
    ],
)
def test_a_prompt_is_quoted_as_its_organizer_wrote_it(title: str, told: str) -> None:
    """Capitals and accents stay, also where the title only takes its words up."""
    names = ["Where the road began", "Tools on the bench", "Crème brûlée, at last", "Salt"]
    prompts = [{"number": n, "title": name} for n, name in enumerate(names, start=1)]

    assert reasons(changes={"prompts": prompts}, title=title, on="2024-05-29T10:00", **TAGGED)[0] == told


def test_a_month_in_a_title_is_no_prompt() -> None:
    """What names the round by the calendar is quoted for that."""
    prompts = [{"number": n, "title": f"{name} theme"} for n, name in enumerate(["Bread", "Salt", "Copper"], start=1)]
    changes = {
        "title": "Lantern Writing Challenge 2024",
        "starts": "2024-03-01",
        "every": "1 months",
        "prompts": prompts,
        "id": "lantern",
    }

    assert reasons(changes=changes, title="Lantern Writing Challenge in April", on="2024-04-20T10:00") == [
        "Its title says “Lantern Writing Challenge in April”: round 2."
    ]


def test_title_and_address_are_told_apart() -> None:
    """Who wrote a number only into the address reads that it stands there."""
    address = ("https://ada.example/lantern-writing-challenge-week-3/",)

    assert reasons(addresses=address)[0] == "Its address says “lantern-writing-challenge-week-3”: round 3."
    assert reasons(title="Lantern Writing Challenge, week 3", addresses=address) == [
        "Its title says “week 3”: round 3."
    ]


def test_one_kind_of_place_is_quoted_once() -> None:
    """Five sentences that say the same round are one reason, and no mark is needed beside them."""
    text = "\n\n".join(f"My week 3 post for the Lantern Writing Challenge, part {n} of a long one." for n in range(5))

    assert reasons(text, **TAGGED) == [
        "The text says “My week 3 post for the Lantern Writing Challenge, part 0 of a long one”: round 3."
    ]


def test_what_the_title_has_and_the_text_says_in_passing_is_not_told() -> None:
    """Only what decided is quoted: tomorrow's round is no reason for today's."""
    text = "This post is week 3 of the Lantern Writing Challenge.\n\nWeek 4 of the Lantern Writing Challenge is Mika's."
    told = reasons(text, title="Lantern Writing Challenge, week 3")

    assert len(told) == 2 and not any("4" in words for words in told)


def test_a_conflict_with_the_date_says_both_rounds() -> None:
    """The round that the post names and the one of its date are both there to be read."""
    changes = {"every": "1 days", "prompts": [{"number": n, "title": f"Prompt {n}"} for n in range(1, 20)]}

    assert reasons(changes=changes, title="Day 2 at sea", on="2024-05-14T10:00", **TAGGED) == [
        "Its title says “Day 2”: round 2.",
        "Published on 14 May 2024, while round 9 was open.",
    ]


def test_a_title_that_takes_up_another_prompt_says_the_round_of_the_date() -> None:
    """“Perhaps for 1 or 3” is understood only where it is said what speaks for 3."""
    assert reasons(title="The road where it began", **TAGGED) == [
        "Its title takes up the prompt “Where the road began”: round 1.",
        OPEN,
    ]


def test_a_mention_is_quoted_once() -> None:
    """The doubt quotes the sentence; nothing says beside it that the text names the challenge."""
    assert reasons("The Lantern Writing Challenge people are away.") == [
        "It may only speak of the challenge: “The Lantern Writing Challenge people are away”."
    ]


def test_a_doubt_follows_what_it_is_about() -> None:
    """First the mark, then what speaks against it."""
    assert reasons("I skip this week, the children are ill.", title="No prompt this week", **TAGGED) == [
        TAG,
        "But it may be no answer to the challenge: “No prompt this week”.",
    ]
    assert reasons(tags=("lantern-writing", "announcement")) == [
        TAG,
        "But by its tag “announcement” it may be no answer to the challenge.",
    ]


def test_a_title_about_the_challenge_is_quoted_whole() -> None:
    """Not the two words of it that gave it away."""
    assert reasons(title="Recap of the challenge", **TAGGED)[1:] == [
        "Its title reads like an announcement, a list or a look back: “Recap of the challenge”."
    ]


def test_a_number_of_no_round_is_quoted_without_one() -> None:
    """The season has no such round; one is as many as there are."""
    assert reasons("This is week 9 of the Lantern Writing Challenge.") == [
        "The text says “This is week 9 of the Lantern Writing Challenge”.",
        "This season has no round 9.",
    ]
    assert reasons("This is for weeks 8 and 9 of the Lantern Writing Challenge.")[1:] == [
        "This season has no rounds 8 and 9."
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bread.", "Nothing in it names the challenge"),
        (
            "My sister writes for the Lantern Writing Challenge.",
            "It only speaks of the challenge (“My sister writes for the Lantern Writing Challenge”)",
        ),
    ],
)
def test_who_names_the_challenge_is_not_told_that_nothing_does(text: str, told: str) -> None:
    """A post that mentions it is asked about as one that only mentions it."""
    recognise = {"tags": ["lantern-writing"], "phrases": ["Lantern Writing Challenge"], "unmarked": "ask"}

    assert reasons(text, changes={"recognise": recognise}) == [
        f"{told}, but it was published on 22 May 2024, while the season ran."
    ]


def test_a_late_post_reads_both_moments_alike() -> None:
    """Day and hour as in every other sentence; a zone without a name is told by its distance."""
    changes = {"timezone": "America/Sao_Paulo"}

    assert reasons("Week 1 of the Lantern Writing Challenge.", changes=changes)[-1] == (
        "Published on 22 May 2024, 10:00; round 1 closed on 13 May 2024, 00:00 (UTC-03)."
    )


def test_who_lives_ahead_of_the_season_reads_one_true_sentence() -> None:
    """By the author's clock the round is open, by the season's not yet; nothing names it."""
    changes = {"timezone": "Europe/Paris", "deadline": {"zone": "author"}}

    assert reasons(changes=changes, on="2024-05-20T08:00+12:00", **TAGGED) == [
        TAG,
        "Published on 20 May 2024, while round 3 was open by the author's clock.",
    ]


def test_a_plan_is_said_to_look_ahead() -> None:
    """A round that opens weeks after the post is not answered by another post."""
    told = reasons(title="Lantern Writing Challenge, week 6", on="2024-05-09T10:00")

    assert told[-1] == "It may only look ahead: it was published on 9 May 2024, long before the opening of round 6."


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"title": "Lantern Writing Challenge, week 4", "tags": ("lantern-writing-week-3",)}, "name one round only"),
        ({"text": "The Lantern Writing Challenge people are away."}, "for which round"),
        ({"on": "2024-04-20T10:00", **TAGGED}, "tell an organizer"),
        ({"text": "Bread."}, "Nothing in it says that it takes part."),
    ],
)
def test_what_to_do_fits_what_is_in_doubt(given: dict[str, Any], advice: str) -> None:
    """Two rounds, no word of taking part, a day outside the season: each is settled otherwise."""
    recognise = {"tags": ["lantern-writing"], "phrases": ["Lantern Writing Challenge"], "unmarked": "ask"}
    verdicts = judge(post(**given), ADA, season(recognise=recognise))

    assert verdicts[0].status == "ask"
    assert advice in hint_for(verdicts)


def test_who_shares_a_blog_is_told_to_sign() -> None:
    """No number settles whose post it is."""
    verdicts = judge(post(**TAGGED), replace(ADA, authors=("Ada",)), season())

    assert "author" in hint_for(verdicts)


def test_a_hint_settles_the_doubt() -> None:
    """Who does as the hint says is credited."""
    said = "The Lantern Writing Challenge people are away.\n\nThis is for round 3 of the Lantern Writing Challenge."

    assert judge(post(said), ADA, season())[0].status == "on time"


def test_a_sentence_that_counts_and_takes_up_is_quoted_once() -> None:
    """A number and its prompt in one sentence are one reason."""
    told = reasons("I come late with letter to a stranger, number four.", on="2024-06-05T10:00", **TAGGED)

    assert sum("letter to a stranger" in words for words in told) == 1


def test_another_year_is_perhaps_another_challenge() -> None:
    """Another year beside the name may be another run, or somebody else's challenge."""
    changes = {"title": "Writing Challenge", "recognise": {"phrases": ["Writing Challenge"]}}

    assert reasons("This is week 3 of the Writing Challenge 2019.", changes=changes)[0].startswith(
        "It names another challenge, or another edition of this one: "
    )
