"""The language of many texts at once: py3langid's model walked in numpy.

py3langid reads a text byte by byte through an automaton whose states tell which letter runs have been seen, and adds
up what each run says for each language (Lui and Baldwin 2012). Here all texts take each step together; the model, its
tables and the arithmetic are py3langid's own, which is the oracle in the tests.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from scipy import sparse

__all__ = ["CANDIDATES", "UNDETERMINED", "guess_languages"]

# Few candidates of one script make short texts safer; a language of another script costs nothing.
CANDIDATES = (
    "ar", "de", "el", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "uk", "zh",
)  # fmt: skip
UNDETERMINED = "und"
TEXTS_A_TASK, TEXTS_AT_ONCE = 20_000, 4_000
# The start of a process takes as long as a core needs for some 100,000 texts.
WORTH_PROCESSES = 200_000


class _Tables(NamedTuple):
    codes: np.ndarray  # of the languages
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
        Processes among which the distinct texts are spread; the result is the same.

    Returns
    -------
    codes : numpy.ndarray
        object: ISO 639-1 codes; ``und`` for an empty text.
    chances : numpy.ndarray
        float64: probability among the candidates, 0..1; 0 for an empty text.
    """
    coded = pc.fill_null(texts, "").dictionary_encode()
    distinct = coded.dictionary
    # Copies of their own, so that a process is not sent the texts of all others too.
    parts = [
        pa.concat_arrays([distinct.slice(start, TEXTS_A_TASK)]) for start in range(0, len(distinct), TEXTS_A_TASK)
    ]
    if jobs > 1 and len(distinct) >= WORTH_PROCESSES:
        from joblib import Parallel, delayed  # loading it takes longer than reading a small feed

        found = Parallel(n_jobs=min(jobs, len(parts)))(delayed(_guess)(part) for part in parts)
    else:
        found = [_guess(part) for part in parts]
    guessed = [(np.zeros(0, object), np.zeros(0)), *found]
    which = coded.indices.to_numpy(zero_copy_only=False)
    codes, chances = (np.concatenate(column)[which] for column in zip(*guessed, strict=True))
    return codes, chances


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    return _Tables(
        codes=np.array(identifier.nb_classes, object),
        step=np.asarray(identifier.tk_nextmove),
        row=np.asarray(identifier.tk_row, np.int64) << 8,
        feature=np.asarray(identifier.tk_output, np.int32),
        weights=np.asarray(identifier.nb_ptc, np.float32),
        prior=np.asarray(identifier.nb_pc, np.float32),
    )


def _guess(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    tables = _tables()
    texts = _normal(texts)
    codes, chances = np.full(len(texts), UNDETERMINED, object), np.zeros(len(texts))
    for start in range(0, len(texts), TEXTS_AT_ONCE):
        part = texts.slice(start, TEXTS_AT_ONCE)
        offsets = np.frombuffer(part.buffers()[1], np.int64)[part.offset : part.offset + len(part) + 1]
        lengths = np.diff(offsets)
        joined = np.frombuffer(part.buffers()[2] or b"", np.uint8)[offsets[0] : offsets[-1]]
        counts = _letter_runs(joined, lengths, tables)
        told = np.diff(counts.indptr) > 0
        scores = (counts @ tables.weights + tables.prior) * told[:, None]
        # Divided by the root of the length, as py3langid does, probabilities mean the same for short and long texts.
        scores /= np.sqrt(np.maximum(lengths, 1), dtype=np.float32)[:, None]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        best = powers.argmax(axis=1)
        written = np.flatnonzero(lengths)
        codes[start + written] = tables.codes[best[written]]
        chances[start + written] = (powers.max(axis=1) / powers.sum(axis=1))[written]
    return codes, chances


def _normal(texts: pa.Array) -> pa.Array:
    """Write capitals small where there is nothing else, and letters in one piece with their accents."""
    small = pc.match_substring_regex(texts, r"\p{Ll}")
    # Nothing before this sign is ever joined with another.
    may_join = pc.match_substring_regex(texts, r"[^\x{0}-\x{2ff}]")
    changes = pc.or_(pc.invert(small), may_join)
    written = [
        unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
        for text in texts.filter(changes).to_pylist()
    ]
    return pc.replace_with_mask(texts, changes, pa.array(written, texts.type))


def _letter_runs(joined: np.ndarray, lengths: np.ndarray, tables: _Tables) -> sparse.csr_matrix:
    """Give log(1 + count) of each letter run of each text."""
    # Longest first: those that still have a byte to read are always the first ones.
    order = np.argsort(-lengths, kind="stable")
    begins = (np.cumsum(lengths) - lengths)[order]
    reading = np.searchsorted(-lengths[order], -np.arange(lengths.max(initial=0)))
    state = np.zeros(len(lengths), np.int64)
    seen = []
    for place, count in enumerate(reading.tolist()):
        state = tables.step[tables.row[state[:count]] + joined[begins[:count] + place]]
        seen.append(state)
    runs = tables.feature[np.concatenate([np.zeros(0, np.int64), *seen])]
    told = np.flatnonzero(runs >= 0)
    text = order[(np.arange(len(runs)) - np.repeat(np.cumsum(reading) - reading, reading))[told]]
    shape = (len(lengths), len(tables.weights))
    counts = sparse.csr_matrix((np.ones(len(told), np.float32), (text, runs[told])), shape=shape)
    counts.data = np.log1p(counts.data)
    return counts
