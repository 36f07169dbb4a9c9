"""The card of every measure: what it is, what it leaves out, when it is undefined, and where it comes from."""

from dialogscore.measures.card import Card, formula_of
from dialogscore.measures.further import further_cards
from dialogscore.measures.gamed_cards import gamed_cards
from dialogscore.measures.purpose_cards import purpose_cards
from dialogscore.measures.steadycards import steady_cards
from dialogscore.measures.timecards import time_cards

__all__ = ["Card", "cards"]

OWN = ("company_posts",)
AUDIENCE = ("audience_messages", "parents")
TIMED = (*AUDIENCE, "exact_times")

NO_SHARE = "reposts, stories, messages no longer visible, messages whose act cannot be judged"
NO_TURN = "turns outside the window, wholly deleted, without an exact time, not watched for the whole horizon"
NO_UNITS = "there is nothing to count"
ANSWERED_ONLY = "the export holds audience messages only where they were answered"
NOT_WATCHED = (
    "fewer than 30 turns in 10 threads, or less than half of all eligible turns, were watched that long; "
    + ANSWERED_ONLY
)
RAFAELI = "Rafaeli 1988, Rafaeli and Sudweeks 1997 (third turn); codebook part 2"
CODEBOOK = "codebook parts 1 and 2"
MATURE = "dialogscore: mature cohort, direct responses of the company only"
KAPLAN_MEIER = "Kaplan and Meier 1958, over all turns that need a reply"
OECD = "dialogscore, after OECD and JRC, Handbook on Constructing Composite Indicators, 2008"
HIGH = "0..1"

# Measures that are the same figure over a part of the units, or over messages in place of turns.
PARTS = {
    "_openers": "; openers only",
    "_replies": "; replies only",
    "_messages": "; counted in messages, not turns",
    "_raw": "; hits over units as they stand, no half added and no saturation",
    "_without_handed_over": "; hand-overs with a visible reason left out",
    "_without_prizes": "; invitations tied to a prize left out",
}


def _count(measure: str, definition: str, needs: tuple[str, ...], unit: str = "count") -> Card:
    undefined = "the export lacks what it needs" if unit == "count" else NO_UNITS
    range_ = "0 and more" if unit == "count" else "any, also negative"
    source = "plain count, recountable from the export"
    return Card(measure, definition, "rows outside the window", range_, unit, undefined, source, needs, "counted")


def _share(measure: str, definition: str, source: str, *, excluded: str = NO_SHARE, range_: str = HIGH) -> Card:
    return Card(measure, definition, excluded, range_, "share", NO_UNITS, source, OWN, "predicted")


def _parts(card: Card, *suffixes: str) -> list[Card]:
    parts = [
        card._replace(measure=card.measure + suffix, definition=card.definition + PARTS[suffix]) for suffix in suffixes
    ]
    return [card, *parts]


def _rates() -> list[Card]:
    found = []
    for name, words in (("24h", "24 hours"), ("72h", "72 hours"), ("7d", "7 days")):
        definition = f"inbound turns that {{who}}the company answered within {words} / those watched for {words}"
        needing = Card(
            f"reply_rate_{name}", definition.format(who="need a reply and "), f"{NO_TURN}; turns that need no reply",
            "0..1; 1 if everyone was answered in time", "share", NOT_WATCHED, MATURE, TIMED, "predicted",
        )  # fmt: skip
        everyone = needing._replace(
            measure=f"reply_rate_all_{name}", definition=definition.format(who=""), excluded=NO_TURN, basis="counted"
        )
        found += [needing, everyone]
    return found


def _times() -> list[Card]:
    undefined = f"the curve does not come down so far (not reached); no turn needs a reply; {ANSWERED_ONLY}"
    median = Card(
        "response_median_seconds", "time after which half of the turns that need a reply had a response",
        "turns outside the window, wholly deleted or without an exact time", "0 and more; lower is sooner", "s",
        undefined, KAPLAN_MEIER, TIMED, "predicted",
    )  # fmt: skip
    p90 = median._replace(measure="response_p90_seconds", definition=median.definition.replace("half", "nine in ten"))
    mean = median._replace(
        measure="response_rmst_72h_seconds",
        definition="mean time waited within the first 72 hours, the unanswered counted as 72 hours",
        range="0..259200; lower is sooner",
        undefined=NOT_WATCHED,
        source="restricted mean of the Kaplan-Meier curve (Klein and Moeschberger 2003, section 4.5)",
    )
    return [median, p90, mean]


