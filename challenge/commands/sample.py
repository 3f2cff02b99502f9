"""The options that a site with [sample] is built with; nothing for any other site."""

from __future__ import annotations

import argparse
import shlex

from challenge.commands.call import Call
from challenge.content.site import site_of
from challenge.dates import iso_utc


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(call: Call, _args: argparse.Namespace) -> int:
    sample = site_of(call.content).sample
    if sample is not None:
        print(shlex.join(["--now", iso_utc(call.now), "--mirror", sample.mirror]))
    return 0
