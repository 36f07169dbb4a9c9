"""What cards say in words: data, coders, licences, how figures were measured, limits, and misuse."""

__all__ = [
    "CODED_BY",
    "DATASETS",
    "FURTHER",
    "LABEL_ERRORS_HOW",
    "LICENCES",
    "LIMITS",
    "MEASURED_HOW",
    "MUST_NOT",
    "OTHER_CHECKS",
    "OWN_LIMITS",
    "OWN_TITLES",
]

CODED_BY = (
    "Coded by a language model under the project's codebook (corpora/CODEBOOK.md); not checked by people; "
    "inter-coder reliability not yet measured. Double-coded rows were coded in two blind passes of the same kind of "
    "coder and settled where they differed: that is stability, not reliability."
)
LICENCES = (
    "Public research copies of public posts. The copy of Customer Support on Twitter says CC BY-NC-SA 4.0; for the "
    "others no licence is stated. Platform terms apply to all posts. No text of them is part of the model: words are "
    "kept as hashed weights only, and only where several companies used them. Messages written for this project: MIT."
)
DATASETS = {
    "airlines2019": "airlines and their audiences on X, May 2019",
    "amazonhelp2016": "replies of one retailer's service account on X, 2016",
    "corpmsg": "corporate posts on X (CrowdFlower corporate messaging)",
    "delta2015": "replies of one airline on X, 2015",
    "finscience": "German and Austrian companies on X and Facebook, 2015",
    "fortune100": "posts of Fortune 100 companies on X, 2020",
    "german2015": "German and Austrian companies and three associations on X and Facebook, 2015",
    "germeval": "audience messages about one German railway on X (GermEval 2017)",
    "ibmcare": "replies of service accounts on X",
    "twcs": "Customer Support on Twitter, 2017",
    "written": "messages of invented companies, written and coded by a language model for this project",
}
FURTHER = (
    "For fits only, in no figure: further coded public messages, coded once by a language model under the codebook and "
    "not checked by people; the lines of blind coding below say how far this coding agrees with double-coded messages "
    "that were coded blind again. "
    "And messages of invented companies, written and coded by a language model for this project, in corpora/written."
)
MUST_NOT = [
    "judging single persons, employees or agents, or comparing them",
    "decisions about a single message without a person reading it",
    "saying anything of satisfaction, resolution, friendliness or sincerity",
]
_OF_BOTH = (
    "Labels of the training data have not been checked by people.",
    "Other languages than German and English are scored by structure; this is hardly measured. "
    "Swiss German is scored as German and not validated.",
    "Mostly X, 2015 to 2020; other platforms and newer habits of writing are not measured.",
    "Settings were chosen on the same folds that are reported, so the figures are somewhat optimistic.",
    "Measured without masking the company's own name, which an audit does.",
    "An own name that is also a word (dm, Post, Orange) is told by how it is written: a word that is written like the "
    "name counts as the name, and a name that is written otherwise counts as the word.",
)
LIMITS = {
    "act": (
        "German messages to persons come from few companies and almost always without the message they answer.",
        *_OF_BOTH,
    ),
    "purpose": (
        "An accuracy of .72 on companies held out was aimed at and is not reached: about one post in three gets "
        "another purpose than the coder named. Read shares with the errors below, not single posts.",
        "Brand against corporate and product against sales are thin lines: about half of the coded posts are marked as "
        "hesitant.",
        "Of employer, service and research posts there are few; they are told less well.",
        *_OF_BOTH,
    ),
    "inbound": ("German audience messages come almost only from one company.", *_OF_BOTH),
}
MEASURED_HOW = (
    "Cross-validation in five folds (fewer with fewer companies), whole companies held out; intervals: 95 %, bootstrap "
    "over companies, 500 draws; probabilities calibrated by one temperature fitted on the other folds. The mode is the "
    "one with the highest sum of act probabilities; which act is of which mode says the last rule of the codebook's "
    "part 2. TF-IDF, structure only and majority are baselines on the same folds."
)
OTHER_CHECKS = {
    "purpose, macro-F1": (
        "Macro-F1 of purposes: the mean over sales, product, community, corporate and brand, and beside it over all "
        "eight. The two passes of posts coded twice agree with Cohen's kappa .91: that is stability, not reliability."
    ),
    "CrowdFlower": (
        "CrowdFlower: corporate posts that a crowd labelled; accounts held out, and the model of acts has seen none of "
        "them. The accounts are too few for an interval. The crowd calls dialog what "
        "speaks to a person, mere thanks and hand-overs too."
    ),
    "person wrote again": (
        "Person wrote again: the share of company replies that the person answered, by predicted act, on feeds; each "
        "company is predicted by a model that has not seen it; differences are means over companies with five replies "
        "of both acts and more."
    ),
    "blind coding": (
        "Blind coding: double-coded messages coded again, without sight of their labels, by the coder of the further "
        "messages for fits: Cohen's kappa of both codings, interval over companies. Both are language models: that is "
        "stability, not reliability."
    ),
    "hand-overs": (
        "Hand-overs: where a deflecting message sends a person, and whether the reason is visible, by rules against "
        "codes (corpora/README.md says how they were given); the rules were written with the first sample in view, the "
        "fresh one was drawn after that."
    ),
    "dialog share of an account": (
        "Dialog share of an account: accounts that call themselves care accounts against corporate ones, predicted by "
        "models that have not seen them, ten messages and more each."
    ),
}
LABEL_ERRORS_HOW = (
    "Predicted minus coded share of each company held out that has 30 coded messages and more: mean (bias) and "
    "standard deviation between companies (sd)."
)
OWN_TITLES = {
    "act": "What a company's message does: acts of company messages in social media",
    "inbound": "What a message to a company asks, and whether it needs a reply",
}
OWN_LIMITS = (
    "Measured on the messages that it was trained on, with whole companies held out; other channels, times and "
    "languages were not measured.",
    "Few companies make wide intervals; read them before the figures.",
)
