"""Definition profiles as data: whom somebody counts, what is an answer to them, and how time is taken."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path
from typing import Any

from dialogscore.errors import UsageError, nearest

__all__ = ["Profile", "built_in", "load_profile"]

_CHOICES = {
    "who": ("needs_reply", "question", "question_mark", "complaint", "opening", "comment", "mention", "not_automated"),
    "unit": ("message", "turn", "contact"),
    "answer": ("reply", "anyone", "like", "deletion"),
    "without": ("automated", "several_names", "negative"),
    "also": ("each_reply", "deleted"),
    "start": ("first", "last"),
    "clock": ("calendar", "office"),
    "statistic": ("mean", "median", "mean_fastest_90"),
}
_TYPES = {"horizon_hours": (int, float), "last_days": int, "least_last": int, "least": int,
          "threshold": (int, float), "title": str, "source": str, "reading": str}  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """
    Somebody's definition of reply rate and response time.

    Attributes
    ----------
    name, title : str
        For options and tables; for people.
    who : tuple of str
        Conditions that a unit must all meet to have to be answered.
    unit : str
        ``message``, ``turn`` or ``contact``.
    answer : tuple of str
        What counts as an answer, any of them.
    without : tuple of str
        Replies that count as none.
    also : tuple of str
        ``each_reply``: later replies to a unit have times of their own; ``deleted``: deleted units stay units.
    start : str
        ``first`` or ``last`` message of the unit starts the clock.
    clock : str
        ``calendar`` or ``office``.
    horizon_hours : float or None
        Answers after it do not count; units not watched that long are not counted.
    statistic : str
        Of the answered units' times: ``mean``, ``median`` or ``mean_fastest_90``.
    last_days, least_last : int or None
        Only units of so many days before the last one; so many last ones if there are fewer.
    least : int
        Fewer units than this give no figure.
    threshold : float or None
        Rate, 0..1, from which the source gives its title or badge.
    source, reading : str
        Where the definition comes from, and what in it is our reading.
    """

    name: str
    title: str
    who: tuple[str, ...] = ()
    unit: str = "message"
    answer: tuple[str, ...] = ("reply",)
    without: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    start: str = "first"
    clock: str = "calendar"
    horizon_hours: float | None = None
    statistic: str = "mean"
    last_days: int | None = None
    least_last: int | None = None
    least: int = 1
    threshold: float | None = None
    source: str = ""
    reading: str = ""


def built_in() -> list[Profile]:
    """
    List the shipped profiles.

    Returns
    -------
    list of Profile
        In the order of the table, ours first.
    """
    text = resources.files("dialogscore.profiles").joinpath("built_in.toml").read_text(encoding="utf-8")
    return [_profile(name, said, "use built_in.toml") for name, said in tomllib.loads(text).items()]


def load_profile(path: str | Path) -> list[Profile]:
    """
    Read profiles of one's own.

    Parameters
    ----------
    path : str or pathlib.Path
        A TOML file with a section for each profile, of the form of the shipped ones.

    Returns
    -------
    list of Profile
        In the order of the file.

    Raises
    ------
    UsageError
        If it is missing or not TOML, or a key or value is unknown.
    """
    path = Path(path)
    task = f"use the profiles {path}"
    try:
        said = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(task, found="no such file", expected="a TOML file of profiles") from None
    except (OSError, ValueError) as error:
        raise UsageError(task, found=f"what is no TOML ({error})", expected="a TOML file in UTF-8") from None
    sections = {name: section for name, section in said.items() if isinstance(section, dict)}
    if not sections or len(sections) < len(said):
        raise UsageError(task, found="keys outside of sections", expected="a [section] for each profile")
    taken = {profile.name for profile in built_in()} & set(sections)
    if taken:
        raise UsageError(task, found=f"the name {sorted(taken)[0]!r}", expected="a name that no shipped profile has")
    return [_profile(name, section, task) for name, section in sections.items()]


def _profile(name: str, said: Mapping[str, Any], task: str) -> Profile:
    given = {"without" if key == "not" else key: value for key, value in said.items()}
    known = {field.name for field in fields(Profile)} - {"name"}
    for key, value in given.items():
        if key not in known:
            expected = sorted((known - {"without"}) | {"not"})
            raise UsageError(task, found=f"the unknown key {key!r} in [{name}]", expected="a key that profiles have",
                             next_step=nearest(key, expected))  # fmt: skip
        _check(name, key, value, task)
    if "title" not in given:
        given["title"] = name
    return Profile(
        name=name, **{key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    )


def _check(name: str, key: str, value: object, task: str) -> None:
    where = f"{key} = {value!r} in [{name}]"
    if key in _TYPES:
        if not isinstance(value, _TYPES[key]) or isinstance(value, bool) or (not isinstance(value, str) and value <= 0):
            raise UsageError(task, found=where, expected="a text" if _TYPES[key] is str else "a number above 0")
        return
    is_list = key in ("who", "answer", "without", "also")
    entries = value if is_list else [value]
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise UsageError(task, found=where, expected="a list of texts" if is_list else "a text")
    wrong = [entry for entry in entries if entry not in _CHOICES[key]]
    if wrong or (key == "answer" and not entries):
        raise UsageError(task, found=where, expected=f"of {', '.join(_CHOICES[key])}",
                         next_step=nearest(wrong[0], _CHOICES[key]) if wrong else "")  # fmt: skip
