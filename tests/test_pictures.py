"""Pictures, badges and cards: what they draw is what the standings say, for every size, script and moment."""

from __future__ import annotations

import gzip
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from challenge.content.members import Member
from challenge.content.seasons import season_from
from challenge.overview import look
from challenge.pages.pictures.arrivals import draw_arrivals
from challenge.pages.pictures.badge import badge_html, badge_kind, badge_markdown, draw_badge
from challenge.pages.pictures.card import CardWords, card_label, card_path, paint_card, settable
from challenge.pages.pictures.days import MOST_DAYS, Span, Written, span_of, stretches
from challenge.pages.pictures.geometry import short, strokes
from challenge.pages.pictures.glance import draw_glance
from challenge.pages.pictures.growth import draw_growth
from challenge.pages.pictures.rhythm import draw_rhythm
from challenge.pages.pictures.views import member_pictures, prompt_picture, season_pictures
from challenge.pages.shelf import Shelf
from challenge.pages.site import take_down
from challenge.progress.standing import Cell, CellStatus, MemberStanding, Standings
from challenge.progress.tally import stand
from plugins.challenge_pages.pictures import Pictures
from tests.built_site import ROOT, SCRIPT, URL, build, crowd, row
from tests.conftest import Site

NOW = datetime(2017, 5, 17, 12, tzinfo=UTC)
DAY = st.dates(date(2016, 1, 1), date(2019, 12, 31))
POSTS = st.lists(st.builds(Written, DAY, st.none() | st.integers(0, 9000)), min_size=1, max_size=60).map(
    lambda posts: sorted(posts, key=lambda post: post.day)
)


def shelf_of(site: Site, now: datetime = NOW) -> Shelf:
    return take_down(look(site.content, now), "https://challenge.example")


def season(site: Site, *lines: str, prompts: int = 3, more: str = "") -> Shelf:
    site.site()
    site.season(f'[recognise]\ntags = ["spring"]\n{more}', prompts=prompts)
    for name in ("ada", "bob", "cleo"):
        site.member(name)
    site.write("seasons/spring/ledger.jsonl", "\n".join(lines) + "\n")
    return shelf_of(site)


def year(people: int, weeks: int, cell: Any) -> Standings:
    """The standings of many people in a long season; `cell` says of (person, round) what happened."""
    prompts = [{"number": number + 1, "title": f"Round {number + 1}"} for number in range(weeks)]
    found, problems = season_from(
        {"title": "Year", "starts": "2017-01-02", "timezone": "UTC", "every": "1 weeks"}, prompts, "year"
    )
    assert found is not None
    assert not problems
    table = stand(found, [Member(id=f"m{n:03d}", name=f"M {n:03d}") for n in range(people)], [], NOW + timedelta(900))
    members = tuple(_filled(line, {n: cell(at, n) for n in line.cells}) for at, line in enumerate(table.members))
    return replace(table, members=members)


def _filled(line: MemberStanding, statuses: Mapping[int, CellStatus]) -> MemberStanding:
    cells = {number: Cell(status) for number, status in statuses.items()}
    return replace(line, cells=cells, done=sum(cell.status in ("on time", "late") for cell in cells.values()))


def cells_of(path: str) -> set[tuple[int, int]]:
    """(round, person) of every unit that level strokes cover."""
    x = y = 0
    found = set()
    for dx, dy, length in re.findall(r"m(-?\d+) ?(-?\d+)h(\d+)", path):
        x, y = x + int(dx), y + int(dy)
        found |= {(x + step, y) for step in range(int(length))}
        x += int(length)
    return found


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 300), st.integers(1, 9)), max_size=40))
def test_strokes_cover_what_they_are_told(runs: list[tuple[int, int, int]]) -> None:
    """Relative moves lead back to the same places."""
    assert cells_of(strokes(runs)) == {(x + step, y) for x, y, length in runs for step in range(length)}


@settings(deadline=None)
@given(st.floats(-2000, 2000))
def test_short_numbers_are_numbers(value: float) -> None:
    """Two decimals, nothing that could be left out, and the same value."""
    assert abs(float(short(value)) - value) <= 0.0051
    assert not re.search(r"\.\d*0$|^-?0\.|^-0$", short(value))


