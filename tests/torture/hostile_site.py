"""A site in which every place that people or feeds can write holds hostile words; built, looked through, and opened."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import markdown
from icalendar import Calendar

from tests.conftest import Site, rss
from tests.torture.blog import RULES, TEXT, item, mark

NOW = "2017-05-17T12:00:00Z"
CHROMIUM = Path("/usr/bin/chromium")
_BAD_SCHEME = re.compile(
    r"[\x00-\x20]*(?:(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t|data)\s*:(?!image/(?!svg))", re.IGNORECASE
)
_ADDRESSES = {"href", "src", "action", "formaction", "srcset", "xlink:href", "data", "background", "ping", "poster"}
_NEVER = {"iframe", "object", "embed", "base", "applet", "frame", "frameset", "isindex", "marquee"}


def fill(site: Site, words: list[str]) -> None:
    """Feeds, members, post files, prompts, seasons, roundups, rulings, pages: one payload each, in turn."""
    site.site(f"contact = {json.dumps(words[0])}\n")
    every = iter(_for_ever(words))
    for name in ("spring", "other"):
        site.season(f"title = {toml(next(every))}", name=name, tables=RULES)
    for number in range(1, 13):
        at = f"seasons/spring/prompts/{number:02d}-prompt-{number}.md"
        head = f"Title: {line(next(every))}\nNumber: {number}\nSlug: prompt-{number}\nTags: {line(next(every))}"
        opens = "Opens: 2017-05-01\nCloses: 2017-06-01"
        site.write(at, f"{head}\n{opens}\n\n{next(every)}\n".encode())
    feeds, per_feed = max(1, len(words) // 40), 40
    for number in range(feeds):
        _member(site, f"member-{number}", words[number * per_feed :][:per_feed], words)
    for number, word in enumerate(words):
        at = f"seasons/spring/posts/member-{number % feeds}/file-{number}.md"
        head = f"Title: {line(word)}\nDate: 2017-05-03\nPrompt: {1 + number % 12}\nTags: {line(word)}"
        head += f"\nSummary: {line(word)}"
        link = f"\nLink: {line(word)}" if number % 5 == 0 else ""
        site.write(at, f"{head}\nLang: {line(word)[:8]}{link}\n\n{word}\n\n{word}\n".encode())
        if number % 4 == 0:
            site.write(f"pages/page-{number}.md", f"Title: {line(word)}\n\n{word}\n".encode())
    for number in range(1, 13):
        text = f"Title: {line(next(every))}\nDate: 2017-05-09\n\n{next(every)}\n\n- {line(next(every))}\n"
        site.write(f"seasons/spring/roundups/{number:02d}.md", text.encode())
    rulings = [
        f'[[ruling]]\npost = "https://member-0.example/{n}/"\ncounts = true\nreason = {toml(w)}\nby = {toml(w)}\n'
        for n, w in enumerate(words)
    ]
    site.write("seasons/spring/rulings.toml", "\n".join(rulings).encode())


def run_verbs(site: Site) -> list[str]:
    """Every verb over the hostile content; what a verb did that it must not do."""
    said = []
    mirror = ("--mirror", str(site.mirror))
    roundups = [("roundup", "--season", "spring", str(n)) for n in (1, 2)]
    status = ("status", "--season", "spring")
    for argv in (("refresh", *mirror), ("week", *mirror), *roundups, status, ("queue",), ("check",), ("health",)):
        answer = site.run(*argv, now=NOW)
        if answer.code not in (0, 1) or "Traceback" in answer.err:
            said.append(f"{argv[0]}: exit {answer.code}: {answer.err[:200]}")
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f\x9b\u202e]", answer.out + answer.err):
            said.append(f"{argv[0]}: control characters reach the terminal")
    return said


def _member(site: Site, name: str, mine: list[str], words: list[str]) -> None:
    word = mine[0] if mine else words[0]
    feed = f"https://{name}.example/feed.xml"
    full = f'republish = "full"\nauthors = [{toml(word)}]\naliases = [{toml(word)}]\nsite = {toml(word)}\n'
    rest = full if name.endswith("1") else 'republish = "full"\n'
    site.write(f"members/{name}.toml", f"name = {toml(word)}\nfeeds = [{toml(feed)}]\n{rest}".encode())
    entries = [
        item(
            f"{number}",
            f"{word}{TEXT}{mark(1)}<p>{word}</p>",
            link=_link_of(name, number, word),
            guid=word if number % 2 else f"https://{name}.example/{number}/",
            author=word,
            tags=[word],
        )
        | {"title": word}
        for number, word in enumerate(mine)
    ]
    site.feed(feed, clean_xml(rss(*entries, title=word)))


def _link_of(name: str, number: int, word: str) -> str:
    """By turns: an address that a ruling names, one with the payload in it, the payload itself."""
    home = f"https://{name}.example/{number}/"
    return (home, home + quote(word)[:300], word)[number % 3]


def toml(text: str) -> str:
    return json.dumps(text.replace("\x7f", "")).replace("\\u0000", "x")


def line(text: str) -> str:
    """A header is one line: the attack with line ends goes into bodies, feeds and TOML."""
    return re.sub(r"[\r\n]+", " ", text)


def clean_xml(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


def _for_ever(words: list[str]) -> Iterator[str]:
    while True:
        yield from words


# What is in the built files.


class _Looker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key.lower(): value or "" for key, value in attrs}
        is_data = given.get("type") in ("application/json", "application/ld+json")
        inline = tag == "script" and "src" not in given and not is_data
        refresh = tag == "meta" and given.get("http-equiv", "").lower() == "refresh"
        if inline or refresh or tag in _NEVER or any(key.startswith("on") for key in given) or "srcdoc" in given:
            self.bad.append(self.get_starttag_text() or tag)
        for key in sorted(_ADDRESSES & given.keys()):
            if _BAD_SCHEME.match(given[key]) or (key == "srcset" and "script:" in given[key].lower()):
                self.bad.append(f"{tag} {key}={given[key][:60]}")

    handle_startendtag = handle_starttag


def risky_html(text: str) -> list[str]:
    looker = _Looker()
    looker.feed(text)
    looker.close()
    return looker.bad


def look_through(output: Path, site: Site) -> list[str]:
    """Everything in any built file that could run, or that escaped from its place."""
    found = []
    for path in sorted(path for path in output.rglob("*") if path.is_file()):
        name = path.relative_to(output).as_posix()
        if not name.startswith("theme/"):
            found += [f"{name}: {what}" for what in _look_at(path)]
    for path in sorted(site.content.rglob("roundups/*.md")):
        generated = path.read_text("utf-8").partition("<!-- challenge: generated")[2]
        found += [f"{path.name} as Markdown: {what}" for what in risky_html(markdown.markdown(generated))]
    return found


def _look_at(path: Path) -> list[str]:
    data = path.read_bytes()
    if path.suffix in (".png", ".jpg", ".ico", ".woff2"):
        return []
    text = data.decode("utf-8")
    evaluated = ["a template ran"] if "62615533" in text else []
    if path.suffix == ".html":
        return evaluated + risky_html(text)
    if path.suffix in (".xml", ".opml", ".svg"):
        return evaluated + _look_at_xml(text)
    if path.suffix == ".ics":
        return evaluated + _look_at_calendar(data)
    if path.suffix == ".json":
        return evaluated + [what for html in _html_of(json.loads(text)) for what in risky_html(html)]
    return evaluated


def _look_at_xml(text: str) -> list[str]:
    found = []
    for element in ET.fromstring(text).iter():
        tag = element.tag.rsplit("}", 1)[-1].lower()
        found += ["a script"] if tag in ("script", "foreignobject", *_NEVER) else []
        for key, value in element.attrib.items():
            if key.rsplit("}", 1)[-1].lower().startswith("on") or _BAD_SCHEME.match(value):
                found.append(f"{tag} {key}={value[:60]}")
        if element.attrib.get("type") == "html" and element.text:
            found += risky_html(element.text)
    return found


def _look_at_calendar(data: bytes) -> list[str]:
    lines = data.split(b"\r\n")
    found = [f"not folded: {row[:60]!r}" for row in lines if len(row) > 75]
    found += [f"a bare line end: {row[:60]!r}" for row in lines if b"\n" in row or b"\r" in row]
    names = {row.split(b":")[0].split(b";")[0] for row in lines if row and not row.startswith(b" ")}
    known = b"BEGIN END PRODID VERSION METHOD X-WR-CALNAME UID DTSTAMP DTSTART SUMMARY DESCRIPTION URL TRANSP".split()
    found += [f"a line of somebody else's: {name!r}" for name in names - set(known)]
    return found if Calendar.from_ical(data) else ["no calendar"]


def _html_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("html", "content_html", "summary_html", "body") and isinstance(inner, str):
                yield inner
            yield from _html_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _html_of(inner)


# What a browser does with them.


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Quiet."""

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that goes on hangs up
            super().handle()


def scripts_run(output: Path, most: int = 10_000) -> tuple[int, int] | None:
    """Pages opened in a browser, and on how many of them a script of a payload ran; None without a browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if not CHROMIUM.exists():
        return None
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output)))
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    found = (path for path in output.rglob("*") if path.suffix in (".html", ".svg"))
    pages = sorted(path.relative_to(output).as_posix() for path in found)
    ran = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page()
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
        for name in pages[:most]:
            dialogs.clear()
            page.goto(f"http://127.0.0.1:{server.server_port}/{quote(name)}", wait_until="load")
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            ran += bool(page.evaluate("window.ran") or dialogs)
        browser.close()
    server.shutdown()
    server.server_close()
    return len(pages[:most]), ran
