"""Inbound turns and company messages as plain frames: the units of every rate and every share."""

from functools import partial

import numpy as np
import pandas as pd

from dialogscore.arrays import (
    equals,
    flags,
    numbers,
    ref_numbers,
    seconds_since_1970,
    set_apart,
    threads,
    unread,
)
from dialogscore.measures.together import any_of, units_of
from dialogscore.pairing import row_of
from dialogscore.remembered import encoded
from dialogscore.words import kinds_at, texts_at

__all__ = ["MODES", "Window", "inbound_rows", "inbound_turns", "inside", "said_by_company"]

Window = tuple[pd.Timestamp | None, pd.Timestamp | None] | None

# A turn has the highest mode among its messages; an invitation still open stands between nominal and dialog.
MODES = ("broadcast", "nominal", "open", "dialog")


def inside(created: np.ndarray, window: Window) -> np.ndarray:
    """
    Tell which times lie in the window.

    Parameters
    ----------
    created : ndarray of float
        Seconds since 1970.
    window : tuple of (Timestamp or None, Timestamp or None), or None
        From (included) and to (not included), in UTC; None leaves an end open.

    Returns
    -------
    ndarray of bool
        Whether each time lies in it.
    """
    kept = np.ones(len(created), dtype=bool)
    if window is None:
        return kept
    start, end = window
    if start is not None:
        kept &= created >= start.timestamp()
    if end is not None:
        kept &= created < end.timestamp()
    return kept


def inbound_rows(messages: pd.DataFrame) -> np.ndarray:
    """
    Tell which rows are audience messages to the company.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the columns of `threads`.

    Returns
    -------
    ndarray of bool, shape (rows,)
        Inbound rows of the audience that are no reposts.
    """
    inbound = equals(messages["direction"], "inbound") & equals(messages["author_role"], "audience")
    return inbound & ~set_apart(messages)


def inbound_turns(messages: pd.DataFrame, *, window: Window = None) -> pd.DataFrame:
    """
    Make one row of each inbound turn.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with all columns of the stages before `measures`.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    pandas.DataFrame
        ``row`` (position of its first message), ``messages`` (how many), ``thread``, ``created`` (seconds since 1970),
        ``inside`` (created in the window), ``deleted`` (none of its messages can be read), ``unread`` (all are known
        by their id alone), ``exact`` (its first message has an exact time), ``needs`` (any message needs a reply),
        ``needs_surely`` (any without the uncertain labels),
        ``needs_maybe`` (any, were the uncertain ones to need one), ``supported`` (any is in a supported language; the
        others never need a reply, because nobody can tell), ``validated`` (any is in a language that its model was
        measured in), ``response`` and ``observed`` (seconds, NaN if
        unknown), ``answered`` (direct, collective, community, none).
    """
    rows = np.flatnonzero(inbound_rows(messages))
    code = pd.factorize(ref_numbers(messages, "turn")[rows])[0]
    units = units_of(code)
    first = rows[units.first]
    count = np.bincount(code)
    read = ~equals(messages["language_support"], "unsupported")[rows]
    needs = flags(messages["needs_reply"])[rows] & read
    unsure = flags(messages["is_uncertain"])[rows] & read
    silent = unread(messages)[rows]
    gone = ~equals(messages["status"], "visible")[rows] | silent

    holds = partial(any_of, units)
    created = seconds_since_1970(messages["created_at"])[first]
    return pd.DataFrame(
        {
            "row": first,
            "messages": count,
            "thread": threads(messages)[first],
            "created": created,
            "inside": inside(created, window),
            "deleted": ~holds(~gone),
            "unread": ~holds(~silent),
            "exact": ~equals(messages["created_at_precision"], "day", "estimated")[first],
            "needs": holds(needs),
            "needs_surely": holds(needs & ~unsure),
            "needs_maybe": holds(needs | unsure),
            "supported": holds(read),
            "validated": holds(read & ~equals(messages["language_support"], "unmeasured")[rows]),
            "response": numbers(messages["response_seconds"])[first],
            "observed": numbers(messages["observed_seconds"])[first],
            "answered": texts_at(messages["answered"], first, missing="none"),
        }
    )


def said_by_company(messages: pd.DataFrame, *, window: Window = None) -> pd.DataFrame:
    """
    Take the company's own messages on which every share rests.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with all columns of the stages before `measures`.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Openers count by their own time, replies by that of the turn they answer, where it is a row of the feed.

    Returns
    -------
    pandas.DataFrame
        Outbound, visible messages that are no reposts and whose act can be judged: ``row``, ``turn`` (number),
        ``thread``, ``act``, ``position``, ``level``, ``mode`` (number in `MODES`), ``outcome``, ``deflects``,
        ``canned``, ``handed_over``, ``prize``, ``uncertain``, ``unaddressed`` (whether it is a
        reply goes by its act), ``outcome_uncertain``, ``language`` (empty if unknown),
        ``support``, ``supported`` (false where no model was measured in its language) and ``validated`` (false also
        where it was read by the model of a neighbor).
    """
    kept = equals(messages["direction"], "outbound") & ~set_apart(messages)
    kept &= equals(messages["status"], "visible") & ~equals(messages["act"], "other")
    kept &= messages["act"].notna().to_numpy(dtype=bool) & messages["level"].notna().to_numpy(dtype=bool)
    rows = np.flatnonzero(kept)
    if window is not None:
        created = seconds_since_1970(messages["created_at"])
        target = row_of(messages, messages["reply_target_id"], rows)
        by_turn = equals(messages["position"], "reply")[rows] & (target >= 0)
        number, turn = ref_numbers(messages), ref_numbers(messages, "turn")
        head = np.searchsorted(number, turn[np.maximum(target, 0)])
        rows = rows[inside(np.where(by_turn, created[head], created[rows]), window)]
    codes, names = encoded(messages["mode"])
    # An invitation whose mode nobody knows is open.
    mode = np.array([*(MODES.index(name) for name in names), MODES.index("open")], dtype=np.int64)[codes[rows]]
    act = kinds_at(messages["act"], rows)
    return pd.DataFrame(
        {
            "row": rows,
            "turn": pd.factorize(ref_numbers(messages, "turn")[rows])[0],
            "thread": threads(messages)[rows],
            "act": act,
            "position": kinds_at(messages["position"], rows),
            "level": numbers(messages["level"])[rows].astype(np.int64),
            "mode": mode,
            "outcome": kinds_at(messages["invitation_outcome"], rows),
            "deflects": equals(messages["act"], "deflect")[rows],
            "canned": flags(messages["is_canned"])[rows],
            "handed_over": flags(messages["handed_over"])[rows],
            "prize": (act == "invite") & flags(messages["feature_prize"])[rows],
            "uncertain": flags(messages["is_uncertain"])[rows],
            "unaddressed": equals(messages["addresses"], "unclear")[rows],
            "outcome_uncertain": flags(messages["invitation_uncertain"])[rows],
            "language": kinds_at(messages["language"], rows),
            "support": kinds_at(messages["language_support"], rows, missing="measured"),
            "supported": ~equals(messages["language_support"], "unsupported")[rows],
            "validated": ~equals(messages["language_support"], "unmeasured", "unsupported")[rows],
        }
    )
