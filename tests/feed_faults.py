"""The 34 faults that tell feed gatherers apart, each played through a whole refresh on loopback hosts.

`scenarios()` is for machines: names, and for each a runner. Whatever the fault, the run ends, the fault is said,
earlier posts count as before, and the member beside it is read.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from challenge.feeds.crowd import Pace
from challenge.refresh import Options, Report, refresh
from tests.conftest import Site
from tests.feed_host import Asked, Host, Reply, Teller, hosting

START = datetime(2017, 5, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)
PACE = Pace(pause=0, seconds=5)
DATE = "Tue, 02 May 2017 09:00:00 +0000"
MARK = "Spring Challenge"
_LAUGHS = "".join(f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in pairwise("abcdefghij"))
LAUGHS = f"<!DOCTYPE rss [<!ENTITY a 'ha'>{_LAUGHS}]>"


def item(name: str, guid: str = "", link: str = "", date: str = DATE, text: str = "") -> str:
    """An item by raw strings, so that it can be as broken as it likes; `-` leaves an element out."""
    link = link or f"https://ada.example/{name}/"
    parts = {"guid": guid or link, "link": link, "pubDate": date}
    written = "".join(f"<{key}>{value}</{key}>" for key, value in parts.items() if value != "-")
    body = text or f"<![CDATA[<p>{MARK}: {name}.</p>]]>"
    return f"<item><title>{name} for the {MARK}</title>{written}<description>{body}</description></item>"


def rss(*items: str, head: str = "") -> bytes:
    return f'{head}<rss version="2.0"><channel><title>A</title>{"".join(items)}</channel></rss>'.encode()


ONE, TWO, THREE = item("one"), item("two"), item("three")
GOOD = rss(TWO, ONE)


class Stage:
    """A challenge with Ada, whose host will misbehave, and Bea, whose host never does."""

    def __init__(self, folder: Path, ada: Host, bea: Host) -> None:
        self.site, self.ada, self.bea = Site(folder), ada, bea
        self.site.site()
        self.site.season(prompts=6, tables=f'[recognise]\nphrases = ["{MARK}"]\n')
        self.site.member("ada", f'feeds = ["{ada.url}/feed"]')
        self.site.member("bea", f'feeds = ["{bea.url}/feed"]')
        self.report = Report()
        self.runs = 0
        self.say(Reply(body=GOOD))

    def say(self, told: Reply | Teller, path: str = "/feed") -> None:
        self.ada.tell[path] = told

    def run(self, after: timedelta = timedelta(), *, force: bool = False) -> Report:
        """A refresh. Bea writes a post before each."""
        self.runs += 1
        posts = [item(f"b{n}", link=f"https://bea.example/{n}/") for n in range(self.runs)]
        self.bea.tell["/feed"] = Reply(body=rss(*posts))
        options = Options(allow_private=True, pace=PACE, force=force)
        self.report = refresh(self.site.content, options, START + after)
        return self.report

    def rows(self, member: str = "ada") -> list[dict[str, Any]]:
        return [row for row in self.site.ledger() if row["member"] == member]

    def titles(self) -> list[str]:
        return sorted(row["title"].split()[0] for row in self.rows())

    def credit(self) -> dict[str, list[tuple[str, list[int]]]]:
        """What each post counts for."""
        return {row["page"]: [(v["status"], v["prompts"]) for v in row["verdicts"]] for row in self.rows()}

    def state(self) -> dict[str, Any]:
        states = json.loads((self.site.content / "feeds.json").read_bytes())
        return dict(states[f"{self.ada.url}/feed"])

    def sent(self, header: str) -> list[str]:
        return [asked.headers.get(header, "") for asked in self.ada.asked]

    def fails(self, words: str) -> None:
        """The next day's refresh finds the feed failing, for this reason."""
        self.run(DAY, force=True)
        assert self.state()["state"] == "failing", self.state()
        assert words in self.state()["why"], self.state()
        assert any(words in problem for problem in self.report.problems)

    def reads(self, *names: str) -> None:
        """The next day's refresh has exactly these posts."""
        self.run(DAY, force=True)
        assert self.titles() == sorted(names), self.titles()
        assert self.state().get("state") == "ok", self.state()


def validators(*headers: dict[str, str]) -> Teller:
    """Answers in turn with these headers, 304 where a header says so; the last for ever."""
    left = list(headers)

    def tell(asked: Asked) -> Reply:
        now = dict(left.pop(0) if len(left) > 1 else left[0])
        return Reply(int(now.pop("status", "200")), GOOD if "status" not in now else b"", now)

    return tell


def new_tag_same_body(stage: Stage) -> None:
    stage.say(validators({"ETag": '"1"'}, {"ETag": '"2"'}))
    for day in (1, 2, 3):
        stage.run(day * DAY)
    assert stage.sent("if-none-match")[1:] == ["", '"1"', '"2"']


