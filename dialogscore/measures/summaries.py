"""Tables that reports draw beside the scores: the week by hour, canned replies, accounts."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals
from dialogscore.measures.calendars import hours_of, local_times, weekdays_of
from dialogscore.pairing import people_answered

__all__ = ["account_table", "canned_table", "handles", "hour_table"]

TEXT = pd.StringDtype("pyarrow")


def hour_table(turns: pd.DataFrame, *, zone: str = "UTC") -> pd.DataFrame:
    """
    Count inbound turns and responses by weekday and hour.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them; those in the window with an exact time count.
    zone : str, default "UTC"
        IANA time zone of the clock on the wall.

    Returns
    -------
    pandas.DataFrame
        168 lines: ``weekday`` (0 is Monday), ``hour``, ``inbound`` (turns that begin), ``responses`` (first responses
        given).
    """
    kept = turns[turns["inside"] & turns["exact"]]
    cells = np.arange(168)
    table = pd.DataFrame({"weekday": cells // 24, "hour": cells % 24})
    for name, moments in (
        ("inbound", kept["created"]),
        ("responses", (kept["created"] + kept["response"]).dropna()),
    ):
        local = local_times(moments.to_numpy(), zone)
        table[name] = np.bincount(weekdays_of(local) * 24 + hours_of(local), minlength=168)
    return table


def canned_table(messages: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """
    List the canned replies.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with all columns of the stages before `measures`.
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.

    Returns
    -------
    pandas.DataFrame
        ``group`` (ref of its first message), ``act`` (the commonest in it), ``messages``, ``authors`` (people it was
        sent to, each unknown one a person), ``share`` (of all replies, 0..1); largest first.
    """
    replies = said[said["position"] == "reply"]
    canned = replies[replies["canned"]]
    rows = canned["row"].to_numpy()
    person = people_answered(messages, rows)
    group, act = messages["canned_group"].iloc[rows].to_numpy(dtype=object), canned["act"].to_numpy(dtype=object)
    sent = pd.DataFrame({"group": group, "act": act, "person": person})
    acts = sent.groupby(["group", "act"]).size().rename("count").reset_index()
    acts = acts.sort_values(["group", "count", "act"], ascending=[True, False, True]).drop_duplicates("group")
    groups = sent.groupby("group")["person"].agg(messages="size", authors="nunique")
    table = acts.set_index("group")[["act"]].join(groups).reset_index()
    table["share"] = table["messages"] / max(len(replies), 1)
    table = table.sort_values(["messages", "group"], ascending=[False, True], ignore_index=True)
    return table.astype({"group": TEXT, "act": TEXT, "messages": "int64", "authors": "int64", "share": "float64"})


def handles(messages: pd.DataFrame) -> pd.Series:
    """
    Name the account behind each message.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    pandas.Series of str
        Its handle; where there is none, name and id, or the one that there is, or "".
    """
    told = messages["author_handle"]
    left = messages.loc[told.isna().to_numpy(dtype=bool), ["author_name", "author_id"]]
    if not len(left):
        return told
    named = left["author_name"] + " (" + left["author_id"] + ")"
    return told.fillna(named.fillna(left["author_id"]).fillna(left["author_name"]).fillna(""))


def account_table(messages: pd.DataFrame) -> pd.DataFrame:
    """
    List the company's accounts.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    pandas.DataFrame
        ``handle`` (where there is none: name and id, or the one that there is), ``platform``,
        ``messages``; by platform and handle.
    """
    names = ["author_id", "author_handle", "author_name", "platform"]
    own = messages.loc[equals(messages["author_role"], "company"), names]
    table = pd.DataFrame({"handle": handles(own), "platform": own["platform"]})
    table = table.groupby(["platform", "handle"], as_index=False).size().rename(columns={"size": "messages"})
    table = table.sort_values(["platform", "handle"], ignore_index=True)[["handle", "platform", "messages"]]
    return table.astype({"handle": TEXT, "platform": TEXT, "messages": "int64"})
