"""Another Pelican site, with its own theme, name and articles, takes the challenge in by two settings."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.built_site import ROOT
from tests.conftest import Site, write

CONF = f"""
PATH = "content"
SITENAME = "My own blog"
TIMEZONE = "UTC"
SITEURL = "https://blog.example/here"
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["challenge_pages"]
CHALLENGE_SEARCH = CHALLENGE_CARDS = False
"""


def test_the_hosts_articles_stay_and_the_challenges_files_are_none(site: Site) -> None:
    """With Pelican's own defaults: no prompt or post becomes an article, and the host keeps its name."""
    site.site()
    site.season(prompts=2)
    site.member("ada")
    site.post("ada", "mine", "Title: Mine\nDate: 2017-05-03\nPrompt: 1\nSave_as: index.html")
    site.write("hello.md", "Title: Hello\nDate: 2017-05-01\n\nAn article of the host.\n")
    write(site.root / "conf.py", CONF)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CHALLENGE_NOW": "2017-05-17T12:00:00Z"}
    command = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "out", "--fatal", "warnings"]
    ran = subprocess.run(command, cwd=site.root, env=environment, capture_output=True, text=True, check=False)
    out = site.root / "out"

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Processed 1 article," in ran.stdout + ran.stderr
    assert "<title>My own blog" in (out / "index.html").read_text("utf-8")
    assert "Mine" in (out / "seasons/spring/posts/ada/mine/index.html").read_text("utf-8")
