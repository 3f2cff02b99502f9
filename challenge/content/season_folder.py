"""One folder below `seasons/`: its rules, prompts, posts, rulings and roundups."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from difflib import get_close_matches

from challenge.content.folder import ContentFolder
from challenge.content.markdown_files import MARKDOWN, markdown_files
from challenge.content.post_folder import KnownRounds, load_posts
from challenge.content.posts import PostFile, RoundupFile, load_roundup
from challenge.content.prompts import FoundPrompt, load_prompt
from challenge.content.report import listed
from challenge.content.rulings import Ruling, load_rulings
from challenge.content.season_reader import load_season
from challenge.content.seasons import Season
from challenge.content.site import Site
from challenge.content.slugs import slugify
from challenge.content.values import to_number

_FOLDERS = ("prompts", "posts", "roundups")
_FILES = ("season.toml", "rulings.toml", "ledger.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFiles:
    """One season with what people sent to it. `ruled` says whether there is a rulings.toml, whatever it holds."""

    season: Season
    posts: tuple[PostFile, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    ruled: bool = False
    roundups: tuple[RoundupFile, ...] = ()


def load_season_folder(folder: ContentFolder, id_: str, site: Site, members: Set[str]) -> SeasonFiles | None:
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
    season = load_season(text, id_, f"{base}/season.toml", prompts, report, site.timezone)
    if season is None:
        return None
    known = KnownRounds(
        season=season,
        rounds={round_.number: round_ for round_ in season.rounds},
        claimed={one.prompt.number for one in prompts},
        site=site,
    )
    return SeasonFiles(
        season=season,
        posts=tuple(load_posts(folder, f"{base}/posts", known, members)),
        rulings=_load_rulings(folder, f"{base}/rulings.toml", known),
        ruled=folder.exists(f"{base}/rulings.toml"),
        roundups=tuple(_load_roundups(folder, f"{base}/roundups", known)),
    )


def _load_prompts(folder: ContentFolder, path: str) -> list[FoundPrompt]:
    found = []
    for entry in markdown_files(folder, path, "a prompt"):
        report = folder.report(entry.path)
        text = folder.text(entry.path, report, "markdown")
        one = load_prompt(text, entry.stem, entry.path, report) if text is not None else None
        if one is not None:
            found.append(one)
    return found


def _load_rulings(folder: ContentFolder, path: str, known: KnownRounds) -> tuple[Ruling, ...]:
    if not folder.exists(path):
        return ()
    report = folder.report(path)
    text = folder.text(path, report, "rulings")
    kept = []
    for ruling in load_rulings(text, report) if text is not None else ():
        wrong = {number: fault for number in ruling.prompts or () if (fault := known.fault(number))}
        for fault in wrong.values():
            report.add(
                ruling.line, "unknown-prompt", f"this ruling names a round that does not exist: {fault}; mend `prompts`"
            )
        if ruling.prompts and wrong:
            ruling = replace(ruling, prompts=tuple(n for n in ruling.prompts if n not in wrong))
            # Without any round left it would credit the post to none, which nobody has decided.
            if not ruling.prompts:
                continue
        kept.append(ruling)
    return tuple(kept)


def _load_roundups(folder: ContentFolder, path: str, known: KnownRounds) -> list[RoundupFile]:
    found: dict[int, RoundupFile] = {}
    for entry in markdown_files(folder, path, "a roundup"):
        report = folder.report(entry.path)
        try:
            number = to_number(entry.stem)
        except ValueError:
            digits = "".join(c for c in entry.stem if c in "0123456789")[:4] or "1"
            report.add(1, "roundup-name", f"the file name of a roundup is its number: call it {int(digits):02d}.md")
            continue
        if number in found:
            other = folder.shown(found[number].path)
            report.add(
                1,
                "doubled-roundup",
                f"roundup {number} is {other} already; join the two files (until then that one is shown)",
            )
            continue
        text = folder.text(entry.path, report, "markdown")
        if text is not None:
            found[number] = load_roundup(text, known.season.id, number, folder.written(entry.path), report)
            if known.rounds and number not in known.rounds:
                why = known.fault(number) or f"the prompt of round {number} cannot be used"
                report.add(1, "unknown-prompt", f"{why}; call the file by the number of its round", "warning")
    return [found[number] for number in sorted(found)]


def _check_strays(folder: ContentFolder, base: str) -> None:
    for entry in folder.entries(base):
        if entry.name in (_FOLDERS if entry.is_folder else _FILES):
            continue
        if not entry.is_folder and entry.suffix.lower() in MARKDOWN:
            below = folder.shown(base)
            message = (
                f"no text belongs here; move a prompt to {below}/prompts/, and a post to"
                f" {below}/posts/<member>/{slugify(entry.stem)}.md"
            )
            folder.report(entry.path).add(1, "wrong-folder", message)
        else:
            names = _FOLDERS if entry.is_folder else _FILES
            near = get_close_matches(entry.name.lower()[:40], names, n=1, cutoff=0.8)
            here = listed([*_FOLDERS, *_FILES]).replace(" or ", " and ")
            hint = f"call it {near[0]}" if near else f"known here are {here}"
            folder.report(entry.path).add(1, "stray-file", f"this is read by nothing; {hint}")