def _tongues() -> list[Card]:
    own = _share(
        "language_share", "company messages in each language / company messages of all languages",
        "languages as told by py3langid; Swiss German by words of ours", range_="0..1; the languages add up to 1",
    )  # fmt: skip
    unsupported = own._replace(
        measure="unsupported_language_share",
        definition="company messages in languages without a cue pack and a measured model / company messages of all "
        "languages; from more than 0.2 on no share of the whole is given",
        range="0..1; 1 if no message can be read",
        source="dialogscore",
    )
    inbound = unsupported._replace(
        measure="unsupported_language_share_inbound",
        definition="inbound turns wholly in such languages / inbound turns; from more than 0.2 on no rate or time of "
        "those that need a reply is given",
        excluded="turns outside the window, wholly deleted",
        needs=AUDIENCE,
    )
    same = own._replace(
        measure="answered_in_same_language",
        definition="answered inbound turns whose first answer is in the language of the turn / answered inbound turns; "
        "a turn has the language of its first message whose language is known; Swiss German and German are one",
        excluded="turns outside the window, wholly deleted or unanswered; turns or answers whose language is not known "
        "by themselves: too short to tell and not declared by the source",
        range="0..1; 1 if everyone was answered in his own language",
        undefined=f"{NO_UNITS}; the language of all messages was set by an option",
        source="dialogscore",
        needs=AUDIENCE,
    )
    return [own, unsupported, inbound, same]


def _pillars() -> list[Card]:
    pillar = Card(
        "", "", NO_SHARE, "0..1; higher is more dialog", "share",
        "the denominator is below 10, or the export cannot tell", OECD, OWN, "predicted",
    )  # fmt: skip
    half = ", each as (k + 0.5) / (n + 1)"
    openness = f"openers that invite, no prize tied to it / openers{half}; one in four counts as 1"
    responsiveness = f"mean of the shares answered within 8 and within 72 hours of turns that need a reply{half}"
    substance = f"reply turns of level 3 and 4 / reply turns{half}"
    continuity = f"follow-ups answered within 72 hours and invitations kept / follow-ups and invitations decided{half}"
    return [
        *_parts(pillar._replace(measure="pillar_openness", definition=openness), "_raw"),
        *_parts(
            pillar._replace(measure="pillar_responsiveness", definition=responsiveness, excluded=NO_TURN, needs=TIMED),
            "_raw",
        ),
        *_parts(pillar._replace(measure="pillar_substance", definition=substance), "_raw"),
        pillar._replace(
            measure="pillar_substance_without_handed_over",
            definition=substance + ", replies that hand over for a visible reason left out",
        ),
        *_parts(
            pillar._replace(measure="pillar_continuity", definition=continuity, excluded=NO_TURN, needs=TIMED), "_raw"
        ),
        pillar._replace(
            measure="index",
            definition="geometric mean of the four pillars times 100, equal weights; of three: partial, not to rank",
            range="0..100; higher is more dialog",
            unit="points",
            undefined="fewer than three pillars; below 30 turns that need a reply and were watched 72 hours, "
            "10 threads or 50 company messages; " + ANSWERED_ONLY,
            needs=TIMED,
        ),
    ]


def _profiled() -> list[Card]:
    rate = Card(
        "profile_reply_rate", "units that a definition profile counts as answered / units that it counts",
        "what the profile leaves out", "0..1; 1 if all were answered", "share",
        f"fewer units than the profile asks for; {ANSWERED_ONLY}", "the source of each profile", AUDIENCE, "counted",
    )  # fmt: skip
    time = rate._replace(
        measure="profile_response_seconds", definition="mean or median time of the answered, by the profile's clock",
        range="any, also negative", unit="s", needs=TIMED,
    )  # fmt: skip
    return [rate, time]


