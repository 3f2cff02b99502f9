"""Writes a content folder from plain data, and asks the command line about it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"


class Folder:
    """A content folder that is being written. Values are text, numbers or dates as they stand in the files."""

    def __init__(self, root: Path) -> None:
        self.content = root / "content"
        self.mirror = root / "mirror"

    def site(self, title: str) -> None:
        self._write("site.toml", toml({"title": title, "url": "https://replay.example/", "contact": "a@b.example"}))

    def member(self, member: str, name: str, **keys: object) -> None:
        self._write(f"members/{member}.toml", toml({"name": name, **keys}))

    def season(self, season: str, keys: Mapping[str, object], tables: Mapping[str, Mapping[str, object]]) -> None:
        text = toml(keys) + "".join(f"\n[{name}]\n{toml(table)}" for name, table in tables.items())
        self._write(f"seasons/{season}/season.toml", text)

    def prompt(self, season: str, number: int, title: str, opens: str = "") -> None:
        head = f"Title: {one_line(title)}\nNumber: {number}\n" + (f"Opens: {opens}\n" if opens else "")
        self._write(f"seasons/{season}/prompts/{number:03d}-round-{number}.md", f"{head}\nThe prompt.\n")

    def post(self, season: str, member: str, slug: str, keys: Mapping[str, object]) -> None:
        """A pointer, or where there is no `Link` a file without text, exactly as somebody sent it."""
        head = "".join(f"{key}: {one_line(str(value))}\n" for key, value in keys.items() if value not in (None, ""))
        self._write(f"seasons/{season}/posts/{member}/{slug}.md", head)

    def ruling(self, season: str, keys: Mapping[str, object]) -> None:
        """One more ruling at the end of the season's file."""
        path = self.content / f"seasons/{season}/rulings.toml"
        before = path.read_text("utf-8") if path.exists() else ""
        self._write(f"seasons/{season}/rulings.toml", f"{before}[[ruling]]\n{toml(keys)}\n")

    def answer(self, address: str, body: str) -> None:
        """What the network says at an address."""
        path = self.mirror / address.split("://", 1)[1].split("#")[0].replace(":", "_")
        path = path / "index" if address.endswith("/") else path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, "utf-8")

    def _write(self, path: str, text: str) -> None:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def run(self, *argv: str, now: str) -> Any:
        """A verb with --json, in a process of its own. Raises RuntimeError with what it said where it failed."""
        command = [sys.executable, "-m", "challenge", *argv, "--json", "--content", str(self.content), "--now", now]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode not in (0, 1) or not done.stdout:
            raise RuntimeError(f"{' '.join(argv)}: {done.stderr.strip() or done.stdout.strip()}")
        return json.loads(done.stdout)

    def status(self, season: str, now: str) -> dict[str, Any]:
        """The status document of one season."""
        document: dict[str, Any] = self.run("status", "--season", season, now=now)
        return document


def lines_of(status: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The lines of a status document by member."""
    return {line["member"]: line for line in status["members"]}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """A file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def slug(text: str) -> str:
    """An id of letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "somebody"


def one_line(text: str) -> str:
    return " ".join(text.split())


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def toml(keys: Mapping[str, object]) -> str:
    """Keys as TOML; text that is a date alone is written as a date."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in keys.items())


def _value(value: object) -> str:
    if isinstance(value, str):
        return value if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else quoted(value)
    return json.dumps(value)
