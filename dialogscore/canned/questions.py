"""Whether one canned text always answers the same question: then it is no empty phrase (codebook part 2)."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from dialogscore.arrays import flags
from dialogscore.canned.grams import gram_vectors
from dialogscore.pairing import row_of
from dialogscore.pieces import at_once

__all__ = ["MOST_QUESTIONS", "question_similarity"]

# The median over all pairs of this many questions is exact enough.
MOST_QUESTIONS = 100
LONGEST_QUESTION = 1_000
GROUPS_AT_ONCE = 25
MENTION = r"@[^\s,:;!?@]+"


def question_similarity(messages: pd.DataFrame, *, jobs: int = 1) -> pd.Series:
    """
    Measure how alike the messages are that a group of equal replies answers.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table with `canned_group`, `is_canned` and `reply_target_id`.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    pandas.Series of float64
        Median cosine over pairs of answered texts, character 3-4-grams weighted by TF-IDF over all answered texts,
        mentions taken out, 0..1; the same for all rows of a group. NaN where a row is not canned or fewer than two
        answered texts are known.
    """
    result = pd.Series(np.nan, index=messages.index)
    canned = flags(messages["is_canned"])
    rows = np.flatnonzero(canned)
    target = row_of(messages, messages["reply_target_id"], rows)
    group, groups = pd.factorize(messages["canned_group"].iloc[rows])
    # The first messages of a group by time stand for it, so nothing is drawn and a huge group costs no more.
    place = pd.Series(group).groupby(group).cumcount().to_numpy()
    chosen = (target >= 0) & (place < MOST_QUESTIONS)
    asked, target = group[chosen], target[chosen]
    if not len(asked):
        return result
    texts = messages["text"].iloc[target].str.replace(MENTION, " ", regex=True).str.slice(0, LONGEST_QUESTION)
    spoken = texts.str.contains(r"\w\w", regex=True).to_numpy(dtype=bool)
    asked, texts = asked[spoken], texts[spoken]
    if not len(asked):
        return result
    vectors = gram_vectors([" ".join(text.lower().split()) for text in texts], within_words=True)
    members = [(number, places) for number, places in pd.Series(asked).groupby(asked).groups.items() if len(places) > 1]
    parts = [members[start : start + GROUPS_AT_ONCE] for start in range(0, len(members), GROUPS_AT_ONCE)]
    median = np.full(len(groups), np.nan)
    for part, found in zip(parts, at_once([(_medians, vectors, part) for part in parts], jobs=jobs), strict=True):
        median[[number for number, _ in part]] = found
    result.iloc[rows] = median[group]
    return result


def _medians(vectors: csr_array, members: Sequence[tuple[int, pd.Index]]) -> list[float]:
    """Median cosine over the pairs of each group."""
    found = []
    for _, places in members:
        of_group = vectors[places]
        cosine = (of_group @ of_group.T).toarray()
        found.append(np.median(cosine[np.triu_indices(len(cosine), 1)]))
    return found
