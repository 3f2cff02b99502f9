"""The verbs of the command line: what they print, write and exit with."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Site, rss, run

ROOT = Path(__file__).resolve().parent.parent
FEED = "https://ada.example/feed.xml"
TEXT = "<p>" + "All about motivation, and why I do not have it. " * 12 + "</p>"


def entry(slug: str, text: str, day: int = 3) -> dict[str, Any]:
    link = f"https://ada.example/{slug}/"
    return {
        "title": slug.title(),
        "link": link,
        "guid": link,
        "date": f"{day:02d} May 2017 10:00:00 +0100",
        "text": text,
    }


@pytest.fixture
def week(site: Site) -> Site:
    """One member, whose blog has a post on time, a doubtful one, and an unmarked one."""
    site.site('organizers = ["ada"]\nrepository = "https://git.example/spring"')
    site.season(prompts=4, tables='[recognise]\nphrases = ["Spring Challenge"]')
    site.member("ada", f'feeds = ["{FEED}"]')
    doubtful = (
        "<p>This is week 2 of the Spring Challenge.</p>" + TEXT + "<p>This was week 3 of the Spring Challenge.</p>"
    )
    site.feed(
        FEED,
        rss(
            entry("sure", TEXT + "<p>This is week 1 of the Spring Challenge.</p>"),
            entry("doubtful", doubtful, 10),
            entry("unmarked", TEXT, 11),
        ),
    )
    return site


def test_refresh_accounts_for_every_feed_and_every_entry(week: Site) -> None:
    """Each in exactly one class."""
    week.member("bo", 'feeds = ["https://dead.example/feed", "https://gone.example/feed"]')
    week.feed("https://gone.example/feed", "", "410 Gone")
    report = week.refresh(now="2017-05-12T12:00:00Z")

    assert report["feeds"] == {"ok": 1, "unchanged": 0, "moved": 0, "gone": 1, "failed": 1, "not due": 0}
    assert report["entries"] == {"seen": 3, "new": 3, "on time": 1, "late": 0, "ask": 2, "not ours": 0}


@pytest.mark.parametrize("keys", ["left = 2017-05-05", "paused = true"])
def test_a_feed_that_rests_is_not_due(week: Site, keys: str) -> None:
    """That of somebody who left three weeks ago, or is paused: it is in exactly one class, too."""
    week.refresh(now="2017-05-04T12:00:00Z")
    week.member("ada", f'feeds = ["{FEED}"]\n{keys}')
    week.member("bo", 'feeds = ["https://dead.example/feed"]')
    report = week.refresh(now="2017-05-26T12:00:00Z")

    assert {name: count for name, count in report["feeds"].items() if count} == {"failed": 1, "not due": 1}


def test_refresh_counts_an_entry_as_every_other_verb_sees_it(week: Site) -> None:
    """By the ruling, and an old question about an unmarked post has closed itself."""
    week.refresh(now="2017-05-12T12:00:00Z")
    rule = ("rule", "https://ada.example/doubtful/", "--prompts", "2", "--reason", "she says so", "--by", "ines")
    week.run(*rule, now="2017-05-12T12:00:00Z")
    week.feed(FEED, (week.mirror / "ada.example/feed.xml").read_text().replace("A blog", "My blog"))
    report = week.refresh(now="2017-05-30T12:00:00Z")

    assert report["entries"] == {"seen": 3, "new": 0, "on time": 2, "late": 0, "ask": 0, "not ours": 1}


def test_the_queue_holds_what_a_person_must_decide(week: Site) -> None:
    """Doubtful posts with what disagrees, and the unmarked ones as a class of their own."""
    week.refresh(now="2017-05-12T12:00:00Z")
    answer = week.run("queue", "--json", now="2017-05-12T12:00:00Z")

    assert [(item["title"], item["class"]) for item in answer.json] == [
        ("Doubtful", "doubtful"),
        ("Unmarked", "unmarked"),
    ]
    assert sorted(answer.json[0]["proposed"]) == [2, 3]
    assert week.run("queue", "--strict", now="2017-05-12T12:00:00Z").code == 1


def test_a_doubtful_post_waits_and_an_unmarked_one_does_not(week: Site) -> None:
    """Doubt is shown as waiting, not as missed; a post without a mark leaves the cell alone."""
    week.refresh(now="2017-05-12T12:00:00Z")

    assert week.cells("ada", now="2017-05-29T12:00:00Z") == ["on time", "waiting", "waiting", "missed"]
    assert week.status()["totals"]["waiting"] == 1


def test_an_unmarked_post_closes_itself(week: Site) -> None:
    """Fourteen days after its round nobody is asked any more, and the post says why."""
    week.refresh(now="2017-05-12T12:00:00Z")
    post = "https://ada.example/unmarked/"

    assert week.explain(post, now="2017-05-28T22:00:00Z")["verdicts"][0]["status"] == "ask"
    closed = week.explain(post, now="2017-05-29T00:00:00Z")["verdicts"][0]
    assert closed["status"] == "not ours"
    assert "Nobody claimed it" in closed["because"][-1]["detail"]


def test_a_ruling_settles_a_doubt_and_empties_the_queue(week: Site) -> None:
    """The command that the queue proposes works."""
    week.refresh(now="2017-05-12T12:00:00Z")
    rule = ("rule", "https://ada.example/doubtful/", "--prompts", "2", "--reason", "she says so", "--by", "ines")

    assert week.run(*rule, now="2017-05-12T12:00:00Z").code == 0
    assert week.run("queue", "--strict", now="2017-05-12T12:00:00Z").code == 0
    assert week.cells("ada")[1] == "on time"


def test_explain_answers_in_words_and_in_json(week: Site) -> None:
    """Why, where, and what would change it; an unknown post is exit 1 with advice."""
    week.refresh(now="2017-05-12T12:00:00Z")
    known = week.explain("https://ada.example/sure")
    unknown = week.run("explain", "https://ada.example/never", "--json")

    assert known["verdicts"][0]["prompts"] == [1]
    assert known["verdicts"][0]["because"][0]["signal"] == "sentence"
    assert known["hint"]
    assert (unknown.code, unknown.json["verdicts"]) == (1, [])
    assert "add" in unknown.json["hint"]


def test_explain_knows_posts_that_are_kept_here_by_every_name(week: Site) -> None:
    """Path below content, path from the root, address on the site."""
    week.post("ada", "mine", "Title: Mine\nDate: 2017-05-04\nPrompt: 1")
    names = (
        "seasons/spring/posts/ada/mine.md",
        "content/seasons/spring/posts/ada/mine.md",
        "https://challenge.example/seasons/spring/posts/ada/mine/",
    )

    assert {week.explain(name)["title"] for name in names} == {"Mine"}


def test_explain_knows_a_post_that_has_no_row(week: Site) -> None:
    """A post outside every window is explained from what the feed last said."""
    week.feed(FEED, rss({**entry("old", TEXT), "date": "03 May 2012 10:00:00 +0100"}))
    week.refresh(now="2017-05-12T12:00:00Z")
    found = week.explain("https://ada.example/old/")

    assert week.ledger() == []
    assert [verdict["status"] for verdict in found["verdicts"]] == ["not ours"]


def test_add_files_a_post_that_no_feed_brings(week: Site) -> None:
    """Title, date and words from the page; credited at once; a second time changes nothing."""
    date = "<meta property='article:published_time' content='2017-05-09T08:00:00+02:00'>"
    page = f"<html><head><title>Elsewhere</title>{date}"
    week.feed("https://docs.example/x", f"{page}</head><body><article>{TEXT}</article></body></html>")
    add = ("add", "https://docs.example/x", "--member", "ada", "--season", "spring", "--prompt", "2")
    first = week.run(*add, "--mirror", str(week.mirror))
    files = week.tracked()

    assert first.code == 0, first.err
    pointer = files["seasons/spring/posts/ada/elsewhere.md"].decode()
    assert "Title: Elsewhere\nDate: 2017-05-09T08:00+02:00\nPrompt: 2\nLink: https://docs.example/x\n" in pointer
    assert week.cells("ada")[1] == "on time"
    assert week.run(*add, "--mirror", str(week.mirror)).code == 0
    assert week.tracked() == files


def test_add_works_without_the_page(week: Site) -> None:
    """A document behind a login: date and title as given."""
    options = ("--member", "ada", "--season", "spring", "--date", "2017-05-09", "--title", "Behind a login")
    answer = week.run("add", "https://docs.example/secret", *options, "--mirror", str(week.root))

    assert answer.code == 0, answer.err
    assert "seasons/spring/posts/ada/behind-a-login.md" in week.tracked()


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("status", "--season", "nope"), "there is no season 'nope'"),
        (("status", "--season", "spring", "--member", "nope"), "there is no member 'nope'"),
        (("refresh", "--season", "nope"), "there is no season 'nope'"),
        (("refresh", "--mirror", "/nowhere/at/all"), "no such mirror"),
        (("add", "javascript:alert(1)", "--member", "ada", "--season", "spring"), "no address of a web page"),
        (("add", "https://x.example/", "--member", "nope", "--season", "spring"), "no member 'nope'"),
        (("add", "https://x.example/", "--member", "ada", "--season", "spring", "--prompt", "9"), "no round 9"),
        (("add", "https://x.example/", "--member", "ada", "--season", "spring", "--date", "2017-13-01"), "--date"),
        (("rule", "https://x.example/", "--counts", "--reason", "r", "--by", "b"), "--season"),
        (
            ("rule", "https://x.example/", "--season", "spring", "--prompts", "9", "--reason", "r", "--by", "b"),
            "no round 9",
        ),
        (
            ("rule", "https://x.example/", "--season", "spring", "--prompts", "x", "--reason", "r", "--by", "b"),
            "--prompts",
        ),
        (("roundup", "--season", "spring", "9"), "no round 9"),
        (("evaluate", "nowhere.jsonl"), "nowhere.jsonl"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(week: Site, argv: tuple[str, ...], says: str) -> None:
    """Never a traceback, never a half-done change."""
    before = week.tracked()
    answer = week.run(*argv)

    assert answer.code == 2
    assert says in answer.err
    assert len(answer.err.splitlines()) == 1
    assert week.tracked() == before


@pytest.mark.parametrize("argv", [("status",), ("status", "--season", "spring"), ("roundup", "1")])
def test_without_a_season_the_file_to_make_is_named(site: Site, argv: tuple[str, ...]) -> None:
    """Whoever has only just begun is told what comes next, not to choose among none."""
    site.site()
    answer = site.run(*argv)

    assert answer.code == 2
    assert "there is no season yet: add content/seasons/<season>/season.toml" in answer.err


def test_health_keeps_quiet_about_who_has_yet_to_join(week: Site) -> None:
    """A feed without news is worth a look two weeks after its author joined; the file is named as `check` does."""
    old = {**entry("old", TEXT), "date": "03 Jan 2017 10:00:00 +0000"}
    for name, joined in (("ida", "2017-05-01"), ("noa", "2017-06-10"), ("uma", "2017-05-20")):
        week.member(name, f'feeds = ["https://{name}.example/feed"]\njoined = {joined}')
        week.feed(f"https://{name}.example/feed", rss({**old, "link": f"https://{name}.example/old/"}))
    week.member("zoe", 'feeds = ["https://zoe.example/feed"]')
    week.feed("https://zoe.example/feed", "", "410 Gone")
    now = "2017-06-01T12:00:00Z"
    week.refresh(now=now)
    found = {line["member"]: line for line in week.run("health", "--json", now=now).json}

    assert {name: line["kind"] for name, line in found.items()} == {
        **dict.fromkeys(("ada", "noa", "uma")),
        "ida": "stale",
        "zoe": "gone",
    }
    assert "take the feed out of content/members/zoe.toml" in found["zoe"]["suggestion"]


def test_no_content_folder_is_exit_2(tmp_path: Path) -> None:
    """It says where to run the command."""
    answer = run("status", "--season", "x", "--content", str(tmp_path / "content"))

    assert (answer.code, "root of a site" in answer.err) == (2, True)


def test_the_roundups_generated_part_lists_answers_and_late_ones(week: Site) -> None:
    """Titles are escaped, earlier rounds have their own list, and it grows when run again."""
    week.post(
        "ada",
        "x",
        "Title: <b>Bold</b> [x](javascript:alert(1))\nDate: 2017-05-09\nPrompt: 2\nLink: https://e.example/",
        "",
    )
    week.run("roundup", "--season", "spring", "2", now="2017-05-16T12:00:00Z")
    path = week.content / "seasons/spring/roundups/02.md"
    first = path.read_text()
    week.post("ada", "catch-up", "Title: Caught up\nDate: 2017-05-10\nPrompt: 1\nLink: https://e.example/1", "")
    week.run("roundup", "--season", "spring", "2", now="2017-05-17T12:00:00Z")

    assert first.startswith("Title: Round 2: Prompt 2\nDate: 2017-05-16\n\n")
    assert r"\[x\]\(javascript:alert\(1\)\)" in first
    assert "<b>" not in first
    assert "Caught up" in path.read_text()
    assert "for Round 1: Prompt 1" in path.read_text()


def test_week_says_what_is_new_late_waiting_and_failing(week: Site) -> None:
    """The organizer's five minutes, on one screen."""
    week.member("bo", 'feeds = ["https://dead.example/feed"]')
    week.feed("https://dead.example/feed", "", "ERR tls")
    out = week.run("week", "--mirror", str(week.mirror), now="2017-05-16T12:00:00Z").out

    assert "roundups/02.md" in out
    for says in ("New: 1", "New, late: none", "Waiting for you (challenge queue): 1", "Failing feeds: 1"):
        assert says in out


