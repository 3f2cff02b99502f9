"""Everything under `content/`, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from challenge.content.folder import ContentFolder, Entry
from challenge.content.member_checks import check_members
from challenge.content.members import Member, load_member, stand_in
from challenge.content.pages import check_pages
from challenge.content.report import shown
from challenge.content.season_folder import SeasonFiles, load_season_folder
from challenge.content.site import Site, load_site
from challenge.content.slugs import is_slug, slugify
from challenge.content.toml_reader import KeyLines
from challenge.errors import Problem

__all__ = ["Content", "SeasonFiles", "load_content"]

RESERVED_SEASONS = frozenset({"members"})
"""`/feeds/members/` holds the feeds of members."""

_STRAY_TEXT = (".md", ".markdown")
_READ_TEXT = ("forgotten.txt", "robots.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The valid part of a content folder; `problems` says what was left out and why.

    Paused members are in `members`: the stages decide what a pause means to them.
    """

    root: Path
    site: Site = field(default_factory=Site)
    members: Mapping[str, Member] = field(default_factory=dict)
    seasons: Mapping[str, SeasonFiles] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_content(root: Path) -> Content:
    """Reads a content folder. Never raises for what stands in it: one bad file costs only itself.

    root/
      | site.toml, members/*.toml, seasons/*/
      > Content; every fault is one of its sorted `problems`
    """
    folder = ContentFolder(Path(root))
    if not folder.is_there():
        problem = Problem(
            folder.shown(""), 1, "there is no such folder; give the folder that holds site.toml", "no-content"
        )
        return Content(root=folder.root, problems=(problem,))
    site, site_lines = _load_site(folder)
    members, member_lines = _load_members(folder)
    seasons, season_ids = _load_seasons(folder, site, members)
    _check_strays(folder)
    check_pages(folder)
    site = _with_known_organizers(folder, site, site_lines, members)
    found = check_members(members, member_lines, folder.shown(""), season_ids)
    problems = tuple(sorted({*folder.problems, *found}))
    return Content(root=folder.root, site=site, members=members, seasons=seasons, problems=problems)


def _load_site(folder: ContentFolder) -> tuple[Site, KeyLines]:
    report = folder.report("site.toml")
    if not folder.exists("site.toml"):
        report.add(1, "missing-file", "there is no site.toml; add one with title, url and timezone", "warning")
        return Site(), KeyLines({})
    text = folder.text("site.toml", report)
    return load_site(text, report) if text is not None else (Site(), KeyLines({}))


def _load_members(folder: ContentFolder) -> tuple[dict[str, Member], dict[str, KeyLines]]:
    members: dict[str, Member] = {}
    lines: dict[str, KeyLines] = {}
    files = [entry for entry in folder.entries("members") if _is_member_file(folder, entry)]
    # Files whose names may stand as they are come first: a faulty name must not take a good one's place.
    for entry in sorted(files, key=lambda e: (not is_slug(e.stem), e.name)):
        report = folder.report(entry.path)
        id_ = slugify(entry.stem, "member")
        if id_ in members:
            other = folder.shown(members[id_].path)
            report.add(
                1,
                "doubled-member",
                f"this is the same member as {other}; keep one of the two files (until then that one is used)",
            )
            continue
        if id_ != entry.stem:
            report.add(
                1,
                "bad-id",
                f"{shown(entry.stem)} cannot stand in an address; call the file {id_}.toml (used until then)",
            )
        text = folder.text(entry.path, report)
        path = f"members/{folder.written(entry.name)}"
        members[id_], lines[id_] = (
            load_member(text, id_, path, report) if text is not None else (stand_in(id_, path), KeyLines({}))
        )
    return {id_: members[id_] for id_ in sorted(members)}, lines


def _is_member_file(folder: ContentFolder, entry: Entry) -> bool:
    if not entry.is_folder and entry.suffix.lower() == ".toml":
        if entry.suffix != ".toml":
            folder.report(entry.path).add(
                1, "file-ending", f"call this file {entry.stem}.toml, with .toml in small letters"
            )
        return True
    near = entry.name.lower().partition(".toml")
    mend = f"call it {near[0]}.toml" if near[1] and not entry.is_folder else "rename this, or take it out"
    message = f"a member is one file that ends in .toml; {mend}"
    if not entry.is_folder and entry.suffix.lower() in _STRAY_TEXT:
        message = _no_text_here(folder, entry)
    code = "wrong-folder" if entry.suffix.lower() in _STRAY_TEXT else "stray-file"
    folder.report(entry.path).add(1, code, message)
    return False


def _load_seasons(
    folder: ContentFolder, site: Site, members: Mapping[str, Member]
) -> tuple[dict[str, SeasonFiles], set[str]]:
    """The seasons that can be read, and the names of all season folders."""
    seasons: dict[str, SeasonFiles] = {}
    names: set[str] = set()
    for entry in folder.entries("seasons"):
        report = folder.report(entry.path)
        names.add(entry.name)
        if not entry.is_folder:
            report.add(1, "wrong-folder", f"a season is a folder: move this to {folder.shown('seasons')}/<season>/")
        elif not is_slug(entry.name):
            report.add(
                1,
                "bad-id",
                f"{shown(entry.name)} cannot stand in an address; call the folder {slugify(entry.name, 'season')} (it"
                " is left out until then)",
            )
        elif entry.name in RESERVED_SEASONS:
            report.add(
                1,
                "bad-id",
                f"no season can be called {entry.name}: that address is taken; rename the folder (it is left out until"
                " then)",
            )
        else:
            files = load_season_folder(folder, entry.name, site, members.keys())
            if files is not None:
                seasons[entry.name] = files
    return seasons, names


def _check_strays(folder: ContentFolder) -> None:
    """Posts that lie where nothing reads them. Other folders at the top are left to Pelican."""
    for entry in folder.entries(""):
        if entry.is_folder and entry.name == "posts":
            message = f"posts belong to a season: move this folder to {folder.shown('seasons')}/<season>/posts"
            folder.report(entry.path).add(1, "wrong-folder", message)
        elif not entry.is_folder and entry.suffix.lower() in _STRAY_TEXT:
            folder.report(entry.path).add(1, "wrong-folder", _no_text_here(folder, entry))
        elif not entry.is_folder and entry.suffix.lower() == ".toml" and entry.name != "site.toml":
            message = f"this is read by nothing; move a member's file to {folder.shown('members')}/{entry.name.lower()}"
            folder.report(entry.path).add(1, "wrong-folder", message)
        elif not entry.is_folder and entry.suffix.lower() == ".txt" and entry.name not in _READ_TEXT:
            folder.report(entry.path).add(1, "stray-file", "this is read by nothing; take it out", "warning")


def _no_text_here(folder: ContentFolder, entry: Entry) -> str:
    place = f"{folder.shown('seasons')}/<season>/posts/<member>/{slugify(entry.stem)}.md"
    return f"no text belongs here; move a post to {place}"


def _with_known_organizers(folder: ContentFolder, site: Site, lines: KeyLines, members: Mapping[str, Member]) -> Site:
    report = folder.report("site.toml")
    for organizer in site.organizers:
        if organizer not in members:
            file = f"{folder.shown('members')}/{slugify(organizer)}.toml"
            message = f"`organizers` names {shown(organizer)}, but there is no {file}; mend the name or add the file"
            report.add(lines.of(("organizers",)), "unknown-member", message)
    return replace(site, organizers=tuple(one for one in site.organizers if one in members))
