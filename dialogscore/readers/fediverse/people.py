"""Accounts of the fediverse by the one name that holds on every server: ``user@server``."""

import re

__all__ = ["address", "host"]

_HOST = re.compile(r"^https?://([^/\s?#]+)", re.IGNORECASE)
_USER = re.compile(r"/(?:@|users/|u/|accounts/|profile/)([^/\s?#@]+)")


def host(url: str | None) -> str | None:
    """
    Name the server of an address.

    Parameters
    ----------
    url : str or None
        ``https://...``.

    Returns
    -------
    str or None
        In lower case; None if it is no such address.
    """
    found = _HOST.match(url or "")
    return found.group(1).lower() if found else None


def address(url: str | None, user: str | None = None) -> str | None:
    """
    Name an account.

    Parameters
    ----------
    url : str or None
        Address of its profile, or of one of its messages.
    user : str, optional
        Its name on its server; by default taken from the address.

    Returns
    -------
    str or None
        ``user@server``; None where either is not known.
    """
    server = host(url)
    found = _USER.search(url or "")
    name = user or (found.group(1) if found else None)
    return f"{name}@{server}" if name and server else None
