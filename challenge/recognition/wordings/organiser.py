"""Posts about the challenge itself: the organizer's announcements and roundups, plans and retrospectives. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from challenge.patterns import late
from challenge.recognition.numbers.calendar_words import LONG_MONTHS, WEEKDAYS
from challenge.recognition.wordings.hosting import hosting_cues, hosting_score
from challenge.recognition.wordings.tongues import ABOUT_ABROAD, ABOUT_UNPARTED, SOLD, WARES, is_plain

_ORGANISER = late(
    r"(?<!\w)(?:(?P<people>below are the (?:people|posts|folks)|who completed the challenge|did i miss any(?:one"
    r"|body)|everyone who (?:took part|participated|wrote|joined|completed|submitted)|"
    r"thank(?:s| you) to (?:all|everyone|everybody) who|here (?:are|is) (?:all |everyone|everybody)(?:the "
    r"|of the )?(?:posts|entries|submissions)?)"
    r"|(?P<shared>@[\w.-]+ shared\b|(?:^|\n)[\w@ .'-]{2,40} shared:)"
    r"|(?P<join>join us|sign[- ]up (?:here|now|below|at|in|by|for)|sign-ups? (?:are|is)|register (?:here|by|now)"
    r"|submit your|share your (?:posts?|link|piece|entry|entries)|drop (?:a|your) link|everyone is welcome"
    r"|all are welcome|to take part,?|to participate,?|how to (?:join|take part|participate))"
    r"|(?P<host>(?:we|i)(?:'re| are|'m| am)? (?:(?:excited|happy|thrilled|pleased|delighted) to (?:announce|present"
    r"|invite)|kicking off|launching|announcing|running|hosting (?:the|this|another))|announcing the|i(?:'ll"
    r"| will) (?:post|publish|collect|announce) (?:the|a|all|your|every))"
    r"|(?P<rules>how it works|here's how|the rules are|rules:|what you (?:have|need) to do|each (?:monday|week) (?:i"
    r"|we)(?:'ll| will)|every (?:monday|friday|week|other week) (?:i|we)(?:'ll| will)|your (?:mission|task"
    r"|challenge) (?:is|for))"
    r"|(?P<next>next week's (?:prompt|topic|theme)|next (?:topic|prompt|theme) (?:is|will be)|the (?:first|next"
    r"|new) (?:topic|prompt|theme) (?:is|will)))"
)
_ORGANISER_TITLE = late(
    r"\b(?:announc\w+|kick[- ]?off|kicking off|[a-z]{0,9}round[- ]?up|recap|sign[- ]?ups?|call for (?:posts|entries"
    r"|submissions)"
    r"|week in review|submissions? (?:open|for)|is coming|returns|is back|results|winners|participants|schedule"
    r"|registration|wrap[- ]?up|week \d+ prompt|prompts? (?:for|list))\b"
)
_META = (
    r"(?:retrospective|looking back|lessons (?:learned|from)|what i(?:'ve| have)? learned (?:from|in|at|during)|"
    r"abandon\w*|giving up|gave up|quit|"
    r"quitting|why i(?:'m| am)? (?:not|stopped|quit|left)|sign[- ]?ups?|opml|links to|blogroll"
    r"|(?:blogs|people) i (?:follow|read)|classifier"
    r"|half-?time|half-?way (?:point|mark)|halbzeit|mi-parcours|ecuador del|giro di boa|halverwege|halvtid|halvvags"
    r"|halvveis|na polmetku|i'm hosting|les consignes|(?:le )?(?:temps|heure) (?:du|des) votes?|podium|abstimmung"
    r"|votaciones"
    r"|call for (?:entries|posts|submissions)|what everyone|what (?:you|you all|you lot|people"
    r"|others) (?:\w+ )?wrote|the prompts"
    r"|coming soon|recap|"
    r"(?:is|are) (?:nigh|around the corner|almost here|nearly here)|week-?\s?notes?|month-?notes?|"
    r"round[- ]?up|(?:is|are) over|wrap[- ]?up|wrapping up|in review|post-?mortem|here i come|i'm (?:joining"
    r"|in)\b|kick\w*[- ]?off|"
    r"participants|what is it\b|how (?:it|does it) works?\b|voila,? c'est fini|c'est termine|dankeschon|danke schon"
    r"|(?:weekly|monthly|daily) review|(?:collation|compilation|master|index|hub|landing|tracking) (?:post|page|list)"
    r"|progress page|postponed|cancel\w*|is back|how to (?:survive|join|win|take part|start"
    r"|finish)|is coming)"
)
_BESIDE_NAME = (
    r"(?:reflect\w+ on|plans?(?: for)?|planning|prep|preparation|preparing(?: for)?|thinking (?:of|about)"
    r"|should i(?: do| join)?|introduc\w+(?: to)?|review(?: of)?|"
    r"the end of|history of|about(?: the)?|welcome to|joining|other|stats|statistics|going back to|why (?:i(?:'m"
    r"| am)?|we)(?: do| doing)?|"
    r"announc\w+|returns|champions?|prizes|awards"
    r"|failure|failing|failed|list of|what i(?:'ve| have)? learned|what|faq|rules|schedule|winners"
    r"|results"
    r"|survey|badge|prompts|in numbers|by the numbers|this (?:week|month|day|round)'s|thoughts on|goals(?: for)?"
    r"|tips(?: for)?|guide(?: to)?|survival|begins|starts|is coming)"
)
_META_TITLE = late(
    rf"\b{_META}\b|\b{ABOUT_ABROAD}\b|{ABOUT_UNPARTED}|\b{SOLD}\b"
    rf"|\b{_BESIDE_NAME}\s(?:(?:the|a|my|our|of|this year's|doing|spring|summer|autumn|"
    rf"fall|winter|\d{{4}})\s){{0,2}}§"
    rf"|§(?:\s\d{{4}})?\s(?:(?:challenge|my|the)\s){{0,2}}(?:{_BESIDE_NAME}|{WARES})\b"
    r"|§\W{1,3}(?:the\s)?(?:rules|schedule|faq|winners|survey|statistics|sign-?ups|dates|change of"
    r"|new (?:rules|dates|day)|regeln|reglas|regles|regole|regras|regels|regler|zasady|правила|kurallar|aturan)\b"
    r"|§\W{0,3}(?:index|archives?|overview|so far|inhalt\w*|ubersicht|sommaire|indice|indeks|目次|目录|目錄|목차)\W*$"
    r"|\b(?:index|archive|overview|list|ubersicht|indice|sommaire) (?:of|to|for|zu\w?|der|de|du|del|dei|do)\b.{0,20}§"
    r"|(?:§|\d)\W{0,3}(?:prompts?|round[- ]?up|recap|wrap[- ]?up|winners|results)\W*$"
)
_ORGANISERS_WORDS = late(
    r"\b(?:round[- ]?up|recap|wrap[- ]?up|announc\w+|participants|results|winners|everyone|prompts?|links to|list of"
    rf"|sign[- ]?ups?|{ABOUT_ABROAD}|{SOLD})\b|{ABOUT_UNPARTED}"
)
_SOFT_TITLE = late(
    r"(?:plans?|planning|prep|preparation|preparing|introduc\w+|welcome|here i come|i'm (?:joining|in)|joining"
    r"|going back|kick\w*[- ]?off|goals|why)\b.{0,20}"
)


_SAYING = frozenset({"is", "here", "me", "and", "year", "it's", "its", "with"})
_ALSO_PLAIN = frozenset({"edition", "as"})
_SEPARATOR = late(r"[:|/·•()\[\]【】~«»#]|\s-+\s|(?<=\w)-\s|--+|,\s(?=(?:for|in|part of)\s)")


def stands_apart(title: str, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a name in a title is a label (`Chairs – Inkmonth`), not part of what it says (`Join Inkmonth`)."""
    for start, end in sorted(names, reverse=True):
        title = f"{title[:start]}§{title[end:]}"
    beside = [piece for piece in _SEPARATOR.split(title) if "§" in piece]
    words = re.sub(r"§|\d+|[^\w\s'-]", " ", " ".join(beside)).split()
    return all(
        piece in WEEKDAYS or piece in LONG_MONTHS or piece in _ALSO_PLAIN or (piece not in _SAYING and is_plain(piece))
        for word in words
        for piece in word.strip("'-").split("'")
    )


