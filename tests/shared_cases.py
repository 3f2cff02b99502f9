"""Labelled cases made at run time from recorded real challenges beside the project, for `evaluate` as `shared_*`.

Nothing of it is kept here. A part of it, chosen by a hash of each case's id, was set aside while the recogniser was
written: `part="aside"` gives that part alone.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
ASIDE_PERCENT = 30
_FILLER = (
    "I have been meaning to write this down for a while, and had to look up more than I care to admit before it stood.",
    "What worked for me in the first week fell apart in the second one, and by then I had 3 drafts and 12 open tabs.",
    "In the end I kept what was useful and let go of the rest. If you have a better way I would like to hear about it.",
)
Case = dict[str, object]


def is_aside(key: str) -> bool:
    """Whether the case of this id belongs to the part that was set aside."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:4], 16) % 100 < ASIDE_PERCENT


def shared_cases(part: str = "all", shared: Path = SHARED) -> Iterator[Case]:
    """Every case as a JSON object; `part` is `all`, `work` or `aside`."""
    data = shared / "data"
    for key, case in (
        *_support_driven(data),
        *_numbered_blogs(data),
        *_tagged_blog(data),
        *_weekly(data),
        *_month(data),
    ):
        if part == "all" or (part == "aside") == is_aside(key):
            yield case


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _case(
    id_: str,
    season: Case,
    entry: Case,
    prompts: list[int] | None,
    *,
    marked: bool = True,
    seasons: list[Case] | None = None,
) -> Case:
    return {
        "id": id_,
        "season": season,
        "seasons": seasons or [],
        "member": {"name": "Somebody"},
        "entry": entry,
        "truth": {"prompts": prompts, "marked": marked},
    }


_SUPPORT: dict[str, tuple[str, str]] = {
    "Fall 2016": ("2016-10-24", "1 weeks"),
    "Spring 2017": ("2017-05-01", "2 weeks"),
    "Fall 2017": ("2017-10-23", "1 weeks"),
    "Fall 2018": ("2018-10-01", "2 weeks"),
}


def _support_driven(data: Path) -> Iterator[tuple[str, Case]]:
    written = {s["season"]: s for s in json.loads((data / "support-driven/seasons.json").read_text())["seasons"]}
    seasons = {}
    for name, (starts, every) in _SUPPORT.items():
        prompts = [
            {"number": n, "title": str(p["topic"])[:80], "slug": f"p{n}"}
            for n, p in enumerate(written[name]["prompts"], start=1)
        ]
        seasons[name] = {
            "title": f"{name} Writing Challenge", "timezone": "America/New_York", "starts": starts, "every": every,
            "recognise": {
                "tags": ["support-driven"], "phrases": ["Support Driven Writing Challenge"],
                "links": [str(written[name]["announce"]).split(" ")[0]],
            },
            "prompts": prompts,
        }  # fmt: skip
    for number, post in enumerate(_lines(data / "support-driven/posts.jsonl")):
        if post["season"] not in seasons or "week" not in post:
            continue
        starts, every = _SUPPORT[str(post["season"])]
        length = 14 if every == "2 weeks" else 7
        week = int(str(post["week"]))
        day = date.fromisoformat(starts) + timedelta(days=length * (week - 1) + 2)
        entry = {
            "url": f"{post['url']}#{number}", "title": re.sub(r" \(title from.*", "", str(post["title"])),
            "published": post.get("date") or day.isoformat(),
            "text": "\n\n".join([*_FILLER, str(post.get("marker", ""))]),
        }  # fmt: skip
        key = f"support:{number}"
        yield key, _case(key, seasons[str(post["season"])], entry, [week], marked="marker" in post)


_RUNS = ("2021-02-05", "2023-01-01", "2024-01-01", "2025-01-01")


def _hundred_days(starts: str) -> Case:
    return {
        "title": "100 Days To Offload", "timezone": "UTC", "starts": starts, "every": "1 days",
        "recognise": {"tags": ["100DaysToOffload"], "phrases": ["100 Days To Offload"], "links": ["https://100daystooffload.com/"]},
        "prompts": [{"number": n, "title": f"Day {n}", "slug": f"day-{n}"} for n in range(1, 121)],
    }  # fmt: skip


_POSTING_MONTH: Case = {
    "title": "WeblogPoMo 2024", "timezone": "UTC", "starts": "2024-05-01", "ends": "2024-05-31", "every": "1 days",
    "recognise": {"tags": ["WeblogPoMo2024"], "phrases": ["WeblogPoMo"]},
}  # fmt: skip


def _blogs(data: Path, *, numbered: bool) -> list[dict[str, object]]:
    """The recorded blogs whose posts number themselves, or those that only carry a tag."""
    blogs = [_lines(path) for path in sorted((data / "real-blogs").glob("*.jsonl"))]
    return [post for posts in blogs for post in posts if any(each["ordinals"] for each in posts) == numbered]


