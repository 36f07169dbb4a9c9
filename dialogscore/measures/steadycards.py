"""Cards of steadiness: weeks, gaps, months, quarters, and the rules that are counted."""

from collections.abc import Mapping

from dialogscore.measures.card import Card

__all__ = ["steady_cards"]


def steady_cards(known: Mapping[str, Card]) -> list[Card]:
    """
    Write the cards after those of messages per week and of the reply rate.

    Parameters
    ----------
    known : mapping of str to Card
        Cards by measure.

    Returns
    -------
    list of Card
        More cards.
    """
    return [*_weekly(known["posts_per_week"]), *_gaps(known["posts_per_week"]), *_relied(known["reply_rate_72h"])]


def _weekly(posts: Card) -> list[Card]:
    undefined = f"the export holds no posts by the company; {posts.undefined}"
    median = posts._replace(
        measure="posts_per_week_median",
        definition="median of the company messages in each whole week of seven days from the first of them to the end "
        "of observation; interval: bootstrap of weeks",
        undefined=undefined,
        formula="median of m(1) .. m(w), of m(i) messages in week i",
    )
    variation = median._replace(
        measure="posts_per_week_variation",
        definition="standard deviation of the company messages in each whole week / their mean (coefficient of "
        "variation); interval: bootstrap of weeks",
        range="0 and more; lower is steadier, 1 is what chance alone makes of one message a week",
        unit="ratio",
        undefined=f"{undefined}, or only one; no message lies in a whole week",
        formula="s / (m / w), s of m(1) .. m(w) with w - 1",
    )
    silent = median._replace(
        measure="weeks_without_post_share",
        definition="whole weeks without a company message / whole weeks; the first week begins with one",
        range="0..1; 1 if the company was silent throughout",
        unit="share",
        formula="weeks with m(i) = 0 / w; interval: Wilson's, each week a case",
    )
    return [median, variation, silent]


def _gaps(posts: Card) -> list[Card]:
    median = posts._replace(
        measure="post_gap_median_seconds",
        definition="median of the times between two company messages in a row; interval: bootstrap of weeks",
        excluded="reposts, stories, messages no longer visible or outside the window",
        range="0 and more; lower is more often",
        unit="s",
        undefined="the export holds no posts by the company; fewer than two messages",
        formula="median of a(i+1) - a(i); a: times of the messages in order",
    )
    longest = median._replace(
        measure="post_gap_longest_seconds",
        definition="longest time between two company messages in a row, or from the last of them to the end of "
        "observation",
        undefined="the export holds no posts by the company; no message",
        formula="max of a(i+1) - a(i) and end - a(n)",
    )
    return [median, longest]


def _relied(rate: Card) -> list[Card]:
    months = rate._replace(
        measure="months_without_answer",
        definition="months observed whole in which turns that need a reply began and none of them was ever answered; "
        "n: months with such turns; interval: both readings of uncertain labels",
        excluded="months observed in part, at the two ends; turns wholly deleted, without an exact time, or without an "
        "answer and not watched for 72 hours",
        range="0 and more; 0 if somebody was answered every month",
        unit="count",
        undefined="no turn that needs a reply began in a month observed whole; the reply rate is not to be had",
        source="dialogscore",
        formula="number of months with n(i) > 0 and k(i) = 0, of k(i) answered among n(i) turns",
    )
    spread = rate._replace(
        measure="quarter_rate_range",
        definition="reply_rate_72h of the best quarter observed whole less that of the worst",
        excluded=f"{rate.excluded}; quarters observed in part, or with fewer than 30 turns in 10 threads",
        range="0..1; lower is more reliable; the more quarters, the larger by chance alone",
        undefined="fewer than two such quarters; the reply rate is not to be had",
        source="dialogscore; limits after Zou and Donner 2008 from those of the two quarters",
        formula="max of k(i) / n(i) - min of k(i) / n(i), of k(i) answered in time among n(i) turns of quarter i",
    )
    ratio = spread._replace(
        measure="quarter_speed_ratio",
        definition="response_median_seconds of the slowest quarter observed whole / that of the fastest",
        range="1 and more; lower is more reliable; the more quarters, the larger by chance alone",
        unit="ratio",
        undefined=f"{spread.undefined}; a quarter in which not half of those who wrote were answered",
        formula="max of t(i) / min of t(i), t(i) response_median_seconds of quarter i, at least 1 s; limits of log t",
    )
    met = months._replace(
        measure="steadiness_rules_met",
        definition="stated rules on the figures of steadiness that are met: few silent weeks, no long gap, an even "
        "pace, an answer every month, an even rate, an even speed; n: rules decided, met or not; a rule whose "
        "threshold lies in the interval of its figure is not decided",
        excluded="rules that the feed is too short for, or has no figure for",
        range="0..6",
        undefined="fewer than three rules are decided; the export holds no posts by the company",
        needs=("company_posts",),
        formula="number of rules met; read as steady from 3/4 of n on, as now and then up to 1/4",
    )
    return [months, spread, ratio, met]
