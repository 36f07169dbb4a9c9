"""One run's settings: what the command line says, over what company.toml says, over the library's defaults."""

from pathlib import Path
from typing import NamedTuple

__all__ = ["Settings", "gather"]

FROM_FILE = ("company", "accounts", "affiliates", "mapping", "format", "zone", "language", "min_confidence",
             "max_rejects", "coverage", "private", "hours", "reviews", "window", "as_of",
             "threshold", "spacy_pipelines")  # fmt: skip


class Settings(NamedTuple):
    """
    What is to be read, and how.

    Attributes
    ----------
    feeds : list of pathlib.Path
        The files.
    folder : pathlib.Path or None
        The company's folder, if one was named instead of files.
    options : dict
        Keyword arguments of `dialogscore.audit`, only those that somebody set.
    """

    feeds: list[Path]
    folder: Path | None
    options: dict


def gather(feeds: tuple[str, ...], *, config_file: str | None = None, **given: object) -> Settings:
    """
    Put together what a run needs to know.

    Parameters
    ----------
    feeds : tuple of str
        Files, archives and folders as given, or one folder that holds ``company.toml``.
    config_file : str, optional
        A ``company.toml`` elsewhere.
    **given : object
        Options by the names that `dialogscore.audit` gives them; None and an empty tuple are not set.

    Returns
    -------
    Settings
        Moments and windows parsed, accounts read.

    Raises
    ------
    UsageError
        If an option cannot be read.
    """
    from dialogscore import config
    from dialogscore.moments import parse_moment, parse_window

    paths = [Path(feed) for feed in feeds]
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    if folder is not None and config_file is None and (folder / config.FILE_NAME).exists():
        config_file = str(folder / config.FILE_NAME)
    options = {}
    if config_file is not None:
        told = config.load(config_file)
        options = {name: value for name in FROM_FILE if (value := getattr(told, name)) not in (None, ())}
        if folder is not None:
            paths = list(told.feeds)
    options |= {name: value for name, value in given.items() if value not in (None, ())}
    accounts = options.get("accounts", ())
    options["accounts"] = tuple(config.parse_account(name) if isinstance(name, str) else name for name in accounts)
    if "mapping" in options:
        options["mapping"] = Path(options["mapping"])
    if "as_of" in options:
        options["as_of"] = _timestamp(parse_moment(options["as_of"], option="--as-of"))
    if "window" in options:
        options["window"] = tuple(_timestamp(moment) for moment in parse_window(options["window"], option="--window"))
    return Settings(paths, folder, options)


def _timestamp(moment):
    import pandas as pd

    return pd.Timestamp(moment).as_unit("us")
