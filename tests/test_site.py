"""The built site: what stands where, what must stand nowhere, and that a build is a function of files and time."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.built_site import (
    NOW,
    SECRET_SLUG,
    SECRET_TEXT,
    SECRET_TITLE,
    URL,
    broken_links,
    build,
    crowd,
    read_page,
    row,
)
from tests.conftest import Site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return crowd(Site(tmp_path_factory.mktemp("crowded")))


@pytest.fixture(scope="module")
def output(crowded: Site) -> Path:
    return build(crowded)


def pages(output: Path) -> Iterator[Path]:
    return iter(sorted(output.rglob("*.html")))


def load(output: Path, path: str) -> Any:
    return json.loads((output / path).read_text("utf-8"))


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "seasons/index.html",
        "seasons/spring/index.html",
        "seasons/winter/index.html",
        "seasons/spring/prompts/prompt-1/index.html",
        "seasons/spring/prompts/prompt-3/index.html",
        "seasons/spring/progress/index.html",
        "seasons/spring/roundups/01/index.html",
        "seasons/spring/posts/cleo/kept/index.html",
        "members/index.html",
        "members/ada/index.html",
        "feeds/all.xml",
        "feeds/roundups.xml",
        "feeds/members/ada.xml",
        "feeds/spring/all.xml",
        "feeds/spring/prompt-1.xml",
        "members.opml",
        "seasons/spring/calendar.ics",
        "api/index.json",
        "health/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "about/index.html",
        "take-part/index.html",
        "theme/css/style.css",
        "theme/favicon.svg",
    ],
)
def test_every_address_of_the_site_is_written(output: Path, address: str) -> None:
    """Each address that others rely on is a file of the built site."""
    assert (output / address).is_file()


def test_nothing_hostile_reaches_a_page(output: Path) -> None:
    """Titles, texts, links and names with scripts, handlers and quotes come out as text."""
    for path in pages(output):
        page = read_page(path)
        assert page.risky == [], path
        assert not [link for link in page.links if link.lower().startswith(("javascript:", "data:"))], path
        assert "<script>" not in path.read_text("utf-8"), path


def test_a_hostile_title_is_shown_as_it_was_written(output: Path) -> None:
    """Escaping keeps what was written: the angle brackets of a title are seen, not obeyed."""
    text = (output / "seasons/spring/prompts/prompt-1/index.html").read_text("utf-8")

    assert "Prompt 1 &amp; &lt;i&gt;more&lt;/i&gt;" in text


def test_a_prompt_that_is_not_open_leaks_nowhere(output: Path) -> None:
    """No byte of the site holds the title, slug or text of a round that has not opened, nor of a faulty prompt file."""
    for path in output.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            for secret in (SECRET_TITLE, SECRET_SLUG, SECRET_TEXT, "owls", "secret-garden"):
                assert secret.lower().encode() not in content, (path, secret)


def test_an_early_post_is_shown_by_number_alone(output: Path) -> None:
    """A post for a hidden prompt that tells nothing of it is shown; one that would tell waits, and its page says so."""
    text = (output / "members/cleo/index.html").read_text("utf-8")

    assert "Something early" in text
    assert "prompt 4" in text
    assert "My feathers" not in text
    assert not (output / "seasons/spring/posts/cleo/early").exists()


def test_preview_shows_what_is_to_come(crowded: Site, tmp_path: Path) -> None:
    """With `preview = true` the hidden prompt is there for the organizer to look at."""
    shutil.copytree(crowded.content, tmp_path / "site" / "content")
    site = Site.__new__(Site)
    site.root, site.content = tmp_path / "site", tmp_path / "site" / "content"
    settings = site.content / "site.toml"
    settings.write_text(settings.read_text("utf-8") + "preview = true\n", "utf-8")

    page = (build(site) / f"seasons/spring/prompts/{SECRET_SLUG}/index.html").read_text("utf-8")
    assert SECRET_TITLE in page
    assert "every prompt stands here for everybody to read" in page


def test_a_season_without_prompts_speaks_of_none(tmp_path: Path) -> None:
    """Nothing on its pages tells of prompts to link to, or of a first round that will close."""
    site = Site(tmp_path)
    site.site()
    site.season("every = none", tables='[recognise]\ntags = ["spring"]')
    site.member("ada")
    site.post("ada", "one", "Title: One\nDate: 2017-05-03")
    output = build(site)
    front, season = ((output / path / "index.html").read_text("utf-8") for path in ("", "seasons/spring"))

    assert "All posts of Spring Challenge" in front
    assert "link to the prompt" not in front
    assert "link to the page of the season" in front
    assert "when the first round has closed" not in season
    assert "No letter has been written yet." in season


def test_untitled_rounds_are_named_by_their_number(tmp_path: Path) -> None:
    """Whoever hears a member's page read aloud hears which round it is."""
    site = Site(tmp_path)
    site.site()
    site.season("ends = 2017-06-01")
    site.member("ada")
    site.post("ada", "one", "Title: One\nDate: 2017-05-03\nPrompt: 1")

    assert "Round 1: on time" in (build(site) / "members/ada/index.html").read_text("utf-8")


