"""How people begin a post that answers no prompt: they skip a round, point to others, count them. Folded.

Only titles and first sentences are looked at, of posts that carry a tag or a link and name no round.
"""

from __future__ import annotations

from collections.abc import Collection

from challenge.patterns import late

_PIECE = (
    r"(?:walk|post|posts|entry|prompt|prompts|story|poem|piece|text|theme|word|words|answer|writing"
    r"|beitrag|texte?|geschichte"
    r"|thema|billet|consigne|participation|texto|relato|entrada|tema|consigna|testo|racconto|traccia"
    r"|conto|desafio|stukje"
    r"|tekst|verhaal|bericht|opdracht|inlagg|bidrag|amne|indlaeg|innlegg|emne|wpisu?|tekstu|tematu|yazi"
    r"|konu|tulisan)"
)
SKIPS = late(
    r"\bno \w+ (?:for you from me|from me (?:this|today))\b|"
    rf"^\W*no (?:\w+ )?(?:this|today|for (?:me|now)|from me|tonight)\b|\b(?:no|nothing)(?: new)?(?: {_PIECE})?"
    r" (?:from me|for you|to show|this (?:week|month|round|time|fortnight|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday)|today)\b"
    r"|\bi(?:'ve|'m| have| am)? (?:had to |decided to |going to )?(?:packed|packing|pack) it in\b"
    r"|\bi(?:'ve| have|'m| am|'ll)? (?:had to |have to |decided to |going to )?(?:stop(?:ped|ping)?|quit(?:ting)?)"
    r" (?:doing|writing for|taking part)\b|\b(?:drop(?:ped|ping) out|bow(?:ed|ing) out|throwing in the towel)\b"
    r"|\b(?:i'm |i am |i'll |am )(?:skip(?:ping)?|sit(?:ting)?)(?: \w+)? (?:out|this|today)\b"
    r"|\b(?:i|we)(?:'m| am|'re| are) (?:having|taking) (?:an? )?(?:\w+ )?(?:(?:week|month|day|round"
    r"|fortnight) off|break)\b"
    rf"|\b(?:diese woche|diesen monat|heute|diesmal)(?: \w+){{0,3}} (?:kein\w{{0,2}} {_PIECE}|nichts von mir)"
    rf"|\bkein\w{{0,2}} {_PIECE} (?:diese|diesen|heute|von mir)|\b(?:setze|pausiere) (?:\w+ ){{0,3}}aus\b"
    rf"|\bich bin raus\b"
    rf"|\bpas d[e'] ?{_PIECE} (?:cette|aujourd|pour|ce)|\brien (?:a \w+ )?cette (?:semaine|fois)"
    rf"|\bje passe mon tour"
    rf"|\b(?:j'abandonne|j'arrete|je jette l'eponge)|\b(?:esta semana|este mes|hoy) no (?:hay|traigo|toca|escribo"
    rf"|participo)|\bno hay {_PIECE}|\b(?:me retiro|lo dejo|tiro la toalla)\b|\b(?:questa settimana"
    rf"|questo mese|oggi)"
    rf" (?:niente|nessun\w?|salto|non (?:scrivo|partecipo|c'e))|\bniente {_PIECE}|\b(?:mi ritiro|getto la spugna)\b"
    rf"|\b(?:esta|essa) semana (?:nao (?:tem|tenho|teve|vai)|sem|nada)|\bhoje nao tem\b"
    rf"|\bsem {_PIECE} (?:hoje|essa|esta)"
    rf"|\b(?:desisti d|joguei a toalha)|\b(?:deze week|deze maand|vandaag) (?:geen|niets)"
    rf"|\bgeen {_PIECE} (?:deze|vandaag)"
    r"|\bik (?:stop (?:ermee|met)|sla (?:\w+ ){0,3}over)\b"
    rf"|\b(?:den har veckan|i ?dag) (?:blir det )?(?:inget|ingen|inga)\b|\binget att komma med\b"
    rf"|\b(?:inget|ingen) {_PIECE}"
    r" (?:den har|i ?dag|fran mig)|\bjag (?:hoppar (?:over|av)|star over|slutar)\b"
    rf"|\b(?:denne uken|denne uge|i dag) (?:blir det |bliver det )?(?:ingen|intet|ikke noe)\b"
    rf"|\bingen {_PIECE} (?:denne|i dag)"
    r"|\bjeg (?:star over|springer over|hopper over|gir meg|stopper)\b"
    rf"|\b(?:w tym tygodniu|dzis\w*) (?:nic|nie ma|bez)\b|\b(?:bez|nie ma) {_PIECE} (?:w tym|dzis)"
    rf"|\b(?:odpuszczam|rezygnuje)\b"
    r"|(?:на этой неделе|сегодня) (?:без|ничего|не будет|нет) |\b(?:пропускаю|сдаюсь|выбываю)\b"
    r"|(?:цього тижня|сьогодні) (?:без|нічого)"
    r"|\bbu (?:hafta|ay) (?:\w+ )?(?:yok|yazamadim|yazmadim|yazmiyorum)|\b(?:birakiyorum|pes ettim)\b"
    r"|\b(?:minggu|hari) ini (?:tidak|tak|libur)|\btidak ada tulisan|\bsaya (?:berhenti|menyerah)\b"
    r"|今週は(?:お休み|休み|書けません)|今回はお休み|お休みします|이번 ?주는 (?:쉽니다|쉬어|쉬기|없)|그만두기로"
    r"|\bj'ai (?:du |decide de |decide d'y )?renonc\w+|\bje (?:n'ai pas participe|ne participe pas|renonce)\b"
    r"|\bhad to (?:give up|pull out|bow out|sit out)\b|\b(?:musste|muss) ich (?:\w+ ){0,3}(?:aussetzen|verzichten"
    r"|passen)\b"
    r"|\bho dovuto rinunciare\b|\bhe tenido que renunciar\b|\btive de desistir\b"
    r"|\bmine will have to wait\b|\b(?:this week|diese woche|cette semaine|esta semana|questa settimana"
    r"|essa semana|deze week"
    r"|den har veckan|denne ug?k?en?|w tym tygodniu|на этой неделе|цього тижня|bu hafta"
    r"|minggu ini)[^.!?]{0,25}\b(?:couldn't"
    r"|didn't manage|nicht geschafft|pas (?:reussi|eu le temps)|no (?:he podido|pude|consegui)"
    r"|non (?:sono riuscit|ce l'ho)"
    r"|nao (?:consegui|pude|deu)|niet gelukt|hann (?:jag )?inte|rakk (?:jeg )?ikke|nie (?:udalo|zdazyl)"
    r"|не (?:успел|смог|получилось)"
    r"|не (?:встиг|зміг)|yazamadim|tidak sempat)"
    r"|\b(?:lasse?|lassen) (?:\w+ ){1,4}aus\b|\b(?:diesmal|diese woche|diesen monat) (?:\w+ ){0,3}(?:passe"
    r"|aussetzen|pause)\b"
    r"|\b(?:je (?:saute|passe)) (?:\w+ )?(?:cette|ce|mon)\b|\b(?:cette semaine|cette fois|ce mois),? je (?:passe"
    r"|saute)\b"
    r"|\b(?:esta (?:semana|vez)|este mes|hoy),? (?:paso|me lo salto|descanso)\b|\bme salto (?:esta|este)\b"
    r"|\b(?:questa (?:settimana|volta)|questo mese|oggi),? (?:passo|riposo)\b|\bsalto (?:questa|il turno|un giro)\b"
    r"|\b(?:es[st]a semana|este mes|hoje|desta vez),? (?:eu )?(?:passo|pulo|descanso)\b|\bpulo (?:es[st]a|o)\b"
    r"|\b(?:deze (?:week|keer|maand)|vandaag) (?:sla|pas) ik\b|\b(?:den har veckan|den har gangen|i ?dag) (?:hoppar"
    r"|star|passar) jag\b"
    r"|\b(?:denne uken|denne uge|denne gangen?) (?:hopper|star|passer|springer) jeg\b|\b(?:tym razem"
    r"|w tym tygodniu) (?:pas\w*|odpuszczam)\b"
    r"|(?:на этой неделе|в этот раз|сегодня) (?:я )?(?:пас|пропускаю|отдыхаю)|\bbu (?:hafta|sefer|kez) (?:pas"
    r"|es) (?:geciyorum|gectim)\b"
    r"|本[周週](?:没有|沒有|休息|停更|不写|不寫)"
)
POINTS = late(
    r"\b(?:this is|here(?:'s| is| are)) my (?:set|list|collection|index|archive) of (?:\w+ )?(?:entries|posts|answers"
    r"|solutions)\b|"
    r"\b(?:point|send) (?:you|people) (?:at|to|towards?)\b|\bif you haven't (?:already |yet )?read\b"
    r"|\bgo (?:and |on, )?read\b"
    r"|\bi(?:'ve| have) been reading (?:round|around|through|everyone|the (?:other|rest))"
    r"|\bwhat (?:everybody|everyone"
    r"|(?:the )?others?|other people|the rest)(?: else)?(?:'s|'ve| has| have| of us)? (?:made|wrote"
    r"|written|did|said|been)"
    r"|\b(?:posts|entries|stories|pieces|answers) (?:i(?:'ve)? (?:liked|loved|enjoyed)|by (?:others"
    r"|other people|everyone))"
    r"|\bas follows\W*$|\b(?:lest|lies) (?:\w+ ){0,3}(?:bei|mal|unbedingt|doch)\b|\blese(?:tipps?|empfehlung\w*)\b"
    r"|\bwas (?:die )?anderen? (?:\w+ ){0,2}(?:geschrieben|gemacht|schreiben)|\b(?:mochte|will|wollte"
    r"|kann) (?:euch|ich euch)"
    r" (?:\w+ ){0,4}(?:empfehlen|hinweisen|hinschicken|verlinken|zeigen)|\bempfehle ich\b"
    r"|\b(?:allez|courez|filez) (?:\w+ )?lire\b|\bsi vous n'avez pas (?:encore )?lu|\bce que les autres\b"
    r"|\bje vous (?:recommande|conseille)"
    r"|\bsi no (?:habeis|han|has) leido|\b(?:id|vayan|corred|corran|ve) (?:\w+ )?(?:a leer|corriendo)"
    r"|\blo que (?:han escrito"
    r"|escribieron|escriben) (?:los|las) (?:demas|otr[oa]s)|\b(?:os|les|te) recomiendo"
    r"|\bse non (?:avete|hai|l'avete) (?:ancora )?letto|\b(?:andate|correte|vai) (?:\w+ )?a leggere"
    r"|\b(?:vi|ti) consiglio|\bcosa hanno"
    r" (?:scritto|fatto) gli altri|\bse (?:voces? )?(?:ainda )?nao (?:leram|leu)|\b(?:vao|corram"
    r"|corre) (?:\w+ )?ler\b|\brecomendo"
    r"|\bo que (?:os outros|as outras)|\bnog niet (?:hebt |hebben |heeft )?gelezen"
    r"|\bga (?:\w+ ){0,3}lezen|\bleestips?\b|\bwat (?:de )?anderen\b"
    r"|^\W*(?:two|three|four|five|six|some|a few|the ones|posts|things) (?:\w+ )?i(?:'ve)? (?:liked"
    r"|loved|enjoyed|read)\b"
    r"|\b(?:die mir (?:\w+ )?gefallen|qui m'ont plu|que (?:mas )?me (?:gustaron|han gustado)"
    r"|che mi sono piaciut\w|de que (?:mais )?gostei"
    r"|die ik mooi vond|som jag (?:gillade|tyckte om)|som jeg likte|ktore mi sie (?:spodobal"
    r"|podobal)\w*|begendiklerim|yang saya suka)"
    r"|котор\w+ мне понравил\w+|好きだった記事|좋았던 글"
    r"|\btipsa om\b|\blastips\b|\blaser andras\b|\bvad (?:de )?andra\b|\b(?:anbefale|tipse om)\b"
    r"|\b(?:lese|laese|læse)tips?\b|\bhva de andre"
    r"|\bpolecam\b|\bprzeczytajcie\b|\bco napisali inni|\bjesli (?:jeszcze )?nie czytali"
    r"|если (?:вы )?(?:еще )?не читали|\bсоветую"
    r"|\bрекомендую|\bпочитайте|написали другие|якщо (?:ви )?(?:ще )?не читали|\bраджу"
    r"|\bokumadiysaniz|\b(?:tavsiye|oneri)\w*|\bmutlaka okuyun|\bbaskalari ne yaz|\b(?:kalau"
    r"|jika) (?:kalian )?belum (?:mem)?baca"
    r"|\brekomendasi|\byang lain tulis|読んでみて|おすすめ|みなさんの記事|ほかの人の|他の人の"
    r"|추천합|추천해|읽어 ?보세요|다른 분들|推荐|推薦|(?<![让請请])大家[写寫]"
)
WRITTEN = (
    r"(?:posts?|stories|entries|submissions|contributions|participants|bloggers|textos|relatos|entradas"
    r"|beitrage|texte"
    r"|geschichten|teilnehmer\w*|billets|textes|recits|testi|racconti|partecipanti|contos|postagens"
    r"|participantes|verhalen"
    r"|inzendingen|deelnemers|stukjes|inlagg|bidrag|texter|deltaga?re|indlaeg|innlegg|tekster|deltakere"
    r"|tekstow|teksty|wpisy|opowiadania|wpisow"
    r"|uczestnikow|opowiadan|текстов|записей|рассказов|участников|постов|текстів|yazi|katilimci|tulisan|peserta"
    r"|personas (?:de|que)|of you\b|of us (?:wrote|took))"
)
MANY = late(
    rf"(?<![\w.,:])(?P<many>\d{{2,4}})\s(?:\w+\s)?{WRITTEN}(?![^\W_])|\b(?:participaron|ont participe"
    rf"|haben mitgemacht|hanno partecipato"
    r"|participaram|wzielo udzial|приняли участие|katildi\b|ikut serta)|\d+(?:名|人)(?:の方)?が参加"
    r"|\d+명이 참여|\d+(?:人|位)参[加与]"
    r"|\bon behalf of\b|\bwho's (?:up for|in for)\b|\bput your name\b|\bim namen des\b"
    r"|\bau nom de l'(?:equipe|organisation)\b|\ben nombre del? (?:equipo|organizacion)\b"
)
_ASIDE = """
news newsletter neuigkeiten nachrichten noticias actualites notizie novidades nieuws nyheter nyheder
aktualnosci новости новини haberler haber berita お知らせ ニュース 공지 공지사항 소식 公告 通知 organizers
organisers organizer organiser organizing organising orga organisatorisches organisation organisateurs organizadores
organizacion organizzazione organizacao organisatie arrangorer arrangor organizacja организаторы организация
організатори organizasyon duzenleme penyelenggara 運営 운영 주최 主办 admin administrivia housekeeping announcement
announcements ankundigung ankundigungen annonce annonces anuncio anuncios annunci avvisi avisos aviso aankondiging
aankondigingen meddelande ogloszenia ogloszenie анонс анонсы объявления оголошення duyuru duyurular pengumuman recap
roundup wrapup riepilogo recapitulatif samenvatting sammanfattning podsumowanie итоги підсумки ozet rangkuman まとめ
linklove linktipps linkliebe lasetips lastips lesetipps lesetipp leseempfehlung readingtips recommendations
recommended empfehlungen recommandations recomendaciones recomendados recomendacoes raccomandazioni consigliati
consiglidilettura leestips aanbevelingen anbefalinger polecam polecane polecajki рекомендации советую рекомендаціі
oneriler oneri rekomendasi おすすめ 추천 推荐 推薦 results winners gewinner ganadores gagnants vincitori resultados
wyniki
"""
_ASIDE_TAGS = frozenset(_ASIDE.split())


def turns_away(sentence: str, own_numbers: Collection[int]) -> bool:
    """Whether a title or first sentence skips a round, points to other people's posts or counts them.

    `own_numbers` are those of the challenge's own name: `60 Posts By Lamplight` counts nothing.
    """
    if SKIPS.search(sentence) or POINTS.search(sentence):
        return True
    return any(not hit["many"] or int(hit["many"]) not in own_numbers for hit in MANY.finditer(sentence))


def is_aside(tag: str) -> bool:
    """Whether a squashed tag is that of news, of the organizers, or of reading tips."""
    return tag in _ASIDE_TAGS
