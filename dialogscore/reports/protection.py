"""The data-protection sheet: what was read, dropped and kept of persons, where, and until when."""

from typing import TYPE_CHECKING, NamedTuple

from dialogscore import schema
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["Entry", "protection"]

LONGEST_LIST = 60
KNOWN = (*schema.MESSAGES, *schema.OVERRIDDEN)


class Entry(NamedTuple):
    """
    One line of the sheet.

    Attributes
    ----------
    title : str
        What it is about.
    text : str
        What holds.
    columns : tuple of str
        Names of columns that it speaks of.
    """

    title: str
    text: str
    columns: tuple[str, ...] = ()


def protection(audit: "Audit", words: Words) -> list[Entry]:
    """
    Set the data-protection sheet of an audit.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    list of Entry
        In the order of a record of processing: read, derived, dropped, kept, shared, where, until when, employees.
    """
    options = audit.manifest["options"]
    forgotten = audit.manifest.get("forgotten") or {}
    unasked = _unasked(audit)
    told = {
        "read": _filled(audit, ("readers",)),
        "derived": _filled(audit, [column.stage for column in KNOWN if column.stage != "readers"]),
        "dropped": (),
        **({"unasked": unasked} if unasked else {}),
        "kept": (),
        "shared_quotes" if options.get("quotes") else "shared": (),
        "names_shown" if options.get("show_names") else "names": (),
        "where": (),
        "until": (),
        **({"forgotten": ()} if any(forgotten.values()) else {}),
        "staff": (),
    }
    return [
        Entry(words(f"protection.{name}.title"), words(f"protection.{name}.text"), columns)
        for name, columns in told.items()
    ]


def _filled(audit: "Audit", stages: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    names = [column.name for column in KNOWN if column.stage in stages and column.name in audit.messages]
    return tuple(name for name in names if audit.messages[name].notna().any())


def _unasked(audit: "Audit") -> tuple[str, ...]:
    """Name the columns of the export that nobody asked for; their names alone were ever looked at."""
    found: dict[str, None] = {}
    for code, arguments in audit.manifest.get("notes", []):
        if code == "ignored_columns":
            found |= dict.fromkeys(shown(name, 60) for name in arguments["columns"])
    names = tuple(found)
    return names if len(names) <= LONGEST_LIST else (*names[:LONGEST_LIST], f"… +{len(names) - LONGEST_LIST}")