def is_organisers(title: str) -> bool:
    """Whether a title has words that only an organizer's would have, whatever number stands in it."""
    return _ORGANISERS_WORDS.search(title) is not None


def only_begins(word: str) -> bool:
    """Whether a title's word about the challenge is one of setting out (`plans`, `here I come`)."""
    return _SOFT_TITLE.fullmatch(word) is not None


def lists_others(word: str) -> bool:
    """Whether a title's word promises a list of other people's pages (`blogroll`, `people I read`)."""
    return re.match(r"blogroll|opml|links to|(?:blogs|people) i ", word) is not None


def tells_of_many(word: str) -> bool:
    """Whether a title's word promises many things in one post (`weeknotes`), each with its links."""
    return re.match(r"(?:week|month)-?\s?notes?", word) is not None


def organiser_score(low: str, title: str) -> int:
    """How much a post reads like the organizer's announcement or roundup: kinds of cues, the title counting one."""
    kinds: dict[str, int] = {}
    for hit in _ORGANISER.finditer(low):
        kinds[hit.lastgroup or ""] = kinds.get(hit.lastgroup or "", 0) + 1
    score = len(kinds) + min(max(kinds.get("shared", 0) - 1, 0), 2) + hosting_score(low, title)
    return score + (1 if _ORGANISER_TITLE.search(title) else 0)


def organiser_cues(low: str) -> list[tuple[int, int]]:
    """Where those cues stand."""
    found = [(hit.start() + len(hit[0]) - len(hit[0].lstrip()), hit.end()) for hit in _ORGANISER.finditer(low)]
    return found + hosting_cues(low)


def about_the_challenge(title: str, names: Sequence[tuple[int, int]]) -> str:
    """The words by which a title speaks of a challenge rather than answers it; empty where there are none.

    `names` is where the challenge's name stands in it.
    """
    for start, end in sorted(names, reverse=True):
        title = f"{title[:start]}§{title[end:]}"
    found = _META_TITLE.search(title)
    return " ".join(found.group().replace("§", "").split()) if found else ""
