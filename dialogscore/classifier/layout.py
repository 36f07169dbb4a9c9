"""Where things stand in a message: own words, the tail of a repost, leading names, sentences, sign-off.

All arrays run over the tokens of many messages at once; nothing here looks at one message alone.
"""

from collections.abc import Set
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import cues, registry
from dialogscore.classifier.hashing import bucket, hash_words
from dialogscore.classifier.marks import (
    DOT,
    EMOJI,
    ENDS,
    MENTION,
    OWN,
    REPOST,
    SPACE,
    WORD,
    marks_of,
    odd_words,
)
from dialogscore.classifier.signoffs import goes_on, is_signed
from dialogscore.tokens import Tokens

__all__ = ["PARENT_BITS", "UNKNOWN_SHAPE", "WORD_BITS", "Layout", "Lexicon", "lay_out", "read_vocabulary"]

WORD_BITS, PARENT_BITS = 17, 14

_UNKNOWN = "\x01word"
UNKNOWN_SHAPE = hash_words([_UNKNOWN])[0]


class Lexicon(NamedTuple):
    """
    What is known of each distinct token; arrays of the vocabulary's length.

    Attributes
    ----------
    hashes : numpy.ndarray
        uint64 hash of the masked token: names, links, hashtags and emoji are one token each, digits are 0.
    masked : pyarrow.Array
        Letters for letter runs; empty for everything that is no word.
    spoken : tuple of str
        Languages of `shapes`, "" for all without a pack.
    shapes : numpy.ndarray
        uint64 hash of the concept that a token stands for, or of its kind: the vocabulary once for each of `spoken`.
    marks : numpy.ndarray
        uint32, what each token is, in the bits of `dialogscore.classifier.marks`.
    single, answered : numpy.ndarray
        int32, column of each token as a word of its message, and of the message answered.
    condensed : dialogscore.cues.Condensed
        The vocabulary as far as cues tell words apart.
    entries : dialogscore.cues.Entries
        What has been asked about its entries.
    """

    hashes: np.ndarray
    masked: pa.Array
    spoken: tuple[str, ...]
    shapes: np.ndarray
    marks: np.ndarray
    single: np.ndarray
    answered: np.ndarray
    condensed: cues.Condensed
    entries: cues.Entries


class Layout(NamedTuple):
    """
    The tokens of many messages, with their places; arrays over own tokens unless said otherwise.

    Attributes
    ----------
    ids, row, marks : numpy.ndarray
        Vocabulary id, message number and bits of each own token.
    kept : numpy.ndarray
        bool: no space, no leading name; of an emoji, a sign-off or an own name the first token only.
    signed : numpy.ndarray
        bool: part of a sign-off.
    leads : numpy.ndarray
        int64 per message: names that it leads with.
    reposts : numpy.ndarray
        Per message: 1 own words before a repost, 2 a repost alone (whose words then count as own), else 0.
    sentence : numpy.ndarray
        Number of the sentence each own token stands in.
    sentence_starts : numpy.ndarray
        int64, sentences + 1.
    sentence_row : numpy.ndarray
        Message of each sentence.
    tail_ids, tail_row : numpy.ndarray
        Tokens of the tail of a repost.
    """

    ids: np.ndarray
    row: np.ndarray
    marks: np.ndarray
    kept: np.ndarray
    signed: np.ndarray
    leads: np.ndarray
    reposts: np.ndarray
    sentence: np.ndarray
    sentence_starts: np.ndarray
    sentence_row: np.ndarray
    tail_ids: np.ndarray
    tail_row: np.ndarray


def read_vocabulary(tokens: Tokens, own: Set[str] = frozenset()) -> Lexicon:
    """
    Look at every distinct token once.

    Parameters
    ----------
    tokens : Tokens
        Tokens of all messages.
    own : set of str, optional
        Lower-case words that are names of the audited company: one token, whatever they are.

    Returns
    -------
    Lexicon
        Arrays by vocabulary id.
    """
    kinds, words = tokens.kinds, pa.array(tokens.vocabulary, pa.string())
    odd = odd_words(words)
    straight, signs = pc.replace_substring(words, "’", "'"), np.zeros(len(words), dtype=bool)
    signs[odd.to_numpy()] = True
    digits = pc.replace_substring_regex(straight.take(odd), r"\p{Nd}", "0")
    masked = pc.replace_with_mask(straight, pa.array(signs), digits)
    named = _bools(pc.is_in(words, pa.array(sorted(own), pa.string())))
    for kind, name in ((kinds.is_url, "link"), (kinds.is_mention, "name"), (kinds.is_hashtag, "tag"),
                       (kinds.is_emoji, "emoji"), (named, "own")):  # fmt: skip
        masked = pc.if_else(pa.array(kind), f"\x01{name}", masked)
    hashes = hash_words(masked)
    no_concept = hashes.copy()
    no_concept[kinds.is_word] = UNKNOWN_SHAPE
    for kind, name in ((kinds.is_number, "number"), (kinds.is_emoji, "emoji"), (kinds.is_hashtag, "tag"),
                       (kinds.is_mention, "name"), (kinds.is_url, "link")):  # fmt: skip
        no_concept[kind] = hash_words([f"\x01{name}"])[0]
    few = cues.condense(words, kinds, "purposes")
    spoken = ("", *registry.names("languages"))
    return Lexicon(
        hashes=hashes,
        masked=pc.if_else(pa.array(kinds.is_word & ~named), masked, ""),
        spoken=spoken,
        shapes=np.concatenate([_shapes(code, straight, no_concept) for code in spoken]),
        marks=marks_of(words, kinds, named),
        single=bucket(hashes, salt=1, bits=WORD_BITS),
        answered=bucket(hashes, salt=4, bits=PARENT_BITS),
        condensed=few,
        entries=cues.Entries(few),
    )


