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
    return led or _COUNTS.fullmatch(text) is not None or _is_of_site(text)


def _is_of_site(text: str) -> bool:
    """`Ola Berg · prints · I take part in … · subscribe`."""
    parts = _PARTS.split(text.strip())
    return len(parts) > 2 and any(_SITE.fullmatch(part) for part in parts)
