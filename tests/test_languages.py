"""The site in the words of other languages, and in scripts that run from right to left."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from challenge.feeds.certificates import certificate_in_words
from challenge.feeds.words import blocked_in_words, status_in_words
from challenge.language import LOCALES, language_of
from challenge.pages.told import sentence_of, tell
from challenge.recognition.measured.evaluate import evaluate
from tests.built_site import NOW, ROOT, broken_links, build, crowd
from tests.conftest import Site
from tests.german_site import NOW as GERMAN_NOW
from tests.german_site import write_german

NOT_OURS = ("api", "pagefind", "theme")
ENGLISH_WORDS = re.compile(
    r"(?<![\w-])(?:the|of|and|to|for|is|it|its|this|that|on|by|with|not|no|are|has|have|your|what|who|where|when|from"
    r"|until|since|late|time|round|rounds|prompts?|posts?|words?|season|untitled|everybody|every|nobody|taking|completed"
    r"|January|March|May|June|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![\w-])",
    re.IGNORECASE,
)
"""Words of English that neither German nor anybody's title on the German site has."""

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
    """A site on which nobody wrote English, built in German."""
    return build(write_german(Site(tmp_path_factory.mktemp("german"))), now=GERMAN_NOW)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_language(tmp_path_factory.mktemp("arabic"), "ar")


def test_a_german_site_speaks_german(german: Path) -> None:
    """Words, dates, numbers, and the reasons of verdicts and of feeds' failures."""
    front = (german / "index.html").read_text("utf-8")
    member = (german / "members/ada/index.html").read_text("utf-8")
    health = (german / "health/index.html").read_text("utf-8")

    assert "Thema 4, jetzt offen" in front
    assert "28. Mai 2017" in front
    assert "rechtzeitig" in member
    assert "Der Text trägt das Schlagwort „\u2068schreibfrühling\u2069“." in member
    assert "Veröffentlicht am 20. Mai 2017, 09:00; Runde 2 endete am 15. Mai 2017, 00:00" in member
    assert "Ada hat am 20. Mai 2017 entschieden: gehört zu Licht" in re.sub("[\u2068\u2069]", "", member)
    assert "warum, in wenigen Worten" in member
    assert "seit dem 24. Mai 2017: Der Host hat nicht rechtzeitig geantwortet." in re.sub("<[^>]*>", "", health)


def said(path: Path) -> str:
    """All that a file says to people, without addresses, code and what is marked as English."""
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        text = "\n".join(re.findall(r': "((?:[^"\\]|\\.)*)"', text))
    elif path.suffix == ".ics":
        text = "\n".join(re.findall(r"^(?:SUMMARY|DESCRIPTION|X-WR-CALNAME):(.*)$", re.sub(r"\r\n ", "", text), re.M))
    else:
        text = re.sub(r'<bdi lang="en">.*?</bdi>|<code>.*?</code>|<script.*?</script>', "", text, flags=re.DOTALL)
        attributes = r'(?:alt|title|aria-label|content|label|text|data-(?:found|nothing|failed))="([^"]*)"'
        text = "\n".join([*re.findall(attributes, text), *re.findall(r">([^<]+)<", text)])
    return re.sub(r"https?://\S+|„Prompt: [^“]*“", "", unescape(unescape(text)))  # the latter is a key of files


def test_no_english_word_is_left_on_a_german_site(german: Path) -> None:
    """Not in any page, feed, calendar, badge, list of feeds or roundup: nobody but the program could have said it."""
    kinds = (".html", ".xml", ".json", ".ics", ".svg", ".opml")
    ours = [
        path for path in german.rglob("*") if path.suffix in kinds and path.parts[len(german.parts)] not in NOT_OURS
    ]
    letters = sorted((german.parent / "content/seasons/spring/roundups").glob("*.md"))
    assert len(letters) == 3 and {path.suffix for path in ours} == set(kinds)

    left = {(path.name, word) for path in [*ours, *letters] for word in ENGLISH_WORDS.findall(said(path))}
    assert left == set()


def test_a_roundup_without_a_title_is_named_by_its_number(german: Path) -> None:
    """On its page, in the data for machines and in its feed."""
    page = (german / "seasons/autumn/roundups/01/index.html").read_text("utf-8")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)

    assert ">Rundbrief 1</h1>" in page
    assert (json.loads(data)["name"], json.loads(data)["headline"]) == ("Rundbrief 1", "Rundbrief 1")
    assert "<title>Rundbrief 1 – Herbst ohne Themen</title>" in (german / "feeds/roundups.xml").read_text("utf-8")


def test_a_roundup_is_written_in_the_language_of_the_site(german: Path) -> None:
    """Its title, lists and dates; the organizer's part between them is the organizer's own."""
    letter = (german.parent / "content/seasons/spring/roundups/03.md").read_text("utf-8")

    assert letter.startswith("Title: Runde 3: Licht\n")
    assert "Cleo Muster: [Viel]" in letter and "441 Wörter" in letter
    assert "Inzwischen gekommen, zu früheren Runden:" in letter
    assert "Als Nächstes: **Runde 4: Regen**, offen seit dem 22. Mai 2017." in letter


