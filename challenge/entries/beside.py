"""What stands beside a post on a blog, by its class or id. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

ASIDE_CLASS = re.compile(
    r"(?:^|\s)(?:widget(?:-area|_\S*)?|sidebar|sharedaddy|sd-sharing\S*|share-buttons|jp-relatedposts|related-?posts"
    r"|tag-?cloud|wp-block-tag-cloud|wp-block-latest-posts|blogroll|post-navigation|nav-links|breadcrumbs?|site-footer"
    r"|site-header|subscription-widget\S*|subscribe-widget|author-box|comments-area|comment-list)(?=\s|$)",
    re.IGNORECASE,
)
"""Classes and ids of what stands beside a post on common blogs."""


def stands_beside(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's class or id says that it is no part of the post."""
    return any(ASIDE_CLASS.search(attributes.get(name) or "") for name in ("class", "id"))
