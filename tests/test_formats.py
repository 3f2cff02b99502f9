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
from icalendar import Calendar

from tests.built_site import URL, build, crowd
from tests.conftest import Site
from tests.quality.feed_rules import ATOM, atom_faults, feed_faults, json_feed_faults
from tests.quality.page_rules import heads, page_faults


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


def test_feeds_keep_the_rules_of_their_formats(output: Path) -> None:
    """RFC 4287 and JSON Feed 1.1: names, dates, addresses, languages, people, and nothing twice."""
    assert len(list((output / "feeds").rglob("*.xml"))) > 8
    assert feed_faults(output) == []


@pytest.mark.parametrize(
    ("whole", "broken", "fault"),
    [
        ("<updated>", "<updated>Mon, ", "updated is"),
        ("<id>https://", "<id>", "the id is no address"),
        ('rel="self"', 'rel="via"', "no link to itself"),
        ("</entry>", "<id>urn:x</id></entry>", "2 of id"),
        ("<name>", "<name></name><name>", "exactly one name"),
        ("&lt;p&gt;", "&lt;a href=&quot;/x&quot;&gt;", "relative address"),
    ],
)
def test_the_rules_of_atom_can_be_broken(output: Path, whole: str, broken: str, fault: str) -> None:
    """Each rule finds what breaks it."""
    text = (output / "feeds/all.xml").read_text("utf-8")

    assert whole in text
    assert fault in "\n".join(atom_faults(text.replace(whole, broken).encode()))


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("id", "", "no id"),
        ("date_published", "2017-05-01", "date_published is 2017-05-01"),
        ("authors", [{}], "an author without anything"),
        ("tags", "spring", "tags are spring"),
        ("url", "/posts/1", "url is /posts/1"),
    ],
)
def test_the_rules_of_json_feed_can_be_broken(output: Path, key: str, value: object, fault: str) -> None:
    """Each rule finds what breaks it."""
    document = json.loads((output / "feeds/all.json").read_text("utf-8"))
    document["items"][0][key] = value

    assert fault in "\n".join(json_feed_faults(json.dumps(document).encode()))


def test_pages_agree_with_each_other_and_with_the_map(output: Path) -> None:
    """Canonical addresses, Open Graph, JSON-LD, next and previous, sitemap, robots: none contradicts another."""
    assert page_faults(output, URL) == []


def test_prompts_stand_in_a_row(output: Path) -> None:
    """`next` leads through the prompts that have opened, in their order, and ends before the one that has not."""
    pages = {said.address: said for said in heads(output, URL).values()}
    here, row = f"{URL}/seasons/spring/prompts/prompt-1/", []
    while here:
        row.append(here)
        here = next(iter(pages[here].to("next")), "")

    assert row == [f"{URL}/seasons/spring/prompts/prompt-{number}/" for number in (1, 2, 3)]


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


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("", "Spring Challenge – Prompt 3: Prompt 3 & <i>more</i> – Write about it."),
        ("seasons/spring/", "5 people – 10 posts, 612 words"),
        ("seasons/spring/progress/", "5 people – 10 posts, 612 words"),
        ("members/bob/", "2 posts, 120 words – Spring Challenge"),
        ("about/", "Us"),
    ],
)
def test_a_link_to_a_page_tells_what_is_there(output: Path, page: str, said: str) -> None:
    """The front page tells the prompt, a season and a person their counts, a page of one's own its beginning."""
    text = unescape((output / page / "index.html").read_text("utf-8"))

    for name in ('property="og:description"', 'name="description"'):
        assert re.findall(f'<meta {name} content="(.*)">', text) == [said]


def test_the_manifest_is_relative(output: Path) -> None:
    """The site can be put on a phone's screen wherever it stands."""
    manifest = json.loads((output / "manifest.webmanifest").read_text("utf-8"))

    assert "short_name" not in manifest  # a part of a title is not its name
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


