"""`/members.opml`: everybody's feeds, for any feed reader."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from challenge.addresses import is_web_address
from challenge.content.members import Member
from challenge.pages.shelf import Shelf

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_opml(shelf: Shelf) -> bytes:
    """OPML 2.0 of all members who have feeds and have not left; a blog that two share is there once for each."""
    title = _attribute(shelf.site.title)[1:-1].replace("&quot;", '"')
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"<head><title>{title}</title></head>",
        "<body>",
        *(_outline(member, feed) for member in shelf.present() for feed in member.feeds if is_web_address(feed)),
        "</body>",
        "</opml>\n",
    ]
    return "\n".join(lines).encode()


def _outline(member: Member, feed: str) -> str:
    name = _attribute(member.name)
    home = f" htmlUrl={_attribute(member.site)}" if is_web_address(member.site) else ""
    return f'<outline type="rss" text={name} title={name} xmlUrl={_attribute(feed)}{home}/>'


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
