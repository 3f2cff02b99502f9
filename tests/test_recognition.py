"""Recognition: one post, one season, one verdict with reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from challenge.content.members import Member
from challenge.content.seasons import Season, season_from
from challenge.dates import Stamp, parse_stamp
from challenge.entries.text import Block, Reading, read_html, read_plain
from challenge.recognition.deciding.when import published_at
from challenge.recognition.fingerprint import fingerprint
from challenge.recognition.judge import judge
from challenge.recognition.marks.gathering import is_marked, marks_in, matching_links, windows
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Verdict

ADA = Member(id="ada", name="Ada Example", timezone=ZoneInfo("Europe/Lisbon"))
SEEN = datetime(2024, 7, 1, tzinfo=UTC)


def season(**changes: object) -> Season:
    """Six weekly rounds from Monday 6 May 2024, unless changed."""
    data: dict[str, object] = {
        "title": "Spring 2024 Lantern Writing Challenge",
        "timezone": "America/Chicago",
        "starts": "2024-05-06",
        "every": "1 weeks",
        "recognise": {
            "tags": ["lantern-writing"],
            "phrases": ["Lantern Writing Challenge"],
            "links": ["https://lantern.example/2024/04/spring/"],
        },
    }
    id_ = str(changes.pop("id", "spring"))
    titles = [
        "Where the road began",
        "Tools on the bench",
        "Rooms to think in",
        "A letter to a stranger",
        "Salt",
        "Light",
    ]
    prompts = changes.pop(
        "prompts", [{"number": n, "title": t, "slug": f"p{n}"} for n, t in enumerate(titles, start=1)]
    )
    made, problems = season_from(data | changes, prompts, id_)  # type: ignore[arg-type]
    assert made is not None, problems
    return made


def post(text: str = "Nothing to see.", on: str | None = "2024-05-22T10:00", **more: object) -> Sighting:
    """A post of plain text, published in round 3 unless said otherwise."""
    given: dict[str, object] = {
        "addresses": ("https://ada.example/2024/shelf/",),
        "title": "An ordinary shelf",
        "claimed": parse_stamp(on) if on else None,
        "first_seen": SEEN,
        "reading": read_plain(text),
    }
    return Sighting(**(given | more))  # type: ignore[arg-type]


def only(verdicts: tuple[Verdict, ...]) -> Verdict:
    """The single verdict of a season."""
    assert len(verdicts) == 1
    return verdicts[0]


WEEK_3 = "This post is part of the Lantern Writing Challenge, week 3."


def test_reasons_are_sentences_that_quote_what_was_found() -> None:
    """A participant reads what the machine saw, in words."""
    verdict = only(judge(post(WEEK_3), ADA, season()))
    assert (verdict.status, verdict.prompts) == ("on time", (3,))
    assert verdict.because[0].signal == "sentence"
    assert WEEK_3.rstrip(".") in verdict.because[0].detail
    assert "round 3" in verdict.because[0].detail


def test_reasons_stand_in_order_of_precedence() -> None:
    """Sentence before tag before title before date; of those that agree the two strongest."""
    sighting = post(WEEK_3, title="Week 3: attic", tags=("lantern-writing-week-3",), on="2024-06-20T10:00")
    signals = [reason.signal for reason in only(judge(sighting, ADA, season())).because]
    assert signals == ["sentence", "tag", "date"]


def test_two_strong_signals_that_disagree_are_asked_and_both_named() -> None:
    """Nobody guesses which of the author's two numbers is the right one."""
    verdict = only(judge(post(WEEK_3, title="Lantern Writing Challenge, week 4"), ADA, season()))
    assert (verdict.status, verdict.ask, verdict.prompts) == ("ask", "doubtful", (3, 4))
    details = " ".join(reason.detail for reason in verdict.because)
    assert "round 3" in details and "round 4" in details


