"""German cues of substance: questions, explanations, instructions, promises and opinions that take a matter up."""

__all__ = ["CUES"]

CUES = {
    "asks_question": (
        "^ ist|sind|war|hast|habt|haben|hat|kannst|könnt|können|könntest|könnten|kann|könnte|möchtest|möchten|"
        "willst|wollt|wollen|soll|sollen|magst|mögt|bist|seid|gibt|geht|funktioniert|wird|werden|darf|dürfen|"
        "weißt|wissen|wisst|meinst|meint|handelt|besteht|nutzt|nutzen|kennst|kennt|bekommt|kommt|tritt|brauchst|"
        "braucht|würdest|dürften|verwendest|verwenden",
        "kannst|könntest|könnt|können|könnten|hast|haben|habt|bist|sind|seid|willst|möchtest|möchten|magst|weißt|"
        "nutzt|meinst|würdest|würden du|sie|ihr|wir|ich|mir|uns",
        "sag|sage|sagt|sagen|verrate|verraten|verrätst|nenn|nenne|nennen|teile|teil|schreib|schreibe|beschreib|"
        "beschreibe|erzähl|erzähle ..3 uns|mir|bitte|mal|kurz ..4 welche|welcher|welches|welchen|wo|wann|was|wie|"
        "ob|warum|wer|um",
        "frage|frag|wissen|interessiert|gespannt|neugierig ..4 ob|was|wie|warum|wann|wo|welche|welcher|wer",
        "oder|richtig|stimmt's|gell|ne|nicht|wahr ?",
    ),
    "wh_word": (
        "was|wer|wie|wo|wann|warum|wieso|weshalb|welche|welcher|welches|welchen|welchem|wem|wen|wessen|wohin|"
        "woher|womit|wofür|wozu|woran|worum|wovon|weswegen|worauf|wieviel|wieviele|inwiefern|inwieweit|wodurch|"
        "was'n",
    ),
    "asks_for_detail": (
        "welche|welcher|welches|welchen|welchem|was|wo|wann ..4 fehler|fehlermeldung|gerät|version|filiale|"
        "modell|tarif|produkt|ort|stadt|strecke|zug|linie|problem|browser|app|artikel|sorte|datum|anschluss|"
        "markt|genau|passiert|los|gemeint|betriebssystem|sendung|router|handy|region|farbe",
        "worum|um was|wobei|woran geht|handelt|hakt|klemmt|liegt ..1 es|denn|genau|es",
        "was ..3 passiert|los|gemeint|genau|schiefgelaufen|vorgefallen|falsch|fehlt",
        "genauer|genaueres|näher|konkret|konkreter|genau ..3 beschreiben|sagen|schildern|erklären|erläutern|"
        "benennen|angeben|meinst|meinen|ist|um|was",
        "hast|haben|habt du|sie|ihr ..6 versucht|probiert|ausprobiert|neugestartet|geprüft|überprüft|kontaktiert|"
        "installiert|gemacht|schon|bereits",
        "tritt|besteht|funktioniert|geht|klappt ..4 auf|noch|weiterhin|immer|jetzt|inzwischen|es|mittlerweile|nun",
        "seit wann",
        "mehr|nähere|weitere|ein|paar details|infos|informationen|angaben",
        "wie|womit|wobei kann|können|dürfen ..2 helfen|weiterhelfen|unterstützen|behilflich|dir|ihnen|euch",
    ),
    "gives_instruction": (
        "versuch|versuche|versucht|versuchen|probier|probiere|probiert|probieren ..4 mal|einmal|bitte|es|doch|"
        "bitte|neu|neustart|erneut|zu|noch",
        "starte|starten|startet|lösche|löschen|deinstalliere|deinstallieren|installiere|installieren|"
        "aktualisiere|aktualisieren|klicke|klicken|öffne|öffnen|wähle|wählen|gehe|gehen|gib|geben|trenne|ziehe|"
        "ziehen|stelle|stellen|drücke|drücken|melde|aktiviere|aktivieren|deaktiviere ..5 neu|app|cache|cookies|"
        "auf|unter|einstellungen|ein|aus|ab|an|router|stecker|menü|erneut|dann",
        "neu|neustart|neustarten|reset|zurücksetzen|neuinstallation|cache|cookies|einstellungen|menüpunkt|"
        "resetten|werkseinstellungen",
        "kannst|können|könnt|musst|müssen|müsst|solltest|sollten|solltet|darfst|dürfen|dürft|brauchst|brauchen|"
        "bekommst|bekommen|bekommt|erhältst|erhalten|findest|finden|findet du|sie|ihr|man|dies|das|es|den|die|"
        "auch|dir",
        "du|sie|ihr|man kannst|können|könnt|kann|musst|müssen|müsst|solltest|sollten|findest|finden|findet|"
        "bekommst|bekommen|erhältst|erhalten|brauchst|darfst",
        "einfach|dazu|dafür|hierfür|dann|anschließend|danach ..2 bitte|auf|unter|die|den|das|einfach",
        "zuerst|zunächst ..6 dann|danach",
    ),
    "explains": (
        "weil|da|denn|deshalb|daher|deswegen|aufgrund|wegen|grund|ursache|nämlich|leider|allerdings|aktuell|"
        "derzeit|momentan|zurzeit|jedoch|trotzdem|sofern|solange|bisher|bislang|hierbei|dadurch|somit|"
        "grundsätzlich|tatsächlich|eigentlich|vorübergehend|lediglich|ausschließlich|hierzu|durch",
        "liegt|lag ..2 an|am|daran|darin",
        "handelt|handelte ..1 sich ..2 um",
        "nicht|kein|keine|keinen|nur ..4 möglich|verfügbar|erhältlich|vorgesehen|geplant|vorhanden|lieferbar|"
        "erlaubt|zulässig|bekannt|mehr|gültig|enthalten|verfügung|angeboten",
        "ist|sind|wird|werden|wurde|wurden|bleibt|war ..5 möglich|verfügbar|erhältlich|geplant|gültig|enthalten|"
        "inklusive|kostenlos|kostenfrei|geöffnet|geschlossen|behoben|verschoben|abgesagt|ausverkauft|gesperrt|"
        "gestört|unterwegs|gesendet|ausgestrahlt|angezeigt|berechnet|nötig|notwendig|erforderlich|bekannt|"
        "richtig|normal|online|vegan|wieder|umgestellt|eingestellt|abgeschaltet|verlängert",
        "^ ja|jein|nein|doch|genau|richtig|stimmt|korrekt|jap|jo|nö|jep|klar|natürlich|selbstverständlich",
        "gibt|gab es|sie|ihn|das|noch|leider|bei|ab|in|auch|heute|nur|jetzt|keine|kein",
        "je nach",
        "damit|so|wenn ..4 kann|können|wird|werden|kannst|wurde",
        "das|dies|es|die|der ist|sind|war|wird|hat|haben|liegt|gilt|kommt|dauert|läuft|sollte|müsste|gehört|"
        "kostet|bedeutet|geht|steht|funktioniert|beginnt|entspricht ..4 ein|eine|der|die|das|nicht|kein|nur|auch|"
        "schon|in|an|am|um|bei|bis|ab|von|mit|noch|leider|zu|den|dem|wieder",
    ),
    "promise_action": (
        "wir|ich ..5 veranlasst|beauftragt|storniert|gutgeschrieben|erstattet|bestellt|verschickt|freigeschaltet|"
        "eingestellt|korrigiert|behoben|informiert|kontaktiert|gebucht|reserviert|angefordert|gemeldet|geändert|"
        "gelöscht|erstellt|eröffnet|gesprochen|angerufen|nachgefragt|zurückgesetzt|hinterlegt|eingerichtet|"
        "gekündigt|aktiviert|gesperrt|verlängert",
        "wird|werden|wurde|wurden ..6 veranlasst|erstattet|gutgeschrieben|storniert|verschickt|zugeschickt|"
        "zugesandt|ausgetauscht|behoben|ersetzt|freigeschaltet|geliefert|korrigiert|angepasst|geändert|entfernt|"
        "repariert|nachgeliefert|überwiesen|umgesetzt|eingerichtet",
        "erstatten|überweisen|schicken|senden|veranlassen|schreiben|buchen|ersetzen|tauschen|liefern|ändern|"
        "löschen|korrigieren|stornieren|beheben|aktivieren|ergänzen wir|ich",
        "wir|ich erstatten|überweisen|schicken|senden|veranlassen|ersetzen|tauschen|liefern|ändern|löschen|"
        "korrigieren|stornieren|beheben|ergänzen|sorgen|schreibe|schicke|sende|buche|veranlasse|ändere|bestelle",
        "gutschrift|gutschein|erstattung|ersatz|rückerstattung|techniker|technikertermin|entstörung",
    ),
    "gives_opinion": (
        "wir|ich|uns|mir finden|finde|denken|denke|glauben|glaube|meinen|meine|empfehlen|empfehle|mögen|mag|"
        "lieben|liebe|hoffen|hoffe|raten|rate|gefällt|schmeckt|würden|würde",
        "finden|finde|denken|glauben|empfehlen|empfehle|lieben|mögen|hoffen|hoffe|schätzen|bevorzugen wir|ich",
        "unserer|meiner meinung|ansicht|erfahrung",
        "gute|guter|gutes|tolle|toller|super|schöne|interessante|berechtigte|spannende|coole idee|frage|"
        "vorschlag|tipp|wahl|geschmack|einwand|hinweis|punkt|kombination",
        "geht|ging uns|mir ..1 auch|genauso|ähnlich",
        "da ..2 recht|richtig",
        "unser|mein|unsere|meine favorit|tipp|liebling|lieblings*|favoriten|empfehlung",
    ),
    "jokes": (
        "haha|hahaha|hihi|hehe|lol|scherz|witzig|zwinker|xd|höhö|lach",
    ),
}
