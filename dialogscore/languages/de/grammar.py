"""German cues of grammar and everyday facts: persons, negation, conditions, times, numbers with their units."""

__all__ = ["CUES"]

CUES = {
    "negation": (
        "nicht|kein|keine|keinen|keiner|keines|keinem|nie|niemals|nichts|niemand|nirgends|ohne|weder|nein|nix|nich",
    ),
    "first_person_plural": (
        "wir|uns|unser|unsere|unseren|unserem|unserer|unseres",
    ),
    "first_person_singular": (
        "ich|mir|mich|mein|meine|meinen|meinem|meiner|meines|hab",
    ),
    "second_person": (
        "du|dir|dich|dein|deine|deinen|deinem|deiner|deines|ihr|euch|euer|eure|euren|eurem|eurer|ihnen|haste|"
        "kannste|willst|hast|bist|kannst|habt|seid|könnt",
        "haben|sind|können|möchten|wenden|melden|schreiben|bitte|wollen|werden|finden|erhalten|dass|wenn|wie sie|"
        "ihre|ihren",
        "für|an|um|auf sie",
    ),
    "third_person": (
        "er|er|ihn|ihm|sein|seine|seinen|seinem|seiner|deren|dessen",
    ),
    "conditional": (
        "wenn|falls|sofern|ob|würde|würden|könnte|könnten|sollte|sollten|wäre|hätte|solltest|könntest",
    ),
    "time_word": (
        "heute|morgen|gestern|jetzt|bald|später|gleich|sofort|abend|nachmittag|vormittag|montag|dienstag|"
        "mittwoch|donnerstag|freitag|samstag|sonntag|wochenende|woche|monat|januar|februar|märz|april|mai|juni|"
        "juli|august|september|oktober|november|dezember|stunden|minuten|tage|tagen|uhr|demnächst|zeitnah|"
        "umgehend|schnellstmöglich|übermorgen",
    ),
    "gives_fact": (
        "<number> uhr|stunden|stunde|tage|tagen|werktage|werktagen|wochen|monate|monaten|jahre|jahren|minuten|"
        "min|min.|km|kg|g|gramm|ml|liter|cm|mbit|gb|mb|grad|personen|kcal|st|mal|h|std|kalorien|kunden|mio|mio.|"
        "mitarbeiter",
        "bis|ab|um|von|vom|am|seit|gegen|zwischen|nach|vor|zum ..1 <number>",
        "bis|ab|am|seit|nächsten|nächste|kommenden|kommende|diesen|diese|diesem montag|dienstag|mittwoch|"
        "donnerstag|freitag|samstag|sonntag|januar|februar|märz|april|mai|juni|juli|august|september|oktober|"
        "november|dezember|woche|wochenende|monat|jahr|herbst|sommer|frühjahr|winter|frühling",
        "<number> €|euro|eur|%|prozent|cent|chf",
    ),
    "please": (
        "bitte|bitteschön|bidde",
    ),
    "safety": (
        "sicherheit|notfall|notruf|rückruf|produktrückruf|gefahr|gefährlich|warnung|warnen|allergiker|allergie|"
        "allergien|verletzt|polizei|feuerwehr|evakuierung|brand|phishing|betrüger|betrugsversuch|fake|störung|"
        "störungen|unwetter|sturm|streik|sperrung",
    ),
}
