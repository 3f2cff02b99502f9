"""What other programs say of a built site: the HTML checker, and a browser with axe and Lighthouse."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.golden import PAGES, pictures
from tests.quality.made_up import NOW
from tests.quality.tools import FOLDER, HERE, Tools
from tests.real_browser import chromium, served


def check_html(tools: Tools, output: Path) -> list[str] | None:
    """Each error of the HTML checker in a line; None where it did not run."""
    if tools.checker is None:
        return None
    command = [str(tools.java), "-Xmx1g", "-jar", str(tools.checker), "--format", "gnu", "--errors-only"]
    ran = subprocess.run([*command, "--skip-non-html", str(output)], capture_output=True, text=True, check=False)
    lines = [line for line in (ran.stdout + ran.stderr).splitlines() if "error" in line]
    if ran.returncode != 0 and not lines:
        print(f"the HTML checker failed: {(ran.stderr or ran.stdout).strip()[-200:]}")
        return None
    return lines


def ask_browser(
    tools: Tools, output: Path, url: str, pages: Sequence[str], kinds: Sequence[str], runs: int
) -> dict[str, Any] | None:
    """What `measure.mjs` found on `pages`, and closer on one of each of the `kinds`; None where it did not run."""
    if tools.node is None or tools.modules is None or tools.chromium is None:
        return None
    job = {
        "folder": str(output),
        "base": url,
        "chromium": tools.chromium,
        "modules": str(tools.modules),
        "runs": runs,
        "pages": [address(page) for page in pages],
        "lighthouse": [address(page) for page in kinds],
    }
    file = FOLDER / "job.json"
    file.write_text(json.dumps(job), "utf-8")
    ran = subprocess.run(
        [tools.node, str(HERE / "measure.mjs"), str(file)], capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        print(f"the browser's part failed:\n{ran.stderr[-2000:]}")
        return None
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer


def compare_pictures(output: Path) -> list[str] | None:
    """Where the strange site looks other than it was recorded; None, and a word, where that cannot be told here."""
    reason = pictures.why_not()
    if reason:
        print(f"pictures are not compared: {reason}")
        return None
    with chromium() as browser, served(output) as address:
        return pictures.faults(pictures.take(browser, address, PAGES, NOW), FOLDER / "pictures")


def address(page: str) -> str:
    """The path as the browser asks for it."""
    return page.removesuffix("index.html")