def test_week_tells_everything_since_the_last_roundup(week: Site) -> None:
    """Not only what this very run brought: a refresh by night takes nothing away from the morning's list."""
    week.post("ada", "before", "Title: Before\nDate: 2017-05-04\nPrompt: 1")
    week.run("roundup", "1", now="2017-05-05T12:00:00Z")
    week.post("ada", "after", "Title: After\nDate: 2017-05-06\nPrompt: 1")
    week.refresh(now="2017-05-12T04:00:00Z")
    outs = [week.run("week", "--mirror", str(week.mirror), now=f"2017-05-16T{hour}:00:00Z").out for hour in (12, 13)]

    assert "roundups/02.md" in outs[0]
    for out in outs:
        assert "New: 2\n  ada: After (spring, round 1)\n  ada: Sure (spring, round 1)\n" in out


def test_week_says_no_old_season_again(week: Site) -> None:
    """A season that has long been over has no news, whether or not it ever had a roundup."""
    week.refresh(now="2017-05-12T12:00:00Z")

    assert "New: none" in week.run("week", "--mirror", str(week.mirror), now="2017-09-01T12:00:00Z").out


def test_the_roundup_links_posts_kept_here(week: Site) -> None:
    """By their address on the site; without one by their path below it."""
    week.post("ada", "mine", "Title: Mine\nDate: 2017-05-04\nPrompt: 1")
    week.run("roundup", "1", now="2017-05-12T12:00:00Z")
    path = week.content / "seasons/spring/roundups/01.md"
    assert "[Mine](<https://challenge.example/seasons/spring/posts/ada/mine/>) (2 words)" in path.read_text()

    week.write("site.toml", 'title = "No address yet"')
    week.run("roundup", "1", now="2017-05-12T12:00:00Z")
    assert "[Mine](<seasons/spring/posts/ada/mine/>)" in path.read_text()


