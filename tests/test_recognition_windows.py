"""What the ledger keeps of a text is enough to judge the post again, over every labelled case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from challenge.entries.text import Block, Reading
from challenge.recognition.marks.gathering import matching_links, windows
from challenge.recognition.measured.cases import LabelledCase, read_cases
from challenge.recognition.measured.evaluate import judged

FILES = sorted((Path(__file__).parent / "cases").glob("*.jsonl"))


def remembered(case: LabelledCase) -> LabelledCase:
    """The case as it is known when no feed brings its text any more."""
    reading, others = case.sighting.reading, case.others
    blocks = tuple(Block(window) for window in windows(reading, case.season, others))
    links = tuple((link, 0) for link in matching_links(reading, case.season, others=others))
    return replace(case, sighting=replace(case.sighting, reading=Reading(blocks, links), has_text=False))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_memory_alone_gives_the_same_judgement(path: Path) -> None:
    """The status, and the rounds of every credit, are those of the whole text."""
    cases = [
        case for case in read_cases(path.read_text(encoding="utf-8").splitlines()) if isinstance(case, LabelledCase)
    ]
    differing = []
    for case in cases:
        whole, kept = judged(case), judged(remembered(case))
        if whole.status != kept.status or (whole.credited and whole.prompts != kept.prompts):
            differing.append((case.id, whole.status, whole.prompts, kept.status, kept.prompts))
    assert cases and differing == []
