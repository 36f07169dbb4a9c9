"""One self-contained page of a benchmark: the verdict first, no bare league table, every name of others escaped."""

from pathlib import Path
from typing import TYPE_CHECKING

from dialogscore.benchmark.goals import LEAST_POSTS
from dialogscore.reports import (
    benchmark_checks,
    benchmark_forest,
    benchmark_frame,
    benchmark_gallen,
    benchmark_method,
    benchmark_mix,
    benchmark_picture,
    benchmark_ranks,
    benchmark_themes,
    benchmark_unranked,
    benchmark_views,
)
from dialogscore.reports.page import PLAIN, environment
from dialogscore.reports.wording import load

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["ALSO", "CHAPTERS", "render"]

VIEWS = ("purposes", "uptake", "service", "steadiness")
#: The order that a reader asks in; the verdict stands above the contents.
CHAPTERS = (
    "gallen", "purposes", "uptake", "themes", "service", "steadiness", "frame", "ranks", "views", "strata",
    "robustness", "pooled", "method", "manifest",
)  # fmt: skip
#: Companies and headings of one drawing: what paper holds, which cannot break within it.
A_SHEET = 40
#: Measures whose places are told, each in a table that can be opened; the first of all stands open.
ALSO = (
    "index", "pillar_openness", "pillar_responsiveness", "pillar_substance", "pillar_continuity", "dialog_share",
    "dialog_share_openers", "reply_rate_72h", "reply_rate_all_72h", "response_rmst_72h_seconds",
)  # fmt: skip


def render(benchmark: "Benchmark", path: str | Path, *, language: str) -> None:
    """
    Write the page of a benchmark.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``.
    """
    words = load(language)
    ranks = benchmark.tables["ranks"]
    main = benchmark_ranks.main_measure(ranks)
    others = [name for name in ALSO if name != main and benchmark_ranks.overall(ranks, name)["rank"].notna().any()]
    label = benchmark_forest.title(benchmark, words)
    drawings = benchmark_forest.forest(benchmark, words, most=A_SHEET)
    told = {name: benchmark_views.matrix(benchmark, name, words) for name in VIEWS}
    told |= {"goals": benchmark_views.goals(benchmark, words), "steady": benchmark_views.steadiness(benchmark, words)}
    held = {"purposes": told["purposes"] or told["goals"], "steadiness": told["steadiness"] or told["steady"]}
    told["unserved"] = benchmark_views.unserved(benchmark, words)
    held |= {"service": told["service"] or told["unserved"], "uptake": told["uptake"]}
    held["themes"] = benchmark_themes.themes(benchmark, words)
    chapters = [name for name in CHAPTERS if held.get(name, True)]
    text = (
        environment(words)
        .get_template("benchmark.html.j2")
        .render(
            brand=PLAIN,
            **told,
            themes=held["themes"],
            chapters=chapters,
            least_posts=LEAST_POSTS,
            head=benchmark_frame.head(benchmark, words),
            verdict=benchmark_gallen.verdict(benchmark, words),
            gallen=benchmark_gallen.gallen(benchmark, words),
            references=benchmark_gallen.references(benchmark, words),
            frame=benchmark_frame.frame(benchmark, words),
            label=label,
            drawings=[benchmark_picture.drawn(one, label) for one in drawings],
            ranks=benchmark_ranks.lines(ranks, main, words) if main else None,
            tiers=benchmark_ranks.tiers(ranks, main) if main else {},
            others=[benchmark_ranks.lines(ranks, name, words) for name in others],
            unranked=benchmark_unranked.unranked(ranks, words),
            views=benchmark_mix.views(ranks, words),
            strata=benchmark_checks.strata(benchmark, words),
            sectors=benchmark_checks.sectors(benchmark, words),
            robustness=benchmark_checks.robustness(benchmark, words),
            pooled=benchmark_checks.pooled(benchmark, words),
            method=benchmark_method.method(benchmark, words),
            made=benchmark_method.made(benchmark, words),
        )
    )
    Path(path).write_text(text, encoding="utf-8", newline="\n")
