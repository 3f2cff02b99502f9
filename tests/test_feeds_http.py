"""HTTP as hosts really speak it: whole answers in odd clothes are read, whatever is not whole is said in words."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import repeat
from pathlib import Path
from time import sleep

import pytest

from challenge.feeds.answer import Answer
from challenge.feeds.cache import Cache
from challenge.feeds.gather import Pace, gather
from tests.feed_host import Reply, rss
from tests.tls_host import Authority, TlsHost

NOW = datetime(2017, 5, 12, 9, tzinfo=UTC)
PACE = Pace(pause=0, seconds=5)
BODY = rss("One", "Two")
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
LENGTH = b"Content-Length: %d\r\n" % len(BODY)

Talk = Callable[[bytes], Iterator[bytes]]


class Wire:
    """A host that sends bytes as they are told. `asked` is every request, `connections` how many there were."""

    def __init__(self, talk: Talk, *, stays: bool) -> None:
        self.talk, self.stays = talk, stays
        self.asked: list[bytes] = []
        self.connections = 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}"

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listening.accept()
                self.connections += 1
                threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            while (request := connection.recv(65536)).endswith(b"\r\n\r\n"):
                self.asked.append(request)
                for piece in self.talk(request):
                    connection.sendall(piece)
                if not self.stays:
                    return


@contextmanager
def speaking(*pieces: bytes, stays: bool = False, talk: Talk | None = None) -> Iterator[Wire]:
    wire = Wire(talk or (lambda _: iter(pieces)), stays=stays)
    try:
        yield wire
    finally:
        wire.listening.close()


def ask(folder: Path, *feeds: str, pace: Pace = PACE, now: datetime = NOW) -> list[Answer]:
    with Cache(folder) as cache:
        return list(gather(feeds, cache=cache, now=now, allow_private=True, pace=pace))


def chunked(*pieces: bytes) -> bytes:
    return b"".join(b"%x; note=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


@pytest.mark.parametrize(
    "pieces",
    {
        "a length": (OK + LENGTH, b"\r\n", BODY),
        "until it hangs up": (OK, b"\r\n", BODY),
        "an old host": (b"HTTP/1.0 200\r\n\r\n", BODY),
        "line feeds alone": ((OK + LENGTH).replace(b"\r", b""), b"\n", BODY),
        "chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", chunked(BODY[:9], BODY[9:]), b"0\r\nX-Sum: 1\r\n\r\n"),
        "a letter at a time": tuple(bytes([letter]) for letter in OK + LENGTH + b"\r\n" + BODY),
        "asked to go on first": (b"HTTP/1.1 100 Continue\r\n\r\n", OK + LENGTH + b"\r\n" + BODY),
        "hints before the answer": (
            b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n",
            OK + LENGTH + b"\r\n" + BODY,
        ),
        "a header over two lines": (OK + b"X-Long: one,\r\n two\r\n" + LENGTH + b"\r\n" + BODY,),
        "more than was said": (OK + LENGTH + b"\r\n" + BODY + b"<!-- an advertisement -->",),
    }.items(),
    ids=lambda case: case[0],
)
def test_whole_answers_are_read(pieces: tuple[str, tuple[bytes, ...]], tmp_path: Path) -> None:
    """However they are packed and cut."""
    with speaking(*pieces[1]) as host:
        (answer,) = ask(tmp_path, host.url + "/feed")

    assert answer.outcome == "ok" and answer.feed is not None
    assert [entry.title for entry in answer.feed.entries] == ["One", "Two"]


def test_a_plain_authority_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose certificate does not say what its key is for is believed, whichever Python reads it."""
    authority = Authority(tmp_path / "authority")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.pem))
    host = TlsHost(authority.signed("host"))
    host.tell = {"/feed": Reply(body=BODY)}
    try:
        (answer,) = ask(tmp_path, host.url + "/feed")
    finally:
        host.close()

    assert (answer.outcome, answer.why) == ("ok", "")


@pytest.mark.parametrize(
    ("pieces", "kind", "words"),
    [
        ((), "broken", "broke off"),
        ((b"SSH-2.0-OpenSSH_9.6\r\n",), "broken", "not valid HTTP"),
        ((b"HTTP/1.1 two hundred\r\n\r\n",), "broken", "not valid HTTP"),
        ((OK + b"no colon here\r\n" + LENGTH + b"\r\n" + BODY,), "broken", "not valid HTTP"),
        ((OK + b"X: 1\r\n" * 500 + b"\r\n" + BODY,), "broken", "not valid HTTP"),
        ((OK + b"X: " + b"1" * 100_000 + b"\r\n\r\n" + BODY,), "broken", "not valid HTTP"),
        ((OK + LENGTH + b"\r\n", BODY[:-1]), "broken", "broke off"),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\n", chunked(BODY)), "broken", "broke off"),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\n", chunked(BODY)[:-9]), "broken", "broke off"),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\n", b"many\r\n", BODY), "broken", "broke off"),
        ((OK + b"Content-Length: 99999999\r\n\r\n", BODY), "too large", "larger than 10 MiB"),
        ((OK + b"\r\n", *repeat(b" " * 1_000_000, 12)), "too large", "larger than 10 MiB"),
        (repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 4000, 200), "too large", "larger than 10 MiB"),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", *repeat(b"X: 1\r\n" * 9000, 300)), "too large", "larger"),
    ],
)
def test_what_is_no_answer_is_said(pieces: tuple[bytes, ...], kind: str, words: str, tmp_path: Path) -> None:
    """Cut, garbled, endless: in bounds, and in words for the owner of the feed."""
    with speaking(*pieces) as host:
        (answer,) = ask(tmp_path, host.url + "/feed")

    assert (answer.outcome, answer.kind) == ("failed", kind)
    assert words in answer.why


