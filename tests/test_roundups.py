"""Roundups through a season: what each file lists, what its page and feed show, and what `week` calls new."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from challenge.overview import look
from tests.built_site import build
from tests.conftest import Site, rss

FEED = "https://ada.example/feed.xml"
ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://challenge.example"
TEXT = "<p>" + "Nothing in here but rain, and some more of it. " * 8 + "</p>"
MONDAYS = ("2017-05-08T07:00:00Z", "2017-05-15T07:00:00Z", "2017-05-22T07:00:00Z")


def item(slug: str, day: int, tags: tuple[str, ...] = ("spring",), **more: Any) -> dict[str, Any]:
    link = f"https://ada.example/{slug}/"
    date = f"{day:02d} May 2017 10:00:00 +0100"
    return {"title": slug.title(), "link": link, "guid": link, "date": date, "tags": tags, "text": TEXT, **more}


@pytest.fixture
def blog(site: Site) -> Site:
    """One member with a blog, five weekly rounds from Monday 1 May, recognised by a tag."""
    site.site('organizers = ["ada"]')
    site.season(prompts=5, tables='[recognise]\ntags = ["spring"]')
    site.member("ada", f'feeds = ["{FEED}"]')
    return site


def week(site: Site, now: str, *items: dict[str, Any]) -> str:
    """`challenge week`, with these posts in the feed; what it prints."""
    if items:
        site.feed(FEED, rss(*items))
    answer = site.run("week", "--force", "--mirror", str(site.mirror), now=now)
    assert answer.code == 0, answer.err
    return answer.out


def new(out: str) -> list[str]:
    """The titles that `week` calls new, on time or late."""
    told = out.partition("\nNew: ")[2].partition("\nWaiting for you")[0]
    return sorted(re.findall(r"^  \w+: (.*?) \(", told, re.M))


def listed(site: Site, number: int) -> tuple[list[str], list[str]]:
    """The lines of a roundup file: of its own round, and of earlier ones."""
    path = site.content / f"seasons/spring/roundups/{number:02d}.md"
    if not path.exists():
        return [], []
    own, _, earlier = path.read_text("utf-8").partition("for earlier rounds:")
    return re.findall(r"^- (.*)$", own, re.M), re.findall(r"^- (.*)$", earlier, re.M)


def where(site: Site, title: str) -> list[int]:
    """The roundup files that list a post, once for each line."""
    lines = {number: [*own, *earlier] for number in range(1, 6) for own, earlier in [listed(site, number)]}
    return [number for number, found in lines.items() for line in found if title in line]


SECTIONS = ("What was written", "And for other prompts", "Arrived since")


def shown(output: Path, number: int) -> dict[str, str]:
    """The sections of a roundup's page as plain text."""
    page = (output / f"seasons/spring/roundups/{number:02d}/index.html").read_text("utf-8")
    told = page.partition("<h2")[2].partition("<nav")[0]
    parts = re.split(r"<h2[^>]*>([^<]*)</h2>", "<h2" + told)
    text = [" ".join(unescape(re.sub(r"<[^>]*>", " ", part)).split()) for part in parts]
    return dict(zip(text[1::2], text[2::2], strict=True))


def test_a_season_of_mondays_tells_each_post_once(blog: Site) -> None:
    """`week` each Monday: what it calls new, what the file lists and what the page shows are one and the same."""
    posts = [item("first", 3), item("second", 10), item("third", 17)]
    for place, now in enumerate(MONDAYS, 1):
        out = week(blog, now, *posts[:place])
        title = posts[place - 1]["title"]
        page = shown(build(blog, now=now, url=URL), place)

        assert new(out) == [title]
        assert new(week(blog, now.replace("07:", "09:"))) == [title]
        assert (len(listed(blog, place)[0]), listed(blog, place)[1]) == (1, [])
        assert list(page) == ["What was written"]
        assert f"Ada Example {title} " in page["What was written"]
    assert [where(blog, post["title"]) for post in posts] == [[1], [2], [3]]


def test_what_an_earlier_run_called_new_is_not_new_again(blog: Site) -> None:
    """A post of the open round that the last roundup's run told of; what a refresh by night or a merge brought is."""
    early = item("early", 8, date="08 May 2017 05:00:00 +0100")
    assert new(week(blog, MONDAYS[0], item("first", 3), early)) == ["Early", "First"]

    blog.post("ada", "told", "Title: Told\nDate: 2017-05-08\nPrompt: 1")
    assert "Told" in new(week(blog, MONDAYS[0]))
    blog.feed(FEED, rss(item("first", 3), early, item("second", 10)))
    blog.refresh(now="2017-05-13T04:00:00Z")
    blog.post("ada", "sent", "Title: Sent\nDate: 2017-05-08\nPrompt: 2")
    assert new(week(blog, MONDAYS[1])) == ["Second", "Sent"]


