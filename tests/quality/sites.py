"""The three sites that are measured, built below build/quality/sites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.quality.made_up import NOW, URL, write_large, write_strange
from tests.quality.tools import FOLDER, ROOT

SITES = ("sample", "large", "strange")
SAMPLE_URL = "https://sample.example"


def build(site: str) -> tuple[Path, str]:
    """The built site, and the address it was built for."""
    work = FOLDER / "sites" / site
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    if site != "sample":
        (write_large if site == "large" else write_strange)(work / "content")
        return _pelican(work, NOW, URL), URL
    shutil.copytree(ROOT / "content", work / "content")
    challenge = [sys.executable, "-m", "challenge"]
    told = _run([*challenge, "sample"]).split()
    if not told:
        sys.exit("content/ is not the sample any more, which is what make quality measures")
    _run([*challenge, "refresh", "--content", str(work / "content"), *told])
    return _pelican(work, told[told.index("--now") + 1], SAMPLE_URL), SAMPLE_URL


def _pelican(work: Path, now: str, url: str) -> Path:
    output = work / "output"
    command = [sys.executable, "-m", "pelican", str(work / "content"), "-s", "pelicanconf.py", "-o", str(output)]
    _run([*command, "--fatal", "warnings"], {"CHALLENGE_NOW": now, "SITEURL": url})
    return output


def _run(command: list[str], more: Mapping[str, str] | None = None) -> str:
    """What a command prints; one that fails ends the measuring with its last words."""
    environment = {**os.environ, **(more or {})}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"{' '.join(command[1:4])} failed:\n{(ran.stdout + ran.stderr)[-2000:]}")
    return ran.stdout
