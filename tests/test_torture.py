"""Attacks that once broke a promise, each as small as it can be told; then the torture itself, in short."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from challenge.ledger.forgotten import forgotten_hash
from challenge.ledger.lock import alone
from tests.built_site import build
from tests.conftest import Site, rss
from tests.torture import hostile_site
from tests.torture.blog import FEED, RULES, TEXT, blog, item, mark
from tests.torture.histories import live
from tests.torture.kills import kill_many
from tests.torture.mutants import STAGES, make_mutants
from tests.torture.payloads import payloads

LEDGER = "seasons/spring/ledger.jsonl"
RULINGS = "seasons/spring/rulings.toml"
POST = "https://ada.example/one/"


@pytest.fixture
def ada(site: Site) -> Site:
    return blog(site)


@pytest.fixture
def seen(ada: Site) -> Site:
    """The blog with one credited post."""
    ada.feed(FEED, rss(item(guid="tag:ada.example,2017:1")))
    ada.refresh(now="2017-05-03T12:00:00Z")
    return ada


# What a feed holds.


@pytest.mark.parametrize("guid", ["http://[bad", "https://", "http://[::1", "http://a:b:c/", "\u202e", "x" * 5000])
def test_a_guid_that_only_looks_like_an_address(ada: Site, guid: str) -> None:
    """One entry with a broken guid costs neither itself nor the refresh."""
    ada.feed(FEED, rss(item(guid=guid), item("two", TEXT + mark(2), "Wed, 10 May 2017 10:00:00 +0100")))
    ada.refresh(now="2017-05-11T12:00:00Z")

    assert ada.line("ada")["posts"] == 2


@pytest.mark.parametrize("key", ["url", "id", "title", "language", "tags", "author"])
def test_half_a_letter_in_a_json_feed(ada: Site, key: str) -> None:
    """An escape that is no letter is valid JSON; the post stands, and a second run changes nothing."""
    half = {"tags": ["\ud800"], "author": {"name": "\ud800"}}.get(key, "https://ada.example/\ud800")
    entry = {"id": "1", "url": POST, "title": "One", "content_html": TEXT + mark(1), "date_published": "2017-05-03"}
    body = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{**entry, key: half}]})
    ada.feed(FEED, body, "200 OK\nContent-Type: application/feed+json")
    ada.refresh(now="2017-05-03T12:00:00Z")
    once = ada.tracked()
    ada.refresh("--force", now="2017-05-03T13:00:00Z")

    assert ada.line("ada")["posts"] == 1
    assert ada.tracked() == once


def test_controls_in_an_address_do_not_reach_the_terminal(ada: Site) -> None:
    """Marks that turn a line around, and letters that a terminal obeys, are escaped in addresses."""
    ada.feed(FEED, rss({**item(text=TEXT), "link": "https://ada.example/\u202eone\u009b31m/"}))
    ada.refresh(now="2017-05-03T12:00:00Z")
    answer = ada.run("queue", now="2017-05-03T12:00:00Z")

    assert len(ada.ledger()) == 1
    assert all(row.isprintable() for row in (answer.out + json.dumps(ada.ledger(), ensure_ascii=False)).splitlines())


# One refresh, for some only, beside another, without room.


def test_a_refresh_for_one_member_hides_nothing_from_another(ada: Site) -> None:
    """Two share a feed; it was read for one of them and then the host died: the other's post is not lost."""
    for who in ("ada", "bo"):
        ada.member(who, f'feeds = ["{FEED}"]\nauthors = ["{who}"]')
    ada.feed(FEED, rss(item(author="ada"), item("two", author="bo")))
    ada.refresh("--member", "ada", now="2017-05-03T12:00:00Z")
    ada.feed(FEED, "", "ERR refused")
    ada.refresh(now="2017-05-04T12:00:00Z")

    assert [ada.line(who)["posts"] for who in ("ada", "bo")] == [1, 1]


