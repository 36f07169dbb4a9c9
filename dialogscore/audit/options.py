"""The options of an audit, checked once, whoever gave them: the command line, ``company.toml`` or a program."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from dialogscore import readers
from dialogscore.config import Account, parse_account
from dialogscore.errors import UsageError, nearest
from dialogscore.measures.channels import channels_of
from dialogscore.measures.summaries import handles
from dialogscore.moments import parse_moment, parse_window
from dialogscore.targets import BUSINESS, Target, settled_targets

__all__ = ["CHOICES", "read_options", "require_hours", "require_known", "require_messages", "settle"]

CHOICES = {
    "language": ("auto", "de", "en"),
    "coverage": ("auto", "full"),
    "private": ("drop", "metadata"),
}
SHARES = ("min_confidence", "max_rejects", "threshold")
WHOM = ("platform", "account", "channel")
LEAST = {"jobs": 1, "seed": None}


def read_options(asked: Mapping[str, object]) -> readers.ReadOptions:
    """
    Choose the options that reading needs.

    Parameters
    ----------
    asked : mapping of str to object
        All options of an audit, settled.

    Returns
    -------
    ReadOptions
        Those that say how files are to be read.
    """
    names = [one.name for one in dataclasses.fields(readers.ReadOptions)]
    return readers.ReadOptions(**{name: asked[name] for name in names})


def require_messages(messages: pd.DataFrame, window: tuple[pd.Timestamp | None, pd.Timestamp | None] | None) -> None:
    """
    Make sure that a window holds anything at all.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with `created_at`.
    window : (pandas.Timestamp or None, pandas.Timestamp or None), optional
        Start and exclusive end.

    Raises
    ------
    UsageError
        If no message lies in it; the span of the feed is named.
    """
    start, end = window or (None, None)
    created = messages["created_at"]
    first, last = created.min(), created.max()
    inside = (created >= (first if start is None else start)) & ((created < end) if end is not None else True)
    if not len(messages) or inside.any():
        return
    raise UsageError(
        "audit the window",
        found="no message in it",
        expected=f"a part of {first:%Y-%m-%d} to {last:%Y-%m-%d}, of which the feed speaks",
        next_step="Name another with --window.",
    )


def require_hours(targets: Iterable[Target], hours: Mapping[str, object] | None) -> None:
    """
    Make sure that a clock that runs within opening hours has some.

    Parameters
    ----------
    targets : iterable of Target
        The targets, settled.
    hours : mapping or None
        Opening hours, if any were given.

    Raises
    ------
    UsageError
        If a target goes by the business clock and there are none.
    """
    for one in targets:
        if one.clock == BUSINESS and not hours:
            raise UsageError(
                f"use the target {one.name}", found="clock = 'business' and no opening hours",
                expected="opening hours, within which that clock runs",
                next_step="State them as [hours] in company.toml, or take clock = 'wall'.",
            )  # fmt: skip


def require_known(targets: Iterable[Target], messages: pd.DataFrame) -> None:
    """
    Make sure that a target for a platform, an account or a channel names one that is in the feed.

    A benchmark does without it: what one company calls its account no other does.

    Parameters
    ----------
    targets : iterable of Target
        The targets, settled.
    messages : pandas.DataFrame
        The messages, as they were read.

    Raises
    ------
    UsageError
        If one is named that is not there; a typing error would read as a service at which nobody asks.
    """
    asked = [(one, key, wanted) for one in targets for key in WHOM if (wanted := getattr(one, key)) is not None]
    if not asked:
        return
    own = messages[(messages["author_role"] == "company").fillna(False).to_numpy(dtype=bool)]
    known = {
        "platform": set(messages["platform"].dropna()),
        "account": set(own["platform"].fillna("").str.cat(handles(own), sep=":")),
        "channel": set(channels_of(messages)),
    }
    for one, key, wanted in asked:
        names = {str(name).casefold() for name in known[key]}
        if key == "account":
            names |= {name.partition(":")[2] for name in names}
        if wanted not in names:
            raise UsageError(
                f"use the target {one.name}", found=f"{key} = {wanted!r}, which is not in the feed",
                expected="an account of the company" if key == "account" else f"a {key} of the feed",
                next_step=nearest(wanted, known[key]),
            )  # fmt: skip


def settle(**given: object) -> dict:
    """
    Check options and give each the type that the stages work with.

    Parameters
    ----------
    **given : object
        Any of the options of `dialogscore.audit`, by name; those not named here stay as they are.

    Returns
    -------
    dict
        The same names: ``accounts`` and ``affiliates`` as tuples of `Account`, ``targets`` of `Target`, ``as_of`` as a
        Timestamp in UTC, ``window`` as a pair of such (or None for an open end); a time without an offset is UTC.

    Raises
    ------
    UsageError
        If an option is none of its choices, outside its range or of a type that cannot be meant.
    """
    settled = dict(given)
    if "company" in given and not (isinstance(given["company"], str) and given["company"].strip()):
        raise _wrong("company", given["company"], "the name of the company")
    for name in CHOICES.keys() & given.keys():
        if given[name] not in CHOICES[name]:
            raise _wrong(name, given[name], " or ".join(CHOICES[name]), nearest(str(given[name]), CHOICES[name]))
    if not isinstance(given.get("reviews", False), bool):
        raise _wrong("reviews", given["reviews"], "True or False")
    for name in (name for name in SHARES if name in given):
        if not _is_number(given[name], int | float) or not 0 <= given[name] <= 1:
            raise _wrong(name, given[name], "a share from 0 to 1")
    for name, least in ((name, least) for name, least in LEAST.items() if name in given):
        if not _is_number(given[name], int) or (least is not None and given[name] < least):
            raise _wrong(name, given[name], "a whole number" + (f" from {least}" if least is not None else ""))
    for name in (name for name in ("accounts", "affiliates") if name in given):
        settled[name] = _accounts(name, given[name])
    if "spacy_pipelines" in given:
        settled["spacy_pipelines"] = _names("spacy_pipelines", given["spacy_pipelines"])
    if "targets" in given:
        settled["targets"] = settled_targets(given["targets"])
    if given.get("as_of") is not None:
        settled["as_of"] = _moment("as_of", given["as_of"])
    if given.get("window") is not None:
        settled["window"] = _window(given["window"])
    return settled


def _wrong(name: str, value: object, expected: str, next_step: str = "") -> UsageError:
    return UsageError(f"use the option {name}", found=repr(value), expected=expected, next_step=next_step)


def _is_number(value: object, kind: type) -> bool:
    # bool is an int in Python, but no number here.
    return isinstance(value, kind) and not isinstance(value, bool)


def _accounts(name: str, value: object) -> tuple[Account, ...]:
    entries = [value] if isinstance(value, str | Account) else value
    if not isinstance(entries, Iterable):
        raise _wrong(name, value, "accounts such as 'x:acme'")
    found = []
    for entry in entries:
        if not isinstance(entry, str | Account):
            raise _wrong(name, entry, "an account such as 'x:acme'")
        found.append(parse_account(entry) if isinstance(entry, str) else entry)
    return tuple(found)


def _names(name: str, value: object) -> tuple[str, ...]:
    entries = (value,) if isinstance(value, str) else value
    if not isinstance(entries, Iterable) or not all(isinstance(entry, str) for entry in entries):
        raise _wrong(name, value, "names such as 'de=de_core_news_sm'")
    return tuple(entries)


def _moment(name: str, value: object) -> pd.Timestamp:
    moment = parse_moment(value, option=name) if isinstance(value, str) else value
    if not isinstance(moment, date) or moment is pd.NaT:  # datetime and Timestamp are dates too
        raise _wrong(name, value, "a time, or a text such as 2025-03-31T18:00+02:00")
    moment = pd.Timestamp(moment)
    moment = moment.tz_localize("UTC") if moment.tzinfo is None else moment.tz_convert("UTC")
    return moment.as_unit("us")


def _window(value: object) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    if isinstance(value, str):
        value = parse_window(value)
    if not isinstance(value, tuple | list) or len(value) != 2:
        raise _wrong("window", value, "a text such as 2025-Q3, or a pair of times")
    start, end = (None if moment is None else _moment("window", moment) for moment in value)
    if start is not None and end is not None and start >= end:
        raise _wrong("window", value, "an end after the start")
    return start, end
