"""What a post that names no challenge says of a prompt: its title in full, or its number before its words. Pure."""

from __future__ import annotations

from challenge.recognition.marks.evidence import Claim
from challenge.recognition.marks.labels import labelled
from challenge.recognition.marks.rims import edge_prompts
from challenge.recognition.rules import Rules
from challenge.recognition.text.layout import Layout

_TELLING, _WORDS = 2, 5
"""So many telling words beside a prompt's number, and so many words of it in full, nobody happens on."""


def prompts_quoted(layout: Layout, rules: Rules) -> list[Claim]:
    """A first or last line that is a prompt or leads one in, a first or last sentence that begins with its number."""
    telling = {prompt.number: len(prompt.words) for prompt in rules.prompts if len(prompt.telling) >= _TELLING}
    if not telling:
        return []
    found = edge_prompts(layout, rules) if max(telling.values()) >= _WORDS else []
    found = [claim for claim in found if telling.get(claim.numbers[0], 0) >= _WORDS]
    for start, end in layout.edge_sentences:
        number = labelled(layout.low[start:end], rules)
        if number is not None and number in telling:
            found.append(Claim("sentence", (number,), layout.shown[start:end].strip(), taken=True))
    return found
