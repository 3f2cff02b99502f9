"""TOML with the line of each key, and with errors that somebody who has never heard of TOML can mend."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from challenge.content.guesses import meant_date
from challenge.content.report import Report, shown

Path = tuple[str | int, ...]

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PARTS = re.compile(_PART)
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)+")
# What a value consists of, as far as its end is concerned: strings, comments, brackets, and the rest.
_PIECE = re.compile(
    r""""{3}(?:\\.|[^"\\]|"{1,2}(?!"))*"{3,5}|'{3}(?:[^']|'{1,2}(?!'))*'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*"""
    r"""|[\[\]{}\n]|[^"'\#\[\]{}\n]+|.""",
    re.DOTALL,
)
_TEXT = r'"[^"\\\x00-\x1f\x7f]*"'
_PLAIN = re.compile(rf"([A-Za-z0-9_-]+) = ({_TEXT}|\[{_TEXT}(?:, {_TEXT})*\])(?:\n|\Z)")
# No key of ours has more parts; tomllib takes a time that grows with the square of their number.
_LONG_KEY = re.compile(r"(?:[^\s.=\[\]{},#]{1,40}[ \t]{0,4}\.[ \t]{0,4}){32}")
# Quotation marks that are none for TOML, and the strings in which they may stand.
_CURLY = re.compile("[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d]")
_QUOTED = re.compile(r""""(?:\\.|[^"\\])*"|'[^']*'""")
_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST = 64
_MOST_FAULTS = 8
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_WORDS = (
    ("Expected '=' after a key", 'a key must be followed by = and its value, as in name = "Ada"'),
    ("Cannot overwrite a value", "this key is given twice; keep one of the two lines"),
    ("Cannot declare", "this table is given twice; put all its keys below one heading"),
    ("Unclosed array", "a list is not closed; end it with ]"),
    ("Unterminated", "a quotation mark at the end of the text is missing"),
    ("Illegal character '\\n'", "a quotation mark at the end of this line is missing"),
    ("Illegal character", "this line holds an invisible control character; type it again"),
    ("Unescaped '\\'", "a backslash stands in this text; write it twice, or put the text in single quotes"),
    ("Invalid date", "this date does not exist; write it as 2017-05-01"),
    (
        "Invalid value",
        "the value is not understood; put text in quotes, write dates as 2017-05-01, and true or false small",
    ),
    (
        "Expected newline or end of document",
        "something stands after the value; text must be in quotes, and a date alone is 2017-05-01",
    ),
    ("Expected ']", "a heading must end with its bracket, as in [deadline]"),
    ("Invalid statement", "this is no line of the form key = value"),
    ("Invalid initial character", "a key must begin with a letter; after it come = and the value"),
)


class KeyLines:
    """The line of each key path, such as `("deadline", "zone")` or `("ruling", 0, "post")`.

    Made of them, or of a valid TOML text, where they are looked for when somebody asks: most files are faultless.
    """

    def __init__(self, lines: Mapping[Path, int] | str) -> None:
        self._lines = lines

    def of(self, path: Path) -> int:
        """The line of a key, or of the nearest table around it; 1 where there is none."""
        if isinstance(self._lines, str):
            self._lines = key_lines(self._lines)
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return 1


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file as read. `broken` are top-level keys whose lines could not be read and were passed over."""

    data: Mapping[str, object]
    lines: KeyLines
    broken: frozenset[str] = frozenset()


def parse_toml(text: str, report: Report, *, salvage: bool = False, cost: str = "") -> Document | None:
    """The document, or None with one problem in `report`.

    With `salvage`, faulty lines cost only themselves: each is named and passed over, and the rest is read. `cost` tells
    people what is lost where nothing can be.
    """
    plain = _plain(text)
    if plain is not None:
        return plain
    deep = _too_deep(text)
    if deep is not None:
        message = "this is nested far deeper than any file here needs; take the extra brackets or dots out"
        report.add(text.count("\n", 0, deep) + 1, "toml", message)
        return None
    faults: list[tuple[int, str]] = []
    broken: set[str] = set()
    document = None
    while document is None and len(faults) < (_MOST_FAULTS if salvage else 1):
        try:
            document = Document(tomllib.loads(text), KeyLines(text), frozenset(broken))
        except (ValueError, RecursionError) as error:
            line = _error_line(str(error), text)
            faults.append((line, _in_words(str(error), line, text)))
            text, key = _without_line(text, line)
            broken.add(key)
    # Where nothing could be saved, what followed the first fault was only its consequence.
    for line, message in faults if document else faults[:1]:
        report.add(line, "toml", message if document or not cost else f"{message}; {cost}")
    return document


def _plain(text: str) -> Document | None:
    """A text that has nothing but lines such as `key = "text"` and `key = ["text", "text"]`; None of any other.

    Most members' files are like that, and tomllib would take many times as long. What JSON and TOML write alike is left
    to the JSON reader.
    """
    data: dict[str, object] = {}
    lines: dict[Path, int] = {}
    position = 0
    while found := _PLAIN.match(text, position):
        if found[1] in data:
            return None
        data[found[1]] = json.loads(found[2])
        lines[(found[1],)] = len(data)
        position = found.end()
    return Document(data, KeyLines(lines)) if position == len(text) else None


def key_lines(text: str) -> dict[Path, int]:
    """The line of every key and table of a valid TOML text. Keys inside inline tables have none of their own."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    base: Path = ()
    position, line = 0, 1
    while position < len(text):
        if blank := _BLANK.match(text, position):
            line += blank[0].count("\n")
            position = blank.end()
            continue
        brackets = 2 if text.startswith("[[", position) else 1 if text[position] == "[" else 0
        key = _KEY.search(text, position)
        if key is None:
            break
        path = _numbered(_unquoted(key[0]), counts) if brackets else (*base, *_unquoted(key[0]))
        if brackets == 2:
            counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path])
        if brackets:
            base = path
        _note(lines, path, line)
        end = _statement_end(text, key.end() + brackets)
        line += text.count("\n", position, end)
        position = end
    return lines


