"""English phrases that say where a hand-over leads and why, beside the cues of `replies`: hand-overs alone use them."""

__all__ = ["HANDOVERS"]

HANDOVERS = {
    "moves_to_private": (
        "see|check|via|by dm|dms|pm|pms",
        "in|by private|pm",
        "a|just dm|pm|message away",
        "replied|responded|responding ..2 your dm|dms|pm|message",
    ),
    "moves_to_form": (
        "write|note|email|mail|line|feedback ..3 here|at|via|through|using|: <url>",
        "write|writing to? us here|: :? <url>",
        "feed ..4 back ..8 <url>",
        "suggest|suggestion|suggestions ..6 at|here : <url>",
        "feature request|requests",
        "create|make|open|submit|raise a|an|your|the? ..1 ticket|request|case|claim",
        "support request|requests|ticket|tickets",
        "this|the|our survey|form|questionnaire",
        "link ..2 to provide|give|share|submit|send|enter",
    ),
    "needs_case_data": (
        "your|ur|registered|correct ..3 #|number|numbers|id|ids|email|emails|locator|pnr|username|"
        "postcode|zip|serial|imei|dob|name",
        "your ..2 confirm|confirmation|conf|booking|order|record|ticket|case|request|service . code|number|#",
        "confirmation|rr|order|account|case|acct #",
        "account|acct|contact|booking|order|journey|reservation|payment|billing|personal|customer|shipping|address "
        "details|info|information|specifics|data",
        "account - specific",
        "account specific",
        "with|into|up|see|view|access|accessing|pull|check|review your account|profile|booking|reservation|order",
        "your account",
        "security|verification|privacy|confidentiality purposes|reasons|sake",
        "to|can|could|must verify|authenticate|identify",
    ),
}
