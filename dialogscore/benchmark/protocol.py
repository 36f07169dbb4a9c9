"""What was fixed beforehand: ``protocol.toml`` with thresholds and exclusions, which no option may quietly change."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dialogscore.errors import UsageError, nearest
from dialogscore.targets import Target, targets_of

__all__ = ["Protocol", "read_protocol"]

_KEYS = {
    "frame": str, "window": str, "as_of": str, "language": str, "coverage": str, "act_model": str,
    "inbound_model": str, "purpose_model": str, "threshold": (int, float),
    "min_confidence": (int, float), "max_rejects": (int, float),
    "least_covered": (int, float), "goal": (int, float), "goal_share": (int, float), "draws": int,
    "seed": int, "where": (str, list), "by": (str, list), "exclude": list, "target": (list, dict),
}  # fmt: skip
_MEANT = {
    str: "a text in quotes", int: "a whole number", (int, float): "a number without quotes", list: "[[exclude]] tables",
    (str, list): "a text in quotes, or a list of such", (list, dict): "[[target]] tables",
}  # fmt: skip
_LISTS = ("where", "by")


class Protocol(NamedTuple):
    """
    A protocol.

    Attributes
    ----------
    options : dict
        Options of `dialogscore.benchmark` that it fixes.
    excluded : dict of str to str
        Companies that are left out, and why.
    sha256 : str
        Hash of the file.
    """

    options: dict
    excluded: dict[str, str]
    sha256: str


def read_protocol(path: str | Path, given: Mapping[str, object]) -> Protocol:
    """
    Read a ``protocol.toml``.

    Parameters
    ----------
    path : str or pathlib.Path
        The file: options by name, and ``[[exclude]]`` tables with ``company`` and ``reason``, and
        ``[[target]]`` tables as of a ``targets.toml``.
    given : mapping of str to object
        Options that the user gave beside it.

    Returns
    -------
    Protocol
        What it fixes.

    Raises
    ------
    UsageError
        If it is no such file, or an option says something else than the protocol.
    """
    task = f"read {path}"
    try:
        content = Path(path).read_bytes()
        said = tomllib.loads(content.decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(task, found="no such file", expected="a protocol.toml") from None
    except (OSError, ValueError) as error:
        raise UsageError(task, found=f"what is no TOML ({error})", expected="a TOML file in UTF-8") from None
    for key, value in said.items():
        if key not in _KEYS:
            raise UsageError(
                task, found=f"the unknown key {key!r}", expected="only known keys", next_step=nearest(key, _KEYS)
            )
        if not isinstance(value, _KEYS[key]) or isinstance(value, bool):
            raise UsageError(task, found=f"{key} = {value!r}", expected=_MEANT[_KEYS[key]])
    excluded = {}
    for one in said.pop("exclude", []):
        if not isinstance(one, dict) or not all(isinstance(one.get(part), str) for part in ("company", "reason")):
            raise UsageError(task, found=f"exclude = {one!r}", expected="tables with company and reason")
        excluded[one["company"]] = one["reason"]
    for key in _LISTS:
        if isinstance(said.get(key), str):
            said[key] = [said[key]]
    if "target" in said:
        said["targets"] = targets_of(said.pop("target"), task)
    for key, value in said.items():
        other = list(given[key]) if key in _LISTS and given.get(key) else given.get(key)
        if other not in (None, value):
            raise UsageError(
                f"use {key} = {_written(other)}", found=f"{key} = {_written(value)} in {path}",
                expected="what was fixed beforehand",
                next_step="Leave the option out, or write another protocol.",
            )  # fmt: skip
    return Protocol(said, excluded, hashlib.sha256(content).hexdigest())


def _written(value: object) -> str:
    if isinstance(value, tuple) and all(isinstance(one, Target) for one in value):
        return ", ".join(f"{one.name} ({one.share:g} within {one.within_seconds:g} s)" for one in value)
    return str(value)
