"""Times that platforms hide in their ids: whole-number arithmetic, no lookup."""

from datetime import UTC, datetime, timedelta

__all__ = ["time_in_id"]

_X_EPOCH_MS = 1288834974657
_X_FIRST = 30_000_000_000  # below it, ids were counted up and hold no time
_INSTAGRAM_EPOCH_MS = 1314220021721
_SORTABLE = {sign: place for place, sign in enumerate("234567abcdefghijklmnopqrstuvwxyz")}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS = 4_102_444_800_000  # 2100


def time_in_id(text: str | None, platform: str) -> str | None:
    """
    Derive when a message was made from its id.

    Parameters
    ----------
    text : str or None
        The id: a number for X, LinkedIn, Instagram, TikTok and Mastodon, the record key for Bluesky.
    platform : str
        One of ``x``, ``linkedin``, ``mastodon``, ``bluesky``, ``tiktok``, ``instagram``. A Mastodon id tells the time
        only on its author's own server, a key of Bluesky what its author's clock said.

    Returns
    -------
    str or None
        ISO 8601 in UTC to the millisecond (TikTok: second); None where the id holds no time.
    """
    if not text:
        return None
    if platform == "bluesky":
        return _iso(_bluesky(text))
    if not (text.isascii() and text.isdecimal() and len(text) < 25):
        return None
    number = int(text)
    if platform == "x":
        return _iso((number >> 22) + _X_EPOCH_MS if number >= _X_FIRST else None)
    if platform == "linkedin":
        return _iso(number >> 22)
    if platform == "mastodon":
        return _iso(number >> 16)
    if platform == "tiktok":
        return _iso((number >> 32) * 1000, "seconds")
    if platform == "instagram":
        return _iso((number >> 23) + _INSTAGRAM_EPOCH_MS)
    return None


def _bluesky(key: str) -> int | None:
    if len(key) != 13 or any(sign not in _SORTABLE for sign in key):
        return None
    number = 0
    for sign in key:
        number = number * 32 + _SORTABLE[sign]
    return (number >> 10) // 1000


def _iso(ms: int | None, spec: str = "milliseconds") -> str | None:
    if ms is None or not 946_684_800_000 <= ms < _LATEST_MS:  # no platform is older than 2000
        return None
    return (_EPOCH + timedelta(milliseconds=ms)).isoformat(timespec=spec)
