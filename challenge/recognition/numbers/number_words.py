"""The words themselves: each paragraph counts from one in one language.

`|` parts variants, `_` stands for a space within a word, and `+` leads the endings that every word takes.
"""

from __future__ import annotations

CARDINALS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen

eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn
neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig funfundzwanzig sechsundzwanzig
siebenundzwanzig achtundzwanzig neunundzwanzig dreißig|dreissig einunddreißig|einunddreissig

une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept dix_huit dix_neuf
vingt vingt_et_un vingt_deux vingt_trois vingt_quatre vingt_cinq vingt_six vingt_sept vingt_huit vingt_neuf trente
trente_et_un

uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho
veintinueve treinta treinta_y_uno

un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette
diciotto diciannove venti ventuno ventidue ventitre ventiquattro venticinque ventisei ventisette ventotto ventinove
trenta trentuno

um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis
dezessete|dezassete dezoito dezenove|dezanove vinte vinte_e_um vinte_e_dois vinte_e_tres vinte_e_quatro vinte_e_cinco
vinte_e_seis vinte_e_sete vinte_e_oito vinte_e_nove trinta trinta_e_um

een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
negentien twintig eenentwintig tweeentwintig drieentwintig vierentwintig vijfentwintig zesentwintig zevenentwintig
achtentwintig negenentwintig dertig eenendertig

ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo tjugoett
tjugotva tjugotre tjugofyra tjugofem tjugosex tjugosju tjugoatta tjugonio trettio trettioett

en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve enogtyve
toogtyve treogtyve fireogtyve femogtyve seksogtyve syvogtyve otteogtyve niogtyve tredive

en to tre fire fem seks sju atte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue tjueen
tjueto tjuetre tjuefire tjuefem tjueseks tjuesju tjueatte tjueni tretti

jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie czternascie pietnascie
szesnascie siedemnascie osiemnascie dziewietnascie dwadziescia

один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать
шестнадцать семнадцать восемнадцать девятнадцать двадцать

bir iki uc dort bes alti yedi sekiz dokuz on on_bir on_iki on_uc on_dort on_bes on_alti on_yedi on_sekiz

واحد اثنان|اثنين ثلاثة أربعة|اربعة خمسة ستة سبعة ثمانية تسعة عشرة

jedna dve tri ctyri pet sest sedm osm devet deset jedenact dvanact

yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen
"""
ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth

erst zweit dritt viert funft sechst siebt|siebent acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt sechzehnt
siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst
funfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst dreißigst|dreissigst
einunddreißigst|einunddreissigst + e er en es em

premier|premiere deuxieme|seconde troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme
douzieme treizieme quatorzieme quinzieme seizieme dix_septieme dix_huitieme dix_neuvieme vingtieme vingt_et_unieme
vingt_deuxieme vingt_troisieme vingt_quatrieme vingt_cinquieme vingt_sixieme vingt_septieme vingt_huitieme
vingt_neuvieme trentieme trente_et_unieme

primer segundo tercer cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo decimotercer decimocuarto
decimoquinto decimosexto decimoseptimo decimoctavo decimonoveno vigesimo vigesimo_primer vigesimo_segundo
vigesimo_tercer

primer segund tercer cuart quint sext septim octav noven decim undecim duodecim decimotercer decimocuart decimoquint
decimosext decimoseptim decimoctav decimonoven vigesim vigesimo_primer vigesimo_segund vigesimo_tercer vigesimo_cuart
vigesimo_quint vigesimo_sext vigesimo_septim vigesimo_octav vigesimo_noven trigesim trigesimo_primer + o a

prim second terz quart quint sest settim ottav non decim undicesim dodicesim tredicesim quattordicesim quindicesim
sedicesim diciassettesim diciottesim diciannovesim ventesim ventunesim ventiduesim ventitreesim ventiquattresim
venticinquesim ventiseiesim ventisettesim ventottesim ventinovesim trentesim trentunesim + o a

primeir segund terceir quart quint sext setim oitav non decim decimo_primeir decimo_segund decimo_terceir decimo_quart
decimo_quint decimo_sext decimo_setim decimo_oitav decimo_non vigesim vigesimo_primeir vigesimo_segund
vigesimo_terceir vigesimo_quart vigesimo_quint vigesimo_sext vigesimo_setim vigesimo_oitav vigesimo_non trigesim + o a

eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende
zestiende zeventiende achttiende negentiende twintigste eenentwintigste tweeentwintigste drieentwintigste
vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste

forsta andra tredje fjarde femte sjatte sjunde attonde nionde tionde elfte tolfte trettonde fjortonde femtonde
sextonde sjuttonde artonde nittonde tjugonde tjugoforsta tjugoandra tjugotredje tjugofjarde tjugofemte tjugosjatte
tjugosjunde tjugoattonde tjugonionde trettionde

forste anden|andet tredje fjerde femte sjette syvende ottende niende tiende ellevte|ellefte tolvte trettende|trettande
fjortende femtende sekstende syttende attende nittende tyvende enogtyvende toogtyvende treogtyvende fireogtyvende
femogtyvende seksogtyvende syvogtyvende otteogtyvende niogtyvende

forste andre tredje fjerde femte sjette sjuende attende niende tiende ellevte tolvte trettende fjortende femtende
sekstende syttende attende nittende tjuende tjueforste tjueandre tjuetredje tjuefjerde tjuefemte

pierwsz drug trzec czwart piat szost siodm osm dziewiat dziesiat jedenast dwunast trzynast czternast pietnast szesnast
siedemnast osiemnast dziewietnast dwudziest dwudziesty_pierwsz dwudziesty_drug dwudziesty_trzec dwudziesty_czwart
dwudziesty_piat dwudziesty_szost dwudziesty_siodm dwudziesty_osm dwudziesty_dziewiat trzydziest + y a e ego ej ym i ia
ie iego iej im

перв втор трет|треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат
шестнадцат семнадцат восемнадцат девятнадцат двадцат двадцать_перв двадцать_втор двадцать_трет двадцать_четверт
двадцать_пят двадцать_шест двадцать_седьм двадцать_восьм двадцать_девят тридцат + ый ой ий ая я ое е его ого ему ому
ую ю ей ом ем

перш друг трет|треть четверт п'ят шост сьом восьм дев'ят десят + ий ій а я ого ої ому ій

birinci|ilk ikinci ucuncu dorduncu besinci altinci yedinci sekizinci dokuzuncu onuncu on_birinci on_ikinci on_ucuncu
on_dorduncu on_besinci on_altinci on_yedinci on_sekizinci on_dokuzuncu yirminci yirmi_birinci yirmi_ikinci
yirmi_ucuncu yirmi_dorduncu yirmi_besinci

الأول|الاول|الأولى|الاولى|أول|اول الثاني|الثانية|ثاني الثالث|الثالثة|ثالث الرابع|الرابعة|رابع الخامس|الخامسة|خامس
السادس|السادسة السابع|السابعة الثامن|الثامنة التاسع|التاسعة العاشر|العاشرة الحادي_عشر|الحادية_عشرة
الثاني_عشر|الثانية_عشرة الثالث_عشر|الثالثة_عشرة الرابع_عشر|الرابعة_عشرة الخامس_عشر|الخامسة_عشرة
السادس_عشر|السادسة_عشرة السابع_عشر|السابعة_عشرة الثامن_عشر التاسع_عشر العشرون|العشرين

prvn druh tret ctvrt pat sest sedm osm devat desat jedenact dvanact + i y a e iho eho em im ou

ensimmainen toinen kolmas neljas viides kuudes seitsemas kahdeksas yhdeksas kymmenes

elso masodik harmadik negyedik otodik hatodik hetedik nyolcadik kilencedik tizedik

πρωτη δευτερη τριτη τεταρτη πεμπτη εκτη εβδομη ογδοη ενατη δεκατη

pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh
"""
IBERIAN_TENS = """
vigesim trigesim cuadragesim|quadragesim quincuagesim|quinquagesim sexagesim septuagesim octogesim nonagesim
"""
IBERIAN_FIRSTS = """
primer|primeir segund tercer|terceir cuart|quart quint sext septim|setim octav|oitav noven|non
"""
"""Stems of Spanish and Portuguese ordinals, that an `o` or an `a` ends."""
FRENCH_TENS = {
    "vingt": (20, 9),
    "trente": (30, 9),
    "quarante": (40, 9),
    "cinquante": (50, 9),
    "soixante": (60, 19),
    "quatre vingt": (80, 19),
}
"""With what they count and how far words are counted on from them."""
FRENCH_NTHS = """
unieme deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme
quatorzieme quinzieme seizieme dix_septieme dix_huitieme dix_neuvieme
"""
ENGLISH_ONES = tuple(CARDINALS.split()[:19])
ENGLISH_FIRSTS = tuple(ORDINALS.split()[:19])
ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
AMBIGUOUS = """
bir dix dos due een elf en ett fire ni on once osm pet sei seize sept sest sex sexton ti to tre tri um un une venti
"""
"""Numbers of other languages that are English words or parts of names."""
