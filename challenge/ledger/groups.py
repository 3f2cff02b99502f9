"""Rows and files that are one page: what is known of a post, from wherever it came. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from challenge.content.members import Member
from challenge.content.posts import PostFile
from challenge.entries.sanitise import render_markdown
from challenge.ledger.files import file_page
from challenge.ledger.row import Row


@dataclass(slots=True)
class Group:
    """Everything known about one page of one member in one season."""

    member: Member
    page: str
    rows: list[Row] = field(default_factory=list)
    files: list[PostFile] = field(default_factory=list)
    html: str = ""

    def kept(self) -> PostFile | None:
        """The file whose text is kept here, if there is one; its HTML is rendered once."""
        file = next((file for file in self.files if not file.is_pointer), None)
        if file is not None and not self.html:
            self.html = render_markdown(file.body)
        return file

    @property
    def pages(self) -> set[str]:
        return {self.page, *(page for row in self.rows for page in row.pages)}


def group_by_page(members: Mapping[str, Member], rows: Iterable[Row], files: Iterable[PostFile]) -> list[Group]:
    """One group a page and member; rows that turned out to be one page, and pointers to a row's page, meet in one."""
    groups: dict[tuple[str, str], Group] = {}
    kept: list[Group] = []
    for row in sorted(rows, key=lambda row: (row.first_seen, row.id)):
        if row.member in members:
            same = groups.get((row.member, f"guid {row.guid}")) if row.guid else None
            pages = row.pages | {same.page} if same is not None and _is_alike(same, row) else row.pages
            group = _group_at(groups, kept, members[row.member], row.page, pages)
            group.rows.append(row)
            for page in (*row.pages, *([f"guid {row.guid}"] if row.guid else [])):
                groups.setdefault((row.member, page), group)
    for file in files:
        if file.member in members:
            page = file_page(file)
            group = _group_at(groups, kept, members[file.member], page, {page})
            group.files.append(file)
    return kept


def _is_alike(group: Group, row: Row) -> bool:
    """Whether a guid that both have means one post: branches may each have met it at another address."""
    return any(row.title == other.title or row.claimed == other.claimed is not None for other in group.rows)


def _group_at(
    groups: dict[tuple[str, str], Group], kept: list[Group], member: Member, page: str, pages: Iterable[str]
) -> Group:
    found = [groups[member.id, known] for known in (page, *sorted(pages)) if (member.id, known) in groups]
    if found:
        for other in found[1:]:
            if other is not found[0]:
                _join(groups, kept, found[0], other)
        return found[0]
    group = Group(member, page)
    groups[member.id, page] = group
    kept.append(group)
    return group


def _join(groups: dict[tuple[str, str], Group], kept: list[Group], one: Group, other: Group) -> None:
    """Two groups that a row shows to be one page; the row seen first gives its name and date."""
    if not any(group is other for group in kept):
        return
    one.rows = sorted((*one.rows, *other.rows), key=lambda row: (row.first_seen, row.id))
    one.files.extend(other.files)
    one.page = one.rows[0].page if one.rows else one.page
    kept[:] = [group for group in kept if group is not other]
    groups.update({key: one for key, group in groups.items() if group is other})