def test_a_roundup_is_a_letter_and_its_posts_are_entries(microformats: Any) -> None:
    """The letter by the organizers; each post it tells of with its own author, date and address."""
    letter, *posts = [
        item for item in microformats("seasons/spring/roundups/01/index.html") if "h-entry" in item["type"]
    ]

    assert [who["properties"]["url"] for who in letter["properties"]["author"]] == [[f"{URL}/members/ada/"]]
    assert letter["properties"]["url"] == [f"{URL}/seasons/spring/roundups/01/"]
    assert len(posts) >= 3
    for post in posts:
        assert len(post["properties"]["author"]) == len(post["properties"]["url"]) == 1
        assert post["properties"]["published"] and post["properties"]["name"]


def test_every_entry_has_its_author_and_its_date(output: Path, microformats: Any) -> None:
    """Wherever a post is shown, on any page."""
    items = [
        (path.name, item)
        for path in output.rglob("index.html")
        for top in microformats(path.relative_to(output).as_posix())
        for item in (top, *top.get("children", []))
        if "h-entry" in item["type"]
    ]

    assert len(items) > 30
    for page, item in items:
        assert {"name", "author", "published"} <= set(item["properties"]), (page, item["properties"].get("name"))
        assert all(author["properties"]["name"] for author in item["properties"]["author"]), page


def test_a_person_is_a_card(microformats: Any) -> None:
    """A name and the person's own site."""
    (card,) = [item for item in microformats("members/ada/index.html") if "h-card" in item["type"]]

    assert card["properties"]["url"] == ["https://ada.example/"]
    assert unescape(card["properties"]["name"][0]).startswith("Ada ")


@pytest.mark.parametrize(
    ("zone", "closes"),
    [
        # When the second of May ends: in Auckland; by the reader's own clock; where it ends last.
        ("season", "2017-05-02T12:00:00+00:00"),
        ("author", "2017-05-03T00:00:00"),
        ("anywhere", "2017-05-03T12:00:00+00:00"),
    ],
)
def test_a_calendar_tells_each_reader_when_the_round_closes(site: Site, zone: str, closes: str) -> None:
    """Openings and roundups are instants; so is a deadline, unless everybody has it by their own clock."""
    site.site()
    site.season(f'starts = 2017-05-01\ntimezone = "Pacific/Auckland"\n[deadline]\nzone = "{zone}"\n')
    site.prompt(1, "Closes: 2017-05-02\n")
    site.prompt(2, "Opens: 2017-05-03T20:15\nCloses: 2017-05-09T18:00+02:00\n")
    site.write("seasons/spring/roundups/01.md", "Title: One\nDate: 2017-05-04\n\nDear all.\n")
    calendar = Calendar.from_ical((build(site) / "seasons/spring/calendar.ics").read_bytes())
    times = {
        str(each["uid"]).partition("@")[0]: each.decoded("dtstart").isoformat() for each in calendar.walk("VEVENT")
    }

    assert times == {
        "spring-1-opens": "2017-04-30T12:00:00+00:00",
        "spring-1-closes": closes,
        "spring-2-opens": "2017-05-03T08:15:00+00:00",
        "spring-2-closes": "2017-05-09T16:00:00+00:00",
        "spring-1-roundup": "2017-05-03T12:00:00+00:00",
    }


def test_a_calendar_keeps_to_its_format(output: Path) -> None:
    """Lines end in CR LF and hold 75 octets; every event has an id of its own, a stamp and a beginning."""
    for path in output.rglob("*.ics"):
        body = path.read_bytes()
        events = Calendar.from_ical(body).walk("VEVENT")
        assert body.endswith(b"\r\n")
        assert max(len(line) for line in body.split(b"\r\n")) <= 75
        assert b"\n" not in body.replace(b"\r\n", b"")
        assert len({str(event["uid"]) for event in events}) == len(events) > 2
        assert not [event.errors for event in events if event.errors or "dtstamp" not in event]
