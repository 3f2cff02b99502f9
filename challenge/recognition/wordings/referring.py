"""How people refer to another post of their own, to what is yet to come, or to the calendar of a challenge. Folded."""

from __future__ import annotations

from challenge.patterns import late
from challenge.recognition.numbers.calendar_words import LONG_MONTHS, WEEKDAYS
from challenge.recognition.numbers.word_tree import any_of
from challenge.recognition.wordings.participation import OF_ONESELF

EARLIER_POST = late(
    r"\b(?:after|since|following) my (?:\w+ )?(?:post|entry|article|piece|story)\b[^.!?]{0,40}$"
    r"|\bfollow(?:ing)?[- ]?up (?:on|to|for)\b[^.!?]{0,30}$|\b(?:readers?|comments?|questions?) (?:of|on|about|to"
    r"|under) my"
    r"\b[^.!?]{0,20}$|\bnach meinem (?:\w+ )?(?:beitrag|post|text|artikel)\b[^.!?]{0,40}$"
    r"|\bapres mon (?:\w+ )?(?:billet|texte|article)\b[^.!?]{0,40}$|\b(?:despues de|tras) mi (?:\w+ )?(?:entrada"
    r"|texto|post)"
    r"\b[^.!?]{0,40}$|\bdopo il mio (?:\w+ )?(?:post|testo|articolo)\b[^.!?]{0,40}$"
    r"|\bdepois d[oa] (?:meu|minha) (?:\w+ )?(?:post|texto|artigo)\b[^.!?]{0,40}$"
    r"|\bna mijn (?:\w+ )?(?:bericht|post|stukje)\b[^.!?]{0,40}$|\befter (?:mitt|mit) (?:\w+ )?(?:inlagg|innlegg"
    r"|indlaeg)"
    r"\b[^.!?]{0,40}$|\bpo moim (?:\w+ )?(?:wpisie|tekscie)\b[^.!?]{0,40}$|\bпосле моего (?:\w+ )?(?:поста"
    r"|текста)\b[^.!?]{0,40}$"
    r"|\b(?:in|as in|from|see) (?:my |our |a |the )?(?:very )?(?:last|recent|previous|earlier|latest|older|former)"
    r" (?:blog ?)?(?:posts?|entry|article|piece|one)\b[^.!?]{0,40}$"
    r"|\b(?:im|in meinem|in einem|in unserem) (?:letzten|vorigen|vorherigen|fruheren|jungsten) (?:beitrag|post|artikel"
    r"|text|eintrag)\b[^.!?]{0,40}$"
    r"|\bdans (?:mon|un|notre|le) (?:(?:dernier|precedent|recent) (?:billet|article|texte|post)|(?:billet|article|texte"
    r"|post) (?:precedent|d'avant))\b[^.!?]{0,40}$"
    r"|\ben (?:mi|una|la|nuestra|el|un) (?:(?:ultim[oa]|anterior|reciente) (?:entrada|post|articulo|texto)"
    r"|(?:entrada|post"
    r"|articulo|texto) (?:anterior|pasad[oa]|reciente))\b[^.!?]{0,40}$"
    r"|\bnel(?:l'| mio | nostro |lo )(?:(?:ultimo|precedente|scorso|recente) (?:post|articolo|testo|pezzo)|(?:post"
    r"|articolo|testo|pezzo) (?:precedente|scorso))\b[^.!?]{0,40}$"
    r"|\bn(?:o|a|um|uma)(?: meu| minha| nosso)? (?:(?:ultim[oa]|anterior|recente) (?:post|texto|artigo|postagem)"
    r"|(?:post"
    r"|texto|artigo|postagem) (?:anterior|passad[oa]))\b[^.!?]{0,40}$"
    r"|\bin (?:mijn|een|het|ons) (?:vorige|laatste|eerdere|recente) (?:bericht|post|blog|stukje|artikel)\b[^.!?]{0,40}$"
    r"|\bi (?:mitt|det|ett|mit|et|vart) (?:forra|senaste|tidigare|forrige|siste|sidste|tidligere) (?:inlagg|innlegg"
    r"|indlaeg|indlæg)\w{0,3}\b[^.!?]{0,40}$"
    r"|\bw (?:moim )?(?:ostatnim|poprzednim|wczesniejszym) (?:wpisie|poscie|tekscie)\b[^.!?]{0,40}$"
    r"|\bв (?:мо[её]м )?(?:прошлом|предыдущем|последнем|недавнем) (?:посте|тексте|рассказе)\b[^.!?]{0,40}$"
    r"|\b(?:у|в) (?:мо[єе]му )?(?:минулому|попередньому|останньому) (?:дописі|пості|тексті)\b[^.!?]{0,40}$"
    r"|\b(?:onceki|son|gecen) yazimda\b[^.!?]{0,40}$|\bdi tulisan (?:sebelumnya|terakhir|kemarin)\b[^.!?]{0,40}$"
)
"""Before a name: `In my recent post for …`."""
_WHEN = (
    rf"(?:{any_of(WEEKDAYS)}|{any_of(LONG_MONTHS)}|\d{{1,2}}|today|tonight|tomorrow|midnight|soon|now|heute|morgen"
    r"|mitternacht|aujourd'hui|demain|ce soir|minuit|hoy|manana|medianoche|oggi|domani|stasera|mezzanotte|hoje|amanha"
    r"|meia-noite|vandaag|vanavond|middernacht|i ?dag|i morgon|i morgen|ikvall|dzis\w*|jutro|сегодня|завтра"
    r"|сьогодні|bugun|yarin|hari ini|besok)"
)
_TURNS = (
    r"(?:closes?|opens?|ends?|starts?|begins?|finish(?:es)?|runs? (?:until|till|to)|is (?:due|closing|opening|ending)"
    r"|endet|schlie(?:ss|ß)t|startet|beginnt|lauft (?:\w+ )?bis|geht (?:\w+ )?(?:bis|los|zu ende)"
    r"|se termine|finit|ferme|commence|demarre|dure jusqu\w*"
    r"|cierra|termina|acaba|empieza|comienza|abre|chiude|finisce|comincia|inizia|apre|scade|fecha|comeca|encerra"
    r"|sluit|eindigt|begint|loopt (?:\w+ )?tot|stanger|slutar|borjar|startar|lukker|slutter|begynn?er|starter"
    r"|konczy sie|zamyka sie|zaczyna sie|trwa do|заканчивается|закрывается|начинается|закінчується|починається"
    r"|bitiyor|kapaniyor|basliyor|ditutup|berakhir|dimulai|zarul|kezdodik|vegzodik|konci|zacina|paattyy|alkaa)"
)
_MOVES = (
    r"(?:(?:moves|is moving) (?:on )?(?:to|into)|geht (?:\w+ )?(?:weiter mit|uber zu)|passe (?:a|au)|pasa (?:a|al)"
    r"|passa (?:al?|alla|para)|gaat (?:\w+ )?(?:over op|verder met)|gar (?:\w+ )?vidare (?:till|med)"
    r"|gar (?:\w+ )?videre (?:til|med)|przechodzi do|переходит к|переходить до)"
)
_STANDS = (
    r"(?:is|are) (?:now |still |already )?(?:up|online|live|open|due|announced|out)|ist (?:jetzt |nun "
    r"|noch )?(?:online|offen|da)"
    r"|est (?:ouverte?|en ligne|lancee?)|(?:ya |aun )?esta (?:abiert[oa]|en marcha)|e (?:apert[oa]|online|uscit[oa])"
    r"|(?:ja |ainda )?esta (?:abert[oa]|no ar)|(?:staat|is) (?:nu |nog )?(?:open|online)|ar (?:nu )?(?:oppen|oppet"
    r"|igang)"
    r"|er (?:na |nu )?(?:apen|apent|aben|i gang)|(?:jest|juz jest) otwart[aey]|открыт[ао]?|відкрит[ао]?"
)
_CALENDAR = late(
    rf"(?:[^.!?,;:]{{0,40}}?|[^.!?;:]{{0,24}}?)\b(?:{_MOVES}\b|(?:{_STANDS}))\b"
    rf"|(?:[^.!?,;:]{{0,40}}?|[^.!?;:]{{0,24}}?)\b{_TURNS}\s(?:[^\s.!?,;]{{1,8}}\s){{0,3}}{_WHEN}(?![^\W_])"
)
_REMINDS = late(
    r"\b(?:reminder|don't forget|do not forget|(?:still|plenty of) time (?:for|to|left)|last (?:call|chance)|deadline"
    r"|nicht vergessen|vergesst nicht|erinnerung|noch (?:bis|zeit)|einsendeschluss|rappel|n'oubliez pas|encore le temps"
    r"|date limite|recordatorio|no (?:os |se )?olvid\w+|(?:aun|todavia) (?:hay|queda) tiempo|fecha limite|promemoria"
    r"|non dimenticate|c'e ancora tempo|scadenza|lembrete|nao (?:se )?esquec\w+|ainda (?:da|ha) tempo|prazo|herinnering"
    r"|vergeet niet|nog tijd|paminnelse|glom inte|pamindelse|husk|glem ikke|przypomnienie|przypominam\w*"
    r"|nie zapomnijcie|hatirlatma|unutmayin|pengingat|jangan lupa)\b|напоминани|напоминаю|не забудьте|нагадую|дедлайн"
)


