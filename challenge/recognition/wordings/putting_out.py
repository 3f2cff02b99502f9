"""How a title opens a round or promises everybody's posts, and first sentences that do the like. Folded.

Of the organizer's posts on any blog; those on the challenge's own pages are told by `home`.
"""

from __future__ import annotations

from collections.abc import Collection

from challenge.patterns import late
from challenge.recognition.wordings.home import announcing
from challenge.recognition.wordings.no_answer import MANY, WRITTEN

_OPENS = late(
    r"\b(?:is|are) (?:now )?(?:open|live|up|out|here|online)\b|\bnow (?:open|live|online)\b|\bopens (?:today|now)\b"
    r"|\b(?:abiert[oa]s?|ouverte?s?|apert[oaie]|abert[oa]s?|eroffnet|offen|geopend|oppen|apen|aben|otwart[aey]"
    r"|open)\W*$"
    r"|\bist (?:jetzt |nun )?(?:da|online|eroffnet|offen|freigeschaltet)\b|\b(?:jetzt|nun) (?:online|offen)\b"
    r"|\best (?:ouverte?|en ligne|la|lancee?|arrivee?)\b|\b(?:ya )?esta (?:abiert[oa]|aqui|disponible|en marcha)\b"
    r"|\be (?:apert[oa]|online|arrivat[oa]|uscit[oa])\b|\bno ar\b|\besta (?:abert[oa]|no ar|disponivel)\b"
    r"|\bstaat (?:online|open|klaar)\b|\bis (?:geopend|er)\b|\bar (?:ute|oppen|oppet|har|igang)\b"
    r"|\ber (?:ute|apen|apnet|aben|her|i gang)\b"
    r"|\b(?:otwart[aey]|ruszyl\w?|ruszamy|wystartowal\w?|juz jest)\b|\b(?:yayinda|acildi|basladi)\b"
    r"|\b(?:sudah|telah) (?:dibuka|tayang|terbit)\b|\b(?:je tady|je venku|on auki|on taalla|megnyilt|elindult)\b"
    r"|открыт|(?:уже|теперь) (?:здесь|тут)\b|стартовал|запущен|вышл[ао]|відкрит"
    r"|公開|発表|スタート|始まりま|공개|열렸|시작합|上线|上線|发布|發布|开始了|開始了"
)
_ALL_TEXTS = late(
    r"\b(?:all (?:of )?(?:the |your |our )?|alle (?:eure |die )?|tou(?:s|tes) (?:les |vos )?|tod[oa]s (?:l[oa]s "
    r"|[oa]s |vuestr[oa]s"
    r" )?"
    r"|tutt[ie] (?:i |le |gli )?(?:vostr[ie] )?|alle (?:jullie |de )?|alla (?:era )?|alle (?:deres )?"
    r"|wszystkie (?:wasze )?"
    r"|все (?:ваши )?|усі (?:ваші )?|butun |tum |semua |vsechny |kaikki |minden )(?!my|mein|mi[eo]?\b|mina|meu"
    r"|mijn)(?:\w+ )?"
    rf"{WRITTEN}|みなさんの|皆さんの|모든 글|여러분의|大家的|所有(?:文章|作品|投稿)"
)
_HERE_THEY_ARE = late(
    r"\bhere (?:they are|(?:are|is) (?:all|every|the|what|who))|\bhier (?:sind|kommen) (?:sie|alle|die|eure)"
    r"|\bvoici (?:tou|les|vos|la liste)|\bles voici|\baqui (?:estan|estao|van|vao|los|os) |\becco(?:li|le| tutt| i "
    r"| le | gli )"
    r"|\bhier (?:zijn|staan) (?:ze|alle|de)|\bhar ar (?:de|alla|texterna)|\bher er (?:de|alle)|\boto (?:wszystkie"
    r"|one|lista)"
    r"|вот (?:все|они|список)|ось (?:всі|усі|вони)|\biste (?:hepsi|tum|butun|liste)|\bini (?:dia |semua|daftar)"
    r"|こちらです|以下の|一覧|모두 모았|아래|如下|名单|名單"
)
_LINKS = late(
    r"\b(?:drop|leave|add|post|put|share) (?:us )?(?:your|a|the) (?:links?|posts?|entr\w+)|\btell us\b|\bsend (?:us"
    r"|me your)\b"
    r"|\b(?:lasst|schreibt|verlinkt|postet|schickt|erzahlt)\b|\b(?:laissez|postez|publiez|racontez|deposez|envoyez)\b"
    r"|\b(?:dejad|dejen|publicad|publiquen|contad\w*|cuentenos|enviad)\b|\b(?:lasciate|pubblicate|raccontate\w*"
    r"|mandate)\b"
    r"|\b(?:deixem|publiquem|contem|enviem|mandem)\b|\b(?:laat (?:je|jullie)|zet (?:je|jullie)|plaats je|vertel ons)\b"
    r"|\b(?:lamna (?:din|er|en) lank|lanka (?:din|er)|beratta for oss)|\b(?:legg igjen|del (?:din|deres)"
    r"|skriv til oss|fortell oss"
    r"|laeg (?:dit|jeres))"
    r"|\b(?:zostawcie|wrzucajcie|publikujcie|opowiedzcie|piszcie)\b|оставляйте|публикуйте|присылайте|расскажите"
    r"|пишите|залишайте"
    r"|\b(?:birakin|paylasin|anlatin|yazin)\b|\b(?:tinggalkan|kirimkan|bagikan) "
    r"|リンクを|お待ちして|남겨 ?주|올려 ?주|请留|請留|欢迎投稿"
)


def puts_out(title: str, said: Collection[str], named: bool) -> bool:
    """Whether a title opens a round or promises everybody's posts, and a first sentence does the like.

    `named`: the title names the challenge, a round or a prompt.
    """
    if _ALL_TEXTS.search(title):
        return any(_HERE_THEY_ARE.search(each) or MANY.search(each) or _LINKS.search(each) for each in said)
    calls = any(_LINKS.search(each) for each in said)
    if named and _OPENS.search(title):
        return calls or any(_OPENS.search(each) for each in said)
    return calls and bool(announcing(title))


def may_put_out(sentence: str) -> bool:
    """Whether a first sentence does so, under a title that may."""
    return any(words.search(sentence) for words in (_LINKS, _OPENS, _HERE_THEY_ARE, MANY))
