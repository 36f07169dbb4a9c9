"""One author, one id: rows that state a handle alone take the id that other rows state beside it."""

import pandas as pd

__all__ = ["fill_author_ids"]


def fill_author_ids(messages: pd.DataFrame) -> pd.DataFrame:
    """
    Give rows with a handle and no author id the id of that handle.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages of all files with ``platform``, ``author_handle`` and ``author_id``.

    Returns
    -------
    pandas.DataFrame
        With ``author_id`` filled where exactly one id on the platform bears the handle, whatever the case: posts and
        comments of one export need not state both. A handle that several ids bore is left alone.
    """
    has_handle = messages["author_handle"].notna().to_numpy()
    has_id = messages["author_id"].notna().to_numpy()
    missing = has_handle & ~has_id
    both = has_handle & has_id
    if not missing.any() or not both.any():
        return messages
    columns = ["platform", "author_handle", "author_id"]
    known = messages.loc[both, columns].drop_duplicates()
    keys = _keys(known)
    # The same id in another case of the handle is still one.
    pairs = pd.DataFrame({"key": keys, "id": known["author_id"]}).drop_duplicates()
    pairs = pairs[~pairs["key"].duplicated(keep=False).to_numpy()].set_index("key")["id"]
    found = _keys(messages.loc[missing, columns]).map(pairs)
    ids = messages["author_id"].copy()
    ids[missing] = found.astype(ids.dtype)
    return messages.assign(author_id=ids)


def _keys(rows: pd.DataFrame) -> pd.Series:
    return rows["platform"].str.cat(rows["author_handle"].str.lower(), sep="\x1f")
