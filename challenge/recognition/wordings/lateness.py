"""Words that say a post comes late, or answers the round before: the date then speaks for another one. Pure, folded."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from challenge.patterns import late

Back = Literal["", "day", "week", "fortnight", "month", "round"]

LATE = late(
    r"\b(?:(?:running|very|rather|so|super|terribly|slightly|hopelessly|somewhat|fashionably|am|i'm|is|it's|was"
    r"|still|days?"
    r"|weeks?|bit|little|tad|once more|also|too|extremely|again)\slate|late (?:again|entry|post|to|for|but|with|look)"
    r"|belated(?:ly)?|catching up|catch[- ]?up|playing catch|behind schedule|better late than never|overdue"
    r"|when it was due|should(?:'ve| have) (?:been|gone) (?:up|out|live|online|posted|published|finished)"
    r"|hatte (?:[\w'-]+ ){0,4}(?:erscheinen|online sein|fertig sein|kommen) sollen|aurait du (?:paraitre|sortir)"
    r"|(?:deberia|debia|tendria que) haber (?:salido|estado)|(?:doveva|sarebbe dovut[oa]) (?:uscire|essere online)"
    r"|devia ter saido|era para ter saido|had (?:[\w'-]+ ){0,4}(?:moeten staan|moeten verschijnen|online moeten)"
    r"|skulle ha (?:kommit|varit (?:ute|uppe|klar))|skulle ha (?:kommet|vaert (?:ute|klar))|mial\w* (?:sie )?ukazac"
    r"|missed the deadline|(?:sorry|apologies) (?:for|about) (?:the|my|this) (?:delay|late\w*)"
    r"|(?:finally )?getting (?:around"
    r"|round) to|got (?:around|round) to|(?:is|are) long (?:past|gone|over)|a (?:day|week|fortnight|month) on"
    r"|though (?:you|we|they|everyone|everybody|all|the others)(?:'re|'s| are| is) (?:all |already )?(?:on|at)"
    r"|langst vorbei|schon (?:lange )?vorbei|deja (?:bien )?passee?s?|ya (?:ha pasado|paso)|ja (?:la vai|passou)"
    r"|(?:e|sono) gia passat[aoie]|(?:al )?lang voorbij|(?:ar|er) for lange (?:sedan|siden) (?:over|forbi)"
    r"|dawno min\w+|dopiero (?:dzis\w*|teraz)"
    r"|(?:reiche|reichen|liefere|liefern|hole|holen|trage) (?:[\w'-]+ ){1,8}nach"
    r"|verspat\w+|nachgereicht|nachgeholt|nicht dazu|nachtrag\w*|nachzugler\w*|zu spat|spat dran|uberfallig"
    r"|hole ich nach"
    r"|hinterher"
    r"|en retard|(?:de|du|avec) retard|rattrap\w+|mieux vaut tard"
    r"|(?:llego|llega|llegamos|voy|un poco|algo|muy|mas vale) tarde|con (?:\w+ ){0,3}retraso|de retraso"
    r"|poniendome al dia"
    r"|atrasad[oa]s?|con atraso|com (?:\w+ ){0,3}atraso|antes tarde|mais vale tarde"
    r"|in ritardo|con (?:\w+ ){0,3}ritardo|di ritardo|recuper[oaei]\w*|meglio tardi|un po' tardi"
    r"|te laat|verlaat|met (?:\w+ ){0,3}vertraging|inhaalslag|ingehaald|beter laat"
    r"|spozni\w+|(?:z|ze) (?:\w+ )?opoznieniem|nadrabia\w*|zalegl\w+|lepiej pozno"
    r"|gec (?:kald\w*|kalmis|de olsa)|gecik\w+|forsena\w*|forsinke\w*|for sent|lite sent|litt sent|lidt sent|forsent"
    r"|myohassa|kesve|potol\w*|opozden\w*|se zpozdenim)\b"
    r"|опозд|запозда|давно прош|давно минул|(?:лишь|только) сейчас|догоня|наверст|запізн|надолуж"
    r"|замест[уи] .{0,12}раз"
    r"|遅れ|遅くな|今さら|补交|補交|迟来|遲來|晚了|补上|補上|늦게|늦었|늦은|밀린"
    r"|متأخر|متاخر|تأخير|באיחור|देर से|καθυστερ|αργοπορ"
)
_OF_A_POST = late(
    r"\b(?:this|post|entry|prompt|week|deadline|due|challenge|theme|topic|catch\w*|round|belated\w*|beitrag|text|thema"
    r"|woche|runde|semaine|sujet|texte|semana|tema|reto|texto|settimana|testo|opdracht|tydzien|temat|недел\w+|тем\w"
    r"|текст)\b|お題|週|周|주"
)
_APPOINTMENT = late(r"\blate (?:for|to) (?:the|my|our|a|an|work|school|class|dinner|lunch|bed)\b|\bas late\b")
_SHORT = 45


_IN_A_STORY = late(
    r"\b(?:too|so|very|rather|terribly|hopelessly|somewhat|fashionably|am|i'm|is|it's|was|still|running|extremely) late"
    r"|\b(?:zu spat|spat dran|hinterher|nicht dazu|(?:llego|llega|llegamos|voy|muy|un poco|algo) tarde|un po' tardi"
    r"|te laat|late (?:for|to))"
    r"|\b(?:lite sent|litt sent|lidt sent|gec (?:kald\w*|kalmis)|get\w* (?:around|round) to|got (?:around|round) to)"
)
"""What the title of a story may say of anything."""


def title_is_late(title: str) -> bool:
    """Whether a folded title says that the post comes late: `Steam, three weeks late`, `Nachgereicht: Dampf`."""
    found = LATE.search(title)
    return found is not None and not (_IN_A_STORY.search(title) or _APPOINTMENT.search(title))


def post_is_late(sentence: str) -> bool:
    """Whether a folded sentence without a challenge's name says that the post itself is late, not a train."""
    if LATE.search(sentence) is None or _APPOINTMENT.search(sentence):
        return False
    return len(sentence) <= _SHORT or _OF_A_POST.search(sentence) is not None


