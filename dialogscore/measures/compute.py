"""All measures of one feed: messages in, scores and the tables behind them out."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dialogscore.arrays import in_table_order
from dialogscore.config import Account
from dialogscore.measures.aimed import aimed
from dialogscore.measures.alternatives import alternatives
from dialogscore.measures.answered import answered_scores, difference_table
from dialogscore.measures.backlog import backlog_scores, backlog_table
from dialogscore.measures.business import business_scores
from dialogscore.measures.cards import cards
from dialogscore.measures.channels import channel_table
from dialogscore.measures.clusters import cluster_table
from dialogscore.measures.counts import plain_counts
from dialogscore.measures.coverage import flattering, mute, refusal
from dialogscore.measures.duties import asked_table, duty_scores
from dialogscore.measures.ended import turn_times
from dialogscore.measures.endings import ending_scores, ending_table
from dialogscore.measures.exchanges import (
    continuity_scores,
    follow_up_readings,
    following,
    invitation_scores,
    invitation_table,
)
from dialogscore.measures.gamed import gamed_scores
from dialogscore.measures.gaps import quiet_days
from dialogscore.measures.ledger import ledger_table, unanswered_table
from dialogscore.measures.mix import mix_scores
from dialogscore.measures.parts import turn_parts
from dialogscore.measures.presence import one_way_scores, presence_scores, unanswered_scores, written_times
from dialogscore.measures.private import taken_up_scores
from dialogscore.measures.reliability import calendar, reliability
from dialogscore.measures.replies import horizon_table, label_spread, rate_scores
from dialogscore.measures.returns import exchange_scores, exchanges
from dialogscore.measures.rows import Refusal, Setting, scores_table
from dialogscore.measures.servicelevel import level_parts, service_scores, service_table
from dialogscore.measures.sides import dialog_by_side, message_sides, side_table, turn_sides
from dialogscore.measures.speed import speed_scores, weekday_table
from dialogscore.measures.steadiness import posting_weeks, steadiness_scores
from dialogscore.measures.steadyrules import steady_rows, steady_table
from dialogscore.measures.stgallen import THRESHOLD, st_gallen_table
from dialogscore.measures.strata import strata_scores
from dialogscore.measures.summaries import account_table, canned_table, hour_table
from dialogscore.measures.themed import SPLIT, theme_scores, theme_table, turn_themes
from dialogscore.measures.times import curve_table, time_scores
from dialogscore.measures.tongues import (
    language_scores,
    language_table,
    name_left_out,
    named_by_hand,
    too_many,
    withhold,
)
from dialogscore.measures.turns import Window, inbound_turns, said_by_company
from dialogscore.measures.weeks import week_table
from dialogscore.opening import OpeningHours
from dialogscore.targets import DEFAULT, Target

__all__ = ["compute"]


def compute(
    messages: pd.DataFrame,
    *,
    sources: pd.DataFrame,
    company: str,
    window: Window = None,
    label_errors: Mapping[str, Mapping[str, float]] | None = None,
    level: float = 0.95,
    seed: int = 0,
    zone: str = "UTC",
    accounts: Sequence[Account] = (),
    private: pd.DataFrame | None = None,
    opening: Mapping[str, OpeningHours] | None = None,
    threshold: float = THRESHOLD,
    themeless: Refusal | None = None,
    targets: Sequence[Target] = DEFAULT,
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """
    Compute every measure of a feed but the index.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with all columns, ``ledger`` included (made with the same window), in any order.
    sources : pandas.DataFrame
        The sources.
    company : str
        The audited company.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        From (included) and to (not included), in UTC; None leaves an end open.
    label_errors : mapping of str to mapping, optional
        From the model's card: for a label such as ``act_answer`` or ``dialog_share``, ``sd``, the standard deviation
        between companies of the error in its share.
    level : float, default 0.95
        Confidence level of all intervals, 0..1.
    seed : int, default 0
        Seed of the bootstrap.
    zone : str, default "UTC"
        IANA time zone of the table ``hours`` and of weekdays and hours.
    accounts : sequence of Account, optional
        The company's accounts; those with a role are also scored apart.
    private : pandas.DataFrame, optional
        Private messages without words, as `dialogscore.readers.Feed` holds them.
    opening : mapping of str to OpeningHours, optional
        Opening hours by account, as `dialogscore.opening.parse_opening` gives them; with them the business clock runs.
    threshold : float, default 0.5
        Dialog share that the verdict on the St. Gallen sentence compares with, 0..1.
    themeless : tuple of (str, dict), optional
        Why the column ``theme`` holds no theme: a note code and its arguments.
    targets : sequence of Target, optional
        Service levels to compare with.

    Returns
    -------
    tuple of (pandas.DataFrame, dict of str to pandas.DataFrame)
        Rows as `schema.SCORES`; tables ``ledger``, ``curve`` and ``endings`` (empty where rates are refused),
        ``hours``, ``canned``, ``invitations``, ``horizons``, ``accounts``, ``sides``, ``unanswered``, ``languages``,
        ``asked_roles``, ``quiet_days``, ``weekdays``, ``differences``, ``themes``, ``posting_weeks``,
        ``answer_months``, ``quarters``, ``steadiness``, ``week_blocks``, ``st_gallen``, ``service_level``, ``backlog``,
        ``channels``, ``purposes``, ``goals``, ``purpose_talk``, ``research_threads``, ``invitation_purposes``, and
        ``clusters`` and ``alternatives``, from which `dialogscore.index` draws.
    """
    setting = Setting(company, window, label_errors or {}, level, seed)
    messages = in_table_order(messages)
    turns = turn_times(messages, inbound_turns(messages, window=window))
    everything = said_by_company(messages, window=window)
    said = everything[everything["supported"]].reset_index(drop=True)
    turns = turns.assign(follows=following(messages, turns))
    followed = follow_up_readings(messages, turns)

    flatters = flattering(messages, sources)

    def blocked(measure: str, *, by_coverage: bool = True) -> Refusal | None:
        reason = refusal(cards()[measure].needs, sources, by_order=True)
        if reason is not None:
            return reason, {}
        return flatters if by_coverage else None

    rates = blocked("reply_rate_72h")
    inside = turns[turns["inside"] & ~turns["deleted"]]
    # A rate of those that need a reply also needs to be able to read them.
    needing = rates or too_many(inside)
    rows = plain_counts(messages, sources, setting)
    by_hand = named_by_hand(messages)
    mixed = mix_scores(said, setting) + one_way_scores(said, setting)
    written = withhold(mixed, too_many(everything), setting)
    silent = mute(sources)
    written = withhold(written, (silent, {}) if silent else None, setting)
    written = name_left_out(written, everything, setting, by_hand=by_hand)
    own = written_times(messages, sources, window)
    rows += written + presence_scores(own, setting)
    asked = rate_scores(turns, setting, rates, needing=needing)
    asked += time_scores(turns, setting, needing)
    asked += ending_scores(turns, setting, needing) + speed_scores(turns, setting, needing, counted=rates)
    if opening:
        asked += business_scores(messages, turns, opening, setting, needing)
    rate = next(row for row in asked if row["measure"] == "reply_rate_72h" and row["subset_by"] is None)
    spread = label_spread(rate, level=level)
    asked += continuity_scores(followed, setting, blocked("continuity") or needing, spread=spread)
    asked += backlog_scores(turns, setting, needing)
    asked += gamed_scores(messages, turns, setting, rates, needing=needing)
    asked += exchange_scores(exchanges(messages, turns), setting, blocked("exchanges"), needing)
    asked = name_left_out(asked, inside, setting, by_hand=by_hand)
    rows += asked
    sides = message_sides(messages, window=window, zone=zone)
    of_turns = turn_sides(messages, turns, sides)
    parts = turn_parts(messages, turns, zone=zone) | of_turns
    theme = turn_themes(messages, turns)
    by_part = answered_scores(turns, parts | {SPLIT: theme}, setting, rates, needing=needing)
    unread = blocked("themes", by_coverage=False) or too_many(inside)
    themed = theme_scores(turns, theme, setting, unread, rates=rates, themeless=themeless)
    rows += themed + by_part + unanswered_scores(asked + by_part)
    level_of = level_parts(messages, turns, parts, opening)
    levels = service_scores(messages, turns, level_of, targets, opening, setting, needing)
    rows += levels
    rows += invitation_scores(said, setting, blocked("invitations_kept", by_coverage=False))
    aims, aim_tables = aimed(messages, everything, turns, setting, blocked, needing=needing, silent=silent)
    rows += aims
    same = blocked("answered_in_same_language", by_coverage=False)
    spoken = language_scores(messages, everything, turns, setting, same)
    if silent:
        spoken = [row for row in spoken if row["measure"] != "dialog_share"]
    rows += name_left_out(spoken, everything.iloc[:0], setting, by_hand=by_hand)
    if not silent:
        rows += strata_scores(messages, said, setting)
        rows += dialog_by_side(said, sides, setting, too_many(everything))
        rows += duty_scores(messages, said, turns, accounts, setting, needing)
    if private is not None:
        rows += taken_up_scores(messages, said, private, setting)
    unposted = blocked("posts_per_week_median", by_coverage=False)
    spans = calendar(messages, turns, setting, own.end, zone=zone)
    relied = reliability(turns, spans, setting, unposted or needing)
    steady = steadiness_scores(own, setting, unposted) + relied.rows
    rules = steady_table(steady, weeks=own.weeks)
    rows += steady + steady_rows(rules, setting, unposted)
    tables = {
        "ledger": ledger_table(messages, turns),
        "curve": curve_table(turns if needing is None else turns.iloc[:0], level=level),
        "endings": ending_table(turns if needing is None else turns.iloc[:0], level=level),
        "hours": hour_table(turns, zone=zone),
        "canned": canned_table(messages, said),
        "invitations": invitation_table(messages, said),
        "horizons": horizon_table(turns, rates, needing=needing),
        "accounts": account_table(messages),
        "sides": side_table(messages, turns, sides, of_turns, window=window),
        "unanswered": unanswered_table(messages, turns),
        "languages": language_table(messages, everything),
        "asked_roles": asked_table(messages, turns, accounts),
        "quiet_days": quiet_days(messages),
        "weekdays": weekday_table(turns if needing is None else turns.iloc[:0], zone=zone),
        "differences": difference_table(turns, parts | {SPLIT: theme}, by_part),
        "themes": theme_table(turns, theme, themed + by_part, setting),
        "posting_weeks": posting_weeks(own, messages),
        "answer_months": relied.months,
        "quarters": relied.quarters,
        "steadiness": rules,
        "week_blocks": week_table(turns, asked, setting, zone=zone),
        **aim_tables,
        "st_gallen": st_gallen_table(written, messages, said, setting, threshold=threshold),
        "service_level": service_table(levels, targets),
        "backlog": backlog_table(turns if needing is None else turns.iloc[:0], window=window, zone=zone),
        "channels": channel_table(messages, turns, sources, window=window),
        "clusters": cluster_table(turns, said, followed, seed=seed),
        "alternatives": cluster_table(turns, said, followed, seed=seed, more=alternatives(messages, turns)),
    }
    return scores_table(rows), tables
