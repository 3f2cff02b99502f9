"""`/seasons/<season>/calendar.ics`: when prompts open, when rounds close, when roundups came out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.content.tree import SeasonFiles
from challenge.pages.head import in_brief
from challenge.pages.shelf import Shelf
from challenge.progress.standing import RoundLine


def write_calendar(shelf: Shelf, files: SeasonFiles) -> bytes:
    """The season as iCalendar. Uids and stamps follow from the files alone.

    Times are UTC instants; a deadline that everybody has by their own clock is a time in no zone, which a calendar
    shows as such wherever it is.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//writing-challenge//calendar//{shelf.site.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{files.season.title} – {shelf.site.title}")
    stamp = season_window(files.season)[0]
    host = urlsplit(shelf.url).hostname or "localhost"
    for name, at, summary, description, path in _events(shelf, files):
        event = Event()
        event.add("uid", f"{files.season.id}-{name}@{host}")
        event.add("dtstamp", stamp)
        event.add("dtstart", at)
        event.add("summary", summary)
        if description:
            event.add("description", description)
        event.add("url", shelf.at(path))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(shelf: Shelf, files: SeasonFiles) -> Iterator[tuple[str, datetime, str, str, str]]:
    """(name for the uid, when, summary, description, path) of everything that happens in a season."""
    _, season = shelf.language.gettext, files.season
    home = shelf.season_ref(season).path
    for line in shelf.rounds(season.id):
        number = line.round.number
        if line.state == "skipped":
            continue
        ref = shelf.ref(season.id, number)
        name = _("Prompt %(number)d", number=number)
        if ref.title:
            name = _("Prompt %(number)d: %(title)s", number=number, title=ref.title)
        body = in_brief(shelf.prompt_html(season.id, number), 400) if ref.title else ""
        yield f"{number}-opens", line.opens, name, body, ref.path or home
        closing = _("Deadline: %(prompt)s", prompt=name)
        yield f"{number}-closes", _deadline(season, line), closing, _whose_clock(shelf, season, line), ref.path or home
    for roundup in shelf.roundups(files):
        ref_ = shelf.roundup_ref(season, roundup)
        letter = _("Roundup: %(title)s", title=ref_.title or ref_.number)
        yield f"{ref_.number}-roundup", ref_.date.astimezone(UTC), letter, "", ref_.path


def _deadline(season: Season, line: RoundLine) -> datetime:
    stamp = line.round.closes
    return stamp.wall if season.deadline.zone == "author" and stamp.offset is None else line.closes


def _whose_clock(shelf: Shelf, season: Season, line: RoundLine) -> str:
    """What there is to know of a deadline that is not one instant for all, or not that of a midnight nearby."""
    _ = shelf.language.gettext
    if line.round.closes.offset is None and season.deadline.zone == "author":
        return _("The round closes at this time by your own clock.")
    if line.round.closes.offset is None and season.deadline.zone == "anywhere":
        return _("The round closes when its last day has ended everywhere on Earth.")
    return ""
