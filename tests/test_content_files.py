"""One file at a time: what it says becomes a value, and each slip one problem that names its line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from challenge.content.posts import GENERATED_END, GENERATED_START
from challenge.content.rulings import Ruling
from challenge.content.seasons import Deadline, Goal, Recognise
from challenge.content.site import Sample
from challenge.dates import Every, parse_stamp
from tests.content_folder import ADA, POST, SEASON, SOUND, found, load, only


def test_reads_the_sound_folder_without_a_problem(tmp_path: Path) -> None:
    """Nothing is wrong with a small valid folder, and everything in it is there."""
    content = load(tmp_path)

    assert content.problems == ()
    assert list(content.members) == ["ada", "bo"]
    assert [post.path for post in content.seasons["spring"].posts] == ["seasons/spring/posts/ada/one.md"]


def test_reads_every_key_of_the_site(tmp_path: Path) -> None:
    """The address loses its slash, and a sample is fixed in time."""
    text = """
title = "Letters"
url = "https://letters.example/club/"
language = "pt-BR"
timezone = "Europe/Lisbon"
contact = "desk@letters.example"
repository = "https://git.example/letters/"
organizers = ["bo", "ada"]
preview = true

[sample]
now = "2025-11-06T20:30:00Z"
mirror = "examples/mirror"
"""
    content = load(tmp_path, {"content/site.toml": text})

    assert [(problem.code, problem.line, problem.level) for problem in content.problems] == [("preview", 9, "warning")]
    assert content.site.url == "https://letters.example/club"
    assert content.site.language == "pt-BR"
    assert content.site.timezone == ZoneInfo("Europe/Lisbon")
    assert content.site.repository == "https://git.example/letters"
    assert content.site.organizers == ("bo", "ada")
    assert content.site.preview is True
    assert content.site.sample == Sample(now=datetime(2025, 11, 6, 20, 30, tzinfo=UTC), mirror="examples/mirror")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('url = "ftp://x.example"', "bad-value", "no web address"),
        ('url = "javascript:alert(1)"', "bad-value", "no web address"),
        ('language = "english, please"', "bad-value", "short code"),
        ('timezone = "Lisbon"', "bad-value", 'did you mean "Europe/Lisbon"?'),
        ('timezone = "localtime"', "bad-value", "no time zone"),
        ('timezone = "../../etc/passwd"', "bad-value", "no time zone"),
        ('timezone = "Europe"', "bad-value", "no time zone"),
        ('preview = "yes"', "bad-value", "write true or false, without quotes"),
        ('organizers = "ada"', "not-a-list", "square brackets"),
        ('organizers = ["nobody"]', "unknown-member", "members/nobody.toml"),
        ('titel = "x"', "unknown-key", "did you mean `title`?"),
        ('sample = "x"', "not-a-table", "[sample]"),
        ('[sample]\nnow = "soon"\nmirror = "m"', "bad-value", "no date"),
        ('[sample]\nnow = "2025-01-01"\nmirror = "/etc"', "bad-value", "no folder of this project"),
        ('[sample]\nnow = "2025-01-01"\nmirror = "a/../../b"', "bad-value", "no folder of this project"),
    ],
)
def test_names_a_fault_in_the_site(tmp_path: Path, line: str, code: str, words: str) -> None:
    """A faulty setting costs itself; the title stays."""
    content = load(tmp_path, {"content/site.toml": f'title = "Letters"\n{line}\n'})

    problem = next(p for p in content.problems if p.code == code)
    assert problem.path == "content/site.toml"
    assert problem.line >= 2
    assert words in problem.message
    assert content.site.title == "Letters"
    assert set(content.site.organizers) <= content.members.keys()


def test_reads_every_key_of_a_member(tmp_path: Path) -> None:
    """All keys of a member's file arrive as typed values."""
    text = """name = "Ada  Example"
site = "https://ada.example/"
feeds = ["https://ada.example/feed/", "https://ada.example/feed.json"]
authors = ["Ada"]
timezone = "Europe/Lisbon"
aliases = ["ada-l", "@ada"]
seasons = ["spring"]
republish = "full"
joined = 2017-04-25
left = 2017-06-01T12:00:00+02:00
paused = true
"""
    content = load(tmp_path, {ADA: text})
    ada = content.members["ada"]

    assert content.problems == ()
    assert (ada.name, ada.aliases, ada.authors, ada.seasons) == (
        "Ada Example",
        ("ada-l", "@ada"),
        ("Ada",),
        ("spring",),
    )
    assert ada.feeds == ("https://ada.example/feed/", "https://ada.example/feed.json")
    assert ada.timezone == ZoneInfo("Europe/Lisbon")
    assert (ada.republish, ada.paused, ada.path) == ("full", True, "members/ada.toml")
    assert (ada.joined, ada.left) == (parse_stamp("2017-04-25"), parse_stamp("2017-06-01T12:00:00+02:00"))


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (
            'feeds = ["https://ada.example/feed", "https://ada.example/feed"]',
            "doubled-feed",
            "take one of the two out",
        ),
        ('feeds = ["https://ada.example/f", "http://www.ada.example/f/"]', "doubled-feed", "stands in `feeds` twice"),
        ('timezone = "Europe/Lisbonn"', "bad-value", 'did you mean "Europe/Lisbon"?'),
        ("timezone = 1", "bad-value", "no time zone"),
        ('feeds = ["nowhere"]', "bad-feed", "no web address"),
        ('feeds = ["https://u:p@x.example/feed"]', "bad-feed", "no web address"),
        ('feeds = ["{{ feed_url }}"]', "bad-feed", "no web address"),
        ('feeds = ["https://x.example/{{ feed }}"]', "bad-feed", "no web address"),
        ('feeds = ["http://127.0.0.1/feed"]', "private-feed", "private network"),
        ("feeds = [1]", "bad-feed", "text in quotes, not a number"),
        ('feeds = "https://x.example/feed"', "not-a-list", 'feeds = ["https://x.example/feed"]'),
        ('joined = "last May"', "bad-value", "2017-05-01"),
        ("joined = 12:00:00", "bad-value", "no date"),
        ("joined = 0001-01-01", "bad-value", "the year 1 cannot be meant"),
        ("joined = 9999-12-31", "bad-value", "the year 9999 cannot be meant"),
        ("joined = 2017-05-02\nleft = 2017-05-01", "left-before-joined", "swap"),
        ('seasons = ["winter"]', "unknown-season", "there is no season 'winter'"),
        ('feed = "x"', "unknown-key", "did you mean `feeds`?"),
        ('zzz = "x"', "unknown-key", "take the line out"),
        ('aliases = ["bo"]', "shared-alias", "id of another member"),
    ],
)
def test_names_a_fault_in_a_member_and_keeps_the_member(tmp_path: Path, line: str, code: str, words: str) -> None:
    """A faulty key is named with its line, and the person stays."""
    content = load(tmp_path, {ADA: f'name = "Ada Example"\n{line}\n'})

    problem = only(content)
    assert (problem.path, problem.code) == (ADA, code)
    assert problem.line >= 2
    assert words in problem.message
    assert content.members["ada"].name == "Ada Example"


