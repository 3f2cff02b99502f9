"""Random histories of a blog, and after every step the promises of the ledger, checked against what the world knows."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from challenge.addresses import page_key
from challenge.overview import look
from challenge.recognition.verdict import RANK
from tests.conftest import Site
from tests.torture.blog import RULES
from tests.torture.world import Post, World

LEDGER = "seasons/spring/ledger.jsonl"
Credit = dict[tuple[str, int], int]
"""Rank of the credit for (the post's name, round)."""


class Broken(AssertionError):
    """A promise was broken; the text says which, and the history that led there."""


@dataclass
class History:
    """One seed's history. `excused` are posts whose credit a person has just decided about."""

    seed: int
    site: Site
    rng: random.Random = field(init=False)
    world: World = field(init=False)
    told: list[str] = field(default_factory=list)
    credit: Credit = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    ruled: dict[str, str] = field(default_factory=dict)
    branch: bytes = b""

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.world = World(self.site, self.rng)
        self.world.begin()

    def run(self, steps: int) -> None:
        self.refresh()
        for _ in range(steps):
            self.world.now += timedelta(hours=self.rng.randint(5, 40))
            for act in self.rng.choices(ACTS, WEIGHTS, k=self.rng.randint(1, 3)):
                self.told.append(f"{self.world.now:%m-%d %H} {act}")
                accepted = getattr(self, f"do_{act}", None) or getattr(self.world, act)
                accepted()
            self.refresh()

    # What people and machines beside the blog do.

    def do_delete_cache(self) -> None:
        shutil.rmtree(self.site.root / ".cache", ignore_errors=True)

    def do_change_rules(self) -> None:
        tables, closes = self.rng.choice([('[recognise]\nphrases = ["Cheese League"]', ""), (RULES, "2017-05-02")])
        self.world.rules(tables, closes)

    def do_restore_rules(self) -> None:
        self.world.rules()

    def do_pause(self) -> None:
        self.world.paused = not self.world.paused
        self.world.member()

    def do_remember_branch(self) -> None:
        self.branch = self._ledger()

    def do_merge(self) -> None:
        """The branch was refreshed on its own, without our cache; both ledgers end in one file."""
        with tempfile.TemporaryDirectory() as folder:
            clone = Path(folder) / "site"
            shutil.copytree(self.site.content, clone / "content")
            (clone / "content" / LEDGER).write_bytes(self.branch)
            other = Site.__new__(Site)
            other.root, other.content, other.mirror = clone, clone / "content", self.site.mirror
            self.world.tell()
            other.refresh(now=self._now())
            theirs = (other.content / LEDGER).read_bytes()
        halves = [self._ledger(), theirs]
        self.rng.shuffle(halves)
        conflict = b"<<<<<<< HEAD\n%b=======\n%b>>>>>>> refresh\n" % tuple(halves)
        self.site.write(LEDGER, self.rng.choice([conflict, b"".join(halves), conflict.replace(b"\n", b"\r\n")]))

    def do_rule(self) -> None:
        known = [post for post in self.world.posts if post.pages & self._known_pages()]
        if not known:
            return
        post = self.rng.choice(known)
        page = self.rng.choice(sorted(post.pages & self._known_pages()))
        decision = self.rng.choice(["--not-ours", "--hide", "--counts", "--prompts 2"])
        said = ("--reason", "we talked", "--by", "ines", "--season", "spring")
        args = ("rule", f"https://{page}", *decision.split(), *said)
        self._must(self.site.run(*args, now=self._now()).code == 0, f"the ruling {args} failed")
        self.ruled[post.slug.split("/")[-1]] = decision

    # The machine, and what must hold after it.

    def refresh(self) -> None:
        self.world.tell()
        options = self.rng.choice([(), (), ("--force",), ("--season", "spring"), ("--member", "ada")])
        answer = self.site.run("refresh", "--mirror", str(self.site.mirror), *options, now=self._now())
        self._must(answer.code == 0, f"refresh ended with {answer.code}: {answer.err}")
        self._check_ledger()
        if not self.world.paused:
            self._check_credit()
        if self.rng.random() < 0.3:
            once = self.site.tracked()
            self.site.run("refresh", "--mirror", str(self.site.mirror), *options, now=self._now(minutes=1))
            self._must(self.site.tracked() == once, "a second run changed something")

    def _check_ledger(self) -> None:
        lines = self._ledger().decode().splitlines()
        rows = {row["id"]: row for row in map(json.loads, lines)}
        self._must(len(rows) == len(lines) and list(rows) == sorted(rows), "the ledger is not sorted, one line a row")
        for name, before in self.rows.items():
            self._must(name in rows, f"the row {name} is gone")
            self._must(rows[name]["first_seen"] <= before["first_seen"], f"first seen later: {name}")
            same = rows[name].get("claimed") == before.get("claimed")
            self._must(same or rows[name]["first_seen"] < before["first_seen"], f"another date: {name}")
        for row in rows.values():
            reasons = all(verdict["because"] for verdict in row["verdicts"])
            self._must(bool(row["verdicts"]) and reasons, f"no verdict or no reason: {row['id']}")
        self.rows = rows

    def _check_credit(self) -> None:
        pages = {page: post for post in self.world.posts for page in post.pages}
        credit: Credit = {}
        shown: list[str] = []
        for submission in look(self.site.content, self.world.now).submissions["spring"]:
            mine = {page_key(address) for address in submission.addresses} & pages.keys()
            names = {_name(pages[page]) for page in mine}
            self._must(len(names) <= 1, f"posts of their own were joined: {sorted(mine)}")
            name = names.pop() if names else submission.page
            shown.append(name)
            self._check_ruling(name, submission.credited_rounds, submission.credited)
            for verdict in submission.verdicts:
                if verdict.status in ("on time", "late"):
                    credit |= {(name, number): RANK[verdict.status] for number in verdict.prompts or (0,)}
        self._must(len(shown) == len(set(shown)), f"a post is shown twice: {sorted(shown)}")
        for (name, number), rank in self.credit.items():
            fell = credit.get((name, number), 0) < rank
            self._must(name in self.ruled or not fell, f"credit fell: {name}, round {number}")
        self.credit = credit
        if not self.world.fault:
            missing = [_name(post) for post in self.world.feed if not post.pages & self._known_pages()]
            self._must(not missing, f"lost: {missing}")

    def _check_ruling(self, name: str, rounds: tuple[int, ...], credited: bool) -> None:
        decision = self.ruled.get(name, "")
        self._must(decision != "--hide", f"hidden and shown: {name}")
        self._must(decision != "--not-ours" or not credited, f"not ours and credited: {name}")
        self._must(decision != "--counts" or credited, f"counts and is not credited: {name}")
        self._must(decision != "--prompts 2" or rounds == (2,), f"ruled to be round 2: {name} {rounds}")

    def _known_pages(self) -> set[str]:
        return {page_key(address) for row in self.rows.values() for address in row.get("addresses", ())}

    def _ledger(self) -> bytes:
        path = self.site.content / LEDGER
        return path.read_bytes() if path.exists() else b""

    def _now(self, minutes: int = 0) -> str:
        return f"{self.world.now + timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%SZ}"

    def _must(self, holds: bool, says: str) -> None:
        if not holds:
            raise Broken(f"seed {self.seed}: {says}\n  " + "\n  ".join(self.told[-40:]))


CHANCES = {
    "publish": 8, "edit": 3, "drop": 3, "restore": 1, "redate": 1, "move": 2, "flip": 1, "rename": 1, "go_bad": 2,
    "get_well": 4, "delete_cache": 1, "change_rules": 1, "restore_rules": 2, "pause": 1, "remember_branch": 1,
    "merge": 1, "rule": 1,
}  # fmt: skip
ACTS, WEIGHTS = list(CHANCES), list(CHANCES.values())


def _name(post: Post) -> str:
    return post.slug.split("/")[-1]


def live(seed: int, steps: int = 14) -> None:
    """One history in a folder of its own. Raises Broken."""
    with tempfile.TemporaryDirectory() as folder:
        History(seed, Site(Path(folder) / "site")).run(steps)
