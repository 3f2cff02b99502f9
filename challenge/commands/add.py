"""Files a post that no feed brings: a pointer with its title and date from the page, or as given."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from challenge.addresses import is_web_address, page_key
from challenge.commands.call import Call, check_member, own_file, read_own, rounds_named, season_named
from challenge.content.posts import PostFile
from challenge.content.slugs import slugify, unique_slug
from challenge.content.tree import SeasonFiles
from challenge.dates import Stamp, parse_stamp
from challenge.entries.page import PageFacts, read_page
from challenge.entries.plain import plain_text
from challenge.errors import UsageError
from challenge.feeds.pages import fetch_page
from challenge.ledger.files import is_announcement
from challenge.ledger.row import Row, whole
from challenge.ledger.store import write_whole
from challenge.overview import Overview

_LINK = re.compile(r"^link:[ \t]*['\"]?([^\s'\"]+)", re.IGNORECASE | re.MULTILINE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", help="the post's address")
    parser.add_argument("--member", required=True, metavar="M")
    parser.add_argument("--season", metavar="S", help="may be left out where there is only one")
    parser.add_argument("--prompt", metavar="N", help="the round it answers, or several: 1,2")
    parser.add_argument("--date", metavar="D", help="when it was published, e.g. 2017-05-12; else the page says")
    parser.add_argument("--title", help="else the page says")
    parser.add_argument("--mirror", metavar="DIR", type=Path, help="read recorded answers from here, not the network")
    parser.add_argument("--allow-private", action="store_true", help="permit loopback and private addresses, any port")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    files = season_named(overview, args.season)
    check_member(overview, args.member)
    if not is_web_address(args.url) or args.url != whole(args.url):
        raise UsageError(f"{args.url}: no address of a web page; write it with https://")
    prompts = rounds_named(files, args.prompt, "--prompt") if args.prompt is not None else ()
    _refuse_announcement(overview, files, args.url)
    known = _known(call, files, args.member, args.url)
    if known is not None:
        return _already(call, known, prompts)
    facts, final_url, why = _facts(overview, args)
    _refuse_announcement(overview, files, final_url)
    known = _known(call, files, args.member, final_url)
    if known is not None:
        return _already(call, known, prompts)
    row = _remembered(overview, files, args.member, {page_key(args.url), page_key(final_url)})
    given = parse_date(args.date) if args.date else facts.published or (row.claimed if row else None)
    if given is None:
        raise UsageError(f"{args.url}: {why or 'the page names no date'}; say when it was published with --date")
    told = args.title or facts.title or (row.title if row else "")
    title = plain_text(told) or args.url.rstrip("/").rsplit("/", 1)[-1]
    folder = call.content / "seasons" / files.season.id / "posts" / args.member
    taken = {path.stem for path in folder.glob("*.md")}
    path = own_file(call, folder) / f"{unique_slug(slugify(title)[:60].strip('-'), taken)}.md"
    link = final_url if row and page_key(args.url) not in row.pages else args.url
    write_whole(path, _pointer(title, given, prompts, link, None if args.title else facts.words))
    print(f"{path.as_posix()}: written" + (f" ({why}; the title may need your hand)" if why and not told else ""))
    return 0


def parse_date(text: str) -> Stamp:
    """A date of the command line. Raises UsageError."""
    try:
        return parse_stamp(text)
    except ValueError as error:
        raise UsageError(f"--date: {error}") from error


def _known(call: Call, files: SeasonFiles, member: str, url: str) -> PostFile | None:
    page = page_key(url)
    return next((p for p in files.posts if p.member == member and page_key(_link(call, p)) == page), None)


def _link(call: Call, post: PostFile) -> str:
    """What a file points to; also an address that only --allow-private lets through, and its reader refuses."""
    if post.link or not post.link_given:
        return post.link
    found = _LINK.search(read_own(own_file(call, call.content / post.path)))
    return found[1] if found else ""


def _already(call: Call, known: PostFile, prompts: tuple[int, ...]) -> int:
    path = (call.content / known.path).as_posix()
    if not set(prompts) <= set(known.prompts):
        raise UsageError(f"{path}: points to this page already, for other rounds; change its Prompt line there")
    print(f"{path}: points to this page already")
    return 0


def _refuse_announcement(overview: Overview, files: SeasonFiles, url: str) -> None:
    """Raises UsageError for a page of the challenge's own: linking to it is a mark, it is no submission itself."""
    everything = [other.season for other in overview.content.seasons.values()]
    if is_announcement(url, files.season, everything):
        raise UsageError(f"{url}: this is the challenge's own announcement, which is no submission; nothing is written")


def _remembered(overview: Overview, files: SeasonFiles, member: str, pages: set[str]) -> Row | None:
    """What the ledger knows of the page: it stands in where the page itself says nothing."""
    rows = overview.ledgers[files.season.id].rows.values()
    return next((row for row in rows if row.member == member and row.pages & pages), None)


def _facts(overview: Overview, args: argparse.Namespace) -> tuple[PageFacts, str, str]:
    """What the page says, the address that answered, and why it says nothing."""
    if args.title and args.date:
        return PageFacts(), args.url, ""
    contact = overview.content.site.contact
    page = fetch_page(args.url, contact=contact, mirror=args.mirror, allow_private=args.allow_private)
    return (read_page(page.html, page.url) if page.html else PageFacts()), page.url, page.why


def _pointer(title: str, date: Stamp, prompts: tuple[int, ...], link: str, words: int | None) -> str:
    lines = [f"Title: {title}", f"Date: {date.isoformat()}"]
    if prompts:
        lines.append(f"Prompt: {', '.join(map(str, prompts))}")
    lines.append(f"Link: {link}")
    if words:
        lines.append(f"Words: {words}")
    return "\n".join(lines) + "\n"
