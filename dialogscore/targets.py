"""Service levels as a contact centre states them: so many in a hundred answered within so long, from ``targets.toml``.

A file holds one table a target::

    [[target]]
    name = "first_hour"        # how scores and tables call it: small letters, digits, underscores, a letter first
    share = 0.80               # at least this share of the requests ...
    within = "1 h"             # ... answered within this: "20 min", "1 h", "2 days", "1 d 12 h"

    [[target]]
    name = "care_office_hours"
    share = 0.90
    within = "4 h"
    clock = "business"         # runs within opening hours only; "wall" is the default
    account = "x:acme_help"    # of what is asked at this account; or platform = "x", or channel = "zendesk:email"

Without a file `DEFAULT` holds. That 80 in 100 are to be answered is a convention of call centres, where 80/20 means
80 % within 20 seconds (Koole 2005, Redefining the service level in call centers): no standard says so, least of all one
of social media. It stands here because a level needs a number to be compared with; who has promised another states it.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from dialogscore.errors import UsageError, nearest

__all__ = ["BUSINESS", "CLOCKS", "DEFAULT", "Target", "read_targets", "recorded", "settled_targets", "targets_of"]

WALL, BUSINESS = "wall", "business"
CLOCKS = (WALL, BUSINESS)
KEYS = ("name", "share", "within", "clock", "platform", "account", "channel")
MOST = 12
LONGEST = 366 * 86_400
UNITS = {"s": 1, "min": 60, "h": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400, "days": 86_400}
_TIME = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s?([a-z]+)")
_TIMES = re.compile(rf"{_TIME.pattern}(?:\s{_TIME.pattern})*")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\s?%")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
EXAMPLE = '[[target]] with name = "first_hour", share = 0.80 and within = "1 h"'


@dataclass(frozen=True)
class Target:
    """
    One service level that somebody wants to reach.

    Attributes
    ----------
    name : str
        How scores and tables call it.
    share : float
        Share of requests that are to be answered in time, above 0 and up to 1.
    within_seconds : float
        In time is up to here.
    clock : {"wall", "business"}
        Whether all time counts, or only that within the opening hours of the account that was asked.
    platform, account, channel : str or None
        Of what it holds for, if not for everything: ``"x"``, ``"x:acme_help"``, ``"zendesk:email"``.
    """

    name: str
    share: float
    within_seconds: float
    clock: str = WALL
    platform: str | None = None
    account: str | None = None
    channel: str | None = None


DEFAULT = (Target("first_hour", 0.8, 3600.0), Target("first_day", 0.8, 86_400.0))


def read_targets(path: str | Path) -> tuple[Target, ...]:
    """
    Read a ``targets.toml``.

    Parameters
    ----------
    path : str or pathlib.Path
        The file.

    Returns
    -------
    tuple of Target
        In the order of the file.

    Raises
    ------
    UsageError
        If it is missing or no TOML, or a target cannot be meant.
    """
    task = f"read {path}"
    try:
        said = tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(task, found="no such file", expected="a targets.toml") from None
    except (OSError, ValueError) as error:
        raise UsageError(task, found=f"what is no TOML ({error})", expected="a TOML file in UTF-8") from None
    for key in said:
        if key != "target":
            raise UsageError(task, found=f"the unknown key {key!r}", expected=EXAMPLE)
    return targets_of(said.get("target", []), task)


def targets_of(tables: object, task: str) -> tuple[Target, ...]:
    """
    Take targets as a TOML file states them.

    Parameters
    ----------
    tables : list of dict
        The ``[[target]]`` tables, not yet looked at.
    task : str
        What is being done, for errors.

    Returns
    -------
    tuple of Target
        In the order of the file.

    Raises
    ------
    UsageError
        If a target cannot be meant.
    """
    if isinstance(tables, dict):
        next_step = "Write [[target]], with two brackets on either side, before each."
        raise UsageError(task, found="[target], which is one table", expected="a list of targets", next_step=next_step)
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise UsageError(task, found="a target that is no table", expected=EXAMPLE)
    return _whole([_target(one, f"{task}, target {number}") for number, one in enumerate(tables, 1)], task)


def settled_targets(given: str | Path | Sequence[Target] | None) -> tuple[Target, ...]:
    """
    Take targets however they were given.

    Parameters
    ----------
    given : path, sequence of Target, or None
        A file, the targets themselves, or nothing for `DEFAULT`.

    Returns
    -------
    tuple of Target
        The targets.

    Raises
    ------
    UsageError
        If they cannot be meant.
    """
    if given is None:
        return DEFAULT
    if isinstance(given, str | Path):
        return read_targets(given)
    task = "use the option targets"
    if not isinstance(given, Sequence) or not all(isinstance(one, Target) for one in given):
        raise UsageError(task, found=repr(given), expected="a file, or a list of dialogscore.targets.Target")
    said = [{name: value for name, value in asdict(one).items() if value is not None} for one in given]
    return _whole(
        [_target(one | {"within": f"{one.pop('within_seconds'):g} s"}, f"{task}, {one.get('name')}") for one in said],
        task,
    )


def recorded(targets: Sequence[Target]) -> list[dict]:
    """
    Write targets down as a manifest holds them.

    Parameters
    ----------
    targets : sequence of Target
        The targets.

    Returns
    -------
    list of dict
        Their attributes by name.
    """
    return [asdict(one) for one in targets]


def _whole(targets: list[Target], task: str) -> tuple[Target, ...]:
    names = [one.name for one in targets]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(task, found=f"two targets named {twice}", expected="a name of its own for each")
    if not 1 <= len(targets) <= MOST:
        raise UsageError(task, found=f"{len(targets)} targets", expected=f"1 to {MOST}: {EXAMPLE}")
    return tuple(targets)


def _target(said: Mapping[str, object], task: str) -> Target:
    for key in said:
        if key not in KEYS:
            raise UsageError(task, found=f"the unknown key {key!r}", expected=EXAMPLE, next_step=nearest(key, KEYS))
    for key in ("name", "share", "within"):
        if key not in said:
            raise UsageError(task, found=f"no {key}", expected=EXAMPLE)
    name, share, clock = said["name"], said["share"], said.get("clock", WALL)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        found = f"name = {name!r}"
        raise UsageError(task, found=found, expected="small letters, digits and underscores, a letter first")
    # bool is an int in Python, but no share here.
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share <= 1:
        percent = _percent(share)
        raise UsageError(
            task, found=f"share = {share!r}", expected="a share above 0 and up to 1",
            next_step="" if percent is None else f"{percent:g} % is share = {percent / 100:g}, without quotes.",
        )  # fmt: skip
    if clock not in CLOCKS:
        raise UsageError(
            task, found=f"clock = {clock!r}", expected=" or ".join(CLOCKS), next_step=nearest(str(clock), CLOCKS)
        )
    held = {key: said[key] for key in ("platform", "account", "channel") if key in said}
    for key, value in held.items():
        if not isinstance(value, str) or not value.strip():
            raise UsageError(task, found=f"{key} = {value!r}", expected='a text such as "x:acme_help"')
    held = {key: value.strip().casefold().replace("@", "", 1) for key, value in held.items()}
    return Target(name, float(share), _seconds(said["within"], task), clock, **held)


def _percent(share: object) -> float | None:
    """What a share that is none would be as a percentage, if it can be one."""
    written = _PERCENT.fullmatch(share.strip()) if isinstance(share, str) else None
    number = float(written[1]) if written else share
    return number if isinstance(number, int | float) and (written or number > 1) and 0 < number <= 100 else None


def _seconds(said: object, task: str) -> float:
    written = said.strip() if isinstance(said, str) else ""
    parts = _TIME.findall(written) if _TIMES.fullmatch(written) else []
    seconds = sum(float(number) * UNITS[unit] for number, unit in parts) if all(one in UNITS for _, one in parts) else 0
    if not 0 < seconds <= LONGEST:
        raise UsageError(
            task, found=f"within = {said!r}", expected='a time such as "20 min", "1 h" or "1 d 12 h", up to 366 days'
        )
    return seconds