def test_a_wish_that_cannot_be_read_is_read_carefully(tmp_path: Path) -> None:
    """Faulty consent quotes nothing, a faulty pause pauses, a faulty list of seasons shuts nobody out."""
    ada = load(tmp_path / "a", {ADA: 'name = "Ada"\nrepublish = "some"\npaused = "yes"\nseasons = 5\n'}).members["ada"]
    bare = load(tmp_path / "b", {ADA: 'name = "Ada"\nrepublish = full\n'}).members["ada"]
    default = load(tmp_path / "c", {ADA: 'name = "Ada"\n'}).members["ada"]

    assert (ada.republish, ada.paused, ada.seasons) == ("none", True, None)
    assert bare.republish == "none"
    assert (default.republish, default.paused) == ("excerpt", False)


def test_a_member_without_a_name_is_called_after_the_file(tmp_path: Path) -> None:
    """A missing name is answered with the line to write."""
    content = load(tmp_path, {"content/members/mary-ann.toml": "feeds = []\n"})

    assert str(only(content)) == 'content/members/mary-ann.toml:1: `name` is missing; add the line name = "Mary Ann"'
    assert content.members["mary-ann"].name == "Mary Ann"


def test_broken_toml_costs_the_line_and_not_the_member(tmp_path: Path) -> None:
    """A member whose file has a broken line keeps feeds and posts, with one message."""
    content = load(
        tmp_path, {ADA: 'name = "Ada Example"\nsite = https://ada.example\nfeeds = ["https://ada.example/feed/"]\n'}
    )

    assert (only(content).path, only(content).line, only(content).code) == (ADA, 2, "toml")
    assert content.members["ada"].feeds == ("https://ada.example/feed/",)
    assert len(content.seasons["spring"].posts) == 1


