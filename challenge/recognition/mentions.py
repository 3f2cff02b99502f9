"""Does somebody say that this post belongs to a challenge, or only speak of the challenge? Pure, on folded sentences."""

from __future__ import annotations

import re
from typing import Literal

Standing = Literal["sure", "likely", "unsure", "mention", "negated"]
"""`likely`: a number and no word about whose it is; good where the date agrees."""

_NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|neither)|n't)\s(?:(?:really|actually|meant|intended|written|officially|a|an|my|the|in|be|"
    r"going|to|count|counting|it|this|one|of|quite)\s){0,5}(?:as\s)?(?:part|for|about|entry|post|submission|count|related|towards?|"
    r"participat\w+|taking part|doing|answer|response|in response)\b[^.!?,;]{0,60}$"
    r"|\b(?:nothing to do with|unrelated to|has no relation to|instead of|rather than|(?:a )?(?:short |quick |little )?break from|"
    r"(?:a )?day off from|outside(?: of)?|off-topic for|separate from|independent of|not a|apart from|not an|"
    r"nicht (?:teil|fur|zu)|kein\w{0,2} (?:beitrag|teil)|ne fait pas partie|no forma parte|no es parte|non fa parte|"
    r"nao faz parte|geen (?:deel|onderdeel|bijdrage)|inte (?:en )?del|ikke (?:en )?del|nie jest)\b[^.!?,;]{0,45}$"
    r"|\b(?:isn't|is not|not|no)\s(?:an?\s|another\s|my\s|the\s|more\s)?(?:(?:spring|summer|autumn|fall|winter|20\d\d)\s)?#?$"
)
_NEGATED_AFTER = re.compile(
    r"^[^.!?,;]{0,30}(?:doesn't apply|does not apply|not this (?:one|time|post)|but this (?:isn't|is not|one isn't))"
)
_NOT_PERSON = (
    r"(?<!\btoday)(?<!\bweek)(?<!\bmonth)(?<!\byear)(?<!\bit)(?<!\bhere)(?<!\bthat)(?<!\blet)(?<!\bthere)(?<!\bwhat)(?<!\bday)"
    r"(?<!\bseason)(?<!\bchallenge)(?<!\bprompt)(?<!\bround)(?<!\btopic)(?<!\btheme)(?<!\bfortnight)(?<!\bmorning)(?<!\bevening)(?<!\bspring)(?<!\bautumn)(?<!\bwinter)(?<!\bsummer)(?<!\bfall)(?<!\bhe)(?<!\bshe)"
)
_POST = r"(?:posts?|entry|entries|pieces?|essays?|contributions?|submissions?|answers?|blogs?|articles?|series|list|roundup|takes?|responses?|announcement|version)"
_OTHERS = re.compile(
    rf"\b[^\W_]{{2,}}{_NOT_PERSON}'s\s(?:[\w'-]+\s){{0,4}}?{_POST}\b[^.!?]{{0,60}}$"
    rf"|\b(?:her|his|their|your)\s(?:[\w'-]+\s){{0,4}}?(?:{_POST}|day|week)\b[^.!?]{{0,60}}$"
    rf"|@\w+\s(?:shared|wrote|posted|published)\b|\b{_POST}\s(?:by|from|of)\s(?!me\b|mine\b|the\b|my\b|this\b|our\b|#|a\b)[^\W\d_]\w+\b[^.!?]{{0,40}}$"
    r"|\b(?:people|folks|bloggers?|everyone|everybody|others|writers|participants|friends?|someone|somebody|anyone|those|members|colleague)\s"
    r"(?:\w+\s)?(?:who|doing|in|taking|participating|from|of|that|writing|on|completed|joined|for|behind)\b[^.!?]{0,60}$"
    r"|\b(?:(?<!you have been )(?<!you are )(?<!you're )reading|read|loved|loving|enjoyed|enjoying|liked|found|discovered|saw|seen|stumbled (?:upon|across|on)|via|thanks to|"
    r"congratulations|congrats|kudos|recommend|linked|shout-?out)\b[^.!?]{0,45}$"
    r"|\b(?:all|the|your|these|other|more|some|few) (?:of the |of your |the |your )?(?:posts|entries|submissions|contributions|participants|answers)\s(?:for|to|in|of|from)\b[^.!?]{0,30}$"
    r"|\bwho\s(?:completed|took part|participated|wrote|are doing|is doing|joined|finished|is participating|are participating)\b"
)
_OTHERS_AFTER = re.compile(
    rf"^\W{{0,2}}\s(?:{_POST}|day \d+|week \d+)\s(?:by|from)\s(?!me\b|mine\b|the\b|today)[^\W\d_]\w+"
    rf"|^\s(?:{_POST})?\s?(?:that|which) (?:he|she|they)\b|^'s (?:blog|founder|organi[sz]er|site|website|feed|newsletter|slack)"
)
_LAST_EDITION = re.compile(
    r"\b(?:last|next|previous|earlier|upcoming|older?|other|some|favou?rite|more)\s(?:(?:spring|summer|autumn|fall|winter|20\d\d)\s)?#?$|\b(?:(?:last|previous|past)\s(?:year|season|spring|summer|fall|autumn|winter|time|edition|round|month|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)(?:'s)?|earlier|former|older|prior|old|next year's|next season's|"
    r"years ago|letztjahrig\w+|letzte[sn]? jahr\w*|dernier|pasad[oa]|scors[oa]|passad[oa])\s(?:[\w'-]+\s){0,3}$"
)
_FLAVOURS = re.compile(
    r"\b(?:last (?:year|season|time|spring|fall|autumn|winter|summer)|years? ago|months? ago|back in|used to|failed|failure|gave up|"
    r"giving up|given up|decided against|decided not|chose not|opted out|not (?:joining|taking part|participating|doing)|sitting (?:it |this )?out|no time for|quit|quitting|stopp(?:ed|ing)|(?:didn't|did not|never|don't|won't|can't|couldn't) (?:finish|finished|make|made|complete|completed)|"
    r"abandon\w*|looking back|look back|in retrospect|retrospective|when (?:i|we) (?:did|took|joined|started|was|were|first|wrote)|"
    r"i once|once upon|remember(?:ed|ing)?|previous(?:ly)?|earlier this year|in the past|in 20[01]\d,? i|"
    r"heard (?:of|about)|learn(?:ed|t) (?:of|about)|told me about|were about|got me (?:into|started)|made me|since (?:finishing|completing)|"
    r"i (?:finished|completed|participated in|took part in|did) (?:the|my|a|#)|i missed|"
    r"think(?:ing)? (?:of|about)|consider(?:ing|ed)?(?! this)|might (?:join|try|do)|maybe i|perhaps i|want(?:ed)? to (?:do (?:the|it|this)|try|join|start|take part|participate)|"
    r"plan(?:ning|s)? (?:to|on|for)|should i|next (?:year|season|time|month)|hop(?:e|ing) to|(?:would|i'd) (?:like|love) to|tempted|can't wait|looking forward|"
    r"will (?:join|start|be starting|be joining)|going to (?:join|try|do|start|sign)|wonder(?:ing)? (?:if|whether)|wish|tomorrow|coming soon|upcoming|"
    r"join (?:us|me|the|in)|sign(?:ed|ing)?[- ]?ups?|register|registration|kick(?:s|ed|ing)?[- ]?off|announc\w+|"
    r"we(?:'re| are| will be| have been)? (?:running|hosting|starting|launching|excited|organi[sz]ing)|i(?:'m| am) (?:hosting|running|organi[sz]ing)|"
    r"(?:is|are|was) (?:hosting|running|organi[sz]ing|hosted|organi[sz]ed)|(?:starts|begins|returns|opens|runs|ends|ended|started|began|launches)|is back|was (?:a|the) (?:great|good|fun|big)|"
    r"is (?:a|an) (?:great|fun|nice|good|yearly|annual|monthly|weekly|daily|month-long|community|challenge|event|wonderful)|(?:a|the) (?:community|event|challenge) (?:called|where|that|in which)|"
    r"how (?:it|to)|the rules|blogroll|webring|opml|list of|(?:pages?|posts|entries) tagged|participants|invent\w+|founded|creator|created by|"
    r"follow(?:ing)? (?:the|along)|favou?rite|subscrib\w+)"
)
_THIS = re.compile(
    r"(?:\b(?:this|here)(?:'s| is| was| has been| shall be| will be| makes| marks| counts as| being| concludes| completes| wraps up| ends| serves as)(?: also| still| just| actually| now)?"
    r"(?!\s(?:why|how|what|where|when|because|exactly|the reason|different|not|a list|the list|a recap|my recap|a retrospective|my retrospective|a review|"
    r"a roundup|a round-up|a link|the link|a summary|an announcement|a reminder|an invitation|a guide|the announcement|the roundup))"
    r"|\bthis (?:short |little |quick |blog |very )?(?:post|blog|entry|article|piece|essay|text|one|story|blogpost|page|poem|letter|reflection)\b"
    r"(?!\s(?:is )?(?:about|explains|announces|introduces|lists|collects|gathers|reviews|summari[sz]es|describes|answers? questions))"
    r"|\b(?:dies(?:er|es|e)? (?:ist|war|beitrag|post|artikel|text|eintrag)|dies ist|das (?:ist|war)|hier (?:ist|kommt)|voici|ceci est|c'est|ce billet|cet article|ce texte|cette note|"
    r"este? (?:es|post|texto|articulo|artigo|e)|esta (?:es|entrada|e)|esto es|questo (?:e|post|articolo|testo)|questa e|ecco|dit (?:is|was|stuk|bericht|artikel)|deze (?:post|blog|tekst)|"
    r"detta (?:ar|inlagg)|det har|dette (?:er|innlegget|indlaeg|indlæg)|ten (?:wpis|tekst|post)|to (?:jest|moj)|это|этот (?:пост|текст)|эта (?:запись|статья)|tama on|ez a|bu yazi)\b)[^.!?]{0,110}$"
)
_MY = re.compile(
    r"(?<!\bsee )(?<!\bread )(?<!\bin )(?<!\bcheck out )(?<!\bunlike )(?<!\bsince )(?<!\babout )\b(?:my|our|mein\w{0,2}|unser\w{0,2}|ma|mon|notre|mi|nuestr[oa]|mia|mio|minha|meu|mijn|min|mitt|mit|moj\w?|моя|мой|мое|мою)\s"
    r"(?:[\w'-]+\s){0,5}?(?:posts?|entry|entries|contribution|submission|piece|essay|answer|response|article|blog|blogpost|take|attempt|participation|story|reflection|"
    r"beitrag|teilnahme|antwort|billet|participacion|entrada|articolo|partecipazione|participacao|bijdrage|inlagg|bidrag|indlaeg|indlæg|innlegg|wpis|udzial|запись|пост|участие|"
    r"day|week|round|prompt)\b[^.!?]{0,50}$"
)
_FOR = re.compile(
    r"(?:\b(?:written|wrote|writing|posted|published|submitted|composed|drafted|penned|prepared|posting|publishing)\s(?:this\s|it\s|up\s)?(?:for|as|in response to|under)\b"
    r"|\bpart (?:of|in)\b|\b(?:entry|submission|contribution|offering|post|answer|response|reply)\s(?:for|to|in|from)\b|\bin (?:response|answer|reply) to\b|\b(?:prompted|inspired|sparked) by\b"
    r"|\bprompts? (?:from|of|for|in|by|over at|at)\b|\b(?:topic|theme|question|challenge|task|assignment)s? (?:of|for|from|in)\b|^\W*(?:written )?for\b|\bparticipat\w+ in\b|\b(?:take|taking|took) part (?:in|of)\b"
    r"|\bjoin(?:ing|ed) (?:in )?(?:on |with |for )?|\bcontinuing\b|\b(?:writing|blogging|playing|following|drawing) along (?:with|to)\b|\b(?:i'm|i am|we're|still|been) doing\b|\b(?:today's|this week's|this month's|this round's|this time's)\b"
    r"|\b(?:day|week|post|entry|round|part|prompt)\s(?:\S{1,12}\s){1,3}(?:of|for|in)\b|\bunder the (?:banner|umbrella)\b|\bcounts? (?:for|towards?|as)\b|\bthanks? (?:to|you) (?:for )?(?:the prompt)\b|\bcourtesy of\b"
    r"|\b(?:teil|beitrag|rahmen|anlasslich|eintrag|thema|aufgabe|antwort) (?:der|des|von|zu|zur|zum|fur|auf)\b|\bfait partie\b|\bdans le cadre\b|\bparticip\w+\b|\bforma parte\b|\bparte d\w{1,4}\b|\bfa parte\b|\bfaz parte\b|\bpara (?:el|la|o|a)\b|\bpour (?:le|la)\b|\bper (?:il|la)\b|\bno ambito\b"
    r"|\bonderdeel van\b|\bdeel van\b|\bin het kader\b|\ben del a[vf]\b|\bdel a[vf]\b|\bbidrag til\b|\bczesc\w*\b|\bw ramach\b|\bчасть\w*|\bв рамках\b|\bosa\b|\bдля\b)[^.!?]{0,60}$"
)
_AFTER = re.compile(
    r"^(?:\s(?:19|20)\d\d)?[\s,:(\-]{0,3}(?:challenge\s)?(?:prompt|entry|post|submission|day|week|round|part|wk|pt|number|no\.|#\s?\d|contribution|assignment|topic|theme|is here|continues|asks|asked|wants|this (?:week|month|round)|today|again)\b"
)
_THIS_AFTER = re.compile(
    r"\b(?:and|so|but)\s(?:this|here)(?:'s| is| was)\s(?:my|it|what|the|day|week|post|part|round|number|entry|\d)"
)
_SOMEBODY_DOES = re.compile(
    r"\W{0,3}(?!(?:this|here|it|its|it's|today|that|which|the|posts?|week|day|entry|part|my|our|another|an?|one|thanks|as|is|was|what|below|above|following)\b)"
    r"[\w'-]{2,30}\s(?:[\w'-]{2,20}\s)?(?!(?:is|as|this|was|has|thanks|posts|days|weeks|series|entries|ours)\b)[a-z]{2,20}s\s(?!of\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|my|mine|me|we|our|us)\b")
