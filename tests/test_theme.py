"""The theme's own promises: contrast, weight, independence, and words that can be translated."""

from __future__ import annotations

import re
from gzip import compress
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import babel_extract

from challenge.progress.standing import SYMBOLS
from challenge.recognition.verdict import Signal

ROOT = Path(__file__).resolve().parent.parent
STYLE = (ROOT / "theme/static/css/style.css").read_text("utf-8")
PRINT = (ROOT / "theme/static/css/print.css").read_text("utf-8")
SCRIPT = "".join((ROOT / f"theme/static/js/{name}.js").read_text("utf-8") for name in ("site", "prompt"))
TEMPLATES = sorted(
    [*ROOT.glob("theme/templates/*.html"), *ROOT.glob("plugins/challenge_pages/templates/challenge/*.html")]
)


def tokens(scheme: str) -> dict[str, str]:
    """The colours of one scheme."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[0 if scheme == "light" else 1]))


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize(
    ("token", "least"),
    [("ink", 7), ("soft", 4.5), ("pencil", 4.5), ("on-time", 4.5), ("late", 4.5), ("ask", 4.5), ("miss", 4.5)],
)
def test_every_colour_can_be_read_on_every_ground(scheme: str, ground: str, token: str, least: float) -> None:
    """Text 7:1, everything else that is read 4.5:1, in both schemes."""
    colours = tokens(scheme)

    assert contrast(colours[token], colours[ground]) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_selected_text_and_buttons_can_be_read(scheme: str) -> None:
    """Ink on the marker, paper on the pencil's red, paper on ink."""
    colours = tokens(scheme)

    assert contrast(colours["ink"], colours["mark"]) >= 7
    assert contrast(colours["paper"], colours["pencil"]) >= 4.5
    assert contrast(colours["paper"], colours["ink"]) >= 7


@pytest.mark.parametrize(("scheme", "light"), [("light", "paper"), ("dark", "ink")])
def test_the_cover_can_be_read(scheme: str, light: str) -> None:
    """What stands on the prompt's own colour is the lightest token of its scheme."""
    colours = tokens(scheme)

    assert STYLE.split("prefers-color-scheme")[scheme == "dark"].count(f"--light: var(--{light})") == 1
    assert contrast(colours[light], colours["cover"]) >= 7


def test_there_are_at_most_twelve_colours_and_both_schemes_have_all() -> None:
    """The same few tokens, light and dark."""
    assert set(tokens("light")) == set(tokens("dark"))
    assert len(tokens("light")) <= 12


def test_components_name_no_colour() -> None:
    """Colours stand in the tokens alone, so that a change of one is a change everywhere."""
    rest = STYLE.split("/* Ground */")[1] + PRINT.split("}", 1)[1]

    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rest)


def test_weight() -> None:
    """The stylesheet is at most 15 kB, the scripts but the search 2 kB as sent, and none asks for anything else."""
    assert len(STYLE.encode()) <= 15_000
    assert len(compress(SCRIPT.encode())) <= 2_000
    assert "@import" not in STYLE
    assert "url(" not in STYLE
    assert not re.findall(r"fetch\(|XMLHttpRequest|https?://", SCRIPT)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_take_nothing_from_elsewhere(template: Path) -> None:
    """No address of another host, no inline style or script, no clock, no opinion about escaping."""
    text = template.read_text("utf-8")

    assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", text)
    assert not re.findall(r"<style|<script>| style=| on[a-z]+=", text)
    assert not re.findall(r"autoescape|now\(\)|strftime|datetime\.", text)


def test_only_sanitised_text_is_marked_safe() -> None:
    """`safe` is said of rendered bodies and of nothing else."""
    marked = {
        expression
        for path in TEMPLATES
        for expression in re.findall(r"\{\{ *([\w.]+) *\| *safe", path.read_text("utf-8"))
    }

    assert marked == {"view.html", "prompt.html", "card.html", "page.content"}


def test_every_word_can_be_translated() -> None:
    """What stands between tags is wrapped for gettext: outside of it no template has a word of its own."""
    alone = {"OPML", "JSON"}
    for path in TEMPLATES:
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        words = set(re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", text)))
        assert words <= alone, path.name


def test_messages_can_be_extracted() -> None:
    """Babel finds the words, plural forms too."""
    environment = Environment(
        loader=FileSystemLoader([path.parent for path in TEMPLATES]),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    assert environment.extensions
    found = []
    for path in TEMPLATES:
        with path.open("rb") as file:
            found += [message for _, _, message, _ in babel_extract(file, ("_", "gettext", "ngettext"), (), {})]

    assert any(isinstance(message, tuple) for message in found)
    assert len(found) > 100


def test_symbols_and_signals_of_the_templates_are_those_of_the_code() -> None:
    """The terminal draws cells as the site does, and every signal has a label."""
    parts = (ROOT / "plugins/challenge_pages/templates/challenge/parts.html").read_text("utf-8")
    tables = dict(re.findall(r"set (symbols|signals) = \{(.*?)\} %\}", parts))
    symbols = dict(re.findall(r"'([^']+)': '([^']+)'", tables["symbols"]))

    assert SYMBOLS.items() <= symbols.items()
    assert re.findall(r"'([^']+)': _\(", tables["signals"]) == list(get_args(Signal))
