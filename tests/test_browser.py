"""The built sample in a real browser: quiet, narrow, by keyboard, in both themes, with and without scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.built_site import ROOT
from tests.real_browser import served
from tests.the_sample import on_the_sample

pytestmark = on_the_sample

PAGES = [
    "",
    "seasons/",
    "seasons/autumn-2025/",
    "seasons/autumn-2025/progress/",
    "seasons/autumn-2025/prompts/the-light-you-work-by/",
    "seasons/autumn-2025/roundups/01/",
    "seasons/autumn-2025/posts/noor/ful-fi-l-thalitha/",
    "members/",
    "members/ines/",
    "search/",
    "health/",
    "404.html",
    "take-part/",
]
LETTERS = """
() => {
  const counts = [];
  for (const text of document.querySelectorAll('.letter .text p, .answer .p-summary')) {
    const range = document.createRange(), lines = {};
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const line = Math.round(range.getBoundingClientRect().bottom);
      lines[line] = (lines[line] || 0) + 1;
    }
    counts.push(...Object.values(lines).slice(0, -1));
  }
  return counts.reduce((sum, each) => sum + each, 0) / counts.length;
}
"""
CONTRAST = """
() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [.2126, .7152, .0722][at], 0);
  const ground = node => { for (; node; node = node.parentElement) {
    const found = parts(getComputedStyle(node).backgroundColor);
    if (found.length === 3 || found[3] > .99) return found; }
    return [255, 255, 255]; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), poor = [];
  for (let text; (text = walker.nextNode());) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility() || node.closest('svg, .v, .skip')) continue;
    const [a, b] = [light(parts(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.push(text.data.trim().slice(0, 40));
  }
  return poor;
}
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample, gathered and built in a folder of its own."""
    work = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", work / "content")
    python, content = sys.executable, str(work / "content")
    given = subprocess.run([python, "-m", "challenge", "sample"], cwd=ROOT, capture_output=True, text=True, check=True)
    refresh = [python, "-m", "challenge", "refresh", "--content", content, *given.stdout.split()]
    subprocess.run(refresh, cwd=ROOT, check=True, capture_output=True)
    pelican = [python, "-m", "pelican", content, "-s", "pelicanconf.py", "-o", str(work / "output")]
    with served(work / "output") as address:
        environment = {**os.environ, "SITEURL": address, "CHALLENGE_NOW": "2025-11-06T20:30:00Z"}
        subprocess.run([*pelican, "--fatal", "warnings"], cwd=ROOT, check=True, capture_output=True, env=environment)
        yield f"{address}/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_quiet_narrow_and_readable(browser: Any, sample: str, scheme: str) -> None:
    """At 320 px no page complains in the console, asks another host, scrolls sideways, or has text of poor contrast."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(sample) else None)
    for path in PAGES:
        page.goto(sample + path)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
        assert page.evaluate(CONTRAST) == [], path
    context.close()
    assert said == []


def test_the_keyboard_reaches_the_text_and_the_menu(browser: Any, sample: str) -> None:
    """The first key leads to the skip link, which leads to the text; the next ones through the menu."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(sample)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"Prompts", "Progress", "People", "Seasons", "Search"} <= set(reached)
    page.goto(sample)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    context.close()


def test_everything_is_there_without_scripts(browser: Any, sample: str) -> None:
    """With JavaScript off each page has its text, and nothing that only a script could work is shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(sample + path)
        assert len(page.locator("main").inner_text()) > 40, path
        assert page.locator("main button:visible, main input:visible").count() == 0, path
    context.close()


def test_answers_can_be_put_in_another_order(browser: Any, sample: str) -> None:
    """By length the longest comes first; by arrival everything stands as it came."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(sample + "seasons/autumn-2025/prompts/the-light-you-work-by/")
    words = "[...document.querySelectorAll('.answer')].map(each => Number(each.dataset.words))"
    before = page.evaluate(words)
    page.click("button[value=length]")
    assert page.evaluate(words) == sorted(before, reverse=True)
    page.click("button[value=arrival]")
    assert page.evaluate(words) == before
    context.close()


@pytest.mark.parametrize("term", ["night", "ليل"])
def test_the_search_finds(browser: Any, sample: str, term: str) -> None:
    """Words in the site's language and in another; each result leads to a page of the site."""
    pytest.importorskip("pagefind", reason="Pagefind is not installed")
    context = browser.new_context()
    page = context.new_page()
    page.goto(sample + "search/")
    page.fill("#q", term)
    page.wait_for_selector("#results a", timeout=30_000)
    link = page.locator("#results a").first.get_attribute("href")
    assert link.startswith(sample)
    assert page.goto(link).status == 200
    context.close()


def test_the_first_screen_of_a_phone_says_what_until_when_how_and_what_is_newest(browser: Any, sample: str) -> None:
    """On 360 by 740 points the front page shows the prompt, its deadline, the way to take part and the newest title."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(sample)
    for seen in ("h1", ".deadline .until", ".actions a[href='#take-part']", ".h-feed .p-name a"):
        box = page.locator(seen).first.bounding_box()
        assert box["y"] + box["height"] <= 740, seen
    context.close()


def test_a_line_of_reading_is_sixty_to_seventy_letters(browser: Any, sample: str) -> None:
    """Full lines of a letter and of an answer's beginning, give or take what the reader's own serif face is like."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for path in ("seasons/autumn-2025/roundups/01/", "seasons/autumn-2025/prompts/the-light-you-work-by/"):
        page.goto(sample + path)
        assert 57 <= page.evaluate(LETTERS) <= 72, path
    context.close()


def test_time_runs_as_the_language_reads(browser: Any, sample: str) -> None:
    """From right to left a picture is turned round, and what is written in it is not."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(sample + "members/ines/")
    first = "document.querySelector('.picture text').getBoundingClientRect().left - innerWidth / 2"
    assert page.evaluate(first) < 0
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate(first) > 0
    turned = "new DOMMatrix(getComputedStyle(document.querySelector('.picture %s')).transform).a"
    assert [page.evaluate(turned % part) for part in ("svg", "text")] == [-1, -1]
    context.close()


def test_paper_is_white_and_says_what_stands_there(browser: Any, sample: str) -> None:
    """Printed from a dark screen, the cover is black on white, and what is folded or only clicked is left out."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(sample)
    style = "(getComputedStyle(document.querySelector('%s')).%s)"
    assert page.evaluate(style % (".cover", "backgroundColor")) == "rgb(255, 255, 255)"
    assert page.evaluate(style % (".cover h1", "color")) == "rgb(0, 0, 0)"
    assert page.locator(".actions, .top nav, details:not([open])").locator("visible=true").count() == 0
    context.close()
