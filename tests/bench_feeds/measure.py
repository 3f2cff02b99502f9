"""One process run to its end: wall and CPU seconds of it and its children, and the most memory that they hold."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE = 0.1
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as they are on any machine where a program runs more than once."""
_MIB = 1024.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, and MiB where memory was watched (0 where not)."""

    wall: float
    cpu: float
    peak: float = 0.0
    said: str = ""


def run(command: Sequence[str], *, cwd: Path, told: str = "", watch: bool = False) -> Cost:
    """Raises RuntimeError where the process fails. `told` is what stands on its standard input."""
    with tempfile.TemporaryFile("w+") as source, tempfile.TemporaryFile("w+") as sink:
        source.write(told)
        source.seek(0)
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, stdin=source, stdout=sink, stderr=subprocess.STDOUT, env=ENVIRONMENT
        )
        watcher = _Watcher(process.pid) if watch else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        sink.seek(0)
        said = sink.read().strip()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{said[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, watcher.highest() if watcher else 0.0, said)


class _Watcher:
    """Looks ten times a second how much a tree of processes holds: memory that they share is counted once."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._done = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def highest(self) -> float:
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.wait(SAMPLE):
            self._peak = max(self._peak, sum(map(_held, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _held(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / _MIB
