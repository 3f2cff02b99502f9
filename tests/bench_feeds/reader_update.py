"""The other reader, run by its own Python: `prepare DB` adds the feeds of standard input, `update DB` updates.

Every feed is asked, whatever its schedule. It prints how many were new, unchanged or failed, so that nobody is
compared with a run that did nothing.
"""

import sys
from collections import Counter

from reader import make_reader

WORKERS = 20


def main(what: str, database: str) -> None:
    reader = make_reader(database)
    if what == "prepare":
        for line in sys.stdin:
            reader.add_feed(line.strip())
        return
    seen: Counter[str] = Counter()
    for result in reader.update_feeds_iter(scheduled=False, workers=WORKERS):
        updated = result.updated_feed
        seen["failed" if isinstance(result.value, Exception) else "ok" if updated and updated.new else "unchanged"] += 1
    print(dict(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
