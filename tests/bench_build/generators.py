"""The three that build: each writes its source folder once, builds it in a process of its own, and changes one post."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pelican

from tests.bench_build.made_texts import ROUNDS, STARTS, Text
from tests.bench_feeds.measure import Cost, run

ROOT = Path(__file__).resolve().parents[2]
URL = "https://bench.example"


@dataclass(frozen=True, slots=True)
class Generator:
    """A command that builds `folder / source` into `folder / output`, and one of its posts."""

    name: str
    folder: Path
    command: Sequence[str]
    post: Path

    def cold(self, *, watch: bool = False) -> Cost:
        """As after a checkout: no output, nothing remembered."""
        for left in ("output", ".cache", "resources"):
            shutil.rmtree(self.folder / left, ignore_errors=True)
        return self.again(watch=watch)

    def again(self, *, watch: bool = False) -> Cost:
        """Over what the last build left. Raises RuntimeError where it fails, or writes nothing of the post."""
        cost = run(self.command, cwd=ROOT, watch=watch)
        if not any((self.folder / "output").rglob(f"*{self.post.stem}*")):
            raise RuntimeError(f"{self.name} did not write {self.post.stem}:\n{cost.said[-2000:]}")
        return cost

    def changed(self) -> Cost:
        """After a word more in one post."""
        with self.post.open("a", encoding="utf-8") as file:
            file.write("\nAnother word.\n")
        return self.again()


def ours(folder: Path, texts: Iterable[Text]) -> Generator:
    """A challenge of ten weekly rounds with every post kept in `posts/`."""
    content = folder / "content"
    _write(content / "site.toml", f'title = "Bench"\nurl = "{URL}"\ntimezone = "UTC"\n')
    season = content / "seasons" / "bench"
    _write(season / "season.toml", f'title = "Bench"\nstarts = {STARTS}\ntimezone = "UTC"\nevery = "1 weeks"\n')
    for number in range(1, ROUNDS + 1):
        head = f"Title: Prompt {number}\nNumber: {number}\nSlug: prompt-{number}"
        _write(season / "prompts" / f"{number:02d}.md", f"{head}\n\nWrite about it.\n")
    post = content
    for text in texts:
        _write(content / "members" / f"{text.member}.toml", f'name = "{text.name}"\n')
        post = season / "posts" / text.member / f"{text.slug}.md"
        _write(post, f"{_headers(text)}Prompt: {text.number}\n\n{text.body}\n")
    settings = ["CHALLENGE_NOW=2024-06-01T12:00:00Z", "CHALLENGE_SEARCH=off", f"SITEURL={URL}"]
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(folder / "output")]
    return Generator("ours", folder, ["env", *settings, *command], post)


def plain_pelican(folder: Path, texts: Iterable[Text]) -> Generator:
    """Pelican as it comes, theme simple, all posts as articles."""
    theme = Path(pelican.__file__).parent / "themes" / "simple"
    settings = {"SITEURL": URL, "SITENAME": "Bench", "AUTHOR": "Bench", "THEME": str(theme), "TIMEZONE": "UTC"}
    _write(folder / "settings.py", "".join(f"{key} = {value!r}\n" for key, value in settings.items()))
    post = folder
    for text in texts:
        post = folder / "content" / f"round-{text.number}" / f"{text.slug}.md"
        _write(post, f"{_headers(text)}Slug: {text.slug}\nAuthor: {text.name}\n\n{text.body}\n")
    command = [sys.executable, "-m", "pelican", str(folder / "content"), "-s", str(folder / "settings.py")]
    return Generator("Pelican", folder, [*command, "-o", str(folder / "output")], post)


_PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title></head><body>"
    '<h1><a href="{{ .Permalink }}">{{ .Title }}</a></h1>%s</body></html>\n'
)
_LINKS = (
    "{{ range $kind := slice `authors` `tags` `categories` }}{{ range $.GetTerms $kind }}"
    '<a href="{{ .Permalink }}">{{ .LinkTitle }}</a> {{ end }}{{ end }}'
)
_LIST = (
    '{{ range (.Paginate .Pages 10).Pages }}<article><h2><a href="{{ .Permalink }}">{{ .Title }}</a></h2>'
    "<p>{{ .Date }}</p>{{ .Summary }}</article>{{ end }}"
)
LAYOUTS = {
    "single.html": _PAGE % ("<p>{{ .Date }}</p>" + _LINKS + "{{ .Content }}"),
    "list.html": _PAGE % _LIST,
    "terms.html": _PAGE % '{{ range .Pages }}<a href="{{ .Permalink }}">{{ .Title }}</a> {{ end }}',
}
"""What Pelican's theme simple shows: posts with their author, tags and category, lists by ten, and lists of these."""


def hugo(folder: Path, texts: Iterable[Text]) -> Generator | None:
    """Hugo with layouts as plain as Pelican's theme simple; None where it is not on this machine."""
    program = shutil.which("hugo")
    if program is None:
        return None
    taxonomies = {"author": "authors", "tag": "tags", "category": "categories"}
    _write(folder / "config.json", json.dumps({"baseURL": URL, "title": "Bench", "taxonomies": taxonomies}))
    for name, layout in LAYOUTS.items():
        _write(folder / "layouts" / "_default" / name, layout)
    post = folder
    for text in texts:
        post = folder / "content" / "posts" / f"{text.slug}.md"
        head = {"title": text.title, "date": text.day.isoformat(), "tags": text.tags, "authors": [text.name]}
        _write(post, f"{json.dumps({**head, 'categories': [f'Round {text.number}']})}\n\n{text.body}\n")
    command = [program, "--quiet", "--source", str(folder), "--destination", str(folder / "output")]
    return Generator("Hugo", folder, ["env", f"HUGO_CACHEDIR={folder / '.cache'}", *command], post)


def _headers(text: Text) -> str:
    return f"Title: {text.title}\nDate: {text.day}\nTags: {', '.join(text.tags)}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
