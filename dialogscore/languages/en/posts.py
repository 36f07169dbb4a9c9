"""English cues of posts to everybody: calls to act, invitations to reply, prizes, prices, news, jobs, events."""

__all__ = ["CUES"]

CUES = {
    "imperative_visit": (
        "^ check|click|tap|read|watch|see|visit|discover|learn|listen|find|explore|view|download|browse|follow|"
        "join|catch|tune|head|swipe|look|meet|stream|subscribe|stay|try|save|mark|experience|sign|get|start|go|"
        "come|take|play|swing|stop|hear|share|like|retweet",
        "check|checking out|it",
        "click|tap|swipe|see|read|follow|visit ..1 here|link|up|below|more|now|us|our|the",
        "learn|read|see|find|discover|get|watch more|out|how|here|why|the",
        "link|links in|below|on ..1 bio|profile|comments|comment|story",
        "sign up|in",
        "tune in",
        "stay tuned",
        "register|apply|rsvp|enrol|enroll|subscribe|vote|donate now|today|here|at|for|by|to",
        "do n't|not miss|forget",
        "join|follow us|our|the|now|for|in",
        "come ..3 visit|see|join|by|down|along|say",
        "visit us|our",
    ),
    "imperative_buy": (
        "^ shop|buy|order|book|preorder|reserve|grab|treat|upgrade|save|score|snag|pick|purchase|redeem",
        "shop|buy|order|book|reserve|grab|get|preorder|purchase|save ..2 now|today|here|yours|online|tickets|"
        "ticket|your|it",
        "use|with|enter|promo|discount|coupon ..1 code",
        "pre - order|orders",
        "add to cart|basket|bag",
        "available now|today|here|at|online|in|for",
        "on sale",
        "in stores|store|shops|stock",
        "now available|on|in|open",
        "while stocks|supplies last",
    ),
    "asks_audience": (
        "^ what|which|who|where|how|when|whats ..3 your|you|ur|'s|is|are|was|would|do|did",
        "tell|show|let|give ..1 us|me ..3 your|what|which|how|where|about|in|know|who|below|a",
        "share|post|send|upload|tweet|submit|drop|comment|reply|tag|leave ..2 your|with|us|below|in|a|yours|who|"
        "someone|friend|them|pic|photo|story|why|what",
        "in the comments|comment|replies",
        "comment|reply|comments below|with|and|using|to|,",
        "who else? 's|is|wants|else|remembers|agrees|loves|wore|ready",
        "would you rather|choose|prefer|like",
        "fill in the",
        "finish this|the sentence",
        "caption this",
        "poll|quiz|vote|votes",
        "agree|thoughts|yay|guess|guesses ?",
        "we want|would|'d|'re to? like|love? to? hear|know|see",
        "how many|much|do|are|did|would you|of",
        "rt|retweet|like if|to|for|and",
        "have you ever",
        "do|are|did|have|is|will you|your|anyone|anybody",
        "your favorite|favourite|fave",
        "use|using|hashtag|with <hashtag>",
    ),
    "prize": (
        "win|winner|winners|giveaway|giveaways|sweepstakes|sweepstake|raffle|competition|contest|prize|prizes|"
        "prizedraw|comp",
        "chance|chances to|at win|winning|a|be",
        "enter|entering ..3 win|draw|competition|contest|chance|giveaway",
        "prize draw",
        "up for grabs",
        "t&cs|t&c|ts&cs apply?",
        "could|can|will|to ..1 win|winning",
    ),
    "price": (
        "$|€|£ <number>",
        "<number> $|€|£|%|usd|eur|gbp|dollars|euros|pounds|bucks|percent|p|cents",
        "discount|discounts|offer|offers|deal|deals|sale|sales|coupon|coupons|voucher|vouchers|promo|promotion|"
        "bargain|bogo|rebate|savings|clearance|blackfriday",
        "<number> %? off",
        "% off",
        "half|special|reduced|lower price|prices|off",
        "free shipping|delivery|gift|with|trial|entry|sample|for",
        "save up to",
        "only|just|from|for $|€|£",
        "starting at|from",
        "fares|fare|price|prices|priced",
    ),
    "news": (
        "announce|announces|announced|announcing|announcement|launch|launches|launched|launching|introducing|"
        "introduces|unveil|unveils|unveiled|unveiling|reports|reported|released|releases|partnership|acquisition|"
        "ceo|cfo|awarded|named|ranked|earnings|revenue|quarter|shareholders|investment|invests|expands|expanding|"
        "appointed|opens|opened",
        "proud|excited|thrilled|pleased|honored|honoured|delighted to|that|of ..1 announce|be|share|support|"
        "partner|have|see|launch|welcome|introduce|join|work|our",
        "press release",
        "breaking|new|news|update|latest :",
        "did you know",
        "on this day",
        "learn|read|find out ..1 how|why",
        "according to",
        "our new|latest|newest|team|employees|ceo|community|founder|company",
        "today|this|last is|week|month|year|marks|we",
        "team|teams|employees|colleagues|associates|communities|community|customers|people|world",
    ),
    "job": (
        "job|jobs|career|careers|hiring|vacancy|vacancies|internship|internships|intern|apprenticeship|"
        "apprentice|recruiting|recruiter|apply|resume|cv",
        "join our|the team",
    ),
    "event": (
        "event|events|webinar|conference|summit|livestream|live|festival|concert|workshop|expo|booth|panel|show|"
        "session|keynote|tickets",
        "join us|me|our|the ..2 on|at|for|in|live|tomorrow|today",
        "save the date",
    ),
    "rhetorical": (
        "looking for",
        "need ..4 ?",
        "did you know",
        "want to|more|a|the",
        "ready for|to",
        "hungry|bored|tired|planning|thinking|craving|wondering ..5 ?",
    ),
}
