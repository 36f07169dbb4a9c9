"""Where sequences of tokens stand in a block of texts."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from dialogscore.cues.phrases import Element

__all__ = ["Condensed", "Entries", "Search", "condensed", "sentence_starts"]

SENTENCE_END = r"^[.!?…:;|•\-–—\"“”„»«>)*]+$"


def sentence_starts(tokens) -> np.ndarray:
    """
    Mark the tokens that begin a sentence.

    Parameters
    ----------
    tokens : dialogscore.tokens.Tokens
        The texts.

    Returns
    -------
    numpy.ndarray
        bool, shape (number of tokens,): the first of a text, and any after a mark that ends or divides, a line break,
        a mention, a link or an emoji.
    """
    return _begins(tokens, _ends(pa.array(tokens.vocabulary, pa.string()), tokens.kinds))


class Condensed(NamedTuple):
    """
    A vocabulary in which all words that no phrase tells apart have one entry.

    Attributes
    ----------
    ids : numpy.ndarray
        int32, entry of each word of the whole vocabulary.
    vocabulary : list of str
        One word for each entry.
    kinds : dialogscore.tokens.Kinds
        What each entry is.
    """

    ids: np.ndarray
    vocabulary: list[str]
    kinds: NamedTuple


def condensed(vocabulary: list[str] | pa.Array, kinds, sequences: list[tuple[Element, ...]]) -> Condensed:
    """
    Give all words that no sequence tells apart one entry.

    A vocabulary of a million words shrinks to the few thousand that the packs name, so whatever is worked out for
    each word costs next to nothing.

    Parameters
    ----------
    vocabulary : list of str, or pyarrow.Array
        Lower-cased tokens.
    kinds : dialogscore.tokens.Kinds
        What each of them is.
    sequences : list of tuple of Element
        Everything that will be sought.

    Returns
    -------
    Condensed
        Each of its entries stands for words that every sequence treats alike.
    """
    tests = {element.test for sequence in sequences for element in sequence}
    named = sorted({word for test in tests if test[0] == "in" for word in test[1]})
    expressions = sorted(test[1] for test in tests if test[0] == "regex")
    words = pa.array(vocabulary, pa.string())
    sort = np.zeros(len(words), np.int64)
    for mask in (*kinds, _ends(words, kinds)):
        sort = sort * 2 + mask
    # Nearly all words match no expression: one that joins them all leaves few words to ask each of them about.
    some = np.flatnonzero(_matching(words, "|".join(expressions))) if expressions else np.zeros(0, np.int64)
    few, told = words.take(pa.array(some)), sort[some]
    for expression in expressions:
        told = pd.factorize(told * 2 + _matching(few, expression))[0]
    sort[some] = sort.max(initial=0) + 1 + told
    place = pc.fill_null(pc.index_in(words, pa.array(named, pa.string())), -1).to_numpy(zero_copy_only=False)
    ids = pd.factorize(np.where(place >= 0, -1 - place, sort))[0].astype(np.int32)
    first = np.zeros(ids.max(initial=-1) + 1, np.int64)
    first[ids[::-1]] = np.arange(len(ids))[::-1]
    return Condensed(ids, words.take(pa.array(first)).to_pylist(), type(kinds)(*(kind[first] for kind in kinds)))


class Entries:
    """
    The few words of a condensed vocabulary, and what has been asked about them: all blocks of texts share it.

    Parameters
    ----------
    few : Condensed
        The vocabulary.
    """

    def __init__(self, few: Condensed):
        self.kinds, self.words = few.kinds, pa.array(few.vocabulary, pa.string())
        self.index = {word: number for number, word in enumerate(few.vocabulary)}
        self.ends = _ends(self.words, few.kinds)
        self.known: dict[tuple, tuple[np.ndarray, np.ndarray]] = {}

    def accepted(self, test: tuple) -> tuple[np.ndarray, np.ndarray]:
        """
        Tell which words pass a test.

        Parameters
        ----------
        test : tuple
            Of an `dialogscore.cues.phrases.Element`.

        Returns
        -------
        tuple of numpy.ndarray
            bool for each word, and False for what stands around a block; and the numbers of those that pass.
        """
        if test not in self.known:
            mask = np.zeros(len(self.index) + 1, bool)
            if test[0] == "gap":
                mask[:-1] = ~self.kinds.is_punct
            elif test[0] == "kind":
                mask[:-1] = getattr(self.kinds, f"is_{test[1]}")
            elif test[0] == "regex":
                mask[:-1] = _matching(self.words, test[1])
            else:
                mask[[self.index[word] for word in test[1] if word in self.index]] = True
            self.known[test] = mask, np.flatnonzero(mask)
        return self.known[test]


class Search:
    """
    Where each token stands in a block of texts, and what has been asked about it.

    Parameters
    ----------
    tokens : dialogscore.tokens.Tokens
        The block; its ids are numbers of entries.
    entries : Entries
        What they are.
    longest : int
        Number of tokens of the longest sequence that will be sought.
    """

    def __init__(self, tokens, entries: Entries, *, longest: int):
        self.entries, self.size, count = entries, len(tokens), len(entries.index)
        # Around the block stands a token that no test accepts, so that no sequence reaches over the edge unseen.
        around = (longest, longest)
        self.ids = np.pad(tokens.ids, around, constant_values=count)
        self.begins = np.pad(_begins(tokens, entries.ends), around)
        self.row = np.pad(np.repeat(np.arange(self.size, dtype=np.int32), tokens.lengths()), around, constant_values=-1)
        self.starts = tokens.starts + longest
        self.counts = np.bincount(self.ids, minlength=count + 1)
        # Half of all tokens are words that no phrase names, which are one: nobody asks where these stand.
        self.common = int(self.counts[:-1].argmax()) if count else 0
        listed = np.flatnonzero(self.ids != self.common).astype(np.int32)
        # Transposing a sparse matrix is a counting sort: the positions of every id, in order, in linear time.
        row = (listed, self.ids[listed], np.array([0, len(listed)]))
        grouped = sparse.csr_matrix(row, shape=(1, count + 1)).tocsc()
        self.places, self.place_starts = grouped.data, grouped.indptr
        self.known: dict[tuple, tuple[np.ndarray, np.ndarray, int]] = {}

    def _accepts(self, test: tuple) -> tuple[np.ndarray, np.ndarray, int]:
        mask, chosen = self.entries.accepted(test)
        self.known[test] = mask, chosen, int(self.counts[chosen].sum())
        return self.known[test]

    def _positions(self, mask: np.ndarray, chosen: np.ndarray, count: int) -> np.ndarray:
        if mask[self.common] or len(chosen) > 1000 or count > len(self.ids) // 8:
            return np.flatnonzero(mask[self.ids])
        slices = [self.places[self.place_starts[i] : self.place_starts[i + 1]] for i in chosen.tolist()]
        return slices[0] if len(slices) == 1 else np.concatenate(slices)

    def rows(self, sequences: list[tuple[Element, ...]]) -> np.ndarray:
        """
        Find the texts that hold any of some sequences.

        Parameters
        ----------
        sequences : list of tuple of Element
            As `dialogscore.cues.phrases.sequences` gives them.

        Returns
        -------
        numpy.ndarray
            int64: positions of the texts, ascending.
        """
        found = np.zeros(self.size, bool)
        for sequence in sequences:
            tests = [self.known.get(one.test) or self._accepts(one.test) for one in sequence]
            counts = [count for _, _, count in tests]
            if 0 in counts:
                continue
            rarest = min((count, i) for i, count in enumerate(counts) if sequence[i].test != ("gap",))[1]
            begin = self._positions(*tests[rarest]) - rarest
            for i, (mask, _, _) in enumerate(tests):
                if i != rarest:
                    begin = begin[mask[self.ids[begin + i]]]
                if sequence[i].starts_sentence:
                    begin = begin[self.begins[begin + i]]
                if not len(begin):
                    break
            row = self.row[begin]
            inside = row == self.row[begin + len(sequence) - 1]
            if sequence[0].is_first:
                inside &= begin == self.starts[row]
            found[row[inside]] = True
        return np.flatnonzero(found)


def _begins(tokens, ends: np.ndarray) -> np.ndarray:
    begins = np.zeros(len(tokens.ids), bool)
    begins[1:] = ends[tokens.ids[:-1]]
    begins[tokens.starts[:-1][tokens.lengths() > 0]] = True
    return begins


def _ends(words: pa.Array, kinds) -> np.ndarray:
    return _matching(words, SENTENCE_END) | kinds.is_space | kinds.is_mention | kinds.is_url | kinds.is_emoji


def _matching(words: pa.Array, expression: str) -> np.ndarray:
    return pc.match_substring_regex(words, expression).to_numpy(zero_copy_only=False).astype(bool)
