"""Everything that is wrong under content/, with file and line, in plain words."""

from __future__ import annotations

import argparse

from challenge.check import as_github, as_json, as_text, check, restrict
from challenge.commands.call import Call, print_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="*", help="only problems of these files and folders")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")
    parser.add_argument("--json", action="store_true", help="the same as --format json")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    problems = restrict(check(overview), args.path)
    if call.json or args.format == "json":
        print_json(as_json(problems))
    elif args.format == "github":
        print(as_github(problems), end="")
    else:
        print(as_text(problems), end="")
    return 1 if problems else 0
