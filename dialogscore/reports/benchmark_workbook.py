"""The benchmark as an XLSX workbook: one sheet a table, real numbers, codes of their own names, all columns told."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dialogscore import schema, tables
from dialogscore.reports import benchmark_gallen
from dialogscore.reports.benchmark_ranks import in_order, overall, reason
from dialogscore.reports.wording import Words, load
from dialogscore.reports.workbook import columns_of, write_tables

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["SHEETS", "render"]

#: Tables in the order of the page; what else there is follows by name.
SHEETS = (
    "st_gallen", "st_gallen_companies", "studies", "references", "goals", "goal_companies",
    "steadiness_readings", "steadiness_companies", "strata_figures", "company_figures", "company_themes", "companies",
    "ranks", "strata", "sectors", "robustness", "first_under_any_weights", "pooled",
)  # fmt: skip


def render(benchmark: "Benchmark", path: str | Path, *, language: str) -> None:
    """
    Write the workbook of a benchmark.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``: of the first sheet, of names of measures and of reasons; columns keep their own names.
    """
    words = load(language)
    kept = dict(benchmark.tables) | {"companies": benchmark.companies}
    names = [*(name for name in SHEETS if name in kept), *sorted(set(kept) - {*SHEETS, "st_gallen_verdict"})]
    told = benchmark_gallen.verdict(benchmark, words)
    said = [told["sentence"], told["presence"], told["frame"], *told["why"], told["rule"]]
    about = pd.DataFrame({words("workbook.about"): [*said, words("workbook.units"), words("benchmark.order")]})
    sheets = {words("workbook.about"): about, **{name: _worded(name, kept[name], words) for name in names}}
    sheets["scores"] = benchmark.scores[benchmark.scores["company"].eq("").to_numpy(dtype=bool)]
    meanings = words.table["benchmark"]["sheet"]
    described = {name: columns_of(name, tables.typed(sheets[name]), meanings) for name in names}
    described |= {"scores": schema.SCORES}
    write_tables(sheets, path, title=words("benchmark.title"), described=described)


def _worded(name: str, table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Put reasons into words; ranks go by the middle of their places, with the names of measures."""
    if name == "ranks":
        table = _ordered(table)
        table.insert(1, "name", [words.name(one) for one in table["measure"]])
    for code, arguments in (("reason_code", "reason_args"), ("note_code", "note_args")):
        if code in table:
            pairs = zip(table[code], table[arguments], strict=True)
            table = table.drop(columns=[arguments]).assign(**{"reason": [reason(*pair, words) for pair in pairs]})
    return table


def _ordered(ranks: pd.DataFrame) -> pd.DataFrame:
    """The whole frame first, then each stratum, and in each who has no place last."""
    parts = []
    for measure in dict.fromkeys(ranks["measure"]):
        whole = overall(ranks, measure)
        rest = ranks[(ranks["measure"].eq(measure) & ranks["stratum_by"].notna()).to_numpy(dtype=bool)]
        groups = [whole, *(part for _, part in rest.groupby(["stratum_by", "stratum"], sort=False))]
        for part in groups:
            parts += [in_order(part), part[part["rank"].isna().to_numpy(dtype=bool)]]
    return pd.concat(parts, ignore_index=True) if parts else ranks.copy()
