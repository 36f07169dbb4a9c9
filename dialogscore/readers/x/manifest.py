"""What an X archive says of itself: whose it is, and which parts and how many messages it holds."""

from collections.abc import Sequence
from typing import Any

import msgspec

from dialogscore.readers.x.entries import Id, id_text
from dialogscore.readers.x.owned import Owner

__all__ = ["AccountBox", "Details", "Manifest", "gap", "owner_of"]


class _Account(msgspec.Struct, rename="camel"):
    """The account; its e-mail address is not even named here."""

    account_id: Id = None
    username: str | None = None
    account_display_name: str | None = None


class AccountBox(msgspec.Struct):
    """What it lies in."""

    account: _Account | None = None


class Details(msgspec.Struct):
    """The owner in archives of before 2018."""

    id: Id = None
    screen_name: str | None = None
    full_name: str | None = None


class _UserInfo(msgspec.Struct, rename="camel"):
    """The owner, as the manifest names him."""

    account_id: Id = None
    user_name: str | None = None
    display_name: str | None = None


class _Part(msgspec.Struct, rename="camel"):
    """A file of the archive and how many entries it has."""

    file_name: str | None = None
    count: int | None = None


class _Section(msgspec.Struct):
    """One kind of data."""

    files: list[_Part] = []


class Manifest(msgspec.Struct, rename="camel"):
    """The archive's own list of contents."""

    user_info: _UserInfo | None = None
    data_types: dict[str, Any] = {}


def owner_of(accounts: Sequence[AccountBox], manifests: Sequence[Manifest], details: Sequence[Details]) -> Owner:
    """
    Find out whose archive it is.

    Parameters
    ----------
    accounts : sequence of AccountBox
        Of ``account.js``.
    manifests : sequence of Manifest
        Of ``manifest.js``.
    details : sequence of Details
        Of ``user_details.js`` in archives of before 2018.

    Returns
    -------
    Owner
        The first that is named; nobody if none is.
    """
    for account in (one.account for one in accounts if one.account):
        return Owner(id_text(account.account_id), account.username, account.account_display_name)
    for user in (one.user_info for one in manifests if one.user_info):
        return Owner(id_text(user.account_id), user.user_name, user.display_name)
    for one in details:
        return Owner(id_text(one.id), one.screen_name, one.full_name)
    return Owner()


def gap(manifest: Manifest, found: dict[str, int]) -> dict[str, Any] | None:
    """
    Compare the messages found with those that the archive says it holds.

    Parameters
    ----------
    manifest : Manifest
        The archive's own list.
    found : dict of str to int
        Entries found, by name of the file.

    Returns
    -------
    dict or None
        Entries ``expected`` and ``found``; None if nothing is missing.
    """
    stated: dict[str, int] = {}
    for name in ("tweets", "tweet", "communityTweet"):
        try:
            section = msgspec.convert(manifest.data_types.get(name, {}), _Section, strict=False)
        except msgspec.ValidationError:
            continue
        for part in section.files:
            if part.file_name:
                stated[part.file_name.rpartition("/")[2]] = part.count or 0
    there = sum(found.get(name, 0) for name in stated)
    is_whole = stated.keys() <= found.keys() and there >= sum(stated.values())
    return None if is_whole else {"expected": sum(stated.values()), "found": there}
