"""The same figures side by side: month by month, account by account, platform by platform."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, seconds_since_1970, set_apart
from dialogscore.measures.calendars import local_times, months_of
from dialogscore.measures.mix import DIALOG, company_turns, split_rows
from dialogscore.measures.rows import Refusal, Setting, refused_row
from dialogscore.measures.summaries import handles
from dialogscore.measures.turns import Window, inbound_rows, inside
from dialogscore.pairing import row_of
from dialogscore.privacy.people import folded
from dialogscore.remembered import encoded
from dialogscore.words import kinds, kinds_at, present

__all__ = ["asked_accounts", "dialog_by_side", "message_sides", "side_table", "turn_sides"]

# More months than this are told by the quarter.
MOST_MONTHS = 18
LEAST_TURNS = 30
QUARTER = 3
# A turn is asked at an account, a message is written by one.
OF_TURNS = {"account": "asked_account"}
TEXT = pd.StringDtype("pyarrow")

# For each way to split, the part that each row lies in; "" where it is not known.
Sides = dict[str, pd.Categorical]


def message_sides(messages: pd.DataFrame, *, window: Window = None, zone: str = "UTC") -> Sides:
    """
    Tell of every message in which period it was written, and of the company's by which account and where.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.
    zone : str, default "UTC"
        IANA time zone of the calendar.

    Returns
    -------
    dict of str to pandas.Categorical, shape (rows,)
        ``month`` (``2024-03``), or ``quarter`` (``2024-Q1``) where company and audience wrote over more than 18 months;
        ``account`` (``platform:handle``) and ``platform`` of the company's messages. A split of one part is left out.
    """
    created = seconds_since_1970(messages["created_at"])
    company = equals(messages["author_role"], "company")
    spoken = (equals(messages["direction"], "outbound") & ~set_apart(messages)) | inbound_rows(messages)
    spoken &= inside(created, window)
    months = months_of(local_times(created, zone))
    span = int(months[spoken].max() - months[spoken].min()) + 1 if spoken.any() else 0
    split, step = ("month", 1) if span <= MOST_MONTHS else ("quarter", QUARTER)
    period = months // step
    first, last = (int(period.min()), int(period.max())) if len(period) else (0, -1)
    names = [_period(number * step, split) for number in range(first, last + 1)]
    where, platforms = encoded(messages["platform"])
    found = {
        split: kinds(np.where(spoken, period - first, -1), names),
        "account": _accounts(messages),
        "platform": kinds(np.where(company, where, -1), platforms),
    }
    return {name: parts for name, parts in found.items() if len(present(parts)) > 1}


def _period(month: int, split: str) -> str:
    year, place = divmod(month, 12)
    return f"{year:04d}-{place + 1:02d}" if split == "month" else f"{year:04d}-Q{place // QUARTER + 1}"


def turn_sides(messages: pd.DataFrame, turns: pd.DataFrame, sides: Sides) -> Sides:
    """
    Tell of every turn in which period it began and at which account it knocks.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    sides : dict of str to pandas.Categorical
        As `message_sides` gives them.

    Returns
    -------
    dict of str to pandas.Categorical, shape (turns,)
        The same splits, the account as ``asked_account``: that whose message the turn answers, else the first that it
        mentions; "" where it does neither.
    """
    rows = turns["row"].to_numpy()
    found = {OF_TURNS.get(name, name): parts[rows] for name, parts in sides.items()}
    if "platform" in sides:
        there = kinds_at(messages["platform"], rows)
        found["platform"] = there.set_categories([*present(sides["platform"]), ""]).fillna("")
    if "account" in sides:
        asked, names = pd.factorize(_asked(messages, rows, sides["account"]))
        found["asked_account"] = kinds(asked, names)
    return found


def asked_accounts(messages: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    """
    Tell at which account of the company messages knock.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    rows : numpy.ndarray of int
        Positions of messages of the audience.

    Returns
    -------
    numpy.ndarray of object, shape (rows,)
        ``platform:handle`` of whose message is answered, else of whom it mentions first; "" where it does neither.
    """
    return _asked(messages, rows, _accounts(messages))


def _accounts(messages: pd.DataFrame) -> pd.Categorical:
    rows = np.flatnonzero(equals(messages["author_role"], "company"))
    own = messages[["platform", "author_handle", "author_id", "author_name"]].iloc[rows]
    names = own["platform"].fillna("").to_numpy(dtype=object) + ":" + handles(own).to_numpy(dtype=object)
    account = np.full(len(messages), -1, dtype=np.int64)
    account[rows], known = pd.factorize(names)
    return kinds(account, known)


def _asked(messages: pd.DataFrame, rows: np.ndarray, accounts: pd.Categorical) -> np.ndarray:
    account = np.asarray(accounts)
    target = row_of(messages, messages["reply_target_id"], rows)
    asked = np.where(target >= 0, account[np.maximum(target, 0)], "").astype(object)
    platform = messages["platform"].fillna("").to_numpy(dtype=object)
    of_name: dict[tuple[str, str], str] = {}
    for column in ("author_id", "author_handle"):
        own = np.flatnonzero((account != "") & messages[column].notna().to_numpy(dtype=bool))
        name = folded(messages[column].iloc[own]).to_numpy(dtype=object)
        told = pd.DataFrame({"platform": platform[own], "name": name, "account": account[own]})
        told = told.drop_duplicates(["platform", "name"], keep="last")
        of_name |= dict(zip(zip(told["platform"], told["name"], strict=True), told["account"], strict=True))
    mentions = folded(messages["mentions"].iloc[rows]).fillna("").to_numpy(dtype=object)
    for place in np.flatnonzero((asked == "") & (mentions != "")):
        keys = ((platform[rows[place]], name.lstrip("@")) for name in mentions[place].split())
        asked[place] = next((of_name[key] for key in keys if key in of_name), "")
    return asked


def dialog_by_side(said: pd.DataFrame, sides: Sides, setting: Setting, refusal: Refusal | None) -> list[dict]:
    """
    Compute the dialog share of every period, account and platform.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages in languages that can be read, as `said_by_company` gives them.
    sides : dict of str to pandas.Categorical
        As `message_sides` gives them.
    setting : Setting
        What all scores of the run share.
    refusal : Refusal or None
        Why there is no dialog share of the whole, if so: then there are no rows.

    Returns
    -------
    list of dict
        Rows of `scores` with their bands; a part of fewer than 30 turns is refused.
    """
    rows: list[dict] = []
    for split, parts in sides.items() if refusal is None else ():
        own = parts[said["row"].to_numpy()]
        for name in present(own):
            turns, subset = company_turns(said, own == name), (split, name)
            if len(turns) < LEAST_TURNS:
                few = {"n": len(turns), "subset": subset, "found": len(turns), "needed": LEAST_TURNS}
                rows.append(refused_row(setting, "dialog_share", "few_units", **few))
                continue
            hits, unsure = turns["mode"].to_numpy() == DIALOG, turns["uncertain"].to_numpy()
            thread, errors = turns["thread"].to_numpy(), ("dialog_share",)
            rows += split_rows(setting, "dialog_share", hits, unsure, thread, errors=errors, subset=subset)
    return rows


def side_table(
    messages: pd.DataFrame, turns: pd.DataFrame, sides: Sides, of_turns: Sides, *, window: Window = None
) -> pd.DataFrame:
    """
    Count what was written in every period, by every account and on every platform.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    sides, of_turns : dict of str to pandas.Categorical
        As `message_sides` and `turn_sides` give them.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    pandas.DataFrame
        ``split``, ``part``, ``company_messages`` (visible, reposts not) and ``inbound_turns`` (asked there and then,
        not deleted), both in the window; periods as they follow, else by name.
    """
    own = equals(messages["direction"], "outbound") & ~set_apart(messages) & equals(messages["status"], "visible")
    own &= inside(seconds_since_1970(messages["created_at"]), window)
    asked = (turns["inside"] & ~turns["deleted"]).to_numpy(dtype=bool)
    lines = []
    for split, parts in sides.items():
        there = of_turns[OF_TURNS.get(split, split)]
        written, begun = (pd.Series(some).value_counts() for some in (parts[own], there[asked]))
        for name in sorted({*present(parts[own]), *present(there[asked])}):
            lines.append((split, name, int(written.get(name, 0)), int(begun.get(name, 0))))
    table = pd.DataFrame(lines, columns=["split", "part", "company_messages", "inbound_turns"])
    return table.astype({"split": TEXT, "part": TEXT, "company_messages": "int64", "inbound_turns": "int64"})
