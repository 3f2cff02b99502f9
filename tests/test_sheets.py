"""Long things in parts: nothing is lost, nothing is doubled, order stays."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from challenge.pages.sheets import part

BLOCK = st.text("abc é夜", max_size=60).map(lambda text: f"<p>{text}</p>\n")


@given(blocks=st.lists(BLOCK, max_size=30), most=st.integers(50, 400))
def test_parts_are_the_text(blocks: list[str], most: int) -> None:
    """Put together again, the parts say what the text says, and each is made of whole blocks."""
    html = "".join(blocks)
    parts = part(html, most)

    said = [re.findall(r"<p>(.*?)</p>", piece) for piece in parts]
    assert [text for texts in said for text in texts] == re.findall(r"<p>(.*?)</p>", html)
    assert all(piece.count("<p>") == piece.count("</p>") for piece in parts)


def test_a_short_text_is_left_alone() -> None:
    """What fits on a page is not even parsed."""
    assert part("<p>a<b>b</p>") == ("<p>a<b>b</p>",)
