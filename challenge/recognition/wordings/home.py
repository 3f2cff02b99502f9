"""Posts on the challenge's own pages: a new prompt, a call for entries or results are no answers. Pure.

Home is where the season's announcement or a prompt's announcement stands: that host, or on a host where many people
write the part of it that is theirs (`medium.com/@ann`); and a domain that is the challenge's own name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from challenge.addresses import page_key
from challenge.patterns import late

_MANY = (
    "medium.com substack.com dev.to github.com gitlab.com codeberg.org sites.google.com docs.google.com tumblr.com"
    " users.livejournal.com blog.naver.com note.com ameblo.jp zenn.dev qiita.com velog.io brunch.co.kr zhihu.com"
    " douban.com reddit.com facebook.com instagram.com threads.net youtube.com patreon.com ko-fi.com ravelry.com"
    " deviantart.com wattpad.com notion.site telegra.ph write.as dreamwidth.org cohost.org linkedin.com x.com"
    " twitter.com goodreads.com"
)
_MANY_WRITE_THERE = frozenset(_MANY.split())
_LEAST, _SOLD = 6, 3
_OF_A_PERSON = late(r"[@~]|(?:users?|u|blogs?|people|author)$")

_NEW = (
    r"\bnew (?:prompt|theme|topic|puzzle|round|clue|task|word)s?\b|\b(?:is|are|now) (?:out|up|live|open|online"
    r"|here)\b"
    r"|\b(?:here(?:'s| is) )?(?:the|our|your) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next"
    r"|last|final|\d+(?:st|nd|rd|th)) (?:prompt|theme|topic|word)(?:\s?:| is\b)|\bhere(?:'s| is) (?:the|our|your)"
    r" (?:first|second|third|next|last|final) (?:prompt|theme|topic|word)\b"
    r"|\b(?:hier (?:ist|kommt) )(?:das|der|unser) (?:erste|zweite|dritte|nachste|letzte)[rs]? (?:thema|impuls|prompt)\b"
    r"|\bvoici (?:le|la|notre) (?:premiere?|deuxieme|troisieme|prochaine?|derniere?) (?:theme|sujet|consigne|defi)\b"
    r"|\baqui (?:esta|va|teneis|tienen) (?:el|la) (?:primer[ao]?|segund[oa]|tercer[ao]?|siguiente|ultim[oa])"
    r" (?:tema|consigna|reto)\b|\becco (?:il|la) (?:prim[oa]|second[oa]|terz[oa]|prossim[oa]|ultim[oa]) (?:tema"
    r"|traccia|consegna)\b"
    r"|\bthe (?:theme|prompt|topic|word)s? (?:for|of) (?:this|the|week|day|round|month|next)\b"
    r"|\bwelcome to (?:a new|another|week|round|day|month)\b|\b(?:week|day|round|month"
    r"|this week's) \d*\s?(?:prompt|theme"
    r"|topic)\b|\bneue[snr]? (?:thema|themen|aufgaben?|runde|impulse?|ratsel|worter|wort|prompts?)\b"
    r"|\b(?:das )?thema (?:der|fur|dieser|von) (?:\w+ )?(?:woche|monats?|runde|tages)\b"
    r"|\bnouve(?:au|lle) (?:theme|defi|sujet|consigne|mot)\b|\b(?:le )?(?:theme|sujet|defi) (?:de|du|pour) (?:la"
    r"|cette|le"
    r"|mois|ce)\b|\bla consigne (?:de|du|pour)\b|\bnuev[oa] (?:tema|reto|consigna|propuesta|palabra)\b"
    r"|\b(?:el tema|la consigna|la propuesta|el reto) (?:de|para) (?:la|esta|este|el)\b"
    r"|\bnuov[oa] (?:tema|traccia|sfida|consegna|parola)\b|\b(?:il tema|la traccia|la consegna) (?:della|del|di"
    r"|per)\b"
    r"|\bnov[oa] (?:tema|desafio|proposta|palavra)\b|\bo (?:tema|desafio) (?:da|desta|deste|do|para)\b"
    r"|\bnieuwe? (?:thema|opdracht|uitdaging|woord)\b|\b(?:het thema|de opdracht) (?:van|voor) (?:week|deze|de)\b"
    r"|\bnow[ye] (?:temat|zadanie|haslo)\b|\btemat (?:tygodnia|na \w+ tydzien|miesiaca)\b"
    r"|нов(?:ая|ое) (?:тема|задание)|тема (?:\w+ )?недели"
    r"|(?:今週|今回|今月|次回|新しい|第.{1,4})の?お題|お題(?:は|発表|です|公開)|本周(?:主题|题目)|本週(?:主題"
    r"|題目)|新(?:的)?(?:主题|题目|主題|題目)"
    r"|이번 ?주 (?:주제|글감)|새 (?:주제|글감)"
)
_SEND = (
    r"\b(?:send|submit|post|share|drop|leave|add|tag)\s(?:(?:us|me|in|by|it|them|the)\s)*(?:your\b|by\b|before\b"
    r"|below\b"
    r"|until\b|with\b)|\byour (?:solutions?|entry|entries|links?|posts?|stories|photos?|submissions?|answers?"
    r"|texts?)\b"
    r"|\b(?:entries|submissions|voting|votes?) (?:\w+ \w+ \w+ )?(?:close|are|is|open|due|end)\w*\b|\bdeadline\b"
    r"|\btag it\b|\bwrite (?:about )?it (?:by|until|before)\b"
    r"|\b(?:forward to|can't wait to) read(?:ing)? (?:you|your|all|them)\b|\byou have (?:until|till)\b"
    r"|\b(?:schickt|sendet|einsend\w+|einsendeschluss|abgabe\w*|verlinkt|eure (?:texte|beitrage|geschichten|links"
    r"|bilder)"
    r"|reicht)\b|\bdepose[rz]\b|\benvoyez\b|\bvos (?:liens|textes|photos|participations|billets|reponses)\b"
    r"|\bdate limite\b|\bvous avez jusqu|\benvi(?:ad|en|adnos|ennos)\b|\bvuestr[oa]s\b|\bsus (?:textos|relatos"
    r"|enlaces)\b"
    r"|\bfecha limite\b|\b(?:teneis|tienen) hasta\b|\b(?:inviate|mandate|i vostri|le vostre|scadenza)\b"
    r"|\b(?:enviem|mandem|os vossos|os seus textos|prazo)\b|\b(?:stuur|jullie|inzending\w*|uiterlijk)\b"
    r"|\b(?:wysylajcie|przysylajcie|wasze|termin|czekam[y]? na)\b|присылайте|\bваши\b|\bсрок\b|жд[уе]м? ваш"
    r"|募集|締め?切り?|ご応募|お待ちし|送ってください|投稿してください|截止|投稿方式|征集|徵集|마감|보내 ?주"
    r"|제출해|모집|남겨 ?주"
)
_RESULTS = (
    r"\b(?:winners?|results|finalists?|shortlist\w*|round-?up|recap|honou?rable mentions?)\b"
    r"|\bhere(?:'s| is) what came in\b|\bthank(?:s| you) to (?:all|everyone|everybody)\b|\bthank(?:s| you),? (?:all"
    r"|everyone)\b"
    r"|\b(?:gewinner\w*|ergebnis\w*|sieger\w*|danke an alle|alle beitrage|zusammenfassung|teilnehmer\w*)\b"
    r"|\b(?:gagnante?s?|laureate?s?|resultats|vainqueurs?|merci a (?:tous|toutes)|recapitulatif|participants)\b"
    r"|\b(?:ganador\w*|resultados|gracias a tod[oa]s|participantes)\b"
    r"|\b(?:vincitor\w+|risultati|grazie a tutt[ie]|partecipanti|piu votat\w|riepilogo)\b"
    r"|\b(?:vencedor\w*|obrigad[oa] a tod[oa]s)\b|\b(?:winnaars?|uitslag|bedankt allemaal|deelnemers)\b"
    r"|\b(?:zwyciezc\w+|wyniki|dziekuj\w+ wszystkim|uczestni\w+|podsumowanie)\b"
    r"|победител\w+|результаты|итоги|спасибо всем|結果発表|受賞|入賞|獲獎|获奖|结果公布|당선|결과 ?발표|수상"
)
_ANNOUNCES = late(f"(?P<new>{_NEW})|(?P<send>{_SEND})|(?P<results>{_RESULTS})")


def is_at_home(addresses: Sequence[str], homes: Collection[str]) -> bool:
    """Whether a post stands on the challenge's own pages."""
    if not any(_host_in(address, home) for address in addresses[:3] for home in homes):
        return False
    keys = [page_key(address) for address in addresses[:3]]
    return any(key == home or key.startswith((home + "/", home + "?")) for key in keys for home in homes)