def _private() -> list[Card]:
    sent = "replies that ask a known person to write privately"
    taken = Card(
        "hand_overs_taken_up", f"{sent}, after which the person did within 7 days / {sent}",
        "those not watched 7 days; only with --private metadata", "0..1; 1 if all wrote", "share", NO_UNITS, CODEBOOK,
        AUDIENCE, "predicted",
    )  # fmt: skip
    answered = taken._replace(
        measure="hand_overs_answered",
        definition="hand-overs taken up, in whose private talk the company wrote within 7 days / hand-overs taken up",
        range="0..1; 1 if all were answered there",
    )
    return [taken, answered]


def _build() -> dict[str, Card]:
    mix = _share("act_share", "messages of each act / messages", CODEBOOK)
    mode = _share("mode_share", "turns of each mode (open: an undecided invitation) / company turns", CODEBOOK)
    dialog = _share(
        "dialog_share", "company turns of level 3 and more, or that are a kept invitation / company turns", RAFAELI,
        range_="0..1; 1 if all is dialog",
    )  # fmt: skip
    strict = dialog._replace(measure="dialog_share_strict", definition="company turns of level 4 / company turns")
    wide = dialog._replace(measure="dialog_share_wide", definition="company turns of level 1 and more / company turns")
    no_reply = f"{NO_SHARE}; openers and self-threads"
    handed = _share(
        "handed_over_share", "reply turns that move the person elsewhere for a visible reason / reply turns", CODEBOOK,
        excluded=no_reply,
    )  # fmt: skip
    deflection = handed._replace(
        measure="deflection_share", definition="reply turns that move the person elsewhere / reply turns"
    )
    canned = handed._replace(
        measure="canned_share",
        definition="reply turns whose words, names and numbers masked, went to three people and more / reply turns",
    )
    kept = Card(
        "invitations_kept", "invitations kept / invitations kept or broken",
        "untaken, pending and unknowable invitations",
        "0..1; 1 if none was broken", "share", NO_UNITS, CODEBOOK, AUDIENCE, "predicted",
    )  # fmt: skip
    answered = "audience messages that a company message names as its parent"
    found = [
        _count("outbound_messages", "messages by the company's accounts, reposts included", OWN),
        _count("replies_with_known_parent", "company messages whose parent is a row of the feed", ("parents",)),
        _count("audience_messages_answered_directly", answered + ", other companies' included", AUDIENCE),
        _count("median_direct_response_seconds", f"median, over {answered}, of the first such one's time", TIMED, "s"),
        *_parts(mix, "_openers", "_replies"),
        *_parts(mode, "_openers", "_replies"),
        _share("level_share", "turns of each level / company turns", CODEBOOK),
        *_parts(dialog, "_messages", "_openers", "_replies", "_without_handed_over", "_without_prizes"),
        strict,
        wide,
        *_parts(handed, "_messages"),
        *_parts(deflection, "_messages"),
        *_parts(canned, "_messages"),
        *_rates(),
        *gamed_cards(_rates()[2]),
        *_times(),
        *time_cards(next(card for card in _rates() if card.measure == "reply_rate_72h"), *_times()),
        Card(
            "continuity", "threads whose first follow-up after a company reply was answered within 72 h / such ones",
            f"{NO_TURN}; follow-ups that need no reply", "0..1; 1 if the company always came back", "share",
            f"{NO_UNITS}; {ANSWERED_ONLY}", MATURE, TIMED, "predicted",
        ),
        Card(
            "invitations", "invitations by what came of them, and by whether a prize is tied to them", NO_SHARE,
            "0 and more", "count", "never", CODEBOOK, OWN, "predicted",
        ),
        *_parts(kept, "_without_prizes"),
        *_private(),
        *_profiled(),
        *_tongues(),
        *_pillars(),
    ]  # fmt: skip
    for more in (further_cards, purpose_cards, steady_cards):
        found += more({card.measure: card for card in found})
    return {
        card.measure: card._replace(formula=card.formula or formula_of(card.measure, card.unit, card.definition))
        for card in found
    }


CARDS = _build()


def cards() -> dict[str, Card]:
    """
    List the cards of all measures, those of the index among them.

    Returns
    -------
    dict of str to Card
        Measure to card, in the order of the report.
    """
    return dict(CARDS)
