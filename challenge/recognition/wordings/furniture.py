"""Lines of a site that stand beside its posts in plain text: navigation, tag clouds, what is below every post."""

from __future__ import annotations

import re

from challenge.patterns import late

_NAVIGATION = late(
    r"\s*(?:[←⟵⇐◀◄]|[«‹](?![^\n]*[»›])|<-|<<|&larr;)[^\n]*"
    r"|[^\n.!?«‹]*\s(?:[→⟶⇒▶►»›]|->|>>)\s*"
    r"|(?:previous|next|prev|older|newer|zuruck|zurück|weiter|vorheriger?|nächster?|précédent|suivant|anterior"
    r"|siguiente"
    r"|precedente|successivo|vorige|volgende|poprzedni|następny|предыдущ\w+|следующ\w+)(?: \w+)?\s?[:|·][^\n]*"
    r"|(?:recent(?:ly)?|latest|related|other recent)(?: posts?| entries| articles)?\s?[:|·][^\n]*"
    r"|(?:recent|latest|related) (?:posts|entries|articles)\b[^\n]*"
    r"|(?:aktuelle|neueste|letzte|ähnliche|weitere) (?:beiträge|artikel)\b[^\n]*"
    r"|(?:derniers|autres) (?:articles|billets)\b[^\n]*|articles récents\b[^\n]*"
    r"|(?:entradas|postagens|publicaciones) (?:recientes|recentes|relacionadas)\b[^\n]*"
    r"|ultimi (?:articoli|post)\b[^\n]*|recente berichten\b[^\n]*|senaste inläggen?\b[^\n]*"
    r"|(?:最近の記事|最新記事|最近文章|最新文章|최근 글|관련 글)[^\n]*",
    re.IGNORECASE,
)
"""A line that leads to the posts before and after."""
_COUNTS = late(r"(?:\s*#?[\w&'’./-]+(?:\s[\w&'’./-]+){0,3}\s\(\d+\)\s*[,·|•]?){2,}\s*")
"""`garden (31) books (6)`: tags and how often they were given."""


_APPEARED = late(
    r"the post .{1,200} (?:appeared first|first appeared) on .{1,80}"
    r"|der beitrag .{1,200} erschien zuerst auf .{1,80}|l['’]article .{1,200} est apparu en premier sur .{1,80}"
    r"|(?:la entrada|el post|el artículo) .{1,200} (?:se publicó|aparece|apareció) (?:primero"
    r"|por primera vez) en .{1,80}"
    r"|l['’]articolo .{1,200} (?:proviene da|sembra essere il primo su|è apparso per primo su) .{1,80}"
    r"|o (?:post|artigo) .{1,200} (?:apareceu|aparece) primeiro em .{1,80}"
    r"|het bericht .{1,200} verscheen eerst op .{1,80}"
    r"|inlägget .{1,200} dök först upp på .{1,80}|innlegget .{1,200} dukket først opp på .{1,80}"
    r"|indlægget .{1,200} (?:blev først udgivet|dukkede først op) på .{1,80}"
    r"|artykuł .{1,200} pochodzi z serwisu .{1,80}"
    r"|příspěvek .{1,200} pochází z .{1,80}|artikkeli .{1,200} julkaistiin ensimmäisenä .{1,80}"
    r"|(?:сообщение|запись) .{1,200} (?:появил\w+ сначала|впервые появил\w+) на .{1,80}"
    r"|(?:запис|допис) .{1,200} (?:спершу )?з['’]яви\w+ (?:спочатку )?на .{1,80}"
    r"|.{1,200} yazısı ilk önce .{1,80} (?:üzerinde )?ortaya çıktı\W*"
    r"|a\(?z?\)? .{1,200} bejegyzés először .{1,80} jelent meg\W*"
    r"|投稿 .{1,200} は .{1,80} に最初に表示されました。?|.{1,200}最先(?:出现|出現)在.{1,80}"
    r"|.{1,200}這篇文章最早發佈於.{1,80}"
    r"|.{1,200} 게시물이 .{1,80}에 처음 (?:등장|게시)\w*\.?"
    r"|(?:this (?:post|article|entry) (?:was )?)?(?:originally|first) (?:published|posted|appeared) (?:at|on"
    r"|in) .{1,120}",
    re.IGNORECASE,
)
"""What plugins write below every post of a feed, with the post's own title in it."""
_SITE = late(
    r"(?:subscribe|rss|(?:atom |web ?)?feed|newsletter|about(?: me)?|contact|home|archives?|imprint|privacy|mastodon"
    r"|abonnieren|über mich|kontakt|impressum|s'abonner|à propos|suscribir(?:se|te)?|acerca de(?: mí)?|contacto"
    r"|iscriviti"
    r"|chi sono|contatti|subscrever|assine|sobre mim|contato|abonneren|over mij|prenumerera|om mig|om meg|abonner"
    r"|subskrybuj|o mnie|подписаться|обо мне|про мене|abone ol|hakkımda|langganan|tentang saya)",
    re.IGNORECASE,
)
_PARTS = late(r"\s[·•|]\s")


def is_furniture(text: str) -> bool:
    """Whether a line, as it is written, leads elsewhere, counts tags or stands below every post."""
    led = len(text) <= 160 and _NAVIGATION.fullmatch(text) is not None
    led = led or _APPEARED.fullmatch(text) is not None
    return led or _COUNTS.fullmatch(text) is not None or _is_of_site(text)


def _is_of_site(text: str) -> bool:
    """`Ola Berg · prints · I take part in … · subscribe`."""
    parts = _PARTS.split(text.strip())
    return len(parts) > 2 and any(_SITE.fullmatch(part) for part in parts)