def test_a_refresh_for_one_season_hides_nothing_from_another(ada: Site) -> None:
    """The same with two seasons."""
    ada.season('title = "Other Thing"', name="other", prompts=4, tables='[recognise]\nphrases = ["Other Thing"]')
    ada.feed(FEED, rss(item(), item("two", TEXT + mark(1, "Other Thing"))))
    ada.refresh("--season", "spring", now="2017-05-03T12:00:00Z")
    ada.feed(FEED, "", "ERR refused")
    ada.refresh(now="2017-05-04T12:00:00Z")

    assert [ada.line("ada", season)["posts"] for season in ("spring", "other")] == [1, 1]


def test_a_second_refresh_at_once_is_sent_away(seen: Site) -> None:
    """One line and exit 2, nothing written; afterwards it works."""
    before = seen.tracked()
    with alone(seen.root / ".cache"):
        answer = seen.run("refresh", "--mirror", str(seen.mirror))

    assert (answer.code, answer.err.count("\n"), seen.tracked()) == (2, 1, before)
    assert "another refresh is running" in answer.err
    assert seen.run("refresh", "--mirror", str(seen.mirror)).code == 0


@pytest.mark.parametrize("path", [LEDGER, "feeds.json"])
def test_a_folder_in_a_files_place_is_one_line(ada: Site, path: str) -> None:
    """What cannot be written is said in one line, and nothing half-written stays."""
    ada.feed(FEED, rss(item()))
    (ada.content / path).mkdir()
    answer = ada.run("refresh", "--mirror", str(ada.mirror))

    assert answer.code in (0, 2)
    assert answer.err.count("\n") == (answer.code == 2)
    assert path.split("/")[-1] in answer.err + answer.out
    assert not [name for name in ada.tracked() if name.endswith(".new")]


def test_what_a_killed_run_left_is_swept_away(seen: Site) -> None:
    """A file half written beside the ledger is gone after the next refresh."""
    left = seen.write("seasons/spring/.ledger.jsonl.abc123.new", '{"half')
    seen.refresh(now="2017-05-04T12:00:00Z")

    assert not left.exists()


def test_a_ledger_that_leads_outside_is_neither_read_nor_written(seen: Site) -> None:
    """A link to somebody's secrets: no line of them comes into the content folder, and the file there stays."""
    secret = seen.root / "secret"
    secret.write_text("password = 1\n")
    ledger = seen.content / LEDGER
    ledger.unlink()
    ledger.symlink_to(secret)
    answer = seen.run("refresh", "--mirror", str(seen.mirror), "--force")

    assert answer.code == 0
    assert "leads out of the content folder" in answer.out
    assert ledger.is_symlink() and secret.read_text() == "password = 1\n"
    assert not any(b"password" in data for path, data in seen.tracked().items() if path != LEDGER)


@pytest.mark.parametrize(
    ("path", "argv"),
    [
        (RULINGS, ("rule", POST, "--counts", "--reason", "r", "--by", "b")),
        ("seasons/spring/roundups/01.md", ("roundup", "--season", "spring", "1")),
    ],
)
def test_no_command_writes_through_a_link_that_leads_outside(seen: Site, path: str, argv: tuple[str, ...]) -> None:
    """What lies elsewhere is neither copied into the content folder nor changed."""
    secret = seen.root / "secret"
    secret.write_text("# password\n")
    (seen.content / path).parent.mkdir(exist_ok=True)
    (seen.content / path).symlink_to(secret)
    answer = seen.run(*argv)

    assert (answer.code, secret.read_text()) == (2, "# password\n")
    assert (seen.content / path).is_symlink()


# What stands in the ledger.


def test_keys_of_a_newer_version_outlive_us(seen: Site) -> None:
    """A row with keys that we do not know is written back with them, also when branches merge."""
    row = {**seen.ledger()[0], "mood": {"b": [1], "a": "x"}}
    older = {**seen.ledger()[0], "weather": "rain"}
    seen.write(LEDGER, f"{json.dumps(row)}\r\n{json.dumps(older)}\r\n")
    seen.feed(FEED, rss(item(guid="tag:ada.example,2017:1"), item("two")))
    seen.refresh("--force", now="2017-05-04T12:00:00Z")
    kept = next(row for row in seen.ledger() if row["title"] == "One")

    assert (kept["mood"], kept["weather"]) == ({"b": [1], "a": "x"}, "rain")


