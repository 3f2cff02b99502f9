"""What people in other languages than English say around a challenge's name. Folded: no accents, small letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from challenge.recognition.numerals import read_number
from challenge.recognition.units import UNIT_CLASS
from challenge.recognition.wordings import PLAIN_WORDS

_SMALL_WORDS = (
    # German, Dutch, the North
    "ein eine einen mein meine meinen unser unsere im in am an bei beim vom von zu mit aus fur hier ist das dies"
    " dieser"
    " heute wieder projekt aktion challenge blogparade thema nummer letzte letzter letztes erste erster erstes voor"
    " bij met mijn ons onze deze dit vandaag laatste eerste nummer aflevering till av min mitt vart och det den detta"
    " om pa til til af mit vores og dette denne sista siste sidste forsta forste utmaning utfordring udfordring nr"
    # the Romance languages
    " un une le la les l d du des de mon ma mes notre nos pour dans sur avec par ce cette voici defi projet semaine"
    " derniere dernier premiere premier numero n no el los las lo del al con para por mi mis nuestro nuestra"
    " este esta"
    " esto reto proyecto carnaval ultima ultimo primera primer edicion il i gli le lo dei degli delle dell della"
    " dello"
    " per su con mio mia nostro nostra questo questa ecco sfida progetto ultima ultimo prima primo edizione o a os as"
    " do da dos das no na nos nas em meu minha nosso nossa isto desafio projeto primeira primeiro edicao si pe cu"
    # Polish, Czech, Turkish, Finnish, Hungarian
    " moj moja moje nasz nasza na w we z ze do dla o to jest ten ta wyzwanie udzial ostatni ostatnia pierwszy"
    " pierwsza"
    " pro muj muze vyzva posledni prvni bu benim icin ve ile bir son ilk yazim yazi yazisi hafta haftasi gunu"
    " etkinligi"
    " tama minun haaste viimeinen ez az a egy en kihivas utolso elso"
    # Russian, Ukrainian, Greek
    " в во на по для из за и с к от о мой моя мое мои наш наша это этот эта тут опять снова сегодня номер марафон"
    " челлендж флешмоб проект конкурс рассказ тема тему теме задание заданию участие последняя последний финал"
    " у з і й та це цей ця моє мій допис остання останній το τη την της του η ο οι τα για στο στη στην με και"
    " μου αυτό"
    " αυτή εδώ εβδομάδα ημέρα μέρα μέρος πρόκληση"
    # Arabic, Hebrew, Hindi
    " من في الى إلى على عن مع هذه هذا تحدي مشاركتي مشاركة تدوينتي تدوينة رقم ضمن اليوم الجزء של את זה הפוסט שלי"
    " אתגר חלק"
    " מספר के की का लिए में मेरा मेरी यह लेख पोस्ट चुनौती भाग"
)
_PLAIN_ABROAD = frozenset(_SMALL_WORDS.split())


@cache
def is_plain(word: str) -> bool:
    """Whether a word beside a name says nothing else: small words, words for posts and weeks, and numbers.

    In scripts that do not part words (Han, Kana, Hangul, Thai) it cannot be told, and every piece is taken as plain.
    """
    if not word or word in PLAIN_WORDS or word in _PLAIN_ABROAD or word in UNIT_CLASS:
        return True
    return read_number(word) is not None or (not word.isascii() and _unparted(word))


def _unparted(word: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_UNPARTED) for letter in word)


_UNPARTED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")

_NOUNS = (
    r"(?:beitrag\w*|texte?|geschichte|bild\w*|fotos?|photos?|antwort\w*|gedicht\w*|eintrag\w*|zeichnung\w*|briefe?"
    r"|stucke?|loesung|losung\w*|skizzen?|erzahlung|kapitel|runde|woche|tag|turchen"
    r"|billet|histoire|nouvelle|recit|poeme|dessin|image|lettre|article|reponse|contribution|semaine|journee|jour"
    r"|relato|cuento|entrada|aportacion|participacion|contribucion|historia|poema|dibujo|carta|respuesta|semana|dia"
    r"|racconto|testo|contributo|poesia|lettera|disegno|risposta|settimana|giorno|partecipazione"
    r"|conto|texto|contribuicao|desenho|resposta|participacao"
    r"|verhaal|tekst|inzending|bijdrage|gedicht|brief|stuk|antwoord|dag"
    r"|bidrag|berattelse|historie|tekst|dikt|bilde?"
    r"|wpis|opowiadanie|zdjecie|prac[ae]|wiersz|list|odpowiedz|tydzien|dzien|udzial"
    r"|текст\w*|пост\w*|рассказ\w*|фото|запись|работ[аы]|ответ\w*|стих\w*|письмо|недел\w*|история|участие)"
)
MY_ABROAD = re.compile(
    r"\b(?:mein\w{0,2}|unser\w{0,2}|ma|mon|notre|mi|nuestr[oa]|mio|mia|nostr[oa]|meu|minha|noss[oa]|mijn|onze?"
    r"|min|mitt"
    r"|mit|var|vart|moj[aeui]?|nasz\w?|мо[йяею]|мою|наш\w?)\s"
    rf"(?:[\w'-]+\s){{0,4}}?{_NOUNS}\b[^.!?]{{0,60}}$"
    r"|(?:مشاركتي|تدوينتي|قصتي|نصي|مقالتي|הפוסט שלי|הסיפור שלי|मेरी|मेरा)[^.!?؟]{0,60}$"
)
"""`Meine dritte Geschichte für …`, before a name."""
FOR_ABROAD = re.compile(
    r"(?:\bwie jede[nrs]?\s(?:tag|woche|monat|runde)\b|\b(?:mach\w*|nehm\w*|nimmt|bin)\s(?:[\w'-]+\s){0,3}(?:mit|teil"
    r"|dabei)\b|\b(?:entstanden|geschrieben|gemacht|gezeichnet|fotografiert|gestrickt)\s(?:fur|im|zu)"
    r"|\b(?:im rahmen|anlasslich|passend zu\w?|auch (?:heute|diesmal|diese woche))\b"
    r"|\bpour (?:les?|la|l'|mon|notre|cette?)\b|\bcomme (?:chaque|tous les) \w+\b|\bje (?:participe|joue)\b"
    r"|\b(?:ecrite?|faite?|realisee?|prise) pour\b"
    r"|\bpara (?:el|las?|los|mi|os?|as?)\b|\bcomo (?:cada|todas? l[ao]s|tod[ao]s? [ao]s)\b|\bparticipo en\b"
    r"|\b(?:escrit[oa]|hech[oa]|feit[oa]) para\b|\bper (?:il|lo|la|i|gli|le|l')(?=\W|$)|\bpartecipo (?:a|con)\b"
    r"|\bcome ogni\b|\b(?:scritto|scritta|fatto|fatta) per\b"
    r"|\bvoor (?:de|het|mijn|onze)\b|\bik doe mee\b|\b(?:geschreven|gemaakt) voor\b|\bzoals elke?\b"
    r"|\b(?:skriv\w+|gjord|gjort|laget|lavet) (?:for|till|til)\b|\bsom vanlig\b"
    r"|\bw ramach\b|\bna (?:potrzeby|wyzwanie)\b|\bbiore udzial\b|\bjak co\b|\bnapisan[eya] (?:na|dla|do)\b"
    r"|в рамках|на тему|участву\w+|написан\w* (?:для|на)|как (?:всегда|каждую|каждый)|у межах"
    r"|ضمن|للمشاركة|במסגרת|के लिए)[^.!?]{0,60}$"
)
"""`Wie jeden Monat bei …`, `écrit pour …`, before a name."""
DOUBTS_ABROAD = re.compile(
    r"\b(?:nicht|keine?\w?|vielleicht|niemals|wollte|pas|jamais|rien|peut-etre|nunca|quizas?|tal vez|forse"
    r"|talvez|nao|niet|geen|misschien|inte|kanske|ikke|maske|moze|nikt|nie|не|нет|может|никогда|кто|ні|belki|degil)\b"
)
"""Words by which a sentence may deny or doubt; without others that say so it is nobody's own."""
LAST_ABROAD = re.compile(
    r"^[\s,(]{0,3}(?:de l'an (?:dernier|passe)|de l'annee (?:derniere|passee|precedente)|d'il y a \w+|del ano pasado"
    r"|del ano anterior|dell'anno (?:scorso|passato)|di un anno fa|do ano passado|de ha \w+ anos?|(?:vom|des|aus dem)"
    r" (?:letzten|vorigen|vergangenen|vorletzten) (?:jahr\w*)|letztes jahr|van vorig jaar|vorig jaar|fran forra aret"
    r"|fra i fjor|fra sidste ar|z zeszlego roku|z ubieglego roku|прошлого года|прошлогодн\w+|минулого року"
    r"|(?:of|from|in|back in) (?:the )?(?:last|previous) (?:year|season|spring|summer|autumn|winter)|(?:a|two"
    r"|three|some"
    r"|\d+) years? (?:ago|back)|last (?:year|season)|(?:of|from) years? (?:past|before|ago))"
)
"""After a name: the run of another year."""


__all__ = ["DOUBTS_ABROAD", "FOR_ABROAD", "LAST_ABROAD", "MY_ABROAD", "is_plain"]
