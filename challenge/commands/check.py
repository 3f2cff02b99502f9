"""Everything that is wrong under content/, with file and line, in plain words."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from challenge.check import Format, check, render_problems, restrict
from challenge.commands.call import Call
from challenge.content.folder import shown_name
from challenge.errors import Problem, UsageError
from challenge.ledger.store import LEDGER

MACHINE_WRITTEN = (LEDGER, "feeds.json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="*", help="only problems of these files and folders")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.add_argument("--since", metavar="REV", help="also refuse edits of machine-written files since this commit")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    more = [*overview.problems, *(_machine_edits(call.content, args.since) if args.since else ())]
    site_root = Path(call.content.name and call.content.absolute().parent)
    everything = check(overview.content, call.now, more)
    for path in args.path:
        _refuse_path(call.content, site_root, path, everything)
    problems = restrict(everything, args.path, site_root)
    style: Format = "json" if call.json else args.format
    text = render_problems(problems, style)
    if text:
        print(text)
    elif style == "text":
        print("Nothing is wrong.")
    return 1 if problems else 0


def _refuse_path(content: Path, site_root: Path, path: str, problems: Sequence[Problem]) -> None:
    """Raises UsageError for a path of which nothing can be said: not checked, or not there and named by nobody."""
    wanted = Path(os.path.normpath(site_root.absolute() / path))
    checked = Path(os.path.normpath(content.absolute()))
    if not wanted.is_relative_to(checked) and not checked.is_relative_to(wanted):
        raise UsageError(f"{path}: lies outside {shown_name(content)}/, and nothing else is checked")
    if not os.path.lexists(wanted) and not restrict(problems, [path], site_root):
        raise UsageError(f"{path}: there is no such file or folder")


def _machine_edits(content: Path, since: str) -> list[Problem]:
    """Files that only `refresh` may write, changed since a commit, committed or not: others must leave them alone."""
    commit = _git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}", rev=since)
    base = _git(content, "merge-base", commit.strip(), "HEAD", rev=since).strip()
    listed = _git(content, "diff", "--name-only", "--relative", base, "--", ".", rev=since)
    listed += _git(content, "ls-files", "--others", "--exclude-standard", "--", ".", rev=since)
    names = [name for name in listed.splitlines() if name.split("/")[-1] in MACHINE_WRITTEN]
    message = "only the refresh job writes this file; take it out of this pull request"
    return [Problem(f"{content.name}/{name}", 1, message, "machine-written") for name in names]


def _git(folder: Path, *argv: str, rev: str) -> str:
    """What git prints, run in a folder. Raises UsageError where it is absent or knows nothing of `rev`."""
    command = ["git", "-C", str(folder), *argv]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout  # noqa: S603
    except FileNotFoundError as error:
        raise UsageError(f"--since {rev}: this needs git, and there is none on this machine") from error
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        why = "git knows no such commit here, or has no history in common with it; is all of it fetched?"
        raise UsageError(f"--since {rev}: {why}") from error
