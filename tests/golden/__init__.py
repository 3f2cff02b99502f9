"""Golden pages: what the strange site looks like to readers, recorded, so that nobody changes it unseen."""

from __future__ import annotations

from pathlib import Path

from tests.golden.outline import outline

OUTLINES = Path(__file__).resolve().parent / "pages"
_SEASON = "seasons/strange"
PAGES = {
    "now": "",
    "season": f"{_SEASON}/",
    "progress": f"{_SEASON}/progress/",
    "prompt-strange-titles": f"{_SEASON}/prompts/prompt-1/",
    "prompt-500-answers": f"{_SEASON}/prompts/prompt-2/",
    "prompt-long-texts": f"{_SEASON}/prompts/prompt-3/",
    "prompt-nobody": f"{_SEASON}/prompts/prompt-5/",
    "member-400-posts": "members/busy/",
    "member-no-posts": "members/idle/",
    "member-endless-name": "members/endless/",
    "post-long-title": f"{_SEASON}/posts/guest-0/kept-0/",
    "post-arabic": f"{_SEASON}/posts/guest-1/kept-1/",
    "post-japanese": f"{_SEASON}/posts/guest-2/kept-2/",
    "post-angles": f"{_SEASON}/posts/guest-4/kept-4/",
    "post-no-title": f"{_SEASON}/posts/guest-5/kept-5/",
    "post-30000-words": f"{_SEASON}/posts/guest-1/novel/",
    "roundup-long-title": f"{_SEASON}/roundups/01/",
    "roundup-empty": f"{_SEASON}/roundups/05/",
}
"""The pages of the strange site (tests/quality/made_up.py) by what is strange about them."""


def outlines(output: Path) -> dict[str, str]:
    """The outline of each of these pages of a built site."""
    return {name: outline((output / path / "index.html").read_text("utf-8")) for name, path in PAGES.items()}
