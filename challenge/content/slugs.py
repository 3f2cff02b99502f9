"""Ids and slugs: the parts of addresses that come from file names. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Set

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 100


def is_slug(text: str) -> bool:
    """Whether this may stand in an address: small letters, digits and hyphens, a letter or digit first."""
    return _SLUG.fullmatch(text) is not None


def slugify(text: str, otherwise: str = "post") -> str:
    """The nearest slug. Where no letter of `text` can stand in one, `otherwise` and a short stable mark."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    slug = _OTHER.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")[:_LONGEST].strip("-")
    if slug:
        return slug
    return f"{otherwise}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def unique_slug(slug: str, taken: Set[str]) -> str:
    """`slug`, or `slug-2`, `slug-3` … where others have it already."""
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
