"""The search page: a plain list for everybody, an index for those with a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest

from challenge.overview import look
from challenge.pages.search_records import MOST_LANGUAGES, languages_of, view_records, write_record
from challenge.pages.search_view import POSTS_ON_A_PAGE, view_search
from challenge.pages.shelf import Shelf
from challenge.pages.site import take_down
from tests.built_site import SECRET_TITLE, broken_links, build, crowd, row
from tests.conftest import Site
from tests.real_browser import served

NOW = datetime(2017, 5, 17, 12, tzinfo=UTC)


def shelf_of(site: Site) -> Shelf:
    return take_down(look(site.content, NOW), "https://challenge.example")


def many(site: Site, posts: int, **more: object) -> Shelf:
    """A season of one writer with so many posts."""
    site.site()
    site.season('[recognise]\ntags = ["spring"]\n', prompts=3)
    site.member("ada", 'feeds = ["https://ada.example/feed"]')
    lines = [row("ada", f"https://ada.example/{n}/", f"Post {n:04d}", "2017-05-02", **more) for n in range(posts)]
    site.write("seasons/spring/ledger.jsonl", "\n".join(lines) + "\n")
    return shelf_of(site)


def test_everything_that_counts_is_listed_and_recorded(site: Site) -> None:
    """Kept posts lead to their page, those from feeds to their place below the prompt; questions are not listed."""
    shelf = shelf_of(crowd(site))
    (view,) = view_search(shelf)
    records = {record.title: record for record in view_records(shelf)}

    assert len(view.posts) == sum(record.kind == "post" for record in records.values())
    assert records['Far "away"'].path.startswith("seasons/spring/prompts/prompt-2/#post-")
    assert "Doubtful" not in records
    assert {record.kind for record in records.values()} == {"post", "prompt", "person"}


def test_no_record_tells_a_prompt_that_is_not_open(site: Site) -> None:
    """The index is made of what the veil leaves."""
    written = b"".join(write_record(record) for record in view_records(shelf_of(crowd(site))))

    assert SECRET_TITLE.encode() not in written


def test_a_record_is_escaped(site: Site) -> None:
    """Titles from anywhere stand in the record as text."""
    written = b"".join(write_record(record) for record in view_records(shelf_of(crowd(site)))).decode()

    assert "<script" not in written
    assert "<i>" not in written


def test_a_long_list_goes_on_pages_of_its_own(site: Site) -> None:
    """Each post stands on exactly one page, and every page names all the others."""
    views = list(view_search(many(site, POSTS_ON_A_PAGE + 5)))

    assert [view.path for view in views] == ["search/", "search/posts/1/", "search/posts/2/"]
    assert [len(view.posts) for view in views] == [0, POSTS_ON_A_PAGE, 5]
    assert views[0].sheets[1].first == f"Post {POSTS_ON_A_PAGE:04d}"


def test_rare_languages_share_an_index(site: Site) -> None:
    """A reader's browser loads a few indexes, however many languages people write in."""
    site.site()
    site.season('[recognise]\ntags = ["spring"]\n', prompts=1)
    site.member("ada", 'feeds = ["https://ada.example/feed"]')
    languages = ["de", "fr", "es", "it", "pt", "nl", "sv", "ja-JP"]
    lines = [row("ada", f"https://ada.example/{lang}/", lang, "2017-05-02", lang=lang) for lang in languages]
    site.write("seasons/spring/ledger.jsonl", "\n".join(lines) + "\n")
    records = view_records(shelf_of(site))

    assert len(languages_of(records)) == MOST_LANGUAGES
    assert languages_of(records)[0] == "en"


def test_without_an_index_the_page_is_a_list_without_a_script(site: Site) -> None:
    """Nothing on the page asks for what is not there, and its policy is that of all pages."""
    output = build(crowd(site))
    text = (output / "search/index.html").read_text("utf-8")

    assert not (output / "pagefind").exists()
    assert "wasm" not in text
    assert "search.js" not in text
    assert "<form" not in text
    assert broken_links(output) == []


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same site built twice with its index."""
    pytest.importorskip("pagefind", reason="Pagefind is not installed")
    site = crowd(Site(tmp_path_factory.mktemp("indexed")))
    return build(site, search=True), build(site, search=True)


def test_the_index_is_the_same_for_the_same_files(indexed: tuple[Path, Path]) -> None:
    """Byte for byte, the index too."""
    first, second = (
        {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
        for output in indexed
    )

    assert first == second
    assert json.loads(first["pagefind/pagefind-entry.json"])["languages"]["en"]["page_count"] > 5


def test_only_the_search_page_may_run_the_index(indexed: tuple[Path, Path]) -> None:
    """`wasm-unsafe-eval` stands in one page's policy."""
    allowed = [p for p in indexed[0].rglob("*.html") if "wasm-unsafe-eval" in p.read_text("utf-8")]

    assert [path.relative_to(indexed[0]).as_posix() for path in allowed] == ["search/index.html"]
    assert re.search(r'data-languages="en"', allowed[0].read_text("utf-8"))


