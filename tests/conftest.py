"""What the tests share: a site in a temporary folder, and the command line run on it."""

from __future__ import annotations

import contextlib
import io
import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from challenge.__main__ import main
from tests.real_browser import chromium

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
"""Real data beside the project: test input that is never part of it."""

WEEK = ("2017-05-03", "2017-05-10", "2017-05-17", "2017-05-24")
"""A Wednesday in each of rounds 1 to 4 of a season as `Site.season` writes it."""


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def rss(*items: dict[str, Any], title: str = "A blog") -> str:
    """An RSS feed. Keys of an item: title, link, guid, date (RFC 822), tags, text (HTML), author."""
    written = "".join(_item(item) for item in items)
    head = f"<title>{escape(title)}</title><link>https://ada.example/</link><description>x</description>"
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {names}><channel>{head}{written}</channel></rss>'


def _item(item: dict[str, Any]) -> str:
    parts = [f"<title>{escape(item['title'])}</title>"] if "title" in item else []
    parts += [f"<link>{escape(item['link'])}</link>"] if "link" in item else []
    parts += [f'<guid isPermaLink="false">{escape(item["guid"])}</guid>'] if "guid" in item else []
    parts += [f"<pubDate>{item['date']}</pubDate>"] if "date" in item else []
    parts += [f"<dc:creator>{escape(item['author'])}</dc:creator>"] if "author" in item else []
    parts += [f"<category>{escape(tag)}</category>" for tag in item.get("tags", ())]
    parts += [f"<content:encoded>{escape(item['text'])}</content:encoded>"] if "text" in item else []
    return f"<item>{''.join(parts)}</item>"


class Site:
    """A site's content folder that tests write into and run commands on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.mirror = root / "mirror"
        self.content.mkdir(parents=True)
        self.mirror.mkdir()

    def write(self, path: str, text: str | bytes) -> Path:
        """A file below the content folder; common indentation is taken off."""
        return write(self.content / path, text)

    def site(self, extra: str = "") -> None:
        self.write("site.toml", f'title = "Test Challenge"\nurl = "https://challenge.example"\n{extra}')

    def member(self, name: str, text: str = "") -> None:
        self.write(f"members/{name}.toml", f'name = "{name.title()} Example"\n{textwrap.dedent(text)}')

    def season(self, text: str = "", name: str = "spring", prompts: int = 0, tables: str = "") -> None:
        """A season of weekly rounds from Monday 1 May 2017 in London, with prompts titled Prompt 1, Prompt 2, …"""
        base = {
            "title": '"Spring Challenge"',
            "starts": "2017-05-01",
            "timezone": '"Europe/London"',
            "every": '"1 weeks"',
        }
        given = {line.split("=")[0].strip() for line in textwrap.dedent(text).splitlines()}
        lines = [f"{key} = {value}" for key, value in base.items() if key not in given]
        whole = "\n".join([*lines, textwrap.dedent(text), textwrap.dedent(tables)])
        self.write(f"seasons/{name}/season.toml", whole.replace("every = none", ""))
        for number in range(1, prompts + 1):
            self.prompt(number, season=name)

    def prompt(self, number: int, headers: str = "", season: str = "spring", title: str = "") -> None:
        head = f"Title: {title or f'Prompt {number}'}\nNumber: {number}\nSlug: prompt-{number}\n" + textwrap.dedent(
            headers
        )
        self.write(f"seasons/{season}/prompts/{number:02d}-prompt-{number}.md", f"{head.strip()}\n\nWrite about it.\n")

    def post(self, member: str, slug: str, headers: str, body: str = "Some words.", season: str = "spring") -> None:
        head = textwrap.dedent(headers).strip()
        self.write(f"seasons/{season}/posts/{member}/{slug}.md", f"{head}\n\n{body}\n")

    def feed(self, address: str, body: str | bytes, http: str = "") -> None:
        """Records what an address answers; `http` is the status line and headers."""
        path = self.mirror / address.split("://")[1].replace(":", "_")
        path = path / "index" if address.endswith("/") else path
        write(path, body)
        if http:
            write(path.with_name(path.name + ".http"), http)

    def run(self, *argv: str, now: str = "2017-06-01T12:00:00Z") -> Answer:
        """One command of the command line on this site."""
        return run(*argv, "--content", str(self.content), "--now", now)

    def refresh(self, *argv: str, now: str = "2017-06-01T12:00:00Z") -> Any:
        answer = self.run("refresh", "--mirror", str(self.mirror), "--json", *argv, now=now)
        assert answer.code == 0, answer.err
        return answer.json

    def status(self, season: str = "spring", now: str = "2017-06-01T12:00:00Z") -> Any:
        answer = self.run("status", "--season", season, "--json", now=now)
        assert answer.code == 0, answer.err
        return answer.json

    def line(self, member: str, season: str = "spring", now: str = "2017-06-01T12:00:00Z") -> Any:
        """One member's line of the status document."""
        return next(line for line in self.status(season, now)["members"] if line["member"] == member)

    def cells(self, member: str, season: str = "spring", now: str = "2017-06-01T12:00:00Z") -> list[str]:
        """One member's cells in order of rounds."""
        rounds = self.line(member, season, now)["rounds"]
        return [rounds[number]["status"] for number in sorted(rounds, key=int)]

    def explain(self, post: str, now: str = "2017-06-01T12:00:00Z") -> Any:
        answer = self.run("explain", post, "--json", now=now)
        assert answer.code == 0, answer.out
        return answer.json

    def ledger(self, season: str = "spring") -> list[Any]:
        path = self.content / "seasons" / season / "ledger.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def tracked(self) -> dict[str, bytes]:
        """Every file below the content folder with its bytes."""
        files = (path for path in sorted(self.content.rglob("*")) if path.is_file())
        return {path.relative_to(self.content).as_posix(): path.read_bytes() for path in files}


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())
    return path


def run(*argv: str) -> Answer:
    """The command line, in this process; a SystemExit of the argument parser is its exit code."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(argv)
        except SystemExit as stop:
            code = int(stop.code or 0)
    answer = Answer(code, out.getvalue(), err.getvalue())
    assert "mistake of ours" not in answer.out + answer.err, answer  # one feed's wall hides no fault
    return answer


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def four(site: Site) -> Site:
    """Four weekly rounds from 1 May 2017, London, and one member."""
    site.site()
    site.season(prompts=4)
    site.member("ada")
    return site


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real Chromium; without one the test is skipped."""
    with chromium() as started:
        yield started