def test_a_member_file_beyond_reading_keeps_its_posts(tmp_path: Path) -> None:
    """Where nothing can be read, a stand-in holds the member's place: nothing fetched, nothing quoted."""
    content = load(tmp_path, {ADA: '"""never closed\n'})

    assert only(content).code == "toml"
    assert (content.members["ada"].name, content.members["ada"].republish) == ("Ada", "none")
    assert len(content.seasons["spring"].posts) == 1


def test_reads_every_key_of_a_season(tmp_path: Path) -> None:
    """Tables, defaults and ends: a day that ends a season is over at the next midnight."""
    text = """title = "Spring"
timezone = "America/New_York"
starts = 2017-05-01
every = "2 weeks"
ends = 2017-07-10
skipped = [3]
[deadline]
zone = "author"
grace = "2 days"
late = "does not count"
[recognise]
tags = ["#letters", "letters"]
phrases = ["Letters Challenge"]
links = ["https://letters.example/start/"]
unmarked = "count"
[goal]
kind = "words"
target = 5000
within = "365 days"
"""
    content = load(tmp_path, {SEASON: text})
    season = content.seasons["spring"].season

    assert content.problems == ()
    assert season.ends == parse_stamp("2017-07-11T00:00")
    assert season.every == Every(2, "weeks")
    assert season.deadline == Deadline(zone="author", grace=timedelta(days=2), late="does not count")
    assert season.recognise == Recognise(
        tags=("letters",), phrases=("Letters Challenge",), links=("https://letters.example/start/",), unmarked="count"
    )
    assert season.goal == Goal(kind="words", target=5000, within=timedelta(days=365))
    assert [(r.number, r.skipped) for r in season.rounds] == [(1, False), (2, False), (3, True)]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('every = "0 weeks"', "bad-value", "no interval"),
        ('every = "fortnightly"', "bad-value", '"2 weeks"'),
        ("every = 2", "bad-value", "in quotes"),
        ("ends = 2017-04-01", "ends-before-starts", "before `starts`"),
        ('skipped = ["two"]', "bad-value", "whole number"),
        ("skipped = [true]", "bad-value", "whole number"),
        ("skipped = [99999999999]", "bad-value", "from 0 to 9999"),
        ('[deadline]\nzone = "mine"', "bad-value", '"season", "author" or "anywhere"'),
        ('[deadline]\ngrace = "-1h"', "bad-value", "no length of time"),
        ("[deadline]\ngrace = 2", "bad-value", "in quotes"),
        ('[deadline]\nlate = "maybe"', "bad-value", '"counts" or "does not count"'),
        ('[deadline]\nzoen = "season"', "unknown-key", "did you mean `zone`?"),
        ('[recognise]\nlinks = ["x"]', "bad-link", "no web address"),
        ('[recognize]\ntags = ["x"]', "unknown-key", "did you mean `recognise`?"),
        ('[goal]\nkind = "posts"', "goal", "how many posts?"),
        (f"[goal]\ntarget = 0x{'f' * 5000}", "bad-value", "out of range"),
        ("[goal]\ntarget = 0", "bad-value", "from 1"),
        ('[goal]\nkind = "posts"\ntarget = 1\nwithin = "0 days"', "bad-value", "leaves no time"),
        ('[goal]\nkind = "words"\ntarget = 1\nwithin = "0h"', "bad-value", "leaves no time"),
        ('[goal]\nkind = "prompts"\nwithin = "365 days"', "goal", "take the line out"),
        ('[goal]\ntarget = 2\nwithin = "365 days"', "goal", "take the line out"),
        ("deadline = 5", "not-a-table", "[deadline]"),
    ],
)
def test_names_a_fault_in_a_season_and_keeps_the_season(tmp_path: Path, line: str, code: str, words: str) -> None:
    """A faulty rule is named with its line; the default holds until it is mended."""
    base = 'title = "Spring"\ntimezone = "Europe/Paris"\nstarts = 2017-05-01\n'
    base += "" if line.startswith("every") else 'every = "1 weeks"\n'
    changes = {
        SEASON: base + line + "\n",
        "content/seasons/spring/prompts/01-begin.md": "Title: B\nNumber: 1\nOpens: 2017-05-01\nCloses: 2017-05-02\n\nx",
    }
    changes["content/seasons/spring/prompts/02-go-on.md"] = (
        "Title: B\nNumber: 2\nOpens: 2017-05-08\nCloses: 2017-05-15\n\nx"
    )
    content = load(tmp_path, changes)

    problem = next(p for p in content.problems if p.code == code)
    assert problem.path == SEASON
    assert problem.line >= 4
    assert words in problem.message
    assert len(content.seasons["spring"].season.rounds) == 2


