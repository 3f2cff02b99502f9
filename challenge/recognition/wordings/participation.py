"""Small words by which a sentence with a challenge's name speaks of oneself and of a theme, or hedges. Pure, folded.

They decide nothing alone; `marks.signs` counts them beside a prompt's words and numbers.
"""

from __future__ import annotations

from challenge.patterns import late

OF_ONESELF = late(
    r"(?<![^\W_])(?:i|i'm|i've|i'd|i'll|my|mine|me|we|our|us|we've|we're"
    r"|ich|mir|mich|mein\w{0,2}|wir|uns|unser\w{0,2}|je|j'\w+|moi|mon|ma|nous|notre|nos|m'\w+"
    r"|yo|mis|nuestr[oa]s?|io|mio|mia|miei|mie|ho|noi|nostr[oa]|eu|meus?|minhas?|nosso|nossa"
    r"|ik|mij|mijn|wij|ons|onze|jag|mig|min|mitt|mina|vi|jeg|meg|ja|mnie|moj\w{0,3}|nasz\w{0,2}"
    r"|ben|bana|benim|biz|bizim|saya|aku|kami|mina|minun|minua|nekem|muj|moje|mne"
    r"|я|мне|меня|мной|мо[йяеи]|моего|моей|моих|мы|нас|нам|наш\w{0,2}|мені|мене|мій|ми|εγω|μου)(?![^\W_])"
    r"|私|わたし|僕|ぼく|나는|저는|내가|제가|우리|我|لي\b"
)
"""The first person, in the languages of blogs."""
THEME_WORDS = late(
    r"(?<![^\W_])(?:prompts?|topic|theme|subject|question|word|task|assignment|[^\W\d_]{0,12}(?:thema|frage|aufgabe"
    r"|tema|teema|amne|uppgift|emne|opgave|opdracht)|stichwort|impuls"
    r"|sujet|consigne|mot|consigna|propuesta|reto|tema\w{0,3}|traccia|consegna|sfida|proposta|desafio"
    r"|opdracht|vraag|onderwerp|amnet?|uppgift\w*|emnet?|oppgave\w*|opgave\w*|temat\w*|zadani\w*|haslo"
    r"|konu\w{0,6}|baslik|topik|aihe\w*|tema\w*|тем[аыуе]|темой|задани\w+|слово|θεμα)(?![^\W_])"
    r"|お題|テーマ|題目|主題|주제|글감|主题|题目|موضوع|נושא|विषय"
)
"""What a round asks for."""
THIS_ONES = (
    r"(?:today|tonight|this (?:week|month|round|fortnight|day))'s|heutige[nrsm]?|diese (?:woche|runde)|dagens"
    r"|veckans|ukens|ugens"
    r"|denna veckas|aujourd'hui|cette semaine|(?:el|la) (?:\w+ )?de (?:hoy|esta semana)|questa settimana|vandaag"
    r"|deze week"
    r"|dzisiejsz\w+|сегодняшн\w+|сьогоднішн\w+|bugunku|bu haftaki"
)
"""Before a noun: the one of today."""
ASKS = late(
    r"(?<![^\W_])(?:ask(?:s|ed)|want(?:s|ed)|is about|was about|chose|gave|geht es|es geht|gaat het|il s'agit"
    r"|se trata|si tratta|trata-se|handlar|handler|chodzi|речь|идет|hakkinda|uzerine|tentang|fragte?|wollte|demande"
    r"|demandait|voulait"
    r"|pide|pedia|toca (?:hablar|escribir|contar|pensar)|hei(?:ss|ß)t|lautet|hie(?:ss|ß)|lautete|luidt|heet"
    r"|preguntaba?|queria|chiede\w{0,2}|voleva|pede|pedia|pediu|perguntou|vroeg|vraagt|wilde|fragade?|undrade"
    r"|spurte|spurgte"
    r"|pyta\w{0,2}|prosi\w{0,2}|спрашивал\w?|спросил\w?|просил\w?|soruyor\w*|sordu|istedi|meminta|bertanya)(?![^\W_])"
)
"""What a challenge does when it sets a theme."""
LAST = late(
    r"(?<![^\W_])(?:last|final|letzte[rsnm]?|derniere?|ultim[ao]|laatste|sista|siste|sidste|ostatni\w{0,3}"
    r"|последн\w{2,3}|останн\w{1,3}|son|sonuncu|terakhir|viimei\w+|utolso|posledni\w*)(?![^\W_])|最後|最終|마지막|最后"
)
HEDGES = late(
    r"(?<![^\W_])(?:someone|somebody|everyone|everybody|people"
    r"|others?|if|whether|should|might|may|maybe|perhaps|would|could|i'd|heard|met|found out|signed?|sign-?ups?|next"
    r"|tomorrow|want(?:ed|s)? to(?! (?:know|hear|see|read about))|wish|join(?:ed|ing)?|recommend\w*|rules"
    r"|announc\w+|favou?rites?|read|reads|reading"
    r"|last (?:year|season|time|week|month)|years? ago|isn't|wasn't|not (?:for|part|an?)|instead"
    r"|vielleicht|wurde|sollte|konnte|wenn|ob|gelesen|lese|nachste[nrsm]?|morgen|andere[nrs]?|jemand"
    r"|peut-etre|pourrait|devrait|lu|lire|prochaine?|demain|quelqu'un|autres"
    r"|quizas?|podria|deberia|leer|leido|proxim[oa]s?|manana|alguien|otr[oa]s"
    r"|forse|potrebbe|dovrebbe|letto|leggere|prossim[oa]|domani|qualcuno|altri|altre"
    r"|talvez|poderia|deveria|ler|amanha|alguem|outr[oa]s"
    r"|misschien|zou|gelezen|volgende?|morgen|iemand|anderen"
    r"|kanske|maske|kanskje|skulle|borde|laste|nasta|neste|naeste|nagon|noen"
    r"|moze|czytal\w*|przeczyt\w+|jutro|nastepn\w+|ktos|inni|jesli"
    r"|может|если|чита\w+|прочита\w+|завтра|следующ\w+|кто-то|други\w+"
    r"|belki|eger|okudum|yarin|gelecek|biri|digerleri|mungkin|jika|besok|membaca|orang)(?![^\W_])"
    r"|かもしれ|読んだ|読みました|さんの|来週|次回|읽었|님의|다음|也许|如果|下周|下週|读了|讀了"
)
"""Wishes, conditions, other people's posts and what is read: none of them is one's own answer."""
THIRD_PERSONS = late(
    r"(?<![^\W_])(?:he|she|they|his|her|hers|their|theirs|him|elle|ils|elles|ella|ellos|ellas|lui|lei|loro|ele|ela|eles"
    r"|elas|hij|zij|hun|han|hon|hans|hennes|ona|oni|jego|jej|он|она|они|его|ее|их|він|вона|вони|dia|mereka)(?![^\W_])"
    r"|彼|그는|그녀"
)
"""They speak of other people where the first person is not there too."""
FOR_BEFORE = late(
    r"(?:^\W{0,3}(?:[^\W\d_]+\s)?|\b(?:is|are|was|were|goes|go|ist|sind|est|sont|es|son|e|sono|sao|zijn|ar|er|jest"
    r"|sa|idzie|va|vai)\s)"
    r"(?:for|fur|zu|zum|zur|beim?|pour|para|per|voor|till|til|dla|do|na|для|на|за|в|untuk|pro|a los|aux?|ai|alla?)"
    r"\s(?:the |my |die |den |das |der |les? |la |mon |el |los |las |i |il |gli |le |de |het |o |a )?[\"'#]?$"
)
"""Right before a name: meant for it."""
FOR_AFTER = late(
    r"^\S{0,6}\s(?:icin|uchun)\b|^\S{0,6}\svarten\b|^\s?के लिए"
    r"|^(?:の)?(?:ため|企画)?(?:に参加|のために)|^(?:에|을|를)? ?(?:참여|위해)"
)
"""After a name: written for it, in the languages that say so behind."""
HEARSAY = late(
    r"\b(?:told|tells|heard|hear|mention\w*|recommend\w*|once|ago|used to|erzahlt\w*|gehort|raconte\w*|entendu|cuenta"
    r"|conto|contou|ouvi|sentito|racconta\w*|vertelde|hoorde|berattade|horde|fortalte|opowiad\w+|slyszal\w*"
    r"|сказал\w*|слышал\w*"
    r"|рассказал\w*|anlatti|duydum|cerita)\b"
)
"""What somebody has told of a challenge."""
