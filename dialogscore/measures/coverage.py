"""What the export can tell: capabilities, and whether audience messages are there only where they were answered."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, numbers, ref_numbers, set_apart, threads
from dialogscore.config import TWO_LEVEL_PLATFORMS
from dialogscore.forest import roots_and_depths
from dialogscore.measures.turns import inbound_rows
from dialogscore.pairing import row_of

__all__ = ["answered_only", "branches", "flattering", "mute", "refusal"]

LEAST_TURNS = 50
ANSWERED_BRANCHES = 0.98
MOST_UNOWNED = 0.2

REASONS = {
    name: f"no_{name}" for name in ("company_posts", "audience_messages", "parents", "exact_times")
}


def refusal(needs: tuple[str, ...], sources: pd.DataFrame, *, by_order: bool = False) -> str | None:
    """
    Name the first capability that a measure needs and no source has.

    Parameters
    ----------
    needs : tuple of str
        Capabilities the measure needs.
    sources : pandas.DataFrame
        The sources.
    by_order : bool, default False
        Whether a source without parents will do, if the order inside its conversations tells who answers whom.

    Returns
    -------
    str or None
        Reason code, or None if all is there.
    """
    capabilities = set(" ".join(sources["capabilities"]).split())
    if by_order and "limits" in sources and sources["limits"].fillna("").str.contains("parents_by_order").any():
        capabilities |= {"parents"}
    if not len(sources) or (sources["audience_coverage"] == "none").all():
        capabilities -= {"audience_messages"}
    return next((REASONS[need] for need in needs if need in REASONS and need not in capabilities), None)


def mute(sources: pd.DataFrame) -> str | None:
    """
    Tell why nothing can be said of broadcast and dialog: posts are there, and whom they answer is not.

    Parameters
    ----------
    sources : pandas.DataFrame
        The sources.

    Returns
    -------
    str or None
        None unless every source holds posts and says of itself that it cannot tell broadcast from dialog. Else
        ``posts_only`` if no source holds a word of the audience, or ``no_parents``.
    """
    told = sources["abilities"].fillna("").astype(str)
    silent = told.str.contains("dialog_share=no", regex=False) & ~told.str.contains("company_posts=no", regex=False)
    if not len(sources) or not silent.all():
        return None
    return "posts_only" if told.str.contains("audience_messages=no", regex=False).all() else "no_parents"


def branches(messages: pd.DataFrame) -> np.ndarray:
    """
    Number the branches of all threads.

    A branch is a message that answers the root of its thread, with all below it; where the root is by the audience
    the whole thread is one branch. A message whose parent is not a row of the feed begins a branch.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.

    Returns
    -------
    ndarray of int64, shape (rows,)
        Position of the row that each message's branch begins with.
    """
    parent = row_of(messages, messages["parent_id"])
    parent = np.where(parent >= 0, parent, row_of(messages, messages["reply_target_id"]))
    depth = numbers(messages["depth"])
    # A parent that is not higher up in the thread is a loop that the threads stage has cut.
    above = np.where((parent >= 0) & (depth[parent] < depth), parent, -1)
    company_root = equals(messages["author_role"], "company") & (above < 0)
    return roots_and_depths(np.where((above >= 0) & ~company_root[above], above, -1))[0]


def flattering(messages: pd.DataFrame, sources: pd.DataFrame) -> tuple[str, dict] | None:
    """
    Tell why a rate of answers would flatter.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with the columns of `threads`.
    sources : pandas.DataFrame
        The sources.

    Returns
    -------
    tuple of (str, dict), or None
        None if nothing speaks for it. Else ``answered_only`` with what the function of that name says, or
        ``posts_unknown``: of more than one in five (``found`` of ``of``) of the comments that may speak to the company
        nobody knows whose post they are under, since the post is not in the export, its owner is not named, and the
        company, whose answers would show it, answers none of them. Sources that the user vouches for are not looked at.
    """
    found = answered_only(messages, sources)
    if found is not None:
        return "answered_only", found
    inbound = inbound_rows(messages)
    vouched = sources.loc[(sources["coverage_source"] == "option").to_numpy(dtype=bool), "source_id"]
    unowned = equals(messages["kind"], "comment") & equals(messages["platform"], *TWO_LEVEL_PLATFORMS)
    unowned &= equals(messages["author_role"], "audience") & ~inbound & ~set_apart(messages)
    unowned &= ~flags(messages["parent_known"]) & messages["parent_author_id"].isna().to_numpy(dtype=bool)
    unowned &= ~equals(messages["source_id"], *vouched)
    if unowned.any():
        thread = threads(messages)
        unowned &= ~np.isin(thread, thread[equals(messages["author_role"], "other_company")])
    told = {"found": int(unowned.sum()), "of": int(unowned.sum() + inbound.sum())}
    return ("posts_unknown", told) if told["found"] > MOST_UNOWNED * told["of"] else None


def answered_only(messages: pd.DataFrame, sources: pd.DataFrame) -> dict | None:
    """
    Tell whether audience messages are in the export only where the company answered them.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with the columns of `threads`.
    sources : pandas.DataFrame
        The sources.

    Returns
    -------
    dict or None
        None if nothing speaks for it. Else ``by`` (``format``: a source that holds inbound messages says so;
        ``observed``: there are 50 inbound turns and more, and 98 % of the branches that hold one also hold a company
        reply), ``inbound_turns``, ``branches``, ``answered_branches``. A reply by another company counts here, and a
        source of several companies is also judged by all its audience turns: an export collected around several
        companies holds whom any of them answered. Sources whose coverage the user vouches for are not looked at.
    """
    inbound = inbound_rows(messages)
    declared = sources.loc[(sources["audience_coverage"] == "answered_only").to_numpy(dtype=bool), "source_id"]
    vouched = sources.loc[(sources["coverage_source"] == "option").to_numpy(dtype=bool), "source_id"]
    by_format = inbound & equals(messages["source_id"], *declared)
    observed = ~equals(messages["source_id"], *vouched)
    branch = branches(messages)
    replies = equals(messages["author_role"], "company", "other_company") & (numbers(messages["depth"]) > 0)
    answered = np.zeros(len(messages), dtype=bool)
    answered[branch[replies]] = True
    turn = ref_numbers(messages, "turn")

    def counted(rows: np.ndarray) -> dict:
        held, turns = np.zeros(len(messages), dtype=bool), np.bincount(turn[rows])
        held[branch[rows]] = True
        return {
            "inbound_turns": int(np.count_nonzero(turns)),
            "branches": int(np.count_nonzero(held)),
            "answered_branches": int(np.count_nonzero(held & answered)),
        }

    if by_format.any():
        return {"by": "format", **counted(by_format | (inbound & observed))}
    # How a file of several companies was collected shows in all of it, also where one company has few turns.
    several = messages.loc[equals(messages["author_role"], "other_company"), "source_id"].unique()
    everybody = equals(messages["author_role"], "audience") & ~set_apart(messages)
    for rows in (inbound & observed, everybody & observed & equals(messages["source_id"], *several)):
        found = counted(rows)
        mostly = found["answered_branches"] >= ANSWERED_BRANCHES * found["branches"]
        if mostly and found["inbound_turns"] >= LEAST_TURNS:
            return {"by": "observed", **found}
    return None
