"""What pages and files say, as values: no build, no templates."""

from __future__ import annotations

import tomllib
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.overview import Overview, look
from challenge.pages.atom import AtomEntry, AtomFeed, post_id, write_atom
from challenge.pages.cards import Card, When
from challenge.pages.contact import Contact, contact_of
from challenge.pages.feeds import view_feeds
from challenge.pages.head import cut, first_paragraph, in_brief
from challenge.pages.health_view import view_health
from challenge.pages.members_view import view_member
from challenge.pages.now_view import view_now
from challenge.pages.progress_view import view_progress
from challenge.pages.ruling_help import edit_address, help_with, new_address, ruling_texts
from challenge.pages.script import breadth, language_by_script
from challenge.pages.shelf import Shelf
from challenge.pages.site import File, Page, take_down, view_site
from challenge.pages.veil import draw_veil
from tests.built_site import row
from tests.conftest import Site, rss

NOW = datetime(2017, 5, 17, 12, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def shelf_of(site: Site, now: datetime = NOW) -> Shelf:
    return take_down(look(site.content, now), "https://challenge.example")


def season(site: Site, prompts: int = 3, *lines: str, more: str = "") -> None:
    site.site(more)
    site.season('[recognise]\ntags = ["spring"]\n', prompts=prompts)
    site.member("ada", 'feeds = ["https://ada.example/feed"]')
    site.write("seasons/spring/ledger.jsonl", "\n".join(lines) + "\n")


def documents(shelf: Shelf) -> dict[str, Any]:
    return {thing.path: thing for thing in view_site(shelf)}


ENTRY = st.builds(
    AtomEntry,
    id=st.just("urn:uuid:1"),
    title=st.text(),
    link=st.text(),
    updated=st.just(NOW),
    published=st.just(NOW),
    author=st.text(),
    author_uri=st.text(),
    html=st.text(),
    whole=st.booleans(),
    text=st.text(),
    categories=st.tuples(st.tuples(st.text(), st.text())),
    lang=st.text(),
)


@given(entry=ENTRY, title=st.text())
def test_any_text_gives_well_formed_atom(entry: AtomEntry, title: str) -> None:
    """Whatever stands in titles, names and addresses, the feed parses, and nothing in it became markup."""
    root = ET.fromstring(
        write_atom(AtomFeed(title=title, self_link="a", link="b", lang="en", author="c", entries=[entry]))
    )

    assert len(root.findall(f"{ATOM}entry")) == 1
    assert not [element for element in root.iter() if element.tag.removeprefix(ATOM) in ("script", "p")]


def test_a_feed_without_entries_is_dated_by_its_beginning() -> None:
    """An empty feed has an `updated` that no clock gave it."""
    feed = AtomFeed(title="t", self_link="a", link="b", lang="en", author="c", born=datetime(2017, 5, 1, tzinfo=UTC))

    assert ET.fromstring(write_atom(feed)).findtext(f"{ATOM}updated") == "2017-05-01T00:00:00Z"


def test_ids_belong_to_member_and_page() -> None:
    """A page claimed by two members is two entries; the same page of one member is always the same one."""
    assert post_id("ada", "blog.example/one") == post_id("ada", "blog.example/one")
    assert post_id("ada", "blog.example/one") != post_id("bob", "blog.example/one")


def test_an_edited_title_keeps_the_id(site: Site) -> None:
    """A feed reader does not show a post again because its title or date was mended."""
    season(site, 3, row("ada", "https://ada.example/one/", "Before", "2017-05-02"))
    before = dict(view_feeds(shelf_of(site)))["feeds/all.xml"]
    season(site, 3, row("ada", "https://ada.example/one/", "After", "2017-05-03"))
    after = dict(view_feeds(shelf_of(site)))["feeds/all.xml"]

    ids = [ET.fromstring(feed).findtext(f"{ATOM}entry/{ATOM}id") for feed in (before, after)]
    assert ids[0] == ids[1]
    assert b"After" in after


def test_one_post_for_two_seasons_is_one_entry(site: Site) -> None:
    """A post that answers two challenges on purpose stands once in the feed of everything."""
    url = "https://ada.example/both/"
    season(site, 3, row("ada", url, "Both", "2017-05-02"))
    site.season("starts = 2017-05-01\n", name="may", prompts=1)
    site.write("seasons/may/ledger.jsonl", row("ada", url, "Both", "2017-05-02", season="may") + "\n")

    assert dict(view_feeds(shelf_of(site)))["feeds/all.xml"].count(b"<entry>") == 1


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Owls at Midnight", "owls at MIDNIGHT, again"),
        ("Owls at Midnight", "my owls-at-midnight"),
        ("夜のふくろう", "今週は夜のふくろうについて"),
        ("C++?", "I like C++? a lot"),
    ],
)
def test_a_post_that_would_tell_the_prompt_waits(site: Site, title: str, told: str) -> None:
    """Spelling, punctuation and scripts without spaces do not get a hidden title past the veil."""
    season(site, 3, row("ada", "https://ada.example/early/", told, "2017-05-16", prompts=(4,)))
    site.prompt(4, title=title)
    shelf = shelf_of(site)

    assert shelf.cards["spring"] == ()
    assert shelf.held == {("spring", "ada"): (4,)}
    assert view_member(shelf, shelf.people()[0]).chapters[0].held == (4,)


