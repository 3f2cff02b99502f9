"""`python -m tests.manners`: the twelve rules of a well-behaved feed reader, one line each, as a host scores them."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

RULES = {
    1: "validators go back byte for byte",
    2: "each validator follows every 200 and 304, and is dropped when no longer sent",
    3: "once an hour where the host can say `nothing new`, once a day where it cannot",
    4: "nobody asks before max-age or Expires is over",
    5: "Retry-After of 429 and 503 is kept to, and nothing is retried at once",
    6: "one unconditional request, at the beginning",
    7: "no cookie, no referrer, no query of our own",
    8: "an honest User-Agent with a contact address",
    9: "packed answers are accepted (gzip, brotli, zstd)",
    10: "one request to a host at a time, with a pause in between",
    11: "ttl, sy:updatePeriod, skipHours and skipDays are kept to",
    12: "410 means never again",
}


def rules_of(test: str) -> list[int]:
    """The rules that a test of `test_manners.py` is about, by its name: `test_rules_7_8_9_…`; empty for none."""
    found = re.match(r"test_rules?_(\d+(?:_\d+)*)_", test)
    return [int(number) for number in found[1].split("_")] if found else []


class _Scores:
    """Counts what passed and what failed for each rule."""

    def __init__(self) -> None:
        self.passed: Counter[int] = Counter()
        self.failed: Counter[int] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed:
            for rule in rules_of(report.location[2]):
                (self.passed if report.passed else self.failed)[rule] += 1


def main() -> int:
    """Runs the tests quietly and prints the score. 0 where every rule holds."""
    scores = _Scores()
    tests = Path(__file__).with_name("test_manners.py")
    pytest.main([str(tests), "-o", "addopts=", "-p", "no:terminal", "-p", "no:xdist"], plugins=[scores])
    kept = [rule for rule in RULES if scores.passed[rule] and not scores.failed[rule]]
    for rule, words in RULES.items():
        checks = scores.passed[rule] + scores.failed[rule]
        print(f"{'kept  ' if rule in kept else 'BROKEN'} {rule:>2}  {words} ({checks} checks)")
    print(f"{len(kept)} of {len(RULES)} rules kept.")
    return 0 if len(kept) == len(RULES) else 1


if __name__ == "__main__":
    sys.exit(main())
