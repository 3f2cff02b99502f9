"""Words before a name that tell of people near the author, or of a long time, not of this post. Pure, folded."""

from __future__ import annotations

from challenge.patterns import late
from challenge.recognition.wordings.participation import OF_ONESELF

SOMEONE_NEAR = late(
    r"(?<![^\W_])(?:my|our|an?|mein\w{0,2}|unser\w{0,2}|eine?|ma|mon|mes|notre|une?|mi|mis|nuestr[oa]|una?|mia|mio"
    r"|la mia|il mio|nostr[oa]"
    r"|minha|meu|uma?|mijn|onze|een|min|mitt|var|en|moja|moj|nasz\w?|мо[йяи]|наш\w?|benim"
    r"|bizim)\s(?:\w+\s)?(?:sister|brother|mother|mum"
    r"|father|dad|aunt|uncle|cousin|wife|husband|daughter|son|friend|neighbou?r|colleague|teacher|boss|flatmate"
    r"|classmate"
    r"|schwester|bruder|mutter|vater|tante|onkel|cousine?|frau|mann|tochter|sohn|freund(?:in)?|nachbar(?:in)?"
    r"|kollegin?|kollege|lehrer(?:in)?"
    r"|soeur|frere|mere|pere|oncle|femme|mari|fille|fils|amie?|copine?|voisine?|collegue|hermana|hermano|madre"
    r"|padre|tia|tio|prima|primo"
    r"|mujer|marido|hija|hijo|amig[oa]|vecin[oa]|companer[oa]|colega|sorella|fratello|zia|zio|cugin[oa]|moglie"
    r"|marito|figli[oa]|amic[oa]"
    r"|vicin[oa]|irma|irmao|mae|pai|esposa|filh[oa]|vizinh[oa]|zus|broer|moeder|vader|nicht|neef|vrouw|man|dochter"
    r"|zoon|vriend(?:in)?"
    r"|buurvrouw|buurman|syster|bror|mamma|pappa|van|granne|soster|venn(?:inne)?|nabo|siostra|brat|mama|tata|ciocia"
    r"|zona|maz|corka|syn"
    r"|kolezanka|kolega|przyjaciolka|sasiadka|сестра|брат|мама|папа|тетя|дядя|жена|муж|дочь|сын|подруга|друг"
    r"|коллега|соседка"
    r"|ablam|abim|annem|babam|arkadasim|komsum)(?![^\W_])(?!'s)[^.!?]{0,60}$"
)
"""`My colleague writes for …`: somebody near does, before a name."""
I_MYSELF = late(
    r"(?<![^\W_])(?:i|i'm|i've|i'd|we|ich|wir|je|j'\w+|nous|yo|io|eu|ik|wij|jag|jeg|ja|я|мы|ben|biz|this|dies\w?"
    r"|das hier|voici|ceci|esto"
    r"|este|questo|ecco|isto|dit|detta|dette|это|bu)(?![^\W_])"
)
SINCE_MONTH = late(
    r"(?<![^\W_])(?:since|seit|depuis|desde|sinds|sedan|siden|dal|da|od|с) (?:the |dem |den |le |el |o |early "
    r"|anfang |ende )?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
    r"|winter"
    r"|januar|februar|marz|mai|juni|juli|oktober|dezember|fruhjahr|fruhling|sommer|herbst|janvier|fevrier|mars"
    r"|avril|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre"
    r"|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro"
    r"|fevereiro|marco"
    r"|maio|junho|julho|setembro|outubro|dezembro|januari|februari|maart|mei|augustus|augusti|maj|stycznia|lutego"
    r"|marca|kwietnia"
    r"|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia|января|февраля|марта|апреля|мая|июня"
    r"|июля|августа"
    r"|сентября|октября|ноября|декабря)(?![^\W_])[^.!?]{0,70}$"
)
"""Taken part since March: before a name, what somebody tells of oneself, not of this post."""
_WROTE = late(
    r"\W{0,3}(?:[^\s.!?,;:]+\s){1,4}?(?:(?:schrieb|schreibt|postete|a (?:ecrit|publie|poste)|escribio|escribe"
    r"|ha escrito|escreveu|escreve|publicou|ha scritto|scrive|ha pubblicato|schreef|schrijft|skrev|skriver"
    r"|har skrivit|har skrevet|napisala?|yazdi|yazmis|menulis|kirjoitti)\b[^.!?]{0,60}$"
    r"|(?:hat|heeft)\b(?=[^.!?]{0,160}\b(?:geschrieben|gepostet|veroffentlicht|gezeichnet|gestrickt|geschreven"
    r"|geplaatst|getekend)\b))"
    r"|\W{0,3}(?!(?:сегодня|вчера|снова|опять|вот|наконец|уже|тоже|еще|это|давно|сам|сама|и|а|но|сьогодні|вчора|знову"
    r"|нарешті|вже|це)\s)[^\s.!?,;:]+\s(?:написала?|написав|пишет|пише)\b[^.!?]{0,60}$"
)
"""`Kim hat für …`, at the beginning of a sentence: somebody else, where nothing says `I`."""


def somebody_wrote(sentence: str, start: int) -> bool:
    """Whether a folded sentence with a name at `start` tells, in other tongues, what a third person wrote for it."""
    told = _WROTE.match(sentence, 0, start) or _WROTE.match(sentence)
    return told is not None and told.end() <= start and OF_ONESELF.search(sentence) is None
