"""What the company's posts are for: the mix of purposes, and of the goals that they serve."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dialogscore.measures.goals import ACT_PURPOSES, GOALS, NAMED, PURPOSES, REPLY_PURPOSE, post_purposes
from dialogscore.measures.mix import split_rows
from dialogscore.measures.rows import Setting
from dialogscore.measures.tongues import withhold
from dialogscore.statistics import clusters_of
from dialogscore.words import kinds

__all__ = ["goal_table", "purpose_scores", "purpose_table", "purpose_units", "without_replies"]

TEXT = pd.StringDtype("pyarrow")
POSTS_ONLY = "posts_only"
# Acts whose mistakes move a reply from one purpose to another.
MOVED = {
    REPLY_PURPOSE: tuple(ACT_PURPOSES),
    **{to: tuple(act for act, purpose in ACT_PURPOSES.items() if purpose == to) for to in ACT_PURPOSES.values()},
}


def purpose_units(messages: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """
    Tell what each of the company's messages is for, its replies by their acts.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages in languages that can be read, as `said_by_company` gives them.

    Returns
    -------
    pandas.DataFrame
        ``row``, ``thread``, ``purpose`` (a category), ``uncertain`` and ``is_post`` (an opener); self-threads have
        the purpose of their own, messages whose purpose is not known are left out.
    """
    purpose, unsure = post_purposes(messages)
    row, reply = said["row"].to_numpy(), (said["position"] == "reply").to_numpy()
    names = [*PURPOSES, *(name for name in purpose.categories if name not in PURPOSES)]
    own = np.array([names.index(name) for name in purpose.categories])[purpose.codes[row]]
    code = np.where(reply, names.index(REPLY_PURPOSE), own)
    for act, other in ACT_PURPOSES.items():
        code[reply & (said["act"] == act).to_numpy()] = names.index(other)
    units = pd.DataFrame(
        {
            "row": row,
            "thread": said["thread"].to_numpy(),
            "purpose": kinds(code, names),
            "uncertain": np.where(reply, said["uncertain"].to_numpy(), unsure[row]),
            "is_post": (said["position"] == "opener").to_numpy(),
        }
    )
    return units[(units["purpose"] != "").to_numpy(dtype=bool)].reset_index(drop=True)


def purpose_scores(units: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Compute the share of each purpose and of each goal, among posts and among all messages.

    Parameters
    ----------
    units : pandas.DataFrame
        As `purpose_units` gives them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores` with their bands: purpose_share and goal_share over posts, purpose_share_all and goal_share_all
        over all messages, replies among them.
    """
    rows = []
    for suffix, part in (("", units[units["is_post"]]), ("_all", units)):
        written = float(part["is_post"].mean()) if len(part) else 0.0
        told = setting._replace(label_errors=_errors(setting.label_errors, written, suffix))
        purpose, unsure, thread = part["purpose"], part["uncertain"].to_numpy(), clusters_of(part["thread"].to_numpy())
        goals = ((goal, purpose.isin(served).to_numpy()) for goal, served in GOALS.items())
        for by, parts in (("purpose", ((name, (purpose == name).to_numpy()) for name in PURPOSES)), ("goal", goals)):
            for name, hits in parts:
                split = (f"{by}_share{suffix}", hits, unsure.astype(bool), thread)
                rows += split_rows(told, *split, errors=(f"{by}{suffix}_{name}",), subset=(by, name))
    return rows


def without_replies(rows: list[dict], silent: str | None, setting: Setting) -> list[dict]:
    """
    Withhold what an export of posts alone, or one without parents, cannot tell.

    Parameters
    ----------
    rows : list of dict
        As `purpose_scores` makes them.
    silent : str or None
        Why the export cannot tell broadcast from dialog, as `dialogscore.measures.coverage.mute` says it.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        The same rows; those over all messages are refused without replies, those over posts only where nobody can tell
        which messages are posts.
    """
    if silent is None:
        return rows
    told = [silent == POSTS_ONLY and not row["measure"].endswith("_all") for row in rows]
    kept = [row for row, is_told in zip(rows, told, strict=True) if is_told]
    rest = [row for row, is_told in zip(rows, told, strict=True) if not is_told]
    return kept + withhold(rest, (silent, {}), setting)