def is_named_after(addresses: Sequence[str], names: Collection[str]) -> bool:
    """Whether a post stands on a domain that is the challenge's name, squashed: `thetuesdaydraft.co.uk`."""
    label = _label(page_key(addresses[0]).split("/")[0]) if addresses else ""
    ways = (name + after for name in names if len(name) >= _LEAST for after in ("", "challenge"))
    return any(label in (way, f"the{way}") for way in ways)


def _label(host: str) -> str:
    """What somebody chose of a domain, without what is sold; nothing of a part of another's."""
    *chosen, second, last = ["", "", *host.split("?")[0].split(":")[0].split(".")]
    label = chosen[-1] if chosen[-1] and max(len(second), len(last)) <= _SOLD else second
    return label.replace("-", "")


def _host_in(address: str, home: str) -> bool:
    """A cheap look before the reading; hosts may be written in other letters than they are compared in."""
    return home.partition("/")[0] in address.lower() or not address.isascii()


def home_of(key: str) -> str:
    """The part of a page's host that belongs to whoever wrote the page."""
    host, _, path = key.partition("?")[0].partition("/")
    pieces = path.split("/")
    if host in _MANY_WRITE_THERE or _OF_A_PERSON.match(pieces[0]):
        owner = pieces[:2] if re.fullmatch(r"users?|u|blogs?|people|author|in|r|groups", pieces[0]) else pieces[:1]
        return "/".join((host, *owner)) if owner[0] else ""
    return host


def announces(title: str, low: str) -> int:
    """How much folded words put out a prompt, call for entries or give results: 2 the text, twice over; 1 the title."""
    return 2 if len(announcing(low)) >= 2 else int(_ANNOUNCES.search(title) is not None)


def announcing(low: str) -> list[tuple[int, int]]:
    """The first place of each kind of such words in a folded text."""
    kinds: dict[str, tuple[int, int]] = {}
    for hit in _ANNOUNCES.finditer(low):
        kinds.setdefault(hit.lastgroup or "", hit.span())
    return list(kinds.values())
