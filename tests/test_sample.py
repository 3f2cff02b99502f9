"""The sample that every visitor reads first: its facts agree with each other and with what the machine makes of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from challenge.check import check
from challenge.content.tree import load_content
from challenge.ledger.submission import Submission
from challenge.overview import Overview, look
from tests.the_sample import AUTUMN, ROOT, SPRING, on_the_sample

pytestmark = on_the_sample

CREDITED = {
    (AUTUMN, "The brass lamp"): {1: "on time"},
    (AUTUMN, "Caldo verde, standing up"): {2: "on time"},
    (AUTUMN, "Forty-one keys and one that fits nothing"): {3: "on time"},
    (AUTUMN, "The lift, settling"): {5: "on time"},
    (AUTUMN, "Ward light"): {1: "on time"},
    (AUTUMN, "Toast"): {2: "on time"},
    (AUTUMN, "The keys round my neck"): {3: "on time"},
    (AUTUMN, "Bay four, breathing"): {5: "on time"},
    (AUTUMN, "What I tell the day staff"): {6: "on time"},
    (AUTUMN, "The little light"): {1: "on time"},
    (AUTUMN, "Sandwiches, and next door's keys"): {2: "late", 3: "on time"},
    (SPRING, "A library book (spring homework)"): {3: "late"},
    (SPRING, "Night Desk Spring 2025, week 1: Why I am awake"): {1: "on time"},
    (SPRING, "Night Desk Spring 2025, week 2: Yesterday's, please"): {2: "on time"},
    (SPRING, "Night Desk Spring 2025, week 3: One mitten"): {3: "on time"},
    (AUTUMN, "Night Desk 1: The oven door"): {1: "on time"},
    (AUTUMN, "Night Desk 2: The heel of the loaf"): {2: "on time"},
    (AUTUMN, "Night Desk 3: The flour merchant's key"): {3: "on time"},
    (AUTUMN, "Green, amber, red"): {1: "on time"},
    (AUTUMN, "A cheese scone at three"): {2: "on time"},
    (AUTUMN, "The trick with the gate"): {3: "on time"},
    (AUTUMN, "Hold, please"): {5: "late"},
    (AUTUMN, "No light, please"): {1: "on time"},
    (AUTUMN, "https://domelog.example/2025/10/11/025100.html"): {2: "on time"},
    (AUTUMN, "Dome motor in F"): {5: "on time"},
    (AUTUMN, "Handoff sheet"): {6: "on time"},
    (AUTUMN, "コンビニの灯り"): {1: "on time"},
    (AUTUMN, "Sitting down, half price"): {2: "on time"},
    (AUTUMN, 'The key labelled <spare> & "do not copy"'): {3: "on time"},
    (AUTUMN, "The freezer's one note"): {5: "on time"},
    (AUTUMN, "Headlamps"): {1: "on time"},
    (AUTUMN, "Lost property, found keys"): {3: "on time"},
    (AUTUMN, "https://linje42.tumblr.example/post/763301845520"): {2: "on time"},
    (AUTUMN, "https://linje42.tumblr.example/post/765309911744"): {5: "on time"},
    (AUTUMN, "Die Flamme"): {1: "on time"},
    (AUTUMN, "Thermoskanne"): {2: "on time"},
    (AUTUMN, "Der Vierkant"): {3: "late"},
    (AUTUMN, "Zettel für die Frühschicht"): {6: "on time"},
    (AUTUMN, "Sixty watts"): {1: "on time"},
    (AUTUMN, "Sardines"): {2: "on time"},
    (AUTUMN, "Catching up, one: the red bulb"): {1: "late"},
    (AUTUMN, "Catching up, two: mandazi"): {2: "late"},
    (AUTUMN, "The fourth line"): {5: "on time"},
    (AUTUMN, "For Kevin, who starts on Monday"): {6: "on time"},
    (AUTUMN, "6. Message for the man who comes at six"): {6: "on time"},
    (AUTUMN, "3. The key of the sugar factory"): {3: "on time"},
    (AUTUMN, "On air"): {1: "on time"},
    (AUTUMN, "The code for the side door"): {3: "on time"},
    (AUTUMN, "Two seconds of nothing"): {5: "on time"},
    (AUTUMN, "The torch and the king"): {1: "on time"},
    (AUTUMN, "فول الساعة الثالثة"): {2: "on time"},
    (AUTUMN, "Footsteps, mine"): {5: "on time"},
    (AUTUMN, "Arroz con leche a las tres"): {2: "on time"},
    (AUTUMN, "The tap in the courtyard"): {5: "on time"},
    (AUTUMN, "To be opened in 2055"): {6: "on time"},
    (SPRING, "Nobody phones at four"): {1: "on time"},
    (SPRING, "The computer was not for this"): {1: "on time"},
    (SPRING, "The man who asks for the weather"): {2: "on time"},
    (SPRING, "The first night was a Tuesday"): {1: "on time"},
    (SPRING, "Mr A. and the crossword"): {2: "on time"},
    (SPRING, "A set of teeth"): {3: "on time"},
    (SPRING, "Forty winters of other people's boats"): {1: "on time"},
    (SPRING, "The oar"): {3: "on time"},
    (SPRING, "The man who gets off at the quarry"): {2: "on time"},
}
"""Every post that counts, by season and title (or address, where it has no title), with its rounds."""

WAITING = {
    "Night Desk 4: The crust talks": "doubtful",
    "Leeks, and a quotation": "unmarked",
    "https://domelog.example/2025/10/29/041000.html": "unmarked",
    "Neue Adresse": "unmarked",
    "About my bicycle": "unmarked",
}
"""Every post that a person is asked about, with the kind of question."""

NOBODYS = (
    "The Night Desk opens again",
    "Letter one: what you lit",
    "The painters are in",
    "Prompt five: The sound that means all is well",
    "Closed on Sunday",
    "A reading list for the extra hour",
    "Turning in",
    "Thank you, Len! I have tried it with our fridge, and you are right: it is",
)
"""Posts of members that are no submissions."""


def refresh(folder: Path) -> dict[str, object]:
    """Runs the refresh as `make site` does, in a copy, and returns its report."""
    sample = load_content(folder / "content").site.sample
    assert sample is not None
    now = sample.now.isoformat().replace("+00:00", "Z")
    command = [sys.executable, "-m", "challenge", "refresh", "--now", now, "--mirror", sample.mirror, "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    report: dict[str, object] = json.loads(done.stdout)
    return report


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample as a fresh clone has it before its first refresh."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("ledger.jsonl", "feeds.json"))
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "challenge").symlink_to(ROOT / "challenge")
    return folder


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, object]:
    """What the first refresh says."""
    return refresh(folder)


@pytest.fixture(scope="module")
def seen(folder: Path, report: dict[str, object]) -> Overview:
    """The sample after its first refresh, as the build sees it."""
    sample = load_content(folder / "content").site.sample
    assert sample is not None
    return look(folder / "content", sample.now)


def rounds_credited(post: Submission) -> dict[int, str]:
    """The rounds that a post is credited to, each with its status."""
    counted = [verdict for verdict in post.verdicts if verdict.status in ("on time", "late")]
    return {number: verdict.status for verdict in counted for number in verdict.prompts}


def test_the_sample_has_no_problems(seen: Overview) -> None:
    """`challenge check` has nothing to say about the sample."""
    assert [str(problem) for problem in check(seen.content, seen.now)] == []


def test_every_post_is_credited_as_the_table_says(seen: Overview) -> None:
    """Exactly the listed posts count, each for its rounds with its status."""
    found = {
        (season, post.title or post.url): rounds_credited(post)
        for season, posts in seen.submissions.items()
        for post in posts
        if post.credited
    }

    assert found == CREDITED


def test_exactly_the_listed_posts_wait_for_a_person(seen: Overview) -> None:
    """The queue holds the one conflict and the unmarked posts of rounds that are not long over."""
    found = {
        post.title or post.url: verdict.ask
        for posts in seen.submissions.values()
        for post in posts
        for verdict in post.verdicts
        if verdict.status == "ask"
    }

    assert found == WAITING


def test_announcements_mentions_and_other_matters_are_nobodys_submission(seen: Overview) -> None:
    """What is no submission is `not ours` wherever it has a row at all."""
    every = (post for posts in seen.submissions.values() for post in posts)
    found = {post.title: post.best.status for post in every if post.title in NOBODYS}

    assert set(found.values()) <= {"not ours"}


def test_the_conflict_names_both_rounds(seen: Overview) -> None:
    """Bo's post says four in its title and five in its sentence, and the question quotes both."""
    crust = next(post for post in seen.submissions[AUTUMN] if post.title == "Night Desk 4: The crust talks")
    reasons = " ".join(reason.detail for reason in crust.because)

    assert "4" in reasons
    assert re.search(r"5|five", reasons)


