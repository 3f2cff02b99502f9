"""The site in the words of other languages, and in scripts that run from right to left."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from challenge.language import LOCALES
from tests.built_site import NOW, ROOT, broken_links, build, crowd
from tests.conftest import Site

CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/messages.po"))


@cache
def words_of_the_site() -> frozenset[str | tuple[str, ...]]:
    """Every message of the templates and of the code."""
    with (ROOT / "plugins/challenge_pages/babel.cfg").open("r", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for _, _, message, _, _ in extract_from_dir(ROOT, methods, options):
        found.add(message)
    return frozenset(message.id for message in found if message.id)


def test_the_template_of_catalogues_is_up_to_date() -> None:
    """Whoever translates finds every message of templates and code (`make messages` brings them up to date)."""
    with (LOCALES / "messages.pot").open("rb") as file:
        listed = {message.id for message in read_po(file) if message.id}

    assert words_of_the_site() <= listed
    assert {"Untitled", "Deadline: %(prompt)s"} <= listed


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_catalogue_is_complete(path: Path) -> None:
    """No message is missing, empty or doubtful, and every placeholder of the message is in its translation."""
    with path.open("rb") as file:
        catalogue = read_po(file)

    said = {message.id: message for message in catalogue if message.id}
    assert words_of_the_site() <= set(said)
    for message in said.values():
        one = message.id if isinstance(message.id, tuple) else (message.id,)
        other = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(other) and not message.fuzzy, message.id
        wanted = set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", one[-1]))
        assert all(set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", text)) <= wanted for text in other), message.id
        assert set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", other[-1])) == wanted, message.id


def in_language(tmp_path: Path, language: str) -> Path:
    """The site full of traps in another language."""
    site = crowd(Site(tmp_path))
    path = site.content / "site.toml"
    path.write_text(path.read_text("utf-8") + f'language = "{language}"\n', "utf-8")
    return build(site)


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_language(tmp_path_factory.mktemp("german"), "de")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_language(tmp_path_factory.mktemp("arabic"), "ar")


def test_a_german_site_speaks_german(german: Path) -> None:
    """Words, dates and numbers; the reasons, which are English, say so."""
    front = (german / "index.html").read_text("utf-8")
    member = (german / "members/ada/index.html").read_text("utf-8")

    assert "Thema 3, jetzt offen" in front
    assert "Offen bis" in front
    assert "21. Mai 2017" in front
    assert "rechtzeitig" in member
    assert '<bdi lang="en">the post is tagged #spring</bdi>' in member


@pytest.mark.parametrize("english", ["Latest posts", "Open until", "on time", "Seasons", "Follow along"])
def test_no_english_word_is_left_in_a_german_page(german: Path, english: str) -> None:
    """Every word of the theme is said in the site's own language."""
    for path in german.rglob("*.html"):
        text = re.sub(
            r'<bdi lang="en">.*?</bdi>|<title>.*?</title>|<code>.*?</code>|href="[^"]*"',
            "",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        assert english not in text, path


def test_an_arabic_site_runs_from_right_to_left(arabic: Path) -> None:
    """The page runs its way, words without a translation stand there in English, and nothing is broken."""
    front = (arabic / "index.html").read_text("utf-8")

    assert '<html lang="ar" dir="rtl"' in front
    assert "مايو" in front
    assert broken_links(arabic) == []


def test_styles_name_no_side() -> None:
    """Where text begins is left or right as the language says: no rule names a side."""
    for path in (ROOT / "theme/static/css").glob("*.css"):
        named = re.findall(
            r"(?:margin|padding|border)-(?:left|right)|text-align: *(?:left|right)|[{;] *(?:left|right):",
            path.read_text("utf-8"),
        )
        assert named == [], path


def test_another_language_is_a_file(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue put beside the others is used at the next build; nothing has to be compiled."""
    root = tmp_path / "project"
    for name in ("challenge", "plugins", "theme"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", root)
    folder = root / "challenge/locales/sv/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(
        'msgid ""\nmsgstr "Language: sv\\n"\n\nmsgid "Latest posts"\nmsgstr "Nya texter"\n'
    )
    site.site('language = "sv"\n')
    site.season(prompts=1)
    monkeypatch.setattr("tests.built_site.ROOT", root)

    output = build(site, now=NOW, url="")
    assert "Nya texter" in (output / "index.html").read_text("utf-8")
