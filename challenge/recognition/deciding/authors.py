"""Two people on one blog: whose post is it? Pure."""

from __future__ import annotations

import re

from challenge.content.members import Member


def is_by(author: str, member: Member) -> bool | None:
    """Whether a post that names this author is the member's; None where the blog is shared and the post names nobody.

    A member whose file lists no authors has the blog alone: everything on it is theirs.
    """
    names = {plain_name(name) for name in member.authors} - {""}
    if not names:
        return True
    written = plain_name(author)
    if not written:
        return None
    return written in names or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", written) for name in names)


def plain_name(name: str) -> str:
    """A name without the accidents of case and spacing."""
    return " ".join(name.casefold().split())
