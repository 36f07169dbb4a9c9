"""What the reply rate is without answers that cost nothing, without surges, and with every person counted once."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, ref_numbers, seconds_since_1970, set_apart
from dialogscore.measures.replies import HORIZONS, banded_rate, candidates, rated, refuse_horizon
from dialogscore.measures.rows import Refusal, Setting, refused_row, share_row
from dialogscore.measures.turns import inbound_rows, said_by_company
from dialogscore.pairing import authors, row_of

__all__ = ["Answers", "answers_of", "gamed_scores", "responses_but"]

HORIZON = HORIZONS["72h"]
RATE = "reply_rate_72h"


class Answers(NamedTuple):
    """
    Who answers which turn, and when.

    Parameters
    ----------
    turn, row : numpy.ndarray of int64
        Pairs of a turn (its place) and a company message whose reply target lies in it.
    seconds : numpy.ndarray of float
        From the turn's first message to it.
    first : numpy.ndarray of int64, shape (turns,)
        Row of the first response of each turn, -1 for none.
    waited : numpy.ndarray of float, shape (turns,)
        Seconds to it, infinity for none or no exact time.
    """

    turn: np.ndarray
    row: np.ndarray
    seconds: np.ndarray
    first: np.ndarray
    waited: np.ndarray


def answers_of(messages: pd.DataFrame, turns: pd.DataFrame) -> Answers:
    """
    Pair turns with all company messages that answer them.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    Answers
        Of messages that are no reposts, not automated, not earlier than what they answer, both times exact.
    """
    created = seconds_since_1970(messages["created_at"])
    head = turns["row"].to_numpy()
    answers = equals(messages["author_role"], "company") & ~set_apart(messages) & ~flags(messages["is_automated"])
    rows = np.flatnonzero(answers)
    target = row_of(messages, messages["reply_target_id"], rows)
    # The place of each inbound row's turn.
    inbound = np.flatnonzero(inbound_rows(messages))
    place, number = np.full(len(messages) + 1, -1, dtype=np.int64), ref_numbers(messages, "turn")
    of_turn = np.full(int(number.max(initial=-1)) + 1, -1, dtype=np.int64)
    of_turn[number[head]] = np.arange(len(head))
    place[inbound] = of_turn[number[inbound]]
    turn = place[target]
    exact = ~equals(messages["created_at_precision"], "day", "estimated")
    kept = (turn >= 0) & (created[rows] >= created[np.maximum(target, 0)]) & exact[rows]
    kept[kept] &= exact[head[turn[kept]]]
    turn, rows = turn[kept], rows[kept]
    seconds = np.round(created[rows] - created[head[turn]], 6)
    first = row_of(messages, messages["response_id"], head)
    return Answers(turn, rows, seconds, first, np.where(turns["response"].notna(), turns["response"], np.inf))


def responses_but(answers: Answers, left_out: np.ndarray) -> np.ndarray:
    """
    Find how long each turn waited for its first answer, some answers left out.

    Parameters
    ----------
    answers : Answers
        As `answers_of` pairs them.
    left_out : numpy.ndarray of bool, shape (rows,)
        Company messages that are to be no answer.

    Returns
    -------
    numpy.ndarray of float, shape (turns,)
        Seconds to the first company message that answers the turn and is not left out: its first response, or a later
        one whose reply target lies in the turn. NaN where there is none, or no exact time.
    """
    gone = (answers.first >= 0) & left_out[np.maximum(answers.first, 0)]
    waited = np.where(gone, np.inf, answers.waited)
    kept = ~left_out[answers.row]
    np.minimum.at(waited, answers.turn[kept], answers.seconds[kept])
    return np.where(np.isfinite(waited), waited, np.nan)


def _leading(messages: pd.DataFrame, said: pd.DataFrame, column: str) -> tuple[np.ndarray, np.ndarray]:
    """Company rows of turns whose leading message is such, and of those where that is uncertain."""
    turn = ref_numbers(messages, "turn")
    code, level = turn[said["row"].to_numpy()], said["level"].to_numpy()
    top = np.zeros(int(turn.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(top, code, level)
    leads = level == top[code]
    company = equals(messages["author_role"], "company")

    def turns_with(mask: np.ndarray) -> np.ndarray:
        found = np.zeros(len(top), dtype=bool)
        found[code[leads & mask]] = True
        return company & found[turn]

    return turns_with(said[column].to_numpy()), turns_with(said["uncertain"].to_numpy())


def _answered_without(
    messages: pd.DataFrame, said: pd.DataFrame, turns: pd.DataFrame, answers: Answers, column: str
) -> pd.DataFrame:
    such, unsure = _leading(messages, said, column)
    found = turns.assign(response=responses_but(answers, such))
    if column == "canned":
        # Equal words are counted; no label decides.
        return found
    return found.assign(
        response_against=responses_but(answers, such | unsure), response_for=responses_but(answers, such & ~unsure)
    )


def gamed_scores(
    messages: pd.DataFrame, turns: pd.DataFrame, setting: Setting, blocked: Refusal | None, *, needing: Refusal | None
) -> list[dict]:
    """
    Compute the 72-hour rate as it is without what flatters it, and what stands in for answers.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with all columns; `dialogscore.measures.marks.add_marks` marks them.
    turns : pandas.DataFrame
        Their `inbound_turns`.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no rate at all, if so.
    needing : Refusal or None
        Why there is no rate of those that need a reply, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: reply_rate_72h_without_canned, _without_deflections, _without_instant, _without_surges,
        _without_waves, _per_person; wave_share_inbound, liked_unanswered_share, deleted_share_inbound, instant_share.
    """
    answers = answers_of(messages, turns)
    person = authors(messages)[turns["row"].to_numpy()]
    # Whom nobody knows is a person of his own.
    person = np.where(person < 0, -1 - np.arange(len(person)), person)
    in_wave = messages["inbound_group"].notna().to_numpy()[turns["row"].to_numpy()]
    # A window leaves out what answers a turn before it, which is an answer all the same.
    said, slim = said_by_company(messages), rated(turns)
    ways: dict[str, Callable[[], pd.DataFrame]] = {
        f"{RATE}_without_canned": lambda: _answered_without(messages, said, slim, answers, "canned"),
        f"{RATE}_without_deflections": lambda: _answered_without(messages, said, slim, answers, "deflects"),
        f"{RATE}_without_instant": lambda: slim.assign(response=responses_but(answers, flags(messages["is_instant"]))),
        f"{RATE}_without_surges": lambda: slim[~flags(messages["is_surge"])[turns["row"].to_numpy()]],
        f"{RATE}_without_waves": lambda: slim[~in_wave],
        f"{RATE}_per_person": lambda: slim.assign(person=person),
        "liked_unanswered_share": lambda: _liked(messages, turns),
    }
    rows, reason = [], blocked or needing
    for measure, units_of in ways.items():
        if reason is not None:
            rows.append(refused_row(setting, measure, reason[0], **reason[1]))
            continue
        units = units_of()
        if measure == "liked_unanswered_share" and len(turns) and not len(units):
            rows.append(refused_row(setting, measure, "reactions_unknown"))
            continue
        every = candidates(units, needing=False)
        refused = refuse_horizon(setting, measure, every[every["needs"].to_numpy()], HORIZON)
        rows += [refused] if refused else banded_rate(setting, measure, every, HORIZON)
    inside, thread = turns["inside"].to_numpy(), turns["thread"].to_numpy()
    waves = share_row(setting, "wave_share_inbound", in_wave[inside], thread[inside], basis="counted")
    return [*rows, waves, _deleted(turns, setting), _instant(messages, turns, setting)]


def _liked(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """Turns whose reactions the export knows; a like without an answer is the hit."""
    rows = np.flatnonzero(inbound_rows(messages))
    number = ref_numbers(messages, "turn")
    heads, size = number[turns["row"].to_numpy()], int(number.max(initial=-1)) + 1
    known, liked = (
        (np.bincount(number[rows], weights=mask[rows], minlength=size) > 0)[heads]
        for mask in (messages["company_reacted"].notna().to_numpy(), flags(messages["company_reacted"]))
    )
    liked &= ~(turns["response"] <= HORIZON).to_numpy()
    return rated(turns).assign(response=np.where(liked, 0.0, np.nan))[known]


def _deleted(turns: pd.DataFrame, setting: Setting) -> dict:
    known = turns[turns["inside"] & ~turns["unread"]]
    if len(known) and not turns["deleted"].any():
        # No message is marked as deleted: more likely the export never marks any than that nobody deleted one.
        return refused_row(setting, "deleted_share_inbound", "deletions_unknown", n=len(known), basis="counted")
    hits, thread = known["deleted"].to_numpy(dtype=bool), known["thread"].to_numpy()
    return share_row(setting, "deleted_share_inbound", hits, thread, basis="counted")


def _instant(messages: pd.DataFrame, turns: pd.DataFrame, setting: Setting) -> dict:
    answered = turns[turns["inside"] & turns["response"].notna()]
    first = row_of(messages, messages["response_id"], answered["row"].to_numpy())
    known = (first >= 0) & messages["is_instant"].notna().to_numpy()[np.maximum(first, 0)]
    hits = flags(messages["is_instant"])[first[known]]
    return share_row(setting, "instant_share", hits, answered["thread"].to_numpy()[known], basis="counted")