def test_the_roundup_of_a_round_to_come_is_refused(week: Site) -> None:
    """It would tell its prompt."""
    before = week.tracked()
    answer = week.run("roundup", "--season", "spring", "3", now="2017-05-12T12:00:00Z")

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "opens on 2017-05-15" in answer.err
    assert "Prompt 3" not in answer.err
    assert week.tracked() == before


def test_a_roundup_says_what_is_next_and_no_title_too_early(week: Site) -> None:
    """Rounds may open in another order than their numbers, and prompts be added week by week."""
    week.season('ends = "2017-06-10"', prompts=2)
    week.prompt(1, "Opens: 2017-06-01")
    week.prompt(2, "Opens: 2017-05-01\nCloses: 2017-05-10")
    for number in (3, 4):
        (week.content / f"seasons/spring/prompts/0{number}-prompt-{number}.md").unlink()
    week.post("ada", "early", "Title: Early\nDate: 2017-05-04\nPrompt: 1")
    week.run("roundup", "2", now="2017-05-12T12:00:00Z")
    path = week.content / "seasons/spring/roundups/02.md"

    assert "Round 1 opens on 1 June 2017." in path.read_text()
    assert "Early" not in path.read_text()  # that is for the roundup of its own round
    assert "Prompt 1" not in path.read_text()

    week.run("roundup", "1", now="2017-06-05T12:00:00Z")
    path = week.content / "seasons/spring/roundups/01.md"
    assert "last round" not in path.read_text()
    week.run("roundup", "1", now="2017-06-11T12:00:00Z")
    assert "This was the last round of the season." in path.read_text()


