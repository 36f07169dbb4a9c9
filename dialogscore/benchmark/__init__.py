"""Many companies, one window, one engine: every company audited, and all of them beside each other."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from dialogscore import __version__
from dialogscore.audit import Audit
from dialogscore.audit.facts import described, versions
from dialogscore.benchmark.comparing import compare_again, compared
from dialogscore.benchmark.feeds import fetched, inputs_of
from dialogscore.benchmark.frame import slugs
from dialogscore.benchmark.gathering import gather
from dialogscore.benchmark.keeping import COMPANIES, alone, begin, remove
from dialogscore.benchmark.planning import FRAMES, absent, listed, plan, presence_told
from dialogscore.benchmark.result import KIND, Benchmark, load
from dialogscore.benchmark.running import Tally, run, table_of
from dialogscore.benchmark.shards import written
from dialogscore.benchmark.unit import Manner
from dialogscore.benchmark.windows import common_window, covered, crowded_window
from dialogscore.targets import Target

__all__ = ["FRAMES", "Benchmark", "Tally", "benchmark", "compare_again", "load"]


def benchmark(
    feeds: Sequence[str | Path] | str | Path,
    out: str | Path,
    *,
    companies: str | Path | None = None,
    protocol: str | Path | None = None,
    frame: str | None = None,
    window: str | None = None,
    where: Sequence[str] | str = (),
    by: Sequence[str] | str = (),
    as_of: object = None,
    least_covered: float | None = None,
    goal: float | None = None,
    goal_share: float | None = None,
    draws: int | None = None,
    mapping: str | Path | None = None,
    format: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    min_confidence: float | None = None,
    threshold: float | None = None,
    max_rejects: float | None = None,
    coverage: str | None = None,
    reviews: bool = False,
    act_model: str | Path | None = None,
    inbound_model: str | Path | None = None,
    purpose_model: str | Path | None = None,
    spacy_pipelines: Sequence[str] | str = (),
    own_profiles: Sequence[str | Path] = (),
    targets: str | Path | Sequence[Target] | None = None,
    show_names: bool = False,
    quotes: bool = False,
    key: bytes | None = None,
    lean: bool = False,
    reports: Mapping[str, Callable[[Audit, Path], None]] | None = None,
    benchmark_reports: Mapping[str, Callable[[Benchmark, Path], None]] | None = None,
    force: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
    seed: int | None = None,
    progress: Callable[[Tally], None] | None = None,
) -> Benchmark:
    """
    Audit many companies and put them beside each other.

    Parameters
    ----------
    feeds : path or sequence of paths
        Files of many companies, folders of one company each, and addresses that fsspec can read, in any mixture.
    out : str or pathlib.Path
        Folder to write. What is done is kept beside it in ``OUT.partial``; the same call goes on where a stopped one
        was.
    companies : path, optional
        ``companies.csv``: the whole frame, as `dialogscore.benchmark.frame.read_frame` reads it. Without it, every
        account that a feed declares to be a company's is a company.
    protocol : path, optional
        ``protocol.toml``: what was fixed beforehand.
    frame : {"census", "random", "convenience"}, optional
        How the companies were chosen; ``"convenience"`` by default, which claims nothing of any others.
    window : str, optional
        The window of all, such as ``"2025-Q3"``; all that the feeds speak of by default.
    where : str or sequence of str, optional
        Conditions on the frame, such as ``'sector == "retail"'``.
    by : str or sequence of str, optional
        Columns to compare within, such as ``sector`` and ``platform``.
    as_of : object, optional
        End of observation, as in `dialogscore.audit`.
    least_covered : float, optional
        Share of the window that a company's feed must cover to be ranked, 0.9 by default.
    goal : float, optional
        Dialog share from which communication counts as geared to dialog; the threshold by default.
    goal_share : float, optional
        Share of its posts from which a company is said to pursue a goal of the St. Gallen study, 0.2 by default.
    draws : int, optional
        Number of draws behind ranks, 1000 by default.
    mapping, format, zone : optional
        As in `dialogscore.audit`; the ``company.toml`` of a company comes first.
    language, min_confidence, threshold, max_rejects, coverage, reviews : optional
        As in `dialogscore.audit`, the same for all.
    act_model, inbound_model, purpose_model : optional
        As in `dialogscore.audit`, the same for all.
    spacy_pipelines, own_profiles, targets, show_names, quotes : optional
        As in `dialogscore.audit`, the same for all; a target by the business clock is refused where a company states
        no opening hours.
    key : bytes, optional
        Secret of author pseudonyms.
    lean : bool, default False
        Leave out messages.csv, which only repeats the working record, and the reports of each company.
    reports : mapping of str to callable, optional
        Reports of each company: file name to ``render(audit, path)``, functions that another process can import.
    benchmark_reports : mapping of str to callable, optional
        Reports of the whole: file name to ``render(benchmark, path)``.
    force : bool, default False
        Set an earlier result aside.
    jobs : int, default 1
        Processes to use; the result is the same.
    scheduler : str, optional
        Address of a Dask scheduler whose workers do the work instead.
    seed : int, optional
        Seed of every draw, 0 by default.
    progress : callable, optional
        Called with a `Tally`.

    Returns
    -------
    Benchmark
        As it was written.

    Raises
    ------
    DialogscoreError
        If an option makes no sense, a feed of many companies cannot be read, or the disk does not take the result. A
        company that fails does not raise: its row says why.
    """
    planned = plan(
        protocol,
        {"frame": frame, "window": window, "where": where, "by": by, "as_of": as_of, "least_covered": least_covered,
         "goal": goal, "goal_share": goal_share, "draws": draws, "language": language,
         "min_confidence": min_confidence, "threshold": threshold, "max_rejects": max_rejects, "coverage": coverage,
         "act_model": act_model, "inbound_model": inbound_model, "purpose_model": purpose_model, "seed": seed,
         "targets": targets},
        {"mapping": mapping, "format": format, "zone": zone, "reviews": reviews, "spacy_pipelines": spacy_pipelines,
         "own_profiles": tuple(own_profiles), "show_names": show_names, "quotes": quotes, "jobs": jobs},
    )  # fmt: skip
    base = planned.base
    known = listed(companies, planned)
    home = begin(target := Path(out).absolute(), force=force)
    with alone(home):
        tell = progress or (lambda tally: None)
        inputs = inputs_of(fetched([feeds] if isinstance(feeds, str | Path) else feeds, home / "inputs"), known)
        stock = gather(
            inputs, known, planned.asked, home, skipped=[*absent(known, inputs), *planned.excluded], jobs=jobs,
            progress=lambda done, total: tell(Tally("read", done, total)),
        )  # fmt: skip
        common = common_window(base["window"], [shard.spans for shard in stock.shards.values()])
        # Where nobody asked for a window, one stray message may make it years long.
        times = [written(str(shard.path)) for shard in stock.shards.values()] if base["window"] is None else []
        crowded = crowded_window(np.concatenate(times), common) if times else None
        facts = {one.company: one.facts for one in inputs.own}
        asked = {
            company: planned.asked(company, stock.frame.accounts[company], facts.get(company, {})) | {"window": common}
            for company, shard in stock.shards.items()
            if covered(shard.spans, common) > 0
        }
        names = slugs(stock.frame.companies["company"])
        ran = run(
            stock, asked, names, Manner(lean, reports, key), home, jobs=jobs, scheduler=scheduler, progress=progress,
            models=[planned.engine, [Path(one).read_text(encoding="utf-8") for one in own_profiles]],
        )  # fmt: skip
        table = table_of(
            stock, ran, names, common, least_covered=planned.own["least_covered"], excluded=planned.excluded
        )  # fmt: skip
        tell(Tally("compare", len(ran.facts), len(asked), failures=len(ran.failures)))
        manifest = {
            "dialogscore": __version__,
            "kind": KIND,
            "engine": planned.engine,
            "models": [described(model) for model in planned.models],
            "label_errors": {
                name: error for model in reversed(planned.models) for name, error in model.card["label_errors"].items()
            },
            "spacy_pipelines": planned.pipelines,
            "versions": versions(),
            "options": planned.recorded() | {"lean": lean},
            "protocol": planned.protocol,
            "frame": planned.own["frame"],
            "presence_told": presence_told(known, planned.own["where"]),
            "window": [moment.isoformat() for moment in common],
            "crowded": crowded,
            "language": _main_language(one["language"] for one in ran.facts.values()),
            "companies": len(table),
            "audited": len(ran.facts),
            "accounts_outside_frame": stock.outside,
        }
        done = compared(home, table, manifest, stock.tables)
        done.save(target, force=force, reports=benchmark_reports)
        remove(home)
    if ran.bug is not None:
        raise ran.bug
    return replace(done, home=target / COMPANIES)


def _main_language(languages: Iterable[str]) -> str:
    counts = Counter(languages)
    return min(counts, key=lambda name: (-counts[name], name), default="en")
