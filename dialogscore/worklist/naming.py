"""What a case is called and where it is found, without saying who wrote it."""

import hashlib
import re
import unicodedata
from urllib.parse import unquote

import numpy as np
import pandas as pd

from dialogscore.privacy.people import identities, keyed

__all__ = ["case_ids", "case_key", "neutral_links"]

# X shows a post under this address whoever wrote it.
_ON_X = re.compile(r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/?#]+/status(?:es)?/(\d+)")
# Where these stand in an address, a name follows.
_NAMING = re.compile(r"/@|/profile/|/users?/|/people/|/channel/|//(?:www\.|mobile\.)?(?:twitter|x)\.com/(?!i/)")


def case_key(messages: pd.DataFrame) -> bytes:
    """
    Derive the secret that cases are numbered with where the audit has no key of its own.

    Parameters
    ----------
    messages : pandas.DataFrame
        The working record.

    Returns
    -------
    bytes
        SHA-256 over ids, authors and texts of all messages. Only who holds the record can compute it, and with it the
        number of a case from its author; who has the list alone cannot try authors out. It changes with the record, as
        when a person is forgotten.
    """
    digest = hashlib.sha256(b"dialogscore worklist")
    for name in ("platform", "message_id", "author_id", "text"):
        hashes = pd.util.hash_pandas_object(messages[name].astype(object).fillna(""), index=False, categorize=False)
        digest.update(hashes.to_numpy(dtype=np.uint64).astype("<u8").tobytes())
    return digest.digest()


def case_ids(messages: pd.DataFrame, rows: np.ndarray, key: bytes) -> list[str]:
    """
    Name cases so that the same one has the same name in every list made with the same key.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the columns of `threads`.
    rows : numpy.ndarray of int
        A message of each case.
    key : bytes
        A secret.

    Returns
    -------
    list of str
        ``C-`` and 12 hexadecimal digits of HMAC-SHA256 over platform, thread id and author (of an unknown author: the
        message).
    """
    some = messages[["platform", "thread_id", "message_id"]].iloc[rows]
    who = identities(messages.iloc[rows]).fillna("\x1e" + some["message_id"])
    parts = zip(some["platform"], some["thread_id"], who, strict=True)
    return [f"C-{keyed(key, platform, 'case', thread, author)[:12]}" for platform, thread, author in parts]


def neutral_links(messages: pd.DataFrame, rows: np.ndarray) -> list[str | None]:
    """
    Give permalinks of messages that do not name their authors.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.
    rows : numpy.ndarray of int
        Which of them.

    Returns
    -------
    list of str or None
        On X the address without a name; elsewhere the export's, unless it holds the author's handle, id or name, in
        whatever way addresses write it (``john.doe`` and ``m%C3%BCller`` too), or has a form in which a name follows.
    """
    some = messages[["url", "author_handle", "author_id", "author_name"]].iloc[rows].to_dict("records")
    return [_neutral(one["url"], [one["author_handle"], one["author_id"], one["author_name"]]) for one in some]


def _neutral(url: object, names: list) -> str | None:
    if pd.isna(url):
        return None
    on_x = _ON_X.match(url)
    if on_x:
        return f"https://x.com/i/web/status/{on_x[1]}"
    said = unquote(url).casefold()
    known = [name for name in names if not pd.isna(name)]
    named = any(name.lstrip("@").casefold() in said for name in known)
    # A name of signs alone has no letters to look for.
    named |= any(letters in _letters(said) for name in known if (letters := _letters(name)))
    return None if named or _NAMING.search(said) else url


def _letters(text: str) -> str:
    """Take letters and digits alone, without accents: John Doé is john.doe in an address."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum())
