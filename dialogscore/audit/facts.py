"""Facts about a run, and the manifest that names them: options, models, versions, the language the company writes."""

import json
import platform as machine
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from dialogscore import __version__
from dialogscore.audit.scoring import Ground
from dialogscore.config import Account
from dialogscore.modelstore import Model
from dialogscore.targets import recorded

__all__ = ["asked_for", "described", "main_language", "manifest_of", "versions"]

CARD_PARTS = ("trained_on", "coded_by", "measured_how", "quality", "limits", "must_not_be_used_for")
LIBRARIES = ("holidays", "numpy", "pandas", "pyarrow", "py3langid", "scikit-learn", "scipy", "spacy")


def asked_for(**given: object) -> dict:
    """
    Write down the options of an audit as its manifest holds them.

    Parameters
    ----------
    **given : object
        Options of `dialogscore.audit`, by name and settled.

    Returns
    -------
    dict
        The same names in the same order: accounts as pairs, files by their names without folders, moments as ISO 8601
        in UTC, None for what is empty.
    """
    forms = {
        "accounts": _pairs,
        "account_roles": _roles,
        "mapping": _file_name,
        "as_of": _iso,
        "window": lambda window: [_iso(moment) for moment in window] if window else None,
        "hours": lambda hours: json.loads(json.dumps(hours, default=str)) if hours else None,
        "targets": recorded,
        "own_profiles": lambda paths: [_file_name(path) for path in paths] or None,
        "spacy_pipelines": lambda names: list(names) or None,
    }
    return {name: forms[name](value) if name in forms else value for name, value in given.items()}


def described(model: Model) -> dict:
    """
    Say which model was used and what its card says that a report must repeat.

    Parameters
    ----------
    model : Model
        A loaded model.

    Returns
    -------
    dict
        ``name``, ``sha256`` and ``card`` with the parts of `CARD_PARTS`.
    """
    card = {part: model.card[part] for part in CARD_PARTS}
    return {"name": model.name, "sha256": model.card["sha256"], "card": card}


def main_language(messages: pd.DataFrame) -> str:
    """
    Tell in which language the company mostly writes.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages with ``direction`` and ``language``.

    Returns
    -------
    str
        ``"de"`` or ``"en"``; English where it writes neither.
    """
    own = messages.loc[messages["direction"].eq("outbound").fillna(False), "language"]
    counts = own[own.isin(["de", "en"])].value_counts()
    return str(sorted(counts.index, key=lambda name: (-counts[name], name))[0]) if len(counts) else "en"


def manifest_of(
    ground: Ground,
    options: dict,
    *,
    accounts: object,
    other_companies: object,
    engine: str,
    pipelines: list[dict],
    models: Sequence[Model],
    notes: Sequence[tuple[str, dict]],
    language: str,
) -> dict:
    """
    Put down all that is needed to repeat an audit.

    Parameters
    ----------
    ground : Ground
        What the scores rest on.
    options : dict
        As `asked_for` gives them.
    accounts, other_companies : object
        The accounts that the readers found, as `dialogscore.readers.Feed` names them.
    engine : str
        Name of models and tokenizers together.
    pipelines : list of dict
        Records of a user's own tokenizers.
    models : sequence of Model
        The models used.
    notes : sequence of (str, dict)
        Codes with arguments.
    language : str
        As `main_language` tells it.

    Returns
    -------
    dict
        The manifest.
    """
    return {
        "dialogscore": __version__,
        "company": ground.company,
        "accounts": accounts,
        "other_companies": other_companies,
        "options": options,
        "engine": engine,
        "spacy_pipelines": pipelines,
        "models": [described(model) for model in models],
        "notes": [list(note) for note in notes],
        "language": language,
        "hours_zone": ground.zone,
        "versions": dict(versions()),
    }


@cache
def versions() -> dict[str, str]:
    """
    List the versions on which the same bytes depend.

    Returns
    -------
    dict of str to str
        Python and the libraries that numbers come from.
    """
    return {"python": machine.python_version()} | {name: version(name) for name in LIBRARIES}


def _pairs(accounts: Sequence[Account]) -> list[list[str]] | None:
    return [[account.platform, account.handle] for account in accounts] or None


def _roles(accounts: Sequence[Account]) -> list[list[str]] | None:
    return [[one.platform, one.handle, one.role] for one in accounts if one.role] or None


def _file_name(path: str | Path | None) -> str | None:
    return Path(path).name if path else None


def _iso(moment: pd.Timestamp | None) -> str | None:
    return None if moment is None else moment.tz_convert("UTC").isoformat()
