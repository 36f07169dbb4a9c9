"""Whether one canned text always answers the same question: then it is no empty phrase (codebook part 2)."""

import numpy as np
import pandas as pd

from dialogscore.arrays import flags
from dialogscore.canned.grams import gram_vectors
from dialogscore.pairing import row_of

__all__ = ["MOST_QUESTIONS", "question_similarity"]

# The median over all pairs of this many questions is exact enough.
MOST_QUESTIONS = 100
LONGEST_QUESTION = 1_000
MENTION = r"@[^\s,:;!?@]+"


def question_similarity(messages: pd.DataFrame) -> pd.Series:
    """
    Measure how alike the messages are that a group of equal replies answers.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table with `canned_group`, `is_canned` and `reply_target_id`.

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
    # The first messages of a group by time stand for it, so nothing is drawn and a huge group costs no more.
    place = messages["canned_group"].iloc[rows].groupby(messages["canned_group"].iloc[rows]).cumcount().to_numpy()
    chosen = (target >= 0) & (place < MOST_QUESTIONS)
    rows, target = rows[chosen], target[chosen]
    if not len(rows):
        return result
    texts = messages["text"].iloc[target].str.replace(MENTION, " ", regex=True).str.slice(0, LONGEST_QUESTION)
    spoken = texts.str.contains(r"\w\w", regex=True).to_numpy(dtype=bool)
    rows, texts = rows[spoken], texts[spoken]
    if not len(rows):
        return result
    vectors = gram_vectors([" ".join(text.lower().split()) for text in texts], within_words=True)
    groups = messages["canned_group"].iloc[rows].reset_index(drop=True)
    median = {}
    for group, members in groups.groupby(groups, sort=True).groups.items():
        asked = vectors[members]
        if asked.shape[0] > 1:
            cosine = (asked @ asked.T).toarray()
            median[group] = float(np.median(cosine[np.triu_indices(len(cosine), 1)]))
    return messages["canned_group"].where(canned).map(median).astype("float64")
