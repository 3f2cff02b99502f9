"""The verdict on one post in one season. Pure: data in, data out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from challenge.addresses import page_key
from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.patterns import late
from challenge.recognition import reasons
from challenge.recognition.deciding.verdicts import decide
from challenge.recognition.deciding.when import published_at
from challenge.recognition.marks.gathering import find_evidence
from challenge.recognition.rules import Rules, rules_for
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Because, Verdict


def judge(
    sighting: Sighting, member: Member, season: Season, others: Sequence[Season] = (), site_url: str = ""
) -> tuple[Verdict, ...]:
    """One verdict for each status in this season, best first, never empty. Rulings are applied elsewhere.

    `others` are the seasons that run besides; `site_url` is where our own pages stand.
    """
    rules = rules_for(season, others, site_url)
    declared = sighting.declared.get(season.id)
    if declared is None:
        refused = _turned_away(sighting, member, rules)
        if refused is not None:
            return (Verdict(season=season.id, status="not ours", because=(refused,)),)
    evidence = find_evidence(sighting, rules)
    return decide(evidence, sighting, member, published_at(sighting, member, season))


_COMMENT = late(r"#comment|#c\d{5,}|[?&]showComment=|/comment-page-|[?&]replytocom=")
_FRAGMENT = late(r"#[a-z]*[-_]?\d+(?:\s|$)", re.IGNORECASE)
_REPLY = late(r"\W{0,2}(?:re|aw|antw|sv|vs|odp)\s?:\s", re.IGNORECASE)
_COMMENT_TITLE = late(
    r"\W{0,2}(?:comment (?:on|by)|by:|re: comment|kommentar (?:zu|von)|commentaires? (?:sur|de)|"
    r"comentario (?:en|de|sobre))\s",
    re.IGNORECASE,
)


def _is_comment(sighting: Sighting) -> bool:
    places = " ".join((*sighting.addresses[:1], sighting.guid))
    answers = _FRAGMENT.search(places) and _REPLY.match(sighting.title)
    return sighting.comment or bool(answers or _COMMENT.search(places) or _COMMENT_TITLE.match(sighting.title))


def _turned_away(sighting: Sighting, member: Member, rules: Rules) -> Because | None:
    """Pages that are no submission whatever they say."""
    if _is_comment(sighting):
        return Because("season mark", "This is a comment from a comments feed, not a post.")
    for address in sighting.addresses:
        key = page_key(address)
        if (
            key in rules.own_pages
            or any(key in other.own_pages for other in rules.others)
            or _below_announcement(key, member, rules)
        ):
            return Because("season mark", f"This page is the challenge's own announcement: {reasons.quoted(address)}.")
        if rules.site and not sighting.from_file and (key == rules.site or key.startswith(rules.site + "/")):
            return Because("season mark", f"This is a page of the challenge's own site: {reasons.quoted(address)}.")
    return None


def _below_announcement(key: str, member: Member, rules: Rules) -> bool:
    """A page below a listed link (the link may be a day's archive), unless the member's own blog lives there."""
    above = [link for link in rules.season_links if key.startswith(link + "/") and "/" in link]
    if not above:
        return False
    homes = {page_key(address).split("/")[0] for address in (member.site, *member.feeds) if address}
    return any(link.split("/")[0] not in homes for link in above)
