"""`rulings.toml`: what people decided, over whatever the machine thinks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from challenge.dates import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision. `post` is an address or a path below the content folder; `prompts` None where the line is absent.

    `offset` cannot be ruled in the file; `status` overrides late, `counts` False means not ours.
    """

    post: str
    prompts: tuple[int, ...] | None = None
    counts: bool | None = None
    status: Literal["on time", "late"] | None = None
    hidden: bool = False
    reason: str = ""
    by: str = ""
    on: Stamp | None = None
    line: int = 1
