"""Everything under `content/`, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from challenge.content.members import Member
from challenge.content.posts import PostFile, RoundupFile
from challenge.content.rulings import Ruling
from challenge.content.seasons import Season
from challenge.content.site import Site
from challenge.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFiles:
    """One season with what people sent to it."""

    season: Season
    posts: tuple[PostFile, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    roundups: tuple[RoundupFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The valid part of a content folder; `problems` says what was left out and why.

    Paused members are in `members`: the stages decide what a pause means to them.
    """

    root: Path
    site: Site = field(default_factory=Site)
    members: Mapping[str, Member] = field(default_factory=dict)
    seasons: Mapping[str, SeasonFiles] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
