"""The denominator ledger: from all rows received to the turns that the 72-hour reply rate counts, rule by rule."""

import numpy as np
import pandas as pd

from dialogscore.arrays import SET_APART, equals, in_table_order, ref_numbers
from dialogscore.measures.turns import Window, inbound_rows, inbound_turns

__all__ = ["HORIZON", "RULES", "add_ledger", "ledger_table"]

HORIZON = 72 * 3600

RULES = (
    "own",
    "other_company",
    "affiliate",
    "repost",
    "story",
    "review",
    "ambient",
    "later_in_turn",
    "deleted",
    "unread",
    "no_exact_time",
    "outside_window",
    "unsupported_language",
    "no_reply_needed",
    "too_recent",
    "eligible",
)


def add_ledger(messages: pd.DataFrame, *, window: Window = None) -> pd.DataFrame:
    """
    Say for every message which rule takes it out of the 72-hour reply rate.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with all columns of the stages before `measures`, in any order.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        From (included) and to (not included), in UTC; None leaves an end open.

    Returns
    -------
    pandas.DataFrame
        The messages with the column ``ledger``: the first of `RULES` that holds. Rules from ``deleted`` on judge the
        turn and stand at its first message; its other messages are ``later_in_turn``. A message of a thread that the
        company does not touch is ambient.
    """
    ordered = in_table_order(messages)
    turns = inbound_turns(ordered, window=window)
    inbound = inbound_rows(ordered)
    rule = np.full(len(ordered), "later_in_turn", dtype=object)
    rule[turns["row"]] = np.select(
        [
            turns["deleted"] & ~turns["unread"],
            turns["unread"],
            ~turns["exact"],
            ~turns["inside"],
            ~turns["supported"],
            ~turns["needs"],
            ~(turns["observed"] >= HORIZON),
        ],
        RULES[RULES.index("deleted") : RULES.index("eligible")],
        default="eligible",
    ).astype(object)
    rule[~inbound] = "ambient"
    for kind in SET_APART:
        rule[equals(ordered["kind"], kind)] = kind
    for role, name in (("affiliate", "affiliate"), ("other_company", "other_company"), ("company", "own")):
        rule[equals(ordered["author_role"], role)] = name
    back = np.searchsorted(ref_numbers(ordered), ref_numbers(messages))
    column = pd.Series(rule[back], index=messages.index, dtype=pd.StringDtype("pyarrow"))
    return messages.assign(ledger=column)


def ledger_table(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """
    Count the ledger's lines.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the column ``ledger``, in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    pandas.DataFrame
        ``rule``, ``rows``, ``turns`` (NA where the rule speaks of single rows): received; each of `RULES`, whose rows
        add up to it; then what became of the eligible: answered (directly, within 72 h), answered_later, collective,
        community, none; last uncertain, the turns that are eligible, or not, only by uncertain labels.
    """
    rule = messages["ledger"]
    counts = rule.value_counts()
    lines = [("received", len(messages), len(turns))]
    for name in RULES:
        rows = int(counts.get(name, 0))
        lines.append((name, rows, rows if RULES.index(name) >= RULES.index("deleted") else None))
    of_turn = rule.iloc[turns["row"]].to_numpy(dtype=object)
    eligible = turns[of_turn == "eligible"]
    answered = eligible["answered"].where(eligible["response"].isna(), "answered_later")
    answered = answered.where(~(eligible["response"] <= HORIZON), "answered")
    # A turn that counts as directly answered, though only by a machine, was answered by nobody.
    answered = answered.replace("direct", "none")
    for name in ("answered", "answered_later", "collective", "community", "none"):
        count = int((answered == name).sum())
        lines.append((name, count, count))
    doubtful = turns["needs_maybe"] & ~turns["needs_surely"] & (turns["observed"] >= HORIZON)
    uncertain = int((doubtful & np.isin(of_turn, ["eligible", "no_reply_needed"])).sum())
    lines.append(("uncertain", uncertain, uncertain))
    names, rows, of_turns = zip(*lines, strict=True)
    return pd.DataFrame(
        {
            "rule": pd.Series(names, dtype=pd.StringDtype("pyarrow")),
            "rows": pd.Series(rows, dtype="Int64"),
            "turns": pd.Series(of_turns, dtype="Int64"),
        }
    )
