"""The bench of whole builds: every generator gets the same texts and builds a page of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench_build.generators import hugo, ours, plain_pelican
from tests.bench_build.made_texts import made_texts


def test_the_texts_are_the_same_every_time() -> None:
    """About six hundred words each, and no two alike."""
    texts = list(made_texts(6))

    assert texts == list(made_texts(6))
    assert len({text.body for text in texts}) == 6
    assert all(550 < len(text.body.split()) < 650 for text in texts)


@pytest.mark.parametrize("make", [ours, plain_pelican, hugo])
def test_a_generator_builds_every_post_again_with_what_was_changed(tmp_path: Path, make) -> None:
    """Cold, over what is there, and with a word more in one post, which its page then has."""
    texts = list(made_texts(3))
    generator = make(tmp_path, texts)
    if generator is None:
        pytest.skip("hugo is not on this machine")
    costs = [generator.cold(), generator.again(), generator.changed()]
    pages = [path.read_text("utf-8") for path in (tmp_path / "output").rglob("*.html")]

    assert all(cost.wall > 0 and cost.cpu > 0 for cost in costs)
    for text in texts:
        last = text.body.rsplit(" ", 1)[1]
        assert any(text.title in page and last in page for page in pages)
    assert any("Another word." in page for page in pages)
