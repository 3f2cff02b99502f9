"""How people say that a post belongs to a challenge. Patterns over folded sentences."""

from __future__ import annotations

from challenge.patterns import late

THIS_WORDS = late(
    r"(?:\b(?:this|here)(?:'s| is| was| has been| shall be| will be| makes| marks| counts as| being| concludes"
    r"| completes| wraps up| ends| serves as)(?: also| still| just| actually| now)?"
    r"(?!\s(?:why|how|what(?! (?:i|we)(?:'ve| have)(?: got| made)? for\b)|where|when|because"
    r"|exactly|the reason|different|not|a list|the list|a recap|my recap"
    r"|a retrospective|my retrospective|a review|my (?:set|list|collection|index|archive) of|"
    r"a roundup|a round-up|the (?:\w+ )?(?:summary|recap|review|roundup|round-up|list) of|a link|the link|a summary"
    r"|an announcement|a reminder|an invitation|a guide"
    r"|the announcement|the roundup))"
    r"|\bthis (?:short |little |quick |blog |very )?(?:post|blog|entry|article|piece|essay|text|one|story|blogpost"
    r"|page|poem|letter|reflection)\b"
    r"(?!\s(?:is )?(?:about|explains|announces|introduces|lists|collects|gathers|reviews|summari[sz]es|describes"
    r"|answers? questions))"
    r"|\b(?:dies(?:er|es|e)? (?:ist|war|beitrag|post|artikel|text|eintrag)|dies ist|das (?:ist|war)|hier (?:ist"
    r"|kommt)|voici|ceci est|c'est|ce billet|cet article|ce texte|cette note|"
    r"este? (?:es|post|texto|articulo|artigo|e)|esta (?:es|entrada|e)|esto es|questo (?:e|post|articolo|testo)"
    r"|questa e|ecco|dit (?:is|was|stuk|bericht|artikel)|deze (?:post|blog|tekst)|"
    r"detta (?:ar|inlagg)|det har|dette (?:er|innlegget|indlaeg|indlæg)|ten (?:wpis|tekst|post)|to (?:jest|moj)|это"
    r"|этот (?:пост|текст)|эта (?:запись|статья)|tama on|ez a|bu yazi)\b)[^.!?]{0,110}$"
)
_KIND = (
    r"(?:meme|feature|prompts?|link-?\s?up|link-?\s?party|hop|event|series|challenge|project|game|exercise|tradition"
    r"|brainchild|schreibprojekt|fotoprojekt|projekt|\w*aktion|schreibeinladung|reihe|rendez-vous|defi|jeu|atelier"
    r"|projet|evenement|reto|iniciativa|desafio|proyecto|juego|sfida|iniziativa|gioco|progetto|rubrica|projeto|evento"
    r"|uitdaging|schrijfuitdaging|blogactie|utmaning|udfordring|utfordring|inicjatywa|wyzwanie|akcja)"
)
EXPLAINED = late(
    rf"(?:\s(?:19|20)\d\d)?\W{{0,3}}(?:is|was|are|ist|sind|est|es|e|e'|ar|er|to|jest)\s(?:an?|the|eine?|une?|una?|uno"
    rf"|uma?|een|en|ett|et)?\s?(?:[\w'/-]+\s){{0,4}}?{_KIND}\b(?![^.!?]{{0,30}}\b(?:i|we) (?:run|host|started"
    rf"|organi[sz]e))"
    r"|(?:'s?)?(?:\s(?:challenge|carnival|meme|prompt|event))?\W{0,3}(?:is|are|was|were) (?:now )?(?:hosted|run"
    r"|organi[sz]ed|created|brought to you|put on) by (?!me\b|us\b)"
    r"|\W{1,3}(?:presented|hosted|brought to you|put on) by (?!me\b|us\b)"
    r"|\W{0,3}(?:wird|werden) von [^.!?]{2,40} (?:ausgerichtet|veranstaltet|organisiert)"
    r"|\W{0,3}est (?:organisee?|proposee?|creee?|animee?) par\b|\W{0,3}kommer fran\b"
    r"|\W{0,3}handelt es sich um\b"
)
"""Behind a name: `is a weekly prompt from …`."""
THIS_TIMES = late(r"\b(?:today|tonight|this (?:week|weekend|month|fortnight|round))'s\s#?$")
EXPLAINS = late(
    r"\b(?:idea|rules?|aim|point|goal|concept|premise|purpose) (?:of|behind|for|is)\s(?:the\s)?#?['\"]?$"
    r"|\b(?:it's|it is|is|a \w+ (?:\w+ )?) ?called\s(?:the\s)?#?['\"]?$"
)
"""Before a name: `the idea of …`, `it's called …`."""
MEANS_IT = late(
    r"\b(?:(?:that|which) means|it must be|time (?:again )?for another|time again for|once (?:again|more) it's"
    r"|so it's|wednesday|thursday|friday"
    r"|saturday"
    r"|sunday|monday|tuesday),?\s(?:and\s)?(?:it's\s)?(?:time for\s|the\s|another\s)?#?['\"]?$"
)
MY_NAME = late(r"(?:^\W*|\b(?:here is|here's|here are|this is|it's|onto|on to|time for)\s)my\s#?['\"]?$")
NAMES_THING = late(
    r"['\"]?\s(?:archives?|badge|friends?|plans?|experience|year|season|journey|goals?|list of|obsession|phase|era"
    r"|days are"
    r"|posts (?:from|of|are)|history|buddies|tag)\b"
)
"""Behind `my …`: not the post."""
TO_IT = late(
    r"(?:^|[.!?\"]\s)\W*(?:well|so|ok|okay|dear|hello|hi|hey|sorry|right|ready|thanks|thank you|here you (?:go|are)"
    r"|also|na|tja|liebe[rs]?|alors|voila|eh bien|bueno|allora|ecco|bom)\W{1,3}(?:the\s)?$"
)
TOLD_TO = late(r"\s?[,!:]\s(?:this|here|das|hier|voici|c'est|esto|aqui|questo|ecco|isto)\b")
"""`Well, …, this is as close as mine goes`: said to the challenge itself."""
THEIRS_BUT_LAST = late(
    r"\b(?:this (?:is|was) )?(?:my|mine|me|this)\b[^.!?]{0,40}\b(?:for|to|in) (?:the )?(?:last|previous)"
    r" (?:week|month|round|fortnight|time)'?s?\s(?:[\w'-]+\s){0,2}#?$"
)
"""`My submission for last month's …`: a mark, whose round the words tell."""
MY_WORDS = late(
    r"(?<!\bsee )(?<!\bread )(?<!\bin )(?<!\bcheck out )(?<!\bunlike )(?<!\bsince )(?<!\babout )\b(?:my|our"
    r"|mein\w{0,2}|unser\w{0,2}|ma|mon|notre|mi|nuestr[oa]|mia|mio|minha|meu|mijn|min|mitt|mit|moj\w?|моя|мой|мое"
    r"|мою)\s"
    r"(?:[\w'-]+\s){0,5}?(?:posts?|entry|entries|contribution|submission|piece|essay|answer|response|article|blog"
    r"|blogpost|take|attempt|participation|story|reflection|"
    r"beitrag|teilnahme|antwort|billet|participacion|entrada|articolo|partecipazione|participacao|bijdrage|inlagg"
    r"|bidrag|indlaeg|indlæg|innlegg|wpis|udzial|запись|пост|участие|"
    r"(?:first|second|third|last|final|latest) one|day|week|round|prompt)\b[^.!?]{0,50}$"
)
_THING = (
    r"(?!(?:love|liking|appetite|search|reasons?|plans?|ideas?|prep\w*|enthusiasm|excuses?"
    r"|goals?|time|hopes?|wish\w*|thanks|schedule|sign-?ups?|next|last|previous|old|first|vote|votes|pitch|call|turn)\s)"
    r"[\w'-]{3,}\sfor"
)
MY_THING = late(rf"\bmy\s(?:own\s)?{_THING}\b")
"""`My own list for …`, wherever it stands."""
MY_THING_FOR = late(rf"\bmy\s(?:[\w'-]+\s){{0,2}}{_THING}\s(?:the\s|this\s)?#?['\"]?$")
"""`My islands list for …`, right before a name."""
FOR_WORDS = late(
    r"(?:\b(?:made|drawn|sketched|painted|knitted?|baked|coded|shot|taken|recorded|solved|done|photographed"
    r"|plotted|stitched"
    r"|written|wrote|writing|posted|published|submitted|composed|drafted|penned|prepared|posting"
    r"|publishing)\s(?:this\s|it\s|up\s)?(?:for|as|in response to|under)\b"
    r"|\bpart (?:of|in)\b|\b(?:entry|submission|contribution|offering|post|answer|response|reply)\s(?:for|to|in"
    r"|from)\b|\bhere we are (?:again )?(?:with|at|in)\b"
    r"|\bin (?:response|answer|reply) to\b|\b(?:prompted|inspired|sparked) by\b"
    r"|\bprompts? (?:from|of|for|in|by|over at|at)\b|\b(?:topic|theme|question|challenge|task|assignment)s? (?:of|for"
    r"|from|in)\b|^\W*(?:written )?for\b|\bparticipat\w+ in\b|\b(?:take|taking|took) part (?:in|of)\b"
    r"|\b(?:linked|linking) (?:from|to|with|up (?:with|to|at))|\bsharing (?:this )?(?:with|at)\b"
    r"|\bjoin(?:ing|ed) (?:in )?(?:on |with |for )?|\bcontinuing\b|\b(?:writing|blogging|playing|following"
    r"|drawing) along (?:with|to)\b|\b(?:i'm|i am|we're|still|been) doing\b|\b(?:today's"
    r"|this (?:week|weekend|month|round|time|fortnight)'?s)\b"
    r"|\b(?:day|week|fortnight|post|entry|round|part|prompt)\s(?:\S{1,12}\s){1,3}(?:of|for|in)\b|\bunder the (?:banner"
    r"|umbrella)\b|\bcounts? (?:for|towards?|as)\b|\bthanks? (?:to|you) (?:for )?(?:the prompt)\b|\bcourtesy of\b"
    r"|\b(?:teil|beitrag|text|geschichte|rahmen|anlasslich|eintrag|thema|aufgabe|antwort)"
    r" (?:der|des|von|zu|zur|zum|fur|auf)\b"
    r"|\bfait partie\b|\bdans le cadre\b|\bparticip\w+\b|\bforma parte\b|\bparte d\w{1,4}\b|\bfa parte\b"
    r"|\bfaz parte\b|\bpara (?:el|la|o|a)\b|\bpour (?:le|la)\b|\bper (?:il|la)\b|\bno ambito\b"
    r"|\bonderdeel van\b|\bdeel van\b|\bin het kader\b|\ben del a[vf]\b|\bdel a[vf]\b|\bbidrag til\b|\bczesc\w*\b"
    r"|\bw ramach\b|\bчасть\w*|\bв рамках\b|\bosa\b|\bдля\b)[^.!?]{0,60}$"
)
OWN_FOR = late(
    r"(?:\b(?:written|wrote|posting|posted|writing along|written up|drawn|stitched|made) (?:this |it )?(?:for|with|in)"
    r"|\b(?:geschrieben|entstanden|gezeichnet|geknipst) (?:fur|zu\w?|im)|\bich (?:schreibe"
    r"|mache) (?:\w+ ){0,3}(?:mit|bei|fur)"
    r"|\b(?:ecrite?|redigee?) pour|\bj'ecris (?:\w+ )?(?:pour|avec)|\b(?:escrit[oa]|escribo) (?:\w+ )?para"
    r"|\bescribo con"
    r"|\b(?:scritt[oa]|scrivo) (?:\w+ )?(?:per|con)|\b(?:escrevo|escrevi) (?:\w+ )?(?:para|com)"
    r"|\b(?:geschreven|ik schrijf) (?:\w+ )?(?:voor|met)|\b(?:skriv\w+) (?:\w+ )?(?:for|till|til|med)"
    r"|\b(?:napisan\w|pisze) (?:\w+ )?(?:dla|na|do|w ramach|z)|(?:написан\w|пишу) (?:\w+ )?(?:для|в рамках|вместе с))"
    r"\s(?:[^\s.!?,;:]{1,12}\s){0,6}#?['\"]?$"
)
"""`Posting for …`, `I am writing along with …`: one's own, right before the name or its article."""
AFTER_WORDS = late(
    r"^(?:\s(?:19|20)\d\d)?[\s,:(\-]{0,3}(?:challenge\s)?(?:prompt|entry|post|submission|day|week|round(?![\s-]?up)"
    r"|part|wk|pt"
    r"|number|no\.|#\s?\d|contribution|assignment|topic|theme|is here|continues|asks|asked|wants|shall continue"
    r"|goes on|rolls on"
    r"|marches on|problem|fragt|will diesmal|wollte wissen|wunscht sich|demande|veut|pregunta|pide|quiere|chiede"
    r"|vuole|pergunta"
    r"|pede|quer|vraagt|fragar|spor|pyta|this (?:week|month"
    r"|round)|today|again|de cette semaine|de (?:la|esta) seman?[ai]\w{0,2}|dieser woche|van deze week)\b"
)
THIS_AFTER = late(
    r"\b(?:and|so|but)\s(?:this|here)(?:'s| is| was)\s(?!(?:my|the|a) (?:\w+ )?(?:look back|recap|summary|review"
    r"|round-?up"
    r"|retrospective|list|verdict|thoughts)\b)(?:my|it|what|the|day|week|post|part|round|number|entry|\d)"
)
FIRST_PERSON = late(r"\b(?:i|i'm|i've|my|mine|me|we|our|us)\b")
_PLAIN = (
    "a go together an the my our for of in to as at on and with from by is its it's it this here post posts entry"
    " entries blog essay piece story text article part parts series filed under posted published written submitted"
    " submission contribution answer response prompt prompts topic theme week weeks day days month months year round"
    " challenge number no nr edition category categories tag tags tagged joining again continues spring summer autumn"
    " fall winter january february march april may june july august september october november december s st nd rd th"
    " one two three four five six seven eight nine ten first second third fourth fifth sixth late early final last new"
    " another time also me us oder auch aussi tambien anche der die das zur zum fur de la le du el y et und van en"
)
PLAIN_WORDS = frozenset(_PLAIN.split())
LINE_WORDS = late(r"\b(?:prompt|topic|theme|question|asks|asked|asking|wants|invites|here we go)\b")
TAG_LINE = late(r"\W{0,3}(?:tags?|tagged|category|categories|filed under|series|posted in|keywords)\b\W")
CJK_SELF = late(
    r"参加|參加|企画|挑戦|挑戰|挑战|お題|題目|一部|回目|第|この記事|本文|這篇|这篇|主題|主题|テーマ|참여|참가"
    r"|챌린지|글은|주차|日目(?:の(?:記事|枠))?(?:を担当(?:する(?!のは)|(?:し|いたし)ます|させて)|担当の)(?![^。]*さん(?:です|の))"
    r"|일차를? 맡(?:은 (?!분)|았)"
)
CJK_THIS = late(
    r"この(?:記事|エントリ|投稿|ブログ|ポスト)|本(?:記事|エントリ|稿|文|篇)|これは|担当です|を担当|[這这](?:篇|是)"
    r"|이(?:번)? ?(?:글|포스트|포스팅)"
)
"""`This article is …`, where no space tells words apart."""
COUNTED = r"(?:[\w.#'/°-]{1,12}\s){0,3}?"
WRITTEN = late(
    r"\b(?:made|drawn|sketched|painted|knitted?|baked|coded|shot|recorded|solved|photographed|plotted|stitched"
    r"|done for"
    r"|written|wrote|writing|posted|published|submitted|submitting|composed|posting|publishing|filed|counting"
    r"|counts|entry|submission|contribution|answers?|response|"
    r"part of|taking part|take part|participating|joining|linking up|playing along|prompted by|inspired by"
    r"|brought to you by|my take|back for|back with|here for|on to|onwards|here we are|"
    r"squeezing in|hooray for|welcome (?:back )?to|hello from|greetings from|catching up|we're (?:on|at)"
    r"|we are (?:on|at)"
    r"|we have reached|we've reached|now (?:in|on)|done with|concludes?|complet\w+|finish\w*|"
    r"the prompt for|the theme of|the topic of|we were asked|i was asked|getting around to|reached|it's|it is"
    r"|today is|that's|that was|so here we are|in this|with this|today's post|this (?:prompt|week|month|round|day"
    r"|fortnight)'s post|"
    r"you have been reading|call this|declare this|consider this|this (?:fits|belongs)|or rather|(?:nearly"
    r"|almost) (?:forgot|skipped|missed)|what follows is|on the)\b[^.!?;]{0,70}$"
)
BEGINS = late(
    rf"\W*(?:(?:for|right|phew|yes|so|and|now|hey|late|again|finally|nachgeholt|nachgereicht"
    rf"|rattrapage)\W+)?(?:the\s)?"
    rf"{COUNTED}(?:of|for|in|vom|von|des|beim|del|du)?\s?(?:the\s|my\s|our\s)?"
    rf"(?:(?:spring|summer|autumn|fall|winter|(?:19|20)\d\d)\s){{0,2}}#?$"
)
ENTRY_AFTER = late(
    r"(?:\s(?:19|20)\d\d)?[\s,:(|/-]{1,3}(?:challenge\s)?(?:entry|post|submission|day|week"
    r"|round(?![\s-]?up)|part|wk|pt|number"
    r"|no\.|#?\s?\d|prompt \d)\b"
)
