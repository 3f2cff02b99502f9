"""A cheap look before the search: most posts of most blogs hold nothing that could be a mark. Pure."""

from __future__ import annotations

from urllib.parse import unquote

from challenge.recognition.marks.links import may_be_ours
from challenge.recognition.marks.short_calls import is_called
from challenge.recognition.names.hits import may_stand_in
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short, split_words, squash
from challenge.recognition.text.layout import Layout

_MOST_LINKS = 500


def may_be_marked(sighting: Sighting, layout: Layout, rules: Rules) -> bool:
    """False only where the search would find no mark of the season in the title, tags, addresses, links and text."""
    tags = [split_words(part) for tag in sighting.tags for part in tag.split(",")]
    if any(words[-1] == "challenge" for words in tags if words):
        return True
    wanted = [tag for prompt in rules.prompts for tag in prompt.tags]
    if wanted and (layout.has_hash or any("".join(words[:12]) in wanted for words in tags)):
        return True
    pieces = [*tags, *(split_words(unquote(address)) for address in sighting.addresses[:3])]
    title = fold_short(sighting.title).low
    squashed = "\n".join([layout.squashed, squash(title), *map("".join, pieces)])
    if any(piece in squashed for piece in rules.needed):
        low = "\n".join([layout.low, title, *map(" ".join, pieces)])
        if any(may_stand_in(name, low, squashed) for name in rules.names) or is_called(low, rules):
            return True
    return any(may_be_ours(address, rules) for address, _ in sighting.reading.links[:_MOST_LINKS])
