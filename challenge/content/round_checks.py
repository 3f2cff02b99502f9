"""The rounds of a season, and what is wrong with their windows. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from challenge.content.fields import Fields
from challenge.content.prompts import FoundPrompt
from challenge.content.rounds import MOST_ROUNDS, lay_out_rounds
from challenge.content.seasons import Round, Season
from challenge.content.values import LAST_YEAR
from challenge.dates import Stamp


def sound_rounds(season: Season, found: Sequence[FoundPrompt], fields: Fields) -> Season:
    """The season with its prompts and rounds. `fields` are those of season.toml; problems go where they arise."""
    kept = _with_opens(season, found, fields)
    kept = _without_early_closes(season, kept, _laid_out(season, kept))
    prompts = tuple(one.prompt for one in kept)
    rounds = _laid_out(season, kept)
    sound = tuple(round_ for round_ in rounds if _within_calendar(round_))
    if len(sound) < len(rounds):
        message = (
            f"some rounds would open after the year {LAST_YEAR} and are left out; look at `every`, `skipped` and the"
            " numbers"
        )
        fields.problem("every", "too-far", message)
    if not prompts and len(rounds) >= MOST_ROUNDS:
        fields.problem("ends", "too-many-rounds", f"this makes more than {MOST_ROUNDS} rounds; mend `ends` or `every`")
    numbers = {round_.number for round_ in sound}
    season = replace(season, prompts=tuple(p for p in prompts if p.number in numbers), rounds=sound)
    _check_gaps(season, numbers, fields)
    _check_windows(season, {one.prompt.number: one for one in kept}, fields)
    _check_goal(season, fields)
    return season


def _within_calendar(round_: Round) -> bool:
    return round_.opens.wall.year <= LAST_YEAR


def _laid_out(season: Season, found: Sequence[FoundPrompt]) -> tuple[Round, ...]:
    prompts = (one.prompt for one in found)
    return lay_out_rounds(prompts, season.skipped, season.starts, season.every, season.ends)


def _without_early_closes(season: Season, found: Sequence[FoundPrompt], rounds: Sequence[Round]) -> list[FoundPrompt]:
    """Without a Closes that is not after the opening of its round."""
    opens = {round_.number: round_.opens for round_ in rounds}
    kept = []
    for one in found:
        start, end = opens[one.prompt.number], one.prompt.closes
        if end is not None and not _before(season, start, end):
            message = (
                f"`Closes` is not after the opening of this round, {start.isoformat()}; mend `Closes` or `Opens` "
                "(until then it closes by the season's rule)"
            )
            one.fields.problem("Closes", "closes-before-opens", message)
            one = FoundPrompt(replace(one.prompt, closes=None), one.fields)
        kept.append(one)
    return kept


def _with_opens(season: Season, found: Sequence[FoundPrompt], fields: Fields) -> list[FoundPrompt]:
    """Without prompts of which nobody knows when they open; the first one opens with the season."""
    if season.every is not None:
        return list(found)
    kept = []
    for place, one in enumerate(found):
        prompt = one.prompt
        if prompt.opens is None:
            after = "it opens with the season until then" if place == 0 else "it is left out until then"
            write = f"such as Opens: {season.starts.isoformat()}"
            message = (
                f'it is not known when this prompt opens; add a line {write}, or every = "1 weeks" to season.toml'
                f" ({after})"
            )
            # A faulty Opens or `every` has been named where it stands.
            if not one.fields.has("Opens") and not fields.has("every"):
                one.fields.problem("", "no-opens", message)
            if place:
                continue
            prompt = replace(prompt, opens=season.starts)
        kept.append(FoundPrompt(prompt, one.fields))
    return kept


def _check_gaps(season: Season, numbers: set[int], fields: Fields) -> None:
    """Numbers between the first and the last that nobody accounts for: a file is lost, or a round was skipped."""
    if season.every is None or not numbers:
        return
    gaps = [number for number in range(min(numbers), max(numbers)) if number not in numbers]
    if gaps:
        some = ", ".join(map(str, gaps[:5])) + (", …" if len(gaps) > 5 else "")
        message = f"there is no prompt {some}; add its file, or write skipped = [{some}] if that round never took place"
        # The file is there as a rule, and only the line in it says otherwise.
        named = {_number_in_name(prompt.path): prompt for prompt in season.prompts}
        if other := next((named[gap] for gap in gaps if gap in named), None):
            message += f" ({other.path.rsplit('/', 1)[-1]} says Number: {other.number})"
        fields.problem("skipped", "missing-prompt", message)


def _check_goal(season: Season, fields: Fields) -> None:
    """A goal that nobody can reach; where `ends` leaves room for rounds whose prompts are still to come, it may be."""
    count = sum(not round_.skipped for round_ in season.rounds)
    calendar = lay_out_rounds((), season.skipped, season.starts, season.every, season.ends)
    room = sum(not round_.skipped for round_ in calendar)
    target = season.goal.target or 0
    if season.goal.kind == "prompts" and season.rounds and target > max(count, room):
        message = f"the goal is {target} prompts, and the season has {count}; lower `target`, or add the prompts"
        fields.report.add(fields.line("goal"), "goal", message, "warning")


def _number_in_name(path: str) -> int | None:
    found = re.match(r"[0-9]{1,4}", path.rsplit("/", 1)[-1])
    return int(found[0]) if found else None


def _check_windows(season: Season, found: dict[int, FoundPrompt], fields: Fields) -> None:
    rounds = season.rounds
    for place, round_ in enumerate(rounds):
        one = found.get(round_.number)
        if one is None:
            continue
        following = rounds[place + 1] if place + 1 < len(rounds) else None
        _check_end(season, round_, one, following, fields)
        if following is not None and one.prompt.closes and _before(season, following.opens, one.prompt.closes):
            message = (
                f"this round closes after round {following.number} has opened; a post in between could be for either"
            )
            one.fields.report.add(
                one.fields.line("Closes"),
                "overlap",
                f"{message}; let it close at {following.opens.isoformat()}, or use grace in season.toml",
                "warning",
            )


def _check_end(season: Season, round_: Round, one: FoundPrompt, following: Round | None, fields: Fields) -> None:
    if following is not None and not _before(season, round_.opens, following.opens):
        message = (
            f"round {round_.number} opens at {round_.opens.isoformat()}, not before round {following.number}; mend"
            " `Opens` or `Number`"
        )
        one.fields.problem("Opens", "out-of-order", message)
    elif season.ends is not None and not _before(season, round_.opens, season.ends):
        message = (
            f"round {round_.number} opens at {round_.opens.isoformat()}, after the season's end; mend `Opens` here or"
            " `ends` in season.toml"
        )
        one.fields.problem("Opens", "opens-after-end", message)
    if following is None and one.prompt.closes is None and not fields.has("ends") and not fields.has("every"):
        fields.problem(
            "ends",
            "no-end",
            f"it is not known when round {round_.number}, the last one, closes; add a line ends = … here, or Closes: …"
            " to its prompt",
        )


def _before(season: Season, first: Stamp, second: Stamp) -> bool:
    return first.start(season.timezone) < second.start(season.timezone)