def test_the_season_may_be_left_out_where_there_is_only_one(week: Site) -> None:
    """Where there are two, the verbs ask which."""
    post = (
        "https://docs.example/x",
        "--member",
        "ada",
        "--date",
        "2017-05-09",
        "--title",
        "X",
        "--mirror",
        str(week.root),
    )

    assert week.run("status", "--json").json["season"] == "spring"
    assert week.run("add", *post).code == 0
    assert "seasons/spring/posts/ada/x.md" in week.tracked()
    week.season(name="summer", prompts=1)
    for argv in (("status",), ("roundup", "1"), ("add", *post)):
        answer = week.run(*argv)
        assert (answer.code, "spring, summer" in answer.err) == (2, True)


def test_a_ruling_about_an_unknown_post_must_be_meant(week: Site) -> None:
    """A slip in an address writes nothing, also beside a good one; with a season named it is written with a note."""
    week.refresh(now="2017-05-12T12:00:00Z")
    rule = (
        "rule",
        "https://ada.example/sure/",
        "https://ada.example/nowhere/",
        "--not-ours",
        "--reason",
        "r",
        "--by",
        "b",
    )
    before = week.tracked()
    answer = week.run(*rule)

    assert (answer.code, week.tracked()) == (2, before)
    assert "no post with this address or path is known" in answer.err
    named = week.run(*rule, "--season", "spring")
    assert named.code == 0
    assert named.out.count("Note: no post") == 1


