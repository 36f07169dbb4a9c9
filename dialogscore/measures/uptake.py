"""What came of asking people: invitations by outcome and purpose, and suggestions that were answered in substance."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, numbers, seconds_since_1970, set_apart
from dialogscore.measures.exchanges import KEPT_ERRORS, OUTCOMES
from dialogscore.measures.goals import NO_POST, PURPOSES, post_purposes
from dialogscore.measures.mix import split_rows
from dialogscore.measures.purposes_talk import Roots, member_rows
from dialogscore.measures.replies import HORIZONS
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row
from dialogscore.pairing import row_of

__all__ = ["ASKING", "invited_purposes", "suggestion_scores", "suggestions", "uptake_scores", "uptake_tables"]

WEEK = HORIZONS["7d"]
ASKING = "research"
RESPONSIVE = 3
MOST_REFS = 5
OF_SUGGESTIONS = {"suggestions_answered": "answered", "suggestions_answered_in_substance": "substance"}
OF_THREADS = {
    "research_threads_answered": "answered",
    "research_threads_answered_in_substance": "substance",
}
TEXT = pd.StringDtype("pyarrow")


def invited_purposes(messages: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """
    Tell of every invitation what came of it, and what the post that invites is for.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages in languages that can be read, as `said_by_company` gives them.

    Returns
    -------
    pandas.DataFrame
        ``thread``, ``outcome``, ``uncertain`` (whether it was kept), ``purpose`` (``none`` where it is not known, as of
        an invitation within a reply), ``doubtful`` (the purpose is uncertain).
    """
    purpose, unsure = post_purposes(messages)
    invited = said[said["act"] == "invite"]
    row = invited["row"].to_numpy()
    return pd.DataFrame(
        {
            "thread": invited["thread"].to_numpy(),
            "outcome": invited["outcome"].to_numpy(),
            "uncertain": invited["outcome_uncertain"].to_numpy(),
            "purpose": np.where(purpose[row] == "", NO_POST, np.asarray(purpose[row])),
            "doubtful": unsure[row],
        }
    )


def uptake_scores(invited: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> list[dict]:
    """
    Compute what share of the invitations came to what, and how they fared by purpose.

    Parameters
    ----------
    invited : pandas.DataFrame
        As `invited_purposes` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export cannot tell whether one was kept, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: invitation_share by ``outcome``; invitations (their number) and invitations_kept by
        ``purpose``, of purposes that invite at all.
    """
    rows: list[dict] = []
    thread, outcome = invited["thread"].to_numpy(), invited["outcome"].to_numpy()
    unsure = invited["uncertain"].to_numpy(dtype=bool)
    for name in OUTCOMES:
        subset = ("outcome", name)
        if blocked is not None:
            rows.append(refused_row(setting, "invitation_share", blocked[0], subset=subset, **blocked[1]))
            continue
        errors = KEPT_ERRORS if name in ("kept", "broken") else ()
        # Labels of answers decide between kept and broken alone.
        open_to = unsure & np.isin(outcome, ["kept", "broken"]) & (name in ("kept", "broken"))
        rows += split_rows(setting, "invitation_share", outcome == name, open_to, thread, errors=errors, subset=subset)
    for name in (*PURPOSES, NO_POST):
        part = invited[(invited["purpose"] == name).to_numpy(dtype=bool)]
        if not len(part):
            continue
        subset = ("purpose", name)
        rows.append(score_row(setting, "invitations", len(part), n=len(invited), unit="count", subset=subset))
        if blocked is None:
            decided = part[part["outcome"].isin(["kept", "broken"])]
            hit, doubt = (decided["outcome"] == "kept").to_numpy(), decided["uncertain"].to_numpy(dtype=bool)
            read = decided.assign(hit=hit, against=hit & ~doubt)
            read["for"] = hit | doubt
            rows += member_rows(setting, "invitations_kept", read, errors=KEPT_ERRORS, subset=subset)
    return rows


def suggestions(messages: pd.DataFrame, turns: pd.DataFrame, roots: Roots) -> pd.DataFrame:
    """
    Take what people said to posts that ask for ideas, opinions or votes, and what the company made of it.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    roots : tuple of numpy.ndarray
        As `dialogscore.measures.goals.root_purposes` gives them.

    Returns
    -------
    pandas.DataFrame
        ``row``, ``thread``, ``root`` (row of the post), ``mature`` (watched 7 days), ``doubtful`` (the purpose of the
        post is uncertain), ``answered`` (by the company within 7 days) and ``substance`` (then also by a message of
        level 3 or 4 within 7 days), with ``substance_against`` and ``substance_for``, of turns in the window that
        answer such a post itself; noise, deleted turns and those without an exact time are left out.
    """
    head = turns["row"].to_numpy()
    target = row_of(messages, messages["reply_target_id"], head)
    post = equals(messages["position"], "opener", "self_thread")
    kept = (roots[0][head] == ASKING) & (target >= 0) & post[target]
    kept &= (turns["inside"] & ~turns["deleted"] & turns["exact"]).to_numpy(dtype=bool)
    kept &= ~equals(messages["inbound_type"], "noise")[head]
    found = turns[kept].reset_index(drop=True)
    answered = (found["response"] <= WEEK).to_numpy()
    sure, level, may = _substance(messages, found)
    head = found["row"].to_numpy()
    return pd.DataFrame(
        {
            "row": head,
            "thread": found["thread"].to_numpy(),
            "root": roots[2][head],
            "mature": (found["observed"] >= WEEK).to_numpy(),
            "doubtful": roots[1][head],
            "answered": answered,
            "substance": answered & level,
            "substance_against": answered & sure,
            "substance_for": answered & may,
        }
    )


def _substance(messages: pd.DataFrame, found: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Whether a reply within 7 days surely is, is, and may be of level 3 and more."""
    reply = equals(messages["direction"], "outbound") & ~set_apart(messages) & ~flags(messages["is_automated"])
    answers = np.flatnonzero(reply & equals(messages["position"], "reply"))
    turn = pd.Series(np.arange(len(found)), index=messages["turn"].iloc[found["row"].to_numpy()].to_numpy(dtype=object))
    above = row_of(messages, messages["reply_target_id"], answers)
    of = np.full(len(answers), -1)
    known = above >= 0
    of[known] = turn.index.get_indexer(messages["turn"].iloc[above[known]].to_numpy(dtype=object))
    # The first answer counts for every turn that it answers, whoever it names first.
    first = row_of(messages, messages["response_id"], found["row"].to_numpy())
    rows = np.concatenate([answers[of >= 0], first[first >= 0]])
    of = np.concatenate([of[of >= 0], np.flatnonzero(first >= 0)])
    created = seconds_since_1970(messages["created_at"])
    gap = created[rows] - found["created"].to_numpy()[of]
    in_time = (gap >= 0) & (gap <= WEEK)
    level = np.nan_to_num(numbers(messages["level"])[rows], nan=-1) >= RESPONSIVE
    unsure = flags(messages["is_uncertain"])[rows]

    def holds(mask: np.ndarray) -> np.ndarray:
        return np.bincount(of, weights=mask & in_time, minlength=len(found)) > 0

    return holds(level & ~unsure), holds(level), holds(level | unsure)


