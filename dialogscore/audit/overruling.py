"""Objections applied: accepted ones replace the model's labels, whose values stay beside them."""

import numpy as np
import pandas as pd

from dialogscore import measures, schema
from dialogscore.arrays import equals, flags, seconds_since_1970, set_apart, threads
from dialogscore.audit.scoring import Ground, Scored, place, score
from dialogscore.pairing import authors, collectively_answered, first_responses, row_of

__all__ = ["beside", "model_labels", "overrule"]

INEXACT = ("day", "estimated")
CHANGED = tuple(column.name.removesuffix("_model") for column in schema.OVERRIDDEN)


def overrule(messages: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """
    Put the labels of accepted objections in the place of the model's.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts with the columns of all stages up to ``canned``, in table order.
    found : pandas.DataFrame
        As `objections` gives them.

    Returns
    -------
    pandas.DataFrame
        The posts: a label by people is certain (its probability is 1, or 0 for a reply that is not needed); an act is
        no hand-over any more unless it was one; an answer gives every message of its turn its time, and a turn that
        loses its answer is answered by others where it is.
    """
    taken = found[equals(found["decision"], "accepted")]
    refs = pd.Index(messages["ref"].to_numpy(dtype=object))
    changed = {name: messages[name].copy() for name in CHANGED}
    for name in ("act", "inbound_type", "needs_reply"):
        part = taken[equals(taken["column"], name)]
        rows = refs.get_indexer(part["ref"].to_numpy(dtype=object))
        value = part["value"].to_numpy(dtype=object)
        if name == "needs_reply":
            value = value == "true"
            changed["needs_reply_probability"].iloc[rows] = value.astype(float)
        if name == "act":
            changed["act_probability"].iloc[rows] = 1.0
            moved = rows[value != "deflect"]
            changed["deflect_to"].iloc[moved] = pd.NA
            changed["deflect_reason"].iloc[moved] = pd.NA
        if name != "inbound_type":
            changed["is_uncertain"].iloc[rows] = False
        changed[name].iloc[rows] = value
    part = taken[equals(taken["column"], "response_id")]
    _answers(messages, changed, part, refs)
    return messages.assign(**changed)


def _answers(messages: pd.DataFrame, changed: dict[str, pd.Series], part: pd.DataFrame, refs: pd.Index) -> None:
    """Give the turns of some inbound messages other answers."""
    inbound = np.flatnonzero(equals(messages["direction"], "inbound"))
    turn = messages["turn"].iloc[inbound].to_numpy(dtype=object)
    own_turn = messages["turn"].iloc[refs.get_indexer(part["ref"].to_numpy(dtype=object))].to_numpy(dtype=object)
    place = pd.Index(own_turn).get_indexer(turn)
    rows = inbound[place >= 0]
    answer = refs.get_indexer(part["value"].to_numpy(dtype=object))[place[place >= 0]]
    head = refs.get_indexer(messages["turn"].iloc[rows].to_numpy(dtype=object))
    exact = ~equals(messages["created_at_precision"], *INEXACT)
    created = seconds_since_1970(messages["created_at"])
    there, known = answer >= 0, np.maximum(answer, 0)
    seconds = np.round(created[known] - created[head], 6)
    changed["response_seconds"].iloc[rows] = np.where(there & exact[known] & exact[head], seconds, np.nan)
    changed["response_id"].iloc[rows] = np.where(there, messages["message_id"].to_numpy(dtype=object)[known], None)
    changed["answered"].iloc[rows] = np.where(there, "direct", _otherwise(messages)[rows])


def _otherwise(messages: pd.DataFrame) -> np.ndarray:
    """Tell who else answered the turn of each message, by the rules of the threads: collective, community or none."""
    role, apart = messages["author_role"], set_apart(messages)
    company = equals(role, "company")
    target = row_of(messages, messages["reply_target_id"])
    answering = np.flatnonzero(target >= 0)
    answered = target[answering]
    turn = pd.Index(messages["ref"].to_numpy(dtype=object)).get_indexer(messages["turn"].to_numpy(dtype=object))
    answers_audience = np.zeros(len(messages), dtype=bool)
    answers_audience[answering[company[answering] & ~company[answered]]] = True
    said = company & ~apart & ~flags(messages["is_automated"]) & equals(messages["addresses"], "everybody", "itself")
    collective = collectively_answered(turn, threads(messages), said, answers_audience)
    author = authors(messages)
    other = (author[answering] != author[answered]) | (author[answering] < 0)
    other &= ~company[answering] & ~apart[answering]
    times = seconds_since_1970(messages["created_at"])
    helped, _ = first_responses(turn, answering[other], answered[other], times)
    return np.select([collective, helped >= 0], ["collective", "community"], "none")


def beside(
    scored: Scored, model: pd.DataFrame, ground: Ground, found: pd.DataFrame, *, jobs: int = 1
) -> Scored:
    """
    Put what the model's labels come to beside what overrides made of them.

    Parameters
    ----------
    scored : Scored
        The audit with overrides.
    model : pandas.DataFrame
        The posts before overrides.
    ground : Ground
        What the scores rest on.
    found : pandas.DataFrame
        As `objections` gives them.
    jobs : int, default 1
        Processes to use; the result is the same.

    Returns
    -------
    Scored
        Messages with the columns of `schema.OVERRIDDEN`; the same scores; tables with ``overrides`` (the objections)
        and ``without_overrides`` (scores over everything, of our own definitions, by the model's labels).
    """
    plain = score(place(model, ground), ground, jobs=jobs).scores
    plain = schema.conform(plain, schema.SCORES)
    kept = plain["subset_by"].isna() & plain["profile"].eq(measures.PROFILE)
    messages = scored.messages
    at = pd.Index(messages["ref"].to_numpy(dtype=object)).get_indexer(model["ref"].to_numpy(dtype=object))
    said = messages[list(CHANGED)].copy()
    for name in CHANGED:
        column = said[name].copy()
        column.iloc[at] = model[name].array
        said[name] = column
    said = schema.conform(said.rename(columns="{}_model".format), schema.OVERRIDDEN)
    tables = {"overrides": found, "without_overrides": plain[kept.to_numpy(dtype=bool)].reset_index(drop=True)}
    return scored._replace(messages=messages.join(said), tables=scored.tables | tables)


def model_labels(messages: pd.DataFrame) -> pd.DataFrame:
    """
    Give back the model's labels.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages of an audit, made with overrides or without.

    Returns
    -------
    pandas.DataFrame
        Without the columns of `schema.OVERRIDDEN`, their values where they came from; derived columns stay as they
        are.
    """
    beside = [column.name for column in schema.OVERRIDDEN]
    if beside[0] not in messages:
        return messages
    back = {name.removesuffix("_model"): messages[name] for name in beside}
    return messages.assign(**back).drop(columns=beside)
