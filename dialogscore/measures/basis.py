"""What all measures of a feed rest on: its messages, the units made of them, and what its export cannot tell."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from dialogscore.arrays import in_table_order
from dialogscore.config import Account
from dialogscore.measures.cards import cards
from dialogscore.measures.coverage import flattering, mute, refusal
from dialogscore.measures.ended import turn_times
from dialogscore.measures.exchanges import follow_up_readings, following
from dialogscore.measures.presence import Written, written_times
from dialogscore.measures.rows import Refusal, Setting
from dialogscore.measures.stgallen import THRESHOLD
from dialogscore.measures.tongues import name_left_out, named_by_hand, too_many
from dialogscore.measures.turns import Window, inbound_turns, said_by_company
from dialogscore.opening import OpeningHours
from dialogscore.targets import DEFAULT, Target

__all__ = ["Basis", "Found", "basis_of"]


class Basis(NamedTuple):
    """
    What all measures of a feed rest on; none of them changes it.

    Attributes
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    sources : pandas.DataFrame
        The sources.
    setting : Setting
        What all scores of the run share.
    zone : str
        IANA time zone of calendars and clocks.
    accounts : sequence of Account
        The company's accounts.
    private : pandas.DataFrame or None
        Private messages without words.
    opening : mapping of str to OpeningHours, or None
        Opening hours by account.
    threshold : float
        Dialog share that the verdict on the St. Gallen sentence compares with.
    targets : sequence of Target
        Service levels to compare with.
    themeless : Refusal or None
        Why the messages have no themes, if so.
    turns : pandas.DataFrame
        Inbound turns, with the times that end them and ``follows``.
    inside : pandas.DataFrame
        ``supported`` and ``validated`` of those that count: in the window and not deleted.
    followed : dict of str to pandas.DataFrame
        First follow-ups of threads, by how uncertain labels are read.
    everything, said : pandas.DataFrame
        The company's messages in all languages, and in those that can be read.
    own : Written
        When the company wrote.
    flatters, rates, needing : Refusal or None
        Why a rate of answers would flatter; why there is no rate at all; why there is none of those that need a reply.
    silent : str or None
        Why the export cannot tell broadcast from dialog, if so.
    by_hand : str or None
        The language that was set for all messages.
    """

    messages: pd.DataFrame
    sources: pd.DataFrame
    setting: Setting
    zone: str
    accounts: Sequence[Account]
    private: pd.DataFrame | None
    opening: Mapping[str, OpeningHours] | None
    threshold: float
    targets: Sequence[Target]
    themeless: Refusal | None
    turns: pd.DataFrame
    inside: pd.DataFrame
    followed: dict[str, pd.DataFrame]
    everything: pd.DataFrame
    said: pd.DataFrame
    own: Written
    flatters: Refusal | None
    rates: Refusal | None
    needing: Refusal | None
    silent: str | None
    by_hand: str | None

    @property
    def needed(self) -> pd.DataFrame:
        """The turns, or none of them where nothing can be said of those that need a reply."""
        return self.turns if self.needing is None else self.turns.iloc[:0]

    def blocked(self, measure: str, *, by_coverage: bool = True) -> Refusal | None:
        """Say why the export does not support a measure: it lacks what the card asks for, or would flatter."""
        reason = _lacking(measure, self.sources)
        return reason or (self.flatters if by_coverage else None)

    def noted(self, rows: list[dict]) -> list[dict]:
        """Note at scores of turns how many of them they leave out."""
        return name_left_out(rows, self.inside, self.setting, by_hand=self.by_hand)


class Found(NamedTuple):
    """
    What a family of measures finds.

    Attributes
    ----------
    rows : dict of str to list of dict
        Rows of `scores`, in blocks that `dialogscore.measures.families` puts in order.
    tables : mapping of str to pandas.DataFrame
        Tables behind them.
    """

    rows: dict[str, list[dict]]
    tables: Mapping[str, pd.DataFrame] = {}


def basis_of(
    messages: pd.DataFrame,
    *,
    sources: pd.DataFrame,
    company: str,
    window: Window = None,
    label_errors: Mapping[str, Mapping[str, float]] | None = None,
    level: float = 0.95,
    seed: int = 0,
    zone: str = "UTC",
    accounts: Sequence[Account] = (),
    private: pd.DataFrame | None = None,
    opening: Mapping[str, OpeningHours] | None = None,
    threshold: float = THRESHOLD,
    themeless: Refusal | None = None,
    targets: Sequence[Target] = DEFAULT,
) -> Basis:
    """
    Prepare a feed for its measures.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with all columns, ``ledger`` included (made with the same window), in any order. Themes may come
        later: only `dialogscore.measures.families_split.themed` looks at them.
    sources : pandas.DataFrame
        The sources.
    company : str
        The audited company.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        From (included) and to (not included), in UTC; None leaves an end open.
    label_errors : mapping of str to mapping, optional
        From the model's card: for a label such as ``act_answer`` or ``dialog_share``, ``sd``, the standard deviation
        between companies of the error in its share.
    level : float, default 0.95
        Confidence level of all intervals, 0..1.
    seed : int, default 0
        Seed of the bootstrap.
    zone : str, default "UTC"
        IANA time zone of the table ``hours`` and of weekdays and hours.
    accounts : sequence of Account, optional
        The company's accounts; those with a role are also scored apart.
    private : pandas.DataFrame, optional
        Private messages without words, as `dialogscore.readers.Feed` holds them.
    opening : mapping of str to OpeningHours, optional
        Opening hours by account, as `dialogscore.opening.parse_opening` gives them; with them the business clock runs.
    threshold : float, default 0.5
        Dialog share that the verdict on the St. Gallen sentence compares with, 0..1.
    themeless : tuple of (str, dict), optional
        Why the column ``theme`` holds no theme: a note code and its arguments.
    targets : sequence of Target, optional
        Service levels to compare with.

    Returns
    -------
    Basis
        What all measures rest on.
    """
    messages = in_table_order(messages)
    turns = turn_times(messages, inbound_turns(messages, window=window))
    turns = turns.assign(follows=following(messages, turns))
    everything = said_by_company(messages, window=window)
    inside = turns.loc[turns["inside"] & ~turns["deleted"], ["supported", "validated"]]
    flatters = flattering(messages, sources)
    rates = _lacking("reply_rate_72h", sources) or flatters
    return Basis(
        messages=messages,
        sources=sources,
        setting=Setting(company, window, label_errors or {}, level, seed),
        zone=zone,
        accounts=accounts,
        private=private,
        opening=opening,
        threshold=threshold,
        targets=targets,
        themeless=themeless,
        turns=turns,
        inside=inside,
        followed=follow_up_readings(messages, turns),
        everything=everything,
        said=everything[everything["supported"]].reset_index(drop=True),
        own=written_times(messages, sources, window),
        flatters=flatters,
        rates=rates,
        # A rate of those that need a reply also needs to be able to read them.
        needing=rates or too_many(inside),
        silent=mute(sources),
        by_hand=named_by_hand(messages),
    )


def _lacking(measure: str, sources: pd.DataFrame) -> Refusal | None:
    reason = refusal(cards()[measure].needs, sources, by_order=True)
    return None if reason is None else (reason, {})
