"""The plug-in table: names to ``"module:attribute"``, resolved only when asked for.

Built-ins are strings in a table, so nothing is imported by listing it and no import order matters;
other packages add theirs through entry points of the group ``dialogscore.<kind>``.
"""

import importlib
from importlib.metadata import entry_points

from dialogscore.errors import UsageError, nearest

__all__ = ["BUILT_IN", "names", "resolve"]

BUILT_IN: dict[str, dict[str, str]] = {
    "formats": {
        "canonical": "dialogscore.readers.canonical:FORMAT",
        "twcs": "dialogscore.readers.twcs:FORMAT",
        "table": "dialogscore.readers.mapped:FORMAT",
        "youtube_api": "dialogscore.readers.youtube.api:FORMAT",
        "ytdt": "dialogscore.readers.youtube.datatools:FORMAT",
        "ytdlp_info": "dialogscore.readers.youtube.ytdlp:FORMAT",
        "ytcd": "dialogscore.readers.youtube.downloader:FORMAT",
        "youtube_takeout": "dialogscore.readers.youtube.takeout:FORMAT",
        "linkedin_api": "dialogscore.readers.linkedin.api:FORMAT",
        "linkedin_analytics": "dialogscore.readers.linkedin.analytics:FORMAT",
        "linkedin_member": "dialogscore.readers.linkedin.member:FORMAT",
        "google_reviews": "dialogscore.readers.reviews.google:FORMAT",
        "google_play": "dialogscore.readers.reviews.googleplay:FORMAT",
        "app_store": "dialogscore.readers.reviews.appstore:FORMAT",
        "trustpilot": "dialogscore.readers.reviews.trustpilot:FORMAT",
    },
    "languages": {
        "de": "dialogscore.languages.de:PACK",
        "en": "dialogscore.languages.en:PACK",
    },
    "reports": {
        "html": "dialogscore.reports.html:render",
    },
}


def names(kind: str) -> list[str]:
    """
    List what is registered under a kind, built-ins first.

    Parameters
    ----------
    kind : str
        A key of `BUILT_IN`, such as ``"formats"``.

    Returns
    -------
    list of str
        Names, built-ins in table order, then those of other packages in alphabetical order.
    """
    built_in = BUILT_IN[kind]
    others = sorted({point.name for point in entry_points(group=f"dialogscore.{kind}")} - set(built_in))
    return [*built_in, *others]


def resolve(kind: str, name: str) -> object:
    """
    Import and return one registered object.

    Parameters
    ----------
    kind : str
        A key of `BUILT_IN`.
    name : str
        One of `names(kind)`.

    Returns
    -------
    object
        Whatever the table's string points to.

    Raises
    ------
    UsageError
        If nothing of that name is registered; the message suggests the nearest names.
    """
    if name in BUILT_IN[kind]:
        module, _, attribute = BUILT_IN[kind][name].partition(":")
        return getattr(importlib.import_module(module), attribute)
    for point in entry_points(group=f"dialogscore.{kind}", name=name):
        return point.load()
    raise UsageError(
        f"use {kind.removesuffix('s')} {name!r}",
        found="no such name",
        expected=f"a registered {kind.removesuffix('s')}",
        next_step=nearest(name, names(kind)),
    )
