"""Shares of canned replies: the same words are counted, but labels decide what is a reply and what speaks for a turn.

A message that speaks to nobody known is a reply by its act alone; of a turn of several messages the one of the highest
level speaks. Units for which neither holds are the same whatever the labels say.
"""

from functools import partial

import numpy as np
import pandas as pd

from dialogscore.codes import ranked
from dialogscore.measures.rows import Setting, share_row
from dialogscore.measures.together import any_of, most_of, units_of

__all__ = ["canned_rows", "canned_units"]

# Whether a message is a reply or for everybody is an error of the share of broadcast; sd of the first that is there.
ERRORS = ("mode_broadcast", "dialog_share")
# No label lifts a message above a turn that answers.
TOP = 3


def canned_units(said: pd.DataFrame, *, by_message: bool = False) -> pd.DataFrame:
    """
    Read every reply as labels stand, and as canned as uncertain ones let it be.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    by_message : bool, default False
        Take each message for itself, not each turn.

    Returns
    -------
    pandas.DataFrame
        One row per turn or message that is a reply or may be one: ``thread``, ``reply``, ``reply_surely``; ``canned``,
        ``canned_against``, ``canned_for`` (the message that speaks for it is, with uncertain labels as they stand,
        against and for it); ``exposed`` (hangs on a label).
    """
    code = np.arange(len(said)) if by_message else ranked(said["turn"].to_numpy())
    own = units_of(code)
    holds = partial(any_of, own)

    def top(mask: np.ndarray) -> np.ndarray:
        return most_of(own, np.where(mask, level, -1))

    level, canned, unsure = (said[name].to_numpy() for name in ("level", "canned", "uncertain"))
    reply, unaddressed = (said["position"] == "reply").to_numpy(), said["unaddressed"].to_numpy()
    sure_top = top(~unsure)
    speaks = ~unsure & (level == sure_top[code])
    # An uncertain message may fall silent, or speak alone.
    lifted = holds(unsure & ~canned) & (sure_top < TOP)
    alone = sure_top < 0
    units = pd.DataFrame(
        {
            "thread": said["thread"].to_numpy()[own.first],
            "reply": holds(reply),
            "reply_surely": holds(reply & ~(unaddressed & unsure)),
            "canned": holds(canned & (level == top(np.ones(len(said), dtype=bool))[code])),
            "canned_against": (holds(canned & speaks) | (alone & holds(canned))) & ~lifted,
            "canned_for": holds(canned & (speaks | unsure)),
            "exposed": holds(unaddressed) | (holds(canned) & holds(~canned)),
        }
    )
    return units[units["reply"] | holds(unaddressed & unsure)].reset_index(drop=True)


def canned_rows(measure: str, units: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Make the row of a share of canned replies, and its band.

    Parameters
    ----------
    measure : str
        Name of the measure.
    units : pandas.DataFrame
        As `canned_units` gives them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores`: the share, whose interval spans both readings of uncertain labels and holds the model's error
        for the part of the replies that hang on labels; and both readings, in which a message that may be a reply
        counts where it is not canned (against) or where it is (for).
    """
    reply, surely = units["reply"].to_numpy(), units["reply_surely"].to_numpy()
    thread, against, most = (units[name].to_numpy() for name in ("thread", "canned_against", "canned_for"))
    exposed = float(units["exposed"].to_numpy()[reply].mean()) if reply.any() else 0.0
    row = share_row(setting, measure, units["canned"].to_numpy()[reply], thread[reply], errors=ERRORS, exposed=exposed)
    rows = [row]
    for side, hits, counted, limit, pick in (
        ("against", against, surely | ~against, "low", min),
        ("for", most, surely | most, "high", max),
    ):
        scenario = share_row(setting, measure, hits[counted], thread[counted], subset=("uncertain_labels", side))
        rows.append(scenario)
        if scenario["n"] and reply.any():
            row[limit] = pick(row[limit], scenario[limit])
    return rows
