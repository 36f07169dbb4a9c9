"""German cues of posts to everybody: calls to act, invitations to reply, prizes, prices, news, jobs, events."""

__all__ = ["CUES"]

CUES = {
    "imperative_visit": (
        "^ jetzt|hier|schau|schaut|schauen|entdeck|entdecke|entdeckt|entdecken|erfahr|erfahre|erfahrt|erfahren|"
        "lies|lest|lesen|klick|klicke|klickt|klicken|besuch|besuche|besucht|besuchen|seht|sieh|mach|macht|komm|"
        "kommt|hol|holt|holen|lass|lasst|lassen|folgt|folge|melde|meldet|bewirb|bewerbt|bewerben|teste|testet|"
        "testen|probier|probiert|nutzt|nutze|nutzen|sichert|sichere|sichern|schaltet|stimmt|vote|votet|"
        "registriert|spiel|spielt|feiert|feiere|abonniert|abonniere|lade|ladet|downloade|teilt|teile|einschalten|"
        "reinschauen|reinhören|anschauen|ansehen|anmelden|informier|informiert|merkt|freut|nehmt|findet",
        "jetzt|gleich|hier|schnell|direkt ..4 ansehen|anschauen|anmelden|bewerben|entdecken|lesen|klicken|testen|"
        "mitmachen|registrieren|informieren|reinschauen|herunterladen|downloaden|teilnehmen|abstimmen|reinhören|"
        "reinklicken|weiterlesen|nachlesen|vorbeischauen|mitspielen|voten|sichern",
        "mehr|alles ..5 erfahren|erfahrt|erfahrst|lesen|lest|entdecken",
        "schau|schaut|schauen|guckt|klickt|kommt|komm ..3 mal|doch|vorbei|rein|hier|an|unbedingt",
        "nicht verpassen|vergessen",
        "verpasst|verpasse|verpass|vergesst ..3 nicht",
        "link in|im ..1 bio|profil",
        "einfach ..4 klicken|anklicken|bewerben|anmelden|vorbeikommen|mitmachen",
        "mach|macht mit",
        "gleich|schnell|unbedingt|einfach mal? vorbeischauen|reinschauen|ausprobieren|anmelden|testen|bewerben|"
        "ansehen|anschauen|mitmachen",
        "werde|werdet|werden|sei|seid|sind ..2 fan|teil|dabei|mitglied|follower",
        "einschalten",
        "bewirb|bewerbt|bewerben|registriere|registriert|anmelden|anmeldung ..4 dich|euch|sich|unter|hier|jetzt|bis",
    ),
    "imperative_buy": (
        "jetzt|gleich|hier|schnell|direkt|online ..4 kaufen|bestellen|buchen|shoppen|sichern|zugreifen|"
        "vorbestellen|reservieren|sparen|abstauben|bestellt|buche|bestelle|holen|erhältlich|zuschlagen|einlösen|"
        "kauf|shop",
        "^ bestell|bestelle|bestellt|bestellen|kauf|kaufe|kauft|kaufen|buch|buche|bucht|buchen|shoppe|shoppt|"
        "shop|sichere|sichert|spare|spart|sparen|greif|greift|gönn|gönnt|schnapp|schnappt|hol|holt",
        "ab sofort|jetzt|heute ..4 erhältlich|verfügbar|bestellbar|buchbar|erhältlich|im|bei",
        "im|in ..2 onlineshop|online-shop|shop|handel|markt|filiale|filialen|märkten|webshop|regal|angebot|sortiment",
        "schnell|nur sein|solange|heute|jetzt",
        "solange ..2 vorrat",
        "zugreifen|zuschlagen|sichern|abstauben|abgestaubt|schnäppchen|onlineshop|online-shop|versandkostenfrei",
        "erhältlich bei|in|im|ab|unter",
    ),
    "asks_audience": (
        "^ was|wer|wie|wo|welche|welcher|welches|welchen|wann|worauf|womit|wem|wohin|und ..4 ihr|euch|euer|eure|"
        "euren|eurem|von|du|dein|deine|sie|eurer|dir",
        "verratet|verrat|erzählt|sagt|schreibt|zeigt|nennt|postet|schickt|teilt|kommentiert|berichtet|verrate|"
        "schreib|zeig|poste|kommentiere|erzähl|sagen|schreiben|sendet|tippt ..3 uns|es|eure|euer|euren|im|in|"
        "hier|unten|deine|dein|mit|bild|foto|bilder|fotos|was|welche|wie|kommentare",
        "kennt|habt|mögt|wisst|seid|wollt|freut|esst|trinkt|nutzt|geht|macht|fahrt|braucht|würdet|könnt|steht|"
        "schaut|plant|glaubt|findet|denkt|erkennt|tragt|feiert|liebt|guckt ihr|euch",
        "wer von|kennt|hat|ist|war|weiß|möchte|will|erkennt|kann|freut|geht|macht|mag|errät|findet|braucht ..4 "
        "euch|noch|auch|es|schon|das|ihr|alles",
        "eure|euer|euren|eurem|eurer meinung|tipps|favorit|favoriten|lieblings*|erfahrungen|ideen|vorschläge|"
        "fragen|antworten|fotos|bilder|kommentare|geschichten|wünsche|pläne|highlight|highlights|antwort|rezept|"
        "rezepte|liebster|liebstes|foto|bild",
        "in|im|als|mit den? kommentar|kommentare|kommentaren|hashtag",
        "wie|was|wo findet|gefällt|haltet|denkt|meint|steht|seht|schmeckt|verbringt|sagt|macht|esst ihr|euch|es|sie",
        "was|welche|welcher|welches ist|sind|war|wäre euer|eure|dein|deine|ihr|ihre",
        "abstimmung|umfrage|quiz|rätsel|rätselt|ratet|errät|mitraten|stimmt|tippspiel|voting|frage|fragen",
        "ihr|euch lieber",
        "und ihr|euch|du|dir|sie|selbst|eure|euer ..2 ?",
        "ergänzt|vervollständigt|beendet ..3 satz",
        "unter|mit dem? hashtag",
        "unter|mit <hashtag>",
    ),
    "prize": (
        "gewinnspiel|gewinnspiele|gewinn|gewinne|gewinnen|gewinnt|gewonnen|gewinner|gewinnerin|verlosen|"
        "verlosung|verlost|verlose|preis|preise|hauptgewinn|losen|giveaway|wettbewerb|teilnahmebedingungen|"
        "teilnahmeschluss|gewinnchance|adventskalender|glücksfee|lostopf|freikarten|hauptpreis|gewinn-spiel|"
        "ausgelost|auslosung|sachpreise|tickets",
        "zu gewinnen",
        "etwas|was|tolle|tollen|attraktive zu? gewinnen|preise|gewinne",
        "teilnahme ..3 ab|bis|unter|bedingungen",
    ),
    "price": (
        "<number> ,? €|euro|eur|%|prozent|cent|chf|franken",
        "€|chf|eur <number>",
        "angebot|angebote|rabatt|rabatte|rabattcode|gutschein|gutscheincode|gutscheine|aktion|sale|schnäppchen|"
        "sonderangebot|preisvorteil|reduziert|günstig|günstiger|günstige|sparen|spart|spare|gratis|kostenlos|"
        "kostenlose|versandkostenfrei|preis|preise|statt|aktionspreis|sparpreis|deal|deals|prozente|nachlass|"
        "vorteilspreis|geschenkt|ausverkauf|ersparnis|sonderpreis|probierpreis|bonus|coupon|coupons",
        "nur|ab|für|statt|schon|zum ..1 <number> €|euro|eur|cent",
        "zum preis",
    ),
    "news": (
        "vorgestellt|präsentiert|präsentieren|startet|eröffnet|eröffnung|pressemitteilung|studie|umsatz|quartal|"
        "geschäftsjahr|vorstand|ceo|aufsichtsrat|aktionäre|hauptversammlung|bilanz|ergebnis|dividende|"
        "auszeichnung|ausgezeichnet|partnerschaft|kooperation|investiert|investition|übernimmt|übernahme|bericht|"
        "prognose|jubiläum|messe|konferenz|interview|premiere|neuheit|neuheiten",
        "neu|neue|neuer|neues|neuen ..1 im|in|bei|auf|ab|:|sorte|produkt|folge|ausgabe|blog|filiale|kollektion|video",
        "wir freuen uns ..2 auf|über|dass|bekannt",
        "heute|morgen|gestern|ab|am|um|live|gleich|jetzt|abend ..3 uhr|live|im|auf|bei|in|tv|stream|start",
        "wusstet|wussten|wusstest ..1 ihr|sie|du|schon",
        "laut|gemäß|nach studie|umfrage|angaben|einer",
        "unser|unsere|unserer|unserem|unseren neuer|neue|neues|neuen|mitarbeiter|azubis|team|kollegen|ceo|"
        "vorstand|blog|experte|expertin|auszubildenden|gründer|mitarbeiterinnen",
        "mehr|infos|info|weitere|alle|blog|details|video :|dazu|im|unter|auf|hier|gibt's|gibts",
    ),
    "job": (
        "job|jobs|karriere|stelle|stellen|stellenangebot|ausbildung|azubi|azubis|praktikum|praktikant|bewerbung|"
        "bewerbungen|bewerben|bewirb|jobmesse|traineeprogramm|trainee|werkstudent|karrieretag|ausbildungsplatz|"
        "arbeitgeber|nebenjob|recruiting|stellenausschreibung",
    ),
    "event": (
        "veranstaltung|event|konzert|festival|messe|tour|workshop|webinar|live|livestream|termin|termine|"
        "premiere|turnier|stand|halle|vortrag|kongress|tag|ausstellung|lesung|party|show|eröffnung|tickets|"
        "weihnachtsmarkt|sendung",
        "am|vom|ab|bis <number> <number>? um|bis|in|im|uhr|ab|januar|februar|märz|april|mai|juni|juli|august|"
        "september|oktober|november|dezember",
    ),
    "rhetorical": (
        "lust auf|zu",
        "noch|schon|bereit|hunger|durst|langeweile|keine ..5 ?",
        "auf ..2 suche nach",
        "wusstet|wussten|wusstest ..1 ihr|sie|du",
        "ihr|du|sie sucht|suchst|suchen ..5 ?",
        "schon|bereits ..4 probiert|gesehen|gehört|entdeckt|gewusst|getestet|gelesen ?",
    ),
}