def test_dates_follow_a_language_that_has_no_catalogue(tmp_path: Path) -> None:
    """A Japanese site writes days as Japan does, on pages and in roundups, round words that are still English."""
    site = write_german(Site(tmp_path), "ja")
    front = (build(site, now=GERMAN_NOW) / "index.html").read_text("utf-8")

    assert '<html lang="ja" dir="ltr"' in front
    assert "2017年5月28日日曜日" in front and "Latest posts" in front
    assert "open since 2017年5月22日." in (site.content / "seasons/spring/roundups/03.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "day", "hour", "number", "listed"),
    [
        ("en", "12 May 2017", "20:05", "12,345", "a, b and c"),
        ("en-US", "May 12, 2017", "8:05\u202fPM", "12,345", "a, b, and c"),
        ("de", "12. Mai 2017", "20:05", "12.345", "a, b und c"),
        ("pt-BR", "12 de maio de 2017", "20:05", "12.345", "a, b e c"),
        ("ar", "12 مايو 2017", "8:05 م", "12,345", "a وb وc"),
        ("ja", "2017年5月12日", "20:05", "12,345", "a、b、c"),
        ("xx-Xxxx", "12 May 2017", "20:05", "12,345", "a, b and c"),
        ("../../de", "12 May 2017", "20:05", "12,345", "a, b and c"),
    ],
)
def test_a_language_writes_as_its_people_do(code: str, day: str, hour: str, number: str, listed: str) -> None:
    """Days, hours, numbers and lists are those of the CLDR; what is no language is the English of the world."""
    language, moment = language_of(code), datetime(2017, 5, 12, 20, 5)

    assert (language.day(moment), language.hour(moment)) == (day, hour)
    assert (language.number(12345), language.listed(["a", "b", "c"])) == (number, listed)


def test_one_instant_may_be_of_two_days() -> None:
    """Half past midnight in Berlin is written as its own day, also after the same instant in UTC."""
    berlin = datetime(2017, 5, 13, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))

    assert berlin == berlin.astimezone(UTC)
    assert language_of("en").day(berlin.astimezone(UTC)) == "12 May 2017"
    assert language_of("en").day(berlin) == "13 May 2017"


def test_every_reason_of_the_regression_suite_can_be_translated() -> None:
    """A new sentence of recognition belongs into `challenge/pages/sentences.py` too."""
    lines = [line for path in sorted((ROOT / "tests/cases").glob("*.jsonl")) for line in path.read_text().splitlines()]
    details = {why.detail for outcome in evaluate(lines, "cases").outcomes for why in outcome.because}

    assert len(details) > 500
    assert [detail for detail in sorted(details) if sentence_of(detail) is None] == []


def test_why_a_feed_failed_can_be_translated() -> None:
    """What hosts answer in place of a feed, a bot protection in front of one, and each fault of a certificate."""
    statuses = [*range(300, 309), *range(400, 430), 451, *range(500, 512)]
    told = [status_in_words(status) for status in statuses]
    told += [blocked_in_words(status, {"cf-mitigated": "challenge"}) for status in statuses]
    told += [certificate_in_words(code, "weg.example") for code in (2, 9, 10, 18, 19, 20, 21, 23, 27, 62, 64)]

    assert [words for words in told if sentence_of(words) is None] == []


@pytest.mark.parametrize(
    ("detail", "german"),
    [
        ("It links to rounds 2, 3 and 4: “x”.", "Der Text verlinkt auf Runden 2, 3 und 4: „x“."),
        ("This season has no round 9.", "Diese Staffel hat keine Runde 9."),
        (
            "Published on 3 March 2017, before the season began.",
            "Am 3. März 2017 veröffentlicht, vor dem Beginn der Staffel.",
        ),
        ("The text says “I decided: week 3”: round 3.", "Im Text steht „I decided: week 3“: Runde 3."),
        ("Bo decided on 2017-05-20: on time", "Bo hat am 20. Mai 2017 entschieden: on time"),
        (
            "The same name is used by “A” and “B”, and the date does not tell which is meant.",
            "Der Name passt auch zu „A“ und „B“, und das Datum verrät nicht, was gemeint ist.",
        ),
        ("Published on 31 February 2017.", ""),
        ("Bo decided on 2017-99-99: no", ""),
        ("there is no feed at this address (404)", "Unter dieser Adresse gibt es keinen Feed (404)"),
        ("the name weg.example is not known (any more)", "Der Name weg.example ist nicht (mehr) bekannt"),
        (
            "the certificate of weg.example expired on 2017-05-12; its owner has to renew it",
            "Das Zertifikat von weg.example ist am 12. Mai 2017 abgelaufen; wem es gehört, muss es erneuern",
        ),
        ("A sentence that nothing here ever writes.", ""),
    ],
)
def test_a_stored_sentence_is_said_again_around_its_quotations(detail: str, german: str) -> None:
    """Rounds and dates are written anew, quotations stay; what is no such sentence, or no date, is left as it is."""
    assert re.sub("[\u2068\u2069]", "", tell(language_of("de"), detail)) == german
    assert tell(language_of("ja"), detail) == ""


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
