"""TOML with line numbers and with messages for people who have never heard of it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from challenge.content.report import Report
from challenge.content.toml_reader import key_lines, parse_toml


def test_finds_the_line_of_every_key() -> None:
    """Keys at the top, in tables, in lists of tables, after strings and lists over several lines."""
    text = (
        "# remark = 1\n"
        "a = 1\n"
        'b = """\n[no]\nkey = 1\n"""\n'
        "c = [\n  1, # ]\n  '[x]',\n]\n"
        "d.e = 2\n"
        "'f g' = '''\nx = 1'''\n"
        "[h]\n"
        "i = {j = 1, k = [2]}\n"
        "[[l]]\n"
        "m = 1\n"
        "[[l]]\n"
        "m = 2\n"
        "[l.n]\n"
        "o = 3\n"
    )
    tomllib.loads(text)

    lines = key_lines(text)

    assert lines == {
        ("a",): 2, ("b",): 3, ("c",): 7, ("d",): 11, ("d", "e"): 11, ("f g",): 12, ("h",): 14, ("h", "i"): 15,
        ("l",): 16, ("l", 0): 16, ("l", 0, "m"): 17, ("l", 1): 18, ("l", 1, "m"): 19, ("l", 1, "n"): 20,
        ("l", 1, "n", "o"): 21,
    }  # fmt: skip


def test_a_line_that_is_not_known_falls_back_to_its_table() -> None:
    """A key inside an inline table answers with the line of the table."""
    document = parse_toml("x = 1\n\n[h]\ni = {j = 1}\n", Report("f"))

    assert document is not None
    assert [document.lines.of(path) for path in [("h", "i", "j"), ("h", "z"), ("y",), ()]] == [4, 3, 1, 1]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name = Ada\n", 1, "put text in quotes"),
        ('a = 1\nname = "Ada\nb = 2\n', 2, "quotation mark"),
        ('a = 1\nfeeds = ["x",\n', 2, "close the list with ]"),
        ('name "Ada"\n', 1, "a key must be followed by ="),
        ("a = 1\nb = 2\na = 3\n", 3, "given twice"),
        ("a = 1\nb = 2\na = 3", 3, "given twice"),
        ("[t]\na = 1\n[t]\nb = 1\n", 3, "given twice"),
        ("starts = 2017-13-45\n", 1, "date"),
        ("name = 'a' 'b'\n", 1, "something stands after the value"),
        ("a = True\n", 1, "true or false small"),
        ("[deadline\nzone = 1\n", 1, "bracket"),
        ("= 1\n", 1, "no line of the form key = value"),
        ('a = "x\\y"\n', 1, "backslash"),
        ("a = \x00\n", 1, ""),
        (f"a = {'9' * 5000}\n", 1, ""),
        (f"a = {'[' * 500}{']' * 500}\n", 1, "nested"),
        (f"{'a.' * 200}b = 1\n", 1, "nested"),
        (f"x = 1\na = {'{a=' * 200}1{'}' * 200}\n", 2, "nested"),
    ],
)
def test_says_in_plain_words_what_toml_does_not_accept(text: str, line: int, words: str) -> None:
    """One problem, with the line and a hint, whatever is broken."""
    report = Report("f.toml")

    document = parse_toml(text, report)

    assert document is None
    assert [(problem.line, problem.code) for problem in report.problems] == [(line, "toml")]
    assert words in report.problems[0].message
    assert "column" not in report.problems[0].message


def test_salvages_the_lines_that_can_be_read() -> None:
    """A broken line costs itself, is named, and leaves the others where they stand."""
    report = Report("f.toml")

    document = parse_toml('name = "Ada"\nrepublish = none\nfeeds = ["x"]\nleft = 2017-99-01\n', report, salvage=True)

    assert document is not None
    assert document.data == {"name": "Ada", "feeds": ["x"]}
    assert document.broken == {"republish", "left"}
    assert document.lines.of(("feeds",)) == 3
    assert [problem.line for problem in report.problems] == [2, 4]


@settings(deadline=None)
@given(st.text(alphabet="ab=.[]{}\"'#\n\\ 1,", max_size=60))
def test_lines_agree_with_what_tomllib_reads(text: str) -> None:
    """For any text that is valid TOML, each top-level key has a line, and the key stands on it."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    lines = key_lines(text)
    rows = text.split("\n")

    for key in data:
        if "\\" not in text:
            assert key in rows[lines[(key,)] - 1]


_KEYS = st.sampled_from(["name", "feeds", "a-b", "_", "7", "", "a.b", "é"])
_TEXTS = st.text(st.sampled_from("ab \"'\\#[],=\t\x00\x7f\u2028é😀{}n/u"), max_size=6).map('"{}"'.format)
_LISTS = st.lists(_TEXTS, max_size=3).map(lambda texts: f"[{', '.join(texts)}]")
_LINES = st.builds(
    "{}{}{}{}".format,
    _KEYS,
    st.sampled_from([" = ", "=", " =  "]),
    _TEXTS | _LISTS,
    st.sampled_from(["", " ", "  # said", ","]),
)


@settings(max_examples=600, deadline=None)
@given(st.lists(_LINES, max_size=4), st.sampled_from(["", "\n"]))
def test_plain_lines_are_read_as_tomllib_reads_them(rows: list[str], end: str) -> None:
    """However a text is read, what it says, on which lines, and whether it says anything are the same."""
    text = "\n".join(rows) + end
    report = Report("f")
    document = parse_toml(text, report)
    try:
        data = tomllib.loads(text)
    except ValueError:
        assert document is None and report.problems
        return
    lines = key_lines(text)

    assert document is not None and document.data == data and not report.problems
    assert {key: document.lines.of((key,)) for key in data} == {key: lines[(key,)] for key in data}
