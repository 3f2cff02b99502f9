"""What people in other languages than English say around a challenge's name. Folded: no accents, small letters."""

from __future__ import annotations

import unicodedata
from functools import cache

from challenge.patterns import late
from challenge.recognition.numbers.numerals import read_number
from challenge.recognition.numbers.units import UNIT_CLASS
from challenge.recognition.wordings.belonging import PLAIN_WORDS

_SMALL_WORDS = (
    # German, Dutch, the North
    "ein eine einen mein meine meinen unser unsere im in am an bei beim vom von zu mit aus fur hier ist das dies"
    " dieser heute wieder projekt aktion challenge blogparade thema nummer letzte letzter letztes erste erster"
    " erstes voor bij met mijn ons onze deze dit vandaag laatste eerste aflevering till av min mitt vart och det"
    " den detta om pa til af vores og dette denne sista siste sidste forsta forste utmaning utfordring udfordring nr"
    # the Romance languages
    " un une le la les l d du des de mon ma mes notre nos pour dans sur avec par ce cette voici defi projet semaine"
    " derniere dernier premiere premier numero n no el los las lo del al con para por mi mis nuestro nuestra"
    " este esta"
    " esto reto proyecto carnaval ultima ultimo primera primer edicion il i gli le lo dei degli delle dell della"
    " dello"
    " per su con mio mia nostro nostra questo questa ecco sfida progetto ultima ultimo prima primo edizione o a os as"
    " do da dos das no na nos nas em meu minha nosso nossa isto desafio projeto primeira primeiro edicao si pe cu"
    # Polish, Czech, Turkish, Finnish, Hungarian
    " moj moja moje nasz nasza na w we z ze do dla o to jest ten ta wyzwanie wyzwania wyzwaniu temat tematu udzial"
    " ostatni ostatnia pierwszy pierwsza"
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
MY_ABROAD = late(
    r"^\W*(?:(?:un|ein|mon|mein)\s)?(?:texte?|billet|recit|texto|relato|conto|testo|racconto|beitrag|geschichte)\s"
    r"(?:ecrit|escrito|scritto|geschrieben|entstanden)\s(?:pour|para|per|fur|zu)\b[^.!?]{0,40}$"
    r"|\b(?:mein\w{0,2}|unser\w{0,2}|ma|mon|notre|mi|nuestr[oa]|mio|mia|nostr[oa]|meu|minha|noss[oa]|mijn|onze?"
    r"|min|mitt"
    r"|mit|var|vart|moj[aeui]?|nasz\w?|мо[йяею]|мою|наш\w?)\s"
    rf"(?:[\w'-]+\s){{0,4}}?{_NOUNS}\b[^.!?]{{0,60}}$"
    r"|(?:مشاركتي|تدوينتي|قصتي|نصي|مقالتي|הפוסט שלי|הסיפור שלי|मेरी|मेरा)[^.!?؟]{0,60}$"
)
"""`Meine dritte Geschichte für …`, before a name."""
FOR_ABROAD = late(
    r"(?:\bwie jede[nrs]?\s(?:tag|woche|monat|runde)\b|\b(?:mach\w*|nehm\w*|nimmt|bin)\s(?:[\w'-]+\s){0,3}(?:mit|teil"
    r"|dabei)\b|\b(?:entstanden|geschrieben|gemacht|gezeichnet|fotografiert|gestrickt)\s(?:fur|im|zu)"
    r"|\ba l'occasion (?:de|du|des)\b|\bcon motivo del?\b|\bin occasione d\w{1,4}\b|\bpor ocasiao d\w{1,2}\b"
    r"|\b(?:im rahmen|anlasslich|passend zu\w?|auch (?:heute|diesmal|diese woche))\b"
    r"|\bpour (?:les?|la|l'|mon|notre|cette?)\b|\bcomme (?:chaque|tous les) \w+\b|\bje (?:participe|joue)\b"
    r"|\b(?:ecrite?|faite?|realisee?|prise) pour\b"
    r"|\bpara (?:el|las?|los|mi|os?|as?)\b|\bcomo (?:cada|todas? l[ao]s|tod[ao]s? [ao]s)\b|\bparticipo (?:en|con"
    r"|n[oa]|d[oa]|de)\b"
    r"|\b(?:escrit[oa]|hech[oa]|feit[oa]) para\b|\bper (?:il|lo|la|i|gli|le|l')(?=\W|$)|\bpartecip(?:o|iamo) (?:a|al"
    r"|alla|allo|all'|ai|alle|con)(?=\W|$)"
    r"|\bcome ogni\b|\b(?:scritto|scritta|fatto|fatta) per\b"
    r"|\bvoor (?:de|het|mijn|onze)\b|\bik doe mee\b|\b(?:geschreven|gemaakt) voor\b|\bzoals elke?\b"
    r"|\b(?:skriv\w+|gjord|gjort|laget|lavet) (?:for|till|til)\b|\bsom vanlig\b"
    r"|\b(?:temat|zadanie)\s(?:wyzwania|akcji|projektu)\b"
    r"|\bw ramach\b|\bna (?:potrzeby|wyzwanie)\b|\bbiore udzial\b|\bjak co\b|\bnapisan[eya] (?:na|dla|do)\b"
    r"|в рамках|на тему|участву\w+|написан\w* (?:для|на)|как (?:всегда|каждую|каждый)|у межах"
    r"|ضمن|للمشاركة|במסגרת|के लिए)[^.!?]{0,60}$"
)
"""`Wie jeden Monat bei …`, `écrit pour …`, before a name."""
DOUBTS_ABROAD = late(
    r"\b(?:nicht|keine?\w?|vielleicht|niemals|wollte|pas|jamais|rien|peut-etre|nunca|quizas?|tal vez|forse"
    r"|talvez|nao|niet|geen|misschien|inte|kanske|ikke|maske|moze|nikt|nie|не|нет|может|никогда|кто|ні|belki|degil)\b"
)
"""Words by which a sentence may deny or doubt; without others that say so it is nobody's own."""
FIRST_FOR = late(
    r"^\W*(?:(?:an?|my|une?|uma?|uno|una|el|la|il|der|die|das|mein\w*|mi|mia|ma|minha|moja)\s)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|late|another|small|short|quick"
    r"|little|tiny|kleine?[rs]?|kurze?[rs]?|petite?|courte?|pequen[oa]|cort[oa]|breve|piccol[oa]|curt[oa]|korte?|liten"
    r"|prim[ao]|primer[ao]?|primeir[ao]|second[ao]|segund[ao]|terz[ao]|tercer[ao]?|terceir[ao]|quart[ao]|ultim[ao]"
    r"|premiere?|deuxieme|seconde|troisieme|derniere?|erster?s?|zweiter?s?|dritter?s?|letzter?s?|eerste|tweede|derde"
    r"|laatste|pierwsz[ya]|drug[ia]|trzecia?|ostatnia?)\s"
    r"(?!(?:time|call|reason|chance|idea|plans?|we|i|you)\b)(?:[\w'-]+\s){1,6}?"
    r"(?:for|per|para|por|pour|fur|zu|voor|dla|na|do)\s(?:the\s)?#?$"
    r"|^\W*(?:still|also|again|one more|noch (?:et)?was|noch ein\w*|auch|wieder|encore(?: une?)?|aussi|otr[oa](?: mas)?"
    r"|tambien|ancora(?: un[oa]?)?|altr[oa]|anche|nog (?:een|eentje|iets)|ook|mais uma?|outr[oa]|tambem|enda ett?|ocksa"
    r"|enda en|ogsa|jeszcze (?:jeden|jedna|cos)|takze|znowu|ещ[её] (?:один|одна|одно|одну)|снова|ще (?:один|одна"
    r"|одне))\s"
    r"(?:[\w'-]+\s)?(?:for|per|para|por|pour|fur|zum?|voor|till?|til|dla|na|do|для|на)\s"
    r"(?:(?:the|den|das|die|der|le|la|les|el|los|las|il|lo|gli|o|a|os|as|de|het)\s)?#?$"
)
"""`A first card for …`, `one more for …`, in other tongues too: a mark where the clause ends with the name."""
LAST_ABROAD = late(
    r"^[\s,(]{0,3}(?:de l'an (?:dernier|passe)|de l'annee (?:derniere|passee|precedente)|d'il y a \w+|del ano pasado"
    r"|del ano anterior|dell'anno (?:scorso|passato)|di un anno fa|do ano passado|de ha \w+ anos?|(?:vom|des|aus dem)"
    r" (?:letzten|vorigen|vergangenen|vorletzten) (?:jahr\w*)|letztes jahr|van vorig jaar|vorig jaar|fran forra aret"
    r"|fra i fjor|fra sidste ar|z zeszlego roku|z ubieglego roku|прошлого года|прошлогодн\w+|минулого року"
    r"|(?:of|from|in|back in) (?:the )?(?:last|previous) (?:year|season|spring|summer|autumn|winter)|(?:a|two"
    r"|three|some"
    r"|\d+) years? (?:ago|back)|last (?:year|season)|(?:of|from) years? (?:past|before|ago))"
)
"""After a name: the run of another year."""

OTHERS_ABROAD = late(
    r"\b(?:(?:hat|haben|hatte) mir (?:\w+ ){0,2}gefallen|gelesen habe|macht (?:\w+ ){0,2}mit bei"
    r"|beitrage? von (?!mir)\w+"
    r"|j'ai (?:\w+ )?(?:lu|aime|adore)|me (?:gusto|encanto|ha gustado|ha encantado)|he leido|participa este ano"
    r"|mi e piaciut\w|ho letto|partecipa quest'anno|gostei|adorei|doet (?:\w+ ){0,2}mee|mooi gevonden"
    r"|ich lese|je lis|estoy leyendo|sto leggendo|estou lendo|ik lees|jag laser|jeg l(?:ae|e)ser|czytam|okuyorum"
    r"|przeczytal\w+|podob\w+ mi sie|bierze udzial|sevdim|okudum|begendim|katiliyor|gillade|likte)\b"
    r"|читаю|прочитал|понравил|участвует|読みました|読んだ|面白かった|好きでした|さん(?:の|は|が|も|に)|(?:参加|執筆)され|读了|讀了|喜欢|喜歡|看了|读到"
    r"|讀到|읽었|좋았|님(?:의|은|이|께)"
    r"|أعجبني|أعجبتني|قرأت|קראתי|אהבתי|पढ़ा|पसंद आ"
)
"""Somebody else's post, read and liked."""
PAST_ABROAD = late(
    r"\b(?:ist (?:zu ende|vorbei|geschafft)|ruckblick\w*|blicke? (?:ich )?zuruck|letztes jahr|nachstes jahr"
    r"|vor \w+ jahren"
    r"|(?:werde|will|mochte|wurde gern\w?) (?:\w+ ){0,3}(?:mitmachen|teilnehmen)|uberlege"
    r"|(?:est|sont) (?:termine\w*|fini\w*)|s'acheve|l'an (?:prochain|dernier)|l'annee (?:prochaine|derniere)"
    r"|il y a \w+ ans"
    r"|j'aimerais|je vais participer|ha terminado|se acabo|el ano (?:que viene|pasado|proximo)|hace \w+ anos"
    r"|me gustaria|voy a participar|e finit[ao]|si e conclus\w|l'anno (?:prossimo|scorso)|\w+ anni fa|mi piacerebbe"
    r"|vorrei partecipare|acabou|terminou|chegou ao fim|no ano (?:que vem|passado)|ha \w+ anos|gosta(?:va|ria) de"
    r"|is voorbij|vorig jaar|volgend jaar|jaar geleden|zou graag|zakonczyl\w+|dobieg\w+ konca|w zeszlym roku"
    r"|w przyszlym roku|rok temu|lat temu|chciala?bym|gecen yil|gelecek yil|bitti|sona erdi|katilmak istiyorum"
    r"|forra aret|i fjor|nasta ar|neste ar)\b"
    r"|закончил(?:ся|ась|ось)|завершил(?:ся|ась)|в прошлом году|в следующем году|(?:год|лет|года) назад|собираюсь"
    r"|хотел\w? бы|終わりました|終わった|終えて|終了|ふりかえ|振り返|去年|昨年|来年|参加したい|参加しよう|かもしれ"
    r"|结束了|結束了|回顾|回顧|明年|想参加|想參加|打算"
    r"|起参加|起參加|以来参加|から参加|参加过|參加過|부터 참[여가]|끝났|마쳤|마치며|작년|내년|참가하고 싶|해볼까"
)
"""A run that is over, another year's, or one that somebody thinks of joining."""
SINCE_LONG = late(
    r"^,?\s(?:for (?:(?:over|about|almost|nearly|more than|exactly) )?(?:an?|one|two|three|four|five|many|several"
    r"|some"
    r"|\d+) (?:years?|months|decades?)|since (?:19|20)\d\d|seit \w+ (?:jahr\w*|monaten)|depuis \w+ (?:ans?|mois)"
    r"|desde hace \w+ (?:anos?|meses)|da \w+ (?:anni|anno|mesi)|ha \w+ (?:anos?|meses)|al \w+ jaar|od \w+ lat)\b"
)
"""After a name: taken part for years."""
ABOUT_ABROAD = (
    r"(?:ruckblick|fazit|zusammenfassung|ankundigung|einladung|anmeldung|gewinner\w*|spielregeln|regeln|ubersicht"
    r"|bilan|recapitulatif|resume de|inscriptions?|gagnants|reglement|appel a (?:textes|participation\w*)|resumen"
    r"|balance (?:de|del|final)"
    r"|recopilacion|convocatoria|inscripcion\w*|ganador\w*|normas|bilancio|riepilogo|iscrizion\w+|vincitor\w+"
    r"|regolamento|resumo|balanco|inscric\w+|vencedor\w*|regulamento|terugblik|overzicht|aankondiging|oproep"
    r"|inschrijv\w+"
    r"|winnaars?|spelregels|podsumowanie|zapisy|zwyciezcy|zasady|regulamin|ogloszenie|sammanfattning|tilbageblik"
    r"|opsummering|ozet|degerlendirme|итоги|обзор|анонс|победители|правила|регистрация|підсумки|правила|εγγραφες"
    r"|αποτελεσματα|your (?:posts|texts|stories|entries|answers|responses|pieces|poems|links)"
    r"|eure (?:beitrage|texte|geschichten|antworten|links)|vos (?:textes|billets|reponses|participations|liens)"
    r"|(?:vuestr[oa]s|sus) (?:textos|relatos|entradas|enlaces)|(?:i )?vostri (?:testi|racconti|post)"
    r"|(?:os )?vossos textos|jullie (?:stukjes|verhalen|bijdragen)|era (?:texter|inlagg|bidrag)"
    r"|(?:deres|jeres) (?:tekster|bidrag|innlegg)|wasze (?:teksty|wpisy)|ваши (?:тексты|посты)|ваші тексти"
    r"|(?:die|les|los|i|os|de) (?:texte|textes|textos|testi|teksten) (?:aus|der|de la|du|del|della|da|do|van)"
    r"|(?:all )?the (?:answers|responses|entries|submissions)|favou?rites (?:from|of)|favou?rite (?:posts|entries"
    r"|stories)"
    r"|meine lieblinge|mes coups de c[oœ]ur|mis favorit[oa]s|i miei preferiti|(?:os )?meus favoritos|mijn favorieten"
    r"|was ihr (?:\w+ ){0,3}geschrieben habt|ce que vous avez (?:\w+ )?ecrit|lo que (?:escribisteis"
    r"|habeis escrito|escribieron)|(?:cosa|che cosa|quello che) avete scritto|o que voces escreveram"
    r"|wat jullie (?:\w+ ){0,3}schreven|vad ni (?:\w+ )?skrev|hva dere (?:\w+ )?skrev|hvad i (?:\w+ )?skrev"
    r"|co (?:\w+ )?napisaliscie|что вы (?:\w+ )?написали|що ви (?:\w+ )?написали)"
)
"""Words of a title about a challenge itself."""
ABOUT_UNPARTED = (
    r"(?:まとめ|振り返り|ふりかえり|を終えて|終わりました|結果発表|募集|お知らせ|開催|参加者一覧|总结|總結|回顾"
    r"|回顧|公告|报名|報名|征集|徵集"
    r"|获奖|獲獎|규칙|후기|회고|결산|모집|공지|발표|신청|ملخص|الفائزون|דבר המארגנים|סיכום)"
)
SOLD = (
    r"(?:order now|pre-?orders?|for sale|on sale|now available"
    r"|jetzt bestellen|bestell\w+|vorbestell\w+|erhaltlich|en vente|precommandes?|a la venta|pedidos|in vendita"
    r"|preordin\w+|a venda|encomend\w+|te koop|zamow\w*|w sprzedazy|заказать|в продаже)"
)
"""What is sold under a challenge's name is no answer to it."""
WARES = r"(?:anthology|zine|merch|merchandise|t-shirts?|stickers|tickets|antologia|anthologie|antologi)"
"""The same right after the name; anywhere else they may be what a post is about."""
THEN_I_WROTE = late(
    r"(?:^\W*(?P<this>for|fur|pour|para|per|dla|для)"
    r"|(?:^|\b(?:because|as|since|where|when|denn|weil) )\W*(?:in|for|back in|during|im?|bei|fur|dans|lors d\w+"
    r"|pour|en|para|nella?|per|na|no|w|dla|в|для))\s[^.!?]{0,60}\b(?:i (?:wrote|did|made|drew|posted|shared|told"
    r"|talked|knitted|painted|had written)|habe ich|hatte ich|schrieb ich|j'(?:ai|avais) (?:ecrit|parle|fait)"
    r"|escribi|ho scritto|escrevi|schreef ik|napisala?m|я (?:писал|написал|рассказывал)\w?)\b"
)
"""`In week 2 of … I wrote about a map`: another post of one's own. `this`: `For week 2 of …` it may be this one."""
DENIES = late(
    r"\bthis (?:one |post |piece |text )?(?:(?:is|was) (?:no|not (?:really )?(?:an?|my|the))|(?:isn't"
    r"|wasn't) (?:an?|my|the))"
    r" (?:\w+ )?(?:solution|entry|answer|submission|contribution|response)\b"
    r"|\bheute mal keine?\w? (?:neue\w? )?\w+|\bpas dans la course\b|\bj'ai du y renoncer\b"
    r"|\b(?:das|dies\w*|dieser (?:text|beitrag)) ist kein\w{0,2} (?:beitrag|losung|antwort|text)|\bgehort nicht zu"
    r"|\b(?:ceci|ce (?:texte|billet)|cette photo) n(?:e |')(?:est pas|participe pas|fait pas partie)"
    r"|\bhors (?:defi|concours)"
    r"|\b(?:esto|este \w+|esta \w+) no (?:es|participa|forma parte)|\b(?:questo|questa)(?: \w+)? non (?:e"
    r"|partecipa|fa parte)"
    r"|\bfuori concorso\b|\b(?:isto|este|esta)(?: \w+)? nao (?:e|participa|faz parte)|\bdit is geen\b"
    r"|\bhoort niet bij\b"
    r"|\bto nie jest\b|\bnie bierze udzialu\b|это не (?:часть|участие|ответ|пост|рассказ)|не участвует"
    r"|(?:解答|作品|記事|投稿)ではありません|とは関係|とは無関係|不是.{0,8}(?:参赛|參賽|作品|投稿|答案)|无关|無關"
    r"|상관(?:이)? 없|관계(?:가)? 없"
)
"""`This is no solution`: said beside a name in the same piece of text."""
TODAY = late(
    r"\W*(?:(?:and|so|but|now|und|et|y|e|en|i|и)\s)?(?:today|this (?:time|week|month|round|fortnight)|heute|diesmal"
    r"|diese woche|aujourd'hui|cette (?:fois|semaine)|hoy|esta (?:vez|semana)|oggi|questa (?:volta|settimana)|hoje"
    r"|desta vez|vandaag|deze (?:keer|week)|dzis\w*|tym razem|сегодня|на этот раз|今日|今回|今週|今天|本周|本週"
    r"|这次|這次|오늘|이번"
    r"|(?:edition|issue|week|round|episode|letter|chapter|part|no|number|day)(?=\W{1,2}\w+(?:[,.:!]|\s(?:has|is|was"
    r"|asks?|asked|wants|wanted|came|comes|gave|gives|brings)\b))|(?:this"
    r"|today's) (?:one |post |entry )?(?:is|makes|was|will be))(?![^\W_]*'s)\b"
)
"""A sentence that turns from what was said before to the post itself."""
MAKES = late(r"\W*(?:and\s|so\s|but\s)?this (?:one |post |entry )?makes\b")
"""`This one makes eight.`"""
