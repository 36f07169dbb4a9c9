"""Who is answered: the 72-hour rates by type, language, hour, thread and author, and which differences are real."""

import numpy as np
import pandas as pd

from dialogscore.measures.parts import HOUR_BANDS, WEEKDAYS
from dialogscore.measures.replies import HORIZONS, banded_rate, candidates, rated, refuse_horizon
from dialogscore.measures.rows import Refusal, Setting, refused_row, share_row
from dialogscore.statistics import holm, share_difference
from dialogscore.words import by_kind, present

__all__ = ["LEVEL", "RATES", "answered_scores", "difference_table"]

RATES = {"reply_rate_72h": True, "reply_rate_all_72h": False}
HORIZON = HORIZONS["72h"]
# A difference counts as one below this adjusted p.
LEVEL = 0.05
ORDER = {name: number for number, name in enumerate((*WEEKDAYS, *HOUR_BANDS))}
TEXT = pd.StringDtype("pyarrow")


def _in_order(split: str, names: list[str]) -> list[str]:
    """Weekdays as they follow, bands of reach from few to many, all else by name."""
    found = sorted(names, key=lambda name: (ORDER.get(name, 0), name))
    return sorted(found, key=lambda name: int(name.split("-")[0])) if split == "reach" else found


def answered_scores(
    turns: pd.DataFrame,
    parts: dict[str, pd.Categorical],
    setting: Setting,
    blocked: Refusal | None,
    *,
    needing: Refusal | None = None,
) -> list[dict]:
    """
    Compute the reply rates within 72 hours of every part of every split.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    parts : dict of str to pandas.Categorical
        As `dialogscore.measures.parts.turn_parts` and `dialogscore.measures.sides.turn_sides` give them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no rate at all, if so: then there are no rows, the rate of the whole says why.
    needing : Refusal, optional
        Why there is no rate of those that need a reply, if so: then there are none of theirs.

    Returns
    -------
    list of dict
        Rows of `scores` of reply_rate_72h and reply_rate_all_72h with ``subset_by`` the split. A part with fewer than
        30 turns in 10 threads is refused like any rate, one in a language that its model was not measured in too where
        the rate hangs on who needs a reply.
    """
    found: dict[str, list[dict]] = {measure: [] for measure in RATES}
    every = candidates(rated(turns), needing=False)
    asked = (turns["inside"] & ~turns["deleted"]).to_numpy()
    for split, part in parts.items() if blocked is None else ():
        # All turns of a part one below the other, in their order.
        place, ends = by_kind(part[every.index.to_numpy()])
        ordered = every.iloc[place]
        support = _supports(turns, part) if split == "language" else {}
        for name in _in_order(split, present(part[asked])):
            code = part.categories.get_loc(name)
            units = ordered.iloc[ends[code] : ends[code + 1]]
            for measure, chosen in RATES.items():
                if not (chosen and needing is not None):
                    unread = support.get(name) if chosen else None
                    found[measure] += _part_rows(measure, units, (split, name), setting, needing=chosen, unread=unread)
    return [row for rows in found.values() for row in rows]


def _supports(turns: pd.DataFrame, language: pd.Categorical) -> dict[str, str]:
    """Say of each language that no model was measured in how far it can be read."""
    validated, supported = (set(present(language[turns[name].to_numpy()])) for name in ("validated", "supported"))
    unread = set(present(language)) - validated
    return {name: "unmeasured" if name in supported else "unsupported" for name in unread}


def _part_rows(
    measure: str, every: pd.DataFrame, subset: tuple[str, str], setting: Setting, *, needing: bool, unread: str | None
) -> list[dict]:
    by_label = subset[0] == "inbound_type"
    basis = "predicted" if needing or by_label else "counted"
    if unread is not None:
        return [refused_row(setting, measure, f"language_{unread}", n=len(every), basis=basis, subset=subset)]
    units = every[every["needs"].to_numpy()] if needing else every
    refused = refuse_horizon(setting, measure, units, HORIZON, basis=basis, subset=subset)
    if refused is not None:
        return [refused]
    if needing:
        return banded_rate(setting, measure, every, HORIZON, subset=subset)
    if by_label:
        # Everybody counts, but whether a turn is of this type may be uncertain.
        sure = ~(units["needs_maybe"] & ~units["needs_surely"])
        read = units.assign(needs=True, needs_surely=sure, needs_maybe=~sure)
        return banded_rate(setting, measure, read, HORIZON, subset=subset)
    watched = units["observed"].to_numpy() >= HORIZON
    hit = units["response"].to_numpy()[watched] <= HORIZON
    return [share_row(setting, measure, hit, units["thread"].to_numpy()[watched], basis=basis, subset=subset)]


def _different(numbers: np.ndarray) -> int:
    return int(np.count_nonzero(np.bincount(numbers)))


def difference_table(turns: pd.DataFrame, parts: dict[str, pd.Categorical], rows: list[dict]) -> pd.DataFrame:
    """
    Test for every split whether its parts are answered alike.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    parts : dict of str to pandas.Categorical
        As in `answered_scores`.
    rows : list of dict
        As `answered_scores` made them: only parts whose rate is stated are compared.

    Returns
    -------
    pandas.DataFrame
        ``measure``, ``split``, ``parts`` (compared), ``turns``, ``threads``, ``statistic``, ``freedom``, ``p``
        (`dialogscore.statistics.share_difference`, threads as clusters, labels as they stand), ``p_adjusted`` (Holm,
        over all tests of the table), ``differs`` (below 0.05; NA where not tested), ``highest`` and ``lowest`` (parts),
        ``note`` (``too_few_parts``, or NA).
    """
    lines = []
    every = candidates(rated(turns), needing=False)
    every = every[every["observed"].to_numpy() >= HORIZON]
    for measure, chosen in RATES.items():
        units = every[every["needs"].to_numpy()] if chosen else every
        hit, thread = (units["response"] <= HORIZON).to_numpy(), units["thread"].to_numpy()
        own = [row for row in rows if row["measure"] == measure]
        for split in dict.fromkeys(row["subset_by"] for row in own if row["subset_by"] in parts):
            stated = {
                row["subset"]: row["value"] for row in own if row["subset_by"] == split and not np.isnan(row["value"])
            }
            part = parts[split][units.index.to_numpy()]
            place = pd.Index(list(stated)).get_indexer(part.categories)[part.codes]
            kept = place >= 0
            found = share_difference(hit[kept], place[kept], thread[kept])
            ends = (max(stated, key=stated.get), min(stated, key=stated.get)) if len(stated) > 1 else (None, None)
            lines.append((measure, split, len(stated), int(kept.sum()), _different(thread[kept]), *found, *ends))
    names = ["measure", "split", "parts", "turns", "threads", "statistic", "freedom", "p", "highest", "lowest"]
    table = pd.DataFrame(lines, columns=names)
    table = table.astype({"statistic": "float64", "freedom": "int64", "p": "float64"})
    adjusted = holm(table["p"].to_numpy())
    table.insert(8, "p_adjusted", adjusted)
    table.insert(9, "differs", pd.Series(adjusted < LEVEL, dtype="boolean").mask(np.isnan(adjusted)))
    table["note"] = np.where(np.isnan(adjusted), "too_few_parts", None)
    texts = ("measure", "split", "highest", "lowest", "note")
    return table.astype(dict.fromkeys(("parts", "turns", "threads"), "int64") | dict.fromkeys(texts, TEXT))
