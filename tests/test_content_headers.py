"""Headers of Markdown files as people write them."""

from __future__ import annotations

import pytest

from challenge.content.headers import Page, parse_page
from challenge.content.report import Report

KEYS = ("Title", "Date", "Tags", "Prompt", "Summary")


def read(text: str) -> tuple[Page, list[tuple[int, str]]]:
    report = Report("post.md")
    page = parse_page(text, KEYS, report)
    page.fields(KEYS, report)
    return page, [(problem.line, problem.code) for problem in report.problems]


@pytest.mark.parametrize(
    ("text", "values", "body", "body_line"),
    [
        ("Title: A\nDate: 2017-05-01\n\nBody", {"title": "A", "date": "2017-05-01"}, "Body", 4),
        ("TITLE: A\n\nBody", {"title": "A"}, "Body", 3),
        ("title:A\n\nBody", {"title": "A"}, "Body", 3),
        ("\n\nTitle: A\n\n\nBody\n\nMore\n", {"title": "A"}, "Body\n\nMore", 6),
        ('Title: A: b, "c"\n\nBody', {"title": 'A: b, "c"'}, "Body", 3),
        ("---\nTitle: A\n---\nBody", {"title": "A"}, "Body", 4),
        ("---\nTitle: A\n\nDate: 2017-05-01\n...\n\nBody", {"title": "A", "date": "2017-05-01"}, "Body", 7),
        ('---\ntitle: "A: b"\n---\nB', {"title": "A: b"}, "B", 4),
        ("---\ntitle: 'It''s'\n---\nB", {"title": "It's"}, "B", 4),
        ('---\ntitle: "He said \\"so\\""\n---\nB', {"title": 'He said "so"'}, "B", 4),
        ('---\ntitle: "A" and "B"\n---\nB', {"title": '"A" and "B"'}, "B", 4),
        ("---\ntags: [a, \"b, c\", 'd']\ntitle: T\n---\nB", {"tags": ["a", "b, c", "d"], "title": "T"}, "B", 5),
        ("---\ntags:\n  - a\n  - b\ntitle: T\n---\nB", {"tags": ["a", "b"], "title": "T"}, "B", 7),
        ("---\ntags:\n- a\n- b\ntitle: T\n---\nB", {"tags": ["a", "b"], "title": "T"}, "B", 7),
        ("---\n# a remark\ntitle: T\n---\nB", {"title": "T"}, "B", 5),
        ("Title: T\n---\nB", {"title": "T"}, "B", 3),
        ("Title: T\nSummary: one\n    two\n\nB", {"title": "T", "summary": "one two"}, "B", 5),
        ("Title: T\n", {"title": "T"}, "", 2),
        ("Title: T", {"title": "T"}, "", 1),
        ("Title:\n\nB", {"title": ""}, "B", 3),
        ("Title: 第三週\n\n本文", {"title": "第三週"}, "本文", 3),
    ],
)
def test_reads_headers_in_every_shape(text: str, values: dict[str, object], body: str, body_line: int) -> None:
    """With or without fences, in any case, quoted or listed: the same keys, and the body from its own line."""
    page, problems = read(text)

    assert (page.values, page.body, page.body_line, problems) == (values, body, body_line, [])


@pytest.mark.parametrize(
    ("text", "problems", "body"),
    [
        ("Title: A\nSave_as: index.html\n\nB", [(2, "unknown-header")], "B"),
        (
            "Title: A\nTemplate: x\nUrl: /\nStatus: hidden\n\nB",
            [(2, "unknown-header"), (3, "unknown-header"), (4, "unknown-header")],
            "B",
        ),
        ("Title: A\ntitle: B\n\nBody", [(2, "doubled-header")], "Body"),
        ("---\nTitle: A\nTITLE: B\n---\nBody", [(3, "doubled-header")], "Body"),
        ("# Heading\n\nText", [(1, "no-header")], "# Heading\n\nText"),
        ("", [(1, "no-header")], ""),
        ("Note: this is my text.\n\nMore", [(1, "no-header")], "Note: this is my text.\n\nMore"),
        ("---\n\nText after a rule\n\n---\n\nMore", [(1, "no-header")], "---\n\nText after a rule\n\n---\n\nMore"),
        ("Title: A\nText without a blank line.", [(2, "no-blank-line")], "Text without a blank line."),
        ("Title: A\nhttps://x.example/ is a page", [(2, "no-blank-line")], "https://x.example/ is a page"),
        ("Title: A\nDate 2017-05-01\nPrompt: 1\n\nB", [(2, "no-header-line")], "B"),
        ("---\nTitle: A\n\nBody goes on", [(1, "open-fence")], "Body goes on"),
        ("---\nTitle: A\nwhat is this\n---\nB", [(3, "no-header-line")], "B"),
    ],
)
def test_names_what_is_wrong_and_keeps_the_text(text: str, problems: list[tuple[int, str]], body: str) -> None:
    """A slip in the headers is one problem with its line, and no word of the text is lost."""
    page, got = read(text)

    assert sorted(got) == problems
    assert page.body == body


def test_first_of_two_equal_headers_counts() -> None:
    """A key given twice keeps its first value."""
    page, _ = read("Title: First\nTitle: Second\n\nBody")

    assert page.values == {"title": "First"}


def test_says_which_header_was_meant() -> None:
    """A misspelt header is answered with the right one."""
    report = Report("post.md")
    parse_page("Title: A\nPromt: 1\n\nB", KEYS, report).fields(KEYS, report)

    assert (
        str(report.problems[0]) == "post.md:2: 'Promt' is no header of this file and is ignored; did you mean `Prompt`?"
    )
