"""English phrases of posts about company for its own sake: greetings, small talk, quizzes, thanks, tips."""

__all__ = ["CUES"]

CUES = {
    "greeting_time_of_day": (
        "goodmorning|goodnight|morning|mornings|rise|snooze|bedtime|sleepy|nightowl|breakfasttime|lunchtime|"
        "sunrise|yawn|coffeetime|gm|howdy",
        "good morning|evening|afternoon|night|day",
        "have a ..2 great|good|lovely|wonderful|nice|fantastic|happy|safe ..1 day|evening|night|one|morning|week|trip",
        "rise and|& shine|grind",
        "hi|hello|hey|morning ..1 everyone|everybody|all|friends|there|folks|guys|world|fans|twitter",
        "sweet dreams",
        "start|kick|starting ..2 day|morning|off ..3 with|right|day",
        "first|second|morning cup|coffee",
        "sleep well|tight",
        "back tomorrow|online",
        "good - morning",
    ),
    "weekday_mood": (
        "weekend|weekends|tgif|friyay|humpday|hump|mondaymotivation|mondayblues|mondaymood|mondays|fridays|"
        "fridayfeeling|sundayfunday|sundays|saturdays|caturday|tuesdaythoughts|wednesdaywisdom|thursdaythoughts|"
        "transformationtuesday|throwbackthursday|fridayreads|payday|longweekend|workweek|saturdaymorning|"
        "sundayvibes|weekendvibes|chill|relaxing",
        "happy|it's monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|hump",
        "it 's|is ..1 finally? friday|monday|weekend|wednesday|thursday|saturday|sunday|tuesday",
        "monday|friday|weekend|sunday|saturday mood|vibes|feeling|motivation|blues|plans|mornings|ready|funday",
        "long|great|lovely|fantastic|good|bank weekend",
        "case of ..2 mondays",
        "any|your|big weekend plans",
        "hump day",
        "start ..3 week off|right|with|strong",
    ),
    "holiday_greeting": (
        "christmas|xmas|holidays|holiday|festive|merry|santa|reindeer|elf|hanukkah|kwanzaa|diwali|eid|ramadan|"
        "easter|thanksgiving|halloween|valentine|valentines|newyear|newyears|nye|mothersday|fathersday|mother|"
        "july4th|4thofjuly|independenceday|memorialday|veterans|veteransday|laborday|presidents|mlk|"
        "stpatricksday|shamrock|lunar|cny|mardi|gras|cinco|earthday|juneteenth|hogmanay|boxingday|nationalday|"
        "turkey|pumpkin|trickortreat|mistletoe|ornament|resolution|resolutions|international",
        "happy ..2 holidays|christmas|easter|thanksgiving|halloween|diwali|hanukkah|eid|year|mother|father|"
        "mothers|fathers|valentine|valentines|birthday|4th|july|independence|memorial|labor|veterans|pi|"
        "national|international|world|earth",
        "merry christmas",
        "happy|wishing|wish you|everyone|all|our|your ..4 happy|merry|joyous|safe|prosperous|wonderful",
        "season 's|of greetings|giving",
        "new|lunar year 's|eve|resolution|resolutions",
        "national|world|international ..4 day",
        "may the|your|this ..3 fourth|new|year|holiday|season",
        "trick or",
    ),
    "fun_poll": (
        "emoji|emojis|retweet|rt|tag|tagging|comment|comments|reply|caption|captionthis|fillintheblank|blank|"
        "meme|lol|haha|team|thisorthat|thumbs|gif|gifs|relatable|same|agree|disagree",
        "rt|retweet|like|fav|favorite|share|comment if|for|to",
        "tag a|someone|your|that|the ..3 friend|friends|who|person|bff|buddy|mom|dad|crew|sister",
        "caption this",
        "fill in the",
        "raise your hand",
        "who 's|else|is|here|wants|needs ..3 ready|excited|loves|with|hungry|needs|agrees|in?",
        "would you rather",
        "are you ..2 team|a|an ..4 or",
        "in|using <number> words|word|emoji|emojis|emoticons",
        "in|using one|only|three words|word|emoji|emojis|emoticons",
        "<hashtag> <word> or <hashtag>",
        "true|yes or false|no",
        "double tap",
        "what 's|is your ..3 superpower|spirit|guilty|go",
    ),
    "riddle_quiz": (
        "quiz|quizzes|trivia|riddle|riddles|puzzle|puzzles|guess|guesses|crossword|brainteaser|clue|clues|"
        "answer|correct|solve|spot|unscramble|jigsaw|decode|hidden|mystery|triviatuesday|fact|"
        "facts|funfact|didyouknow|dyk",
        "can|could you ..2 guess|spot|name|find|solve|identify|tell|see|figure",
        "guess the|what|which|who|where|how",
        "pop|trivia|take quiz|question|tuesday|time",
        "test your knowledge|skills|iq",
        "do|did you know",
        "name|spot|find this|the|that ..3 city|car|song|movie|difference|plane|landmark|airport|character|place",
        "how many ..6 can|spot|are|see?",
        "the answer is|was|:",
        "true or false",
        "fun|random fact",
        "think|know you know|it|the",
        "where|what in the|am world|i",
        "emoji - puzzle",
    ),
    "quote_motivation": (
        "quote|quotes|quoteoftheday|motivation|motivational|inspiration|inspirational|inspire|inspired|wisdom|"
        "mantra|dreams|dream|believe|courage|gratitude|grateful|mindfulness|kindness|smile|happiness|hustle|"
        "perseverance|einstein|mandela|anonymous|goals|mondaymotivation|wordsofwisdom|strive|failure",
        "quote|thought|words|word of the|wisdom ..1 day|week",
        "believe|be in|the|yourself ..1 yourself|change",
        "never give|stop|forget|underestimate|too ..1 up|dreaming|learning|late",
        "life is|'s|begins|short",
        "the only|best|secret|greatest ..3 way|time|is",
        "dream|think|live|love|work big|bigger|life|hard|the",
        "follow|chase|live your dreams|heart|passion|dream",
        "you ca|miss|can <number> ..4 anything|shots",
        "you ca|miss|can n't|do ..4 anything|shots",
        "keep calm|going|smiling",
        "-|– <word> <word> <hashtag>",
    ),
    "prize_draw": (
        "giveaway|giveaways|sweepstakes|sweeps|contest|contests|competition|prize|prizes|win|winning|winner|"
        "winners|won|raffle|enter|entry|entries|entered|goodie|goodies|swag|jackpot|finalist|t&c|t&cs|terms|"
        "rules|freebiefriday|comp|lucky|chance|18+|rt2win|luckywinner",
        "chance|want|how|you|could|rt|follow|tweet|retweet to|win ..3 win",
        "win <number>",
        "win a|an|one|tickets|free|some|your|this|$|£|prizes|our",
        "to|for be|a in|chance with|to a|win chance? of?",
        "enter|follow|rt|retweet|reply|comment|like ..5 win|enter|entered|chance|winner|giveaway",
        "no purchase|purch necessary|nec",
        "terms|official|full and|rules|t&cs",
        "congratulations|congrats ..3 winner|winners|you|won|lucky",
        "good luck",
        "we 're|are giving",
        "giving away",
        "competition|contest|giveaway closes|ends|rules|alert",
        "uk - only",
    ),
    "thanks_followers": (
        "followers|follower|thankyou|thanks|fans|subscribers|milestone|shoutout|ff|likes|supporters|grateful|"
        "appreciate|appreciation|1m|100k|10k|loyalfans|followfriday|community",
        "thank|thanks ..3 you|to ..4 followers|fans|support|following|all|everyone|customers|supporting|fan|"
        "sharing|guys|loyal",
        "thanks for|to following|being|your|all|sharing|the",
        "<number> followers|fans|likes|subscribers|members|million",
        "we|you love|'re|are our|you|the|best|awesome|amazing ..2 fans|guys|customers|best|community|followers",
        "could n't ..4 without",
        "shout out ..1 to",
        "welcome to our|all|new ..2 followers|page|fans|new",
        "give us|follow us|a ..1 follow|like|on",
        "like|follow|join us on",
    ),
    "lifestyle_tip": (
        "tip|tips|lifehack|lifehacks|hack|hacks|protip|protips|trend|trends|trendy|style|styling|outfit|outfits|"
        "ootd|wardrobe|beauty|skincare|haircare|decor|decorating|wellness|healthy|fitness|workout|workouts|"
        "exercise|stretch|yoga|meditation|sleep|stress|selfcare|traveltips|packing|"
        "itinerary|getaway|wanderlust|budgeting|budget|declutter|organizing|parenting|gardening|hosting|"
        "musthaves|inspo|nutrition|hydrated|sunscreen|traveltuesday|savvy",
        "tip|hack|trick of the",
        "<number> ..2 tips|tip|ways|hacks|ideas|things|reasons|tricks",
        "top|our|best|quick|helpful|pro|travel|safety|style|health|money|energy|beauty|expert ..2 tips|tip|ways|"
        "hacks|ideas|things|reasons|tricks",
        "tips for|to|on|and|from",
        "<number> ways|things|reasons|places to|you|for",
        "gift|outfit|decor|date|travel ideas|guide|inspiration|inspo",
        "stay|keep|staying ..2 hydrated|fit|healthy|warm|cool|active|safe|organized",
        "how to ..2 stay|beat|style|keep|sleep|save|wear|avoid|relax|pack|prepare|reduce",
        "save|saving ..2 money|energy|time",
        "things to do",
        "self - care",
        "travel - tips",
        "must - have",
        "must - haves",
    ),
    "user_photo": (
        "photo|photos|pic|pics|picture|selfie|selfies|snap|snapped|snapshot|photographer|photography|regram|"
        "repost|📷|📸|photocredit|potd|instagram|ig|captured|shot|shots|fanphoto|fanfriday|instagrammer|credit|view",
        "photo|pic|image|picture|shot|📷|📸 by|credit|cred|courtesy|of|via|: ..2 <mention>",
        "photo|pic|image|picture|shot|📷|📸 by|credit|cred|courtesy|of|via|: ..2 day|week|:",
        "share|show|send|tweet|post|submit|upload ..1 us|your ..3 photo|photos|pics|pic|picture|pictures|selfie|"
        "selfies|pet|moments|view|snaps",
        "great|beautiful|amazing|stunning|gorgeous|awesome|fantastic|lovely|incredible shot|photo|pic|view|"
        "capture|picture",
        "thanks|thank ..4 for|this ..3 photo|pic|sharing|picture|shot|photos",
        "for|a chance|using|with to|our|hashtag be|featured|for ..2 featured",
        "photo|picture|pic of|friday the|: day|week",
        "taken|captured|snapped|spotted|seen|shot by|in|at|from",
        "fan friday|photo|photos|art|pic",
        "tag|use us|your|our|hashtag ..2 photos|pics|in|featured",
    ),
    "season_weather": (
        "sunshine|sunny|sun|rain|rainy|raining|snow|snowing|snowy|snowflakes|snowman|frost|freezing|heatwave|"
        "heat|weather|forecast|temperature|temperatures|autumn|autumnal|spring|springtime|summer|summertime|"
        "winter|wintry|fall|foliage|leaves|blossom|blossoms|bloom|sunset|sunrise|beach|bbq|barbecue|poolside|"
        "cozy|cosy|chilly|cold|breeze|fog|clouds|storm|thunderstorm|polarvortex|solstice|equinox|daylight|"
        "firstdayofsummer|firstdayoffall|firstdayofspring|winterwonderland|sweater|backtoschool",
        "first day of ..1 spring|summer|fall|autumn|winter|school",
        "the sun|weather|leaves|snow|temperature|days ..2 is|are|out|shining|falling|changing|warmer",
        "spring|summer|winter|fall|autumn is|has|vibes|days|break|weather ..2 here|coming|arrived|sprung|around|in|are",
        "daylight|clocks saving|savings|forward|back|go",
        "stay warm|cool|dry",
        "in this|the heat|weather|sun|cold|sunshine",
    ),
    "small_talk_question": (
        "anyone|childhood|bucketlist|nostalgia|dinner|lunch|breakfast|brunch|snack|craving|cravings|hungry|"
        "guilty|binge|playlist|summerplans|memories|remember",
        "what are|'s|is|did|do|'re you|your ..4 plans|doing|up|favorite|favourite|having|watching|reading|"
        "eating|drinking|weekend|for|listening|thankful|looking",
        "where are|would|will|is|do|in you|your|the ..4 ?",
        "who are|is|will|do|'s you|your|with|going|watching ..5 ?",
        "how are|is|do|was|did you|your ..5 ?",
        "tell|let us|me ..2 your|about|know|where|who|how",
        "do|are|have|did you ..3 remember|plan|prefer|have|agree|ever|excited|guys|ready|planning|looking ..8 ?",
        "when was|did|is the|you|your ..2 last|first|time",
        "if you could|were|had|won",
        "share your ..3 memories|memory|story|stories|plans|moments|below|favorite|favourite|moment|comments",
        "first thing you",
        "best|worst|favorite|favourite ..4 ever ?",
    ),
    "football_or_event_smalltalk": (
        "football|soccer|worldcup|superbowl|sb50|euro2016|euros|olympics|olympic|paralympics|medal|medals|gold|"
        "rio2016|sochi2014|goal|goooal|gooal|kickoff|halftime|touchdown|playoffs|playoff|finals|"
        "quarterfinal|marchmadness|bracket|ncaa|nfl|nba|mlb|nhl|worldseries|gameday|matchday|wimbledon|"
        "sixnations|rugby|cricket|nascar|daytona500|oscars|oscar|grammys|grammy|emmys|goldenglobes|redcarpet|"
        "eurovision|royalwedding|royalbaby|eclipse|eclipse2017|starwars|gameofthrones|tailgate|tailgating|"
        "overtime|penalty|penalties|champions|touchdowns|teamusa|teamgb|comeback",
        "world|super|stanley|ryder cup|bowl|series",
        "game|match day|time|winning|night",
        "who 's|is|will|do|are you? ..3 win|winning|rooting|cheering|watching|backing|take|taking",
        "good luck ..4 <hashtag>",
        "good luck ..4 team|today|tonight|lads|boys|final|game|girls",
        "go team|usa|england|gb|for",
        "come on",
        "congrats|congratulations ..4 win|champions|gold|medal|championship|victory|winning",
        "score|final prediction|predictions|score",
        "semi - final",
    ),
}
