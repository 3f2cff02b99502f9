"""The command line: `challenge VERB`, from the root of a site."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from challenge import __version__
from challenge.clock import now_from
from challenge.commands import VERBS, load_verb
from challenge.commands.call import Call
from challenge.errors import ChallengeError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb. 0: it did its work; 1: `check`, `--strict` or `explain` found something; 2: wrong usage."""
    argv = sys.argv[1:] if argv is None else argv
    args = _parser(argv[0] if argv else "").parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 must not end a command
    try:
        call = Call(content=Path(args.content), now=now_from(args.now), json=getattr(args, "json", False))
        return int(load_verb(args.verb).run(call, args))
    except ChallengeError as error:
        print(f"challenge: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("challenge: stopped; nothing half-written is left behind", file=sys.stderr)
        return 130


def _parser(first: str = "") -> argparse.ArgumentParser:
    """Knows the verb that stands first, or all of them where none does."""
    parser = argparse.ArgumentParser(prog="challenge", description="Runs a writing challenge from its content folder.")
    parser.add_argument("--version", action="version", version=f"challenge {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--content", default="content", metavar="DIR", help="the content folder (default: content)")
    common.add_argument("--now", metavar="TIME", help="judge as if it were this time, e.g. 2017-05-12T09:00:00Z")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name in [first] if first in VERBS else VERBS:
        verb = load_verb(name)
        says = (verb.__doc__ or "").strip().splitlines()[0]
        verb.add_arguments(verbs.add_parser(name, parents=[common], help=says, description=says))
    return parser


if __name__ == "__main__":
    sys.exit(main())
