"""Chunks that need not be shown to spaCy one by one: a word, name, number or short link, with marks around it.

spaCy peels marks off a chunk one after the other and looks at no more than two letters beside them. So each distinct
run of marks is shown to it once, beside a model word. Whatever may hang on more than that is not plain: words of its
special cases, units after digits (5km), full stops after anything but two small letters (U.S., 3.).
"""

import re
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from spacy.lang.char_classes import UNITS

from dialogscore.pieces import PIECE_ROWS, at_once
from dialogscore.tokens.runs import gather

__all__ = ["MODEL_WORD", "Parts", "parts_of"]

MODEL_WORD = "wort"
SMALL, LETTER = "a-zäöüß", "A-Za-zÀ-ÖØ-öø-ÿа-яА-ЯёЁ"
PARTS = (
    r"^(?P<head>[#(\[\"“„‘'*]*)"
    rf"(?P<core>[\^/\-]?[{LETTER}][{LETTER}0-9]*|@[A-Za-z0-9][A-Za-z0-9_]*"
    r"|[0-9]+(?:[.,:][0-9]+)*"
    r"|https?://(?:t\.co|bit\.ly|goo\.gl|ow\.ly|spr\.ly|youtu\.be)/[A-Za-z0-9]+)"
    r"(?P<tail>[.,!?;:)\]\"“”’'…*]*)$"
)
BARE = f"^[{LETTER}]+$"
WORD = re.compile(r"[^\W_]+")


class Parts(NamedTuple):
    """
    Plain chunks in parts.

    Attributes
    ----------
    plain : numpy.ndarray
        bool, which of the chunks are plain.
    counts : numpy.ndarray
        int64, tokens of each chunk, 0 where it is not plain.
    words : pyarrow.Array
        Lower-cased tokens of the plain chunks, one after the other.
    """

    plain: np.ndarray
    counts: np.ndarray
    words: pa.Array


def parts_of(chunks: pa.Array, tokenizer, *, longest: int, jobs: int = 1) -> Parts:
    """
    Tell which chunks are plain, and their tokens.

    Parameters
    ----------
    chunks : pyarrow.Array
        large_string, distinct.
    tokenizer : spacy.tokenizer.Tokenizer
        The tokenizer they would be shown to.
    longest : int
        Characters of the longest chunk that may be plain.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    Parts
        The same tokens that `tokenizer` gives.
    """
    special = pa.array(sorted({word for rule in tokenizer.rules for word in WORD.findall(rule)}), chunks.type)
    starts = range(0, max(len(chunks), 1), PIECE_ROWS)
    apart = at_once([(_apart, chunks[start : start + PIECE_ROWS], special, longest) for start in starts], jobs=jobs)
    plain, *parts = zip(*apart, strict=True)
    plain, (heads, cores, tails) = np.concatenate(plain), map(pa.concat_arrays, parts)
    before, head_sizes, head_words = _marks(heads, lambda marks: _beside(tokenizer(marks + MODEL_WORD), -1))
    after, tail_sizes, tail_words = _marks(tails, lambda marks: _beside(tokenizer(MODEL_WORD + marks), 0))
    known = (head_sizes >= 0)[before] & (tail_sizes >= 0)[after]
    plain[plain] = known
    before, after, cores = before[known], after[known], cores.filter(pa.array(known))
    # Words are taken from one pool: those before the core, the core, those after it.
    pool = pa.concat_arrays([cores, pa.array([*head_words, *tail_words], cores.type)])
    marks = np.append(head_sizes, tail_sizes).clip(0)
    begins = len(cores) + np.cumsum(marks) - marks
    begins = np.column_stack([begins[before], np.arange(len(cores)), begins[len(head_sizes) + after]])
    sizes = np.column_stack([head_sizes[before], np.ones_like(before), tail_sizes[after]])
    counts = np.zeros(len(chunks), np.int64)
    counts[plain] = sizes.sum(axis=1)
    return Parts(plain, counts, pool.take(pa.array(gather(begins.ravel(), sizes.ravel())[0])))


def _apart(chunks: pa.Array, special: pa.Array, longest: int) -> tuple[np.ndarray, pa.Array, pa.Array, pa.Array]:
    """Tell which chunks may be plain, and head, lower-cased core and tail of these."""
    # Most are a word and no more, of which there is less to ask.
    more = ~_matches(chunks, BARE)
    found = pc.extract_regex(chunks.filter(pa.array(more)), PARTS)
    head, core, tail = (pc.fill_null(pc.struct_field(found, name), "") for name in ("head", "core", "tail"))
    plain = ~(_bools(pc.is_in(chunks, special)) | _bools(pc.greater(pc.utf8_length(chunks), longest)))
    plain[more] &= ~(
        _matches(core, rf"^$|[0-9](?:{UNITS})$|_$")
        | (_matches(tail, r"\.") & ~_matches(core, rf"[{SMALL}]{{2}}$"))
        | (_matches(tail, r"[^,!?;:]") & _matches(core, "[0-9]$"))
        | (_matches(head, ".") & _matches(core, f"^[^{LETTER}]|/"))
        | _bools(pc.is_in(core, special))
    )
    kept, none = pa.array(plain), pa.repeat(pa.scalar("", chunks.type), len(chunks))
    head, core, tail = (
        pc.replace_with_mask(column, more, found).filter(kept)
        for column, found in ((none, head), (chunks, core), (none, tail))
    )
    return plain, head, pc.utf8_lower(core), tail


def _marks(runs: pa.Array, split) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Number the distinct runs of marks beside words; give the number of tokens of each, -1 if unknown, and these."""
    coded = runs.dictionary_encode()
    found = [split(run) for run in coded.dictionary.to_pylist()]
    sizes = np.array([-1 if tokens is None else len(tokens) for tokens in found], np.int64)
    words = [token for tokens in found for token in tokens or ()]
    return coded.indices.to_numpy(zero_copy_only=False).astype(np.int64), sizes, words


def _beside(doc, place: int) -> list[str] | None:
    """Give the tokens beside the model word, or None where it is no token of its own."""
    tokens = [token.lower_ for token in doc]
    if tokens[place] != MODEL_WORD:
        return None
    return tokens[1:] if place == 0 else tokens[:-1]


def _matches(texts: pa.Array, pattern: str) -> np.ndarray:
    return _bools(pc.match_substring_regex(texts, pattern))


def _bools(values: pa.Array) -> np.ndarray:
    return values.to_numpy(zero_copy_only=False).astype(bool)