def test_the_veil_falls_when_the_round_opens(site: Site) -> None:
    """The same files, a week later: the prompt has its page, and the early post stands on it."""
    season(site, 3, row("ada", "https://ada.example/early/", "Owls", "2017-05-16", prompts=(4,)))
    site.prompt(4, title="Owls")
    later = shelf_of(site, NOW + timedelta(days=7))

    assert later.ref("spring", 4).title == "Owls"
    assert [card.title for card in later.answers("spring", 4)] == ["Owls"]


def test_reasons_that_quote_a_hidden_prompt_are_kept_back(site: Site) -> None:
    """The verdict stays, its sentence waits."""
    detail = "the text says Owls at Midnight"
    season(site, 3, row("ada", "https://ada.example/early/", "Early", "2017-05-16", prompts=(4,), detail=detail))
    site.prompt(4, title="Owls at Midnight")
    (card,) = shelf_of(site).cards["spring"]

    assert card.status == "on time"
    assert "Owls" not in card.marks[0].because[0].detail


def test_nothing_unveiled_is_left_in_the_overview(site: Site) -> None:
    """Ledgers, standings and problems are veiled with everything else: pages cannot show what they do not have."""
    season(site, 3, row("ada", "https://ada.example/hidden-words/", "x", "2017-05-16", prompts=(4,)))
    site.prompt(4, title="Hidden Words", headers="Opens: nonsense")
    overview: Overview = draw_veil(look(site.content, NOW)).overview

    assert "hidden-words" not in repr(overview).lower()
    assert "hidden words" not in repr(overview).lower()


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Card, Shelf]:
    """A post that asks for round 2, and the shelf it stands on."""
    site = Site(tmp_path_factory.mktemp("asked"))
    question = row("ada", "https://ada.example/ask/", "Ask", "2017-05-10", status="ask", ask="doubtful", prompts=(2,))
    season(site, 3, question)
    shelf = shelf_of(site)
    return shelf.cards["spring"][0], shelf


@given(post=st.text(min_size=1, max_size=80))
def test_a_proposed_ruling_is_valid_toml(asked: tuple[Card, Shelf], post: str) -> None:
    """Whatever the address, the lines to copy parse, and name the post as it is."""
    card, shelf = asked

    (text,) = ruling_texts(replace(card, post=post), shelf)
    ruling = tomllib.loads(text)["ruling"][0]
    assert ruling["post"] == post
    assert ruling["prompts"] == [2]
    assert ruling["reason"]


def test_what_is_credited_already_stays_in_a_proposed_ruling(site: Site) -> None:
    """A post on time for one round and late for another is proposed for both, on time."""
    season(site, 3)
    site.post("ada", "both", "Title: Both\nDate: 2017-05-09\nPrompt: 1, 2")
    shelf = shelf_of(site)
    (card,) = shelf.cards["spring"]
    (text,) = ruling_texts(card, shelf)
    (ruling,) = tomllib.loads(text)["ruling"]

    assert [mark.status for mark in card.marks] == ["on time", "late"]
    assert (ruling["prompts"], ruling["status"]) == ([1, 2], "on time")


