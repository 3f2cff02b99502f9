"""A site on which nobody wrote a word of English: whatever English is found in it is the program's own."""

from __future__ import annotations

from tests.conftest import Site, rss

NOW = "2017-05-24T12:00:00Z"
BLOG = "https://ada.example"

SEASON = """
title = "Schreibfrühling"
starts = 2017-05-01
timezone = "Europe/Berlin"
every = "1 weeks"
ends = 2017-06-12
skipped = [5]

[deadline]
zone = "author"

[recognise]
tags = ["schreibfrühling"]
phrases = ["Schreibfrühling"]

[goal]
kind = "words"
target = 40
"""
HERBST = """
title = "Herbst ohne Themen"
starts = 2016-10-01
timezone = "Europe/Berlin"
every = "1 weeks"
ends = 2016-10-22

[deadline]
zone = "anywhere"

[recognise]
tags = ["herbst"]
"""
TEXT = "Zwölf Zeilen über Schnee, Brot, Licht, Regen und Wind, dazu ein Bild."


def write_german(site: Site, language: str = "de") -> Site:
    """Members, two seasons, feeds that answer and one that does not, posts of every verdict, roundups, pages."""
    site.write(
        "site.toml",
        f"""
        title = "Schreibwerkstatt"
        url = "https://werkstatt.example"
        language = "{language}"
        timezone = "Europe/Berlin"
        repository = "https://github.com/werkstatt/werkstatt"
        organizers = ["ada"]
        """,
    )
    site.write("seasons/spring/season.toml", SEASON)
    site.write("seasons/autumn/season.toml", HERBST)
    for number, title in enumerate(("Schnee", "Brot", "Licht", "Regen"), 1):
        head = f"Title: {title}\nNumber: {number}\nSlug: {title.casefold()}"
        site.write(f"seasons/spring/prompts/{number:02d}-{title.casefold()}.md", f"{head}\n\nSchreibt über {title}.\n")
    _people(site)
    _posts(site)
    site.write("pages/mitmachen.md", "Title: Mitmachen\n\nSchreibt mit.\n")
    answer = site.run("refresh", "--mirror", str(site.mirror), now=NOW)
    assert answer.code == 0, answer.err
    for number, now in ((1, "2017-05-08T12:00:00Z"), (2, "2017-05-15T12:00:00Z"), (3, NOW)):
        assert site.run("roundup", "--season", "spring", str(number), now=now).code == 0
    return site


def _people(site: Site) -> None:
    ada = f'name = "Ada Muster"\nsite = "{BLOG}/"\nfeeds = ["{BLOG}/feed"]\nrepublish = "full"\n'
    site.write("members/ada.toml", ada)
    feeds = '"https://bo.example/feed", "https://weg.example/feed"'
    site.write("members/bo.toml", f'name = "Bo Muster"\nfeeds = [{feeds}]\n')
    site.write("members/cleo.toml", 'name = "Cleo Muster"\nfeeds = []\nleft = 2017-05-20\n')
    site.feed(f"{BLOG}/feed", rss(*_entries(), title="Adas Blog"))
    site.feed("https://bo.example/feed", "", "HTTP/1.1 410 Gone\n")
    site.feed("https://weg.example/feed", "", "ERR timeout")


def _entries() -> list[dict[str, object]]:
    """On time and late, by tag and by title; doubtful, unmarked, a mention, one without a title."""
    marked = {"tags": ["schreibfrühling"], "text": f"<p>{TEXT}</p>"}
    return [
        {"title": "Schnee", "link": f"{BLOG}/1", "date": "Tue, 02 May 2017 09:00:00 +0200", **marked},
        {"title": "Woche 2: Brot", "link": f"{BLOG}/2", "date": "Sat, 20 May 2017 09:00:00 +0200", **marked},
        {"link": f"{BLOG}/3", "date": "Wed, 17 May 2017 09:00:00 +0200", **marked},
        {"title": "Woche 9", "link": f"{BLOG}/4", "date": "Thu, 18 May 2017 09:00:00 +0200", **marked},
        {"title": "Katzen", "link": f"{BLOG}/5", "date": "Fri, 19 May 2017 09:00:00 +0200", "text": f"<p>{TEXT}</p>"},
        {"title": "Altes", "link": f"{BLOG}/6", "date": "Thu, 02 Mar 2017 09:00:00 +0200", **marked},
    ]


def _posts(site: Site) -> None:
    site.write("seasons/spring/posts/cleo/brot.md", f"Title: Brot\nDate: 2017-05-09\nPrompt: 2\n\n{TEXT}\n")
    site.write("seasons/spring/posts/cleo/viel.md", f"Title: Viel\nDate: 2017-05-19\nPrompt: 1, 3\n\n{TEXT * 40}\n")
    site.write("seasons/spring/posts/cleo/bald.md", "Title: Bald\nDate: 2017-05-18\nPrompt: 4\n\nEin Satz.\n")
    site.write("seasons/autumn/roundups/01.md", "Date: 2016-10-10\n\nLiebe alle.\n")
    site.write("seasons/autumn/posts/cleo/laub.md", f"Title: Laub\nDate: 2016-10-03\n\n{TEXT}\n")
    site.write(
        "seasons/spring/rulings.toml",
        f"""
        [[ruling]]
        post = "{BLOG}/3"
        prompts = [3]
        reason = "gehört zu Licht"
        by = "Ada"
        on = 2017-05-20
        """,
    )