def test_the_glance_draws_the_standings() -> None:
    """Every cell of every person is drawn as its status, once, in the order of the busiest; nothing else is drawn."""
    states = ("on time", "late", "waiting", "missed", "open", "not yet", "skipped", "away")
    table = year(17, 23, lambda person, number: states[(person * 7 + number * number) % 8])
    picture = draw_glance(table)
    assert picture is not None

    drawn = {(x, y): status for status, path in picture.paths for x, y in cells_of(path)}
    rows = sorted(table.members, key=lambda line: (-line.done, -line.posts, line.member.name))
    told = {(x, y): line.cells[x + 1].status for y, line in enumerate(rows) for x in range(23)}
    assert drawn == {at: status for at, status in told.items() if status in states[:5]}
    assert sum(len(cells_of(path)) for _, path in picture.paths) == len(drawn)
    for column in picture.columns:
        assert sum(column.counts.values()) == 17
    assert picture.done == sum(status in ("on time", "late") for status in told.values())


def test_a_year_of_two_hundred_people_is_light() -> None:
    """Ten thousand cells that follow no pattern stay below 20 kB, and 6 kB as they are sent."""
    table = year(200, 52, lambda person, n: "on time" if (person * person + n * 7919 * n) % 11 < 6 else "missed")
    picture = draw_glance(table)
    assert picture is not None

    paths = "".join(path for _, path in picture.paths)
    assert len(paths) < 20_000
    assert len(gzip.compress(paths.encode())) < 6_000
    assert picture.crowded
    assert len(picture.ticks) <= 8


def test_there_is_no_picture_before_the_first_round(site: Site) -> None:
    """With nobody, or nothing open yet, there is nothing to draw; no empty chart."""
    shelf = season(site, prompts=2)
    early = shelf_of(site, datetime(2017, 4, 1, tzinfo=UTC))

    assert season_pictures(early, "spring").glance is None
    assert season_pictures(early, "spring").rhythm is None
    assert season_pictures(shelf, "spring").glance is not None
    assert season_pictures(shelf, "spring").growth is None
    assert member_pictures(shelf, "ada", "spring").rhythm is None
    assert prompt_picture(shelf, "spring", 1) is None
    assert prompt_picture(shelf, "spring", 9) is None


@settings(deadline=None)
@given(POSTS, DAY, st.integers(0, 3000), st.booleans())
def test_the_calendar_shows_every_day_once(posts: list[Written], first: date, length: int, by_words: bool) -> None:
    """Past and coming days fill the span without overlap, every day with a post has one square, a year is the most."""
    rules, _ = season_from(
        {"title": "S", "starts": first.isoformat(), "timezone": "Asia/Tokyo"}
        | {"every": "1 weeks", "ends": (first + timedelta(days=length)).isoformat()},
        [],
        "s",
    )
    assert rules is not None
    now = datetime(2018, 1, 1, 12, tzinfo=UTC)
    span = span_of(rules, posts, now)
    picture = draw_rhythm(posts, span, by_words)
    assert picture is not None

    days = [
        (int(x), int(y) + step)
        for path in (picture.past, picture.coming)
        for x, y, length in re.findall(r"M(\d+) (\d+)v(\d+)", path)
        for step in range(int(length))
    ]
    squares = [square for size in picture.sizes for square in re.findall(r"M(\d+) (\d+)h", size.path)]
    assert span.days <= MOST_DAYS
    assert len(days) == len(set(days)) == span.days
    assert {(int(x), int(y)) for x, y in squares} <= set(days)
    assert len(squares) == len(set(squares)) == picture.active
    assert picture.weeks <= MOST_DAYS // 7 + 2
    assert sum(each.posts for each in stretches(posts, span)) == len(posts)


@settings(deadline=None)
@given(POSTS, st.none() | st.integers(1, 100_000))
def test_the_line_ends_at_the_sum(posts: list[Written], goal: int | None) -> None:
    """Words over time climb to their sum and never fall; the goal stands at its own height."""
    span = Span(date(2017, 1, 1), date(2017, 12, 31), date(2017, 12, 31))
    picture = draw_growth(posts, span, goal)
    total = sum(post.words or 0 for post in posts)
    if picture is None:
        assert total == 0
        return

    heights = [float(height) for height in re.findall(r"V([\d.]+)", picture.line)]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == pytest.approx(100 - 100 * total / picture.top, abs=0.06)
    assert picture.top >= max(total, goal or 0)
    assert stretches(posts, span)[-1].words_so_far == total
    if goal:
        assert float(picture.goal_at.rstrip("%")) == pytest.approx(100 - 100 * goal / picture.top, abs=0.01)