def test_rounds_judged_differently_stand_apart() -> None:
    """One post for two rounds can be on time for one and late for the other."""
    sighting = post("Counting this for weeks 2 and 3 of the Lantern Writing Challenge.")
    verdicts = judge(sighting, ADA, season())
    assert [(v.status, v.prompts) for v in verdicts] == [("on time", (3,)), ("late", (2,))]
    assert "closed on" in verdicts[1].because[-1].detail


@pytest.mark.parametrize(
    ("declared", "text", "status", "prompts"),
    [
        ((2,), "No mark at all.", "late", (2,)),
        ((3,), "Week 2, says my title.", "on time", (3,)),
        ((3, 4), "Two at once.", "on time", (3, 4)),
        ((2,), WEEK_3, "ask", (2, 3)),
        ((9,), "A slip.", "ask", ()),
        ((), "No mark at all.", "on time", (3,)),
        ((), "Week 2 of the Lantern Writing Challenge.", "late", (2,)),
    ],
)
def test_a_prompt_line_in_a_file_wins(
    declared: tuple[int, ...], text: str, status: str, prompts: tuple[int, ...]
) -> None:
    """The author's reviewed word, unless a sentence or link of the post names another round."""
    verdict = judge(post(text, declared={"spring": declared}, from_file=True), ADA, season())[0]
    assert (verdict.status, verdict.prompts) == (status, prompts)
    assert verdict.because[0].signal == "declared"


def test_a_file_in_the_folder_without_any_round_to_go_to_is_asked() -> None:
    """It belongs for sure; which round, a person must say."""
    verdict = only(judge(post("Hello.", on="2024-09-22", declared={"spring": ()}, from_file=True), ADA, season()))
    assert (verdict.status, verdict.ask, verdict.prompts) == ("ask", "doubtful", ())


def test_a_mark_for_another_season_is_not_ours_there() -> None:
    """A declaration for one season says nothing about the others."""
    verdict = only(judge(post("Hello.", on="2024-04-01", declared={"autumn": (1,)}, from_file=True), ADA, season()))
    assert verdict.status == "not ours"


@pytest.mark.parametrize(
    ("zone", "member_zone", "on", "status"),
    [
        ("season", "UTC", "2024-05-27T04:59:00+00:00", "on time"),
        ("season", "UTC", "2024-05-27T05:00:00+00:00", "late"),
        ("author", "Asia/Tokyo", "2024-05-26T23:59:00+09:00", "on time"),
        ("author", "Asia/Tokyo", "2024-05-27T00:01:00+09:00", "late"),
        ("author", "Pacific/Honolulu", "2024-05-27T09:59:00Z", "on time"),
        ("anywhere", "Asia/Tokyo", "2024-05-27T20:59:00+09:00", "on time"),
        ("anywhere", "Asia/Tokyo", "2024-05-27T21:00:00+09:00", "late"),
        ("season", "America/Chicago", "2024-05-27", "late"),
        ("season", "UTC", "2024-05-27", "on time"),
        ("anywhere", "UTC", "2024-05-27", "on time"),
        ("author", "Asia/Tokyo", "2024-05-26", "on time"),
    ],
)
def test_whose_midnight_closes_a_round(zone: str, member_zone: str, on: str, status: str) -> None:
    """Season, author or anywhere on Earth; a day alone is in time if any part of it is."""
    rules = season(deadline={"zone": zone})
    member = replace(ADA, timezone=ZoneInfo(member_zone))
    assert judge(post(WEEK_3, on=on), member, rules)[0].status == status


def test_grace_is_added_to_the_closing() -> None:
    """A post within the grace is on time, one after it is late."""
    rules = season(deadline={"grace": "2 days"})
    assert judge(post(WEEK_3, on="2024-05-28T23:00"), ADA, rules)[0].status == "on time"
    assert judge(post(WEEK_3, on="2024-05-29T23:00"), ADA, rules)[0].status == "late"


