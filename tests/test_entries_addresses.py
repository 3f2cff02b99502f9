"""Plain addresses are read at a glance, and never otherwise than by all the rules."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from challenge.addresses import is_plain_address, is_web_address, page_key
from challenge.entries.pieces import web_link
from tests.conftest import SHARED

FEEDS = SHARED / "feeds"
BASE = "https://blog.example/2026/a-post/"
SCHEMES = ["http://", "https://", "http:/", "HTTPS://", "javascript://", "//", ""]
HOSTS = [
    "blog.example",
    "www.blog.example",
    "127.1.0.1",
    "[::1]",
    "a.b-c.example",
    "-a.example",
    "a..b",
    "u@h.example",
    "bücher.example",
    "h.example.",
    "x",
    "",
]
PORTS = ["", ":80", ":443", ":8080", ":43251", ":59999", ":60000", ":65535", ":65536", ":99999", ":0080", ":", ":x"]
PIECES = [
    *["/", "//", "a", ".", "..", "/./", "/../", "~ada", "%7E", "%", "é", " ", "\t", "\\", '"', "<", "'", "`", ";p"],
    *["?", "?p=1", "&utm_source=x", "&ref=y", "#top", "@", ":8000", "javascript:", "https://b.example/", "\n"],
]
ADDRESSES = st.builds(
    lambda scheme, host, port, pieces: scheme + host + port + "".join(pieces),
    st.sampled_from(SCHEMES),
    st.sampled_from(HOSTS),
    st.sampled_from(PORTS),
    st.lists(st.sampled_from(PIECES), max_size=6),
)


def differing(address: str) -> list[str]:
    """What a glance and all the rules say otherwise of a plain address. An address that is not plain has no glance."""
    if not is_plain_address(address):
        return []
    by_rules = "HTTP" + address.removeprefix("http")  # the same address, and no longer plain
    assert not is_plain_address(by_rules)
    unlike = {
        "is_web_address": is_web_address(address) != is_web_address(by_rules),
        "web_link": web_link(address, BASE) != web_link(f"{address[:5]}\t{address[5:]}", BASE),
        "page_key": page_key(address) != page_key(by_rules),
    }
    return [name for name, is_unlike in unlike.items() if is_unlike]


@given(ADDRESSES)
@example("http://127.1.0.1:43251/2026/01/05/a-post/")
@example("https://blog.example?p=1")
def test_a_glance_at_a_plain_address_says_what_all_the_rules_say(address: str) -> None:
    """Whether it is an address, where it leads, and which page it is."""
    assert differing(address) == []


def test_all_addresses_of_the_collection_are_read_the_same_at_a_glance() -> None:
    """Every address in a thousand feeds; most of them are plain."""
    if not FEEDS.is_dir():
        pytest.skip("needs the collection of feeds beside the project (../shared/feeds)")
    found: set[str] = set()
    for path in sorted(FEEDS.rglob("*")):
        if path.is_file():
            found.update(re.findall(r"https?://[^\s\"'<>]+", path.read_bytes().decode("utf-8", "replace")))
    assert {address: unlike for address in found if (unlike := differing(address))} == {}
    assert sum(map(is_plain_address, found)) > len(found) // 2
