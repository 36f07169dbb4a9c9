"""English cues of grammar and everyday facts: persons, negation, conditions, times, numbers with their units."""

__all__ = ["CUES"]

CUES = {
    "negation": (
        "not|n't|nt|no|never|none|nothing|nobody|nowhere|neither|nor|without",
    ),
    "first_person_plural": (
        "we|us|our|ours|ourselves",
    ),
    "first_person_singular": (
        "i|me|my|mine|myself|im|ive",
    ),
    "second_person": (
        "you|your|yours|yourself|u|ur|ya|yall|y'all|youre",
    ),
    "third_person": (
        "he|she|they|him|her|them|his|their|theirs",
    ),
    "conditional": (
        "if|unless|whether|would|could|might|should",
    ),
    "time_word": (
        "today|tomorrow|tonight|yesterday|now|soon|later|shortly|weekend|morning|evening|monday|tuesday|"
        "wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|"
        "october|november|december|week|month|hours|minutes|days",
    ),
    "gives_fact": (
        "<number> am|pm|a.m|p.m|hours|hrs|minutes|mins|min|days|weeks|months|years|kg|lbs|lb|cm|inches|inch|"
        "miles|km|gb|mb|cents|working|business|st|th",
        "until|till|from|by|at|after|before|between|within|since|around ..1 <number>",
        "until|till|from|by|on|since|before|after|this|next ..1 monday|tuesday|wednesday|thursday|friday|"
        "saturday|sunday|tomorrow|today|january|february|march|april|may|june|july|august|september|october|"
        "november|december|weekend|week|month",
        "$|€|£ <number>",
        "<number> $|€|£|%|per",
    ),
    "please": (
        "please|pls|plz|kindly",
    ),
    "safety": (
        "safety|emergency|recall|recalled|hazard|allergic|allergy|injury|injured|evacuate|evacuation|police|911|"
        "fire|dangerous|danger|phishing|scammers|fraudulent|warning|outage|outages|disruption|disruptions",
    ),
}
