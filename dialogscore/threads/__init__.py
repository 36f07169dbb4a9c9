"""Threads: who answered whom, in which turn, and how long it took."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.arrays import set_apart
from dialogscore.forest import any_above, roots_and_depths
from dialogscore.pairing import authors, collectively_answered, first_responses, row_of, split_turns
from dialogscore.pieces import at_once
from dialogscore.remembered import encoded, numbered
from dialogscore.threads.addressing import Naming, People, leading_names, listed_names, names_after_the_lead, people
from dialogscore.threads.missingposts import below_own_posts
from dialogscore.threads.targets import Targets, find_targets
from dialogscore.words import watched_until, worded

__all__ = ["add_threads"]

INEXACT = ("day", "estimated")
DIRECTIONS = ("outbound", "inbound", "ambient")
ANSWERED = ("direct", "collective", "community", "none")
ADDRESSED = ("person", "unclear", "itself", "everybody")  # from the third on, none of the audience


def add_threads(
    messages: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    accounts: Iterable[tuple[str | None, str]] = (),
    jobs: int = 1,
) -> pd.DataFrame:
    """
    Rebuild who answered whom.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the readers' columns, sorted by time and id, with a RangeIndex.
    sources : pandas.DataFrame
        Table of sources; a turn is watched until its own source's end of observation.
    accounts : iterable of (platform or None, handle), optional
        Accounts of the company, so that a mention of a silent one is known.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    pandas.DataFrame
        The table with the columns of stage ``threads``. `response_seconds` is NaN where no direct response exists or
        one of the two times is not exact; `observed_seconds` is NaN where the end of observation is unknown.
    """
    if jobs > 1:
        # What is remembered of whole columns is worked out side by side, before one step after the other asks for it.
        looked_up = [(row_of, messages, messages[name]) for name in ("parent_id", "quoted_id")]
        numbers = [(numbered, messages[name]) for name in ("author_handle", "author_name")]
        at_once([*looked_up, (authors, messages), *numbers], jobs=jobs)
    who = people(messages, accounts=accounts)
    leads = leading_names(messages, who, jobs=jobs)
    found = find_targets(messages, sources, who, leads)
    root, depth = roots_and_depths(found.parent)
    company = messages["author_role"].eq("company").to_numpy(dtype=bool)
    repost = set_apart(messages)

    whom = _whom(messages, who, found, company)
    quoted = row_of(messages, messages["quoted_id"])
    inbound = _inbound(messages, who, found, leads, whom, quoted, ~company & ~repost)
    thread = _thread_ids(messages, found, root)
    thread_code = _thread_codes(messages["platform"], thread)
    touched = np.zeros(len(messages), dtype=bool)
    touched[thread_code[company | inbound]] = True
    direction = np.select([company, inbound, touched[thread_code]], range(len(DIRECTIONS)), default=-1)

    answering, answered = _answer_pairs(found)
    by_other = (who.author[answering] != who.author[answered]) | (who.author[answering] < 0)
    by_other &= ~repost[answering]
    group = _turn_groups(messages, found, who, whom, thread_code, inbound)
    turn = split_turns(group, answering[by_other], answered[by_other])

    times = messages["created_at"].dt.as_unit("us").astype("int64").to_numpy()
    automated = messages["is_automated"].fillna(False).to_numpy(dtype=bool)
    direct = by_other & company[answering] & ~company[answered] & ~automated[answering]
    response, early = first_responses(turn, answering[direct], answered[direct], times)
    community = by_other & ~company[answering]
    helped, _ = first_responses(turn, answering[community], answered[community], times)
    answers_audience = np.zeros(len(messages), dtype=bool)
    answers_audience[answering[company[answering] & ~company[answered]]] = True
    addresses = _addresses(messages, found, leads, whom, quoted)
    statement = company & ~repost & ~automated & (addresses >= ADDRESSED.index("itself"))
    collective = collectively_answered(turn, thread_code, statement, answers_audience)

    seconds, watched = _durations(messages, sources, turn, response, times)
    is_in = direction == DIRECTIONS.index("inbound")
    ids, refs = messages["message_id"], messages["ref"]
    answered_by = np.select([~is_in, response >= 0, collective, helped >= 0], range(-1, 3), default=3)
    target_id = _taken(ids, found.target)
    named_parent = (found.target < 0) & (whom != "nobody") & (whom != "unknown")
    target_id = target_id.mask(named_parent, messages["parent_id"])
    target_source = np.where(named_parent, "parent_author", found.source)

    added = pd.DataFrame(
        {
            "thread_id": thread,
            "depth": depth,
            "turn": refs.take(turn).set_axis(refs.index),
            "parent_known": found.parent_known,
            "direction": worded(direction, DIRECTIONS).set_axis(refs.index),
            "reply_target_id": target_id,
            "reply_target_source": target_source,
            "addresses": worded(np.where(company & ~repost, addresses, -1), ADDRESSED).set_axis(refs.index),
            "answered": worded(answered_by, ANSWERED).set_axis(refs.index),
            "response_id": _taken(ids, np.where(is_in, response, -1)),
            "response_seconds": np.where(is_in, seconds, np.nan),
            "observed_seconds": np.where(is_in, watched, np.nan),
            "is_answered_early": pd.Series(early, dtype="boolean").where(is_in),
        },
        index=messages.index,
    )
    return messages.assign(**schema.conform(added))


def _taken(values: pd.Series, rows: np.ndarray) -> pd.Series:
    return values.take(np.maximum(rows, 0)).set_axis(values.index).where(rows >= 0) if len(values) else values


def _thread_ids(messages: pd.DataFrame, found: Targets, root: np.ndarray) -> pd.Series:
    """Name each thread: by its root, by the missing parent of its root, or by a turn-based source's conversation."""
    name = messages["message_id"].where(messages["parent_id"].isna() | found.parent_known, messages["parent_id"])
    ordered = messages["parent_id"].isna() & messages["conversation_id"].notna()
    name = name.where(~ordered, messages["conversation_id"])
    return name.take(root).set_axis(messages.index)


