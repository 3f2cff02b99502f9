"""The sentences that are stored in English and said again on pages in the site's language: data alone.

The ledger keeps the reasons of verdicts, `feeds.json` why a feed failed. What stands in the places of a sentence is
told by `challenge.pages.told`.
"""

N_ = str  # says nothing but that a message belongs into the catalogues

# why a post may be no answer at all
AGAINST = (
    N_("It may be about another post: it names %(rounds)s, but its date speaks for round %(number)s."),
    N_("It may only look ahead: it was published on %(day)s, long before the opening of %(rounds)s."),
    N_("The text says that it does not belong: “%(quote)s”."),
    N_("But the text also says “%(quote)s”."),
    N_("It may only speak of the challenge: “%(quote)s”."),
    N_("But the text may only speak of the challenge: “%(quote)s”."),
    N_("But it may be no answer to the challenge: “%(quote)s”."),
    N_("But by its tag “%(quote)s” it may be no answer to the challenge."),
    N_("Its title names the whole event, and nothing in the post names one of its days."),
    N_("It reads like an announcement or a roundup of the challenge."),
    N_("It reads as an announcement or a roundup of the challenge, not as an answer to it."),
    N_("Its title reads like an announcement, a list or a look back: “%(quote)s”."),
    N_("It names another challenge, or another edition of this one: “%(quote)s”."),
    N_("The blog has several authors and this post names none."),
)

# why a post was judged as it was
REASONS = (
    # a file's line Prompt
    N_("The post's file was sent to this season without naming a prompt."),
    N_("The post's file says “Prompt: %(quote)s”."),
    N_("The file holds neither a text nor a Link to one."),
    # what names a round
    N_("It links to %(rounds)s: “%(quote)s”."),
    N_("The text says “%(quote)s”: %(rounds)s."),
    N_("Its tag “%(quote)s” names %(rounds)s."),
    N_("Its title says “%(quote)s”: %(rounds)s."),
    N_("Its address says “%(quote)s”: %(rounds)s."),
    N_("Its title takes up the prompt “%(quote)s”: %(rounds)s."),
    N_("The text takes up the prompt of %(rounds)s: “%(quote)s”."),
    N_("The text says “%(quote)s”."),
    N_("Its tag says “%(quote)s”."),
    N_("Its title says “%(quote)s”."),
    N_("Its address says “%(quote)s”."),
    N_("Round %(numbers)s never took place."),
    N_("Rounds %(numbers)s never took place."),
    N_("This season has no %(rounds)s."),
    N_("“%(quote)s” may count the rounds, or the days since the season began: then it means round %(number)s."),
    N_("“%(quote)s” may count the rounds, or the weeks since the season began: then it means round %(number)s."),
    N_("“%(quote)s” may count the rounds, or the months since the season began: then it means round %(number)s."),
    N_("It speaks of round %(number)s or of a later one, but its date speaks for round %(open)s."),
    N_("It says that it comes late, but not for which round."),
    N_("It speaks of an earlier round, and the date does not tell which."),
    # what names the season
    N_("It carries the tag “%(quote)s”."),
    N_("Its title names the challenge: “%(quote)s”."),
    N_("Its address names the challenge: “%(quote)s”."),
    N_("It links to the challenge: “%(quote)s”."),
    N_("The text names the challenge: “%(quote)s”."),
    N_("It links to “%(quote)s”, which goes by the same name."),
    N_("By its date it belongs to %(titles)s, of the same name."),
    N_("The same name is used by %(titles)s, and the date does not tell which is meant."),
    # what speaks against it
    *AGAINST,
    N_("It was written by “%(quote)s”, not by this member."),
    N_("This is a comment from a comments feed, not a post."),
    N_("This page is the challenge's own announcement: “%(quote)s”."),
    N_("This is a page of the challenge's own site: “%(quote)s”."),
    # what its date says
    N_("Published before the opening of %(rounds)s, which it names."),
    N_("Published on %(day)s, while round %(number)s was open."),
    N_("Published on %(day)s; round %(number)s was the last to close before."),
    N_("Published on %(moment)s; round %(number)s closed on %(end)s (%(zone)s)."),
    N_("Published on %(day)s, before the season began."),
    N_("Published on %(day)s, after the season had ended."),
    N_("Published on %(day)s, while no round was open."),
    N_("Published on %(day)s, while %(number)s rounds were open."),
    N_("Published on %(day)s; here every member's post counts."),
    N_("Published on %(day)s."),
    N_("Published after %(who)s left the challenge."),
    N_("Judged by the day it was first seen, %(day)s, because no date was given that could be read."),
    N_("Judged by the day it was first seen, %(day)s, because the date given, %(moment)s, is before 1995."),
    N_(
        "Judged by the day it was first seen, %(day)s, because the date given, %(moment)s, lies after the day it was "
        "first seen."
    ),
    N_(
        "Judged by the day it was first seen, %(day)s, because the date given, %(moment)s, is long before the season "
        "that the post names."
    ),
    N_("Sent as a file without a date that can be used."),
    # no mark at all
    N_("Nothing else in it names the challenge; it was published on %(day)s."),
    N_("Nothing in it names the challenge."),
    N_("Nothing in it names the challenge, but it was published on %(day)s, while the season ran."),
    N_("Nothing in it names the challenge, and it was published on %(day)s, outside the season's rounds."),
    N_("It only speaks of the challenge (“%(quote)s”)."),
    N_("It only speaks of the challenge (“%(quote)s”), but it was published on %(day)s, while the season ran."),
    N_("It only speaks of the challenge (“%(quote)s”), and it was published on %(day)s, outside the season's rounds."),
    N_("Nothing in it names a challenge, and it was published on %(day)s, while %(titles)s ran too."),
    N_("Nobody claimed it within 14 days after the round."),
    # of the ledger itself, and of pages
    N_("Kept as it was: no text is at hand to judge it again."),
    N_("The ledger keeps no reason for this that can be read."),
    N_("The reason is shown when the prompt opens."),
    # a ruling, last, because a person may say anything
    N_("A person decided"),
    N_("A person decided: %(quote)s"),
    N_("A person decided on %(moment)s"),
    N_("A person decided on %(moment)s: %(quote)s"),
    N_("%(who)s decided on %(moment)s: %(quote)s"),
    N_("%(who)s decided on %(moment)s"),
    N_("%(who)s decided: %(quote)s"),
    N_("%(who)s decided"),
)