def test_the_same_decision_in_other_words_says_that_the_first_words_stay(week: Site) -> None:
    """Nothing is written, and nobody is left to think that it was."""
    week.refresh(now="2017-05-12T12:00:00Z")
    rule = ("rule", "https://ada.example/sure/", "--prompts", "1, #2", "--by", "b", "--reason")
    week.run(*rule, "first words")
    before = week.tracked()

    assert "reason" not in week.run(*rule, "first words").out
    assert "kept as it was: first words" in week.run(*rule, "other words").out
    assert week.tracked() == before


def test_the_queue_offers_each_round_of_a_conflict_by_itself(week: Site) -> None:
    """Whoever copies a line decides for one of them, not for both."""
    week.refresh(now="2017-05-12T12:00:00Z")
    out = week.run("queue", now="2017-05-12T12:00:00Z").out

    for number in (2, 3):
        assert f'rule "https://ada.example/doubtful/" --season spring --prompts {number} --reason' in out
    assert "1 post without any mark, from 1 member;" in out


def test_add_files_a_private_page_once(week: Site) -> None:
    """A second time changes nothing, although nobody else can open the address."""
    options = ("--member", "ada", "--date", "2017-05-09", "--title", "Private", "--allow-private")
    add = ("add", "http://127.0.0.1:8000/x", *options)
    assert week.run(*add).code == 0
    before = week.tracked()

    assert "already" in week.run(*add).out
    assert week.tracked() == before


def test_a_private_feed_is_a_warning_unless_it_is_allowed(week: Site) -> None:
    """`check` says what depends on `--allow-private`; who gives it need not be told again, once for every feed."""
    week.member("ada", 'feeds = ["http://127.0.0.1:9/feed"]')
    assert "only with --allow-private" in week.run("check").out
    assert "private network" in " ".join(week.refresh()["problems"])
    assert "private network" not in " ".join(week.refresh("--allow-private")["problems"])


@pytest.mark.parametrize(("argv", "path"), [(("check", "--since", "nope"), None), (("check", "--since", "HEAD"), "")])
def test_check_since_says_what_it_lacks(
    week: Site, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], path: str | None
) -> None:
    """A commit that git does not know, and a machine without git, are one line each."""
    if path is not None:
        monkeypatch.setenv("PATH", path)
    answer = week.run(*argv)

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert f"--since {argv[-1]}" in answer.err
    assert ("there is none on this machine" in answer.err) == (path is not None)


def test_no_option_of_git_is_taken_for_a_commit(week: Site) -> None:
    """`--since` names a commit and nothing else."""
    subprocess.run(["git", "init", "-q", str(week.root)], check=True)
    answer = week.run("check", "--since=--output=x")

    assert answer.code == 2
    assert [path.name for path in week.content.glob("x*")] == []


