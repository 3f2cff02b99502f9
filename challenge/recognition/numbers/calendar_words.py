"""Days and months as written: `November 10`, `8. Dezember`, `2024-10-07`, `3 de mayo`. Pure, on folded text."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.patterns import late
from challenge.recognition.numbers.word_tree import any_of

_MONTHS = """
january|jan february|feb march april|apr may june july august|aug september|sept october|oct november|nov december|dec
januar|janner februar|feber marz|mrz april mai juni juli august september oktober|okt november dezember|dez
janvier fevrier|fevr mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november desember
styczen|stycznia luty|lutego marzec|marca kwiecien|kwietnia maj|maja czerwiec|czerwca lipiec|lipca sierpien|sierpnia \
wrzesien|wrzesnia pazdziernik|pazdziernika listopad|listopada grudzien|grudnia
январь|января февраль|февраля март|марта апрель|апреля май|мая июнь|июня июль|июля август|августа сентябрь|сентября \
октябрь|октября ноябрь|ноября декабрь|декабря
ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر
"""
MONTH_NUMBERS: dict[str, int] = {}
for _line in _MONTHS.strip().splitlines():
    for _number, _variants in enumerate(_line.split(), start=1):
        for _word in _variants.split("|"):
            MONTH_NUMBERS.setdefault(_word, _number)
LONG_MONTHS = {
    word: number for word, number in MONTH_NUMBERS.items() if len(word) > 3 or word in ("mai", "mei", "maj", "мая")
}
"""Months that are written in full, or nearly so."""
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi sabato domenica
segunda segunda-feira terca quarta quinta sexta
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
mandag tirsdag onsdag torsdag fredag lordag sondag mandag tisdag
poniedzialek wtorek sroda czwartek piatek sobota niedziela
понедельник вторник среда четверг пятница суббота воскресенье
pazartesi sali carsamba persembe cuma cumartesi pazar
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
hetfo kedd szerda csutortok pentek szombat vasarnap
pondeli utery streda ctvrtek patek sobota nedele
senin selasa rabu kamis jumat sabtu minggu
월요일 화요일 수요일 목요일 금요일 토요일 일요일
الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
"""
WEEKDAYS = frozenset(_WEEKDAYS.split())
_MONTH = any_of(MONTH_NUMBERS)
_DATE = late(
    r"(?<![\d-])(?:19|20)\d\d[-./](?P<iso_month>\d{1,2})[-./](?P<iso_day>\d{1,2})(?![\d-])"
    rf"|(?<![^\W_])(?P<month>{_MONTH})\.?\s(?:the\s)?(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    rf"|(?<![\d.,:/-])(?P<before>\d{{1,2}})(?:st|nd|rd|th|\.|er|°|:e|-го)?\s(?:of\s|de\s|d')?(?P<its>{_MONTH})(?![^\W_])"
    r"|(?P<sign_month>\d{1,2})\s?[月월]\s?(?P<sign_day>\d{1,2})\s?[日일]"
    r"|(?<![\d.,:/-])(?P<dotted_day>\d{1,2})\.\s?(?P<dotted_month>\d{1,2})\.\s?(?:19|20)\d\d(?![\d.-])"
    r"|\b(?:the|am|vom|den)\s(?P<alone>\d{1,2})(?:st|nd|rd|th|\.)(?=\s?(?:[.,:;!?)]|$))"
)


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day of a month, at [start, end) of a text; `month` is None where only the day is said."""

    month: int | None
    day: int
    start: int
    end: int


def find_days(low: str) -> list[DayNamed]:
    """The days that a folded text names, in order."""
    found = []
    for hit in _DATE.finditer(low):
        month = (
            hit["iso_month"]
            or hit["sign_month"]
            or hit["dotted_month"]
            or MONTH_NUMBERS.get(hit["month"] or hit["its"] or "")
        )
        day = hit["iso_day"] or hit["after"] or hit["before"] or hit["sign_day"] or hit["dotted_day"] or hit["alone"]
        found.append(DayNamed(int(month) if month else None, int(day), hit.start(), hit.end()))
    return found
