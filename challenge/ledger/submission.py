"""One post of one member in one season as everything downstream sees it: ledger, files and rulings together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from challenge.recognition.verdict import CREDITED, Because, Verdict

Kind = Literal["feed", "pointer", "kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One page of one member in one season.

    `page` is the identity (`addresses.page_key`, for a kept post its path below the content folder); `url` is where a
    reader is sent (absolute; empty for a kept post, whose page is ours) and `path` the post file, if there is one.
    `published` is the moment judged, in the author's offset; `day_only` says that only a day was claimed.
    `words` is None where no text was seen. `verdicts` holds one for each status, best first, with rulings applied and
    old unmarked questions closed. `html` is what may be shown of the text: the member's consent has been applied
    (empty, an excerpt, or the full text; for kept posts the rendered, sanitised body); `full` says which.
    """

    season: str
    member: str
    page: str
    url: str
    title: str
    published: datetime
    first_seen: datetime
    verdicts: tuple[Verdict, ...]
    day_only: bool = False
    kind: Kind = "feed"
    path: str = ""
    slug: str = ""
    words: int | None = None
    tags: tuple[str, ...] = ()
    lang: str = ""
    summary: str = ""
    html: str = ""
    full: bool = False
    addresses: tuple[str, ...] = ()

    @property
    def best(self) -> Verdict:
        """The verdict that counts most for the member."""
        return self.verdicts[0]

    @property
    def credited(self) -> bool:
        """Whether any round, or the season, has this post to its credit (on time or late)."""
        return self.best.status in CREDITED

    @property
    def because(self) -> tuple[Because, ...]:
        """Every reason, those of the best verdict first."""
        return tuple(reason for verdict in self.verdicts for reason in verdict.because)

    @property
    def credited_rounds(self) -> tuple[int, ...]:
        """The numbers of all rounds this post is credited to, ascending."""
        numbers = {n for verdict in self.verdicts if verdict.status in CREDITED for n in verdict.prompts}
        return tuple(sorted(numbers))