@pytest.mark.parametrize("key", ["page", "member", "title", "guid", "url", "author"])
def test_half_a_letter_in_the_ledger(seen: Site, key: str) -> None:
    """Valid JSON that is no text stops no command."""
    row = json.dumps({**seen.ledger()[0], key: "https://x.example/\ud800"})
    seen.write(LEDGER, (seen.content / LEDGER).read_text() + row + "\n")

    assert seen.line("ada")["done"] == 1
    assert seen.run("refresh", "--mirror", str(seen.mirror)).code == 0
    assert seen.line("ada")["done"] == 1


@pytest.mark.parametrize("because", [[], [{"signal": "unheard-of", "detail": "x"}]])
def test_a_verdict_without_a_reason_says_so(seen: Site, because: list[object]) -> None:
    """Every verdict has a reason, also where a foreign hand wrote the row."""
    row = seen.ledger()[0]
    seen.write(LEDGER, json.dumps({**row, "verdicts": [{**row["verdicts"][0], "because": because}]}) + "\n")

    assert seen.explain(POST)["verdicts"][0]["because"][0]["detail"]


def test_forgotten_is_forgotten_with_a_byte_order_mark(ada: Site) -> None:
    """An editor's mark before the first line brings nothing back."""
    line = f"a1b2 {forgotten_hash('a1b2', 'ada', 'ada.example/one')}\r\n"
    ada.write("forgotten.txt", b"\xef\xbb\xbf" + line.encode())
    ada.feed(FEED, rss(item()))
    ada.refresh(now="2017-05-03T12:00:00Z")

    assert ada.ledger() == []


def test_a_row_that_joins_two_others_leaves_one_post(seen: Site) -> None:
    """Three branches knew a page by other addresses; together they are one post."""
    row = seen.ledger()[0]
    b, c = "https://b.example/one", "https://c.example/one"
    rows = [
        row,
        {**row, "page": "b.example/one", "url": b, "addresses": [b], "first_seen": "2017-05-04T12:00:00Z"},
        {**row, "page": "c.example/one", "url": c, "addresses": [POST, b, c], "first_seen": "2017-05-05T12:00:00Z"},
    ]
    seen.write(LEDGER, "".join(json.dumps(row) + "\n" for row in rows))

    assert seen.line("ada")["posts"] == 1


def test_two_branches_that_met_a_post_at_two_addresses(seen: Site) -> None:
    """Neither branch ever saw the other's address; the guid, its title and its date make it one post."""
    row = seen.ledger()[0]
    new = "https://new.example/one"
    other = {**row, "page": "new.example/one", "url": new, "addresses": [new], "first_seen": "2017-05-09T12:00:00Z"}
    seen.write(LEDGER, "".join(json.dumps(row) + "\n" for row in (other, row)))

    assert seen.line("ada")["rounds"]["1"] == {"status": "on time", "posts": [new]}
    assert seen.line("ada")["posts"] == 1


def test_a_blog_whose_entries_all_carry_one_guid(ada: Site) -> None:
    """Once two entries share a guid, it joins nothing, also when the feed later lists one of them alone."""
    dates = {1: "Wed, 03 May 2017 10:00:00 +0100", 2: "Wed, 10 May 2017 10:00:00 +0100"}
    entries = [item(str(n), TEXT + mark(n), date, guid="x") for n, date in dates.items()]
    for day, listed in ((3, entries[:1]), (10, entries), (11, entries[1:]), (12, entries[:1]), (13, entries)):
        ada.feed(FEED, rss(*listed))
        ada.refresh("--force", now=f"2017-05-{day:02d}T12:00:00Z")

    assert ada.line("ada")["posts"] == 2
    assert [row.get("guid") for row in sorted(ada.ledger(), key=lambda row: str(row["title"]))] == ["x", None]