def test_a_redirect_may_be_written_in_any_letters(tmp_path: Path) -> None:
    """Hosts write addresses as they stand in the address bar, in UTF-8."""

    def talk(request: bytes) -> Iterator[bytes]:
        moved = "HTTP/1.1 302 Found\r\nLocation: /zoë/feed\r\nContent-Length: 0\r\n\r\n".encode()
        yield moved if b" /feed " in request else OK + LENGTH + b"\r\n" + BODY

    with speaking(talk=talk) as host:
        (answer,) = ask(tmp_path, host.url + "/feed")

    assert host.asked[1].startswith(b"GET /zo%C3%AB/feed ")
    assert answer.outcome == "ok"


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 ", OK, OK + b"Transfer-Encoding: chunked\r\n\r\n"])
def test_a_drip_has_its_time_as_a_whole(start: bytes, tmp_path: Path) -> None:
    """A letter now and then, in any part of an answer, keeps nobody waiting for longer than a feed may take."""

    def drip(_: bytes) -> Iterator[bytes]:
        yield start
        for _ in range(200):
            sleep(0.05)
            yield b"1"

    with speaking(talk=drip) as host:
        (answer,) = ask(tmp_path, host.url + "/feed", pace=Pace(pause=0, seconds=0.4))

    assert (answer.outcome, answer.kind) == ("failed", "timeout")
    assert "in time" in answer.why


def test_feeds_of_one_host_come_over_one_connection(tmp_path: Path) -> None:
    """Where the host keeps it open: to ask twice costs it no second handshake."""
    with speaking(OK + LENGTH + b"\r\n", BODY, stays=True) as host:
        answers = ask(tmp_path, *(f"{host.url}/feed/{n}" for n in range(4)))

    assert [answer.outcome for answer in answers] == ["ok"] * 4
    assert (len(host.asked), host.connections) == (4, 1)


@pytest.mark.parametrize("end", [b"", b"Connection: close\r\n"])
def test_a_connection_that_the_host_ends_is_opened_anew(end: bytes, tmp_path: Path) -> None:
    """Whether it says so or just hangs up."""
    with speaking(OK + LENGTH + end + b"\r\n", BODY) as host:
        answers = ask(tmp_path, *(f"{host.url}/feed/{n}" for n in range(4)), pace=Pace(pause=0.05, seconds=5))

    assert [answer.outcome for answer in answers] == ["ok"] * 4
    assert host.connections == 4


def test_a_host_that_hangs_up_on_a_kept_connection_is_asked_again(tmp_path: Path) -> None:
    """It may end a connection in the very moment in which the next question is on its way."""

    def talk(request: bytes) -> Iterator[bytes]:
        if len(host.asked) == 2:
            raise ConnectionResetError
        yield OK + LENGTH + b"\r\n" + BODY

    with speaking(stays=True, talk=talk) as host:
        answers = ask(tmp_path, host.url + "/one", host.url + "/two")

    assert [answer.outcome for answer in answers] == ["ok", "ok"]
    assert (host.connections, len(host.asked)) == (2, 3)


def test_what_follows_an_unread_page_is_no_answer(tmp_path: Path) -> None:
    """The words of an error page are not read, and never taken for the answer to the next question."""
    page = b"HTTP/1.1 404 Not Found\r\nContent-Length: %d\r\n\r\n" % (len(OK) + 2 + len(BODY))
    with speaking(page, OK + b"\r\n" + BODY, stays=True) as host:
        answers = ask(tmp_path, host.url + "/feed/1", host.url + "/feed/2")

    assert [answer.kind for answer in answers] == ["http 404"] * 2
    assert host.connections == 2


def test_validators_of_any_bytes_go_back(tmp_path: Path) -> None:
    """Byte for byte, also where they are no ASCII or hold what looks like more."""
    tag = b'W/"\xe9 \x80;,: \t\'x"'
    with speaking(OK + b"ETag:  " + tag + b" \r\n" + LENGTH + b"\r\n", BODY) as host:
        for hours in (0, 2):
            ask(tmp_path, host.url + "/feed", now=NOW + timedelta(hours=hours))

    assert b"if-none-match: " + tag + b"\r\n" in host.asked[1]
