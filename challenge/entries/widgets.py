"""What stands beside a post on a blog (share buttons, related posts, tag clouds) taken out of its text."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from challenge.entries.beside import stands_beside

_CARRIERS = ", ".join(
    f"{tag}[{name}]" for tag in ("div", "section", "ul", "nav", "p", "aside") for name in ("class", "id")
)


def without_widgets(html: str) -> str:
    """The fragment without the elements whose class or id sets them beside the post. Takes bounded HTML."""
    body = LexborHTMLParser(html).body
    if body is None:
        return html
    for node in body.css(_CARRIERS):
        if stands_beside(node.attributes):
            node.decompose()
    return body.inner_html or ""
