"""The challenge that the project comes with, and whether it is still there."""

from __future__ import annotations

from pathlib import Path

import pytest

from challenge.content.tree import load_content

ROOT = Path(__file__).resolve().parent.parent
AUTUMN, SPRING = "autumn-2025", "spring-2025"


def is_the_sample(content: Path) -> bool:
    """Whether a content folder is the one that the project comes with: whoever has their own tests ours no more."""
    found = load_content(content)
    return found.site.sample is not None and found.seasons.keys() == {AUTUMN, SPRING}


on_the_sample = pytest.mark.skipif(
    not is_the_sample(ROOT / "content"),
    reason="content/ is not the sample that the project came with; `challenge check` looks after yours",
)
