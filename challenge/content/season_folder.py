"""One folder below `seasons/`: its rules, prompts, posts, rulings and roundups."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from challenge.content.folder import ContentFolder, Entry
from challenge.content.posts import PostFile, RoundupFile, load_post, load_roundup
from challenge.content.prompts import FoundPrompt, load_prompt
from challenge.content.report import listed, shown
from challenge.content.rulings import Ruling, load_rulings
from challenge.content.season_reader import load_season
from challenge.content.seasons import Season
from challenge.content.slugs import is_slug, slugify, unique_slug
from challenge.content.values import to_number

_FOLDERS = ("prompts", "posts", "roundups")
_FILES = ("season.toml", "rulings.toml", "ledger.jsonl")
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFiles:
    """One season with what people sent to it."""

    season: Season
    posts: tuple[PostFile, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    roundups: tuple[RoundupFile, ...] = ()


def load_season_folder(
    folder: ContentFolder, id_: str, site_zone: ZoneInfo, members: Set[str]
) -> SeasonFiles | None:
    """Everything of one season; None (with a problem) where its rules cannot be read. `members` are the known ids."""
    base = f"seasons/{id_}"
    report = folder.report(f"{base}/season.toml")
    _check_strays(folder, base)
    prompts = _load_prompts(folder, f"{base}/prompts")
    if not folder.exists(f"{base}/season.toml"):
        report.add(1, "missing-file", "this folder has no season.toml; add one with title, starts, timezone and every")
        return None
    text = folder.text(f"{base}/season.toml", report)
    if text is None:
        return None
    season = load_season(text, id_, f"{base}/season.toml", prompts, report, site_zone)
    if season is None:
        return None
    known = _Known(season, {one.prompt.number for one in prompts})
    return SeasonFiles(
        season=season,
        posts=tuple(_load_posts(folder, f"{base}/posts", known, members)),
        rulings=_load_rulings(folder, f"{base}/rulings.toml", known),
        roundups=tuple(_load_roundups(folder, f"{base}/roundups", id_)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A season, and every number that some prompt file of it claims, also one that could not be used."""

    season: Season
    claimed: Set[int]

    def fault(self, number: int) -> str:
        """What is wrong with naming this round; empty where nothing is."""
        rounds = {round_.number: round_ for round_ in self.season.rounds}
        if number in rounds:
            return f"round {number} of this season is skipped" if rounds[number].skipped else ""
        if number in self.claimed:
            return ""
        there = [str(n) for n in sorted(rounds)]
        hint = f"there are {there[0]} to {there[-1]}" if len(there) > 1 else listed(there) or "it has no rounds"
        return f"this season has no round {number} ({hint})"


def _load_prompts(folder: ContentFolder, path: str) -> list[FoundPrompt]:
    found = []
    for entry in _markdown_files(folder, path, "a prompt"):
        report = folder.report(entry.path)
        text = folder.text(entry.path, report, cut=True)
        one = load_prompt(text, entry.stem, entry.path, report) if text is not None else None
        if one is not None:
            found.append(one)
    return found


def _load_posts(folder: ContentFolder, path: str, known: _Known, members: Set[str]) -> list[PostFile]:
    posts: list[PostFile] = []
    slugs: dict[str, set[str]] = {}
    for entry in folder.entries(path):
        if not entry.is_folder:
            name = slugify(entry.stem)
            message = f"a post belongs into the folder of its author: move it to {folder.shown(path)}/<member>/{name}.md"
            folder.report(entry.path).add(1, "wrong-folder", message)
            continue
        member = _member_of(folder, entry, members)
        if member is not None:
            posts.extend(_load_member_posts(folder, entry.path, known, member, slugs.setdefault(member, set())))
    return posts


def _member_of(folder: ContentFolder, entry: Entry, members: Set[str]) -> str | None:
    """Whose posts a folder holds; None with a problem where there is nobody of that name."""
    if entry.name in members:
        return entry.name
    near = slugify(entry.name)
    if near in members:
        message = f"this folder must be called {near}, as the member's file is (until then its posts count for {near})"
        folder.report(entry.path).add(1, "member-folder", message)
        return near
    message = (
        f"there is no member {shown(entry.name)}; add {folder.shown('members')}/{near}.toml with a name, or rename the folder "
        "to a member's id (until then its posts are not shown)"
    )
    folder.report(entry.path).add(1, "unknown-member", message)
    return None