_UNITS = (
    r"(?P<week>week|woche|semaine|semana|settimana|uge|uke|vecka|tydzien|tygodnia|tygodniu|неделю|недели|неделе"
    r"|hafta\w*)"
    r"|(?P<fortnight>fortnight)|(?P<month>month|monat\w?|mois|mes|mese|maand|miesiac\w*|месяц\w?)"
    r"|(?P<round>round|time|runde|turno|ronda|rodada|ronde|prompt|topic|theme)"
)
_FOR = (
    r"(?:for|this (?:one )?is|here(?:'s| is)|answer(?:s|ing)?(?: to)?|response to|responding to|doing|finishing"
    r"|my|finally"
    r"|catching up (?:on|with)|(?:thema|theme|tema|consigne|sujet|reto)(?:\s(?:de|della|da|van|z))?|fur|zu\w?|von"
    r"|vom|beim?|das thema|pour|para|per|voor|za|na|do|z|за|по|для|на)"
)
_BACK = late(
    rf"(?<!\bthanks )(?<!\bthank you )(?<!\bmissed )(?<!\bread )(?<!\bplan )(?<!\bplans )\b{_FOR}\s"
    r"(?:the |my |our |die |der |das |den |dem |la |el |il |o |a |de )?"
    r"(?:(?:last|previous|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|vorige|afgelopen|forra|sidste|forrige|zeszly"
    rf"|ubiegly|poprzedni\w*|zeszl\w+|прошл\w+|предыдущ\w+|gecen)\s(?:{_UNITS})"
    r"|(?P<week2>semaine (?:derniere|passee|precedente)|semana (?:pasada|passada|anterior)|settimana (?:scorsa"
    r"|passata))"
    r"|(?P<month2>mois (?:dernier|passe)|mes (?:pasado|passado)|mese scorso)"
    r"|(?P<day>yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера))(?:'s|s)?"
    r"(?(day)(?!\W*$|[.,;:!?)]))"
    r"(?=\W*$|[.,;:!?)]|\s(?:[\w'-]+\s){0,2}§|\s(?:\w+\s)?(?:prompt|topic|theme|challenge|round|one|entry|post"
    r"|thema|tema"
    r"|theme|reto|sfida|desafio|defi|opdracht|temat|тем\w|задани\w)\b)"
)
_BACK_CJK = late(
    r"(?P<week>先週の|前回の|上周的|上週的|上星期的"
    r"|지난 ?주(?:의| ?주제| ?글감| ?과제| ?분))|(?P<month>先月の|上个月的|上個月的"
    r"|지난 ?달(?:의| ?주제| ?글감| ?과제| ?분))|(?P<day>昨日の|昨天的|어제(?:의| ?주제| ?글감| ?과제| ?분))"
)
LENGTHS = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "fortnight": timedelta(days=14),
    "month": timedelta(days=30),
}


def back_in(sentence: str, start: int, end: int) -> Back:
    """How far back a folded sentence around a name at [start, end) says that its post belongs; empty: it does not.

    `For last week's …` does; `I missed last week's …` does not.
    """
    hit = _BACK.search(f"{sentence[:start]}§{sentence[end:]}") or _BACK_CJK.search(sentence)
    kind = next((name for name, words in hit.groupdict().items() if words), "") if hit else ""
    backs: dict[str, Back] = {
        "day": "day", "week": "week", "week2": "week", "fortnight": "fortnight", "month": "month", "month2": "month",
        "round": "round",
    }  # fmt: skip
    return backs.get(kind, "")
