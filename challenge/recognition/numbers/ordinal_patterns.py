"""The shapes in which ordinals are written, as patterns over folded text. None of them can run wild."""

from __future__ import annotations

from challenge.patterns import late
from challenge.recognition.numbers.bounds import BEGIN
from challenge.recognition.numbers.numerals import CARDINAL, ENGLISH_TENTH, ORDINAL
from challenge.recognition.numbers.units import PLURAL, UNIT, UnitClass

AND = r"(?:,|&|\+|/|and|und|et|y|e|en|og|och|i|и|e|と|、)"
LIST = rf"(?P<more>(?:\s{{0,2}}(?:{AND}|-|to|through|bis|~)\s{{0,2}}#?\d{{1,3}}(?!\w)){{1,6}})?"
TOTAL = (
    r"(?:\s?(?:/|of|out of|von|de|sur|di|van|av|af|из|z)\s?(?P<total>\d{1,4})"
    r"(?![\w]|\s(?:days?|weeks?|posts?|months?)\b))?"
)
SIGN = r"(?:[\s.:#_\-(°=*]{0,4}(?:(?:no|nr|number|num|numero|nummer|of|numer|ke|thu)\b[\s.:#°-]{0,3})?|)"
_PIECES_ABROAD = (
    "monaten?|tagen?|runden|mois|jours|meses|dias|mesi|giorni|maanden|dagen|weken|manader|veckor|maneder|uker|uger"
    "|miesiecy|tygodni|dni|месяцев|недель|дней|"
    "themen|aufgaben|fragen|beitragen?|texten?|wochen|sujets|consignes|semaines|temas|consignas|semanas|temi"
)
"""`Fünf von sieben Themen habe ich geschafft` counts what was written."""
END = r"(?![\d%]|[.,]\d|:\d\d)"
UNIT_FIRST = late(
    rf"{BEGIN}(?P<unit>{UNIT})(?P<sign>{SIGN})(?:(?P<num>\d{{1,4}}){END}(?!(?:st|nd|rd|th)\b){LIST}{TOTAL}"
    rf"|(?<=[\s#:.(\-_])(?P<word>{CARDINAL})(?![^\W_]|[\s-]{ENGLISH_TENTH}\b)"
    rf"|(?<=[\s.])(?P<roman>[ivxlc]{{1,6}})(?![^\W_]|'[a-z])"
    rf"|(?<=[\s\-])(?P<the>the\s)?(?:(?P<nth>{ORDINAL})(?![^\W_])|(?P<nthnum>\d{{1,3}})(?:st|nd|rd|th)\b))"
)
PHRASE_ENDS = late(r"\s?(?:[.,:;!?)\]\-]|$)|\s(?:of|for|in)\b")
FILLER = (
    r"(?:\s*(?:,|and|&|und|et|y|e|og|och)?\s*(?:final|last|letzter?|derniere?|ultim[oa]|blog|weekly|daily|biweekly|"
    r"bi-weekly|monthly|writing|challenge|official|proper|belated|late|overdue|short|quick|little|and)(?=\s)){0,3}"
)
NUM_FIRST = late(
    rf"{BEGIN}(?<![.,/])(?:(?P<num>\d{{1,3}})(?P<tail>st|nd|rd|th|\.°|\.|°|ste|de|te|er|ere|re|eme|e|a|o|:a|:e"
    rf"|-?[а-я]{{1,3}}|η)|"
    rf"(?P<word>{ORDINAL})|(?P<roman>[ivxlc]{{1,6}})(?=\s))"
    rf"(?:\s?/\s?\d{{1,3}})?{FILLER}[\s\-]{{1,2}}(?P<unit>{UNIT})(?![^\W_])"
)
RUN = late(rf"{BEGIN}r(?!2d2)\d{{1,2}}[-_.]?[djt](?P<day>\d{{1,3}})(?![^\W_])")
LOOSE = late(rf"(?<![\w.,/-])(?P<num>\d{{1,3}})\s(?P<unit>{UNIT})\s(?=(?:of|for|in)\s)")
FRACTION = late(
    r"(?<![\w/.,-])(?<!\d/\d - )(?<!/\d\d - )(?P<num>\d{1,3})(?:st|nd|rd|th)?\s?(?P<how>/|of|out of|von|sur|de|di"
    r"|van|av|af"
    r"|из)\s?(?P<total>\d{1,3})(?![\d/\w%]|[.,-]\d|\s?-\s?\d{1,2}/\d)"
    r"(?!\s(?:\w+\s)?(?:ago|late|left|behind|people|tasks?|problems?|times|stars?|books|goals|challenges|players"
    r"|of us))"
)
TALLIED = late(rf"\s(?:{PLURAL}|{_PIECES_ABROAD})(?![^\W_])")
"""`9 out of 13 weeks`: how many, and not which."""
WORDED_FRACTION = late(
    rf"(?<![^\W_])(?P<num>{CARDINAL}|{ORDINAL})\s(?:out of|of|von|sur|de|di|van|av|af|из|z)\s"
    rf"(?:the\s)?(?P<total>{CARDINAL}|\d{{1,3}})(?![^\W_])(?!\s(?:us|them|you|my|the|{PLURAL}|{_PIECES_ABROAD})\b)"
)
DOWN_TO_GO = late(
    rf"(?<![^\W_])(?P<num>{CARDINAL}|\d{{1,3}})\s(?:down|done|written|geschafft|erledigt)\W{{1,3}}(?:and\s)?"
    rf"(?P<rest>{CARDINAL}|\d{{1,3}})\s(?:more\s)?(?:to go|left|more|remaining|to come)\b"
)
HASH = late(
    rf"(?:(?<![\w#&])#\s?|(?<!\w)(?!no\sone\b)(?:no|nr|num|number|nummer|numero)(?:\.\s?|\s#?|#)"
    rf"|(?:n°|№)\s?)(?:(?P<num>\d{{1,3}})(?![\w%]|[.,/]\d)|"
    rf"(?P<word>{CARDINAL})(?!\w)|(?P<roman>[ivxlc]{{2,6}})(?!\w))"
)
IN_SERIES = late(
    rf"(?<![^\W_])(?:(?P<num>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{ORDINAL}))\s(?:in|of)\s(?:my|the|this"
    rf"|a)\s(?:\w+\s)?(?:series|run|set|sequence)\b"
    rf"|\bthat makes (?:(?P<sum>\d{{1,3}})|(?P<total>{CARDINAL}))\s(?:posts|entries|days|weeks|pieces)\b"
)
CJK = late(
    r"第\s?(?P<a>\d{1,3}|[一二三四五六七八九十百]{1,4})(?![一二三四五六七八九十百]|一次)\s?"
    r"(?P<ua>週|周|主|回|日|天|話|弾|期|篇|章|课|次|题|題|(?![\u4e00-\u9fff\u3040-\u30ff々]))"
    r"|(?P<b>\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?P<ub>日目|週目|周目|回目|天目|通目|枚目|本目|篇目|일차|주차|회차|日め)"
    r"|(?P<d>\d{1,3}|첫|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉|열)\s?(?P<ud>번째\s?(?:주|날|글)?|째\s?(?:주|날))"
    r"|제\s?(?P<c>\d{1,3})\s?(?P<uc>주|일|회)"
)
CJK_UNIT: dict[str, UnitClass] = {
    "週": "week", "周": "week", "주": "week", "日": "day", "天": "day", "일": "day", "날": "day", "篇": "post",
}  # fmt: skip
_KOREAN = "첫 두 세 네 다섯 여섯 일곱 여덟 아홉 열"
KOREAN = {word: number for number, word in enumerate(_KOREAN.split(), start=1)} | {"둘": 2, "셋": 3, "넷": 4}
NOT_OURS = late(
    r"(?:tasks?|issues?|bugs?|tickets?|aufgabe|chapter|rule|figure|fig|section|version|level|question|tip|item|step|"
    r"problem|top|best|volume|vol|page|exercise|lesson|q)[\s.:#-]{0,2}$"
)
PASSING_BEFORE = late(
    r"(?<!nearly )(?<!almost )(?:\b(?<!nearly )(?<!almost )(?:last|previous|since|until|till|missed|missing|skipped"
    r"|skipping|skip|miss|after|before|next|upcoming|"
    r"remember|recall|unlike|yesterday's|yesterday was|tomorrow:?|tomorrow is|coming up:?|next up:?|seit|nach|vor"
    r"|depuis|"
    r"apres|avant|desde|despues de|letzte|nachste|back (?:in|on)|see you (?:in|on|for|at)|"
    r"(?<!come )(?<!came )(?:in|see|to|read|from|on"
    r"|with) my|"
    r"for my (?:post|entry) (?:in|on)|compared to|as in|like in|promised in|wrote (?:for|in|on|about)|posted (?:in|on)|"
    r"from (?=day one)|(?<=\bto )its|(?<=\bfor )its|her|his|their|"
    r"looking forward to|ready for|until the end of)\W{1,3}(?:the\s|my\s|on\s|in\s|for\s|of\s|post\s"
    r"|entry\s|"
    r"posts\s|article\s){0,3})$"
)
JOINED = late(
    r"\b(?:(?:i|we) (?:only |just )?(?:joined|came in|jumped in|dropped in|got in)|j'ai rejoint|je suis (?:entree?"
    r"|arrivee?)"
    r"|(?:entre|me (?:sume|uni|apunte))|(?:entrei|cheguei)|(?:sono entrat[oa]|mi sono unit[oa])|ingestapt|ben ingestapt"
    r"|(?:dolaczyl[ae]m)|присоединил(?:ся|ась)|приєдна(?:вся|лася))\b[^.!?,;]{0,40}$"
)
"""When somebody came to a challenge is no round of the post."""
NOT_DONE = late(
    r"\b(?:not|never|without) (?:blogging|posting|writing|publishing|sharing)(?: \w+){0,2} (?:on|for|in|during)"
    r" (?:the )?$"
    r"|\b(?:did not|didn't|could not|couldn't|never) (?:blog|post|write|publish|share)(?: \w+){0,2}"
    r" (?:on|for|in|during) (?:the )?$"
    r"|\bn'ai (?:rien|pas) (?:publie|ecrit|poste|blogue)(?: \w+){0,2} (?:le|au|a la|pour la|pour le) $"
    r"|\bno (?:publique|escribi|he publicado|he escrito)(?: \w+){0,2} (?:el|la|en el|en la) $"
    r"|\bnon (?:ho pubblicato|ho scritto|pubblicai)(?: \w+){0,2} (?:il|la|nel|nella) $"
    r"|\bnao (?:publiquei|escrevi|postei)(?: \w+){0,2} n[oa] $|\bniet (?:bloggen|posten|schrijven) op (?:de )?$"
)
"""A round without a post is none of this one."""
PASSING_AFTER = late(
    r"\s?(?:\w+\s){0,2}(?:ago\b|left\b|behind\b|to go\b|in a row\b)|'s\s(?:post|entry)|\s(?:post|entry"
    r"|article) (?:i|was|talked)\b|"
    r"\s(?:winner|participants)|(?:\s(?:post|entry))?\s(?:follows|comes|is coming|will (?:be|come|follow)|to come"
    r"|is (?:up )?next|is tomorrow|tomorrow|soon|starts)\b"
)
OWN = late(
    r"\b(?:my|mein\w{0,2}|mon|ma|mi|mio|mia|min|mijn|minha|meu|moj\w{0,2}|мо[йяюе]\w{0,2}|our)\s{1,2}(?:very\s)?$"
)
AFTER_NAME = late(
    r"(?P<gap>[\s:#(,\-_.]{0,3})(?P<num>\d{3}(?=\.\d(?!\d))|\d{1,3}(?![.,/:]\d))(?![\w%]|\s?(?:years?|days?|weeks?"
    r"|months?|posts|people"
    r"|times|x)\b)"
)
ONE_MORE = late(r"\s?(?:and|&|\+|und|et|y)\s?#?(?P<num>\d{1,3})(?![\w%]|[.,/:]\d|\s[a-z]+s\b)")
WORD_LIST = late(
    rf"(?<![^\W_])(?P<unit>{PLURAL})\s(?P<a>{CARDINAL}),?\s(?:and|&"
    rf"|\+|(?P<to>to|through))\s(?P<b>{CARDINAL})(?![^\W_])"
    rf"|(?<![^\W_])(?P<c>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\s(?:and|&|und|et|y|e|en|och|og|и)\s"
    rf"(?:(?:the|die|das|la|le|el|il|o|a|de|het|den|det)\s)?(?P<d>{ORDINAL}|\d{{1,2}}(?:st|nd|rd"
    rf"|th))\s(?P<unit2>{UNIT})(?![^\W_])"
)
BETWEEN = late(rf"\s{{0,2}}(?:{AND}|와|과|하고|및|和|و)\s{{0,2}}(?:the\s)?")