@pytest.mark.parametrize(
    ("missing", "write"),
    [("title", 'title = "Spring"'), ("timezone", 'timezone = "UTC"'), ("starts", "starts = 2017-05-01")],
)
def test_says_what_a_season_lacks(tmp_path: Path, missing: str, write: str) -> None:
    """Required keys are asked for with the line to write; what can be known otherwise is."""
    lines = ['title = "Spring"', 'timezone = "Europe/Paris"', "starts = 2017-05-01", 'every = "1 weeks"']
    text = "\n".join(line for line in lines if not line.startswith(missing))
    content = load(tmp_path, {SEASON: text})

    assert f"`{missing}` is missing; add the line {write}" in [p.message for p in content.problems]
    assert ("spring" in content.seasons) is (missing != "starts")


def test_a_season_with_broken_rules_is_left_out_whole(tmp_path: Path) -> None:
    """Half-read rules would hand out wrong credit: one message, and the rest of the site stands."""
    content = load(tmp_path, {SEASON: 'title = "Spring\n', ADA: 'name = "Ada"\nseasons = ["spring"]\n'})

    assert (only(content).path, only(content).line, only(content).code) == (SEASON, 1, "toml")
    assert content.seasons == {}
    assert len(content.members) == 2


def test_reads_every_header_of_a_prompt(tmp_path: Path) -> None:
    """A prompt's number wins over its file name; Closes means the end of that day."""
    text = (
        "Title: Begin\nNumber: 7\nSlug: at-first\nOpens: 2017-05-03\nCloses: 2017-05-09\nLink:"
        " https://b.example/\nTags: a, #b\n\nHow?\n"
    )
    content = load(
        tmp_path,
        {
            "content/seasons/spring/prompts/01-begin.md": text,
            "content/seasons/spring/prompts/02-go-on.md": None,
            POST: None,
        },
    )
    prompt = content.seasons["spring"].season.prompts[0]

    assert content.problems == ()
    assert (prompt.number, prompt.slug, prompt.tags, prompt.link, prompt.body) == (
        7,
        "at-first",
        ("a", "b"),
        "https://b.example/",
        "How?",
    )
    assert (prompt.opens, prompt.closes) == (parse_stamp("2017-05-03"), parse_stamp("2017-05-10T00:00"))


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "number", "slug"),
    [
        ("01-begin.md", "Title: Begin\n\nx", "missing-key", 1, 1, "begin"),
        ("01-begin.md", "Title: Begin\nNumber: one\n\nx", "bad-value", 2, 1, "begin"),
        ("01-begin.md", "Title: Begin\nNumber: 99999999999\n\nx", "bad-value", 2, 1, "begin"),
        ("01-begin.md", "Title: Begin\nNumber: -1\n\nx", "bad-value", 2, 1, "begin"),
        ("01-begin.md", "Number: 1\n\nx", "missing-key", 1, 1, "begin"),
        ("01-begin.md", "Just text", "no-header", 1, 1, "begin"),
        ("begin.md", "Title: Begin\nNumber: 1\n\nx", "prompt-name", 1, 1, "begin"),
        ("01-Über uns.md", "Title: Begin\nNumber: 1\n\nx", "bad-slug", 1, 1, "uber-uns"),
        ("01-begin.md", "Title: Begin\nNumber: 1\nSlug: Big Start!\n\nx", "bad-slug", 3, 1, "big-start"),
        ("01-begin.md", "Title: Begin\nNumber: 1\nSlug: all\n\nx", "doubled-slug", 3, 1, "all-2"),
        ("01-begin.md", "Title: Begin\nNumber: 1\nSlug: go-on\n\nx", "doubled-slug", 3, 1, "go-on"),
        ("01-begin.md", "Title: Begin\nNumber: 1\nSave_as: index.html\n\nx", "unknown-header", 3, 1, "begin"),
        ("01-begin.md", "Title: Begin\nNumber: 1\nOpens: 2017-05\n\nx", "bad-value", 3, 1, "begin"),
        ("01-begin.md", "Title: Begin\nNumber: 1\nLink: nowhere\n\nx", "bad-link", 3, 1, "begin"),
        ("01-begin.MD", "Title: Begin\nNumber: 1\n\nx", "file-ending", 1, 1, "begin"),
    ],
)
def test_names_a_fault_in_a_prompt_and_keeps_the_prompt(
    tmp_path: Path, name: str, text: str, code: str, line: int, number: int, slug: str
) -> None:
    """A faulty prompt file keeps its round where its number can be known, and the other prompts stand."""
    changes = {"content/seasons/spring/prompts/01-begin.md": None, f"content/seasons/spring/prompts/{name}": text}
    content = load(tmp_path, changes)

    assert [(p.code, p.line) for p in content.problems if "prompts/" in p.path and p.code == code][:1] == [
        (code, line)
    ] or (code == "doubled-slug" and "go-on" in text)
    assert len(content.problems) == 1
    prompts = {prompt.number: prompt.slug for prompt in content.seasons["spring"].season.prompts}
    assert prompts[number] == slug
    assert len(prompts) == 2


