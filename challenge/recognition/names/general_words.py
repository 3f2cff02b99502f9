"""The general words of names: what many challenges are called, what stands between, seasons and months. Folded."""

from __future__ import annotations

SEASON_WORDS = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
    "fruhling": "spring", "sommer": "summer", "herbst": "autumn", "printemps": "spring", "ete": "summer",
    "automne": "autumn", "hiver": "winter", "primavera": "spring", "verano": "summer", "otono": "autumn",
    "invierno": "winter", "estate": "summer", "autunno": "autumn", "inverno": "winter", "verao": "summer",
    "outono": "autumn", "lente": "spring", "zomer": "summer", "herfst": "autumn", "host": "autumn", "var": "spring",
    "春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter",
}  # fmt: skip
_MONTHS = "january february march april may june july august september october november december"
MONTHS = {month: number for number, month in enumerate(_MONTHS.split(), start=1)}
_GENERIC = (
    "writing blog blogging challenge challenges weekly daily monthly month week day post posts posting prompt "
    "prompts write writers club season project series event blogs year annual support community"
)
GENERIC = frozenset(_GENERIC.split())
_FILLERS = (
    "the a an of for in by from at with s and my our this season edition week weeks day days month months number no "
    "official annual big great own de la le des du der die das den dem del el y e et und van het"
)
FILLERS = frozenset(_FILLERS.split())
ARTICLES = frozenset({"the", "a", "an"})
