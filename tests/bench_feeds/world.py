"""What the contenders work on: the hosts, a content folder with a member for each feed, the other reader's database."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from challenge.feeds.cache import Cache
from challenge.feeds.crowd import Pace
from tests.bench_feeds.hosts import address
from tests.bench_feeds.made_feeds import Size
from tests.bench_feeds.measure import Cost, run

ROOT = Path(__file__).resolve().parents[2]
READER_VENV = ROOT / "build" / "bench-venv"
READER = ("reader==3.26", "sgmllib3k")
COLD, WARM = "2026-03-01T12:00:00Z", "2026-03-01T14:00:00Z"
SITE = 'title = "Bench"\nurl = "https://bench.example"\ncontact = "bench@example.org"\n'
# The season begins after the oldest post of each feed: nothing older is wanted, so no further pages are asked.
SEASON = 'title = "Bench"\nstarts = 2026-01-08\nends = 2026-12-31\ntimezone = "UTC"\nevery = "1 months"\n'
MARKS = '[recognise]\ntags = ["bench challenge"]\nphrases = ["Bench Writing Challenge"]\n'


@dataclass(frozen=True, slots=True)
class World:
    """A port with so many blogs behind it, and a folder for everything that is written."""

    folder: Path
    port: int
    count: int

    @property
    def feeds(self) -> list[str]:
        return [f"{address(number, self.port)}feed/{number}" for number in range(self.count)]

    def site(self) -> Path:
        """A fresh site: nothing in the cache, nothing in the ledger."""
        root = self.folder / "site"
        shutil.rmtree(root, ignore_errors=True)
        members = root / "content" / "members"
        season = root / "content" / "seasons" / "bench"
        members.mkdir(parents=True)
        season.mkdir(parents=True)
        (root / "content" / "site.toml").write_text(SITE)
        (season / "season.toml").write_text(SEASON + MARKS)
        for number, feed in enumerate(self.feeds):
            text = f'name = "Writer {number}"\nfeeds = ["{feed}"]\nseasons = ["bench"]\nrepublish = "full"\n'
            (members / f"m{number}.toml").write_text(text)
        return root

    def refresh(self, now: str, *, watch: bool = False) -> Cost:
        """Our own: fetch, parse, sanitise, recognise, ledger written."""
        command = [sys.executable, "-m", "challenge", "refresh", "--allow-private", "--now", now]
        cost = run([*command, "--content", str(self.folder / "site" / "content")], cwd=ROOT, watch=watch)
        self.expect(cost, f"Feeds: {self.count} {'ok' if now == COLD else 'unchanged'}")
        return cost

    def prepare_reader(self) -> None:
        """A fresh database of the other reader that knows the feeds and has asked none."""
        clean = self.folder / "clean.sqlite"
        if not clean.exists():
            told = "".join(f"{feed}\n" for feed in self.feeds)
            run([*_reader_command(), "prepare", str(clean)], cwd=self.folder, told=told)
        for left in self.folder.glob("reader.sqlite*"):
            left.unlink()
        shutil.copy(clean, self.folder / "reader.sqlite")

    def reader(self, *, warm: bool, watch: bool = False) -> Cost:
        """The other reader's update."""
        command = [*_reader_command(), "update", str(self.folder / "reader.sqlite")]
        cost = run(command, cwd=self.folder, watch=watch)
        self.expect(cost, f"'{'unchanged' if warm else 'ok'}': {self.count}")
        return cost

    def bare(self) -> Cost:
        """Asking alone, with the tags that our last refresh kept, and as many at once."""
        tags = dict(self._tags())
        told = "".join(f"{feed}\t{tags.get(feed, '')}\n" for feed in self.feeds)
        client = Path(__file__).with_name("bare_client.py")
        cost = run([sys.executable, str(client), str(Pace().hosts)], cwd=self.folder, told=told)
        self.expect(cost, f"'304': {self.count}")
        return cost

    def _tags(self) -> Iterator[tuple[str, str]]:
        with Cache(self.folder / "site" / ".cache") as cache:
            yield from ((feed, cache.poll(feed).etag) for feed in self.feeds)

    def expect(self, cost: Cost, words: str) -> None:
        if words not in cost.said:
            raise RuntimeError(f"expected {words!r}, but it said:\n{cost.said[:2000]}")


@contextmanager
def world(folder: Path, count: int, size: Size) -> Iterator[World]:
    """So many blogs, in a process of their own, as long as this lasts. Our modules are compiled, as the others' are."""
    run([sys.executable, "-m", "compileall", "-q", "challenge"], cwd=ROOT)
    command = [sys.executable, "-m", "tests.bench_feeds.hosts", str(count), str(size.posts), str(size.words)]
    hosts = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert hosts.stdout is not None
        yield World(folder, int(hosts.stdout.readline()), count)
    finally:
        hosts.communicate()


def reader_is_there() -> bool:
    """Installs the other reader in an environment of its own where it is missing; False where that cannot be done."""
    python = READER_VENV / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(READER_VENV)], check=True)
        if subprocess.run([str(python), "-c", "import reader, sgmllib"], capture_output=True).returncode:
            install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *READER]
            subprocess.run(install, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _reader_command() -> list[str]:
    return [str(READER_VENV / "bin" / "python"), str(Path(__file__).with_name("reader_update.py"))]