def test_the_terminal_draws_cells_as_the_site_does(week: Site) -> None:
    """One table of symbols, all of it in the legend."""
    from challenge.progress.standing import SYMBOLS

    legend = week.run("status").out.splitlines()[-2]
    assert legend.split("  ") == [f"{symbol} {status}" for status, symbol in SYMBOLS.items()]


DOCS = ("--member", "ada", "--season", "spring")


def added(week: Site, url: str, *options: str) -> Answer:
    return week.run("add", url, *DOCS, *options, "--mirror", str(week.mirror))


@pytest.mark.parametrize("url", ["https://org.example/spring", "https://org.example/one", "https://go.example/spring"])
def test_the_announcement_is_no_submission(week: Site, url: str) -> None:
    """`add` says so and writes nothing; a pointer written by hand is not ours, and says why."""
    week.season(prompts=4, tables='[recognise]\nlinks = ["https://org.example/spring/"]')
    week.prompt(1, "Link: https://org.example/one/")
    week.feed("https://go.example/spring", "", "301 Moved\nLocation: https://org.example/spring")
    week.feed("https://org.example/spring", "<title>Come and write</title><p>Rules.</p>")
    answer = added(week, url, "--date", "2017-05-03", "--prompt", "1")

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "no submission" in answer.err
    assert not (week.content / "seasons/spring/posts").exists()
    if "org" in url:
        week.post("ada", "by-hand", f"Title: X\nDate: 2017-05-03\nPrompt: 1\nLink: {url}", "")
        (verdict,) = week.explain(url)["verdicts"]
        assert (verdict["status"], week.line("ada")["posts"]) == ("not ours", 0)
        assert "own announcement" in verdict["because"][0]["detail"]


def test_a_text_kept_beside_a_link_to_the_prompt_counts(week: Site) -> None:
    """Whoever links to the prompt above an answer of their own has written one."""
    week.prompt(1, "Link: https://org.example/one/")
    week.post("ada", "mine", "Title: X\nDate: 2017-05-03\nPrompt: 1\nLink: https://org.example/one/", "My answer.")

    assert week.explain("seasons/spring/posts/ada/mine.md")["verdicts"][0]["status"] == "on time"


def test_an_address_that_leads_to_a_known_page_is_no_second_pointer(week: Site) -> None:
    """Where it leads is known once it was asked: to a file's page, or to a row's, which the pointer then names."""
    week.feed("https://go.example/x", "", "302 Found\nLocation: https://docs.example/x")
    week.feed("https://docs.example/x", "<title>The Desert</title><p>a b</p>")
    assert added(week, "https://docs.example/x", "--date", "2017-05-03").code == 0
    answer = added(week, "https://go.example/x", "--date", "2017-05-03")

    assert (answer.code, answer.out) == (
        0,
        f"{week.content}/seasons/spring/posts/ada/the-desert.md: points to this page already\n",
    )
    assert len([*week.content.glob("seasons/spring/posts/ada/*.md")]) == 1
    week.refresh()
    week.feed("https://go.example/sure", "", "302 Found\nLocation: https://ada.example/sure/")
    assert added(week, "https://go.example/sure").code == 0
    assert "Link: https://ada.example/sure/\n" in (week.content / "seasons/spring/posts/ada/sure.md").read_text()


def test_what_the_ledger_knows_stands_in_for_a_page_that_cannot_be_had(week: Site) -> None:
    """Its title and date, not the last word of the address."""
    week.refresh()
    answer = added(week, "https://ada.example/unmarked/", "--prompt", "2")
    (path,) = week.content.glob("seasons/spring/posts/ada/*.md")

    assert answer.out == f"{path}: written\n"
    assert path.read_text().startswith("Title: Unmarked\nDate: 2017-05-11T10:00+01:00\nPrompt: 2\n")


def test_health_names_what_the_host_said_and_what_to_do(week: Site) -> None:
    """Failing, gone and moved feeds, each with words to forward; --strict is exit 1."""
    week.member("bo", 'feeds = ["https://dead.example/feed", "https://gone.example/feed"]')
    week.feed("https://gone.example/feed", "", "410 Gone")
    assert week.run("health", "--strict").code == 0
    week.refresh(now="2017-05-12T12:00:00Z")
    answer = week.run("health", "--json", "--strict", now="2017-05-13T12:00:00Z")
    lines = {line["feed"]: line for line in answer.json}

    assert answer.code == 1
    assert lines["https://gone.example/feed"]["state"] == "gone"
    assert lines["https://dead.example/feed"]["since"] == "2017-05-12T12:00:00Z"
    assert lines["https://dead.example/feed"]["suggestion"]
    assert lines[FEED]["state"] == "ok"


