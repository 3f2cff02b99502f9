"""The only module that reads the clock. Everything else is given `now`."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime

from challenge.dates import parse_stamp
from challenge.errors import UsageError


def _not_fixed() -> None:
    """Of a site that stands at no time of its own."""


def now_from(given: str | None, fixed: Callable[[], datetime | None] = _not_fixed) -> datetime:
    """The moment to judge by, in UTC: `--now`, else `CHALLENGE_NOW`, else the sample's own (`fixed`), else the clock.

    Raises UsageError where the given text is no time.
    """
    text = given or os.environ.get("CHALLENGE_NOW", "")
    if not text:
        return fixed() or datetime.now(UTC).replace(microsecond=0)
    try:
        return parse_stamp(text).start(UTC)
    except ValueError as error:
        raise UsageError(f"--now {text}: {error}") from error