def test_what_came_after_the_letter_is_new_until_the_next_one(blog: Site) -> None:
    """A daily job renews the file: the list of news goes on growing until the next roundup, and begins anew then."""
    week(blog, MONDAYS[0], item("first", 3))
    late = item("late", 9, text=TEXT + "<p>Spring Challenge, week 1.</p>")
    for day in (9, 10):
        assert new(week(blog, f"2017-05-{day:02d}T11:00:00Z", item("first", 3), late)) == ["Late"]
    page = shown(build(blog, now="2017-05-10T12:00:00Z", url=URL), 1)

    assert where(blog, "Late") == [1]
    assert "First" in page["What was written"] and "Late" in page["Arrived since"]
    assert new(week(blog, MONDAYS[1])) == ["Late"]
    assert new(week(blog, "2017-05-16T07:00:00Z")) == []


def ruled(site: Site) -> None:
    rule = ("rule", "https://ada.example/doubtful/", "--prompts", "1", "--reason", "she says so", "--by", "ada")
    assert site.run(*rule, now="2017-05-16T12:00:00Z").code == 0


def tagged(site: Site) -> None:
    site.feed(FEED, rss(item("doubtful", 4, ("spring",))))


def merged(site: Site) -> None:
    site.post("ada", "doubtful", "Title: Doubtful\nDate: 2017-05-04\nPrompt: 1")


def added(site: Site) -> None:
    options = ("--member", "ada", "--prompt", "1", "--date", "2017-05-04", "--title", "Doubtful")
    answer = site.run("add", "https://elsewhere.example/x", *options, "--mirror", str(site.root))
    assert answer.code == 0, answer.err


@pytest.mark.parametrize("settle", [ruled, tagged, merged, added])
def test_what_is_settled_later_is_taken_up_by_the_next_roundup(blog: Site, settle: Callable[[Site], None]) -> None:
    """Whatever gives an old post its credit after its round's letter, exactly one file tells of it in the end."""
    week(blog, MONDAYS[0], item("doubtful", 4, ()), item("sure", 4))
    week(blog, MONDAYS[1])
    settle(blog)
    out = week(blog, "2017-05-22T07:00:00Z")

    assert where(blog, "Doubtful") == [3]
    assert "for Round 1: Prompt 1" in listed(blog, 3)[1][0]
    assert where(blog, "Sure") == [1]
    assert "Doubtful" in new(out)
    assert "Doubtful" in shown(build(blog, now="2017-05-22T08:00:00Z", url=URL), 3)["And for other prompts"]
    week(blog, "2017-05-29T07:00:00Z")
    assert where(blog, "Doubtful") == [3]


def test_the_roundup_that_closed_last_takes_up_what_is_settled_while_it_is_the_last(blog: Site) -> None:
    """`roundup` and `week` renew it; the one after it says nothing of that again."""
    week(blog, MONDAYS[0], item("doubtful", 4, ()))
    ruled(blog)
    blog.run("roundup", "1", now="2017-05-10T12:00:00Z")
    week(blog, MONDAYS[1])

    assert where(blog, "Doubtful") == [1]


def test_a_roundup_renewed_by_hand_takes_nothing_from_a_later_one(blog: Site) -> None:
    """And one that is written only then lists its own round all the same."""
    week(blog, MONDAYS[0], item("sure", 4))
    merged(blog)
    week(blog, MONDAYS[1])
    blog.run("roundup", "1", now="2017-05-16T12:00:00Z")
    assert (where(blog, "Doubtful"), where(blog, "Sure")) == ([2], [1])

    (blog.content / "seasons/spring/roundups/01.md").unlink()
    for _again in range(2):
        blog.run("roundup", "1", now="2017-05-16T12:00:00Z")
        assert [line.partition("[")[2].partition("]")[0] for line in listed(blog, 1)[0]] == ["Doubtful", "Sure"]
    week(blog, "2017-05-17T12:00:00Z")
    assert (where(blog, "Doubtful"), where(blog, "Sure")) == ([1], [1])


def test_a_post_late_for_two_rounds_has_one_line(blog: Site) -> None:
    """It names both."""
    week(blog, MONDAYS[0], item("sure", 4))
    blog.post("ada", "both", "Title: Both\nDate: 2017-05-17\nPrompt: 1, 2")
    week(blog, MONDAYS[2])
    (line,) = listed(blog, 3)[1]

    assert line.endswith("(late, 2 words), for Round 1: Prompt 1 and Round 2: Prompt 2")
    assert where(blog, "Both") == [3]


