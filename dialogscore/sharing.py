"""Give an audit on: a copy of the result folder that holds no more than its reader needs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore import folder, privacy, tables
from dialogscore.audit import Audit
from dialogscore.errors import UsageError, nearest

__all__ = ["KINDS", "LEAST_CELL", "share", "without_small_cells"]

KINDS = ("client", "public", "ids")
#: Cells that rest on fewer are left out of what everybody may read.
LEAST_CELL = 5
VALUES = ("value", "low", "high", "low_sampling", "high_sampling")
#: What says who wrote, to whom, where and in which words; everything else of a message is an id, a time or a label.
WRITTEN = (
    "text", "author_id", "author_handle", "author_name", "parent_author_id", "mentions", "url", "feature_sign_off",
    "author_followers", "cues",
)  # fmt: skip
#: What somebody wrote of a label, and who: it may repeat the message that it is about.
OBJECTED = ("reason", "by")

_README = {
    "client": """\
A reduced copy of an audit: no working record, no words and no names of the audience.
The audited company's own messages are here, with persons masked.

Gekürzte Fassung einer Auswertung: ohne Arbeitskopie, ohne Wortlaut und Namen des Publikums.
Die eigenen Nachrichten des geprüften Unternehmens stehen darin, Personen maskiert.
""",
    "public": """\
Aggregates of an audit and the ids of the messages behind them. Figures that rest on fewer than 5 are left out
(note_code "suppressed"), and where one part of a split is left out, so is the next smallest.

Zusammengefasste Zahlen einer Auswertung und die Kennungen der Nachrichten dahinter. Zahlen, die auf weniger als
5 beruhen, fehlen (note_code "suppressed"); fehlt in einer Aufteilung ein Teil, so fehlt auch der nächstkleinere.
""",
    "ids": """\
A replication package: ids and labels of every message, all scores and tables, and no word that anybody wrote.
Whoever holds the export joins messages.csv to it by platform and message_id, or by source_id and source_row.

