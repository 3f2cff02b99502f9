"""What stands beside a post on a blog (share buttons, related posts, tag clouds) taken out of its text."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from challenge.entries.blocks import ASIDE_CLASS


def without_widgets(html: str) -> str:
    """The fragment without the elements whose class says that they are no part of the post. Takes bounded HTML."""
    body = LexborHTMLParser(html).body
    if body is None:
        return html
    for node in body.css("div[class], section[class], ul[class], nav[class], p[class], aside[class]"):
        if ASIDE_CLASS.search(node.attributes.get("class") or ""):
            node.decompose()
    return body.inner_html or ""
