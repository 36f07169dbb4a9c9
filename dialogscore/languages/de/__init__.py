"""German cue pack, formal and informal address alike.

Sources: our own reading of corpora/codebook (parts 1 and 3: acts, borderline rules, inbound types); stop words are
the German function words of any grammar (articles, pronouns, auxiliaries, prepositions, conjunctions, particles),
listed by us; greetings and sign-offs are the forms customary in German customer letters and short messages.
Swiss and Austrian forms are listed where they differ.
"""

from dialogscore.languages import Pack
from dialogscore.languages.de import (
    audience,
    casework,
    concepts,
    grammar,
    handovers,
    posts,
    purposes,
    replies,
    substance,
)

__all__ = ["PACK"]

STOP_WORDS = """
ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus außer bald bei beim
bereits bin bis bist bitte da dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran darauf daraus
darf darin darüber darum das dass davon davor dazu dein deine deinem deinen deiner dem den denen denn der deren des
deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen eben ein eine einem
einen einer eines einfach einige einmal er erst es etwa etwas euch euer eure eurem euren eurer für gab ganz gar geht
gegen gehen genau gerade gern gerne gibt gleich hab habe haben habt hast hat hatte hatten hätte hätten her heute
hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins irgendwie ist ja jede jedem jeden jeder
jedes jedoch jemand jetzt kann kannst kein keine keinem keinen keiner kommen kommt können könnt könnte könnten
könntest leider mache machen macht mal man manche mehr mein meine meinem meinen meiner mich mir mit möchte möchten
muss müssen müsst nach nachdem neben nein nicht nichts nie noch nun nur ob oben obwohl oder ohne schon sehr sei seid
sein seine seinem seinen seiner seit selbst sich sie sind so sogar solche soll sollen sollte sollten sondern sonst
soweit sowie statt trotz über um und uns unser unsere unserem unseren unserer unter viel viele vielen vom von vor
wann war waren warum was weg wegen weil weiter welche welchem welchen welcher welches wem wen wenn wer werde werden
wessen wie wieder wieso will wir wird wirklich wirst wo woher wohin wohl wollen worden wurde wurden würde würden zu
zum zur zwar zwischen
""".split()

GREETINGS = """
hallo hi hey moin servus grüezi guten gute tag morgen abend grüß gott liebe lieber liebes sehr geehrte geehrter geehrtes
hallöchen hej huhu herr frau willkommen mahlzeit ahoi
""".split()

PACK = Pack(
    code="de",
    name="German",
    cues=handovers.HANDOVERS | replies.CUES | substance.CUES | posts.CUES | audience.CUES | grammar.CUES,
    concepts=concepts.CONCEPTS,
    stop_words=frozenset(STOP_WORDS),
    greetings=frozenset(GREETINGS),
    sign_offs=(
        r"(?i:(?:mit )?(?:freundlichen|freundliche|vielen?|lieben?|besten?|herzliche|schöne|sonnige|ganz)? ?"
        r"(?:grüße|grüßen|grüsse|gruß|gruss|gruesse|lg|vg|mfg|bg|glg))[,!]?[\r\n ]+"
        r"(?:(?i:von|aus|vom|deine?|euer|eure|ihre?) )?"
        r"[\p{Lu}][\p{L}'’-]{1,14}(?: [\p{Lu}]\.)?",
    ),
    casework=casework.CASEWORK,
    purposes=purposes.PURPOSES,
)