def test_one_page_sent_twice_is_one_post(seen: Overview) -> None:
    """Sunniva's pointer and her feed bring the same page once."""
    titles = [post.title for post in seen.submissions[AUTUMN] if post.member == "sunniva"]

    assert titles.count("Lost property, found keys") == 1


def test_every_feed_is_answered_for(report: dict[str, object]) -> None:
    """One moved, one gone, one timing out; all others answer."""
    assert report["feeds"] == {"ok": 11, "unchanged": 0, "moved": 1, "gone": 1, "failed": 1, "not due": 0}


def test_a_second_refresh_changes_no_tracked_file(folder: Path, report: dict[str, object]) -> None:
    """Running the refresh again at the same time leaves every byte below content/ as it was."""
    before = {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}

    refresh(folder)

    assert {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()} == before


def test_what_a_fresh_clone_refreshes_is_not_new(folder: Path, report: dict[str, object]) -> None:
    """With the tracked ledgers and no `.cache`, every entry is seen and none is new: nothing is written."""
    shutil.rmtree(folder / ".cache")
    again = refresh(folder)["entries"]

    assert isinstance(again, dict)
    assert (again["seen"], again["new"]) == (59, 0)


def test_the_readers_table_names_every_hard_case(seen: Overview) -> None:
    """Each title in the table of examples/README.md is a post of the sample, and the hard cases are all there."""
    rows = [line.split("|")[2].strip() for line in table_rows("## Hard cases in plain sight")]
    known = {post.title for posts in seen.submissions.values() for post in posts} | set(NOBODYS)

    shown = "\n".join(rows).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert {title for title in WAITING if "://" not in title and title not in shown} == set()
    assert {title for title in NOBODYS if title.split(":")[0].split("!")[0] not in shown} == set()
    assert [row for row in rows if not any(piece in " ".join(known) for piece in first_titles(row))] == []