def test_the_goal_is_drawn_where_it_is_one_of_words(site: Site) -> None:
    """A member's line climbs towards the target, the season's towards everybody's together."""
    post = row("ada", "https://ada.example/1/", "One", "2017-05-03", words=700)
    shelf = season(site, post, more='[goal]\nkind = "words"\ntarget = 500')

    mine, all_ = member_pictures(shelf, "ada", "spring").growth, season_pictures(shelf, "spring").growth
    assert mine is not None
    assert all_ is not None
    assert (mine.goal, all_.goal) == (500, 1500)
    assert [(flag.day, flag.people) for flag in mine.flags] == [(date(2017, 5, 3), 1)]


@pytest.mark.parametrize(
    ("zone", "published", "share"),
    [("season", "2017-05-08T00:30:00+02:00", 7 / 8), ("author", "2017-05-07T23:00:00-10:00", 1)],
)
def test_the_deadline_stands_between_in_time_and_late(site: Site, zone: str, published: str, share: float) -> None:
    """Days are those of the calendar that the deadline goes by; the line stands at its midnight."""
    posts = [
        row("ada", "https://ada.example/1/", "One", "2017-05-02T10:00:00+01:00"),
        row("bob", "https://bob.example/1/", "One", published),
        row("cleo", "https://cleo.example/1/", "One", "2017-05-08T10:00:00+01:00", status="late")
        if zone == "season"
        else row("cleo", "https://cleo.example/1/", "One", "2017-05-02T11:00:00+01:00"),
    ]
    shelf = season(site, *posts, more=f'[deadline]\nzone = "{zone}"')

    picture = prompt_picture(shelf, "spring", 1)
    assert picture is not None
    assert float(picture.deadline_at.rstrip("%")) == pytest.approx(100 * share, abs=0.01)
    assert sum(day.on_time + day.late for day in picture.table) + picture.later == picture.total == 3
    assert sum(map(int, re.findall(r"v-(\d+)", picture.on_time + picture.late))) == 3
    assert [day.on_time for day in picture.table if day.first == date(2017, 5, 7)] == [1]


def test_nothing_is_drawn_for_those_far_too_late(site: Site) -> None:
    """An answer months later is counted in words, and does not stretch the picture; weeks end with today's."""
    posts = [
        row("ada", "https://ada.example/1/", "One", "2017-05-02"),
        row("bob", "https://bob.example/1/", "One", "2017-09-02", status="late"),
    ]
    season(site, *posts)
    shelf = shelf_of(site, datetime(2017, 10, 1, tzinfo=UTC))

    picture = prompt_picture(shelf, "spring", 1)
    assert picture is not None
    assert (picture.last, picture.later, picture.late) == (date(2017, 5, 7), 1, "")
    weeks = season_pictures(shelf_of(site), "spring").table
    assert [(week.first, week.last) for week in weeks][-1] == (date(2017, 5, 15), date(2017, 5, 21))


def test_only_far_too_late_answers_are_counted_in_words(site: Site) -> None:
    """Where nothing falls into the days that are shown there are no bars, and the number stands below."""
    season(site, row("bob", "https://bob.example/1/", "One", "2017-09-02", status="late"))
    picture = prompt_picture(shelf_of(site, datetime(2017, 10, 1, tzinfo=UTC)), "spring", 1)

    assert picture is not None
    assert (picture.on_time, picture.late, picture.table, picture.later) == ("", "", (), 1)
    page = (build(site, now="2017-10-01T12:00:00Z") / "seasons/spring/prompts/prompt-1/index.html").read_text("utf-8")
    assert "One more came later than is shown." in page


def test_a_round_without_end_has_a_picture(site: Site) -> None:
    """Years of answers are taken together, and a deadline beyond all time is not drawn."""
    posts = [row("ada", f"https://ada.example/{n}/", "One", f"{2010 + n}-05-02", first_seen=NOW) for n in range(8)]
    shelf = season(site, *posts, prompts=1, more="")
    line = shelf.rounds("spring")[0]
    rules = shelf.content.seasons["spring"].season
    far = SimpleNamespace(round=_moved(line.round), opens=datetime(2010, 1, 1, tzinfo=UTC))

    picture = draw_arrivals(rules, far, shelf.answers("spring", 1), NOW)  # type: ignore[arg-type]
    assert picture is not None
    assert picture.columns <= 200
    assert picture.deadline_at == ""
    assert picture.total == 8


