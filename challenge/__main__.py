"""The command line: `challenge VERB`, from the root of a site. However it ends, it ends without a traceback."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # type checkers know this name; `typing` is one of the modules that take time to load
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb. 0: it did its work; 1: `check`, `--strict` or `explain` found something; 2: wrong usage.

    130: stopped by Ctrl-C, which may come at any moment: also while the modules are loaded, so that is done in here.
    """
    try:
        from challenge.commands.line import run_line

        return run_line(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        print("challenge: stopped; nothing half-written is left behind", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
