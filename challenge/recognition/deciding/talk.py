"""What the sentences and the title with the challenge's name amount to: an answer, or talk of the challenge. Pure."""

from __future__ import annotations

from challenge.patterns import late
from challenge.recognition.marks.evidence import Evidence, Mark
from challenge.recognition.text.folding import fold_short, squash
from challenge.recognition.wordings.belonging import MY_THING
from challenge.recognition.wordings.mentions import speaks_of_mine, speaks_of_this
from challenge.recognition.wordings.referring import TAKES_PART

_OF_THIS = late(
    r"\b(?:this|today's|my) (?:blog ?)?(?:post|entry|article|piece|story|essay|contribution|submission)"
    r" (?:is|was|for)\b"
)
_OF_NOW = late(
    r"\b(?:this (?:week|month|time|round|fortnight)|today)(?:'s)?\b|\b(?:diese woche|cette semaine|esta semana)\b"
)
_LABEL = late(r"[^.!?]{1,30}:")
_FEW_WORDS = 6
_A_TOPIC = 8
"""Letters beside a name that are more than its year."""


def only_spoken_of(evidence: Evidence) -> list[str]:
    """Sentences of the first or last words that name the challenge, where none says that the post belongs to it."""
    spoken = [mark for mark in evidence.marks if mark.place in ("opening", "middle", "closing")]
    if any(mark.standing not in ("mention", "unsure") for mark in spoken):
        return []
    told = [mark for mark in spoken if mark.place != "middle" and not _LABEL.match(mark.quote)]
    told = [mark for mark in told if mark.standing == "mention" or not _OF_NOW.search(fold_short(mark.quote).low)]
    return [mark.quote for mark in told if not _is_short(mark) and not _takes_part(mark)]


def _takes_part(mark: Mark) -> bool:
    """`You may have noticed that I'm participating in …`: the name is all that follows."""
    low = fold_short(mark.quote).low
    return any(squash(low[hit.end() :]).removeprefix("the").startswith(mark.key) for hit in TAKES_PART.finditer(low))


def _is_short(mark: Mark) -> bool:
    """`The Friday Five of Ola.`: hardly more than the name."""
    return len(mark.quote.split()) - len(mark.key) // 5 <= _FEW_WORDS


def says_this(evidence: Evidence) -> bool:
    """`Today's article is part of …` is said of the post itself, whatever its tags are."""
    said = [mark for mark in evidence.sure if mark.place in ("opening", "middle", "closing")]
    sentences = [fold_short(mark.quote).low.rstrip(" .!") for mark in said]
    return any(_OF_THIS.search(each) or speaks_of_this(each, each) for each in sentences)


def title_alone(evidence: Evidence) -> bool:
    """A name as a title, over a text that says no more than that it has heard of the challenge."""
    if any(mark.numbered or mark.place not in ("title", "address") for mark in evidence.sure):
        return False
    spoken = [mark for mark in evidence.marks if mark.place in ("opening", "middle", "closing")]
    speaks = bool(spoken) and all(mark.standing in ("mention", "unsure") for mark in spoken)
    titled = any(len(squash(mark.quote)) > len(mark.key) + _A_TOPIC for mark in evidence.sure if mark.place == "title")
    return speaks and not (titled and all(mark.standing == "unsure" and _is_short(mark) for mark in spoken))


def answers(evidence: Evidence) -> bool:
    """Whether a sentence with the name speaks of the post as one's own answer."""
    said = [mark for mark in evidence.sure if mark.place in ("opening", "middle", "closing")]
    quotes = [fold_short(mark.quote).low.rstrip(" .!?") for mark in said]
    return any(speaks_of_mine(quote) or MY_THING.search(quote) for quote in quotes)