# why a feed does not come
FAILURES = (
    N_("the host does not understand the request for the feed (%(number)s)"),
    N_("the feed asks for a password (%(number)s)"),
    N_("the host wants to be paid for the feed (%(number)s)"),
    N_("the host forbids reading the feed (%(number)s); a bot protection may be in the way"),
    N_("there is no feed at this address (%(number)s)"),
    N_("the host refuses to hand out the feed (%(number)s)"),
    N_("the host refuses to hand out the feed in any form (%(number)s)"),
    N_("the host says that the feed is gone for good (%(number)s)"),
    N_("the host says that nothing changed although it was not asked so (%(number)s)"),
    N_("the host says that it is asked too often (%(number)s)"),
    N_("the host says that it is asked too often (%(number)s); it asks to wait until %(moment)s"),
    N_("the feed is withheld for legal reasons (%(number)s)"),
    N_("the host has a fault (%(number)s)"),
    N_("the host is overloaded or in maintenance (%(number)s)"),
    N_("the host is overloaded or in maintenance (%(number)s); it asks to wait until %(moment)s"),
    N_("the host answers with status %(number)s instead of a feed"),
    N_("a bot protection keeps feed readers out; the blog's owner can let the feed's address through"),
    N_("a bot protection keeps feed readers out; the blog's owner can let the feed's address through (%(quote)s)"),
    N_("the host did not answer in time"),
    N_("the host did not answer in full in time"),
    N_("the host refuses the connection"),
    N_("the host cannot be reached"),
    N_("the connection broke off"),
    N_("the answer broke off before its end"),
    N_("the answer broke off before its end or is not valid HTTP"),
    N_("the address or the answer is not valid HTTP"),
    N_("the answer is larger than %(number)s MiB; it was not read"),
    N_("the host sent compressed data that cannot be unpacked"),
    N_("the name %(quote)s leads nowhere"),
    N_("the name %(quote)s is not known (any more)"),
    N_("%(quote)s is an address inside a private network; only public hosts are asked"),
    N_("the host redirects more than %(number)s times"),
    N_("the host redirects without saying where to"),
    N_("the host redirects to something that is no web address"),
    N_("the host does not speak https as it should"),
    N_("the host's certificate is not valid"),
    N_("the certificate of %(quote)s expired on %(moment)s; its owner has to renew it"),
    N_("the certificate of %(quote)s expired; its owner has to renew it"),
    N_("the certificate that %(quote)s shows is made out to another name"),
    N_("the certificate of %(quote)s is signed by itself (self-signed), so that nobody can tell who answers there"),
    N_("the certificate of %(quote)s is signed by somebody unknown, or an intermediate certificate is missing"),
    N_("the certificate of %(quote)s is not valid yet"),
    N_("the certificate of %(quote)s was revoked"),
    N_("this address answers with nothing at all"),
    N_("this address answers with a web page, not a feed"),
    N_("this address answers with something that is no feed"),
    N_("this address answers with broken JSON, not a feed"),
    N_("this address answers with JSON that is no JSON Feed"),
    N_("this is a feed of comments, not of posts; give the address of the feed of posts (often without /comments)"),
)
