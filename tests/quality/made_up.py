"""Made-up sites to measure: a large one, and one of long, strange and missing things. The same words every time."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from challenge.addresses import page_key
from challenge.dates import parse_stamp
from challenge.ledger.row import Row, dump_row
from challenge.recognition.verdict import Because, Status, Verdict

NOW = "2017-12-20T12:00:00Z"
URL = "https://large.example/writing"
STARTS = datetime(2017, 1, 2, tzinfo=UTC)
LONG_TITLE = "A title that does not want to end, because its author had no editor, " * 5
STRANGE_TITLES = [
    LONG_TITLE[:300],
    "رسالة طويلة إلى الجار الذي لا ينام",
    "夜中の三時に食べるもの、あるいは眠れない人のための短い手紙",
    "🦉🌙✨ owls, again 🦉",
    '<angle> & "quotes" </title>',
    "",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "שלום לכולם: 3 דברים (ועוד אחד)",
]


class Words:
    """Invented words that compress no better than those of a language."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        parts = [c + v for c in "bcdfghklmnprstvwz" for v in ("a", "e", "i", "o", "u", "ai", "or", "en", "al")]
        self.known = ["".join(self.random.choices(parts, k=self.random.choice((1, 2, 2, 3)))) for _ in range(6000)]

    def text(self, count: int) -> str:
        words = self.random.choices(self.known, k=count)
        return " ".join(words).capitalize() + "."

    def html(self, count: int) -> str:
        return "".join(f"<p>{self.text(min(80, count - at))}</p>\n" for at in range(0, count, 80))

    def title(self) -> str:
        return self.text(self.random.randint(2, 7)).rstrip(".")


def write_large(folder: Path, posts: int = 5000, members: int = 200, rounds: int = 52) -> Path:
    """A year of weekly prompts, two hundred people, five thousand posts; every fifth person shares full texts."""
    words = Words(1)
    _site(folder, "A Large Challenge")
    _season(folder, "year", "The Whole Year", words, rounds)
    people = [f"writer-{number:03d}" for number in range(members)]
    for place, name in enumerate(people):
        _member(folder, name, f"Writer {words.title()}"[:40], "full" if place % 5 == 0 else "excerpt")
    cells = [(who, number) for number in range(1, rounds + 1) for who in people]
    chosen = sorted(words.random.sample(cells, min(posts, len(cells))), key=lambda cell: (cell[1], cell[0]))
    lines = []
    for who, number in chosen:
        full = int(who[-3:]) % 5 == 0
        text = {"text": words.html(300)} if full else {"excerpt": f"<p>{words.text(55)}</p>"}
        lines.append(_row(words, who, number, words.title(), **text))
    _write(folder / "seasons/year/ledger.jsonl", "\n".join(lines) + "\n")
    for number in range(1, rounds, 4):
        _write(folder / f"seasons/year/roundups/{number:02d}.md", f"Title: Week {number}\n\n{words.text(120)}\n")
    for who in people[:30]:
        _kept(folder, "year", who, "kept", f"Title: {words.title()}\nDate: 2017-03-03\nPrompt: 9", words.text(600))
    return folder


