"""One refresh at a time in one folder: two would each write what they remember and forget what the other found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from challenge.errors import ChallengeError

NAME = "refresh.lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Holds the lock in `folder` (it is made where missing). Raises ChallengeError where another process holds it.

    The system lets go of it when the process ends, however it ends: nothing stale is left to be cleaned by hand.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError as error:
        message = f"cannot be written ({error.strerror}); is the disk full or the folder protected?"
        raise ChallengeError(f"{path}: {message}") from error
    with file:
        if not _held(file.fileno()):
            raise ChallengeError("another refresh is running in this folder; run this again when it has ended")
        yield


if sys.platform == "win32":
    import msvcrt

    def _held(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _held(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: go on as one would without this
        return True
