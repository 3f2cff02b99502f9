"""`make golden`: the outlines and pictures that pages are compared with, recorded anew. Look at what changed.

python -m tests.golden
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.built_site import build
from tests.conftest import Site
from tests.golden import OUTLINES, PAGES, outlines, pictures
from tests.quality.made_up import NOW, URL, write_strange
from tests.real_browser import BROWSER, chromium, served


def main() -> int:
    """Build the strange site, and record it."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        write_strange(site.content)
        output = build(site, now=NOW, url=URL)
        OUTLINES.mkdir(exist_ok=True)
        for path in OUTLINES.glob("*.txt"):
            path.unlink()
        for name, text in outlines(output).items():
            (OUTLINES / f"{name}.txt").write_text(text, "utf-8")
        print(f"{len(PAGES)} outlines, {_kb(OUTLINES)} kB")
        if BROWSER is None:
            print("no pictures: no Chromium is installed")
            return 1
        with chromium() as browser, served(output) as address:
            pictures.record(pictures.take(browser, address, PAGES, NOW))
        print(f"{len(list(pictures.FOLDER.glob('*.png')))} pictures, {_kb(pictures.FOLDER)} kB")
    return 0


def _kb(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir()) // 1000


if __name__ == "__main__":
    sys.exit(main())
