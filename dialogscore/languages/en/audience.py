"""English cues of what people write to a company: complaints, praise, calls for help, chatter."""

__all__ = ["CUES"]

CUES = {
    "complains": (
        "worst|terrible|awful|horrible|disgusting|pathetic|ridiculous|useless|rubbish|crap|shit|shitty|sucks|"
        "suck|joke|shame|disgrace|disgraceful|unacceptable|appalling|shocking|poor|disappointed|disappointing|"
        "frustrated|frustrating|annoyed|annoying|angry|furious|rude|incompetent|scam|fraud|liars|lied|stolen|"
        "lost|broken|damaged|wtf|hell|fail|failed|failing|nightmare|joke|garbage|trash|hate|horrendous|abysmal|"
        "fuming|robbery",
        "not|n't|never|wo|ca|nt ..2 work|working|works|worked|arrived|received|happy|acceptable|good|again|"
        "load|loading|respond|responding|reply|replied|help|helping|open|connect|get|fly|use|recommend",
        "no response|reply|answer|help|refund|signal|service|internet|explanation|communication|luggage|bags|"
        "apology|one",
        "still not|n't|no|waiting|have",
        "waiting|waited|waste|wasted|delayed|delay|cancelled|canceled|hold|stuck|missing|overcharged|charged|"
        "refused|ignored|down",
        "sort|fix|get this|it|your|ur out|act|together|shit",
        "what|how the|on|is|can hell|fuck|earth|going|you",
        "customer service|support",
        "for <number> hours|days|weeks|minutes|months|mins|hrs",
    ),
    "praises": (
        "love|loved|loving|great|awesome|amazing|excellent|best|fantastic|brilliant|wonderful|perfect|helpful|"
        "friendly|kudos|impressed|superb|outstanding|delicious|yummy|favorite|favourite|fab|legend|legends|rock|"
        "rocks|bravo|recommend|smooth|beautiful",
        "thank|thanks you|u|so|for|to",
        "well|good|great|nice done|job|work|one",
        "shout|shoutout out? to",
    ),
    "asks_for_help": (
        "help|helped|helps|assist|assistance|advise|advice|explain",
        "how|where|when|what|why|can|could|do|does ..1 do|can|i|is|are|my|we|you|the",
        "i|we need|want|would|'d|am|'m|require|wish|like to? ..2 help|know|speak|talk|change|cancel|book|refund|"
        "return|ask|find|get|trying|unable|looking|check",
        "please|pls|plz|kindly ..2 help|fix|reply|respond|sort|advise|confirm|check|send|tell|call|refund|answer|"
        "let|look|dm|can",
        "is|are there any|a|anyone|anything|something|someone",
        "any chance|idea|update|updates|news|way|plans|reason|help|info|word",
        "i ca|can|could|am|'m n't|not|unable|trying",
        "trying|tried|unable to",
        "anyone|somebody|someone ..2 help|know|there|else|from",
    ),
    "chats": (
        "lol|lmao|haha|omg|bro|dude|yeah|yep|nah|tbh|imo|btw|idk|ok|okay|cool|yup|sure|fine",
    ),
}
