"""German phrases of posts about company for its own sake: greetings, small talk, quizzes, thanks, tips."""

__all__ = ["CUES"]

CUES = {
    "greeting_time_of_day": (
        "moin|mahlzeit|hallöchen|servus|grüezi|ahoi|frühaufsteher|feierabend|mittagspause|mittagstief|"
        "kaffeepause|schlaft|nachtruhe|morgenmuffel|ausgeschlafen|guten-morgen-*|gutenmorgen|gutenacht|"
        "morgenkaffee|nachtschwärmer|nachteulen|gähn",
        "guten|gute|schönen|schöner|schöne morgen|abend|nacht|tag|mittag|appetit|start|feierabend",
        "wünschen|wünscht|wünsche ..3 euch|ihnen|dir|allen|einen|eine ..5 tag|morgen|abend|nacht|feierabend|"
        "start|mittagspause|nachmittag",
        "startet|gestartet|starten ..3 gut|tag|morgen ..3 tag|morgen",
        "kommt|kommen ..2 gut|heil ..2 durch|nach|in|heim|an",
        "hallo|hey|hi|liebe|na ihr|zusammen|leute|freunde|fans|community|follower|,",
        "bis morgen|später|bald|dann|gleich",
        "schon|erst|erste|erster ..2 kaffee|wach|ausgeschlafen",
        "einen wunderschönen|schönen|tollen|guten|sonnigen|entspannten|fantastischen tag|morgen|abend|"
        "feierabend|nachmittag|start",
    ),
    "weekday_mood": (
        "wochenende|wochenendstimmung|wochenend|wochenendpläne|wochenstart|wochenmitte|wochenanfang|"
        "montagmorgen|montagslaune|montagsmotivation|montagsblues|freitagslaune|freitagnachmittag|freitagabend|"
        "sonntagsausflug|sonntagmorgen|sonntagsgefühl|sonntagslaune|samstagabend|samstagmorgen|bergfest|tgif|"
        "endspurt|hochdiewochen*|montags|faulenzen|ausschlafen|relaxen|chillen|entspannen|kurzurlaub|brückentag|"
        "langes|endlichwochenende|endlichfreitag|motivationmonday|mondaymood|mondaymotivation|weekend|"
        "fridayfeeling|throwbackthursday|tbt|mittwochslaune",
        "hoch die hände",
        "endlich|bald|fast|schon freitag|wochenende|feierabend|urlaub|samstag",
        "schönes|schönen|tolles|erholsames|entspanntes|sonniges|gutes|guten|super wochenende|sonntag|samstag|"
        "freitag|montag|wochenstart|mittwoch|donnerstag|dienstag|rest",
        "guten|gut ..1 start|rutsch ..3 woche|wochenende",
        "in die|neue ..1 neue|woche",
        "ins wochenende|wohlverdiente",
        "happy friday|monday|sunday|weekend",
        "es ist|heute ist? montag|freitag|sonntag|samstag|mittwoch|donnerstag|dienstag",
        "was macht|habt|plant ihr ..3 wochenende",
    ),
    "holiday_greeting": (
        "weihnachten|weihnachtsfest|weihnachts*|weihnachtszeit|weihnachtsgrüße|fröhliche|frohe|frohes|advent|"
        "adventszeit|adventssonntag|adventskerze|nikolaus|nikolaustag|heiligabend|silvester|neujahr|"
        "neujahrsgrüße|jahreswechsel|feiertage|besinnliche|besinnlich|ostern|osterfest|ostereier|ostereiersuche|"
        "osterhase|osterhasen|osterfeiertage|osterwochenende|pfingsten|pfingst*|muttertag|vatertag|valentinstag|"
        "halloween|karneval|fasching|fastnacht|helau|alaaf|oktoberfest|wiesn|maifeiertag|nationalfeiertag|"
        "erntedank|martinstag|sankt|dreikönig|weltfrauentag|frauentag|kindertag|ramadan|schulanfang|einschulung|"
        "namenstag|rosenmontag|weiberfastnacht|christkind|weihnachtsmann|rentier|böller|glückskeks",
        "frohe|frohes|fröhliche|schöne|schönes|besinnliche|erholsame ..2 weihnachten|ostern|pfingsten|feiertage|"
        "fest|weihnachtszeit|adventszeit|osterfeiertage|neues",
        "guten|gut ..2 rutsch|rutscht ..3 neue|jahr|rein",
        "frohes|gesundes|glückliches|gutes|happy neues|new jahr|year",
        "merry christmas",
        "<number> . advent",
        "alles|alle liebe|gute ..2 zum|zur ..2 valentinstag|muttertag|vatertag|frauentag|geburtstag",
        "schönen|happy|fröhlichen|tollen|frohen muttertag|vatertag|valentinstag|halloween|advent|nikolaus|"
        "nikolaustag|valentine|easter|feiertag|valentines",
        "tag der|des ..3 liebe|muttersprache|einheit|arbeit|freundschaft|kusses|lächelns|schokolade|jogginghose|"
        "tiere|hundes|buches|kaffees|biers|umarmung",
        "internationaler|welt|heute|nationaler ist? tag|welttag des|der",
    ),
    "fun_poll": (
        "emoji|emojis|smiley|daumen|herzchen|like|likes|liken|reaktion|kommentar|kommentare|kommentiere|"
        "kommentiert|markiert|markiere|verlinkt|verlinke|teilt|teamkaffee|teamtee|lieber|entweder|mitmachen|hände",
        "team <word> oder|vs|vs.",
        "team sommer|winter|kaffee|tee oder|vs|vs.",
        "lieber|entweder ..4 oder",
        "süß|tee|kaffee|strand|berge|meer|pizza|sommer|hund|stadt|ketchup oder ..1 salzig|kaffee|tee|berge|"
        "strand|pasta|winter|katze|land|mayo|deftig",
        "like|liken|liked|herz|daumen|klickt ..4 wenn|für|falls",
        "markiert|markiere|verlinkt|verlinke|tagge|taggt|erwähnt ..4 freund|freunde|freundin|person|jemanden|"
        "den|die|eure|euren|lieblingsmensch|freunden",
        "wer von euch|uns",
        "wer kennt|liebt|mag|braucht|fühlt|freut|hat|ist ..4 auch|noch|das|es|nicht|heute|sich",
        "hand|hände|finger hoch",
        "was|wer|welcher|welche seid|ist|bist|wärst|wärt|wäre ..2 ihr|euer|dein|du ..3 typ|lieblings*|liebster|"
        "liebste|team",
        "welcher typ|emoji|smiley",
        "schon|ja|daumen gewusst|hoch|oder ?|nein|runter",
    ),
    "riddle_quiz": (
        "quiz|quizfrage|rätsel|rätselfrage|rätselspaß|rätselzeit|bilderrätsel|suchbild|wimmelbild|emoji-rätsel|"
        "kreuzworträtsel|sudoku|schätzfrage|scherzfrage|preisfrage|gewinnfrage|mitraten|raten|ratet|rate|errät|"
        "erraten|erratet|erkennt|erkennst|gesucht|auflösung|aufgelöst|lösung|lösungswort|lösungen|richtige|"
        "tippt|knobeln|knobelaufgabe|kopfnuss|denksport|allgemeinwissen|wissensfrage|wissenstest|fangfrage|"
        "fehlerbild|unterschiede|ratespiel|ratefüchse|wissensquiz|gehirnjogging",
        "wer errät|erkennt|weiß|findet|kennt|hat|schafft ..6 es|richtig|antwort|lösung|fehler|wo|was|welche|wie|wer",
        "wo|was|wer|welches|welcher|welche ..4 versteckt|verbirgt|gesucht|zeigt|fehlt ..3 sich|bild|hier?",
        "ratet mal|mit|wo|was|wie",
        "wie viele ..8 seht|sind|passen|findet|erkennt|verstecken|zählt|stecken",
        "wusstet|wusstest ihr|du|schon",
        "wahr|richtig|fakt|mythos|stimmt oder falsch|fake|nicht|wahrheit|fakt",
        "die|richtige auflösung|antwort|lösung lautet|gibt|:|ist|war|folgt",
        "findet|findest|finde|seht|entdeckt ihr|du ..4 fehler|unterschiede|unterschied|katze",
        "a|b ) <word>",
    ),
    "quote_motivation": (
        "zitat|zitate|spruch|sprüche|lebensweisheit|weisheit|sprichwort|motivation|motivationsspruch|"
        "inspiration|inspirierend|inspirieren|träume|träumen|träumt|lächeln|lächle|lebensfreude|glücklich|"
        "glücksmomente|glücksgefühle|mut|mutig|durchhalten|achtsamkeit|dankbar|dankbarkeit|optimismus|"
        "gelassenheit|selbstliebe|lebensmotto|motto|positiv|lieblingszitat|zitatdestages|spruchdestages|"
        "weisheiten|gedanken|goethe|einstein|unbekannt",
        "zitat|spruch|gedanke|wort|motto des|der tages|woche|monats",
        "das|ein leben ist|besteht|zu|beginnt|wie|kann",
        "glaub|glaube|glaubt an dich|euch|deine",
        "wer nicht|immer|kämpft|wagt|will|aufhört",
        "der weg|beste|schönste|erste|einzige ..2 zeitpunkt|tag|weg|schritt|moment",
        "manchmal|denn|man muss|ist|braucht|sollte man|es|einfach|nur",
        "nichts|alles ist|im|wird so|leben|unmöglich|möglich|gut",
        "lebe|lebt|genieße|genießt|träume|sei|liebe deinen|den|das|jeden|dein|du|mutig ..2 moment|leben|traum|"
        "tag|augenblick|selbst",
        "je mehr|weniger ..8 desto|umso",
    ),
    "prize_draw": (
        "gewinnspiel*|gewinnspiel|verlosung*|verlosen|verlost|verlose|gewinne|gewinnt|gewinnen|gewinner|"
        "gewinnerin|gewinnerinnen|gewonnen|hauptgewinn|hauptpreis|teilnahmebedingung*|teilnahmeschluss|"
        "einsendeschluss|giveaway|lostopf|glücksfee|auslosung|ausgelost|losen|freikarten|adventskalender|"
        "adventskalendertürchen|türchen|mitmachen|gewinnchance|glückspilz|fanpaket|goodie|goodies|goodiebag|"
        "überraschungspaket|ticketverlosung|fotowettbewerb|rechtsweg|teilnehmen|tippspiel|meet&greet|sachpreis",
        "zu gewinnen",
        "gewinne|gewinnt|gewinnen ..2 <number>",
        "gewinne|gewinnt|gewinnen ..2 mit|sie|ihr|einen|eine|ein|tolle|je",
        "wir verlosen|verschenken|losen",
        "je|unter|wir ..5 verlosen|verlost",
        "mit etwas|ein|bisschen glück",
        "chance auf|sichern|nutzen",
        "der rechtsweg|gewinner|zufall ..3 ausgeschlossen|entscheidet|steht|ist|wird",
        "teilnahme ab|bis|möglich|bedingungen|nur",
        "like|likt|kommentiere|kommentiert|folge|folgt ..7 gewinnen|gewinnt|lostopf|gewinnchance|teilnehmen|"
        "gewinne|los",
        "herzlichen glückwunsch ..4 gewinner|gewinnerin|gewonnen|gewinnt|hast",
        "viel glück",
        "<number> x|mal <number> tickets|karten|freikarten",
        "2x2|2x1|3x2|5x2 x|mal <number> tickets|karten|freikarten",
    ),
    "thanks_followers": (
        "follower|followern|followerinnen|abonnenten|fangemeinde|community|fans|fan|facebook-fans|fanpage|treue|"
        "treuen|likes|meilenstein|dankeschön|verneigen|geknackt|überwältigt|unterstützer",
        "danke|vielen|herzlichen|tausend|großes ..2 dank|danke|dankeschön ..3 an|für|euch|alle",
        "danke für|an|euch ..5 treue|fans|follower|likes|unterstützung|feedback|kommentare|vertrauen|alle|"
        "nachrichten|glückwünsche",
        "<number> fans|follower|abonnenten|likes|mitglieder|followers|millionen",
        "ihr seid|habt ..3 die|beste|besten|spitze|super|großartig|toll|klasse|wahnsinn|der",
        "wir sagen|möchten ..4 danke|bedanken|dankeschön",
        "bedanken uns ..5 bei|für|euch",
        "wir freuen uns ..4 fans|follower|likes",
        "schön|toll dass ihr|du ..5 dabei|da|seid|folgt",
        "ohne euch",
        "herzlich willkommen ..3 fans|neuen|alle|auf|follower|an",
    ),
    "lifestyle_tip": (
        "tipp|tipps|beautytipp|beauty-tipp|beautytipps|styling-tipp|stylingtipp|fashiontipp|modetipp|trend|"
        "trends|must-have|musthave|lifehack|lifehacks|hack|hacks|hausmittel|haushaltstipp|haushaltstipps|"
        "gartentipp|gartentipps|dekotipp|dekoidee|dekoideen|deko|fitnesstipp|fitnesstipps|workout|yoga|"
        "entspannungsübung|ernährung|ernährungstipps|gesundheitstipp|reisetipp|reisetipps|ausflugstipp|"
        "ausflugstipps|ausflugsziel|packliste|wohntrend|wohntrends|einrichtungstipp|geschenkidee|geschenkideen|"
        "wellness|selfcare|spritspartipp|energiespartipp|energiespartipps|stromspartipp|autofahrertipp|"
        "alltagstipp|freizeittipp|wandern|radtour|einschlafen|stress|erkältung|immunsystem|sonnenschutz|flecken",
        "tipp|trick|frage des|der tages|woche|monats",
        "<number> ..2 tipp|tipps ..2 :|für|gegen|zum|wie|um|,",
        "unser|unsere|kleiner|die|besten|hilfreiche|praktische ..2 tipp|tipps ..2 :|für|gegen|zum|wie|um|,",
        "tipps und|& tricks",
        "was hilft|tun|tut|zieht|schenkt ..3 gegen|bei|wenn|?|man|ihr",
        "so bleibt|bleiben|gelingt|kommt|schützt|starten|wird|werden|bleibst|entspannt|klappt|haltet ..4 fit|"
        "gesund|frisch|schön|entspannt|ihr|sicher|warm|cool|durch",
        "gegen müdigkeit|stress|langeweile|kälte|hitze|kopfschmerzen|muskelkater|falten",
        "fit|entspannt|gesund|sicher durch|in|bleiben|ins ..2 winter|frühling|tag|urlaub|sommer|alter|alltag",
    ),
    "user_photo": (
        "fanfoto|fanfotos|fan-foto|userfoto|schnappschuss|schnappschüsse|foto|fotos|bild|bilder|selfie|selfies|"
        "urlaubsfoto|urlaubsfotos|urlaubsbilder|urlaubsgrüße|lieblingsfoto|lieblingsbild|haustierfoto|fotograf|"
        "fotografiert|fotograf:|regram|repost|instagram|bildrechte|aufnahme|kamera|📷|📸|knipst|geknipst|"
        "eingesendet|zugeschickt|geschickt|hobbyfotograf|hobbyfotografen|fotocredit|©",
        "foto|bild|picture|pic|photo|credit : <mention>",
        "foto|bild des|der|von <mention>",
        "foto|bild des|der|von tages|woche|monats|unserem|unserer",
        "danke|dank ..3 für ..3 foto|fotos|bild|bilder|schnappschuss|aufnahme",
        "postet|schickt|zeigt|teilt|sendet|poste|zeig|schick|teile|ladet ..3 eure|euer|eurer|dein|deine ..2 "
        "fotos|bilder|foto|bild|schnappschuss|schnappschüsse|selfie|selfies|momente|urlaubsbilder",
        "hat|haben uns|dieses ..5 foto|bild|bilder|fotos|geschickt|geschossen",
        "unter|mit dem? hashtag|#",
        "unser fan|follower|leser|kunde|user",
        "tolles|schönes|wunderschönes|super|klasse|geniales foto|bild|aufnahme",
        "gesehen|entdeckt|fotografiert|aufgenommen von|in|bei <mention>",
    ),
    "season_weather": (
        "sonne|sonnenschein|sonnig|sonnigen|sonniges|sonnenstrahlen|sonnenuntergang|sonnenaufgang|regen|"
        "regenwetter|regentag|regnet|schnee|schneit|schneeflocken|schneemann|frost|kälte|kalt|hitze|hitzewelle|"
        "heiß|grad|wetter|wettervorhersage|aprilwetter|schmuddelwetter|nebel|gewitter|sturm|wolken|herbst|"
        "herbstlich|herbstzeit|herbstanfang|frühling|frühlingsanfang|frühlingsgefühle|frühlingsbeginn|sommer|"
        "sommeranfang|sommerzeit|sommertage|sommergefühle|winter|winteranfang|winterzeit|winterwunderland|"
        "winterlich|blätter|laub|blüten|blühen|krokusse|tulpen|badewetter|eiszeit|freibad|grillwetter|"
        "grillsaison|biergarten|zeitumstellung|sommerferien|ferienbeginn|herbstferien|abkühlung|altweibersommer|"
        "gummistiefel|temperaturen|jahreszeit",
        "bei diesem|dem|diesen|solchem wetter|temperaturen|hitze|kälte|regen",
        "die|der ..2 tage|blätter|sommer|frühling|herbst|winter ..2 ist|werden|kommt|fallen|steht|naht|da|vor|"
        "kürzer|länger",
        "sonne scheint|lacht|tanken|genießen|satt",
        "genießt|genießen ..3 sonne|wetter|sommer|sonnenschein|sonnigen|strahlen",
        "uhr|uhren ..3 umgestellt|umstellen|zurück|vor|zurückgestellt",
    ),
    "small_talk_question": (
        "frühstückt|mittagessen|abendessen|lieblingsessen|lieblingsort|lieblingsfilm|lieblingslied|"
        "lieblingsbuch|lieblingsgetränk|lieblingseis|urlaubspläne|ferienpläne|vorsätze|sommerpläne|"
        "silvesterpläne|kindheitserinnerung|kindheit|traumreise|traumziel|ohrwurm|verratet|erzählt|mögt|guckt|"
        "freut|verbringt|verbracht",
        "was|wie|wo macht|habt|esst|trinkt|verbringt|verbringst|feiert|war|geht|startet|plant|steht|gibt|gibt's|"
        "liest|hört|lest|genießt|entspannt ..4 ihr|euch|du|eure|euer|dein|bei",
        "und ihr|du|bei|was|wie|wo|wer ..3 ?",
        "worauf|wohin|wovon|womit|woran freut|geht|fahrt|reist|träumt|könnt|könntet|denkt|startet|verzichtet ihr|du|es",
        "was ist|war|sind euer|eure|dein|deine ..3 ?",
        "euer|eure|dein|deine lieblings*|liebster|liebste|liebstes|schönster|schönste|schönstes|erster|erstes|erste",
        "wie geht's|geht|gehts|war ..2 euch|dir|euer|eure|ihnen",
        "habt|seid|kennt|mögt|liebt|freut|wart|fahrt|geht|trinkt ihr ..3 auch|schon|gut|eigentlich|heute|euch",
        "erzählt|verratet|schreibt|verrat|erzähl ..2 uns|es|mir|doch|mal",
        "mit wem|welchem|welcher|wen würdet|würdest|möchtet|teilt|verbringt",
    ),
    "football_or_event_smalltalk": (
        "fußball|fußball-wm|fußball-em|wm|em|weltmeister|europameister|weltmeisterschaft|europameisterschaft|"
        "anpfiff|halbzeit|nachspielzeit|elfmeter|elfmeterschießen|tor|tore|toor|tooor|toooor|treffer|ausgleich|"
        "führungstor|nationalmannschaft|nationalelf|jogi|länderspiel|public-viewing|derby|spieltag|aufstieg|"
        "abstieg|meisterschaft|pokalfinale|halbfinale|viertelfinale|achtelfinale|gruppenphase|finale|olympia|"
        "olympische|olympischen|goldmedaille|silbermedaille|medaille|medaillen|formel|superbowl|wimbledon|"
        "tourdefrance|biathlon|skispringen|eurovision|esc|oscars|oscar|oscarverleihung|mondfinsternis|"
        "sonnenfinsternis|mitfiebern|fiebert|daumendrücken|trikot|fanmeile|stadion|jungs|schiri|royalwedding|"
        "gntm|comeback",
        "drücken|drückt|drücke ..3 daumen",
        "wer gewinnt|holt|wird|schießt|fiebert|guckt|schaut ..4 spiel|titel|heute|pokal|weltmeister|"
        "europameister|meister|tor|mit",
        "euer|eure|dein|was tipp|tipps|ergebnis|tippt ..2 spiel|ihr|?|heute|:",
        "<number> : <number> für|gegen|gewonnen|sieg",
        "auf geht's|gehts|gehts, jungs|mädels|deutschland",
        "glückwunsch ..3 zum|zur|an ..3 sieg|titel|meisterschaft|aufstieg|gold|medaille|weltmeister|jungs",
        "super bowl|spiel",
        "viel erfolg ..3 team|spiel|jungs|mannschaft|olympia|finale|turnier",
    ),
}
