"""A ruling as it is written into `rulings.toml`, below what people wrote there before."""

from __future__ import annotations

import json
import re

from challenge.content.rulings import Ruling

_HEADING = re.compile(r"[ \t]*\[\[")


def dump_ruling(ruling: Ruling) -> str:
    """The `[[ruling]]` block of one decision."""
    lines = ["[[ruling]]", f"post = {_quoted(ruling.post)}"]
    if ruling.prompts:
        lines.append(f"prompts = [{', '.join(map(str, ruling.prompts))}]")
    if ruling.counts is not None:
        lines.append(f"counts = {'true' if ruling.counts else 'false'}")
    if ruling.status is not None:
        lines.append(f"status = {_quoted(ruling.status)}")
    if ruling.hidden:
        lines.append("hidden = true")
    lines += [f"reason = {_quoted(ruling.reason)}", f"by = {_quoted(ruling.by)}"]
    if ruling.on is not None:
        lines.append(f"on = {ruling.on.isoformat()}")
    return "\n".join(lines) + "\n"


def fill_in(text: str, ruling: Ruling, reason: str, by: str) -> str:
    """The file's text with the reason and the name that a ruling of it lacks; what stands there already stays."""
    rows = text.split("\n")
    first = ruling.line - 1
    start = next((place for place in range(first, -1, -1) if _HEADING.match(rows[place])), 0)
    end = next((place for place in range(first + 1, len(rows)) if _HEADING.match(rows[place])), len(rows))
    for key, had, value in (("by", ruling.by, by), ("reason", ruling.reason, reason)):
        if had:
            continue
        line = f"{key} = {_quoted(value)}" + ("\r" if rows[first].endswith("\r") else "")
        place = next((place for place in range(start, end) if re.match(rf"[ \t]*{key}[ \t]*=", rows[place])), None)
        if place is not None:
            rows[place] = line
        else:
            rows.insert(first, line)
            end += 1
    return "\n".join(rows)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's, except for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