def tag_rotated_by_304(stage: Stage) -> None:
    stage.say(validators({"ETag": '"1"'}, {"ETag": '"2"', "status": "304"}))
    for day in (1, 2, 3):
        stage.run(day * DAY)
    assert stage.sent("if-none-match")[1:] == ["", '"1"', '"2"']


def date_withdrawn(stage: Stage) -> None:
    stage.say(validators({"Last-Modified": "Mon, 01 May 2017 09:00:00 GMT"}, {"ETag": '"1"'}))
    for day in (1, 2, 3):
        stage.run(day * DAY)
    assert stage.sent("if-modified-since")[1:] == ["", "Mon, 01 May 2017 09:00:00 GMT", ""]


def moved_for_good(stage: Stage) -> None:
    stage.say(Reply(301, headers={"Location": "/new"}))
    stage.say(Reply(body=rss(THREE, TWO, ONE)), "/new")
    for day in range(1, 6):
        stage.run(day * DAY)
    assert stage.ada.paths()[1:] == ["/feed", "/new"] * 3 + ["/new"] * 2
    assert stage.state()["moved_to"] == f"{stage.ada.url}/new"
    assert stage.titles() == ["one", "three", "two"]


def moved_for_now(stage: Stage) -> None:
    stage.say(Reply(302, headers={"Location": "/new"}))
    stage.say(Reply(body=rss(THREE, TWO, ONE)), "/new")
    for day in range(1, 6):
        stage.run(day * DAY)
    assert stage.ada.paths()[1:] == ["/feed", "/new"] * 5
    assert "moved_to" not in stage.state()


def gone(stage: Stage) -> None:
    stage.say(Reply(410))
    for day in range(1, 4):
        stage.run(day * DAY, force=True)
    assert (len(stage.ada.asked), stage.state()["state"]) == (2, "gone")


def told_to_wait(status: int) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.say(Reply(status, headers={"Retry-After": "7200"}))
        stage.fails(f"({status}); it asks to wait until 2017-05-04T14:00:00Z")
        stage.run(DAY + timedelta(hours=1.9), force=True)
        assert len(stage.ada.asked) == 2
        stage.say(Reply(body=GOOD))
        stage.run(DAY + timedelta(hours=2.1), force=True)
        assert stage.state()["state"] == "ok"

    return play


def fresh_for_two_hours(stage: Stage) -> None:
    stage.say(Reply(body=GOOD, headers={"Cache-Control": "max-age=7200", "ETag": '"1"'}))
    for hours in (0, 1.9, 2.1):
        stage.run(DAY + timedelta(hours=hours), force=True)
    assert len(stage.ada.asked) == 3