def _load_member_posts(
    folder: ContentFolder, path: str, known: _Known, member: str, taken: set[str]
) -> list[PostFile]:
    files = _markdown_files(folder, path, "a post", deeper=True)
    # Files whose names may stand as they are come first: a faulty name must not take a good one's address.
    files.sort(key=lambda entry: (not is_slug(entry.stem), entry.path))
    posts = []
    for entry in files:
        report = folder.report(entry.path)
        slug = unique_slug(slugify(entry.stem), taken)
        taken.add(slug)
        if slug != entry.stem:
            message = f"{shown(entry.stem)} cannot stand in an address, or is taken; call the file {slug}.md (used until then)"
            report.add(1, "bad-slug", message)
        text = folder.text(entry.path, report, cut=True)
        if text is None:
            continue
        post = load_post(text, known.season.id, member, slug, folder.written(entry.path), report)
        for number in post.prompts:
            if fault := known.fault(number):
                message = f"`Prompt`: {fault}; write the number of the round this post answers, or take the line out"
                report.add(post.prompt_line, "unknown-prompt", message)
        posts.append(post)
    return sorted(posts, key=lambda post: post.path)


def _load_rulings(folder: ContentFolder, path: str, known: _Known) -> tuple[Ruling, ...]:
    if not folder.exists(path):
        return ()
    report = folder.report(path)
    text = folder.text(path, report)
    kept = []
    for ruling in load_rulings(text, report) if text is not None else ():
        wrong = {number: fault for number in ruling.prompts or () if (fault := known.fault(number))}
        for fault in wrong.values():
            report.add(ruling.line, "unknown-prompt", f"this ruling names a round that does not exist: {fault}; mend `prompts`")
        if ruling.prompts and wrong:
            ruling = replace(ruling, prompts=tuple(n for n in ruling.prompts if n not in wrong))
            # Without any round left it would credit the post to none, which nobody has decided.
            if not ruling.prompts:
                continue
        kept.append(ruling)
    return tuple(kept)


def _load_roundups(folder: ContentFolder, path: str, season: str) -> list[RoundupFile]:
    found: dict[int, RoundupFile] = {}
    for entry in _markdown_files(folder, path, "a roundup"):
        report = folder.report(entry.path)
        try:
            number = to_number(entry.stem)
        except ValueError:
            digits = "".join(c for c in entry.stem if c in "0123456789")[:4] or "1"
            report.add(1, "roundup-name", f"the file name of a roundup is its number: call it {int(digits):02d}.md")
            continue
        if number in found:
            other = folder.shown(found[number].path)
            report.add(1, "doubled-roundup", f"roundup {number} is {other} already; join the two files (until then that one is shown)")
            continue
        text = folder.text(entry.path, report, cut=True)
        if text is not None:
            found[number] = load_roundup(text, season, number, folder.written(entry.path), report)
    return [found[number] for number in sorted(found)]


def _markdown_files(folder: ContentFolder, path: str, what: str, *, deeper: bool = False) -> list[Entry]:
    """The Markdown files in a folder; anything else there is a problem. `deeper` also takes those one folder too low."""
    files: list[Entry] = []
    for entry in folder.entries(path):
        if entry.is_folder:
            inner = [e for e in folder.entries(entry.path) if not e.is_folder and e.suffix.lower() in _MARKDOWN]
            after = " (until then it is read all the same)" if deeper else " (until then it is left out)"
            for lost in inner:
                message = f"this file is one folder too deep; move it up to {folder.shown(path)}/{lost.name}{after}"
                folder.report(lost.path).add(1, "wrong-folder", message)
            if not inner:
                folder.report(entry.path).add(1, "stray-folder", f"no folder belongs here; {what} is a file that ends in .md")
            files.extend(inner if deeper else [])
        elif entry.suffix.lower() not in _MARKDOWN:
            message = f"{what} is a text file that ends in .md; rename it, or take it out"
            folder.report(entry.path).add(1, "not-markdown", message)
        else:
            if entry.suffix != ".md":
                folder.report(entry.path).add(1, "file-ending", f"call this file {entry.stem}.md, with .md in small letters")
            files.append(entry)
    return files


def _check_strays(folder: ContentFolder, base: str) -> None:
    for entry in folder.entries(base):
        if entry.name in (_FOLDERS if entry.is_folder else _FILES):
            continue
        if not entry.is_folder and entry.suffix.lower() in _MARKDOWN:
            message = f"no text belongs here; move a post to {folder.shown(base)}/posts/<member>/{slugify(entry.stem)}.md"
            folder.report(entry.path).add(1, "wrong-folder", message)
        else:
            here = listed([*_FOLDERS, *_FILES]).replace(" or ", " and ")
            folder.report(entry.path).add(1, "stray-file", f"this is read by nothing; known here are {here}")

