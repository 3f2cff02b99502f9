"""What a season lets itself be called: its phrases, tags and title, and what people make of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from challenge.content.seasons import Season
from challenge.recognition.names.hits import needed_of
from challenge.recognition.names.name import Name, initials_of, make_name, spelt_out, without_head
from challenge.recognition.names.telling import short_names


def names_of(season: Season) -> tuple[Name, ...]:
    """Each once, in the order in which they are looked for."""
    made = [make_name(phrase) for phrase in season.recognise.phrases]
    made += [make_name(tag, tag=True) for tag in season.recognise.tags]
    made.append(make_name(season.title, title=True))
    made += [initials_of(phrase) for phrase in season.recognise.phrases]
    made += [without_head(phrase) for phrase in season.recognise.phrases]
    made += [spelt_out(tag, (season.title, *season.recognise.phrases)) for tag in season.recognise.tags]
    kept: dict[tuple[str, bool, bool], dict[tuple[str, ...], Name]] = {}
    for name in made:
        if name is not None and not (name.needed and not name.edition) and len(name.key) >= 2:
            alike = kept.setdefault((name.key, name.needed, name.initials and len(name.words) > 1), {})
            if not (alike and name.tag):  # a phrase may be written in several ways: `RPGaDay`, `RPG a Day`
                alike.setdefault(name.words, name)
    return tuple(name for alike in kept.values() for name in alike.values())


def needed_by(names: tuple[Name, ...], general: Iterable[str]) -> tuple[str, ...]:
    """Squashed pieces of which every text holds one that calls it by a name or by general words."""
    pieces = {piece for name in names for piece in needed_of(name)} | short_names(names)
    pieces |= {"".join(call.split()) for call in general}
    return tuple(sorted(piece for piece in pieces if not any(other != piece and other in piece for other in pieces)))
