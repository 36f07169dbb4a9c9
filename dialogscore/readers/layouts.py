"""Times that are all written alike, read byte by byte for the whole column at once; `notation` reads all others."""

import re
from typing import NamedTuple

import numpy as np
import pyarrow as pa

__all__ = ["Column", "read_column"]

_ISO = re.compile(rb"(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2})(?:[.](\d{1,9}))?(Z|\+00:00|\+0000)")
_X = re.compile(rb"[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} \+0000 \d{4}")
_YEARS = (1970, 2200)
_MONTHS = (
    (np.arange((_YEARS[1] - _YEARS[0] + 1) * 12 + 1)).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
)


class Column(NamedTuple):
    """
    Moments of a column.

    Attributes
    ----------
    micro : numpy.ndarray of int64
        Microseconds since 1970.
    precision : str
        ``us``, ``ms`` or ``s``.
    """

    micro: np.ndarray
    precision: str


def read_column(texts: pa.Array) -> Column | None:
    """
    Read times that have one layout and say UTC.

    Parameters
    ----------
    texts : pyarrow.Array of string
        Times.

    Returns
    -------
    Column or None
        None if there is another layout, an impossible moment or a null among them: then each needs its own look.
    """
    size = len(texts)
    if not size or texts.null_count or not pa.types.is_string(texts.type):
        return None
    first = texts[0].as_buffer().to_pybytes()
    iso, classic = _ISO.fullmatch(first), _X.fullmatch(first)
    if not (iso or classic):
        return None
    starts = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + size + 1]
    if starts[-1] - starts[0] != size * len(first) or (np.diff(starts) != len(first)).any():
        return None
    signs = np.frombuffer(texts.buffers()[2], dtype=np.uint8)[starts[0] : starts[-1]].reshape(size, len(first))
    return _iso(signs, first, iso) if iso else _classic(signs, first)


def _iso(signs: np.ndarray, first: bytes, found: re.Match[bytes]) -> Column | None:
    digits = len(found[2] or b"")
    end = 20 + digits if digits else 19
    if not _same(signs, first, [4, 7, 10, 13, 16, *([19] if digits else []), *range(end, len(first))]):
        return None
    parts = [_number(signs, *place) for place in ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, 19))]
    fraction = _number(signs, 20, 20 + min(digits, 6)) if digits else 0
    if any(part is None for part in (*parts, fraction)) or (digits > 6 and _number(signs, 26, end) is None):
        return None
    moments = _moments(*parts)
    if moments is None:
        return None
    precision = "s" if not digits else "ms" if digits <= 3 else "us"
    return Column(moments + fraction * 10 ** (6 - min(digits, 6)) if digits else moments, precision)


def _classic(signs: np.ndarray, first: bytes) -> Column | None:
    if not _same(signs, first, [3, 7, 10, 13, 16, 19, *range(20, 26)]):
        return None
    month = _name(signs[:, 4:7], b"JanFebMarAprMayJunJulAugSepOctNovDec")
    weekday = _name(signs[:, :3], b"MonTueWedThuFriSatSun")
    parts = [_number(signs, *place) for place in ((26, 30), (8, 10), (11, 13), (14, 16), (17, 19))]
    if month is None or weekday is None or any(part is None for part in parts):
        return None
    moments = _moments(parts[0], month + 1, *parts[1:])
    if moments is None or ((moments // 86_400_000_000 + 3) % 7 != weekday).any():
        return None
    return Column(moments, "s")


def _same(signs: np.ndarray, first: bytes, places: list[int]) -> bool:
    return all((signs[:, place] == first[place]).all() for place in places)


def _number(signs: np.ndarray, start: int, end: int) -> np.ndarray | None:
    number = np.zeros(len(signs), dtype=np.int32)
    for place in range(start, end):
        digit = signs[:, place] - np.uint8(48)
        if digit.max() > 9:
            return None
        number = number * 10 + digit
    return number


def _name(signs: np.ndarray, names: bytes) -> np.ndarray | None:
    weight = np.array([1 << 16, 1 << 8, 1], dtype=np.int64)
    known = np.frombuffer(names, dtype=np.uint8).reshape(-1, 3) @ weight
    order = np.argsort(known)
    found = signs @ weight
    place = np.searchsorted(known, found, sorter=order).clip(0, len(known) - 1)
    number = order[place]
    return number if (known[number] == found).all() else None


def _moments(
    year: np.ndarray, month: np.ndarray, day: np.ndarray, hour: np.ndarray, minute: np.ndarray, second: np.ndarray
) -> np.ndarray | None:
    if not (_YEARS[0] <= year.min() and year.max() <= _YEARS[1] and month.min() >= 1 and month.max() <= 12):
        return None
    if day.min() < 1 or hour.max() > 23 or minute.max() > 59 or second.max() > 59:
        return None
    number = (year - _YEARS[0]) * 12 + month - 1
    days = _MONTHS[number] + day - 1
    if (days >= _MONTHS[number + 1]).any():
        return None
    return (days * 86_400 + (hour * 3600 + minute * 60 + second)) * 1_000_000
