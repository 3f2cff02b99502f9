"""Runs recognition over labelled cases and prints how often it was right."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from challenge.commands.call import Call, print_json
from challenge.errors import UsageError
from challenge.recognition.measured.evaluate import evaluate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cases", metavar="CASES.jsonl", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(call: Call, args: argparse.Namespace) -> int:
    try:
        lines = args.cases.read_bytes().decode("utf-8-sig", "replace").split("\n")
    except OSError as error:
        raise UsageError(f"{args.cases}: {error.strerror}") from error
    found = evaluate(lines, args.cases.as_posix())
    if call.json:
        print_json(found.as_json())
        for problem in found.problems:
            print(problem, file=sys.stderr)
    else:
        print(found.report(), end="")
    return 0
