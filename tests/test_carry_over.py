"""A refresh on top of a pull request that nobody has merged: `.ci/carry-over`."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Site

ROOT = Path(__file__).resolve().parent.parent
LEDGER = "seasons/spring/ledger.jsonl"
LETTER = "seasons/spring/roundups/01.md"

Git = Callable[..., None]


@pytest.fixture
def git(site: Site) -> Git:
    """A repository with an unmerged branch of the refresh job: two more rows, a feed's state, and a letter."""
    names = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]

    def run(*argv: str) -> None:
        subprocess.run(["git", "-C", str(site.root), *names, *argv], check=True, capture_output=True)

    (site.root / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "carry-over", site.root / ".ci" / "carry-over")
    site.season(prompts=1)
    site.write(LEDGER, "one\n")
    site.write("feeds.json", "{}\n")
    run("init", "-q", "-b", "main")
    commit(run, "base")
    run("switch", "-q", "-c", "refresh")
    site.write(LEDGER, "one\ntwo\nthree\n")
    site.write("feeds.json", '{"failing": "since monday"}\n')
    site.write(LETTER, "Title: Mine\n\nDear all.\n")
    commit(run, "refresh")
    run("switch", "-q", "main")
    return run


def commit(git: Git, message: str) -> None:
    git("add", ".")
    git("commit", "-qm", message)


def carry(site: Site) -> None:
    subprocess.run(["bash", str(site.root / ".ci" / "carry-over"), "refresh"], check=True)


def test_what_the_open_pull_request_remembers_is_carried_over(site: Site, git: Git) -> None:
    """Rows of both stand in the ledger, each line once; states and letters come along; twice changes nothing."""
    site.write(LEDGER, "one\nthree\nfour\n")
    site.write("members/bo.toml", 'name = "Bo"\n')
    commit(git, "meanwhile")
    carry(site)
    after = site.tracked()
    carry(site)

    assert sorted(after[LEDGER].split()) == [b"four", b"one", b"three", b"two"]
    assert b"since monday" in after["feeds.json"]
    assert b"Dear all." in after[LETTER]
    assert "members/bo.toml" in after
    assert site.tracked() == after


def test_what_people_changed_since_is_left_alone(site: Site, git: Git) -> None:
    """A file that the main branch has changed wins over the waiting one, and a season that is gone stays gone."""
    site.write("feeds.json", '{"ours": 1}\n')
    shutil.rmtree(site.content / "seasons" / "spring")
    commit(git, "meanwhile")
    carry(site)

    assert b"ours" in site.tracked()["feeds.json"]
    assert LEDGER not in site.tracked()
