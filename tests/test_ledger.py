"""The seven promises of the ledger, each with a test that fails where the promise is broken."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.conftest import Site, rss

FEED = "https://ada.example/feed.xml"
MAY_3 = "Wed, 03 May 2017 10:00:00 +0100"
MAY_10 = "Wed, 10 May 2017 10:00:00 +0100"
TEXT = "<p>" + "All about motivation, and why I do not have it. " * 12 + "</p>"
MARK = "<p>This is week 1 of the Spring Challenge.</p>"


def item(slug: str = "one", text: str = TEXT + MARK, date: str = MAY_3, **more: Any) -> dict[str, Any]:
    link = f"https://ada.example/{slug}/"
    return {"title": slug.title(), "link": link, "guid": link, "date": date, "text": text, **more}


@pytest.fixture
def blog(site: Site) -> Site:
    """Four weekly rounds, one member with a blog."""
    site.site()
    site.season(prompts=4, tables='[recognise]\ntags = ["spring-challenge"]\nphrases = ["Spring Challenge"]')
    site.member("ada", f'feeds = ["{FEED}"]\ntimezone = "Europe/London"')
    return site


# 1. What was credited never disappears.


def test_a_post_that_leaves_its_feed_stays(blog: Site) -> None:
    """The feed drops it, then answers 404, 410, garbage, nothing: the credit stays."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    for day, (body, http) in enumerate(
        [(rss(), ""), ("gone", "404 Not Found"), ("<rss", ""), ("", "ERR timeout"), ("", "410 Gone")], start=4
    ):
        blog.feed(FEED, body, http or "200 OK\nContent-Type: application/rss+xml")
        blog.refresh("--force", now=f"2017-05-{day:02d}T12:00:00Z")

        assert blog.cells("ada", now=f"2017-05-{day:02d}T12:00:00Z")[0] == "on time"


def test_a_migration_that_re_dates_everything_changes_no_date(blog: Site) -> None:
    """The date judged is the one claimed at first sight."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    blog.feed(FEED, rss(item(date="Mon, 29 May 2017 10:00:00 +0100")))
    blog.refresh("--force", now="2017-05-30T12:00:00Z")

    assert blog.cells("ada")[0] == "on time"
    assert [row["claimed"] for row in blog.ledger()] == ["2017-05-03T10:00+01:00"]


def test_a_post_that_moves_keeps_its_credit_by_its_guid(blog: Site) -> None:
    """Another address with the same guid is the same post; both addresses are known from then on."""
    blog.feed(FEED, rss(item(guid="tag:ada.example,2017:1")))
    blog.refresh(now="2017-05-03T12:00:00Z")
    moved = item(
        guid="tag:ada.example,2017:1", link="https://ada.example/2017/one/", date="Mon, 29 May 2017 10:00:00 +0100"
    )
    blog.feed(FEED, rss({**moved, "link": "https://new-home.example/one/"}))
    blog.refresh("--force", now="2017-05-30T12:00:00Z")
    line = blog.line("ada")

    assert (line["posts"], line["rounds"]["1"]["status"]) == (1, "on time")
    assert blog.explain("https://ada.example/one")["post"] == "https://new-home.example/one/"


def test_a_guid_that_is_not_unique_joins_nothing(blog: Site) -> None:
    """A feed that gives every entry the same guid has as many posts as addresses."""
    second = item("two", TEXT + MARK.replace("week 1", "week 2"), MAY_10)
    blog.feed(FEED, rss({**item(), "guid": "x"}, {**second, "guid": "x"}))
    blog.refresh(now="2017-05-11T12:00:00Z")

    assert blog.line("ada")["posts"] == 2


def test_an_edit_that_takes_the_mark_away_waits_for_a_person(blog: Site) -> None:
    """What would lower published credit is listed and left until it is accepted."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    blog.feed(FEED, rss(item(text=TEXT)))
    report = blog.refresh("--force", now="2017-05-05T12:00:00Z")

    assert [(entry["post"], entry["stored"]) for entry in report["would_lower"]] == [
        ("https://ada.example/one/", "on time for round 1")
    ]
    assert blog.cells("ada")[0] == "on time"
    assert blog.refresh("--force", now="2017-05-05T13:00:00Z")["would_lower"] == report["would_lower"]

    assert blog.refresh("--force", "--accept", now="2017-05-05T14:00:00Z")["would_lower"] == []
    assert blog.line("ada")["done"] == 0


