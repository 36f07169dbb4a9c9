"""German concepts: words that do the same work in a sentence, under the names that all languages share."""

__all__ = ["CONCEPTS"]

CONCEPTS = {
    "account": "konto kundenkonto login passwort vertrag tarif anschluss vertrags karte kundencenter",
    "act": (
        "machen mache gemacht tun tut läuft steht liegt lassen lässt lasst nehmen nimmt geht's gibt's bringt hält "
        "bleibt gebt gesucht suchen suche"
    ),
    "agreement": "ja richtig korrekt klar natürlich selbstverständlich gerne gern doch jap",
    "already": "schon bereits noch wieder immer weiterhin mehr erneut",
    "also": "auch als sich ebenfalls ebenso",
    "annoyance": (
        "ärgerlich unannehmlichkeiten ärger ärgert enttäuscht enttäuschung unmut unangenehm frustrierend umstände "
        "schlecht doof blöd unschön"
    ),
    "article": "ein eine einen einem einer eines 'n 'ne",
    "ask": "frage fragen fragt gefragt gespannt neugierig nachfrage rückfragen",
    "attempt": (
        "versuch versuche versuchen probier probiere probieren neustart starte starten lösche löschen "
        "installieren deinstallieren cache cookies einstellungen aktualisieren ausprobiert getestet neustarten "
        "versucht probiert"
    ),
    "attention": "aufmerksam bescheid",
    "availability": (
        "möglich verfügbar erhältlich geöffnet geschlossen enthalten gültig geplant vorgesehen nutzbar buchbar "
        "lieferbar kostenfrei ausverkauft"
    ),
    "being": "ist sind war waren bist seid hast habt bin hab gibt geht sei",
    "benefit": "für",
    "buying": (
        "kaufen bestellen bestell bestellt bestelle shop onlineshop shoppen kauf sichern sichert hol holt buchen "
        "filialen sortiment regal handel zugreifen"
    ),
    "call": "anrufen ruf rufen telefon telefonisch hotline kundenhotline anruf telefonnummer servicehotline",
    "can": "kann kannst können könnt könnte könntest könnten könntet",
    "carried_out": (
        "wurde wurden erstattet gutschrift gutgeschrieben storniert veranlasst beauftragt freigeschaltet "
        "erstattung gebucht eingestellt geändert aktiviert gekündigt eingerichtet bestätigt haben habe hat"
    ),
    "condition": "wenn falls sofern ob sobald",
    "contact": (
        "kontakt kontaktieren kontaktiere melde melden meldest meldet wende wenden wendet schreib schreibe "
        "schreiben erreichst erreichen sprechen ansprechpartner"
    ),
    "contrast": "aber allerdings jedoch trotzdem sondern dennoch hingegen",
    "corporate": (
        "vorstand umsatz ceo studie unternehmen kunden mitarbeiter zukunft digitalisierung quartal millionen mio "
        "ergebnis wachstum netz ausbau partner projekt welt menschen kinder"
    ),
    "day": (
        "heute morgen gestern montag dienstag mittwoch donnerstag freitag samstag sonntag wochenende woche januar "
        "februar märz april mai juni juli august september oktober november dezember abends jahr"
    ),
    "deal": (
        "rabatt angebot angebote aktion gutschein gutscheine sale reduziert sparen gratis günstig günstiger "
        "geschenkt code rabattcode vorteil spare deal"
    ),
    "degree": "so sehr ganz viel viele vielen wirklich total besonders ziemlich echt recht bisschen",
    "details": "details infos info informationen angaben daten kundendaten kontaktdaten",
    "disruption": "verspätung verzögerung ausgefallen gesperrt wartungsarbeiten wartung umleitung abgesagt verschoben",
    "email": "mail e-mail email mailadresse e-mails mails emailadresse",
    "event": "event messe konzert live konferenz tickets veranstaltung show festival bühne stream",
    "exclamation": "haha hihi hehe lol zwinker yeah juhu wow oh ohje oje ups hach mmh",
    "experience": "erfahrung erlebnis besuch aufenthalt",
    "feedback": "feedback hinweis anregung kritik lob rückmeldung anmerkung wunsch verbesserungsvorschlag",
    "form": "formular kontaktformular onlineformular ticket antrag schadensmeldung rückrufformular",
    "fun": "spaß glück erfolg vergnügen genießen genießt daumen appetit",
    "gift": "geschenk geschenke schenken verschenken",
    "gladness": "freut freuen freue gefreut freude begeistert",
    "gratitude": "bedanken dankbar schätzen",
    "greeting": (
        "hallo hi hey moin servus grüezi guten tag liebe liebes geehrte geehrter hallöchen willkommen abend huhu"
    ),
    "help": (
        "helfen hilfe hilft unterstützen unterstützung weiterhelfen geholfen helfe support kundenservice service "
        "kundenbetreuung beraten"
    ),
    "hope": "hoffen hoffe hoffentlich wünschen wünsche drücken",
    "i": "ich mir mich",
    "inspection": (
        "prüfen prüfe geprüft überprüfen schauen schaue schau nachsehen nachschauen klären kläre geklärt "
        "anschauen ansehen checken nachgehen untersuchen kümmern kümmere überprüft gucken abklären nachfragen "
        "nachgefragt"
    ),
    "job": "job jobs karriere ausbildung azubi bewerbung stelle praktikum",
    "joining": "und oder sowie & plus",
    "learning": "hören sehen wissen lesen erfahren gehört sagen gesehen gelesen",
    "market": "markt chance trend trends energie leistung entwicklung forschung politik wirtschaft",
    "may": "darf dürfen dürft möchte möchten möchtest magst mögen",
    "maybe": "vielleicht eventuell vermutlich wahrscheinlich sicher bestimmt eigentlich normalerweise",
    "means": "mit per über via unter",
    "media": "bild bilder foto fotos video videos blog beitrag folge podcast geschichte story",
    "message": "nachricht nachrichten message chat mitteilung",
    "more": "weitere weiteren weiter anderen andere etwas",
    "must": "muss müssen musst müsst soll sollte sollten solltest brauchen brauchst braucht benötigen benötige",
    "my": "mein meine meinen meinem meiner",
    "negation": "nicht kein keine keinen keiner keinem nie nichts ohne niemand leider",
    "new": "neu neue neuen neuer neues start startet vorgestellt eröffnet präsentiert neuheit neuheiten sofort",
    "now": "jetzt aktuell derzeit momentan zurzeit nun mittlerweile inzwischen",
    "occasion": "nacht weihnachten ostern geburtstag urlaub feiertage advent nachmittag",
    "occurrence": "passiert los genau handelt besteht tritt funktioniert klappt funktionierte",
    "only": "nur einfach mal einmal eben halt lediglich erst sogar",
    "opinion": "finde denken denke glauben glaube empfehlen empfehle lieben mag gefällt schmeckt",
    "option": "alternative anders möglichkeit möglichkeiten alternativ option varianten stattdessen sonst",
    "our": "unser unsere unseren unserem unserer unseres",
    "page": (
        "seite website homepage webseite faq link artikel internetseite hilfeseite links onlinehilfe forum "
        "infoseite"
    ),
    "particle": "zurück weg rein raus rund entlang drauf dran dabei voll",
    "passing_on": (
        "weitergeben weitergegeben weitergeleitet weiterleiten gegeben leiten leite geben gebe notiert "
        "aufgenommen ausrichten weitergereicht"
    ),
    "people": "frau frauen mann männer fans fan mädels jungs leute jemand familie freunde freundin kundin kunde gäste",
    "personal_data": "name namen adresse anschrift geburtsdatum plz postleitzahl wohnort vorname",
    "place": "hier dort dazu darum daran dafür darüber davon damit",
    "pointing": "es das dies diese dieser dieses den dem die der des",
    "praise": (
        "schön schöne schönen schönes toll tolle tollen tolles super klasse prima gut gute guter gutes cool "
        "lecker perfekt wunderbar spitze großartig beste besten top nett lieb genial fein"
    ),
    "preposition": "in im am an bei ab bis um von vom auf seit nach vor zwischen gegen beim ins aus",
    "price": "preis preise € euro eur % prozent kosten kostet cent gebühr gebühren kostenlos bezahlen berechnet",
    "pride": "stolz glückwunsch gratulieren gratulation feiern herzlichen",
    "privacy": "datenschutz sicherheit öffentlich persönlichen persönliche datenschutzgründen",
    "private_message": "pn pm dm direktnachricht privatnachricht private privaten dms pns direktnachrichten direct",
    "problem": (
        "problem probleme störung störungen fehler fehlermeldung schwierigkeiten anliegen beeinträchtigung "
        "ausfall einschränkungen"
    ),
    "product": (
        "app gerät version handy smartphone tv receiver produkt produkte box fernseher router sender internet "
        "wlan"
    ),
    "question_word": (
        "was wer wie wo wann warum wieso weshalb welche welcher welches welchen welchem wem wen wohin woher womit "
        "wofür wozu worum woran"
    ),
    "ready": "bereit fertig vorbereitet aufgepasst",
    "reason": "weil denn deshalb daher deswegen aufgrund wegen grund ursache nämlich da durch",
    "receipt": (
        "erhalten erhältst bekommen bekommst bekommt kommen kommt lieferung geliefert paket versendet versand "
        "zugestellt verschickt sendung angekommen eingetroffen"
    ),
    "reference": (
        "nummer kundennummer auftragsnummer bestellnummer buchungsnummer rufnummer vertragsnummer sendungsnummer "
        "vorgangsnummer rechnungsnummer kundennr mobilfunknummer seriennummer"
    ),
    "regards": "grüße gruß grüßen grüsse lg vg mfg",
    "regret": "bedauerlicherweise",
    "repair": (
        "beheben behoben lösung gelöst lösen entstörung behebung beseitigt entstört repariert reparatur hochdruck"
    ),
    "reply": "antwort antworten geantwortet beantworten",
    "request": "bitte",
    "send": (
        "schick schicke schicken sende senden sendest nenne nennen teile teilen mitteilen übermitteln zukommen "
        "schickst gesendet angeben zusenden"
    ),
    "some": "alles beide beides einige paar zwei drei ganzen gesamte wenig wenige",
    "soon": "bald umgehend schnellstmöglich zeitnah demnächst später gleich kürze schnell",
    "sorry": (
        "sorry entschuldige entschuldigen entschuldigung verzeihung leid bedauern bedauerlich schade pardon "
        "tschuldigung"
    ),
    "step": (
        "gehe gehen wähle wählen öffne öffnen klicke klicken stellen gib eingeben nutzen nutze ändern einstellen "
        "einloggen findest finden verwenden"
    ),
    "style": "look style beauty make-up duft düfte haut haare parfum mascara creme farben frisur styling",
    "taste": (
        "lieblings favorit favoriten liebster lieblingsfarbe meinung tipps tipp idee ideen lieber vorschlag "
        "vorschläge erfahrungen findet mögt"
    ),
    "team": (
        "team kollegen kolleginnen fachabteilung abteilung techniker kollege technik entwickler filiale "
        "zuständigen fachbereich filialleitung marktleitung"
    ),
    "telling": (
        "verratet erzählt sagt schreibt zeigt teilt postet kommentiert schickt nennt verrate erzähl zeig "
        "kommentar kommentare kommentaren poste stimmt"
    ),
    "thanks": "danke dank dankeschön merci thx danken thanks",
    "then": "dann also danach anschließend somit dadurch hierzu",
    "third_person": "er sie ihn ihm sein seine man",
    "time": (
        "zeit moment lange länger sommer winter herbst frühling nächsten nächste letzte letzten endlich zuletzt "
        "früher vorher fall"
    ),
    "totality": "alle allen jeder jede jeden",
    "toward": "zu zum zur",
    "travel": "flug flüge zug züge bahn bahnhof gepäck strecke reise fahrt bus",
    "understanding": "verstehen verstehe verständlich verständnis nachvollziehen nachvollziehbar versteht",
    "unit": (
        "stunden stunde uhr minuten tage tagen werktage werktagen wochen monate monaten kg g ml gb mb mbit km "
        "liter jahre"
    ),
    "visiting": (
        "entdecken entdecke entdeckt klick klickt schaut vorbei besucht besuche lest erfahrt anmelden bewerben "
        "mitmachen teste testet folgt reinschauen abonniert macht nutzt seht einschalten"
    ),
    "waiting": "warten geduld gedulden warte wartezeit abwarten",
    "we": "wir uns",
    "will": "wird werden werde wirst werdet will wollen willst wollt",
    "winning": (
        "gewinnen gewinnspiel gewinn gewinne verlosen verlosung gewinner gewinnt adventskalender teilnehmen "
        "mitspielen verlost"
    ),
    "would": "würde würden würdest wäre wären hätte hätten",
    "you": "du dir dich ihr euch ihnen",
    "your": "dein deine deinen deinem deiner deines euer eure euren eurem eurer ihre ihren ihrem ihrer",
}
