"""Pictures and players in a text sent by pull request: what is said about those that no page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from challenge.entries.sanitise import render_markdown
from tests.conftest import Site
from tests.content_folder import POST, load

HEAD = "Title: One\nDate: 2017-05-02\nPrompt: 1\n\nIt began well.\n\n"


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("![A fridge](fridge.jpg)", ["picture"]),
        ("![A fridge](<../my fridge.jpg>) and ![another](/a.png)", ["picture", "picture"]),
        ("![A fridge][f]\n\n[f]: fridge.jpg", ["picture"]),
        ("[![A fridge](fridge.jpg)](https://ada.example/)", ["picture"]),
        ('<img alt="x" src="fridge.jpg">', ["picture"]),
        ("![drawn](data:image/png;base64,AAAA)", ["picture"]),
        ('<iframe src="https://video.example/1"></iframe>', ["embedded"]),
        ("<VIDEO controls>", ["embedded"]),
        ("![A fridge](https://ada.example/fridge.jpg)", []),
        ("![A fridge][f]\n\n[f]: https://ada.example/fridge.jpg", []),
        ('<img src="https://ada.example/fridge.jpg">', []),
        ("Write `![A fridge](fridge.jpg)`.", []),
        ("```\n![A fridge](fridge.jpg)\n<iframe>\n```", []),
        ("    <iframe>", []),
        ("![wow] he said, and [a link](there.md)", []),
    ],
)
def test_what_a_page_will_not_show_is_said_with_its_line(tmp_path: Path, body: str, codes: list[str]) -> None:
    """A warning for each picture without an address on the web, for each frame and player; none for code."""
    problems = load(tmp_path, {POST: HEAD + body}).problems

    assert [(problem.path, problem.line, problem.code, problem.level) for problem in problems] == [
        (POST, 7, code, "warning") for code in codes
    ]


def test_check_says_it_in_plain_words(site: Site) -> None:
    """Where, what, and what to write instead."""
    site.site('url = "https://x.example"')
    site.season(prompts=2)
    site.member("ada")
    site.post("ada", "one", "Title: One\nDate: 2017-05-02\nPrompt: 1", "![A fridge](fridge.jpg)\n\n<iframe src=x>")

    said = site.run("check", "--format", "text").out
    assert "one.md:5: pictures are not kept here, and 'fridge.jpg' is not on the web; link one by its https" in said
    assert "one.md:7: <iframe> is not shown here; write a link to it" in said


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![A fridge](fridge.jpg)", "<p>A fridge</p>"),
        ('![A <b> & "c"](fridge.jpg)', "<p>A &lt;b&gt; &amp; &quot;c&quot;</p>"),
        ('<img alt="&lt;script&gt;" src="x.png">', "&lt;script&gt;"),
        ("[![A fridge](f.jpg)](https://ada.example/)", '">A fridge</a>'),
        ("![](fridge.jpg)", "<p></p>"),
    ],
)
def test_a_picture_that_cannot_be_shown_leaves_its_words(text: str, html: str) -> None:
    """What its author wrote for those who do not see it stands in its place, escaped."""
    assert html in render_markdown(text)