def _moved(round_: Any) -> Any:
    return replace(round_, closes=replace(round_.closes, wall=datetime(8999, 1, 1)))


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_a_badge_is_xml_whatever_it_says(title: str, words: str, label: str) -> None:
    """Any text is escaped, fits its picture, and is told to those who listen."""
    badge = draw_badge("streak", title, words, label)
    root = ET.fromstring(badge.svg)
    texts = root.findall("{http://www.w3.org/2000/svg}text")

    assert {child.tag.rpartition("}")[2] for child in root} == {"title", "rect", "path", "text"}
    assert sum(float(text.get("textLength") or 0) for text in texts) < badge.width
    html = ET.fromstring(
        badge_html(label, "https://x.example/b.svg", "https://x.example/", badge).replace("></a>", "/></a>")
    )
    assert html[0].get("alt") == root.get("aria-label")


def test_a_name_cannot_leave_its_markdown() -> None:
    """Brackets and marks of a name are escaped."""
    written = badge_markdown("](javascript:x) [<b>", "https://x.example/b.svg", "https://x.example/")

    assert written == r"[![\](javascript:x) \[\<b\>](https://x.example/b.svg)](https://x.example/)"


@pytest.mark.parametrize(
    ("complete", "streak", "kind"),
    [(True, 9, "completed"), (False, 2, "streak"), (False, 1, "taking part"), (False, None, "taking part")],
)
def test_a_badge_shows_the_best_there_is(complete: bool, streak: int | None, kind: str) -> None:
    """The goal before the streak, the streak before taking part."""
    line = SimpleNamespace(goal=SimpleNamespace(complete=complete), streak=streak)

    assert badge_kind(line) == kind  # type: ignore[arg-type]


WORDS = {"site": "The Desk", "above": "Autumn · Prompt 5", "title": "A title", "foot": "desk.example"}


@pytest.mark.parametrize(
    "title",
    [
        "A title",
        "沈黙の重さ",
        "رسالة",
        "🎉🎉",
        "",
        "x" * 3000,
        "Very long indeed " * 20,
        "Письмо Άννα",
        '<b> & "q"',
        "\x00",
    ],
)
def test_every_title_has_a_card(title: str) -> None:
    """1200 x 630, light, and the same bytes each time."""
    words = CardWords(**{**WORDS, "title": title})
    body = paint_card(words)

    with Image.open(io.BytesIO(body)) as image:
        assert image.size == (1200, 630)
    assert body == paint_card(words)
    assert len(body) < 60_000


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("Plain", "Plain"),
        ("Smile 🎉 on", "Smile on"),
        ("The 沈黙", ""),
        ("Αρχή Ж é", "Αρχή Ж é"),
        ("Ἀρχή", ""),
        ("🎉", ""),
        ("a\tb\n", "a b"),
    ],
)
def test_a_face_without_the_letters_sets_nothing(text: str, set_: str) -> None:
    """Signs are left out; a text with letters that the face lacks is not set by halves."""
    assert settable(text) == set_


def test_unknown_letters_leave_the_sites_name() -> None:
    """A title that cannot be set gives the card of no title at all."""
    strange, none = (paint_card(CardWords(**{**WORDS, "title": title})) for title in ("沈黙", ""))

    assert strange == none
    assert strange != paint_card(CardWords(**WORDS))


@pytest.mark.parametrize(
    ("site", "above", "title", "label"),
    [
        ("The Long Table", "Autumn · Prompt 7", "Bread", "The Long Table – Autumn · Prompt 7 – Bread – table.example"),
        ("The Long Table", "", "The Long Table", "The Long Table – table.example"),
        ("The Long Table", "Autumn · Prompt 2", "沈黙の重さ", "Autumn · Prompt 2 – The Long Table – table.example"),
        ("夜", "Autumn", "沈黙の重さ", "Autumn – table.example"),
        ("Owls 🦉", "", "Night", "Owls – Night – table.example"),
    ],
)
def test_a_card_is_described_as_it_is_painted(site: str, above: str, title: str, label: str) -> None:
    """What stands on it from top to bottom, each thing once, and nothing that cannot be set."""
    words = CardWords(site=site, above=above, title=title, foot="table.example")

    assert card_label(words) == label
    if title == site:
        assert paint_card(words) == paint_card(replace(words, title=""))


