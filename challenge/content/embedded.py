"""Pictures and players in a text sent by pull request that the page will not show: said while it can be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from challenge.addresses import is_web_address
from challenge.content.report import Report, shown

_FENCE = re.compile(r" {0,3}(?:`{3}|~{3})")
_INDENTED = re.compile(r" {4}|\t")
_CODE = re.compile(r"`[^`]*`")
_PICTURE = re.compile(r"!\[([^\[\]]{0,400})\](?:\(\s*<?([^)\s>]+)|\[([^\[\]]{0,200})\]|)")
_NAMED = re.compile(r" {0,3}\[([^\[\]]{1,400})\]:\s*<?([^\s>]+)")
_TAG = re.compile(r"<(img|iframe|video|audio|object|embed)\b([^<>]{0,2000})", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)

_NO_PICTURE = "pictures are not kept here, and {} is not on the web; link one by its https address"
_NO_PLAYER = "<{}> is not shown here; write a link to it"


def report_embedded(body: str, first_line: int, report: Report) -> None:
    """Warns of each picture that has no address on the web, and of each frame or player. Code is left alone."""
    prose = list(_prose(body, first_line))
    named = {found[1].casefold(): found[2] for _, row in prose if (found := _NAMED.match(row))}
    for line, row in prose:
        for found in _PICTURE.finditer(row):
            source = found[2] or named.get((found[3] or found[1]).casefold(), "")
            _report_picture(line, source, report)
        for tag in _TAG.finditer(row):
            if tag[1].lower() != "img":
                report.add(line, "embedded", _NO_PLAYER.format(tag[1].lower()), "warning")
            elif source_of := _SOURCE.search(tag[2]):
                _report_picture(line, source_of[1], report)


def _report_picture(line: int, source: str, report: Report) -> None:
    """A name without an address is no picture to Markdown either."""
    if source and not is_web_address(source):
        report.add(line, "picture", _NO_PICTURE.format(shown(source)), "warning")


def _prose(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The lines that are no code, with their numbers; code within a line is left out."""
    fenced = False
    for line, row in enumerate(body.split("\n"), first_line):
        if _FENCE.match(row):
            fenced = not fenced
        elif not fenced and not _INDENTED.match(row):
            yield line, _CODE.sub("", row)