def lay_out(tokens: Tokens, lexicon: Lexicon) -> Layout:
    """
    Find own words, tails, leading names, sign-offs and sentences.

    Parameters
    ----------
    tokens : Tokens
        Tokens of some messages.
    lexicon : Lexicon
        Their vocabulary.

    Returns
    -------
    Layout
        Places of all tokens.
    """
    count, ids, row, marks = len(tokens), tokens.ids, tokens.rows(), lexicon.marks[tokens.ids]
    tail, reposts = _find_tail(marks, row, tokens.starts)
    tail_ids, tail_row = ids[tail], row[tail]
    starts = tokens.starts
    if tail_ids.size:
        ids, row, marks = ids[~tail], row[~tail], marks[~tail]
        starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=count))])

    space = (marks & SPACE) != 0
    talked = np.concatenate([[0], np.cumsum((marks & (SPACE | MENTION | DOT)) == 0, dtype=np.int32)])
    leading = np.flatnonzero((marks & MENTION) != 0)
    leading = leading[talked[leading] == talked[starts[row[leading]]]]
    ends = (marks & ENDS) != 0
    opens = ~ends
    opens[1:] &= ends[:-1]
    opens[starts[:-1][np.diff(starts) > 0]] = True
    sentence_starts = np.flatnonzero(opens)
    signed = is_signed(marks, starts)
    kept = ~space
    kept[leading] = False
    # However many tokens an emoji, a sign-off or an own name is made of, it counts as one.
    for run in (signed, (marks & EMOJI) != 0, (marks & OWN) != 0):
        kept &= ~goes_on(run, row, ~space)
    return Layout(
        ids=ids,
        row=row,
        marks=marks,
        kept=kept,
        signed=signed,
        leads=np.bincount(row[leading], minlength=count),
        reposts=reposts,
        sentence=np.cumsum(opens) - 1,
        sentence_starts=np.concatenate([sentence_starts, [ids.size]]).astype(np.int64),
        sentence_row=row[sentence_starts],
        tail_ids=tail_ids,
        tail_row=tail_row,
    )


def _shapes(code: str, words: pa.Array, no_concept: np.ndarray) -> np.ndarray:
    shapes = no_concept.copy()
    if not code:
        return shapes
    concepts = registry.resolve("languages", code).concepts
    known = [(word, name) for name, listed in concepts.items() for word in listed.split()]
    place = pc.index_in(words, pa.array([word for word, _ in known], pa.string()))
    place = pc.fill_null(place, -1).to_numpy(zero_copy_only=False)
    found = np.flatnonzero(place >= 0)
    shapes[found] = hash_words([name for _, name in known])[place[found]]
    return shapes


def _bools(values: pa.Array) -> np.ndarray:
    return values.to_numpy(zero_copy_only=False).astype(bool)


def _find_tail(marks: np.ndarray, row: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    reposts, tail = np.zeros(len(starts) - 1, dtype=np.int64), np.zeros(marks.size, dtype=bool)
    if not (marks & REPOST).any():
        return tail, reposts
    solid = np.flatnonzero((marks & SPACE) == 0)
    here, after = solid[:-1], solid[1:]
    found = here[((marks[here] & REPOST) != 0) & ((marks[after] & MENTION) != 0) & (row[here] == row[after])]
    start = np.full(reposts.size, marks.size, dtype=np.int64)
    start[row[found[::-1]]] = found[::-1]
    # Signs before it do not make it a comment: a repost alone is read as a message of its own.
    words = np.concatenate([[0], np.cumsum((marks & WORD) != 0)])
    reposts = np.where(start == marks.size, 0, np.where(words[start] == words[starts[:-1]], 2, 1))
    start[reposts == 2] = marks.size
    return np.arange(marks.size) >= start[row], reposts
