"""English cues of substance: questions, explanations, instructions, promises and opinions that take a matter up."""

__all__ = ["CUES"]

CUES = {
    "asks_question": (
        "^ is|are|was|were|do|does|did|have|has|had|can|could|would|will|should|may|any",
        "could|can|would|did|do|have|are|were|will|is you|your|it|this|that|there|they|we|i|the",
        "may|can|could|might we|i ask|know|check|confirm",
        "let us|me know ..2 which|what|where|when|how|if|whether|who|why",
        "tell us|me ..3 which|what|where|when|how|if|whether|who|why|more|about",
        "wondering|wonder|curious ..2 if|what|how|why|when|where|whether",
        "<word> , right|correct|yes|ok",
    ),
    "wh_word": (
        "what|which|where|when|why|how|who|whose|whom|wheres|whats",
    ),
    "asks_for_detail": (
        "what|which ..5 happened|happening|error|message|device|version|store|location|city|flight|browser|"
        "product|model|issue|problem|color|colour|country|route|date|app|station|train|phone|branch|restaurant|"
        "area|service|seems|trouble|exactly",
        "can|could|would|please|pls you? ..2 tell|share|describe|explain|clarify|confirm|elaborate|specify|"
        "provide|advise ..3 us|more|which|what|if|where|the|your",
        "have|has|did|are|is|do|does you|it|this ..2 tried|try|tried|still|getting|seeing|using|able|restart|"
        "restarted|updated|contacted|checked|received",
        "how can|may|could we|i help|assist",
        "how|anything can|else we|i",
        "what 's|is? ..2 going|wrong|up|happening|matter",
        "when|since|where|how did|have|was|were|long ..3 you|this|it|start|happen|order|buy|purchase|book|happening",
        "more|further|additional|some details|information|info",
        "sounds|what ..2 like|troubles|wrong",
    ),
    "gives_instruction": (
        "try|tried ..2 restarting|reinstalling|resetting|clearing|logging|turning|updating|using|again|rebooting|"
        "uninstalling|unplugging|signing|refreshing|another|different|this|these",
        "go|head|navigate|tap|click|select|press|open|log|sign|scroll ..2 to|on|in|into|settings|menu|out|down|"
        "over ..6 then|and|>",
        "you can|could|may|will|'ll|should|need|must|have|'d to? ..2 use|find|get|book|buy|change|check|add|"
        "select|request|cancel|return|bring|take|apply|do|go|claim|choose|order|pay|see|reset|download|collect|"
        "track|upgrade|rebook|set|make|pick|still|also|access|print|update|view|be|need|receive",
        "once|when|if|after|before you|your|the ..6 ,",
        "first ..6 then",
        "settings|restart|reinstall|reboot|reset|uninstall|cache|cookies|incognito",
        "in order to",
        "simply|just tap|click|go|select|use|press|add|enter|open|type",
    ),
    "explains": (
        "because|due|since|therefore|hence|cause|caused|reason|unfortunately|currently|actually|however|although|"
        "though|while|unless|instead|otherwise|temporarily",
        "due|according|owing|related|subject to",
        "as|so it|this|the|we|they|there",
        "only available|valid|applies|works|if|when|in|for|on",
        "not|n't|no ..2 available|possible|able|allowed|permitted|offered|supported|included|longer|yet|offer|"
        "have|sell",
        "available|included|allowed|required|possible|free|open|closed|delayed|cancelled|canceled|resolved|fixed|"
        "restored|sold|refunded|rescheduled|operating|expected|scheduled|eligible|valid|supported|confirmed|"
        "shipped|dispatched|delivered ..2 in|on|at|from|until|till|by|for|to|with|as|if|now|again|today",
        "yes|yep|yeah|nope|correct|indeed|absolutely|definitely|exactly|unfortunately",
        "^ no|yes ,|.|!",
        "depends|varies|vary|depending on",
        "it|this|that|they|these|we|there is|are|'s|'re|was|were|will|'ll|has|have|can|does|do ..3 a|the|be|not|"
        "n't|only|available|due|been",
    ),
    "promise_action": (
        "i|we|'ve|have|'s ..3 emailed|called|contacted|opened|arranged|refunded|rebooked|cancelled|"
        "canceled|booked|added|credited|issued|processed|reported|raised|requested|ordered|changed|updated|"
        "corrected|removed|notified|asked|spoken|filed|created|fixed|submitted|alerted|informed|resent|reset|"
        "activated|credited|confirmed|checked|restored",
        "we|i|they|team 'll|will ..2 refund|replace|send|ship|credit|arrange|fix|add|reopen|open|resend|rebook|"
        "deliver|call|email|update|correct|remove|cancel|reimburse|exchange|issue|process|restore|change|ask|"
        "bring|make|do|be|have|keep|post|announce|start|launch|run",
        "your ..4 has|have|was|is been? refunded|opened|booked|shipped|cancelled|processed|added|updated|"
        "confirmed|credited|sent|dispatched|arranged|changed|reported",
        "should|will|'ll|expected ..3 be|arrive|receive|get|resume ..3 by|within|in|on|shortly|tomorrow|today|"
        "soon|refunded|resolved|fixed",
        "a refund|replacement|credit|voucher",
    ),
    "gives_opinion": (
        "we|i think|believe|agree|disagree|recommend|suggest|prefer|feel|hope|bet|reckon|guess|love|like|wish",
        "our|my|a favorite|favourite|favorites|favourites|fave|personal|fan",
        "me|us too|neither",
        "so|neither do|are|am we|i",
        "great|good|excellent|fair|valid|awesome|nice|solid|fantastic choice|question|idea|point|taste|call|pick|"
        "suggestion",
        "you ca|could|can n't|not go wrong",
        "would|'d recommend|suggest|love|say",
    ),
    "jokes": (
        "haha|hahaha|lol|lmao|hehe|rofl|jk|kidding|joking|wink|ha",
        "pun|puns intended",
    ),
}
