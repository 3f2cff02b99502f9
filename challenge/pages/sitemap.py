"""`/sitemap.xml` and `/robots.txt`: what search engines may list. Nothing here is dated by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape


def write_sitemap(addresses: Iterable[str]) -> bytes:
    """A sitemap of absolute addresses, sorted."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{escape(address)}</loc></url>" for address in sorted(addresses)),
        "</urlset>\n",
    ]
    return "\n".join(lines).encode()


def write_robots(site_url: str) -> bytes:
    """Everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}/sitemap.xml\n".encode()
