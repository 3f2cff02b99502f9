"""The search index, made by Pagefind where it is installed (`pip install 'pagefind[extended]'`).

Without it the search page is the plain list alone, and nothing else changes. The same records give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import logging
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from challenge.pages.search_records import Record, write_filters, write_record

logger = logging.getLogger(__name__)

FOLDER = "pagefind"
FILTERS = "filters.json"
LONGEST = 600
"""Seconds."""
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Faces for the search that this site does not use."""


def pagefind() -> Path | None:
    """The program; None where it is not installed."""
    try:
        from pagefind.service import get_executable
    except ImportError:
        return None
    return get_executable()


def write_index(program: Path, records: Sequence[Record], output: Path) -> None:
    """Index the records into `output`/pagefind."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for place, record in enumerate(records):
            (folder / f"{place:06d}.html").write_bytes(write_record(record))
        command = [str(program), "--site", name, "--output-path", str(output / FOLDER), "--quiet"]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603
    if ran.returncode != 0:
        logger.warning("The search index could not be made: %s", (ran.stderr or ran.stdout).strip()[-500:])
        return
    _settle(output / FOLDER)
    (output / FOLDER / FILTERS).write_bytes(write_filters(records, _names(output / FOLDER)))


def _settle(folder: Path) -> None:
    """Its list of languages is written in any order: put it in one."""
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True, ensure_ascii=False), "utf-8")
    for pattern in UNUSED:
        for file in folder.glob(pattern):
            file.unlink()


def _names(folder: Path) -> dict[str, int]:
    """What the index calls each record: a fragment is JSON behind a word of its own, with the file it came from."""
    found = {}
    for file in sorted((folder / "fragment").iterdir()):
        text = gzip.decompress(file.read_bytes()).decode("utf-8")
        fragment = json.loads(text[text.index("{") :])
        found[file.name.partition(".")[0]] = int(Path(fragment["url"]).stem)
    return found
