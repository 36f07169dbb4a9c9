"""A pipeline of the user's own: its tokenizer takes the place of the built-in one for its language.

Only the tokenizer is read. No component is built, and no code of the folder or package is imported: what a pipeline's
``config.cfg`` names must be registered by a library that is installed anyway.
"""

import hashlib
import importlib.util
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import spacy

from dialogscore.errors import ModelError
from dialogscore.tokens.chunks import CHUNK_CHARACTERS, LONG_RUN, split

__all__ = ["Pipeline", "load_pipelines", "plugged_ids"]

SPEC = re.compile(r"(?:(?P<language>[a-z]{2,3})=)?(?P<name>.+)")
ANY_LANGUAGE = "xx"
HASHED = ("meta.json", "config.cfg", "tokenizer")


class Pipeline(NamedTuple):
    """
    A tokenizer that a user named.

    Attributes
    ----------
    language : str
        Code of the language whose texts it splits.
    name, version : str
        As its ``meta.json`` says, the name with its language in front.
    sha256 : str
        Hash of its ``meta.json``, ``config.cfg`` and ``tokenizer``.
    split : callable
        Text to spaCy's document.
    """

    language: str
    name: str
    version: str
    sha256: str
    split: Callable

    def record(self) -> dict[str, str]:
        """
        Say which pipeline it is.

        Returns
        -------
        dict of str to str
            ``language``, ``name``, ``version``, ``sha256``.
        """
        return {name: getattr(self, name) for name in ("language", "name", "version", "sha256")}


def load_pipelines(named: Iterable[str]) -> dict[str, Pipeline]:
    """
    Load the tokenizers of the pipelines that a user named.

    Parameters
    ----------
    named : iterable of str
        Each the name of an installed package or the folder of a saved pipeline, with ``LANGUAGE=`` in front unless
        its own language is meant.

    Returns
    -------
    dict of str to Pipeline
        By language.

    Raises
    ------
    ModelError
        If there is none of that name, it is no pipeline, it is made for another language than the one in front of it,
        or two are for the same language.
    """
    found: dict[str, Pipeline] = {}
    for text in named:
        one = _load(text)
        if one.language in found:
            raise ModelError(
                f"use the spaCy pipeline {text}",
                found=f"two pipelines for the language {one.language}",
                expected="one a language",
            )
        found[one.language] = one
    return found


def _load(text: str) -> Pipeline:
    task = f"use the spaCy pipeline {text}"
    match = SPEC.fullmatch(text.strip())
    folder = _folder(match["name"]) if match else None
    if folder is None or not (folder / "meta.json").is_file():
        raise ModelError(
            task,
            found="no such pipeline",
            expected="the name of an installed package or the folder of a saved pipeline, such as de=de_core_news_sm",
        )
    try:
        meta = spacy.util.get_model_meta(folder)
        if not (folder / "config.cfg").is_file():  # a package keeps its data in a folder of its own
            folder = folder / f"{meta['lang']}_{meta['name']}-{meta['version']}"
        config = spacy.util.load_config(folder / "config.cfg")
        nlp = spacy.util.load_model_from_path(folder, exclude=["vocab", *config["nlp"]["pipeline"]])
    except (OSError, ValueError, KeyError) as error:
        # The first line alone: spaCy's own explanations run over several.
        said = str(error).strip().partition("\n")[0][:200]
        raise ModelError(task, found=said, expected="a pipeline that spaCy can load") from error
    language = match["language"] or meta["lang"]
    if language == ANY_LANGUAGE:
        raise ModelError(
            task, found="a pipeline for any language", expected="a language", next_step=f"Write it as nl={text}."
        )
    if meta["lang"] not in (language, ANY_LANGUAGE):
        raise ModelError(
            task,
            found=f"a pipeline for the language {meta['lang']}",
            expected=f"one for {language}, or one for any language ({ANY_LANGUAGE})",
            next_step=f"Write it as {meta['lang']}={match['name']}, or name another.",
        )
    return Pipeline(language, f"{meta['lang']}_{meta['name']}", meta["version"], _sha256(folder), nlp.make_doc)


def _folder(name: str) -> Path | None:
    if Path(name).is_dir():
        return Path(name)
    if not name.isidentifier():
        return None
    spec = importlib.util.find_spec(name)
    places = list(spec.submodule_search_locations or []) if spec else []
    return Path(places[0]) if places else None


def _sha256(folder: Path) -> str:
    total = hashlib.sha256()
    for name in HASHED:
        if (folder / name).is_file():
            total.update((folder / name).read_bytes())
    return total.hexdigest()


def plugged_ids(texts: pa.Array, plugged: Pipeline, index: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """
    Give the token ids of texts by a user's tokenizer, each distinct text once.

    A tokenizer of which nothing is known may look across spaces, so texts are not cut into chunks.

    Parameters
    ----------
    texts : pyarrow.Array
        large_string, without nulls.
    plugged : Pipeline
        The tokenizer.
    index : dict of str to int
        Id of each known token; new ones are added.

    Returns
    -------
    ids : numpy.ndarray
        int32: token ids, text after text.
    lengths : numpy.ndarray
        int64: number of tokens of each text.
    """
    coded = texts.dictionary_encode()
    found = []
    for text in coded.dictionary.to_pylist():
        parts = split(text) if len(text) > CHUNK_CHARACTERS and LONG_RUN.search(text) else [text]
        found.append([index.setdefault(token.lower_, len(index)) for part in parts for token in plugged.split(part)])
    which = coded.indices.to_numpy(zero_copy_only=False)
    lengths = np.array([len(ids) for ids in found], np.int64)
    chosen = [np.array(found[number], np.int32) for number in which.tolist()]
    return np.concatenate([np.zeros(0, np.int32), *chosen]), lengths[which]
