"""Mapping files: how the columns of any table are to be understood, as TOML."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dialogscore.errors import UsageError, nearest
from dialogscore.readers import mappingrules as rules
from dialogscore.readers import mappingvalues as values
from dialogscore.readers.mappingrules import TARGETS, Condition

__all__ = ["ROW_NUMBER", "TARGETS", "Condition", "Mapping", "load_mapping"]

#: In place of a column: the number of the row, for tables that give their messages no ids.
ROW_NUMBER = "source_row"
_CORE = ("message_id", "created_at", "text")
_KEYS = {
    "": {"name": str, "title": str, "how_to_get": str, "needs": list, "limits": list, "unverified": bool,
         "platform": str, "threading": str, "delimiter": str, "encoding": str, "header_row": (int, str),
         "sheet": (str, int), "coverage": str, "unescape_html": bool, "columns": dict, "time": dict, "company": dict,
         "drop": list, "private": (dict, list), "constants": dict, "repost": dict},
    "time": {"format": (str, list), "zone": str, "columns": list},
    "company": {"when": (dict, list), "role": str, "columns": dict},
}  # fmt: skip


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
    time_columns : tuple of str
        Columns that make up ``created_at`` together, such as day and clock, if it is not mapped.
    company : tuple of Condition
        A row that meets one of them is written by a company.
    company_role : str
        ``brand`` (some company: the name decides which) or ``company`` (the audited one).
    company_columns : dict of str to tuple of str
        Columns of the rows that a company wrote, where theirs differ; none of the audience's author columns is then
        taken for them.
    threading : str
        ``parent`` or ``conversation`` (no parents: the order inside a conversation pairs).
    drop, private : tuple of Condition
        Rows to leave out; rows that are private messages.
    constants : dict of str to str
        Reader column to one value for all rows.
    repost : Condition or None
        Rows that repeat somebody else's message.
    needs : tuple of tuple of str
        Columns that the file must have, any of each group; without any, all that are mapped.
    platform, delimiter, encoding, sheet, coverage, title, how_to_get : str, int or None
        Of the file.
    limits : tuple of str
        Codes of what such an export cannot tell.
    unverified : bool
        Whether the names of its columns are nowhere documented.
    header_row : int or None
        1-based row of the header; None searches it in the first 15 rows.
    unescape_html : bool
        Whether the texts hold ``&amp;``, ``&lt;`` and ``&gt;``.
    """

    path: Path
    columns: dict[str, tuple[str, ...]]
    time_format: str | None = None
    time_zone: str | None = None
    time_columns: tuple[str, ...] = ()
    company: tuple[Condition, ...] = ()
    company_role: str = "brand"
    company_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    threading: str = "parent"
    drop: tuple[Condition, ...] = ()
    private: tuple[Condition, ...] = ()
    constants: dict[str, str] = field(default_factory=dict)
    repost: Condition | None = None
    needs: tuple[tuple[str, ...], ...] = ()
    platform: str = "other"
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | int | None = None
    coverage: str | None = None
    title: str | None = None
    how_to_get: str | None = None
    limits: tuple[str, ...] = ()
    unverified: bool = False
    header_row: int | None = 1
    unescape_html: bool = False

    @property
    def file_columns(self) -> tuple[str, ...]:
        """Columns of the file that are read, in the order named."""
        named = [name for part in (self.columns, self.company_columns) for names in part.values() for name in names]
        named += self.time_columns
        tests = [*self.company, *self.drop, *self.private, *([self.repost] if self.repost else [])]
        return tuple(name for name in dict.fromkeys([*named, *(test.column for test in tests)]) if name != ROW_NUMBER)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Columns without which the file cannot be read, any of each group."""
        if not self.needs:
            return tuple((name,) for name in self.file_columns)
        core = [self.columns[name] for name in _CORE if name in self.columns]
        return tuple(dict.fromkeys([*self.needs, *(names for names in core if ROW_NUMBER not in names)]))


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
    columns = rules.columns_of(said.get("columns", {}), task)
    company, time, choice = said.get("company", {}), said.get("time", {}), values.check_choice
    parts = {"created_at": time["columns"]} if time.get("columns") else {}
    _check_core({*columns, *said.get("constants", {}), *parts}, "company" in said, task)
    coverage = said.get("coverage")
    return Mapping(
        path=path,
        columns=columns,
        time_format=values.time_format_of(time.get("format"), task),
        time_zone=time.get("zone"),
        time_columns=rules.columns_of(parts, task, "time.columns").get("created_at", ()),
        company=rules.conditions(company.get("when", []), "company.when", task),
        company_role=choice(company.get("role", "brand"), ("brand", "company"), "company.role", task),
        company_columns=rules.columns_of(company.get("columns", {}), task, "company.columns"),
        threading=choice(said.get("threading", "parent"), ("parent", "conversation"), "threading", task),
        drop=rules.conditions(said.get("drop", []), "drop", task),
        private=rules.conditions(said.get("private", []), "private", task),
        constants=rules.constants_of(said.get("constants", {}), task),
        repost=rules.conditions(said["repost"], "repost", task)[0] if "repost" in said else None,
        needs=rules.groups_of(said.get("needs", []), task),
        platform=values.platform_of(said.get("platform", "other"), task),
        delimiter=values.delimiter_of(said.get("delimiter"), task),
        encoding=values.encoding_of(said.get("encoding"), task),
        sheet=said.get("sheet"),
        coverage=None if coverage is None else choice(coverage, ("full", "answered_only", "none"), "coverage", task),
        title=said.get("title"),
        how_to_get=said.get("how_to_get"),
        limits=values.check_limits(said.get("limits", []), task),
        unverified=said.get("unverified", False),
        header_row=values.header_row_of(said.get("header_row", 1), task),
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


def _check_core(mapped: set[str], has_company: bool, task: str) -> None:
    missing = [name for name in _CORE if name not in mapped]
    who = {"author_id", "author_handle", "author_name", "author_role", "is_company"}
    if not has_company and not who & mapped:
        missing.append("author_id")
    if missing:
        raise UsageError(
            task, found=f"no column for {', '.join(missing)}", expected="message_id, created_at, text and who wrote it"
        )
