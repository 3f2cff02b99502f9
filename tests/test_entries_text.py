"""What people read of a post: blocks, links and words."""

from __future__ import annotations

import time

import pytest

from challenge.entries.sanitise import clean_html, excerpt, plain_text, render_markdown
from challenge.entries.text import Block, Reading, read_clean_html, read_html, read_plain


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One</p><p>Two</p>", [("One", "text"), ("Two", "text")]),
        ("One<br>line<br><br>Two", [("One line", "text"), ("Two", "text")]),
        ("plain words only", [("plain words only", "text")]),
        ("<h2>Head</h2>tail", [("Head", "heading"), ("tail", "text")]),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", [("a", "quote"), ("b", "quote"), ("c", "text")]),
        ("<blockquote><h2>a</h2></blockquote>", [("a", "quote")]),
        ("<pre>x = 1\ny</pre>", [("x = 1 y", "code")]),
        ("<ul><li>a</li><li>b <b>c</b></li></ul>", [("a", "text"), ("b c", "text")]),
        ("<aside><p>by the way</p></aside>x", [("by the way", "aside"), ("x", "text")]),
        ('<div class="sidebar"><p>a</p></div><p>b</p>', [("a", "aside"), ("b", "text")]),
        ('<div class="elementor-widget"><p>a</p></div>', [("a", "text")]),
        ("a<script>b</script><style>c</style><!-- d -->e", [("ae", "text")]),
        ("a &amp; b&nbsp;c", [("a & b c", "text")]),
        ("", []),
        ("<p> </p>", []),
    ],
)
def test_blocks(html: str, blocks: list[tuple[str, str]]) -> None:
    """HTML becomes paragraphs in reading order, each of its kind."""
    assert [(block.text, block.kind) for block in read_html(html).blocks] == blocks


def test_links_know_their_block() -> None:
    """Every web link is absolute and stands in the block that shows it; others are left out."""
    html = '<p>a</p><p><a href="/b">b</a> <a href="#f">f</a> <a href="mailto:x@y.z">m</a></p>'
    html += '<a href="//c.example/d"><img></a>'
    reading = read_html(html, "https://blog.example/post/")
    assert reading.links == (("https://blog.example/b", 1), ("https://c.example/d", 1))
    assert read_html('<a href="/b">b</a>').links == ()


def test_tag_clouds_are_beside_the_post() -> None:
    """A block of nothing but links to tag pages is no text of the author's, a line of hashtags is."""
    cloud = " ".join(f'<a href="https://blog.example/tag/t{n}/">t{n}</a>' for n in range(12))
    hashtags = " ".join(f'<a href="https://social.example/tags/t{n}/">#t{n}</a>' for n in range(12))
    assert [block.kind for block in read_html(f"<p>{cloud}</p><p>{hashtags}</p>").blocks] == ["aside", "text"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two – three & four", 4),
        ("It's well-known, isn't it?", 4),
        ("日本語のブログです", 9),
        ("三 words 和 more", 4),
        ("한국어 블로그", 2),
        ("Über élan, naïve Ärger", 4),
        ("สวัสดีชาวโลก", 3),
        ("… — !", 0),
        ("3.5 km", 2),
    ],
)
def test_words(text: str, words: int) -> None:
    """Words are counted as people count them, in their script."""
    assert read_plain(text).words == words


def test_what_counts_as_words() -> None:
    """Code, quotes and headings count; what stands beside the post does not."""
    html = "<h1>a b</h1><pre>c d</pre><blockquote>e</blockquote><aside>f g h</aside><footer>i</footer>"
    assert read_html(html).words == 5


def test_plain_text_has_blocks_and_links() -> None:
    """Blank lines part, quotes are known by their sign, addresses are links without their punctuation."""
    reading = read_plain("Hello,\nsee https://a.example/x?y=1).\n\n> quoted\r\n\r\nBye")
    assert reading == Reading(
        (Block("Hello, see https://a.example/x?y=1)."), Block("> quoted", "quote"), Block("Bye")),
        (("https://a.example/x?y=1", 0),),
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Tom & Jerry", "Tom & Jerry"),
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("<em>Em</em><br>line", "Em line"),
        ("Vec<String> and <angle>", "Vec<String> and <angle>"),
        ("Using the <b> tag", "Using the <b> tag"),
        ("<script>alert(1)</script>Hi", "Hi"),
        ("Hi<script>alert(1)", "Hi"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Hi", "Hi"),
        ('<img src=x onerror="alert(1)">Hi', "Hi"),
        ("<svg onload=alert(1)>Hi", ""),
        ("Hi <!-- there -->you", "Hi you"),
        ("a\u202eb\u2066c\x00d\n\te", "abcd e"),
        ("It&#8217;s&nbsp;fine", "It’s fine"),
        ("🇩🇪 👩‍👩‍👧 ok", "🇩🇪 👩‍👩‍👧 ok"),
        ("", ""),
    ],
)
def test_titles(given: str, shown: str) -> None:
    """Titles are plain text, however they were escaped; what only looks like a tag stays."""
    assert plain_text(given) == shown