def _too_deep(text: str) -> int | None:
    """Where brackets or dots nest deeper than a reader by recursion can follow. Strings are not told apart."""
    if key := _LONG_KEY.search(text):
        return key.start()
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket[0] in "[{" else -1))
        if depth > _DEEPEST:
            return bracket.start()
    return None


def _note(lines: dict[Path, int], path: Path, line: int) -> None:
    for length in range(1, len(path) + 1):
        lines.setdefault(path[:length], line)


def _numbered(path: Path, counts: Mapping[Path, int]) -> Path:
    """`("ruling", "x")` below the third `[[ruling]]` is `("ruling", 2, "x")`."""
    full: Path = ()
    for place, part in enumerate(path):
        full = (*full, part)
        if place < len(path) - 1 and full in counts:
            full = (*full, counts[full])
    return full


def _unquoted(key: str) -> Path:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _PARTS.findall(key))


def _statement_end(text: str, position: int) -> int:
    depth = 0
    while position < len(text):
        piece = _PIECE.match(text, position)
        if piece is None:
            break
        position = piece.end()
        if piece[0] in ("[", "{"):
            depth += 1
        elif piece[0] in ("]", "}"):
            depth -= 1
        elif piece[0] == "\n" and depth <= 0:
            break
    return position


def _error_line(message: str, text: str) -> int:
    found = _AT_LINE.search(message)
    return int(found[1]) if found else text.rstrip().count("\n") + 1


def _in_words(message: str, line: int, text: str) -> str:
    if message.endswith("(at end of document)") and not message.startswith("Cannot"):
        return "the file ends in the middle of something: close the list with ] or the text with a quotation mark"
    plain = next((words for start, words in _WORDS if message.startswith(start)), "this is not understood")
    rows = text.split("\n")
    row = rows[line - 1].strip() if line <= len(rows) else ""
    plain = _nearer(row) or plain
    return f"{plain} (it says {shown(row)})" if row else plain


def _nearer(row: str) -> str:
    """Plainer words than the parser's for slips that are made every day; empty where it is none of these."""
    meant = meant_date(row.partition("=")[2].partition("#")[0])
    if meant:
        return f"write this date as {meant}"
    if row.startswith(("//", "/*", "<!--", "%", ";")):
        return "a remark begins with #"
    if _CURLY.search(_QUOTED.sub("", row)):
        return 'these quotation marks are curly; type straight ones, as in "Ada" (word processors bend them)'
    return ""


def _without_line(text: str, line: int) -> tuple[str, str]:
    rows = text.split("\n")
    if line > len(rows):
        return text, ""
    key = _BARE.match(rows[line - 1].strip())
    rows[line - 1] = ""
    return "\n".join(rows), key[0] if key else ""
