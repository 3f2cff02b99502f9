"""Words that say a post is not, or not only, for the open round: late, missed, early, or several rounds in one.

Pure, over folded sentences. Wider than `lateness`: these count only beside a prompt's own words or a number.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from challenge.patterns import late
from challenge.recognition.wordings.lateness import LATE

Turn = Literal["", "late", "missed", "early"]

_OWED = late(
    r"\b(?:late(?!\w| (?:night|summer|spring|autumn|winter|evening|afternoon|morning|for|to bed))|tard(?:y|ily)|overdue"
    r"|yesterday'?s|(?:last|previous) (?:week|month|round|fortnight)'?s|ow(?:e|ed|ing)|debt|arrears|after the fact"
    r"|(?:past|after) the deadline|(?:make|makes|making|made) up for|catch(?:ing)?[- ]up|caught up|(?:meant|intended"
    r"|supposed|due) (?:for|in|on|to)"
    r"|was due|fell"
    r" behind|(?:got|get|am|was|were|running) behind|backlog"
    r"|(?:theme|topic|prompt|word|thema) was|thema war|(?:theme|sujet|mot) etait|(?:tema|traccia|palabra) era"
    r"|tema fue|(?:tema|ord)et var|temat byl|тема была"
    r"|war gedacht|gedacht (?:war|fur|als)|prevue? pour|(?:c'|qui )?etait pour|era (?:para|per)|doveva essere"
    r"|bedoeld voor|var tankt"
    r"|ment for|mialo byc|должно было|icindi"
    r"|still (?:on|at|with|stuck|doing)|(?:you(?:'re| are)|every(?:one|body)(?: else)?(?:'s| is)"
    r"|the rest of you are) (?:all|already|now|off|long|on|way)|(?:was|been) (?:last|an earlier)"
    r"|ihr seid|alle anderen sind|noch (?:immer )?(?:bei|an|auf) de[rmn]|immer noch (?:bei|an|auf)"
    r"|vous (?:en )?etes (?:deja|tous|tout)|tout le monde (?:est|en est)|les autres (?:sont|en sont)|(?:encore"
    r"|toujours)"
    r" (?:sur|au|a la)|(?:ya )?(?:vais|estais|van todos|estan todos) (?:por|en|con)|(?:sigo|todavia|aun)"
    r" (?:en|con|por)|(?:siete|siamo) (?:gia|ormai|tutti)|gli altri sono"
    r"|era (?:il|la) (?:tema|traccia|consegna|proposta)"
    r"|voces (?:ja )?estao|todo mundo (?:ja|esta)|jullie zijn|iedereen is|nog (?:liggen|staan|open|te goed)"
    r"|ni ar (?:pa|redan|alla)|alla andra|(?:veckor|vecka|dagar|dag|uker|uke|dager|uger|dage|manader"
    r"|maneder|maned) (?:for )?sent?|dere er|alle andre|skulle (?:vart|vaert|varit|ha vart"
    r"|ha vaert)|wy juz|wszyscy juz|siz coktan|herkes coktan"
    r"|verspat\w*|nach(?:gereicht|geholt|trag|traglich|zugler|reich|hol)\w*|(?:zu|etwas|bisschen|ziemlich|reichlich"
    r"|sehr) spat|spat dran|im nachhinein|uberfallig\w*"
    r"|schuld(?:e|ig|et)|von gestern|gestrige\w*|aufgeholt|hinterher|im ruckstand|(?:von|vom|aus|der|des|die)"
    r" (?:letzte|vorige|vergangene)[nrsm]? (?:woche|monats?|runde|mal)|war (?:eigentlich )?(?:fur|dran)"
    r"|(?:en|de|du|le|un|mon|ce|avec|sans|leur|son) retard|retards|retardataire|tardi(?:f|fs|ve|ves|vement)|rattrap\w*"
    r"|a la bourre|hors delais?|apres coup|dette|je (?:vous |te )?devais|d'hier|de la"
    r" semaine (?:derniere|passee|precedente)|du mois (?:dernier|passe|precedent)|c'etait (?:le|la) (?:sujet|theme|mot"
    r"|consigne)"
    r"|atrasad\w*|retras\w*|con retraso|tardi[oa]s?|a destiempo|fuera de plazo|deb(?:ia|iamos)"
    r"|pendientes?|recuper\w+|de ayer|de la semana (?:pasada|anterior)|del mes (?:pasado|anterior)|era (?:el"
    r"|la) (?:tema"
    r"|reto|consigna|palabra)"
    r"|atraso\w*|fora d[eo] prazo|devia|divida|de ontem|d[ao] (?:semana|mes) passad[ao]|era o tema"
    r"|ritard\w*|in ritardo|tardiv\w*|fuori tempo|dovev\w+|debito|arretrat\w*|di ieri|del(?:la)? (?:settimana"
    r"|mese) scors[ao]"
    r"|te laat|verlaat\w*|laatkomer|inhal\w*|inhaal\w*|ingehaald\w*|achterstallig\w*|alsnog|van gisteren"
    r"|van vorige (?:week|maand|keer)|tegoed"
    r"|forsen\w*|(?:for|lite|litt|lidt|ganska|alt for) sent|sent om sider|sena|i efterhand|i etterkant|eftersl\w+"
    r"|etternol\w*|garda?gens|ikapp"
    r"|forra (?:veckans?|manadens?)|forrige (?:uke|uges?|maned\w*)|sidste (?:uges?|maneds?)|skyld\w*|efterslab"
    r"|pa etterskudd|bagefter"
    r"|spoznion\w*|opoznion\w*|zalegl\w*|nadrabia\w*|nadrobi\w*|wczorajsz\w*|(?:zeszl|ubiegl|poprzedni)ego (?:tygodnia"
    r"|miesiaca)|dlug\w*|z poslizgiem|po czasie|po terminie"
    r"|gec (?:gel|kal|ol)\w*|gecik\w*|rotar\w*|borc\w*|dunku|gecen (?:haftanin|haftaki|ayin|ayki)|telafi|geciken"
    r"|pozde|opozd\w*|zpozd\w*|dluh\w*|vcerejsi\w*|minuleho (?:tydne|mesice)|dohani\w*|dohnat"
    r"|myoh(?:a|as|assa|astynyt|astyneena|emmin)\w*|jalkikateen|eilinen|eilisen|rasti\w*|velka\w*|viime (?:viikon|kuun)"
    r"|keso\w*|kesve|potol\w*|tegnapi|mult (?:heti|havi)|elmarad\w*|ados\w*"
    r"|telat|terlambat|kemarin|(?:minggu|bulan) lalu|susulan|menyusul|utang|hutang)\b"
    r"|опозд|запозд|просроч|наверст|догоня|долж(?:ок|ен|на)|задолж|вчерашн|прошл(?:ой недели|ого месяца)|задним числом"
    r"|с опоздан|запізн|борг"
    r"|вы уже|все уже|みなさんはもう|(?:先週|先月|前回)書けな|다들 벌써|뒤늦|大家都|遅れ|遅く|遅刻|遅ればせ"
    r"|今さら|先週の|先月の|昨日の|前回の|間に合わ|滞納|積み残し|追いつ"
    r"|迟|遲|晚了|补(?:交|上|写|发|一)|補(?:交|上|寫|發|一)|上周的|上週的|上个月的|上個月的|昨天的|前天的|欠"
    r"|늦|밀린|지난 ?[주달](?:의| ?글감| ?주제| ?분| ?과제)|어제의|빚|못 ?쓴"
    r"|متأخر|متاخر|تأخر|تأخير|الأسبوع الماضي|الشهر الماضي|باיחור|באיחור|देर"
)
_AT_LAST = late(
    r"\b(?:at (?:long )?last|finally|endlich|enfin|por fin|al fin|finalmente|eindelijk|antligen|till slut|endelig"
    r"|til slutt"
    r"|til sidst|wreszcie|nareszcie|nihayet|konecne|viimein|vihdoin|vegre|akhirnya)\b"
    r"|наконец|нарешті|ようやく|やっと|드디어|이제야|终于|終於"
)
"""In a title they say of the post that it comes late; in a sentence of anything."""
_MISSED = late(
    r"\b(?:(?:(?:go|going|went|come|coming|came|circl\w+|doubl\w+) back|return\w*) to|forg[oe]t(?:ten)?|miss(?:ed"
    r"|ing)?|skip(?:ped|ping)?|slipped|got away from me|passed me by|never (?:did"
    r"|got|wrote)"
    r"|weeks? ago|vor (?:\w+ )?wochen|il y a \w+ semaines|hace \w+ semanas|settimane fa|weken geleden|veckor sedan"
    r"|tygodnie temu|didn't (?:do|write|manage|get)"
    r"|vergess\w*|verga(?:ss?|ß)|verpass\w*|verpennt|verschlafen|versaumt\w*|verschwitzt|ausgelassen|ubersprungen"
    r"|durchgerutscht"
    r"|liegen ?geblieben|nicht geschafft|ausgefallen|gefehlt"
    r"|oubli\w+|manqu\w+|rat(?:e|ee|es)|saut(?:e|ee|es)|loup(?:e|ee|es)|zapp(?:e|ee|es)|passe a la trappe"
    r"|olvid\w+|se me (?:paso|fue|escapo)|me salte|salt(?:e|ado|ada)|perdi|falt(?:o|aba\w*|ava\w*|ou)|dej[eo] pasar"
    r"|esquec\w+|pul(?:ei|ado|ada)|saltei|deixei passar|passou batid[oa]"
    r"|dimenticat\w*|saltat\w*|pers[ao]|mancat\w*|mancava\w*|sfuggit\w*"
    r"|vergeten|gemist|overgeslagen|ontbrak|ontbrekende|was bedoeld|blijven liggen"
    r"|glom(?:de|t|te|te)?|glemt\w*|missad\w*|missat|missa|hoppad?e? over|hoppat over|gikk glipp|gik glip|gatt glipp"
    r"|sprang over|sprunget|droppet"
    r"|zapomni\w*|pomin\w*|opusci\w*|przegapi\w*|przepad\w*|umkn\w*|nie zdazy\w*"
    r"|atla(?:m|d)\w*|unut\w*|kacir\w*|yetistireme\w*|yazama\w*|eksik"
    r"|zapom\w*|vynech\w*|zmesk\w*|prosvih\w*|nestihl\w*|unohd\w*|jai (?:vali|teke|kirjoitta)\w*|elfelejt\w*|kihagy\w*"
    r"|lemarad\w*|lupa|kelupaan|terlewat\w*|kelewat\w*|bolong)\b"
    r"|забы|пропус|пропущ|проспал|не успел|проворон|не встиг|忘れ|飛ばし|逃し|書けなかった|休んだ|抜けて"
    r"|忘了|忘记|忘記|错过|錯過|漏了|漏掉"
    r"|잊|놓친|놓쳤|놓쳐|빠뜨|빠진|건너뛴|거른|못 썼|نسيت|فاتن|فات|שכחתי"
)
_EARLY = late(
    r"\b(?:in advance|early|ahead of (?:time|schedule|myself)|beforehand|tomorrow'?s|next (?:week|month)'?s"
    r"|vorab|im voraus|vorgezogen\w*|vorzeitig|verfruht|von morgen|morgige\w*|(?:en|par|d'|a l')\s?avance|de demain"
    r"|por adelantado|adelant\w+|de antemano|de manana|adiantad\w*|antecipad\w*|de amanha|(?:in )?anticip\w*|di domani"
    r"|vooraf|van tevoren|alvast|van morgen|i forvag|morgondagens|pa forhand|morgendagens|pa forskud|z wyprzedzeniem"
    r"|na zapas|wczesniej|jutrzejsz\w*|onceden|erkenden|yarinin|yarinki|etukateen|huomis\w*|predem|zitrejsi\w*|elore"
    r"|holnapi|lebih awal|duluan|besok)\b|заранее|наперед|завтрашн|досрочно"
    r"|明日の|先取り|早めに|一足早く|提前|明天的|미리|내일"
)
_PRAISED = late(r"\b(?:thanks?|thank you|welcome|looking forward|see you|until) ")
_FEW = (
    r"(?:two|three|zwei|drei|deux|trois|dos|tres|due|tre|dois|duas|twee|drie|tva|to|dwa|trzy|iki|uc|dva|kaksi|ket|dua)"
)
_PIECES = (
    r"(?:prompts|topics|themes|posts|entries|rounds|questions|themen|aufgaben|fragen|antworten|beitrage|texte|impulse"
    r"|sujets|consignes|textes|billets|copies|temas|consignas|retos|textos|entradas|tareas|deberes|temi|tracce|testi"
    r"|compiti|propostas|desafios|onderwerpen|opdrachten|stukjes|verhalen|amnen|uppgifter|texter|temaer|oppgaver"
    r"|tekster"
    r"|opgaver|tematy|teksty|zadania|konu|konuyu|yazi|yaziyi|temata|ukoly|aihetta|temat|topik|tulisan)"
)
PIECES = late(rf"(?<![^\W_])(?P<many>{_FEW})\s(?:\w+ )?{_PIECES}\b")
SEVERAL = late(
    r"\b(?:both|double|doubles|pair of|couple of|two birds|two-in-one|twofer|in (?:one|a single) (?:go|post|gulp"
    r"|sitting"
    r"|entry|piece|swoop|breath|shot|bite|page|walk)|at once|at a stretch|all together|these two|two together"
    r"|the two of"
    r" them|together"
    rf"|{_FEW} (?:\w+ )?{_PIECES}"
    r"|for the price of one|zum preis von einem|pour le prix d'une?|por el precio de uno?a?|al prezzo di un[oa]"
    r"|pelo preco de uma?|voor de prijs van een|till priset av ett?|for prisen av en|w cenie jednego|по цене одного"
    r"|beide[ns]?|zusammen|auf einmal|in einem|gemeinsam|auf einen (?:streich|schlag)|gleich zwei|doppel\w*|doppelt\w*"
    r"|ensemble|d'un (?:coup|seul coup|trait)|(?:dans|en) (?:le|la|un|une) (?:meme|seule?)|les deux|d'une pierre"
    r"|a la fois"
    r"|doublee?"
    r"|juntos?|juntas?|a la vez|de una vez|de golpe|en un[oa]? sol[oa]?|en uno|los dos|las dos|ambos|ambas|doble"
    r"|de uma (?:vez|so vez|tacada)|num[a]? so|os dois|as duas|em um so|dobradinha|duplo|dupla"
    r"|insieme|in un[oa']? ?(?:sol[oa]?|colpo|unico)?|tutt[ie] e due|entramb[ie]|in una volta|doppi[oa]"
    r"|samen|tegelijk\w*|in een keer|in een klap|ineens|allebei|dubbel\w*"
    r"|samtidigt|tillsammans|pa en gang|bada|i ett svep|samtidig|sammen|begge|i en omgang|i ett|dobbelt?\w*|dubbel\w*"
    r"|razem|naraz|za jednym (?:razem|zamachem)|w jednym|obydwa|oba|obie|podwojn\w*"
    r"|birlikte|bir arada|bir seferde|tek yazida|ikisi\w*|iki birden|spolu|najednou|dohromady|oboje|yhdessa|kerralla"
    r"|yhdella kertaa|molemmat|egyszerre|egyben|mindketto|sekaligus|dua-duanya|digabung)\b"
    r"|вместе|сразу|заодно|обе|оба|одним махом|в одном|разом|одразу|まとめて"
    r"|一緒に|一度に|二つ|二本|2本|いっぺんに|両方|一気に"
    r"|一起|一次|合并|合併|两个|兩個|一篇|两篇|兩篇|两题|合一|한꺼번에|한 편에|두 글감|함께|같이|한 번에|둘 다|معا"
    r"|مرة واحدة"
)


@lru_cache(maxsize=1024)
def without_turn(sentence: str) -> str:
    """The sentence without these words, which may be a prompt's own."""
    return _MISSED.sub(" ", _OWED.sub(" ", LATE.sub(" ", sentence)))


@lru_cache(maxsize=1024)
def turn_of(sentence: str, title: bool = False) -> Turn:
    """What a folded sentence or title says about the turn of its post; empty: nothing."""
    at_last = _AT_LAST.search(sentence) is not None
    if LATE.search(sentence) or _OWED.search(sentence) or (title and at_last):
        return "late"
    if at_last or _MISSED.search(sentence):
        return "missed"
    return "early" if _EARLY.search(sentence) and not _PRAISED.search(sentence) else ""
