"""`make quality`: its figures are those of the contract, and what nobody measured has none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.quality.__main__ import BROWSER, Result, figures_of, passed
from tests.quality.page_rules import page_faults
from tests.quality.tools import Tools

PUBLISHED = {
    "pages", "html_errors", "axe_violations", "broken_links", "sideways_pages", "lighthouse_performance",
    "lighthouse_accessibility", "lighthouse_best_practices", "lighthouse_seo", "largest_page_kb", "css_kb", "js_kb",
}  # fmt: skip


def result(page: str = "", **found: list[str] | None) -> Result:
    """A site of one page on which nothing is wrong, but for what is given."""
    asked: dict[str, list[str] | None] = {name: [] for name in ("html", "links", "feeds", "heads", *BROWSER)}
    scores: dict[str, Any] = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
    sizes = {page: {"all": 30_500, "css": 5_000, "js": 1_000}}
    return Result("sample", 1, sizes, {"now": page}, asked | found, [{"page": page, **scores, "low": []}])


def test_a_whole_run_has_every_published_figure() -> None:
    """Numbers by the names that others read; sizes in kilobytes of a thousand."""
    figures = figures_of([result(), result()])

    assert set(figures) >= PUBLISHED
    assert figures["pages"] == 2
    assert figures["largest_page_kb"] == 30.5
    assert passed(figures)


@pytest.mark.parametrize(
    ("missing", "absent"),
    [
        ({"html": None}, {"html_errors"}),
        (dict.fromkeys(BROWSER), {"axe_violations", "sideways_pages"}),
        ({"zoomed": None}, {"sideways_pages"}),
    ],
)
def test_what_was_not_measured_is_absent(missing: dict[str, None], absent: set[str]) -> None:
    """Never zero, and also where only one of the sites went without."""
    assert PUBLISHED - set(figures_of([result(), result(**missing)])) == absent


def test_no_lighthouse_on_one_site_is_none_at_all() -> None:
    """The lowest of some sites is not the lowest."""
    dark = result()
    dark.scores.clear()

    assert not [name for name in figures_of([result(), dark]) if name.startswith("lighthouse")]


def test_the_lowest_page_counts() -> None:
    """Lighthouse's figures are those of the worst page; what asks not to be listed has none for search engines."""
    good, poor, unlisted = result(), result("search/"), result("health/")
    poor.scores[0]["performance"] = 91
    unlisted.scores[0]["seo"] = 50
    figures = figures_of([good, poor, unlisted])

    assert (figures["lighthouse_performance"], figures["lighthouse_seo"]) == (91, 100)
    assert not passed(figures)


def test_one_fault_is_enough() -> None:
    """A run passes only without any."""
    assert not passed(figures_of([result(), result(links=["index.html: nowhere/"])]))


def test_what_is_missing_is_one_line() -> None:
    """Each program that is not there, and what is not measured without it."""
    assert Tools("node", "java", "chromium", Path()).missing() == ""
    assert Tools(None, None, None, None).missing().count("\n") == 0
    assert "Java" in Tools("node", None, "chromium", Path()).missing()


@pytest.mark.parametrize(
    ("whole", "broken", "fault"),
    [
        ('rel="canonical" href="https://x.example/"', 'rel="canonical" href="https://y.example/"', "canonical"),
        ("<h1>", "<h1></h1><h1>", "main headings"),
        ('og:title" content="T"', 'og:title" content=""', "og:title"),
        ('"url":"https://x.example/"', '"url":"https://x.example/y/"', "its data stands at"),
        ('"name":"T",', '"name":"T",,', "its data is no JSON"),
        ("<head>", '<head><link rel="next" href="nowhere/">', "next is"),
        ("<head>", '<head><meta name="robots" content="noindex">', "in the map and no page"),
        ("card.png", "lost.png", "no such file"),
    ],
)
def test_the_rules_of_pages_can_be_broken(tmp_path: Path, whole: str, broken: str, fault: str) -> None:
    """Each rule finds what breaks it, and nothing on a page that keeps them all."""
    once = {"og:title": "T", "og:type": "website", "og:url": "https://x.example/", "og:description": "D"}
    once |= {"og:site_name": "S", "og:image": "https://x.example/card.png"}
    page = (
        '<!DOCTYPE html><html><head><title>T</title><link rel="canonical" href="https://x.example/">'
        '<meta name="description" content="D"><meta name="viewport" content="width=device-width">'
        + "".join(f'<meta property="{name}" content="{value}">' for name, value in once.items())
        + '<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebSite","name":"T",'
        '"url":"https://x.example/"}</script></head><body><h1>T</h1></body></html>'
    )
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    places = f'<urlset xmlns="{namespace}"><url><loc>https://x.example/</loc></url></urlset>'
    (tmp_path / "sitemap.xml").write_text(places, "utf-8")
    (tmp_path / "robots.txt").write_text("Sitemap: https://x.example/sitemap.xml\n", "utf-8")
    (tmp_path / "card.png").write_bytes(b"")
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert page_faults(tmp_path, "https://x.example") == []

    assert whole in page
    (tmp_path / "index.html").write_text(page.replace(whole, broken), "utf-8")
    assert fault in "\n".join(page_faults(tmp_path, "https://x.example"))