def test_a_mark_added_later_raises_by_itself(blog: Site) -> None:
    """Credit grows without anybody's help."""
    blog.feed(FEED, rss(item(text=TEXT)))
    blog.refresh(now="2017-05-03T12:00:00Z")
    assert blog.line("ada")["done"] == 0
    blog.feed(FEED, rss(item()))
    blog.refresh("--force", now="2017-05-05T12:00:00Z")

    assert blog.cells("ada")[0] == "on time"


def test_new_rules_add_by_themselves_and_lower_only_when_accepted(blog: Site) -> None:
    """Without any new answer of the host, from what is remembered."""
    one, two = (TEXT + f"<p>This is week {n} of the {club}.</p>" for n, club in ((1, "Cheese League"), (2, "May Club")))
    blog.season(prompts=4, tables='[recognise]\nphrases = ["Cheese League"]')
    blog.feed(FEED, rss(item(text=one), item("two", two, MAY_10)))
    blog.refresh(now="2017-05-11T12:00:00Z")
    assert blog.cells("ada")[:2] == ["on time", "missed"]
    blog.season(prompts=4, tables='[recognise]\nphrases = ["May Club"]')
    report = blog.refresh(now="2017-05-11T13:00:00Z")

    assert blog.cells("ada")[:2] == ["on time", "on time"]
    assert [entry["title"] for entry in report["would_lower"]] == ["One"]


def test_a_deadline_moved_forward_lowers_only_when_accepted(blog: Site) -> None:
    """Even when the feed is dead and the cache is gone."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    shutil.rmtree(blog.root / ".cache")
    blog.feed(FEED, "", "ERR refused")
    blog.prompt(1, "Closes: 2017-05-02")
    report = blog.refresh(now="2017-05-20T12:00:00Z")

    assert [entry["proposed"] for entry in report["would_lower"]] == ["late for round 1"]
    assert blog.cells("ada")[0] == "on time"
    blog.refresh("--accept", now="2017-05-21T12:00:00Z")
    assert blog.cells("ada")[0] == "late"


def test_leaving_takes_only_what_came_after(blog: Site) -> None:
    """`left` with its date is a person's word; earlier credit stays."""
    blog.feed(FEED, rss(item(), item("two", TEXT + MARK.replace("week 1", "week 2"), MAY_10)))
    blog.refresh(now="2017-05-11T12:00:00Z")
    blog.member("ada", f'feeds = ["{FEED}"]\nleft = 2017-05-05')

    assert blog.cells("ada") == ["on time", "away", "away", "away"]


def test_what_came_after_leaving_is_not_ours_in_every_verb(blog: Site) -> None:
    """In the account of the refresh, in the ledger and in explain; whoever comes back has it again."""
    blog.feed(FEED, rss(item(), item("two", TEXT + MARK.replace("week 1", "week 2"), MAY_10)))
    blog.refresh(now="2017-05-11T12:00:00Z")
    blog.member("ada", f'feeds = ["{FEED}"]\nleft = 2017-05-05')
    report = blog.refresh("--force", now="2017-05-12T12:00:00Z")
    statuses = {row["title"]: row["verdicts"][0]["status"] for row in blog.ledger()}

    assert report["entries"] == {"seen": 2, "new": 0, "on time": 1, "late": 0, "ask": 0, "not ours": 1}
    assert (report["would_lower"], statuses) == ([], {"One": "on time", "Two": "not ours"})

    shutil.rmtree(blog.root / ".cache")
    blog.feed(FEED, "", "ERR refused")
    blog.member("ada", f'feeds = ["{FEED}"]')
    blog.refresh(now="2017-05-20T12:00:00Z")
    assert blog.cells("ada")[:2] == ["on time", "on time"]