def test_reads_every_header_of_a_post(tmp_path: Path) -> None:
    """All headers of a post arrive, also in fences, with a byte-order mark and Windows line ends."""
    text = (
        b"\xef\xbb\xbf---\r\ntitle: 'On: connection'\r\ndate: 2017-05-04 21:15:00-05:00\r\nprompt: [1, 2]\r\ntags: [a,"
        b' "b, c"]\r\nsummary: Short\r\nlang: pt_BR\r\nlink: https://ada.example/x\r\n---\r\n\r\nText\r\nmore\r\n'
    )
    content = load(tmp_path, {POST: text})
    post = content.seasons["spring"].posts[0]

    assert content.problems == ()
    assert (post.title, post.prompts, post.tags, post.summary) == ("On: connection", (1, 2), ("a", "b, c"), "Short")
    assert (post.lang, post.link, post.body) == ("pt-BR", "https://ada.example/x", "Text\nmore")
    assert post.date == parse_stamp("2017-05-04T21:15:00-05:00")
    assert (post.date_line, post.prompt_line, post.link_line) == (3, 4, 8)
    assert post.is_pointer is False


def test_a_link_without_text_is_a_pointer(tmp_path: Path) -> None:
    """Words may be given for a post that no feed brings."""
    content = load(tmp_path, {POST: "Title: One\nDate: 2017-05-02\nLink: https://docs.example/d/1\nWords: 800\n"})
    post = content.seasons["spring"].posts[0]

    assert content.problems == ()
    assert (post.is_pointer, post.words) == (True, 800)


