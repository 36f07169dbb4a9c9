"""Evidence as sparse matrices: hashed words and word pairs, words of the message answered, letters, named signs."""

import numpy as np
from scipy import sparse

from dialogscore.classifier.hashing import bucket, mix, pair
from dialogscore.classifier.layout import PARENT_BITS, WORD_BITS, Layout, Lexicon
from dialogscore.classifier.marks import MENTION, SPACE, WORD
from dialogscore.classifier.signs import ADDRESSES, PLACES, STRUCTURE, Columns, one_hot, pairs_within, unique_matrix

__all__ = ["LETTER_BITS", "letter_matrix", "parent_matrix", "sign_matrix", "word_matrix"]

LETTER_BITS = 16
# What is worth more to the fit has larger values; found by held-out companies.
WORD_VALUE, LETTER_VALUE, PARENT_VALUE, PATTERN_VALUE = 1.6, 1.6, 0.5, 0.25
_EDGE = np.uint64(1)
_SIGNED = np.uint64(2)


def word_matrix(
    place: Layout, lexicon: Lexicon, hits: tuple[np.ndarray, np.ndarray], address: np.ndarray, size: int
) -> sparse.csr_matrix:
    """
    Hash words, word pairs and, for each sentence, the pattern of its cues.

    Parameters
    ----------
    place : Layout
        Where things stand.
    lexicon : Lexicon
        The vocabulary.
    hits : tuple of numpy.ndarray
        Sentence and code of each cue, sorted by sentence.
    address : numpy.ndarray
        Per message: 0 speaks to everybody, 1 unclear, 2 to a person.
    size : int
        Number of messages.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, messages x 2**17.
    """
    kept = np.flatnonzero(place.kept)
    row, ids, signed = place.row[kept], place.ids[kept], place.signed[kept]
    hashes = lexicon.hashes[ids]
    hashes[signed] = _SIGNED
    single = lexicon.single[ids]
    single[signed] = bucket(np.array([_SIGNED]), salt=1, bits=WORD_BITS)
    first = np.diff(row, prepend=-1) != 0
    last = np.diff(row, append=-1) != 0
    before = np.where(first, _EDGE, np.concatenate([[_EDGE], hashes[:-1]])) if hashes.size else hashes
    after = pair(hashes[last], np.full(int(last.sum()), _EDGE))

    # One pattern per sentence: all its cues together, by whether the message speaks to a person.
    sentence, code = hits
    pattern = np.zeros(place.sentence_row.size, dtype=np.uint64)
    np.add.at(pattern, sentence, mix(code.astype(np.uint64) + np.uint64(11)))
    speaks = (address[place.sentence_row] > 0).astype(np.uint64)

    # In the row of a message stand its words, its pairs, the last of these, its patterns: each is put where it belongs.
    # Entries of one column stay apart and unsorted: products are the same.
    words, patterns = np.bincount(row, minlength=size), np.bincount(place.sentence_row, minlength=size)
    spoken = np.flatnonzero(words)
    starts = np.concatenate([[0], np.cumsum(2 * words + (words > 0) + patterns)])
    at_word = np.arange(row.size) + np.repeat(starts[:-1] - (np.cumsum(words) - words), words)
    at_pattern = np.arange(pattern.size) + np.repeat(starts[1:] - np.cumsum(patterns), patterns)
    column = np.empty(starts[-1], dtype=np.int32)
    column[at_word] = single
    column[at_word + np.repeat(words, words)] = bucket(pair(before, hashes), salt=2, bits=WORD_BITS)
    column[starts[spoken] + 2 * words[spoken]] = bucket(after, salt=2, bits=WORD_BITS)
    column[at_pattern] = bucket(pattern + speaks, salt=3, bits=WORD_BITS)
    scale = (WORD_VALUE / np.sqrt(np.maximum(words, 4))).astype(np.float32)
    values = np.repeat(scale, np.diff(starts))
    values[at_pattern] = PATTERN_VALUE
    return sparse.csr_matrix((values, column, starts), shape=(size, 1 << WORD_BITS))