def reads(body: bytes, *names: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.say(Reply(body=body))
        stage.reads(*names)

    return play


def fails(told: Reply | Teller, words: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.say(told)
        stage.fails(words)

    return play


def nameless(stage: Stage) -> None:
    """No guid, no link: told apart by title and date, and not doubled by a second look."""
    odd = [item("three", "-", "-"), item("four", "-", "-")]
    stage.say(Reply(body=rss(*odd, TWO, ONE)))
    stage.reads("one", "two", "three", "four")
    stage.say(Reply(body=rss(*reversed(odd), TWO, ONE)))
    stage.reads("one", "two", "three", "four")


def scheme_flips(stage: Stage) -> None:
    stage.say(Reply(body=GOOD.replace(b"https://", b"http://")))
    stage.reads("one", "two")


def edited(stage: Stage) -> None:
    stage.say(Reply(body=GOOD.replace(b": one.", b": one, mended.")))
    stage.reads("one", "two")
    assert any("mended" in row["excerpt"] for row in stage.rows())


def outside_entity(stage: Stage) -> None:
    secret = stage.site.root / "secret.txt"
    secret.write_text("XXEHIT")
    head = f'<!DOCTYPE rss [<!ENTITY leak SYSTEM "file://{secret}">]>'
    stage.say(Reply(body=rss(item("three", text="x &leak; y"), TWO, ONE, head=head)))
    stage.run(DAY, force=True)
    assert "XXEHIT" not in json.dumps(stage.rows())


def dangerous(body: bytes, *marks: str) -> Callable[[Stage], None]:
    """Read, and what is dangerous in it is nowhere in the ledger."""

    def play(stage: Stage) -> None:
        stage.say(Reply(body=body))
        stage.run(DAY, force=True)
        kept = json.dumps(stage.rows()).lower()
        assert len(stage.rows()) == 3 and not any(mark in kept for mark in marks), kept

    return play


def undated(stage: Stage) -> None:
    stage.say(Reply(body=rss(item("three", date="-"), TWO, ONE)))
    stage.reads("one", "two", "three")
    first = [row["first_seen"] for row in stage.rows()]
    stage.run(2 * DAY, force=True)
    assert [row["first_seen"] for row in stage.rows()] == first


def from_the_future(stage: Stage) -> None:
    stage.say(Reply(body=rss(item("three", date="Fri, 02 May 2031 09:00:00 +0000"), TWO, ONE)))
    stage.reads("one", "two", "three")
    row = next(row for row in stage.rows() if row["title"].startswith("three"))
    assert any(reason["signal"] == "date" for verdict in row["verdicts"] for reason in verdict["because"]), row


def drip() -> Iterator[bytes]:
    for _ in range(100):
        yield b"<rss>               "
        time.sleep(0.1)


def silence(asked: Asked) -> Reply:
    time.sleep(8)
    return Reply()


def flood() -> Iterator[bytes]:
    for _ in range(150):
        yield b"x" * 1_000_000


_BOMB = Reply(body=gzip.compress(bytes(150_000_000), 9), headers={"Content-Encoding": "gzip"})
_TITLE = "&lt;script&gt;alert(9)&lt;/script&gt;"
_SCRIPT = "<![CDATA[<p onclick='alert(9)'>a</p><script>alert(9)</script>]]>"

_FAULTS: dict[str, Callable[[Stage], None]] = {
    "a new ETag with the same body": new_tag_same_body,
    "an ETag rotated by a 304": tag_rotated_by_304,
    "a Last-Modified withdrawn": date_withdrawn,
    "301": moved_for_good,
    "302": moved_for_now,
    "410": gone,
    "429 with Retry-After": told_to_wait(429),
    "503 with Retry-After": told_to_wait(503),
    "max-age": fresh_for_two_hours,
    "an unescaped ampersand": reads(rss(THREE.replace(": three", "& more"), TWO, ONE), "one", "two", "three"),
    "a control character": reads(rss(THREE.replace(": three", "\x0b"), TWO, ONE), "one", "two", "three"),
    "blanks before the XML": reads(
        b' \n\n<?xml version="1.0"?>' + rss(THREE, TWO, ONE), "one", "two", "three"
    ),
    "neither guid nor link": nameless,
    "guids from https to http": scheme_flips,
    "a post edited": edited,
    "billion laughs": fails(Reply(body=rss(item("three", text="&j;"), head=LAUGHS)), "entities"),
    "an outside entity": outside_entity,
    "a script in the text": dangerous(rss(item("three", text=_SCRIPT), TWO, ONE), "<script", "onclick", "alert"),
    "a javascript: link": dangerous(rss(item("three", "3", "javascript:alert(9)"), TWO, ONE), "javascript:"),
    "a script in the title": dangerous(rss(THREE.replace("<title>", f"<title>{_TITLE}"), TWO, ONE), "<script"),
    "the home page instead of the feed": fails(Reply(body=b"<!doctype html><title>Hi</title>"), "a web page"),
    "a body that breaks off": fails(Reply(body=GOOD[:300], length=len(GOOD)), "broke off"),
    "a file cut short": reads(rss(THREE, TWO, ONE)[:-180], "one", "two", "three"),
    "150 MB": fails(lambda _: Reply(pieces=flood()), "larger than 10 MiB"),
    "a gzip bomb": fails(_BOMB, "larger than 10 MiB"),
    "a drip": fails(lambda _: Reply(pieces=drip()), "in time"),
    "silence": fails(silence, "in time"),
    "404": fails(Reply(404), "(404)"),
    "500": fails(Reply(500), "(500)"),
    "a connection that is dropped": fails(Reply(length=10), "broke off"),
    "a redirect loop": fails(Reply(302, headers={"Location": "/feed"}), "redirects more than"),
    "a redirect inside": fails(Reply(302, headers={"Location": "http://169.254.169.254/"}), "a private network"),
    "no dates": undated,
    "dates in the future": from_the_future,
}  # fmt: skip


def scenarios() -> dict[str, Callable[[Path], None]]:
    """Name of each fault, and what plays it in an empty folder: raises AssertionError where it is not as expected."""
    return {name: lambda folder, play=play: _play(play, folder) for name, play in _FAULTS.items()}  # type: ignore[misc]


def _play(play: Callable[[Stage], None], folder: Path) -> None:
    with ExitStack() as stack:
        stage = Stage(folder, stack.enter_context(hosting()), stack.enter_context(hosting()))
        stage.run()
        before = stage.credit()
        assert len(before) == 2
        play(stage)
        assert stage.credit().items() >= before.items(), "earlier posts are kept"
        stage.run(10 * DAY, force=True)
        assert len(stage.rows("bea")) == stage.runs, "the member beside is read"