@pytest.mark.parametrize(
    ("headers", "line", "code", "words"),
    [
        ("Title: One", 1, "missing-key", "Date: 2017-05-01"),
        ("Title: One\nDate: 2017-05", 2, "bad-value", "no date"),
        ("Title: One\nDate: 2017-13-45", 2, "bad-value", "does not exist"),
        ("Title: One\nDate: yesterday", 2, "bad-value", "no date"),
        ("Title: One\nDate: 02/05/2017", 2, "bad-value", "no date"),
        ("Title: One\nDate: 9999-12-31", 2, "bad-value", "cannot be meant"),
        ("Title: One\nDate:", 2, "bad-value", "no date"),
        ("Date: 2017-05-02", 1, "missing-key", "Title: One"),
        ("Title:\nDate: 2017-05-02", 1, "bad-value", "empty"),
        ("Title: One\nDate: 2017-05-02\nPrompt: motivation", 3, "bad-value", "Prompt: 1, 2"),
        ("Title: One\nDate: 2017-05-02\nPrompt: 9", 3, "unknown-prompt", "there are 1 to 2"),
        ("Title: One\nDate: 2017-05-02\nLang: klingon!", 3, "bad-value", "short code"),
        ("Title: One\nDate: 2017-05-02\nLink: javascript:alert(1)", 3, "bad-link", "no web address"),
        ("Title: One\nDate: 2017-05-02\nLink: ada.example/post", 3, "bad-link", "no web address"),
        (
            "Title: One\nDate: 2017-05-02\nLink: https://a.example/1 https://a.example/2",
            3,
            "bad-link",
            "no web address",
        ),
        ("Title: One\nDate: 2017-05-02\nLink: https://{{host}}/", 3, "bad-link", "no web address"),
        ("Title: One\nDate: 2017-05-02\nLink: http://localhost:8000/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://127.0.0.1/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://127.1/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://0x7f000001/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://2130706433/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://１２７.0.0.1/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://127。0。0。1/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://box.local/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://10.1.2.3/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://169.254.169.254/latest", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://[::1]/", 3, "bad-link", "private network"),
        ("Title: One\nDate: 2017-05-02\nLink: http://[::ffff:10.0.0.1]/", 3, "bad-link", "private network"),
        (
            "Title: One\nDate: 2017-05-02\nLink: https://letters.example/seasons/spring/posts/ada/one/",
            3,
            "bad-link",
            "this site",
        ),
        ("Title: One\nDate: 2017-05-02\nWords: 800", 3, "words-without-link", "take the line out"),
        ("Title: One\nDate: 2017-05-02\nTemplate: evil", 3, "unknown-header", "ignored"),
        ("Title: One\nDate: 2017-05-02\nDate: 2018-05-02", 3, "doubled-header", "the first one counts"),
    ],
)
def test_names_a_fault_in_a_post_and_keeps_its_text(
    tmp_path: Path, headers: str, line: int, code: str, words: str
) -> None:
    """Each slip is one message with its line; the text is kept, and a bad address is dropped."""
    content = load(tmp_path, {POST: f"{headers}\n\nIt began well.\n"})

    problem = only(content)
    assert (problem.path, problem.line, problem.code) == (POST, line, code)
    assert words in problem.message
    post = content.seasons["spring"].posts[0]
    assert (post.title, post.body, post.link, post.words) == ("One", "It began well.", "", None)


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Date: 2017-05-02T09:00 +02:00", "2017-05-02T09:00+02:00"),
        ("Date: 2017-05-02 09:00:30 Z", "2017-05-02T09:00:30+00:00"),
        ("Prompt: #1", "Prompt: 1"),
        ("Prompt: 1; 2", "Prompt: 1, 2"),
        ("Prompt: [1, 2]", "Prompt: 1, 2"),
    ],
)
def test_what_is_nearly_right_is_named_and_used(tmp_path: Path, header: str, wanted: str) -> None:
    """The format is exact; where only one thing can be meant nobody loses credit over a space."""
    key = header.split(":")[0]
    rest = "Prompt: 1" if key == "Date" else "Date: 2017-05-02"
    content = load(tmp_path, {POST: f"Title: One\n{header}\n{rest}\n\nText\n"})
    sound = load(tmp_path / "sound", {POST: f"Title: One\n{key}: {wanted.split(': ')[-1]}\n{rest}\n\nText\n"})

    problem = only(content)
    assert (problem.path, problem.line, problem.code) == (POST, 2, "bad-value")
    assert f"write {wanted}" in problem.message
    assert sound.problems == ()
    assert content.seasons["spring"].posts == sound.seasons["spring"].posts


