"""German phrases of posts about employers, and those that ask for opinions to be used."""

__all__ = ["CUES"]

CUES = {
    "job_advert": (
        "job|jobs|stelle|stellen|stellenangebot*|stellenanzeige*|stellenausschreibung|jobangebot*|traumjob|"
        "nebenjob|minijob|teilzeit|vollzeit|vollzeitjob|quereinsteiger|quereinstieg|festanstellung|werkstudent*|"
        "werkstudentin|praktikum|praktikant*|praktika|volontariat|volontär*|bachelorarbeit|masterarbeit|"
        "abschlussarbeit|arbeitsplatz|arbeitsplätze|berufseinsteiger|berufserfahrene|absolventen|absolventinnen|"
        "fachkräfte|verkäufer|filialleiter|lokführer|lokführerin|pilot|piloten|flugbegleiter|flugbegleiterin|"
        "softwareentwickler|entwickler|ingenieur|ingenieure|ingenieurin|consultant|projektleiter|sachbearbeiter|"
        "elektroniker|mechatroniker|pflegekräfte|außendienst|jobbörse|jobportal|m/w|m/w/d|w/m/d|w/m|mwd|m/w/x",
        "( m|w / w|m",
        "suchen|sucht|gesucht|gesucht: ..5 verstärkung|mitarbeiter|mitarbeiterin|kollegen|kollegin|dich|"
        "praktikanten|werkstudenten|talente|azubis|ingenieure|entwickler|experten|fachkräfte|redakteur|teamplayer",
        "zum nächstmöglichen|frühestmöglichen zeitpunkt|termin",
        "offene|freie|spannende|aktuelle|neue stellen|stelle|jobs|positionen|stellenangebote|ausbildungsplätze",
        "für unser|unseren|unsere ..3 team|standort|abteilung suchen",
        "lust ..5 job|team|praktikum|nebenjob",
    ),
    "apprenticeship": (
        "ausbildung|ausbildungen|ausbildungsplatz|ausbildungsplätze|ausbildungsstart|ausbildungsbeginn|"
        "ausbildungsjahr|ausbildungsberuf*|ausbilder|ausbilderin|ausbildungsmesse|ausbildungszentrum|"
        "ausbildungswerkstatt|azubi*|azubine|azubi-*|auszubildende*|lehrling*|lehrstelle*|lehre|lernende|"
        "lehrabschluss|berufsschule|berufsorientierung|schülerpraktikum|schnupperlehre|schnuppertag|"
        "schnuppertage|girlsday|girls'day|boysday|duales|studium|dualstudent*|traineeprogramm|trainee|trainees|"
        "berufsstart|berufseinstieg|abschlussprüfung|ihk|handelskaufmann|industriekaufmann|industriekauffrau|"
        "bankkaufmann|bankkauffrau|fachinformatiker|industriemechaniker|einzelhandelskaufmann|schulabschluss|"
        "schulabgänger|abiturient*|abiturientenprogramm|tag-der-ausbildung",
        "duales|dualen|duale studium|studiums|student|studenten",
        "tag der ausbildung",
        "girls day",
        "nach der schule|abi",
        "unsere|unseren|neuen|neue ..2 azubis|auszubildenden|lehrlinge|lernenden",
    ),
    "staff_portrait": (
        "kollege|kollegin|kollegen|kolleginnen|arbeitsalltag|berufsalltag|teamleiter|teamleiterin|"
        "abteilungsleiter|dienstjubiläum|betriebszugehörigkeit|mitarbeiterporträt|mitarbeiterportrait|"
        "mitarbeiterstory|mitarbeiterin|mitarbeiter|mitarbeiterinterview|traumberuf|werdegang|quereinsteigerin|"
        "projektmanagerin|projektmanager|ingenieurin|lokführerin|filialleiterin|pilotin|berufsweg|steckbrief|"
        "gesichter|teamporträt",
        "unser|unsere|unserem|unserer kollege|kollegin|kollegen|mitarbeiter|mitarbeiterin|teamleiter|expertin|"
        "experte|azubine|lokführerin|pilotin",
        "seit <number> jahren ..3 bei|im|als|dabei|unternehmen",
        "das ist|sind unser|unsere|unserer kollege|kollegin|team|mitarbeiter|mitarbeiterin",
        "ein|einen tag|blick|arbeitstag mit|im|in|über|als ..3 leben|alltag|schulter|schultern|kollegin|"
        "lokführer|azubi",
        "arbeitet|arbeite|arbeiten ..2 seit|als ..4 bei",
        "mein|meinem|meinen|ihren|seinen job|arbeitstag|arbeitsalltag|kollegen|arbeitsplatz|arbeit",
        "menschen|gesichter|köpfe hinter|bei|von|unseres",
        "was macht|machen eigentlich|ein|eine",
        "im interview|porträt|portrait erzählt|berichtet|verrät|mit",
        "erzählt|berichtet|verrät|schildert ..5 job|alltag|ausbildung|arbeit|beruf|karriere|praktikum",
    ),
    "employer_culture": (
        "arbeitgeber|arbeitgeberin|arbeitgebermarke|top-arbeitgeber|arbeitskultur|unternehmenskultur|teamgeist|"
        "teamwork|teambuilding|teamevent|betriebsausflug|sommerfest|weihnachtsfeier|firmenfeier|betriebsfest|"
        "firmenlauf|homeoffice|home-office|flexibel|gleitzeit|elternzeit|elternzeiten|familienfreundlich*|"
        "vereinbarkeit|work-life-balance|weiterbildung|weiterbildungen|personalentwicklung|betriebsrat|"
        "betriebskita|mitarbeiterrabatt|sabbatical|new-work|newwork|arbeitszeitmodell|arbeitszeiten|"
        "arbeitsumfeld|onboarding|benefits|great-place-to-work|gesundheitstag|betriebssport|bürohund|"
        "feierabendbier|mitarbeiterzufriedenheit|mittagspause|kantine|jobrad|urlaubstage|mitarbeiterbefragung",
        "great place to work",
        "top employer|arbeitgeber",
        "attraktiver|attraktivster|bester|beste|beliebtester|beliebtesten|besten arbeitgeber|arbeitgebern",
        "bei uns arbeiten|zu",
        "arbeiten|leben|lernen bei|im|beim ..2 uns|team|homeoffice|konzern",
        "new work",
        "tolles|großartiges|starkes|motiviertes|dynamisches|bestes|besten|super team",
        "als|unser team|arbeitgeber zusammen|wächst|feiert",
    ),
    "applicant_event": (
        "jobmesse|jobmessen|karrieremesse|karrieretag|karrieretage|recruitingmesse|recruiting-event|bewerbertag|"
        "bewerbertage|bewerbercafé|absolventenmesse|absolventenkongress|firmenkontaktmesse|kontaktmesse|"
        "hochschulmesse|ausbildungsmesse|ausbildungsbörse|berufsinformationsmesse|berufsmesse|berufsinfotag|"
        "campus|uni|hochschule|hochschultag|studierende|studierenden|studenten|speeddating|speed-dating|"
        "job-speed-dating|recruitingtag|hackathon|workshop-wochenende|messestand|karrierestand|karriereevent|"
        "karriere-event|schnupperpraktikum|bewerbungstraining|bewerbungsmappencheck|bewerbungsmappen-check|"
        "infoabend|azubi-tag|jobtour|hochschulkontaktmesse|meet-and-greet|stipendium|stipendien|stipendiaten|"
        "summerschool|fallstudie|case-study-*|karrierechat",
        "trefft|triff|besucht|besuch|lernt ..5 karrieremesse|jobmesse|messe|campus|recruiter|personaler|hochschule|uni",
        "an der|unserer ..1 uni|hochschule|universität|tu|fh",
        "lernt uns|unser ..3 kennen",
        "tag der offenen ..1 tür",
    ),
    "recruiting_words": (
        "karriere|karrieren|karrierechancen|karriereseite|karriereportal|karrierestart|karriereblog|"
        "karrieretipp|karrieretipps|bewerbung*|bewerben|bewirb|bewerbt|bewerber|bewerberin|bewerberinnen|"
        "beworben|recruiter|recruiterin|recruiting|personalabteilung|personaler|personalerin|"
        "vorstellungsgespräch*|bewerbungsgespräch|bewerbungsfrist|bewerbungsunterlagen|anschreiben|lebenslauf|"
        "initiativbewerbung|assessmentcenter|assessment-center|einstiegsmöglichkeiten|einstieg|direkteinstieg|"
        "talentpool|talente|nachwuchs|nachwuchskräfte|nachwuchstalente|berufliche|beruflich|herausforderung|"
        "gehalt|einstiegsgehalt|jobsuche|jobwechsel|jobtipp|headhunter|talentmanagement",
        "werde|werden|werdet ..2 teil ..2 teams|team|unseres|von",
        "komm|kommt|komme ..2 ins|in|zu ..2 team|uns",
        "dein|deine|ihr|deinen|deiner|ihre einstieg|karriere|zukunft|start|job|traumjob|nächster bei|im|mit|als|"
        "in|karriereschritt",
        "verstärke|verstärkt|verstärken unser|uns|unsere",
        "wir freuen uns auf deine|ihre|eure bewerbung",
        "werde|werden sie|du? teamplayer|lokführer|azubi|kollege|kollegin|mitarbeiter",
        "bock|lust|interesse auf ..3 karriere|job|herausforderung|ausbildung|team",
    ),
    "asks_opinion_for_use": (
        "verbesserungsvorschlag|verbesserungsvorschläge|verbesserungsvorschlägen|verbesserungswünsche|anregung|"
        "anregungen|wünsche|wunschliste|vorschlag|vorschläge|ideen|kritik|produktwunsch|produktidee|"
        "produktideen|rückmeldung|rückmeldungen|sortimentswünsche|wünscht|vermisst|wunschprodukt|wunschthema|"
        "wunschthemen|themenwünsche|meinung|meinungen",
        "eure|deine|ihre meinung|ideen|anregungen|wünsche|vorschläge|erfahrungen ..3 gefragt|zählt|hilft|sind|"
        "wichtig|interessiert",
        "was können|könnten|sollen|sollten wir|besser",
        "was|welche|welches|welchen|wovon ..3 wünscht|würdet|fehlt|vermisst|sollten|möchtet|interessiert|"
        "braucht ..1 ihr|euch|wir|du|dir",
        "welche|welches|über themen|thema|produkte|produkt|sorte|funktion|funktionen|inhalte ..3 wünscht|sollen|"
        "sollten|interessieren|interessiert|fehlen|fehlt|würdet",
        "wie können wir",
        "sagt|sag|verratet|schreibt|teilt ..2 uns ..2 eure|deine|ihre meinung|wünsche|ideen|feedback|vorschläge",
        "habt ihr ..3 wünsche|ideen|vorschläge|anregungen|verbesserungsvorschläge|kritik|feedback",
        "hilf|helft|helfen ..2 uns",
        "würdet|würdest|könntet ihr|du ..4 kaufen|nutzen|ausprobieren|wünschen|bezahlen|vorstellen",
    ),
    "vote_on_product": (
        "abstimmen|abstimmung|abgestimmt|voten|voting|vote|votet|stimme|stimmen|lieblingssorte|lieblingsprodukt|"
        "lieblingsduft|favorit|favoriten|favoritin|lieblingsfarbe|lieblingsdesign|lieblingsmodell|"
        "publikumsvoting|publikumspreis|wahl|siegersorte|gewinnersorte|wunschsorte|wunschmodell|kandidat|"
        "entscheidet|entscheide|wählt|wähle",
        "stimmt|stimme|stimm|vote|votet ..3 ab|mit|jetzt|für",
        "ihr|du entscheidet|entscheidest|wählt|habt|bestimmt",
        "welche|welcher|welches|welchen ..3 sorte|farbe|design|modell|duft|look|geschmack|variante|verpackung|"
        "produkt|name|outfit|felgen|sorten ..3 gefällt|schmeckt|mögt|ist|soll|würdet|wählt|bevorzugt|favorit",
        "welche|welcher|welches soll|sollen|sollte ..6 regal|sortiment|werden|zurück|kommen|geben",
        "welche|welcher|welches|was gefällt|gefallen|schmeckt|überzeugt euch|dir|ihnen",
        "a|1|links oder b|2|rechts",
        "euer|eure|dein|deine favorit|favoriten|lieblingssorte|lieblingsprodukt|wahl|stimme|liebling",
        "team <word> oder",
    ),
    "feedback_survey": (
        "umfrage|umfragen|online-umfrage|onlineumfrage|kundenumfrage|kundenbefragung|befragung|"
        "mitgliederbefragung|fragebogen|fragebögen|marktforschung|marktforschungs*|nutzerbefragung|"
        "nutzerumfrage|leserumfrage|meinungsumfrage|blitzumfrage|kurzumfrage|zufriedenheitsumfrage|"
        "kundenzufriedenheit|zufriedenheit|feedback|kundenfeedback|testpersonen|teilnehmer|probanden|"
        "interviewpartner|studienteilnehmer|usability|usability-test|nutzertest|fokusgruppe|panel|bewertet|bewerten",
        "nehmt|nimm|nehmen|mach|macht ..5 umfrage|befragung|teil ..2 teil|mit",
        "an|bei unserer|einer|der|kurzen ..2 umfrage|befragung|studie ..2 teilnehmen|teil|mitmachen",
        "wie zufrieden",
        "wie|was bewertet|findet|gefällt ihr|euch|du|dir ..2 unser|unsere|unseren|der|neue|das",
        "euer|dein|ihr feedback|urteil",
        "gebt|gib|geben ..3 feedback",
        "<number> minuten|fragen ..3 zeit|umfrage|feedback",
    ),
    "co_creation": (
        "ideenwettbewerb|ideenaufruf|ideenschmiede|crowdsourcing|co-creation|cocreation|open-innovation|"
        "mitgestalten|mitgestaltet|mitentwickeln|mitbestimmen|mitentscheiden|mitreden|namenssuche|"
        "namensvorschlag|namensvorschläge|slogan|designwettbewerb|design-wettbewerb|kreativwettbewerb|"
        "produkttester|produkttesterin|produkttesterinnen|produkttests|testerin|tester|testerinnen|betatester|"
        "beta-tester|testcommunity|tester-*|testpilot|community-projekt|kundenbeirat|mitmachaktion|"
        "innovationswettbewerb|startup-wettbewerb|hackathon|erfinde|kreiere|kreiert|kreieren|entwerfe|gestalte|"
        "gestaltet|entwickelt",
        "werde|werdet|werden|suchen|gesucht ..3 produkttester|tester|testerin|produkttesterin|testerinnen|"
        "beta-tester|testpiloten|testfahrer",
        "wie soll|sollte|sollen|könnte|würdet ..6 heißen|aussehen|nennen",
        "namen|name für ..4 gesucht|suchen|neue|neuen",
        "gestalte|gestaltet|entwickle|entwickelt|kreiert|kreiere|entwirf ..3 mit|euer|dein|eure|deine|eigenen|"
        "eigene|uns",
        "gemeinsam|zusammen mit euch|dir|ihnen|kunden ..3 entwickeln|gestalten|entwickelt",
        "reicht|reiche|sendet|schickt ..4 idee|ideen|vorschläge|entwurf|vorschlag ein",
    ),
}