@pytest.mark.parametrize(
    ("claimed", "from_file", "member", "offset", "first_sight"),
    [
        ("2024-05-22T10:00:00+02:00", False, ADA, timedelta(hours=2), False),
        ("2024-05-22T10:00:00Z", False, ADA, timedelta(hours=1), False),
        ("2024-05-22T10:00:00Z", True, ADA, timedelta(0), False),
        ("2024-05-22T10:00:00", False, ADA, timedelta(hours=1), False),
        ("2024-05-22T10:00:00", False, replace(ADA, timezone=None), timedelta(hours=-5), False),
        ("2024-05-22", False, ADA, timedelta(hours=1), False),
        (None, False, ADA, timedelta(hours=1), True),
        ("1994-12-31T10:00:00", False, ADA, timedelta(hours=1), True),
        ("2024-07-02T00:00:01Z", False, ADA, timedelta(hours=1), True),
        ("2099-01-01", False, ADA, timedelta(hours=1), True),
    ],
)
def test_the_date_judged_and_its_offset(
    claimed: str | None, from_file: bool, member: Member, offset: timedelta, first_sight: bool
) -> None:
    """The file's own offset, a feed's that is not zero, the member's zone, the season's; else first sight."""
    judged = published_at(post(on=claimed, from_file=from_file), member, season())
    assert judged.moment.utcoffset() == offset
    assert judged.from_first_sight is first_sight
    if first_sight:
        assert judged.moment == SEEN
        assert judged.reason


@pytest.mark.parametrize(
    ("claimed", "from_file", "day_only", "moment"),
    [
        ("2024-05-22T00:00:00Z", False, True, "2024-05-22T00:00:00-05:00"),
        ("2024-05-22T00:00:00+00:00", False, True, "2024-05-22T00:00:00-05:00"),
        ("2024-05-22T00:00:01Z", False, False, "2024-05-21T19:00:01-05:00"),
        ("2024-05-22T00:00:00+02:00", False, False, "2024-05-22T00:00:00+02:00"),
        ("2024-05-22T00:00:00Z", True, False, "2024-05-22T00:00:00+00:00"),
    ],
)
def test_midnight_by_utc_in_a_feed_is_a_day(claimed: str, from_file: bool, day_only: bool, moment: str) -> None:
    """Generators write so where an author gave a day alone; a file's own time is its author's word."""
    judged = published_at(post(on=claimed, from_file=from_file), replace(ADA, timezone=None), season())
    assert judged.day_only is day_only
    assert judged.moment.isoformat() == moment


@pytest.mark.parametrize(
    ("text", "on", "prompts", "status"),
    [
        ("My post for the Lantern Writing Challenge.", "2024-05-27T00:00:00Z", (4,), "on time"),
        ("My post for the Lantern Writing Challenge.", "2024-05-27T00:00:01Z", (3,), "on time"),
        (WEEK_3, "2024-05-27T00:00:00Z", (3,), "on time"),
        (WEEK_3, "2024-05-28T00:00:00Z", (3,), "late"),
    ],
)
def test_a_day_written_as_midnight_goes_to_its_own_round(
    text: str, on: str, prompts: tuple[int, ...], status: str
) -> None:
    """West of UTC it had gone to the day before; whoever names that round is in time by either reading."""
    verdict = only(judge(post(text, on=on), replace(ADA, timezone=None), season()))
    assert (verdict.prompts, verdict.status) == (prompts, status)


def test_a_claim_less_than_a_day_ahead_is_believed() -> None:
    """Clocks and zones differ by a day."""
    ahead = published_at(post(on="2024-07-01T23:59:59Z"), ADA, season())
    assert not ahead.from_first_sight


def test_judged_by_first_sight_says_so() -> None:
    """The reason `date` tells the participant that their date was not believed."""
    sighting = replace(post(WEEK_3, on="2099-01-01"), first_seen=datetime(2024, 5, 23, tzinfo=UTC))
    verdict = only(judge(sighting, ADA, season()))
    assert verdict.status == "on time"
    assert any("first seen" in reason.detail for reason in verdict.because if reason.signal == "date")