def test_each_round_of_a_conflict_is_another_ruling(site: Site) -> None:
    """One line to copy for each; the organizers are named; a season without rulings leads to a new file."""
    question = row("ada", "https://ada.example/ask/", "Ask", "2017-05-10", status="ask", ask="doubtful", prompts=(2, 3))
    season(site, 3, question)
    site.site('organizers = ["ada"]\nrepository = "https://github.com/a/b"')
    helps = []
    for _ in range(2):
        shelf = shelf_of(site)
        helps.append(help_with(shelf, shelf.seasons[0], shelf.cards["spring"][0]))
        site.write("seasons/spring/rulings.toml", "# none yet\n")
    new, old = helps

    assert new is not None and old is not None
    assert [tomllib.loads(text)["ruling"][0]["prompts"] for text in new.texts] == [[2], [3]]
    assert [person.id for person in new.organizers] == ["ada"]
    assert new.edit == "https://github.com/a/b/new/HEAD/content/seasons/spring?filename=rulings.toml"
    assert old.edit == "https://github.com/a/b/edit/HEAD/content/seasons/spring/rulings.toml"


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/new/main/content?file_name=x.toml"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_new/main/content?filename=x.toml"),
        ("javascript:alert(1)", ""),
    ],
)
def test_links_to_new_files_fit_the_forge(repository: str, address: str) -> None:
    """Where there is no file to edit yet, the forge opens a new one of that name."""
    assert new_address(repository, "content/x.toml") == address


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/edit/HEAD/content/x.toml"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/edit/main/content/x.toml"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/content/x.toml"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_edit_links_fit_the_forge(repository: str, address: str) -> None:
    """Each forge opens its editor at another address; without a repository there is none."""
    assert edit_address(repository, "content/x.toml") == address


def test_a_post_in_time_needs_no_help(site: Site) -> None:
    """What to do where a verdict is wrong is said where it could be wrong."""
    season(site, 3, row("ada", "https://ada.example/one/", "One", "2017-05-02"))
    (chapter,) = view_member(shelf_of(site), shelf_of(site).people()[0]).chapters

    assert chapter.posts[0].help is None


def test_a_post_that_counts_elsewhere_is_no_refusal(site: Site) -> None:
    """What one season did not take is not held against it where another season credits it."""
    url = "https://ada.example/both/"
    season(site, 3, row("ada", url, "Both", "2017-05-02", status="not ours", prompts=()))
    site.season("starts = 2017-05-01\n", name="may", prompts=1)
    site.write("seasons/may/ledger.jsonl", row("ada", url, "Both", "2017-05-02", season="may") + "\n")
    chapters = view_member(shelf_of(site), shelf_of(site).people()[0]).chapters

    assert [judged.card.title for chapter in chapters for judged in chapter.others] == []
    assert [judged.card.title for chapter in chapters for judged in chapter.posts] == ["Both"]


def test_a_faulty_prompt_file_is_not_named_before_its_time(site: Site) -> None:
    """Whatever is wrong with a file among the prompts, its name is not shown unless its prompt has opened."""
    season(site, 3)
    site.prompt(1, "Opens: nonsense")
    site.write("seasons/spring/prompts/notes-on-the-lighthouse.txt", "what")
    site.write("seasons/spring/prompts/09-lighthouse.md", "Nothing of a prompt.\n")
    overview = draw_veil(look(site.content, NOW)).overview

    told = [problem.path for problem in (*overview.problems, *overview.content.problems)]
    assert "seasons/spring/prompts/01-prompt-1.md" in " ".join(told)
    assert "lighthouse" not in repr(overview)


def test_a_refusal_without_a_mark_is_nobodys_business(site: Site) -> None:
    """`not ours` is shown where a mark fired; what the calendar alone spoke of is not listed."""
    dated = row("ada", "https://ada.example/other/", "Other", "2017-05-02", status="not ours", prompts=())
    season(
        site,
        3,
        dated.replace('"tag"', '"date"'),
        row("ada", "https://ada.example/near/", "Near", "2017-05-02", status="not ours", prompts=()),
    )
    (chapter,) = view_member(shelf_of(site), shelf_of(site).people()[0]).chapters

    assert [judged.card.title for judged in chapter.others] == ["Near"]


