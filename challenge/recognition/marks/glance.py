"""A cheap look before the search: most posts of most blogs hold nothing that could be a mark. Pure."""

from __future__ import annotations

from urllib.parse import unquote

from challenge.recognition.marks.links import may_be_ours
from challenge.recognition.marks.short_calls import is_called
from challenge.recognition.names.hits import may_stand_in
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short, one_word, split_words, squash_text
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
    return _may_be_named(sighting, layout, tags, rules) or _may_link(sighting, rules)


def _may_be_named(sighting: Sighting, layout: Layout, tags: list[tuple[str, ...]], rules: Rules) -> bool:
    """Whether a name may stand anywhere. Few posts hold even the pieces of which every name needs one."""
    addresses = [unquote(address) for address in sighting.addresses[:3]]
    squashed = "\n".join([layout.squashed, squash_text(sighting.title), *map("".join, tags), *map(one_word, addresses)])
    if not any(piece in squashed for piece in rules.needed):
        return False
    pieces = [*tags, *map(split_words, addresses)]
    low = "\n".join([layout.low, fold_short(sighting.title).low, *map(" ".join, pieces)])
    return any(may_stand_in(name, low, squashed) for name in rules.names) or is_called(low, rules)


def _may_link(sighting: Sighting, rules: Rules) -> bool:
    addresses = [address for address, _ in sighting.reading.links[:_MOST_LINKS]]
    if not addresses or not rules.link_hosts:
        return False
    all_of_them = "\n".join(addresses)
    if all_of_them.isascii() and not any(host in all_of_them.lower() for host in rules.link_hosts):
        return False
    return any(may_be_ours(address, rules) for address in addresses)
