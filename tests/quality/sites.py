"""The three sites that are measured, built below build/quality/sites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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
    ran = subprocess.run([*challenge, "sample"], cwd=ROOT, capture_output=True, text=True, check=True)
    told = ran.stdout.split()
    refresh = [*challenge, "refresh", "--content", str(work / "content"), *told]
    subprocess.run(refresh, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return _pelican(work, told[told.index("--now") + 1], SAMPLE_URL), SAMPLE_URL


def _pelican(work: Path, now: str, url: str) -> Path:
    output = work / "output"
    command = [sys.executable, "-m", "pelican", str(work / "content"), "-s", "pelicanconf.py", "-o", str(output)]
    environment = {**os.environ, "CHALLENGE_NOW": now, "SITEURL": url}
    subprocess.run([*command, "--fatal", "warnings"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return output
