"""`Key: value` lines at the top of a Markdown file, with or without `---` fences.

Only the keys that a loader names are read. Any other, and any given twice, is a problem and does nothing: a build that
obeyed `Save_as:` would let a post replace the front page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from challenge.content.fields import Fields
from challenge.content.report import Report, one_line, shown, without_controls
from challenge.content.toml_reader import KeyLines

_LINE = re.compile(r" {0,3}(?P<key>[^\W_][\w-]{0,39})[ \t]*:(?P<value>.*)")
_FENCE = re.compile(r"-{3,}[ \t]*")
_CLOSING = re.compile(r"(?:-{3,}|\.{3})[ \t]*")
# `**Title:** x`, `Title : x` with a hard space, `# Title: x`: what word processors and habit make of a header.
_NEARLY = re.compile(r"[^\w]*([A-Za-z]+)[\s*_]*[:\uff1a](.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_QUOTED = re.compile(r"""\s*(?:"((?:\\.|[^"\\])*)"|'((?:''|[^'])*)'|([^,]*))\s*(?:,|$)""")
_MOST_LINES = 200

DROPPED = "\0"
"""A line that is not there any more: it parts nothing, and keeps the numbers of the lines below it."""


@dataclass(slots=True)
class Page:
    """A Markdown file taken apart. `values` maps lower-case keys to text or to a list; `spelling` tells how they
    stand there; `body_line` counts from 1.
    """

    values: dict[str, object] = field(default_factory=dict)
    spelling: dict[str, str] = field(default_factory=dict)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    found: bool = True

    def fields(self, known: Iterable[str], report: Report) -> Fields:
        """The headers for typed reading; unknown ones become problems."""
        return Fields(self.values, known, report, KeyLines(self.lines), spelling=self.spelling)


def parse_page(text: str, known: Iterable[str], report: Report) -> Page:
    """Headers and body of a file whose line ends are `\\n`. Without headers all of it is body."""
    rows = text.split("\n")
    names = {name.lower() for name in known}
    first = next((place for place, row in enumerate(rows) if row.strip() and row != DROPPED), len(rows))
    if first < len(rows) and _FENCE.fullmatch(rows[first]):
        page, start = _fenced(rows, first, names, report)
    else:
        page, start = _plain(rows, first, names, report)
    if not page.found:
        report.add(1, "no-header", _headless(rows[first] if first < len(rows) else "", tuple(known)))
    while start < len(rows) and (not rows[start].strip() or rows[start] == DROPPED):
        start += 1
    page.body = without_controls("\n".join(rows[start:])).rstrip()
    page.body_line = min(start + 1, len(rows))
    return page


def _headless(row: str, known: tuple[str, ...]) -> str:
    """What to do about a file without headers, by its first line."""
    near = _NEARLY.match(row)
    if near and near[1].lower() in {name.lower() for name in known}:
        value = one_line(near[2]).strip(" *_")
        return (
            f"{shown(row)} is no header; write {near[1]}: {value} (nothing before the word, the colon right behind it)"
        )
    lines = " and ".join(f"{name}: …" for name in known[:2])
    return f"this file does not begin with headers; begin it with the lines {lines}, and below them a blank line"


def _fenced(rows: list[str], first: int, names: set[str], report: Report) -> tuple[Page, int]:
    end = next((p for p in range(first + 1, min(len(rows), first + _MOST_LINES)) if _CLOSING.fullmatch(rows[p])), None)
    if end is None:
        page, start = _plain(rows, first + 1, names, report)
        if page.found:
            report.add(
                first + 1,
                "open-fence",
                "the headers begin with --- but no second --- ends them; add that line below the last header",
            )
        else:
            start = first
        return page, start
    page = Page()
    if not any(_known(row, names) for row in rows[first + 1 : end]):
        page.found = False
        return page, first
    last = ""
    for place in range(first + 1, end):
        row = rows[place]
        if not row.strip() or row == DROPPED or row.lstrip().startswith("#"):
            continue
        last = _take(page, row, place + 1, last, report, fenced=True)
    return page, end + 1


