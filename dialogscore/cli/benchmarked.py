"""What `dialogscore benchmark` says before its work and after it: slips of the pen, failures, a better window."""

from pathlib import Path

from dialogscore.cli.talk import say, tell

__all__ = ["summed_up", "warn_of_columns"]


def warn_of_columns(companies: str | None) -> None:
    """
    Warn of columns that are somebody's own and named almost as a known one.

    Parameters
    ----------
    companies : str or None
        ``companies.csv``, if there is one.
    """
    from dialogscore.benchmark.frame import mistyped, read_frame

    for name, known in mistyped(read_frame(companies).companies.columns) if companies else ():
        say(f"The column {name} of {companies} is taken as a column of your own. Did you mean {known}?")


def summed_up(found: object, out: Path) -> int:
    """
    Say how a benchmark came out.

    Parameters
    ----------
    found : Benchmark
        As it was written.
    out : pathlib.Path
        Its folder.

    Returns
    -------
    int
        Exit code: 1 where a company failed.
    """
    counts = found.companies["status"].value_counts()
    said = ", ".join(f"{counts[name]:,} {name.replace('_', ' ')}" for name in sorted(counts.index))
    tell(f"{len(found.companies):,} companies: {said}.")
    failed = found.companies[found.companies["status"].eq("failed")]
    for company, arguments in zip(failed["company"], failed["reason_args"], strict=True):
        say(f"Failed: {company}: {_sentence(arguments)}")
    _tell_of_silent(found)
    _propose_window(found)
    say(f"Result: {out}")
    return 1 if len(failed) else 0


def _tell_of_silent(found: object) -> None:
    """Companies of which the feeds hold nothing, as an account spelt otherwise leaves them."""
    import json

    table = found.companies
    silent = table[table["reason_code"].eq("no_message").fillna(False).to_numpy(dtype=bool)]
    for company, arguments in zip(silent["company"], silent["reason_args"], strict=True):
        told = json.loads(arguments)
        say(f"No feed: {company}: found {told['found']}. {told['next_step']}".strip())
    outside = found.manifest["accounts_outside_frame"]
    if len(silent) and outside:
        say(f"Accounts of companies in no row of the frame: {outside:,} (tables/accounts_outside_frame.parquet)")


def _propose_window(found: object) -> None:
    """Where the window leaves most companies out, name one that most cover."""
    from dialogscore.benchmark.windows import shared_window

    table, least = found.companies, found.manifest["options"]["least_covered"]
    there = table[table["observed_from"].notna().to_numpy(dtype=bool)]
    out = int(there["reason_code"].eq("window_not_covered").fillna(False).sum())
    if 2 * out <= len(there):
        _tell_of_crowd(found)
        return
    said = f"{out:,} of {len(there):,} companies cover too little of the window to be ranked."
    better = shared_window(there["observed_from"], there["observed_until"], least=least)
    if better is not None:
        (start, end), count = better
        said += f" {count:,} would cover --window {start:%Y-%m-%d}..{end:%Y-%m-%d}."
    say(said)


def _tell_of_crowd(found: object) -> None:
    """Where few messages made the window long, name the one that almost all lie in."""
    crowded = found.manifest.get("crowded")
    if crowded:
        say(
            f"The window spans {crowded['of_weeks']:,} weeks; {crowded['share']:.1%} of the companies' messages lie in"
            f" {crowded['weeks']:,} of them: --window {crowded['from']}..{crowded['to']}. Nothing was left out."
        )


def _sentence(arguments: str) -> str:
    import json

    told = json.loads(arguments)
    if "error" in told:
        return told["error"]
    return f"Could not {told['task']}: found {told['found']}, expected {told['expected']}. {told['next_step']}".strip()
