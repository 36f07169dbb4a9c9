"""German phrases by which a care team sorts its open cases; no model reads them.

Sources of the classes: dangers are the risks that the Safety Gate of Regulation (EU) 2023/988 (product safety) and the
guidelines of Decision (EU) 2019/417 name (fire, burns, electric shock, choking, cuts, entrapment, chemicals); health is
Article 14 of Regulation (EC) 178/2002 (food injurious to health or unfit) with Annex II of Regulation (EU) 1169/2011
(allergens); a data leak is a personal data breach, Article 4(12) of Regulation (EU) 2016/679; legal are the ways out
of court of Directive 2013/11/EU and the VSBG, the authorities and associations that customers in Germany, Austria and
Switzerland turn to, and the grounds of the AGG; deadlines are dates and hours. The words are our own.
"""

__all__ = ["CASEWORK"]

_WHEN = (
    "heute|morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mitternacht|"
    "wochenende"
)

CASEWORK = {
    "urgent_safety": (
        "feuer ..2 gefangen|fing|fängt|ausgebrochen|gefasst",
        "fing|fängt|fingen feuer",
        "in flammen",
        "stichflamme|stichflammen|feuerwehr|brandgefahr|brandgefährlich|verpuffung|explosion|explosionsgefahr",
        "brannte|brennt|gebrannt|abgebrannt|durchgebrannt|durchgeschmort|geschmort|schmort|verschmort|verkohlt|"
        "qualmt|qualmte|gequalmt|rauchentwicklung|schwelbrand|schwelt",
        "raucht|rauch|qualm|dampf ..3 aus|kam|kommt|steigt|quillt",
        "kam|kommt|kamen|kommen|steigt|quoll ..3 rauch|qualm|flammen|funken",
        "riecht|roch|stinkt|stank ..2 verbrannt|verschmort|angebrannt|gas|rauch|chemisch|chemie",
        "brandgeruch|gasgeruch|gasleck|gasaustritt|kohlenmonoxid|chemiegeruch",
        "explodiert|explodierte|explodieren|geplatzt|zerplatzt|zersprungen",
        "stromschlag|stromschläge|kurzschluss|funken|elektroschock",
        "überhitzt|überhitzte|überhitzung|glühend|geschmolzen ..4 akku|kabel|stecker|ladegerät|netzteil|handy",
        "akku|kabel|stecker|ladegerät|netzteil|handy|gerät|laptop|heizung ..4 überhitzt|überhitzte|geschmolzen|heiß|"
        "aufgebläht|aufgequollen|geplatzt|geschmort",
        "bremse|bremsen|airbag|lenkung ..4 versagt|versagte|versagen|ausgefallen|funktioniert|defekt|kaputt",
        "gefährlich|gefährliche|gefährlicher|gefährliches|gefährlichen|lebensgefährlich|lebensgefahr|gemeingefährlich|"
        "gefährdet|gefährden|gefährdung|brandgefährlich|unfallgefahr|verletzungsgefahr|erstickungsgefahr|"
        "stolperfalle|sicherheitsrisiko|sicherheitsmangel",
        "unfall|unfälle|unfallstelle|zusammenstoß|entgleist|entgleisung",
        "fast|beinahe|beinah ..3 passiert|überfahren|gestürzt|angefahren|umgefahren|erstickt|verletzt|ertrunken|"
        "eingeklemmt|ausgerutscht",
        "jemand|kind|kinder|wer|man ..3 verletzt|verletzen|stirbt|sterben|umkommen|ersticken",
        "eingeklemmt|eingesperrt|eingeschlossen",
        "steckengeblieben|fest|stecken ..2 aufzug|fahrstuhl",
        "rückruf|rückrufaktion|zurückgerufen|rückrufe|produktwarnung",
        "bombe|bombendrohung|messer|waffe|bewaffnet",
        "tür|türen ..3 offen|auf ..3 fahrt|fuhr|fährt",
        "fahrer|fahrerin|busfahrer|busfahrerin ..4 am handy|telefon|smartphone",
    ),
    "urgent_health": (
        "allergisch|allergische|allergischen|allergischer|allergie|allergien|allergiker|allergikerin|allergene|"
        "allergen|anaphylaktisch|anaphylaktischer|zöliakie|nussallergie|erdnussallergie|laktoseintoleranz",
        "spuren von ..3 nüssen|erdnüssen|milch|gluten|soja|haselnüssen|mandeln",
        "lebensmittelvergiftung|vergiftung|vergiftet|salmonellen|listerien|legionellen|noroviren|kolibakterien|keime",
        "krank geworden|geworden|gemacht ..2 nach|von|durch",
        "übel|schlecht|krank ..2 geworden|davon",
        "übelkeit|erbrechen|erbrochen|übergeben|gekotzt|durchfall|magenkrämpfe|bauchkrämpfe|bauchschmerzen",
        "krankenhaus|klinik|notaufnahme|notarzt|rettungswagen|krankenwagen|rettungsdienst|sanitäter|intensivstation",
        "herzinfarkt|kreislaufzusammenbruch|ohnmächtig|bewusstlos|kollabiert|zusammengebrochen",
        "verletzt|verletzte|verletzung|verletzungen|blutet|blutete|geblutet|blutend|verbrannt|verbrüht|verätzt|"
        "verbrennung|verbrennungen|schnittwunde|schnittwunden|geschnitten|gehirnerschütterung",
        "zahn|zähne|zahnstück ..3 abgebrochen|ausgebissen|gebrochen|rausgebrochen|ausgebrochen",
        "fremdkörper|glassplitter|glasscherbe|glasscherben|metallsplitter|metallteil|metallspan|plastikteil|"
        "plastikteile|plastikstück|kunststoffteil|kunststoffteile|splitter|holzsplitter|draht|steinchen",
        "stück|stücke|teil|teile|scherbe|scherben ..1 glas|metall|plastik|kunststoff|draht|gummi",
        "glas|metall|plastik|gummi|schraube|nagel|haar|haare|wurm|würmer|käfer|insekt|insekten|fliege ..3 in|im der|"
        "dem|meiner|meinem|eurer|eurem|ihrer|ihrem|den? ..2 packung|tüte|essen|salat|riegel|schokolade|müsli|"
        "joghurt|brot|flasche|suppe|milch|pizza|keks|kekse|keksen|becher|dose|glas|chips",
        "schimmel|schimmelt|schimmelte|schimmlig|schimmelig|verschimmelt|verschimmelte|verschimmelten|verdorben|"
        "vergammelt|vergammelte|verfault|ranzig|maden|made|motten|mottenlarven|larven|kakerlake|kakerlaken|"
        "bettwanzen|mäusekot|rattenkot|ungeziefer|gespinst",
        "verschluckt|verschlucken|erstickt|erstickte|ersticken|atemnot",
        "medikament|medikamente|medikamenten|insulin|asthmaspray|dialyse|herzschrittmacher|chemotherapie",
        "diabetiker|diabetikerin|epileptiker|epilepsie|asthmatiker|krampfanfall",
        "ausschlag|hautausschlag|quaddeln|nesselsucht|blasen",
        "hitzschlag|dehydriert|unterkühlt|unterkühlung|panikattacke|suizid|selbstmord",
        "gesundheitsgefährdend|gesundheitsschädlich|giftig|giftige|gesundheitsgefahr",
    ),
    "urgent_data_leak": (
        "gehackt|gehackte|gehackter|hacker|hackerangriff|geknackt|gekapert|phishing|schadsoftware|identitätsdiebstahl|"
        "identitätsmissbrauch|datenleck|datenlecks|datenpanne|datenpannen|datendiebstahl|datenklau|sicherheitslücke|"
        "sicherheitsleck|datenmissbrauch",
        "dsgvo|datenschutz|datenschutzverstoß|datenschutzverletzung|datenschutzproblem|datenschutzbeauftragte|"
        "datenschutzbeauftragten|datenschutzbeauftragter|datenschutzbehörde|datenschutzskandal",
        "fremde|fremden|fremder|fremdes|andere|anderen|anderer|anderem ..1 daten|kundendaten|konto|kunden|kunde|"
        "kundin|rechnung|rechnungen|namen|adresse|adressen|bestellung|bestellungen|kundenkonto|profil|person",
        "daten|kundendaten|passwort|passwörter|adressen|adresse|kontodaten|bankdaten ..4 veröffentlicht|"
        "weitergegeben|verkauft|öffentlich|sichtbar|gestohlen|geklaut|missbraucht|einsehbar|geleakt|abgegriffen|"
        "offen|verschickt",
        "konto|account|profil|kundenkonto|mailkonto ..3 übernommen|missbraucht|geknackt|gesperrt|kompromittiert",
        "jemand|unbekannte|unbekannter|fremde|betrüger ..4 mein|meinem|meinen|meine|meiner konto|account|namen|daten|"
        "karte|kundenkonto|profil|adresse",
        "unbefugt|unbefugte|unbefugter|unberechtigt|unberechtigte|unberechtigter",
        "passwort|passwörter ..2 klartext",
    ),
    "urgent_legal": (
        "anwalt|anwalts|anwältin|anwälte|rechtsanwalt|rechtsanwältin|rechtsanwälte|rechtsschutz|"
        "rechtsschutzversicherung|rechtsabteilung|rechtsberatung",
        "klage|klagen|verklagen|verklage|verklagt|sammelklage|gericht|gerichtlich|amtsgericht|mahnbescheid|"
        "gerichtsverfahren|einklagen|zivilklage",
        "rechtliche|rechtlichen|juristische|juristischen|anwaltliche schritte|schritten|mittel|konsequenzen|hilfe|"
        "folgen|weg",
        "anzeige erstattet|erstatten|erstatte|gestellt|machen|gemacht",
        "zur anzeige",
        "strafanzeige|anzeigen|angezeigt ..3 polizei|betrug|staatsanwaltschaft",
        "strafanzeige|strafantrag|staatsanwaltschaft|betrugsanzeige",
        "polizei ..4 gerufen|rufen|eingeschaltet|einschalten|informiert|anzeige|gemeldet|melden|gegangen",
        "verbraucherzentrale|verbraucherzentralen|verbraucherschutz|verbraucherschützer|verbraucherschützern|"
        "schlichtungsstelle|schlichtung|schlichtungsverfahren|bundesnetzagentur|bafin|ombudsmann|ombudsstelle|"
        "ombudsfrau|wettbewerbszentrale|eisenbahnbundesamt|luftfahrtbundesamt|söp|arbeiterkammer|konsumentenschutz|"
        "konsumentenforum|gewerbeaufsicht|gewerbeaufsichtsamt|lebensmittelüberwachung|veterinäramt|gesundheitsamt|"
        "ordnungsamt|aufsichtsbehörde|kartellamt|rtr",
        "illegal|illegale|rechtswidrig|rechtswidrige|gesetzwidrig|vertragsbruch|sittenwidrig|gesetzeswidrig|"
        "unzulässig|strafbar",
        "gesetzliche|gesetzlichen|gesetzlicher gewährleistung|rechte|ansprüche|anspruch|frist|widerrufsfrist",
        "schadensersatz|schadenersatz|schmerzensgeld|abmahnung|abmahnen|unterlassung|unterlassungserklärung|inkasso|"
        "inkassobüro",
        "diskriminierung|diskriminierend|diskriminiert|diskriminieren|rassistisch|rassistische|rassismus|sexistisch|"
        "sexistische|sexismus|homophob|antisemitisch|antisemitische",
        "belästigung|belästigt|übergriff|übergriffig|nötigung|körperverletzung|bedroht",
        "irreführende|irreführend|unlautere|unlauter ..2 werbung|wettbewerb",
    ),
    "urgent_deadline": (
        "dringend|dringende|dringender|dringendes|dringendst|dringlich|eilig|eilt|asap|unverzüglich|"
        "schnellstmöglich|umgehend|schnellstens",
        "so schnell wie|es möglich|geht",
        "bitte ..2 sofort",
        f"bis|vor|spätestens ..2 {_WHEN}",
        f"frist|ablauf|fristende|abgabe|anmeldeschluss|bewerbungsschluss|einsendeschluss ..3 {_WHEN}",
        "läuft|endet ..4 ab|aus|frist",
        f"brauche|brauchen|benötige|benötigen|muss|müssen|fliege|fliegen|fahre|fahren|reise|reisen|abflug|abfahrt|"
        f"hochzeit|geburtstag|prüfung|vorstellungsgespräch|umzug|beerdigung|termin ..3 {_WHEN}",
        f"{_WHEN} ..3 brauche|brauchen|benötige|benötigen|fliege|fliegen|flug|abflug|reise|hochzeit|geburtstag|"
        "prüfung|vorstellungsgespräch|beerdigung|umzug",
        f"flug|flüge|zug|bus|fähre|konzert|spiel|ticket|tickets ..2 {_WHEN}",
        "in|innerhalb <number> minuten|min|stunden|stunde|std",
        "in einer|der|den? ..1 stunde|halben|nächsten",
        "anschluss|anschlusszug|anschlussflug|flug|zug|termin|flieger|verbindung ..3 verpasst|verpassen|verpasse|weg|"
        "verpass",
        "gestrandet|festsitzen|sitze|sitzen|hänge|hängen|stehe|stehen fest",
        "sitze|sitzen|hänge|hängen|stehe|stehen ..2 am|im|auf|in dem|der? bahnhof|flughafen|gleis|bahnsteig|zug|bus",
        "letzter|letzte|letzten tag|chance|minute|moment",
        "ohne|kein|keine|keinen heizung|strom|wasser|warmwasser",
    ),
    "closed": (
        "hat sich|das|es|schon|bereits|sich schon|bereits|inzwischen|mittlerweile|nun|jetzt|somit|damit? erledigt|"
        "geklärt|gelöst|aufgeklärt",
        "^ erledigt|gelöst|geklärt",
        "problem|frage|fall|sache|thema|ist|schon|bereits|alles erledigt|gelöst|geklärt|behoben|beantwortet",
        "es|alles|app|seite geht|klappt|funktioniert|läuft jetzt|nun|wieder|inzwischen|mittlerweile|endlich",
        "^ geht|klappt|funktioniert|läuft jetzt|nun|wieder|inzwischen|mittlerweile|endlich",
        "jetzt|nun|wieder|inzwischen|mittlerweile geht|klappt|funktioniert|läuft 's|es|alles|wieder",
        "hat geklappt|funktioniert|geholfen",
        "habe|hab es|s|'s|das|den|die|ihn|sie ..1 gefunden|geschafft|gelöst|herausgefunden|rausgefunden",
        "danke|dank|thx|merci ..4 hilfe|geholfen|geklappt|erledigt|gelöst|geklärt|schnelle|schnellen",
        "ist|sind angekommen|da ..3 danke|dank",
        "angekommen , danke",
        "vergesst|ignoriert|streicht meine|meinen|die|das|es",
        "alles gut|klar|paletti|bestens|super ..1 danke|jetzt|wieder|!|.",
        "kein problem mehr",
    ),
    "moved_away": (
        "habe|hab|haben|hatte|hatten ..4 geschrieben|geschickt|gesendet|gesandt|gemailt|geschildert|kontaktiert|"
        "angerufen",
        "dm|pn|pm|nachricht|mail|e-mail|email|formular|privatnachricht ist|wurde|schon|bereits? raus|gesendet|"
        "geschickt|unterwegs|verschickt|abgeschickt|geschrieben",
        "^ gesendet|geschickt|verschickt",
        "per|via|als|eine|ne|'ne dm|pn|pm|privatnachricht|direktnachricht ..1 geschickt|gesendet|geschrieben",
        "check|checkt|schau|schaut|guck|guckt|lest|siehe mal? ..1 eure|euer|ihr|ihre|dm|pn|dms|pns|postfach",
        "schreibe|schreib|schicke|schick|sende euch|ihnen|dir ..2 dm|pn|pm|mail|nachricht|e-mail",
        "mache|mach ich",
    ),
}
