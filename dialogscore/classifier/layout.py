"""Where things stand in a message: own words, the tail of a repost, leading names, sentences, sign-off.

All arrays run over the tokens of many messages at once; nothing here looks at one message alone.
"""

import re
from collections.abc import Set
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import cues, registry
from dialogscore.classifier.hashing import hash_words
from dialogscore.classifier.signoffs import goes_on, is_signed
from dialogscore.tokens import Tokens

__all__ = ["UNKNOWN_SHAPE", "Layout", "Lexicon", "content_keys", "lay_out", "read_vocabulary"]

_UNKNOWN = "\x01word"
UNKNOWN_SHAPE = hash_words([_UNKNOWN])[0]
_SIGN_MARKS = frozenset("^*/-–—~|")


class Lexicon(NamedTuple):
    """
    What is known of each distinct token; arrays of the vocabulary's length.

    Attributes
    ----------
    hashes : numpy.ndarray
        uint64 hash of the masked token: names, links, hashtags and emoji are one token each, digits are 0.
    masked : list of str
        Letters for letter runs; empty for everything that is no word.
    shapes : dict of str to numpy.ndarray
        By language, "" for all without a pack: uint64 hash of the concept that a token stands for, or of its kind.
    space, mention, link, hashtag, emoji, number, word : numpy.ndarray
        bool, the kind of token.
    own : numpy.ndarray
        bool, part of a name of the audited company.
    content : numpy.ndarray
        bool, a word of four letters and more.
    ends : numpy.ndarray
        bool, closes a sentence.
    question, exclamation, ellipsis, repost, dot, opening, closing, sign_mark, sign : numpy.ndarray
        bool, single signs; `repost` is the letters rt, `sign` a token such as ^ab, /ab or *ab.
    condensed : dialogscore.cues.Condensed
        The vocabulary as far as cues tell words apart.
    """

    hashes: np.ndarray
    masked: list[str]
    shapes: dict[str, np.ndarray]
    space: np.ndarray
    mention: np.ndarray
    link: np.ndarray
    hashtag: np.ndarray
    emoji: np.ndarray
    number: np.ndarray
    word: np.ndarray
    own: np.ndarray
    content: np.ndarray
    ends: np.ndarray
    question: np.ndarray
    exclamation: np.ndarray
    ellipsis: np.ndarray
    repost: np.ndarray
    dot: np.ndarray
    opening: np.ndarray
    closing: np.ndarray
    sign_mark: np.ndarray
    sign: np.ndarray
    condensed: cues.Condensed


