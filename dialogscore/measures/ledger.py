"""The denominator ledger: from all rows received to the turns that the 72-hour reply rate counts, rule by rule."""

import numpy as np
import pandas as pd

from dialogscore.arrays import SET_APART, equals, in_table_order, ref_numbers
from dialogscore.measures.turns import Window, inbound_rows, inbound_turns
from dialogscore.words import texts_at, worded

__all__ = ["FILTERS", "HORIZON", "RULES", "STATES", "add_ledger", "ledger_table", "unanswered_table"]

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

# How each line is recounted in messages.csv: expressions as pandas.DataFrame.query takes them.
_OPEN = "ledger == 'eligible' and response_seconds.isna() and answered"
FILTERS = {
    "received": "ref == ref",
    **{rule: f"ledger == '{rule}'" for rule in RULES},
    "answered": f"ledger == 'eligible' and response_seconds <= {HORIZON}",
    "answered_later": f"ledger == 'eligible' and response_seconds > {HORIZON}",
    "collective": f"{_OPEN} == 'collective'",
    "community": f"{_OPEN} == 'community'",
    "none": f"{_OPEN} not in ('collective', 'community')",
    # A turn needs a reply if any of its messages does, so this one groups before it filters.
    "uncertain": f"ledger in ('eligible', 'no_reply_needed') and observed_seconds >= {HORIZON} and turn in DOUBTFUL; "
    "DOUBTFUL: turns of inbound messages with a language_support other than 'unsupported', some with needs_reply or "
    "is_uncertain, none with needs_reply and not is_uncertain",
}
EXAMPLES = 3
# What became of an eligible turn.
STATES = ("answered", "answered_later", "collective", "community", "none")


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
    rule = np.full(len(ordered), RULES.index("later_in_turn"), dtype=np.int64)
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
        range(RULES.index("deleted"), RULES.index("eligible")),
        default=RULES.index("eligible"),
    )
    rule[~inbound] = RULES.index("ambient")
    for kind in SET_APART:
        rule[equals(ordered["kind"], kind)] = RULES.index(kind)
    for role, name in (("affiliate", "affiliate"), ("other_company", "other_company"), ("company", "own")):
        rule[equals(ordered["author_role"], role)] = RULES.index(name)
    if ordered is not messages:
        rule = rule[np.searchsorted(ref_numbers(ordered), ref_numbers(messages))]
    return messages.assign(ledger=worded(rule, RULES).set_axis(messages.index))


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
        community, none; last uncertain, the turns that are eligible, or not, only by uncertain labels. ``filter``
        says how to recount the line in messages.csv (`FILTERS`), ``refs`` names its first three messages.
    """
    rule, ref = messages["ledger"], messages["ref"]
    found = {"received": np.arange(len(messages))}
    found |= {name: np.flatnonzero(equals(rule, name)) for name in RULES}
    head = turns["row"].to_numpy()
    eligible = turns[equals(rule, "eligible")[head]]
    answered = _became(eligible)
    for name in STATES:
        found[name] = eligible["row"].to_numpy()[(answered == name).to_numpy()]
    doubtful = turns["needs_maybe"] & ~turns["needs_surely"] & (turns["observed"] >= HORIZON)
    found["uncertain"] = head[doubtful & equals(rule, "eligible", "no_reply_needed")[head]]
    of_rows = RULES[: RULES.index("deleted")]
    text = pd.StringDtype("pyarrow")
    turned = [None if name in of_rows else len(rows) for name, rows in found.items()]
    return pd.DataFrame(
        {
            "rule": pd.Series(list(found), dtype=text),
            "rows": pd.Series([len(rows) for rows in found.values()], dtype="Int64"),
            "turns": pd.Series([len(turns), *turned[1:]], dtype="Int64"),
            "filter": pd.Series([FILTERS[name] for name in found], dtype=text),
            "refs": pd.Series([" ".join(ref.iloc[rows[:EXAMPLES]]) for rows in found.values()], dtype=text),
        }
    )


def _became(eligible: pd.DataFrame) -> pd.Series:
    answered = eligible["answered"].where(eligible["response"].isna(), "answered_later")
    answered = answered.where(~(eligible["response"] <= HORIZON), "answered")
    # A turn that counts as directly answered, though only by a machine, was answered by nobody.
    return answered.replace("direct", "none")


def unanswered_table(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """
    Count what became of the eligible turns, by what was asked.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the column ``ledger``, in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    pandas.DataFrame
        ``inbound_type`` (of the turn's first message; "" if unknown), ``turns`` (eligible for the 72-hour rate), and of
        these those of each of `STATES`; the type with the most turns that nobody answered first.
    """
    rows = turns["row"].to_numpy()
    kept = equals(messages["ledger"], "eligible")[rows]
    asked = texts_at(messages["inbound_type"], rows[kept])
    state = _became(turns[kept]).to_numpy(dtype=object)
    code, types = pd.factorize(asked, sort=True)
    table = pd.DataFrame({"inbound_type": pd.Series(types, dtype=pd.StringDtype("pyarrow"))})
    place = code.astype(np.int64)
    table["turns"] = np.bincount(place, minlength=len(types))
    for name in STATES:
        table[name] = np.bincount(place[state == name], minlength=len(types))
    order = ["none", "turns", "inbound_type"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)
