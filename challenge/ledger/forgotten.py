"""`forgotten.txt`: salted hashes of what must never come back. Nobody can read from it what was forgotten."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

NAME = "forgotten.txt"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Pairs of (salt, hash), each of a member, or of one page of a member."""

    hashes: frozenset[tuple[str, str]] = frozenset()

    def holds(self, member: str, page: str = "") -> bool:
        """Whether this page of this member, or everything of this member, was forgotten."""
        if not self.hashes:
            return False
        salts = {salt for salt, _ in self.hashes}
        wanted = {(salt, forgotten_hash(salt, member)) for salt in salts}
        if page:
            wanted |= {(salt, forgotten_hash(salt, member, page)) for salt in salts}
        return bool(wanted & self.hashes)


def forgotten_hash(salt: str, member: str, page: str = "") -> str:
    """The hash that stands for a member, or for one page of theirs."""
    return hashlib.sha256(f"{salt}\n{member}\n{page}".encode()).hexdigest()


def load_forgotten(content: Path) -> Forgotten:
    """Lines of `<salt> <sha256>`; anything else in the file is a comment."""
    try:
        lines = (content / NAME).read_text("utf-8-sig", "replace").splitlines()
    except OSError:
        return Forgotten()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return Forgotten(frozenset((pair[0], pair[1]) for pair in pairs if len(pair) == 2))
