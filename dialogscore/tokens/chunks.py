"""Chunks, which spaCy works on alone, and the texts in which it looks beyond them after all."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from types import SimpleNamespace

from spacy.attrs import LOWER
from spacy.language import create_tokenizer
from spacy.tokenizer import Tokenizer
from spacy.util import get_lang_class
from spacy.vocab import Vocab

__all__ = ["CHUNK_CHARACTERS", "LONG_RUN", "OTHER_PIPELINE", "OWN_PIPELINES", "SPACE", "phantoms", "split", "tokenizer"]

CHUNK_CHARACTERS = 500
OWN_PIPELINES = ("de", "en")
OTHER_PIPELINE = "xx"
TOKENIZER_STRINGS = 2_000_000

RUN = re.compile(r"\s+|\S+")
SPACE = re.compile(r"\s")
LONG_RUN = re.compile(rf"\S{{{CHUNK_CHARACTERS + 1}}}")


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


def tokenizer(code: str) -> Tokenizer:
    """
    Give the tokenizer of a language.

    Parameters
    ----------
    code : str
        spaCy's code.

    Returns
    -------
    spacy.tokenizer.Tokenizer
        Made once, and anew when it has seen so many words that a long-lived process would run full.
    """
    made = _fresh_tokenizer(code)
    if len(made.vocab.strings) > TOKENIZER_STRINGS:
        _fresh_tokenizer.cache_clear()
        made = _fresh_tokenizer(code)
    return made


@lru_cache(maxsize=4)
def _fresh_tokenizer(code: str) -> Tokenizer:
    # Only the lower-cased form is read; a dozen other attributes of each new word would take a third of the time, and
    # the pipeline of which a tokenizer is usually a part, a fourth of that of making one.
    vocab = Vocab(lex_attr_getters={LOWER: str.lower})
    return create_tokenizer()(SimpleNamespace(vocab=vocab, Defaults=get_lang_class(code).Defaults))


@lru_cache(maxsize=4)
def phantoms(code: str) -> tuple[str, str]:
    """
    Write a quick and an exact pattern of texts in which spaCy looks across a space after all.

    spaCy's special cases of several tokens, such as ``:)`` for ``:`` and ``)``, are sought in the whole text. One that
    straddles a space never takes effect but can hide one that would, so such texts go to spaCy in one piece.

    Parameters
    ----------
    code : str
        spaCy's code.

    Returns
    -------
    tuple of str
        The quick pattern holds wherever the exact one does, and in ten times as many texts.
    """
    own = tokenizer(code)
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
