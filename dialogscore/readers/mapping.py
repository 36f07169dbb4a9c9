"""Mapping files: how the columns of any table are to be understood, as TOML."""

import codecs
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from dialogscore import schema
from dialogscore.config import platform_name
from dialogscore.errors import UsageError, nearest

__all__ = ["TARGETS", "Condition", "Mapping", "load_mapping"]

_NOT_MAPPED = {"ref", "source_id", "source_row", "author_role_source", "created_at_source"}
TARGETS = (*(name for name in schema.column_names(stage="readers") if name not in _NOT_MAPPED), "is_company")
_TESTS = ("present", "equals", "in", "starts_with", "contains")
_KEYS = {
    "": {"name": str, "title": str, "platform": str, "threading": str, "delimiter": str, "encoding": str,
         "header_row": (int, str), "sheet": (str, int), "coverage": str, "unescape_html": bool, "columns": dict,
         "time": dict, "company": dict, "drop": list, "constants": dict, "repost": dict},
    "time": {"format": str, "zone": str},
    "company": {"when": (dict, list), "role": str},
}  # fmt: skip


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


@dataclass(frozen=True)
class Mapping:
    """
    A mapping file.

    Attributes
    ----------
    path : pathlib.Path
        Where it lies.
    columns : dict of str to tuple of str
        Reader column to the file's columns; the first that is not empty counts.
    time_format, time_zone : str or None
        As `dialogscore.readers.times.parse` takes them.
    company : tuple of Condition
        A row that meets one of them is written by a company.
    company_role : str
        ``brand`` (some company: the name decides which) or ``company`` (the audited one).
    threading : str
        ``parent`` or ``conversation`` (no parents: the order inside a conversation pairs).
    drop : tuple of Condition
        Rows to leave out.
    constants : dict of str to str
        Reader column to one value for all rows.
    repost : Condition or None
        Rows that repeat somebody else's message.
    platform, delimiter, encoding, sheet, coverage : str, int or None
        Of the file.
    header_row : int or None
        1-based row of the header; None searches it in the first 15 rows.
    unescape_html : bool
        Whether the texts hold ``&amp;``, ``&lt;`` and ``&gt;``.
    """

    path: Path
    columns: dict[str, tuple[str, ...]]
    time_format: str | None = None
    time_zone: str | None = None
    company: tuple[Condition, ...] = ()
    company_role: str = "brand"
    threading: str = "parent"
    drop: tuple[Condition, ...] = ()
    constants: dict[str, str] = field(default_factory=dict)
    repost: Condition | None = None
    platform: str = "other"
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | int | None = None
    coverage: str | None = None
    header_row: int | None = 1
    unescape_html: bool = False

    @property
    def file_columns(self) -> tuple[str, ...]:
        """Columns that the file must have, in the order named."""
        named = [name for names in self.columns.values() for name in names]
        tests = [*self.company, *self.drop, *([self.repost] if self.repost else [])]
        return tuple(dict.fromkeys([*named, *(test.column for test in tests)]))


def load_mapping(path: str | Path) -> Mapping:
    """
    Read a mapping file.

    Parameters
    ----------
    path : str or pathlib.Path
        A TOML file.

    Returns
    -------
    Mapping
        What it says.

    Raises
    ------
    UsageError
        If it is missing or not TOML, a key is unknown or of a wrong type, or a needed column is not mapped.
    """
    path = Path(path)
    task = f"use the mapping {path}"
    try:
        said = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(task, found="no such file", expected="a mapping file") from None
    except (OSError, ValueError) as error:
        raise UsageError(task, found=f"what is no TOML ({error})", expected="a TOML file in UTF-8") from None
    _check(said, "", task)
    _check(said.get("time", {}), "time", task)
    _check(said.get("company", {}), "company", task)
    columns = _columns(said.get("columns", {}), said.get("constants", {}), "company" in said, task)
    company, time = said.get("company", {}), said.get("time", {})
    header_row = said.get("header_row", 1)
    return Mapping(
        path=path,
        columns=columns,
        time_format=time.get("format"),
        time_zone=time.get("zone"),
        company=_conditions(company.get("when", []), "company.when", task),
        company_role=_one_of(company.get("role", "brand"), ("brand", "company"), "company.role", task),
        threading=_one_of(said.get("threading", "parent"), ("parent", "conversation"), "threading", task),
        drop=_conditions(said.get("drop", []), "drop", task),
        constants=_constants(said.get("constants", {}), task),
        repost=_conditions(said["repost"], "repost", task)[0] if "repost" in said else None,
        platform=_platform(said.get("platform", "other"), task),
        delimiter=_delimiter(said.get("delimiter"), task),
        encoding=_encoding(said.get("encoding"), task),
        sheet=said.get("sheet"),
        coverage=_one_of(said["coverage"], ("full", "answered_only", "none"), "coverage", task)
        if "coverage" in said
        else None,
        header_row=None if header_row == "auto" else _header_row(header_row, task),
        unescape_html=said.get("unescape_html", False),
    )


def _check(said: dict[str, Any], section: str, task: str) -> None:
    for key, value in said.items():
        where = f"{section}.{key}" if section else key
        known = _KEYS[section]
        if key not in known:
            raise UsageError(
                task, found=f"the unknown key {where!r}", expected="only known keys", next_step=nearest(key, known)
            )
        wrong_bool = isinstance(value, bool) and known[key] is not bool
        if not isinstance(value, known[key]) or wrong_bool:
            raise UsageError(task, found=f"{where} = {value!r}", expected=f"another type of value for {where}")


def _columns(
    said: dict[str, Any], constants: dict[str, Any], has_company: bool, task: str
) -> dict[str, tuple[str, ...]]:
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
            raise UsageError(task, found=f"columns.{target} = {said[target]!r}", expected="the name of a column")
        columns[target] = named
    missing = [name for name in ("message_id", "created_at", "text") if name not in columns and name not in constants]
    who = {"author_id", "author_handle", "author_name", "author_role", "is_company"}
    if not has_company and not who & {*columns, *constants}:
        missing.append("author_id")
    if missing:
        raise UsageError(
            task, found=f"no column for {', '.join(missing)}", expected="message_id, created_at, text and who wrote it"
        )
    return columns


def _conditions(said: Any, where: str, task: str) -> tuple[Condition, ...]:
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


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _constants(said: dict[str, Any], task: str) -> dict[str, str]:
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


def _one_of(value: str, options: tuple[str, ...] | list[str], where: str, task: str) -> str:
    if value not in options:
        raise UsageError(
            task, found=f"{where} = {value!r}", expected="a known value", next_step=nearest(value, options)
        )
    return value


def _platform(value: str, task: str) -> str:
    return _one_of(platform_name(value) or value, schema.PLATFORMS.split("|"), "platform", task)


def _delimiter(value: str | None, task: str) -> str | None:
    value = {"tab": "\t", "\\t": "\t"}.get(value, value) if value else value
    if value is not None and (len(value) != 1 or value in '"\r\n' or not value.isascii()):
        raise UsageError(task, found=f"delimiter = {value!r}", expected="one character, such as ; or tab")
    return value


def _encoding(value: str | None, task: str) -> str | None:
    if value is None:
        return None
    try:
        return codecs.lookup(value).name
    except LookupError:
        raise UsageError(
            task, found=f"encoding = {value!r}", expected="a known encoding, such as utf-8 or cp1252"
        ) from None


def _header_row(value: int | str, task: str) -> int:
    if not isinstance(value, int) or value < 1:
        raise UsageError(task, found=f"header_row = {value!r}", expected='a row number from 1, or "auto"')
    return value
