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

from dialogscore.tokens.runs import gather

__all__ = ["MODEL_WORD", "Parts", "ids_of", "parts_of"]

MODEL_WORD = "wort"
SMALL, LETTER = "a-zäöüß", "A-Za-zÀ-ÖØ-öø-ÿа-яА-ЯёЁ"
PARTS = (
    r"^(?P<head>[#(\[\"“„‘'*]*)"
    rf"(?P<core>[\^/\-]?[{LETTER}][{LETTER}0-9]*|@[A-Za-z0-9][A-Za-z0-9_]*"
    r"|[0-9]+(?:[.,:][0-9]+)*"
    r"|https?://(?:t\.co|bit\.ly|goo\.gl|ow\.ly|spr\.ly|youtu\.be)/[A-Za-z0-9]+)"
    r"(?P<tail>[.,!?;:)\]\"“”’'…*]*)$"
)
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
    ids : numpy.ndarray
        int32, token ids of the plain chunks, one after the other.
    """

    plain: np.ndarray
    counts: np.ndarray
    ids: np.ndarray


def parts_of(chunks: pa.Array, tokenizer, index: dict[str, int], *, longest: int) -> Parts:
    """
    Tell which chunks are plain, and their tokens.

    Parameters
    ----------
    chunks : pyarrow.Array
        large_string, distinct.
    tokenizer : spacy.tokenizer.Tokenizer
        The tokenizer they would be shown to.
    index : dict of str to int
        Id of each known token; new ones are added.
    longest : int
        Characters of the longest chunk that may be plain.

    Returns
    -------
    Parts
        The same tokens that `tokenizer` gives.
    """
    found = pc.extract_regex(chunks, PARTS)
    head, core, tail = (pc.fill_null(pc.struct_field(found, name), "") for name in ("head", "core", "tail"))
    special = sorted({word for rule in tokenizer.rules for word in WORD.findall(rule)})
    plain = ~(
        _matches(core, rf"^$|[0-9](?:{UNITS})$|_$")
        | (_matches(tail, r"\.") & ~_matches(core, rf"[{SMALL}]{{2}}$"))
        | (_matches(tail, r"[^,!?;:]") & _matches(core, "[0-9]$"))
        | (_matches(head, ".") & _matches(core, f"^[^{LETTER}]|/"))
        | _bools(pc.is_in(core, pa.array(special, core.type)))
        | _bools(pc.greater(pc.utf8_length(chunks), longest))
    )
    head, head_runs = _runs(head, plain, lambda marks: _beside(tokenizer(marks + MODEL_WORD), -1))
    tail, tail_runs = _runs(tail, plain, lambda marks: _beside(tokenizer(MODEL_WORD + marks), 0))
    plain &= _known(head, head_runs) & _known(tail, tail_runs)
    before, before_ids = _ids_of_runs(head[plain], head_runs, index)
    after, after_ids = _ids_of_runs(tail[plain], tail_runs, index)
    counts = np.zeros(len(chunks), np.int64)
    counts[plain] = before + 1 + after
    places = np.cumsum(before + 1 + after) - after
    ids = np.empty(counts.sum(), np.int32)
    ids[places - 1] = ids_of(pc.utf8_lower(core.filter(pa.array(plain))), index)
    ids[gather(places - 1 - before, before)[0]] = before_ids
    ids[gather(places, after)[0]] = after_ids
    return Parts(plain, counts, ids)


def ids_of(words: pa.Array, index: dict[str, int]) -> np.ndarray:
    """
    Look words up.

    Parameters
    ----------
    words : pyarrow.Array
        large_string, lower-cased.
    index : dict of str to int
        Id of each known token; new ones are added.

    Returns
    -------
    numpy.ndarray
        int32, id of each word.
    """
    coded = words.dictionary_encode()
    known = np.array([index.setdefault(word, len(index)) for word in coded.dictionary.to_pylist()], np.int32)
    return known[coded.indices.to_numpy(zero_copy_only=False)] if len(words) else np.zeros(0, np.int32)


def _runs(marks: pa.Array, plain: np.ndarray, split) -> tuple[np.ndarray, list[list[str] | None]]:
    """Number the distinct runs of marks beside plain words, and cut each into tokens."""
    kind = np.full(len(marks), -1)
    coded = marks.filter(pa.array(plain)).dictionary_encode()
    kind[plain] = coded.indices.to_numpy(zero_copy_only=False)
    return kind, [split(run) for run in coded.dictionary.to_pylist()]


def _beside(doc, place: int) -> list[str] | None:
    """Give the tokens beside the model word, or None where it is no token of its own."""
    tokens = [token.lower_ for token in doc]
    if tokens[place] != MODEL_WORD:
        return None
    return tokens[1:] if place == 0 else tokens[:-1]


def _known(kind: np.ndarray, runs: list[list[str] | None]) -> np.ndarray:
    return np.array([*(run is not None for run in runs), False])[kind]


def _ids_of_runs(kind: np.ndarray, runs: list, index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Give the number of tokens of each run, and their ids, run after run."""
    sizes, ids = np.zeros(len(runs), np.int64), []
    for used in np.unique(kind).tolist():
        sizes[used] = len(runs[used])
        ids.extend(index.setdefault(token, len(index)) for token in runs[used])
    places = gather((np.cumsum(sizes) - sizes)[kind], sizes[kind])[0]
    return sizes[kind], np.array(ids, np.int32)[places]


def _matches(texts: pa.Array, pattern: str) -> np.ndarray:
    return _bools(pc.match_substring_regex(texts, pattern))


def _bools(values: pa.Array) -> np.ndarray:
    return values.to_numpy(zero_copy_only=False).astype(bool)
