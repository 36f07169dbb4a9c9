"""Runs of token ids: many texts in two arrays."""

from dataclasses import dataclass, replace

import numpy as np

from dialogscore.pieces import piecewise
from dialogscore.tokens.kinds import Kinds, kinds_of

__all__ = ["Tokens", "gather"]


@dataclass(frozen=True)
class Tokens:
    """
    Token ids of many texts, one run of ids per text.

    Attributes
    ----------
    ids : numpy.ndarray
        int32, shape (number of tokens,): index into `vocabulary`.
    starts : numpy.ndarray
        int64, shape (number of texts + 1,): text i holds ``ids[starts[i]:starts[i + 1]]``.
    vocabulary : list of str
        Lower-cased form by id, shared over languages.
    kinds : Kinds
        What each entry of the vocabulary is.
    """

    ids: np.ndarray
    starts: np.ndarray
    vocabulary: list[str]
    kinds: Kinds

    def __len__(self) -> int:
        """Number of texts."""
        return len(self.starts) - 1

    def row(self, i: int) -> list[str]:
        """
        Give the tokens of one text.

        Parameters
        ----------
        i : int
            Position of the text.

        Returns
        -------
        list of str
            Lower-cased tokens, whitespace tokens included.
        """
        return [self.vocabulary[token] for token in self.ids[self.starts[i] : self.starts[i + 1]]]

    def lengths(self) -> np.ndarray:
        """
        Count the tokens of each text.

        Returns
        -------
        numpy.ndarray
            int64, shape (number of texts,).
        """
        return np.diff(self.starts)

    def rows(self) -> np.ndarray:
        """
        Name the text that each token belongs to.

        Returns
        -------
        numpy.ndarray
            int64, shape (number of tokens,), ascending.
        """
        return np.repeat(np.arange(len(self)), self.lengths())

    def count(self, counted: np.ndarray, *, jobs: int = 1) -> np.ndarray:
        """
        Count some tokens of each text.

        Parameters
        ----------
        counted : numpy.ndarray
            bool, one value per entry of the vocabulary: which are counted.
        jobs : int, default 1
            Threads; the result is the same.

        Returns
        -------
        numpy.ndarray
            int64, shape (number of texts,).
        """

        def count(begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
            first, last = (begins[0], ends[-1]) if len(begins) else (0, 0)
            before = np.append(0, np.cumsum(counted[self.ids[first:last]], dtype=np.int64))
            return before[ends - first] - before[begins - first]

        return piecewise(count, self.starts[:-1], self.starts[1:], jobs=jobs)

    def take(self, rows: np.ndarray) -> "Tokens":
        """
        Select texts.

        Parameters
        ----------
        rows : array_like of int, or of bool with one value per text
            Which texts, in the order wanted.

        Returns
        -------
        Tokens
            The same vocabulary and kinds, only these texts.
        """
        if _follow(rows):
            # Texts that follow one another are taken as they stand, without a copy.
            starts = self.starts[rows[0] : rows[-1] + 2]
            return Tokens(self.ids[starts[0] : starts[-1]], starts - starts[0], self.vocabulary, self.kinds)
        rows = np.asarray(rows)
        if rows.dtype == bool:
            rows = np.flatnonzero(rows)
        rows = rows.astype(np.int64)
        positions, starts = gather(self.starts[rows], self.starts[rows + 1] - self.starts[rows])
        return Tokens(self.ids[positions], starts, self.vocabulary, self.kinds)

    def put(self, rows: np.ndarray, others: "Tokens") -> "Tokens":
        """
        Put other texts in the place of some.

        Parameters
        ----------
        rows : array_like of int
            Which texts are replaced.
        others : Tokens
            What comes in their place, in this order; they may have a vocabulary of their own.

        Returns
        -------
        Tokens
            As many texts as before; words that only `others` have follow in the vocabulary.
        """
        named, translated = self.renamed(others.vocabulary)
        ids = np.concatenate([named.ids, translated[others.ids]])
        starts = np.concatenate([self.starts, self.starts[-1] + others.starts[1:]])
        place = np.arange(len(self))
        place[rows] = len(self) + np.arange(len(others))
        return replace(named, ids=ids, starts=starts).take(place)

    def renamed(self, words: list[str]) -> "tuple[Tokens, np.ndarray]":
        """
        Look words up, adding those that are not yet in the vocabulary.

        Parameters
        ----------
        words : list of str
            Lower-cased forms.

        Returns
        -------
        tuple of Tokens and numpy.ndarray
            The same texts with the longer vocabulary, and the id of each word in it.
        """
        index = {word: number for number, word in enumerate(self.vocabulary)}
        found = np.array([index.setdefault(word, len(index)) for word in words], dtype=np.int32)
        vocabulary = list(index)
        more = kinds_of(vocabulary[len(self.vocabulary) :])
        kinds = Kinds(*(np.concatenate(pair) for pair in zip(self.kinds, more, strict=True)))
        return Tokens(self.ids, self.starts, vocabulary, kinds), found

    def keep(self, mask: np.ndarray) -> "Tokens":
        """
        Drop single tokens.

        Parameters
        ----------
        mask : numpy.ndarray
            bool, shape (number of tokens,): which tokens stay.

        Returns
        -------
        Tokens
            As many texts as before.
        """
        before = np.concatenate(([0], np.cumsum(mask, dtype=np.int64)))
        return Tokens(self.ids[mask], before[self.starts], self.vocabulary, self.kinds)


def _follow(rows: np.ndarray) -> bool:
    numbered = isinstance(rows, np.ndarray) and rows.dtype.kind == "i" and rows.size
    return bool(numbered and rows[-1] - rows[0] == rows.size - 1 and (np.diff(rows) == 1).all())


def gather(starts: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Line up runs of a flat array.

    Parameters
    ----------
    starts : numpy.ndarray
        int64, shape (number of runs,): where each run begins.
    lengths : numpy.ndarray
        int64, same shape: how long it is.

    Returns
    -------
    positions : numpy.ndarray
        int64: positions in the flat array, run after run.
    new_starts : numpy.ndarray
        int64, shape (number of runs + 1,): where each run begins in `positions`.
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(total), np.concatenate(([0], ends))