class Layout(NamedTuple):
    """
    The tokens of many messages, with their places; arrays over own tokens unless said otherwise.

    Attributes
    ----------
    own : numpy.ndarray
        bool over all tokens: before the tail of a repost.
    ids, row : numpy.ndarray
        Vocabulary id and message number of each own token.
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

    own: np.ndarray
    ids: np.ndarray
    row: np.ndarray
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

    def flag(expression: str) -> np.ndarray:
        return pc.match_substring_regex(words, expression).to_numpy(zero_copy_only=False).astype(bool)

    straight = pc.replace_substring(words, "’", "'")
    masked = pc.replace_substring_regex(straight, r"\p{Nd}", "0").to_numpy(zero_copy_only=False)
    masked[kinds.is_url], masked[kinds.is_mention] = "\x01link", "\x01name"
    masked[kinds.is_hashtag], masked[kinds.is_emoji] = "\x01tag", "\x01emoji"
    named = pc.is_in(words, pa.array(sorted(own), pa.string())).to_numpy(zero_copy_only=False)
    masked[named] = "\x01own"
    plain = kinds.is_word & ~(kinds.is_url | kinds.is_mention | kinds.is_hashtag | kinds.is_emoji | named)
    kind = np.select(
        [kinds.is_url, kinds.is_mention, kinds.is_hashtag, kinds.is_emoji, kinds.is_number, kinds.is_word],
        ["\x01link", "\x01name", "\x01tag", "\x01emoji", "\x01number", _UNKNOWN],
        masked,
    )
    no_concept = hash_words(kind.tolist())
    return Lexicon(
        hashes=hash_words(masked.tolist()),
        masked=np.where(plain, masked, "").tolist(),
        shapes={code: _shapes(code, straight, no_concept) for code in ("", *registry.names("languages"))},
        space=kinds.is_space,
        mention=kinds.is_mention,
        link=kinds.is_url,
        hashtag=kinds.is_hashtag,
        emoji=kinds.is_emoji,
        number=kinds.is_number,
        word=kinds.is_word,
        own=named,
        content=plain & _bools(pc.greater(pc.utf8_length(words), 3)),
        ends=flag(r"\n|^[.!?…]*$"),
        question=_bools(pc.match_substring(words, "?")) & ~kinds.is_url,
        exclamation=_bools(pc.starts_with(words, "!")),
        ellipsis=flag(r"(?:\.\.\.|…)$"),
        repost=_bools(pc.equal(words, "rt")),
        dot=_bools(pc.equal(words, ".")),
        opening=_bools(pc.equal(words, "(")),
        closing=_bools(pc.equal(words, ")")),
        sign_mark=_bools(pc.is_in(words, pa.array(sorted(_SIGN_MARKS)))),
        sign=flag(rf"^[{re.escape(''.join(sorted(_SIGN_MARKS)))}]\p{{L}}+$"),
        condensed=cues.condense(tokens.vocabulary, kinds),
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
    count = tokens.starts.size - 1
    ids = tokens.ids
    row = np.repeat(np.arange(count), np.diff(tokens.starts))
    tail, reposts = _find_tail(ids, row, lexicon, count)
    tail_ids, tail_row, ids, row = ids[tail], row[tail], ids[~tail], row[~tail]

    solid = ~lexicon.space[ids]
    mention = lexicon.mention[ids]
    begins = np.searchsorted(row, np.arange(count))
    talked = np.concatenate([[0], np.cumsum(solid & ~mention & ~lexicon.dot[ids])])
    leading = mention & (talked[1:] == talked[begins[row]])
    leads = np.bincount(row[leading], minlength=count)

    is_first = np.diff(row, prepend=-1) != 0
    ends = lexicon.ends[ids]
    opens = is_first | (~ends & np.concatenate([[False], ends[:-1]]))
    starts = np.flatnonzero(opens)
    signed = is_signed(ids, row, solid, lexicon)
    # However many tokens an emoji, a sign-off or an own name is made of, it counts as one.
    runs = (signed, lexicon.emoji[ids], lexicon.own[ids])
    again = np.logical_or.reduce([goes_on(run, row, solid) for run in runs])
    return Layout(
        own=~tail,
        ids=ids,
        row=row,
        kept=solid & ~leading & ~again,
        signed=signed,
        leads=leads,
        reposts=reposts,
        sentence=np.cumsum(opens) - 1,
        sentence_starts=np.concatenate([starts, [ids.size]]).astype(np.int64),
        sentence_row=row[starts],
        tail_ids=tail_ids,
        tail_row=tail_row,
    )


def content_keys(ids: np.ndarray, row: np.ndarray, lexicon: Lexicon) -> np.ndarray:
    """
    List the distinct content words of each message.

    Parameters
    ----------
    ids, row : numpy.ndarray
        Vocabulary id and message number of tokens.
    lexicon : Lexicon
        Their vocabulary.

    Returns
    -------
    numpy.ndarray
        int64, message number times vocabulary length plus id, sorted.
    """
    chosen = lexicon.content[ids]
    keys = np.sort(row[chosen].astype(np.int64) * len(lexicon.masked) + ids[chosen])
    return keys[np.diff(keys, prepend=-1) != 0]


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


def _find_tail(ids: np.ndarray, row: np.ndarray, lexicon: Lexicon, count: int) -> tuple[np.ndarray, np.ndarray]:
    solid = np.flatnonzero(~lexicon.space[ids])
    here, after = solid[:-1], solid[1:]
    found = here[lexicon.repost[ids[here]] & lexicon.mention[ids[after]] & (row[here] == row[after])]
    start = np.full(count, ids.size, dtype=np.int64)
    start[row[found[::-1]]] = found[::-1]
    # Signs before it do not make it a comment: a repost alone is read as a message of its own.
    words = np.concatenate([[0], np.cumsum(lexicon.word[ids])])
    begins = np.searchsorted(row, np.arange(count))
    reposts = np.where(start == ids.size, 0, np.where(words[start] == words[begins], 2, 1))
    start[reposts == 2] = ids.size
    return np.arange(ids.size) >= start[row], reposts