def _errors(known: Mapping[str, Mapping[str, float]], written: float, suffix: str) -> dict[str, dict[str, float]]:
    """Errors of the shares; that of a goal joins those of its purposes, that of all messages those of acts too."""

    def spread(*keys: str) -> float:
        return float(np.sqrt(sum(known[key]["sd"] ** 2 for key in keys if key in known)))

    found = {}
    for by, parts in (("purpose", {name: (name,) for name in PURPOSES}), ("goal", GOALS)):
        for name, served in parts.items():
            stated = (f"{by}_{name}",) if f"{by}_{name}" in known else tuple(f"purpose_{one}" for one in served)
            # Errors of the posts reach all messages as far as these are posts.
            reached = written * spread(*stated)
            if suffix:
                acts = {act for one in served for act in MOVED.get(one, ())}
                reached = float(np.hypot(reached, spread(*(f"act_{act}" for act in acts - _within(served)))))
            if reached:
                found[f"{by}{suffix}_{name}"] = {"sd": reached}
    return found


def _within(served: tuple[str, ...]) -> set[str]:
    """Acts that only move a reply between purposes of one goal."""
    return {act for act, purpose in ACT_PURPOSES.items() if purpose in served and REPLY_PURPOSE in served}


def purpose_table(units: pd.DataFrame) -> pd.DataFrame:
    """
    Count posts and messages of each purpose.

    Parameters
    ----------
    units : pandas.DataFrame
        As `purpose_units` gives them.

    Returns
    -------
    pandas.DataFrame
        ``purpose``, ``goal``, ``posts``, ``uncertain_posts``, ``messages`` (posts, self-threads and replies so read);
        one line each, in the order of the codebook.
    """
    goal_of = {purpose: goal for goal, served in GOALS.items() for purpose in served}
    posts = units[units["is_post"]]
    counts = [some["purpose"].value_counts() for some in (posts, posts[posts["uncertain"].astype(bool)], units)]
    lines = [(name, goal_of[name], *(int(count.get(name, 0)) for count in counts)) for name in PURPOSES]
    table = pd.DataFrame(lines, columns=["purpose", "goal", "posts", "uncertain_posts", "messages"])
    return table.astype({"purpose": TEXT, "goal": TEXT})


def goal_table(rows: list[dict]) -> pd.DataFrame:
    """
    Set our shares of posts and the study's shares of companies beside each other, each in columns of its own.

    Parameters
    ----------
    rows : list of dict
        As `purpose_scores` makes them.

    Returns
    -------
    pandas.DataFrame
        ``goal``, ``purposes`` (mapped to it), ``posts`` (n), ``share_of_posts``, ``share_of_posts_low``,
        ``share_of_posts_high``, ``share_of_companies_that_name_the_goal`` (NaN where none was reported).
    """
    own = {row["subset"]: row for row in rows if row["measure"] == "goal_share" and row["subset_by"] == "goal"}
    lines = [
        (goal, " ".join(served), own[goal]["n"], own[goal]["value"], own[goal]["low"], own[goal]["high"],
         NAMED.get(goal, np.nan))
        for goal, served in GOALS.items()
    ]  # fmt: skip
    shares = ["share_of_posts", "share_of_posts_low", "share_of_posts_high", "share_of_companies_that_name_the_goal"]
    table = pd.DataFrame(lines, columns=["goal", "purposes", "posts", *shares])
    return table.astype({"goal": TEXT, "purposes": TEXT, "posts": "int64"} | dict.fromkeys(shares, "float64"))
