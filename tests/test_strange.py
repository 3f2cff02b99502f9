"""Long, strange and missing things: every page holds, and none is too heavy for a slow line."""

from __future__ import annotations

import re
from difflib import unified_diff
from gzip import compress
from html import escape
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.built_site import broken_links, build, read_page
from tests.conftest import Site
from tests.golden import OUTLINES, PAGES, outline
from tests.golden.pictures import COLOURS, MOST, differing, reduce
from tests.quality.made_up import NOW, STRANGE_TITLES, URL, write_strange
from tests.real_browser import served

MOST_KB = 60
PROMPTS = "seasons/strange/prompts"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of titles in every script, a writer of 400 posts, a prompt with 500 answers, one with none."""
    site = Site(tmp_path_factory.mktemp("strange"))
    write_strange(site.content)
    return build(site, now=NOW, url=URL)


def test_no_page_is_heavier_than_sixty_kilobytes(output: Path) -> None:
    """HTML, stylesheet and scripts of any page as they are sent: five hundred answers and thirty thousand words too."""
    theme = sum(
        len(compress(path.read_bytes())) for path in (output / "theme").rglob("*") if path.suffix in (".css", ".js")
    )
    heavy = {path: len(compress(path.read_bytes())) + theme for path in output.rglob("*.html")}

    assert not {path: size for path, size in heavy.items() if size > MOST_KB * 1000}


def test_nothing_leads_nowhere(output: Path) -> None:
    """Folded answers, parts of texts and pages of titles are all linked, and every fragment is there."""
    assert broken_links(output, URL) == []


@pytest.mark.parametrize("title", [title for title in STRANGE_TITLES if title])
def test_a_strange_title_is_shown_whole(output: Path, title: str) -> None:
    """On the prompt's page and in the list of everything, as it was written."""
    for page in (f"{PROMPTS}/prompt-1", "search"):
        text = (output / page / "index.html").read_text("utf-8")
        listed = (
            text if page != "search" else "".join(p.read_text("utf-8") for p in (output / "search").rglob("*.html"))
        )
        assert escape(title, quote=False) in listed.replace("&#34;", '"').replace("&#39;", "'"), page


def test_every_answer_stands_on_the_prompts_page_once(output: Path) -> None:
    """Five hundred answers: some whole, the others in a line that leads to the page where they are whole."""
    page = output / f"{PROMPTS}/prompt-2/index.html"
    anchors = re.findall(r'id="(post-[0-9a-f]+)"', page.read_text("utf-8"))
    further = [
        anchor
        for path in sorted(page.parent.glob("*/index.html"))
        for anchor in re.findall(r'id="(post-[0-9a-f]+)"', path.read_text("utf-8"))
    ]

    assert len(anchors) == len(set(anchors)) == 500
    assert set(further) < set(anchors)
    assert anchors[-len(further) :] == further


def test_a_writer_of_four_hundred_posts_has_them_all(output: Path) -> None:
    """The newest are open, the earlier ones folded; every verdict is there."""
    text = (output / "members/busy/index.html").read_text("utf-8")

    assert text.count('class="h-entry judged"') == 400
    assert text.count("<summary>Earlier posts") == 1


def test_a_prompt_without_answers_says_so(output: Path) -> None:
    """Empty is a state with words of its own."""
    assert "Nobody answered this one" in (output / f"{PROMPTS}/prompt-5/index.html").read_text("utf-8")


def test_a_text_too_long_for_any_page_is_left_to_its_origin(output: Path) -> None:
    """Thirty thousand words from a feed: their beginning is shown, their author's own page is linked."""
    texts = [path.read_text("utf-8") for path in (output / f"{PROMPTS}/prompt-3").rglob("*.html")]

    assert any("Thirty thousand words" in text for text in texts)
    assert sum(text.count("Read it here") for text in texts) == 10


def test_a_long_kept_text_has_parts(output: Path) -> None:
    """Thirty thousand words kept here are all here, in order, on pages that lead to each other."""
    first = output / "seasons/strange/posts/guest-1/novel/index.html"
    parts = [first, *sorted(first.parent.glob("*/index.html"))]
    words = [
        re.findall(r'<div class="text e-content"[^>]*>(.*?)</div>', p.read_text("utf-8"), re.DOTALL)[0] for p in parts
    ]

    assert len(parts) > 1
    assert sum(len(re.sub(r"<[^>]*>", " ", text).split()) for text in words) == 30_000
    assert 'rel="next" href="./2/"' in first.read_text("utf-8") or "novel/2/" in first.read_text("utf-8")


def test_nothing_strange_can_run(output: Path) -> None:
    """No title closes an element, opens a script, or gets a handler."""
    for path in output.rglob("*.html"):
        risky = [each for each in read_page(path).risky if each != "svg"]
        assert risky == [], path
        assert "<script>window" not in path.read_text("utf-8"), path


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_strange_scrolls_sideways(browser: Any, output: Path, width: int) -> None:
    """Names and titles without an end break, tables and pictures scroll within themselves."""
    context = browser.new_context(viewport={"width": width, "height": 640})
    page = context.new_page()
    wide = {}
    with served(output) as address:
        for name, path in PAGES.items():
            page.goto(f"{address}/{path}")
            wide[name] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()

    assert not {name: over for name, over in wide.items() if over > 0}


@pytest.mark.parametrize("name", PAGES)
def test_the_outline_is_as_recorded(output: Path, name: str) -> None:
    """Words and structure of each strange page. If the change is meant: `make golden`, and look at the difference."""
    recorded = (OUTLINES / f"{name}.txt").read_text("utf-8").splitlines()
    found = outline((output / PAGES[name] / "index.html").read_text("utf-8")).splitlines()
    changed = "\n".join(unified_diff(recorded, found, "recorded", "found", lineterm="", n=2))

    assert not changed, f"{PAGES[name]}\n{changed}"


def test_an_outline_has_words_and_structure_and_no_looks() -> None:
    """Boxes and classes are not told; links, times and languages are; of many alike the first and the last."""
    rows = "".join(f"<li>{number}</li>" for number in range(9))
    page = (
        '<title>T</title><main class="a"><div class="b"><h1><span>Owls</span></h1></div><p lang="fr">Des '
        f'<a class="c" href="/x">hiboux</a></p><ul>{rows}</ul></main>'
    )

    assert outline(page).splitlines() == [
        "title T",
        "<h1> Owls",
        "<p lang=fr>",
        "  Des",
        "  <a href=/x> hiboux",
        "<ul>",
        "  <li> 0",
        "  <li> 1",
        "  … 6 more of li",
        "  <li> 8",
    ]


@pytest.mark.parametrize(
    ("place", "colour", "differs"),
    [((0, 0, 100, 6), "#a02020", True), ((0, 0, 100, 6), "#f0f4f0", False), ((0, 0, 3, 3), "#a02020", False)],
)
def test_pictures_differ_by_what_is_seen(place: tuple[int, int, int, int], colour: str, differs: bool) -> None:
    """A band of another colour is told; a shade of the same, and a dot or two, are not."""
    picture = Image.new("RGB", (100, 100), "#fcfaf5")
    picture.paste("#202020", (20, 40, 80, 60))
    recorded = reduce(picture, picture.quantize(COLOURS))
    picture.paste(colour, place)

    assert (differing(recorded, picture) > MOST) == differs