def _plain(rows: list[str], first: int, names: set[str], report: Report) -> tuple[Page, int]:
    page = Page()
    end = next((p for p in range(first, len(rows)) if not rows[p].strip() or _CLOSING.fullmatch(rows[p])), len(rows))
    end = min(end, first + _MOST_LINES)
    if not any(_known(row, names) for row in rows[first:end]):
        page.found = False
        return page, first
    last = ""
    for place in range(first, end):
        row = rows[place]
        if row == DROPPED:
            continue
        if not (_is_header(row, names) or (last and row.startswith("    "))):
            follows = place + 1 < end and _known(rows[place + 1], names)
            if not follows:
                report.add(
                    place + 1,
                    "no-blank-line",
                    "a blank line must part the headers from the text; put one above this line",
                )
                return page, place
        if last and row[:1].isspace() and _known(row, names):
            message = "this line begins with a space, so it goes on with the line above it; take the space out"
            report.add(place + 1, "no-header-line", message)
        last = _take(page, row, place + 1, last, report, fenced=False)
    closed = end < len(rows) and bool(_CLOSING.fullmatch(rows[end]))
    return page, end + 1 if closed else end


def _take(page: Page, row: str, line: int, last: str, report: Report, *, fenced: bool) -> str:
    """Reads one line of the header block into `page`; gives back the key that a continued line belongs to."""
    if last and row[:1].isspace() and (not fenced or not _LINE.match(row) or _ITEM.match(row)):
        _continue(page, last, row)
        return last
    item = _ITEM.fullmatch(row) if fenced and last else None
    if item:
        _continue(page, last, row)
        return last
    found = _LINE.fullmatch(row)
    if found is None:
        report.add(
            line,
            "no-header-line",
            f"{shown(row)} is no header and is ignored; headers are lines such as Title: My post",
        )
        return ""
    key, value = found["key"].lower(), without_controls(found["value"]).strip()
    if key in page.values:
        report.add(
            line,
            "doubled-header",
            f"the header {shown(found['key'])} is given twice; the first one counts, take one out",
        )
        return ""
    page.values[key] = _unfenced(value) if fenced else value
    page.lines[(key,)] = line
    page.spelling[key] = found["key"]
    return key


def _continue(page: Page, key: str, row: str) -> None:
    """A line that goes on with the value above it, or a `- item` below a key without a value."""
    before, item = page.values[key], _ITEM.fullmatch(row)
    if item and (isinstance(before, list) or before == ""):
        page.values[key] = [*(before if isinstance(before, list) else []), str(_unfenced(item[1].strip()))]
    elif isinstance(before, str):
        page.values[key] = f"{before} {without_controls(row).strip()}".strip()


def _unfenced(value: str) -> object:
    if value.startswith("[") and value.endswith("]"):
        return [item for item in split_list(value[1:-1]) if item]
    found = _QUOTED.fullmatch(value)
    return value if found is None or found[3] is not None else _unquoted(found)


def split_list(text: str) -> list[str]:
    """The items of `a, "b, c", d`."""
    return [_unquoted(found) for found in _QUOTED.finditer(text)]


def _unquoted(found: re.Match[str]) -> str:
    if found[1] is not None:
        return re.sub(r"\\(.)", r"\1", found[1])
    return found[2].replace("''", "'") if found[2] is not None else found[3].strip()


def _known(row: str, names: set[str]) -> bool:
    found = _LINE.match(row)
    return found is not None and found["key"].lower() in names


def _is_header(row: str, names: set[str]) -> bool:
    """Whether a line of an unfenced block is a header: a key we know, or `Word: …` (but no bare address)."""
    found = _LINE.match(row)
    if found is None:
        return False
    return found["key"].lower() in names or found["value"][:1] in (" ", "\t", "")
