"""English cues of replies: sending a person elsewhere, and words that would fit any other message as well."""

__all__ = ["CUES"]

CUES = {
    "asks_direct_message": (
        "dm|pm|inbox|dming|pming us|me",
        "in|via|through|by|over|into|on a|our|your|the|my? dm|dms|pm|pms|inbox|inboxes",
        "in|via|through|by|over private|direct message|messages|chat",
        "send|drop|shoot|pop|give|write|leave|slide ..2 us|me ..3 dm|pm|message|msg|note",
        "send|drop|shoot|pop ..4 by|via|in|through|over|into ..1 dm|dms|pm|inbox",
        "dm|pm ..1 your|the|more|further|details",
        "please|pls|plz|kindly dm|pm|message|inbox us|me|your|the|with",
        "private|direct|privately|directly message|messages|messaging us|me",
        "message|msg|contact|reach|write|text us|me ..4 private|privately|direct|directly|dm|pm|inbox",
        "check|see|look ..2 your|ur|the dm|dms|pm|inbox|messages",
        "replied|responded|answered|sent|reply|messaged|get|back ..5 dm|dms|pm|pms|inbox",
        "follow ..4 dm|pm|message|messages",
        "dm|pm ..3 follow|following",
        "take this|it offline|privately",
        "message|msg us ..6 so|and|with|your",
    ),
    "asks_phone": (
        "call|phone|ring|dial|telephone|text us|our|the|this",
        "give us|our|them a? call|ring|bell",
        "call|phone|ring|dial|on|at|to ..2 <number>",
        "by|via|over the? phone|telephone",
        "hotline|helpline|helpdesk",
        "toll - free",
        "your phone|telephone|contact|mobile|cell number|numbers|no",
        "call ..3 number|line|team|center|centre|department|customer",
        "phone number|line|lines",
    ),
    "asks_email": (
        "<email>",
        "e - mail|mails|mailing us|me|our|the|to|your|them",
        "email|mail us|me|our|to|the|your|them",
        "send|drop|write|shoot ..3 email|mail",
        "send|drop|write|shoot ..3 e - mail",
        "by|via|through|your|our|an email|mail|emails",
        "by|via|through|your|our|an e - mail",
        "email|mail address",
    ),
    "asks_form": (
        "fill|filling in|out ..4 form|survey|report|questionnaire",
        "complete|submit|use|using|via|through|file|raise|log|open ..5 form|claim|ticket|complaint|report|case|"
        "request",
        "contact|feedback|claim|claims|complaint|complaints|refund|web|online|request form|forms",
        "form here|below|at|on|found",
    ),
    "points_to_help_page": (
        "see|check|visit|read|view|find|refer|review|have ..6 <url>",
        "more information|info|details|help|tips ..4 <url>",
        "help|support|faq|faqs|troubleshooting|community|assistance page|pages|center|centre|article|site|"
        "section|guide",
        "terms and|& conditions",
        "this|these|following article|articles|link|links|steps|page|guide may|might|should|will|can|could help",
        "our website|webpage|site|faq|faqs|help|forum|app",
        "this|following|the link|page|article",
        "here|below|link : <url>",
        "chat with ..4 agent|team|us|advisor|representative",
        "live chat",
    ),
    "points_to_account": (
        "contact|ask|tweet|message|follow|try|reach|check|speak|talk|tag|dm ..4 <mention>",
        "our|the|my|your friends|colleagues|team|teams|partners|folks|guys ..2 at|over|on? <mention>",
        "<mention> ..3 will|can|should|could|may|would|team be|help|assist|reach|get|look|support|contact|handle",
        "reach|reaching out to|via|at",
        "speak|talk|check|contact|liaise with|to? ..3 team|department|store|branch|provider|bank|seller|agent|"
        "operator|airline",
        "contact|contacting|ask|asking|call|visit ..2 your|the local? store|bank|branch|airline|provider|seller|"
        "dealer|carrier|agent|retailer|travel",
    ),
    "asks_for_personal_data": (
        "your|ur|the|a ..3 name|address|postcode|zip|email|phone|account|booking|reservation|order|reference|"
        "ticket|tracking|flight|case|confirmation|membership|loyalty|policy|serial|date|dob|pnr|username|imei|"
        "claim number|numbers|no|details|reference|code|address|id|birth|info|information|#|locator|ref",
        "your full? name|address|postcode|zipcode|username|pnr|dob|booking|email|order|ref",
        "order|booking|account|case|reference|tracking|confirmation|ticket|flight|reservation number|"
        "reference|ref|id|#|details|code",
        "date of birth",
        "send|share|provide|confirm|give|include ..4 details|name|address|number|info|information|reference|postcode",
        "need|require ..4 details|name|address|number|info|information|reference",
        "security|privacy|private|personal|data|sensitive reasons|reason|data|information|details|info|"
        "protection|policy",
        "do|never not|n't? share|post|give ..4 public|publicly|here|personal|account|twitter|open",
    ),
    "apologises": (
        "sorry|apologies|apologize|apologise|apologizing|apologising|apology|regret|forgive|pardon",
        "our|my|sincere|sincerest|deepest apologies|apology|bad",
        "excuse us|the|any",
    ),
    "thanks": (
        "thanks|thank|thx|thankyou|ty|cheers|gratitude|tysm|thnx",
        "appreciate|appreciated|grateful",
    ),
    "greets": (
        "^ hi|hello|hey|hiya|hallo|heya|howdy|dear|greetings|g'day|morning|afternoon|evening|welcome",
        "^ good morning|afternoon|evening|day",
    ),
    "wishes": (
        "have|enjoy ..3 great|good|lovely|nice|wonderful|fantastic|safe|fab|amazing|super|pleasant|fun|happy ..2 "
        "day|night|evening|weekend|one|flight|trip|time|week|morning|afternoon|journey|holiday|rest|stay|travels|"
        "birthday",
        "happy|merry birthday|christmas|new|easter|thanksgiving|holidays|anniversary|diwali|friday|monday|"
        "weekend|halloween",
        "congratulations|congrats|welcome|congratulation",
        "good luck|night",
        "safe|happy travels|travel|flight|trip|travelling|traveling|flying",
        "enjoy your|the|it|every",
        "hope to|you|we|that|your ..5 see|soon|enjoy|well|better|day|great|good|again",
        "look|looking forward to",
        "see you",
        "take care",
        "get well",
    ),
    "shows_delight": (
        "glad|happy|delighted|pleased|thrilled|great|lovely|good|awesome|fantastic|wonderful|sorry|sad|brilliant|"
        "amazing|fab to|you ..1 hear|see|read|know|help|enjoyed|enjoying|like|liked|love|loved|had",
        "we|i 're|are|'m|am so|very|really? glad|happy|delighted|pleased|thrilled|excited|stoked",
        "made|makes|making our day|us|my",
        "you 're|are so? very? most? welcome",
        "anytime|yay|woohoo|woo|aww|aw|wow|yum|haha|hooray|lol",
        "no problem|worries|prob|probs",
        "my|our pleasure",
        "we love|loved to?",
        "so|very|really|how cute|cool|nice|sweet|kind|lovely|awesome|beautiful|pretty|adorable",
    ),
    "empathises": (
        "understand|understandable|realize|realise|know ..4 frustrat*|frustrating|frustration|disappoint*|"
        "annoying|upset|inconvenience|concern|concerns|feel",
        "frustrating|frustration|disappointing|disappointed|disappointment|inconvenience|concerning|unacceptable",
        "not|n't ..4 experience|service|impression|like|want|hear|see|expect",
        "hear|see|read|learn ..2 about|this|that|of",
    ),
    "will_look_into_it": (
        "look|looking|looked|looks into|at|in",
        "check|checking|investigate|investigating|review|reviewing|explore|examine ..4 this|it|that|for|further|"
        "on|matter|issue|case",
        "get|getting|find|dig ..2 bottom|out|back|to",
        "we|i|team|teams|they 'll|will|are|'re|is|am|'m ..3 look|looking|check|checking|investigate|"
        "investigating|review|working|reviewing|aware|on",
        "working|work ..2 on|to ..4 fix|it|this|that|issue|resolve|solution|resolution|problem",
        "get|be|come ..3 back|touch ..1 to|with you",
        "will|'ll be in touch|contact",
        "aware of",
    ),
    "passed_on": (
        "pass|passed|passing|forward|forwarded|forwarding|share|shared|sharing|relay|relayed|relaying|send|sent|"
        "escalate|escalated|escalating|flag|flagged|flagging ..5 on|along|to|with|over ..3 team|teams|colleagues|"
        "department|right|relevant|developers|management|manager|store|dept|appropriate|them|office|people|folks",
        "pass|passed|passing ..4 on|along",
        "let|make|made|letting ..3 team|teams|them|store|manager|department know|aware",
        "noted|logged ..4 feedback|this|your|it|comments|suggestion",
        "feedback ..4 shared|passed|forwarded|noted|team|sent",
        "your feedback|comments|suggestion|input|suggestions",
        "will|'ll be ..1 contacted|reached",
    ),
    "stock_sentence": (
        "let us|me know if|how|should|when ..6 help|assist|need|questions|anything|else|further|issues|trouble",
        "we 're|are here to|for|if|24/7",
        "here to|if ..2 help|assist|you",
        "happy|glad|pleased to help|assist",
        "feel free to",
        "do n't|not hesitate",
        "any other? further? questions|queries|concerns|assistance",
        "reaching|getting|bringing|letting|taking|sharing ..3 out|touch|attention|know|time|us|this",
        "your|the patience|understanding|support|feedback|loyalty|business|kind",
        "any inconvenience|delay|confusion|trouble|frustration",
        "best|kind regards|wishes",
    ),
}