def write_strange(folder: Path) -> Path:
    """Titles of every script and length, one author of 400 posts, a prompt with 500 answers and one with none."""
    words = Words(2)
    _site(folder, "Strange Things")
    titles = {1: STRANGE_TITLES[4], 3: STRANGE_TITLES[1], 4: STRANGE_TITLES[0], 5: STRANGE_TITLES[3]}
    _season(folder, "strange", "A <strange> season & its 'guests'", words, 5, titles)
    _member(folder, "busy", "Busy Writer", "excerpt")
    _member(folder, "idle", "Idle أسماء Writer", "excerpt")
    _member(folder, "generous", "Generous 夢 Writer", "full")
    _member(folder, "endless", "Hubert Blaine " + "Wolfeschlegelsteinhausenbergerdorff" * 4, "none")
    for number in range(100):
        _member(folder, f"guest-{number}", f"Guest {number}", "full" if number % 10 == 0 else "excerpt")
    lines = [_row(words, "busy", 2, words.title(), excerpt=f"<p>{words.text(60)}</p>") for _ in range(400)]
    lines += [
        _row(words, f"guest-{number}", 2, words.title(), excerpt=f"<p>{words.text(60)}</p>", text="")
        for number in range(100)
    ]
    for place, title in enumerate(STRANGE_TITLES):
        lines.append(_row(words, f"guest-{place}", 1, title, excerpt=f"<p>{title or words.text(9)}</p>"))
    lines += [_row(words, "endless", 1, "", words=None, first_seen=STARTS + timedelta(days=1), claimed=None)]
    lines.append(_row(words, "generous", 3, "Thirty thousand words", text=words.html(30_000)))
    lines += [_row(words, f"guest-{n * 10}", 3, words.title(), text=words.html(2500)) for n in range(10)]
    _write(folder / "seasons/strange/ledger.jsonl", "\n".join(lines) + "\n")
    _write(folder / "seasons/strange/roundups/01.md", f"Title: {STRANGE_TITLES[0]}\n\n{words.text(60)}\n")
    _write(folder / "seasons/strange/roundups/05.md", "Title:\nDate: 2017-02-20\n\n")
    long = "\n\n".join(words.text(80) for _ in range(375))
    _kept(folder, "strange", "guest-1", "novel", "Title: A novel\nDate: 2017-01-05\nPrompt: 1", long)
    for place, title in enumerate(STRANGE_TITLES):
        head = f"Title: {title}\nDate: 2017-01-04\nPrompt: 1" if title else "Date: 2017-01-04\nPrompt: 1"
        _kept(folder, "strange", f"guest-{place}", f"kept-{place}", head, f"{title}\n\n{words.text(50)}")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _site(folder: Path, title: str) -> None:
    _write(folder / "site.toml", f'title = "{title}"\nurl = "{URL}"\norganizers = []\n')
    _write(folder / "pages/take-part.md", "Title: Take part\n\nWrite.\n")


def _season(
    folder: Path, name: str, title: str, words: Words, rounds: int, titles: Mapping[int, str] | None = None
) -> None:
    _write(
        folder / f"seasons/{name}/season.toml",
        f'title = "{title}"\nstarts = 2017-01-02\ntimezone = "UTC"\nevery = "1 weeks"\n\n'
        f'[recognise]\ntags = ["{name}"]\n',
    )
    for number in range(1, rounds + 1):
        _write(
            folder / f"seasons/{name}/prompts/{number:02d}-prompt-{number}.md",
            f"Title: {(titles or {}).get(number) or words.title()}\nNumber: {number}\nSlug: prompt-{number}\n\n"
            f"{words.text(60)}\n\n{words.text(40)}\n",
        )


def _member(folder: Path, name: str, shown: str, consent: str) -> None:
    feed = f'feeds = ["https://{name}.example/feed"]\nsite = "https://{name}.example/"'
    _write(folder / f"members/{name}.toml", f'name = "{shown}"\n{feed}\nrepublish = "{consent}"\n')


def _kept(folder: Path, season: str, member: str, slug: str, head: str, body: str) -> None:
    _write(folder / f"seasons/{season}/posts/{member}/{slug}.md", f"{head}\n\n{body}\n")


def _row(chance: Words, who: str, number: int, title: str, /, **more: Any) -> str:
    came = STARTS + timedelta(weeks=number - 1, hours=chance.random.randint(1, 200))
    season = "year" if who.startswith("writer") else "strange"
    late = came >= STARTS + timedelta(weeks=number)
    status: Status = "late" if late else "on time"
    because = (Because("tag", f"the post is tagged #{season}"), Because("date", "it came out while the round was open"))
    url = f"https://{who}.example/{came:%Y/%m/%d}/{chance.random.randrange(10**9)}/"
    given = {
        "first_seen": came + timedelta(hours=3),
        "claimed": parse_stamp(came.strftime("%Y-%m-%dT%H:%M:%SZ")),
        "words": chance.random.randint(80, 2400),
        **more,
    }
    verdicts = (Verdict(season=season, status=status, prompts=(number,), because=because),)
    page = page_key(url)
    row = Row(member=who, page=page, url=url, addresses=(url,), title=title, verdicts=verdicts, **given)
    return dump_row(row).decode()
