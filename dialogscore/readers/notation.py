"""Notations of times: patterns with named parts, and how the parts become microseconds."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import UsageError

__all__ = ["ASSUMED", "PRECISIONS", "assemble", "pattern_of"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTHS_LONG = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december"]  # fmt: skip
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_ZONE = r"(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)"
_ISO = (
    r"^(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    rf"(?: ?{_ZONE})?)?$"
)
_X = (
    r"^(?P<weekday>[A-Z][a-z]{2}) (?P<monthname>[A-Z][a-z]{2}) (?P<day>\d{2}) "
    r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2}) (?P<zone>[+-]\d{4}) (?P<year>\d{4})$"
)
_EPOCH = r"^(?P<epoch>\d{9,16})(?:\.(?P<fraction>\d{1,9}))?$"
_DIRECTIVES = {
    "Y": r"(?P<year>\d{4})", "y": r"(?P<shortyear>\d{2})", "m": r"(?P<month>\d{1,2})", "d": r"(?P<day>\d{1,2})",
    "H": r"(?P<hour>\d{1,2})", "I": r"(?P<hour12>\d{1,2})", "M": r"(?P<minute>\d{2})", "S": r"(?P<second>\d{2})",
    "f": r"(?P<fraction>\d{1,9})", "z": _ZONE, "Z": r"(?P<zone>UTC|GMT|Z)", "b": r"(?P<monthname>[A-Za-z]{3})",
    "B": r"(?P<monthname>[A-Za-z]{3,9})", "a": r"(?P<weekday>[A-Za-z]{3})", "A": r"[A-Za-z]{6,9}",
    "p": r"(?P<half>[AaPp][Mm])", "%": "%",
}  # fmt: skip
_NAMED = {"iso": _ISO, "x": _X, "epoch": _EPOCH, "epoch_s": _EPOCH, "epoch_ms": _EPOCH}
_YEARS = (1970, 2200)
PRECISIONS = np.array(["us", "ms", "s", "min", "day"], dtype=object)
ASSUMED = (_ISO, _X, _EPOCH)


def pattern_of(style: str) -> str:
    """
    Translate the name or the directives of a notation into a regular expression.

    Parameters
    ----------
    style : str
        ``iso``, ``x``, ``epoch_s``, ``epoch_ms`` or a pattern of ``%Y %m %d %H %M %S`` and the like.

    Returns
    -------
    str
        For RE2, with named groups.

    Raises
    ------
    UsageError
        If a directive is unknown or there twice, or there is no day in it.
    """
    if style in _NAMED:
        return _NAMED[style]
    pieces = re.split(r"(%.)", style)
    unknown = [piece for piece in pieces if piece.startswith("%") and piece[1:] not in _DIRECTIVES]
    groups = re.findall(r"\?P<(\w+)>", "".join(_DIRECTIVES.get(piece[1:], "") for piece in pieces if piece[:1] == "%"))
    if unknown or "%" not in style or len(groups) != len(set(groups)) or "day" not in groups:
        raise UsageError(
            f"use the time format {style!r}",
            found=f"the directive {unknown[0]}" if unknown else "no year, month and day, or one of them twice",
            expected="iso, x, epoch_s, epoch_ms or a pattern of " + " ".join(f"%{key}" for key in _DIRECTIVES),
        )
    return "^" + "".join(
        _DIRECTIVES[piece[1:]] if piece.startswith("%") else re.escape(piece) for piece in pieces if piece
    ) + "$"  # fmt: skip


def _number(parts: dict[str, pa.Array], name: str, size: int, default: int = 0) -> np.ndarray:
    if name not in parts:
        return np.full(size, default, dtype=np.int64)
    text = parts[name]
    text = pc.if_else(pc.equal(text, ""), str(default), text)
    return text.cast(pa.int64()).to_numpy(zero_copy_only=False)


def _word(parts: dict[str, pa.Array], name: str, words: list[str]) -> np.ndarray:
    lower = pc.utf8_lower(parts[name])
    return pc.fill_null(pc.index_in(lower, pa.array(words)), -1).to_numpy(zero_copy_only=False).astype(np.int64)


def assemble(parts: dict[str, pa.Array], style: str | None) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    Turn the parts of times into moments.

    Parameters
    ----------
    parts : dict of str to pyarrow.Array of string
        Named groups; a part that is not written is ``""``.
    style : str, optional
        Name of the notation: it fixes the unit of epochs.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray, numpy.ndarray, numpy.ndarray)
        Microseconds since 1970 (int64), precision (object), whether no zone is written (bool), and whether there is
        such a moment (bool): no 30 February, no 24:00, no weekday that does not fit.
    """
    size = len(next(iter(parts.values())))
    digits = pc.utf8_length(parts["fraction"]).to_numpy(zero_copy_only=False) if "fraction" in parts else np.zeros(size)
    fraction = (
        pc.utf8_slice_codeunits(pc.utf8_rpad(parts["fraction"], 6, "0"), 0, 6).cast(pa.int64()).to_numpy()
        if "fraction" in parts
        else 0
    )
    if "epoch" in parts:
        return _epoch(parts, size, digits, fraction, style)
    year = _number(parts, "year", size)
    if "shortyear" in parts:
        year = 2000 + _number(parts, "shortyear", size)
    month = _number(parts, "month", size, 1)
    if "monthname" in parts:
        month = np.maximum(_word(parts, "monthname", _MONTHS), _word(parts, "monthname", _MONTHS_LONG)) + 1
    day, minute, second = (_number(parts, name, size) for name in ("day", "minute", "second"))
    hour, is_right = _number(parts, "hour", size), np.ones(size, dtype=bool)
    if "hour12" in parts:
        half, hour12 = _word(parts, "half", ["am", "pm"]), _number(parts, "hour12", size)
        is_right &= (hour12 >= 1) & (hour12 <= 12)
        hour = hour12 % 12 + 12 * half
    is_right &= (month >= 1) & (month <= 12) & (year >= _YEARS[0]) & (year <= _YEARS[1])
    months = (year.clip(*_YEARS) - 1970).astype("datetime64[Y]").astype("datetime64[M]")
    months = months + (month.clip(1, 12) - 1).astype("timedelta64[M]")
    first = months.astype("datetime64[D]")
    length = (months + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64) - first.astype(np.int64)
    is_right &= (day >= 1) & (day <= length) & (hour <= 23) & (minute <= 59) & (second <= 59)
    days = first.astype(np.int64) + day - 1
    if "weekday" in parts:
        is_right &= _word(parts, "weekday", _DAYS) == (days + 3) % 7
    offset, is_naive, is_zone = _offsets(parts, size)
    micro = (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * 1_000_000 + fraction
    has_clock = _filled(parts, "hour", size) | _filled(parts, "hour12", size)
    code = np.select([~has_clock, ~_filled(parts, "second", size), digits == 0, digits <= 3], [4, 3, 2, 1], 0)
    return micro, PRECISIONS[code], is_naive, is_right & is_zone


def _epoch(
    parts: dict[str, pa.Array], size: int, digits: np.ndarray, fraction: np.ndarray | int, style: str | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    value = _number(parts, "epoch", size)
    length = pc.utf8_length(parts["epoch"]).to_numpy(zero_copy_only=False)
    unit = np.select([length <= 10, (length >= 12) & (length <= 13), length == 16], [1_000_000, 1000, 1], 0)
    wanted = {"epoch_s": 1_000_000, "epoch_ms": 1000}.get(style or "")
    is_right = (unit > 0) & ((unit == wanted) if wanted else True)
    fraction = np.where(unit == 1_000_000, fraction, 0)
    micro = value * unit + fraction
    finest = np.select([unit == 1, unit == 1000, (fraction > 0) & (digits > 3), fraction > 0], [0, 1, 0, 1], 2)
    return np.where(is_right, micro, 0), PRECISIONS[finest], np.zeros(size, dtype=bool), is_right


def _filled(parts: dict[str, pa.Array], name: str, size: int) -> np.ndarray:
    if name not in parts:
        return np.zeros(size, dtype=bool)
    return pc.not_equal(parts[name], "").to_numpy(zero_copy_only=False)


def _offsets(parts: dict[str, pa.Array], size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if "zone" not in parts:
        return np.zeros(size, dtype=np.int64), np.ones(size, dtype=bool), np.ones(size, dtype=bool)
    encoded = parts["zone"].dictionary_encode()
    minutes = [_minutes(text) for text in encoded.dictionary.to_pylist()]
    offset = np.array([value or 0 for value in minutes], dtype=np.int64)
    is_right = np.array([value is not None for value in minutes], dtype=bool)
    is_naive = np.array([text == "" for text in encoded.dictionary.to_pylist()], dtype=bool)
    codes = encoded.indices.to_numpy()
    return offset[codes], is_naive[codes], is_right[codes]


def _minutes(text: str) -> int | None:
    if not text or text[0] not in "+-":
        return 0
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 14 or minutes > 59:
        return None
    return (hours * 60 + minutes) * (1 if text[0] == "+" else -1)
