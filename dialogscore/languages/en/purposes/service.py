"""English phrases of posts about help and notices for customers."""

__all__ = ["CUES"]

CUES = {
    "disruption": (
        "outage|outages|downtime|disruption|disruptions|disrupted|restored|restoring|intermittent|degraded|"
        "connectivity|signalling|derailment|diverted|diversion|diversions|suspended|blocked|trespasser|"
        "evacuated|glitch|crews|interruption|interruptions|investigating|resolved|unplanned|resume|resumed|"
        "resuming|storm|hurricane|flooding|reroute|rerouted|unavailable|inconvenience",
        "we 're|are ..3 aware|experiencing|investigating|working|looking ..3 issue|issues|problem|problems|"
        "outage|fix|restore|resolve|of|into",
        "technical|network|service|power|signal|known issue|issues|difficulties|problem|problems|fault|outage|"
        "failure|disruption",
        "apologise|apologize|sorry|apologies ..4 inconvenience|disruption|caused|delay",
        "power|service|services ..3 restored|out|back|restoring|resumed|suspended|disrupted",
        "up and running",
        "without power",
        "now been|be ..1 resolved|fixed|restored",
        "lines|line|road blocked|closed|down",
    ),
    "opening_hours": (
        "hours|closed|closing|reopen|closure|closures|bankholiday|weekdays|weekends|midnight|"
        "lastorders|open-24",
        "opening|store|business|holiday|trading|extended|office|branch|normal hours|times",
        "open ..2 <number> ..1 <number>",
        "open ..2 from|until|till|daily|24/7|late ..1 <number>",
        "we|stores|branches|offices|restaurants ..3 closed|close|open ..2 on|at|until|for|today|early",
        "24 hours|/",
        "bank holiday",
        "<number> am|a.m. -|to|until|– <number>",
        "last order|orders|posting|day ..3 delivery|date|for|christmas",
        "holiday - hours",
    ),
    "support_contact": (
        "helpline|hotline|helpdesk|dm|dms|livechat|support|assist|assistance|"
        "assisting|contact|email|call|whatsapp|troubleshoot|adviser|advisers|representative|"
        "representatives|agents|messenger|inbox|webchat|queries|query|enquiries",
        "customer service|care|support|services|relations|team",
        "contact|call|message|dm|tweet|email|reach ..2 us|our|out",
        "need|for|if|any ..2 help|assistance|support|questions|advice|queries|concerns",
        "we 're|are ..2 here|available|happy|on hand? to|24/7|for ..1 help|assist|you|support",
        "live|web chat",
        "call <number>",
        "call us|centre|center",
        "get in touch",
        "help centre|center|page|desk|pages",
        "send|drop us a|an ..2 dm|message|email",
        "report|file|make a|an ..2 claim|fault|outage|gas|leak",
        "customer - service",
        "live - chat",
        "toll - free",
        "e - mail",
    ),
    "recall": (
        "recall|recalls|recalled|recalling|voluntary|voluntarily|precaution|precautionary|salmonella|listeria|"
        "contamination|contaminated|undeclared|allergen|allergens|allergy|lot|batch|batches|usda|"
        "fda|refund|refunds|defect|defective|choking|hazard|vin|airbag|airbags|consumers|upc|e.coli",
        "product|safety|voluntary|vehicle|food|voluntarily recall|recalls|recalled|recalling|notice|withdrawal",
        "return ..5 refund|store|purchase",
        "full refund",
        "as a precaution|precautionary",
        "do not eat|consume|use",
        "stop using",
        "no other products",
        "batch|lot|serial code|codes|number|numbers",
        "possible|potential|may|risk ..2 presence|contain|contamination|fire",
        "best - before",
    ),
    "security_warning": (
        "scam|scams|scammer|scammers|phishing|fraud|fraudster|fraudsters|fraudulent|hoax|spam|malware|"
        "ransomware|spyware|hacker|hackers|hacked|breach|breaches|vulnerability|vulnerabilities|password|"
        "passwords|pin|passcode|suspicious|beware|warning|alert|fake|impersonating|counterfeit|"
        "2fa|mfa|cve|exploit|patch|smishing|unsolicited|legitimate|staysafe|infostealer",
        "beware of|!",
        "protect ..3 yourself|your ..3 from|against|account|identity|data|information|fraud",
        "be aware|careful|wary|alert|vigilant",
        "never|do ..3 share|give|click|ask ..4 password|pin|details|link|links|code|information",
        "fake|suspicious|scam|phishing|fraudulent emails?|email|accounts|account|calls|texts|messages|website|"
        "websites|profiles|page",
        "identity|account theft|takeover",
        "fraud awareness|prevention|week|alert",
        "data|security breach|breaches|alert|advisory|update|bulletin",
        "not affiliated|legitimate|genuine",
        "identity - theft",
        "multi - factor",
    ),
    "faq": (
        "faq|faqs|q&a|answers|answered|clarify|clarification|myth|myths|misconception|explained|explainer|"
        "checklist|factsheet|reminder|advice|guidance|eligibility|eligible|deadline|statement",
        "frequently|commonly asked questions",
        "have|got|any|your|common ..1 questions|question ..1 ?|answered|about",
        "everything|all|what you need to know",
        "what you|to need|do|know|expect ..2 know|if|when",
        "answer|answers|answering to|your|some|the ..3 questions",
        "find out|information|everything ..3 about|on ..3 changes|account|policy|bill|coverage|your",
        "what|how does|do ..5 mean|affect|cover|claim",
        "please note|remember|be|allow|visit",
        "important|customer|safety information|update|notice|reminder|advice|notices",
        "tax|benefits season|return|deadline|refund|enrollment",
    ),
    "delay_or_cancellation": (
        "delay|delays|delayed|cancelled|canceled|cancellation|cancellations|postponed|postpone|rescheduled|"
        "reschedule|rebook|rebooking|waiver|waivers|strike|strikes|walkout|backlog|late|"
        "replacement|passengers|commuters|customers|compensation|airspace|snowstorm|blizzard|"
        "ash|reimbursement|stranded|grounded",
        "flight|travel|train|trains|service|services ..3 delays|delayed|cancelled|canceled|status|waiver|"
        "suspended|alert|advisory",
        "subject to",
        "due|owing to ..5 weather|strike|storm|action|fault|demand|conditions|snow|signal|incident|winds",
        "industrial action",
        "expect|experience|possible|longer ..3 delays|waits|wait|delay",
        "check|before ..5 flight|travel|travelling|status|traveling|journey|airport",
        "running late|behind|delayed|slower|with",
        "change|travel fee|fees|waiver|alert|policy",
        "replacement bus|buses",
        "sorry|unfortunately|regret ..6 cancel|cancelled|delay|delayed|postpone|postponed",
        "industrial - action",
        "weather - related",
        "flight - status",
    ),
    "maintenance": (
        "maintenance|upgrades|upgrading|engineering|roadworks|trackwork|refurbishment|refurbished|renovation|"
        "renovations|scheduled|temporarily|offline|repairs|repairing|repair|construction|planned|overnight|"
        "servicing|migration|resurfacing|patching|detour",
        "scheduled|planned|essential|routine|system maintenance|outage|work|works|upgrade|downtime|engineering",
        "engineering|track|road|construction|improvement|upgrade works|work",
        "will be unavailable|down|offline|closed",
        "temporarily|currently unavailable|closed|offline|down|out",
        "closed for|while refurbishment|renovation|we|maintenance|works|remodeling",
        "lane|road|station closure|closures",
    ),
}
