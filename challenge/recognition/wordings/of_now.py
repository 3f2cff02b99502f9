"""Short sentences that say what a post is: handed in, its label, done for the round that is open. Pure, folded."""

from __future__ import annotations

from challenge.patterns import late

_DONE_FOR = late(
    r"\b(?:for|fur|pour|para|per|voor|for|till|til|dla|для)\s(?:the\s)?#?['\"]?§['\"]?\s(?:this (?:week|month|round"
    r"|fortnight|time)|today|diese woche|diesen monat|heute|diesmal|cette semaine|cette fois|ce mois(?:-ci)?"
    r"|aujourd'hui|esta semana|esta vez|este mes|hoy|questa (?:settimana|volta)|questo mese|oggi|es[st]a semana|hoje"
    r"|deze (?:week|maand|keer)|vandaag|den har (?:veckan|manaden|gangen)|i ?dag|denne (?:uken|maneden|gangen)"
    r"|w tym (?:tygodniu|miesiacu)|на этой неделе|в этом месяце|сегодня),?\s(?:i've|i have|we've|we have|(?:ich )?habe"
    r"(?: ich)?|j'ai|he|ho|abbiamo|hemos|ik heb|heb ik|jag har|har (?:jag|jeg)|jeg har|я)\s(?!not\b|nicht\b|pas\b)"
)
"""`For … this month, I've counted`: what was done for it, whatever is told of it then."""
_AGAIN = late(
    r"\b(?:it's|it is|es ist|c'est|es|e|het is|det ar|det er)\s(?:the\s)?#?['\"]?§['\"]?[\s-](?:time|day|week|month"
    r"|night|zeit|tag)\s(?:again|wieder)[^.!?]{0,30}\b(?:here|my|mine|i|i've|hier|mein\w?|ich)\b"
)
"""`It's … time again, so here …`."""
_OF_NOW = late(
    r"\b(?:it's|it is|es ist|c'est|es|e|het is|det ar|det er|сейчас)\s(?:the\s)?"
    r"(?:[\w'-]+\s){1,3}(?:week|month|day|fortnight|woche|monat|tag|semaine|mois|jour|semana|mes|dia|settimana|mese"
    r"|giorno|maand|dag|vecka|manad|uke|maned|tydzien|miesiac|dzien)\s(?:over\s)?(?:at|in|on|for|bei|im|in der|chez|en"
    r"|a|da|bij|hos|pa|w)\s(?:the\s)?#?['\"]?$"
)
"""`It's sock week over at …`, right before a name."""
_HANDED_IN = late(
    r"\W*(?:written|typed|drawn|made|geschrieben|getippt|gezeichnet|ecrite?|tapee?|escrit[oa]|scritt[oa]|geschreven"
    r"|getypt|skriv[ei]t|napisan[eay]|написан[оаы])\s(?:(?!by\b|von\b|par\b|por\b|da\b|door\b|av\b)[\w'-]+\s){1,4}"
    r"(?:for|fur|zu|pour|para|per|voor|till?|dla|для)\s(?:the\s|die\s|den\s|das\s|le\s|la\s|el\s|il\s|o\s|a\s|de\s|het\s)?"
    r"#?['\"]?$"
    r"|\W*(?:handed in|turned in|brought|sent|delivered|contributed|offered|entered|eingereicht|abgegeben|beigesteuert"
    r"|mitgebracht|geschickt|remise?|envoyee?|deposee?|apportee?|entregad[oa]|enviad[oa]|presentad[oa]|consegnat[oa]"
    r"|inviat[oa]|portat[oa]|entregue|ingeleverd|ingestuurd|meegebracht|inlamna[td]|inskicka[td]|innlevert|levert"
    r"|indleveret|oddan[eay]|wyslan[eay]|zgloszon[eay]|сдано|отправлено)\s(?:along\s|in\s|off\s)?"
    r"(?:to|for|in|at|bei|beim|an|au|aux|a|al|alla?|en|em|ao|no|na|bij|aan|till|til|do|w|в|на)\s"
    r"(?:the\s|den\s|der\s|dem\s|die\s|das\s|le\s|la\s|les\s|el\s|los\s|las\s|il\s|gli\s|o\s|a\s|os\s|de\s|het\s)?#?['\"]?$"
)
"""`Brought along to the …` at the beginning of a first or last sentence: the post itself."""
_LABELS = late(
    r"\W*(?:for|fur|zu|zum|zur|pour|para|per|voor|till|til|dla|для)\s(?:the\s|den\s|die\s|das\s|le\s|la\s|les\s|el\s"
    r"|los\s|las\s|il\s|o\s|a\s|os\s|de\s|het\s)?#?['\"]?$"
)
_SHOWN = late(r"['\"]?(?:\W*$|[.:,](?!.*\b(?:see|click|visit|siehe|voir|vease|vedi|veja|zie|se)\b).{0,45}$)")
"""`For the …, typed on a train.`: what a short line begins with, and how it ends."""
_NO_CHALLENGE = late(r"['\"]?\s(?:lists?|archives?|newsletter|mailing|blogroll|webring|feeds?|calendar|faq|team)\b")
_DONE_NOW = late(
    r"\b(?:that was|that's|das war|c'etait|este fue|era|dit was|det var|to byl\w?)\s(?:it\s(?:for\s)?)?(?:my|mein\w?"
    r"|mon|ma|mi|il mio|o meu|mijn|min|mitt|moj\w?)\s#?['\"]?$"
)
_THIS_TIME = late(
    r"['\"]?\s(?:for )?(?:this (?:week|month|round|time|fortnight)|today|(?:fur )?(?:diese woche|diesen monat|heute)"
    r"|(?:pour )?(?:cette semaine|ce mois(?:-ci)?)|(?:de |por )?(?:esta semana|este mes|hoy)|(?:per )?(?:questa"
    r" settimana|questo mese|oggi)|(?:desta|esta) semana|(?:voor )?(?:deze (?:week|maand)|vandaag)"
    r"|for (?:den har )?veckan)\b"
)


def is_of_now(before: str, after: str) -> bool:
    """Whether the words around a name speak of its open round, and of what the author has done for it."""
    around = f"{before}§{after}"
    return any(words is not None for words in (_OF_NOW.search(before), _DONE_FOR.search(around), _AGAIN.search(around)))


def is_handed_in(before: str, after: str) -> bool:
    """Whether a sentence begins with the post's having been handed in, is its label, or says `that was my …`."""
    handed = _HANDED_IN.match(before) is not None and _NO_CHALLENGE.match(after) is None
    handed = handed or (_LABELS.match(before) is not None and _SHOWN.match(after) is not None)
    return handed or (_DONE_NOW.search(before) is not None and _THIS_TIME.match(after) is not None)
