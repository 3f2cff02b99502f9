"""Tells the WebSub hub of `site.toml` which feeds have changed since it was told last; after publishing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from challenge.commands.call import Call, counted, print_json
from challenge.content.tree import load_content
from challenge.errors import UsageError
from challenge.feeds.hub import tell_hub
from challenge.ledger.store import write_whole

_SUFFIXES = frozenset({".xml", ".json"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--built", metavar="DIR", type=Path, default=Path("output"), help="the site as it was published"
    )
    parser.add_argument("--allow-private", action="store_true", help="permit loopback and private addresses, any port")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(call: Call, args: argparse.Namespace) -> int:
    if not call.content.is_dir():
        raise UsageError(f"{call.content}: there is no content folder here; run this from the root of a site")
    site = load_content(call.content).site
    if not site.hub or not site.url:
        return _say(call, site.hub, (), 0, "site.toml names no hub" if not site.hub else "site.toml names no url")
    now = _prints(args.built, site.url)
    if not now:
        raise UsageError(f"{args.built}: there are no feeds here; build the site first")
    memory = call.cache / "pinged.json"
    before = _remembered(memory)
    changed = sorted(feed for feed, print_ in now.items() if before.get(feed) != print_)
    told, why = (
        tell_hub(site.hub, changed, contact=site.contact, allow_private=args.allow_private) if changed else (0, "")
    )
    known = {feed: before[feed] for feed in now if feed in before} | {feed: now[feed] for feed in changed[:told]}
    write_whole(memory, json.dumps(known, indent=1, sort_keys=True) + "\n")
    return _say(call, site.hub, changed, told, why)


def _say(call: Call, hub: str, changed: tuple[str, ...] | list[str], told: int, why: str) -> int:
    if call.json:
        print_json({"hub": hub or None, "changed": list(changed), "told": told, "why": why or None})
    elif why:
        print(f"Not told of {counted(len(changed) - told, 'feed')}: {why}" if changed else f"Nobody to tell: {why}")
    else:
        print(f"{hub}: told of {counted(told, 'feed')}" if told else "No feed has changed.")
    return 0


def _prints(built: Path, url: str) -> dict[str, str]:
    """A fingerprint of each built feed, by its address."""
    folder = built / "feeds"
    files = (path for path in sorted(folder.rglob("*")) if path.suffix in _SUFFIXES and path.is_file())
    return {
        f"{url}/feeds/{quote(path.relative_to(folder).as_posix())}": sha256(path.read_bytes()).hexdigest()[:32]
        for path in files
    }


def _remembered(path: Path) -> Mapping[str, str]:
    """What was told last; nothing where that cannot be read: then the hub hears of every feed once more."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
