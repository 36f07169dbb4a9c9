"""Labels of themes: a few words that set a theme apart, written as people write them, and used by several people."""

import re
from collections import Counter
from itertools import chain

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore.privacy.people import identities
from dialogscore.themes.fitting import telling_of
from dialogscore.themes.turns import Bags

__all__ = ["LEAST_AUTHORS", "LEAST_TERMS", "MOST_TERMS", "label_of", "people_of", "told_names"]

#: A word is shown only if at least so many persons use it in turns of its theme.
LEAST_AUTHORS = 5
#: Words that a theme is called by, at most and at least.
MOST_TERMS, LEAST_TERMS = 5, 3
#: And if so many times more persons use it than are called so.
TIMES_NAMED = 10
CANDIDATES = 20
# So many letters in common at the beginning, or the whole of a word that has so many, are one stem.
SAME_START, WHOLE_WORD = 6, 4
TEXTS = 200
NAME = re.compile(r"[^\W\d_]{2,}")


def people_of(messages: pd.DataFrame, head: np.ndarray) -> np.ndarray:
    """
    Number who wrote each turn.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    head : numpy.ndarray
        Position of the first message of each turn.

    Returns
    -------
    numpy.ndarray
        int64, shape (turns,): the same number for the same person; where nobody knows who it was, for the same thread.
    """
    some = messages[["platform", "thread_id", "author_id", "author_handle", "author_name"]].iloc[head]
    who = identities(some).fillna("\x1f" + some["thread_id"].astype("string"))
    return pd.factorize(some["platform"].astype("string") + "\x1f" + who)[0]


def told_names(messages: pd.DataFrame) -> Counter:
    """
    Count how many persons of the audience are called by each word.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    collections.Counter
        Lower-cased word of a display name or handle to the number of different names that hold it.
    """
    theirs = messages.loc[messages["author_role"].eq("audience").fillna(False), ["author_name", "author_handle"]]
    given = chain.from_iterable(theirs[name].dropna().unique().tolist() for name in theirs)
    return Counter(word for name in given for word in set(NAME.findall(name.lower())))


def label_of(
    bags: Bags, inside: np.ndarray, people: np.ndarray, texts: pd.Series, named: Counter
) -> list[str]:
    """
    Choose the words that a theme is called by.

    Parameters
    ----------
    bags : Bags
        Turns of one language.
    inside : numpy.ndarray of bool, shape (turns,)
        Which of them belong to the theme.
    people : numpy.ndarray of int, shape (turns,)
        Who wrote each.
    texts : pandas.Series of str
        Text of each.
    named : collections.Counter
        As `told_names` gives it.

    Returns
    -------
    list of str
        Up to five words, the most telling first: frequent in the theme and rarer elsewhere, as most people spell them.
        No two of one stem. Empty where fewer than three are used by five persons and are nobody's name.
    """
    own = bags.matrix[inside]
    held = np.asarray(own.sum(axis=0)).reshape(1, -1)
    telling = telling_of(held, np.array([own.shape[0]]), bags.matrix)[0]
    rows = np.flatnonzero(inside)
    chosen: list[str] = []
    for column in np.argsort(-telling, kind="stable")[:CANDIDATES]:
        if telling[column] <= 0 or len(chosen) == MOST_TERMS:
            break
        users = _rows_with(own, column)
        form = _written([name for name, _ in bags.forms[column]], texts.iloc[rows[users[:TEXTS]]])
        if not form or any(_akin(form, other) for other in chosen):
            continue
        persons = len(np.unique(people[rows[users]]))
        bearers = max(named[name] for name, _ in bags.forms[column])
        if persons >= max(LEAST_AUTHORS, TIMES_NAMED * bearers):
            chosen.append(form)
    return chosen if len(chosen) >= LEAST_TERMS else []


def _akin(one: str, other: str) -> bool:
    """Tell whether two words say the same: connection and connecting, deliver and delivery, bag and baggage."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if long.startswith(short):
        return len(short) >= WHOLE_WORD or long[: len(short) + 1] == short + short[-1]
    return long.startswith(short[:SAME_START]) and len(short) >= SAME_START


def _rows_with(matrix: sparse.csr_matrix, column: int) -> np.ndarray:
    return np.flatnonzero(matrix[:, [int(column)]].toarray().ravel())


def _written(forms: list[str], texts: pd.Series) -> str:
    """Find the form that is written most, with its capitals."""
    pattern = re.compile(rf"(?<![\w@#/.])(?:{'|'.join(map(re.escape, forms))})(?![\w@/])", re.IGNORECASE)
    counts = Counter(word for text in texts.tolist() for word in set(pattern.findall(text)))
    # Shouting and capitals at the beginning of a sentence are no spelling: the more frequent of the others stands.
    quiet = {word: count for word, count in counts.items() if not (word.isupper() and len(word) > 4)} or counts
    return min(quiet, key=lambda word: (-quiet[word], word), default="")