def test_all_links_lead_somewhere(output: Path) -> None:
    """Every link and fragment within the site exists, below a SITEURL with a path."""
    assert broken_links(output) == []


def test_the_404_page_works_at_any_depth(output: Path) -> None:
    """Its links are absolute, because a server shows it wherever nothing is."""
    links = [link for link in read_page(output / "404.html").links if not link.startswith("#")]

    assert links
    assert all(link.startswith("https://") for link in links)


def test_two_builds_are_equal_byte_for_byte(crowded: Site, output: Path) -> None:
    """The same files at the same time give the same site."""
    again = build(crowded)

    files = sorted(path.relative_to(output) for path in output.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [path for path in files if (output / path).read_bytes() != (again / path).read_bytes()] == []


def test_only_what_the_time_changes_differs_later(crowded: Site, output: Path) -> None:
    """An hour later, in the same round, feeds, calendar and pages are the same: the clock stamps none of them."""
    later = build(crowded, now="2017-05-17T13:00:00Z")

    dated = [
        path.relative_to(output).as_posix()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.read_bytes() != (later / path.relative_to(output)).read_bytes()
    ]
    assert dated == ["api/index.json", "api/seasons/spring/status.json", "api/seasons/winter/status.json"]


def test_one_bad_file_costs_only_itself(output: Path) -> None:
    """Broken TOML, a prompt without a title and a garbled ledger line are told on the health page; the rest stands."""
    text = (output / "health/index.html").read_text("utf-8")

    assert "members/broken.toml" in text
    assert "ledger.jsonl" in text
    assert "a prompt that is not open yet" in text
    assert (output / "members/ada/index.html").is_file()


def test_pages_promise_nothing_that_is_not_so(site: Site) -> None:
    """Late posts do not count, somebody left: nobody is told to catch up, and no feed at rest is called well."""
    site.site()
    tables = '[deadline]\nlate = "does not count"\n[recognise]\ntags = ["spring"]'
    site.season("ends = 2017-05-29", prompts=4, tables=tables)
    site.member("ada", 'feeds = ["https://ada.example/feed"]\nleft = 2017-05-02')
    running, over = build(site, now="2017-05-18T12:00:00Z"), build(site, now="2017-06-18T12:00:00Z")
    page = (running / "members/ada/index.html").read_text("utf-8")
    health = (running / "health/index.html").read_text("utf-8")

    assert ("No post in this season." in page, "There is time" in page) == (True, False)
    assert "This feed is not asked any more." in page
    assert ('id="resting"' in health, 'id="well"' in health) == (True, False)
    assert "Everything stays here to be read.</p>" in (over / "index.html").read_text("utf-8")


def test_headers_of_pages_do_nothing_but_title(output: Path) -> None:
    """`Save_as`, `Template` and `Status` of a page are ignored, and a page never covers one of the challenge's."""
    assert "Test &lt;b&gt;Challenge" in (output / "index.html").read_text("utf-8")
    assert "About &lt;script&gt;" in (output / "about/index.html").read_text("utf-8")
    assert "cover all seasons" not in (output / "seasons/index.html").read_text("utf-8")


def test_paused_members_are_shown_nowhere(output: Path) -> None:
    """Nothing of a hijacked feed's member is in the site."""
    for path in output.rglob("*"):
        if path.is_file():
            assert b"Cheap watches" not in path.read_bytes(), path
            assert b"dan.example" not in path.read_bytes(), path


def test_pages_have_one_main_heading_and_leave_no_level_out(output: Path) -> None:
    """One h1 a page, and no heading more than one level below the one before."""
    for path in pages(output):
        levels = [int(heading[1]) for heading in read_page(path).headings]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


def test_verdicts_and_reasons_stand_on_the_members_page(output: Path) -> None:
    """A participant finds why a post did or did not count, and what to do."""
    text = (output / "members/bob/index.html").read_text("utf-8")

    assert "quoted from somebody else" in text
    assert "to be decided" in text
    assert "[[ruling]]" in text
    assert "https://github.com/example/challenge/new/HEAD/content/seasons/spring?filename=rulings.toml" in text


def test_only_credited_posts_stand_on_the_prompt(output: Path) -> None:
    """Questions and refusals are for the author's own page."""
    text = (output / "seasons/spring/prompts/prompt-2/index.html").read_text("utf-8")

    assert "Far &#34;away&#34;" in text
    assert "Doubtful" not in text
    assert "A mention" not in text


def test_what_came_after_the_letter_is_told_apart(output: Path) -> None:
    """A post first seen after the roundup's date stands under what arrived since."""
    text = (output / "seasons/spring/roundups/01/index.html").read_text("utf-8")
    told, since = text.split("Arrived since")

    assert "ada.example/one/" in told
    assert "bob.example/one/" in since
    assert not (output / "seasons/spring/roundups/03").exists()


@pytest.mark.parametrize(
    "feed", ["feeds/all.xml", "feeds/spring/all.xml", "feeds/members/ada.xml", "feeds/winter/all.xml"]
)
def test_feeds_are_valid_atom(output: Path, feed: str) -> None:
    """Everything that Atom asks of a feed and its entries is there; ids are unique and dates right."""
    root = ET.fromstring((output / feed).read_bytes())
    entries = root.findall(f"{ATOM}entry")

    assert root.findtext(f"{ATOM}id") == f"{URL}/{feed}"
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"self", "alternate"}
    for element in (root, *entries):
        assert element.findtext(f"{ATOM}title")
        assert str(element.findtext(f"{ATOM}updated")).endswith("Z")
        assert element.findtext(f"{ATOM}author/{ATOM}name")
    for entry in entries:
        assert entry.find(f"{ATOM}link").get("href").startswith("https://")  # type: ignore[union-attr]
        assert str(entry.findtext(f"{ATOM}published")) <= str(entry.findtext(f"{ATOM}updated")) <= NOW
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_feeds_hold_full_text_only_with_consent(output: Path) -> None:
    """Content where the member consents or the post is kept here; a summary where only an excerpt may be shown."""
    root = ET.fromstring((output / "feeds/all.xml").read_bytes())
    found = {entry.find(f"{ATOM}link").get("href"): entry for entry in root.findall(f"{ATOM}entry")}  # type: ignore[union-attr]

    assert found["https://ada.example/one/"].find(f"{ATOM}content") is not None
    assert found[f"{URL}/seasons/spring/posts/cleo/kept/"].find(f"{ATOM}content") is not None
    assert found["https://bob.example/one/"].find(f"{ATOM}content") is None
    assert "Short" in str(found["https://bob.example/one/"].findtext(f"{ATOM}summary"))
    assert "https://bob.example/ask/" not in found


