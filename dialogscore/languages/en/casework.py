"""English phrases by which a care team sorts its open cases; no model reads them.

Sources of the classes: dangers are the risks that the Safety Gate of Regulation (EU) 2023/988 (product safety) and the
guidelines of Decision (EU) 2019/417 name (fire, burns, electric shock, choking, cuts, entrapment, chemicals); health is
Article 14 of Regulation (EC) 178/2002 (food injurious to health or unfit) with Annex II of Regulation (EU) 1169/2011
(allergens); a data leak is a personal data breach, Article 4(12) of Regulation (EU) 2016/679; legal are the ways out
of court of Directive 2013/11/EU and the courts themselves, the regulators and arbiters that British and American
customers name, and grounds of Directive 2000/78/EC; deadlines are dates and hours. The words are our own.
"""

__all__ = ["CASEWORK"]

_WHEN = (
    "today|tonight|tomorrow|tmrw|tmw|tmr|2morrow|morning|noon|midnight|monday|tuesday|wednesday|thursday|friday|"
    "saturday|sunday"
)

CASEWORK = {
    "urgent_safety": (
        "caught|catch|catches|catching|set|on fire",
        "fire|flames ..2 started|starting|broke|coming|inside",
        "burst into flames",
        "in flames",
        "smoke|smoking|fumes|flames|sparks ..2 from|coming|inside|out",
        "full of smoke|fumes",
        "smell|smells|smelling|smelled|smelt ..3 burning|gas|smoke|fumes|burnt",
        "burning smell|plastic|rubber",
        "gas|fuel|chemical leak|leaks|leaking",
        "carbon monoxide",
        "exploded|explode|explodes|exploding|explosion",
        "electric|electrical|static shock|shocks",
        "electrocuted|electrocute|electrocution",
        "sparking|sparked",
        "phone|battery|charger|adapter|laptop|cable|plug|device|toaster|heater ..4 overheats|overheated|overheating|"
        "melted|melting|swollen|swelling|smoking|burnt",
        "overheats|overheated|overheating|swollen|melted|melting ..1 phone|battery|charger|adapter|laptop|cable|plug",
        "brakes|brake|airbag|airbags|steering ..3 fail|failed|failing|fails|not|n't|stopped|gone",
        "choking|tripping|trip|fire|safety|health hazard",
        "safety risk|issue|concern|concerns|defect|breach|violation",
        "unsafe|dangerous|dangerously|hazardous|endanger|endangering|endangered|endangers",
        "in danger",
        "car|road|serious|bad|nasty|traffic accident",
        "crashed into",
        "nearly|almost ..2 hit|killed|crashed|crash|drowned|crushed|ran|fell",
        "could 've|of|have ..3 killed|died|hurt|injured|crashed|burned|burnt|drowned|fatal",
        "someone|somebody|people|person|child|kid|he|she ..3 get|gets|getting|be hurt|killed|injured",
        "bomb|gunman|shooter|weapon|knife|stabbed",
        "product|safety|vehicle|food|toy recall|recalled",
        "been|was|were|being|is|are recalled",
        "trapped|stuck|locked in|inside ..2 lift|elevator|lavatory|toilet|carriage",
        "derailed|derailment",
        "doors|door|hatch ..3 open|opened ..4 moving|motion",
        "driver ..3 on|using|texting his|her|their|the? phone|mobile",
    ),
    "urgent_health": (
        "allergic ..2 reaction|reactions",
        "severely|highly|deadly|very|badly allergic",
        "allergic to",
        "anaphylaxis|anaphylactic|epipen|epipens",
        "allergen|allergens|coeliac|celiac",
        "nut|peanut|food|severe|milk|gluten|egg allergy|allergies",
        "food poisoning",
        "poisoned|poisoning|salmonella|listeria|botulism|norovirus|legionella",
        "e - coli",
        "e. coli",
        "sick|ill ..1 from|after ..2 eating|drinking|your|the|this|using",
        "made|making me|us|him|her|them|my ..2 sick|ill|vomit",
        "got|fell|been|feeling|feel ..1 ill",
        "vomit|vomiting|vomited|vomits|diarrhea|diarrhoea|puking|puked",
        "throwing|threw|thrown up after|from|all",
        "in|to|into|at|from the? hospital|icu",
        "hospitalised|hospitalized|ambulance|paramedic|paramedics",
        "heart attack",
        "chest pain|pains",
        "injured|injury|injuries|injures|bleeding|unconscious|fainted|fainting|concussion",
        "passed out",
        "burned|burnt|burns|cut|cuts|broke|hurt|scalded ..1 my|her|his|our|their ..2 hand|hands|finger|fingers|mouth|"
        "face|leg|arm|skin|lip|tongue|foot|tooth|back|wrist|ankle|eye|eyes|head|son|daughter|child|baby",
        "chipped|broke|cracked|broken a|my ..1 tooth|teeth",
        "piece|pieces|bit|bits|shard|shards|chunk|chunks|splinter|splinters of ..1 glass|metal|plastic|wire|bone|wood|"
        "rubber",
        "glass|metal|plastic|wire|mould|mold|worm|worms|insect|insects|bug|bugs|fly|larvae ..1 in|inside my|the|our|"
        "this|your|a ..2 food|meal|salad|burger|sandwich|bag|pack|packet|chocolate|bar|yoghurt|yogurt|cereal|bread|"
        "drink|bottle|soup|milk|pizza|fries|box|crisps|chips|biscuit|biscuits|cookies",
        "mould|mouldy|moldy|maggot|maggots|cockroach|cockroaches|bedbug|bedbugs|rodent|rodents|lice|fleas",
        "bed bugs|bug",
        "choked|choke",
        "insulin|inhaler|medication|medications|meds|medicine|medicines|dialysis|chemo|pacemaker",
        "diabetic|diabetes|epileptic|seizure|seizures|asthmatic",
        "rash|hives|blisters|blistered",
        "heatstroke|heat stroke|exhaustion",
        "dehydrated|dehydration|hypothermia",
        "suicidal|suicide",
        "panic attack|attacks",
    ),
    "urgent_data_leak": (
        "hacked|hacker|hackers|hijacked|hacking",
        "account|accounts|card|email|profile|password|passwords|details|data ..3 compromised|breached|leaked|exposed",
        "data|security|privacy|information|gdpr breach|breaches|leak|leaks|leaked|violation|protection",
        "leaked|leaking|exposed|exposing ..3 data|details|information|info|emails|addresses|passwords|numbers",
        "someone|somebody|anyone|stranger|person|people else 's ..2 account|details|booking|order|data|info|"
        "information|bill|name|address|email|invoice|ticket|profile|card",
        "other|another customer|customers|person|people|passenger|passengers|user|users|client|clients 's|'? ..2 "
        "details|data|information|info|account|accounts|booking|bookings|names|addresses|orders|invoice|profile",
        "someone|somebody ..2 using|used|accessed|accessing|into|changed|opened|stole|has|got ..2 account|card|details|"
        "identity|email|login|profile",
        "unauthorised|unauthorized|fraudulent|fraudulently|unrecognised|unrecognized",
        "identity|id theft|thief|fraud|stolen",
        "phishing|phished|spoofed|spoofing|malware",
        "stole|stolen|steal|stealing ..3 identity|data|details|card|password|login|information",
        "personal|private|bank|card|medical|customer data|details|information|info ..4 sent|shared|published|visible|"
        "given|sold|public|leaked|disclosed",
        "sent|shared|published|gave|giving|sold|posted|disclosed ..2 my personal|private|bank|medical|home",
        "gdpr",
        "plain text password|passwords",
        "password|passwords ..2 plain|clear text",
    ),
    "urgent_legal": (
        "lawyer|lawyers|attorney|attorneys|solicitor|solicitors|barrister|lawsuit|lawsuits|litigation",
        "sue|suing ..1 you|them|u|for|your|this|the|@",
        "will|gonna|to|should|can|could|might sue",
        "legal action|advice|team|case|proceedings|dispute|steps|route|notice|letter",
        "legally",
        "take|taking|took|taken|see|going|go ..3 to|in court",
        "small claims",
        "class action",
        "ombudsman|ombudsmen|ofcom|ofgem|ofwat|cfpb|bbb|cisas|ec261|eu261|uk261",
        "ec|eu|uk 261|261/2004",
        "trading standards",
        "consumer protection|affairs|court|forum|rights|watchdog",
        "better business bureau",
        "attorney general",
        "chargeback|chargebacks",
        "charge back",
        "section 75",
        "complaint|complaints|report|reported|reporting ..3 ftc|fcc|dot|faa|caa|fca|fsa|fda|regulator|regulators|asa",
        "police report|complaint|involved|matter",
        "call|called|calling|contact|contacted|contacting|inform|informed|report|reported|reporting ..3 police",
        "illegal|illegally|unlawful|unlawfully",
        "breach ..1 of ..1 contract|terms",
        "statutory rights|right",
        "false|misleading advertising|advertisement|advert|ad",
        "discriminated|discriminating|discrimination|discriminatory|discriminate",
        "racist|racism|racial|racially|sexist|homophobic|transphobic",
        "harassed|harassing|harassment|assault|assaulted|assaulting|groped|molested",
        "formal complaint|notice",
    ),
    "urgent_deadline": (
        "urgent|urgently|asap",
        "family|medical|real|genuine emergency",
        "it|this|is|have|had an emergency",
        "time sensitive|critical",
        "time - sensitive|critical",
        "deadline|deadlines",
        f"by|before|until|till|due|expires|expire|expiring|ends|end|closes|leaves|leaving|departs|fly|flying|flies|"
        f"travelling|traveling|boarding|wedding|interview|exam|funeral|birthday|moving|need|needed|needs|depart "
        f"..2 {_WHEN}",
        f"need|needs|needed|must|have ..4 by|for|before {_WHEN}",
        f"flight|flights|train|trip|event|concert|ticket|tickets|booking|appointment|meeting|game ..2 {_WHEN}",
        f"{_WHEN} 's ..1 flight|train|game|concert|event",
        "leaves|leaving|departs|departing|boarding|takes|starts|closes|expires|expire|flight|train|connection|bus|"
        "check|due|fly|flying ..3 in|within <number> minutes|mins|min|hours|hour|hrs|hr",
        "in|within less than? <number> hours|hour|hrs|hr",
        "in|within the? next <number>? hour|hours|minutes|mins|hrs",
        "going|gonna|will|'ll|about|might|gon ..2 miss",
        "miss|missing my|our|the|a|his|her ..1 connection|connecting|flight|train|interview|wedding|funeral|"
        "appointment|cruise|exam",
        "stranded",
        "stuck at|on|in the|a|this? ..1 airport|station|platform|gate|tarmac|runway|plane|motorway",
        "last chance",
        "last day to|for|of",
        "running out of time",
        "no|without heating|heat|electricity|power|water|hot",
    ),
    "closed": (
        "all|it|'s|is|now|got|been sorted|solved|resolved|fixed now|thanks|thank|cheers|!|.",
        "all good|sorted|fixed|resolved|done|solved|set now|thanks|thank|cheers|!|.",
        "has|have|was|is|'s now|just|already? been? solved|resolved|sorted|fixed",
        "problem|issue|case|question|matter solved|resolved|sorted|fixed",
        "got|managed|figured it|that|this ..1 sorted|solved|resolved|fixed|out",
        "now|finally|is|'s|it|all|are working|works|fine|ok|okay|good now|again|thanks|thank|fine|perfectly",
        "working|works|worked again|fine|perfectly ..1 now|thanks|thank|!",
        "back up|online|working again|now|running",
        "that|it|which worked|helped|helps|works , ? thanks|thank|cheers",
        "thanks|thank|thx|cheers|ty ..3 help|helping|helped|sorting|solved|resolving|fixing|quick|worked|works",
        "never mind",
        "nevermind|nvm|disregard",
        "ignore my|this|that|last|previous",
        "found it|them|out|the|my ..1 thanks|thank|cheers|now|answer|solution",
        "refund|parcel|package|order|money|item|delivery|it arrived|received|came|here ..2 thanks|thank|cheers|today|"
        "now|!",
    ),
    "moved_away": (
        "dm'd|dmd|dmed|pm'd|pmd|pmed|inboxed",
        "dm|pm|dms|message|email|mail|details|form sent",
        "^ sent",
        "ok|okay|done|yes|now|just , ? sent",
        "will|'ll dm|pm|message|email|inbox now|you|u|them|shortly|it",
        "i|'ve|have|just|already now|just|already? sent|messaged|emailed|mailed|written|replied|responded ..3 dm|dms|pm|pms|message|"
        "email|mail|you|u|privately|form",
        "sent|sending|send ..3 dm|dms|pm|pms",
        "check|see|read|look your|ur|the|ya dm|dms|inbox|pm|pms|messages|mail|mails|email|emails",
        "in your|ur dm|dms|inbox|pm|pms|messages",
        "have|'ve dm|dm'd|pm'd|emailed|messaged|mailed|called",
        "dm|pm|message|email on|is|'s its|the|on? way",
    ),
}
