"""What a model looks at: hashed words and letters, cues by sentence and place, structure, and the message answered.

Training and labelling both come through here, so that a model never sees in an audit what it was not trained on.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from scipy import sparse

from dialogscore import cues
from dialogscore.classifier.hashing import letter_runs
from dialogscore.classifier.layout import Layout, Lexicon, lay_out
from dialogscore.classifier.marks import (
    CONTENT,
    ELLIPSIS,
    EMOJI,
    EXCLAMATION,
    HASHTAG,
    LINK,
    MENTION,
    NUMBER,
    QUESTION,
    SPACE,
    WORD,
)
from dialogscore.classifier.matrices import LETTER_BITS, letter_matrix, parent_matrix, sign_matrix, word_matrix
from dialogscore.classifier.signs import SENTENCE_SIGNS, Columns
from dialogscore.classifier.skeleton import no_skeletons, skeleton_matrix
from dialogscore.remembered import encoded
from dialogscore.tokens import Tokens, words_shared

__all__ = ["Context", "Evidence", "addresses_of", "collect", "letters_of"]

_ADDRESSES = {"everybody": 0, "itself": 0, "unclear": 1, "person": 2}
_COUNTED = QUESTION | EXCLAMATION | LINK | NUMBER | MENTION | HASHTAG | EMOJI | ELLIPSIS


class Context(NamedTuple):
    """
    What is known beside the tokens; one entry per row of the table.

    Attributes
    ----------
    languages : pandas.Series of str
        Language of each message.
    parent : numpy.ndarray
        Row of the message it answers, -1 if it answers none or none is there.
    address : numpy.ndarray
        0 speaks to everybody, 1 unclear, 2 to a person.
    by_company : numpy.ndarray
        bool, outbound.
    """

    languages: pd.Series
    parent: np.ndarray
    address: np.ndarray
    by_company: np.ndarray


class Evidence(NamedTuple):
    """
    What some messages show.

    Attributes
    ----------
    words : scipy.sparse.csr_matrix
        Hashed words, word pairs and patterns of cues.
    parent : scipy.sparse.csr_matrix
        Hashed words of the message answered and of the tail of a repost.
    letters : scipy.sparse.csr_matrix
        Messages x vocabulary; times `letters_of` it gives the letter runs.
    skeleton : scipy.sparse.csr_matrix
        Hashed runs of concepts.
    signs : scipy.sparse.csr_matrix
        The named signs of `Columns`.
    counts : dict of str to numpy.ndarray
        Counts per message, by the names of `STRUCTURE`.
    address : numpy.ndarray
        0 speaks to everybody, 1 unclear, 2 to a person.
    """

    words: sparse.csr_matrix
    parent: sparse.csr_matrix
    letters: sparse.csr_matrix
    skeleton: sparse.csr_matrix
    signs: sparse.csr_matrix
    counts: dict[str, np.ndarray]
    address: np.ndarray

    def take(self, rows: np.ndarray) -> "Evidence":
        """
        Select messages.

        Parameters
        ----------
        rows : numpy.ndarray
            Which of them.

        Returns
        -------
        Evidence
            What these show.
        """
        counts = {name: count[rows] for name, count in self.counts.items()}
        return Evidence(*(block[rows] for block in self[:5]), counts, self.address[rows])


def addresses_of(messages: pd.DataFrame) -> np.ndarray:
    """
    Tell whom a message speaks to, by structure.

    Parameters
    ----------
    messages : pandas.DataFrame
        With addresses (outbound), reply_target_id and parent_id.

    Returns
    -------
    numpy.ndarray
        int64: 0 everybody, or the company itself; 1 unclear; 2 a person.
    """
    answers = messages["reply_target_id"].notna().to_numpy()
    orphan = messages["parent_id"].notna().to_numpy()
    guess = np.where(answers, 2, np.where(orphan, 1, 0))
    codes, texts = encoded(messages["addresses"])
    known = np.array([*(_ADDRESSES.get(text, -1) for text in texts.tolist()), -1])[codes]
    return np.where(known < 0, guess, known)


def letters_of(lexicon: Lexicon, chosen: np.ndarray) -> sparse.csr_matrix:
    """
    Letter runs of some of the vocabulary.

    Parameters
    ----------
    lexicon : Lexicon
        The vocabulary.
    chosen : numpy.ndarray
        Vocabulary ids.

    Returns
    -------
    scipy.sparse.csr_matrix
        Words x hashed runs of two to five letters.
    """
    return letter_runs(lexicon.masked.take(pa.array(chosen)), shortest=2, longest=5, bits=LETTER_BITS)


def collect(
    rows: np.ndarray, *, tokens: Tokens, found: "cues.Cues", context: Context, lexicon: Lexicon, columns: Columns,
    skeleton: bool = True,
) -> Evidence:  # fmt: skip
    """
    Collect what some messages show.

    Parameters
    ----------
    rows : numpy.ndarray
        Rows of the table.
    tokens : Tokens
        Tokens of the whole table.
    found : Cues
        Cues of the whole table.
    context : Context
        What is known beside the tokens.
    lexicon : Lexicon
        The vocabulary.
    columns : Columns
        Layout of the signs.
    skeleton : bool, default True
        Whether anybody asks for the runs of concepts; if not, none are there.

    Returns
    -------
    Evidence
        Matrices with one row per entry of `rows`.
    """
    part, spoken = tokens.take(rows), context.languages.iloc[rows]
    place = lay_out(part, lexicon)
    address = np.maximum(context.address[rows], (place.leads > 0).astype(np.int64))
    above = context.parent[rows]
    known = np.flatnonzero(above >= 0)
    over = tokens.take(above[known])
    over_row, over_marks = known[over.rows()], lexicon.marks[over.ids]
    over_plain = (over_marks & (SPACE | MENTION)) == 0
    text_hits = _cue_hits(found, rows, columns)
    hits = _sentence_hits(place, text_hits, spoken, lexicon, columns)

    content = np.flatnonzero(place.kept & ((place.marks & CONTENT) != 0))
    own, others = content[(above >= 0)[place.row[content]]], np.flatnonzero((over_marks & CONTENT) != 0)
    shared = words_shared(
        (place.row[own], place.ids[own]),
        (over_row[others], over.ids[others]),
        pairs=rows.size,
        words=lexicon.hashes.size,
    )
    counts = _counts(place, rows.size)
    counts["content_words"] = np.bincount(place.row[content], minlength=rows.size)
    counts["words_taken_up"] = np.where(above >= 0, 1 + shared, 0)
    asks = np.zeros(rows.size, dtype=bool)
    asks[over_row[(over_marks & QUESTION) != 0]] = True
    counts["parent"] = np.where(above < 0, 0, 1 + asks + 2 * context.by_company[above])
    counts["parent"] = np.minimum(counts["parent"], 3)
    counts["parent_words"] = np.bincount(over_row[(over_marks & WORD) != 0], minlength=rows.size)

    over_hits = _cue_hits(found, above[known], columns)
    over_hits = (known[over_hits[0]], over_hits[1])
    return Evidence(
        words=word_matrix(place, lexicon, hits, address, rows.size),
        parent=parent_matrix(place, lexicon, over.ids[over_plain], over_row[over_plain], rows.size),
        letters=letter_matrix(place, lexicon, rows.size),
        skeleton=skeleton_matrix(place, lexicon, spoken, rows.size) if skeleton else no_skeletons(rows.size),
        signs=sign_matrix(place, hits, over_hits, address, counts, asks, columns),
        counts=counts,
        address=address,
    )


def _cue_hits(found, rows: np.ndarray, columns: Columns) -> tuple[np.ndarray, np.ndarray]:
    matrix = found.matrix[rows].tocoo()
    to_model = np.array([columns.codes.index(code) if code in columns.codes else -1 for code in found.codes], dtype=int)
    code = to_model[matrix.col] if to_model.size else matrix.col.astype(int)
    return matrix.row[code >= 0], code[code >= 0]


def _sentence_hits(
    place: Layout, of_texts: tuple[np.ndarray, np.ndarray], languages: pd.Series, lexicon: Lexicon, columns: Columns
) -> tuple[np.ndarray, np.ndarray]:
    total = np.bincount(place.sentence_row, minlength=len(languages))
    # What a text of one sentence says, that sentence says; and where a text says nothing no sentence does.
    parted = (total > 1) | (place.reposts == 1)
    inner = ~parted[of_texts[0]]
    first = np.searchsorted(place.sentence_row, of_texts[0][inner])
    more_rows, more_codes = [first], [of_texts[1][inner]]
    parted[parted] = np.bincount(of_texts[0], minlength=len(parted))[parted] > 0
    sought = np.flatnonzero(parted[place.sentence_row])
    if sought.size:
        few = lexicon.condensed
        sentences = Tokens(few.ids[place.ids], place.sentence_starts, few.vocabulary, few.kinds).take(sought)
        spoken = languages.take(place.sentence_row[sought]).reset_index(drop=True)
        rows, codes = _cue_hits(cues.find(sentences, spoken, entries=lexicon.entries), np.arange(sought.size), columns)
        more_rows.append(sought[rows])
        more_codes.append(codes)
    first = len(columns.codes) - len(SENTENCE_SIGNS)
    shown = np.where(place.kept, place.marks, 0)
    odd = np.flatnonzero((shown & _COUNTED) != 0)
    for number, flag in enumerate((QUESTION, EXCLAMATION, LINK, NUMBER, MENTION)):
        seen = place.sentence[odd[(shown[odd] & flag) != 0]]
        more_rows.append(seen[np.diff(seen, prepend=-1) != 0])
        more_codes.append(np.full(more_rows[-1].size, first + number))
    rows, codes = np.concatenate(more_rows), np.concatenate(more_codes)
    order = np.argsort(rows * len(columns.codes) + codes)
    return rows[order], codes[order]


def _counts(place: Layout, size: int) -> dict[str, np.ndarray]:
    # Words are told apart from the few tokens that are more than a word.
    shown = np.where(place.kept, place.marks, 0)
    odd = np.flatnonzero((shown & _COUNTED) != 0)
    odd_marks, odd_row = shown[odd], place.row[odd]

    def count(flag: int) -> np.ndarray:
        return np.bincount(odd_row[(odd_marks & flag) != 0], minlength=size)

    def last(seen: np.ndarray) -> np.ndarray:
        at = np.full(size, -1, dtype=np.int64)
        at[place.row[seen]] = seen
        return at

    word, mentions = np.flatnonzero((shown & WORD) != 0), count(MENTION)
    question, link = (last(odd[(odd_marks & flag) != 0]) for flag in (QUESTION, LINK))
    solid, at_word = last(np.flatnonzero(place.kept)), last(word)
    asked = np.where(question < 0, 0, np.where(question == solid, 3, np.where(question > at_word, 2, 1)))
    signed = np.zeros(size, dtype=np.int64)
    signed[place.row[place.signed]] = 1
    return {
        "words": np.bincount(place.row[word[~place.signed[word]]], minlength=size),
        "sentences": np.bincount(place.sentence_row, minlength=size),
        "links": count(LINK),
        "link_at_end": (link == solid) & (solid >= 0),
        "question_at": asked,
        "hashtags": count(HASHTAG),
        "mentions": mentions,
        "exclamation_marks": count(EXCLAMATION),
        "emoji": count(EMOJI),
        "numbers": count(NUMBER),
        "repost": place.reposts,
        "ellipsis": count(ELLIPSIS),
        "leads_with_name": (place.leads > 0).astype(np.int64),
        # Named first, alone or among others, or only in passing: who is spoken to, and who is spoken of.
        "names_stand": 2 * np.minimum(place.leads, 2) + (mentions > 0),
        "signed": signed,
    }
