"""German phrases of posts about help and notices for customers."""

__all__ = ["CUES"]

CUES = {
    "disruption": (
        "störung|störungen|großstörung|netzstörung|störungsmeldung|ausfall|ausfälle|stromausfall|teilausfall|"
        "netzausfall|serverausfall|beeinträchtigung|beeinträchtigungen|beeinträchtigt|einschränkungen|"
        "eingeschränkt|unterbrochen|unterbrechung|gesperrt|sperrung|streckensperrung|vollsperrung|"
        "oberleitungsstörung|oberleitungsschaden|signalstörung|weichenstörung|stellwerksstörung|notarzteinsatz|"
        "personenunfall|polizeieinsatz|feuerwehreinsatz|unwetter*|sturmschäden|bahnübergang|böschungsbrand|"
        "zugausfälle|flugausfälle|entstört|behoben|entstörung|techniker|kabelschaden|nicht-erreichbarkeit|"
        "erreichbarkeitsprobleme|schienenersatzverkehr|sev|ersatzverkehr|umgeleitet|umleitung|verkehrsmeldung|"
        "blitzeis|fehlerbehebung",
        "technisches|technischer|technischen|technische problem|defekt|störung|probleme|schwierigkeiten|gründen",
        "derzeit|aktuell|momentan ..3 gestört|störung|störungen|probleme|nicht|eingeschränkt|gesperrt",
        "arbeiten|hochdruck ..3 an|hochdruck ..4 lösung|behebung|daran|fehler|problem",
        "bitten|entschuldigen ..4 entschuldigung|unannehmlichkeiten|verständnis|geduld",
        "störung ist|wurde ..2 behoben|beseitigt",
        "wieder erreichbar|verfügbar|normal|störungsfrei|online|frei",
    ),
    "opening_hours": (
        "öffnungszeiten|öffnungszeit|geöffnet|geschlossen|feiertagsöffnungszeiten|sonderöffnungszeiten|"
        "servicezeiten|geschäftszeiten|bürozeiten|öffnen|schließen|verkaufsoffen|verkaufsoffener|heiligabend|"
        "silvester|feiertag|feiertags|feiertagen|betriebsferien|rosenmontag|karfreitag|ladenöffnung|"
        "schließzeiten|rund-um-die-uhr|besuchszeiten|sprechzeiten|kassenschluss|einlass|schließung|filialschließung",
        "von <number> bis|- <number> uhr",
        "bis|ab|um|zwischen <number> uhr ..2 geöffnet|für|geschlossen|offen|da|erreichbar",
        "mo|montag|montags|mo.|werktags - fr|freitag|freitags|sa|samstag|fr.|so",
        "montags|montag|mo bis freitag|freitags|samstag|samstags|sonntag",
        "sind|haben|bleiben|bleibt|hat ..5 geöffnet|geschlossen|offen|zu",
        "letzter|letzte|spätester bestelltag|bestelltermin|versandtag",
        "24 stunden|std|h",
    ),
    "support_contact": (
        "kundenservice|kundendienst|kundenbetreuung|kundencenter|servicecenter|service-center|servicehotline|"
        "service-hotline|servicenummer|service-team|serviceteam|hotline|support|supportteam|hilfe|hilfeseite|"
        "hilfeseiten|hilfebereich|helpdesk|ansprechpartner|ansprechpartnerin|beratung|berater|beraterin|"
        "beratungstermin|videoberatung|chat|live-chat|livechat|whatsapp|whatsapp-*|kontaktformular|kontaktiert|"
        "kontaktieren|kundenhotline|telefonisch|rufnummer|telefonnummer|direktnachricht|dm|pn|privatnachricht|"
        "persönliche|postfach|kundennummer|vertragsnummer|rückruf|rückrufservice|community-forum|"
        "hilfe-community|servicekanal|kontaktaufnahme|sperrhotline|sperr-notruf|notrufnummer|schadensmeldung|"
        "schaden|zählerstand|zählerstände|zählerstandsmeldung",
        "erreicht|erreichen|erreichst|kontaktiert ..2 uns|unseren|unser",
        "bei|habt fragen|rückfragen|problemen|anliegen ..4 uns|kundenservice|an|wendet|wenden|kontaktiert|melde|meldet",
        "wendet|wende|wenden ..2 euch|dich|sich ..3 an",
        "wir helfen|sind|unterstützen ..3 gern|gerne|weiter|euch|dir|da",
        "unter|telefonisch|tel <number>",
        "für euch|dich|sie|unsere ..2 da|erreichbar",
        "schreibt|schickt|sendet|schreib ..3 dm|pn|direktnachricht|nachricht|mail|e-mail",
    ),
    "recall": (
        "rückruf|rückrufaktion|rückrufe|produktrückruf|warenrückruf|zurückgerufen|zurückrufen|ruft|vorsorglich|"
        "vorsorglichen|vorsichtshalber|verzehr|mindesthaltbarkeitsdatum|mhd|charge|chargen|chargennummer|"
        "losnummer|artikelnummer|seriennummer|salmonellen|listerien|fremdkörper|metallteile|plastikteile|"
        "glassplitter|verbraucherschutz|verbraucherinformation|gesundheitsgefahr|gesundheitsgefährdung|"
        "verunreinigung|rückgabe|zurückgeben|erstattet|erstattung|kaufpreis|umtausch|sicherheitsmangel|"
        "produktionsfehler|brandgefahr|verletzungsgefahr|erstickungsgefahr|allergen|allergiker|kennbuchstabe|"
        "lebensmittelwarnung",
        "ruft|rufen ..5 zurück",
        "nicht verzehren|verzehrt|verwenden|verzehr",
        "auch|kaufpreis ohne|wird vorlage|erstattet ..3 kassenbons?|kassenbeleges|kassenbelegs",
        "vom|zum verzehr|verkauf abgeraten|geeignet|genommen",
        "wichtige|wichtiger|wichtig verbraucherinformation|kundeninformation|hinweis|information|produktinformation",
    ),
    "security_warning": (
        "phishing*|phishing-mail*|spam|spam-mail*|betrug|betrüger|betrügern|betrugsmasche|betrugsversuch|"
        "betrugsversuche|betrügerische|betrügerischen|warnung|warnen|warnt|achtung|vorsicht|gefälscht*|"
        "fälschung|fake|fakeprofil|fake-profil|fake-gewinnspiel|fakeshop|fake-shop|kettenbrief|schadsoftware|"
        "malware|trojaner|virus|viren|ransomware|hacker|hackerangriff|cyberangriff|cyberkriminelle|"
        "cyberkriminalität|datendiebstahl|datenleck|identitätsdiebstahl|passwort|passwörter|passwörtern|"
        "zugangsdaten|pin|tan|kontodaten|kreditkartendaten|sicherheitslücke|sicherheitslücken|sicherheitsupdate|"
        "sicherheitshinweis|enkeltrick|schockanruf|smishing|skimming|taschendiebe|unseriös|unseriöse|dubiose|"
        "abzocke|zwei-faktor-authentifizierung|datensicherheit",
        "achtung|vorsicht|warnung :|!|vor",
        "warnen|warnt|schützen|schützt|schutz ..2 vor ..4 betrug|betrügern|phishing|mails|e-mails|anrufen|viren|"
        "hackern|angriffen|fakes|seiten",
        "im umlauf",
        "klickt|öffnet|klicken|öffnen ..5 nicht|keine|keinesfalls",
        "niemals ..4 weitergeben|preisgeben|herausgeben|nach",
        "gebt|geben ..4 niemals|keine|nie ..3 daten|passwörter|pin|tan|zugangsdaten",
    ),
    "faq": (
        "faq|faqs|faq-*|q&a|fragen|häufig|häufigste|häufigsten|antworten|rückfragen|wissenswertes|ratgeber|"
        "checkliste|merkblatt|infoseite|kundeninformation|klarstellung|stellungnahme|hinweis|richtigstellung|"
        "serviceinfo|service-info|service-tipp|servicetipp|erklärt|mythos|irrtum|irrtümer|übersicht",
        "häufig|häufigste|häufigsten|meistgestellte|oft gestellte|gestellten|fragen",
        "fragen und|& antworten",
        "antworten auf ..3 fragen",
        "eure|ihre|deine|wichtigsten|alle|eurer fragen ..4 beantwortet|beantworten|antworten|antwort|geklärt",
        "ihr|viele|einige|uns ..3 habt|haben|fragt|gefragt|fragen|erreichen ..3 gefragt|ob|warum|fragen|wie",
        "was muss|müssen|ist|tun|gilt ..3 beachten|wissen|tun|wenn|bei",
        "was|wer|wann tun|zahlt|haftet|gilt|bezahlt wenn|bei?",
        "alle|alles|wichtige|aktuelle infos|informationen|wissenswerte|information|details ..2 rund|zu|zum|zur|"
        "über|hier|findet",
        "gut|wichtig|wissenswert zu|für wissen|alle",
        "wir haben ..6 zusammengefasst|zusammengestellt",
    ),
    "delay_or_cancellation": (
        "verspätung|verspätungen|verspätet|verspäten|verzögerung|verzögerungen|verzögert|verzögern|annulliert|"
        "annullierung|annullierungen|gestrichen|storniert|stornierung|stornierungen|umbuchen|umbuchung|"
        "umbuchungen|umgebucht|rückerstattung|erstattungsanspruch|fahrgastrechte|fluggastrechte|entschädigung|"
        "streik|streiks|warnstreik|streikaufruf|streikbedingt|ersatzfahrplan|sonderflugplan|notfahrplan|fällt|"
        "entfällt|entfallen|abgesagt|absage|verschoben|verschiebt|wartezeit|wartezeiten|lieferverzögerung*|"
        "lieferengpass|lieferengpässe|lieferschwierigkeiten|zugbindung|aufgehoben|verkehrslage|reisende|"
        "fahrgäste|fluggäste|bestreikt|tarifkonflikt|nachtflugverbot|flugverkehr|bahnverkehr|fernverkehr|"
        "regionalverkehr|kulanz|kulanzregelung",
        "fällt|fallen ..5 aus",
        "muss|müssen|leider ..5 absagen|abgesagt|ausfallen|verschieben|verschoben|entfallen",
        "kommt es ..4 verspätungen|verzögerungen|ausfällen|zugausfällen|einschränkungen|wartezeiten|beeinträchtigungen",
        "rechnet|rechnen ..3 mit ..3 verspätungen|wartezeiten|verzögerungen|minuten",
        "aufgrund|wegen|infolge ..4 streiks|streik|unwetters|störung|sturms|wetters|wetterlage|schneefalls|"
        "reparatur|warnstreiks",
        "vor|prüfen|informieren ..4 fahrt|fahrtantritt|abflug|reiseantritt|flugstatus|verbindung",
        "<number> minuten verspätung|später",
    ),
    "maintenance": (
        "wartung|wartungen|wartungsarbeiten|wartungsfenster|wartungsmodus|bauarbeiten|baustelle|baustellen|"
        "baumaßnahme|baumaßnahmen|gleisbauarbeiten|gleisarbeiten|gleiserneuerung|sanierung|sanierungsarbeiten|"
        "modernisierungsarbeiten|systemumstellung|systemwartung|umstellung|serverumzug|serverarbeiten|"
        "instandhaltung|instandhaltungsarbeiten|netzarbeiten|umbau|umbauarbeiten|umbaupause|renovierung|"
        "renoviert|reparaturarbeiten|reparatur|fahrplanänderung|fahrplanänderungen|fahrplanauskunft|offline|"
        "vorübergehend|voraussichtlich|it-umstellung|kanalarbeiten|zählerwechsel|rohrbruch|leitungsarbeiten|"
        "baubedingt|datenmigration",
        "wegen|aufgrund|infolge ..3 bauarbeiten|wartungsarbeiten|umbau|umstellung|wartung|gleisbauarbeiten|"
        "inventur|renovierung|umbauarbeiten|sanierung",
        "geplante|geplanten|geplanter wartung|wartungsarbeiten|arbeiten|abschaltung",
        "in der nacht ..5 nicht|wartung|arbeiten|gewartet",
        "vorübergehend|kurzzeitig|zeitweise nicht|eingeschränkt|geschlossen|offline ..1 verfügbar|erreichbar|nutzbar",
    ),
}
