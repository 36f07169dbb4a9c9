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
from dialogscore.tokens.runs import Tokens
from dialogscore.tokens.shared import words_shared

__all__ = [
    "CHUNK_CHARACTERS",
    "TEXT_CHARACTERS",
    "Kinds",
    "Pipeline",
    "Tokens",
    "load_pipelines",
    "tokenize",
    "words_shared",
]

TEXT_CHARACTERS = 10_000


def tokenize(texts: pd.Series, languages: pd.Series, *, pipelines: Mapping[str, Pipeline] | None = None) -> Tokens:
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
        Tokenizers of the user's own by language, as `load_pipelines` gives them; they are slower.

    Returns
    -------
    Tokens
        One run of ids per text, in the order of `texts`; ids by first appearance, so the same input gives the same
        ids.
    """
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    array = pc.utf8_slice_codeunits(array, 0, TEXT_CHARACTERS)
    present = ~np.asarray(texts.isna(), dtype=bool)
    named = languages.astype(object).fillna("").to_numpy()
    index: dict[str, int] = {}
    order, ids, lengths = [np.flatnonzero(~present)], [], [np.zeros((~present).sum(), np.int64)]
    plugged = np.zeros(len(named), bool)
    for code, one in sorted((pipelines or {}).items()):
        rows = np.flatnonzero(present & (named == code))
        plugged |= named == code
        group_ids, group_lengths = plugged_ids(array.take(pa.array(rows)), one, index)
        order.append(rows)
        ids.append(group_ids)
        lengths.append(group_lengths)
    present &= ~plugged
    own = [named == code for code in OWN_PIPELINES]
    for code, chosen in zip((*OWN_PIPELINES, OTHER_PIPELINE), (*own, ~np.logical_or.reduce(own)), strict=True):
        rows = np.flatnonzero(present & chosen)
        if len(rows):
            group_order, group_ids, group_lengths = chunk_ids(array.take(pa.array(rows)), code, index)
            order.append(rows[group_order])
            ids.append(group_ids)
            lengths.append(group_lengths)
    vocabulary = list(index)
    starts = np.concatenate(([0], np.cumsum(np.concatenate(lengths))))
    flat = np.concatenate(ids) if ids else np.zeros(0, np.int32)
    grouped = Tokens(flat, starts, vocabulary, kinds_of(vocabulary))
    return grouped.take(np.argsort(np.concatenate(order)))
