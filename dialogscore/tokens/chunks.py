"""From texts to token ids: distinct chunks to spaCy, each once."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import spacy
from spacy.attrs import LOWER, SPACY
from spacy.tokenizer import Tokenizer

from dialogscore.tokens.kinds import SPACES
from dialogscore.tokens.plain import MODEL_WORD, parts_of
from dialogscore.tokens.runs import gather

__all__ = ["CHUNK_CHARACTERS", "OTHER_PIPELINE", "OWN_PIPELINES", "chunk_ids", "pipeline", "split"]

CHUNK_CHARACTERS = 500
OWN_PIPELINES = ("de", "en")
OTHER_PIPELINE = "xx"
PIPELINE_STRINGS = 2_000_000
CHUNKS_AT_ONCE = 500

ODD_SPACING = rf"^ |  | [{SPACES}]|[{SPACES}] "
RUN = re.compile(r"\s+|\S+")
SPACE = re.compile(r"\s")
LONG_RUN = re.compile(rf"\S{{{CHUNK_CHARACTERS + 1}}}")


def chunk_ids(texts: pa.Array, code: str, index: dict[str, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    Give the token ids of texts of one language.

    Parameters
    ----------
    texts : pyarrow.Array
        large_string, without nulls.
    code : str
        Code of the pipeline: one of `OWN_PIPELINES`, or `OTHER_PIPELINE`.
    index : dict of str to int
        Id of each known token; new ones are added.

    Returns
    -------
    order : numpy.ndarray
        int64: positions in `texts`, in the order in which the texts are given back.
    ids : numpy.ndarray
        int32: token ids, text after text.
    lengths : numpy.ndarray
        int64: number of tokens of each text.
    """
    odd = _matches(texts, ODD_SPACING)
    loose, exact = _phantoms(code)
    whole = _matches(texts, loose)
    whole[whole] = _matches(texts.filter(pa.array(whole)), exact)
    orders = [np.flatnonzero(rows) for rows in (~odd & ~whole, odd & ~whole, whole)]
    plain, spaced, single = (texts.take(pa.array(rows)) for rows in orders)
    # Any other whitespace between words is a chunk of its own; empty chunks have no tokens.
    parted = pc.match_substring_regex(plain, rf"[{SPACES}]")
    apart = pc.replace_substring_regex(plain.filter(parted), rf"[{SPACES}]+", r" \0 ")
    plain = pc.split_pattern(pc.replace_with_mask(plain, parted, apart), " ")
    spaced = spaced.dictionary_encode()
    runs = pa.array([split(text) for text in spaced.dictionary.to_pylist()], pa.large_list(pa.large_string()))
    runs = runs.take(spaced.indices)
    chunks = pa.concat_arrays([plain.flatten(), runs.flatten(), single]).dictionary_encode()
    per_text = [pc.list_value_length(part).to_numpy(zero_copy_only=False) for part in (plain, runs)]
    per_text = np.concatenate([*per_text, np.ones(len(single))]).astype(np.int64)
    ids, starts = _distinct_ids(chunks.dictionary, code, index)
    which = chunks.indices.to_numpy(zero_copy_only=False)
    positions, before = gather(starts[which], np.diff(starts)[which])
    ends = np.cumsum(per_text)
    return np.concatenate(orders), ids[positions], before[ends] - before[ends - per_text]


def split(text: str) -> list[str]:
    """
    Cut a text as spaCy does: the first space after a word vanishes, any other whitespace is a chunk of its own.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of str
        Runs without whitespace of at most `CHUNK_CHARACTERS`, and runs of whitespace.
    """
    runs = RUN.findall(text)
    chunks = [run[1:] if run[0] == " " else run for run in runs]
    if runs and runs[0][0] == " ":
        chunks[0] = runs[0]
    if len(text) > CHUNK_CHARACTERS and LONG_RUN.search(text):
        size = CHUNK_CHARACTERS
        chunks = [
            part
            for run in chunks
            for part in ([run] if run.isspace() else [run[i : i + size] for i in range(0, len(run), size)])
        ]
    return [chunk for chunk in chunks if chunk]


def pipeline(code: str):
    """
    Give the blank pipeline of a language.

    Parameters
    ----------
    code : str
        spaCy's code.

    Returns
    -------
    spacy.Language
        Made once, and anew when it has seen so many words that a long-lived process would run full.
    """
    nlp = _fresh_pipeline(code)
    if len(nlp.vocab.strings) > PIPELINE_STRINGS:
        _fresh_pipeline.cache_clear()
        nlp = _fresh_pipeline(code)
    return nlp


