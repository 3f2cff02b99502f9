"""The words that people count with, in the languages of blogs, folded (no accents)."""

from __future__ import annotations

from typing import Literal

from challenge.recognition.numbers.word_tree import any_of

UnitClass = Literal["day", "week", "month", "round", "post", "part", "noun", "fraction", "hash", "bare"]

_THINGS = """
letter letters clue clues leg legs door doors stanza stanzas verse lesson lessons photo photos frame frames session
sessions stop stops station stage stages carnival puzzle puzzles edition editions ed
"""
_THINGS_ABROAD = """
brief briefe lettre carta lettera brev list письмо mektup رسالة الرسالة turchen tuerchen tur fenster porte porta puerta
lucka luke okienko atelier ateliers foto fotos bild bilder image фото zdjecie edicion edizione edicao editie utgave
utgava edycja ausgabe etappe etape etapa tappa strophe estrofa этап
"""
THINGS = frozenset(f"{_THINGS} {_THINGS_ABROAD}".split())
"""They number much besides the rounds of a challenge."""

_ENGLISH: dict[UnitClass, str] = {
    "day": "day days",
    "week": "week weeks wk wks",
    "month": "month months",
    "round": "round rounds fortnight fortnights prompt prompts topic topics theme themes subject subjects "
    "challenge assignment",
    "post": "post posts entry entries blog blogs blogpost blogposts essay essays article articles piece pieces "
    "submission contribution write-up writeup text attempt story poem update reflection " + _THINGS,
    "part": "part parts pt pts episode episodes ep chapter chapters ch instalment installment issue issues",
}
_FOREIGN: dict[UnitClass, str] = {
    "day": "dag dage dagen dagar dager tag tage tages jour jours dia dias giorno giorni dzien dnia den дня день дню "
    "päivä paiva paivan nap napja gun gunu gununde ημερα zi ziua يوم اليوم दिन יום ngay hari araw tago روز วันที่ d",
    "week": "woche wochen semaine semaines semana semanas settimana settimane vecka veckan veckans uke uken ukens uker "
    "uge ugen ugens "
    "viikko viikon неделя неделю неделе недели тиждень тижня tydzien tygodnia tygodniu tyden tydne het hete hafta "
    "haftasi haftanin haftasinda haftasindayiz haftayi saptamana setmana εβδομαδα أسبوع الأسبوع اسبوع الاسبوع "
    "للأسبوع सप्ताह हफ्ता שבוע tuan minggu semajno هفته สัปดาห์ที่ สัปดาห์ w weken kw "
    "tjedan tjedna nedelja nedelje недеља недеље седмица седмицата тыдзень teden tedna tyzden tyzdna savaite savaites "
    "nedela wythnos seachtain vika viku astea linggo সপ্তাহ வாரம் వారం",
    "month": "monat monate mois mes meses mese mesi maand manad maned miesiac месяц",
    "round": "quincena quincenas quinzena quinzaine rodada rodadas tornata rundan amne amnet emne emnet onderwerp "
    "argomento konu aihe "
    "runde ronde tour ronda turno runda thema tema theme sujet consigne opdracht aufgabe reto desafio sfida "
    "defi wyzwanie раунд тема задание zadanie الجولة جولة",
    "post": "testo tekst tekstu bidrag bijdrage contributo contribucion contribuicao "
    "beitrag beitrage artikel eintrag text billet billets participation entrada articulo texto articolo "
    "postagem bericht stukje inlagg indlaeg indlæg innlegg wpis пост запись bejegyzes kirjoitus relato cuento racconto "
    "conto geschichte histoire historia novelle verhaal verhaaltje berattelse opowiadanie рассказ текст hikaye oyku "
    "yazi yazim مشاركة المشاركة مشاركتي التدوينة تدوينتي نصي قصة قصتي " + _THINGS_ABROAD,
    "part": "teil teile folge partie parte puntata deel del czesc часть выпуск osa kapitel chapitre capitulo capitolo "
    "hoofdstuk rozdzial глава bolum aflevering odcinek kapittel entrega",
}
_TWO_WORDS = ("blog post", "blog entry", "blog article", "weekly post", "writing prompt")
UNIT_CLASS: dict[str, UnitClass] = {
    word: kind for table in (_FOREIGN, _ENGLISH) for kind, words in table.items() for word in words.split()
}
UNIT_CLASS.update({words: "round" if "prompt" in words else "post" for words in _TWO_WORDS})
_NO_PLURALS = frozenset({"mois", "mes", "tages"})

ENGLISH = frozenset(word for words in _ENGLISH.values() for word in words.split())
"""Beside these a number in another language is an ordinary English word (`contribution to`, `week due`)."""

_AFTER_NUMBER = """
text attempt story poem update reflection contribution submission piece pieces verse image bild list carnival station
porte porta tur luke stop stops
"""
ONLY_AFTER_NUMBER = frozenset(_AFTER_NUMBER.split())
"""Counted as `my third poem`, not as `poem 3`."""

ABBREVIATED = frozenset({"ed", "ch", "ep", "pt"})
"""Words of their own, or somebody's name, where no point and no number follows."""

_EDITIONS = "edition ed edicion edizione edicao editie utgave utgava edycja ausgabe carnival"
EDITIONS = frozenset(_EDITIONS.split())
"""They count rounds, or the years of the whole challenge."""

UNIT = any_of(UNIT_CLASS)
PLURAL = any_of(word for word in ENGLISH if word.endswith("s"))

_KINDRED = {
    "door turchen tuerchen tur fenster lucka luke porte porta puerta okienko": ("advent", "jul"),
    "clue": ("kal", "mkal", "mcal", "cal", "mystery", "knit", "along", "hunt"),
    "chapter ch kapitel chapitre capitulo capitolo hoofdstuk глава": ("book", "chronik", "novel", "buch", "libro"),
    "leg stage etappe etape etapa tappa": ("relay", "staffel", "tour", "rally", "marathon"),
    "photo frame picture foto bild image фото": ("photo", "frame", "aperture", "lumiere", "light", "picture", "foto"),
    "carnival edition ed edicion edizione edicao": ("carnival", "carnaval", "karneval", "carnevale"),
    "letter lettre brief carta lettera brev list письмо mektup": ("letter", "lettre", "brief", "carta", "lettera"),
    "atelier": ("atelier", "plume"),
}
"""What the rounds of such challenges are called, where a word of their names begins so."""


def unit_class(word: str) -> UnitClass | None:
    """The class of a unit word as found in folded text."""
    return UNIT_CLASS.get(word) or UNIT_CLASS.get(word.replace("-", " "))


def is_plural(word: str) -> bool:
    """Whether an English, French or Spanish unit word is one of many."""
    return word.endswith("s") and word not in _NO_PLURALS


def singular(word: str) -> str:
    """The unit word that stands for one."""
    one = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return one if is_plural(word) and len(one) > 2 else word


def kindred_units(words: frozenset[str]) -> frozenset[str]:
    """What a challenge whose names hold these words counts in: `Letters to …` in letters, a relay in legs."""
    kindred = {
        unit
        for units, heads in _KINDRED.items()
        if any(word == head or (len(head) > 3 and word.startswith(head)) for word in words for head in heads)
        for unit in units.split()
    }
    spoken = {singular(word) for word in words if is_plural(word) and singular(word) in UNIT_CLASS}
    return frozenset(kindred | spoken)
