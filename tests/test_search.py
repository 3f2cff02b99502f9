"""The search page: a plain list for everybody, an index for those with a script."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from challenge.overview import look
from challenge.pages.search_records import MOST_LANGUAGES, languages_of, view_records, write_record
from challenge.pages.search_view import POSTS_ON_A_PAGE, view_search
from challenge.pages.shelf import Shelf
from challenge.pages.site import take_down
from tests.built_site import SECRET_TITLE, broken_links, build, crowd, row
from tests.conftest import Site

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
