"""From distinct chunks to tokens: plain ones in parts, all others by spaCy."""

import numpy as np
import pandas as pd
import pyarrow as pa
from spacy.attrs import LOWER, SPACY

from dialogscore.pieces import in_processes
from dialogscore.tokens.chunks import CHUNK_CHARACTERS, LONG_RUN, SPACE, split, tokenizer
from dialogscore.tokens.plain import MODEL_WORD, parts_of

__all__ = ["tokens_of"]

CHUNKS_AT_ONCE, CHUNKS_A_TASK = 500, 25_000
# The start of a process takes as long as spaCy needs for some 100,000 chunks.
WORTH_PROCESSES = 150_000


def tokens_of(chunks: pa.Array, code: str, *, jobs: int = 1) -> tuple[pa.Array, np.ndarray]:
    """
    Split chunks into tokens.

    Parameters
    ----------
    chunks : pyarrow.Array
        large_string, distinct.
    code : str
        spaCy's code of the pipeline that reads them.
    jobs : int, default 1
        Threads, and processes for what spaCy itself must see; the result is the same.

    Returns
    -------
    words : pyarrow.Array
        Lower-cased tokens, chunk after chunk.
    counts : numpy.ndarray
        int64: number of tokens of each chunk.
    """
    plain, counts, words = parts_of(chunks, tokenizer(code), longest=CHUNK_CHARACTERS, jobs=jobs)
    if plain.all():
        return words, counts
    texts = chunks.filter(pa.array(~plain)).to_pylist()
    tasks = [texts[start : start + CHUNKS_A_TASK] for start in range(0, len(texts), CHUNKS_A_TASK)]
    jobs = jobs if len(texts) >= WORTH_PROCESSES else 1
    with in_processes([(_by_spacy, task, code) for task in tasks], jobs=jobs) as begun:
        read = list(begun)
    counts[~plain] = np.concatenate([found for _, found in read])
    is_plain = np.repeat(plain, counts)
    place = np.empty(len(is_plain), np.int64)
    place[is_plain], place[~is_plain] = np.arange(len(words)), np.arange(len(words), len(is_plain))
    return pa.concat_arrays([words, *(found for found, _ in read)]).take(pa.array(place)), counts


def _by_spacy(chunks: list[str], code: str) -> tuple[pa.Array, np.ndarray]:
    read_by = tokenizer(code)
    # Many short chunks in one text, a word between them that belongs to no special case: half the time of one by one.
    alone = [i for i, chunk in enumerate(chunks) if len(chunk) > CHUNK_CHARACTERS or SPACE.search(chunk) or not chunk]
    together = sorted(set(range(len(chunks))).difference(alone))
    found, owners = [], []
    for start in range(0, len(together), CHUNKS_AT_ONCE):
        some = together[start : start + CHUNKS_AT_ONCE]
        read = read_by("".join(f"{chunks[i]} {MODEL_WORD} " for i in some)).to_array([LOWER, SPACY])
        word = np.concatenate(([0], np.cumsum(read[:-1, 1], dtype=np.int64)))
        found.append(read[word % 2 == 0, 0])
        owners.append(np.array(some)[word[word % 2 == 0] // 2])
    for i in alone:
        long = len(chunks[i]) > CHUNK_CHARACTERS and LONG_RUN.search(chunks[i])
        read = [read_by(part).to_array(LOWER) for part in (split(chunks[i]) if long else [chunks[i]])]
        found += read
        owners += [np.full(len(part), i) for part in read]
    lower, distinct = pd.factorize(np.concatenate([np.zeros(0, np.uint64), *found]))
    owner = np.concatenate([np.zeros(0, np.int64), *owners])
    words = pa.array([read_by.vocab.strings[one] for one in distinct.tolist()], pa.large_string())
    return words.take(pa.array(lower[np.argsort(owner, kind="stable")])), np.bincount(owner, minlength=len(chunks))
