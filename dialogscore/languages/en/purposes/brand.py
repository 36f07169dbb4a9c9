"""English phrases of posts about image: causes, donations, sponsoring, campaigns, history, events, people."""

__all__ = ["CUES"]

CUES = {
    "values_cause": (
        "equality|justice|respect|dignity|freedom|democracy|humanity|compassion|empathy|integrity|solidarity|"
        "unity|peace|tolerance|empower|empowering|empowerment|humanrights|bullying|antibullying|cyberbullying|"
        "racism|hate|hunger|homelessness|poverty|malaria|cancer|breastcancer|pinkribbon|awareness|mentalhealth|"
        "suicide|alzheimers|diabetes|aids|worldaidsday|literacy|education|stem|girls|communities|purpose|values|"
        "mission|belief|condolences|mourn|tragedy|victims|heartbroken|saddened|rip|prayers|remembrance|"
        "neverforget|dontlookaway|9/11|veterans|heroes|troops|military|texting|itcanwait|donttextanddrive|safety",
        "our thoughts|hearts|prayers|condolences",
        "thoughts and|& prayers",
        "stand|fight|speak|united with|together|against|up|for",
        "we|our believe|stand|values|commitment|purpose|mission",
        "make|making|makes a|the ..2 difference|impact|world|better",
        "mental|global|women|public health|'s",
        "awareness month|day|week",
        "raise|raising|spread ..2 awareness",
        "human|civil|equal rights|trafficking|pay",
        "rest in",
        "end|fight|against|beat|ending ..1 hunger|cancer|poverty|bullying|hate|racism|violence|homelessness|malaria",
        "a better world|future|tomorrow|place",
        "empower|empowering|inspire|inspiring ..2 women|girls|youth|communities|generation|people",
    ),
    "sustainability_csr": (
        "sustainable|sustainability|sustainably|climate|climatechange|climateaction|carbon|co2|emissions|"
        "emission|greenhouse|renewable|renewables|recycle|recycled|recycling|recyclable|reuse|reusable|compost|"
        "zerowaste|landfill|circular|circulareconomy|biodiversity|conservation|wildlife|rainforest|"
        "deforestation|reforestation|trees|ocean|oceans|plastic|plastics|water|green|greener|eco|"
        "earthday|earthhour|worldenvironmentday|environment|environmental|environmentally|footprint|netzero|"
        "decarbonization|solar|wind|clean|cleaner|efficiency|csr|esg|sdgs|"
        "sdg|globalgoals|fairtrade|responsibly|ethical|ethically|farmers|unglobalcompact|bees|"
        "pollinators|responsibility|planet",
        "climate change|action",
        "carbon|water|environmental|ecological footprint|neutral|emissions|dioxide|impact",
        "circular|low economy|carbon",
        "renewable|clean|solar|wind|green energy|power",
        "earth|environment day|hour|month",
        "zero waste|emissions|emission|landfill",
        "sustainability|csr|responsibility|esg report|goals|strategy|commitment|week",
        "corporate social|citizenship|responsibility",
        "plant|planted|planting ..2 trees|tree",
        "protect|protecting|save|preserve ..2 planet|environment|oceans|ocean|wildlife|nature|forests|water",
        "reduce|reducing|cut|cutting|reduced ..3 emissions|waste|carbon|co2|footprint|plastic|energy|water",
        "zero - waste",
        "eco - friendly",
        "net - zero",
        "low - carbon",
        "energy - efficient",
        "fair - trade",
    ),
    "donation": (
        "donate|donated|donates|donating|donation|donations|donor|donors|charity|charities|charitable|"
        "fundraiser|fundraising|fundraise|foundation|nonprofit|ngo|givingtuesday|giveback|"
        "philanthropy|volunteer|volunteers|volunteering|volunteered|volunteerism|relief|redcross|unicef|"
        "unitedway|feedingamerica|habitat|habitatforhumanity|stjude|makeawish|msf|foodbank|foodbanks|shelter|"
        "homeless|hurricane|earthquake|tsunami|flood|typhoon|ebola|refugees|grant|grants|proceeds|pledge|"
        "pledged|matching|blooddrive|raised|cause|toysfortots|movember|rednoseday|comicrelief|childreninneed|"
        "refugee",
        "donate|donated|donating|donates|raised|raise|raising|give|giving ..3 <number> ..4 charity|foundation|"
        "million|relief|cancer|children|research|community",
        "donate|donated|donating|donates|raised|raise|raising|give|giving ..3 $|£|€|to|for|funds|money|back ..4 "
        "charity|foundation|million|relief|cancer|children|research|community",
        "red|food|toy|blood|united cross|bank|banks|drive|way",
        "for|to every|each ..6 we|will 'll|donate|will ..1 donate",
        "disaster|hurricane|earthquake|flood relief|victims|response|recovery",
        "give|giving|gives|gave back",
        "in|children need|'s",
        "proceeds go|benefit|will|from",
        "local charity|charities|community|communities|shelter",
        "volunteer|volunteered|volunteering|spent ..4 day|hours|week|their|time",
        "our|community foundation|volunteers|service",
        "helping|help|support|supporting ..3 those|families|children|people|communities|kids ..2 affected|need|in",
        "non - profit",
        "sponsored - walk",
    ),
    "sponsoring": (
        "sponsor|sponsors|sponsored|sponsoring|sponsorship|official|proud|ambassador|ambassadors|athlete|"
        "athletes|racing|race|racers|motorsport|f1|formula1|formulae|nascar|indycar|motogp|lemans|rally|wec|"
        "golf|pga|pgatour|opengolf|masters|tennis|atp|wta|marathon|triathlon|ironman|cycling|tourdefrance|"
        "sailing|americascup|regatta|grassroots|jersey|kit|podium|qualifying|pitstop|driver|drivers|lap|"
        "grandprix|championship|tournament|premierleague|uefa|fifa|fc|esports|league|cup|players|coach",
        "official|proud|title|presenting|principal|global|main ..1 sponsor|sponsors|partner|partners|"
        "sponsorship|supplier|timekeeper",
        "brand|team ambassador|ambassadors|driver|athlete",
        "grand prix",
        "proud|proudly|pleased ..2 sponsor|sponsors|support|supporters|sponsoring|supporting",
        "sponsored|presented|brought by|to",
        "our team|athletes|drivers|athlete|driver|golfers|racing",
    ),
    "campaign_film": (
        "campaign|campaigns|commercial|commercials|ad|ads|advert|adverts|advertisement|spot|film|films|"
        "video|videos|teaser|superbowlad|bts|photoshoot|directed|director|starring|soundtrack|anthem|"
        "manifesto|slogan|tagline|billboard|billboards|logo|rebrand|rebranding|watch|episode|series|viral|"
        "challenge|featuring|influencer|influencers|model|models|supermodel|muse|icon|celebrity",
        "new|latest|our|super|tv|brand|big ..2 ad|advert|commercial|campaign|spot|film|video|logo|identity",
        "watch|see|check|view ..3 ad|commercial|film|video|campaign|spot|advert|story",
        "super bowl ad|commercial|spot",
        "starring|featuring|directed|face <mention>",
        "starring|featuring|directed|face by|of",
        "short|brand film|films|story|video",
        "sound|volume on|up",
        "behind the ..2 campaign|ad|shoot|commercial",
        "the making of",
        "short - film",
    ),
    "company_history_anniversary": (
        "anniversary|anniversaries|birthday|founded|founder|founders|founding|established|heritage|history|"
        "historic|historical|tradition|legacy|decades|decade|century|centuries|vintage|retro|classic|iconic|"
        "icon|nostalgia|archive|archives|museum|throwback|tbt|throwbackthursday|flashback|flashbackfriday|fbf|"
        "onthisday|otd|pioneer|pioneers|pioneering|invented|inventor|milestone|milestones|1800s|1900s|1920s|"
        "1930s|1940s|1950s|1960s|1970s|1980s|1990s|50s|60s|70s|80s|90s|centennial|bicentennial|timeline|birth|"
        "era|generations",
        "since <number>",
        "<number> years ago|of|old|in|young|later",
        "on this|years day|ago ..1 <number>",
        "on this|years day|ago ..1 in|,",
        "celebrating|celebrate|celebrates|celebrated|marks|turns ..3 <number> years|anniversary|th|birthday",
        "years|happy birthday|anniversary ..2 to",
        "throwback|flashback thursday|friday|to",
        "back in <number>",
        "back in the",
        "in <number> ,|we|our|the ..5 first|founded|opened|introduced|invented|launched",
        "founded|established|born in|by <number>",
        "took|take|trip|look ..3 back|memory|down",
        "first ever|flight|car|store|model ..3 <number>",
        "family - owned",
    ),
    "event_report": (
        "recap|highlights|gala|festival|festivals|party|parade|concert|celebration|attended|attendees|guests|"
        "crowd|aftermovie|gallery|album|kickoff|ceremony|fair|carnival|tour|roadshow|meetup|"
        "coachella|glastonbury|comiccon|sdcc|nyfw|fashionweek|redcarpet|tonight|yesterday|backstage|"
        "unforgettable|hosted|hosting|host|event|events|exhibit|onstage|performing|performance",
        "great|amazing|awesome|fantastic|fun|incredible|wonderful|what ..3 time|day|night|event|weekend|evening|"
        "turnout|crowd|show",
        "had a ..3 blast|time|day|fun|night",
        "thanks|thank ..3 everyone|to|all ..3 who|joined|came|attended|for ..2 out|joining|us|joined|coming|event",
        "last|yesterday|saturday|this night|weekend|week 's ..3 event|party|gala|show|celebration|game|concert",
        "highlights|photos|pictures|scenes|moments|images from|of ..5 <hashtag>",
        "highlights|photos|pictures|scenes|moments|images from|of ..5 event|weekend|night|party|day|festival|last|our",
        "live from|at",
        "we had|were|'re|are ..2 at|on|in|honored|there ..3 event|festival|celebrate|attend|live",
        "red carpet",
        "check|see out|all ..2 photos|highlights|pics",
        "sold - out",
        "block - party",
        "live - music",
    ),
    "behind_the_scenes": (
        "behindthescenes|bts|backstage|sneak|peek|glimpse|inside|exclusive|tour|"
        "craftsmanship|handmade|handcrafted|artisans|artisan|atelier|workshop|studio|kitchen|lab|hangar|cockpit|"
        "flightdeck|process|prep|preparing|rehearsal|rehearsals|makingof|timelapse|"
        "testing|assembly|crew|howitsmade",
        "behind the|closed scenes|scene|doors|curtain|wheel",
        "behind - the - scenes",
        "sneak peek|preview",
        "take|get|go|an|a|exclusive ..2 look|inside|peek|glimpse|tour|behind ..1 at|inside|behind|of|into",
        "the making|art|craft|story of|behind",
        "ever|have you ever wonder|wondered how|what",
        "how|see we|our|it|they|is ..3 make|made|makes|built|created|build|test|produced",
        "how it|they 's|'re|is made",
        "getting|almost|finishing ready|there|touches ..1 for",
        "made|crafted|built by hand",
        "factory - tour",
        "control - room",
        "time - lapse",
    ),
    "heroes_story": (
        "hero|heroes|heroic|heroism|survivor|survivors|rescue|rescued|rescuers|saved|firefighter|firefighters|"
        "responders|veteran|veterans|nurses|teacher|teachers|adventure|adventurer|explorer|"
        "expedition|journey|dream|dreams|dreamer|wish|wishes|surprise|surprised|heartwarming|inspiring|touching|"
        "tears|emotional|courageous|brave|bravery|overcome|overcame|grandmother|grandfather|mom|moms|dad|dads|"
        "reunited|reunion|proposal|lovestory|story|stories|remarkable|extraordinary|incredible|"
        "unsung|everyday",
        "story|stories|journey of|behind|about how|a|one|the|hope|people",
        "meet ..6 who ..3 overcame|saved|changed|survived|is|has",
        "dream|dreams|wish come|came|comes|granted true",
        "unsung|everyday|local|real|american|our hero|heroes",
        "first responders|responder",
        "inspiring|amazing|heartwarming|incredible|true|her|his|touching|powerful story|stories|journey",
        "surprise|surprised|surprises ..5 with|by|family|mom|fan",
        "against all odds",
        "saved|changed|save|saves ..2 life|lives",
        "this|one ..2 man|woman|boy|girl|family|couple|teen|teacher|dad|mom|kid 's|is|who|has|built|helped",
        "first - responders",
        "role - model",
        "record - breaking",
    ),
    "diversity": (
        "diversity|diverse|inclusion|inclusive|inclusivity|d&i|dei|lgbt|lgbtq|lgbtqia|lgbti|gay|transgender|"
        "queer|pride|pridemonth|rainbow|loveislove|lovewins|iwd|iwd2015|iwd2016|iwd2017|iwd2018|"
        "internationalwomensday|womensday|womeninstem|womenintech|womeninbusiness|girlswhocode|heforshe|gender|"
        "genderequality|genderparity|balanceforbetter|beboldforchange|pledgeforparity|blackhistorymonth|"
        "hispanic|latino|latina|latinx|multicultural|minority|minorities|disability|disabilities|disabled|"
        "accessibility|accessible|wheelchair|autism|neurodiversity|neurodiverse|ethnicity|race|equality|"
        "belonging|unconscious|bias|erg|women|female|equal",
        "diversity and|& inclusion",
        "women in ..1 tech|technology|business|leadership|stem|engineering|energy|finance|science|it|mining",
        "gender|equal|pay|marriage equality|parity|pay|gap|balance|diversity|opportunity",
        "international|national women|disability|coming 's|day|out",
        "black|hispanic|pride|asian|women|lgbt history|heritage|month|'s|pride",
        "love is|wins love",
        "people|employees|colleagues with|of disabilities|color|all|autism",
        "unconscious bias",
        "female|women leaders|founders|entrepreneurs|engineers|executives|directors|on boards?",
        "regardless of ..2 gender|race|religion|background|orientation",
    ),
    "culture_art": (
        "art|arts|artist|artists|artwork|artworks|exhibition|exhibitions|exhibit|gallery|museum|museums|"
        "painting|paintings|sculpture|sculptures|photography|photographer|photographers|mural|murals|graffiti|"
        "streetart|biennale|artbasel|curator|curated|culture|cultural|theatre|theater|opera|orchestra|symphony|"
        "philharmonic|ballet|dance|dancers|jazz|concert|concerts|musician|musicians|music|song|songs|album|band|"
        "bands|singer|playlist|festival|filmfestival|tribeca|sundance|tiff|cannes|literature|literary|author|"
        "authors|poetry|poet|novel|book|books|bookclub|architecture|architect|architects|design|designer|"
        "designers|fashionweek|nyfw|lfw|pfw|mfw|runway|catwalk|couture|haute|unesco|creativity|broadway|tate|"
        "moma|guggenheim|louvre",
        "art|fashion|street|film|book|design|music basel|week|fair|festival|collection|museum|exhibition|art|awards",
        "exhibition|exhibit|show|works ..2 at|in|by|opens ..3 museum|gallery|artist|moma|tate|centre",
        "artist|designer|architect|photographer|musician|singer|author <word> <word>",
        "spring|fall|autumn|haute|men|women / summer|winter|couture",
        "inspired by ..3 art|artist|culture|architecture|nature|music",
        "live|classical|country|new music|song|album|single",
    ),
}
