"""Inbound turns as bags of words: which turns there are in each language, and what each of them holds."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore import registry
from dialogscore.arrays import equals, ref_numbers, set_apart
from dialogscore.languages.varieties import read_as
from dialogscore.themes.words import THIN, stem
from dialogscore.tokens import Tokens

__all__ = ["Bags", "Turns", "bags_of", "read_turns"]

NEEDING = ("eligible", "too_recent")
#: Rules of the ledger that a turn in the window can end at; they stand at its first message.
COUNTED = (*NEEDING, "no_reply_needed")
COMPANIES = ("company", "other_company", "affiliate")
# Letters alone, joined by marks at most: nothing of the kind is a link, a number, a formula or a tag.
WORD = re.compile(r"[^\W\d_]{3,30}(?:[-'’][^\W\d_]{1,20}){0,2}")
# AcmeHelp, acme_help and ACME Help are two words each.
PART = re.compile(r"[^\W\d_a-zäöüß]{2,}(?![^\W\d_A-ZÄÖÜ])|[^\W\d_a-zäöüß]?[^\W\d_A-ZÄÖÜ]+")
NAMED = ("author_handle", "author_name", "feature_sign_off")
SHORTEST = 3
LEAST_USED = 5


class Turns(NamedTuple):
    """
    Inbound turns of the window that can be read.

    Attributes
    ----------
    head : numpy.ndarray
        Position of the first message of each turn, ascending.
    rows : numpy.ndarray
        Positions of all their messages.
    of : numpy.ndarray
        Number of the turn that each of these messages belongs to.
    language : numpy.ndarray of object
        Language of each turn, as its first message is read; "" where nobody knows.
    needs : numpy.ndarray of bool
        Whether each needs a reply.
    """

    head: np.ndarray
    rows: np.ndarray
    of: np.ndarray
    language: np.ndarray
    needs: np.ndarray


class Bags(NamedTuple):
    """
    What turns of one language hold.

    Attributes
    ----------
    matrix : scipy.sparse.csr_matrix
        1 where a turn (row) holds a word (column).
    forms : list of list of (str, int)
        Of each column the forms of the word, lower-cased, with how often each is used.
    """

    matrix: sparse.csr_matrix
    forms: list[list[tuple[str, int]]]


def read_turns(messages: pd.DataFrame) -> Turns:
    """
    Find the turns that themes are sought in.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with the columns of all stages up to ``measures``.

    Returns
    -------
    Turns
        Those in the window that can be read and have an exact time, whether they need a reply or not.
    """
    head = np.flatnonzero(equals(messages["ledger"], *COUNTED))
    inbound = equals(messages["direction"], "inbound") & equals(messages["author_role"], "audience")
    rows = np.flatnonzero(inbound & ~set_apart(messages))
    number = np.full(len(messages), -1)
    number[head] = np.arange(len(head))
    of = number[np.searchsorted(ref_numbers(messages), ref_numbers(messages, "turn")[rows])]
    spoken = read_as(messages["language"].iloc[head]).astype(object)
    return Turns(
        head=head,
        rows=rows[of >= 0],
        of=of[of >= 0],
        language=spoken.where(spoken.notna(), "").to_numpy(dtype=object),
        needs=equals(messages["ledger"].iloc[head], *NEEDING),
    )


def bags_of(messages: pd.DataFrame, read: Tokens, turns: Turns, language: str) -> tuple[np.ndarray, Bags]:
    """
    Put the words of every turn of one language together.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    read : Tokens
        Their tokens.
    turns : Turns
        As `read_turns` gives them.
    language : str
        Code of a language that there is a cue pack for.

    Returns
    -------
    which : numpy.ndarray
        Numbers of the turns, ascending.
    bags : Bags
        Their words without function words, politeness, names of companies, mentions, links, numbers and signs; forms
        of a word are one column, columns go by name, and a word that is not used five times has none.
    """
    which = np.flatnonzero(turns.language == language)
    place = np.full(len(turns.head), -1, dtype=np.int32)
    place[which] = np.arange(len(which))
    chosen = place[turns.of] >= 0
    some = read.take(turns.rows[chosen])
    used = np.bincount(some.ids, minlength=len(some.vocabulary))
    dropped = _dropped(messages, language)
    known = np.flatnonzero(some.kinds.is_word & (used > 1))
    words = {one: some.vocabulary[one] for one in known.tolist()}
    stems = {one: stem(word, language) for one, word in words.items() if word not in dropped and WORD.fullmatch(word)}
    number, names = pd.factorize(np.array(list(stems.values()), dtype=object))
    ids = np.array(list(stems), dtype=np.int64)
    # What is said less often is not used often enough: of the many stems few need to be sorted and counted by turn.
    said = np.flatnonzero(np.bincount(number, weights=used[ids], minlength=len(names)) >= LEAST_USED)
    rank = np.full(len(names), -1, dtype=np.int32)
    rank[said[np.argsort(names[said])]] = np.arange(len(said))
    column = np.full(len(some.vocabulary), -1, dtype=np.int32)
    column[ids] = rank[number]
    of_token = column[some.ids]
    there = of_token >= 0
    row = np.repeat(place[turns.of[chosen]], some.lengths())[there]
    # How often a turn says a word is no matter, and small numbers keep millions of tokens small.
    often_said = sparse.csr_matrix((np.ones(len(row), np.int8), (row, of_token[there])), shape=(len(which), len(said)))
    matrix = sparse.csr_matrix((np.ones(often_said.nnz), often_said.indices, often_said.indptr), shape=often_said.shape)
    often = np.flatnonzero(matrix.getnnz(axis=0) >= LEAST_USED)
    forms: dict[int, list[tuple[str, int]]] = {one: [] for one in often.tolist()}
    # Most stems are rare: only the forms of the others are looked at.
    shown = ids[np.isin(column[ids], often)]
    for one, name in zip(shown.tolist(), column[shown].tolist(), strict=True):
        forms[name].append((words[one], int(used[one])))
    return which, Bags(matrix[:, often].tocsr(), [sorted(one) for one in forms.values()])


def _dropped(messages: pd.DataFrame, language: str) -> frozenset[str]:
    """List what names no matter, and what names a company or who signs for it."""
    pack = registry.resolve("languages", language)
    theirs = equals(messages["author_role"], *COMPANIES)
    # Only what is needed: rows taken whole would copy their texts.
    named = [messages.loc[theirs, name].dropna().unique() for name in NAMED]
    given = [str(name).lstrip("@") for names in named for name in names]
    parts = {part.lower() for name in given for part in [*PART.findall(name), *name.split(), name.replace(" ", "")]}
    words = pack.stop_words | pack.greetings | THIN.get(language, frozenset())
    return frozenset(words | {part for part in parts if len(part) >= SHORTEST})
