"""The words that people count with, in the languages of blogs, folded (no accents)."""

from __future__ import annotations

from typing import Literal

UnitClass = Literal["day", "week", "month", "round", "post", "part", "noun", "fraction", "hash", "bare"]

_WORDS: dict[UnitClass, str] = {
    "day": "day days dag dage dagen dagar dager tag tage jour jours dia dias giorno giorni dzien den день дня päivä "
    "paiva nap gun ημερα zi ziua يوم اليوم दिन יום ngay hari araw tago روز วันที่ d",
    "week": "week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane vecka veckan uke uken "
    "uker uge ugen viikko неделя неделю неделе недели тиждень tydzien tyden het hafta saptamana setmana εβδομαδα أسبوع "
    "الأسبوع اسبوع الاسبوع सप्ताह हफ्ता שבוע tuan minggu semajno هفته สัปดาห์ที่ สัปดาห์ w weken",
    "month": "month months monat monate mois mes meses mese mesi maand manad maned miesiac месяц",
    "round": "round rounds prompt prompts topic topics theme themes challenge runde ronde tour ronda turno runda thema "
    "tema theme sujet consigne opdracht aufgabe reto desafio sfida defi wyzwanie раунд тема assignment",
    "post": "post posts entry entries blog blogs blogpost blogposts essay essays article articles piece pieces "
    "submission contribution write-up writeup beitrag beitrage artikel eintrag text billet billets participation "
    "entrada "
    "articulo texto articolo postagem bericht stukje inlagg indlaeg indlæg innlegg wpis пост запись bejegyzes "
    "kirjoitus "
    "reflection story letter poem update attempt",
    "part": "part parts pt pts episode ep chapter instalment installment teil teile folge partie parte puntata deel "
    "del "
    "czesc часть выпуск osa kapitel issue",
}
UNIT_CLASS: dict[str, UnitClass] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_TWO_WORDS = ("blog post", "blog entry", "blog article", "weekly post", "writing prompt")
UNIT_CLASS.update({words: "round" if "prompt" in words else "post" for words in _TWO_WORDS})
CARRIERS = frozenset({"mois", "mes", "dias"[:0]})
"""Singulars that end in s."""

ENGLISH = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "wk",
        "wks",
        "month",
        "months",
        "round",
        "rounds",
        "prompt",
        "prompts",
        "topic",
        "topics",
        "theme",
        "themes",
        "challenge",
        "assignment",
        "post",
        "posts",
        "entry",
        "entries",
        "blog",
        "blogs",
        "blogpost",
        "blogposts",
        "essay",
        "essays",
        "article",
        "articles",
        "piece",
        "pieces",
        "submission",
        "contribution",
        "write-up",
        "writeup",
        "text",
        "attempt",
        "story",
        "letter",
        "poem",
        "update",
        "reflection",
        "part",
        "parts",
        "pt",
        "pts",
        "episode",
        "ep",
        "chapter",
        "instalment",
        "installment",
    ]
)
"""Beside these a number in another language is an ordinary English word (`contribution to`, `week due`)."""

ONLY_AFTER_NUMBER = frozenset(
    {
        "text",
        "attempt",
        "story",
        "letter",
        "poem",
        "update",
        "reflection",
        "contribution",
        "submission",
        "piece",
        "pieces",
    }
)
"""Counted as `my third letter`, not as `letter 3`."""

UNIT = "|".join(sorted((word.replace(" ", r"[\s-]") for word in UNIT_CLASS), key=len, reverse=True))


def unit_class(word: str) -> UnitClass | None:
    """The class of a unit word as found in folded text."""
    return UNIT_CLASS.get(word) or UNIT_CLASS.get(word.replace("-", " "))