def test_the_opml_lists_who_is_here(output: Path) -> None:
    """Everybody with a feed, escaped; nobody who is paused or has left."""
    root = ET.fromstring((output / "members.opml").read_bytes())

    addresses = [outline.get("xmlUrl") for outline in root.iter("outline")]
    assert addresses == ["https://ada.example/feed/?a=1&b=2", "https://bob.example/feed"]


def test_the_calendar_tells_the_instants(output: Path) -> None:
    """Openings and deadlines at the season's midnight, as instants; unique ids; no title before its time."""
    calendar = Calendar.from_ical((output / "seasons/spring/calendar.ics").read_bytes())
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}

    assert len(events) == 11
    assert events["spring-1-opens@challenge.example"].decoded("dtstart").isoformat() == "2017-04-30T23:00:00+00:00"
    assert events["spring-1-closes@challenge.example"].decoded("dtstart").isoformat() == "2017-05-07T23:00:00+00:00"
    assert str(events["spring-1-opens@challenge.example"]["summary"]) == "Prompt 1: Prompt 1 & <i>more</i>"
    assert str(events["spring-4-opens@challenge.example"]["summary"]) == "Prompt 4"
    assert "spring-1-roundup@challenge.example" in events


def test_the_api_names_all_its_documents(output: Path) -> None:
    """The index lists every JSON file of the site, and each parses."""
    documents = load(output, "api/index.json")["documents"]

    files = sorted(path for path in (output / "api").rglob("*.json") if path.name != "index.json")
    assert sorted(documents) == [f"{URL}/{path.relative_to(output).as_posix()}" for path in files]
    for path in files:
        json.loads(path.read_text("utf-8"))


