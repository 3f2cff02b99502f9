"""How people only speak of a challenge, or of somebody else's post. Patterns over folded sentences."""

from __future__ import annotations

from challenge.patterns import late

NEGATED = late(
    r"(?:\b(?:not|never|no longer|neither)|n't)\s(?:(?:really|actually|meant|intended|written|officially|a|an|my|the"
    r"|in|be|"
    r"going|to|count|counting|it|this|one|of|quite)\s){0,5}(?:as\s)?(?:part|for|about|entry|post|submission|count"
    r"|related|towards?|"
    r"participat\w+|tak(?:e|ing) part|doing|answer|response|in response)\b[^.!?,;]{0,60}$"
    r"|\b(?:nothing to do with|unrelated to|has no relation to|instead of|rather than|(?:a )?(?:short |quick "
    r"|little )?break from|"
    r"(?:a )?day off from|outside(?: of)?|off-topic for|separate from|independent of|apart from"
    r"|not an? (?:real |proper |official |regular )?(?:part|entry|post|submission|contribution|answer|response|piece)|"
    r"nicht (?:teil|fur|zu)|kein\w{0,2} (?:beitrag|teil)|ne fait pas partie|no forma parte|no es parte|non fa parte|"
    r"nao faz parte|geen (?:deel|onderdeel|bijdrage)|inte (?:en )?del|ikke (?:en )?del|nie jest"
    r"|non partecip(?:o|iamo)|n[ao]o? particip(?:o|amos)|ne particip(?:e|ons) (?:pas|plus)|doe niet mee|deltar (?:inte"
    r"|ikke)|nie biore udzialu|не участвую)\b[^.!?,;]{0,45}$"
    r"|(?:\b(?:isn't|is not|not)|(?:^\W*|\b(?:is|was|be|there's|have|had|has|with|of|so|and|but)\s)no)\s(?:an?\s"
    r"|another\s|my\s|the\s|more\s)?(?:(?:spring|summer|autumn|fall|winter"
    r"|20\d\d)\s)?#?$"
)
ROMANCE = late(
    r"\b(?:que|os|um|uma|com|nao|depois|para|esse|este|muit[oa]s?|meu|minha|foi|el|los|una|con|por|il|della|che|gli)\b"
)
"""Small words of the languages in which `no` is no denial, or not only one."""
NEGATED_AFTER = late(
    r"^[^.!?,;]{0,30}(?:doesn't apply|does not apply|not this (?:one|time|post)|but this (?:isn't|is not|one isn't)"
    r"|\b(?:nicht (?:mit(?:mach|schreib|spiel)\w+|teilnehm\w+)|niet mee(?:doe|schrijf)))"
)
NEW_TO_IT = late(
    r"\s(?:before|previously|until now|till now|so far|up to now|(?:for|in) (?:a|ages|years|months|some|quite|the last)"
    r"|since)\b|[^.!?]{0,20}\bin (?:order|sequence)\b"
)
"""`I have not taken part in … before`: now the author does."""
NOT_PERSON = (
    r"(?<!\btoday)(?<!\bweek)(?<!\bmonth)(?<!\byear)(?<!\bit)(?<!\bhere)(?<!\bthat)(?<!\blet)(?<!\bthere)(?<!\bwhat)(?<!\bday)"
    r"(?<!\bseason)(?<!\bchallenge)(?<!\bprompt)(?<!\bround)(?<!\btopic)(?<!\btheme)(?<!\bfortnight)(?<!\bmorning)(?<!\bevening)(?<!\bspring)(?<!\bautumn)(?<!\bwinter)(?<!\bsummer)(?<!\bfall)(?<!\bhe)(?<!\bshe)"
)
POST = (
    r"(?:posts?|entry|entries|pieces?|essays?|contributions?|submissions?|answers?|blogs?|articles?|series|list|"
    r"roundup|takes?|responses?|announcement|version)"
)
OTHERS = late(
    r"^\W{0,3}(?!(?:i|we|this|it|today|here|what|who|which|that|there|he|she|they|mine|post|entry)\b)[^\W\d_]{2,30}"
    r" (?:is|are|has been) (?:also )?(?:taking part|participating|joining|playing along) (?:in|with)\b[^.!?]{0,20}$|"
    rf"\b[^\W_]{{2,}}{NOT_PERSON}'s\s(?:[\w'-]+\s){{0,4}}?{POST}\b[^.!?]{{0,60}}$"
    rf"|\b(?:her|his|their|your)\s(?:[\w'-]+\s){{0,4}}?(?:{POST}|day|week)\b[^.!?]{{0,60}}$"
    rf"|@\w+\s(?:shared|wrote|posted|published)\b|\b{POST}\s(?:by|from|of)\s(?!me\b|mine\b|the\b|my\b|this\b|our\b|#"
    rf"|a\b)[^\W\d_]\w+\b[^.!?]{{0,40}}$"
    r"|\b(?:people|folks|bloggers?|everyone|everybody|others|writers|participants|friends?|someone|somebody|anyone"
    r"|those|members|colleague)\s"
    r"(?:\w+\s)?(?:who|doing|in|taking|participating|from|of|that|writing|on|completed|joined|for"
    r"|behind)\b[^.!?]{0,60}$"
    r"|\b(?:(?<!you have been )(?<!you are )(?<!you're )(?<!for )reading|read|loved|loving|enjoyed|enjoying|liked|found"
    r"|discovered|saw|seen|stumbled (?:upon|across|on)|via|thanks to|"
    r"congratulations|congrats|kudos|recommend|linked(?! (?:up|in) (?:with|to|at|for)| from| with)"
    r"|shout-?out)\b[^.!?]{0,45}$"
    r"|\b(?:all|the|your|these|other|more|(?<!these are )(?<!here are )(?:some|few))"
    r" (?:of the |of your |the |your )?(?:posts|entries|submissions"
    r"|contributions|participants|answers)\s(?:for|to|in|of|from)\b[^.!?]{0,30}$"
    r"|\bwho\s(?:completed|took part|participated|wrote|are doing|is doing|joined|finished|is participating"
    r"|are participating)\b"
    r"|(?:來源|来源|出處|出处|轉載|转载|出典|引用元|출처)[^。!?]{0,60}$|原文(?!\W{0,2}[發发首刊載载])[^。!?]{0,12}$"
)
OTHERS_AFTER = late(
    r"^[^.!?]{0,40}\b(?:you should(?:n't| not)? (?:read|miss|see)|worth (?:reading|a read|your time)|not to be missed"
    r"|lesenswert\w*|a ne pas (?:manquer|rater)|que no (?:os|te|se) (?:podeis|puedes|pueden) perder|da non perdere"
    r"|imperdive(?:l|is)|niet te missen|lasvard\w*|wart[aey] (?:przeczytania|lektury))\b"
    rf"|^\W{{0,2}}\s(?:{POST}|day \d+|week \d+)\s(?:by|from)\s(?!me\b|mine\b|the\b|today)[^\W\d_]\w+"
    rf"|^\s(?:{POST})?\s?(?:that|which) (?:he|she|they)\b|^'s (?:blog|founder|organi[sz]er|site|website|feed"
    rf"|newsletter|slack)"
    r"|^[^。!?]{0,16}担当(?:するの)?は[^。]{1,24}さん"
)
LAST_EDITION = late(
    r"(?<!\band )\b(?:last|next|previous|earlier|upcoming|older?|other|some|favou?rite|more)\s(?:(?:spring|summer"
    r"|autumn|fall|winter|20\d\d)\s)?#?$|\b(?:(?:last|previous|past)\s(?:year|season|spring|summer|fall|autumn"
    r"|winter|time"
    r"|edition|round|month|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)(?:'s)?|earlier|former|older|prior|old"
    r"|next year's|next season's|"
    r"years ago|letztjahrig\w+|letzte[sn]? jahr\w*|dernier|pasad[oa]|scors[oa]|passad[oa])\s(?:[\w'-]+\s){0,3}$"
)
FLAVOURS = late(
    r"\b(?:last (?:year|season|time|spring|fall|autumn|winter|summer)|years? ago|months? ago|back in|used to|failed"
    r"|failure|gave up|dropp(?:ed|ing) out|"
    r"giving up|given up|decided against|decided not|chose not|opted out|not (?:joining|taking part|participating"
    r"|doing)|sitting (?:it |this )?out|no time for|quit|quitting"
    r"|(?<!nobody )(?<!no one )(?<!nothing )(?<!none )stopp(?:ed|ing)|(?:didn't|did not|never|don't|won't"
    r"|can't|couldn't) (?:finish|finished|make|made|complete|completed)|"
    r"abandon\w*|looking back|look back|in retrospect|retrospective|when (?:i|we) (?:did|took|joined|started|was|were"
    r"|first|wrote)|"
    r"i once|once upon|remember(?:ed|ing)?|previous(?:ly)?|earlier this year|in the past|in 20[01]\d,? i|"
    r"heard (?:of|about)|learn(?:ed|t) (?:of|about)|told me about|were about|got me (?:into|started)"
    r"|made me(?! (?:do|write|draw|think|laugh|smile|try|dig|look|go|sit|open|remember|want))"
    r"|since (?:finishing|completing)|"
    r"i (?:finished|completed|participated in|took part in|did) (?:the|my|a|#)"
    r"|this year,? i (?:participated|took part) in|i missed|"
    r"think(?:ing)? (?:of|about)|consider(?:ing|ed)?(?! this)|might (?:join|try|do)|maybe i|perhaps i"
    r"|want(?:ed)? to (?:do (?:the|it|this)|try|join|start|take part|participate)|"
    r"plan(?:ning|s)? (?:to|on|for)|should i|next (?:year|season|time|month)|hop(?:e|ing) to|(?:would|i'd) (?:like"
    r"|love) to|tempted|can't wait|looking forward|"
    r"will (?:join|start|be starting|be joining)|going to (?:join|try|do|start|sign)|wonder(?:ing)? (?:if|whether)"
    r"|wish|tomorrow|coming soon|upcoming|"
    r"join (?:us|me|the|in)|sign(?:ed|ing)?[- ]?ups?|register|registration|kick(?:s|ed|ing)?[- ]?off|announc\w+|"
    r"we(?:'re| are| will be| have been)? (?:running|hosting|starting|launching|excited|organi[sz]ing)|i(?:'m"
    r"| am) (?:hosting|running|organi[sz]ing)|"
    r"(?:is|are|was) (?:hosting|running|organi[sz]ing|hosted|organi[sz]ed)|(?:starts|begins|returns|opens|runs|ends"
    r"|ended|started|began|launches)|is back|was (?:a|the) (?:great|good|fun|big)|"
    r"is (?:a|an) (?:great|fun|nice|good|yearly|annual|monthly|weekly|daily|month-long|community|challenge|event"
    r"|wonderful)|(?:a|the) (?:community|event|challenge) (?:called|where|that|in which)|"
    r"how (?:it|to)|the rules|blogroll|webring|opml|list of|(?:pages?|posts|entries) tagged|participants|invent\w+"
    r"|founded|creator|created by|"
    r"follow(?:ing)? (?:the|along)|favou?rite|subscrib\w+)"
)
SOMEBODY_DOES = late(
    r"\W{0,3}(?!(?:this|here|it|its|it's|today|that|which|the|posts?|week|day|entry|part|my|our|another|an?|one"
    r"|for|in|on|to|at|from|with|by|after|and|so|thanks|as|is|was|what|below|above|following)\b)"
    r"[\w'-]{2,30}\s(?:[\w'-]{2,20}\s)?(?!(?:is|as|this|was|has|thanks|posts|days|weeks|series|entries"
    r"|ours|des|les|dos|das|los|las|dans|als|bis|aus|uns|plus|tres|pas|eens|ons|eines|tages|nos|sans|mes|ses|ces|unos"
    r"|unas|sus|mis|mas|etwas|hos|tous|todos|todas)\b)[a-z]{2,20}s\s(?!of\b)"
)
NOT_MINE = late(
    r"^\W*(?!(?:it|this|that|today|here|now|there|tomorrow|what|which|we)\b)(?:my\s)?[\w-]+(?:'s|\sis|\sare"
    r"|\swas)\s(?:already\s|now\s|still\s)?(?:on|at|in|doing|up to)\s"
    r"|\b(?:never (?:got|finished|made|wrote|did|reached)|not yet|still not|not done|not finished|not started"
    r"|unfinished|got (?:as far as|past|to)|made it (?:to|past)|stuck (?:at|on|in)|will have to wait)\b"
    r"|\b(?!i\b|we\b|and\b|that\b|which\b|also\b|just\b|have\b|had\b|was\b|is\b|already\b)[a-z]{2,20}\s(?:wrote"
    r"|posted|told|claimed)\b"
)
DOUBTS = late(
    r"\b(?:not|no(?!, (?:week|day|fortnight|round|it)\b)|never"
    r"|heard|others|whether|if|should|would|could|might|(?<!the )(?<!for )(?<!in )(?<!of )(?<!this )may(?!'s)|maybe"
    r"|perhaps|people|hashtag|timeline|reader"
    r"|feed|feeds|met|talk(?:ed|ing)?|"
    r"coffee|run by|instead|wait|who|whom|what is|someone|somebody|they|she|he|him|her|them|out|over(?! (?:at|on)\b)"
    r"|dropped|stopp\w+"
    r"|deserves?|luck|"
    r"with interest|go and|noise|until|ask(?:ed|s)? (?:whether|if|me))\b|n't\b"
)
DOUBTS_BEFORE = late(r"\b(?:call(?:ed|s)|between|because|about|through|envy|prefer\w*|like|love)\b")
OTHER_CONTEXT = late(
    r"^\W{0,3}(?:about (?:me|the author|this blog)|bio:)"
    r"|^[\s\-*•·]*@?[\w .'-]{2,40}(?<!\bi)\s(?:shared|wrote|posted)\b:?"
)
HAD = late(
    r"\s(?:had|were|brought|gave|saw|has|was (?:hosted|won|run|organi[sz]ed)"
    r"|(?:is|was) (?:up|online|closed|open|over|out|due|announced)|round-?\s?up)\b"
)
OTHER_ROUND = late(
    r"^\W*(?:in other news|elsewhere|related|see also|my (?:entries|posts)|previously|read next|next up|next|earlier"
    r"|before|"
    r"more|also read|from the archive|archive)\b\W"
    r"|\b(?:will be back|i will write|i'll write|hope to be|saving|as (?:i|he|she|they|[a-z]+) (?:said|wrote|promised"
    r"|mentioned)|there were|there was|you (?:can|may|might) (?:find|remember)|link to|"
    r"some other time|story is for|in my (?:post|entry)|bought|cried|reading for|another time)\b[^.!?]{0,50}$"
)
_OF_NOW = r"(?:this|the current) (?:week|month|round|fortnight|season)'?s"
_HOST = r"(?:hosted|run|organi[sz]ed|brought to you)(?: this (?:week|month))? by"
HOSTED = late(
    rf"\W*(?:[^.!?]{{0,40}}\b)?{_OF_NOW}\s[^.!?]{{3,80}}(?:\s(?:is|was|being)|,) {_HOST}\s"
    rf"|\W*[^.!?]{{2,60}}\s(?:is|was) (?:the host of|hosting)(?: of)? {_OF_NOW}\s"
    rf"|\W*as part of [^.!?]{{3,80}}, [^.!?]{{2,40}} is hosting\s"
    rf"|[^.!?]{{3,120}}\b(?:which is|that is|and is|,) hosted (?:this|that) (?:week|month) by\s"
)
SOMEBODYS = late(rf"(?:\b[^\W_]{{2,}}{NOT_PERSON}'s|\b(?:her|his|their|your))\s(?:[\w'-]+\s){{0,2}}#?$")
UNFINISHED = late(
    r"\W{0,2}(?:is|are) (?:taking|coming|still|in progress|on its way|almost|nearly|half|underway|brewing)\b"
    r"|\W{0,2}will (?:be|come|follow|have to)\b"
)
"""`My piece for … is still in the oven`."""
_TO_DO = late(
    r"\W*(?:take part|participate|join(?: in)?|mitmachen|teilnehmen|participer|participar|partecipare|meedoen"
    r"|deelnemen|delta|wziac udzial|участвовать|принять участие)\s(?:in|on|at|with|bei|an|am|beim|a|au|aux|en|em|no|na"
    r"|alla?|aan|met|i|w|в)\b[^.!?]{0,30}$"
    r"|\W*(?:write|finish|draft|start|publish|ecrire|finir|escribir|terminar|scrivere|finire|escrever|schrijven"
    r"|afmaken|skriva|skrive|napisac|skonczyc|написать|дописать)\s(?:[\w'-]+\s){0,3}#?['\"]?$"
)
"""Before a name: `Take part in …`, `write my … post` as a point of a list or a call."""
_LISTED = late(r"\b(?:to[- ]?do(?:s| list)?\s?:|(?:my|the) to-?do|aufgabenliste)[^.!?]{0,80}$")
_TO_WRITE = late(r"\s?(?:fertig\s?)?(?:schreiben|machen|einreichen|schrijven|afmaken)\W*$")
"""Behind a name: `Beitrag für … schreiben`, a point of a list."""
_MINE = (
    r"(?:my|our|mein\w{0,2}|unser\w{0,2}|mon|ma|notre|mi|nuestr[oa]|il mio|la mia|o meu|a minha|mijn|min|mitt|moj|мой"
    r"|моя)"
)
_WHERE_MINE = late(
    r"\b(?:where|when|wo|wann|ou|quand|donde|cuando|dove|quando|onde|waar|wanneer|var|nar|hvor|naar|gdzie|kiedy|где"
    rf"|когда)(?:'s)?\s(?:[^\s.!?,;]{{1,8}}\s)?{_MINE}\s(?:[\w'-]+\s){{0,3}}#?['\"]?$"
    rf"|\b(?:asks?|asked|asking|fragt|fragte|demande|pregunta|chiede|pergunta|vraagt|fragar|spor|pyta|спрашива\w+)\s"
    rf"(?:[^.!?]{{1,30}}\s)?(?:for|after|about|nach)\s{_MINE}\s(?:[\w'-]+\s){{0,3}}#?['\"]?$"
    r"|\b(?:you'll find|you will find|you can (?:find|read|see)|(?:go|please) (?:and )?read)\s(?:my|our)\s"
    r"(?:[\w'-]+\s){0,2}#?['\"]?$"
)
"""`She asks where my … post is`, `you'll find my …`."""
_IN_VAIN = late(
    r"\b(?:wanted|meant|hoped|planned|intended|was going|wollte|hatte vor|voulais|comptais|queria|pensaba|volevo"
    r"|pensavo"
    r"|pretendia|wilde|wou|ville|hade tankt|hadde tenkt|chcial\w+|mial\w+|хотел\w?|собирал\w+)\b[^.!?]{0,60}§"
    r"[^.!?]{0,60}[\s,;]\s?(?:but|aber|doch|mais|pero|ma|mas|maar|men|ale|но)\s"
)
"""`I wanted to write for …, but`: nothing came of it."""
_NOT_MEANT = late(r"\bnot\b|n't\b|\b(?:never|nicht|pas|ne|no|non|nao|niet|inte|ikke|nie)\b|\bне\b")
"""`I hadn't planned to …, but`: the author did."""
THEN_POST = late(rf"\s(?:\w+\s)?{POST}\b")


def asked_for(before: str, after: str, numbered: bool) -> bool:
    """Whether the words around a name speak of a post that is not there: `Take part in …`, `where my … post is`."""
    if _TO_DO.match(before) or _LISTED.search(before) or _WHERE_MINE.search(before):
        return True
    vain = _IN_VAIN.search(f"{before}§{after}")
    vain = None if vain and _NOT_MEANT.search(before[max(0, vain.start() - 8) :]) else vain
    return not numbered and bool(_TO_WRITE.match(after) or vain)


def is_denied(before: str, sentence: str) -> bool:
    """Whether the words before a name deny that the post belongs; `no …` says where in Portuguese."""
    hit = NEGATED.search(before)
    return hit is not None and not (hit[0].split()[-1].rstrip(" #") == "no" and ROMANCE.search(sentence))
