"""A season over hundreds of real feeds, served on loopback: nothing crashes, every feed and entry is accounted for."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.built_site import build
from tests.conftest import SHARED, Site

FEEDS = SHARED / "feeds"
NOW = "2026-10-01T12:00:00Z"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The test says what went wrong, not the server."""


@pytest.fixture(scope="module")
def hosts() -> Iterator[list[str]]:
    """The addresses of real HTTP servers over the folder of real feeds: many, since each is asked with pauses."""
    if not FEEDS.is_dir():
        pytest.skip("../shared/feeds is not here: real feeds are not part of the project")
    handler = functools.partial(_Quiet, directory=str(FEEDS))
    servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) for _ in range(96)]
    for server in servers:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield [f"http://127.0.0.1:{server.server_address[1]}" for server in servers]
    for server in servers:
        server.shutdown()
        server.server_close()


def real_files() -> list[Path]:
    folders = [FEEDS / "nasty", *sorted(FEEDS.glob("real-*"))]
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]


def test_a_season_over_real_feeds(hosts: list[str], site: Site) -> None:
    """One answer a feed, each entry in one class, a second refresh changes nothing, and a whole site is built."""
    site.site()
    site.season('starts = 2026-08-01\nends = 2026-10-31\nevery = "1 months"', tables='[recognise]\ntags = ["python"]')
    files = real_files()
    for number, path in enumerate(files):
        site.member(f"m{number}", f'feeds = ["{hosts[number % len(hosts)]}/{path.relative_to(FEEDS).as_posix()}"]')
    first = site.run("refresh", "--allow-private", "--json", now=NOW)
    assert first.code == 0, first.err
    report = first.json
    entries = report["entries"]

    assert sum(report["feeds"].values()) == len(files)
    assert entries["seen"] == sum(entries[name] for name in ("on time", "late", "ask", "not ours"))
    assert entries["seen"] > 5000
    assert not [problem for problem in report["problems"] if "mistake of ours" in problem]
    assert report["feeds"]["ok"] > 0.9 * len(files)

    tracked = site.tracked()
    site.run("refresh", "--allow-private", "--force", now=NOW)
    assert site.tracked() == tracked
    codes = {problem["code"] for problem in site.run("check", "--json", now=NOW).json}
    assert codes == {"private-feed"}

    output = build(site, now=NOW)
    assert len(list(output.glob("members/*/index.html"))) == len(files)
    assert "<script>alert" not in (output / "seasons/spring/index.html").read_text("utf-8")