def test_the_status_document_is_that_of_the_command(crowded: Site, output: Path) -> None:
    """`status --json` and the API say the same, but for posts that would tell a hidden prompt."""
    said = crowded.status(now=NOW)
    stands = load(output, "api/seasons/spring/status.json")

    assert {key: stands[key] for key in ("season", "now", "totals", "rounds")} == {
        key: said[key] for key in ("season", "now", "totals", "rounds")
    }
    assert stands["rounds"][3]["title"] is None
    assert [line["member"] for line in stands["members"]] == [line["member"] for line in said["members"]]


def test_submissions_carry_verdicts_and_reasons(output: Path) -> None:
    """Each has its status, rounds and reasons; posts are named as the ledger names them."""
    posts = {post["post"]: post for post in load(output, "api/seasons/spring/submissions.json")["submissions"]}

    shared = posts["https://ada.example/shared/"]
    assert shared["status"] == "late"
    assert shared["verdicts"][0]["prompts"] == [1, 2]
    assert shared["verdicts"][0]["because"] == [{"signal": "tag", "detail": "the post is tagged #spring"}]
    assert posts["https://bob.example/ask/"]["status"] == "ask"


def test_the_sitemap_lists_what_may_be_indexed(output: Path) -> None:
    """Every page but health and 404, once, absolute; no hidden prompt."""
    root = ET.fromstring((output / "sitemap.xml").read_bytes())
    found = [element.text for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]

    assert len(found) == len(set(found))
    assert f"{URL}/seasons/spring/prompts/prompt-1/" in found
    assert f"{URL}/health/" not in found
    assert all(str(address).startswith(URL) for address in found)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2017-02-01T00:00:00Z", "It begins soon"),
        ("2017-05-02T00:00:00Z", "Prompt 1, open now"),
        ("2018-01-01T00:00:00Z", "The season is over"),
    ],
)
def test_the_front_page_knows_the_moment(site: Site, now: str, words: str) -> None:
    """Before the first prompt, on the first day, and after the last, the front page has its own words."""
    site.site()
    site.season(prompts=2)
    site.member("ada")

    assert words in (build(site, now=now, url="") / "index.html").read_text("utf-8")


def test_an_empty_site_builds(site: Site) -> None:
    """A content folder with nothing but its settings is a site with a door."""
    site.site()

    assert "There is no prompt yet" in (build(site, url="") / "index.html").read_text("utf-8")


