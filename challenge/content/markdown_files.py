"""The Markdown files in a folder of the content, and what else lies there."""

from __future__ import annotations

from challenge.content.folder import ContentFolder, Entry

MARKDOWN = (".md", ".markdown")
"""Endings of text files; only the first is right, the second is read with a problem."""

_TEXT = (".txt", ".text", ".mdown", ".mkd", ".mdx")
# Text that only has the wrong ending.


def markdown_files(folder: ContentFolder, path: str, what: str, *, deeper: bool = False) -> list[Entry]:
    """The Markdown files in a folder; anything else is a problem. `deeper` also takes those one folder too low."""
    files: list[Entry] = []
    for entry in folder.entries(path):
        if entry.is_folder:
            inner = [e for e in folder.entries(entry.path) if not e.is_folder and e.suffix.lower() in MARKDOWN]
            after = " (until then it is read all the same)" if deeper else " (until then it is left out)"
            for lost in inner:
                message = f"this file is one folder too deep; move it up to {folder.shown(path)}/{lost.name}{after}"
                folder.report(lost.path).add(1, "wrong-folder", message)
            if not inner:
                folder.report(entry.path).add(
                    1, "stray-folder", f"no folder belongs here; {what} is a file that ends in .md"
                )
            files.extend(inner if deeper else [])
        elif entry.suffix.lower() not in MARKDOWN:
            mend = f"call this {entry.stem}.md" if entry.suffix.lower() in _TEXT else "move this away"
            message = f"{what} is a text file that ends in .md, and nothing else is published from here; {mend}"
            folder.report(entry.path).add(1, "not-markdown", message)
        else:
            if entry.suffix != ".md":
                folder.report(entry.path).add(
                    1, "file-ending", f"call this file {entry.stem}.md, with .md in small letters"
                )
            files.append(entry)
    return files
