"""Whether one canned text always answers the same question: then it is no empty phrase (codebook part 2)."""

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from dialogscore.pairing import row_of

__all__ = ["MOST_QUESTIONS", "question_similarity"]

# The median over all pairs of this many questions is exact enough; the first ones by time, so nothing is drawn.
MOST_QUESTIONS = 300
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
    canned = messages["is_canned"].fillna(False).to_numpy(dtype=bool)
    target = row_of(messages, messages["reply_target_id"])
    rows = np.flatnonzero(canned & (target >= 0))
    if not len(rows):
        return result
    texts = messages["text"].iloc[target[rows]].str.replace(MENTION, " ", regex=True).str.slice(0, LONGEST_QUESTION)
    spoken = texts.str.contains(r"\w\w", regex=True).to_numpy(dtype=bool)
    rows, texts = rows[spoken], texts[spoken]
    if not len(rows):
        return result
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True).fit_transform(texts)
    groups = messages["canned_group"].iloc[rows].reset_index(drop=True)
    median = {}
    for group, members in groups.groupby(groups, sort=True).groups.items():
        chosen = vectors[members[:MOST_QUESTIONS]]
        if chosen.shape[0] > 1:
            cosine = (chosen @ chosen.T).toarray()
            median[group] = float(np.median(cosine[np.triu_indices(len(cosine), 1)]))
    return messages["canned_group"].where(canned).map(median).astype("float64")