def tells_calendar(sentence: str, end: int) -> bool:
    """Whether a name ending there opens, closes or moves on at some time, and its sentence says nothing of oneself.

    `Lantern Writing week 5 closes on Sunday night`, `Don't forget Lantern Writing week 5`.
    """
    if OF_ONESELF.search(sentence) is not None:
        return False
    return _CALENDAR.match(sentence, end) is not None or _REMINDS.search(sentence) is not None


TAKES_PART = late(
    r"\b(?:i'm|i am|i've been|we're|we are) (?:\w+ )?(?:participating|taking part|joining|playing along) (?:in|with)\b"
    r"|\bich (?:mache|nehme) (?:\w+ ){0,2}(?:bei|beim|an der|am)\b|\bich (?:mitmache|teilnehme) (?:bei|beim|an)\b"
    r"|\bich (?:bei|beim|an der|am)\b|\bje participe (?:a|au|aux)\b|\bparticipo (?:en|n[oa]|d[oa])\b"
    r"|\b(?:estoy|estou) participando (?:en|n[oa])\b|\b(?:partecipo|sto partecipando) (?:al?|alla|all')"
    r"|\bik (?:doe )?mee(?:doe)? (?:aan|met)\b|\bjag (?:ar med|deltar) i\b|\bjeg (?:er med|deltar|deltager) (?:i|pa)\b"
    r"|\bbiore udzial w\b|\bучаствую в\b|\bберу участь (?:у|в)\b"
)
"""Right before a name: one's own, now."""
COMING = late(
    r"\b(?:i|we)(?:'ll| will|'m going to| am going to) (?:\w+ )?(?:post|publish|share|upload|put up)\b"
    r"|\bwerde (?:ich )?(?:[^\s.!?]+ ){0,8}(?:posten|veroffentlichen|hochladen|nachreichen)\b"
    r"|\bje (?:publierai|posterai|mettrai|vais (?:publier|poster|mettre))\b|\b(?:publicare|subire|voy a (?:publicar"
    r"|subir))\b"
    r"|\b(?:pubblichero|postero|caricero)\b|\b(?:publicarei|postarei|vou (?:publicar|postar))\b"
    r"|\b(?:zal|ga) ik (?:[^\s.!?]+ ){0,8}(?:plaatsen|posten|publiceren)\b"
    r"|\bjag (?:ska|kommer att) (?:[^\s.!?]+ ){0,3}(?:posta|publicera|lagga upp)\b"
    r"|\bjeg (?:skal|vil) (?:[^\s.!?]+ ){0,3}(?:poste|publisere|udgive|legge ut|laegge)\b"
    r"|\b(?:opublikuje|wrzuce)\b|\b(?:опубликую|выложу|опублікую|викладу)\b|\b(?:yayinlayacagim|paylasacagim)\b"
    r"|\bakan (?:saya )?(?:memposting|mengunggah|menerbitkan)\b"
)
"""What will be posted is not in this post."""
