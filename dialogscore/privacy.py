"""Persons in what is shared: pseudonyms for authors, masks in texts.

The working record keeps what the source says; everything that is handed on goes through `shared_messages`. Masks are
patterns: they find handles, addresses, numbers, sign-offs, and the names an export states, not every name in free text.
"""

import hashlib
import hmac
import re
import unicodedata

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["MASKS", "pseudonyms", "shared_messages"]

TEXT = pd.StringDtype("pyarrow")
PERSONS = ("audience", "affiliate")
MASKS = {"sign_off": "[sign-off]", "email": "[e-mail]", "phone": "[phone]", "iban": "[IBAN]", "name": "[name]"}

# RE2 patterns. It has no look-behind, so what must stand before a number is matched and put back.
_EMAIL = r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+"
_IBAN = r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b"
_PHONE = (
    r"(^|[\s(:,;])("
    r"\+[0-9][0-9 ()/.-]{6,}[0-9]"  # +49 30 1234567
    r"|00[1-9][0-9 /-]{6,}[0-9]"  # 0049 30 1234567
    r"|\(?0[0-9]{2,5}\)?[ /-]{1,3}[0-9][0-9 -]{3,}[0-9]"  # 030 / 123 45 67
    r"|0[0-9]{7,14}\b"  # 0301234567
    r"|(?:1[ .-])?\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b"  # 1-800-555-0100
    r")"
)
_GREETING = (
    r"(?i:\b(hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|servus|moin|hej|"
    r"gr(?:ü|ue)(?:ß|ss) (?:dich|gott)|guten (?:morgen|tag|abend)))"
    r"((?:[ ,]+(?:Herr|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.?))*)[ ,]+\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?"
)
_DEAR = r"^((?:\s*@\S+)*\s*Liebe[rs]?(?: Herr| Frau)?) \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?"  # not "Liebe Grüße"
_REPOSTED = r"(?s)(\bRT @[^\s:]+:?)\s.*"
_HANDLE = r"^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?"
_PROFILE = r"(https?://(?:www\.|m\.|mobile\.)?(?:twitter|x|instagram|facebook|tiktok|threads)\.(?:com|net)/@?)[\w.-]+"
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]+")


def _folded(values: pd.Series) -> pd.Series:
    return values.str.replace("^@", "", regex=True).str.lower()


def _code(key: bytes, platform: str, identity: str) -> str:
    said = "\x1f".join((platform, "author", unicodedata.normalize("NFC", identity)))
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()[:16]


def _named(people: pd.DataFrame, key: bytes | None, *, after: int = 0) -> list[str]:
    """Name distinct (platform, identity) pairs: by number in their order, or by key."""
    if key is None:
        return [f"person-{number}" for number in range(after + 1, after + len(people) + 1)]
    return [_code(key, *pair) for pair in zip(people["platform"], people["identity"], strict=True)]


def _authors(messages: pd.DataFrame) -> pd.DataFrame:
    """List distinct persons among the authors, in order of first appearance."""
    frame = messages[["platform"]].astype(TEXT)
    frame["identity"] = messages["author_id"].fillna(messages["author_handle"]).astype(TEXT)
    frame["handle"] = _folded(messages["author_handle"].astype(TEXT))
    frame = frame[messages["author_role"].isin(PERSONS) & frame["identity"].notna()]
    return frame.drop_duplicates(["platform", "identity"]).reset_index(drop=True)


def pseudonyms(messages: pd.DataFrame, *, key: bytes | None = None) -> pd.Series:
    """
    Name the person who wrote each message, without the name.

    Parameters
    ----------
    messages : pandas.DataFrame
        ``platform``, ``author_id``, ``author_handle``, ``author_role``, in table order.
    key : bytes, optional
        Secret that makes the names the same in every audit: the first 16 hexadecimal digits of HMAC-SHA256 over
        platform, ``author`` and the NFC form of the id. Without it ``person-1``, ``person-2``... by first appearance.

    Returns
    -------
    pandas.Series
        Text, aligned with the rows; NA for accounts of companies and where the author is unknown.
    """
    people = _authors(messages)
    people["name"] = pd.array(_named(people, key), dtype=TEXT)
    rows = messages[["platform"]].astype(TEXT)
    rows["identity"] = messages["author_id"].fillna(messages["author_handle"]).astype(TEXT)
    rows.loc[~messages["author_role"].isin(PERSONS), "identity"] = pd.NA
    names = rows.merge(people[["platform", "identity", "name"]], on=["platform", "identity"], how="left")["name"]
    return pd.Series(names.where(rows["identity"].notna().to_numpy()).array, index=messages.index, dtype=TEXT)


