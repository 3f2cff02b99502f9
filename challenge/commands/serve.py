"""Builds the site, serves it on loopback, and builds again on change."""

from __future__ import annotations

import argparse

from challenge.commands.call import Call
from challenge.errors import UsageError
from challenge.serve import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)


def run(call: Call, args: argparse.Namespace) -> int:
    if not call.content.is_dir():
        raise UsageError(f"{call.content}: there is no content folder here; run this from the root of a site")
    try:
        serve(call.content.resolve().parent, args.port, call.now if args.now else None)
    except OSError as error:
        raise UsageError(f"port {args.port}: {error.strerror}; choose another with --port") from error
    return 0
