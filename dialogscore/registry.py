"""The plug-in table: names to ``"module:attribute"``, resolved only when asked for.

Built-ins are strings in a table, so nothing is imported by listing it and no import order matters; a mapping file in
``readers/mappings`` is a format of its own name. Other packages add theirs through entry points of the group
``dialogscore.<kind>``.
"""

import importlib
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dialogscore.errors import UsageError, nearest

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["BUILT_IN", "MAPPINGS", "names", "resolve"]

#: Mapping files of vendors' exports, each a format.
MAPPINGS = Path(__file__).parent / "readers" / "mappings"

BUILT_IN: dict[str, dict[str, str]] = {
    "formats": {
        "canonical": "dialogscore.readers.canonical:FORMAT",
        "twcs": "dialogscore.readers.twcs:FORMAT",
        "exportcomments": "dialogscore.readers.exportcomments:FORMAT",
        "intercom": "dialogscore.readers.helpdesks.intercom:FORMAT",
        "zendesk": "dialogscore.readers.helpdesks.zendesk:FORMAT",
        "mastodon_rest": "dialogscore.readers.fediverse.rest:FORMAT",
        "mastodon_archive": "dialogscore.readers.fediverse.archive:FORMAT",
        "bluesky_appview": "dialogscore.readers.bluesky.appview:FORMAT",
        "bluesky_car": "dialogscore.readers.bluesky.car:FORMAT",
        "reddit": "dialogscore.readers.research.reddit:FORMAT",
        "reddit_gdpr": "dialogscore.readers.research.reddit_request:FORMAT",
        "convokit": "dialogscore.readers.research.convokit:FORMAT",
        "4cat": "dialogscore.readers.research.fourcat:FORMAT",
        "table": "dialogscore.readers.mapped:FORMAT",
        "fb_graph": "dialogscore.readers.meta.fb_graph:FORMAT",
        "ig_graph": "dialogscore.readers.meta.ig_graph:FORMAT",
        "threads_api": "dialogscore.readers.meta.threads_api:FORMAT",
        "fb_dyi": "dialogscore.readers.meta.fb_dyi:FORMAT",
        "ig_dyi": "dialogscore.readers.meta.ig_dyi:FORMAT",
        "crowdtangle_fb": "dialogscore.readers.meta.crowdtangle:FACEBOOK",
        "crowdtangle_ig": "dialogscore.readers.meta.crowdtangle:INSTAGRAM",
        "meta_content_library": "dialogscore.readers.meta.content_library:FORMAT",
        "meta_business_suite": "dialogscore.readers.meta.business_suite:FORMAT",
        "facepager": "dialogscore.readers.meta.facepager:FORMAT",
        "brightdata_posts": "dialogscore.readers.meta.brightdata:FORMAT",
        "apify_facebook": "dialogscore.readers.meta.apify:FORMAT",
        "facebook_scraper": "dialogscore.readers.meta.facebook_scraper:FORMAT",
        "instaloader": "dialogscore.readers.meta.instaloader:FORMAT",
        "x_v2": "dialogscore.readers.x.v2:FORMAT",
        "x_v11": "dialogscore.readers.x.v11:FORMAT",
        "x_archive": "dialogscore.readers.x.archive:FORMAT",
        "twarc_csv": "dialogscore.readers.x.twarc:FORMAT",
        "x_analytics": "dialogscore.readers.x.analytics:FORMAT",
        "snscrape": "dialogscore.readers.x.scraped:FORMAT",
        "x_web": "dialogscore.readers.x.web:FORMAT",
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
        "xlsx": "dialogscore.reports.workbook:render",
        "pdf": "dialogscore.reports.pdf:render",
    },
    "benchmark_reports": {
        "html": "dialogscore.reports.benchmark:render",
        "xlsx": "dialogscore.reports.benchmark_workbook:render",
        "svg": "dialogscore.reports.benchmark_picture:render",
        "png": "dialogscore.reports.benchmark_png:render",
    },
    "views": {
        "notebook": "dialogscore.reports.notebook:card",
        "plots": "dialogscore.reports.plots:Plots",
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
        Names, built-ins in table order, then mapping files, then those of other packages, in alphabetical order.
    """
    built_in = [*BUILT_IN[kind], *_mapped(kind)]
    others = sorted({point.name for point in _plugged(kind, tuple(sys.path))} - set(built_in))
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
    if name in _mapped(kind):
        return importlib.import_module("dialogscore.readers.shipped").shipped(MAPPINGS / f"{name}.toml")
    for point in _plugged(kind, tuple(sys.path)):
        if point.name == name:
            return point.load()
    raise UsageError(
        f"use {kind.removesuffix('s').replace('_', ' ')} {name!r}",
        found="no such name",
        expected=f"a registered {kind.removesuffix('s').replace('_', ' ')}",
        next_step=nearest(name, names(kind)),
    )


@lru_cache(maxsize=64)
def _plugged(kind: str, path: tuple[str, ...]) -> "tuple[EntryPoint, ...]":
    """List what other packages bring; every package there is would be looked at again and again without the path."""
    from importlib.metadata import entry_points  # --help need not load it

    return tuple(entry_points(group=f"dialogscore.{kind}"))


def _mapped(kind: str) -> list[str]:
    return sorted(path.stem for path in MAPPINGS.glob("*.toml")) if kind == "formats" else []
