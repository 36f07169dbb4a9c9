"""What can be said of all companies together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from dialogscore import schema

__all__ = ["Analysis", "analyse"]


class Analysis(NamedTuple):
    """
    What a comparison came to.

    Attributes
    ----------
    scores : pandas.DataFrame
        Further rows with the columns of `schema.SCORES`.
    companies : pandas.DataFrame
        The companies with ``status``, ``reason_code`` and ``reason_args``.
    tables : dict of str to pandas.DataFrame
        What reports draw.
    """

    scores: pd.DataFrame
    companies: pd.DataFrame
    tables: dict[str, pd.DataFrame]


def analyse(
    scores: pd.DataFrame,
    companies: pd.DataFrame,
    *,
    frame: str,
    window: tuple[pd.Timestamp, pd.Timestamp],
    seed: int,
    draws: int = 1000,
    label_errors: Mapping | None = None,
    goal_threshold: float | None = None,
    by: Sequence[str] = (),
) -> Analysis:
    """
    Compare companies.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies.
    companies : pandas.DataFrame
        One row a company.
    frame : str
        ``census``, ``random`` or ``convenience``.
    window : tuple of pandas.Timestamp
        The window of all.
    seed : int
        Seed of every draw.
    draws : int
        Number of draws.
    label_errors : mapping, optional
        Errors of the models' shares.
    goal_threshold : float, optional
        Dialog share from which communication counts as geared to dialog.
    by : sequence of str, optional
        Columns of the companies to compare within.

    Returns
    -------
    Analysis
        Nothing yet.
    """
    return Analysis(schema.empty(schema.SCORES), companies, {})