def test_long_titles_are_cut() -> None:
    """A title has at most 500 characters and ends at a word."""
    shown = plain_text("word " * 500)
    assert len(shown) <= 500 and shown.endswith("word…")


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ('<p style="x" class="y" id="z" onclick="e()">a</p>', "<p>a</p>"),
        ("<h1>a</h1><h3>b</h3><h1>c</h1>", "<h2>a</h2><h3>b</h3><h2>c</h2>"),
        ("<h4>a</h4>", "<h2>a</h2>"),
        ('<a href="../x">l</a>', '<a href="https://blog.example/x" rel="nofollow ugc noopener">l</a>'),
        ('<a href="javascript:alert(1)">l</a>', "l"),
        ("<script>a</script><iframe src=x>b</iframe><svg><a>c</a></svg><form>d<input></form>e", "e"),
        ('<img src="data:image/png;base64,AA"><img src="x" width="1" height="1">a', "a"),
        ("<a href=x> </a>a", "a"),
        ("<details><summary>s</summary>t</details>", "<details><summary>s</summary>t</details>"),
        ('<div class="sharedaddy">Share</div>a', "a"),
        ("  ", ""),
    ],
)
def test_clean_html(html: str, cleaned: str) -> None:
    """Only what is on the list is left, links lead to the post's own site, a page keeps its one h1."""
    assert clean_html(html, "https://blog.example/post/") == cleaned


def test_a_link_without_a_target_is_its_words() -> None:
    """Where the allow-list took an address away, no empty link is left behind."""
    html = clean_html('<p><a href="javascript:x" title="a>b">one</a> <a href="https://x.example/">two</a></p>', "")

    assert html.startswith("<p>one <a ")
    assert html.count("<a") == 1


def test_images() -> None:
    """Images come by https, lazily, without referrer, with a text and with their size."""
    html = '<img src="http://i.example/a.png" alt="A &quot;cat&quot;" width="10" height="5" onerror="x" srcset="y">'
    attributes = 'alt="A &quot;cat&quot;" height="5" loading="lazy" referrerpolicy="no-referrer"'
    assert clean_html(html, "") == f'<img {attributes} src="https://i.example/a.png" width="10">'
    assert clean_html('<img src="http://i.example:81/a.png">', "") == ""


def test_markdown() -> None:
    """Markdown is rendered with tables and fences, and sanitised like everything else."""
    html = render_markdown(
        "# T\n\n*a* <script>x</script> [l](javascript:x)\n\n|a|b|\n|-|-|\n|1|2|\n\n```\nx < 1\n```\n"
    )
    assert "<h2>T</h2>" in html and "<em>a</em>" in html and "<td>1</td>" in html and "x &lt; 1" in html
    assert "script" not in html


def test_excerpt() -> None:
    """An excerpt is escaped paragraphs up to so many words."""
    html = "<h2>Head</h2><p>One &lt;two&gt;</p><pre>code</pre><p>three four five</p><p>six</p>"
    assert excerpt(read_clean_html(html), 3) == "<p>One &lt;two&gt;</p>\n<p>three…</p>"
    assert excerpt(read_clean_html(html)) == "<p>One &lt;two&gt;</p>\n<p>three four five</p>\n<p>six</p>"
    assert excerpt(read_clean_html("<p>" + "語" * 500 + "</p>")) == "<p>" + "語" * 60 + "…</p>"


HOSTILE = {
    "nested": "<div>" * 100_000 + "end",
    "nested lists": "<ul><li>" * 50_000 + "end",
    "styles": "".join(f"<b a={n}>" for n in range(5000)) + "<p>" * 5000 + "end",
    "open tags": "<a href='" * 50_000 + "end",
    "comments": "<!--" * 50_000 + "end",
    "scripts": "<script>" * 50_000,
    "angles": "<" * 200_000,
    "brackets": "[" * 50_000 + "(" * 50_000,
    "stars": "*a **b " * 20_000,
    "quotes": "> " * 5_000 + "end",
    "entities": "&lt;" * 100_000,
    "backticks": "`" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_no_longer(name: str) -> None:
    """Text made to hang a parser takes no longer than a bounded number of ordinary ones of its length."""
    ordinary = "<p>" + "word <b>bold</b> " * 10_000 + "</p>"
    began = time.perf_counter()
    for read in (read_html, plain_text, render_markdown):
        read(ordinary)
    clean_html(ordinary, "https://blog.example/")
    usual = time.perf_counter() - began
    began = time.perf_counter()
    for read in (read_html, plain_text, render_markdown):
        read(HOSTILE[name])
    clean_html(HOSTILE[name], "https://blog.example/")
    assert time.perf_counter() - began < 60 * usual