def test_a_post_in_time_by_its_authors_clock_stands_in_one_roundup(blog: Site) -> None:
    """Sunday night in California is Monday morning here: its round's roundup has it, and not the next one too."""
    zone = '[deadline]\nzone = "author"\n[recognise]\ntags = ["spring"]'
    blog.season(prompts=5, tables=zone)
    blog.member("ada", f'feeds = ["{FEED}"]\ntimezone = "America/Los_Angeles"')
    night = item("night", 7, date="07 May 2017 22:00:00 -0700")
    week(blog, "2017-05-08T12:00:00Z", night)
    week(blog, MONDAYS[1])

    assert blog.cells("ada")[0] == "on time"
    assert where(blog, "Night") == [1]


def test_a_page_of_two_people_is_told_for_each(blog: Site) -> None:
    """The second to be credited is not told by the first one's line; who takes another name is not told again."""
    pointer = "Title: Ours\nDate: 2017-05-04\nPrompt: 1\nLink: https://joint.example/x"
    blog.member("bo")
    blog.post("ada", "ours", pointer, "")
    week(blog, MONDAYS[0], item("sure", 4))
    blog.post("bo", "ours", pointer, "")
    week(blog, MONDAYS[1])
    blog.write("members/ada.toml", f'name = "Ada: B [née Example]"\nfeeds = ["{FEED}"]')
    week(blog, MONDAYS[2])

    assert where(blog, "Ours") == [1, 2]
    assert listed(blog, 2)[1][0].startswith("Bo Example: ")
    assert where(blog, "Sure") == [1]


def test_the_roundup_due_is_that_of_the_round_that_closed_last(blog: Site) -> None:
    """By the calendar, not by number."""
    blog.prompt(1, "Opens: 2017-05-01\nCloses: 2017-05-20")
    blog.prompt(2, "Opens: 2017-05-02\nCloses: 2017-05-10")
    blog.post("ada", "two", "Title: Two\nDate: 2017-05-04\nPrompt: 2")
    blog.post("ada", "one", "Title: One\nDate: 2017-05-05\nPrompt: 1")
    for day in (11, 21):
        week(blog, f"2017-05-{day}T12:00:00Z", item("old", 1, ()))

    assert (where(blog, "Two"), where(blog, "One")) == ([2], [1])


def test_a_letter_without_the_machines_part_tells_what_had_come_by_its_day(blog: Site) -> None:
    """Its page shows that, the end of its day included; the next roundup does not take it up again, but the rest."""
    blog.post("ada", "before", "Title: Before\nDate: 2017-05-07\nPrompt: 1")
    blog.post("ada", "same-day", "Title: Same day\nDate: 2017-05-09T20:00\nPrompt: 1")
    blog.post("ada", "after", "Title: After\nDate: 2017-05-10\nPrompt: 1")
    blog.write("seasons/spring/roundups/01.md", "Title: One\nDate: 2017-05-09\n\nDear all.\n")
    week(blog, MONDAYS[1], item("second", 10))
    page = shown(build(blog, now=MONDAYS[1], url=URL), 1)

    assert "Before" in page["What was written"] and "Same day" in page["What was written"]
    assert "After" in page["Arrived since"]
    assert (where(blog, "Before"), where(blog, "Same day"), where(blog, "After")) == ([], [], [2])


KINDS = ("tagged", "late", "plain", "file", "backdated", "two rounds")


def happen(site: Site, feed: list[dict[str, Any]], kind: str, day: int, name: str) -> None:
    """One post on a day of May, into the feed or as a file that somebody merges."""
    own, before = (day - 1) // 7 + 1, max(1, (day - 8) // 7 + 1)
    prompts = {"file": str(own), "backdated": str(before), "two rounds": f"{before}, {own}"}.get(kind)
    if prompts:
        dated = max(1, day - 7) if kind == "backdated" else day
        site.post("ada", name.casefold(), f"Title: {name}\nDate: 2017-05-{dated:02d}\nPrompt: {prompts}")
        return
    said = f"<p>Spring Challenge, week {before}.</p>" if kind == "late" else ""
    feed.append(item(name.casefold(), day, ("spring",) if kind == "tagged" else (), title=name, text=TEXT + said))