def test_marks_that_stand_on_every_post_say_nothing_about_one() -> None:
    """A tag or phrase in the furniture of a blog is left out; a sentence with its own ordinal still counts."""
    everywhere = frozenset({"lantern-writing", "lantern writing challenge"})
    bare = post("Part of the Lantern Writing Challenge.", tags=("lantern-writing",), everywhere=everywhere)
    assert only(judge(bare, ADA, season())).ask == "unmarked"
    assert not is_marked(bare, season())
    assert only(judge(replace(bare, reading=read_plain(WEEK_3)), ADA, season())).prompts == (3,)


def test_a_prompts_page_on_our_own_site_is_a_prompt_link() -> None:
    """Linking to the prompt here is as good as linking to its announcement there."""
    html = "<p>For <a href='https://site.example/c/seasons/spring/prompts/p2/'>this</a>.</p>"
    verdict = judge(post(reading=read_html(html)), ADA, season(), site_url="https://site.example/c")[0]
    assert (verdict.prompts, verdict.because[0].signal) == ((2,), "prompt link")


def test_pages_of_our_own_site_are_no_submissions() -> None:
    """The site's roundups and announcements come back through feeds."""
    sighting = post(WEEK_3, addresses=("https://site.example/seasons/spring/roundups/01/",))
    assert only(judge(sighting, ADA, season(), site_url="https://site.example")).status == "not ours"


@pytest.mark.parametrize(
    "line", ["LWC, week 3", "For the LWC, week 3.", "Week 3 of LWC", "Day one, week 3 of the LWC."]
)
def test_initials_count_with_a_number_on_either_side(line: str) -> None:
    """People shorten a long name; alone such letters may be anything."""
    assert only(judge(post(f"A long way.\n\nHome.\n\n{line}"), ADA, season())).status == "on time"
    without = line.replace("week 3", "then").replace("Week 3 of", "Such is")
    assert only(judge(post(f"A long way.\n\nHome.\n\n{without}"), ADA, season())).status == "ask"


@pytest.mark.parametrize("home", ["", "https://lantern.example/"])
def test_pages_below_the_announcement_are_no_submissions_unless_a_member_lives_there(home: str) -> None:
    """A listed link may be a day's archive with the announcement in it; the organizer may also write there."""
    sighting = post(WEEK_3, addresses=("https://lantern.example/2024/04/spring/kick-off/",))
    verdict = judge(sighting, replace(ADA, site=home), season())[0]
    assert verdict.status == ("on time" if home else "not ours")


def test_the_fingerprint_knows_the_rules_and_nothing_else() -> None:
    """A changed rule changes it, the same rules read again do not."""
    assert fingerprint(season()) == fingerprint(season())
    assert fingerprint(season()) != fingerprint(season(recognise={"tags": ["other"]}))
    assert fingerprint(season()) != fingerprint(season(), [season(id="autumn", starts="2024-09-30")])
    assert fingerprint(season()) != fingerprint(season(deadline={"grace": "1 days"}))


def test_the_same_question_has_the_same_answer_whoever_was_asked_before() -> None:
    """What is remembered between calls never leaks from one season or post into another."""
    spring, autumn = season(), season(id="autumn", title="Fall 2024 Lantern Writing Challenge", starts="2024-09-30")
    fresh = judge(post(WEEK_3), ADA, season())
    judge(post("Other words."), ADA, autumn, [spring])
    judge(post(WEEK_3), ADA, spring, [autumn])
    assert judge(post(WEEK_3), ADA, spring) == fresh


