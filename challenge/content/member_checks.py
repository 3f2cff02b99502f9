"""What is wrong between members' files: one feed, name or address that two people claim. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from challenge.addresses import page_key
from challenge.content.members import Member
from challenge.content.report import shown
from challenge.content.toml_reader import KeyLines
from challenge.errors import Problem


def check_members(
    members: Mapping[str, Member], lines: Mapping[str, KeyLines], prefix: str, seasons: Set[str]
) -> list[Problem]:
    """Problems between files. `lines` by member id, `prefix` for the paths, `seasons` the season folders."""
    checks = _Clashes(members, lines, prefix)
    checks.shared("feeds", "shared-feed", lambda m: map(page_key, m.feeds), _FEED, told_apart=True)
    checks.shared("site", "shared-site", lambda m: [page_key(m.site)] if m.site else [], _SITE, told_apart=True)
    checks.shared("aliases", "shared-alias", lambda m: {_alias(a) for a in m.aliases} - {m.id}, _ALIAS)
    for member in members.values():
        for alias in {alias for alias in map(_alias, member.aliases) if alias in members and alias != member.id}:
            checks.add(
                member, "aliases", "shared-alias", f"the alias {shown(alias)} is the id of another member; take it out"
            )
        for season in member.seasons or ():
            if season not in seasons:
                message = f"there is no season {shown(season)}; write the name of a folder in {prefix}/seasons"
                checks.add(member, "seasons", "unknown-season", message)
    return checks.problems


_FEED = (
    "this feed is also in {other}; two members may share one only if both files set `authors` (until then its posts"
    " count for both)"
)
_SITE = "this address is also in {other}; two members may share one only if both files set `authors`"
_ALIAS = "the alias {value} is also in {other}; take it out of one of the two"


class _Clashes:
    def __init__(self, members: Mapping[str, Member], lines: Mapping[str, KeyLines], prefix: str) -> None:
        self.problems: list[Problem] = []
        self._members = members
        self._lines = lines
        self._prefix = prefix

    def add(self, member: Member, key: str, code: str, message: str) -> None:
        line = self._lines[member.id].of((key,)) if member.id in self._lines else 1
        self.problems.append(Problem(f"{self._prefix}/{member.path}", line, message, code))

    def shared(
        self,
        key: str,
        code: str,
        values: Callable[[Member], Iterable[str]],
        message: str,
        *,
        told_apart: bool = False,
    ) -> None:
        """One problem for each value that a later member shares with an earlier one."""
        first: dict[str, Member] = {}
        for member in self._members.values():
            for value in values(member):
                other = first.setdefault(value, member)
                if other is member or (told_apart and other.authors and member.authors):
                    continue
                self.add(member, key, code, message.format(other=f"{self._prefix}/{other.path}", value=shown(value)))


def _alias(alias: str) -> str:
    return alias.strip().lstrip("@").casefold()
