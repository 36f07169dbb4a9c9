"""Words that name no matter: what people say whatever they write about, and stems that join the forms of a word.

Sources: our own reading of the demo feeds and of the codebook; the lists hold politeness, verbs of asking and of
sending, time, quantity, praise and blame, and the words of every support desk, as lower-cased tokens.
"""

import re

__all__ = ["THIN", "stem"]

_DE = """
ähm ach achso aktuell alles allerdings anfrage anfragen angeblich anscheinend antwort antworten antwortet arbeiten
ärgerlich art augenblick beantworten bekomme bekommen bekommt beste besten besser bitten bräuchte brauche brauchen
braucht danke dankeschön dank darum dauernd denke denken dinge direkt dm dms eigentlich ende endlich erhalte
erhalten erreichbar erreichen ernsthaft erst erste ersten etc fall finde finden findet frage fragen fragt
freundlich froh früh früher frust geben geblieben gefragt geholfen gemacht gemeldet genug geschickt geschrieben
gesagt gesehen gewesen geworden ging gingen großartig gut gute guten guter habs helfen helft hilfe hilft hoffe
hoffen hoffentlich info infos jahr jahre jahren kenne kennen klar klasse klappt klappte komisch komplett könnten
kriege kriegen kunde kunden kundendienst kundenservice kurz lange langsam lassen lasst lässt laufen läuft leute
lieb lieben lustig lösung melde melden meldet meine menschen minute minuten mist mittlerweile möglich möglichkeit
monat monate monaten morgen nachfrage nachricht nachrichten nachmittag nehmen nervt nett neu neue neuen niemand
nochmal normal nächste nächsten nutzen oft okay paar passiert peinlich problem probleme problems privat pn quatsch
reagiert richtig rückmeldung sache sachen sage sagen sagt scheiße schade scheinbar schlecht schlechte schlechter
schlimm schnell schön schreiben schreibt schicke schicken schickt sehe sehen sieht service super stand statt stunde
stunden support tag tage tagen tausend toll tolle traurig tun tut übrigens uhr unverschämt versuche versuchen
versucht verstehe verstehen verrückt vielleicht völlig vorgestern warte warten wartet weiß weitere weiteren wenig
weniger werdet wisst wissen woche wochen wünsche wünschen zeit zufrieden zurück zusammen zuständig überhaupt
bescheid gestern heute abend vormittag wochenende montag dienstag mittwoch donnerstag freitag samstag sonntag
januar februar märz april juni juli august september oktober november dezember darauf daraufhin dreimal zweimal
einmal zwei drei vier fünf sechs zehn hundert amp nix bleibt bleiben stimmt stehen steht stellen
""".split()

_EN = """
able absolutely actually afternoon agent agents ago already amazing angry annoyed annoying answer answered
answering answers anybody anymore anyone anything anyway apparently april asap ask asked asking august avoid aware
awful away awesome awhile bad beautiful best better big bit bloody brilliant bunch bullshit care case chance
clearly com come comes coming complaint complete completely contact contacted contacting couple crap crappy cs
customer customers damn day days deal dealing dear december decent definitely despite different disappointed
disappointing disgrace disgraceful disgusting dm dms dont email emailed emails end ended especially evening ever
everybody everyone everything exactly excellent experience experienced explain explanation extremely fact fail
failed failing fair far fast february feel feeling fed feedback figure finally find fine fix fixed folks follow
forward found frankly friday friend friends frustrated frustrating frustration fuck fucked fucking fun funny
furious gave getting girl give given gives giving glad god goes going gone gonna good got gotta gotten great guess
guy guys half happen happened happening happens happy hard hate hear heard hell help helped helpful helping hi hold
honestly hope hopefully hopeless hoping horrible horrendous hour hours hrs huge husband idea inform info
information instead issue issues january job joke july june keep keeps kept kind know knows lack ladies lady
largest late later latest least leave leaving left let letting life like literally little lol long longer look
looking looks lot lots love loved loving mad made make makes making man march matter maybe mean means message
messaged messages mind minute minutes mins miserable moment monday month months morning mr mrs multiple near nearly
need needed needs never new next nice night nobody november number obviously october offer offered offering
official ok okay old omg one ones oh option options others part past pathetic patience people perfect person place
plan plans please pls plz point pointless poor possible possibly pretty private problem problems provide provided
quick quickly quite ran rather reach reached read reading real really reason received receive recent recently
refuse refused refuses regarding reply replied replies request requested resolve resolved respond responded
responding responds response rest ridiculous right rude run running sad said saturday saw say saying says second
seconds seem seemed seems seen self send sending sense sent september seriously service services serve several
shame shambles shameful shit shocking shocked shoddy short show showed showing shows sick side simple simply single
sir six sorry sort sound sounds speak specific spend spent spoke staff start started starting starts stated states
stay steps still stop stopped story stuff stupid sucks suck sunday supposed support sure system take taken takes
taking talk talking team tell telling terrible terribly thank thankful thanks thing things think thinking thought
three thru thursday time times today told tomorrow tonight took total totally tried trouble true truly trust try
trying tuesday turn turned twice twitter tweet tweets two unable unacceptable understand unbelievable understanding
unfortunately unhelpful update updates upset useless usual usually utter utterly wait waited waiting waste wasting
watch way wednesday week weeks well went whatever whole wife win wish wonder wondering wonderful word words work
worked working works world worse worst worth wow write writing wrong wtf year years yep yes yesterday yet nope yeah
gets put lets thats didnt doesnt isnt wont cant havent wasnt whats ive im youre theres hey n't nt gon wan ca
another someone something somebody nothing none noone non amp cause caused due soon probably since without once
four five ten hundred first last early earlier via per though although within behind around back
""".split()

THIN = {"de": frozenset(_DE), "en": frozenset(_EN)}

_ENDINGS = {
    "de": re.compile(r"(?<=[^\W\d_]{4})(?:innen|ern|en|er|es|em|e|n|s)$"),
    "en": re.compile(r"(?<=[^\W\d_]{3})(?:ings?|ed|ers?|es|s)$"),
}
_SILENT, _Y = re.compile(r"(?<=\w{3})e$"), re.compile(r"i$")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")


def stem(word: str, language: str) -> str:
    """
    Cut the ending off a word, so that its forms are one: delay, delays, delayed.

    Parameters
    ----------
    word : str
        Lower-cased token.
    language : str
        ``"de"`` or ``"en"``; words of any other language are left.

    Returns
    -------
    str
        What is left of it, never shorter than three letters. It stands for its forms and is shown to nobody.
    """
    pattern = _ENDINGS.get(language)
    if pattern is None:
        return word
    cut = pattern.sub("", word)
    if language == "en":
        cut = _SILENT.sub("", cut)
        cut = _Y.sub("y", cut) if cut != word else cut
    return _DOUBLED.sub(r"\1", cut) if cut != word else cut
