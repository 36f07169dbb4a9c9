"""Cards of what else is measured of time: how waits end, both clocks, and how far speed can be relied on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogscore.measures.cards import Card

__all__ = ["time_cards"]

SHARES = (
    "F_k(t) = sum over ends u <= t of S(u-) d_k(u) / r(u); d_k(u) ended at u by cause k, r(u) waiting and watched, "
    "S(u-) those still waiting before u"
)
AALEN = "Aalen and Johansen 1978: an answer by others and a deletion compete, the end of observation censors"


def time_cards(rate: "Card", median: "Card", p90: "Card", mean: "Card") -> list["Card"]:
    """
    Make the cards, each from the one that it is a kin of.

    Parameters
    ----------
    rate, median, p90, mean : Card
        Cards of reply_rate_72h, response_median_seconds, response_p90_seconds and response_rmst_72h_seconds.

    Returns
    -------
    list of Card
        In the order of the report.
    """
    unwatched = median.excluded
    found = []
    for name, words in (("8h", "8 hours"), ("24h", "24 hours"), ("72h", "72 hours"), ("7d", "7 days")):
        found.append(
            rate._replace(
                measure=f"incidence_{name}",
                definition=f"share of turns that need a reply whose wait ended within {words}, by what ended it first: "
                "the company, another person, a deletion whose time is known",
                excluded=f"{unwatched} (but for deletions whose time is known); turns that need no reply",
                range="0..1; the causes and those still waiting add up to 1",
                source=AALEN,
                formula=SHARES,
            )
        )
    found += [
        rate._replace(
            measure="promptness",
            definition="share answered first by the company within 8 hours / the same within 72 hours",
            excluded=found[0].excluded,
            range="0..1; 1 if whoever is answered within 72 hours is answered within 8",
            undefined=f"the company answered nobody within 72 hours; {rate.undefined}",
            source=AALEN,
            formula=f"F(28800) / F(259200) of the company; {SHARES}",
        ),
        rate._replace(
            measure="curve_rate_72h",
            definition="share answered by the company within 72 hours, read off the waiting curve, which also uses "
            "turns watched for less; noted where it differs from reply_rate_72h by more than sampling",
            excluded=f"{unwatched}; turns that need no reply",
            source=median.source,
            formula="1 - S(259200) of the curve of response_median_seconds",
        ),
        rate._replace(
            measure="with_deleted_rate_72h",
            definition="reply_rate_72h with turns deleted nobody knows when counted too: all as unanswered (against), "
            "all as answered (for)",
            excluded="turns outside the window, without an exact time, not watched for the whole horizon; "
            "those still there that need no reply",
            undefined=f"no such turn; {rate.undefined}",
        ),
    ]
    for card in (median, p90, mean):
        found.append(
            card._replace(
                measure=f"{card.measure}_last_message",
                definition=f"{card.definition}; the clock starts at the last message of the turn, not at its first",
            )
        )
    for card in (median, p90):
        found.append(
            card._replace(
                measure=f"{card.measure}_business",
                definition=f"{card.definition}; the clock runs within opening hours only",
                undefined=f"no opening hours are given; {card.undefined}",
            )
        )
    found.append(
        rate._replace(
            measure="business_rate_8h",
            definition="turns that need a reply and the company answered within 8 hours of opening time / those "
            "watched for 8 such hours",
            undefined=f"no opening hours are given; {rate.undefined}",
            formula="as reply_rate_72h, for 28800 s counted within opening hours",
        )
    )
    spread = median._replace(
        measure="response_iqr_seconds",
        definition="time after which three quarters of the turns that need a reply had a response, less that of one "
        "quarter",
        range="0 and more; lower is more reliable",
        formula="t(0.75) - t(0.25); t(p): least t with S(t) <= 1 - p, S as for response_median_seconds",
    )
    return [
        *found,
        spread,
        spread._replace(
            measure="response_p90_less_median_seconds",
            definition="time after which nine in ten of the turns that need a reply had a response, less that of half",
            formula=spread.formula.replace("t(0.75) - t(0.25)", "t(0.9) - t(0.5)"),
        ),
        median._replace(
            measure="longest_silence_seconds",
            definition="longest time between two first answers in a row, whether or not a reply was needed",
            excluded="turns outside the window, without an exact time",
            undefined="fewer than two turns were answered",
            source="plain time, recountable from response_id",
            basis="counted",
            formula="max of a(i+1) - a(i); a: times of first answers in order",
        ),
    ]