def test_check_refuses_edits_of_machine_written_files(week: Site) -> None:
    """A pull request must leave the ledger to the refresh job."""
    git = [
        "git",
        "-C",
        str(week.root),
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    week.write("seasons/spring/ledger.jsonl", "")
    week.write("members/cy.toml", 'name = "Cy"\n')
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "two"], check=True)
    answer = week.run("check", "--since", "HEAD~1", "--json")

    assert answer.code == 1
    assert [problem["path"] for problem in answer.json] == ["content/seasons/spring/ledger.jsonl"]
    assert week.run("check").code == 0
    assert week.run("check", "--since", "HEAD").code == 0


@pytest.mark.parametrize("staged", [False, True])
def test_check_refuses_edits_that_are_not_committed_yet(week: Site, staged: bool) -> None:
    """Whoever asks before the commit is told as much as after it, also of a file that git does not know."""
    git = ["git", "-C", str(week.root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "init", "-q", str(week.root)], check=True)
    week.write("seasons/spring/ledger.jsonl", "")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    week.write("seasons/spring/ledger.jsonl", "\n")
    week.write("feeds.json", "{}\n")
    if staged:
        subprocess.run([*git, "add", "."], check=True)
    answer = week.run("check", "--since", "HEAD", "--json")

    assert [(problem["path"], problem["code"]) for problem in answer.json] == [
        ("content/feeds.json", "machine-written"),
        ("content/seasons/spring/ledger.jsonl", "machine-written"),
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("content/members/nobody.toml", "no such file"),
        ("nowhere", "outside content/"),
        ("README.md", "outside content/"),
        ("../x", "outside content/"),
        ("/etc/hosts", "outside content/"),
    ],
)
def test_check_of_what_it_does_not_check_is_refused(week: Site, path: str, words: str) -> None:
    """Nobody takes "Nothing is wrong" for an answer about a file that was not looked at."""
    (week.root / "README.md").write_text("# Ours\n")
    answer = week.run("check", path)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert words in answer.err
    for fine in (".", "content", str(week.content), "content/members/ada.toml", "content/seasons/"):
        assert week.run("check", fine).code == 0


def test_evaluate_names_broken_lines_beside_its_document(week: Site, tmp_path: Path) -> None:
    """On standard error, with file and line: the document holds the cases alone."""
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"id": 1\n\n{"id": "two"}\n')
    answer = week.run("evaluate", str(cases), "--json")

    assert (answer.code, answer.json["verdicts"]) == (0, [])
    assert [line.split(": ")[0] for line in answer.err.splitlines()] == [f"{cases}:1", f"{cases}:3"]


def test_check_names_rulings_that_match_nothing(week: Site) -> None:
    """A slip in an address is found."""
    week.write(
        "seasons/spring/rulings.toml",
        '[[ruling]]\npost = "https://ada.example/nowhere"\ncounts = true\nreason = "x"\nby = "b"\n',
    )
    problems = week.run("check", "--json").json

    assert [(problem["code"], problem["line"]) for problem in problems] == [("idle-ruling", 2)]


def test_the_clock_can_be_given_in_the_environment(week: Site) -> None:
    """CHALLENGE_NOW stands in for the clock; --now wins over it."""
    command = [
        sys.executable,
        "-m",
        "challenge",
        "status",
        "--season",
        "spring",
        "--json",
        "--content",
        str(week.content),
    ]
    environment = {**os.environ, "CHALLENGE_NOW": "2017-05-03T12:00:00Z", "PYTHONPATH": str(ROOT)}
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert '"now": "2017-05-03T12:00:00Z"' in out