def test_many_rounds_fold_into_runs(site: Site) -> None:
    """A table of thousands of cells has runs of ten rounds, and each run says in numbers what it holds."""
    site.site()
    site.season("ends = 2018-05-01\n")
    for number in range(60):
        site.member(f"member-{number}")
    shelf = shelf_of(site)
    table = view_progress(shelf, shelf.content.seasons["spring"].season)

    assert table is not None
    assert table.runs[0] == (1, 10)
    assert table.rows[0].runs[0].counts == (("missed", 2), ("open", 1), ("not yet", 7))


def test_few_rounds_have_columns_with_links(site: Site) -> None:
    """In a table that can be taken in, a cell leads to its post."""
    season(site, 3, row("ada", "https://ada.example/one/", "One", "2017-05-02"))
    shelf = shelf_of(site)
    table = view_progress(shelf, shelf.content.seasons["spring"].season)

    assert table is not None
    assert table.runs == ()
    assert table.rows[0].cells[0].href == "https://ada.example/one/"


def test_the_newest_posts_name_each_page_once(site: Site) -> None:
    """A post credited in two seasons is one of the latest posts, not two."""
    url = "https://ada.example/both/"
    season(site, 3, row("ada", url, "Both", "2017-05-02"))
    site.season("starts = 2017-05-01\n", name="may", prompts=1)
    site.write("seasons/may/ledger.jsonl", row("ada", url, "Both", "2017-05-02", season="may") + "\n")

    assert [card.title for card in view_now(shelf_of(site)).latest] == ["Both"]


def test_two_things_with_one_address_are_written_once(site: Site) -> None:
    """A prompt whose slug is `all` does not cover the season's feed."""
    season(site, 0)
    site.write("seasons/spring/prompts/01-all.md", "Title: All\nNumber: 1\nSlug: all\n\nEverything.\n")
    things = [thing for thing in view_site(shelf_of(site)) if thing.path == "feeds/spring/all.xml"]

    assert len(things) == 1
    assert isinstance(things[0], File)
    assert b"Spring Challenge" in things[0].body


def test_prompts_know_their_neighbours(site: Site) -> None:
    """`next` and `prev` lead along the prompts that are open, over those left out."""
    season(site, 3)
    site.season("skipped = [2]\n", prompts=3)
    found = documents(shelf_of(site))
    first, third = found["seasons/spring/prompts/prompt-1/"], found["seasons/spring/prompts/prompt-3/"]

    assert isinstance(first, Page)
    assert first.head.following == third.path
    assert third.head.previous == first.path
    assert "seasons/spring/prompts/prompt-2/" not in found


def test_feeds_in_trouble_come_first(site: Site) -> None:
    """The health page begins with what needs a hand, and survives whatever stands in the file of states."""
    season(site, 3)
    site.member("bob", 'feeds = ["https://bob.example/feed"]')
    site.write(
        "feeds.json",
        '{"https://ada.example/feed": {"newest": "never"},'
        ' "https://bob.example/feed": {"state": "failing", "since": "2017-05-01T00:00:00Z", "why": "it is asleep"}}',
    )
    view = view_health(shelf_of(site))

    assert [line.person.id for line in (*view.ill, *view.well)] == ["bob", "ada"]
    assert view.ill[0].why == "it is asleep"
    assert view.well[0].newest is None


def test_the_health_page_tells_what_check_tells(site: Site) -> None:
    """Also what no file has by itself: a date to come, a ruling about nothing, a member's file that is gone."""
    season(site, 3)
    site.member("bob", "colour = 1")
    site.write("members/kim.toml", 'name = "Kim"\nfeeds = ["https://kim.example/feed"]\n')
    site.post("bob", "one", "Title: One\nDate: 2018-05-02")
    site.write("pages/members.md", "Title: M\n\nText.\n")
    site.write(
        "seasons/spring/rulings.toml",
        '[[ruling]]\npost = "https://ada.example/nowhere"\ncounts = true\nreason = "x"\nby = "b"\n',
    )
    post = {"title": "1", "link": "https://kim.example/1/", "date": "03 May 2017 10:00:00 GMT", "tags": ["spring"]}
    site.feed("https://kim.example/feed", rss(post))
    site.refresh(now="2017-05-04T12:00:00Z")
    (site.content / "members/kim.toml").unlink()
    told = view_health(shelf_of(site)).problems
    checked = site.run("check", "--json", now="2017-05-17T12:00:00Z").json

    assert {problem.code for problem in told} == {"unknown-key", "future-date", "bad-id", "idle-ruling", "lost-member"}
    assert [(problem.path, problem.line, problem.code) for problem in told] == [
        (problem["path"], problem["line"], problem["code"]) for problem in checked
    ]


