"""From what stands in a file to the value that is meant.

Every function takes the raw value (a string from a header or from JSON, or whatever TOML gave) and returns the typed
one, or raises ValueError with words for a person: what is wrong and how to write it.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from challenge.addresses import is_web_address
from challenge.content.guesses import meant_date, meant_interval
from challenge.content.report import MiswrittenError, listed, one_line, shown
from challenge.dates import Every, Stamp, parse_every, parse_span, parse_stamp

T = TypeVar("T", bound=str)

MOST_NUMBER = 9999
"""No round has a higher number."""

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Dates outside are slips, and arithmetic beyond them runs out of the calendar."""

# What is left of a form that nobody filled in.
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|\$\{")
_WHOLE = re.compile(r"[0-9]{1,9}")
_ZONE = re.compile(r"[A-Za-z0-9_+\-/]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_HOURS = re.compile(r"([0-9]{1,4})\s+(?:hours?|hrs?)")
_SPACED = re.compile(r"\d\s+(?:Z|[+-]\d\d:\d\d)\s*$")
_OFFSET = re.compile(r"(?:gmt|utc)?\s*[+-]\s*\d.*", re.IGNORECASE)
# Names that mean something else on every machine.
_NO_ZONES = {"localtime", "posixrules", "Factory", "posix", "right"}
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table", str: "text"}


def to_text(value: object) -> str:
    """One line of text; white space at the ends and control characters go."""
    if not isinstance(value, str):
        raise ValueError(f"this must be text in quotes, not {_kind(value)}")
    text = one_line(value)
    if not text:
        raise ValueError("this is empty; write something or take the line out")
    if len(text) > 2000:
        raise ValueError(f"this has {len(text)} characters; 2000 are the most")
    return text


def to_flag(value: object) -> bool:
    """`true` or `false`, without quotes."""
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is neither true nor false; write true or false, without quotes")
    return value


def to_whole(low: int, high: int) -> Callable[[object], int]:
    """A whole number from `low` to `high`."""

    def convert(value: object) -> int:
        number = value
        if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
            number = int(value.strip())
        if isinstance(number, bool) or not isinstance(number, int):
            digits = re.findall(r"[0-9]{1,9}", value) if isinstance(value, str) else []
            like = f": {digits[0]}" if len(digits) == 1 else f", as in {max(low, 1)}"
            raise ValueError(f"{shown(value)} is no whole number; write digits only{like}")
        if not low <= number <= high:
            raise ValueError(f"{shown(value)} is out of range; write a number from {low} to {high}")
        return number

    return convert


to_number = to_whole(0, MOST_NUMBER)
"""The number of a prompt or round."""


def to_choice(*options: T) -> Callable[[object], T]:
    """One of a few words."""
    quoted = [f'"{option}"' for option in options]

    def convert(value: object) -> T:
        for option in options:
            if isinstance(value, str) and value.strip() == option:
                return option
        # As it stands in the file, where Python would write True.
        given = str(value).lower() if isinstance(value, bool) else value
        raise ValueError(f"{shown(given)} is not known here; write {listed(quoted)}")

    return convert


def to_stamp(value: object) -> Stamp:
    """A date, or a date with a time."""
    if isinstance(value, str) and len(value) > 60:
        raise ValueError(f"{shown(value)} is no date; write it as 2017-05-01 or 2017-05-01T09:00")
    if not isinstance(value, (str, date, datetime)):
        raise ValueError(f"{shown(value)} is no date; write it as 2017-05-01 or 2017-05-01T09:00")
    try:
        stamp = parse_stamp(value)
    except ValueError as error:
        meant = meant_date(value) if isinstance(value, str) else ""
        raise ValueError(f"{shown(value)} is no date; write {meant}" if meant else str(error)) from error
    if not FIRST_YEAR <= stamp.wall.year <= LAST_YEAR:
        raise ValueError(f"the year {stamp.wall.year} cannot be meant; write a year from {FIRST_YEAR} to {LAST_YEAR}")
    if isinstance(value, datetime) and value.microsecond:
        raise MiswrittenError(stamp, f"{shown(value)} has fractions of a second; write {stamp.isoformat()}")
    if isinstance(value, str) and _SPACED.search(value):
        raise MiswrittenError(stamp, f"{shown(value)} has a space before its offset; write {stamp.isoformat()}")
    return stamp


def to_end_stamp(value: object) -> Stamp:
    """A date that ends something: a day alone becomes the midnight that ends it."""
    return to_stamp(value).closing()


def to_zone(value: object) -> ZoneInfo:
    """An IANA time zone."""
    name = value.strip() if isinstance(value, str) else ""
    if _ZONE.fullmatch(name) and name not in _NO_ZONES:
        try:
            return ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            pass
    raise ValueError(f"{shown(value)} is no time zone; {_near_zone(name)}")


def to_every(value: object) -> Every:
    """How often a round begins."""
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is no interval; write it as "2 weeks", in quotes')
    if meant := meant_interval(value):
        raise ValueError(f'{shown(value)} is no interval; write "{meant}"')
    return parse_every(value[:60])


def to_span(value: object) -> timedelta:
    """A length of time."""
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is no length of time; write it as "12h" or "2 days", in quotes')
    hours = _HOURS.fullmatch(value.strip())
    if hours:
        raise ValueError(f'{shown(value)} is no length of time; write "{hours[1]}h"')
    return parse_span(value[:60])


def to_web_address(value: object) -> str:
    """An http(s) address."""
    address = to_text(value)
    if not is_web_address(address) or _TEMPLATE.search(address):
        raise ValueError(f"{shown(address)} is no web address; write it in full, as in https://blog.example/a-post/")
    return address


def to_public_address(value: object) -> str:
    """An http(s) address that everybody can reach: not this computer, not an address inside some house."""
    address = to_web_address(value)
    if is_private(address):
        raise ValueError(f"{shown(address)} leads into a private network; give the address that everybody can open")
    return address


def to_base_address(value: object) -> str:
    """An http(s) address without the slash at its end."""
    return to_web_address(value).rstrip("/")


def to_language(value: object) -> str:
    """A language tag such as `en`, `pt-BR` or `zh-Hant`."""
    text = value.strip() if isinstance(value, str) else ""
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(f"{shown(value)} is no language; write its short code, as in en, pt-BR or ja")
    return text.replace("_", "-")


def is_private(address: str) -> bool:
    """Whether the address names this computer or a private network outright. Names are not looked up."""
    try:
        # Browsers read full-width and circled digits, and the ideographic full stop, as the plain ones.
        host = unicodedata.normalize("NFKC", urlsplit(address).hostname or "").replace("。", ".").rstrip(".").lower()
    except ValueError:
        return True
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".home.arpa")):
        return True
    try:
        return not _literal(host).is_global
    except ValueError:
        return False


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IP address a host is; also those that only resolvers understand: 127.1, 0x7f000001, 2130706433."""
    if ":" in host:
        six = ipaddress.IPv6Address(host.split("%")[0])
        return six.ipv4_mapped or six
    parts = host.split(".")
    if not 1 <= len(parts) <= 4:
        raise ValueError(host)
    numbers = [_octal_or_hex(part) for part in parts]
    total = numbers[-1] + sum(number << (24 - 8 * place) for place, number in enumerate(numbers[:-1]))
    return ipaddress.IPv4Address(total)


def _octal_or_hex(part: str) -> int:
    if not re.fullmatch(r"0x[0-9a-f]{1,8}|[0-9]{1,12}", part):
        raise ValueError(part)
    if part.startswith("0x"):
        return int(part, 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)


def _near_zone(name: str) -> str:
    place = 'as in "Europe/Lisbon" or "America/New_York"'
    # `Etc/GMT+9` would be near, and lies on the other side of the Earth: its signs are the other way round.
    if _OFFSET.fullmatch(name):
        return f"write a place in it, {place}: only places know about summer time"
    zones = _zones()
    wanted = name.strip().lower().replace(" ", "_")[:60]
    ends = sorted(zone for low, zone in zones.items() if low.rsplit("/", 1)[-1] == wanted)
    near = ends[:1] or [zones[found] for found in get_close_matches(wanted, zones, n=1, cutoff=0.75)]
    if near:
        return f'did you mean "{near[0]}"?'
    return f"write the name of a place from the IANA list, {place}"


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {zone.lower(): zone for zone in available_timezones()}


def _kind(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return "a date"
    return _KINDS.get(type(value), "this")