def test_what_is_forgotten_does_not_come_back(blog: Site) -> None:
    """A hash in forgotten.txt wins over feed, ledger and merge."""
    from challenge.ledger.forgotten import forgotten_hash

    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    blog.write("forgotten.txt", f"a1b2 {forgotten_hash('a1b2', 'ada', 'ada.example/one')}\n")
    assert blog.line("ada")["done"] == 0
    blog.refresh("--force", now="2017-05-04T12:00:00Z")

    assert blog.ledger() == []


# 2. Every row has a verdict, every verdict its reasons.


def test_every_row_says_why(blog: Site) -> None:
    """Credited, asked, not ours: each with at least one sentence."""
    retrospective = "<p>Looking back, last year I failed the Spring Challenge. " + "Never again, I said. " * 30 + "</p>"
    blog.feed(FEED, rss(item(), item("two", TEXT, MAY_10), item("three", retrospective, MAY_10)))
    blog.refresh(now="2017-05-11T12:00:00Z")
    rows = blog.ledger()

    assert len(rows) == 3
    for row in rows:
        for verdict in row["verdicts"]:
            assert verdict["because"]
            assert all(len(reason["detail"].split()) >= 3 for reason in verdict["because"])


# 3. A person's ruling always wins, and no command overwrites what a person wrote.


@pytest.mark.parametrize(
    ("options", "status", "prompts"),
    [
        (["--prompts", "3"], "late", [3]),
        (["--prompts", "3,4", "--status", "on time"], "on time", [3, 4]),
        (["--counts"], "late", []),
        (["--not-ours"], "not ours", []),
    ],
)
def test_a_ruling_wins(blog: Site, options: list[str], status: str, prompts: list[int]) -> None:
    """By any address of the post, over the machine, in every verb, through any refresh."""
    late = "Wed, 14 Jun 2017 10:00:00 +0100"
    blog.feed(FEED, rss(item(date=late)))
    blog.refresh(now="2017-06-14T12:00:00Z")
    post = "http://www.ada.example/one?utm_source=mail"
    answer = blog.run("rule", post, *options, "--reason", "we talked", "--by", "ines", now="2017-06-15T12:00:00Z")
    assert answer.code == 0, answer.err
    blog.refresh("--force", "--accept", now="2017-06-16T12:00:00Z")
    verdicts = blog.explain(post, now="2017-06-16T12:00:00Z")["verdicts"]

    assert [(verdict["status"], verdict["prompts"]) for verdict in verdicts] == [(status, prompts)]
    assert verdicts[0]["because"][0]["signal"] == "ruling"
    assert "we talked" in verdicts[0]["because"][0]["detail"]


def test_a_hidden_post_is_nowhere_and_not_forgotten(blog: Site) -> None:
    """Hidden: kept in the ledger, not counted, and explained."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    blog.run("rule", "https://ada.example/one/", "--hide", "--reason", "spam", "--by", "ines")

    assert blog.line("ada")["posts"] == 0
    assert len(blog.ledger()) == 1
    assert blog.explain("https://ada.example/one/")["verdicts"][0]["because"][0]["signal"] == "ruling"


def test_the_last_ruling_wins_and_none_is_written_twice(blog: Site) -> None:
    """The same decision again is the same ruling; another one is added below."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    rule = ("rule", "https://ada.example/one/", "--reason", "x", "--by", "ines")
    blog.write("seasons/spring/rulings.toml", "# ours\n")
    for decision in ("--not-ours", "--not-ours", "--counts"):
        assert blog.run(*rule, decision).code == 0
    text = (blog.content / "seasons/spring/rulings.toml").read_text()

    assert text.startswith("# ours\n")
    assert text.count("[[ruling]]") == 2
    assert blog.explain("https://ada.example/one/")["verdicts"][0]["status"] == "on time"


