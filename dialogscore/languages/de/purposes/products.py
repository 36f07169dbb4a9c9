"""German phrases of posts about products and services as such: launches, features, use, tests, recipes, programmes."""

__all__ = ["CUES"]

CUES = {
    "launch_new_product": (
        "neuheit|neuheiten|markteinführung|weltpremiere|neuvorstellung|produktneuheit|produktneuheiten|launch|"
        "launchen|gelauncht|neuerscheinung|neuauflage|facelift|vorgestellt|enthüllt|kollektion|"
        "frühjahrskollektion|sommerkollektion|herbstkollektion|winterkollektion|capsule|sonderedition|"
        "sondermodell|nachfolger|prototyp|debüt|produktlinie|sorte|sorten|geschmacksrichtung|"
        "geschmacksrichtungen|produktfamilie|baureihe|vorserienmodell|konzeptfahrzeug|marktstart|neueste|"
        "neuestes|modelljahr|newcomer",
        "neu|neue|neuer|neues|neuen|brandneu|brandneue ..2 sorte|sorten|produkt|produkte|kollektion|modell|"
        "modelle|duft|geschmack|serie|linie|edition|pflege|tarif|tarife|generation|smartphone|limousine|suv|"
        "kombi|look|design|variante|varianten",
        "ab sofort|jetzt gibt|gibt's|gibts|verfügbar|neu",
        "dürfen|darf ..2 vorstellen",
        "er|sie|es|endlich ist|sind|da endlich|da|zurück|wieder",
        "das|der|die|unser|unsere|unseren neue|neuer|neues|neuen|neueste|neuester ist|sind|kommt|mit|im|heißt|aus",
        "wir|feiert|feiern|hat ..2 stellen|premiere|weltpremiere vor|auf",
        "frisch eingetroffen|erschienen|auf|ausgepackt|aus",
        "lernt|lerne|lernen ..4 kennen",
    ),
    "product_feature": (
        "ausstattung|akku|akkulaufzeit|display|kamera|megapixel|ps|kw|kwh|kwh/100|reichweite|kofferraum|motor|"
        "antrieb|allrad|turbolader|hubraum|drehmoment|pferdestärken|cockpit|infotainment|assistenzsystem*|"
        "einparkhilfe|spurhalteassistent|touchscreen|prozessor|speicher|arbeitsspeicher|wasserdicht|bluetooth|"
        "sound|ladezeit|schnellladen|datenvolumen|allnet-flat|flatrate|highspeed|glasfaser|lte|5g|mbit|mbit/s|"
        "kabellos|ergonomisch|atmungsaktiv|pflegeleicht|rückfallschutz|duft|duftnote|geschmack|fruchtig|"
        "knusprig|cremig|zart|vollmundig|herb|deckkraft|haltbarkeit|wirkt|pflegt|hydratisiert|"
        "feuchtigkeitsspendend*|schützt|funktionen|feature|features|verbrauch|kraftstoffverbrauch|"
        "energieeffizienz|co2-emission*|leichtbau|karosserie|felgen|scheinwerfer",
        "kraftstoffverbrauch|stromverbrauch|verbrauch|emissionen ..3 kombiniert|innerorts|außerorts",
        "kombiniert : <number>",
        "in|mit <number> farben|größen|ps|gängen|megapixel|sorten|sekunden|varianten",
        "von|auf <number> auf|km/h ..1 <number>",
        "ideal|perfekt|geeignet|bestens|speziell ..2 für|zum ..2 unterwegs|zwischendurch|haut|haare|grillen|"
        "haar|alltag|büro|reise|kinder|draußen|empfindliche|trockene",
        "dank|mit ..3 technologie|formel|wirkstoff|wirkstoffen|funktion|extrakt|sensor|sensoren|material",
        "für ein|eine|einen ..2 gefühl|ergebnis|look|teint|haut|fahrerlebnis|finish|frische|geschmackserlebnis|genuss",
    ),
    "how_to_use": (
        "anleitung|schritt-für-schritt-*|gebrauchsanleitung|bedienung|einstellungen|einrichten|einrichtung|"
        "installieren|installation|anwendung|anwenden|auftragen|einmassieren|einwirken|ausspülen|dosierung|"
        "dosieren|montage|montieren|aufbauanleitung|pflegehinweis|pflegetipp|pflegetipps|funktioniert|"
        "erklärvideo|tutorial|anleitungsvideo|produktvideo|handhabung|videoanleitung|einsatzgebiete|"
        "einsatzmöglichkeiten|verwenden|nutzen|aktivieren|aktivierung|entkalken|aufladen|step|bedienungsanleitung",
        "so|wie funktioniert|funktionieren|geht|geht's|gehts|nutzt|nutzen|verwendest|verwendet|richtest|benutzt|"
        "klappt|wendest|installiert|aktivierst|bedienst",
        "so einfach|leicht|schnell|kannst|könnt|können geht|geht's|gehts|funktioniert|ist|du|ihr|sie",
        "wie ihr|du|sie|man ..5 einrichtet|nutzt|verwendet|nutzen|einstellen|installiert|anwendet|aufträgst|"
        "bedient|pflegt|reinigt|reinigst",
        "schritt <number> schritt",
        "schritt für schritt",
        "in|mit <number> klicks|schritten|minuten|handgriffen",
        "in|mit wenigen|drei|nur klicks|schritten|minuten|handgriffen",
        "wir zeigen|erklären ..2 wie",
        "was|wie kann|können ..3 app|gerät|funktion|tool",
    ),
    "test_review": (
        "test|testbericht|testberichte|testsieger|testsiegerin|testurteil|testergebnis|getestet|produkttest|"
        "produkttester|produkttesterin|vergleichstest|langzeittest|praxistest|testfahrt|probefahrt|fahrbericht|"
        "crashtest|dauertest|kundenbewertung|kundenbewertungen|bewertung|bewertungen|rezension|rezensionen|"
        "review|reviews|unboxing|ersteindruck|warentest|öko-test|erfahrungsbericht|testnote|"
        "preis-leistungs-sieger|probegefahren|ausprobiert|testlabor|hands-on|testfazit|fazit",
        "stiftung warentest",
        "im|der|großer|großen|ersten test|check|vergleich|praxistest|selbstversuch",
        "note|testnote|urteil <number> gut?",
        'note|testnote|urteil sehr|gut|"|„ gut?',
        "sehr gut",
        "bereits|schon|habt|hast|wer ..5 probiert|getestet|ausprobiert|probefahrt",
        "<number> von <number> sternen|punkten|sterne",
        "hat|haben ..4 unter die lupe",
    ),
    "recipe_or_tutorial": (
        "rezept|rezepte|rezeptidee|rezeptideen|rezept-tipp|rezepttipp|zutaten|zubereitung|backen|backrezept|"
        "kochen|nachkochen|nachbacken|kochidee|teig|ofen|backofen|vorheizen|vermengen|verrühren|esslöffel|"
        "teelöffel|el|tl|prise|portionen|smoothie|cocktail|cocktails|grillrezept|marinade|salat|salatdressing|"
        "auflauf|suppe|kuchen|torte|muffins|plätzchen|pancakes|dessert|nachtisch|snack|bastelanleitung|"
        "bastelidee|basteln|nachbasteln|diy|diy-anleitung|selbermachen|selbstgemacht*|heimwerken|"
        "schminkanleitung|make-up-tutorial|look-tutorial|frisurenanleitung|schnittmuster|mixen|garnieren|"
        "servieren|anrichten|köcheln|anbraten",
        "zum|das nachkochen|nachbacken|nachmachen|selbermachen|rezept|nachbasteln",
        "hier|das|unser|unserem|leckeres|leckere ..3 rezept|rezepte|rezeptidee",
        "<number> g|ml|gramm|min|minuten|el|tl|grad",
        "schnell|einfach ..2 gemacht|zubereitet|gekocht|gebacken",
    ),
    "new_route_or_opening": (
        "neueröffnung|neueröffnungen|eröffnung|eröffnet|eröffnen|eröffneten|wiedereröffnung|grand|strecke|"
        "strecken|flugstrecke|flugziel|flugziele|verbindung|verbindungen|direktverbindung|direktflug|"
        "direktflüge|nonstop|nonstop-*|langstrecke|reiseziel|reiseziele|destination|destinationen|"
        "sommerflugplan|winterflugplan|flugplan|fahrplanwechsel|sprinter|schnellfahrstrecke|nachtzug|"
        "umsteigefrei|abflug|takt|halbstundentakt|erstflug|jungfernflug|terminal|lounge|flottenzuwachs|standort|"
        "standorte|pop-up-store|showroom|spatenstich|richtfest|grundsteinlegung|inbetriebnahme|ladestation|"
        "ladestationen|ladesäule|ladepark|netzausbau|ausgebaut",
        "neue|neuen|neuer|neues ..2 filiale|store|strecke|verbindung|ziel|ziele|standort|restaurant|"
        "flagshipstore|hotel|shop|route|niederlassung|markt|werk|lounge",
        "fliegen|fliegt|fährt|fahren|verbindet ..5 nach|nonstop|direkt|täglich|wöchentlich|zwischen",
        "<number> x|mal pro|wöchentlich|täglich woche|nach|von",
        "von|ab ..2 nach ..3 fliegen|fliegt|direkt|nonstop",
        "öffnet|öffnen|eröffnet|eröffnen ..4 türen|pforten|tore|filiale|markt|store",
    ),
    "programme_tip": (
        "uhr|primetime|staffel|staffelfinale|folge|folgen|episode|serie|serienstart|serienfinale|krimi|tatort|"
        "spielfilm|blockbuster|komödie|thriller|doku|dokumentation|reportage|talkshow|live-ticker|"
        "liveübertragung|livestream|mediathek|free-tv|free-tv-premiere|tv-premiere|tv-tipp|programmtipp|"
        "filmtipp|serientipp|podcast|podcastfolge|hörbuch|trailer|teaser|streamen|streaming|einschalten|"
        "einschaltquote|moderiert|moderator|moderatorin|finalshow|halbfinale|castingshow|kinostart|bundesliga|"
        "champions|dschungel|kandidaten|kandidat|kandidatin|jury|sendung|sendetermin|ausgestrahlt|wiederholung|"
        "exklusiv-interview|hauptrolle|schauspieler|schauspielerin|regisseur|drehstart|dreharbeiten",
        "heute|morgen|gleich|sonntag|samstag|freitag|montag|donnerstag|mittwoch|dienstag ..3 <number> uhr",
        "heute abend|nacht|um|ab ..3 uhr|live|im",
        "im tv|fernsehen|free-tv|livestream|stream|radio|programm|kino|ersten|pay-tv",
        "jetzt|gleich|ab|live ..3 auf|bei|im ..2 einschalten|mediathek|stream|tv|sendung",
        "neue|ganze|erste|letzte|nächste|verpasste folge|folgen|staffel|staffeln|sendung|episode|episoden",
        "zu gast ..3 bei|ist|in",
        "zum|als stream|streamen|nachschauen|download|podcast",
    ),
    "app_or_update": (
        "app|apps|update|updates|app-update|version|release|beta|betaversion|software-update|softwareupdate|"
        "firmware|betriebssystem|download|downloaden|herunterladen|playstore|appstore|app-store|ios|android|"
        "browser|plugin|widget|onlinebanking|online-banking|banking-app|bezahl-app|kundenkonto|chatbot|"
        "sprachassistent|sprachsteuerung|smartwatch|mobile-payment|handyticket|onlineticket|e-ticket|check-in|"
        "funktion|neuerung|neuerungen|bugfix|patch|relaunch|website|webseite|homepage|api|cloud|dashboard|"
        "portal|konfigurator|online-rechner|rechner",
        "neue|neuen|neues|neuer|kostenlose|kostenlosen ..2 app|website|webseite|version|update|funktion|"
        "funktionen|design|homepage|feature|features|internetseite|onlineauftritt",
        "app|update|version ..3 verfügbar|da|laden|downloaden|herunterladen|store",
        "im app|play|google store",
        "für ios|android|windows",
        "per|in|mit unserer|der|via app",
    ),
    "ingredients": (
        "zutaten|inhaltsstoff|inhaltsstoffe|inhaltsstoffen|vegan|vegane|veganen|veganer|vegetarisch*|"
        "laktosefrei*|glutenfrei*|zuckerfrei|zuckerreduziert|proteinreich|proteine|ballaststoffe|vitamine|"
        "vitamin|mineralstoffe|kalorien|kcal|nährwerte|bio|bio-qualität|biosiegel|naturkosmetik|naturrein|"
        "parabene|parabenfrei|silikone|silikonfrei|mikroplastik|alkoholfrei|palmöl|kakao|kakaobohnen|"
        "kaffeebohnen|arabica|hyaluron|hyaluronsäure|retinol|aloe|arganöl|mandelöl|kokosöl|sheabutter|kollagen|"
        "koffein|panthenol|duftstoffe|konservierungsstoffe|geschmacksverstärker|farbstoffe|wirkstoff|wirkstoffe|"
        "rezeptur|nüsse|haselnüsse|hafer|sojamilch|rohstoffe|regionale|regional|freilandhaltung|weidemilch|"
        "biobaumwolle|bio-baumwolle|kaschmir|merinowolle|heilpflanze|heilpflanzen",
        "ohne|frei|0 künstliche|zusatz|zugesetzten|zuckerzusatz|parabene|silikone|aluminium|gentechnik|von|"
        "mikroplastik|farbstoffe|konservierungsstoffe",
        "aus kontrolliert|biologischem|ökologischem|fairem|regionalem|nachhaltigem anbau|biologischem|"
        "ökologischem|handel",
        "reich an",
        "mit echter|echtem|echten|natürlichem|natürlichen|wertvollem|wertvollen",
    ),
}