def test_a_fence_may_hold_a_list_of_rounds(tmp_path: Path) -> None:
    """In brackets or below its key, as it is described."""
    for lines in ("prompt: [1, 2]", "prompt:\n  - 1\n  - 2", 'prompt: ["1", "2"]', 'prompt: "1, 2"'):
        content = load(tmp_path, {POST: f"---\nTitle: One\nDate: 2017-05-02\n{lines}\n---\nText\n"})
        assert (content.problems, content.seasons["spring"].posts[0].prompts) == ((), (1, 2))


def test_fractions_of_a_second_are_named_and_left_out(tmp_path: Path) -> None:
    """TOML has them, dates here have not."""
    content = load(tmp_path, {SEASON: SOUND[SEASON].replace("2017-05-01", "2017-05-01T09:00:00.5Z")})

    problem = only(content)
    assert (problem.path, problem.line, problem.code) == (SEASON, 3, "bad-value")
    assert "write 2017-05-01T09:00+00:00" in problem.message
    assert content.seasons["spring"].season.starts == parse_stamp("2017-05-01T09:00:00Z")


def test_a_post_with_nothing_in_it_is_named(tmp_path: Path) -> None:
    """Neither text nor Link: somebody forgot the address."""
    content = load(tmp_path, {POST: "Title: One\nDate: 2017-05-02\n"})

    assert only(content).code == "empty-post"


def test_reads_a_roundup_without_its_generated_part(tmp_path: Path) -> None:
    """Only the organizer's own words are the body."""
    text = f"Title: Week one\nDate: 2017-05-08\n\nDear all,\n\n{GENERATED_START}\n- a post\n{GENERATED_END}\n\nBye!\n"
    content = load(tmp_path, {"content/seasons/spring/roundups/01.md": text})
    roundup = content.seasons["spring"].roundups[0]

    assert content.problems == ()
    assert (roundup.number, roundup.title, roundup.body) == (1, "Week one", "Dear all,\n\n\nBye!")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("01.md", f"Title: One\nDate: 2017-05-08\n\nDear all\n{GENERATED_START}\n- a post\n", "generated-part"),
        ("week-1.md", "Title: One\nDate: 2017-05-08\n\nDear all\n", "roundup-name"),
        ("01.md", "Title: One\n\nDear all\n", "missing-key"),
        ("01.md", "Dear all\n", "no-header"),
    ],
)
def test_names_a_fault_in_a_roundup(tmp_path: Path, name: str, text: str, code: str) -> None:
    """Each slip in a roundup is one message."""
    content = load(tmp_path, {f"content/seasons/spring/roundups/{name}": text})

    assert only(content).code == code
    assert [r.body for r in content.seasons["spring"].roundups] == ([] if code == "roundup-name" else ["Dear all"])