def suggestion_scores(found: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> list[dict]:
    """
    Compute how many suggestions, and how many threads of them, were answered, and in substance.

    Parameters
    ----------
    found : pandas.DataFrame
        As `suggestions` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export cannot tell, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: suggestions_answered, suggestions_answered_in_substance and, of threads with a suggestion,
        research_threads_answered and research_threads_answered_in_substance, each with its band.
    """
    if blocked is not None:
        return [refused_row(setting, name, blocked[0], **blocked[1]) for name in (*OF_SUGGESTIONS, *OF_THREADS)]
    mature = found[found["mature"].to_numpy(dtype=bool)]
    mature = mature.assign(answered_against=mature["answered"], answered_for=mature["answered"])
    whole = mature.drop(columns=["row", "root", "mature"]).groupby("thread", as_index=False).any()
    rows: list[dict] = []
    for measures, units in ((OF_SUGGESTIONS, mature), (OF_THREADS, whole)):
        for measure, column in measures.items():
            read = {"hit": units[column], "against": units[f"{column}_against"], "for": units[f"{column}_for"]}
            own = units[["thread", "doubtful"]].assign(**{name: some.astype(bool) for name, some in read.items()})
            rows += member_rows(setting, measure, own)
    return rows


def uptake_tables(messages: pd.DataFrame, found: pd.DataFrame, invited: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """
    List the posts that asked for ideas, and the outcomes of invitations by purpose.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    found : pandas.DataFrame
        As `suggestions` gives them.
    invited : pandas.DataFrame
        As `invited_purposes` gives them.

    Returns
    -------
    dict of str to pandas.DataFrame
        ``research_threads``: ``ref`` of the post, ``is_uncertain`` (its purpose), ``suggestions``, ``answered``,
        ``in_substance``, ``not_watched`` (for 7 days), ``refs`` of up to five suggestions, those without an answer in
        substance first; most suggestions first. ``invitation_purposes``: ``purpose``, ``invitations`` and one column
        for each outcome.
    """
    refs = messages["ref"].to_numpy(dtype=object)
    listed = found.sort_values(["root", "substance", "row"], kind="stable")
    first = listed.groupby("root").head(MOST_REFS)
    named = pd.Series(refs[first["row"].to_numpy()], dtype=object).groupby(first["root"].to_numpy()).agg(" ".join)
    by_post = listed.assign(late=~listed["mature"]).groupby("root")
    threads = by_post.agg(
        is_uncertain=("doubtful", "any"), suggestions=("row", "size"), answered=("answered", "sum"),
        in_substance=("substance", "sum"), not_watched=("late", "sum"),
    )  # fmt: skip
    threads.insert(0, "ref", refs[threads.index.to_numpy(dtype=np.int64)])
    threads = threads.assign(refs=named.reindex(threads.index).to_numpy(dtype=object))
    threads = threads.sort_values(["suggestions", "ref"], ascending=[False, True], ignore_index=True)
    counted = dict.fromkeys(("suggestions", "answered", "in_substance", "not_watched"), "int64")
    tallies = []
    for name in (*PURPOSES, NO_POST):
        part = invited.loc[(invited["purpose"] == name).to_numpy(dtype=bool), "outcome"]
        if len(part):
            tallies.append((name, len(part), *(int((part == outcome).sum()) for outcome in OUTCOMES)))
    by = pd.DataFrame(tallies, columns=["purpose", "invitations", *OUTCOMES])
    return {
        "research_threads": threads.astype(counted | {"ref": TEXT, "refs": TEXT, "is_uncertain": "bool"}),
        "invitation_purposes": by.astype(dict.fromkeys(("invitations", *OUTCOMES), "int64") | {"purpose": TEXT}),
    }