@settings(max_examples=12, deadline=None)
@given(
    weeks=st.lists(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 6)), max_size=3), min_size=4, max_size=4),
    runs=st.lists(st.sampled_from([(0,), (0, 3), ()]), min_size=3, max_size=3),
    tag_later=st.sets(st.integers(0, 3)),
)
def test_every_answer_to_a_closed_round_stands_in_one_roundup(
    weeks: list[list[tuple[str, int]]], runs: list[tuple[int, ...]], tag_later: set[int], tmp_path_factory: Any
) -> None:
    """Whatever came, was merged or got its tag in whatever week, and however often somebody ran `week`."""
    site, feed = Site(tmp_path_factory.mktemp("season")), list[dict[str, Any]]()
    site.site()
    site.season(prompts=5, tables='[recognise]\ntags = ["spring"]\nphrases = ["Spring Challenge"]')
    site.member("ada", f'feeds = ["{FEED}"]')
    for place, posts in enumerate(weeks):
        for number, (kind, weekday) in enumerate(posts):
            happen(site, feed, kind, 7 * place + 1 + weekday, f"Post{place}{number}x")
        if place in tag_later:
            for entry in feed:
                entry["tags"] = ("spring",)
        for weekday in (0,) if place == 3 else runs[place]:
            week(site, f"2017-05-{7 * place + 8 + weekday:02d}T07:00:00Z", *feed)

    told = [
        (title, round_)
        for number in range(1, 6)
        for own, earlier in [listed(site, number)]
        for line in (*own, *earlier)
        for title in re.findall(r"Post\d\dx", line)[:1]
        for round_ in ([number] if line in own else map(int, re.findall(r"Round (\d)", line)))
    ]
    posts = look(site.content, datetime(2017, 5, 29, 8, tzinfo=UTC)).submissions["spring"]
    assert sorted(told) == sorted((post.title, n) for post in posts for n in post.credited_rounds if n < 5)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two roundups, one without a letter; an answer that is late for one of two rounds, and one without a title."""
    site = Site(tmp_path_factory.mktemp("letters"))
    site.site('organizers = ["ada"]')
    site.season(prompts=3, tables='[recognise]\ntags = ["spring"]')
    site.member("ada", f'feeds = ["{FEED}"]')
    untitled = {key: value for key, value in item("untitled", 4).items() if key != "title"}
    site.write("seasons/spring/roundups/01.md", "Title: Week one\nDate: 2017-05-08\n\nDear all, <i>well</i> done.\n")
    week(site, MONDAYS[0], untitled)
    site.post("ada", "both", "Title: Both <angle>\nDate: 2017-05-10\nPrompt: 1, 2")
    site.run("roundup", "1", now="2017-05-11T12:00:00Z")
    week(site, MONDAYS[1])
    return build(site, now="2017-05-15T08:00:00Z", url=URL)


def test_a_late_answer_is_late_on_the_roundup_of_the_round_it_is_late_for(letters: Path) -> None:
    """The post is on time for another round, and there it is not late."""
    assert "late" in shown(letters, 1)["Arrived since"]
    assert "late" not in shown(letters, 2)["What was written"]


def test_a_post_without_a_title_is_called_by_its_first_words_everywhere(letters: Path) -> None:
    """In the file as on the page."""
    text = (letters.parent / "content/seasons/spring/roundups/01.md").read_text("utf-8")

    assert "Ada Example: [Nothing in here but rain, and some more of it…](" in text
    assert "Ada Example Nothing in here but rain, and some more of it…" in shown(letters, 1)["What was written"]


def test_a_roundup_without_a_letter_has_no_asterism_before_its_lists(letters: Path) -> None:
    """The three stars part a letter from the lists: where there is none the lists belong to the heading."""
    pages = [(letters / f"seasons/spring/roundups/0{number}/index.html").read_text("utf-8") for number in (1, 2)]

    parted = [bool(re.search(r"</article>\s*<section class=\"letter\"", page)) for page in pages]
    assert parted == [True, False]


def test_the_feed_of_roundups_carries_the_lists(letters: Path) -> None:
    """After the letter, or alone where there is none; titles are escaped, links absolute."""
    entries = ET.fromstring((letters / "feeds/roundups.xml").read_bytes()).findall(f"{ATOM}entry")
    second, first = [str(entry.findtext(f"{ATOM}content")) for entry in entries]
    kept = f'<a href="{URL}/seasons/spring/posts/ada/both/">Both &lt;angle&gt;</a>'

    assert first.index("Dear all") < first.index("What was written") < first.index("https://ada.example/untitled/")
    assert first.index("Arrived since") < first.index(kept) < first.index("late")
    assert kept in second and "late" not in second
    assert all(str(entry.findtext(f"{ATOM}published")) <= str(entry.findtext(f"{ATOM}updated")) for entry in entries)
