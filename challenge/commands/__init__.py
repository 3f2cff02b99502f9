"""The verbs of the command line: each reads, calls the stages and prints; none decides anything.

A verb is a module with a docstring (its help), `add_arguments(parser)` and `run(call, args) -> exit code`.
"""

from __future__ import annotations

import argparse
from typing import Protocol

from challenge.commands import (
    add,
    check,
    evaluate,
    explain,
    health,
    queue,
    refresh,
    roundup,
    rule,
    sample,
    serve,
    status,
    week,
)
from challenge.commands.call import Call


class Verb(Protocol):
    """What a module of this folder offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, call: Call, args: argparse.Namespace) -> int: ...


VERBS: dict[str, Verb] = {
    "refresh": refresh,
    "week": week,
    "status": status,
    "explain": explain,
    "add": add,
    "queue": queue,
    "rule": rule,
    "check": check,
    "roundup": roundup,
    "health": health,
    "evaluate": evaluate,
    "serve": serve,
    "sample": sample,
}
"""Every verb by its name, in the order of an organizer's week."""
