"""spaCy's tokens for millions of short texts, at numpy's speed.

spaCy splits a text at whitespace and works on each chunk alone, so a chunk gives the same tokens wherever it stands.
Every distinct chunk is therefore handed to spaCy once per language, and the texts are assembled from arrays of ids.
The result is the ``LOWER`` form of every token that spaCy itself would give, whitespace tokens included.
No other package of dialogscore imports spaCy.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from dialogscore.pieces import at_once
from dialogscore.remembered import encoded
from dialogscore.tokens.chunks import CHUNK_CHARACTERS, OTHER_PIPELINE, OWN_PIPELINES, phantoms
from dialogscore.tokens.cuts import TEXT_CHARACTERS, Cut, cut
from dialogscore.tokens.distinct import tokens_of
from dialogscore.tokens.kinds import Kinds, kinds_of
from dialogscore.tokens.pipelines import Pipeline, load_pipelines, plugged_tokens
from dialogscore.tokens.runs import Tokens, gather
from dialogscore.tokens.shared import may_repeat, words_shared

__all__ = [
    "CHUNK_CHARACTERS",
    "TEXT_CHARACTERS",
    "Kinds",
    "Pipeline",
    "Tokens",
    "gather",
    "load_pipelines",
    "may_repeat",
    "tokenize",
    "words_shared",
]

# Texts are cut in shards, so that little is in memory at once and several threads have work.
SHARD_TEXTS = 40_000


def tokenize(
    texts: pd.Series, languages: pd.Series, *, pipelines: Mapping[str, Pipeline] | None = None, jobs: int = 1
) -> Tokens:
    """
    Split texts into spaCy's tokens.

    Equal to ``[token.lower_ for token in spacy.blank(language).make_doc(text)]`` for every text, with two limits that
    keep hostile texts from stopping a run: only the first `TEXT_CHARACTERS` characters of a text are read, and a run
    of more than `CHUNK_CHARACTERS` characters without whitespace is cut into pieces of that length (spaCy's time
    grows with the square of the run).

    Parameters
    ----------
    texts : pandas.Series of str
        May hold NA, which gives no tokens.
    languages : pandas.Series of str
        Language of each text, aligned by position. ``de`` and ``en`` have their own tokenizer; every other value and
        NA take spaCy's multi-language one.
    pipelines : mapping of str to Pipeline, optional
        Tokenizers of the user's own by language, as `load_pipelines` gives them; they are slower, and work in this
        process alone.
    jobs : int, default 1
        Threads among which many texts are spread, and processes for what spaCy itself must see; the result is the same.

    Returns
    -------
    Tokens
        One run of ids per text, in the order of `texts`; ids by first appearance, so the same input gives the same
        ids.
    """
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    plugged = dict(sorted((pipelines or {}).items()))
    which = _pipeline_of(languages, plugged)
    pipes = [*plugged.values(), *OWN_PIPELINES, OTHER_PIPELINE]
    codes = [None] * len(plugged) + pipes[len(plugged) :]
    for code in {codes[place] for place in np.unique(which)} - {None}:
        phantoms(code)  # kept for all threads, which would each make their own
    shards = [slice(start, start + SHARD_TEXTS) for start in range(0, max(len(array), 1), SHARD_TEXTS)]
    cuts = at_once([(cut, array[one], which[one], codes) for one in shards], jobs=jobs)
    words, counts, places = _read(cuts, pipes, jobs)
    words, counts = words.dictionary_encode(), counts.astype(np.int32)
    begins = (np.cumsum(counts, dtype=np.int64) - counts).astype(np.int32)  # half the size is found twice as fast
    ids = words.indices.to_numpy(zero_copy_only=False)
    read = at_once([(_joined, *one, begins, counts, ids) for one in zip(cuts, places, strict=True)], jobs=jobs)
    del cuts, places  # as large as the result
    flat, lengths = (np.concatenate(part) for part in zip(*read, strict=True))
    starts = np.cumsum(np.append(0, lengths))
    return Tokens(flat, starts, words.dictionary.to_pylist(), kinds_of(words.dictionary, jobs=jobs))


def _pipeline_of(languages: pd.Series, plugged: Mapping[str, Pipeline]) -> np.ndarray:
    """Give the place of each text's pipeline: the user's own come first, that for all other languages last."""
    known = [*plugged, *OWN_PIPELINES]
    codes, named = encoded(languages)
    places = [known.index(code) if code in known else len(known) for code in named]
    return np.array([*places, len(known)], np.int8)[codes]


def _read(cuts: list[Cut], pipes: list[Pipeline | str], jobs: int) -> tuple[pa.Array, np.ndarray, list[np.ndarray]]:
    """Give the tokens of all distinct chunks and their number; for each shard, where each of its chunks is."""
    pools = at_once([(_distinct, [one.chunks[number] for one in cuts]) for number in range(len(pipes))], jobs=jobs)
    words, counts, places = [pa.array([], pa.large_string())], [np.zeros(0, np.int64)], []
    for number, (pipe, pool) in enumerate(zip(pipes, pools, strict=True)):
        chunks, ends = pool.dictionary, np.cumsum([len(one.chunks[number]) for one in cuts])
        first = np.int32(sum(map(len, counts)))
        places.append(np.split(pool.indices.to_numpy(zero_copy_only=False) + first, ends[:-1]))
        if len(chunks):
            found = tokens_of(chunks, pipe, jobs=jobs) if isinstance(pipe, str) else plugged_tokens(chunks, pipe)
            words.append(found[0])
            counts.append(found[1])
    return pa.concat_arrays(words), np.concatenate(counts), [np.concatenate(of) for of in zip(*places, strict=True)]


def _distinct(chunks: list[pa.Array]) -> pa.DictionaryArray:
    return pa.concat_arrays(chunks).dictionary_encode()


def _joined(
    shard: Cut, places: np.ndarray, begins: np.ndarray, counts: np.ndarray, ids: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give the token ids of a shard's texts, text by text, and how many each has."""
    chunks = places[shard.numbers]
    taken, before = gather(begins[chunks], counts[chunks])
    ends = np.cumsum(shard.counts, dtype=np.int64)
    return ids[taken], before[ends] - before[ends - shard.counts]
