"""Builds the site, serves it on loopback and builds it again when a file changes."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from watchfiles import Change, watch

from challenge.dates import iso_utc

WATCHED = ("content", "theme", "plugins", "challenge", "pelicanconf.py")


def serve(root: Path, port: int, now: datetime | None) -> None:
    """Serves `root/output` on 127.0.0.1 until interrupted. A build that fails leaves the last good site in place.

    Raises OSError where the port is taken.
    """
    address = f"http://127.0.0.1:{port}"
    handler = functools.partial(QuietHandler, directory=str(root / "output"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        build(root, address, now)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Serving {address}/ (stop with Ctrl-C)", flush=True)
        watched = [root / name for name in WATCHED if (root / name).exists()]
        for changes in watch(*watched, watch_filter=_is_source, debounce=400):
            print(f"Changed: {', '.join(_names(root, changes))}; building again", flush=True)
            build(root, address, now)


def build(root: Path, address: str, now: datetime | None) -> bool:
    """One Pelican build with links to `address`; True where it succeeded."""
    environment = {**os.environ, "SITEURL": address}
    if now is not None:
        environment["CHALLENGE_NOW"] = iso_utc(now)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode == 0  # noqa: S603 - our own command


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line on the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Says nothing."""


def _is_source(_: Change, path: str) -> bool:
    return not any(part.startswith((".", "__pycache__")) for part in Path(path).parts[-3:]) and not path.endswith("~")


def _names(root: Path, changes: Iterable[tuple[Change, str]]) -> list[str]:
    names = sorted({os.path.relpath(path, root) for _, path in changes})
    return names[:3] + (["…"] if len(names) > 3 else [])
