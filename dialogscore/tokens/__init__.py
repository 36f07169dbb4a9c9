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
import pyarrow.compute as pc

from dialogscore.tokens.chunks import CHUNK_CHARACTERS, OTHER_PIPELINE, OWN_PIPELINES, chunk_ids
from dialogscore.tokens.kinds import Kinds, kinds_of
from dialogscore.tokens.pipelines import Pipeline, load_pipelines, plugged_ids
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

TEXT_CHARACTERS = 10_000
# Texts are read in shards, so that little is in memory at once; three shards are worth the start of processes.
SHARD_TEXTS, WORTH_PROCESSES = 100_000, 3


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
        Processes among which many texts are spread; the result is the same.

    Returns
    -------
    Tokens
        One run of ids per text, in the order of `texts`; ids by first appearance, so the same input gives the same
        ids.
    """
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    named = languages.astype(object).fillna("").to_numpy()
    shards = [slice(start, start + SHARD_TEXTS) for start in range(0, len(array), SHARD_TEXTS)]
    index: dict[str, int] = {}
    if jobs > 1 and len(shards) >= WORTH_PROCESSES and not pipelines:
        from joblib import Parallel, delayed  # loading it takes longer than reading a small feed

        # Copies of their own, so that a process is not sent the texts of all others too.
        parts = Parallel(n_jobs=min(jobs, len(shards)), return_as="generator")(
            delayed(_shard_apart)(pa.concat_arrays([array[one]]), named[one]) for one in shards
        )
        read = [(_renumbered(ids, words, index), lengths) for ids, lengths, words in parts]
    else:
        read = [_shard(array[one], named[one], index, pipelines or {}) for one in shards]
    ids, lengths = ([part[place] for part in read] for place in (0, 1))
    vocabulary = list(index)
    flat = np.concatenate([np.zeros(0, np.int32), *ids])
    starts = np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths]))
    return Tokens(flat, starts, vocabulary, kinds_of(vocabulary))


def _shard_apart(texts: pa.Array, named: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[str]]:
    index: dict[str, int] = {}
    ids, lengths = _shard(texts, named, index, {})
    return ids, lengths, list(index)


def _renumbered(ids: np.ndarray, words: list[str], index: dict[str, int]) -> np.ndarray:
    """Give tokens the ids that they would have if the shard had been read here."""
    return np.array([index.setdefault(word, len(index)) for word in words], np.int32)[ids]


def _shard(
    texts: pa.Array, named: np.ndarray, index: dict[str, int], pipelines: Mapping[str, Pipeline]
) -> tuple[np.ndarray, np.ndarray]:
    """Ids of the tokens of some texts, text by text, and how many each has; new words are added to the index."""
    array = pc.utf8_slice_codeunits(texts, 0, TEXT_CHARACTERS)
    present = array.is_valid().to_numpy(zero_copy_only=False)
    order, ids, lengths = [np.flatnonzero(~present)], [], [np.zeros((~present).sum(), np.int64)]
    left = present.copy()
    for code, one in sorted(pipelines.items()):
        rows = np.flatnonzero(present & (named == code))
        left[rows] = False
        group_ids, group_lengths = plugged_ids(array.take(pa.array(rows)), one, index)
        order.append(rows)
        ids.append(group_ids)
        lengths.append(group_lengths)
    own = [named == code for code in OWN_PIPELINES]
    for code, chosen in zip((*OWN_PIPELINES, OTHER_PIPELINE), (*own, ~np.logical_or.reduce(own)), strict=True):
        rows = np.flatnonzero(left & chosen)
        if len(rows):
            group_order, group_ids, group_lengths = chunk_ids(array.take(pa.array(rows)), code, index)
            order.append(rows[group_order])
            ids.append(group_ids)
            lengths.append(group_lengths)
    # From the order of the groups to that of the texts.
    place, length = np.argsort(np.concatenate(order)), np.concatenate(lengths)
    taken = gather((np.cumsum(length) - length)[place], length[place])[0]
    return np.concatenate([np.zeros(0, np.int32), *ids])[taken], length[place]
