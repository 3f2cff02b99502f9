"""Clients that people use, where this machine has them: newsboat reads feeds and OPML, khal imports calendars."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from tests.quality.feed_rules import ATOM
from tests.real_browser import served

MOST_FEEDS = 40
"""Of one site: those that are not of one member or one prompt, then some of each."""

_KHAL = """[calendars]
[[all]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Pacific/Auckland
default_timezone = Pacific/Auckland
[sqlite]
path = {folder}/khal.db
"""


def newsboat_faults(output: Path) -> list[str] | None:
    """What newsboat does not read of the feeds and the OPML; None where it is not installed."""
    program = shutil.which("newsboat")
    if program is None:
        return None
    faults = [*_opml(program, output / "members.opml")]
    feeds = sorted((output / "feeds").rglob("*.xml"), key=lambda path: (len(path.relative_to(output).parts), path))
    few = [*feeds[:10], *feeds[10 :: max(1, len(feeds) // (MOST_FEEDS - 10))]]
    with served(output) as address:
        for path in few:
            faults += _feed(program, path, f"{address}/{path.relative_to(output).as_posix()}")
    return faults


def khal_faults(output: Path) -> list[str] | None:
    """What khal does not import of the calendars; None where it is not installed."""
    program = shutil.which("khal")
    return None if program is None else [each for path in output.rglob("*.ics") for each in _calendar(program, path)]


def _opml(program: str, path: Path) -> Iterator[str]:
    wanted = {each.get("xmlUrl") for each in ET.parse(path).getroot().iter("outline")}
    with tempfile.TemporaryDirectory() as folder:
        ran = _newsboat(program, folder, "", "-i", str(path))
        lines = Path(folder, "urls").read_text("utf-8").splitlines()
    imported = {line.split(" ")[0] for line in lines if line}
    if ran.returncode != 0 or imported != wanted:
        yield f"newsboat imports {len(imported)} of {len(wanted)} feeds from members.opml {ran.stdout[-200:]}"


def _feed(program: str, path: Path, address: str) -> Iterator[str]:
    wanted = len(ET.parse(path).getroot().findall(f"{ATOM}entry"))
    with tempfile.TemporaryDirectory() as folder:
        ran = _newsboat(program, folder, address + "\n", "-x", "reload")
        if ran.returncode != 0:
            yield f"newsboat does not read {address}: {ran.stdout[-200:]}"
            return
        with sqlite3.connect(Path(folder, "cache.db")) as cache:
            rows = cache.execute("select title, url, pubDate from rss_item").fetchall()
        cache.close()
    whole = [title and url.startswith("http") and int(date) > 86400 for title, url, date in rows]
    if len(rows) != wanted or not all(whole):
        yield f"newsboat reads {sum(map(bool, whole))} of {wanted} entries of {path.name} whole"


def _newsboat(program: str, folder: str, urls: str, *options: str) -> subprocess.CompletedProcess[str]:
    for name, text in (("urls", urls), ("config", "")):
        Path(folder, name).write_text(text, "utf-8")
    given = ["-u", f"{folder}/urls", "-C", f"{folder}/config", "-c", f"{folder}/cache.db"]
    return subprocess.run(
        [program, *given, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


def _calendar(program: str, path: Path) -> Iterator[str]:
    wanted = path.read_bytes().count(b"BEGIN:VEVENT")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "calendar").mkdir()
        Path(folder, "config").write_text(_KHAL.format(folder=folder), "utf-8")
        command = [program, "-c", f"{folder}/config", "import", "--batch", "-a", "all", str(path)]
        ran = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, check=False
        )
        imported = len(list(Path(folder, "calendar").iterdir()))
    if ran.returncode != 0 or imported != wanted:
        yield f"khal imports {imported} of {wanted} events of {path.parent.name}/{path.name} {ran.stdout[-200:]}"
