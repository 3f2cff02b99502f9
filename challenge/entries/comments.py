"""Which entries are comments and replies rather than posts. Pure."""

from __future__ import annotations

import re

from challenge.entries.text import read_html

_COMMENT_LINK = re.compile(r"#comment-?\d|#c\d{6,}|[?&]showComment=|#IDComment|#isso-\d|#disqus_thread", re.IGNORECASE)
_COMMENT_TITLE = re.compile(
    r"(?:comment(?:ed)? (?:on|to)|kommentar (?:zu|von)|commentaires? sur|comentario (?:en|sobre)|commento su"
    r"|comentário (?:em|sobre)|reactie op)\b.*\b(?:by|von|par|por|de|di|da|door)\b.+",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|door): .+", re.IGNORECASE)
_COMMENTS_FEED = re.compile(
    r"comments? (?:on|for)|kommentare (?:zu|für)|commentaires (?:sur|pour)|comentarios (?:en|de|para)"
    r"|comentários (?:em|sobre|de|para)|commenti (?:a|su|per)|reacties (?:op|voor)|kommentarer (?:till?|på|för)",
    re.IGNORECASE,
)
_COMMENTS_ADDRESS = re.compile(r"/comments/(?:feed|default)\b|[?&]feed=comments-|[?&]withcomments=1", re.IGNORECASE)
_LEAST_BEGINNING = 12


def is_comment(url: str, title: str, feed_title: str, *, replies: bool = False) -> bool:
    """Whether an entry is somebody's comment: it says what it replies to, leads to one, or is titled like one."""
    if replies or _COMMENT_LINK.search(url) or _COMMENT_TITLE.fullmatch(title):
        return True
    return bool(_BY.fullmatch(title)) and is_comments_title(feed_title)


def is_comments_title(feed_title: str) -> bool:
    """Whether a feed calls itself a feed of comments."""
    return bool(_COMMENTS_FEED.match(feed_title))


def is_comments_feed(feed_title: str, url: str, comments: int, entries: int) -> bool:
    """Whether so many comments among so many entries make a feed of comments; its name and address may say so, too.

    A blog that calls itself `Comments on Everything` and brings posts is a blog.
    """
    named = is_comments_title(feed_title) or bool(_COMMENTS_ADDRESS.search(url))
    return 2 * comments >= entries if named else 0 < comments == entries


def is_medium_response(title: str, tags: tuple[str, ...], html: str) -> bool:
    """Medium mixes an author's replies into the feed: they carry no tags and their title is their own first words."""
    if tags or not html:
        return False
    beginning = title.rstrip("…. ").strip()
    first = next(iter(read_html(html[:5000]).blocks), None)
    if first is None or first.kind == "heading" or len(beginning) < _LEAST_BEGINNING:
        return False
    return first.text.casefold().startswith(beginning.casefold())
