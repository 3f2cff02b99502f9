"""What the command line takes, and how a command ends: an exit code, and one line where something known went wrong."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from challenge import __version__
from challenge.clock import now_from
from challenge.commands import VERBS, load_verb
from challenge.commands.call import Call
from challenge.errors import ChallengeError

_SELDOM = 50_000
"""New values between two searches for cycles: with the usual 700 they take a twentieth of a refresh."""


def run_line(argv: Sequence[str]) -> int:
    """Runs the verb that `argv` names; its exit code. A file or an output that cannot be written is one line."""
    args = make_parser(argv[0] if argv else "").parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 must not end a command
    try:
        content = Path(args.content)
        now = now_from(args.now, lambda: _sample_time(content))
        call = Call(content=content, now=now, json=getattr(args, "json", False))
        verb = load_verb(args.verb)
        gc.freeze()  # a command makes many values, hardly a cycle among them, and ends soon
        gc.set_threshold(_SELDOM)
        code = int(verb.run(call, args))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except ChallengeError as error:
        _say(str(error))
        return error.exit_code
    except BrokenPipeError:  # whoever read has read enough
        _let_go_of(sys.stdout)
        return 0
    except OSError as error:
        _say(f"{error.filename or 'the output'}: {error.strerror or error}")
        _let_go_of(sys.stdout)
        return 2


def make_parser(first: str = "") -> argparse.ArgumentParser:
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


def _sample_time(content: Path) -> datetime | None:
    from challenge.content.site import sample_time  # whoever gives the time does without

    return sample_time(content)


def _say(text: str) -> None:
    try:
        print(f"challenge: {text}", file=sys.stderr, flush=True)
    except OSError:  # where even that cannot be said, the exit code tells
        _let_go_of(sys.stderr)


def _let_go_of(stream: TextIO) -> None:
    """What was not written yet is not tried again when the program ends, which Python would complain about."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:  # no file of the system stands behind the stream
        os.dup2(nowhere.fileno(), stream.fileno())
