"""The description of the format and the loaders say the same."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from challenge.content.members import MEMBER_KEYS
from challenge.content.pages import PAGE_KEYS
from challenge.content.posts import GENERATED_END, GENERATED_START, POST_KEYS, ROUNDUP_KEYS
from challenge.content.prompts import PROMPT_KEYS
from challenge.content.rulings import RULING_KEYS, RULINGS_KEYS
from challenge.content.season_reader import DEADLINE_KEYS, GOAL_KEYS, RECOGNISE_KEYS, SEASON_KEYS
from challenge.content.site import SAMPLE_KEYS, SITE_KEYS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "content-format.md").read_text("utf-8")
SOURCES = [*(ROOT / "challenge" / "content").glob("*.py"), ROOT / "challenge" / "ledger" / "memory_checks.py"]

TABLES = {
    "`site.toml`": SITE_KEYS,
    "`[sample]`": SAMPLE_KEYS,
    "`members/<member>.toml`": MEMBER_KEYS,
    "`seasons/<season>/season.toml`": SEASON_KEYS,
    "`[deadline]`": DEADLINE_KEYS,
    "`[recognise]`": RECOGNISE_KEYS,
    "`[goal]`": GOAL_KEYS,
    "`prompts/<nn>-<slug>.md`": PROMPT_KEYS,
    "`posts/<member>/<slug>.md`": POST_KEYS,
    "`roundups/<nn>.md`": ROUNDUP_KEYS,
    "`pages/*.md`": PAGE_KEYS,
    "`rulings.toml`": RULINGS_KEYS,
    "`[[ruling]]`": RULING_KEYS,
}


def section(title: str) -> str:
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found[1]


def first_cells(text: str) -> list[str]:
    """The names in the first column of a table."""
    cells = re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("title", TABLES)
def test_every_key_is_described_and_every_described_key_is_read(title: str) -> None:
    """A table of the document names exactly the keys that the loader takes, in its order."""
    assert first_cells(section(title)) == list(TABLES[title])


def test_every_code_is_described_and_every_described_code_exists() -> None:
    """The codes of problems are a promise: the document lists them all."""
    strings = {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    codes = first_cells(section("What `check` says"))

    assert len(codes) == len(set(codes))
    assert set(codes) <= strings
    assert {text for text in strings if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)} <= set(codes)


def test_the_marks_of_the_generated_part_are_shown() -> None:
    """Organizers find the two lines as the machine writes them."""
    assert f"{GENERATED_START}\n{GENERATED_END}\n" in DOCUMENT
