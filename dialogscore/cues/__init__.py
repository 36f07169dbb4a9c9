"""Cues: which things a text says, found by phrases of a language's pack, at numpy's speed.

A phrase is a spaCy Matcher pattern (or the short form that `dialogscore.languages` explains). spaCy's own Matcher takes
time in proportion to patterns times tokens; here each phrase is looked up only where its rarest token stands, for
all texts at once. The Matcher is the oracle in the tests: both find the same texts.
"""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore import registry
from dialogscore.cues.apart import written_apart
from dialogscore.cues.phrases import pattern, sequences
from dialogscore.cues.search import Condensed, Entries, Search, condensed, sentence_starts
from dialogscore.pieces import at_once

__all__ = [
    "ANY_LANGUAGE", "Condensed", "Cues", "Entries", "codes", "condense", "find", "pattern", "sentence_starts", "words",
]  # fmt: skip

BLOCK_ROWS = 100_000

ANY_LANGUAGE: dict[str, tuple[str, ...]] = {
    "has_email": ("<email>",),
    "has_emoji": ("<emoji>",),
    "has_exclamation": ("!|!!|!!!",),
    "has_hashtag": ("<hashtag>",),
    "has_link": ("<url>",),
    "has_mention": ("<mention>",),
    "has_number": ("<number>",),
    "has_question_mark": ("?|??|???|????|?!|!?|¿|？",),
    "has_quotation": ("\"|“|„|»|«|”",),
    "leads_with_mention": ([{"IS_SENT_START": True, "KIND": "mention", "FIRST": True}],),
    "is_repost": ([{"LOWER": "rt", "FIRST": True}], [{"LOWER": "rt"}, {"KIND": "mention"}]),
    "is_split_message": (
        [{"LOWER": {"IN": ["1/2", "2/2", "1/3", "2/3", "3/3", "1of2", "2of2"]}}],
        [{"LOWER": {"IN": ["1", "2", "3"]}}, {"LOWER": {"IN": ["/", "of"]}}, {"LOWER": {"IN": ["2", "3"]}}],
    ),
}


class Cues(NamedTuple):
    """
    Which cues each text holds.

    Attributes
    ----------
    codes : tuple of str
        Cue codes, sorted; the same for every feed as long as the packs are.
    matrix : scipy.sparse.csr_matrix
        bool, shape (number of texts, number of codes).
    """

    codes: tuple[str, ...]
    matrix: sparse.csr_matrix

    def has(self, code: str) -> np.ndarray:
        """
        Tell which texts hold a cue.

        Parameters
        ----------
        code : str
            One of `codes`.

        Returns
        -------
        numpy.ndarray
            bool, shape (number of texts,).
        """
        return self.matrix[:, [self.codes.index(code)]].toarray().ravel()


def codes() -> tuple[str, ...]:
    """
    List the cue codes of every registered language and those that need none.

    Returns
    -------
    tuple of str
        Sorted.
    """
    return tuple(sorted(set(ANY_LANGUAGE).union(*(pack.cues for pack in _packs().values()))))


def find(tokens, languages: pd.Series, *, entries: Entries | None = None, jobs: int = 1) -> Cues:
    """
    Find the cues of every text.

    Parameters
    ----------
    tokens : dialogscore.tokens.Tokens
        The texts.
    languages : pandas.Series of str
        Language of each text, aligned by position. Texts of a language without a pack, and NA, have only the cues that
        need no language: mentions, links, numbers, emoji, marks.
    entries : Entries, optional
        What the ids of the tokens are, if these are entries of `condense` already.
    jobs : int, default 1
        Threads among which many texts are spread; the result is the same.

    Returns
    -------
    Cues
        One row per text.
    """
    columns = {code: number for number, code in enumerate(codes())}
    spoken = np.zeros(len(tokens), np.int8)
    for number, code in enumerate(_packs(), start=1):
        spoken[languages.eq(code).fillna(False).to_numpy(dtype=bool)] = number
    if entries is None:
        few = condense(tokens.vocabulary, tokens.kinds)
        entry, entries = few.ids, Entries(few)
    else:
        entry = None
    groups = [(number, np.flatnonzero(spoken == number)) for number in range(len(_written()))]
    tasks = [
        (_found, tokens, entry, entries, group[start : start + BLOCK_ROWS], number)
        for number, group in groups
        for start in range(0, len(group), BLOCK_ROWS)
    ]
    parts = at_once(tasks, jobs=jobs)
    rows, hits = (np.concatenate([np.zeros(0, np.int64), *(part[side] for part in parts)]) for side in (0, 1))
    matrix = sparse.csr_matrix((np.ones(len(rows), bool), (rows, hits)), shape=(len(tokens), len(columns)))
    return Cues(tuple(columns), matrix)


def condense(vocabulary, kinds, *fields: str) -> Condensed:
    """
    Give all words that no phrase tells apart one entry: the same cues are found in texts of these entries, sooner.

    Parameters
    ----------
    vocabulary : list of str, or pyarrow.Array
        Lower-cased tokens.
    kinds : dialogscore.tokens.Kinds
        What each of them is.
    *fields : str
        Fields of the packs whose cues `dialogscore.cues.apart.find_apart` will look for too.

    Returns
    -------
    Condensed
        The entry of each word, and what the entries are.
    """
    written = [*_written(), *(cues for field in fields for cues in written_apart(field).values())]
    return condensed(vocabulary, kinds, [one for cues in written for forms in cues.values() for one in forms])


def words(pack) -> frozenset[str]:
    """
    List the words that a language's phrases name.

    Parameters
    ----------
    pack : dialogscore.languages.Pack
        The language.

    Returns
    -------
    frozenset of str
        Lower-cased, without those given by a beginning or a regular expression.
    """
    tests = {one.test for phrases in pack.cues.values() for sequence in sequences(phrases) for one in sequence}
    return frozenset(word for test in tests if test[0] == "in" for word in test[1])


def _found(
    tokens, entry: np.ndarray | None, entries: Entries, block: np.ndarray, number: int
) -> tuple[np.ndarray, np.ndarray]:
    """Texts of a block, all of one language, and the cues they hold."""
    columns = {code: number for number, code in enumerate(codes())}
    everywhere, *own = _written()
    written = [everywhere, own[number - 1]] if number else [everywhere]
    part = tokens.take(block)
    part = part if entry is None else replace(part, ids=entry[part.ids])
    longest = max(len(one) for cues in written for forms in cues.values() for one in forms)
    search = Search(part, entries, longest=longest)
    found = [(columns[code], search.rows(forms)) for cues in written for code, forms in cues.items()]
    rows = np.concatenate([block[places] for _, places in found])
    return rows, np.repeat(np.array([column for column, _ in found]), [len(places) for _, places in found])


@lru_cache(maxsize=1)
def _packs() -> dict:
    return {name: registry.resolve("languages", name) for name in registry.names("languages")}


@lru_cache(maxsize=1)
def _written() -> list[dict[str, list]]:
    phrases = [ANY_LANGUAGE, *(pack.cues for pack in _packs().values())]
    return [{code: sequences(forms) for code, forms in cues.items()} for cues in phrases]
