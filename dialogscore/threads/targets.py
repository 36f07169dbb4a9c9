"""Whom a message really answers: the stated parent, and where platforms hide it, the one behind it."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.arrays import equals
from dialogscore.config import TWO_LEVEL_PLATFORMS
from dialogscore.forest import cut_cycles, latest_before, roots_and_depths
from dialogscore.pairing import row_of
from dialogscore.threads.addressing import Naming, People, leading_display_names, listed_names

__all__ = ["Targets", "find_targets"]


class Targets(NamedTuple):
    """
    Reply targets of all rows.

    Attributes
    ----------
    parent : numpy.ndarray of int64, shape (n,)
        Row of the parent as a forest: cycles cut, -1 for none or unknown.
    parent_known : numpy.ndarray of bool, shape (n,)
        The stated parent is a row of the feed, whatever was cut.
    target : numpy.ndarray of int64, shape (n,)
        Row of the message really answered, -1 for none or unknown.
    source : numpy.ndarray of object, shape (n,)
        How the target was found, or None.
    also_answering, also_answered : numpy.ndarray of int64, shape (m,)
        Further pairs, where one company message answers several people by name.
    in_order : numpy.ndarray of bool, shape (n,)
        Rows of turn-based sources, where only the order of a conversation tells who answers whom.
    """

    parent: np.ndarray
    parent_known: np.ndarray
    target: np.ndarray
    source: np.ndarray
    also_answering: np.ndarray
    also_answered: np.ndarray
    in_order: np.ndarray


def find_targets(messages: pd.DataFrame, sources: pd.DataFrame, who: People, leads: Naming) -> Targets:
    """
    Find what each message answers.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns, in time order.
    sources : pandas.DataFrame
        Table of sources.
    who : People
        The authors.
    leads : Naming
        Names that the texts lead with.

    Returns
    -------
    Targets
        Parents, targets and how they were found.
    """
    company = messages["author_role"].eq("company").to_numpy(dtype=bool)
    stated = row_of(messages, messages["parent_id"])
    parent_known = stated >= 0
    parent, _ = cut_cycles(stated)
    target = parent.copy()
    source = np.where(parent >= 0, "parent", None).astype(object)

    ordered_sources = sources.loc[~sources["capabilities"].str.contains("parents"), "source_id"]
    in_order = (
        messages["source_id"].isin(ordered_sources) & messages["conversation_id"].notna() & messages["parent_id"].isna()
    ).to_numpy(dtype=bool)
    if in_order.any():
        conversation = _codes(messages["platform"] + "\x1f" + messages["conversation_id"])
        conversation[~in_order] = -1
        found = np.where(
            company, latest_before(conversation, ~company & in_order), latest_before(conversation, company & in_order)
        )
        target = np.where(in_order, found, target)
        parent = np.where(in_order, found, parent)
        source[in_order & (found >= 0)] = "conversation_order"

    row, named = _answers_by_mention(messages, who, leads, company & ((target < 0) | in_order))
    target[row[::-1]] = named[::-1]  # the first name comes last, so it stays
    source[row] = "conversation_mention"
    also = [(row, named)]

    flat = messages["platform"].isin(TWO_LEVEL_PLATFORMS).to_numpy(dtype=bool)
    if flat.any():
        root, depth = roots_and_depths(parent)
        # Comments whose post is not in the feed stand as deep as they would below it.
        below = (~parent_known & messages["parent_id"].notna().to_numpy()) | equals(messages["kind"], "comment")
        depth = depth + below[root]
        second_level = flat & (depth == 2)
        more = _unflatten(messages, who, leads, parent, depth, second_level, company, target, source)
        also.append(more)
    answering, answered = (np.concatenate([pairs[side] for pairs in also]) for side in (0, 1))
    target, _ = cut_cycles(target)
    return Targets(parent, parent_known, target, source, answering, answered, in_order)


def _answers_by_mention(messages, who, leads, free):
    """Pair company rows without a stated target with all earlier messages of those they lead with in a conversation."""
    company = messages["author_role"].eq("company").to_numpy(dtype=bool)
    free = free & messages["conversation_id"].notna().to_numpy() & messages["parent_id"].isna().to_numpy()
    named = free[leads.row] & (leads.code >= 0) & ~leads.is_company
    if not named.any():
        return leads.row[named], leads.row[named]
    conversation = _codes(messages["platform"] + "\x1f" + messages["conversation_id"])
    answering = pd.DataFrame({"answering": leads.row[named], "author": leads.code[named]})
    answering["conversation"] = conversation[answering["answering"]]
    answering["place"] = np.arange(len(answering))
    asked = pd.DataFrame({"answered": np.arange(len(who.author)), "author": who.author, "conversation": conversation})
    asked = asked[~company & (conversation >= 0) & np.isin(who.author, answering["author"])]
    pairs = answering.merge(asked, on=["conversation", "author"])
    pairs = pairs[pairs["answered"] < pairs["answering"]].sort_values(["place", "answered"], ascending=[True, False])
    return pairs["answering"].to_numpy(), pairs["answered"].to_numpy()


def _unflatten(messages, who, leads, parent, depth, second_level, company, target, source):
    """Give second-level comments their real target (in place); return the further pairs of multi-name answers."""
    flat_tree = np.where(second_level, parent, -1)
    # The top-level comment belongs to its own subtree, and so do all its second-level comments.
    subtree = np.where(second_level, flat_tree, np.where(depth == 1, np.arange(len(parent)), -1))
    rows = np.flatnonzero(second_level)
    choice = np.where(company, latest_before(subtree, ~company), _latest_by_someone_else(subtree, who.author))[rows]
    target[rows] = np.where(choice >= 0, choice, flat_tree[rows])
    source[rows] = np.where(choice >= 0, "latest_earlier", "thread_root")

    named = second_level[leads.row] & (leads.code >= 0)
    row, code = leads.row[named], leads.code[named]
    spelled = np.setdiff1d(rows, row)
    display = leading_display_names(messages, spelled, who)
    row = np.concatenate([row, spelled[display >= 0]])
    code = np.concatenate([code, display[display >= 0]])
    # Whom the source names instead of the author of the comment above; the text may shorten the name.
    stated = listed_names(messages, "parent_author_id", who)
    other = np.isin(stated.row, np.setdiff1d(rows, row)) & (stated.code >= 0)
    other &= stated.code != who.author[parent[stated.row]]
    row, code = np.concatenate([row, stated.row[other]]), np.concatenate([code, stated.code[other]])

    def led(chosen: np.ndarray, candidates: np.ndarray) -> np.ndarray:
        return _latest_by(subtree, who.author, candidates, row[chosen], subtree[row[chosen]], code[chosen])

    def take(answering: np.ndarray, answered: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        answering, answered = answering[answered >= 0], answered[answered >= 0]
        target[answering[::-1]] = answered[::-1]  # the first name comes last, so it stays
        source[answering] = "leading_mention"
        return answering, answered

    everything = np.ones(len(company), dtype=bool)
    theirs = ~company[row]
    take(row[theirs], led(theirs, everything))
    # Whoever calls the company where it has not spoken yet answers its post.
    calls = np.unique(leads.row[leads.is_company & (second_level & ~company)[leads.row]])
    post = parent[parent[calls]]
    unspoken = (post >= 0) & company[post] & (source[calls] != "leading_mention")
    take(calls[unspoken], post[unspoken])
    # The company answers what a person said to it rather than what the same person said to others meanwhile.
    to_company = ~company & (target >= 0) & company[target]
    ours = company[row]
    found = led(ours, to_company)
    return take(row[ours], np.where(found >= 0, found, led(ours, everything)))


def _latest_by(group, author, candidate, row, wanted_group, wanted_author):
    """Find for each (row, author) the latest earlier candidate by that author in a group."""
    size, people_count = len(group) + 1, author.max(initial=0) + 1
    both = np.where(candidate & (group >= 0) & (author >= 0), group * people_count + author, -1)
    codes, uniques = pd.factorize(both)
    asked = pd.Index(uniques).get_indexer(wanted_group * people_count + wanted_author).astype(np.int64)
    rows = np.flatnonzero(both >= 0)
    keys = codes[rows] * size + rows
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], np.r_[rows[order], -1]
    found = rows[np.searchsorted(keys, asked * size + row) - 1]
    fits = (asked >= 0) & (wanted_group >= 0) & (found >= 0) & (codes[found] == asked)
    return np.where(fits, found, -1)


def _latest_by_someone_else(group, author):
    """Find for each row the latest earlier row of its group by another author; an unknown author is nobody's own."""
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    if not len(order):
        return np.full(len(group), -1, dtype=np.int64)
    new_group = np.r_[True, np.diff(group[order]) != 0]
    new_run = new_group | np.r_[True, np.diff(author[order]) != 0] | (author[order] < 0)
    run_start = np.maximum.accumulate(np.where(new_run, np.arange(len(order)), 0))
    starts_group = new_group[run_start]
    found = np.full(len(group), -1, dtype=np.int64)
    found[order] = np.where(starts_group, -1, order[np.maximum(run_start - 1, 0)])
    return found


def _codes(keys: pd.Series) -> np.ndarray:
    return pd.factorize(keys)[0].astype(np.int64)