@pytest.mark.parametrize(("cover", "token"), [(True, "cover"), (False, "paper")])
def test_a_card_stands_on_the_themes_own_colour(cover: bool, token: str) -> None:
    """A prompt's is the cover that its page has; every other is paper."""
    style = (ROOT / "theme/static/css/style.css").read_text("utf-8")
    ground = re.findall(rf"--{token}: #([0-9a-f]{{6}});", style)[0]

    with Image.open(io.BytesIO(paint_card(CardWords(**{**WORDS, "cover": cover})))) as image:
        assert image.convert("RGB").getpixel((5, 5)) == tuple(bytes.fromhex(ground))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the small site full of traps."""
    return build(crowd(Site(tmp_path_factory.mktemp("crowd"))))


def drawn(output: Path) -> Mapping[str, str]:
    return {str(path.relative_to(output)): path.read_text("utf-8") for path in sorted(output.rglob("*.html"))}


def test_every_picture_says_what_it_is(output: Path) -> None:
    """Each stands with a name, a description and a table, under ids that its page has once, in the theme's colours."""
    seen = 0
    for name, page in drawn(output).items():
        ids = re.findall(r' id="([^"]*)"', page)
        assert len(ids) == len(set(ids)), name
        for labels, inside in re.findall(r'<svg role="img" aria-labelledby="([^"]*)"(.*?)</svg>', page, re.DOTALL):
            seen += 1
            assert set(labels.split()) <= set(ids), name
            assert "<title" in inside
            assert "<desc" in inside
        for picture in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
            assert not re.findall(r' style=| class="count|#[0-9a-f]{6}|xlink|href=', picture), name
        assert page.count('role="img" aria-labelledby') == 0 or "<table" in page
    assert seen >= 6


@pytest.mark.parametrize("member", ["ada", "bob", "cleo", "eve"])
def test_every_member_of_a_season_has_a_badge(output: Path, member: str) -> None:
    """It can be read as XML, its name is escaped, and its page says how to take it along."""
    root = ET.fromstring((output / f"badges/spring/{member}.svg").read_text("utf-8"))
    page = (output / f"members/{member}/index.html").read_text("utf-8")

    assert root.get("aria-label", "").endswith("– Spring Challenge")
    assert SCRIPT not in page
    assert f"{URL}/badges/spring/{member}.svg" in page


def test_the_paused_have_neither_badge_nor_card(output: Path) -> None:
    """Nothing is shown of a member who is paused."""
    assert not (output / "badges/spring/dan.svg").exists()
    assert not (output / "cards/members/dan.png").exists()


def test_pages_name_their_cards(output: Path) -> None:
    """Prompts, roundups and members have their own, others the site's; a prompt that is not open has none."""
    for name, page in drawn(output).items():
        found = re.findall(r'<meta property="og:image" content="([^"]*)">', page)
        assert len(found) == 1, name
        assert found[0].startswith(f"{URL}/cards/")
        assert (output / found[0].removeprefix(f"{URL}/")).read_bytes().startswith(b"\x89PNG"), name
        assert page.count('property="og:image:alt"') == 1
    cards = {path.relative_to(output / "cards").as_posix() for path in (output / "cards").rglob("*.png")}
    assert {card for card in cards if "/prompts/" in card and card.startswith("seasons/spring")} == {
        f"seasons/spring/prompts/prompt-{number}.png" for number in (1, 2, 3)
    }
    assert card_path("members/ada/").removeprefix("cards/") in cards
    assert "seasons/spring/roundups/01.png" in cards


@pytest.mark.parametrize(
    ("page", "card"),
    [
        ("", "cards/site.png"),
        ("404.html", "cards/site.png"),
        ("seasons/spring/", "cards/site.png"),
        ("seasons/spring/prompts/prompt-1/", "cards/seasons/spring/prompts/prompt-1.png"),
        ("seasons/spring/prompts/prompt-1/answers/2/", "cards/seasons/spring/prompts/prompt-1.png"),
    ],
)
def test_a_part_of_a_page_has_its_card(site: Site, page: str, card: str) -> None:
    """Further answers carry the prompt's card; what has none carries the site's."""
    found = Pictures(season(site), cards=True).card(page)

    assert found is not None
    assert found.path == card


def test_cards_can_be_left_out(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """With CHALLENGE_CARDS=off no picture is painted and no page names one."""
    monkeypatch.setenv("CHALLENGE_CARDS", "off")
    output = build(crowd(site))

    assert not (output / "cards").exists()
    assert "og:image" not in (output / "index.html").read_text("utf-8")
    assert (output / "badges/spring/ada.svg").exists()


def test_a_first_day_says_so_in_words(site: Site) -> None:
    """A season that nobody has written in draws no empty chart."""
    season(site, prompts=2)
    page = (build(site, now="2017-04-01T12:00:00Z") / "seasons/spring/index.html").read_text("utf-8")

    assert "There is nothing to draw yet" in page
    assert "<svg" not in page