def _thread_codes(platforms: pd.Series, thread: pd.Series) -> np.ndarray:
    """Number the threads of each platform."""
    platform, named = encoded(platforms)
    return pd.factorize(pd.factorize(thread)[0].astype(np.int64) * len(named) + platform)[0].astype(np.int64)


def _whom(messages: pd.DataFrame, who: People, found: Targets, company: np.ndarray) -> np.ndarray:
    """Tell whom each row answers: company, self, person, unknown (a missing parent), or nobody."""
    target = np.maximum(found.target, 0)
    author = who.author[target]
    to_company = company[target]
    has_row = found.target >= 0
    orphan = ~has_row & ~found.parent_known & messages["parent_id"].notna().to_numpy()
    # "A reply whose parent row is missing but whose parent's author the platform names counts as if it were there."
    stated = listed_names(messages, "parent_author_id", who)
    first = np.r_[True, np.diff(stated.row) != 0][: len(stated.row)]
    named = np.zeros(len(messages), dtype=bool)
    named[stated.row] = True
    author = np.where(has_row, author, -1)
    author[stated.row[first]] = np.where(has_row[stated.row[first]], author[stated.row[first]], stated.code[first])
    to_company = np.where(has_row, to_company, False)
    to_company[stated.row[stated.is_company]] |= ~has_row[stated.row[stated.is_company]]
    answers = has_row | (orphan & named)
    return np.select(
        [answers & to_company, answers & (author >= 0) & (author == who.author), answers, orphan],
        ["company", "self", "person", "unknown"],
        default="nobody",
    )


def _inbound(
    messages: pd.DataFrame,
    who: People,
    found: Targets,
    leads: Naming,
    whom: np.ndarray,
    quoted: np.ndarray,
    theirs: np.ndarray,
) -> np.ndarray:
    """Tell which rows, of those that may be inbound at all, speak to the company."""
    mentions = listed_names(messages, "mentions", who)
    names_company = np.zeros(len(messages), dtype=bool)
    names_company[mentions.row[mentions.is_company]] = True
    names_company[leads.row[leads.is_company]] = True

    # The first name of the run that the platform fills in is the person answered, when the parent is missing.
    first = np.r_[True, np.diff(leads.row) != 0][: len(leads.row)]
    leads_with_third = np.zeros(len(messages), dtype=bool)
    leads_with_third[leads.row[first]] = ~leads.is_company[first] & (
        (leads.code[first] < 0) | (leads.code[first] != who.author[leads.row[first]])
    )
    third_person = (whom == "person") | ((whom == "unknown") & leads_with_third)
    doubtful = np.flatnonzero(theirs & names_company & third_person)
    meant = names_company & ~third_person
    meant[doubtful] = names_after_the_lead(messages, doubtful, who)

    company = messages["author_role"].eq("company").to_numpy(dtype=bool)
    quotes_company = (quoted >= 0) & company[np.maximum(quoted, 0)]
    review = messages["kind"].eq("review").to_numpy(dtype=bool)
    below = below_own_posts(messages, found.parent, found.parent_known) & np.isin(whom, ["unknown", "nobody"])
    direct = theirs & ((whom == "company") | below | meant | quotes_company | review | found.in_order)
    # A reply to one's own inbound message is inbound.
    own = np.where(theirs & (whom == "self"), found.target, -1)
    return direct | (theirs & any_above(direct, own))