def test_the_first_gathering_dates_nothing_late(site: Site) -> None:
    """What the first gathering found had come when it was published; what a later one found came then."""
    first = datetime(2017, 5, 10, tzinfo=UTC)
    season(
        site,
        3,
        row("ada", "https://ada.example/old/", "Old", "2017-05-02", first_seen=first),
        row("ada", "https://ada.example/new/", "New", "2017-05-03", first_seen=first + timedelta(days=5)),
    )
    cards = {card.title: card for card in shelf_of(site).cards["spring"]}

    assert cards["Old"].arrived == cards["Old"].published
    assert cards["New"].arrived == first + timedelta(days=5)


@pytest.mark.parametrize(
    ("html", "brief"),
    [
        ("<p>One.</p><p>Two &lt;b&gt; three</p>", "One. Two <b> three"),
        ("<p>" + "word " * 100 + "</p>", "word word word word…"),
        ("", ""),
    ],
)
def test_the_beginning_of_a_text_is_plain(html: str, brief: str) -> None:
    """Markup goes, entities become letters, blocks stay apart, and the cut is at a word."""
    assert in_brief(html, 20) == brief


@given(text=st.text(), most=st.integers(2, 200))
def test_a_cut_text_is_never_longer(text: str, most: int) -> None:
    """At most so many letters and the sign that something is missing."""
    assert len(cut(text, most)) <= max(len(text) if len(text) <= most else 0, most + 1)


def test_the_first_paragraph_is_whole() -> None:
    """The front page shows one paragraph of a prompt, or all of a text that has none."""
    assert first_paragraph("<h2>x</h2>\n<p>One</p>\n<p>Two</p>") == "<p>One</p>"
    assert first_paragraph("<ul><li>One</li></ul>") == "<ul><li>One</li></ul>"


def test_midnight_is_the_end_of_the_day_before() -> None:
    """People read a deadline at midnight as the end of Sunday, not the start of Monday."""
    midnight = When(datetime(2017, 5, 8, tzinfo=UTC), "UTC")

    assert midnight.ends_day
    assert midnight.day_before.day == 7


def test_paths_in_the_site_stay_in_the_site(site: Site) -> None:
    """No address begins with a slash or climbs out of the folder it is built into."""
    season(site, 3)

    for path in documents(shelf_of(site)):
        assert not path.startswith("/")
        assert ".." not in Path(path).parts


@pytest.mark.parametrize(
    ("republish", "detail", "shown"),
    [
        ("none", "The text says “my secret, week 1”: round 1.", "The text says “…”: round 1."),
        ("none", "It only speaks of the challenge (“my secret”).", "It only speaks of the challenge (“…”)."),
        ("none", "Its title says “About week 1”: round 1.", "Its title says “About week 1”: round 1."),
        ("none", "It links to round 1: “https://x.example/1”.", "It links to round 1: “https://x.example/1”."),
        (
            "none",
            "Its title takes up the prompt “Prompt 1”: round 1.",
            "Its title takes up the prompt “Prompt 1”: round 1.",
        ),
        ("excerpt", "The text says “my secret, week 1”: round 1.", "The text says “my secret, week 1”: round 1."),
    ],
)
def test_a_reason_quotes_no_more_than_is_allowed(site: Site, republish: str, detail: str, shown: str) -> None:
    """Where only title and link may be shown no page says a word of the text, and neither does the API."""
    season(site, 3, row("ada", "https://ada.example/1", "About week 1", "2017-05-03", detail=detail))
    site.member("ada", f'feeds = ["https://ada.example/feed"]\nrepublish = "{republish}"')
    shelf = shelf_of(site)
    (card,) = shelf.cards["spring"]

    assert [reason.detail for reason in card.marks[0].because] == [shown]
    everything = b"".join(thing.body for thing in view_site(shelf) if isinstance(thing, File))
    assert (b"my secret" in everything) == (republish == "excerpt" and "my secret" in detail)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("夜中に起きて、台所の灯りをつけた。", "ja"),
        ("コーヒーを Café で", "ja"),
        ("밤에 부엌에서", "ko"),
        ("今天晚上我在厨房里写信", ""),
        ("The の sign, and a 김치 of my own making", ""),
        ("Zwölf Zeilen", ""),
        ("1, 2, 3 …", ""),
        ("", ""),
    ],
)
def test_some_scripts_tell_their_language(text: str, language: str) -> None:
    """Kana is Japanese and Hangul Korean; Han alone, a quoted word, or no letters at all tell nothing."""
    assert language_by_script(text) == language