@pytest.mark.parametrize("said", [("", "ines"), ("she said so", ""), (" \n", "ines"), ("x" * 3000, "ines")])
def test_a_ruling_without_a_reason_or_a_name_is_not_written(blog: Site, said: tuple[str, str]) -> None:
    """One line says so, and `check` is never given what it refuses."""
    blog.post("ada", "mine", "Title: Mine\nDate: 2017-05-04\nPrompt: 1")
    post = "seasons/spring/posts/ada/mine.md"
    answer = blog.run("rule", post, "--prompts", "2", "--reason", said[0], "--by", said[1])

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert not (blog.content / "seasons/spring/rulings.toml").exists()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ['reason = ""', 'by = ""'],
        ["reason = ''  # none", 'by = "ines"'],
        ['by = "ines"'],
        [],
    ],
)
def test_a_ruling_that_lacks_its_reason_is_given_one(blog: Site, lines: list[str], end: str) -> None:
    """The same decision fills in what is missing, once, and leaves every other word as it was."""
    blog.post("ada", "mine", "Title: Mine\nDate: 2017-05-04\nPrompt: 1")
    post = "seasons/spring/posts/ada/mine.md"
    other = ["[[ruling]]", f'post = "{post}"', "counts = false", 'reason = "first"', 'by = "bo"', ""]
    bare = ["# ours", *other, "[[ruling]]", f'post = "{post}"', "prompts = [2]", *lines, "# the end", ""]
    blog.write("seasons/spring/rulings.toml", end.join(bare).encode())
    for reason in ("she said so", "another"):
        assert blog.run("rule", post, "--prompts", "2", "--reason", reason, "--by", "ines").code == 0
    text = (blog.content / "seasons/spring/rulings.toml").read_bytes().decode()

    assert blog.run("check").out == "Nothing is wrong.\n"
    assert blog.explain(post)["verdicts"][0]["because"][0]["detail"] == "ines decided: she said so"
    assert [row for row in text.split(end) if row in bare and row not in lines] == [
        row for row in bare if row not in lines
    ]


def test_no_command_overwrites_a_persons_words(blog: Site) -> None:
    """A week of commands changes only ledger, feeds.json and the generated part of a roundup."""
    blog.feed(FEED, rss(item()))
    blog.post("ada", "mine", "Title: Mine\r\nDate: 2017-05-04\r\nPrompt: 1", "Words \u2028 of mine.")
    blog.write("seasons/spring/roundups/01.md", "Title: One\nDate: 2017-05-08\n\nDear all,\n\n  indented\n")
    before = blog.tracked()
    for now in ("2017-05-09T12:00:00Z", "2017-05-16T12:00:00Z"):
        blog.run("week", "--mirror", str(blog.mirror), now=now)
    after = blog.tracked()
    roundup = "seasons/spring/roundups/01.md"

    assert after[roundup].startswith(before[roundup])
    assert {path for path in before if after[path] != before[path]} == {roundup}
    assert after.keys() - before.keys() == {
        "feeds.json",
        "seasons/spring/ledger.jsonl",
        "seasons/spring/roundups/02.md",
    }