def _addresses(
    messages: pd.DataFrame, found: Targets, leads: Naming, whom: np.ndarray, quoted: np.ndarray
) -> np.ndarray:
    """Number in `ADDRESSED` whom each outbound row speaks to by structure; affiliates and rivals are no audience."""
    others = messages["author_role"].eq("audience").to_numpy(dtype=bool)
    to_others = any_above(others, found.target) | ((whom == "person") & (found.target < 0))
    top, _ = roots_and_depths(found.target)
    leads_with_person = np.zeros(len(messages), dtype=bool)
    leads_with_person[leads.row[~leads.is_company]] = True
    quotes_person = (quoted >= 0) & others[np.maximum(quoted, 0)]
    answers = whom != "nobody"
    unclear = (whom == "unknown") | (~answers & (leads_with_person | quotes_person))
    return np.select(
        [to_others, unclear | (answers & unclear[top]), answers], range(3), default=ADDRESSED.index("everybody")
    )


def _turn_groups(
    messages: pd.DataFrame, found: Targets, who: People, whom: np.ndarray, thread: np.ndarray, inbound: np.ndarray
) -> np.ndarray:
    """
    Number the groups of one author's messages that answer the same message, or each other; -1 stands alone.

    What somebody says to the company is no turn with what the same person says to others.
    """
    own = np.where(
        (whom == "self") | ((found.target >= 0) & (who.author[found.target] == who.author)), found.target, -1
    )
    own = np.where(who.author >= 0, own, -1)
    top, _ = roots_and_depths(own)
    answers = np.where(found.target[top] >= 0, found.target[top], -1 - len(top) - top)
    # The first messages of a turn-based conversation answer nothing, but are one turn.
    answers = np.where(found.in_order[top] & (found.target[top] < 0), -1 - thread[top], answers)
    # Orphans under one missing parent answer the same message.
    orphan = (found.target[top] < 0) & ~found.parent_known[top] & messages["parent_id"].notna().to_numpy()[top]
    answers = np.where(orphan, -1 - thread[top], answers)
    span = 4 * len(top) + 4
    group = pd.factorize((who.author[top] * span + answers + span // 2) * 2 + inbound)[0].astype(np.int64)
    return np.where(who.author >= 0, group, -1)


def _answer_pairs(found: Targets) -> tuple[np.ndarray, np.ndarray]:
    """List (answer, answered) rows, several for a message that answers several people by name."""
    answering = np.flatnonzero(found.target >= 0)
    pairs = np.column_stack(
        [np.r_[answering, found.also_answering], np.r_[found.target[answering], found.also_answered]]
    )
    pairs = np.unique(pairs, axis=0) if len(found.also_answering) else pairs
    return pairs[:, 0], pairs[:, 1]


def _durations(
    messages: pd.DataFrame, sources: pd.DataFrame, turn: np.ndarray, response: np.ndarray, times: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Measure in seconds how long each turn waited for its response, and how long it was watched."""
    exact = ~messages["created_at_precision"].isin(INEXACT).to_numpy(dtype=bool)
    timed = (response >= 0) & exact[turn] & exact[np.maximum(response, 0)]
    seconds = np.where(timed, (times[np.maximum(response, 0)] - times[turn]) / 1e6, np.nan)
    until = watched_until(messages, sources)
    watched = (until - messages["created_at"].reset_index(drop=True)).dt.total_seconds().to_numpy()
    return seconds, np.maximum(watched, 0)[turn]
