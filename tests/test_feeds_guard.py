"""No feed address leads into a private network, in whatever clothes."""

# ruff: noqa: SIM905

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from challenge.feeds.cache import Cache
from challenge.feeds.gather import Pace, gather
from challenge.feeds.guard import is_inside, is_our_own, refusal
from tests.feed_host import Host, Reply, hosting, rss

NOW = datetime(2017, 5, 12, 9, tzinfo=UTC)

INSIDE = """
127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
100.127.255.255 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.7 192.88.99.1 224.0.0.1
239.255.255.255 240.0.0.1 255.255.255.255
168.63.129.16 ::1 :: fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 ff02::1 2001:db8::1 100::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1::
2001:0:4136:e378:8000:63bf:3fff:fdd2 2606:4700::5efe:127.0.0.1 nonsense
""".split()
OUTSIDE = ["93.184.216.34", "8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", INSIDE)
def test_inside(address: str) -> None:
    """Private, local, reserved and disguised addresses are inside."""
    assert is_inside(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_outside(address: str) -> None:
    """Public addresses are not."""
    assert not is_inside(address)


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "8.8.8.8", "64:ff9b::a9fe:a9fe"]
)
def test_never_our_own(address: str) -> None:
    """What `--allow-private` lets in is this machine and its network, never metadata services and the like."""
    assert not is_our_own(address)


@pytest.mark.parametrize(
    ("url", "allowed", "allowed_privately"),
    [
        ("https://blog.example/feed", True, True),
        ("http://blog.example:8080/feed", True, True),
        ("http://blog.example:22/feed", False, True),
        ("http://127.0.0.1:43121/feed", False, True),
        ("ftp://blog.example/feed", False, False),
        ("file:///etc/passwd", False, False),
        ("http://user:pass@blog.example/", False, False),
        ("http://blog.example:99999/", False, False),
        ("gopher://blog.example/", False, False),
        ("http:///feed", False, False),
        ("", False, False),
    ],
)
def test_schemes_and_ports(url: str, allowed: bool, allowed_privately: bool) -> None:
    """Only http and https, without credentials, on ports where web sites are."""
    assert (refusal(url) == "") is allowed
    assert (refusal(url, allow_private=True) == "") is allowed_privately


@pytest.fixture
def host() -> Iterator[Host]:
    with hosting() as found:
        found.tell = {"/feed": Reply(body=rss("One"))}
        yield found


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]"]
)
def test_spellings_of_this_machine(name: str, tmp_path: Path) -> None:
    """However this machine is spelled, it is not asked; the words say why."""
    feeds = [f"http://{name}:8080/feed"]
    with Cache(tmp_path) as cache:
        (answer,) = gather(feeds, cache=cache, now=NOW, pace=Pace(seconds=5))
    assert (answer.outcome, answer.kind) == ("failed", "address")
    assert "private network" in answer.why


def test_private_hosts_are_asked_only_when_allowed(host: Host, tmp_path: Path) -> None:
    """The same loopback host is refused without and read with `--allow-private`."""
    outcomes = []
    for allow in (False, True):
        with Cache(tmp_path / str(allow)) as cache:
            (answer,) = gather([host.url + "/feed"], cache=cache, now=NOW, allow_private=allow, pace=Pace(seconds=5))
        outcomes.append(answer.outcome)
    assert outcomes == ["failed", "ok"]
    assert len(host.asked) == 1
