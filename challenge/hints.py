"""What a participant can do about a verdict, in a sentence or two: every hint that `explain` gives."""

from __future__ import annotations

from collections.abc import Sequence

from challenge.recognition.verdict import CREDITED, Verdict

UNKNOWN = (
    "Nobody here has seen this post. Is the address right, does your page here name your blog's feed, and does the "
    "feed have the post in it? Then it comes with the next refresh, within a day. Otherwise send a pointer by pull "
    "request, or ask an organizer to add it."
)
NO_SEASON = "Whoever wrote this takes part in no season yet: tell an organizer which one it is for."
HIDDEN = "A person decided so; a later ruling can change it."
TO_COME = "Kept; it shows up when its date has come."


def nowhere_until(member: str, *, known: bool) -> str:
    """Why posts of a paused or missing member are not shown."""
    line = f"the line paused = true is out of content/members/{member}.toml"
    if not known:
        line = f"there is a file content/members/{member}.toml again"
    return f"Kept, but shown nowhere until {line}."


def hint_for(verdicts: Sequence[Verdict], path: str = "") -> str:
    """What a participant can do about these verdicts, in a sentence or two. `path` is the file of a post kept here."""
    best = verdicts[0]
    if best.status in CREDITED and path:
        return f"Wrong round? Change the line Prompt in {path}: it acts as soon as the change is merged."
    if best.status == "late":
        return (
            "Was it in time, or for another round? Tell an organizer the right date or number in a sentence: a ruling "
            "puts it right, now and for good."
        )
    if best.status in CREDITED:
        return "Wrong round? Tell an organizer the right one in a sentence: a ruling puts it right, now and for good."
    if best.ask == "unmarked":
        return (
            "Nothing in it names the challenge. If it belongs, add the tag, phrase or link that the season asks for, "
            "or send a pointer by pull request; otherwise do nothing, the question closes by itself."
        )
    if best.status == "ask":
        return (
            "An organizer will decide; nothing is lost meanwhile. To settle it yourself, let the post name the "
            "challenge and one number, and the next refresh sees it; or send a pointer with the right Prompt by pull "
            "request."
        )
    return (
        "If it does belong, tell an organizer so in a sentence: a ruling puts it right, and so does a pointer with its "
        "Link and Prompt by pull request. Otherwise there is nothing to do."
    )
