"""What a post that names no challenge says of a prompt: its title in full, or its number before its words. Pure."""

from __future__ import annotations

from challenge.patterns import late
from challenge.recognition.marks.evidence import Claim
from challenge.recognition.marks.labels import labelled
from challenge.recognition.marks.rims import edge_prompts
from challenge.recognition.rules import Rules
from challenge.recognition.text.folding import fold_short, split_words
from challenge.recognition.text.layout import Layout

_TELLING, _WORDS = 2, 5
"""So many telling words beside a prompt's number, and so many words of it in full, nobody happens on."""
_COUNTED = late(
    r"(?:^|(?<=\s))\W{0,3}[^\W\d_]{3,16}\s(?:(?:n\W{0,2}[o°]?|no|nr|num(?:ero)?|number|nummer|numer|номер)[.°]?\s?|#)?"
    r"(?P<num>\d{1,3})\s?(?::|-{1,2}|\||,)\s"
)
_LONGEST = 160
_FIGURES = late(r"\d{1,3}(?!\d)")


def prompts_quoted(layout: Layout, title: str, rules: Rules) -> list[Claim]:
    """A first or last line that is a prompt or leads one in, a first or last sentence that begins with its number.

    `plain`: where the title has that number too.
    """
    found = _counted(layout, title, rules)
    telling = {prompt.number: len(prompt.words) for prompt in rules.prompts if len(prompt.telling) >= _TELLING}
    if max(telling.values(), default=0) >= _WORDS:
        found += [claim for claim in edge_prompts(layout, rules) if telling.get(claim.numbers[0], 0) >= _WORDS]
    for start, end in layout.edge_sentences if telling else ():
        number = labelled(layout.low[start:end], rules)
        if number is not None and number in telling:
            found.append(Claim("sentence", (number,), layout.shown[start:end].strip(), taken=True))
    return found


def _counted(layout: Layout, title: str, rules: Rules) -> list[Claim]:
    """At the end of a first or last sentence a line of any noun, a number and its whole prompt, under a title with it.

    `Opgave nr. 12 - het lege huis` below `Kim - opgave 12`.
    """
    titled = {int(number) for number in _FIGURES.findall(fold_short(title).low)}
    wanted = {p.number: p.joined for p in rules.prompts if p.number in titled and p.telling and len(p.words) > 1}
    found = []
    for start, end in layout.edge_sentences if wanted else ():
        for hit in _COUNTED.finditer(layout.low, max(start, end - _LONGEST), end):
            if wanted.get(int(hit["num"])) == " ".join(split_words(layout.low[hit.end() : end])):
                quote = layout.shown[hit.start() : end].strip()
                found.append(Claim("sentence", (int(hit["num"]),), quote, taken=True, plain=True))
    return found
