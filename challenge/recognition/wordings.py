"""How people say that a post belongs to a challenge, and how they only speak of one. Patterns over folded sentences."""

from __future__ import annotations

from challenge.patterns import late

NEGATED = late(
    r"(?:\b(?:not|never|no longer|neither)|n't)\s(?:(?:really|actually|meant|intended|written|officially|a|an|my|the"
    r"|in|be|"
    r"going|to|count|counting|it|this|one|of|quite)\s){0,5}(?:as\s)?(?:part|for|about|entry|post|submission|count"
    r"|related|towards?|"
    r"participat\w+|taking part|doing|answer|response|in response)\b[^.!?,;]{0,60}$"
    r"|\b(?:nothing to do with|unrelated to|has no relation to|instead of|rather than|(?:a )?(?:short |quick "
    r"|little )?break from|"
    r"(?:a )?day off from|outside(?: of)?|off-topic for|separate from|independent of|not a|apart from|not an|"
    r"nicht (?:teil|fur|zu)|kein\w{0,2} (?:beitrag|teil)|ne fait pas partie|no forma parte|no es parte|non fa parte|"
    r"nao faz parte|geen (?:deel|onderdeel|bijdrage)|inte (?:en )?del|ikke (?:en )?del|nie jest)\b[^.!?,;]{0,45}$"
    r"|\b(?:isn't|is not|not|no)\s(?:an?\s|another\s|my\s|the\s|more\s)?(?:(?:spring|summer|autumn|fall|winter"
    r"|20\d\d)\s)?#?$"
)
NEGATED_AFTER = late(
    r"^[^.!?,;]{0,30}(?:doesn't apply|does not apply|not this (?:one|time|post)|but this (?:isn't|is not|one isn't))"
)
NOT_PERSON = (
    r"(?<!\btoday)(?<!\bweek)(?<!\bmonth)(?<!\byear)(?<!\bit)(?<!\bhere)(?<!\bthat)(?<!\blet)(?<!\bthere)(?<!\bwhat)(?<!\bday)"
    r"(?<!\bseason)(?<!\bchallenge)(?<!\bprompt)(?<!\bround)(?<!\btopic)(?<!\btheme)(?<!\bfortnight)(?<!\bmorning)(?<!\bevening)(?<!\bspring)(?<!\bautumn)(?<!\bwinter)(?<!\bsummer)(?<!\bfall)(?<!\bhe)(?<!\bshe)"
)
POST = (
    r"(?:posts?|entry|entries|pieces?|essays?|contributions?|submissions?|answers?|blogs?|articles?|series|list|"
    r"roundup|takes?|responses?|announcement|version)"
)
OTHERS = late(
    rf"\b[^\W_]{{2,}}{NOT_PERSON}'s\s(?:[\w'-]+\s){{0,4}}?{POST}\b[^.!?]{{0,60}}$"
    rf"|\b(?:her|his|their|your)\s(?:[\w'-]+\s){{0,4}}?(?:{POST}|day|week)\b[^.!?]{{0,60}}$"
    rf"|@\w+\s(?:shared|wrote|posted|published)\b|\b{POST}\s(?:by|from|of)\s(?!me\b|mine\b|the\b|my\b|this\b|our\b|#"
    rf"|a\b)[^\W\d_]\w+\b[^.!?]{{0,40}}$"
    r"|\b(?:people|folks|bloggers?|everyone|everybody|others|writers|participants|friends?|someone|somebody|anyone"
    r"|those|members|colleague)\s"
    r"(?:\w+\s)?(?:who|doing|in|taking|participating|from|of|that|writing|on|completed|joined|for"
    r"|behind)\b[^.!?]{0,60}$"
    r"|\b(?:(?<!you have been )(?<!you are )(?<!you're )reading|read|loved|loving|enjoyed|enjoying|liked|found"
    r"|discovered|saw|seen|stumbled (?:upon|across|on)|via|thanks to|"
    r"congratulations|congrats|kudos|recommend|linked|shout-?out)\b[^.!?]{0,45}$"
    r"|\b(?:all|the|your|these|other|more|(?<!these are )(?<!here are )(?:some|few))"
    r" (?:of the |of your |the |your )?(?:posts|entries|submissions"
    r"|contributions|participants|answers)\s(?:for|to|in|of|from)\b[^.!?]{0,30}$"
    r"|\bwho\s(?:completed|took part|participated|wrote|are doing|is doing|joined|finished|is participating"
    r"|are participating)\b"
)
OTHERS_AFTER = late(
    rf"^\W{{0,2}}\s(?:{POST}|day \d+|week \d+)\s(?:by|from)\s(?!me\b|mine\b|the\b|today)[^\W\d_]\w+"
    rf"|^\s(?:{POST})?\s?(?:that|which) (?:he|she|they)\b|^'s (?:blog|founder|organi[sz]er|site|website|feed"
    rf"|newsletter|slack)"
)
LAST_EDITION = late(
    r"\b(?:last|next|previous|earlier|upcoming|older?|other|some|favou?rite|more)\s(?:(?:spring|summer|autumn|fall"
    r"|winter|20\d\d)\s)?#?$|\b(?:(?:last|previous|past)\s(?:year|season|spring|summer|fall|autumn|winter|time"
    r"|edition|round|month|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)(?:'s)?|earlier|former|older|prior|old"
    r"|next year's|next season's|"
    r"years ago|letztjahrig\w+|letzte[sn]? jahr\w*|dernier|pasad[oa]|scors[oa]|passad[oa])\s(?:[\w'-]+\s){0,3}$"
)
FLAVOURS = late(
    r"\b(?:last (?:year|season|time|spring|fall|autumn|winter|summer)|years? ago|months? ago|back in|used to|failed"
    r"|failure|gave up|"
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
    r"i (?:finished|completed|participated in|took part in|did) (?:the|my|a|#)|i missed|"
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
THIS_WORDS = late(
    r"(?:\b(?:this|here)(?:'s| is| was| has been| shall be| will be| makes| marks| counts as| being| concludes"
    r"| completes| wraps up| ends| serves as)(?: also| still| just| actually| now)?"
    r"(?!\s(?:why|how|what|where|when|because|exactly|the reason|different|not|a list|the list|a recap|my recap"
    r"|a retrospective|my retrospective|a review|"
    r"a roundup|a round-up|a link|the link|a summary|an announcement|a reminder|an invitation|a guide"
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
MY_WORDS = late(
    r"(?<!\bsee )(?<!\bread )(?<!\bin )(?<!\bcheck out )(?<!\bunlike )(?<!\bsince )(?<!\babout )\b(?:my|our"
    r"|mein\w{0,2}|unser\w{0,2}|ma|mon|notre|mi|nuestr[oa]|mia|mio|minha|meu|mijn|min|mitt|mit|moj\w?|моя|мой|мое"
    r"|мою)\s"
    r"(?:[\w'-]+\s){0,5}?(?:posts?|entry|entries|contribution|submission|piece|essay|answer|response|article|blog"
    r"|blogpost|take|attempt|participation|story|reflection|"
    r"beitrag|teilnahme|antwort|billet|participacion|entrada|articolo|partecipazione|participacao|bijdrage|inlagg"
    r"|bidrag|indlaeg|indlæg|innlegg|wpis|udzial|запись|пост|участие|"
    r"day|week|round|prompt)\b[^.!?]{0,50}$"
)
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
    r"|\bjoin(?:ing|ed) (?:in )?(?:on |with |for )?|\bcontinuing\b|\b(?:writing|blogging|playing|following"
    r"|drawing) along (?:with|to)\b|\b(?:i'm|i am|we're|still|been) doing\b|\b(?:today's|this week's|this month's"
    r"|this round's|this time's)\b"
    r"|\b(?:day|week|fortnight|post|entry|round|part|prompt)\s(?:\S{1,12}\s){1,3}(?:of|for|in)\b|\bunder the (?:banner"
    r"|umbrella)\b|\bcounts? (?:for|towards?|as)\b|\bthanks? (?:to|you) (?:for )?(?:the prompt)\b|\bcourtesy of\b"
    r"|\b(?:teil|beitrag|text|geschichte|rahmen|anlasslich|eintrag|thema|aufgabe|antwort)"
    r" (?:der|des|von|zu|zur|zum|fur|auf)\b"
    r"|\bfait partie\b|\bdans le cadre\b|\bparticip\w+\b|\bforma parte\b|\bparte d\w{1,4}\b|\bfa parte\b"
    r"|\bfaz parte\b|\bpara (?:el|la|o|a)\b|\bpour (?:le|la)\b|\bper (?:il|la)\b|\bno ambito\b"
    r"|\bonderdeel van\b|\bdeel van\b|\bin het kader\b|\ben del a[vf]\b|\bdel a[vf]\b|\bbidrag til\b|\bczesc\w*\b"
    r"|\bw ramach\b|\bчасть\w*|\bв рамках\b|\bosa\b|\bдля\b)[^.!?]{0,60}$"
)
AFTER_WORDS = late(
    r"^(?:\s(?:19|20)\d\d)?[\s,:(\-]{0,3}(?:challenge\s)?(?:prompt|entry|post|submission|day|week|round(?![\s-]?up)|part|wk|pt"
    r"|number|no\.|#\s?\d|contribution|assignment|topic|theme|is here|continues|asks|asked|wants|this (?:week|month"
    r"|round)|today|again)\b"
)
THIS_AFTER = late(
    r"\b(?:and|so|but)\s(?:this|here)(?:'s| is| was)\s(?:my|it|what|the|day|week|post|part|round|number|entry|\d)"
)
SOMEBODY_DOES = late(
    r"\W{0,3}(?!(?:this|here|it|its|it's|today|that|which|the|posts?|week|day|entry|part|my|our|another|an?|one"
    r"|for|in|on|to|at|from|with|by|after|and|so|thanks|as|is|was|what|below|above|following)\b)"
    r"[\w'-]{2,30}\s(?:[\w'-]{2,20}\s)?(?!(?:is|as|this|was|has|thanks|posts|days|weeks|series|entries"
    r"|ours|des|les|dos|das|los|las|dans|als|bis|aus|uns|plus|tres|pas|eens|ons|eines|tages|nos|sans|mes|ses|ces|unos"
    r"|unas|sus|mis|hos|tous|todos|todas)\b)[a-z]{2,20}s\s(?!of\b)"
)
FIRST_PERSON = late(r"\b(?:i|i'm|i've|my|mine|me|we|our|us)\b")
PLAIN_WORDS = frozenset(
    [
        "a",
        "go",
        "together",
        "an",
        "the",
        "my",
        "our",
        "for",
        "of",
        "in",
        "to",
        "as",
        "at",
        "on",
        "and",
        "with",
        "from",
        "by",
        "is",
        "its",
        "it's",
        "it",
        "this",
        "here",
        "post",
        "posts",
        "entry",
        "entries",
        "blog",
        "essay",
        "piece",
        "story",
        "text",
        "article",
        "part",
        "parts",
        "series",
        "filed",
        "under",
        "posted",
        "published",
        "written",
        "submitted",
        "submission",
        "contribution",
        "answer",
        "response",
        "prompt",
        "prompts",
        "topic",
        "theme",
        "week",
        "weeks",
        "day",
        "days",
        "month",
        "months",
        "year",
        "round",
        "challenge",
        "number",
        "no",
        "nr",
        "edition",
        "category",
        "categories",
        "tag",
        "tags",
        "tagged",
        "joining",
        "again",
        "continues",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "s",
        "st",
        "nd",
        "rd",
        "th",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "late",
        "early",
        "final",
        "last",
        "new",
        "another",
        "time",
        "also",
        "me",
        "us",
        "der",
        "die",
        "das",
        "zur",
        "zum",
        "fur",
        "de",
        "la",
        "le",
        "du",
        "el",
        "y",
        "et",
        "und",
        "van",
        "en",
    ]
)
LINE_WORDS = late(r"\b(?:prompt|topic|theme|question|asks|asked|asking|wants|invites|here we go)\b")
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
    r"|heard|others|whether|if|should|would|could|might|may(?!'s)|maybe|perhaps|people|hashtag|timeline|reader"
    r"|feed|feeds|met|talk(?:ed|ing)?|"
    r"coffee|run by|instead|wait|who|whom|what is|someone|somebody|they|she|he|him|her|them|out|over(?! (?:at|on)\b)"
    r"|dropped|stopp\w+"
    r"|deserves?|luck|"
    r"with interest|go and|noise|until|ask(?:ed|s)? (?:whether|if|me))\b|n't\b"
)
DOUBTS_BEFORE = late(r"\b(?:call(?:ed|s)|between|because|about|through|envy|prefer\w*|like|love)\b")
TAG_LINE = late(r"\W{0,3}(?:tags?|tagged|category|categories|filed under|series|posted in|keywords)\b\W")
CJK_SELF = late(
    r"参加|參加|企画|挑戦|挑戰|挑战|お題|題目|一部|回目|第|この記事|本文|這篇|这篇|主題|主题|テーマ|참여|참가"
    r"|챌린지|글은|주차"
)
OTHER_CONTEXT = late(
    r"^\W{0,3}(?:about (?:me|the author|this blog)|bio:)|^[\s\-*•·]*@?[\w .'-]{2,40}(?<!\bi)\s(?:shared|wrote|posted):?"
)
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
HAD = late(
    r"\s(?:had|were|brought|gave|saw|has|was (?:hosted|won|run|organi[sz]ed)"
    r"|(?:is|was) (?:up|online|closed|open|over|out|due|announced)|round-?\s?up)\b"
)
OTHER_ROUND = late(
    r"^\W*(?:related|see also|my (?:entries|posts)|previously|read next|next up|next|earlier|before|"
    r"more|also read|from the archive|archive)\b\W"
    r"|\b(?:will be back|i will write|i'll write|hope to be|saving|as (?:i|he|she|they|[a-z]+) (?:said|wrote|promised"
    r"|mentioned)|there were|there was|you (?:can|may|might) (?:find|remember)|link to|"
    r"some other time|story is for|in my (?:post|entry)|bought|cried|reading for|another time)\b[^.!?]{0,50}$"
)
HOSTED = late(
    r"\W*(?:this|the current) (?:week|month|round|fortnight|season)'s\s[^.!?]{3,80}\s(?:is|was)"
    r" (?:hosted|run|organi[sz]ed) by\s[^.!?]{2,60}\b(?:theme|prompt|topic|question|subject)\b"
)
SOMEBODYS = late(rf"(?:\b[^\W_]{{2,}}{NOT_PERSON}'s|\b(?:her|his|their|your))\s(?:[\w'-]+\s){{0,2}}#?$")
THEN_POST = late(rf"\s(?:\w+\s)?{POST}\b")
