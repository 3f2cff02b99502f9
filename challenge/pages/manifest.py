"""`/manifest.webmanifest`: the site as something that can be put on a phone's first screen."""

from __future__ import annotations

import json

from challenge.pages.cards import direction_of
from challenge.pages.shelf import Shelf

MANIFEST = "manifest.webmanifest"


def write_manifest(shelf: Shelf) -> bytes:
    """Everything relative to the manifest itself: the site may stand below any path.

    There is no `short_name`: a part of a title is not its name, and a phone shortens what is too long for it.
    """
    document = {
        "name": shelf.site.title,
        "lang": shelf.site.language,
        "dir": direction_of(shelf.site.language),
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fcfaf5",
        "theme_color": "#fcfaf5",
        "icons": [{"src": "theme/favicon.svg", "type": "image/svg+xml", "sizes": "any"}],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