Replikationspaket: Kennungen und Einordnungen aller Nachrichten, alle Werte und Tabellen, kein Wort von irgendwem.
Wer den Export hat, verbindet messages.csv mit ihm über platform und message_id oder source_id und source_row.
""",
}


def share(
    audit: Audit,
    out: str | Path,
    *,
    kind: str,
    force: bool = False,
    reports: Mapping[str, Callable[[Audit, Path], None]] | None = None,
    key: bytes | None = None,
) -> None:
    """
    Write a reduced copy of a result.

    Parameters
    ----------
    audit : Audit
        A finished audit; whatever texts and names it was asked to show, the copy shows none of the audience's, and of
        objections to labels neither why nor by whom.
    out : str or pathlib.Path
        Folder to write.
    kind : {"client", "public", "ids"}
        ``"client"``: the whole result without the working record and without words and names of the audience;
        ``"public"``: scores and ledger without cells below `LEAST_CELL`, and ids; ``"ids"``: ids, labels, scores and
        tables without anybody's text.
    force : bool, default False
        Replace an earlier copy, which is set aside.
    reports : mapping of str to callable, optional
        File name to ``render(audit, path)``; written into a client's copy alone.
    key : bytes, optional
        The secret that persons are named with.

    Raises
    ------
    UsageError
        If there is no such kind.
    OutputError
        If the folder exists or cannot be written.
    """
    if kind not in KINDS:
        raise UsageError(
            f"share as {kind!r}", found="no such kind", expected=", ".join(KINDS), next_step=nearest(kind, KINDS)
        )
    options = audit.manifest["options"] | {"quotes": False, "show_names": False}
    objected = {
        name: table.drop(columns=list(OBJECTED), errors="ignore")
        for name, table in audit.tables.items()
        if name == "overrides"
    }
    reduced = replace(
        audit, manifest=audit.manifest | {"options": options, "shared_as": kind}, tables=audit.tables | objected
    )
    with folder.new_folder(out, force=force) as place:
        (place / "README.txt").write_text(_README[kind], encoding="utf-8", newline="\n")
        tables.write_json(reduced.manifest, place / "manifest.json")
        _WRITERS[kind](reduced, place, key)
        for name, render in (reports or {}).items() if kind == "client" else ():
            render(reduced, place / name)


def _client(audit: Audit, place: Path, key: bytes | None) -> None:
    _scores(audit.scores, place)
    tables.write_csv(audit.rejects, place / "rejects.csv")
    _tables(audit, place)
    accounts = audit.manifest["options"].get("accounts") or ()
    tables.write_csv(privacy.shared_messages(audit.messages, key=key, accounts=accounts), place / "messages.csv")


def _ids(audit: Audit, place: Path, key: bytes | None) -> None:
    _scores(audit.scores, place)
    named = {
        name: table.drop(columns="label", errors="ignore")
        for name, table in audit.tables.items()
        if name in privacy.WORDED
    }
    # What many people wrote are words nevertheless.
    _tables(replace(audit, tables=audit.tables | named), place)
    accounts = audit.manifest["options"].get("accounts") or ()
    messages = privacy.shared_messages(audit.messages, key=key, accounts=accounts)
    tables.write_csv(messages.drop(columns=list(WRITTEN), errors="ignore"), place / "messages.csv")


def _public(audit: Audit, place: Path, key: bytes | None) -> None:
    _scores(without_small_cells(audit.scores), place)
    if "ledger" in audit.tables:
        ledger = audit.tables["ledger"]
        plain = ledger[[name for name in ("rule", "rows", "turns", "filter") if name in ledger]].copy()
        for name in ("rows", "turns"):
            if name in plain:
                plain[name] = plain[name].mask(plain[name].between(1, LEAST_CELL - 1).fillna(False))
        tables.write_csv(plain, place / "ledger.csv")
    accounts = audit.manifest["options"].get("accounts") or ()
    messages = privacy.shared_messages(audit.messages, key=key, accounts=accounts)
    tables.write_csv(messages[["ref", "platform", "message_id", "direction"]], place / "ids.csv")


_WRITERS = {"client": _client, "public": _public, "ids": _ids}


def _scores(scores: pd.DataFrame, place: Path) -> None:
    tables.write_csv(scores, place / "scores.csv")
    tables.write_json(scores, place / "scores.json")


def _tables(audit: Audit, place: Path) -> None:
    (place / "tables").mkdir()
    for name, table in ({"scores": audit.scores, "sources": audit.sources} | audit.tables).items():
        tables.write_parquet(table, place / "tables" / f"{name}.parquet")


def without_small_cells(scores: pd.DataFrame) -> pd.DataFrame:
    """
    Leave out every figure that rests on fewer than `LEAST_CELL` units.

    Parameters
    ----------
    scores : pandas.DataFrame
        Table of scores.

    Returns
    -------
    pandas.DataFrame
        The same rows; those below have no value, no interval and no n, and the note ``suppressed``. A count from 1 to
        `LEAST_CELL` - 1 is such a figure too. Where one part of a split is left out, the next smallest is as well,
        so that it cannot be told from the whole.
    """
    n = scores["n"].astype("Float64").fillna(0).to_numpy(dtype=float)
    value = scores["value"].to_numpy(dtype=float)
    counted = scores["unit"].eq("count").fillna(False).to_numpy(dtype=bool)
    small = ((n > 0) & (n < LEAST_CELL)) | (counted & (value > 0) & (value < LEAST_CELL))
    size = np.where(counted & ~np.isnan(value), value, n)
    split = scores["subset_by"].notna() & scores["subset_by"].ne("")
    keys = [scores[name].fillna("") for name in ("company", "profile", "measure", "subset_by")]
    for _, rows in scores[split].groupby(keys, sort=False).indices.items():
        at = np.flatnonzero(split.to_numpy(dtype=bool))[rows]
        left = at[~small[at] & (size[at] > 0)]
        if small[at].sum() == 1 and len(left):
            small[left[np.argmin(size[left])]] = True
    kept = scores.copy()
    for name in VALUES:
        kept[name] = kept[name].mask(small)
    kept["n"] = kept["n"].mask(small)
    kept["note_code"] = kept["note_code"].mask(small, "suppressed")
    kept["note_args"] = kept["note_args"].mask(small)
    return kept
