"""How far two codings of the same messages agree: of two people (reliability), or of one person twice (stability)."""

from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dialogscore.coding.layout import ACT, ACTS, INBOUND, TYPES
from dialogscore.coding.reading import CodedSheet
from dialogscore.errors import FeedError
from dialogscore.statistics import seed_of
from dialogscore.statistics.agreement import (
    class_agreement,
    confusion_table,
    gwet_ac1,
    krippendorff_alpha,
    raw_agreement,
)
from dialogscore.statistics.reliability import agreement_interval

__all__ = ["LEVELS", "MODES", "MODE_OF_ACT", "SCALES", "TENTATIVE", "USABLE", "Agreement", "Scale", "agree", "pair",
           "threads_of", "verdict"]  # fmt: skip

# Krippendorff (2019), Content Analysis, 4th edition: rely on .800 and more, conclude tentatively from .667.
USABLE, TENTATIVE = 0.800, 0.667
MODES = ("broadcast", "nominal", "dialog")
LEVELS = ("0", "1", "2", "3")
# Codebook part 2 for labels alone: what came of an invitation, canned replies and third turns nobody can see in a row.
MODE_OF_ACT = {"answer": 2, "probe": 2, "deflect": 1, "acknowledge": 1, "invite": 1, "promote": 0, "inform": 0}
LEVEL_OF_ACT = {"answer": 3, "probe": 3, "deflect": 1, "acknowledge": 1, "invite": 2, "promote": 0, "inform": 0}


class Scale(NamedTuple):
    """
    What is compared.

    Attributes
    ----------
    name : str
        ``act``, ``level``, ``mode``, ``inbound_type`` or ``needs_reply``.
    task : str
        Which rows have it.
    column : str
        Column of a coded sheet that it comes from.
    classes : tuple of str
        What can be coded; the order counts where it is ordinal.
    codes : dict of str to int
        Place among the classes of what stands in the column; others have none.
    metric : str
        ``nominal`` or ``ordinal``.
    """

    name: str
    task: str
    column: str
    classes: tuple[str, ...]
    codes: dict[str, int]
    metric: str


def _nominal(name: str, task: str, classes: tuple[str, ...]) -> Scale:
    return Scale(name, task, name, classes, {label: place for place, label in enumerate(classes)}, "nominal")


SCALES = (
    _nominal("act", ACT, ACTS),
    Scale("level", ACT, "act", LEVELS, LEVEL_OF_ACT, "ordinal"),
    Scale("mode", ACT, "act", MODES, MODE_OF_ACT, "ordinal"),
    _nominal("inbound_type", INBOUND, TYPES),
    _nominal("needs_reply", INBOUND, ("0", "1")),
)


class Agreement(NamedTuple):
    """
    How far two codings agree.

    Attributes
    ----------
    kind : str
        ``reliability`` (two people) or ``stability`` (two passes of one).
    coefficients : pandas.DataFrame
        label, metric, alpha, alpha_low, alpha_high, ac1, ac1_low, ac1_high, agreement, agreement_low,
        agreement_high, n (messages that both have coded), threads, verdict, and why nothing can be computed.
    classes : pandas.DataFrame
        label, class, codes (by both), agreement (specific: where one gave it, how often the other did), alpha.
    confusions : dict of str to pandas.DataFrame
        By label: rows are the first coder's, columns the second's.
    disagreements : pandas.DataFrame
        ref, label, first, second.
    unpaired : int
        Messages of one sheet that the other lacks.
    uncoded : int
        Messages of both for which one has no label.
    """

    kind: str
    coefficients: pd.DataFrame
    classes: pd.DataFrame
    confusions: dict[str, pd.DataFrame]
    disagreements: pd.DataFrame
    unpaired: int
    uncoded: int


def verdict(alpha: float) -> str:
    """
    Judge Krippendorff's alpha.

    Parameters
    ----------
    alpha : float
        Coefficient; NaN if undefined.

    Returns
    -------
    str
        ``reliable`` from .800, ``tentative`` from .667, ``unreliable`` below, ``undefined`` for NaN.
    """
    if np.isnan(alpha):
        return "undefined"
    return "reliable" if alpha >= USABLE else "tentative" if alpha >= TENTATIVE else "unreliable"


def pair(first: CodedSheet, second: CodedSheet) -> pd.DataFrame:
    """
    Put two sheets of one sample side by side.

    Parameters
    ----------
    first, second : CodedSheet
        Sheets that two coders, or one coder twice, have filled.

    Returns
    -------
    pandas.DataFrame
        Messages of both in the order of the first sheet: its columns, and those of the second with the ending ``_b``.

    Raises
    ------
    FeedError
        If the sheets have no message in common.
    """
    found = first.rows.merge(second.rows, on=["sample", "ref", "task"], how="inner", suffixes=("", "_b"))
    if len(found):
        return found
    named = [", ".join(sorted(set(sheet.rows["sample"].dropna()))) or "none named" for sheet in (first, second)]
    raise FeedError(
        f"compare {first.path} and {second.path}", found=f"no message in both (samples {named[0]} and {named[1]})",
        expected="two sheets of one sample", next_step="`dialogscore sample --coders 2` writes two of a kind.",
    )  # fmt: skip