def test_a_sample_stands_at_its_own_time(week: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every verb, where nobody gives another; `sample` tells the time that holds."""
    monkeypatch.delenv("CHALLENGE_NOW", raising=False)
    week.site('[sample]\nnow = "2017-05-10T12:00:00Z"\nmirror = "examples/mirror"\n')
    content = ("--content", str(week.content))
    told = "--now 2017-05-10T12:00:00Z --mirror examples/mirror\n"

    assert run("status", "--json", *content).json["now"] == "2017-05-10T12:00:00Z"
    assert run("status", "--json", *content, "--now", "2017-05-24").json["now"] == "2017-05-24T00:00:00Z"
    assert run("sample", *content).out == told
    monkeypatch.setenv("CHALLENGE_NOW", "2017-05-17T12:00:00Z")
    assert run("sample", *content).out == told.replace("05-10", "05-17")


def test_a_site_file_that_leads_outside_holds_nothing_up(week: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample's time is read as everything is: no link out of the content folder is followed."""
    monkeypatch.delenv("CHALLENGE_NOW", raising=False)
    outside = week.root / "site.toml"
    outside.write_text('title = "Elsewhere"\n[sample]\nnow = "2017-05-10T12:00:00Z"\nmirror = "m"\n')
    (week.content / "site.toml").unlink()
    (week.content / "site.toml").symlink_to(outside)

    assert run("sample", "--content", str(week.content)).out == ""
    assert run("sample", "--content", "x" * 5000).code == 2


def test_every_verb_and_option_is_documented() -> None:
    """docs/commands.md names whatever the help names."""
    from challenge.commands.line import make_parser

    docs = (ROOT / "docs/commands.md").read_text("utf-8")
    verbs = next(action for action in make_parser()._actions if action.choices)
    assert verbs.choices
    for verb, parser in dict(verbs.choices).items():  # type: ignore[call-overload]
        assert f"`{verb}" in docs, verb
        for action in parser._actions:
            for option in action.option_strings:
                if option.startswith("--") and option != "--help":
                    assert option in docs, f"{verb} {option}"


def test_half_a_letter_in_a_json_feed_costs_nothing(week: Site) -> None:
    """JSON can spell half of a surrogate pair, which nobody can write down."""
    item = '{"id": "1", "url": "https://ada.example/half/", "title": "1 \\ud800", "content_html": "<p>x \\udc00</p>"}'
    items = f"[{item}]"
    week.feed(FEED, f'{{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": {items}}}')
    report = week.refresh(now="2017-05-12T12:00:00Z")

    assert (report["feeds"]["ok"], report["entries"]["seen"], report["problems"]) == (1, 1, [])


def test_refresh_says_doubtful_and_unmarked_posts_apart(week: Site) -> None:
    """Only the former wait for a person."""
    out = week.run("refresh", "--mirror", str(week.mirror), now="2017-05-12T12:00:00Z").out

    assert "Entries: 3 seen, 3 new, 1 on time, 2 ask (1 doubtful, 1 unmarked)\n" in out


def test_health_counts_one_feed_as_one(week: Site) -> None:
    """A feed that brought nothing since the season began is worth a look; one is, two are."""
    week.feed(FEED, rss({**entry("old", TEXT), "date": "03 May 2016 10:00:00 +0100"}))
    week.refresh(now="2017-05-20T12:00:00Z")
    out = week.run("health", now="2017-05-30T12:00:00Z").out

    assert out.endswith("\n1 feed: 0 need somebody, 1 is worth a look.\n")


@pytest.mark.parametrize(
    ("title", "text", "offered"),
    [
        ("No post from me this week", "", ["--prompts 2", "--not-ours"]),
        ("My favourite posts of the challenge", "", ["--prompts 2", "--not-ours"]),
        (
            "Either",
            "<p>This is week 2 of the Spring Challenge. This was week 3 of the Spring Challenge.</p>",
            ["--prompts 2", "--prompts 3"],
        ),
    ],
)
def test_the_queue_offers_a_refusal_where_a_post_may_be_no_answer(
    week: Site, title: str, text: str, offered: list[str]
) -> None:
    """Where only the round is in doubt, it does not; and what it offers settles the matter."""
    week.season(prompts=4, tables='[recognise]\ntags = ["spring"]\nphrases = ["Spring Challenge"]')
    week.feed(FEED, rss({**entry("odd", TEXT + text, 10), "title": title, "tags": ["spring"]}))
    week.refresh(now="2017-05-12T12:00:00Z")
    out = week.run("queue", now="2017-05-12T12:00:00Z").out
    commands = [shlex.split(line) for line in out.splitlines() if line.startswith("  challenge rule ")]

    assert [" ".join(command[5:-4]) for command in commands] == offered
    assert week.run(*commands[-1][1:], now="2017-05-12T12:00:00Z").code == 0
    assert week.run("queue", "--strict", now="2017-05-12T12:00:00Z").code == 0
