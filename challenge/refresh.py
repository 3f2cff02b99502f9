"""From the network to the ledger: the one place that knows this order.

    members' feeds  | gather    -> one Answer a feed, whatever happens
                    | remember  -> rows, for each season the member takes part in
    rows not seen   | recall    -> judged again from memory where the rules changed
                    > ledgers, then feeds.json, then the note in .cache/ that a body has been judged

The order of writing makes a kill at any moment harmless: a body is noted as judged only after its rows are on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from challenge.account import Options, Report
from challenge.asking import Asking, in_order, of_interest, wanted_since
from challenge.content.members import Member
from challenge.content.tree import Content, load_content
from challenge.errors import UsageError
from challenge.feeds.cache import Cache
from challenge.feeds.older import Chain
from challenge.feeds.suggest import is_lost
from challenge.harvest import Harvest
from challenge.ledger.lock import alone
from challenge.ledger.pairing import Pairing

__all__ = ["Options", "Report", "refresh"]

Advance = Callable[[int, int], None]
"""Called with (feeds done, feeds in all) while a refresh runs."""


def _unseen(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def refresh(content_dir: Path, options: Options, now: datetime, advance: Advance = _unseen) -> Report:
    """Fetches, recognises and writes. Raises UsageError for a season or member that does not exist."""
    if not content_dir.is_dir():
        raise UsageError(f"{content_dir}: there is no content folder here; run this from the root of a site")
    if options.mirror is not None and not _is_folder(options.mirror):
        raise UsageError(f"{options.mirror}: there is no such mirror folder")
    folder = content_dir.absolute().parent / ".cache"
    with alone(folder):
        content = load_content(content_dir)
        pairing = Pairing(content_dir, folder, tuple(content.seasons))
        with Cache(folder) as cache:
            return _refresh(content, cache, pairing, options, now, advance)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than file systems take
        return False


def _refresh(
    content: Content, cache: Cache, pairing: Pairing, options: Options, now: datetime, advance: Advance
) -> Report:
    noted = pairing.found()
    run = Harvest(content, options, now, noted)
    feeds, resting = _feeds_of(content, run, options.member)
    run.report.feeds["not due"] += len(resting)
    asking = Asking(
        cache=cache,
        now=now,
        rules=run.judged_by,
        members=content.members.values(),
        contact=content.site.contact,
        mirror=options.mirror,
        allow_private=options.allow_private,
        force=options.force,
        pace=options.pace,
    )
    judged = _ask_all(asking, run, feeds, advance)
    run.finish(asking)
    run.write()
    pairing.keep(noted, run.settled, wrote=bool(run.report.written))
    for feed, address, body in judged:
        if feed not in run.held:
            cache.mark_judged(address, body, run.judged_by)
    return run.report


def _ask_all(
    asking: Asking, run: Harvest, feeds: Mapping[str, list[Member]], advance: Advance
) -> list[tuple[str, str, str]]:
    """Every feed and the older pages that are wanted of it: (feed, address, fingerprint) of each body that was read."""
    judged: list[tuple[str, str, str]] = []
    chains: dict[str, Chain] = {}
    answered: set[str] = set()
    lost: dict[str, str] = {}
    began = of_interest(run.everything, run.now)
    answers = in_order(asking.answers(list(feeds), run.states), lambda answer: answer.url, feeds)
    for done, answer in enumerate(answers, start=1):
        url, members, known = answer.url, feeds[answer.url], run.states.get(answer.url)
        if chain := asking.gap(answer, known, wanted_since(members, began)):
            chains[url] = chain
        if answer.outcome in ("ok", "unchanged", "moved"):
            answered.add(url)
        if is_lost(answer, known):
            lost[url] = next((member.site for member in members if member.site), "")
        run.take(answer, members)
        if answer.feed is not None:
            judged.append((url, url, answer.fingerprint))
        advance(done, len(feeds))
    for page in in_order(asking.older_pages(chains, feeds, answered, began), lambda page: page.url, feeds):
        run.take_older(page, feeds[page.url])
        if page.fingerprint:
            judged.append((page.url, page.address, page.fingerprint))
    asking.cache.save()
    run.suggest(lost, asking)
    return judged


def _feeds_of(content: Content, run: Harvest, only: str | None) -> tuple[dict[str, list[Member]], set[str]]:
    """Whom each feed belongs to, and those that rest: of members who are paused, or left a while ago."""
    ids = {season.id for season in run.seasons}
    feeds: dict[str, list[Member]] = {}
    resting: set[str] = set()
    for member in content.members.values():
        if only in (None, member.id) and (member.seasons is None or not ids.isdisjoint(member.seasons)):
            gone = member.is_gone(content.site.timezone, run.now)
            for feed in dict.fromkeys(member.feeds):
                if member.paused or (gone and feed in run.states):
                    resting.add(feed)
                else:
                    feeds.setdefault(feed, []).append(member)
    return dict(sorted(feeds.items())), resting - feeds.keys()
