"""All that hangs on what posts are for, put together: the mix, where people are answered, what came of asking them."""

from collections.abc import Callable

import pandas as pd

from dialogscore.measures.goals import root_purposes
from dialogscore.measures.purposes import goal_table, purpose_scores, purpose_table, purpose_units, without_replies
from dialogscore.measures.purposes_talk import dialog_by_purpose, rates_by_purpose, talk_table
from dialogscore.measures.rows import Refusal, Setting
from dialogscore.measures.tongues import too_many, withhold
from dialogscore.measures.uptake import (
    invited_purposes,
    suggestion_scores,
    suggestions,
    uptake_scores,
    uptake_tables,
)

__all__ = ["aimed"]


def aimed(
    messages: pd.DataFrame,
    everything: pd.DataFrame,
    turns: pd.DataFrame,
    setting: Setting,
    blocked: Callable[..., Refusal | None],
    *,
    needing: Refusal | None = None,
    silent: str | None = None,
) -> tuple[list[dict], dict[str, pd.DataFrame]]:
    """
    Compute what rests on the purposes of posts, and what came of invitations.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    everything : pandas.DataFrame
        Company messages of all languages, as `said_by_company` gives them.
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : callable
        Tells of a measure why the export does not support it, if so; with ``by_coverage=False`` a coverage that would
        flatter is no reason.
    needing : Refusal, optional
        Why there is no rate of those that need a reply, if so.
    silent : str, optional
        Why the export cannot tell broadcast from dialog, if so.

    Returns
    -------
    tuple of (list of dict, dict of str to pandas.DataFrame)
        Rows of `scores`; tables ``purposes``, ``goals``, ``purpose_talk``, ``research_threads`` and
        ``invitation_purposes``.
    """
    said = everything[everything["supported"]].reset_index(drop=True)
    unread = too_many(everything)
    roots, meant = root_purposes(messages), purpose_units(messages, said)
    mix = without_replies(withhold(purpose_scores(meant, setting), unread, setting), silent, setting)
    talk = rates_by_purpose(turns, roots, setting, blocked("reply_rate_72h"), needing=needing)
    talk += dialog_by_purpose(said, roots, setting, (silent, {}) if silent else unread)
    invited, proposed = invited_purposes(messages, said), suggestions(messages, turns, roots)
    rows = mix + talk + uptake_scores(invited, setting, blocked("invitation_share", by_coverage=False))
    rows += suggestion_scores(proposed, setting, blocked("suggestions_answered"))
    tables = {"purposes": purpose_table(meant), "goals": goal_table(mix), "purpose_talk": talk_table(talk)}
    return rows, tables | uptake_tables(messages, proposed, invited)