def parent_matrix(place: Layout, lexicon: Lexicon, ids: np.ndarray, row: np.ndarray, size: int) -> sparse.csr_matrix:
    """
    Hash the words of the message answered and of the tail of a repost.

    Parameters
    ----------
    place : Layout
        Where things stand.
    lexicon : Lexicon
        The vocabulary.
    ids, row : numpy.ndarray
        Tokens of the messages answered, and the message that answers.
    size : int
        Number of messages.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, messages x 2**14.
    """
    plain = (lexicon.marks[place.tail_ids] & (SPACE | MENTION)) == 0
    rows, columns = row, lexicon.answered[ids]
    if plain.any():
        rows = np.concatenate([row, place.tail_row[plain]])
        columns = np.concatenate([columns, bucket(lexicon.hashes[place.tail_ids[plain]], salt=5, bits=PARENT_BITS)])
        order = np.argsort(rows, kind="stable")
        rows, columns = rows[order], columns[order]
    words = np.bincount(rows, minlength=size)
    return _alike(PARENT_VALUE / np.sqrt(np.maximum(words, 4)), words, columns, 1 << PARENT_BITS)


def letter_matrix(place: Layout, lexicon: Lexicon, size: int) -> sparse.csr_matrix:
    """
    Weigh the distinct words of each message, so that letter runs need to be scored once per word only.

    Parameters
    ----------
    place : Layout
        Where things stand.
    lexicon : Lexicon
        The vocabulary.
    size : int
        Number of messages.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, messages x vocabulary.
    """
    kept = np.flatnonzero(place.kept & ((place.marks & WORD) != 0) & ~place.signed)
    words = np.bincount(place.row[kept], minlength=size)
    # About four runs begin at each letter; the square root keeps long and short messages on one scale.
    scale = LETTER_VALUE / np.sqrt(np.maximum(words * 20.0, 80))
    return _alike(scale, words, place.ids[kept], lexicon.hashes.size)


def sign_matrix(
    place: Layout,
    hits: tuple[np.ndarray, np.ndarray],
    above: tuple[np.ndarray, np.ndarray],
    address: np.ndarray,
    counts: dict[str, np.ndarray],
    asks: np.ndarray,
    columns: Columns,
) -> sparse.csr_matrix:
    """
    Mark cues by place and address, pairs of cues in a sentence, the structure, and the cues of the message answered.

    Parameters
    ----------
    place : Layout
        Where things stand.
    hits : tuple of numpy.ndarray
        Sentence and code of each cue, sorted by sentence.
    above : tuple of numpy.ndarray
        Message and code of each cue of the message it answers.
    address : numpy.ndarray
        Per message: 0 speaks to everybody, 1 unclear, 2 to a person.
    counts : dict of str to numpy.ndarray
        Counts per message, by the names of `STRUCTURE`.
    asks : numpy.ndarray
        bool per message: the message it answers holds a question mark.
    columns : Columns
        The layout of the signs.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, messages x columns.
    """
    size = address.size
    starts, count = columns.starts, len(columns.codes)
    directed = (address > 0).astype(np.int64)
    sentence, code = hits
    row = place.sentence_row[sentence]
    total = counts["sentences"]
    begin = np.searchsorted(place.sentence_row, np.arange(size))
    rank = np.arange(place.sentence_row.size) - begin[place.sentence_row]
    of = total[place.sentence_row]
    where = np.where(of == 1, 0, np.where(rank == 0, 1, np.where(rank == of - 1, 3, 2)))
    rows = [np.arange(size), row, row]
    places = [
        starts["address"] + address,
        starts["code"] + code * ADDRESSES + address[row],
        starts["place"] + (code * PLACES + where[sentence]) * 2 + directed[row],
    ]
    pair_sentence, low, high = pairs_within(sentence, code)
    pair_row = place.sentence_row[pair_sentence]
    rows.append(pair_row)
    places.append(starts["pair"] + (low * count + high) * 2 + directed[pair_row])
    offset = starts["structure"]
    for name, steps in STRUCTURE.items():
        rows.append(np.arange(size))
        places.append(offset + one_hot(counts[name], steps.edges) * ADDRESSES + address)
        offset += len(steps.codes) * ADDRESSES
    rows += [above[0], row[asks[row]]]
    places += [starts["parent_code"] + above[1] * 2 + directed[above[0]], starts["asked_code"] + code[asks[row]]]
    return unique_matrix(np.concatenate(rows), np.concatenate(places), size, columns)


def _alike(values: np.ndarray, lengths: np.ndarray, columns: np.ndarray, width: int) -> sparse.csr_matrix:
    # All entries of a row have its value.
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return sparse.csr_matrix(
        (np.repeat(values.astype(np.float32), lengths), columns, starts), shape=(lengths.size, width)
    )
