"""English concepts: words that do the same work in a sentence, under the names that all languages share."""

__all__ = ["CONCEPTS"]

CONCEPTS = {
    "account": "account accounts login password profile membership card policy contract",
    "act": "doing made making giving take taking taken put keep work run used",
    "agreement": "yes yep yeah yup indeed correct absolutely definitely sure of course",
    "already": "already still yet again anymore",
    "also": "also such than well",
    "annoyance": (
        "frustrating frustration disappointing disappointed disappointment inconvenience trouble upset annoying "
        "frustrated unacceptable concern concerns bad upsetting concerning hassle"
    ),
    "article": "a an the",
    "ask": "question questions ask asking wondering wonder curious queries query",
    "attempt": (
        "try tried trying restart reinstall reset clear reboot updated log turn refresh uninstall restarting "
        "clearing settings cache cookies"
    ),
    "attention": "attention know bringing letting sharing reaching out telling",
    "availability": (
        "available open opened closed closes opens included allowed possible eligible valid permitted required "
        "limited offered supported launch working works operate"
    ),
    "being": "did do does is are was were am 's 're 'm be",
    "benefit": "for",
    "buying": "buy shop order grab purchase preorder reserve stock sold stores store shops",
    "call": "call phone ring telephone hotline helpline calling dial",
    "can": "can could able",
    "carried_out": (
        "have've 've has had been processed refunded refund refunds rebooked requested ordered reported raised "
        "issued credited emailed called contacted arranged replaced removed escalated replacement credit "
        "compensation"
    ),
    "condition": "if unless whether once",
    "contact": "contact reach speak talk touch contacting connect",
    "contrast": "but however although though while instead otherwise",
    "corporate": (
        "ceo cfo revenue growth quarter partnership investment employees communities community global industry "
        "innovation research report study award awards company business leaders customers technology future data "
        "world people"
    ),
    "day": (
        "today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday weekend week "
        "month morning january february march april june july august september october november december"
    ),
    "deal": "discount sale deal deals offer offers savings off voucher coupon code promo save free gift",
    "degree": "so very much really quite too lot most pretty",
    "details": "details detail info information specifics particulars",
    "disruption": (
        "delay delayed delays cancelled canceled cancel cancellation weather late disruption diverted maintenance"
    ),
    "email": "email emails mail emailing",
    "event": "event events webinar conference summit live festival concert show session keynote tickets booth",
    "exclamation": "haha hahaha lol lmao hehe rofl wink yay woohoo aww oh wow ah yum ooh oops uh",
    "experience": "experience service visit stay",
    "feedback": "feedback suggestion suggestions comments input compliments kind words",
    "form": "form forms survey claim ticket questionnaire submit complaint",
    "fun": "luck joy",
    "gift": "gifts present presents",
    "gladness": "glad happy delighted pleased thrilled excited stoked",
    "gratitude": "appreciate appreciated grateful appreciating",
    "greeting": "hi hello hey hiya howdy dear greetings welcome evening afternoon",
    "help": "help assist assistance support helping assisting helps advice advise",
    "hope": "hope hoping wish wishing trust",
    "i": "i me im ive",
    "inspection": (
        "look looking check checking investigate investigating review reviewing explore looked examine checked"
    ),
    "job": "job jobs career careers hiring internship recruiting opportunity apply",
    "joining": "and & or plus",
    "learning": "hear hearing heard see read learn",
    "market": "market value leadership strategy impact pandemic healthcare science",
    "may": "may might",
    "maybe": "perhaps maybe possibly probably hopefully likely usually",
    "means": "with via through using over",
    "media": "photo photos pic pics picture video videos podcast blog story stories episode",
    "message": "message messages msg messaging note chat",
    "more": "more further additional other any anything else",
    "must": "must need needs should have",
    "my": "my mine",
    "negation": "not n't nt none without nothing neither nor cannot",
    "new": (
        "new latest newest launching introducing announces announced announcing announcement unveiled release "
        "released breaking launched"
    ),
    "now": "now currently presently moment",
    "occasion": "day night birthday christmas holidays holiday year easter rest",
    "occurrence": "happened happening happen wrong going occurred exactly start started seeing",
    "only": "just only simply even",
    "opinion": "think believe agree feel suggest recommend bet reckon love like loved",
    "option": "option options alternative another different",
    "our": "our ours",
    "page": "page pages website site faq faqs article guide link links url web webpage portal forum section",
    "particle": "up back down away into around about along",
    "passing_on": (
        "pass passed passing forward forwarded forwarding shared escalate relay relayed flagged flag noted logged"
    ),
    "people": (
        "women men families kids guys fans person someone customer guest guests friends family friend member "
        "members passengers"
    ),
    "personal_data": "name names address postcode zip zipcode dob birth surname",
    "place": "there here",
    "pointing": "it this that these those",
    "praise": (
        "great good lovely nice wonderful fantastic awesome amazing brilliant excellent perfect cool fab "
        "beautiful best super fun sweet adorable gorgeous"
    ),
    "preposition": "in at on by from until till within between before after during",
    "price": "price prices fare fares cost costs $ € £ % fee fees pay charge charges paid",
    "pride": "proud honored honoured congratulations congrats celebrate celebrating celebrates",
    "privacy": "safety security privacy secure public publicly personal protection",
    "private_message": "dm dms pm pms inbox dming direct private privately",
    "problem": (
        "issue issues problem problems error errors fault difficulty difficulties bug glitch outage outages "
        "matter"
    ),
    "product": "app product products device version tv item items update software model router",
    "question_word": "what which where when why how who whom whose whats wheres",
    "ready": "ready prepared steps plan plans",
    "reason": "because since due as caused cause reason therefore hence",
    "receipt": (
        "receive received get got getting arrive arrived arriving deliver delivered delivery ship shipped "
        "dispatched parcel package"
    ),
    "reference": (
        "number numbers reference ref id booking reservation confirmation pnr locator tracking case no username "
        "serial imei receipt"
    ),
    "regards": "regards sincerely",
    "regret": "unfortunately sadly afraid",
    "repair": "fix fixed resolve resolved solution resolution restore restored repair solve sort sorted solved fixing",
    "reply": "respond responded replied answer answered response",
    "request": "please pls plz kindly",
    "send": "send sent provide give drop confirm bring include sending providing write",
    "some": "some each many few several both full part whole one two three",
    "soon": "soon shortly asap quickly immediately later",
    "sorry": "sorry apologies apologize apologise apologizing apologising apology regret pardon",
    "step": "go select choose press enter type use set change add make scroll follow",
    "style": "style fashion beauty outfit hair makeup",
    "taste": "favorite favourite fave favorites thoughts opinion idea ideas memory choice prefer rather guess",
    "team": (
        "team teams colleagues department manager management staff crew specialists agents agent representative "
        "advisor experts developers folks office"
    ),
    "telling": "tell share post comment tweet reply tag let leave pick caption",
    "thanks": "thanks thank thx thankyou ty cheers tysm thnx gratitude",
    "then": "then",
    "third_person": "they them he she him her their his",
    "time": "time second longer ago recently past last next first season summer winter spring",
    "totality": "always never every everyone everybody all",
    "toward": "to",
    "travel": (
        "flight flights plane airport gate train trains bus route trip travel seat seats baggage bag bags luggage "
        "boarding journey aircraft pilot"
    ),
    "understanding": "understand understandable realize realise understood imagine",
    "unit": "hours hour hrs minutes mins days weeks months years kg lbs lb gb mb km miles inches",
    "visiting": (
        "discover click tap watch join swipe listen stream download register sign vote browse find catch tune "
        "enjoy head"
    ),
    "waiting": "wait waiting patience patient await hold waited queue",
    "we": "we us ourselves",
    "will": "will 'll wo shall",
    "winning": "win winner winners giveaway contest sweepstakes competition prize prizes chance raffle",
    "would": "would 'd",
    "you": "you u ya yourself",
    "your": "your yours ur",
}