@pytest.mark.parametrize("name", ["ada{b}", "{0.__class__}", "{", "%s"])
def test_a_lost_member_may_be_called_anything(blog: Site, name: str) -> None:
    """What a ledger says is data: it is told as it stands, and stops no verb."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-05T12:00:00Z")
    ledger = blog.content / "seasons/spring/ledger.jsonl"
    ledger.write_text(ledger.read_text().replace('"member":"ada"', f'"member":"{name}"'))
    told = blog.run("check", "--json").json

    assert [problem["message"] for problem in told if f"1 post of {name} " in problem["message"]]


def test_a_member_whose_file_is_gone_is_named_until_it_is_back(blog: Site) -> None:
    """Their credit went with the file, and says so with the name of the file; `left` keeps it, `forget` means it."""
    from challenge.ledger.forgotten import forgotten_hash

    blog.feed(FEED, rss(item(), item("two")))
    blog.refresh(now="2017-05-05T12:00:00Z")
    file = blog.content / "members/ada.toml"
    text = file.read_text()
    file.rename(file.with_name("ada-l.toml"))
    (problem,) = blog.run("check", "--json").json

    assert (problem["path"], problem["code"]) == ("content/seasons/spring/ledger.jsonl", "lost-member")
    assert "2 posts of ada " in problem["message"]
    assert "content/members/ada.toml" in problem["message"]
    assert blog.run("check", "content/members/ada.toml", "--json").json == [problem]
    file.with_name("ada-l.toml").unlink()
    blog.write("forgotten.txt", f"a1b2 {forgotten_hash('a1b2', 'ada')}\n")
    assert blog.run("check").code == 0
    (blog.content / "forgotten.txt").unlink()
    blog.write("members/ada.toml", f"{text}\nleft = 2017-05-05\n")
    assert blog.run("check").code == 0
    assert blog.cells("ada")[0] == "on time"


# 4. One page is one post.


@pytest.mark.parametrize(
    "address",
    [
        "http://ada.example/one",
        "https://www.ada.example/one/",
        "https://ada.example/one/?utm_source=rss&utm_medium=feed",
        "https://ada.example/one/#task1",
        "https://ada.example/one/?fbclid=abc",
        "https://ADA.example/one/?ref=mastodon",
        "https://ada.example:443/one/?source=rss-1a2b",
        "https://ada.example/one/?m=1",
    ],
)
def test_other_spellings_of_an_address_are_the_same_page(blog: Site, address: str) -> None:
    """Feed and pointer meet; one post, found by any spelling."""
    blog.feed(FEED, rss(item()))
    blog.post("ada", "pointer", f"Title: One\nDate: 2017-05-03\nPrompt: 1\nLink: {address}", "")
    blog.refresh(now="2017-05-03T12:00:00Z")

    assert blog.line("ada")["posts"] == 1
    assert blog.explain(address)["title"] == "One"


@pytest.mark.parametrize(
    "address", ["https://ada.example/?p=1", "https://ada.example/One/", "https://b.ada.example/one/"]
)
def test_other_pages_are_other_posts(blog: Site, address: str) -> None:
    """Any other query key, another path, another host: another page."""
    blog.feed(FEED, rss(item()))
    blog.post("ada", "pointer", f"Title: Other\nDate: 2017-05-03\nPrompt: 1\nLink: {address}", "")
    blog.refresh(now="2017-05-03T12:00:00Z")

    assert blog.line("ada")["posts"] == 2


def test_a_page_claimed_by_two_members_is_one_row_for_each(blog: Site) -> None:
    """A post written together counts for both."""
    blog.member("bo")
    for who in ("ada", "bo"):
        blog.post(who, "joint", "Title: Ours\nDate: 2017-05-03\nPrompt: 1\nLink: https://joint.example/x", "")

    assert [blog.line(who)["posts"] for who in ("ada", "bo")] == [1, 1]


def test_several_files_for_one_page_unite_their_prompts(blog: Site) -> None:
    """Two pointers to one page: two rounds, one post."""
    for number in (1, 2):
        blog.post("ada", f"p{number}", f"Title: T\nDate: 2017-05-03\nPrompt: {number}\nLink: https://ada.example/x", "")
    line = blog.line("ada")

    assert (line["done"], line["posts"]) == (2, 1)


def test_each_file_of_one_page_explains_the_post(blog: Site) -> None:
    """Whichever file somebody asks about, it is the same post with the same verdicts."""
    for name in ("one", "two"):
        blog.post("ada", name, f"Title: {name}\nDate: 2017-05-03\nPrompt: 1\nLink: https://ada.example/page/", "")
    one, two = (blog.explain(f"seasons/spring/posts/ada/{name}.md") for name in ("one", "two"))

    assert one == two
    assert two["verdicts"][0]["status"] == "on time"


def test_a_feed_that_brings_the_page_of_an_undated_file_makes_a_row_of_its_note(blog: Site) -> None:
    """First seen with the file, and kept when the file is gone: a feed's post is a feed's post."""
    blog.post("ada", "one", "Title: One\nPrompt: 1\nLink: https://ada.example/one/", "")
    blog.refresh(now="2017-05-02T12:00:00Z")
    blog.feed(FEED, rss(item()))
    report = blog.refresh("--force", now="2017-05-05T12:00:00Z")
    (blog.content / "seasons/spring/posts/ada/one.md").unlink()

    assert report["would_lower"] == []
    assert [row["first_seen"] for row in blog.ledger()] == ["2017-05-02T12:00:00Z"]
    assert blog.cells("ada")[0] == "on time"


def test_two_people_on_one_blog_are_told_apart(blog: Site) -> None:
    """The author field decides; neither gets the other's posts, not even as a row."""
    blog.member("ada", f'feeds = ["{FEED}"]\nauthors = ["Ada"]')
    blog.member("bo", f'feeds = ["{FEED}"]\nauthors = ["Bo B."]')
    blog.feed(FEED, rss(item(author="Ada"), item("two", author="Bo B.")))
    blog.refresh(now="2017-05-03T12:00:00Z")

    assert sorted((row["member"], row["title"]) for row in blog.ledger()) == [("ada", "One"), ("bo", "Two")]


