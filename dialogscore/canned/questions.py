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
    median = np.full(len(groups), np.nan)
    for number, members in pd.Series(asked).groupby(asked).groups.items():
        of_group = vectors[members]
        if of_group.shape[0] > 1:
            cosine = (of_group @ of_group.T).toarray()
            median[number] = np.median(cosine[np.triu_indices(len(cosine), 1)])
    result.iloc[rows] = median[group]
    return result
