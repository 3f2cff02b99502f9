"""Numbers in words, cardinal and ordinal, in the languages of blogs, folded (no accents)."""

from __future__ import annotations

import re

_CARDINALS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
eighteen nineteen
eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf
une deux trois quatre cinq six sept huit neuf dix onze douze
uno dos tres cuatro cinco seis siete ocho nueve diez once doce
un due tre quattro cinque sei sette otto nove dieci undici dodici
um dois tres quatro cinco seis sete oito nove dez onze doze
een twee drie vier vijf zes zeven acht negen tien elf twaalf
ett tva tre fyra fem sex sju atta nio tio elva tolv
en to tre fire fem seks syv otte ni ti elleve tolv
jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie
один два три четыре пять шесть семь восемь девять десять
"""
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
sixteenth seventeenth eighteenth nineteenth
erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte
erster zweiter dritter vierter funfter sechster siebter achter neunter zehnter elfter zwolfter
ersten zweiten dritten vierten funften sechsten siebten achten neunten zehnten elften zwolften
erstes zweites drittes viertes funftes sechstes siebtes achtes neuntes zehntes elftes zwolftes
premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme
premiere seconde troisieme
primer segundo tercer cuarto quinto sexto septimo octavo noveno decimo
primera segunda tercera cuarta quinta sexta septima octava novena decima
primo secondo terzo quarto quinto sesto settimo ottavo nono decimo
prima seconda terza quarta quinta sesta settima ottava nona decima
primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo
primeira segunda terceira quarta quinta sexta setima oitava nona decima
eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde
forsta andra tredje fjarde femte sjatte sjunde attonde nionde tionde
forste anden tredje fjerde femte sjette syvende ottende niende tiende
forste andre tredje fjerde femte sjette sjuende attende niende tiende
pierwszy drugi trzeci czwarty piaty szosty siodmy osmy dziewiaty dziesiaty
pierwsza druga trzecia czwarta piata szosta siodma osma dziewiata dziesiata
первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый
первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая
"""
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TENTHS = {ten[:-1] + "ieth": value for ten, value in _TENS.items()}
_CJK = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}


def _table(lines: str) -> dict[str, int]:
    table: dict[str, int] = {}
    for line in lines.strip().splitlines():
        for number, word in enumerate(line.split(), start=1):
            table.setdefault(word, number)
    return table


_ONES, _FIRSTS = _table(_CARDINALS), _table(_ORDINALS)
_SMALL = list(_ONES)[:9]
_SMALLTH = list(_FIRSTS)[:9]
_VALUES: dict[str, int] = {**_TENS, **_TENTHS, **_FIRSTS, **_ONES, "hundred": 100, "hundredth": 100, "one hundred": 100}
_VALUES.update({f"{ten} {one}": value + k for ten, value in _TENS.items() for k, one in enumerate(_SMALL, start=1)})
_VALUES.update({f"{ten} {one}": value + k for ten, value in _TENS.items() for k, one in enumerate(_SMALLTH, start=1)})


AMBIGUOUS = frozenset(
    [
        "to",
        "fire",
        "once",
        "en",
        "um",
        "un",
        "une",
        "een",
        "ett",
        "due",
        "sex",
        "dos",
        "sei",
        "ti",
        "ni",
        "dix",
        "elf",
        "six",
    ]
) - {"six"}
"""Numbers of other languages that are English words or parts of names."""


def _any_of(words: list[str]) -> str:
    return "|".join(word.replace(" ", r"[\s-]") for word in sorted(words, key=len, reverse=True))


_ORDINAL_WORDS = [w for w in _VALUES if w in _FIRSTS or w in _TENTHS or w == "hundredth" or w.split()[-1] in _SMALLTH]
CARDINAL = _any_of([w for w in _VALUES if w not in _ORDINAL_WORDS])
ORDINAL = _any_of(_ORDINAL_WORDS)
NUMBER = rf"\d{{1,4}}|{CARDINAL}|{ORDINAL}"


def read_number(written: str) -> int | None:
    """The value of a number in words or CJK signs; None where it is none."""
    value = _VALUES.get(re.sub(r"[\s-]+", " ", written))
    return value if value is not None else _read_cjk(written)


def _read_cjk(written: str) -> int | None:
    if not written or not set(written) <= set(_CJK) | {"十", "百"}:
        return None
    total, pending = 0, 0
    for sign in written:
        if sign in _CJK:
            pending = _CJK[sign]
        else:
            total += (pending or 1) * (10 if sign == "十" else 100)
            pending = 0
    return total + pending
