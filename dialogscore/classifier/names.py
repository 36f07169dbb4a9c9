"""The audited company's own names, which must not weigh: the same words from another company get the same label.

Wherever a name stands, the classifier reads one stand-in. A word of the name that is no word of a language pack is a
name always. A name that is such a word ("dm", "Bahn", "Orange", "Die Zeit") is one where it is written as the name is,
letter by letter in capital and small letters, or as a hashtag; not where the sentence says that it is a word of the
language, as after "your" and "eine" or before "us". What is written like the name and told by nothing is taken for it.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from dialogscore import cues, registry
from dialogscore import tokens as token_engine
from dialogscore.pieces import piecewise

__all__ = ["STAND_IN", "own_names", "stand_in", "written_names"]

SHORTEST, SHORTEST_WRITTEN = 3, 2
# A word that no pack knows and nobody writes.
STAND_IN = "xqzname"
# AcmeHelp, acme_help and ACME Help are two words each.
_PART = re.compile(r"[A-ZÄÖÜ]{2,}(?![^\W\d_A-ZÄÖÜ])|[A-ZÄÖÜ]?[^\W\d_A-ZÄÖÜ]+")
# Letters, or numbers with something between them ("1&1"): no name is made of marks or of one number.
_SAID = re.compile(r"[^\W\d_]|\d\D+\d")
# No name stands after these or before those: "your post", "per DM", "help us".
_BEFORE = (
    r"(?:an?|any|some|my|your|his|her|our|their|per|via|k?eine?[mnrs]?|[mds]eine?[mnrs]?|unse?re?[mnrs]?|eue?re?[mnrs]?"
    r"|ihre?[mnrs]?|diese[mnrs]?|jede[mnrs]?)\s"
)
_AFTER = r"\s(?:us|me|you|uns|mir)\b"
_EDGE, _END = r"(?<![\w@/.&])", r"(?!\w|\.\w|@)"


def own_names(messages: pd.DataFrame) -> frozenset[str]:
    """
    List the words that are names of the audited company wherever they stand.

    Parameters
    ----------
    messages : pandas.DataFrame
        With direction, author_handle and author_name.

    Returns
    -------
    frozenset of str
        Lower-case words of three letters and more, whole handles among them; words that a language pack knows, such
        as "help", are not.
    """
    given = _given(messages, "author_handle", "author_name")
    parts = {part.lower() for name in given for part in [*_PART.findall(name), name.lstrip("@").replace(" ", "")]}
    return frozenset(part for part in parts if len(part) >= SHORTEST) - _known()


def written_names(messages: pd.DataFrame) -> tuple[str, ...]:
    """
    List the names of the audited company that are told from words by how they are written.

    Parameters
    ----------
    messages : pandas.DataFrame
        With direction, author_handle and author_name.

    Returns
    -------
    tuple of str
        Names in full, longest first, and the first word of those that begin with a hyphened one or have no other word
        of their own ("dm-drogerie markt", "Support AG"). Handles only of messages without an author's name.
    """
    own, forms = own_names(messages), set()
    named = _given(messages, "author_name")
    # A handle in small letters does not say how the name is written: an account "support" is not one.
    roles = {name for name in _known() if len(name) >= SHORTEST}
    handles = [handle for handle in _given(messages, "author_handle") if handle not in roles]
    for name in named or handles:
        name = " ".join(name.lstrip("@").split())
        first, *rest = re.split(r"[ -]", name)
        alone = name[len(first) :].startswith("-") or not own.intersection(word.lower() for word in rest)
        forms.add(name)
        if rest and alone and first.lower() not in _small_words():
            forms.add(first)
    # However many words a name has, it is one; a single word that is a name always needs no look at its letters.
    kept = [form for form in forms if len(form) >= SHORTEST_WRITTEN and _SAID.search(form) and form.lower() not in own]
    return tuple(sorted(kept, key=lambda form: (-len(form), form)))


def stand_in(
    messages: pd.DataFrame,
    tokens: "token_engine.Tokens",
    found: "cues.Cues",
    *,
    pipelines: Mapping[str, "token_engine.Pipeline"] | None = None,
    jobs: int = 1,
) -> tuple["token_engine.Tokens", "cues.Cues"]:
    """
    Put the stand-in where the audited company's names stand.

    Parameters
    ----------
    messages : pandas.DataFrame
        With text, language, direction, author_handle and author_name.
    tokens : Tokens
        Tokens of the texts, row by row.
    found : Cues
        Their cues, row by row.
    pipelines : mapping of str to Pipeline, optional
        The user's own tokenizers, if the tokens come from them.
    jobs : int, default 1
        Processes and threads at work; the result is the same.

    Returns
    -------
    tuple of Tokens and Cues
        The same where no name stands.
    """
    own, forms = own_names(messages), written_names(messages)
    languages = messages["language"].reset_index(drop=True)
    again = np.zeros(len(tokens), dtype=bool)
    if forms:
        rows, texts = _rewritten(messages["text"], forms, jobs)
        if rows.size:
            new = token_engine.tokenize(texts, languages.iloc[rows], pipelines=pipelines, jobs=jobs)
            tokens = tokens.put(rows, new)
            again[rows] = True
    named, read = _named(tokens.vocabulary, own)
    if named.size:
        ids, before, (tokens, place) = tokens.ids, tokens.starts, tokens.renamed(read)
        # Only a name that some phrase knows by a beginning or an expression hides or shows a cue.
        both = np.concatenate([named, place])
        kinds = type(tokens.kinds)(*(kind[both] for kind in tokens.kinds))
        entry = cues.condense([tokens.vocabulary[word] for word in both.tolist()], kinds).ids
        telling = np.zeros(len(tokens.vocabulary), dtype=bool)
        telling[named] = entry[: named.size] != entry[named.size :]
        again[np.searchsorted(before, np.flatnonzero(telling[ids]), side="right") - 1] = True
        known = np.arange(len(tokens.vocabulary), dtype=np.int32)
        known[named] = place
        tokens = replace(tokens, ids=known[ids])
    rows = np.flatnonzero(again)
    if rows.size == 0:
        return tokens, found
    new = cues.find(tokens.take(rows), languages.iloc[rows].reset_index(drop=True), jobs=jobs)
    place = np.arange(len(tokens))
    place[rows] = len(tokens) + np.arange(rows.size)
    return tokens, found._replace(matrix=sparse.vstack([found.matrix, new.matrix], format="csr")[place])


def _rewritten(texts: pd.Series, forms: tuple[str, ...], jobs: int) -> tuple[np.ndarray, pd.Series]:
    """Rows in which a name stands as it is written, and their texts with the stand-in."""
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    several = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    any_of = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    maybe = np.zeros(len(several), dtype=bool)
    for start in sorted({form.split()[0] for form in forms}):
        held = piecewise(partial(pc.match_substring, pattern=start, ignore_case=True), several, jobs=jobs)
        maybe |= held.fill_null(False).to_numpy(zero_copy_only=False)
    whole = re.compile(rf"(?i:(?<=#)(?:{any_of}))\b|({_EDGE}(?:{any_of}){_END})")
    before, after = re.compile(rf"(?i:(?<!\w){_BEFORE})$"), re.compile(rf"(?i:{_AFTER})")

    def name(match: re.Match) -> str:
        if match[1] is None or " " in match[1]:
            return STAND_IN
        start = match.start()
        told = before.search(match.string, max(0, start - 12), start) or after.match(match.string, match.end())
        return match[0] if told else STAND_IN

    rows = np.flatnonzero(maybe)
    old = several.take(pa.array(rows)).to_pylist()
    new = [whole.sub(name, text) for text in old]
    changed = np.array([one != other for one, other in zip(old, new, strict=True)], dtype=bool)
    kept = [text for text, differs in zip(new, changed.tolist(), strict=True) if differs]
    return rows[changed], pd.Series(kept, dtype=pd.StringDtype("pyarrow"))


def _named(vocabulary: list[str], own: Set[str]) -> tuple[np.ndarray, list[str]]:
    """Words that are a name or hold one, and how they read with the stand-in."""
    words = pa.array(vocabulary, pa.string())
    maybe = pc.or_(pc.is_in(words, pa.array(sorted(own), pa.string())), pc.match_substring(words, "-"))
    some = np.flatnonzero(maybe.to_numpy(zero_copy_only=False)) if own else np.zeros(0, np.int64)
    read = [_read(vocabulary[word], own) for word in some.tolist()]
    differs = [vocabulary[word] != one for word, one in zip(some.tolist(), read, strict=True)]
    return some[differs], [one for one, other in zip(read, differs, strict=True) if other]


def _read(word: str, own: Set[str]) -> str:
    """Put the stand-in for a name, also as part of a compound such as "acme-app"."""
    if word in own:
        return STAND_IN
    return "-".join(STAND_IN if part in own else part for part in word.split("-")) if "-" in word else word


def _given(messages: pd.DataFrame, *columns: str) -> list[str]:
    outbound = messages["direction"].eq("outbound").fillna(False).to_numpy(dtype=bool)
    # Coded messages come without names: their companies are many, and no name of one alone is learned.
    named = [messages.loc[outbound, column].dropna().unique() for column in columns if column in messages]
    return list(dict.fromkeys(name for names in named for name in names.tolist()))


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    packs = [registry.resolve("languages", code) for code in registry.names("languages")]
    return frozenset().union(*(pack.stop_words for pack in packs))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    packs = [registry.resolve("languages", code) for code in registry.names("languages")]
    return _small_words().union(*(pack.greetings | cues.words(pack) for pack in packs))
