"""The Makefile's own promises, with a real make and a real build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import ROOT
from tests.conftest import Site, write

SAMPLE = '[sample]\nnow = "2017-05-10T12:00:00Z"\nmirror = "mirror"\n'


@pytest.fixture
def project(site: Site) -> Site:
    """The project with a small challenge of one's own, and this interpreter in place of a `.venv`."""
    for name in ("challenge", "plugins", "theme", "pelicanconf.py"):
        (site.root / name).symlink_to(ROOT / name)
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, site.root / name)
    write(site.root / ".venv/bin/python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n').chmod(0o755)
    write(site.root / ".venv/site", "")
    site.site()
    site.season(prompts=4)
    return site


def make(root: Path, *argv: str, **given: str) -> str:
    """What a target prints."""
    environment = {name: value for name, value in os.environ.items() if name != "CHALLENGE_NOW"}
    command = ["make", "--no-print-directory", *argv]
    ran = subprocess.run(
        command, cwd=root, env={**environment, "CHALLENGE_SEARCH": "off", **given}, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize("extra", ["", SAMPLE])
@pytest.mark.parametrize("target", ["build", "week"])
def test_every_target_stands_at_the_time_it_is_given(project: Site, target: str, extra: str) -> None:
    """CHALLENGE_NOW in the environment or behind the target: the pages are of that week, on the sample too."""
    project.site(extra)
    moment = "2017-05-17T12:00:00Z"
    make(project.root, target, CHALLENGE_NOW=moment)
    page = project.root / "output/seasons/spring/prompts/prompt-3/index.html"
    assert page.is_file()
    make(project.root, target, "CHALLENGE_NOW=2017-05-03T12:00:00Z")

    assert not page.exists()


def test_without_a_time_the_sample_stands_at_its_own(project: Site) -> None:
    """What `make build` shows and what a verb says are of one moment."""
    project.site(SAMPLE)
    make(project.root, "build")
    prompts = project.root / "output/seasons/spring/prompts"

    assert sorted(path.name for path in prompts.iterdir()) == ["prompt-1", "prompt-2"]
