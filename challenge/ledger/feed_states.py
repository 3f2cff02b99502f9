"""`feeds.json` on disk."""

from __future__ import annotations

from pathlib import Path

from challenge.errors import Problem
from challenge.feeds.state import FeedState, load_states

STATES = "feeds.json"


def load_feed_states(content: Path) -> tuple[dict[str, FeedState], list[Problem]]:
    """The feeds' states by address; a missing file is an empty one."""
    shown = f"{content.name}/{STATES}"
    try:
        return load_states((content / STATES).read_bytes().decode("utf-8", "replace"), shown)
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [Problem(shown, 1, f"cannot be read: {error.strerror}", "feeds-json")]
