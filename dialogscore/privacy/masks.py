"""What identifies a person inside a text: patterns, and the words that stand in their place."""

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["MASKS", "PLACES", "TEXT", "mask_numbers", "replace", "without_names", "without_sign_offs"]

TEXT = pd.StringDtype("pyarrow")
MASKS = {"sign_off": "[sign-off]", "email": "[e-mail]", "phone": "[phone]", "iban": "[IBAN]", "name": "[name]"}

# RE2 patterns. It has no look-behind, so what must stand before a match is matched and put back.
# What follows another @ is the server of a handle, as in @name@server.example.
_EMAIL = r"(^|[^@\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+"
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
    r"(?i:\b(hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|servus|moin|hej|hoi|hola|bonjour|ciao|"
    r"gr(?:ü|ue)(?:ß|ss) (?:dich|gott)|guten (?:morgen|tag|abend)))"
    r"((?:[ ,]+(?:Herr|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.?))*)[ ,]+\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?"
)
_DEAR = r"^((?:\s*@\S+)*\s*Liebe[rs]?(?: Herr| Frau)?) \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?"  # not "Liebe Grüße"
# "..., Kelly!": in English a capital after a comma before the end of a sentence is mostly a name; in German any noun.
_CALLED = r"(, )\p{Lu}\p{Ll}[\p{L}'’-]*([!?.]|\s*$)"
# What stands before the handle or id of a person in an address.
PLACES = (
    r"at://"
    r"|https?://(?:[a-z]+\.)?(?:twitter|x|instagram|facebook|tiktok|threads)\.(?:com|net)/(?:profile\.php\?id=)?@?"
    r"|https?://(?:bsky\.app/profile/|(?:[a-z]+\.)?reddit\.com/u(?:ser)?/|(?:[a-z]+\.)?linkedin\.com/in/)"
)
_BARE = r"\b(?:www\.)?(?:twitter|instagram|facebook|tiktok)\.com/@?|(?:^|\s)x\.com/@?|\bt\.me/@?"
_PROFILE = rf"({PLACES}|{_BARE})(?:did:[a-z]+:)?[\p{{L}}\p{{N}}_.%-]+"
_DID = r"\bdid:(?:plc|web):[\p{L}\p{N}_.%-]+"
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]+")


def replace(texts: pd.Series, pattern: str, replacement: str) -> pd.Series:
    """
    Replace a pattern everywhere.

    Parameters
    ----------
    texts : pandas.Series of str
        Texts; NA stays NA.
    pattern, replacement : str
        As RE2 understands them.

    Returns
    -------
    pandas.Series of str
        The texts, aligned.
    """
    array = pc.replace_substring_regex(pa.array(texts, pa.large_string()), pattern, replacement)
    return pd.Series(pd.array(array, dtype=TEXT), index=texts.index)


def mask_numbers(texts: pd.Series) -> pd.Series:
    """
    Mask e-mail addresses, IBANs and phone numbers.

    Parameters
    ----------
    texts : pandas.Series of str
        Texts.

    Returns
    -------
    pandas.Series of str
        The texts, aligned.
    """
    for pattern, replacement in (
        (_EMAIL, r"\1" + MASKS["email"]), (_IBAN, MASKS["iban"]), (_PHONE, r"\1" + MASKS["phone"])
    ):  # fmt: skip
        texts = replace(texts, pattern, replacement)
    return texts


def without_sign_offs(texts: pd.Series, sign_offs: pd.Series) -> pd.Series:
    """
    Mask what the staff are known by.

    Parameters
    ----------
    texts : pandas.Series of str
        Texts.
    sign_offs : pandas.Series of str
        The sign-off of each, aligned; NA for none.

    Returns
    -------
    pandas.Series of str
        The texts; the last occurrence of the sign-off is masked.
    """
    rows = np.flatnonzero((sign_offs.notna() & sign_offs.ne("")).to_numpy(dtype=bool))
    if not len(rows):
        return texts
    codes, distinct = pd.factorize(sign_offs.iloc[rows], sort=True)
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(distinct) + 1))
    signed = texts.iloc[rows[order]]
    # The last occurrence is the sign-off; the same letters earlier in the text may be a word.
    masked = [
        replace(signed.iloc[start:end], r"(?s)^(.*)" + re.escape(sign_off), r"\1" + MASKS["sign_off"])
        for sign_off, start, end in zip(distinct, ends[:-1], ends[1:], strict=True)
    ]
    texts = texts.copy()
    texts.iloc[rows[order]] = pd.concat(masked).array  # at once: each assignment copies the whole column
    return texts


def without_names(texts: pd.Series, messages: pd.DataFrame, authors: pd.DataFrame) -> pd.Series:
    """
    Mask profiles, the display name of the person addressed, and capitalised words after a greeting to one person.

    Parameters
    ----------
    texts : pandas.Series of str
        Texts.
    messages : pandas.DataFrame
        Their rows, aligned.
    authors : pandas.DataFrame
        ``platform``, ``message_id`` and ``author_name`` of every message of a person.

    Returns
    -------
    pandas.Series of str
        The texts, aligned.
    """
    texts = replace(replace(texts, _PROFILE, r"\1" + MASKS["name"]), _DID, MASKS["name"])
    answers = messages["parent_id"].notna() | texts.str.contains(r"^\s*@", regex=True).fillna(False)
    greeted = replace(replace(texts, _GREETING, r"\1\2 " + MASKS["name"]), _DEAR, r"\1 " + MASKS["name"])
    texts = texts.mask(answers, greeted)
    if "language" in messages:
        english = answers & messages["language"].eq("en").fillna(False)
        texts = texts.mask(english, replace(texts, _CALLED, r"\1" + MASKS["name"] + r"\2"))
    if "reply_target_id" in messages:
        target = messages[["platform", "reply_target_id"]].astype(TEXT)
        wanted = pc.is_in(pa.array(authors["message_id"]), pa.array(target["reply_target_id"].dropna()).unique())
        parents = authors[wanted.to_numpy(zero_copy_only=False)].dropna()
        parents = parents.rename(columns={"message_id": "reply_target_id"}).astype(TEXT)
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
