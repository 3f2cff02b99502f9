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
