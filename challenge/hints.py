"""What a participant can do about a verdict, in a sentence or two: every hint that `explain` gives."""

from __future__ import annotations

from collections.abc import Sequence

from challenge.ledger.group_verdicts import EMPTY_FILE
from challenge.recognition.reasons import LEFT, NO_AUTHOR, REPEATS, declared
from challenge.recognition.verdict import CREDITED, Verdict

UNKNOWN = (
    "Nobody here has seen this post. Is the address right, does your page here name your blog's feed, and does the "
    "feed have the post in it? Then it comes with the next refresh, within a day. Otherwise send a file with its "
    "Link by pull request, or ask an organizer to add it."
)
NO_SEASON = "Whoever wrote this takes part in no season yet: tell an organizer which one it is for."
HIDDEN = "A person decided so; a later ruling can change it."
RULED = "A person decided so: if that is wrong tell an organizer in a sentence, only a later ruling changes it."
GONE = "Whoever comes back takes the line left out of their file below content/members/, by pull request."
TO_COME = "Kept; it shows up when its date has come."
FILE_TO_COME = (
    "The file is here, and its Date is still to come: write the day the post was published. Otherwise the next refresh "
    "takes the day on which it sees the file in its place."
)
_WAITS = "An organizer will decide; nothing is lost meanwhile."


def nowhere_until(member: str, *, known: bool) -> str:
    """Why posts of a paused or missing member are not shown."""
    line = f"the line paused = true is out of content/members/{member}.toml"
    if not known:
        line = f"there is a file content/members/{member}.toml again"
    return f"Kept, but shown nowhere until {line}."


def hint_for(verdicts: Sequence[Verdict], path: str = "") -> str:
    """What a participant can do about these verdicts, in a sentence or two. `path` is the file of a post kept here."""
    best = verdicts[0]
    if any(reason.signal == "ruling" for reason in best.because):
        return RULED
    if any(reason.detail.endswith(LEFT) for reason in best.because):
        return GONE
    if path and best.status != "not ours":
        return _in_its_file(best, path)
    if best.status == "late":
        return (
            "Was it in time, or for another round? Tell an organizer the right date or number in a sentence: a ruling "
            "puts it right, now and for good."
        )
    if best.status in CREDITED:
        return "Wrong round? Tell an organizer the right one in a sentence: a ruling puts it right, now and for good."
    if best.ask == "unmarked":
        return (
            "Nothing in it says that it takes part. If it does, add the tag, phrase or link that the season asks for, "
            "or send a file with its Link and Prompt by pull request; otherwise do nothing, the question closes by "
            "itself."
        )
    if best.status == "ask":
        return f"{_WAITS} {_settling(best)}"
    return (
        "If it does belong, tell an organizer so in a sentence: a ruling puts it right, and so does a file with its "
        "Link and Prompt by pull request. Otherwise there is nothing to do."
    )


def _in_its_file(best: Verdict, path: str) -> str:
    """What to do about a post whose own file says where it belongs."""
    line = f"add a line Prompt to {path}" if declared(()) in best.because else f"change the line Prompt in {path}"
    if best.status in CREDITED:
        return f"Wrong round? {line[0].upper()}{line[1:]}: it acts as soon as the change is merged."
    if any(reason.detail == EMPTY_FILE for reason in best.because):
        return f"{_WAITS} To settle it yourself, write the text, or a line Link, into {path}."
    return f"{_WAITS} To settle it yourself, {line}, or what the post says, until both name the same rounds."


def _settling(asked: Verdict) -> str:
    """How whoever wrote a doubtful post settles the question; by the post itself only where that is enough."""
    file = "or send a file with its Link and the right Prompt by pull request."
    if any(reason.detail == NO_AUTHOR for reason in asked.because):
        return f"To settle it yourself, let the post name its author, and the next refresh sees it; {file}"
    if any(reason.detail.startswith(REPEATS) for reason in asked.because):
        return f"If it is to count once more, tell an organizer why, {file}"
    if not asked.prompts:
        return f"To help, tell an organizer in a sentence what it is for; {file}"
    if len(asked.prompts) > 1:
        return f"To settle it yourself, let the post name one round only, and the next refresh sees it; {file}"
    return (
        "To settle it yourself, say in the post that it is for the challenge and for which round, and the next "
        f"refresh sees it; {file}"
    )
