"""The only module that reads the clock. Everything else is given `now`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from challenge.dates import parse_stamp
from challenge.errors import UsageError


def now_from(given: str | None, environ: Mapping[str, str] = os.environ) -> datetime:
    """The moment to judge by, in UTC: `--now`, else `CHALLENGE_NOW`, else the clock.

    Raises UsageError where the given text is no time.
    """
    text = given or environ.get("CHALLENGE_NOW", "")
    if not text:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return parse_stamp(text).start(UTC)
    except ValueError as error:
        raise UsageError(f"--now {text}: {error}") from error
