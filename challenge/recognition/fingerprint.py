"""By which rules a verdict was made, in sixteen digits. Pure, and quick to load: every refresh asks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from challenge.content.seasons import Season

RECOGNISER_VERSION = "5"
"""Raised whenever the same post and rules could be judged otherwise than before."""


def fingerprint(season: Season, others: Sequence[Season] = ()) -> str:
    """A short hash of everything that a verdict of this season depends on besides the post. 16 hexadecimal digits."""
    parts = [RECOGNISER_VERSION, *(_rule_text(each) for each in (season, *sorted(others, key=lambda o: o.id)))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _rule_text(season: Season) -> str:
    rounds = [
        (
            r.number,
            r.opens,
            r.closes,
            r.skipped,
            r.prompt and (r.prompt.title, r.prompt.slug, r.prompt.link, r.prompt.tags),
        )
        for r in season.rounds
    ]
    shape = (
        season.id,
        season.title,
        season.timezone.key,
        season.starts,
        season.ends,
        season.deadline,
        season.recognise,
    )
    return repr((shape, rounds))