def shared_messages(
    messages: pd.DataFrame,
    *,
    quotes: bool = False,
    show_names: bool = False,
    key: bytes | None = None,
    first: int | None = None,
) -> pd.DataFrame:
    """
    Reduce the table to what may be handed on.

    Parameters
    ----------
    messages : pandas.DataFrame
        The working table of any stage, in table order.
    quotes : bool, default False
        Keep what persons wrote; without it their texts are empty.
    show_names : bool, default False
        Keep ids, names, handles and links of persons; without it ids and mentions are pseudonyms, the rest is missing.
    key : bytes, optional
        See `pseudonyms`.
    first : int, optional
        Only so many rows from the start; whoever speaks or is spoken of in their texts is named as in the whole table.

    Returns
    -------
    pandas.DataFrame
        The same columns, and the same rows unless `first` is given. Sign-offs, e-mail addresses, phone numbers and
        IBANs are masked in every case.
    """
    lookup, names = (None, None) if show_names else (_Lookup(messages, key), pseudonyms(messages, key=key))
    messages = messages if first is None else messages.head(first)
    shared = messages.copy(deep=False)
    person = messages["author_role"].isin(PERSONS).to_numpy()
    shown = messages["text"].astype(TEXT)
    if not quotes:
        # A repost is somebody else's text, and so is what follows "RT @name:".
        shown = shown.mask(person | messages["kind"].eq("repost").fillna(False).to_numpy(dtype=bool), "")
        shown = _replace(shown, _REPOSTED, r"\1")
    # A sign-off is what the staff are known by: it goes before anything else can break its form.
    if "feature_sign_off" in messages:
        shown = _without_sign_offs(shown, messages["feature_sign_off"].astype(TEXT))
        shared["feature_sign_off"] = messages["feature_sign_off"].mask(
            messages["feature_sign_off"].notna(), MASKS["sign_off"]
        )
    shown = _masked(shown)
    if not show_names:
        names = names.loc[messages.index]
        shown = lookup.in_text(_without_names(shown, messages), messages["platform"])
        shared["author_id"] = messages["author_id"].astype(TEXT).mask(person, names)
        for column in ("author_handle", "author_name", "url"):
            shared[column] = messages[column].astype(TEXT).mask(person, pd.NA)
        shared["parent_author_id"] = lookup.words(messages["parent_author_id"], messages["platform"])
        shared["mentions"] = lookup.words(messages["mentions"], messages["platform"])
    shared["text"] = shown
    return shared


class _Lookup:
    """Handles and ids to what is shown for them: companies as they are, everybody else by pseudonym."""

    def __init__(self, messages: pd.DataFrame, key: bytes | None) -> None:
        self.key = key
        people = _authors(messages)
        self.names: dict[tuple[str, str], str] = {}
        named = _named(people, key)
        for column in ("handle", "identity"):  # an id wins over a handle that looks like it
            pairs = zip(people["platform"], people[column].str.lower(), named, strict=True)
            self.names |= {(platform, identity): name for platform, identity, name in pairs if identity is not pd.NA}
        ours = messages.loc[~messages["author_role"].isin(PERSONS), ["author_id", "author_handle"]].drop_duplicates()
        self.companies = set(_folded(pd.concat([ours["author_id"], ours["author_handle"]]).astype(TEXT)).dropna())
        self.count = len(people)

    def _shown(self, platform: str, word: str) -> str:
        folded = word.lower()
        if folded in self.companies:
            return word
        if (platform, folded) not in self.names:  # mentioned, but wrote nothing here
            people = pd.DataFrame({"platform": [platform], "identity": [folded]})
            self.names[platform, folded] = _named(people, self.key, after=self.count)[0]
            self.count += 1
        return self.names[platform, folded]

    def _replaced(self, words: pd.Series, platforms: pd.Series) -> pd.Series:
        """Replace aligned words, looking each distinct (platform, word) up once, in order of first appearance."""
        pairs = pd.DataFrame({"platform": platforms.array, "word": words.array})
        distinct = pairs.drop_duplicates().dropna().reset_index(drop=True)
        shown = [self._shown(*pair) for pair in zip(distinct["platform"], distinct["word"], strict=True)]
        distinct["shown"] = pd.array(shown, dtype=TEXT)
        return pairs.merge(distinct, on=["platform", "word"], how="left")["shown"].astype(TEXT)

    def words(self, values: pd.Series, platforms: pd.Series) -> pd.Series:
        """Replace handles and ids in a column of words separated by spaces."""
        some = values.astype(TEXT).str.replace(r"(^|\s)@+", r"\1", regex=True)
        some = some.str.replace(r"\s+", " ", regex=True).str.strip().dropna()
        if some.empty:
            return values.astype(TEXT)
        cut = pc.split_pattern(_array(some), " ")
        owner = pc.list_parent_indices(cut).to_numpy()
        words = pd.Series(pd.array(cut.flatten(), dtype=TEXT))
        shown = self._replaced(words.mask(words == ""), platforms.loc[some.index].iloc[owner])
        joined = _join(owner, _array(shown.fillna("")), " ")
        return pd.Series(pd.array(joined, dtype=TEXT), index=some.index).reindex(values.index).astype(TEXT)

    def in_text(self, texts: pd.Series, platforms: pd.Series) -> pd.Series:
        """Replace every @handle in texts."""
        texts = texts.str.replace("＠", "@", regex=False)
        some = texts[texts.str.contains("@", regex=False).fillna(False).astype(bool)]
        if some.empty:
            return texts
        # Cut at every @, so that all handles of all texts stand in one array, and joined again.
        cut = pc.split_pattern(_array(some), "@")
        flat, owner = cut.flatten(), pc.list_parent_indices(cut).to_numpy()
        first = np.r_[True, owner[1:] != owner[:-1]]
        handle = pc.struct_field(pc.extract_regex(flat, f"(?P<h>{_HANDLE})"), "h")
        handle = pc.if_else(pa.array(first), pa.scalar(None, handle.type), handle)
        words = pd.Series(pd.array(handle, dtype=TEXT))
        shown = self._replaced(words, platforms.loc[some.index].iloc[owner])
        rest = pc.replace_substring_regex(flat, _HANDLE, "", max_replacements=1)
        new = pc.if_else(
            pc.is_null(handle), flat,
            pc.binary_join_element_wise(
                _array(shown), rest, pa.scalar("", pa.large_string()), null_handling="skip"
            ),
        )  # fmt: skip
        joined = _join(owner, new, "@")
        result = texts.copy()
        result.loc[some.index] = pd.array(joined, dtype=TEXT)
        return result


