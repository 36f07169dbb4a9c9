"""The language of many texts at once: py3langid's model walked in numpy.

py3langid reads a text byte by byte through an automaton whose states tell which letter runs have been seen, and adds
up what each run says for each language (Lui and Baldwin 2012). Here thousands of texts take each step together; the
model, its tables and the arithmetic are py3langid's own, which is the oracle in the tests.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from scipy import sparse

from dialogscore.pieces import at_once

__all__ = ["CANDIDATES", "UNDETERMINED", "guess_languages"]

# Few candidates of one script make short texts safer; a language of another script costs nothing.
CANDIDATES = (
    "ar", "de", "el", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "uk", "zh",
)  # fmt: skip
UNDETERMINED = "und"
TEXTS_A_TASK = 20_000
# Many enough that Python's own work for a step is little, few enough that what a step reads is still at hand.
TEXTS_AT_ONCE = 4_000


class _Tables(NamedTuple):
    codes: np.ndarray  # of the languages, UNDETERMINED last
    step: np.ndarray  # state after each byte, for each distinct row of the automaton
    row: np.ndarray  # row of each state
    feature: np.ndarray  # letter run that a state tells of, or -1
    weights: np.ndarray  # letter runs x languages
    prior: np.ndarray


def guess_languages(texts: pa.Array, *, jobs: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """
    Tell the most likely of the `CANDIDATES` for each text.

    Parameters
    ----------
    texts : pyarrow.Array
        large_string; nulls count as empty.
    jobs : int, default 1
        Threads among which the texts are spread; the result is the same.

    Returns
    -------
    codes : numpy.ndarray
        object: ISO 639-1 codes; ``und`` for an empty text.
    chances : numpy.ndarray
        float64: probability among the candidates, 0..1; 0 for an empty text.
    """
    tables, texts = _tables(), pc.fill_null(texts, "")
    tasks = [(_guess, texts[start : start + TEXTS_A_TASK], tables) for start in range(0, len(texts), TEXTS_A_TASK)]
    guessed = [(np.zeros(0, np.int8), np.zeros(0)), *at_once(tasks, jobs=jobs)]
    number, chances = (np.concatenate(column) for column in zip(*guessed, strict=True))
    return tables.codes[number], chances


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    return _Tables(
        codes=np.array([*identifier.nb_classes, UNDETERMINED], object),
        step=np.asarray(identifier.tk_nextmove),
        row=np.asarray(identifier.tk_row, np.int64) << 8,
        feature=np.asarray(identifier.tk_output, np.int32),
        weights=np.asarray(identifier.nb_ptc, np.float32),
        prior=np.asarray(identifier.nb_pc, np.float32),
    )


def _guess(texts: pa.Array, tables: _Tables) -> tuple[np.ndarray, np.ndarray]:
    texts = _normal(texts)
    offsets = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    written = np.frombuffer(texts.buffers()[2] or b"", np.uint8)
    lengths = np.diff(offsets)
    number, chances = np.full(len(texts), len(tables.codes) - 1, np.int8), np.zeros(len(texts))
    # Longest first: texts of much the same length take their steps together, and none of no length at all.
    order = np.argsort(-lengths, kind="stable")[: np.count_nonzero(lengths)]
    for start in range(0, len(order), TEXTS_AT_ONCE):
        rows = order[start : start + TEXTS_AT_ONCE]
        counts = _letter_runs(written, offsets[rows], lengths[rows], tables)
        told = np.diff(counts.indptr) > 0
        scores = (counts @ tables.weights + tables.prior) * told[:, None]
        # Divided by the root of the length, as py3langid does, probabilities mean the same for short and long texts.
        scores /= np.sqrt(lengths[rows], dtype=np.float32)[:, None]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        number[rows] = powers.argmax(axis=1)
        chances[rows] = powers.max(axis=1) / powers.sum(axis=1)
    return number, chances


def _normal(texts: pa.Array) -> pa.Array:
    """Write capitals small where there is nothing else, and letters in one piece with their accents."""
    changes = ~_matches(texts, r"\p{Ll}")
    # Nothing before this sign is ever joined with another.
    beyond = ~pc.string_is_ascii(texts).to_numpy(zero_copy_only=False)
    changes[beyond] |= _matches(texts.filter(pa.array(beyond)), r"[^\x{0}-\x{2ff}]")
    changes = pa.array(changes)
    written = [
        unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
        for text in texts.filter(changes).to_pylist()
    ]
    return pc.replace_with_mask(texts, changes, pa.array(written, texts.type))


def _matches(texts: pa.Array, pattern: str) -> np.ndarray:
    return pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False).astype(bool)


def _letter_runs(written: np.ndarray, begins: np.ndarray, lengths: np.ndarray, tables: _Tables) -> sparse.csr_matrix:
    """Give log(1 + count) of each letter run of each text; the longest text comes first."""
    # Those that still have a byte to read are always the first ones; the others stay where nothing has been read.
    reading = np.searchsorted(-lengths, -np.arange(lengths[0])).tolist()
    read = written.take(begins + np.arange(len(reading))[:, None], mode="clip")
    states = np.zeros(read.shape, tables.step.dtype)
    state = states[0]
    for place, count in enumerate(reading):
        taken = tables.row.take(state[:count])
        taken += read[place, :count]
        state = tables.step.take(taken, out=states[place, :count], mode="clip")
    runs = tables.feature.take(states)
    # Sorting many short rows takes a tenth of the time of sorting all at once.
    runs = runs.T.copy()
    runs.sort(axis=1)
    differs = np.ones(runs.shape, bool)
    np.not_equal(runs[:, 1:], runs[:, :-1], out=differs[:, 1:])
    first = np.flatnonzero(differs)
    run, count = runs.ravel()[first], np.diff(first, append=runs.size)
    told = run >= 0
    starts = np.searchsorted(first[told], np.arange(len(lengths) + 1) * len(reading))
    weight = np.log1p(count[told], dtype=np.float32)
    return sparse.csr_matrix((weight, run[told], starts), shape=(len(lengths), len(tables.weights)))