def test_two_branches_credit_two_rounds(seen: Site) -> None:
    """One branch credited round 1, the other round 2: a merge takes neither away, in any order."""
    row = seen.ledger()[0]
    other = {**row, "verdicts": [{**row["verdicts"][0], "prompts": [2]}]}
    for rows in ([row, other], [other, row]):
        seen.write(LEDGER, "".join(json.dumps(row) + "\n" for row in rows))

        assert seen.cells("ada")[:2] == ["on time", "on time"]
        assert len(seen.explain(POST)["verdicts"]) == 1


# Rulings.


def test_a_ruling_by_an_old_address_follows_a_newer_one(seen: Site) -> None:
    """Not ours by the old address, counts by the new one, not ours by the old one again: the last word holds."""
    new = "https://new.example/one"
    seen.feed(FEED, rss({**item(guid="tag:ada.example,2017:1"), "link": new}))
    seen.refresh("--force", now="2017-05-04T12:00:00Z")
    for post, decision in ((POST, "--not-ours"), (new, "--counts"), (POST, "--not-ours")):
        assert seen.run("rule", post, decision, "--reason", "r", "--by", "b").code == 0

    assert seen.explain(new)["verdicts"][0]["status"] == "not ours"


def test_a_ruling_by_the_address_of_our_own_page(ada: Site) -> None:
    """A post kept here is named by its page on the site; the ruling holds."""
    ada.post("ada", "kept", "Title: Kept\nDate: 2017-05-03\nPrompt: 1")
    page = "https://challenge.example/seasons/spring/posts/ada/kept/"
    assert ada.run("rule", page, "--not-ours", "--reason", "r", "--by", "b", "--season", "spring").code == 0

    assert ada.explain(page)["verdicts"][0]["status"] == "not ours"


def test_a_ruling_leaves_what_stands_as_it_is(seen: Site) -> None:
    """Byte-order mark and line ends of the person who wrote before stay."""
    before = b"\xef\xbb\xbf# ours\r\n"
    seen.write(RULINGS, before)
    seen.run("rule", POST, "--not-ours", "--reason", "r", "--by", "b")
    after = (seen.content / RULINGS).read_bytes()

    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert seen.line("ada")["done"] == 0


@pytest.mark.parametrize("before", [b"# caf\xe9\n", b'reason = """\n'])
def test_a_ruling_that_would_not_hold_is_not_written(seen: Site, before: bytes) -> None:
    """Where what stands in the file swallows a new ruling, one line says so."""
    seen.write(RULINGS, before)
    answer = seen.run("rule", POST, "--not-ours", "--reason", "r", "--by", "b")
    held = seen.line("ada")["done"] == 0

    assert (answer.code == 0) == held
    assert held or ((seen.content / RULINGS).read_bytes() == before and answer.err.count("\n") == 1)


# The command line.


@pytest.mark.parametrize("verb", [("refresh",), ("status", "--season", "spring"), ("week",), ("explain", POST)])
@pytest.mark.parametrize("now", ["9999-12-31T23:59:59Z", "0001-01-01"])
def test_the_ends_of_the_calendar_are_one_line(seen: Site, verb: tuple[str, ...], now: str) -> None:
    """No deadline can be counted from the year 9999, and nothing was written in the year 1."""
    answer = seen.run(*verb, now=now)

    assert (answer.code, answer.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"])
def test_a_first_sight_at_the_ends_of_the_calendar(seen: Site, moment: str) -> None:
    """Such a row is named and kept as it stands; the others count."""
    rows = [seen.ledger()[0], {**seen.ledger()[0], "page": "ada.example/x", "first_seen": moment, "claimed": ""}]
    seen.write(LEDGER, "".join(json.dumps(row) + "\n" for row in rows))
    report = seen.refresh(now="2017-05-04T12:00:00Z")

    assert "first_seen" in report["problems"][0]
    assert (len(seen.ledger()), seen.line("ada")["posts"]) == (2, 1)


def command(site: Site, *argv: str, **options: object) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root), "CHALLENGE_NOW": "2017-05-04T12:00:00Z"}
    environment |= options.pop("env", {})  # type: ignore[arg-type]
    whole = [sys.executable, "-m", "challenge", *argv]
    given = {"cwd": site.root, "capture_output": True, "text": True, "check": False, **options}
    return subprocess.run(whole, env=environment, **given)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("language", ["C", "POSIX"])