def agree(
    first: CodedSheet,
    second: CodedSheet,
    *,
    one_coder: bool = False,
    threads: pd.Series | None = None,
    level: float = 0.95,
    seed: int = 1,
) -> Agreement:
    """
    Compare two codings of the same messages.

    Parameters
    ----------
    first, second : CodedSheet
        The sheets.
    one_coder : bool, default False
        Whether one person coded twice.
    threads : pandas.Series, optional
        Thread of each message by its ref; otherwise messages count as one thread that show the same texts.
    level : float, default 0.95
        Of the intervals, for which whole threads are drawn again.
    seed : int, default 1
        Of the draws.

    Returns
    -------
    Agreement
        Coefficients and where the codings differ.

    Raises
    ------
    FeedError
        If the sheets have no message in common.
    """
    both = pair(first, second)
    cluster = threads_of(both) if threads is None else pd.factorize(threads.reindex(both["ref"]))[0]
    lines, classes, confusions, differing = [], [], {}, []
    uncoded = np.zeros(len(both), dtype=bool)
    for scale in SCALES:
        chosen = both["task"].eq(scale.task).to_numpy(dtype=bool)
        if not chosen.any():
            continue
        part = both[chosen]
        said = [part[name].astype("string") for name in (scale.column, f"{scale.column}_b")]
        values = np.stack([one.map(scale.codes).to_numpy(dtype=float, na_value=np.nan) for one in said])
        uncoded[chosen] |= (said[0].isna() | said[1].isna()).to_numpy(dtype=bool)
        lines.append(_coefficients(scale, values, cluster[chosen], level, seed))
        each = class_agreement(values)
        for number, codes, alike, alpha in zip(*each, strict=True):
            named = {"label": scale.name, "class": scale.classes[int(number)], "codes": int(codes)}
            classes.append(named | {"agreement": float(alike), "alpha": float(alpha)})
        numbers, table = confusion_table(*values)
        names = [scale.classes[int(number)] for number in numbers]
        confusions[scale.name] = pd.DataFrame(table, index=names, columns=names)
        if scale.column == scale.name:
            differs = (said[0].notna() & said[1].notna() & said[0].ne(said[1])).to_numpy(dtype=bool)
            shown = {"ref": part["ref"][differs], "label": scale.name}
            differing.append(pd.DataFrame(shown | {"first": said[0][differs], "second": said[1][differs]}))
    return Agreement(
        "stability" if one_coder else "reliability",
        pd.DataFrame(lines),
        pd.DataFrame(classes, columns=["label", "class", "codes", "agreement", "alpha"]),
        confusions,
        pd.concat(differing, ignore_index=True),
        len(first.rows) + len(second.rows) - 2 * len(both),
        int(uncoded.sum()),
    )


def threads_of(rows: pd.DataFrame) -> np.ndarray:
    """
    Tell from what a sheet shows which of its messages hang together.

    Parameters
    ----------
    rows : pandas.DataFrame
        context, parent and text of each message, as `CodedSheet.rows` has them.

    Returns
    -------
    ndarray of int
        Number of the thread: messages share it that answer each other or the same message, as far as is shown.
    """
    count = len(rows)
    own = pd.Series(rows["text"].to_numpy(), index=np.arange(count), dtype="object").dropna().str.strip()
    earlier = pd.concat([pd.Series(rows[name].to_numpy(), dtype="object") for name in ("parent", "context")]).dropna()
    # One message a line, each after who said it: [company] or [person].
    above = earlier.str.split(r"\n(?=\[)", regex=True).explode().str.replace(r"^\[\w+\] ", "", regex=True).str.strip()
    # Two messages with the same words hang together only where somebody answers them.
    told = pd.concat([own[own.isin(above)], above])
    numbers = pd.factorize(told)[0]
    links = coo_array((np.ones(len(told)), (told.index.to_numpy(), count + numbers)), shape=(count + len(told),) * 2)
    return connected_components(links, directed=False)[1][:count]


def _coefficients(scale: Scale, values: np.ndarray, cluster: np.ndarray, level: float, seed: int) -> dict:
    measured = {
        "alpha": partial(krippendorff_alpha, metric=scale.metric),
        "ac1": partial(gwet_ac1, classes=len(scale.classes)),
        "agreement": raw_agreement,
    }
    own = seed_of(seed, f"agree {scale.name}")
    found = {
        name: agreement_interval(one, values, clusters=cluster, level=level, seed=own) for name, one in measured.items()
    }
    line = {"label": scale.name, "metric": scale.metric}
    for name, one in found.items():
        line |= {name: one.value, f"{name}_low": one.low, f"{name}_high": one.high}
    alpha = found["alpha"]
    known = {"n": alpha.n, "threads": alpha.clusters, "verdict": verdict(alpha.value)}
    return line | known | {"why": alpha.reason if np.isnan(alpha.value) else ""}