def _distinct_ids(chunks: pa.Array, code: str, index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    tokenizer = pipeline(code).tokenizer
    plain, counts, plain_ids = parts_of(chunks, tokenizer, index, longest=CHUNK_CHARACTERS)
    left = np.flatnonzero(~plain)
    texts = chunks.take(pa.array(left)).to_pylist()
    other_ids, counts[left] = _by_spacy(texts, tokenizer, index)
    is_plain = np.repeat(plain, counts)
    ids = np.empty(len(is_plain), np.int32)
    ids[is_plain], ids[~is_plain] = plain_ids, other_ids
    return ids, np.concatenate(([0], np.cumsum(counts)))


def _by_spacy(chunks: list[str], tokenizer, index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    # Many short chunks in one text, a word between them that belongs to no special case: half the time of one by one.
    alone = [i for i, chunk in enumerate(chunks) if len(chunk) > CHUNK_CHARACTERS or SPACE.search(chunk) or not chunk]
    together = sorted(set(range(len(chunks))).difference(alone))
    found, owners = [], []
    for start in range(0, len(together), CHUNKS_AT_ONCE):
        some = together[start : start + CHUNKS_AT_ONCE]
        read = tokenizer("".join(f"{chunks[i]} {MODEL_WORD} " for i in some)).to_array([LOWER, SPACY])
        word = np.concatenate(([0], np.cumsum(read[:-1, 1], dtype=np.int64)))
        found.append(read[word % 2 == 0, 0])
        owners.append(np.array(some)[word[word % 2 == 0] // 2])
    for i in alone:
        long = len(chunks[i]) > CHUNK_CHARACTERS and LONG_RUN.search(chunks[i])
        read = [tokenizer(part).to_array(LOWER) for part in (split(chunks[i]) if long else [chunks[i]])]
        found += read
        owners += [np.full(len(part), i) for part in read]
    lower, distinct = pd.factorize(np.concatenate([np.zeros(0, np.uint64), *found]))
    owner = np.concatenate([np.zeros(0, np.int64), *owners])
    strings = tokenizer.vocab.strings
    ids = np.array([index.setdefault(strings[one], len(index)) for one in distinct.tolist()], np.int32)
    return ids[lower[np.argsort(owner, kind="stable")]], np.bincount(owner, minlength=len(chunks))


@lru_cache(maxsize=4)
def _fresh_pipeline(code: str):
    nlp = spacy.blank(code)
    # Only the lower-cased form is read; a dozen other attributes of each new word would take a third of the time.
    nlp.vocab.lex_attr_getters = {LOWER: str.lower}
    return nlp


@lru_cache(maxsize=4)
def _phantoms(code: str) -> tuple[str, str]:
    """
    Write a quick and an exact pattern of texts in which spaCy looks across a space after all.

    spaCy's special cases of several tokens, such as ``:)`` for ``:`` and ``)``, are sought in the whole text. One that
    straddles a space never takes effect but can hide one that would, so such texts go to spaCy in one piece. The quick
    pattern holds wherever the exact one does, and in ten times as many texts.
    """
    own = pipeline(code).tokenizer
    special = list(own.rules)
    # The same tokenizer without its special cases.
    plain = Tokenizer(
        own.vocab, None, own.prefix_search, own.suffix_search, own.infix_finditer, own.token_match, own.url_match
    )
    pairs: dict[str, set[str]] = {}
    begun_by, ended_by = {}, {}
    for rule in special:
        parts = [token.text for token in plain(rule)]
        for left, right in pairwise(parts):
            pairs.setdefault(left, set()).add(right)
        begun_by.setdefault(parts[0], set()).add(rule)
        ended_by.setdefault(parts[-1], set()).add(rule)
    loose = [(_escape(left), _either(map(_escape, rights))) for left, rights in sorted(pairs.items())]
    exact = [
        (_whole({left, *ended_by.get(left, ())}, first=True),
         _whole({form for right in rights for form in {right, *begun_by.get(right, ())}}, first=False))
        for left, rights in sorted(pairs.items())
    ]  # fmt: skip
    return tuple("|".join(f"{left} {right}" for left, right in forms) for forms in (loose, exact))


def _whole(forms: set[str], *, first: bool) -> str:
    """Write forms so that no letter or digit before them (or after them) belongs to the same token."""
    # spaCy parts letters from letters only within a special case, and digits from digits never.
    edges: dict[str, set[str]] = {}
    for form in forms:
        end = form[0 if first else -1]
        kind = "" if not end.isascii() else "0-9_" if end.isalpha() else "A-Za-z_" if end.isdigit() else ""
        edges.setdefault(rf"(?:\b|[{kind}])" if kind else "", set()).add(_escape(form))
    either = {edge: _either(found) for edge, found in edges.items()}
    return _either(edge + found if first else found + edge for edge, found in either.items())


def _either(forms: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(set(forms)))})"


def _escape(token: str) -> str:
    return "".join(f"\\x{{{ord(character):x}}}" for character in token)


def _matches(texts: pa.Array, pattern: str) -> np.ndarray:
    return pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False).astype(bool)
