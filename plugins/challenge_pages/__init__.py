"""Every page, feed and file of a writing challenge, written with Pelican's own templates and writer.

All decisions are made by `challenge.pages`; this plugin asks for the site as values and hands each to a template
`challenge/<name>.html`. A theme overrides any of them by a file of that name; all extend the theme's `base.html` and
fill its blocks `title` and `content`.

Settings:
    CHALLENGE_CONTENT   the content folder; PATH where it is not set
    CHALLENGE_NOW       the moment to build for, such as 2017-05-12T09:00:00Z; else the environment's CHALLENGE_NOW,
                        else `[sample] now` of the site, else the clock
    CHALLENGE_SEARCH    False makes no search index; where Pagefind is not installed there is none anyway
    SITEURL             where the site will stand; else `url` of site.toml
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.settings import DEFAULT_CONFIG

from challenge.content.site import site_of

from .generator import ChallengeGenerator, content_folder
from .pictures import hang
from .words import speak


def _generators(_pelican: Any) -> type[ChallengeGenerator]:
    return ChallengeGenerator


def _take_over(pelican: Any) -> None:
    """The challenge's own name and language, unless the host has its own; and its files are nobody's articles."""
    settings = pelican.settings
    folder = content_folder(settings)
    site = site_of(folder)
    if settings["SITENAME"] == DEFAULT_CONFIG["SITENAME"]:
        settings["SITENAME"], settings["DEFAULT_LANG"] = site.title, site.language
    try:
        below = folder.resolve().relative_to(Path(settings["PATH"]).resolve())
    except ValueError:
        return  # the challenge lies outside what Pelican reads
    ours = [(below / name).as_posix() for name in ("members", "seasons")]
    for kind in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES"):
        settings[kind] = [*settings[kind], *ours]


def register() -> None:
    signals.initialized.connect(_take_over)
    signals.generator_init.connect(speak)
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(hang)
