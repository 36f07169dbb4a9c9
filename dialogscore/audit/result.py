"""One company's audit as a value, and as a folder that can be recounted."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from dialogscore import folder, privacy, registry, tables
from dialogscore.engines import one_engine
from dialogscore.errors import OutputError

__all__ = ["Audit", "load"]

RECORD = "private/messages.parquet"
STORED = ("scores", "sources", "rejects")
# As `tables.typed` gives them.
TYPES = (
    pd.StringDtype("pyarrow"), pd.DatetimeTZDtype("us", "UTC"), pd.BooleanDtype(), pd.Int64Dtype(), np.dtype("float64")
)  # fmt: skip
FEW = 20_000
_SHOWN: WeakKeyDictionary = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class Audit:
    """
    One company's audit: the messages with all their labels, and every score that rests on them.

    Attributes
    ----------
    company : str
        The audited company.
    messages : pandas.DataFrame
        One row a message with the columns of `schema.MESSAGES`, verbatim texts and names included.
    sources, rejects, scores : pandas.DataFrame
        Tables as `schema.SOURCES`, `schema.REJECTS` and `schema.SCORES` describe them.
    tables : dict of str to pandas.DataFrame
        What reports draw: ledger, horizons, curve, hours, canned, invitations, accounts.
    manifest : dict
        Versions, options, models, accounts and notes: all that is needed to repeat the audit.
    """

    company: str
    messages: pd.DataFrame
    sources: pd.DataFrame
    rejects: pd.DataFrame
    scores: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    manifest: dict

    @property
    def window(self) -> tuple[pd.Timestamp | None, pd.Timestamp | None] | None:
        """Start and end of what was audited, None at an end left open; None where no window was stated."""
        stated = self.manifest["options"].get("window")
        return tuple(None if end is None else pd.Timestamp(end) for end in stated) if stated else None

    def save(
        self,
        out: str | Path,
        *,
        force: bool = False,
        reports: Mapping[str, Callable[["Audit", Path], None]] | None = None,
        key: bytes | None = None,
        lean: bool = False,
    ) -> None:
        """
        Write the result folder; it appears whole or not at all.

        Parameters
        ----------
        out : str or Path
            Folder to write.
        force : bool, default False
            Replace an earlier result; it is set aside until the new one is whole.
        reports : mapping of str to callable, optional
            File name to ``render(audit, path)``; each gets the audit as it will be read back.
        key : bytes, optional
            Secret for author pseudonyms that are the same in every audit made with it.
        lean : bool, default False
            Leave out messages.csv, which only repeats the working record.

        Raises
        ------
        OutputError
            If there is something already, the disk is full or the place cannot be written.
        ModelError
            If the scores are not all of the engine that the manifest names.
        """
        one_engine([*self.scores["engine"].unique(), self.manifest["engine"]], task=f"write {out}")
        options = self.manifest["options"] | {"key_check": None if key is None else privacy.key_check(key)}
        with folder.new_folder(out, force=force) as place:
            private = folder.private_folder(place)
            told = {name: said for name, said in self.manifest.items() if name != "lean"} | {"options": options}
            tables.write_json(told | ({"lean": True} if lean else {}), place / "manifest.json")
            written = self._as_read_back(place)
            tables.write_parquet(self.messages, private / "messages.parquet")
            if not lean:
                tables.write_csv(written.shown(key=key), place / "messages.csv")
            tables.write_csv(self.scores, place / "scores.csv")
            tables.write_csv(self.rejects, place / "rejects.csv")
            tables.write_json(self.scores, place / "scores.json")
            (place / "tables").mkdir()
            for name, table in ({part: getattr(self, part) for part in STORED} | self.tables).items():
                tables.write_parquet(table, place / "tables" / f"{name}.parquet")
            for name, render in (reports or {}).items():
                render(written, place / name)

    def _as_read_back(self, place: Path) -> "Audit":
        """Give what `load` will, without reading tables that are at hand."""
        manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
        parts = {name: _typed(getattr(self, name)) for name in (*STORED, "messages")}
        drawn = {name: _typed(self.tables[name]) for name in sorted(self.tables)}
        return replace(self, **parts, tables=drawn, manifest=manifest)

    def shown(self, *, key: bytes | None = None, rows: np.ndarray | None = None) -> pd.DataFrame:
        """
        Reduce the messages to what may be handed on, as ``messages.csv`` and the report hold them.

        Parameters
        ----------
        key : bytes, optional
            The secret that the audit is or was saved with.
        rows : numpy.ndarray of int, optional
            Only these rows, by position; everybody is named as in the whole table.

        Returns
        -------
        pandas.DataFrame
            As `privacy.shared_messages` gives it with the options of this audit.
        """
        options = self.manifest["options"]
        given = {name: bool(options.get(name)) for name in ("quotes", "show_names")}
        given |= {"key": key, "accounts": options.get("accounts") or ()}
        if len(self.messages) > FEW:
            return privacy.shared_messages(self.messages, rows=rows, **given)
        # Four parts of a result ask, and for few messages it is setting out that takes long.
        shown = _SHOWN.setdefault(self, {})
        if key not in shown:
            shown[key] = privacy.shared_messages(self.messages, **given)
        whole = shown[key]
        return whole if rows is None else whole.iloc[rows]

    def _repr_html_(self) -> str:
        # Whoever shows an audit stands above it, and is found only when asked for.
        return registry.resolve("views", "notebook")(self)

    @property
    def plot(self) -> object:
        """
        Pictures of the audit as matplotlib axes: ``audit.plot.curve()``, ``.mix()``, ``.week()`` and more.

        Returns
        -------
        object
            `dialogscore.reports.plots.Plots` of this audit; needs the extra ``plot``.
        """
        return registry.resolve("views", "plots")(self)

    @staticmethod
    def load(out: str | Path) -> "Audit":
        """
        Read a result folder back, exactly as it was saved.

        Parameters
        ----------
        out : str or Path
            Folder that `save` wrote.

        Returns
        -------
        Audit
            Equal tables with equal dtypes.

        Raises
        ------
        OutputError
            If it is no result folder, or a part of it was deleted.
        ModelError
            If its scores are not all of the engine that the manifest names.
        """
        return load(out)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table as it is read back: mostly itself."""
    is_counted = table.index.equals(pd.RangeIndex(len(table)))
    return table if is_counted and all(kind in TYPES for kind in table.dtypes) else tables.typed(table)