@pytest.mark.parametrize(("text", "room"), [("", 0), ("letters", 7), ("夜の台所", 8), ("ｱｲｳ", 3), ("밤 tea", 6)])
def test_wide_signs_take_the_room_of_two(text: str, room: int) -> None:
    """What decides on the size of a title is how broad it is, not how many signs it has."""
    assert breadth(text) == room


@pytest.mark.parametrize(
    ("title", "text", "name", "beginning"),
    [
        ("", "Ate toast. It was fine.", "Ate toast. It was fine.", ""),
        ("Ate toast. It was fine", "Ate toast. It was fine.", "Ate toast. It was fine", ""),
        ("Toast", "Ate toast. It was fine.", "Toast", "Ate toast. It was fine."),
        ("", "word " * 20, "word word word word word word word word word…", ("word " * 20).strip()),
        ("", "", "", ""),
    ],
)
def test_a_short_post_says_its_sentence_once(site: Site, title: str, text: str, name: str, beginning: str) -> None:
    """A post without a title is called by its first words; where these are all of it nothing stands below them."""
    season(site, 3, row("ada", "https://ada.example/1", title, "2017-05-02", excerpt=f"<p>{text}</p>"))
    (card,) = shelf_of(site).cards["spring"]

    assert (card.name, card.beginning) == (name, beginning)


@pytest.mark.parametrize(
    ("written", "contact"),
    [
        ("hello+table@table.example", Contact("hello+table@table.example", "mailto:hello+table@table.example")),
        ("mailto:Desk@Table.example", Contact("Desk@Table.example", "mailto:Desk@Table.example")),
        ("o'hara&co?@table.example", Contact("o'hara&co?@table.example", "")),
        ("a&b=c%?@table.example", Contact("a&b=c%?@table.example", "mailto:a%26b%3Dc%25%3F@table.example")),
        ("https://table.example/contact", Contact("https://table.example/contact", "https://table.example/contact")),
        ("javascript:alert(1)@x.example", Contact("javascript:alert(1)@x.example", "")),
        ("@mara on Mastodon", Contact("@mara on Mastodon", "")),
        (" ", None),
        ("", None),
    ],
)
def test_a_contact_is_a_link_where_it_can_be_one(written: str, contact: Contact | None) -> None:
    """A mail or web address as the organizer wrote it, nothing that runs, and no second header for the mail."""
    assert contact_of(written) == contact


@pytest.mark.parametrize(
    ("zone", "closes", "stamp", "whose"),
    [
        ("season", "2017-05-21", "2017-05-22T00:00:00+01:00", "Europe/London"),
        ("author", "2017-05-21", "2017-05-22T00:00:00", "author"),
        ("author", "2017-05-21T20:00", "2017-05-21T20:00:00", "author"),
        ("author", "2017-05-21T20:00+02:00", "2017-05-21T19:00:00+01:00", "Europe/London"),
        ("anywhere", "2017-05-21", "2017-05-22T00:00:00-12:00", "anywhere"),
    ],
)
def test_a_deadline_says_by_whose_clock(site: Site, zone: str, closes: str, stamp: str, whose: str) -> None:
    """By everybody's own clock it is a time in no zone; with an offset it is one instant, whatever the rule."""
    site.site()
    site.season(prompts=2, tables=f'[deadline]\nzone = "{zone}"')
    site.prompt(3, f"Closes: {closes}")
    (prompt,) = view_now(shelf_of(site)).open

    assert (prompt.closes.stamp, prompt.closes.zone) == (stamp, whose)