def test_shared_marks_are_asked_in_each_season_they_fit() -> None:
    """Two running seasons with one tag: neither takes the post by itself."""
    spring, twin = season(), season(id="twin", title="Lantern Evenings", every="2 weeks")
    sighting = post(tags=("lantern-writing",))
    assert only(judge(sighting, ADA, spring, [twin])).status == "ask"
    assert only(judge(sighting, ADA, twin, [spring])).status == "ask"
    assert only(judge(sighting, ADA, spring, [])).status == "on time"


def test_unmarked_posts_are_a_class_of_their_own() -> None:
    """They can be settled in bulk and propose the round of their date."""
    verdict = only(judge(post(), ADA, season()))
    assert (verdict.status, verdict.ask, verdict.prompts) == ("ask", "unmarked", (3,))
    assert only(judge(post(), ADA, season(recognise={"unmarked": "ignore"}))).status == "not ours"
    assert only(judge(post(), ADA, season(recognise={"unmarked": "count"}))).prompts == (3,)


def test_counting_unmarked_posts_needs_exactly_one_open_window() -> None:
    """Two seasons that count everything cannot both have it."""
    ours = season(recognise={"unmarked": "count"})
    other = season(id="other", title="Marble Month", recognise={"unmarked": "count"})
    assert only(judge(post(), ADA, ours, [other])).status == "ask"
    assert only(judge(post(), replace(ADA, seasons=("spring",)), ours, [other])).status == "on time"


def test_links_that_are_marks_are_listed_once() -> None:
    """The ledger keeps them; those in quotations are none."""
    html = (
        "<p><a href='https://lantern.example/2024/04/spring/'>A</a> <a href='https://lantern.example/2024/04/spring/'>B</a>"
        "<a href='https://elsewhere.example/'>C</a></p><blockquote><a href='https://lantern.example/2024/04/spring/x'>D</a></blockquote>"
    )
    assert matching_links(read_html(html), season()) == ("https://lantern.example/2024/04/spring/",)


def test_windows_are_few_and_short_and_closing_words_come_before_the_middle() -> None:
    """What the ledger remembers of a text without consent to more."""
    filler = " ".join(["A long and winding sentence about nothing."] * 30)
    middle = [f"I mentioned the Lantern Writing Challenge to neighbour {n} and {filler}" for n in range(30)]
    reading = Reading(tuple(Block(text) for text in [filler, *middle, filler, WEEK_3]))
    kept = windows(reading, season())
    assert len(kept) <= 12
    assert all(len(window) <= 160 for window in kept)
    assert kept[0] == WEEK_3
    assert all(window.startswith("…") for window in kept[1:])


def test_marks_say_where_they_stand() -> None:
    """What the queue and the ledger show of a post."""
    places = {
        mark.place
        for mark in marks_in(post(WEEK_3, title="Lantern Writing Challenge", tags=("lantern-writing",)), season())
    }
    assert {"opening", "title", "tags"} <= places or {"closing", "title", "tags"} <= places


@pytest.mark.parametrize(
    "unit",
    [
        "week ",
        "1/1",
        '"',
        "Lantern ",
        "#",
        "a's post ",
        "Lantern Writing Challenge week 3. ",
        "first and ",
        "join us ",
        "1. ",
        "…",
        "第",
    ],
)
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    """Four times the text takes at most some ten times as long: no pattern runs wild."""

    def cost(letters: int) -> float:
        text = unit * (letters // len(unit)) + " Lantern Writing Challenge"
        best = float("inf")
        for _ in range(3):
            sighting = post(reading=Reading((Block(text),)))
            begun = process_time()
            judge(sighting, ADA, season())
            best = min(best, process_time() - begun)
        return best

    assert cost(320_000) <= 10 * cost(80_000) + 0.02


def test_a_stamp_without_a_day_to_stand_on_is_survived() -> None:
    """The last moments of the calendar are judged like any other."""
    verdict = judge(post(WEEK_3, claimed=Stamp(datetime(9999, 12, 31, 23, 59))), ADA, season())[0]
    assert verdict.because
