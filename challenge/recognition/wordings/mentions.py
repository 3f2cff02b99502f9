"""Does somebody say that this post belongs, or only speak of the challenge? Pure, on folded sentences."""

from __future__ import annotations

import re
from typing import Literal

from challenge.patterns import late
from challenge.recognition.numbers.numerals import read_number
from challenge.recognition.numbers.units import UNIT_CLASS
from challenge.recognition.wordings.belonging import (
    AFTER_WORDS,
    BEGINS,
    CJK_SELF,
    CJK_THIS,
    ENTRY_AFTER,
    EXPLAINED,
    EXPLAINS,
    FIRST_PERSON,
    FOR_WORDS,
    MEANS_IT,
    MY_NAME,
    MY_THING_FOR,
    MY_WORDS,
    NAMES_THING,
    OWN_FOR,
    TAG_LINE,
    THEIRS_BUT_LAST,
    THIS_AFTER,
    THIS_TIMES,
    THIS_WORDS,
    TO_IT,
    TOLD_TO,
    WRITTEN,
)
from challenge.recognition.wordings.lines import in_brackets, is_like_a_line, says_hardly_more, without_emphasis
from challenge.recognition.wordings.of_now import is_handed_in, is_of_now
from challenge.recognition.wordings.of_people import I_MYSELF, SINCE_MONTH, SOMEONE_NEAR, somebody_wrote
from challenge.recognition.wordings.participation import FOR_AFTER
from challenge.recognition.wordings.referring import EARLIER_POST, tells_calendar
from challenge.recognition.wordings.spoken_of import (
    DOUBTS,
    DOUBTS_BEFORE,
    FLAVOURS,
    HAD,
    HOSTED,
    LAST_EDITION,
    NEGATED_AFTER,
    NEW_TO_IT,
    NOT_MINE,
    OTHER_CONTEXT,
    OTHER_ROUND,
    OTHERS,
    OTHERS_AFTER,
    SOMEBODY_DOES,
    SOMEBODYS,
    THEN_POST,
    UNFINISHED,
    asked_for,
    is_denied,
)
from challenge.recognition.wordings.tongues import (
    DOUBTS_ABROAD,
    FIRST_FOR,
    FOR_ABROAD,
    LAST_ABROAD,
    MY_ABROAD,
    OTHERS_ABROAD,
    PAST_ABROAD,
    SINCE_LONG,
    THEN_I_WROTE,
)

Standing = Literal["sure", "likely", "explained", "unsure", "mention", "negated"]
"""`likely`: a number and no word about whose it is; good where the date agrees. `explained`: readers are told what the
challenge is, as many answers do: no mark alone, and nothing against one."""


def standing(sentence: str, start: int, end: int, *, edge: bool, numbered: bool, link: bool = False) -> Standing:
    """What a name at [start, end) of a folded sentence amounts to.

    `edge`: it stands in the opening or closing words; `numbered`: an ordinal belongs to it; `link`: it is a link.
    """
    sentence, start, end = without_emphasis(sentence, start, end)
    before, after = _DOTTED.sub("·", sentence[:start][-260:]), sentence[end:][:120]
    plain = _plainly(sentence, start, end, before, after, edge, numbered)
    if plain is not None:
        return plain
    own = _is_own(before)
    clause = _CLAUSE.split(after, maxsplit=1)[0] if own else after
    if _of_another_time(sentence, before, after, clause, numbered):
        return "mention"
    if numbered:
        return _numbered(sentence, start, end, edge)
    if link or (edge and TAG_LINE.match(sentence)):
        return "sure"
    around = f"{_last_clause(sentence[:start], own)} {clause if own else sentence[end:]}"
    doubtful = DOUBTS_BEFORE.search(before) or any(doubts.search(around) for doubts in _DOUBTS)
    if doubtful or _somebody_does(before, sentence):
        return "unsure"
    if _is_mine(before, after) or AFTER_WORDS.search(after) or CJK_SELF.search(sentence):
        return "sure"
    return "sure" if edge and is_like_a_line(sentence, start, end) else "unsure"


def _plainly(
    sentence: str, start: int, end: int, before: str, after: str, edge: bool, numbered: bool
) -> Standing | None:
    """What the words right around a name say by themselves; None: nothing."""
    if (is_denied(before, sentence) and not NEW_TO_IT.match(after)) or NEGATED_AFTER.search(after):
        return "negated"
    if THEIRS_BUT_LAST.search(before) or (edge and TO_IT.search(before) and TOLD_TO.match(after)):
        return "sure"
    if edge and in_brackets(sentence, start, end):
        return "sure"
    if of_others(sentence, start, end) or (not numbered and UNFINISHED.match(after)):
        return "mention"
    if THIS_WORDS.search(before) or THIS_AFTER.search(after) or (edge and _tells_whose_theme(sentence)):
        return "sure"
    if not edge or numbered:
        return None
    if (is_of_now(before, after) or is_handed_in(before, after)) and not FLAVOURS.search(before):
        return "sure"
    told = EXPLAINED.match(after) or EXPLAINS.search(before)
    if MEANS_IT.search(before) and (told or says_hardly_more(after, 0, 0)):
        return "sure"
    return "explained" if told and not _is_mine(before, after) else None


