"""German phrases of posts about the company as an organisation: results, strategy, research, awards, politics."""

__all__ = ["CUES"]

CUES = {
    "quarterly_results": (
        "quartal|quartals|quartalszahlen|quartalsergebnis|quartalsbericht|halbjahr|halbjahreszahlen|"
        "halbjahresbericht|halbjahresergebnis|geschäftsjahr|geschäftsjahres|geschäftsbericht|geschäftszahlen|"
        "geschäftsentwicklung|jahreszahlen|jahresergebnis|jahresabschluss|jahresbilanz|bilanz|"
        "bilanzpressekonferenz|bilanz-pressekonferenz|umsatz|umsätze|umsatzplus|umsatzwachstum|umsatzrekord|"
        "rekordumsatz|rekordergebnis|rekordjahr|gewinnsprung|nettogewinn|betriebsergebnis|konzernergebnis|"
        "konzerngewinn|ergebnis|ebit|ebitda|marge|umsatzrendite|dividende|dividendenvorschlag|prognose|"
        "jahresprognose|absatz|absatzzahlen|absatzrekord|auslieferungen|auftragseingang|auftragsbestand|mrd|mio|"
        "milliarden|nettoliquidität|cashflow|eigenkapital|eigenkapitalquote|verschuldung|vorjahr|"
        "vorjahreszeitraum|vorjahresquartal|zuwachs|wachstum|passagierzahlen|verkehrszahlen|erstes|q1|q2|q3|q4",
        "ersten|zweiten|dritten|vierten|1.|2.|3.|4. quartal|halbjahr",
        "umsatz|gewinn|ergebnis|absatz ..4 steigt|gestiegen|wächst|gesteigert|sinkt|steigern|um|stieg|legt|erhöht",
        "<number> mrd|mrd.|mio|mio.|milliarden|millionen €|euro|umsatz|eur",
        "im vergleich zum vorjahr",
        "gegenüber|zum dem? vorjahr|vorjahreszeitraum|vorjahresquartal",
    ),
    "strategy_words": (
        "strategie|strategisch|strategische|strategischen|strategischer|neuausrichtung|transformation|"
        "restrukturierung|umbau|portfolio|kerngeschäft|geschäftsfeld|geschäftsfelder|geschäftsbereich|"
        "geschäftsmodell|geschäftsmodelle|sparte|konzern|konzernstrategie|unternehmensstrategie|übernahme|"
        "übernimmt|übernommen|akquisition|akquiriert|fusion|fusioniert|zusammenschluss|beteiligung|"
        "mehrheitsbeteiligung|tochtergesellschaft|tochter|ausgliederung|abspaltung|börsengang|ipo|joint|"
        "expansion|expandiert|internationalisierung|weltmarktführer|marktführer|marktführerschaft|marktanteil|"
        "marktposition|wachstumsmarkt|wachstumsmärkte|effizienzprogramm|sparprogramm|stellenabbau|"
        "standortschließung|roadmap|zukunftsstrategie|digitalstrategie|elektrooffensive|produktionsstart|"
        "digitalisierungsstrategie|veräußerung|verkauft|wettbewerbsfähigkeit|zukunftsfähig|weichen",
        "stellt|stellen ..4 weichen|zukunft|neu ..3 auf|zukunft",
        "setzt|setzen|investiert|investieren ..3 auf|in ..4 zukunft|wachstum|elektromobilität|digitalisierung|"
        "ausbau|wachstumsmärkte|standort",
        "joint venture",
        "bis|vision|strategie <number> ..6 reduzieren|verdoppeln|klimaneutral|wachsen|investieren",
        "schließt|schließen|gibt|unterzeichnet ..5 übernahme|vertrag|akquisition|vereinbarung|verkauf",
        "milliarden|millionen euro|€ investition|investitionen|in|investieren",
    ),
    "management_people": (
        "ceo|cfo|cto|cio|coo|chro|vorstand|vorstands|vorstände|vorständin|vorstandschef*|vorstandsvorsitzende*|"
        "vorstandsmitglied|vorstandssprecher|finanzvorstand|personalvorstand|technikvorstand|vertriebsvorstand|"
        "aufsichtsrat|aufsichtsrats|aufsichtsratschef|aufsichtsratsvorsitzende*|geschäftsführer|"
        "geschäftsführerin|geschäftsführung|geschäftsleitung|konzernchef|konzernchefin|chefvolkswirt|chefökonom|"
        "chefvolkswirtin|chefentwickler|chefdesigner|markenchef|entwicklungschef|bereichsvorstand|gründer|"
        "gründerin|inhaber|unternehmer|aufsichtsratssitzung|führungswechsel|nachfolge|nachfolgerin|berufen|"
        "bestellt|ernannt|ernennung|amtsantritt|vorstandsvertrag|führungskraft|führungskräfte|generaldirektor|"
        "präsident|sprecher|unternehmenssprecher|pressesprecher|direktor|direktorin|partner",
        "unser|unsere|so|laut|sagt ceo|vorstand|vorstandschef|vorstandsvorsitzender|chef|geschäftsführer|cfo|"
        "finanzvorstand|chefvolkswirt|pressesprecher|experte|unternehmenssprecher",
        "chief executive|financial|digital|technology|information|marketing|operating|economist|human officer|"
        "economist|resources",
        "wird|wurde|neuer|neue ..3 vorstand|ceo|vorstandsvorsitzender|chef|geschäftsführer|leiter|leiterin|"
        "aufsichtsrat|vorstandsmitglied|finanzvorstand",
        "im interview ..3 mit|:|spricht|erklärt",
        "verlässt|verlassen das|den unternehmen|konzern|vorstand",
    ),
    "research_expertise": (
        "studie|studien|studienergebnisse|trendstudie|umfrageergebnisse|whitepaper|white-paper|report|reports|"
        "analyse|analysen|marktanalyse|marktstudie|index|barometer|trendbarometer|konjunkturbarometer|"
        "konsumbarometer|statistik|statistiken|grafik|infografik|experten|expertin|expertise|fachbeitrag|"
        "fachartikel|gastbeitrag|branchenreport|branchentrend|branchentrends|forscher|forscherin|forscherinnen|"
        "forschung|forschungsprojekt|forschungsergebnisse|forschungszentrum|wissenschaft|wissenschaftler|"
        "wissenschaftlerin|wissenschaftlich|untersuchung|befragt|befragten|befragte|deutschen|prozent|"
        "erkenntnisse|insights|ergebnisse|leitfaden|e-book|ebook|fallstudie|case-study|benchmark|unternehmen|"
        "thesen|hintergründe|erhebung|umfrage|klinische|phase-iii-studie|therapie|therapien|zulassung|patienten",
        "neue|aktuelle|unsere|unserer|neuer|aktueller|gemeinsame|laut ..1 studie|umfrage|analyse|report|"
        "untersuchung|whitepaper|studienergebnisse|befragung|erhebung",
        "laut|gemäß|einer ..3 studie|umfrage|untersuchung|report|analyse",
        "studie|umfrage|analyse|untersuchung|report ..2 zeigt|belegt|ergibt|:|zum|zur|zu|von|über",
        "<number> prozent|% der ..2 deutschen|befragten|unternehmen|verbraucher|kunden|bürger|bundesbürger|"
        "bevölkerung|führungskräfte|österreicher|schweizer|mitarbeiter",
        "die|der zukunft der|des",
        "jeder|jede|jedes zweite|dritte|vierte|fünfte",
        "wie unternehmen|firmen|mittelständler|banken|versicherer",
        "warum|was ..3 unternehmen|führungskräfte|manager|banken|industrie",
        "expertin|experte|experten|forscher|analysten ..3 erklärt|erklären|empfehlen|rät|warnt|erwarten|sehen",
    ),
    "award": (
        "award|awards|auszeichnung*|ausgezeichnet|ausgezeichnete|preis|preisträger|preisverleihung|preisgekrönt|"
        "prämiert|prämierung|gekürt|geehrt|ehrung|platz|platzierung|ranking|rangliste|spitzenplatz|testsieger|"
        "sieger|siegel|gütesiegel|zertifikat|zertifiziert|zertifizierung|nominiert|nominierung|jury|finalist|"
        "finalisten|shortlist|goldmedaille|deutscher|innovationspreis|designpreis|nachhaltigkeitspreis|"
        "gründerpreis|bestnote|bestnoten|red-dot|reddot|titelverteidiger|auszeichnen|pokal|trophäe|verleihung|"
        "laudatio|gewinnt|branchensieger|kundenliebling|publikumspreis|spitzenposition",
        "red dot",
        "platz <number>",
        "platz 1|eins|zwei|drei",
        "ausgezeichnet|prämiert|gekürt|zertifiziert|geehrt|nominiert ..3 als|mit|worden|für|wurde|zum|zur",
        "als|zum|zur bester|beste|bestes|besten ..3 ausgezeichnet|gekürt|gewählt",
        "wir|sind|freuen ..4 stolz|nominiert|ausgezeichnet|auszeichnung",
        'auszeichnung|preis|award|titel für|als|geht|"|„ ..2 an|uns|beste|besten',
        "zum <number> mal|. ..4 ausgezeichnet|gewonnen|mal",
        "in der kategorie",
        "erhält|erhalten|bekommt|gewinnt|gewinnen|holt ..6 preis|award|auszeichnung|siegel|zertifikat|titel|"
        "innovationspreis",
    ),
    "partnership": (
        "partnerschaft|partnerschaften|kooperation|kooperationen|kooperationspartner|kooperationsvertrag|"
        "kooperationsvereinbarung|kooperiert|kooperieren|zusammenarbeit|allianz|vertragspartner|rahmenvertrag|"
        "großauftrag|auftrag|aufträge|vertragsunterzeichnung|unterzeichnet|unterzeichnung|absichtserklärung|"
        "technologiepartner|technologiepartnerschaft|partnerunternehmen|partner|start-up|start-ups|startup|"
        "startups|accelerator|inkubator|venture|konsortium|bündnis|pilotprojekt|gemeinschaftsprojekt|"
        "gemeinschaftsunternehmen|brancheninitiative|lieferant|lieferanten|lieferantentag|forschungskooperation|"
        "hochschulkooperation|referenzkunde|mitgliedschaft|beigetreten|entwicklungspartnerschaft",
        "gemeinsam|zusammen mit ..3 <mention>",
        "gemeinsam|zusammen mit ..3 partner|partnern|unserem|unseren|universität|fraunhofer|startup",
        "strategische|strategischer|langfristige|neue|weltweite|enge|neuer partnerschaft|kooperation|"
        "zusammenarbeit|partner|allianz",
        "arbeiten|arbeitet|entwickeln|bauen|baut|kooperieren ..4 mit ..4 zusammen|gemeinsam|partner|aus",
        "freuen uns auf die|eine|gute ..2 zusammenarbeit",
        "neuer|neuen|neuem partner|kooperationspartner|kunde|auftrag|großauftrag",
        "verlängern|verlängert|schließen|vereinbaren|unterzeichnen|unterschreiben ..4 vertrag|partnerschaft|"
        "kooperation|zusammenarbeit|abkommen",
        "<mention> und|& <mention>",
    ),
    "politics_regulation": (
        "politik|politisch|politische|politischen|politiker|bundesregierung|regierung|bundestag|bundesrat|"
        "bundeskanzler|bundeskanzlerin|kanzlerin|kanzler|minister|ministerin|ministerium|bundesminister|"
        "bundesministerin|wirtschaftsminister|verkehrsminister|umweltminister|ministerpräsident|bürgermeister|"
        "oberbürgermeister|landrat|eu-kommission|kommission|eu|europa|brüssel|gesetz|gesetze|gesetzentwurf|"
        "gesetzgebung|gesetzgeber|verordnung|richtlinie|regulierung|regulatorisch*|bundesnetzagentur|bafin|ezb|"
        "reform|steuerreform|eeg|eeg-umlage|energiewende|klimapolitik|klimaschutzgesetz|kohleausstieg|"
        "atomausstieg|emissionshandel|co2-preis|handelspolitik|freihandel|freihandelsabkommen|zölle|brexit|ttip|"
        "wahl|bundestagswahl|europawahl|koalitionsvertrag|verbandspräsident|verband|branchenverband|lobby|"
        "lobbyarbeit|dsgvo|datenschutz-grundverordnung|gewerkschaft|tarifverhandlungen|tarifvertrag|"
        "tarifabschluss|mindestlohn|urteil|bundesgerichtshof|kartellamt|bundeskartellamt|klage|forderung|"
        "positionspapier|breitbandausbau|infrastrukturpolitik|rahmenbedingungen|förderung|subventionen|g20|"
        "weltklimakonferenz|klimakonferenz",
        "politische rahmenbedingungen",
        "fordern|fordert|begrüßt|begrüßen|kritisiert|appelliert ..5 politik|gesetz|bundesregierung|entscheidung|"
        "regierung|reform|eu",
        "zu besuch ..4 minister|ministerin|bürgermeister|ministerpräsident|abgeordnete|botschafter",
        "neues|neue gesetz|verordnung|richtlinie|regelung",
    ),
    "investment_site": (
        "investition|investitionen|investiert|investieren|millioneninvestition|standort|standorte|standortes|"
        "werk|werke|werks|werksgelände|produktionsstandort|produktionswerk|produktion|produktionsanlage|anlage|"
        "anlagen|großanlage|fabrik|gigafactory|batteriefabrik|produktionslinie|spatenstich|richtfest|grundstein|"
        "grundsteinlegung|inbetriebnahme|neubau|erweiterung|werkserweiterung|ausbau|bauprojekt|baubeginn|"
        "fertigstellung|hauptsitz|konzernzentrale|unternehmenszentrale|firmenzentrale|logistikzentrum|"
        "verteilzentrum|rechenzentrum|innovationszentrum|entwicklungszentrum|kraftwerk|kraftwerke|windpark|"
        "offshore-windpark|solarpark|umspannwerk|stromtrasse|pipeline|raffinerie|hafen|produktionskapazität|"
        "kapazitäten|montagewerk|ladeinfrastruktur|glasfaserausbau|netzausbau|mobilfunkmasten|"
        "mobilfunkstandorte|flotte|flugzeugbestellung",
        "<number> mio|mio.|millionen|mrd|milliarden ..2 euro|€|dollar ..4 investiert|investieren|in|für|ausbau|"
        "standort|neubau",
        "neues|neue|neuen|neuer ..2 werk|werke|produktionsanlage|anlage|standort|logistikzentrum|zentrale|"
        "rechenzentrum|innovationszentrum|forschungszentrum|fabrik|labor|campus",
        "sichert|schafft|entstehen|schaffen ..4 arbeitsplätze|jobs",
        "nimmt|geht|genommen ..5 in|ans betrieb|netz",
        "erster spatenstich",
    ),
    "press_release": (
        "pressemitteilung|pressemitteilungen|pressemeldung|pressemeldungen|presseinformation|presse|"
        "pressekonferenz|pressegespräch|pressebereich|presseportal|pressestelle|pressefoto|pressetermin|"
        "medienmitteilung|medieninformation|medienberichte|medienbericht|journalisten|newsroom|statement|"
        "stellungnahme|ad-hoc|adhoc|ad-hoc-mitteilung|hauptversammlung|aktionäre|aktionär|aktie|aktien|"
        "aktienrückkauf|investoren|investor|kapitalmarkttag|analystenkonferenz|telefonkonferenz|livestream|pm|"
        "börse|dax|mdax|konzernmeldung|meldung|kommentieren|dementiert|bestätigt|bekanntgabe|gibt|mitteilung|"
        "meldet|interview|gastkommentar|leitartikel",
        "zur|unsere|die|aktuelle|neue|vollständige pressemitteilung|pressemeldung|meldung|presseinformation|"
        "medienmitteilung",
        "pm|presse|pressemitteilung|news|meldung|statement :",
        "gibt|geben ..5 bekannt",
        "investor relations",
        "im interview|gespräch mit ..3 zeitung|zeit|welt|magazin",
        "die|der|das welt|zeitung ..3 berichtet|schreibt|über",
        "live|hier|jetzt|heute ..5 hauptversammlung|pressekonferenz|bilanzpressekonferenz|rede",
        "rede des|von|unseres|der vorstand|vorstandsvorsitzenden|ceo|vorstandschef",
    ),
    "conference_talk": (
        "konferenz|kongress|fachkongress|fachkonferenz|fachtagung|tagung|symposium|summit|gipfel|forum|"
        "weltwirtschaftsforum|messe|fachmesse|leitmesse|messeauftritt|messestand|stand|halle|keynote|keynotes|"
        "keynote-speaker|vortrag|vorträge|vortragsreihe|referent|referentin|referenten|panel|panels|panelist|"
        "podiumsdiskussion|podium|diskussionsrunde|diskutiert|diskutieren|diskussion|roundtable|webinar|"
        "webinare|online-seminar|barcamp|meetup|expertentalk|expertenrunde|dialog|speaker|sprecherin|bühne|"
        "auditorium|hannover|davos|cebit|iaa|ifa|gamescom|dmexco|republica|re:publica|ces|mwc|eurobike|itb|hmi|"
        "sxsw|innotrans|anuga|automatica|k-messe|achema|dld|gast",
        "besucht|besuchen|besuch|treffen|trefft|finden|findet sie|uns|ihr ..4 messe|stand|halle|auf|an|konferenz",
        "halle <number> stand?|,?|/?",
        "stand <number>",
        "spricht|sprechen|referiert|diskutiert|diskutieren|hält ..5 auf|über|beim|bei|vortrag|keynote|podium|"
        "konferenz|panel|zum|zur",
        "auf|bei|zur der|dem|beim ..2 messe|konferenz|kongress|fachmesse|tagung|summit|iaa|ifa|cebit|forum|"
        "symposium|itb|dmexco",
        "live|direkt vom|von|aus ..2 messe|konferenz|kongress|summit|forum|iaa|stand|hauptversammlung",
        "melden|anmelden|anmeldung|registrieren|jetzt ..5 webinar|konferenz|kongress|seminar|workshop|fachtagung",
    ),
    "innovation_technology_b2b": (
        "digitalisierung|digitalisieren|digital|digitale|digitalen|industrie|industrie4|industrie-4.0|iot|iiot|"
        "internet-der-dinge|ki|künstliche|intelligenz|machine-learning|big-data|bigdata|blockchain|"
        "automatisierung|automation|robotik|roboter|cobot|3d-druck|additive|cloud-lösung|cloud-computing|saas|"
        "erp|crm|cybersecurity|cybersicherheit|it-sicherheit|smart-city|smartcity|smart-home|smartgrid|"
        "smart-grid|predictive|sensorik|antriebstechnik|verfahrenstechnik|maschinenbau|anlagenbau|hydraulik|"
        "halbleiter|werkstoff|werkstoffe|kunststoff|polymer|beschichtung|klebstoff|katalysator|wasserstoff|"
        "brennstoffzelle|elektrolyse|batteriezelle|turbinen|gasturbine|windturbine|lieferkette|logistik|"
        "logistiklösungen|produktivität|effizienz|effizienter|innovation|innovationen|innovativ|innovative|"
        "technologie|technologien|zukunftstechnologie|autonomes|automatisiertes|vernetzung|vernetzt|vernetzte|"
        "patent|patente|entwickler|ingenieure|anwender|mittelstand|b2b|prototypen|lösungen|kundenlösung",
        "industrie|arbeit|wirtschaft 4.0",
        "künstliche|künstlicher intelligenz",
        "internet der|of dinge|things",
        "machine|deep|digital|big|smart learning|twin|data|factory|city|grid|transformation",
        "lösungen|lösung|technologie|technologien|software|systeme für die|den|unternehmen|industrie|das",
        "autonomes|vernetztes|automatisiertes|elektrisches fahren|fliegen",
        "arbeiten|forschen|tüfteln|entwickeln ..4 an|daran|lösungen ..5 zukunft|lösungen|morgen|technologien",
    ),
    "market_economy": (
        "konjunktur|konjunkturell|wirtschaft|wirtschaftswachstum|volkswirtschaft|volkswirte|bip|"
        "bruttoinlandsprodukt|inflation|inflationsrate|deflation|rezession|aufschwung|abschwung|leitzins|"
        "leitzinsen|zinsen|zinswende|zinsentscheid|niedrigzins|niedrigzinsen|negativzinsen|ezb|fed|notenbank|"
        "notenbanken|geldpolitik|draghi|lagarde|börse|börsen|börsenwoche|aktienmarkt|aktienmärkte|kapitalmarkt|"
        "kapitalmärkte|finanzmärkte|anleger|anlegern|anlagestrategie|geldanlage|anleihe|anleihen|staatsanleihen|"
        "rendite|renditen|fonds|etf|portfolio|marktausblick|marktkommentar|tagesausblick|ausblick|ölpreis|"
        "ölpreise|goldpreis|rohstoffpreise|rohstoffe|wechselkurs|dollar|eurokurs|yen|dow|nasdaq|dax|eurozone|"
        "euro-zone|schwellenländer|handelsstreit|handelskrieg|exporte|export|arbeitsmarkt|arbeitslosenquote|ifo|"
        "ifo-index|geschäftsklimaindex|einkaufsmanagerindex|immobilienmarkt|immobilienpreise|strompreis|"
        "strompreise|strommarkt|energiemarkt|gaspreis|marktentwicklung|makroökonomie",
        "der dax|markt|dow|euro",
        "dax|dow|euro|ölpreis ..3 punkte|steigt|fällt|schließt|im|startet|verliert|gewinnt|us-dollar",
        "märkte am|im morgen|abend|blick",
        "global|globale|deutsche|weltweite|europäische|chinesische wirtschaft|konjunktur|wirtschaftswachstum|märkte",
        "volkswirte|chefvolkswirt|analysten|analyst ..4 erwarten|erwartet|rechnen|sieht|prognose|kommentar|sagt",
    ),
}
