"""English cue pack.

Sources: our own reading of corpora/codebook (parts 1 and 3: acts, borderline rules, inbound types); stop words are
the standard English function words (articles, pronouns, auxiliaries, prepositions, conjunctions, particles), listed
by us; greetings and sign-offs are the forms customary in English customer letters and short messages.
"""

from dialogscore.languages import Pack
from dialogscore.languages.en import (
    audience,
    casework,
    concepts,
    grammar,
    handovers,
    posts,
    purposes,
    replies,
    substance,
)

__all__ = ["PACK"]

STOP_WORDS = """
a about above after again all almost also am an and any are around as at away back be because been before being below
between both but by ca can cannot could did do does doing done down during each either else even ever every few for
from further get gets getting go goes going got had has have having he her here hers herself him himself his how i if
in into is it its itself just know let like ll made make makes many may me might more most much must my myself n't na
no nor not now of off on once one only or other our ours ourselves out over own per perhaps please quite rather re
really s same see shall she should since so some still such t than that the their theirs them themselves then there
these they this those though through to too under until up upon us use very via want was we well were what when where
whether which while who whom whose why will with within without wo would yes yet you your yours yourself yourselves
'd 'll 'm 're 's 've
""".split()

GREETINGS = """
hi hello hey hiya heya hallo howdy dear greetings morning afternoon evening good welcome there
""".split()

PACK = Pack(
    code="en",
    name="English",
    cues=handovers.HANDOVERS | replies.CUES | substance.CUES | posts.CUES | audience.CUES | grammar.CUES,
    concepts=concepts.CONCEPTS,
    stop_words=frozenset(STOP_WORDS),
    greetings=frozenset(GREETINGS),
    sign_offs=(
        r"(?i:(?:kind|best|warm|many)? ?(?:regards|wishes)|cheers|sincerely|yours|thanks|thank you|thx|best)"
        r",? ?[\r\n ] ?"
        r"[\p{Lu}][\p{L}'’-]{1,14}(?: [\p{Lu}]\.?)?",
    ),
    casework=casework.CASEWORK,
    purposes=purposes.PURPOSES,
)
