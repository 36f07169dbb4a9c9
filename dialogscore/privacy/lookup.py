"""Handles and ids to what is shown for them: companies as they are, everybody else by pseudonym."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.privacy.masks import PLACES, TEXT, replace
from dialogscore.privacy.people import PERSONS, folded, keyed, named, persons

__all__ = ["Lookup"]

_WORD = r"[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?"
_HANDLE = rf"^{_WORD}(?:\x1e{_WORD})?"
_WITH_SERVER = rf"(@{_WORD})@({_WORD}\.{_WORD})"  # @name@server.example is one handle
# A profile in an id or a permalink; what stands before it has a handle or a DID behind it.
_NAME = r"(?P<name>(?:did:[a-z]+:)?[\p{L}\p{N}_.%-]+(?:@[\p{L}\p{N}.-]+)?)(?P<rest>.*)"
_IN_ADDRESS = (
    rf"(?s)^(?P<before>{PLACES}|https?://[^/\s]+/(?:@|users/|user/|u/|profile/)){_NAME}",
    r"(?s)^(?P<before>)(?P<name>did:[a-z]+:[\p{L}\p{N}_.%-]+)(?P<rest>.*)",
)
# Where platforms put no name.
_NO_NAMES = frozenset(
    "events groups hashtag i p permalink.php photo photo.php profile.php reel reels share stories story.php tv video "
    "watch web".split()
)


class Lookup:
    """
    Handles and ids to what is shown for them.

    Parameters
    ----------
    messages : pandas.DataFrame
        The whole table.
    key : bytes or None
        See `dialogscore.privacy.pseudonyms`.
    accounts : iterable of (str or None, str)
        Platform and handle of the company's accounts, which need not have written anything.
    """

    def __init__(
        self, messages: pd.DataFrame, key: bytes | None, accounts: Iterable[tuple[str | None, str]] = ()
    ) -> None:
        self.key = key
        people = persons(messages)
        names = named(people, key)
        self.names: dict[tuple[str, str], str] = {}
        for column in ("author_handle", "author_id"):  # an id wins over a handle that looks like it
            pairs = zip(people["platform"], people[column], names, strict=True)
            self.names |= {(platform, word): name for platform, word, name in pairs if word is not pd.NA}
        ours = messages.loc[~messages["author_role"].isin(PERSONS), ["author_id", "author_handle"]].drop_duplicates()
        words = folded(pd.concat([ours["author_id"], ours["author_handle"]]).astype(TEXT)).dropna()
        self.companies = {*words, *(handle.lstrip("@").lower() for _, handle in accounts)}
        # Among neighbours a handle stands without its server.
        self.short = {word.partition("@")[0] for word in self.companies if "@" in word}
        self.count = len(people)

    def shown(self, platform: str, word: str) -> str:
        """Say what is shown for a handle or id; who is met for the first time is named by number in that order."""
        plain = word.lower()
        if plain in self.companies or plain in self.short or plain.partition("@")[0] in self.companies:
            return word
        if (platform, plain) not in self.names:  # mentioned, but wrote nothing here
            self.count += 1
            name = f"person-{self.count}" if self.key is None else keyed(self.key, platform, "author", plain)
            self.names[platform, plain] = name
        return self.names[platform, plain]

    def _replaced(self, words: pd.Series, platforms: pd.Series) -> pd.Series:
        """Replace aligned words, looking each distinct (platform, word) up once, in order of first appearance."""
        pairs = pd.DataFrame({"platform": platforms.array, "word": words.array})
        distinct = pairs.drop_duplicates().dropna().reset_index(drop=True)
        shown = [self.shown(*pair) for pair in zip(distinct["platform"], distinct["word"], strict=True)]
        distinct["shown"] = pd.array(shown, dtype=TEXT)
        return pairs.merge(distinct, on=["platform", "word"], how="left")["shown"].astype(TEXT)

    def words(self, values: pd.Series, platforms: pd.Series) -> pd.Series:
        """Replace handles and ids in a column of words separated by spaces."""
        some = replace(values.astype(TEXT).dropna(), r"(^|\s)@+", r"\1")
        some = replace(some, r"\s+", " ").str.strip()
        if some.empty:
            return values.astype(TEXT)
        cut = pc.split_pattern(_array(some), " ")
        owner = pc.list_parent_indices(cut).to_numpy()
        words = pd.Series(pd.array(cut.flatten(), dtype=TEXT))
        shown = self._replaced(words.mask(words == ""), platforms.loc[some.index].iloc[owner])
        joined = _join(owner, _array(shown.fillna("")), " ")
        return pd.Series(pd.array(joined, dtype=TEXT), index=some.index).reindex(values.index).astype(TEXT)

    def in_ids(self, values: pd.Series, platforms: pd.Series) -> pd.Series:
        """Replace the profile in ids and links that hold one, such as at://did:plc:... or https://x.com/name/..."""
        values = values.astype(TEXT)
        found = values.str.contains(r"^(?:https?://|at://|did:)", regex=True).fillna(False).to_numpy(bool)
        for pattern in _IN_ADDRESS if found.any() else ():
            some = values[found]
            parts = pc.extract_regex(_array(some), pattern)
            columns = {part: pd.array(pc.struct_field(parts, part), dtype=TEXT) for part in ("before", "name", "rest")}
            cut = pd.DataFrame(columns, index=some.index).dropna()
            cut = cut[~cut["name"].str.lower().isin(_NO_NAMES)]
            if len(cut):
                shown = self._replaced(cut["name"], platforms.loc[cut.index]).set_axis(cut.index)
                values = values.copy()
                values.loc[cut.index] = cut["before"] + shown + cut["rest"]
        return values

    def meet(self, texts: pd.Series, platforms: pd.Series) -> None:
        """Name everybody whom texts mention, in their order."""
        some = _with_at(texts)
        if len(some):
            _, handle, owner = _cut(some)
            self._replaced(_words(handle), platforms.loc[some.index].iloc[owner])

    def in_text(self, texts: pd.Series, platforms: pd.Series) -> pd.Series:
        """Replace every @handle in texts."""
        some = _with_at(texts)
        if some.empty:
            return texts
        flat, handle, owner = _cut(some)
        shown = self._replaced(_words(handle), platforms.loc[some.index].iloc[owner])
        rest = pc.replace_substring_regex(flat, _HANDLE, "", max_replacements=1)
        new = pc.if_else(
            pc.is_null(handle), flat,
            pc.binary_join_element_wise(
                _array(shown), rest, pa.scalar("", pa.large_string()), null_handling="skip"
            ),
        )  # fmt: skip
        result = texts.copy()
        result.loc[some.index] = pd.array(_join(owner, new, "@"), dtype=TEXT)
        return result


