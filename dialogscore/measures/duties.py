"""Accounts by what they are for: who is asked where, who answers, and which of them talks with people."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.arrays import equals
from dialogscore.config import Account
from dialogscore.measures.mix import DIALOG, company_turns, split_rows
from dialogscore.measures.replies import HORIZONS, banded_rate, candidates, refuse_horizon
from dialogscore.measures.rows import Refusal, Setting
from dialogscore.pairing import row_of
from dialogscore.privacy.people import folded

__all__ = ["asked_table", "duties", "duty_scores"]

OTHER = "other"


def duties(messages: pd.DataFrame, accounts: Sequence[Account]) -> np.ndarray | None:
    """
    Say what the account behind each company message is for.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.
    accounts : sequence of Account
        Accounts of the company with their roles.

    Returns
    -------
    numpy.ndarray of object, shape (rows,), or None
        The account's role, ``other`` for company messages of accounts without one, ``""`` for other rows; None if no
        account has a role.
    """
    if not any(account.role for account in accounts):
        return None
    company = equals(messages["author_role"], "company")
    found = np.where(company, OTHER, "").astype(object)
    for account in (one for one in accounts if one.role):
        name = account.handle.casefold()
        hit = equals(folded(messages["author_handle"]), name) | equals(folded(messages["author_id"]), name)
        there = company if account.platform is None else company & equals(messages["platform"], account.platform)
        # A page may be listed by its name.
        if not (hit & there).any():
            hit = equals(folded(messages["author_name"]), name)
        found[hit & there] = account.role
    return found


def _asked(messages: pd.DataFrame, turns: pd.DataFrame, duty: np.ndarray, accounts: Sequence[Account]) -> np.ndarray:
    """Find at which account each turn knocks: whose message it answers, else whom it mentions first."""
    rows = turns["row"].to_numpy()
    target = row_of(messages, messages["reply_target_id"], rows)
    asked = np.where(target >= 0, duty[np.maximum(target, 0)], "").astype(object)
    # One handle may be care on one platform and marketing on another; an account of no platform is meant on all.
    of_name = {(account.platform, account.handle.casefold()): account.role or OTHER for account in accounts}
    mentions = messages["mentions"].iloc[rows].fillna("").to_numpy(dtype=object)
    platform = messages["platform"].iloc[rows].to_numpy(dtype=object)
    for place in np.flatnonzero(asked == ""):
        names = [name.casefold().lstrip("@") for name in mentions[place].split()]
        keys = [(where, name) for name in names for where in (platform[place], None)]
        asked[place] = next((of_name[key] for key in keys if key in of_name), OTHER)
    return asked


def duty_scores(
    messages: pd.DataFrame,
    said: pd.DataFrame,
    turns: pd.DataFrame,
    accounts: Sequence[Account],
    setting: Setting,
    refusal: Refusal | None,
) -> list[dict]:
    """
    Compute dialog shares by the account that speaks and reply rates by the account that is asked.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    accounts : sequence of Account
        Accounts of the company with their roles.
    setting : Setting
        What all scores of the run share.
    refusal : Refusal or None
        Why the export supports no reply rate, if so.

    Returns
    -------
    list of dict
        Rows of `scores`, split by ``account_role`` (dialog_share) and ``asked_role`` (reply_rate_72h): asked at one
        account and answered by another counts as answered. None if no account has a role.
    """
    duty = duties(messages, accounts)
    if duty is None:
        return []
    rows = []
    own = duty[said["row"].to_numpy()]
    for role in sorted(set(own)):
        part = company_turns(said, own == role)
        unsure, thread = part["uncertain"].to_numpy(), part["thread"].to_numpy()
        hits, subset = part["mode"].to_numpy() == DIALOG, ("account_role", str(role))
        rows += split_rows(setting, "dialog_share", hits, unsure, thread, errors=("dialog_share",), subset=subset)
    if refusal is not None:
        return rows
    asked = _asked(messages, turns, duty, accounts)
    for role in sorted(set(asked)):
        part, subset = turns[asked == role], ("asked_role", str(role))
        refused = refuse_horizon(setting, "reply_rate_72h", candidates(part), HORIZONS["72h"], subset=subset)
        if refused is None:
            units = candidates(part, needing=False)
            rows += banded_rate(setting, "reply_rate_72h", units, HORIZONS["72h"], subset=subset)
        else:
            rows.append(refused)
    return rows


def asked_table(messages: pd.DataFrame, turns: pd.DataFrame, accounts: Sequence[Account]) -> pd.DataFrame:
    """
    Count where people ask and where they are answered.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    accounts : sequence of Account
        Accounts of the company with their roles.

    Returns
    -------
    pandas.DataFrame
        ``asked`` and ``answered_by`` (roles; ``nobody`` where no direct response came) and ``turns``; empty if no
        account has a role.
    """
    text = pd.StringDtype("pyarrow")
    duty = duties(messages, accounts)
    if duty is None:
        return pd.DataFrame({"asked": pd.Series(dtype=text), "answered_by": pd.Series(dtype=text),
                             "turns": pd.Series(dtype="Int64")})  # fmt: skip
    inner = turns[turns["inside"]]
    response = row_of(messages, messages["response_id"], inner["row"].to_numpy())
    by = np.where(response >= 0, duty[np.maximum(response, 0)], "nobody").astype(object)
    pairs = pd.DataFrame({"asked": _asked(messages, inner, duty, accounts), "answered_by": by})
    table = pairs.groupby(["asked", "answered_by"], sort=True).size().rename("turns").reset_index()
    return table.astype({"asked": text, "answered_by": text, "turns": "Int64"})