def _of_another_time(sentence: str, before: str, after: str, clause: str, numbered: bool) -> bool:
    """Whether the words tell of another time, of plans or of how one came to it."""
    told = PAST_ABROAD.search(before if numbered else sentence)
    if told or asked_for(before, after, numbered) or FLAVOURS.search(before) or EARLIER_POST.search(before):
        return True
    if not numbered and _flavoured(clause[:80], now=bool(THIS_TIMES.search(before))):
        return True
    return not numbered and bool(SINCE_LONG.search(after) or SINCE_MONTH.search(before))


_DOUBTS = (DOUBTS, DOUBTS_ABROAD)
_SO = late(
    r"[,;]\s(?:so|and so|but|hence|here is|here's|also|deshalb|daher|aber|hier ist|donc|mais|asi que|pero|quindi|ma|dus"
    r"|maar)\s"
)
_STOP = late(r"[.!?]\s")
_DOTTED = late(r"(?<=\s)\.(?=\w|$)|(?<=\w)\.(?=\w)")
"""A stop within a word or before one, as in `.NET`, ends no sentence."""
_CLAUSE = late(
    r"[,;:()]|\s-+\s|\s(?:with|mit|avec|con|com|med|met|about|that|which|uber|handelt|das|der|die|sur|qui|sobre|que"
    r"|su|che"
    r"|over|om|o)\s"
)


def _flavoured(after: str, now: bool) -> bool:
    """Whether the words behind a name tell of another time: `was a lovely month`, but not `this week's … was fun`."""
    return any(not (now and hit[0].startswith("was ")) for hit in FLAVOURS.finditer(after))


def _last_clause(before: str, own: bool) -> str:
    """Of `I had no time, so my entry for …` what says whose it is; the whole where nothing does."""
    return _SO.split(before)[-1] if own else before


def _is_own(before: str) -> bool:
    """Words before a name that leave no doubt whose post it is, whatever a later clause says of other things."""
    return any(words.search(before) for words in (MY_WORDS, MY_ABROAD, OWN_FOR, MY_THING_FOR))


def _numbered(sentence: str, start: int, end: int, edge: bool) -> Standing:
    """A name with a number: whose it is must be said or be plain, else the date has to agree."""
    before, after = sentence[:start], sentence[end:]
    then = THEN_I_WROTE.search(sentence)
    if (
        NOT_MINE.search(_SO.split(before)[-1] + sentence[start:end] + _STOP.split(after, maxsplit=1)[0])
        or (then and not then["this"])
        or OTHER_ROUND.search(before)
        or _somebody_does(before, sentence)
        or somebody_wrote(sentence, start)
    ):
        return "mention"
    said = (
        MY_WORDS.search(before)
        or MY_ABROAD.search(before)
        or WRITTEN.search(before)
        or BEGINS.match(before)
        or ENTRY_AFTER.match(after)
    )
    if tells_calendar(sentence, end):
        return "mention"
    if then or (HAD.match(after) and not MY_WORDS.search(before)):
        return "likely"
    return (
        "sure" if said or CJK_SELF.search(sentence) or (edge and says_hardly_more(sentence, start, end)) else "likely"
    )


def _tells_whose_theme(sentence: str) -> bool:
    """`This month's … is hosted by Ola`: participants say whose round it is, and nothing after it only announces."""
    hosted = HOSTED.match(sentence)
    return hosted is not None and FLAVOURS.search(sentence[hosted.end() :]) is None


_ENDS = late(r"(?:\s(?:spring|summer|autumn|fall|winter|(?:19|20)\d\d))*\s?(?:[.!:,;(]|$)")


def speaks_of_mine(sentence: str) -> bool:
    """Whether a folded sentence speaks of a post of one's own."""
    return MY_WORDS.search(sentence) is not None or MY_ABROAD.search(sentence) is not None


def speaks_of_this(before: str, sentence: str) -> bool:
    """Whether a folded sentence says of this very post what it belongs to."""
    return THIS_WORDS.search(before) is not None or CJK_THIS.search(sentence) is not None


def _is_mine(before: str, after: str) -> bool:
    """`My entry for …`, `written for …`, `a first card for ….`, in any of the languages."""
    if (FIRST_FOR.search(before) and _ENDS.match(after)) or FOR_AFTER.match(after):
        return True
    if MY_NAME.search(before) and not NAMES_THING.match(after):
        return True
    return any(words.search(before) for words in (MY_WORDS, MY_THING_FOR, FOR_WORDS, MY_ABROAD, FOR_ABROAD))


def _somebody_does(before: str, sentence: str) -> bool:
    """A sentence about a third person and no word about oneself: `Roger uses a prompt of …`."""
    found = SOMEBODY_DOES.match(before)
    if found is None or FIRST_PERSON.search(sentence):
        return False
    return not any(word in UNIT_CLASS or read_number(word) for word in re.findall(r"[^\W_]+", found[0]))


def of_others(sentence: str, start: int, end: int) -> bool:
    """Whether the words around a name speak of somebody else's post, or of an earlier edition."""
    before, after = sentence[:start][-260:], sentence[end:][:120]
    if SOMEBODYS.search(before) and THEN_POST.match(after):
        return True
    if SOMEONE_NEAR.search(before) and not I_MYSELF.search(before):
        return True
    return bool(
        OTHERS.search(before)
        or OTHERS_AFTER.search(after)
        or OTHER_CONTEXT.search(sentence)
        or LAST_EDITION.search(before)
        or LAST_ABROAD.search(after)
        or (OTHERS_ABROAD.search(sentence) and not speaks_of_mine(before))
    )