# 5. is shown by the tests of the site. 6. Running any command twice changes nothing the second time.


def test_running_twice_changes_nothing(blog: Site) -> None:
    """Refresh (answered anew or not), week, roundup, rule, add and check, each run twice."""
    blog.feed(FEED, rss(item(), item("two", TEXT, MAY_10)), '200 OK\nContent-Type: application/rss+xml\nETag: "a"')
    blog.feed(
        "https://ada.example/three", "<title>Three</title><meta property='article:published_time' content='2017-05-04'>"
    )
    common = ("--mirror", str(blog.mirror))
    verbs = [
        ("refresh", *common),
        ("refresh", "--force", *common),
        ("week", *common),
        ("roundup", "--season", "spring", "1"),
        ("rule", "https://ada.example/two/", "--season", "spring", "--prompts", "2", "--reason", "r", "--by", "b"),
        ("add", "https://ada.example/three", "--member", "ada", "--season", "spring", "--prompt", "1", *common),
        ("check",),
        ("status", "--season", "spring"),
    ]
    for verb in verbs:
        blog.run(*verb, now="2017-05-11T12:00:00Z")
        once = blog.tracked()
        blog.run(*verb, now="2017-05-11T13:00:00Z")

        assert blog.tracked() == once, verb


def test_a_refresh_that_finds_nothing_new_changes_no_tracked_file(blog: Site) -> None:
    """Also without a cache, days later, with the prompts of the season added meanwhile."""
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    once = blog.tracked()
    shutil.rmtree(blog.root / ".cache")
    blog.prompt(5)
    blog.refresh(now="2017-05-09T12:00:00Z")
    blog.content.joinpath("seasons/spring/prompts/05-prompt-5.md").unlink()

    assert blog.tracked() == once


# 7. Two copies of the ledger merge.


def test_two_copies_of_a_ledger_merge(blog: Site) -> None:
    """Two branches refreshed apart; their ledgers set one below the other are one memory."""
    ledger = blog.content / "seasons/spring/ledger.jsonl"
    blog.feed(FEED, rss(item()))
    blog.refresh(now="2017-05-03T12:00:00Z")
    ours = ledger.read_bytes()
    ledger.unlink()
    shutil.rmtree(blog.root / ".cache")
    blog.feed(FEED, rss(item(date="Mon, 29 May 2017 10:00:00 +0100"), item("two", date=MAY_10)))
    blog.refresh(now="2017-05-30T12:00:00Z")
    theirs = ledger.read_bytes()
    ledger.write_bytes(b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> refresh\n")

    assert blog.cells("ada")[0] == "on time"
    blog.refresh("--force", now="2017-05-31T12:00:00Z")
    assert [(row["title"], row["first_seen"]) for row in sorted(blog.ledger(), key=lambda row: str(row["title"]))] == [
        ("One", "2017-05-03T12:00:00Z"),
        ("Two", "2017-05-30T12:00:00Z"),
    ]


def test_a_kept_cache_beside_a_lost_ledger_loses_nothing(blog: Site) -> None:
    """A refresh whose result was never merged: the next one brings the same posts again, though every host says 304."""
    quick = '200 OK\nContent-Type: application/rss+xml\nETag: "a"'
    blog.feed(FEED, rss(item()), quick)
    blog.refresh(now="2017-05-03T12:00:00Z")
    ledger = blog.content / "seasons/spring/ledger.jsonl"
    ledger.unlink()
    blog.refresh(now="2017-05-04T12:00:00Z")

    assert [row["title"] for row in blog.ledger()] == ["One"]
    once = blog.tracked()
    blog.refresh(now="2017-05-05T12:00:00Z")
    assert blog.tracked() == once
