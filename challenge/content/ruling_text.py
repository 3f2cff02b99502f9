"""A ruling as it is written into `rulings.toml`, below what people wrote there before."""

from __future__ import annotations

import json

from challenge.content.rulings import Ruling


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


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's, except for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
