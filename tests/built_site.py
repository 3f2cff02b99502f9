"""A small site full of traps, and real builds of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from challenge.addresses import page_key
from challenge.dates import parse_stamp
from challenge.ledger.row import Row, dump_row
from challenge.recognition.verdict import AskClass, Because, Status, Verdict
from tests.conftest import Site

ROOT = Path(__file__).resolve().parent.parent
NOW = "2017-05-17T12:00:00Z"
URL = "https://challenge.example/writing"
SECRET_TITLE, SECRET_SLUG, SECRET_TEXT = "Owls at Midnight", "hoot-hoot", "Nobody hears the feathers"
SCRIPT = "<script>window.ran=1</script>"


def build(site: Site, *options: str, now: str = NOW, url: str = URL, search: bool = False) -> Path:
    """A build as organizers run it; the folder it went to. Any warning ends it. An index when asked for."""
    output = site.root / f"output-{len(list(site.root.glob('output-*')))}"
    command = [sys.executable, "-m", "pelican", str(site.content), "-s", "pelicanconf.py", "-o", str(output)]
    environment = {**os.environ, "CHALLENGE_NOW": now, "SITEURL": url, "CHALLENGE_SEARCH": "on" if search else "off"}
    ran = subprocess.run(
        [*command, "--fatal", "warnings", *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return output


def row(
    member: str,
    url: str,
    title: str,
    published: str,
    *,
    status: Status = "on time",
    prompts: tuple[int, ...] = (1,),
    detail: str = "the post is tagged #spring",
    season: str = "spring",
    ask: AskClass = "",
    **more: Any,
) -> str:
    """One line of a ledger."""
    verdict = Verdict(season=season, status=status, prompts=prompts, because=(Because("tag", detail),), ask=ask)
    stamp = parse_stamp(published)
    given = {"words": 120, "first_seen": stamp.start(UTC), **more}
    page = page_key(url)
    line = Row(
        member=member, page=page, url=url, addresses=(url,), title=title, claimed=stamp, verdicts=(verdict,), **given
    )
    return dump_row(line).decode()


def crowd(site: Site) -> Site:
    """Members, a season with open, closed and hidden rounds, posts of every kind, hostile words in every place."""
    site.write(
        "site.toml",
        f'title = "Test <b>Challenge</b> & Co"\nurl = "{URL}"\nrepository = "https://github.com/example/challenge"\n'
        'organizers = ["ada"]\n',
    )
    feed = 'feeds = ["https://ada.example/feed/?a=1&b=2"]\nsite = "https://ada.example/"\nrepublish = "full"\n'
    site.write("members/ada.toml", f'name = "Ada {SCRIPT}"\n{feed}timezone = "Pacific/Auckland"\n')
    site.member("bob", 'feeds = ["https://bob.example/feed"]\nsite = "https://bob.example/"')
    site.member("cleo", "feeds = []")
    site.member("dan", 'feeds = ["https://dan.example/feed"]\npaused = true')
    site.member("eve", 'feeds = ["https://eve.example/feed"]\nleft = 2017-05-05')
    site.season('[recognise]\ntags = ["spring"]', prompts=0)
    for number in (1, 2, 3):
        site.prompt(number, title=f"Prompt {number} & <i>more</i>")
    site.write(
        "seasons/spring/prompts/04-owls.md",
        f"Title: {SECRET_TITLE}\nNumber: 4\nSlug: {SECRET_SLUG}\nLink: https://ada.example/{SECRET_SLUG}/\n\n{SECRET_TEXT}.\n",
    )
    site.season("starts = 2017-03-06\n", name="winter", prompts=2)
    _posts(site)
    _ledger(site)
    site.write(
        "seasons/spring/roundups/01.md",
        f"Title: Week one {SCRIPT}\nDate: 2017-05-08\n\nDear all,\n\nwell done. {SCRIPT}\n",
    )
    site.write("seasons/spring/roundups/03.md", f"Title: Too early\nDate: 2017-05-22\n\nNext: {SECRET_TITLE}.\n")
    site.write(
        "pages/about.md",
        f"Title: About {SCRIPT}\nSave_as: index.html\nTemplate: evil\nStatus: hidden\n\n[Us](/members/)\n",
    )
    site.write(
        "pages/take-part.md",
        "Title: Take part\n\n[About](about.md), [x]({filename}nowhere.md) ![](https://x.example/a.png)\n",
    )
    site.write("pages/seasons.md", "Title: A page that would cover all seasons\n\nBoo.\n")
    site.write("pages/bad.md", b"Title: Bytes \xff\n\nText \xfe\n")
    site.write("members/broken.toml", 'name = "Broken\n')
    site.write("seasons/spring/prompts/05-secret-garden.md", "Number: five\n\nNo title here.\n")
    return site


def _posts(site: Site) -> None:
    body = f'{SCRIPT}\n\n<img src=x onerror="window.ran=2">\n\n[click](javascript:window.ran=3) [home](https://ada.example/)'
    site.post("cleo", "kept", f'Title: "Kept" {SCRIPT}\nDate: 2017-05-03\nPrompt: 1', body)
    site.post(
        "cleo", "early", "Title: My feathers\nDate: 2017-05-16\nPrompt: 4", f"I wrote about {SECRET_TITLE} already."
    )
    site.post("cleo", "quiet", "Title: Something early\nDate: 2017-05-16\nPrompt: 4", "It tells nothing.")
    site.post("cleo", "pointer", "Title: Elsewhere\nDate: 2017-05-10\nPrompt: 2\nLink: javascript:alert(1)", "")
    site.post(
        "bob", "elsewhere", 'Title: Far "away"\nDate: 2017-05-10\nPrompt: 2\nLink: https://far.example/?a=1&b=2', ""
    )


def _ledger(site: Site) -> None:
    ada, bob = "https://ada.example", "https://bob.example"
    seen_late = datetime(2017, 5, 9, tzinfo=UTC)
    whole, excerpt = f"<p>All of it. {SCRIPT}</p>" * 80, "<p onclick=x>Short & good</p>"
    asked, told = f'the title says "{SCRIPT}"', f"the title is that of {SECRET_TITLE}"
    refused = {"status": "not ours", "prompts": (), "detail": "quoted from somebody else"}
    lines = [
        row("ada", f"{ada}/one/", f'Ada\'s {SCRIPT} & "one"', "2017-05-02T09:00:00+12:00", text=whole),
        row("ada", f"{ada}/shared/", "On &lt;angles&gt;", "2017-05-09", prompts=(1, 2), status="late"),
        row("bob", f"{bob}/one/", "", "2017-05-03T10:00:00+01:00", excerpt=excerpt, first_seen=seen_late),
        row("bob", f"{bob}/ask/", "Doubtful", "2017-05-11", status="ask", ask="doubtful", prompts=(2,), detail=asked),
        row("bob", f"{bob}/no/", "A mention", "2017-05-12", **refused),
        row("bob", f"{bob}/{SECRET_SLUG}/", "Too soon", "2017-05-16", prompts=(4,), detail=told),
        row("dan", "https://dan.example/hijacked/", "Cheap watches", "2017-05-04"),
        row("eve", "https://eve.example/before/", "Before I left", "2017-05-04"),
        "{not json",
    ]
    site.write("seasons/spring/ledger.jsonl", "\n".join(lines) + "\n")


class Links(HTMLParser):
    """Every address in a page, every id, and everything that could run."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.risky: list[str] = []
        self.headings: list[str] = []
        self.pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(tag)
        self.ids |= {given["id"] or ""} if "id" in given else set()
        for key in ("href", "src"):
            if given.get(key) is not None:
                self.links.append(str(given[key]))
        if any(key.startswith("on") or key == "style" for key in given) or (
            tag == "script" and "src" not in given and given.get("type") != "application/ld+json"
        ):
            self.risky.append(self.get_starttag_text() or tag)
        if tag in ("iframe", "object", "embed", "form", "base") or (tag == "svg" and not self._is_ours(given)):
            self.risky.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self.pictures -= 1

    def _is_ours(self, given: dict[str, str | None]) -> bool:
        """The theme's own pictures say what they are or that they are none to be read; parts of them stand within."""
        ours = self.pictures > 0 or given.get("role") == "img" or given.get("aria-hidden") == "true"
        self.pictures += 1
        return ours


def read_page(path: Path) -> Links:
    parser = Links()
    parser.feed(path.read_text("utf-8"))
    parser.close()
    return parser


def broken_links(output: Path, url: str = URL) -> list[str]:
    """Every link within the site that leads nowhere, and every fragment that is not there."""
    pages = {path: read_page(path) for path in sorted(output.rglob("*.html"))}
    broken = []
    for path, page in pages.items():
        here = f"{url}/{path.relative_to(output).as_posix().removesuffix('index.html')}"
        for link in page.links:
            target = urlsplit(urljoin(here, link))
            whole = target._replace(fragment="", query="").geturl()
            if not whole.startswith(url):
                continue
            inside = unquote(whole.removeprefix(url).lstrip("/"))
            file = output / inside / "index.html" if inside == "" or inside.endswith("/") else output / inside
            if not file.is_file() or (target.fragment and file in pages and target.fragment not in pages[file].ids):
                broken.append(f"{path.relative_to(output)}: {link}")
    return broken