def load(out: str | Path) -> Audit:
    """
    Read a result folder back, exactly as it was saved.

    Parameters
    ----------
    out : str or Path
        Folder that `Audit.save` wrote.

    Returns
    -------
    Audit
        Equal tables with equal dtypes.

    Raises
    ------
    OutputError
        If it is no result folder, or a part of it was deleted.
    ModelError
        If its scores are not all of the engine that the manifest names.
    """
    place = Path(out)
    if not (place / "manifest.json").is_file():
        raise OutputError(
            f"open {place}",
            found="no manifest.json",
            expected="a result folder of dialogscore",
            next_step="Name the folder that `dialogscore audit -o` wrote.",
        )
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    if manifest.get("kind") == "benchmark":
        raise OutputError(
            f"open {place}",
            found="a benchmark",
            expected="the result folder of one company",
            next_step=f"Name one of those in {place / 'companies'}.",
        )
    if not (place / RECORD).is_file():
        raise OutputError(
            f"open {place}",
            found=f"no {RECORD}",
            expected="the working record that reports are made from",
            next_step="It was deleted or not handed on; run the audit again to get it back.",
        )
    stored = {path.stem: tables.read_parquet(path) for path in sorted((place / "tables").glob("*.parquet"))}
    missing = [name for name in STORED if name not in stored]
    if missing:
        raise OutputError(f"open {place}", found=f"no tables/{missing[0]}.parquet", expected="a complete result folder")
    parts = {name: stored.pop(name) for name in STORED}
    named = parts["scores"]["engine"].unique().tolist() if "engine" in parts["scores"] else [None]
    one_engine([*named, manifest.get("engine")], task=f"open {place}")
    return Audit(
        company=manifest["company"],
        messages=tables.read_parquet(place / RECORD),
        tables=stored,
        manifest=manifest,
        **parts,
    )
