"""`seasons/<season>/posts/`: one folder for each author, one file for each post."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from challenge.addresses import page_key
from challenge.content.folder import ContentFolder, Entry
from challenge.content.markdown_files import MARKDOWN, markdown_files
from challenge.content.posts import PostFile, load_post
from challenge.content.report import Report, shown
from challenge.content.seasons import Round, Season
from challenge.content.site import Site
from challenge.content.slugs import is_slug, slugify, unique_slug


@dataclass(frozen=True, slots=True)
class KnownRounds:
    """A season with its rounds by number, and every number that some prompt file claims, also one of no use."""

    season: Season
    rounds: Mapping[int, Round]
    claimed: Set[int]
    site: Site

    def is_ours(self, link: str) -> bool:
        """Whether a link leads to a page that this site makes from the files of a season."""
        return bool(self.site.url) and page_key(link).startswith(page_key(self.site.url) + "/seasons/")

    def fault(self, number: int) -> str:
        """What is wrong with naming this round; empty where nothing is."""
        if number in self.rounds:
            return f"round {number} of this season is skipped" if self.rounds[number].skipped else ""
        if number in self.claimed:
            return ""
        there = [str(n) for n in sorted(self.rounds)]
        hint = f"there are {there[0]} to {there[-1]}" if len(there) > 1 else "it has no rounds"
        hint = f"there is only {there[0]}" if len(there) == 1 else hint
        return f"this season has no round {number} ({hint})"


def load_posts(folder: ContentFolder, path: str, known: KnownRounds, members: Set[str]) -> list[PostFile]:
    posts: list[PostFile] = []
    slugs: dict[str, set[str]] = {}
    for entry in folder.entries(path):
        if not entry.is_folder and entry.suffix.lower() not in MARKDOWN:
            message = "only folders belong here, one for each author; move this file away"
            folder.report(entry.path).add(1, "stray-file", message)
            continue
        if not entry.is_folder:
            name = slugify(entry.stem)
            message = (
                f"a post belongs into the folder of its author: move it to {folder.shown(path)}/<member>/{name}.md"
            )
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
        f"there is no member {shown(entry.name)}; add {folder.shown('members')}/{near}.toml with a name, or rename the"
        " folder to a member's id (until then its posts are not shown)"
    )
    folder.report(entry.path).add(1, "unknown-member", message)
    return None


def _load_member_posts(
    folder: ContentFolder, path: str, known: KnownRounds, member: str, taken: set[str]
) -> list[PostFile]:
    files = markdown_files(folder, path, "a post", deeper=True)
    # Files whose names may stand as they are come first: a faulty name must not take a good one's address.
    files.sort(key=lambda entry: (not is_slug(entry.stem), entry.path))
    posts = []
    for entry in files:
        report = folder.report(entry.path)
        slug = unique_slug(slugify(entry.stem), taken)
        taken.add(slug)
        if slug != entry.stem:
            message = (
                f"{shown(entry.stem)} cannot stand in an address, or is taken; call the file {slug}.md (used until"
                " then)"
            )
            report.add(1, "bad-slug", message)
        text = folder.text(entry.path, report, "markdown")
        if text is None:
            continue
        post = load_post(text, known.season.id, member, slug, folder.written(entry.path), report)
        posts.append(_checked_post(post, known, report))
    return sorted(posts, key=lambda post: post.path)


def _checked_post(post: PostFile, known: KnownRounds, report: Report) -> PostFile:
    """The post after what only the season can tell: rounds that do not exist, and a link to this very site."""
    for number in post.prompts:
        if fault := known.fault(number):
            message = f"`Prompt`: {fault}; write the number of the round this post answers, or take the line out"
            report.add(post.prompt_line, "unknown-prompt", message)
    if post.link and known.is_ours(post.link):
        message = "`Link` leads to this site itself; take it out if the text stands here, or give the address elsewhere"
        report.add(post.link_line, "bad-link", message)
        return replace(post, link="")
    return post
