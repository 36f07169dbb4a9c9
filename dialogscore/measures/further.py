"""Cards of what rests on other measures: St. Gallen's sentence, exchanges, service levels, the index otherwise."""

from collections.abc import Mapping

from dialogscore.measures.card import Card
from dialogscore.measures.themed import theme_cards

__all__ = ["further_cards"]


def further_cards(known: Mapping[str, Card]) -> list[Card]:
    """
    Write cards after those of the measures they are made of.

    Parameters
    ----------
    known : mapping of str to Card
        Cards by measure.

    Returns
    -------
    list of Card
        More cards.
    """
    return [*_st_gallen(known), *_returns(known), *_defended(known), *_levels(known), *theme_cards(known)]


def _st_gallen(known: Mapping[str, Card]) -> list[Card]:
    one_way = known["dialog_share"]._replace(
        measure="one_way_share",
        definition="company turns that are broadcast (level 0) / company turns",
        range="0..1; 1 if all is one-way",
        source="codebook parts 1 and 2",
    )
    openers = one_way._replace(
        measure="one_way_share_openers", definition="openers that are broadcast (level 0) / openers, in company turns"
    )
    posts = known["outbound_messages"]._replace(
        measure="posts_per_week",
        definition="company messages in whole weeks of seven days from the first of them to the end of observation / "
        "these weeks; interval: Student's t over the weeks",
        excluded="reposts, stories, messages no longer visible or outside the window; the part of a week at the end",
        range="0 and more",
        unit="per_week",
        undefined="not one whole week was watched",
    )
    rate = known["reply_rate_72h"]
    unanswered = rate._replace(
        measure="unanswered_share",
        definition="inbound turns that need a reply and that the company did not answer within 72 hours / those "
        "watched for 72 hours",
        range="0..1; 1 if nobody was answered in time",
    )
    return [posts, one_way, openers, unanswered]


def _defended(known: Mapping[str, "Card"]) -> list["Card"]:
    spread = known["index"]._replace(
        measure="index_sensitivity",
        definition="median of 2,000 draws of the index, with 5 and 95 % of them; each draws threads, label errors, "
        "weights (Dirichlet, 10 each), mean (geometric, arithmetic, harmonic), horizon (24 h, 72 h, 7 d), who must be "
        "answered (questions, also complaints, all that need a reply) and the share of inviting openers that counts "
        "as full (.1 to .5)",
        undefined="there is no index",
    )
    importance = spread._replace(
        measure="pillar_importance",
        definition="squared correlation of a pillar with the index over these draws",
        range="0..1; equal weights mean one part in four",
        unit="share",
    )
    correlation = spread._replace(
        measure="pillar_correlation",
        definition="rank correlation (Spearman) of two pillars over 2,000 draws of threads, no choice or label changed",
        range="-1..1; beyond .9 one of the two is redundant in this feed",
        unit="correlation",
        undefined="there is no index, or one of the two never moves",
    )
    return [spread, importance, correlation]


def _returns(known: Mapping[str, "Card"]) -> list["Card"]:
    person = known["continuity"]._replace(
        measure="person_came_back",
        definition="exchanges (one known person and the company in one thread, from the first turn that the company "
        "answered) in which the person wrote again within 7 days of that answer / exchanges watched that long",
        excluded="turns wholly deleted or without an exact time; exchanges that begin outside the window; unknown "
        "authors; exchanges not watched for 7 days after the answer",
        range="0..1; 1 if everybody wrote again",
        source="after Rafaeli and Sudweeks 1997 (third turn)",
        basis="counted",
    )
    company = person._replace(
        measure="company_came_back",
        definition="exchanges whose third turn the company answered within 72 hours / exchanges with a third turn, "
        "watched that long; whether it needs a reply is not asked",
        range="0..1; 1 if the company always came back",
    )
    completed = person._replace(
        measure="exchanges_completed",
        definition="exchanges whose last turn by the person needs no reply or was answered within 72 hours / exchanges "
        "whose last turn was watched that long",
        range="0..1; 1 if nothing was left open",
        basis="predicted",
    )
    number = person._replace(
        measure="exchanges",
        definition="number of exchanges, and of each length: turns of both sides in alternation, 6 for 6 and more",
        range="0 and more",
        unit="count",
        undefined="the export lacks what it needs",
    )
    return [number, person, company, completed]


def _levels(known: Mapping[str, "Card"]) -> list["Card"]:
    rate = known["reply_rate_72h"]
    level = rate._replace(
        measure="service_level",
        definition="inbound turns that need a reply and that the company answered within the time of a target / those "
        "watched that long; of each target of targets.toml, and by weekday, opening hours, account, channel and theme",
        undefined=f"{rate.undefined}; a target by the business clock without opening hours",
        source="dialogscore, after the service level of call centres (Koole 2005, Redefining the service level in call "
        "centers); that 80 in 100 are asked for is their convention (80/20: within 20 seconds) and no standard",
        formula="turns with response_seconds <= y / turns with observed_seconds >= y, y the time of the target; "
        "interval as for reply_rate_72h; met if its lower end reaches the target share, missed if its upper end does "
        "not",
    )
    waits = rate._replace(
        measure="backlog_open",
        definition="inbound turns that need a reply and had none of the company at the end of the window, or where it "
        "comes first at the end of what their own source watched; table backlog: the same at the end of every day or "
        "week",
        excluded="turns outside the window, wholly deleted or without an exact time; turns that need no reply, such as "
        "thanks; what others answered still waits",
        range="0 and more",
        unit="count",
        undefined=f"no turn needs a reply; {known['continuity'].undefined.partition('; ')[2]}",
        source="dialogscore, as contact centres count open tickets and their age",
        formula="number of turns with created_at + response_seconds after the end, or without a response",
    )
    age = waits._replace(
        measure="backlog_median_age_seconds",
        definition="median time that the turns of backlog_open have waited by then",
        range="0 and more; higher is an older backlog",
        unit="s",
        undefined=f"nothing is open; {waits.undefined}",
        formula="median of: end - created_at, over the turns of backlog_open",
    )
    return [level, waits, age]
