"""How people look back at a season that is over, in titles, first sentences and tags. Folded."""

from __future__ import annotations

from collections.abc import Collection

from challenge.patterns import late
from challenge.recognition.numbers.numerals import CARDINAL, read_number
from challenge.recognition.numbers.units import UNIT

_BACK = late(
    r"\b(?:a |some )?(?:look(?:ing)?|looked) back (?:at|on|over)\b|^\W*(?:a |one )?(?:last "
    r"|final )?look back\b|^\W*look(?:ing|ed) back\b"
    r"|\bnow (?:that )?(?:it(?:'s| is)|the \w+ is|we(?:'re| are)) (?:all )?(?:over|done|finished)\b"
    r"|\b(?:season|challenge|month|project)(?:'s| is) (?:all |now )?over\b"
    r"|\b(?:saison|runde|herausforderung) ist vorbei\b"
    r"|\b(?:saison|defi) est (?:finie?|terminee?)\b|\b(?:temporada|reto) (?:ha terminado|se acabo|termino)\b"
    r"|\bstagione e finita\b|\btemporada acabou\b|\bseizoen is (?:voorbij|afgelopen)\b|\bsasongen ar (?:over|slut)\b"
    r"|\b(?:sezon|wyzwanie) (?:sie )?(?:skonczyl\w*|dobieg\w*)|сезон (?:закончился|окончен|завершен)"
    r"|\bthat's a wrap\b|\bis done for\b"
    r"|\b(?:what (?:have |did )?i(?:'ve| have)?|did i) (?:learn\w*|take away|get out of)\b"
    r"|\bwhat i (?:wrote|made|did) (?:this|last|in)\b"
    r"|\b(?:some|a few) (?:figures|numbers|statistics|stats)\b|\bin (?:numbers|figures)\b|\bhalf-?time report"
    r"|\bpost-?mortem\b"
    r"|^\W*(?:and |so )?that(?:'s| was| is) (?:it|that|all|the (?:end|last))\b|^\W*and that was\b"
    r"|\bthank(?:s| you),? (?:to )?(?:all"
    r"|everyone|everybody|you all|each)\b|\b(?:das war's|das war es|das waren|danke an (?:alle|euch)"
    r"|danke euch|merci a (?:tou[ts]\w*|vous)"
    r"|gracias a (?:tod|vosotr|ustedes)\w*|grazie a tutt\w|obrigad\w a (?:tod|voces)\w*"
    r"|bedankt,? (?:allemaal|iedereen)|dank aan (?:iedereen|allen)"
    r"|tack (?:till )?(?:alla|er)|tusen takk|tak(?:k)? til alle|dziekuje (?:wszystkim|wam)"
    r"|herkese tesekkur\w*|terima kasih (?:semua|kepada)"
    r"|tirando le somme|tiriamo le somme|fazendo as contas|haciendo cuentas|unterm strich|summering"
    r"|op?psummering|dat was het)"
    r"|\b(?:thank(?:s| you) for|danke fur|merci pour|gracias por|grazie per|obrigad[oa] por|bedankt voor|tack for"
    r"|takk for"
    r"|tak for|dziekuje za|спасибо за|дякую за) (?:a |the |this |dies\w* |den |das |die |cette |ce |est[ae] "
    r"|quest[ao] |dit |deze"
    r" |i |den har |denne |te |ten |эту |этот |цю )?(?:wonderful |schone\w* |belle |hermos\w+ )?(?:season|year"
    r"|spring|summer|autumn"
    r"|fall|winter|saison|jahr|herbst|fruhling|sommer|winter|annee|automne|hiver|printemps|ete|temporada|ano|otono"
    r"|invierno"
    r"|primavera|verano|stagione|anno|autunno|inverno|estate|outono|verao|seizoen|jaar|herfst|zomer|lente|host|var"
    r"|ar|sommar"
    r"|sasong|vinter|hoest|arets|sezon|rok|jesien|wiosne|lato|zime|осень|весну|лето|зиму|сезон|год)\b"
    r"|спасибо всем|дякую всім|вот и все\b|みなさん.{0,6}ありがとう|모두 감사|모두 고마|谢谢大家|謝謝大家|感谢大家"
    r"|\bruckblick\w*|\bblicke? (?:ich )?(?:\w+ )?zuruck|\bfazit\b|\bwas ich (?:\w+ ){0,3}gelernt"
    r"|\bwas bleibt\b|\bin zahlen\b"
    r"|\bbilan\b|\bretour sur\b|\bce que j'(?:ai|en) (?:\w+ )?(?:appris|ecrit|retenu|retiens)"
    r"|\ben chiffres\b|\bregard en arriere"
    r"|\bechando la vista atras|\bmirando (?:hacia )?atras|\bbalance\b|\blo que (?:\w+ )?(?:aprendi\w*"
    r"|he aprendido|escribi)|\ben numeros\b"
    r"|\b(?:cerramos|cierro|despedimos|clausuramos)\b|\bhasta la proxima\b|\bguardando indietro"
    r"|\bcosa (?:\w+ )?(?:ho )?imparat|\bbilancio\b"
    r"|\balla prossima\b|\bin cifre\b|\bolhando (?:para|pra) tras|\bo que (?:eu )?aprendi|\bbalanco\b"
    r"|\bate a proxima\b|\bencerramos\b|\bem numeros\b"
    r"|\bterugblik\w*|\b(?:kijk|blik) (?:ik )?(?:\w+ )?terug|\bwat ik (?:\w+ ){0,3}(?:geleerd|leerde)"
    r"|\btot de volgende\b|\bin cijfers\b"
    r"|\btillbakablick\w*|\bser (?:jag )?tillbaka\b|\bvad jag (?:\w+ )?(?:larde|lart)|\bi siffror\b"
    r"|\btilba[gk]e?blikk?\w*|\bser (?:jeg )?tilba[gk]e"
    r"|\bhvad? jeg (?:\w+ )?(?:larte|laerte|lærte)|\bpodsumowani\w+|\bpatrzac wstecz"
    r"|\bczego (?:sie )?(?:\w+ )?nauczyl\w*|\bw liczbach\b"
    r"|\bитоги?\b|\bитогов\b|\bоглядываясь|\bчему (?:я )?(?:\w+ )?научил|\bв цифрах\b|\bпідсумк\w+|\bозираючись"
    r"|\bgeriye (?:donup )?bak\w+|\b(?:neler|ne) ogren\w+|\bdegerlendirme\w*|\brakamlarla\b"
    r"|\bkilas balik\b|\bmenengok ke belakang|\byang (?:saya|ku)\s?pelajari"
    r"|完走|振り返|ふりかえ|を終えて|まとめ|돌아보|되돌아|마치며|회고|결산|회顾|回顾|回顧|总结|總結|小结|小結"
)
_WHOLE = late(
    rf"^\W*(?:[^\W\d_]+\s)?(?:(?P<num>{CARDINAL}|\d{{1,2}})\s(?:{UNIT})(?![^\W_])"
    r"|(?P<sign>\d{1,2})\s?(?:週間?|周|か月|ヶ月|个月|回|주|달))"
)
_REFLECTING = """
meta reflection reflections retrospective review summary ruckblick reflexion reflexionen fazit bilan reflexions
reflexiones balance resumen riflessioni bilancio riepilogo reflexoes resumo balanco terugblik reflecties evaluatie
tillbakablick reflektioner tilbageblik tilbakeblikk refleksioner refleksjoner refleksje размышления рефлексия
ретроспектива роздуми degerlendirme refleksi renungan 振り返り ふりかえり 회고 후기 결산 回顾 回顧 总结 總結
"""
_REFLECTING_TAGS = frozenset(_REFLECTING.split())


def looks_back(sentence: str, wholes: Collection[int]) -> bool:
    """Whether it looks back, or begins with the whole: as many weeks or posts as the season has, `wholes`."""
    if _BACK.search(sentence):
        return True
    hit = _WHOLE.match(sentence)
    counted = (hit["num"] or hit["sign"]) if hit else ""
    return (int(counted) if counted.isdigit() else read_number(counted)) in wholes


def reflects(tag: str) -> bool:
    """Whether a squashed tag may be that of a look back."""
    return tag in _REFLECTING_TAGS