_PLAIN_WORDS = frozenset(
    [
        "a",
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
_LINE_WORDS = re.compile(r"\b(?:prompt|topic|theme|question|asks|asked|asking|wants|invites|here we go)\b")
_NOT_MINE = re.compile(
    r"^\W*(?!(?:it|this|that|today|here|now|there|tomorrow|what|which)\b)(?:my\s)?[\w-]+(?:'s|\sis|\sare|\swas)\s(?:already\s|now\s|still\s)?(?:on|at|in|doing|up to)\s"
    r"|\b(?:never (?:got|finished|made|wrote|did|reached)|not yet|still not|not done|not finished|not started|unfinished|got (?:as far as|past|to)|made it (?:to|past)|stuck (?:at|on|in)|will have to wait)\b"
    r"|\b(?!i\b|we\b|and\b|that\b|which\b|also\b|just\b|have\b|had\b|was\b|is\b|already\b)[a-z]{2,20}\s(?:wrote|posted|told|claimed)\b"
)
_DOUBTS = re.compile(
    r"\b(?:not|no|never|whether|if|should|would|could|might|may(?!'s)|maybe|perhaps|people|hashtag|timeline|reader|feed|feeds|met|talk(?:ed|ing)?|"
    r"coffee|run by|instead|wait|who|whom|what is|someone|somebody|they|she|he|him|her|them|out|over|dropped|stopp\w+|deserves?|luck|"
    r"with interest|go and|noise|until|ask(?:ed|s)? (?:whether|if|me))\b|n't\b"
)
_DOUBTS_BEFORE = re.compile(r"\b(?:call(?:ed|s)|between|because|about|through|envy|prefer\w*|like|love)\b")
_TAG_LINE = re.compile(r"\W{0,3}(?:tags?|tagged|category|categories|filed under|series|posted in|keywords)\b\W")
_CJK_SELF = re.compile(
    r"参加|參加|企画|挑戦|挑戰|挑战|お題|題目|一部|回目|第|この記事|本文|這篇|这篇|主題|主题|テーマ|참여|참가|챌린지|글은|주차"
)
_OTHER_CONTEXT = re.compile(
    r"^\W{0,3}(?:about (?:me|the author|this blog)|bio:)|^[\s\-*•·]*@?[\w .'-]{2,40}\s(?:shared|wrote|posted):?"
)


def standing(sentence: str, start: int, end: int, *, edge: bool, numbered: bool, link: bool = False) -> Standing:
    """What a name at [start, end) of a folded sentence amounts to.

    `edge`: it stands in the opening or closing words; `numbered`: an ordinal belongs to it; `link`: it is a link.
    """
    before, after = sentence[:start][-260:], sentence[end:][:120]
    if _NEGATED.search(before) or _NEGATED_AFTER.search(after):
        return "negated"
    if of_others(sentence, start, end):
        return "mention"
    if _THIS.search(before):
        return "sure"
    if _THIS_AFTER.search(after):
        return "sure"
    if _FLAVOURS.search(before) or (not numbered and _FLAVOURS.search(after[:80])):
        return "mention"
    if numbered:
        return _numbered(sentence, start, end, edge)
    if link:
        return "sure"
    if edge and _TAG_LINE.match(sentence):
        return "sure"
    if (
        _DOUBTS_BEFORE.search(before)
        or _DOUBTS.search(sentence[:start] + " " + sentence[end:])
        or _somebody_does(before, sentence)
    ):
        return "unsure"
    if _MY.search(before) or _FOR.search(before) or _AFTER.search(after) or _CJK_SELF.search(sentence):
        return "sure"
    return "sure" if edge and _like_a_line(sentence, start, end) else "unsure"


def _numbered(sentence: str, start: int, end: int, edge: bool) -> Standing:
    """A name with a number: whose it is must be said or be plain, else the date has to agree."""
    before, after = sentence[:start], sentence[end:]
    if _NOT_MINE.search(sentence) or _OTHER_ROUND.search(before) or _somebody_does(before, sentence):
        return "mention"
    said = _MY.search(before) or _WRITTEN.search(before) or _BEGINS.match(before) or _ENTRY_AFTER.match(after)
    if _HAD.match(after) and not _MY.search(before):
        return "likely"
    return "sure" if said or _CJK_SELF.search(sentence) or (edge and _plain(sentence, start, end)) else "likely"


_COUNTED = r"(?:[\w.#'/°-]{1,12}\s){0,3}?"
_WRITTEN = re.compile(
    r"\b(?:written|wrote|writing|posted|published|submitted|submitting|composed|posting|publishing|filed|counting|counts|entry|submission|contribution|answer|response|"
    r"part of|taking part|take part|participating|joining|linking up|playing along|prompted by|inspired by|brought to you by|my take|back for|back with|here for|on to|onwards|"
    r"squeezing in|hooray for|welcome (?:back )?to|hello from|greetings from|catching up|we're on|we are on|we have reached|we've reached|now (?:in|on)|done with|concludes?|complet\w+|finish\w*|"
    r"the prompt for|the theme of|the topic of|we were asked|i was asked|getting around to|reached|it's|it is|today is|that's|that was|so here we are|in this|with this|today's post|this (?:prompt|week|month|round|day|fortnight)'s post|"
    r"you have been reading|call this|declare this|consider this|this (?:fits|belongs)|or rather|(?:nearly|almost) (?:forgot|skipped|missed)|what follows is|on the)\b[^.!?;]{0,70}$"
)
_BEGINS = re.compile(
    rf"\W*(?:(?:for|right|phew|yes|so|and|now|hey|late|again|finally)\W+)?(?:the\s)?{_COUNTED}(?:of|for|in)?\s?(?:the\s|my\s|our\s)?#?$"
)
_ENTRY_AFTER = re.compile(
    r"(?:\s(?:19|20)\d\d)?[\s,:(|/-]{1,3}(?:challenge\s)?(?:entry|post|submission|day|week|round|part|wk|pt|number|no\.|#?\s?\d|prompt \d)\b"
)
_HAD = re.compile(r"\s(?:had|were|brought|gave|saw|has)\b")
_OTHER_ROUND = re.compile(
    r"^\W*(?:related|see also|previously|read next|next up|next|earlier|before|more|also read|from the archive|archive)\b\W"
    r"|\b(?:will be back|i will write|i'll write|hope to be|saving|as (?:i|he|she|they|[a-z]+) (?:said|wrote|promised|mentioned)|there were|there was|you (?:can|may|might) (?:find|remember)|link to|"
    r"some other time|story is for|in my (?:post|entry)|bought|cried|reading for|another time)\b[^.!?]{0,50}$"
)


def _somebody_does(before: str, sentence: str) -> bool:
    """A sentence about a third person and no word about oneself: `Roger uses a prompt of …`."""
    return _SOMEBODY_DOES.match(before) is not None and not _FIRST_PERSON.search(sentence)


_SOMEBODYS = re.compile(rf"(?:\b[^\W_]{{2,}}{_NOT_PERSON}'s|\b(?:her|his|their|your))\s(?:[\w'-]+\s){{0,2}}#?$")
_THEN_POST = re.compile(rf"\s(?:\w+\s)?{_POST}\b")


def of_others(sentence: str, start: int, end: int) -> bool:
    """Whether the words around a name speak of somebody else's post, or of an earlier edition."""
    before, after = sentence[:start][-260:], sentence[end:][:120]
    if _SOMEBODYS.search(before) and _THEN_POST.match(after):
        return True
    return bool(
        _OTHERS.search(before)
        or _OTHERS_AFTER.search(after)
        or _OTHER_CONTEXT.search(sentence)
        or _LAST_EDITION.search(before)
    )


def _like_a_line(sentence: str, start: int, end: int) -> bool:
    """Hardly more than the name and plain words; or the prompt is told."""
    rest = sentence[:start] + " " + sentence[end:]
    return _plain(sentence, start, end) or (len(sentence) <= 220 and _LINE_WORDS.search(rest) is not None)


def _plain(sentence: str, start: int, end: int) -> bool:
    """Beside the name only hashtags, numbers and words about posts and weeks."""
    rest = re.sub(r"#\w+|\d+|[^\w\s'-]", " ", sentence[:start] + " " + sentence[end:])
    words = [word.strip("'-") for word in rest.split()]
    return len(words) <= 12 and all(not word or word in _PLAIN_WORDS or not word.isascii() for word in words)