def _array(texts: pd.Series) -> pa.Array:
    """Hold a column in one piece: a large table comes in several."""
    array = pa.array(texts, pa.large_string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _join(owner: np.ndarray, parts: pa.Array, sign: str) -> pa.Array:
    """Join neighbours that have the same owner."""
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    offsets = pa.array(np.r_[starts, len(owner)], pa.int64())
    return pc.binary_join(pa.LargeListArray.from_arrays(offsets, parts), pa.scalar(sign, pa.large_string()))


def _replace(texts: pd.Series, pattern: str, replacement: str) -> pd.Series:
    array = pc.replace_substring_regex(pa.array(texts, pa.large_string()), pattern, replacement)
    return pd.Series(pd.array(array, dtype=TEXT), index=texts.index)


def _masked(texts: pd.Series) -> pd.Series:
    for pattern, replacement in (
        (_EMAIL, MASKS["email"]), (_IBAN, MASKS["iban"]), (_PHONE, r"\1" + MASKS["phone"])
    ):  # fmt: skip
        texts = _replace(texts, pattern, replacement)
    return texts


def _without_sign_offs(texts: pd.Series, sign_offs: pd.Series) -> pd.Series:
    rows = np.flatnonzero((sign_offs.notna() & sign_offs.ne("")).to_numpy(dtype=bool))
    if not len(rows):
        return texts
    codes, distinct = pd.factorize(sign_offs.iloc[rows], sort=True)
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(distinct) + 1))
    signed = texts.iloc[rows[order]]
    # The last occurrence is the sign-off; the same letters earlier in the text may be a word.
    masked = [
        _replace(signed.iloc[start:end], r"(?s)^(.*)" + re.escape(sign_off), r"\1" + MASKS["sign_off"])
        for sign_off, start, end in zip(distinct, ends[:-1], ends[1:], strict=True)
    ]
    texts = texts.copy()
    texts.iloc[rows[order]] = pd.concat(masked).array  # at once: each assignment copies the whole column
    return texts


def _without_names(texts: pd.Series, messages: pd.DataFrame) -> pd.Series:
    """Mask the display names of the person addressed, and capitalised words after a greeting to one person."""
    texts = _replace(texts, _PROFILE, r"\1" + MASKS["name"])
    answers = messages["parent_id"].notna() | texts.str.contains(r"^\s*@", regex=True).fillna(False)
    greeted = _replace(_replace(texts, _GREETING, r"\1\2 " + MASKS["name"]), _DEAR, r"\1 " + MASKS["name"])
    texts = texts.mask(answers, greeted)
    if "reply_target_id" in messages:
        target = messages[["platform", "reply_target_id"]].astype(TEXT)
        parents = messages.loc[messages["author_role"].isin(PERSONS), ["platform", "message_id", "author_name"]]
        parents = parents.dropna().rename(columns={"message_id": "reply_target_id"}).astype(TEXT)
        parents = parents.drop_duplicates(["platform", "reply_target_id"])
        name = target.merge(parents, on=["platform", "reply_target_id"], how="left")["author_name"].to_numpy(object)
        rows = np.flatnonzero(pd.notna(name) & (texts != "").to_numpy(bool))
        pairs = pd.DataFrame({"text": texts.iloc[rows].to_numpy(object), "name": name[rows]})
        distinct = pairs.drop_duplicates()
        masked = [_name_masked(text, name) for text, name in zip(distinct["text"], distinct["name"], strict=True)]
        pairs = pairs.merge(distinct.assign(masked=masked), on=["text", "name"], how="left")
        texts = texts.copy()
        texts.iloc[rows] = pd.array(pairs["masked"], dtype=TEXT)
    return texts


def _name_masked(text: str, name: str) -> str:
    for word in sorted(set(_NAME_WORD.findall(name)), key=lambda word: (-len(word), word)):
        if word in text:
            text = re.sub(rf"(?<![\w@\[]){re.escape(word)}(?!\w)", MASKS["name"], text)
    return text
