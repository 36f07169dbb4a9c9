"""German cues of what people write to a company: complaints, praise, calls for help, chatter."""

__all__ = ["CUES"]

CUES = {
    "complains": (
        "schlecht|schlechte|schlechter|schlechtester|schlimm|katastrophe|katastrophal|unverschämt|"
        "unverschämtheit|frechheit|peinlich|lächerlich|scheiße|scheiss|scheiß|scheisse|kacke|mist|müll|betrug|"
        "abzocke|verarsche|saftladen|sauladen|unfähig|unfassbar|unglaublich|skandal|schande|witz|horror|nervt|"
        "nervig|ärgerlich|enttäuscht|enttäuschend|wütend|sauer|frustrierend|traurig|arm|armselig|nie|niemals|"
        "kotzt|schrott|mies|miese|kaputt|defekt|gestrichen|ausfall|verarscht|inakzeptabel|lachhaft|zumutung|"
        "unpünktlich|ekelhaft|unfreundlich",
        "verspätung|verspätet|verspätungen|ausgefallen|fällt|ausfälle|störung|warten|warte|gewartet|wartezeit|"
        "verpasst|steht|überfüllt|stau|chaos",
        "nicht|nie|keine|kein|keinen|nix|nichts|nich|niemand ..3 funktioniert|geht|klappt|möglich|erreichbar|"
        "reagiert|geantwortet|antwort|angekommen|gekommen|bekommen|geliefert|empfang|internet|internet|netz|wlan|"
        "hilfe|rückmeldung|information|info|infos|ernst|besser|wahr|mehr|zug",
        "schon|immer wieder|noch|mal",
        "was soll|ist|für ..4 das|scheiß|mist|los|laden|witz",
        "seit <number> tagen|stunden|wochen|monaten|minuten|min|std|h|jahren",
        "danke|vielen ..2 für nichts",
    ),
    "praises": (
        "toll|tolle|tolles|super|klasse|großartig|perfekt|prima|lieb|liebe|lecker|begeistert|zufrieden|top|"
        "genial|spitze|hervorragend|beste|besten|bester|wunderbar|freundlich|freundliche|nett|nette|gelungen|"
        "empfehlen|empfehlenswert|respekt|daumen|lob|cool|geil|mega|hammer|pünktlich|schön|schöne|vorbildlich|"
        "fantastisch|ausgezeichnet|kompliment",
        "vielen|herzlichen|besten|tausend|lieben dank",
        "gut|gute|guter|toller|tolle|super gemacht|arbeit|job|service|aktion|idee|leistung",
        "danke ..2 für|an|dass|schön",
    ),
    "asks_for_help": (
        "hilfe|helfen|helft|hilf|hilft|weiterhelfen|erklären|rat|tipp",
        "wie|wo|wann|warum|wieso|was|weshalb|kann|könnt|können|gibt|habt|wird|muss ich|man|ihr|es|mein|meine|wir|"
        "das|der|die",
        "ich|wir ..2 brauche|brauchen|möchte|möchten|suche|suchen|will|wollen|würde|hätte|bräuchte|benötige|"
        "bitte|kann|wollte|habe",
        "bitte|mal|endlich ..4 um|helfen|antworten|melden|beantworten|prüfen|hilfe|rückmeldung|info|antwort|"
        "klären|ändern|beheben|sagen|schicken",
        "weiß|kennt|hat|kann jemand|wer|einer|man|irgendwer",
        "ist|sind|wird|gibt ..2 noch|schon|geplant|möglich|bekannt|eine|was|irgendwas",
    ),
    "chats": (
        "lol|haha|hihi|omg|ok|okay|jo|joa|naja|tja|hm|hmm|ach|boah|krass|ey|alter|jaja|achso|hähä|ups|mensch|"
        "wohl|halt|eben|nö|stimmt|genau",
    ),
}
