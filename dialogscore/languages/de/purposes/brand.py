"""German phrases of posts about image: causes, donations, sponsoring, campaigns, history, events, people."""

__all__ = ["CUES"]

CUES = {
    "values_cause": (
        "werte|haltung|toleranz|respekt|zusammenhalt|solidarität|solidarisch|menschlichkeit|menschenrechte|"
        "menschenwürde|demokratie|freiheit|frieden|gerechtigkeit|chancengleichheit|mitgefühl|zivilcourage|"
        "fairness|vertrauen|verantwortung|gesellschaft|gesellschaftlich|gesellschaftliche|gesellschaftlichen|"
        "gemeinschaft|gemeinsam|miteinander|zusammenstehen|hass|hetze|hatespeech|rassismus|antisemitismus|"
        "mobbing|cybermobbing|kinderarmut|einsamkeit|pflege|ehrenamt|ehrenamtlich|ehrenamtliche|aufklärung|"
        "prävention|tierschutz|tierwohl|weltkindertag|weltwassertag|gedenken|schweigeminute|trauer|trauern|"
        "betroffen|erschüttert|bestürzt|anteilnahme|mitgefühls|opfer|angehörigen|hinterbliebenen|gewalt|jesuis*|"
        "prayfor*|fluchthilfe|geflüchtete|geflüchteten|flüchtlinge|flüchtlingen|integration|überzeugung|zeichen",
        "setzen|setzt|gesetzt|zeichen ..5 zeichen|gegen|für ..3 gegen|für|zeichen",
        "gegen hass|rassismus|ausgrenzung|gewalt|mobbing|diskriminierung|armut|hunger|krebs|antisemitismus",
        "gedanken|mitgefühl|beileid ..3 bei|sind|den|gilt ..4 opfern|angehörigen|familien|betroffenen|opfer|allen",
        "wir stehen|glauben ..3 für|an|zusammen|hinter|ein|auf",
        "ein zeichen für|gegen|setzen",
        "verantwortung übernehmen|tragen|für|gesellschaft",
        "eine|bessere|gerechtere bessere|gerechtere welt|zukunft",
    ),
    "sustainability_csr": (
        "nachhaltig|nachhaltige|nachhaltigen|nachhaltiger|nachhaltigkeit*|umweltfreundlich*|umweltschutz|umwelt|"
        "klimaschutz|klimawandel|klimaneutral*|klimafreundlich*|klimaziele|co2-neutral*|co2-ausstoß|"
        "co2-fußabdruck|co2|co2-einsparung|emissionen|treibhausgas*|erneuerbar*|ökostrom|grünstrom|windkraft|"
        "windenergie|solarenergie|sonnenenergie|photovoltaik|recycling|recyceln|recycelt*|recyclebar|"
        "kreislaufwirtschaft|upcycling|mehrweg|plastikmüll|plastikfrei|verpackungsfrei|müllvermeidung|"
        "lebensmittelverschwendung|foodwaste|ressourcenschonend|ressourcen|wiederverwend*|biodiversität|"
        "artenvielfalt|artenschutz|bienen|bienenschutz|blühwiese|insektenhotel|aufforstung|bäume|baumpflanz*|"
        "regenwald|meeresschutz|fairtrade|fair-trade|fairer|kakaobauern|kaffeebauern|kleinbauern|"
        "lieferkettengesetz|csr|csr-bericht|earthhour|earth-hour|weltumwelttag|umwelttag|ökologisch|"
        "ökologischer|energieeffizient|zerowaste|sdgs",
        "earth hour|day|overshoot",
        "zero waste",
        "weniger plastik|co2|verpackung|müll|abfall",
        "erneuerbare|erneuerbaren|regenerative energien|energie",
        "bäume|baum gepflanzt|pflanzen",
        "unser|unseren|ihren ökologischer|ökologischen|beitrag|co2 ..2 fußabdruck|umwelt|klimaschutz|nachhaltigkeit",
        "fairer|faire|fairem handel|löhne|arbeitsbedingungen",
    ),
    "donation": (
        "spende*|spenden|spendet|gespendet|spendenaktion|spendenaufruf|spendenkonto|spendenlauf|spendenscheck|"
        "spendensumme|spendengala|spendenübergabe|benefiz*|charity|charity-*|wohltätig*|wohltätigkeit|"
        "hilfsorganisation*|hilfsprojekt|hilfsprojekte|hilfsgüter|nothilfe|fluthilfe|erdbeben|erdbebenopfer|"
        "flutopfer|hochwasserhilfe|hilfsaktion|hilfstransport|stiftung|stiftungen|unicef|caritas|tafel|tafeln|"
        "kinderdorf|kinderdörfer|kinderhospiz|hospiz|kinderkrebs*|kinderkrebshilfe|blutspende|blutspenden|"
        "stammzellspende|stammzellspender|dkms|typisierung|knochenmarkspende|organspende|bedürftige|bedürftigen|"
        "obdachlose|obdachlosen|kältehilfe|wunschbaum|weihnachtspäckchen|päckchenaktion|patenschaft|patenkind|"
        "patenkinder|schulbau|erlös|reinerlös|guten|zweck",
        "für|den guten zweck",
        "ärzte ohne|brot grenzen|welt",
        "<number> €|euro ..5 gespendet|spende|spenden|zugunsten|übergeben",
        "kommt|kommen|geht|gehen ..5 zugute|an ..2 projekt|stiftung|kinder",
        "zugunsten|zu gunsten der|des|von|gunsten",
        "unterstützen|unterstützt|fördern|fördert|helfen ..4 projekt|projekte|stiftung|kinder|verein|familien|"
        "hilfsorganisation|menschen",
        "rotes|deutsches|roten kreuz|rotes",
    ),
    "sponsoring": (
        "sponsor*|sponsoring|hauptsponsor|trikotsponsor|namenssponsor|sponsert|sponsern|gesponsert|förderer|"
        "fördern|förderung|partnerverein|vereine|verein|vereinsheim|vereinsförderung|offizieller|mannschaft|"
        "nationalspieler|profi|profis|kader|trainer|bundesligist|handball|basketball|eishockey|volleyball|"
        "radteam|radsport|rennfahrer|rennstall|rennen|rennwochenende|motorsport|formel-1|dtm|rallye|segelteam|"
        "skiverband|athlet|athletin|athleten|athletinnen|paralympics|sportler|sportlerin|markenbotschafter|"
        "markenbotschafterin|testimonial|botschafter|botschafterin|marathon|triathlon|ironman|halbmarathon|"
        "volkslauf|stadtlauf|jugendcamp|fußballcamp|nachwuchssport|nachwuchsförderung|turnier|cup|open|masters|"
        "e-sports|esports|vip",
        "offizieller|stolzer|als|offizielle|neuer|exklusiver|langjähriger ..1 partner|sponsor|hauptsponsor|"
        "förderer|ausrüster|ausstatter|mobilitätspartner",
        "partner|sponsor|hauptsponsor des|der|von|beim ..3 fc|sv|vfb|bundesliga|nationalmannschaft|verein|"
        "marathons|festivals|dfb|turniers",
        "wir|gemeinsam unterstützen|sponsern|fördern ..4 verein|vereine|team|mannschaft|athleten|jugend|sport|"
        "nachwuchs|sportler",
        "unser|unsere|unserem team|fahrer|athlet|athletin|markenbotschafter|markenbotschafterin|rennfahrer|botschafter",
        "auf|neues|neuen dem|neues|neuen trikot",
    ),
    "campaign_film": (
        "kampagne|kampagnen|imagefilm|imagekampagne|werbekampagne|plakatkampagne|werbespot|werbefilm|tv-spot|"
        "tv-spots|spot|spots|kurzfilm|video|clip|musikvideo|making-of|makingof|dreh|drehtag|set|regie|regisseur|"
        "plakat|plakate|plakatmotiv|motiv|werbung|slogan|claim|markenclaim|markenauftritt|logo|markenkampagne|"
        "weihnachtsspot|weihnachtsfilm|gänsehaut|premiere|teaser|webserie|filmreihe|webvideo|kinospot|botschaft|"
        "fotoshooting|shooting|model|gesicht|viral|hashtag-kampagne|challenge|mitmachkampagne|influencer|"
        "blogger|bloggerin|markenrelaunch",
        "neuer|neue|neuen|unser|unsere|aktueller|aktuelle|neues spot|kampagne|tv-spot|werbespot|film|imagefilm|"
        "video|clip|werbekampagne|musikvideo|logo|claim|markenauftritt",
        "making of",
        "hinter|von den? dreharbeiten|set|kulissen",
        "der|das|ein film|spot|video zur|zu|zum|mit|über|zeigt",
        "gesicht|gesichter|star unserer|der ..2 kampagne",
        "kennt|habt ihr ..3 schon ..3 spot|kampagne|video|film|werbung",
        "ton|lautstärke|sound an|auf|hoch",
    ),
    "company_history_anniversary": (
        "jubiläum|jubiläums*|firmenjubiläum|jubiläumsjahr|geburtstag|geburtstagskind|jahrestag|gegründet|"
        "gründung|gründungsjahr|gründungstag|firmengründer|gründervater|geschichte|firmengeschichte|"
        "unternehmensgeschichte|erfolgsgeschichte|historie|historisch|historische|historischen|tradition|"
        "traditionsunternehmen|traditionsmarke|generation|generationen|familienunternehmen|familiengeführt|"
        "familienbetrieb|manufaktur|museum|firmenmuseum|archiv|unternehmensarchiv|rückblick|zeitreise|nostalgie|"
        "retro|damals|früher|anno|oldtimer|klassiker|kult|kultmarke|meilenstein|meilensteine|throwback|tbt|"
        "flashback|vintage|legende|legendär|legendäre|ikone|anfänge|jahrhundert|fünfziger|sechziger|siebziger|"
        "achtziger|jahrzehnte|jahrzehnten|erfinder|erfunden|pionier",
        "seit|über|mehr <number> ..1 <number>? jahren|jahre|generationen",
        "seit|über|mehr als ..1 <number>? jahren|jahre|generationen",
        "<number> jahre <word>",
        "vor|heute|genau <number> ..1 <number> ..6 gegründet|gründete|eröffnete|startete|erfand|geboren|wurde|erste",
        "vor|heute|genau <number> ..1 jahren ..6 gegründet|gründete|eröffnete|startete|erfand|geboren|wurde|erste",
        "vor|heute|genau vor ..1 <number> ..6 gegründet|gründete|eröffnete|startete|erfand|geboren|wurde|erste",
        "vor|heute|genau vor ..1 jahren ..6 gegründet|gründete|eröffnete|startete|erfand|geboren|wurde|erste",
        "im jahr <number>",
        "wir feiern|werden ..3 geburtstag|jubiläum|jahre",
        "alles gute|happy zum|birthday ..2 geburtstag|jubiläum",
        "throwback thursday",
        "erinnert|erinnerst|wer ihr|du|erinnert euch|dich|sich ..3 noch|an",
        "damals|früher|gestern und|& heute",
        "ein blick zurück|ins ..2 archiv|geschichte",
        "in|aus den 50er|60er|70er|80er|90er|1950er|1960er|1970er|1980er",
    ),
    "event_report": (
        "impressionen|fotogalerie|bildergalerie|galerie|fotostrecke|album|rückblick|nachlese|highlights|"
        "eindrücke|aftermovie|recap|gefeiert|teilgenommen|besucher|besucherinnen|gäste|gästen|teilnehmerinnen|"
        "veranstaltung|event|events|abend|gala|galaabend|fest|festival|festivals|roadshow|tour|party|aftershow|"
        "sommerfest|straßenfest|stadtfest|familientag|familienfest|public|aktionstag|infostand|vernissage|"
        "festakt|empfang|neujahrsempfang|ausflug|lauf|firmenlauf|promis|prominente|stars|stimmung|"
        "bühnenprogramm|livemusik|stattgefunden|gestrige|gestrigen|vergangenen|vergangenes|letztes|letzten|"
        "ausverkauft|tombola|dabei",
        "danke|dank an alle|die|unsere ..4 besucher|gäste|teilnehmer|dabei|helfer|läufer",
        "gestern|am|vergangenes|letztes|vergangenen|letzten wochenende|abend|samstag|freitag|woche|donnerstag|"
        "fand|waren",
        "war|waren ein|eine|wir ..3 tolles|toller|tolle|gelungenes|gelungener|gelungene|unvergesslicher|"
        "großartiges|voller|super|spannender|dabei ..2 event|abend|tag|veranstaltung|fest|erfolg|party",
        "hier|erste|ein|einige|paar ..3 eindrücke|impressionen|bilder|fotos|highlights",
        "wir waren|sind ..4 dabei|vor|live ..1 ort|dabei",
        "hat|haben ..3 spaß|riesig gemacht|gefreut|spaß",
        "live vor|dabei ort|:|,",
        "was für ein|eine ..2 abend|tag|event|party|stimmung|fest|show|wochenende|erlebnis",
    ),
    "behind_the_scenes": (
        "kulissen|backstage|blick|einblick|einblicke|behindthescenes|hinter-den-kulissen|making-of|werksführung|"
        "werkstour|betriebsführung|werksbesichtigung|besichtigung|führung|rundgang|exklusiv|exklusive|"
        "exklusiven|produktionshalle|werkstatt|labor|testlabor|designstudio|atelier|backstube|küche|hangar|"
        "leitstelle|leitstand|betriebswerk|wartungshalle|studio|lager|zentrallager|windkanal|teststrecke|"
        "handarbeit|handgemacht|entsteht|entstehen|entstehung|entstehungsgeschichte|herstellung|hergestellt|"
        "produziert|gefertigt|fertigung|montageband|laufband|schaut|schichtwechsel|nachtschicht|bauphase|"
        "vorbereitungen|aufbau|countdown",
        "hinter|hinterm den|die kulissen|bühne",
        "blick|einblick|einblicke hinter|in|ins ..2 kulissen|produktion|werkstatt|labor|alltag|cockpit|studio|"
        "innere|arbeit|herstellung",
        "so|wie entsteht|entstehen|wird|werden|produzieren|kommt ..6 gemacht|hergestellt|produziert|gebaut|"
        "unser|unsere|ein|eine|gefertigt|in",
        "wisst|wusstet|wolltet|wollten ihr|schon ..3 wie|immer ..6 entsteht|hergestellt|gemacht|produziert|wird|"
        "funktioniert|wissen",
        "über die schulter|schultern",
        "die|letzte vorbereitungen|vorbereitung laufen|für|auf ..2 hochtouren",
        "exklusive|exklusiver|spannende einblicke|einblick|blick",
    ),
    "heroes_story": (
        "held|helden|heldin|heldinnen|alltagsheld|alltagshelden|lebensretter|lebensretterin|schutzengel|retter|"
        "gerettet|rettung|rettete|feuerwehr|feuerwehrleute|rettungskräfte|einsatzkräfte|freiwillige|"
        "freiwilligen|ehrenamtler|geschichte|geschichten|lebensgeschichte|erfolgsstory|abenteuer|abenteurer|"
        "weltreise|weltreisende|schicksal|bewegend|bewegende|berührend|berührende|rührend|rührende|"
        "gänsehautmoment|tränen|traum|lebenstraum|kindheitstraum|herzenswunsch|wunsch|wünsche|erfüllt|"
        "überraschung|überrascht|wiedersehen|liebesgeschichte|heiratsantrag|verlobung|hochzeit|mutter|"
        "großmutter|familie|familien|freundschaft|mutmacher|mutmacherin|vorbild|vorbilder|rekord|weltrekord|"
        "unglaublich|unglaubliche|inspirierende|expedition|gipfel|ungewöhnliche",
        "die geschichte|story von|hinter|eines|einer|über",
        "traum|wunsch|herzenswunsch ..4 wahr|erfüllt|erfüllen|verwirklicht",
        "helden|heldinnen des|im|der ..1 alltags|alltag",
        "hat|haben ..6 leben gerettet|verändert",
        "diese|dieser|dieses ..2 geschichte|mann|frau|junge|mädchen|paar ..4 berührt|bewegt|zeigt|hat|ist",
        "danke|respekt|hut an|vor|ab ..3 alle|einsatzkräfte|helfer|feuerwehr|pflegekräfte|helden",
        "liebe|geschichten die auf|das|der ersten|leben|welt",
    ),
    "diversity": (
        "vielfalt|vielfältig|vielfältige|diversity|diversität|inklusion|inklusiv|inklusive|gleichberechtigung|"
        "gleichstellung|chancengleichheit|gender|lgbt|lgbtq|lgbti|lgbtiq|queer|pride|pridemonth|pride-month|csd|"
        "christopher|regenbogen|regenbogenfahne|regenbogenflagge|ehefüralle|frauenquote|frauenanteil|"
        "frauenpower|frauennetzwerk|frauen|weltfrauentag|frauentag|iwd|womensday|frauenkarrieren|mixed|"
        "barrierefrei*|barrierefreiheit|behinderung|behinderungen|rollstuhl|rollstuhlfahrer|"
        "migrationshintergrund|nationen|nationalitäten|kulturen|interkulturell*|herkunft|weltoffen|"
        "weltoffenheit|religion|hautfarbe|charta|mint|frauen-in-führung|femaleleadership|loveislove|bunt|buntes|bunte",
        "christopher street",
        "love is love",
        "charta der",
        "frauen in ..2 führungspositionen|mint|führung|technik|it|mint-berufen",
        "ehe für alle",
        "unabhängig von ..3 herkunft|geschlecht|religion|hautfarbe|alter|orientierung",
        "menschen|kollegen mit behinderung|behinderungen|handicap",
        "aus <number> nationen|ländern|nationalitäten|kulturen",
        "egal|ob|ganz ..4 geschlecht|herkunft|hautfarbe|religion|woher|liebst|liebt",
        "tag|woche der vielfalt|inklusion|gleichstellung",
    ),
    "culture_art": (
        "kunst|künstler|künstlerin|künstlern|kunstwerk|kunstwerke|kunstsammlung|kunstpreis|kunstausstellung|"
        "ausstellung|ausstellungen|museum|museen|galerie|gemälde|skulptur|skulpturen|fotografie|fotokunst|"
        "streetart|street-art|graffiti|installation|biennale|documenta|art|kultur|kulturell|kulturelle|"
        "kulturförderung|kulturpartner|kulturprogramm|theater|theaterstück|oper|opernhaus|operngala|konzert|"
        "konzerte|konzerthaus|philharmonie|philharmoniker|orchester|jugendorchester|sinfonie|klassik|jazz|"
        "jazzfestival|band|bands|musiker|musikerin|musik|song|album|sänger|sängerin|dj|open-air|filmfest|"
        "filmfestival|filmpreis|berlinale|literatur|literaturpreis|lesung|autor|autorin|poetry|poetryslam|"
        "poetry-slam|ballett|tanz|architektur|architekt|architektin|bauhaus|design|designer|designerin|"
        "modewoche|fashionweek|fashion-week|laufsteg|kulturgut|denkmal|unesco|weltkulturerbe",
        "poetry slam",
        "art|fashion|street basel|week|cologne|art",
        'ausstellung|konzert|festival|lesung ..3 im|in|"|„|von|bis|mit|eröffnet',
        "musik|kunst|kultur und|&|für|aus|verbindet ..1 kultur|kunst|musik|alle",
        "lange nacht der",
        "in|im ..2 museum|theater|oper|galerie|konzerthaus|elbphilharmonie",
    ),
}
