"""The verb: from a result folder, or a folder of them, to sheets that people fill."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.coding import store
from dialogscore.coding.draws import Draw, draw_from
from dialogscore.coding.files import sheet_path, write_new
from dialogscore.coding.sheets import sheet_bytes, twin_bytes
from dialogscore.errors import OutputError, UsageError
from dialogscore.folder import is_result
from dialogscore.statistics import seed_of, uniforms

__all__ = ["Sampled", "sample"]


class Sampled(NamedTuple):
    """
    What was drawn.

    Attributes
    ----------
    files : list of pathlib.Path
        The sheets and their CSV twins.
    is_new : bool
        False if all were there already, with these very bytes.
    samples : dict of str to pathlib.Path
        Name of each draw to its result folder.
    turns, messages : dict of str to int
        How many were drawn, for each task.
    strata : int
        How many strata they were drawn from.
    again : dict of str to int
        Name of an earlier draw to the turns of it that were drawn again.
    """

    files: list[Path]
    is_new: bool
    samples: dict[str, Path]
    turns: dict[str, int]
    messages: dict[str, int]
    strata: int
    again: dict[str, int]


def sample(
    out: str | Path,
    output: str | Path,
    *,
    n: int = 100,
    what: str = "both",
    seed: int = 0,
    companies: int | None = None,
    coders: int = 1,
    language: str | None = None,
    hide_company: bool = False,
) -> Sampled:
    """
    Draw turns to be coded, write the sheets and record the draw in the result folder.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder, or a folder that holds result folders.
    output : str or pathlib.Path
        Workbook to write, ``.xlsx``; with two coders ``_a`` and ``_b`` are put before that.
    n : int, default 100
        Turns to draw; half of each side if both are asked for.
    what : {"both", "outbound", "inbound"}
        Whose turns.
    seed : int, default 0
        The same seed draws the same turns and writes the same bytes.
    companies : int, optional
        Of a folder of result folders, how many are drawn; all by default.
    coders : int, default 1
        Sheets: the same messages in another order for each.
    language : {"de", "en"}, optional
        Language of the sheets; by default that of most messages.
    hide_company : bool, default False
        Leave the company's name and handles out.

    Returns
    -------
    Sampled
        What was drawn.

    Raises
    ------
    OutputError
        If it is no result folder, its working record was deleted, or a sheet is there already with other bytes.
    UsageError
        If an option makes no sense.
    """
    out, output = Path(out), Path(output)
    paths = [sheet_path(output, f"_{letter}" if coders > 1 else "") for letter in "abcdefgh"[:coders]]
    folders, chance = _folders(out, companies, n, seed)
    draws = [
        draw_from(
            folder, n // len(folders) + (place < n % len(folders)), what=what, seed=seed, chance=chance,
            hide_company=hide_company,
        )
        for place, folder in enumerate(folders)
    ]  # fmt: skip
    if not any(len(one.rows) for one in draws):
        raise OutputError(
            f"draw from {out}", found="no turn of that side in a language that is read", expected="messages with labels"
        )
    spoken = [one.language for one in draws]
    files = _sheets(draws, paths, language=language or max(sorted(spoken), key=spoken.count), seed=seed, n=n)
    again = _again(draws)
    new = write_new(files)
    for one in draws:
        tables = {store.SAMPLES: one.samples, store.FRAMES: one.frames}
        store.add_tables(
            one.out, {name: store.with_rows(store.stored(one.out, name), table) for name, table in tables.items()}
        )
    listed = pd.concat([one.samples for one in draws])
    turns = listed.drop_duplicates(["sample", "task", "unit"])["task"].value_counts().to_dict()
    strata = sum(one.samples["stratum"].nunique() for one in draws)
    found = {one.name: one.out for one in draws}
    return Sampled(list(files), bool(new), found, turns, listed["task"].value_counts().to_dict(), strata, again)


def _folders(out: Path, companies: int | None, n: int, seed: int) -> tuple[list[Path], float]:
    """Find the result folders to draw from, and with what probability each was drawn."""
    if is_result(out) and not store.is_benchmark(out):
        if companies is not None:
            raise UsageError(
                "draw companies", found=f"{out}, the audit of one company", expected="a folder that holds audits"
            )
        return [out], 1.0
    found = store.results(out)
    if not found:
        raise OutputError(
            f"draw from {out}",
            found="no result folder",
            expected="what `dialogscore audit` wrote, or a folder of that",
        )
    wanted = len(found) if companies is None else companies
    if wanted > len(found) or wanted > n:
        raise UsageError(
            f"draw {wanted} companies", found=f"{len(found)} audits in {out} and {n} turns to draw",
            expected="no more companies than audits, and a turn for each",
        )  # fmt: skip
    order = np.argsort(uniforms(seed_of(seed, "sample:companies"), len(found)), kind="stable")
    return [found[place] for place in order[:wanted]], wanted / len(found)


def _sheets(draws: Sequence[Draw], paths: Sequence[Path], *, language: str, seed: int, n: int) -> dict[Path, bytes]:
    rows = pd.concat([one.rows for one in draws], ignore_index=True)
    names = " ".join(one.name for one in draws)
    about = {
        "sample": names, "audit": " ".join(one.audit for one in draws), "task": " ".join(rows["task"].unique()),
        "language": language, "seed": seed, "n": n, "blind": "yes",
    }  # fmt: skip
    files = {}
    for coder, path in enumerate(paths, start=1):
        ordered = _in_order(rows, seed_of(seed, f"order:{names}:{coder}"))
        files[path] = sheet_bytes(ordered, about | {"coder": coder}, language=language)
        files[path.with_suffix(".csv")] = twin_bytes(ordered, about | {"coder": coder}, language=language)
    return files


def _in_order(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Put the turns into a random order; the messages of a turn stay together and share its number."""
    turn = rows.groupby(["sample", "task", "unit"], sort=True).ngroup().to_numpy()
    place = np.argsort(np.argsort(uniforms(seed, turn.max() + 1), kind="stable"), kind="stable")[turn]
    ordered = rows.assign(place=place).sort_values("place", kind="stable")
    part, parts = ordered.groupby("place").cumcount(), ordered.groupby("place")["place"].transform("size")
    letter = np.where(parts > 1, "." + (part + 1).astype(str), "")
    return ordered.assign(no=(ordered["place"] + 1).astype(str) + letter).reset_index(drop=True)


def _again(draws: Sequence[Draw]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in draws:
        old = store.stored(one.out, store.SAMPLES)
        if old is None:
            continue
        keys = one.samples[["task", "unit"]].drop_duplicates()
        other = old.loc[old["sample"] != one.name, ["sample", "task", "unit"]].drop_duplicates()
        both = other.astype({"task": object, "unit": "int64"}).merge(keys, on=["task", "unit"])
        found |= both["sample"].value_counts().to_dict()
    return found
