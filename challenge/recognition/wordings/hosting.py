"""How the host of a round speaks, on any blog: another blogger puts out and sums up each. Folded.

A participant says who hosts (`hosted by …`); a host says `I`, calls for entries and sums up.
"""

from __future__ import annotations

from challenge.patterns import late

MINE = late(
    r"\blet us know how you (?:used|use|liked|got on with|handled|interpreted) (?:the|this|today's|our) (?:prompt|theme"
    r"|word|topic)\b|\b(?:share|post|leave|drop|paste) your (?:poems?|poetry|story|creations?|pieces?|haiku)"
    r"(?: \([^()]{1,40}\))?(?: [\w ]{1,20})? (?:in|below in) (?:the )?comments\b"
    r"|\bi(?:'ll| will)(?: also)? (?:post|publish|promote|compile|collect|share|gather)(?: and \w+)? (?:all (?:of )?"
    r"|every one of )?(?:your|the compiled|the collected|the submitted)"
    r" (?:responses|stories|poems|entries|contributions|submissions|pieces)\b"
    r"|\b(?:veroffentliche|sammle|poste) ich (?:\w+ ){0,3}(?:eure|alle eure) (?:texte|geschichten|beitrage)\b"
    r"|\bje (?:publierai|posterai|rassemblerai) (?:tous )?vos (?:textes|recits|participations|contributions)\b"
    r"|\b(?:publicare|recopilare) (?:todos )?(?:vuestros|sus) (?:textos|relatos|poemas)\b"
    r"|\b(?:pubblichero|raccogliero) (?:tutti )?i vostri (?:testi|racconti|contributi)\b"
    r"|\bpublicarei (?:todos )?os vossos (?:textos|contos|poemas)\b"
    r"|\bi announced (?:this|the)(?: new)? (?:carnival|challenge|round|theme|edition|prompt)\b"
    r"|\bwe(?:'re| are) back (?:from|with)\b|\bwillkommen zu (?:einer|eurer|unserer) (?:weiteren|neuen|nachsten)\b"
    r"|\b(?:is|was) the closing day\b|\b(?:your|the) (?:host|coordinator)\b[^.!?]{0,30}\bas we\b|\bwe do ask you\b"
    r"|\b(?:last week|this week|last month) (?:i|we) asked (?:you|if you)|\bvorige week vroeg ik\b"
    r"|\b(?:letzte|vergangene) woche (?:habe ich (?:euch )?gefragt|fragte ich)\b"
    r"|\bwelcome to the (?:week|round) #?\d+ of\b[^.!?]{3,60}\.\s+(?:for us|recent|let us|what a|last week|thank|we"
    r"|i would|the)\b"
    r"|\b(?:i|we)(?:'m| am|'re| are|'ll be| will be|'ve been| have been) hosting\b|\b(?:i|we)(?:'ll| will) host\b"
    r"|\bi(?:'m the)? host (?:this|the|it|again|now|here|for)\b|\b(?:this (?:week|month|round|time)|now) i host\b"
    r"|\bi hosted\b|\bletting me host\b"
    r"|\b(?<![\w,] )invitation (?:and (?:write-?\s?up|round-?\s?up|summary|recap) )?(?:from|by) [^\W_]"
    r"|\b(?:thrilled|happy|excited|proud|pleased|delighted|honou?red|glad|grateful|turn|honou?r|pleasure|privilege)"
    r" (?:to (?:be (?:able to |the |your )?)?|of )(?:host|invit|announc|(?<!turn to )present)\w*(?! that (?:i|we|my)\b)"
    r"|\bi(?:'ve| have)? (?:asked|encouraged|invited|challenged) (?:everyone|everybody|bloggers?|people|folks"
    r"|you all|you"
    r"|the community|participants|fellow)\b|\bi(?:'d| would) like (?:you )?to (?:know:|hear (?:from you|your)|invite)"
    r"|\b(?:i'd|i would) like to know\W*$|\b(?:trigger|hear|read|share) your (?:stories|thoughts|answers|posts)\b"
    r"|\bich (?:\w+ ){0,4}(?:ausgerichtet|gastgeber\w*|ausrichte)|\brichte ich (?:\w+ ){0,5}aus\b"
    r"|\bmeine[mn]? eroffnungsbeitrag"
    r"|\bj'(?:accueille|heberge|organise)\b|\bje vous propose (?:le|un) theme"
    r"|\b(?:alojo|acojo|organizo) (?:\w+ ){0,3}(?:edicion|carnaval)|\bse aloja (?:aqui|en este blog)"
    r"|\beste blog (?:acoge|aloja)"
    r"|\b(?:ospito|torna su questo blog|su questo blog l'edizione|ospitiamo)\b|\b(?:acolho"
    r"|organizo) (?:\w+ ){0,3}edicao"
    r"|\b(?:prowadze|goszcze) (?:\w+ ){0,3}(?:edycj|karnawal)\w*"
)
"""They host: worth two of the other cues."""
CALLS = late(
    r"\bmy prompt:|\bhere are the (?:\w+ )?prompts\b|\bon ?to the next (?:prompt|theme|challenge)\b"
    r"|\bfor those (?:of you )?(?:participating|taking part|joining(?: in)?) in our\b"
    r"|\bon (?:day|week) \w+,? you (?:wrote|made|drew|told|described)\b"
    r"|\bau plus tard (?:le|pour le) \d+|\bspatestens (?:bis )?(?:am|zum) \d+|\ba mas tardar el \d+|\bentro (?:e non"
    r" oltre )?il \d+|\bate ao dia \d+|\buiterlijk (?:op )?\d+|\bsenast den \d+|\bnajpozniej do \d+|\bне позднее \d+"
    r"|\bn'hesitez (?:surtout )?pas a (?:venir|participer|nous rejoindre|vous joindre|vous amuser)\b"
    r"|\b(?:no dudeis en|os animo a|animaos a|les animo a|no duden en) (?:participar|uniros|unirse)\b"
    r"|\bnon esitate a (?:partecipare|unirvi)\b|\bnao hesitem em participar\b|\baarzel niet om mee te doen\b"
    r"|\bzogert nicht,? mitzumachen\b|\btraut euch\b"
    r"|\b(?:publish|post|submit|send|email) (?:me )?(?:your|the|a) (?:blog )?(?:posts?|entry|entries|links?)\b"
    r"|\b(?:email|send|message) me\b.{0,20}\blinks?\b|\b(?:blog )?posts? must\b|\bput the link\b"
    r"|\b(?:link|tag|just post) your? (?:post|posts|story|poem|photo|entry)\b|\bcompose a post\b|\btoday's word is\b"
    r"|\bwrite a (?:post|story|poem) using\b|\brespond to (?:today's|this week's|this|the) (?:challenge|prompt)\b"
    r"|\bi will be posting\b|\byou(?:'ve| have) (?:got |time )?(?:until|till)\b"
    r"|\bihr habt (?:noch )?(?:zeit )?bis\b|\bvous avez jusqu\w*\b|\b(?:teneis|tienen|tenes) (?:tiempo )?hasta\b"
    r"|\bavete (?:tempo )?fino\b|\b(?:voces )?tem (?:tempo )?ate (?:o dia|domingo|sabado|amanha)\b"
    r"|\bjullie hebben (?:de tijd )?tot\b|\bni har (?:pa er )?till\b|\bdere har til\b|\bmacie czas do\b"
    r"|\bу вас есть (?:время )?до\b"
    r"|\b(?:each|every) (?:week|day|month) (?:i|we)(?: will|'ll)? (?:post|share|give)\b|\bvos envois\b|\b(?:nous"
    r"|je) vous propos\w+\b"
    r"|\bvous ecrivez un texte\b|\bbonne ecriture a tou\w+|\bos (?:ofrezco|propongo|dejo|espero)\b"
    r"|\bcrea un (?:microrrelato|relato|poema)\b"
    r"|\ben tu (?:creacion|texto|relato)\b|\bhabeis (?:compartido|participado)\b|\bconsulta las bases\b"
    r"|\bnachster termin\b|\bmit euch\b"
    r"|\bpingbacks?\b|\b(?:leave|drop|put|add|share) (?:a|the|your) (?:link|url|pingback)s?\b|\bplease (?:tag|link"
    r"|post|share)\b"
    r"|\bour (?:word |daily |weekly )?prompt (?:word )?(?:for|is)\b|\buse the (?:word|tag|prompt|hashtag)\b"
    r"|\bmr\.? linky\b|\binlinkz\b"
    r"|\bhere(?:'s| is| are) (?:your|the) (?:prompt|questions?|theme|word|challenge) (?:for|to)\b|\bthe rules are\b"
    r"|\b(?:dejad|dejadme|deja|dejar) (?:\w+ )?(?:el|tu|vuestro|los) enlaces?\b|\ba vos (?:plumes|claviers"
    r"|crayons)\b|\bvos (?:textes|participations)\b"
    r"|\bverlinkt (?:euren|eure|bitte)\b|\b(?:euren|deinen) (?:link|beitrag) (?:in den|im|unten) kommentar\w*"
    r"|\beste reto (?:\w+ ){0,3}consiste en\b"
    r"|\b(?:come on\W{1,2}|so,\s)?join in!|\b(?<!to )(?<!i )(?<!you )participate (?:each|every) (?:week|day|month)\b"
    r"|\bgood luck with this (?:week|month|round)(?:'s)? \w+\b"
    r"|\bwant to (?:be a )?host\b|\blink (?:back )?to this post\b|\blink up (?:at|your|below)\b"
    r"|\brules of the (?:hop|game)\b"
    r"|\b(?:write|post) an? (?:article|post|entry|piece) (?:based )?on the theme\b|\bplease write (?:something|a|an"
    r"|about)\b"
    r"|\b(?:word|prompt) reveal\b|\ball (?:of )?the submitted posts\b|\bwill be compiled\b|\bnext carnival\b"
    r"|\b(?:proceder aux|les) votes\b|\btextes suivants\b|\bzglasza(?:c|jcie)\b"
    r"|\bsubmissions? (?:received|are (?:now )?in|so far|below)\b"
    r"|\b(?:zglaszajcie|linkujcie|wrzucajcie)\b|\b(?:enviadme|enviadnos|enviame|publicad)\b"
    r"|\b(?:inviatemi|mandatemi|segnalate\w*)\b|\b(?:esperamos|aguardo) os vossos\b|\blancar o desafio\b"
    r"|\bdas (?:letzte|nachste|neue) thema [^.!?:]{0,40}lautet\b"
    r"|\bfreue mich auf (?:eure|ihre)\b|\bmacht mit\b|\benvoyez-moi\b|\b(?:deposez|laissez) (?:le|votre"
    r"|vos) liens?\b|\bracontez-nous\b|\bje publierai la liste\b|\bruszyl\w (?:\d+\. )?edycja\b"
    r"|\btrwa \d+\.? edycja\b"
)
SUMS = late(
    r"\ball (?:of )?you(?: \w+){0,3} who (?:wrote|wrangled|participated|took part|submitted|joined in|sent)\b"
    r"|\bwe had \d+ (?:\w+ )?(?:stories|poems|entries|responses|submissions|contributions|participants)\b"
    r"|\bi hope (?:everyone|everybody|you all|you've all) (?:has |have )?(?:gotten|got|enjoyed|had fun|liked)\b"
    r"|\b(?:congratulations|congrats) to (?:all(?! my)|everyone|everybody|our|the winners?)\b"
    r"|\bgluckwunsch an (?:alle|euch)\b|\bfelicitations a (?:tous|toutes|vous)\b|\b(?:enhorabuena|felicidades"
    r"|felicitaciones) a tod[oa]s\b|\bcomplimenti a tutt[ie]\b|\bparabens a tod[oa]s\b|\bgefeliciteerd allemaal\b"
    r"|\bgratulacje dla (?:wszystkich|was)\b|\bпоздравляем (?:всех|победителей)\b|\bmedallero\b"
    r"|\bmedalla de (?:oro|plata"
    r"|bronce)\b|\bsiete (?:mitici|fantastici|bravissimi|stati (?:mitici|bravi\w*|fantastici))\b"
    r"|\bi vostri (?:finali|contributi|racconti|incipit)\b"
    r"|\bihr (?:seid|wart) (?:grossartig|gro(?:ss|ß)artig|spitze|klasse|der wahnsinn)\b"
    r"|\bvous (?:etes|avez ete) (?:formidables|geniaux|supers?)\b"
    r"|\b(?:sois|habeis estado) (?:geniales|increibles|l[oa]s mejores)\b"
    r"|\bjullie (?:zijn|waren) (?:geweldig|fantastisch|toppers)\b"
    r"|\bgrazie a tutti (?:quanti|voi|i partecipanti)"
    r"|\bthank(?:s| you)(?: \w+)? for (?:your |the |all the )?contributions?\b|\blet us (?:all )?welcome\b"
    r"|\b\d+ (?:\w+ )?contributions from \d+\b|\b(?:well done|thank you),? team\b"
    r"|\bnew members?,|\bthis round-?\s?up\b"
    r"|\bthank(?:s| you) to (?:all|everyone|everybody)(?: \w+){0,3} (?:for (?:participat|tak|blogg|contribut|join)ing"
    r"|that (?:participated|took part|contributed|joined))\b"
    r"|\bha(?:n)? llegado a su fin\b|\bhan participado \d+\b"
    r"|\bwould like to thank \w+ \w+ for sharing\b|\bgreat success\b|\bje remercie (?:celles|tous|toutes|ceux)\b"
    r"|\b\d[\d,.]{0,9} (?:articles|posts|billets|[a-z]{0,12}blogueurs|beitrage|textos|entries|blog posts) (?:ont"
    r"|were|have been"
    r"|se sont"
    r"|wurden|se han)\b|\bde meesten van jullie\b|\bmost of you\b|\bin de reacties gaf\b|"
    r"\bthank(?:s| you) for (?:taking part|participating|joining in)\b|\bgracias por participar\b"
    r"|\bmerci d'avoir participe\b"
    r"|\bdanke (?:furs|fur das) mitmachen\b|\bgrazie per aver partecipato\b|\bobrigad[oa]s? por participar\w*\b"
    r"|\bif i(?:'ve| have)? missed (?:any|anyone|anybody|yours?|you|a)\b|\b(?:summary|round[- ]?up|recap"
    r"|wrap[- ]?up) (?:post"
    r"|of|on)\b"
    r"|\beveryone's (?:posts|contributions|entries)\b|\ball the (?:bloggers|participants|contributors)\b"
    r"|\b(?:i contributi|contributi (?:del mese|arrivati|ricevuti))\b|\bkamen (?:\w+ ){0,4}beitrage (?:\w+ )?zusammen\b"
    r"|\b(?:las|los) (?:contribuciones|aportaciones) (?:recibid|de)\w*|\bles participations (?:de|recues)\b"
)
TITLE = late(
    r"\b(?:summary|write[- ]?up|wrap[- ]?up|[a-z]{0,9}round[- ]?up|recap|abschluss\w*|eroffnungsbeitrag"
    r"|zusammenfassung|recapitulatif"
    r"|resumen"
    r"|riepilogo|resumo|samenvatting|podsumowanie|итоги)\b|まとめ|总结|總結|결산"
)


def hosting_score(low: str, title: str) -> int:
    """How much a post reads like its host's invitation or summary, on the scale of `organiser_score`."""
    told = [len({hit[0] for hit in words.finditer(low)}) for words in (CALLS, SUMS)]
    score = 2 * (MINE.search(low) is not None) + sum(min(count, 2) for count in told)
    return score + (1 if score and TITLE.search(title) else 0)


def calls_copied(low: str) -> int:
    """How much calls add to that score in a post whose author never says to be the host: fans copy them."""
    return 0 if MINE.search(low) else min(len({hit[0] for hit in CALLS.finditer(low)}), 2)


def hosting_cues(low: str) -> list[tuple[int, int]]:
    """Where these cues stand, each wording once and at most two of a kind, as many as count."""
    found: list[tuple[int, int]] = []
    for words in (MINE, CALLS, SUMS):
        places: dict[str, tuple[int, int]] = {}
        for hit in words.finditer(low):
            places.setdefault(hit[0], hit.span())
        found += list(places.values())[:2]
    return found