def test_a_terminal_of_plain_letters_gets_whole_json(ada: Site, language: str) -> None:
    """What a terminal cannot write is escaped in JSON, not replaced."""
    ada.write("members/ada.toml", 'name = "Ada Łovelace"\n')
    env = {"LC_ALL": language, "PYTHONIOENCODING": "ascii"}
    ran = command(ada, "status", "--season", "spring", "--json", env=env)

    assert json.loads(ran.stdout)["members"][0]["name"] == "Ada Łovelace"


def test_nobody_listens(ada: Site) -> None:
    """Standard output is closed: no traceback."""
    ran = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m challenge status --season spring --json >&-', sys.executable],
        cwd=ada.root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")


def shell(site: Site, line: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A line of the shell at a site, in which `challenge` is our command line and tells how a pipe ended."""
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join([*filter(None, [env.pop("PYTHONPATH", "")]), root])
    call = f'set -o pipefail; challenge() {{ "{sys.executable}" -m challenge "$@"; }}; {line}'
    environment = {**os.environ, "PYTHONPATH": path, **env}
    return subprocess.run(
        ["/bin/bash", "-c", call], cwd=site.root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("verb", ["status", "status --json", "check", "health --json"])
def test_whoever_has_read_enough_ends_a_command_quietly(ada: Site, verb: str) -> None:
    """A pipe that nobody reads: no words, exit code 0."""
    ada.member("bea", "unknown = 1")
    ran = shell(ada, f"challenge {verb} | true")

    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("verb", ["status", "status --json", "queue --json", "check", "explain https://ada.example/"])
def test_a_full_disk_behind_the_output_is_one_line(ada: Site, verb: str) -> None:
    """What cannot be printed is said in one line, with exit code 2."""
    ran = shell(ada, f"challenge {verb} > /dev/full")

    assert (ran.returncode, ran.stderr) == (2, "challenge: the output: No space left on device\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_error_that_cannot_be_said_leaves_its_exit_code(ada: Site) -> None:
    """There is no room for the line either."""
    assert shell(ada, "challenge status --season nowhere 2> /dev/full").returncode == 2


@pytest.mark.parametrize("module", ["argparse", "nh3"])
def test_a_command_stopped_while_it_loads_says_one_line(ada: Site, module: str) -> None:
    """Ctrl-C in the first moments, when the modules are still being read."""
    heard = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # whatever runs the tests may not care for it
    stopping = f"import os, signal, time\n{heard}\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(9)\n"
    (ada.root / "first").mkdir()
    (ada.root / "first" / f"{module}.py").write_text(stopping)
    ran = shell(ada, "challenge status", PYTHONPATH=str(ada.root / "first"))

    assert (ran.returncode, ran.stderr) == (130, "challenge: stopped; nothing half-written is left behind\n")


def test_an_address_that_is_no_text_is_no_traceback(seen: Site) -> None:
    """Bytes that are no UTF-8 on the command line."""
    ran = command(seen, "explain", os.fsdecode(b"https://ada.example/\xff"))

    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)


def test_rulings_beyond_all_bounds_hold_as_far_as_they_are_read(seen: Site) -> None:
    """The first megabyte of rulings holds, the rest is said aloud by check, health and the site, and none is added."""
    end = f'reason = "said"\nby = "ines"\n# {"and at length " * 350}\n'
    hidden = f'[[ruling]]\npost = "{POST}"\nhidden = true\n{end}'
    many = "".join(f'  [[ruling]]\npost = "https://ada.example/{n}/"\ncounts = true\n{end}' for n in range(250))
    seen.write(RULINGS, (hidden + many).encode())
    problems = seen.run("check", "--json").json
    beyond = next(problem for problem in problems if problem["code"] == "too-large")
    refused = seen.run("rule", POST, "--counts", "--reason", "r", "--by", "b")
    output = build(seen)

    assert seen.line("ada")["posts"] == 0
    assert beyond["level"] == "error" and f"line {beyond['line']} on are not read" in beyond["message"]
    assert (hidden + many).splitlines()[beyond["line"] - 1] == "  [[ruling]]"
    assert f"{len(problems)} problems in the files: see `challenge check`" in seen.run("health").out
    assert "are not read and do not hold" in (output / "health/index.html").read_text("utf-8")
    assert (refused.code, refused.err.count("\n")) == (2, 1) and "no ruling is read beyond 1000 kB" in refused.err
    assert (seen.content / RULINGS).read_bytes() == (hidden + many).encode()


def test_rules_edited_and_restored_leave_the_credit(seen: Site) -> None:
    """Rules that would take credit away and come back: it stood all the while."""
    for rules in ('[recognise]\nphrases = ["Another"]', RULES):
        seen.season(prompts=4, tables=rules)
        seen.refresh("--force", now="2017-05-05T12:00:00Z")

        assert seen.cells("ada")[0] == "on time"


# The torture, in short; `python -m tests.torture` is the long one.


@pytest.mark.parametrize("seed", [3, 11, 21, 46, 55, 115, 1001, 1002])
def test_a_history_breaks_no_promise(seed: int) -> None:
    """A blog edits, drops, moves, re-dates, dies; branches merge; rules and rulings come: every promise holds."""
    live(seed)


def test_killed_runs_lose_and_double_nothing() -> None:
    """SIGKILL at random moments, with a post more in every feed each time."""
    found = kill_many(4, seed=7, feeds=6)

    assert found.kills == 4
    assert (found.lost, found.doubled, found.broken, found.leftovers) == (0, 0, 0, 0)


@pytest.mark.parametrize("stage", STAGES)
def test_a_mutant_is_a_module_that_differs_in_one_place(stage: str) -> None:
    """Every fault that is put into the deciding code is told in one line, and no two are the same."""
    for module in STAGES[stage][0]:
        mutants = make_mutants(f"challenge/{stage}/{module}.py")

        assert len(mutants) > 10
        assert len({mutant.source for mutant in mutants}) == len(mutants)
        assert all(compile(mutant.source, mutant.path, "exec") and mutant.was != mutant.now for mutant in mutants)
        assert not any("\n" in str(mutant) or mutant.line < 1 for mutant in mutants)


def test_hostile_words_stay_words(site: Site) -> None:
    """In titles, links, bodies, names, tags, headers, reasons: nothing of it runs, nothing leaves its place."""
    words = payloads(every=13)
    hostile_site.fill(site, words)
    said = hostile_site.run_verbs(site)
    output = build(site, now=hostile_site.NOW)

    assert said == []
    assert hostile_site.look_through(output, site) == []


def test_a_browser_runs_none_of_it(site: Site, tmp_path: Path) -> None:
    """The built pages, opened; and a page that does run one, so that this test can fail."""
    hostile_site.fill(site, payloads(every=29))
    output = build(site, now=hostile_site.NOW)
    trap = tmp_path / "trap"
    trap.mkdir()
    (trap / "index.html").write_text(f"<!doctype html><title>x</title>{payloads()[0]}")
    caught = hostile_site.scripts_run(trap)
    if caught is None:
        pytest.skip("there is no browser here")

    assert caught == (1, 1)
    assert hostile_site.risky_html((trap / "index.html").read_text())
    assert hostile_site.scripts_run(output, most=25) == (25, 0)