def _numbered_blogs(data: Path) -> Iterator[tuple[str, Case]]:
    """Posts that number themselves in their closing words, in two challenges."""
    for post in _blogs(data, numbered=True):
        ordinals = {str(name): int(str(n)) for n, name in post["ordinals"]}  # type: ignore[attr-defined]
        day = str(post["date"])[:10]
        starts = max((run for run in _RUNS if run <= day), default=_RUNS[0])
        hundred = _hundred_days(starts)
        footer = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", str(line)) for line in post["footer"]]  # type: ignore[attr-defined]
        entry = {
            "url": f"https://blog.example/{Path(str(post['path'])).stem}/", "title": post["title"],
            "tags": str(post["tags"]).split(),
            "published": day, "text": "\n\n".join([*_FILLER, *footer]),
        }  # fmt: skip
        key = f"{post['blog']}:{post['path']}"
        for name, number in ordinals.items():
            if name == "100daystooffload":
                said = str(number) in " ".join(footer)
                yield key, _case(f"{key}:100", hundred, entry, [number], marked=said, seasons=[_POSTING_MONTH])
            elif name == "weblogpomo2024":
                yield key, _case(f"{key}:pomo", _POSTING_MONTH, entry, [number], seasons=[hundred])


def _tagged_blog(data: Path) -> Iterator[tuple[str, Case]]:
    """Posts with a tag and no number, for a season without rounds."""
    season: Case = {
        "title": "100 Days To Offload", "timezone": "UTC", "starts": "2020-12-01", "ends": "2022-12-31",
        "goal": {"kind": "posts", "target": 100, "within": "365 days"}, "recognise": {"tags": ["100DaysToOffload"]},
    }  # fmt: skip
    for post in _blogs(data, numbered=False):
        tags = [tag.strip() for tag in re.split(r",| (?=#)", str(post["tags"]))]
        entry = {"url": f"https://blog.example/{Path(str(post['path'])).stem}", "title": post["title"], "tags": tags,
                 "published": str(post["date"])[:16], "text": "\n\n".join(_FILLER)}  # fmt: skip
        key = f"{post['blog']}:{post['path']}"
        yield key, _case(key, season, entry, [])


_WEEK_IN_ADDRESS = re.compile(r"(?:pwc|twc|week|challenge)[-_]*(\d{1,3})(?!\d)", re.IGNORECASE)


def _weekly(data: Path) -> Iterator[tuple[str, Case]]:
    """Addresses that name their week, with nothing else known but the time of filing."""
    prompts = _lines(data / "weekly-challenge/prompts_001_121.jsonl")
    first_task = {p["week"]: str(p["tasks"][0]) for p in prompts}  # type: ignore[index]
    season: Case = {
        "title": "The Weekly Challenge", "timezone": "Europe/London", "starts": "2019-03-25", "every": "1 weeks",
        "recognise": {
            "tags": ["pwc", "twc", "perl-weekly-challenge"],
            "phrases": ["Perl Weekly Challenge", "The Weekly Challenge"],
        },
        "prompts": [
            {"number": n, "title": first_task.get(n, f"Tasks of week {n}"), "slug": f"week-{n}"}
            for n in range(1, 201)
        ],
    }  # fmt: skip
    seen = set()
    for post in _lines(data / "weekly-challenge/blog_submissions.jsonl"):
        for address in post["urls"]:  # type: ignore[attr-defined]
            path = re.sub(r"^https?://[^/]*", "", str(address)).split("#")[0]
            named = _WEEK_IN_ADDRESS.search(path.rsplit("/", 1)[-1] or path.rstrip("/").rsplit("/", 1)[-1])
            if named is None or (path, post["week"]) in seen:
                continue
            seen.add((path, post["week"]))
            entry = {
                "url": address,
                "title": "",
                "published": post.get("authored"),
                "first_seen": post.get("merged") or post.get("authored"),
                "text": "\n\n".join(_FILLER),
            }
            if int(named[1]) != post["week"]:
                continue  # the author's slip, or one page for several weeks: nothing in the address can tell
            marked = re.search(r"pwc|twc|(?:perl|the)[-_]?weekly[-_]?challenge", path, re.IGNORECASE) is not None
            yield (
                str(address),
                _case(f"weekly:{post['week']}:{address}", season, entry, [int(str(post["week"]))], marked=marked),
            )


def _month(data: Path) -> Iterator[tuple[str, Case]]:
    """Titles of a live month: those that name it count in its days, and none before it begins."""
    season: Case = {
        "title": "Blaugust 2026", "timezone": "UTC", "starts": "2026-08-01", "ends": "2026-08-31",
        "recognise": {"tags": ["blaugust"], "phrases": ["Blaugust"], "unmarked": "ignore"},
    }  # fmt: skip
    for post in _lines(data / "blaugust/posts_seen_2026-08.jsonl"):
        title, day = str(post["post_title"]), str(post["published"])[:10]
        named = "blaugust" in title.lower()
        inside = "2026-08-01" <= day <= "2026-08-31"
        name = hashlib.sha256(str(post["post_url"]).encode()).hexdigest()[:12]
        entry = {"url": f"https://blog.example/{name}", "title": title,
                 "published": post["published"], "first_seen": post["first_seen"]}  # fmt: skip
        yield (
            str(post["post_url"]),
            _case(f"month:{post['post_url']}", season, entry, [] if named and inside else None, marked=named),
        )


if __name__ == "__main__":
    for made in shared_cases(sys.argv[1] if len(sys.argv) > 1 else "all"):
        print(json.dumps(made, ensure_ascii=False))
