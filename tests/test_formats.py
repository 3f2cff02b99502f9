"""Feeds, marks and data for other programs, read by the clients that people use."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest

from tests.built_site import URL, build, crowd
from tests.conftest import Site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site full of traps, built once."""
    return build(crowd(Site(tmp_path_factory.mktemp("formats"))))


def data_of(page: Path) -> Any:
    """The page's JSON-LD, read as a search engine reads it."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    return json.loads(block)


def test_every_atom_feed_has_a_json_feed_with_the_same_entries(output: Path) -> None:
    """The two formats tell the same: ids, links, dates; and full text only where Atom has it."""
    feeds = sorted((output / "feeds").rglob("*.xml"))
    assert len(feeds) > 8
    for path in feeds:
        entries = ET.fromstring(path.read_bytes()).findall(f"{ATOM}entry")
        document = json.loads(path.with_suffix(".json").read_text("utf-8"))
        assert document["version"] == "https://jsonfeed.org/version/1.1"
        assert document["feed_url"] == f"{URL}/{path.with_suffix('.json').relative_to(output).as_posix()}"
        assert [item["id"] for item in document["items"]] == [entry.findtext(f"{ATOM}id") for entry in entries]
        for item, entry in zip(document["items"], entries, strict=True):
            assert item["date_published"] == entry.findtext(f"{ATOM}published")
            assert ("content_html" in item) == (entry.find(f"{ATOM}content") is not None)
            assert "content_html" in item or item["content_text"]


def test_feed_readers_find_the_feeds_of_a_page(output: Path) -> None:
    """Every page names its feeds in both formats, and the files are there."""
    page = output / "seasons/spring/prompts/prompt-1/index.html"
    feed = re.compile(r'rel="alternate" type="application/(atom\+xml|feed\+json)"[^>]* href="([^"]*)"')
    links = feed.findall(page.read_text("utf-8"))

    assert [kind for kind, _ in links] == ["atom+xml", "atom+xml", "feed+json", "feed+json"]
    assert all((page.parent / link).resolve().is_file() for _, link in links)


def test_a_feed_parser_reads_the_atom_feeds_without_complaint(output: Path) -> None:
    """Nothing in any feed makes a common reader raise its hand."""
    for path in sorted((output / "feeds").rglob("*.xml")):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        assert all(entry.get("link") and entry.get("id") for entry in parsed.entries)


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("index.html", "WebSite"),
        ("seasons/spring/prompts/prompt-1/index.html", "CollectionPage"),
        ("seasons/spring/posts/cleo/kept/index.html", "BlogPosting"),
        ("seasons/spring/roundups/01/index.html", "Article"),
        ("members/ada/index.html", "ProfilePage"),
    ],
)
def test_pages_say_what_they_are(output: Path, page: str, kind: str) -> None:
    """JSON-LD of the right type with an absolute address, whatever stands in titles and names."""
    data = data_of(output / page)

    assert data["@type"] == kind
    assert data["url"] == f"{URL}/{page.removesuffix('index.html')}"


def test_no_name_can_end_a_block_of_data(output: Path) -> None:
    """A member called after a script tag is named whole in the data, and its tag is none to a browser."""
    text = (output / "members/ada/index.html").read_text("utf-8")

    assert "</script>" in data_of(output / "members/ada/index.html")["name"]
    assert text.count("</script>") == text.count("<script")


def test_the_manifest_is_relative(output: Path) -> None:
    """The site can be put on a phone's screen wherever it stands."""
    manifest = json.loads((output / "manifest.webmanifest").read_text("utf-8"))

    assert manifest["start_url"] == manifest["scope"] == "./"
    assert all((output / icon["src"]).is_file() for icon in manifest["icons"])


@pytest.fixture(scope="module")
def microformats(output: Path) -> Any:
    """What a reader of microformats finds on a page."""
    mf2py = pytest.importorskip("mf2py", reason="mf2py is not installed")

    def read(page: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = mf2py.parse(doc=(output / page).read_text("utf-8"), url=f"{URL}/{page}")["items"]
        return found

    return read


def test_a_kept_post_is_an_entry(microformats: Any) -> None:
    """Its name, author, date, text and address."""
    (entry,) = [item for item in microformats("seasons/spring/posts/cleo/kept/index.html") if "h-entry" in item["type"]]

    assert entry["properties"]["name"][0].startswith('"Kept"')
    assert entry["properties"]["url"] == [f"{URL}/seasons/spring/posts/cleo/kept/"]
    assert entry["properties"]["author"][0]["properties"]["url"] == [f"{URL}/members/cleo/"]
    assert entry["properties"]["published"] and entry["properties"]["content"]


def test_a_prompt_is_a_feed_of_entries(microformats: Any) -> None:
    """Each answer with its author, its date and where it stands."""
    (feed,) = [item for item in microformats("seasons/spring/prompts/prompt-2/index.html") if "h-feed" in item["type"]]
    entries = [child for child in feed["children"] if "h-entry" in child["type"]]

    assert len(entries) >= 2
    assert "https://far.example/?a=1&b=2" in [entry["properties"].get("url", [""])[0] for entry in entries]
    assert all(entry["properties"]["author"] and entry["properties"]["published"] for entry in entries)


def test_a_person_is_a_card(microformats: Any) -> None:
    """A name and the person's own site."""
    (card,) = [item for item in microformats("members/ada/index.html") if "h-card" in item["type"]]

    assert card["properties"]["url"] == ["https://ada.example/"]
    assert unescape(card["properties"]["name"][0]).startswith("Ada ")