def table_rows(heading: str) -> Iterator[str]:
    """The body lines of the table below a heading of examples/README.md."""
    text = (ROOT / "examples" / "README.md").read_text("utf-8").split(heading, 1)[1].split("\n## ", 1)[0]
    return (line for line in text.splitlines()[3:] if line.startswith("| ") and not line.startswith("| member"))


def first_titles(row: str) -> list[str]:
    """Pieces of a row's second column that must be found among the titles; untitled posts name none."""
    if "untitled" in row:
        return [""]
    plain = row.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return [re.split(r";|…|, and others| 1, 2, 3", plain)[0].strip()]


def test_everybody_is_plainly_a_sample(seen: Overview) -> None:
    """Names end in Example and hosts in .example."""
    members = seen.content.members.values()
    addresses = {address for member in members for address in (*member.feeds, member.site) if address}
    hosts = {urlsplit(address).hostname or "" for address in addresses}

    assert {member.name for member in members if not member.name.endswith(" Example")} == set()
    assert {host for host in hosts if not host.endswith(".example")} == set()


def test_a_round_is_open_one_is_skipped_and_two_are_to_come(seen: Overview) -> None:
    """The sample stands in the middle of its season."""
    states = [line.state for line in seen.standings[AUTUMN].rounds]

    assert states == ["closed", "closed", "closed", "skipped", "closed", "open", "not yet", "not yet"]


@pytest.mark.parametrize("name", ["post.md", "pointer.md"])
def test_the_files_to_copy_are_valid_where_they_belong(folder: Path, tmp_path: Path, name: str) -> None:
    """A starter copied into a member's folder is a post without a problem."""
    shutil.copytree(folder / "content", tmp_path / "content")
    target = tmp_path / "content" / "seasons" / AUTUMN / "posts" / "noor" / name
    shutil.copy(ROOT / "examples" / name, target)

    content = load_content(tmp_path / "content")

    assert [str(problem) for problem in content.problems] == []
    assert any(post.path.endswith(f"noor/{name}") for post in content.seasons[AUTUMN].posts)


def test_the_starters_of_a_member_and_a_season_are_valid(folder: Path, tmp_path: Path) -> None:
    """The commented starters for a person and a season load as they stand."""
    shutil.copytree(folder / "content", tmp_path / "content")
    shutil.copy(ROOT / "examples" / "member.toml", tmp_path / "content" / "members" / "ada.toml")
    season = tmp_path / "content" / "seasons" / "spring-2026"
    (season / "prompts").mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "season.toml", season / "season.toml")
    (season / "prompts" / "01-one.md").write_text("Title: One\nNumber: 1\n\nWrite.\n", "utf-8")

    content = load_content(tmp_path / "content")

    assert [str(problem) for problem in content.problems] == []
    assert content.members["ada"].feeds == ("https://ada.example/feed/",)
    assert "spring-2026" in content.seasons
