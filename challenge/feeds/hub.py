"""A WebSub hub told which of our feeds have changed, so that it fetches them and hands them on at once."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from challenge.feeds.fetch import SECONDS, Network
from challenge.feeds.gather import user_agent
from challenge.feeds.guard import refusal
from challenge.feeds.wire import FetchError

MOST_FEEDS = 50
"""Named in one request."""


def tell_hub(hub: str, feeds: Sequence[str], *, contact: str = "", allow_private: bool = False) -> tuple[int, str]:
    """(how many of the feeds the hub took note of, why not all): in their order, until one request fails."""
    if words := refusal(hub, allow_private=allow_private):
        return 0, words
    network, told = Network(user_agent(contact), allow_private=allow_private), 0
    try:
        for first in range(0, len(feeds), MOST_FEEDS):
            named = feeds[first : first + MOST_FEEDS]
            form = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in named)])
            reply = network.post(hub, form, SECONDS)
            if not 200 <= reply.status < 300:
                return told, f"the hub answers with status {reply.status}"
            told += len(named)
    except FetchError as error:
        return told, str(error)
    finally:
        network.close()
    return told, ""
