"""German cues of replies: sending a person elsewhere, and words that would fit any other message as well."""

__all__ = ["CUES"]

CUES = {
    "asks_direct_message": (
        "pn|dm|pm|direktnachricht|direktnachrichten|privatnachricht|privatnachrichten|dms|pns|direct-message|"
        "direktmessage|dn",
        "private|privaten|privater|direkte|direkten|persönliche|persönlichen|direct|private nachricht|"
        "nachrichten|mitteilung|message|messages|chat|kanal",
        "schreib|schreibe|schreibt|schreiben|schick|schicke|schickt|schicken|send|sende|sendet|senden|melde|"
        "melden ..4 nachricht|pn|dm|privat|messenger|postfach",
        "per|via|über messenger|privatnachricht|whatsapp|twitter|facebook-nachricht|pn|dm|chat",
        "nachricht ..2 an uns",
        "folge|folgen|folgst|folgt ..3 uns ..5 dm|pn|direktnachricht|nachricht|dm-funktion",
        "schau|schaue|schaut|schauen|check|prüfe ..4 postfach|nachrichten|posteingang|pn|dm|inbox",
        "haben|habe|hast ..4 geantwortet|geschrieben|angeschrieben|geschickt|gesendet ..1 per? pn|dm|"
        "direktnachricht|privat",
        "dir|ihnen|euch ..3 nachricht|pn|dm ..1 geschickt|geschrieben|gesendet|gesandt|hinterlassen",
        "privat|persönlich schreiben|anschreiben|kontaktieren|melden",
    ),
    "asks_phone": (
        "ruf|rufe|ruft|rufen ..4 an",
        "anrufen|anzurufen|anruf|telefonisch|telefonische|telefonischen|hotline|servicehotline|kundenhotline|"
        "service-hotline|telefonnummer|rufnummer|service-nummer|servicenummer|handynummer|rückruf|zurückrufen|"
        "kundentelefon",
        "unter|tel|tel.|telefon|telefon :? <number>",
        "unter ..2 nummer",
        "am|per|via telefon",
    ),
    "asks_email": (
        "<email>",
        "e-mail|email|mail|e-mails|mails|emailadresse|e-mail-adresse|mailadresse|mail-adresse",
        "per|via|an e-mail|email|mail",
        "maile|mailen|mailt|mail uns|bitte",
    ),
    "asks_form": (
        "formular|kontaktformular|onlineformular|online-formular|feedbackformular|beschwerdeformular|"
        "serviceformular|antrag|kontaktformulars|feedback-formular|webformular|umfrage|fragebogen|eingabemaske|"
        "formulare",
        "füll|fülle|füllt|füllen|ausfüllen|auszufüllen",
        "ticket|anfrage|schadensmeldung|reklamation ..2 eröffnen|erstellen|stellen|einreichen|aufgeben|öffnen",
    ),
    "points_to_help_page": (
        "weitere|mehr|nähere|alle|genaue|genauere infos|informationen|details|info|einzelheiten|hinweise ..6 <url>",
        "infos|informationen|info|details|antworten|hilfe|tipps ..4 unter|hier|auf|: :? <url>",
        "hilfeseite|hilfe-seite|hilfeseiten|hilfebereich|faq|faqs|serviceseite|service-seite|hilfecenter|"
        "hilfe-center|kundencenter|servicecenter|servicebereich|community|forum|kundenportal|homepage|webseite|"
        "website",
        "schau|schaue|schaut|schauen|guck|gucke|lies|siehe|sehen|vgl.|klick|klicke ..4 hier|mal|nach|vorbei",
        "hier|unter|siehe|link :? <url>",
        "unsere|unserer|unseren|unserem|die|der agb|teilnahmebedingungen|nutzungsbedingungen|"
        "datenschutzerklärung|webseite|website|homepage|seite|app|datenschutzhinweise",
        "hilft|helfen ..4 link|seite|artikel|weiter|beitrag",
        "dieser|diesem|folgender|folgendem|folgenden|der link|artikel|seite|beitrag",
        "live-chat|chat|servicechat|kundenchat",
    ),
    "points_to_account": (
        "wende|wendet|wenden|melde|meldet|melden|frag|frage|fragt|fragen|kontaktiere|kontaktieren|folge|folgen|"
        "schreib|schreibe|schreiben ..5 <mention>",
        "kollegen|kolleginnen|kollege|kollegin|team ..4 <mention>",
        "<mention> ..3 hilft|helfen|kann|können|antwortet|kümmert|kümmern|weiß|wissen",
        "wende|wendet|wenden|melde|meldet|melden ..6 an|bei ..4 kundenservice|kundenbetreuung|kundendienst|"
        "support|filiale|hotline|händler|shop|team|fachhändler|partner|verkäufer|markt|kollegen|kundencenter|"
        "service|reisebüro|niederlassung|berater|beraterin|bank|servicestelle|personal",
        "kundenservice|kundenbetreuung|kundendienst|kundensupport|fachabteilung|ansprechpartner|"
        "ansprechpartnerin|kundenberater|kundendialog",
        "in|bei ..2 filiale|shop|markt|reisezentrum|geschäft|geschäftsstelle|niederlassung ..3 fragen|melden|"
        "vorbei|nachfragen|wenden",
        "setz|setze|setzt|setzen|tritt|treten ..4 verbindung|kontakt",
    ),
    "asks_for_personal_data": (
        "deine|deiner|deinen|ihre|ihrer|ihren|eure|eurer|die|der|eine|mit|und kundennummer|kundendaten|"
        "auftragsnummer|bestellnummer|buchungsnummer|rufnummer|telefonnummer|mailadresse|e-mail-adresse|"
        "emailadresse|adresse|anschrift|kontaktdaten|daten|handynummer|vertragsnummer|ticketnummer|"
        "sendungsnummer|rechnungsnummer|mobilfunknummer|postleitzahl|plz|vorgangsnummer|auftragsnr|kundennr|"
        "vertragsdaten|nummer|schadennummer|flugnummer|zugnummer|seriennummer|imei|iban|geburtsdatum",
        "kundennummer|kundendaten|auftragsnummer|bestellnummer|buchungsnummer|buchungscode|vertragsnummer|"
        "ticketnummer|sendungsnummer|vorgangsnummer|geburtsdatum|kundenkennwort|kundennr|kd-nr|rechnungsnummer|"
        "mobilfunknummer|kontaktdaten|seriennummer|versichertennummer|kundenkontonummer|schadennummer|"
        "schadensnummer",
        "name|namen|vorname ..2 und|sowie|, ..2 adresse|anschrift|nummer|kundennummer|geburtsdatum|telefonnummer|"
        "plz|wohnort",
        "datenschutz|datenschutzgründen|datenschutzrechtlichen|sicherheitsgründen|vertrauliche|persönlichen|"
        "persönliche|sensible|sensiblen|privaten daten|gründen|angaben|informationen",
        "datenschutz|datenschutzgründen|sicherheitsgründen|bankgeheimnis",
        "keine|nicht ..4 öffentlich",
    ),
    "apologises": (
        "sorry|entschuldig*|verzeihung|pardon|verzeih|verzeihen|tschuldigung|schade|bedauer*|tschuldige",
        "tut|tuts ..2 leid",
        "leid tut",
        "bitten ..4 entschuldigung|verständnis|nachsicht|verzeihung",
    ),
    "thanks": (
        "danke|dank|dankeschön|merci|thx|danken|bedanken|dankbar|dankend|thanks|vergelt's",
        "freut|freuen|gefreut ..3 feedback|lob|rückmeldung",
    ),
    "greets": (
        "^ hallo|hi|hey|moin|servus|grüezi|guten|grüß|liebe|lieber|liebes|sehr|hallöchen|hej|huhu|tach|salü|hoi|"
        "gude|ahoi|mahlzeit|willkommen|heya|tag",
        "guten|gute|schönen|schöne morgen|tag|abend|nachmittag|mittag|nacht",
        "sehr geehrte|geehrter|geehrtes",
    ),
    "wishes": (
        "schönen|schöne|schönes|guten|gute|gutes|tollen|tolle|angenehme|angenehmen|entspannte|entspannten|"
        "erholsamen|erholsame|sonnigen|sonniges|tolles ..1 tag|abend|woche|wochenende|start|flug|reise|fahrt|"
        "nacht|feierabend|feiertag|feiertage|urlaub|rest|sonntag|samstag|freitag|montag|weihnachten|advent|"
        "nachmittag|mittag|morgen|zeit|aufenthalt",
        "wünschen|wünsche|wünscht ..1 wir|dir|euch|ihnen|einen|eine|ein|viel|allen|allzeit|weiterhin|noch",
        "viel|viele|ganz|weiterhin spaß|erfolg|glück|freude|vergnügen|spass|grüße|grüsse|genuss",
        "herzlichen|herzliche|herzlich glückwunsch|glückwünsche|willkommen|glückwunsche",
        "glückwunsch|gratulation|gratulieren|gratuliere",
        "alles gute|liebe",
        "gute besserung|reise|fahrt",
        "frohe|fröhliche|frohes|schöne|happy weihnachten|ostern|feiertage|fest|neues|geburtstag|pfingsten|halloween",
        "guten appetit|rutsch|flug|start|morgen",
        "bis bald|dann|dahin|demnächst|später|morgen|dahin|zum",
        "drücken ..2 daumen",
        "lasst|lass|lassen ..4 schmecken",
    ),
    "shows_delight": (
        "freut|freuen|freue|freuts ..4 uns|mich|sehr|dass|das|zu|riesig|darüber",
        "das|uns|mich freut|freuen|freue",
        "schön|toll|super|klasse|prima|cool|wunderbar|perfekt|spitze|genial|großartig|fein|wow|gerne|gern|lecker|"
        "hübsch|top ! ",
        "schön|toll|super|klasse|prima|cool|fein|lustig|lieb|nett , dass|das|wenn|zu",
        "schön|toll|super|prima zu ..1 hören|lesen|sehen|wissen",
        "sehr|sehr|gerne|gern gerne|gern|geschehen|doch|!",
        "kein|keine problem|ursache",
        "nichts zu danken",
        "immer wieder? gerne|gern",
        "haha|hihi|yeah|juhu|jippie|yay|wow|hach|lecker|mmh|mhh|aww|hehe",
        "kompliment|lob ..3 weiter|freuen|dank",
        "wie|so|sehr|total schön|süß|toll|lieb|cool|niedlich|nett|lecker|witzig",
    ),
    "empathises": (
        "verstehen|verstehe|verständlich|nachvollziehen|nachvollziehbar|versteht|verständnis ..4 ärger|unmut|"
        "enttäuschung|gut|dass|deinen|ihren|sehr|natürlich|können",
        "können|kann ..5 verstehen|nachvollziehen",
        "ärgerlich|unangenehm|unannehmlichkeiten|unannehmlichkeit|ärger|unmut|enttäuscht|enttäuschung|umstände|"
        "ärgert|frustrierend|unschön|enttäuschend",
        "nicht ..2 schön|gut|toll|zufriedenstellend|erfreulich|gerne|akzeptabel|optimal",
        "oh|ohje|oje|ohje|autsch|puh|mist|ups|herrje",
    ),
    "will_look_into_it": (
        "prüfen|prüfe|geprüft|überprüfen|überprüfe|checken|klären|kläre|geklärt|abklären|nachgehen|nachzugehen|"
        "nachschauen|nachsehen|nachforschen|recherchieren|untersuchen|ermitteln|anschauen|ansehen|nachhaken|"
        "nachgefragt ..3 wir|das|es|dies|gerne|gern|ich|den|die|und|lassen|mal|einmal",
        "schauen|schaue|gucken|sehen wir|ich|uns ..4 an|nach|mal|was|das",
        "wir|ich ..5 prüfen|klären|überprüfen|nachgehen|abklären|kümmern|nachfragen|erkundigen|nachsehen|nachschauen",
        "kümmern|kümmere|kümmert ..2 uns|mich|sich ..4 darum|drum|um|schnellstmöglich|sofort",
        "gehen|gehe wir|ich|dem ..4 nach",
        "arbeiten|arbeitet|sind ..4 daran|dran|hochdruck|lösung|behebung|dabei|problem",
        "melden|melde|meldet uns|mich|sich ..4 bei|wieder|zurück|schnellstmöglich|umgehend",
        "haken|hake ..3 nach",
        "kommen|komme ..4 auf|zurück",
        "in bearbeitung|klärung|prüfung",
    ),
    "passed_on": (
        "weitergeben|weitergegeben|weitergeleitet|weiterleiten|weitergereicht|weitergebe|weitergeleitete|"
        "weitergibt|ausgerichtet|ausrichten|weitergetragen|übermittelt|weiterzugeben|weiterzuleiten|hinterlegt|"
        "notiert|aufgenommen|mitgenommen",
        "geben|gebe|leiten|leite|reichen|reiche|richten|nehmen|tragen|senden ..6 weiter|aus|mit|auf",
        "an ..4 fachabteilung|kollegen|kolleginnen|abteilung|team|zuständigen|zuständige|verantwortlichen|"
        "redaktion|fachbereich|entwickler|produktmanagement|filiale|technik|koch|küche ..3 weiter*|gegeben|"
        "geleitet",
        "dein|deine|ihr|ihre|euer|eure|den|dein feedback|anregung|hinweis|anmerkung|idee|vorschlag|kritik|"
        "anliegen|wunsch|rückmeldung|lob|verbesserungsvorschlag",
        "nehmen|genommen ..5 ernst|auf|mit|kenntnis",
    ),
    "stock_sentence": (
        "für deine|ihre|eure|dein|ihr|euer|den|das|die|deinen|ihren|euren geduld|verständnis|feedback|nachricht|"
        "anfrage|rückmeldung|treue|hinweis|unterstützung|mitteilung|lob|kritik|anregung|post|beitrag|kommentar|"
        "interesse|info|tipp|anmerkung|frage|bewertung|offenheit",
        "bei ..2 fragen|rückfragen|problemen|bedarf ..3 gerne|gern|jederzeit|melden|melde|stehen|kannst|können|sind",
        "weitere|noch|weiteren fragen|rückfragen|probleme|problemen",
        "stehen|steht ..5 verfügung",
        "helfen|helfe|hilft|unterstützen ..2 dir|ihnen|euch|wir|gerne|gern|weiter",
        "mit freundlichen|besten grüßen",
        "freundliche|liebe|viele|beste|herzliche|schöne|sonnige grüße|grüsse|gruesse|gruß",
        "auf dem laufenden",
        "sind ..3 für dich|sie|euch da",
        "freuen|freut uns auf|wenn|über",
    ),
}
