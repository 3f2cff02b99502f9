"""The verbs of the command line: each reads, calls the stages and prints; none decides anything.

A verb is a module with a docstring (its help), `add_arguments(parser)` and `run(call, args) -> exit code`.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from challenge.commands.call import Call


class Verb(Protocol):
    """What a module of this folder offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, call: Call, args: argparse.Namespace) -> int: ...


VERBS = (
    "refresh",
    "week",
    "status",
    "explain",
    "add",
    "queue",
    "rule",
    "check",
    "roundup",
    "health",
    "ping",
    "evaluate",
    "serve",
    "sample",
)
"""Every verb, in the order of an organizer's week."""


def load_verb(name: str) -> Verb:
    """The module of a verb. Loaded when it is wanted: a refresh every hour should not wait for what it never uses."""
    return cast(Verb, import_module(f"challenge.commands.{name}"))
