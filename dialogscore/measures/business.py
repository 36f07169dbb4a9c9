"""Waits by the business clock: it runs only while the account that was asked is open."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dialogscore.arrays import equals
from dialogscore.config import parse_account
from dialogscore.measures.replies import banded_rate, candidates, refuse_horizon
from dialogscore.measures.rows import Refusal, Setting, refused_row
from dialogscore.measures.times import QUANTILES, time_scores
from dialogscore.opening import OpeningHours, is_open, open_seconds
from dialogscore.pairing import row_of
from dialogscore.privacy.people import folded
from dialogscore.words import kinds

__all__ = ["asked_in_hours", "business_scores", "business_turns"]

RATE, WORKING_DAY = "business_rate_8h", 8 * 3600


def _asked(messages: pd.DataFrame, turns: pd.DataFrame, opening: Mapping[str, OpeningHours]) -> np.ndarray:
    """Find whose hours count for each turn: of the account whose message it answers, else that it mentions first."""
    rows = turns["row"].to_numpy()
    company = equals(messages["author_role"], "company")
    written, of_name = np.full(len(messages), "", dtype=object), {}
    for name in (name for name in opening if name):
        account = parse_account(name)
        hit = company & (equals(folded(messages["author_handle"]), account.handle)
                         | equals(folded(messages["author_id"]), account.handle))  # fmt: skip
        if account.platform is not None:
            hit &= equals(messages["platform"], account.platform)
        written[hit] = name
        of_name[account.handle if account.platform is None else f"{account.platform}:{account.handle}"] = name
    if not of_name:  # all accounts keep the same hours
        return np.full(len(rows), "", dtype=object)
    target = row_of(messages, messages["reply_target_id"], rows)
    asked = np.where(target >= 0, written[target], "").astype(object)
    names = messages["mentions"].iloc[rows].reset_index(drop=True).astype(object).str.casefold().str.split().explode()
    names = names.str.lstrip("@")
    # One handle may be two accounts with hours of their own: the platform tells them apart.
    platform = messages["platform"].iloc[rows].reset_index(drop=True).astype(object).reindex(names.index)
    told = (platform + ":").str.cat(names).map(of_name)
    first = told.where(told.notna(), names.map(of_name)).dropna().groupby(level=0).first()
    mentioned = first.astype(object).reindex(range(len(rows)), fill_value="").to_numpy(dtype=object)
    return np.where(asked == "", mentioned, asked)


def business_turns(messages: pd.DataFrame, turns: pd.DataFrame, opening: Mapping[str, OpeningHours]) -> pd.DataFrame:
    """
    Let the business clock of each turn run.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    opening : mapping of str to OpeningHours
        As `dialogscore.opening.parse_opening` gives it.

    Returns
    -------
    pandas.DataFrame
        The turns, ``response`` and ``observed`` in seconds within opening hours.
    """
    asked, begun = _asked(messages, turns, opening), turns["created"].to_numpy()
    found = {name: turns[name].to_numpy(dtype=float).copy() for name in ("response", "observed")}
    for name, hours in opening.items():
        own = asked == name
        for values in found.values():
            values[own] = open_seconds(hours, begun[own], (begun + values)[own])
    return turns.assign(**found)


def asked_in_hours(messages: pd.DataFrame, turns: pd.DataFrame, opening: Mapping[str, OpeningHours]) -> pd.Categorical:
    """
    Tell whether each turn began while the account that was asked is open.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    opening : mapping of str to OpeningHours
        As `dialogscore.opening.parse_opening` gives it.

    Returns
    -------
    pandas.Categorical, shape (turns,)
        ``inside`` or ``outside``.
    """
    asked, begun = _asked(messages, turns, opening), turns["created"].to_numpy()
    found = np.full(len(turns), -1)
    for name, hours in opening.items():
        own = np.flatnonzero(asked == name)
        found[own[is_open(hours, begun[own])]] = 0
    return kinds(found, ["inside"], missing="outside")


def business_scores(
    messages: pd.DataFrame,
    turns: pd.DataFrame,
    opening: Mapping[str, OpeningHours],
    setting: Setting,
    blocked: Refusal | None,
) -> list[dict]:
    """
    Compute the response times by the business clock.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    opening : mapping of str to OpeningHours
        As `dialogscore.opening.parse_opening` gives it.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no response time, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: response_median_seconds_business, response_p90_seconds_business, and business_rate_8h with
        its band, refused unless enough turns were watched for 8 open hours.
    """
    running = business_turns(messages, turns, opening)
    rows = time_scores(running, setting, blocked, suffix="_business", only=QUANTILES)
    if blocked is not None:
        return [*rows, refused_row(setting, RATE, blocked[0], **blocked[1])]
    refused = refuse_horizon(setting, RATE, candidates(running), WORKING_DAY)
    if refused is not None:
        return [*rows, refused]
    return rows + banded_rate(setting, RATE, candidates(running, needing=False), WORKING_DAY)
