"""Times of many notations as UTC: fixed month names, strict ranges, no guess about a missing zone."""

import zoneinfo
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import UsageError, nearest
from dialogscore.readers.layouts import Column, read_column
from dialogscore.readers.notation import ASSUMED, PRECISIONS, assemble, pattern_of

__all__ = ["Times", "check_zone", "parse"]


class Times(NamedTuple):
    """
    Parsed times.

    Attributes
    ----------
    at : pandas.Series of datetime64[us, UTC]
        NaT where there is a reason.
    precision : numpy.ndarray of object
        ``us``, ``ms``, ``s``, ``min`` or ``day``: what the notation can hold; None where there is a reason.
    is_assumed : numpy.ndarray of bool
        The zone is the user's, not the source's.
    reason : numpy.ndarray of object
        None, or ``missing_time``, ``bad_time``, ``naive_time``, ``ambiguous_time``, ``nonexistent_time``.
    """

    at: pd.Series
    precision: np.ndarray
    is_assumed: np.ndarray
    reason: np.ndarray


def check_zone(zone: str | None) -> zoneinfo.ZoneInfo | None:
    """
    Find a time zone.

    Parameters
    ----------
    zone : str, optional
        IANA name, such as ``Europe/Berlin``.

    Returns
    -------
    zoneinfo.ZoneInfo or None
        None for None.

    Raises
    ------
    UsageError
        If there is no such zone.
    """
    if zone is None:
        return None
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            f"use the time zone {zone!r}",
            found="no such zone",
            expected="a name such as Europe/Berlin or UTC",
            next_step=nearest(zone, zoneinfo.available_timezones()),
        ) from None


def parse(column: pa.ChunkedArray, *, zone: str | None = None, style: str | None = None) -> Times:
    """
    Parse times, each distinct value once.

    Parameters
    ----------
    column : pyarrow.ChunkedArray
        Text, or timestamps; timestamps without a zone are naive.
    zone : str, optional
        IANA name of the zone of naive times.
    style : str, optional
        ``iso``, ``x``, ``epoch_s``, ``epoch_ms`` or a pattern of ``%Y %m %d %H %M %S`` and the like (month and day
        names English, whatever the locale), or several of them by ``|``, the first that fits a value counting; by
        default, and for ``auto``, ISO 8601, the classic notation of X and epochs are recognised.

    Returns
    -------
    Times
        As long as `column`.

    Raises
    ------
    UsageError
        If the zone or a directive of the pattern is unknown.
    """
    where = check_zone(zone)
    if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        return _typed(column, where)
    whole = column.combine_chunks()
    alike = read_column(whole) if style in (None, "auto", "iso", "x") else None
    if alike is not None and _fits(whole, style):
        return _alike(alike)
    encoded = whole.dictionary_encode()
    encoded = encoded if isinstance(encoded, pa.DictionaryArray) else encoded.combine_chunks()
    texts = pc.utf8_trim_whitespace(encoded.dictionary.cast(pa.string()))
    micro, precision, is_naive, reason = _distinct(texts, style)
    at = pd.Series(pd.DatetimeIndex(micro.view("datetime64[us]")), copy=False)
    at, reason = _localise(at, is_naive & (reason == None), reason, where)  # noqa: E711
    codes = encoded.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    at = pd.concat([at, pd.Series([pd.NaT], dtype=at.dtype)], ignore_index=True)
    return Times(
        at.take(codes).reset_index(drop=True),
        np.append(precision, None)[codes],
        np.append(is_naive, False)[codes],
        np.append(reason, "missing_time")[codes],
    )


def _fits(texts: pa.Array, style: str | None) -> bool:
    """A notation that was asked for holds for all: the classic one of X begins with a letter."""
    return style not in ("iso", "x") or (style == "x") == texts[0].as_py()[:1].isalpha()


def _alike(found: Column) -> Times:
    size = len(found.micro)
    at = pd.Series(pd.DatetimeIndex(found.micro.view("datetime64[us]")), copy=False).dt.tz_localize("UTC")
    precision, nothing = np.full(size, found.precision, dtype=object), np.full(size, None, dtype=object)
    return Times(at, precision, np.zeros(size, dtype=bool), nothing)


def _distinct(texts: pa.Array, style: str | None) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    size = len(texts)
    micro, precision = np.zeros(size, dtype=np.int64), np.full(size, None, dtype=object)
    is_naive, reason = np.zeros(size, dtype=bool), np.full(size, "bad_time", dtype=object)
    reason[pc.equal(texts, "").to_numpy(zero_copy_only=False)] = "missing_time"
    styles = (style or "auto").split("|")
    patterns = [(one, found) for one in styles for found in (ASSUMED if one == "auto" else [pattern_of(one)])]
    open_rows = np.flatnonzero(reason == "bad_time")
    for one, pattern in patterns:
        if not len(open_rows):
            break
        found = pc.extract_regex(texts.take(pa.array(open_rows)), pattern)
        hit = found.is_valid().to_numpy(zero_copy_only=False)
        rows = open_rows[hit]
        if len(rows):
            parts = dict(zip(found.type.names, found.drop_null().flatten(), strict=True))
            micro[rows], precision[rows], is_naive[rows], is_right = assemble(parts, one)
            reason[rows[is_right]] = None
        open_rows = open_rows[~hit]
    precision[reason != None] = None  # noqa: E711
    return micro, precision, is_naive, reason


def _localise(
    at: pd.Series, is_naive: np.ndarray, reason: np.ndarray, zone: zoneinfo.ZoneInfo | None
) -> tuple[pd.Series, np.ndarray]:
    utc = at.dt.tz_localize("UTC").copy()
    if is_naive.any():
        rows = np.flatnonzero(is_naive)
        if zone is None:
            reason[rows] = "naive_time"
        else:
            local = at.iloc[rows]
            first = local.dt.tz_localize(zone, ambiguous=np.ones(len(rows), dtype=bool), nonexistent="NaT")
            second = local.dt.tz_localize(zone, ambiguous=np.zeros(len(rows), dtype=bool), nonexistent="NaT")
            reason[rows[first.isna()]] = "nonexistent_time"
            reason[rows[(first != second).to_numpy() & first.notna().to_numpy()]] = "ambiguous_time"
            utc.iloc[rows] = first.dt.tz_convert("UTC")
    return utc.mask(reason != None), reason  # noqa: E711


def _typed(column: pa.ChunkedArray, zone: zoneinfo.ZoneInfo | None) -> Times:
    is_day = pa.types.is_date(column.type)
    is_naive = is_day or column.type.tz is None
    unit = "s" if is_day else column.type.unit
    micro = column.cast(pa.timestamp("us", None if is_naive else "UTC"), safe=unit != "ns")
    at = pd.Series(micro.cast(pa.timestamp("us")).to_numpy(), copy=True)
    is_null = at.isna().to_numpy()
    reason = np.where(is_null, "missing_time", None)
    whole = at.dropna()
    whole = whole.to_numpy().astype("datetime64[us]").astype(np.int64)
    finest = next((code for code, size in ((2, 1_000_000), (1, 1000)) if not (whole % size).any()), 0)
    naive = np.full(len(at), is_naive) & ~is_null
    at, reason = _localise(at, naive, reason, zone)
    precision = np.where(reason == None, PRECISIONS[4 if is_day else finest], None)  # noqa: E711
    return Times(at, precision, naive, reason)
