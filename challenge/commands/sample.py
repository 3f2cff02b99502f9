"""The options that a site with [sample] is built with; nothing for any other site."""

from __future__ import annotations

import argparse
import shlex

from challenge.commands.call import Call
from challenge.content.tree import load_content
from challenge.dates import iso_utc


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--now-only", action="store_true", help="only the time, without an option's name")


def run(call: Call, args: argparse.Namespace) -> int:
    sample = load_content(call.content).site.sample if call.content.is_dir() else None
    if sample is not None:
        now = iso_utc(sample.now)
        print(now if args.now_only else shlex.join(["--now", now, "--mirror", sample.mirror]))
    return 0
