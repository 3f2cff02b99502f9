"""A site of long names, many rounds and several scripts, in a real browser on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.built_site import build, row
from tests.conftest import Site
from tests.real_browser import served

NOW = "2017-06-14T12:00:00Z"
"""A Wednesday of round 7."""

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LONG = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff-Donaudampfschiff"
JAPANESE = "真夜中の三時に台所の灯りの下で食べるもの、あるいは眠れない人のための短い手紙を書いてみることについて"
ROOM = "[...document.querySelectorAll('%s')].map(each => each.getBoundingClientRect().%s)"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("long"))
    site.site()
    site.season('[recognise]\ntags = ["spring"]\n')
    for number in range(1, 13):
        site.prompt(number, title=JAPANESE if number == 6 else f"What you carried home from the market {number}")
    own = '[deadline]\nzone = "author"'
    site.season('[recognise]\ntags = ["autumn"]\n', name="autumn", prompts=7, tables=own)
    site.season('starts = 2017-09-04\n[recognise]\ntags = ["late"]\n', name="late", prompts=8)
    host = "a-very-long-name-of-a-host-that-does-not-end.example"
    site.write("members/hubert.toml", f'name = "{LONG}"\nfeeds = ["https://{host}/index.xml"]\n')
    site.write("members/yuki.toml", 'name = "山田ゆき"\nfeeds = ["https://yuki.example/feed"]\nfeed = ""\n')
    lines = [row("hubert", f"https://{host}/{n}", "Post", f"2017-05-{n * 7 - 4:02d}", prompts=(n,)) for n in (1, 2, 3)]
    lines += [row("yuki", "https://yuki.example/1", JAPANESE, "2017-06-06", prompts=(6,))]
    site.write("seasons/spring/ledger.jsonl", "\n".join(lines) + "\n")
    return build(site, now=NOW, search=True)


@pytest.fixture(scope="module")
def address(output: Path) -> Iterator[str]:
    with served(output) as address:
        yield f"{address}/"


@contextmanager
def looking(browser: Any, address: str, size: dict[str, int], now: str = NOW, zone: str = "UTC") -> Iterator[Any]:
    context = browser.new_context(viewport=size, timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(address)
    yield page
    context.close()


def test_a_phone_sees_that_the_table_goes_on_and_where_it_stands(browser: Any, address: str) -> None:
    """The open round is in sight from the start, a column is cut at the edge, and the edge lies in shade."""
    with looking(browser, f"{address}seasons/spring/progress/", PHONE) as page:
        region = page.locator(".scroll").bounding_box()
        edge = region["x"] + region["width"]
        columns = page.locator(".progress thead th")
        boxes = [columns.nth(place).bounding_box() for place in range(columns.count())]
        assert any(box["x"] < edge - 2 and box["x"] + box["width"] > edge + 2 for box in boxes)
        assert "local" in page.evaluate("getComputedStyle(document.querySelector('.scroll')).backgroundAttachment")
        if page.evaluate("CSS.supports('scroll-initial-target', 'nearest')"):
            open_round = page.locator(".progress th.now").bounding_box()
            assert region["x"] < open_round["x"] and open_round["x"] + open_round["width"] <= edge
        assert page.evaluate("scrollY") == 0


def test_the_key_to_the_prompts_keeps_its_columns_apart(browser: Any, address: str) -> None:
    """On a desk the numbers of one column stand clear of the titles of the column before."""
    with looking(browser, f"{address}seasons/spring/progress/", DESK) as page:
        lefts, rights = page.evaluate(ROOM % (".key li", "left")), page.evaluate(ROOM % (".key li", "right"))
    first = min(lefts)
    second = min(left for left in lefts if left > first)
    assert second - max(right for left, right in zip(lefts, rights, strict=True) if left == first) > 50


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_long_name_pushes_no_feed_out_of_the_table(browser: Any, address: str, size: dict[str, int]) -> None:
    """The table of feeds is as wide as its place, whatever names and hosts there are."""
    with looking(browser, f"{address}health/", size) as page:
        assert page.evaluate("(each => each.scrollWidth - each.clientWidth)(document.querySelector('.scroll'))") == 0


def test_a_sentence_below_a_panel_keeps_its_distance(browser: Any, address: str) -> None:
    """That there is no post yet does not stick to the record above it."""
    with looking(browser, f"{address}members/yuki/", PHONE) as page:
        record = page.locator(".chapter:has(> .empty) .record").first.bounding_box()
        empty = page.locator(".chapter > .empty").first.bounding_box()
    assert empty["y"] - record["y"] - record["height"] >= 12


def test_the_ring_of_the_search_field_leaves_its_label_alone(browser: Any, address: str) -> None:
    """The outline of a field that is written in ends below its label."""
    pytest.importorskip("pagefind", reason="Pagefind is not installed")
    with looking(browser, f"{address}search/", PHONE) as page:
        page.focus("#q")
        ring = page.evaluate("(s => parseFloat(s.outlineOffset) + parseFloat(s.outlineWidth))(getComputedStyle(q))")
        field, label = page.locator("#q").bounding_box(), page.locator("label[for=q]").bounding_box()
    assert ring > 0
    assert field["y"] - ring >= label["y"] + label["height"]


def test_the_zone_is_said_once(output: Path) -> None:
    """A season that has not begun says by whose clock it opens once, not at every prompt."""
    page = (output / "seasons/late/index.html").read_text("utf-8")

    assert page.count("Opens on") == 8
    assert page.count("London time") == 2  # there, and where it is said how rounds close


def test_a_complaint_shows_code_as_code(output: Path) -> None:
    """What a complaint says to write stands there as something to write; sentences stand apart."""
    page = (output / "health/index.html").read_text("utf-8")

    assert "did you mean <code>feeds</code>?" in page
    assert "All feeds are well. 1 thing" in page


def test_a_script_without_italics_is_not_slanted(browser: Any, address: str) -> None:
    """A Japanese title among links that are set in italics looks as it does upright."""
    with looking(browser, f"{address}seasons/spring/prompts/prompt-5/", DESK) as page:
        link = page.locator(".turn [rel=next]")
        assert link.evaluate("each => getComputedStyle(each).fontStyle") == "italic"
        leaning = link.screenshot()
        link.evaluate("each => { each.style.fontStyle = 'normal' }")
        assert link.screenshot() == leaning


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_long_title_of_wide_signs_is_set_smaller(browser: Any, address: str, size: dict[str, int]) -> None:
    """Forty-eight signs of Japanese take the room of ninety-six letters, and are set as a long title is."""
    sizes = []
    for number in (5, 6):
        with looking(browser, f"{address}seasons/spring/prompts/prompt-{number}/", size) as page:
            sizes.append(page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"))
    assert sizes[1] <= 0.8 * sizes[0]


def test_a_post_in_kana_is_japanese_without_saying_so(output: Path) -> None:
    """Its title and its beginning carry the language that their script shows."""
    page = (output / "seasons/spring/prompts/prompt-6/index.html").read_text("utf-8")

    assert f'<bdi lang="ja" dir="ltr">{JAPANESE}</bdi>' in page


@pytest.mark.parametrize("path", ["", "seasons/", "seasons/spring/", "seasons/spring/prompts/prompt-7/"])
def test_what_is_over_is_not_called_open(browser: Any, address: str, path: str) -> None:
    """Read while the round is open a page says until when; read a season later, that it is over and since when."""
    over = r"Closed since[^(]+\(.* ago\)" if path != "seasons/" else "1 May 2017 – 23 July 2017"
    for now, said, unsaid in (
        (NOW, r"(Open|Running now,) until", r"Closed since|ago\)"),
        ("2017-09-01", over, "now|until"),
    ):
        with looking(browser, address + path, DESK, now) as page:
            words = page.locator("main").inner_text()
            first = "main .cover, main .rounds .open, main .season-line:has([data-until]), main .head"
            told = "\n".join(page.locator(first).all_inner_texts())
        assert re.search(said, words), now
        assert not re.search(unsaid, told), now


@pytest.mark.parametrize(
    ("zone", "said"), [("Pacific/Auckland", r"^Closed since .* ago\)"), ("America/Los_Angeles", r"^Open until .*\(in ")]
)
def test_by_ones_own_clock_means_the_readers(browser: Any, address: str, zone: str, said: str) -> None:
    """At one instant a deadline by everybody's own clock has passed in New Zealand, and is hours away in California."""
    path = "seasons/autumn/prompts/prompt-7/"
    with looking(browser, address + path, DESK, "2017-06-18T18:00:00Z", zone) as page:
        assert re.search(said, page.locator(".deadline").inner_text())
