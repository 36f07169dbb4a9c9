"""From inbound turns to cases: one person in one thread, and how their matter stands at the end of observation."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, threads
from dialogscore.measures.turns import Window, inbound_turns
from dialogscore.pairing import authors, row_of

__all__ = ["OLDER", "PARTS", "Cases", "case_numbers", "cases"]

OLDER = 30 * 86400
#: Where a case is listed; the first of these that holds, read from the end: what is open and sure stands first.
PARTS = ("open", "check", "older", "handed_over", "collective", "community", "closed_by_person")


class Cases(NamedTuple):
    """
    Cases, and the messages that each is about.

    Attributes
    ----------
    table : pandas.DataFrame
        One row a case: ``part`` (of `PARTS`), ``state`` (how it came to be open: ``no_answer``, ``came_back``,
        ``automated``, ``early``, or how it was ended), ``waiting`` (seconds from its first open message to the end of
        observation, NaN if unknown), ``first`` and ``last`` (rows of its first and last asking message), ``answer``
        (row of the company's last answer to the person, -1 if none), ``sure`` (that it needs a reply).
    asking : pandas.DataFrame
        One row a message that asks: ``case`` (position in ``table``) and ``row``.
    """

    table: pd.DataFrame
    asking: pd.DataFrame


def case_numbers(messages: pd.DataFrame) -> np.ndarray:
    """
    Number persons in threads.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.

    Returns
    -------
    numpy.ndarray of int64, shape (rows,)
        The same for all messages of one author in one thread; of an unknown author each is a case of its own.
    """
    person = authors(messages)
    person = np.where(person < 0, len(messages) + np.arange(len(messages)), person)
    return pd.factorize(threads(messages) * (2 * len(messages)) + person)[0].astype(np.int64)


def cases(messages: pd.DataFrame, said: dict[str, np.ndarray], *, window: Window = None) -> Cases:
    """
    Find every case that is open, and those that need no answer any more, by what ended them.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with the columns of all stages.
    said : dict of str to numpy.ndarray
        ``closed`` and ``moved_away``: whether a message says that its matter is settled, or goes on elsewhere.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit; a case is asked in it.

    Returns
    -------
    Cases
        A turn is open if it needs a reply or may need one, can be read, has no answer, and the company answered
        no other message of the person in this thread after it. A case is open with its first open turn; one without
        is listed only if the last answer moved the person elsewhere (act ``deflect``).
    """
    turns = inbound_turns(messages, window=window)
    turns["case"] = case_numbers(messages)[turns["row"]]
    turns["asks"] = (turns["needs_maybe"] | ~turns["supported"]) & ~turns["deleted"] & turns["inside"]
    turns["answered_at"] = turns["created"] + turns["response"]
    last_answer = turns.groupby("case")["answered_at"].transform("max").fillna(-np.inf)
    turns["open"] = turns["asks"] & turns["response"].isna() & (turns["created"] > last_answer)
    asking = _asking(messages, turns)
    opened = _opened(messages, turns, asking, said)
    moved = _moved(messages, turns, asking, opened["case"])
    table = pd.concat([opened, moved], ignore_index=True)
    place = pd.Series(np.arange(len(table)), index=table["case"])
    chosen = asking[asking["case"].isin(table["case"])]
    of_open = chosen["open"] | ~chosen["case"].isin(opened["case"])
    chosen = chosen[of_open]
    return Cases(
        table.drop(columns="case"),
        pd.DataFrame({"case": place.loc[chosen["case"]].to_numpy(), "row": chosen["row"].to_numpy()}),
    )


def _asking(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """List the messages of turns that ask: those that need a reply or may need one, else the turn's first."""
    wanted = turns[turns["asks"]]
    heads = messages["ref"].iloc[wanted["row"]].to_numpy(dtype=object)
    of_turn = pd.Series(np.arange(len(wanted)), index=heads)
    rows = np.flatnonzero(messages["turn"].isin(heads).to_numpy(dtype=bool) & equals(messages["direction"], "inbound"))
    turn = of_turn.loc[messages["turn"].iloc[rows].to_numpy(dtype=object)].to_numpy()
    some = messages[["needs_reply", "is_uncertain", "status"]].iloc[rows]
    kept = (flags(some["needs_reply"]) | flags(some["is_uncertain"])) & equals(some["status"], "visible")
    kept |= rows == wanted["row"].to_numpy()[turn]
    found = wanted.iloc[turn][["case", "open"]].assign(row=rows, asks=flags(some["needs_reply"]))
    return found[kept].reset_index(drop=True)


def _opened(
    messages: pd.DataFrame, turns: pd.DataFrame, asking: pd.DataFrame, said: dict[str, np.ndarray]
) -> pd.DataFrame:
    """Make one row of each case with an open turn."""
    by = turns[turns["open"]].groupby("case", sort=True)
    last = turns.loc[by["row"].idxmax()]
    found = pd.DataFrame({"case": list(by.groups), "waiting": by["observed"].max().to_numpy(dtype=float)})
    rows = asking[asking["open"]].groupby("case")["row"]
    found["first"], found["last"] = rows.min().to_numpy(dtype=np.int64), rows.max().to_numpy(dtype=np.int64)
    found["sure"] = by["needs_surely"].any().to_numpy(dtype=bool)
    answers = turns[turns["answered_at"].notna()].sort_values("answered_at", kind="stable")
    answered = answers.groupby("case")["row"].last().reindex(found["case"]).fillna(-1).astype(np.int64).to_numpy()
    found["answer"] = _response(messages, answered)
    settled, away = (_said_after(messages, found, said[code]) for code in ("closed", "moved_away"))
    by_others = last["answered"].to_numpy(dtype=object)
    holds = {
        "closed_by_person": settled,
        "handed_over": away,
        "community": by_others == "community",
        "collective": by_others == "collective",
        "older": (found["waiting"] > OLDER).to_numpy(dtype=bool),
        "check": ~found["sure"].to_numpy(dtype=bool),
    }
    found["part"] = np.select(list(holds.values()), list(holds), default="open").astype(object)
    early = flags(messages["is_answered_early"])[found["last"]]
    states = {
        "closed_by_person": settled, "moved_away": away, "community": by_others == "community",
        "collective": by_others == "collective", "came_back": found["answer"].to_numpy() >= 0,
        # A turn that counts as directly answered without a response was answered by a machine alone.
        "automated": (by_others == "direct") & ~early, "early": early,
    }  # fmt: skip
    found["state"] = np.select(list(states.values()), list(states), default="no_answer").astype(object)
    return found


def _moved(messages: pd.DataFrame, turns: pd.DataFrame, asking: pd.DataFrame, opened: pd.Series) -> pd.DataFrame:
    """Make one row of each case whose last answer sent the person elsewhere."""
    answered = turns[turns["asks"] & turns["response"].notna() & ~turns["case"].isin(opened)]
    last = answered.sort_values("answered_at", kind="stable").groupby("case", sort=True).tail(1).sort_values("case")
    reply = _response(messages, last["row"].to_numpy())
    deflected = (reply >= 0) & equals(messages["act"], "deflect")[np.maximum(reply, 0)]
    last, reply = last[deflected], reply[deflected]
    rows = asking[asking["case"].isin(last["case"])].groupby("case")["row"]
    return pd.DataFrame(
        {
            "case": last["case"].to_numpy(),
            "waiting": last["observed"].to_numpy(dtype=float),
            "first": rows.min().to_numpy(dtype=np.int64),
            "last": rows.max().to_numpy(dtype=np.int64),
            "sure": last["needs_surely"].to_numpy(dtype=bool),
            "answer": reply,
            "part": np.full(len(last), "handed_over", dtype=object),
            "state": np.full(len(last), "deflected", dtype=object),
        }
    )


def _response(messages: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    """Find the company's answers to some rows, -1 where there is none."""
    known = np.flatnonzero(rows >= 0)
    found = np.full(len(rows), -1, dtype=np.int64)
    found[known] = row_of(messages, messages["response_id"], rows[known])
    return found


def _said_after(messages: pd.DataFrame, found: pd.DataFrame, said: np.ndarray) -> np.ndarray:
    """Tell in which cases the person said something in or after the last message that asks, and asked no more."""
    case, known = case_numbers(messages), authors(messages) >= 0
    # Who says "sent" or "solved, thanks" asks nothing, whatever the model makes of it.
    surely = flags(messages["needs_reply"]) & ~flags(messages["is_uncertain"])
    surely &= equals(messages["inbound_type"], "question", "complaint")
    rows = np.flatnonzero(said & ~surely & equals(messages["author_role"], "audience") & known)
    said_last = pd.Series(rows.astype(float)).groupby(case[rows]).max()
    last = found["last"].to_numpy()
    return said_last.reindex(case[last]).to_numpy(dtype=float) >= last