def test_a_pause_between_rounds_is_a_time_to_read(site: Site) -> None:
    """Between two rounds the front page says when the next one opens."""
    site.site()
    site.season("every = none\n")
    site.prompt(1, "Opens: 2017-05-01\nCloses: 2017-05-05")
    site.prompt(2, "Opens: 2017-05-15\nCloses: 2017-05-20")

    text = (build(site, now="2017-05-10T00:00:00Z", url="") / "index.html").read_text("utf-8")
    assert "Between two prompts" in text
    assert "15 May 2017" in text


@pytest.mark.parametrize(
    ("language", "people", "said"),
    [
        ("en", ["ada"], "1 person wrote 1 post."),
        ("en", ["ada", "bo"], "2 people wrote 2 posts."),
        ("de", ["ada"], "1 Mensch hat 1 Text geschrieben."),
        ("de", ["ada", "bo"], "2 Menschen haben 2 Texte geschrieben."),
    ],
)
def test_a_season_of_one_is_told_in_the_singular(site: Site, language: str, people: list[str], said: str) -> None:
    """What the front page says when a season is over fits how many there were."""
    site.site(f'language = "{language}"\n')
    site.season(prompts=1)
    for who in people:
        site.member(who)
        site.post(who, "one", "Title: One\nDate: 2017-05-02\nPrompt: 1")

    assert said in (build(site, now="2017-07-01T12:00:00Z") / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def helpful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a contact, a page for newcomers, and a post without a sign."""
    site = Site(tmp_path_factory.mktemp("helpful"))
    site.site('contact = "desk+<b>@x.example"\norganizers = ["ada"]\n')
    site.season('[recognise]\ntags = ["spring"]\nphrases = ["Spring Challenge"]\n', prompts=4)
    site.member("ada", 'feeds = ["https://ada.example/feed"]')
    site.write("pages/take-part.md", "Title: Take part\n\nWrite.\n")
    site.write("pages/about.md", "Title: About\n\nUs.\n")
    asks: dict[str, Any] = {"status": "ask", "ask": "unmarked", "prompts": (3,), "detail": "nothing names it"}
    site.write(
        "seasons/spring/ledger.jsonl", row("ada", "https://ada.example/soup", "Soup", "2017-05-16", **asks) + "\n"
    )
    return build(site)


def test_the_easiest_way_to_claim_a_post_stands_first(helpful: Path) -> None:
    """Above a post without a sign stand the signs that it could be given, and only then the post and a ruling."""
    page = (helpful / "members/ada/index.html").read_text("utf-8")
    text = " ".join(re.sub("<[^>]*>", "", page).split())

    signs = "tag it spring, or name the Spring Challenge, or link to the prompt. The next refresh sees it"
    places = [text.index(words) for words in (signs, "Soup", "Or let an organizer decide", "[[ruling]]")]
    assert places == sorted(places)
    assert "Nothing counted yet" in text and "not written" not in text


def test_the_page_for_newcomers_knows_the_season(helpful: Path) -> None:
    """Below the organizer's words: by which signs, until when, where to look, what to do; on no other page."""
    page = (helpful / "take-part/index.html").read_text("utf-8")

    for told in ("<code>spring</code>", "<q>Spring Challenge</q>", "Open until", "Prompt 3", 'href="../members/"'):
        assert told in page.split("<main")[1]
    assert "Where is my post?" in page
    assert "Where is my post?" not in (helpful / "about/index.html").read_text("utf-8")


def test_whom_to_ask_stands_on_every_page(helpful: Path) -> None:
    """At the foot, escaped, and where an organizer is to be told something."""
    for path in pages(helpful):
        assert "Questions go to desk+&lt;b&gt;@x.example." in path.read_text("utf-8"), path
    assert "Ada Example</a>, desk+&lt;b&gt;@x.example." in (helpful / "members/ada/index.html").read_text("utf-8")


def test_the_plugin_works_with_another_theme(crowded: Site) -> None:
    """With Pelican's own simple theme and no settings of ours but the plugin's, the pages are written and escaped."""
    settings = crowded.root / "other.py"
    settings.write_text(
        f"PLUGIN_PATHS = [{str(Path('plugins').resolve())!r}]\nPLUGINS = ['challenge_pages', 'plain_pages']\n"
        f"SITEURL = {URL!r}\nTHEME = 'simple'\nTIMEZONE = 'UTC'\nDIRECT_TEMPLATES = []\n"
        "ARTICLE_PATHS = []\nPAGE_PATHS = ['pages']\n",
        "utf-8",
    )
    output = build(crowded, "-s", str(settings))

    text = (output / "seasons/spring/prompts/prompt-1/index.html").read_text("utf-8")
    assert "Prompt 1 &amp; &lt;i&gt;more" in text
    assert "<script>" not in text


def test_a_season_without_rounds_is_a_season(site: Site) -> None:
    """Words are counted, nothing is missed, and the front page says that one may write at any time."""
    site.site()
    site.season("every = none\n", tables='[goal]\nkind = "words"\ntarget = 500\nwithin = "30 days"\n')
    site.member("ada")
    site.post("ada", "one", "Title: One\nDate: 2017-05-03", "word " * 300)

    output = build(site, url="")
    assert "write when you like" in (output / "index.html").read_text("utf-8")
    assert "300/500" in (output / "seasons/spring/progress/index.html").read_text("utf-8")
    assert "30 days" in (output / "seasons/spring/index.html").read_text("utf-8")
    assert broken_links(output, "https://challenge.example") == []


@pytest.mark.parametrize(
    ("language", "direction", "month"), [("de", "ltr", "Mai"), ("ar", "rtl", "مايو"), ("xx", "ltr", "May")]
)
def test_dates_follow_the_sites_language(site: Site, language: str, direction: str, month: str) -> None:
    """Dates are written as the site's readers write them, and the page runs the way they read."""
    site.site(f'language = "{language}"\n')
    site.season(prompts=3)

    text = (build(site, url="") / "index.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="{direction}"' in text
    assert month in text


def test_a_fixed_sample_says_so(site: Site) -> None:
    """`[sample] now` is the build's time where none is given, and the footer tells readers."""
    site.site('[sample]\nnow = "2017-05-10T12:00:00Z"\nmirror = "mirror"\n')
    site.season(prompts=3)

    text = (build(site, now="", url="") / "index.html").read_text("utf-8")
    assert "10 May 2017" in text
    assert "This is a sample" in text
    assert "Prompt 2, open now" in text


def test_a_page_that_links_out_of_the_content_is_left_out(site: Site) -> None:
    """A symbolic link in `pages/` shows no file of the machine, and stops nothing."""
    site.site()
    secret = site.root / "secret.md"
    secret.write_text("Title: Secret\n\nNobody may read this.\n", "utf-8")
    site.write("pages/about.md", "Title: About\n\nUs.\n")
    (site.content / "pages/leak.md").symlink_to(secret)

    output = build(site, url="")
    assert (output / "about/index.html").is_file()
    assert not any(b"Nobody may read" in path.read_bytes() for path in output.rglob("*") if path.is_file())


def test_a_page_says_its_language(site: Site) -> None:
    """`Lang` is on its text, for voices and hyphens; one that is none does nothing."""
    site.site()
    site.write("pages/sobre.md", "Title: Sobre\nLang: pt_BR\n\nEscreva.\n")
    site.write("pages/bad.md", 'Title: Bad\nLang: "><script>\n\nText.\n')

    output = build(site, url="")
    assert '<div lang="pt-BR">' in (output / "sobre/index.html").read_text("utf-8")
    assert "<script>" not in (output / "bad/index.html").read_text("utf-8").split("</head>")[1]


def test_pages_are_in_the_sitemap(output: Path) -> None:
    """What Pelican itself writes is listed with the rest."""
    assert f"<loc>{URL}/about/</loc>" in (output / "sitemap.xml").read_text("utf-8")