def _with_at(texts: pd.Series) -> pd.Series:
    texts = texts.str.replace("＠", "@", regex=False)
    return texts[texts.str.contains("@", regex=False).fillna(False).astype(bool)]


def _cut(texts: pd.Series) -> tuple[pa.Array, pa.Array, np.ndarray]:
    """Cut texts at every @: the pieces in one array, the handle that each begins with or null, and whose it is."""
    one = pc.replace_substring_regex(_array(texts), _WITH_SERVER, "\\1\x1e\\2")
    cut = pc.split_pattern(one, "@")
    flat, owner = cut.flatten(), pc.list_parent_indices(cut).to_numpy()
    first = np.r_[True, owner[1:] != owner[:-1]]
    handle = pc.struct_field(pc.extract_regex(flat, f"(?P<h>{_HANDLE})"), "h")
    return flat, pc.if_else(pa.array(first), pa.scalar(None, handle.type), handle), owner


def _words(handle: pa.Array) -> pd.Series:
    return pd.Series(pd.array(pc.replace_substring(handle, "\x1e", "@"), dtype=TEXT))


def _array(texts: pd.Series) -> pa.Array:
    """Hold a column in one piece: a large table comes in several."""
    array = pa.array(texts, pa.large_string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _join(owner: np.ndarray, parts: pa.Array, sign: str) -> pa.Array:
    """Join neighbours that have the same owner."""
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    offsets = pa.array(np.r_[starts, len(owner)], pa.int64())
    return pc.binary_join(pa.LargeListArray.from_arrays(offsets, parts), pa.scalar(sign, pa.large_string()))