RULING = 'reason = "r"\nby = "ada"\n'
RULINGS = "content/seasons/spring/rulings.toml"


def test_reads_every_key_of_a_ruling(tmp_path: Path) -> None:
    """Rulings keep their order and the line that a message can name."""
    text = f"""[[ruling]]
post = "https://ada.example/x"
prompts = [2]
counts = true
status = "on time"
on = 2017-06-10
{RULING}
[[ruling]]
post = "seasons/spring/posts/ada/one.md"
hidden = true
{RULING}"""
    content = load(tmp_path, {RULINGS: text})

    assert content.problems == ()
    assert content.seasons["spring"].rulings == (
        Ruling(
            post="https://ada.example/x", prompts=(2,), counts=True, status="on time", reason="r", by="ada",
            on=parse_stamp("2017-06-10"), line=2,
        ),
        Ruling(post="seasons/spring/posts/ada/one.md", hidden=True, reason="r", by="ada", line=11),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "code", "kept"),
    [
        (f"[[ruling]]\ncounts = true\n{RULING}", 1, "missing-key", 0),
        ('[[ruling]]\npost = "p"\ncounts = true\nby = "ada"\n', 1, "missing-key", 1),
        ('[[ruling]]\npost = "p"\ncounts = true\nreason = "r"\n', 1, "missing-key", 1),
        (f'[[ruling]]\npost = "p"\nprompts = [9]\n{RULING}', 2, "unknown-prompt", 0),
        (f'[[ruling]]\npost = "p"\nprompts = [1, 9]\n{RULING}', 2, "unknown-prompt", 1),
        (f'[[ruling]]\npost = "p"\nprompts = []\n{RULING}', 3, "empty-ruling", 0),
        (f'[[ruling]]\npost = "p"\nprompts = ["x"]\n{RULING}', 3, "bad-value", 0),
        (f'[[ruling]]\npost = "p"\n{RULING}', 1, "empty-ruling", 0),
        (f'[[ruling]]\npost = "p"\ncounts = "no"\n{RULING}', 3, "bad-value", 0),
        (f'[[ruling]]\npost = "p"\ncounts = false\nprompts = [1]\n{RULING}', 3, "contradiction", 1),
        (f'[[ruling]]\npost = "p"\ncounts = true\nstatus = "soon"\n{RULING}', 4, "bad-value", 1),
        (f'[[ruling]]\npost = "p"\ncounts = true\npromts = [1]\n{RULING}', 4, "unknown-key", 1),
        (f'[ruling]\npost = "p"\ncounts = true\n{RULING}', 1, "not-a-table", 1),
        ("ruling = 5\n", 1, "not-a-table", 0),
        ("rulings = []\n", 1, "unknown-key", 0),
        (f'[[ruling]]\npost = "p"\ncounts = true\n{RULING}' * 2, 7, "doubled-ruling", 2),
        (f'[[ruling]]\npost = "p\n\n[[ruling]]\npost = "q"\ncounts = true\n{RULING}', 2, "toml", 1),
    ],
)
def test_names_a_fault_in_a_ruling(tmp_path: Path, text: str, line: int, code: str, kept: int) -> None:
    """A faulty ruling costs at most itself; the others hold."""
    content = load(tmp_path, {RULINGS: text})

    problem = only(content)
    assert (problem.path, problem.line, problem.code) == (RULINGS, line, code)
    assert len(content.seasons["spring"].rulings) == kept


def test_pages_obey_no_header_of_their_authors(tmp_path: Path) -> None:
    """A page that wants to be saved as the front page is named."""
    content = load(
        tmp_path, {"content/pages/about.md": "Title: About\nSave_as: index.html\nStatus: draft\n\nWe write.\n"}
    )

    assert found(content) == [
        ("content/pages/about.md", 2, "unknown-header"),
        ("content/pages/about.md", 3, "unknown-header"),
    ]
