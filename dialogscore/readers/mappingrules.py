"""Columns and rules of a mapping file: which column is which of ours, and which rows are meant."""

from typing import Any, NamedTuple

from dialogscore import schema
from dialogscore.errors import UsageError, nearest

__all__ = ["TARGETS", "Condition", "columns_of", "conditions", "constants_of", "groups_of"]

_NOT_MAPPED = {"ref", "source_id", "source_row", "author_role_source", "created_at_source"}
TARGETS = (
    *(name for name in schema.column_names(stage="readers") if name not in _NOT_MAPPED),
    "is_company",
    "aliases",
)
_TESTS = ("present", "equals", "in", "starts_with", "contains")


class Condition(NamedTuple):
    """
    A test of one column.

    Attributes
    ----------
    column : str
        Column of the file.
    test : str
        ``present``, ``equals``, ``in``, ``starts_with`` or ``contains``.
    value : object
        What it is tested for: a flag, a text or a tuple of texts; texts are compared without regard to case, but for
        ``starts_with`` and ``contains``.
    """

    column: str
    test: str
    value: Any


def columns_of(said: dict[str, Any], task: str, where: str = "columns") -> dict[str, tuple[str, ...]]:
    """
    Read which columns of the file are which of ours.

    Parameters
    ----------
    said : dict
        Our column to the name of theirs, or to several names.
    task : str
        Verb and object, for messages.
    where : str, default "columns"
        The key, for messages.

    Returns
    -------
    dict of str to tuple of str
        The same, every name in a tuple.

    Raises
    ------
    UsageError
        If one of our columns is unknown, or theirs is no text.
    """
    columns = {}
    for target, named in said.items():
        if target not in TARGETS:
            raise UsageError(
                task,
                found=f"the unknown column {target!r}",
                expected="a column of the message table",
                next_step=nearest(target, TARGETS),
            )
        named = (named,) if isinstance(named, str) else tuple(named) if isinstance(named, list) else ()
        if not named or not all(isinstance(name, str) for name in named):
            raise UsageError(task, found=f"{where}.{target} = {said[target]!r}", expected="the name of a column")
        columns[target] = named
    return columns


def groups_of(said: list[Any], task: str) -> tuple[tuple[str, ...], ...]:
    """
    Read which columns a file must have.

    Parameters
    ----------
    said : list
        Names; a list of names stands for any of them.
    task : str
        Verb and object, for messages.

    Returns
    -------
    tuple of tuple of str
        The same, every name in a tuple.

    Raises
    ------
    UsageError
        If one of them is no text.
    """
    groups = tuple((one,) if isinstance(one, str) else tuple(one) if isinstance(one, list) else () for one in said)
    if not all(group and all(isinstance(name, str) for name in group) for group in groups):
        raise UsageError(task, found=f"needs = {said!r}", expected="names of columns, and lists of such names")
    return groups


def conditions(said: Any, where: str, task: str) -> tuple[Condition, ...]:
    """
    Read tests of columns.

    Parameters
    ----------
    said : dict or list of dict
        One test, or several of which one must hold.
    where : str
        The key, for messages.
    task : str
        Verb and object, for messages.

    Returns
    -------
    tuple of Condition
        The tests.

    Raises
    ------
    UsageError
        If a test is unknown, or its value is not of its kind.
    """
    found = []
    for entry in said if isinstance(said, list) else [said]:
        tests = [key for key in entry if key != "column"] if isinstance(entry, dict) else []
        unknown = [key for key in tests if key not in _TESTS]
        if unknown:
            raise UsageError(
                task,
                found=f"the unknown test {unknown[0]!r} in {where}",
                expected="a known test",
                next_step=nearest(unknown[0], _TESTS),
            )
        if len(tests) != 1 or not isinstance(entry.get("column"), str):
            raise UsageError(task, found=f"{where} = {entry!r}", expected="a column and one test of it")
        test, value = tests[0], entry[tests[0]]
        is_right = {
            "present": isinstance(value, bool),
            "in": isinstance(value, list) and all(isinstance(one, str | int | bool) for one in value),
        }.get(test, isinstance(value, str | int | bool))
        if not is_right:
            raise UsageError(task, found=f"{where}.{test} = {value!r}", expected=f"another value for {test}")
        if test == "in":
            value = tuple(_text(one) for one in value)
        found.append(Condition(entry["column"], test, value if test in ("present", "in") else _text(value)))
    return tuple(found)


def constants_of(said: dict[str, Any], task: str) -> dict[str, str]:
    """
    Read values that stand for all rows.

    Parameters
    ----------
    said : dict
        Our column to a value.
    task : str
        Verb and object, for messages.

    Returns
    -------
    dict of str to str
        The same as text.

    Raises
    ------
    UsageError
        If a column is unknown, or a value is none.
    """
    for target, value in said.items():
        if target not in TARGETS:
            raise UsageError(
                task,
                found=f"the unknown constant {target!r}",
                expected="a column of the message table",
                next_step=nearest(target, TARGETS),
            )
        if isinstance(value, dict | list):
            raise UsageError(task, found=f"constants.{target} = {value!r}", expected="one value")
    return {target: _text(value) for target, value in said.items()}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
