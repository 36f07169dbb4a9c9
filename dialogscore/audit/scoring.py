"""From labels to scores: all that follows the classifier, so that other labels can be scored in the same way."""

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from dialogscore import index, levels, measures, profiles, schema, themes, threads
from dialogscore.arrays import in_table_order
from dialogscore.audit import abreast
from dialogscore.config import Account
from dialogscore.lent import Lent
from dialogscore.measures.servicelevel import named_parts
from dialogscore.memory import give_back, giving_back
from dialogscore.opening import OpeningHours
from dialogscore.pieces import in_processes, one_thread
from dialogscore.targets import DEFAULT, Target
from dialogscore.tokens import Tokens

__all__ = ["Ground", "Scored", "place", "score"]


# How long definitions take beside the families of measures.
PROFILED = 2.4


class Ground(NamedTuple):
    """
    What scores rest on besides the messages and their labels.

    Attributes
    ----------
    company : str
        The audited company.
    window : tuple of (Timestamp or None, Timestamp or None), or None
        Window of the audit.
    accounts : sequence of Account
        The company's accounts.
    sources : pandas.DataFrame
        Table of sources, as `schema.SOURCES` describes it.
    posts_from : pandas.DataFrame
        The rows of ``sources`` that hold posts.
    reviews : pandas.DataFrame
        Reviews and the answers to them, as the readers gave them; may be empty.
    private : pandas.DataFrame or None
        Private messages without words.
    opening : mapping of str to OpeningHours, or None
        Opening hours by account.
    zone : str
        Zone of the tables by hour.
    label_errors : mapping of str to mapping
        Errors of the models' shares, from their cards.
    defined : sequence of Profile
        Definition profiles.
    seed : int
        Seed of every draw.
    threshold : float, default 0.5
        Dialog share that the verdict on the St. Gallen sentence compares with.
    read : Tokens, optional
        Tokens of the posts, in their order; made anew where they are wanted and not given.
    targets : sequence of Target
        Service levels to compare with.
    """

    company: str
    window: measures.Window
    accounts: Sequence[Account]
    sources: pd.DataFrame
    posts_from: pd.DataFrame
    reviews: pd.DataFrame
    private: pd.DataFrame | None
    opening: Mapping[str, OpeningHours] | None
    zone: str
    label_errors: Mapping[str, Mapping[str, float]]
    defined: Sequence[profiles.Profile]
    seed: int
    threshold: float = 0.5
    read: Tokens | None = None
    targets: Sequence[Target] = DEFAULT


class Scored(NamedTuple):
    """
    What labels came to.

    Attributes
    ----------
    messages : pandas.DataFrame
        All messages, reviews among them, with the columns of every stage.
    scores : pandas.DataFrame
        All scores, without the column ``engine``.
    tables : dict of str to pandas.DataFrame
        The tables behind them.
    """

    messages: pd.DataFrame
    scores: pd.DataFrame
    tables: dict[str, pd.DataFrame]


def place(messages: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """
    Derive level, mode, ledger rule and marks of every message from its labels.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts with the columns of all stages up to ``canned``; those of later stages are made anew.
    ground : Ground
        What else they rest on.

    Returns
    -------
    pandas.DataFrame
        The posts with the columns of all stages.
    """
    derived = [name for stage in ("levels", "measures", "themes") for name in schema.column_names(stage=stage)]
    older = messages.columns.intersection(derived)
    placed = levels.add_levels(messages.drop(columns=older) if len(older) else messages, ground.posts_from)
    schema.check(placed, "levels")
    placed = measures.add_marks(measures.add_ledger(placed, window=ground.window))
    schema.check(placed, "measures")
    return placed


def score(messages: pd.DataFrame, ground: Ground, *, jobs: int = 1) -> Scored:
    """
    Compute every score and the tables behind it.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts, as `place` gives them.
    ground : Ground
        What else the scores rest on.
    jobs : int, default 1
        Processes to use; the result is the same.

    Returns
    -------
    Scored
        Messages with the reviews, scores and tables.
    """
    errors, seed = ground.label_errors, ground.seed
    # Themes take longest, so they are sought beside all else; few measures need them.
    jobs = jobs if len(messages) >= abreast.WORTH_PROCESSES else 1
    sought = Lent(messages[list(abreast.THEMED)])
    with in_processes([(_sought, sought, ground.read, seed)], jobs=jobs) as seeking:
        basis = _basis_of(messages, ground)
        ordered = Lent(basis.messages, without=abreast.UNREAD)
        works = {functools.partial(_profiled, defined=ground.defined): PROFILED} | measures.FAMILIES
        with abreast.share_out(works, basis._replace(messages=ordered), jobs=jobs) as begun:
            parted = measures.parted(basis)
            themed = next(seeking)
            messages = messages.assign(theme=themed.messages["theme"].array)
            schema.check(messages, "themes")
            give_back()
            basis = basis._replace(messages=in_table_order(messages), themeless=themes.refusal(themed.fits))
            split = measures.themed(basis, parted)
            (profiled, definitions), *found = begun
    scores, drawn = measures.gathered([split, *found])
    drawn |= themes.tables_of(themed, drawn["themes"])
    drawn["service_level"] = named_parts(drawn["service_level"], themed.found)
    scores = index.add_index(scores, drawn, label_errors=errors, seed=seed)
    scores, drawn["sensitivity"] = index.add_sensitivity(scores, drawn, label_errors=errors, seed=seed)
    drawn["profiles"] = definitions
    scores = pd.concat([scores, profiled], ignore_index=True)
    if len(ground.reviews):
        answered = threads.add_threads(ground.reviews, ground.sources)
        messages, scores, drawn = measures.with_reviews(
            messages, scores, drawn, answered, company=ground.company, window=ground.window, seed=seed
        )
    return Scored(messages, scores, drawn)


def _basis_of(messages: pd.DataFrame, ground: Ground) -> measures.Basis:
    return measures.basis_of(
        messages,
        sources=ground.posts_from,
        company=ground.company,
        window=ground.window,
        label_errors=ground.label_errors,
        seed=ground.seed,
        zone=ground.zone,
        accounts=ground.accounts,
        private=ground.private,
        opening=ground.opening,
        threshold=ground.threshold,
        targets=ground.targets,
    )


@giving_back
@one_thread
def _sought(lent: Lent, read: Tokens | None, seed: int) -> themes.Themed:
    found = themes.add_themes(lent.table, read=read, seed=seed)
    # All other columns are there already where this is looked at.
    return found._replace(messages=found.messages[["theme"]])


def _profiled(basis: measures.Basis, *, defined: Sequence[profiles.Profile]) -> tuple[pd.DataFrame, pd.DataFrame]:
    # Definitions of others know nothing of our labels' errors.
    setting = basis.setting._replace(label_errors={})
    return profiles.profile_scores(basis.messages, basis.sources, setting, profiles=defined, zone=basis.zone)
