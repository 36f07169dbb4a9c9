"""What a model looks at: hashed words and letters, cues by sentence and place, structure, and the message answered.

Training and labelling both come through here, so that a model never sees in an audit what it was not trained on.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore import cues
from dialogscore.classifier.hashing import letter_runs
from dialogscore.classifier.layout import Layout, Lexicon, content_keys, lay_out
from dialogscore.classifier.matrices import LETTER_BITS, letter_matrix, parent_matrix, sign_matrix, word_matrix
from dialogscore.classifier.signs import SENTENCE_SIGNS, Columns
from dialogscore.classifier.skeleton import skeleton_matrix
from dialogscore.tokens import Tokens

__all__ = ["Context", "Evidence", "addresses_of", "collect", "letters_of"]


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
    known = messages["addresses"].map({"everybody": 0, "itself": 0, "unclear": 1, "person": 2})
    return known.astype("float64").fillna(pd.Series(guess, index=messages.index)).to_numpy().astype(np.int64)


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
    return letter_runs([lexicon.masked[i] for i in chosen.tolist()], shortest=2, longest=5, bits=LETTER_BITS)


def collect(
    rows: np.ndarray, *, tokens: Tokens, found: "cues.Cues", context: Context, lexicon: Lexicon, columns: Columns
) -> Evidence:
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

    Returns
    -------
    Evidence
        Matrices with one row per entry of `rows`.
    """
    part = tokens.take(rows)
    place = lay_out(part, lexicon)
    address = np.maximum(context.address[rows], (place.leads > 0).astype(np.int64))
    above = context.parent[rows]
    known = np.flatnonzero(above >= 0)
    over = tokens.take(above[known])
    over_row = known[np.repeat(np.arange(known.size), np.diff(over.starts))]
    over_plain = ~(lexicon.space[over.ids] | lexicon.mention[over.ids])
    hits = _sentence_hits(place, context.languages.iloc[rows], lexicon, columns)

    content = place.row[place.kept & lexicon.content[place.ids]]
    answers = place.kept & (above >= 0)[place.row]
    own_content = content_keys(place.ids[answers], place.row[answers], lexicon)
    over_content = content_keys(over.ids, over_row, lexicon)
    shared = own_content[np.isin(own_content, over_content, assume_unique=True)] // len(lexicon.masked)
    counts = _counts(place, lexicon, rows.size)
    counts["content_words"] = np.bincount(content, minlength=rows.size)
    counts["words_taken_up"] = np.where(above >= 0, 1 + np.bincount(shared, minlength=rows.size), 0)
    asks = np.zeros(rows.size, dtype=bool)
    asks[over_row[lexicon.question[over.ids]]] = True
    counts["parent"] = np.where(above < 0, 0, 1 + asks + 2 * context.by_company[above])
    counts["parent"] = np.minimum(counts["parent"], 3)
    counts["parent_words"] = np.bincount(over_row[lexicon.word[over.ids]], minlength=rows.size) * (above >= 0)

    over_hits = _cue_hits(found, above[known], columns)
    over_hits = (known[over_hits[0]], over_hits[1])
    return Evidence(
        words=word_matrix(place, lexicon, hits, address, rows.size),
        parent=parent_matrix(place, lexicon, over.ids[over_plain], over_row[over_plain], rows.size),
        letters=letter_matrix(place, lexicon, rows.size),
        skeleton=skeleton_matrix(place, lexicon, context.languages.iloc[rows], rows.size),
        signs=sign_matrix(place, hits, over_hits, address, counts, asks, columns),
        counts=counts,
        address=address,
    )


def _cue_hits(found, rows: np.ndarray, columns: Columns) -> tuple[np.ndarray, np.ndarray]:
    matrix = found.matrix[rows].tocoo()
    to_model = np.array([columns.codes.index(code) if code in columns.codes else -1 for code in found.codes], dtype=int)
    code = to_model[matrix.col] if to_model.size else matrix.col.astype(int)
    return matrix.row[code >= 0], code[code >= 0]


def _sentence_hits(place: Layout, languages: pd.Series, lexicon: Lexicon, columns: Columns):
    few = lexicon.condensed
    sentences = Tokens(few.ids[place.ids], place.sentence_starts, few.vocabulary, few.kinds)
    spoken = languages.take(place.sentence_row).reset_index(drop=True)
    rows, codes = _cue_hits(cues.find(sentences, spoken), np.arange(place.sentence_row.size), columns)
    first = len(columns.codes) - len(SENTENCE_SIGNS)
    flags = (lexicon.question, lexicon.exclamation, lexicon.link, lexicon.number, lexicon.mention)
    more_rows, more_codes = [rows], [codes]
    for number, flag in enumerate(flags):
        seen = place.sentence[flag[place.ids] & place.kept]
        more_rows.append(seen[np.diff(seen, prepend=-1) != 0])
        more_codes.append(np.full(more_rows[-1].size, first + number))
    rows, codes = np.concatenate(more_rows), np.concatenate(more_codes)
    order = np.lexsort((codes, rows))
    return rows[order], codes[order]


def _counts(place: Layout, lexicon: Lexicon, size: int) -> dict[str, np.ndarray]:
    def count(flag: np.ndarray) -> np.ndarray:
        return np.bincount(place.row[flag[place.ids] & place.kept], minlength=size)

    def last(flag: np.ndarray) -> np.ndarray:
        at = np.full(size, -1, dtype=np.int64)
        seen = np.flatnonzero(flag[place.ids] & place.kept)
        at[place.row[seen]] = seen
        return at

    question, word, solid = last(lexicon.question), last(lexicon.word), last(~lexicon.space)
    asked = np.where(question < 0, 0, np.where(question == solid, 3, np.where(question > word, 2, 1)))
    words = np.bincount(place.row[lexicon.word[place.ids] & place.kept & ~place.signed], minlength=size)
    signed = np.zeros(size, dtype=np.int64)
    signed[place.row[place.signed]] = 1
    return {
        "words": words,
        "sentences": np.bincount(place.sentence_row, minlength=size),
        "links": count(lexicon.link),
        "link_at_end": (last(lexicon.link) == solid) & (solid >= 0),
        "question_at": asked,
        "hashtags": count(lexicon.hashtag),
        "mentions": count(lexicon.mention),
        "exclamation_marks": count(lexicon.exclamation),
        "emoji": count(lexicon.emoji),
        "numbers": count(lexicon.number),
        "repost": place.reposts,
        "ellipsis": count(lexicon.ellipsis),
        "leads_with_name": (place.leads > 0).astype(np.int64),
        # Named first, alone or among others, or only in passing: who is spoken to, and who is spoken of.
        "names_stand": 2 * np.minimum(place.leads, 2) + (count(lexicon.mention) > 0),
        "signed": signed,
    }
