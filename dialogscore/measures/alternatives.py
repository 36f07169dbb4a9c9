"""What the pillars would rest on under other horizons, and if other messages were held to need a reply."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, ref_numbers
from dialogscore.measures.exchanges import follow_ups
from dialogscore.measures.replies import HORIZONS, candidates, rated

__all__ = ["ELIGIBLE", "alternatives"]

# Who must be answered: which types of those that need a reply, None for all of them.
ELIGIBLE = {"questions": ("question",), "complaints": ("question", "complaint"), "needing": None}
EIGHT_HOURS = 8 * 3600


def alternatives(messages: pd.DataFrame, turns: pd.DataFrame) -> dict[str, np.ndarray]:
    """
    Take the turns and follow-ups that each horizon and each choice of who must be answered would count.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the column ``ledger``, in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    dict of str to numpy.ndarray of int
        Thread of each unit, by name: for a horizon H and a key E of `ELIGIBLE`, ``watched_H_E`` (turns watched that
        long), ``within_8h_H_E`` and ``within_H_E`` of them, ``follow_ups_H_E`` and ``came_back_H_E``.
    """
    number = ref_numbers(messages, "turn")
    needy, own = flags(messages["needs_reply"]), number[turns["row"].to_numpy()]
    standing, own_needs = candidates(rated(turns), needing=False), turns["needs"].to_numpy()
    found = {}
    for name, types in ELIGIBLE.items():
        of_type = np.ones(len(turns), dtype=bool)
        if types is not None:
            asking = np.zeros(int(number.max(initial=-1)) + 1, dtype=bool)
            asking[number[needy & equals(messages["inbound_type"], *types)]] = True
            of_type = asking[own]
        counted = own_needs & of_type
        asked = standing.loc[counted[standing.index.to_numpy()], ["thread", "response", "observed"]]
        thread, response, observed = (asked[column].to_numpy() for column in ("thread", "response", "observed"))
        followed = follow_ups(messages, turns, needs=counted)
        for horizon, seconds in HORIZONS.items():
            end = f"{horizon}_{name}"
            watched = observed >= seconds
            mature = followed[followed["observed"] >= seconds]
            found[f"watched_{end}"] = thread[watched]
            found[f"within_8h_{end}"] = thread[watched & (response <= EIGHT_HOURS)]
            found[f"within_{end}"] = thread[watched & (response <= seconds)]
            found[f"follow_ups_{end}"] = mature["thread"].to_numpy()
            found[f"came_back_{end}"] = mature["thread"].to_numpy()[(mature["response"] <= seconds).to_numpy()]
    return found
