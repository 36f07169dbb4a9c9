"""From texts to token ids: distinct chunks to spaCy, each once."""

import re
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import spacy
from spacy.attrs import LOWER

from dialogscore.tokens.kinds import SPACES
from dialogscore.tokens.runs import gather

__all__ = ["CHUNK_CHARACTERS", "OTHER_PIPELINE", "OWN_PIPELINES", "chunk_ids", "pipeline", "split"]

CHUNK_CHARACTERS = 500
OWN_PIPELINES = ("de", "en")
OTHER_PIPELINE = "xx"
PIPELINE_STRINGS = 2_000_000

ODD_SPACING = rf"^ |  | [{SPACES}]|[{SPACES}] "
RUN = re.compile(r"\s+|\S+")
LONG_RUN = re.compile(rf"\S{{{CHUNK_CHARACTERS + 1}}}")

# Chunks that spaCy leaves whole, or parts from a leading # and one mark, unless it has a special case for them: most of
# all distinct chunks. Digits before last letters are left to spaCy, which knows units (5km), and so is a full stop
# after anything but two small letters (U.S., 3.).
LETTER, SMALL = "A-Za-zÄÖÜäöüß", "a-zäöüß"
END = "(?:[0-9]|[A-Za-z]{6})"
PLAIN = (
    rf"^(?:(?P<head>#?)(?P<word>[{LETTER}]+|@[A-Za-z_]*[A-Za-z]|@[A-Za-z0-9_]*{END})(?P<mark>[.,!?;:]?)"
    rf"|(?P<link>https?://(?:t\.co|bit\.ly|goo\.gl|ow\.ly|spr\.ly|youtu\.be)/[A-Za-z0-9]*{END}))$"
)
NOT_PLAIN = rf"(?:^.|[^{SMALL}].|[^{SMALL}])\.$|^#?@_|^#@"


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
    whole = _matches(texts, _phantoms(code))
    orders = [np.flatnonzero(rows) for rows in (~odd & ~whole, odd & ~whole, whole)]
    plain, spaced, single = (texts.take(pa.array(rows)) for rows in orders)
    plain = pc.split_pattern(plain, " ")
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
    special = pa.array(list(tokenizer.rules), chunks.type)
    found = pc.extract_regex(chunks, PLAIN)
    parts = (pc.struct_field(found, name) for name in ("head", "word", "mark", "link"))
    head, word, mark, link = (pc.fill_null(part, "") for part in parts)
    middle = pc.if_else(pc.equal(word, ""), link, word)
    closed = pc.binary_join_element_wise(middle, mark, pa.scalar("", chunks.type))
    plain = ~_matches(chunks, NOT_PLAIN) & ~np.logical_or.reduce(
        [pc.is_in(part, special).to_numpy(zero_copy_only=False) for part in (chunks, middle, closed)]
    )
    plain &= pc.not_equal(middle, "").to_numpy(zero_copy_only=False)
    plain &= pc.utf8_length(chunks).to_numpy(zero_copy_only=False) <= CHUNK_CHARACTERS
    headed, marked = (pc.not_equal(part, "").to_numpy(zero_copy_only=False) & plain for part in (head, mark))
    counts = plain.astype(np.int64) + headed + marked
    of_parts = [_ids(pc.utf8_lower(part.filter(pa.array(rows))), index)
                for part, rows in ((head, headed), (middle, plain), (mark, marked))]  # fmt: skip
    left = np.flatnonzero(~plain)
    other: list[int] = []
    for i, chunk in zip(left, chunks.take(pa.array(left)).to_pylist(), strict=True):
        before = len(other)
        parts = (chunk,) if len(chunk) <= CHUNK_CHARACTERS or not LONG_RUN.search(chunk) else split(chunk)
        for part in parts:
            other.extend([index.setdefault(token.lower_, len(index)) for token in tokenizer(part)])
        counts[i] = len(other) - before

    starts = np.concatenate(([0], np.cumsum(counts)))
    ids = np.empty(starts[-1], np.int32)
    ids[starts[:-1][headed]], ids[(starts[:-1] + headed)[plain]], ids[starts[1:][marked] - 1] = of_parts
    ids[gather(starts[left], counts[left])[0]] = np.array(other, np.int32)
    return ids, starts


def _ids(words: pa.Array, index: dict[str, int]) -> np.ndarray:
    coded = words.dictionary_encode()
    known = np.array([index.setdefault(word, len(index)) for word in coded.dictionary.to_pylist()], np.int32)
    return known[coded.indices.to_numpy(zero_copy_only=False)] if len(words) else np.zeros(0, np.int32)


@lru_cache(maxsize=4)
def _fresh_pipeline(code: str):
    nlp = spacy.blank(code)
    # Only the lower-cased form is read; a dozen other attributes of each new word would take a third of the time.
    nlp.vocab.lex_attr_getters = {LOWER: str.lower}
    return nlp


@lru_cache(maxsize=4)
def _phantoms(code: str) -> str:
    """
    Write the pattern of texts in which spaCy looks across a space after all.

    spaCy's special cases of several tokens, such as ``:)`` for ``:`` and ``)``, are sought in the whole text. One that
    straddles a space never takes effect but can hide one that would, so such texts go to spaCy in one piece.
    """
    plain = spacy.blank(code).tokenizer
    special = list(plain.rules)
    plain.rules = {}
    pairs: dict[str, set[str]] = {}
    for rule in special:
        parts = [token.text for token in plain(rule)]
        for left, right in pairwise(parts):
            pairs.setdefault(left, set()).add(right)
    return "|".join(
        f"{_escape(left)} (?:{'|'.join(_escape(right) for right in sorted(rights))})"
        for left, rights in sorted(pairs.items())
    )


def _escape(token: str) -> str:
    return "".join(f"\\x{{{ord(character):x}}}" for character in token)


def _matches(texts: pa.Array, pattern: str) -> np.ndarray:
    return pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False).astype(bool)