LIBRARY = [
    ("yuki", "spring", 1, "ja", "夜の灯台", "灯台守は夜明けまで起きていて、霧の音を数えている。"),
    ("wei", "spring", 1, "zh", "凌晨三点的厨房", "凌晨三点，外婆在厨房里煮面，窗外下着大雪。"),
    ("layla", "spring", 2, "ar", "رسالة إلى الجار", "كتبتُ رسالة طويلة إلى الجار الذي لا ينام، ووضعتُها تحت الباب."),
    (
        "jonas",
        "spring",
        2,
        "de",
        "Der Nachtzug",
        "Die Schaffnerin zählte Schlafwagen und draußen die Brücken.",
    ),
    ("ada", "spring", 1, "en", "Lanterns", "The lanterns were burning on the quay."),
    ("ada", "winter", 1, "en", "Frost", "We carried lanterns over the frozen harbour."),
    ("jonas", "winter", 1, "en", "A borrowed lantern", "Somebody had left a lantern burning at the gate."),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site in which five people write in five languages, with its index."""
    pytest.importorskip("pagefind", reason="Pagefind is not installed")
    site = Site(tmp_path_factory.mktemp("library"))
    site.site()
    for member in {member for member, *_ in LIBRARY}:
        site.member(member)
    site.season("starts = 2017-03-06\n", name="spring", prompts=2)
    site.season('starts = 2017-01-02\ntitle = "Winter Challenge"\n', name="winter", prompts=1)
    for place, (member, season, prompt, lang, title, text) in enumerate(LIBRARY):
        headers = f"Title: {title}\nDate: 2017-03-07\nPrompt: {prompt}\nLang: {lang}"
        site.post(member, f"post-{place}", headers, text, season=season)
    with served(build(site, search=True)) as address:
        yield address


@pytest.fixture
def desk(browser: Any, library: str) -> Iterator[Any]:
    """The search page, open; whatever the console says or another host is asked for fails the test."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(30_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(library) else None)
    page.goto(f"{library}/search/")
    yield page
    context.close()
    assert said == []


def results(page: Any) -> list[str]:
    """The titles that the page lists once it has answered."""
    said = page.locator("#found:not(:empty)").inner_text()
    for place in range(int("".join(filter(str.isdigit, said)) or 0)):
        page.locator("#results li").nth(place).wait_for()
    return sorted(page.locator("#results h3").all_inner_texts())


@pytest.mark.parametrize(
    ("term", "titles"),
    [
        ("灯台", ["夜の灯台"]),
        ("夜明け", ["夜の灯台"]),
        ("厨房", ["凌晨三点的厨房"]),
        ("外婆", ["凌晨三点的厨房"]),
        ("رسالة", ["رسالة إلى الجار"]),
        ("الباب", ["رسالة إلى الجار"]),
        ("schlafwagen", ["Der Nachtzug"]),
        ("Brücke", ["Der Nachtzug"]),
        ("lantern", ["A borrowed lantern", "Frost", "Lanterns"]),
        ("photosynthesis", []),
    ],
)
def test_words_of_any_language_are_found(desk: Any, term: str, titles: list[str]) -> None:
    """In titles and in the middle of texts, with or without spaces between words, in their other forms."""
    desk.fill("#q", term)

    assert results(desk) == titles


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [
        ({"season": "Winter Challenge"}, ["A borrowed lantern", "Frost"]),
        ({"member": "Ada Example"}, ["Frost", "Lanterns"]),
        ({"season": "Spring Challenge", "prompt": "Prompt 1"}, ["Lanterns"]),
        ({"season": "Winter Challenge", "member": "Jonas Example"}, ["A borrowed lantern"]),
        ({"season": "Spring Challenge", "member": "Jonas Example"}, []),
    ],
)
def test_what_is_found_can_be_narrowed(desk: Any, library: str, chosen: dict[str, str], titles: list[str]) -> None:
    """By season, prompt and person, together; and the page's address keeps what was asked."""
    desk.fill("#q", "lanterns")
    results(desk)
    for name, value in chosen.items():
        desk.select_option(f"#{name}", value)
        desk.wait_for_url(f"**{name}={quote_plus(value)}**")
    found = results(desk)
    desk.goto(desk.url)

    assert found == titles
    assert results(desk) == titles


def test_filters_alone_list_what_there_is(desk: Any) -> None:
    """Without a word everything by one person is found, each leading to its page."""
    desk.focus("#member")
    desk.wait_for_selector("#member option[value='Yuki Example']", state="attached")
    desk.select_option("#member", "Yuki Example")

    assert results(desk) == ["Yuki Example", "夜の灯台"]
    desk.click("#results a >> text=夜の灯台")
    assert desk.locator("h1").inner_text() == "夜の灯台"


def test_without_scripts_the_list_serves(browser: Any, library: str) -> None:
    """No box that does nothing, and every post, prompt and person by name."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{library}/search/")
    listed = page.locator("main a:visible").all_inner_texts()
    boxes = page.locator("main input:visible, main select:visible, main button:visible").count()
    context.close()

    assert boxes == 0
    assert {title for *_, title, _ in LIBRARY} | {"Prompt 1", "Prompt 2", "Ada Example", "Wei Example"} <= set(listed)
