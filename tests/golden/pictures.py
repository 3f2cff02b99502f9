"""Small pictures of pages, as a phone and a desk see them in both themes, beside those that were recorded.

Pictures are told apart by what is seen: they are shrunk, reduced to few colours, and may differ a little. Another
Chromium or other fonts draw other letters; then nothing is compared, and that is said.
"""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from tests.real_browser import BROWSER

FOLDER = Path(__file__).resolve().parent / "pictures"
MADE_WITH = FOLDER / "made-with.json"
SIGHTS = {"phone": (360, 740, 0.5), "desk": (1280, 900, 0.375)}
"""Width and height of the window, and what the picture is shrunk to."""

COLOURS = 16
FAR = 48
"""A dot differs if any of its colours is farther off than this, of 255."""

MOST = 0.005
"""The share of dots that may differ."""

_FONTS = ("serif", "sans-serif", "monospace", "serif:lang=ja", "serif:lang=ar", "serif:lang=he", "emoji")


def made_with() -> dict[str, str]:
    """What decides how letters are drawn: the browser's version and the fonts that stand for each family."""
    version = subprocess.run([str(BROWSER), "--version"], capture_output=True, text=True, check=True).stdout
    matched = {name: subprocess.run(["fc-match", name], capture_output=True, text=True, check=True) for name in _FONTS}
    return {"browser": version.split("Chrom")[-1].split(".")[0].split(" ")[-1]} | {
        name: ran.stdout.strip() for name, ran in matched.items()
    }


def take(browser: Any, address: str, pages: Mapping[str, str], now: str) -> Iterator[tuple[str, Image.Image]]:
    """(name, picture) of each page, named `<page>-<sight>-<theme>`, as it looks at `now`. `pages` are paths by name."""
    for sight, (width, height, share) in SIGHTS.items():
        for theme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
            )
            # The page tells how long ago something was: it is always the time the site was built for.
            context.clock.set_fixed_time(now)
            tab = context.new_page()
            for name, path in pages.items():
                tab.goto(f"{address}/{path}")
                whole = Image.open(io.BytesIO(tab.screenshot(animations="disabled"))).convert("RGB")
                size = (round(width * share), round(height * share))
                yield f"{name}-{sight}-{theme}", whole.resize(size, Image.Resampling.BOX)
            context.close()


def record(pictures: Iterable[tuple[str, Image.Image]]) -> None:
    """Write the pictures in place of those that were recorded, with what they were made with."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png"):
        path.unlink()
    for name, picture in pictures:
        reduce(picture, picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)).save(
            FOLDER / f"{name}.png", optimize=True
        )
    MADE_WITH.write_text(json.dumps(made_with(), indent=1, ensure_ascii=False) + "\n", "utf-8")


def why_not() -> str:
    """Why pictures cannot be compared on this machine; empty where they can."""
    if BROWSER is None:
        return "no Chromium is installed"
    if not MADE_WITH.is_file():
        return "no pictures are recorded"
    try:
        here, there = made_with(), json.loads(MADE_WITH.read_text("utf-8"))
    except (OSError, subprocess.CalledProcessError) as error:
        return f"fonts cannot be asked for ({error})"
    other = [name for name in there if here.get(name) != there[name]]
    return f"recorded with another {', '.join(other)}" if other else ""


def faults(pictures: Iterable[tuple[str, Image.Image]], left: Path) -> list[str]:
    """What differs from what was recorded; each such picture is left in a folder beside the recorded one."""
    left.mkdir(parents=True, exist_ok=True)
    seen, found = set(), []
    for name, picture in pictures:
        seen.add(f"{name}.png")
        path = FOLDER / f"{name}.png"
        if not path.is_file():
            found.append(f"{name}: not recorded")
            continue
        with Image.open(path) as recorded:
            share = differing(recorded, picture)
        if share > MOST:
            picture.save(left / f"{name}.png")
            found.append(f"{name}: {share:.1%} of it differs; see {left.name}/{name}.png")
    return found + [f"{path.name}: no such page" for path in sorted(FOLDER.glob("*.png")) if path.name not in seen]


def reduce(picture: Image.Image, palette: Image.Image) -> Image.Image:
    """The picture in another one's few colours."""
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def differing(recorded: Image.Image, picture: Image.Image) -> float:
    """The share of dots of a recorded picture that differ visibly; 1 for another size."""
    if recorded.size != picture.size:
        return 1.0
    bands = ImageChops.difference(recorded.convert("RGB"), reduce(picture, recorded).convert("RGB")).split()
    farthest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(farthest.histogram()[FAR:]) / (picture.width * picture.height)
