"""Facts about a run that its manifest names: models, versions, the language that the company writes."""

import platform as machine
from importlib.metadata import version

import pandas as pd

from dialogscore.modelstore import Model

__all__ = ["described", "main_language", "versions"]

CARD_PARTS = ("trained_on", "coded_by", "measured_how", "quality", "limits", "must_not_be_used_for")
LIBRARIES = ("holidays", "numpy", "pandas", "pyarrow", "py3langid", "scikit-learn", "scipy", "spacy")


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


def versions() -> dict[str, str]:
    """
    List the versions on which the same bytes depend.

    Returns
    -------
    dict of str to str
        Python and the libraries that numbers come from.
    """
    return {"python": machine.python_version()} | {name: version(name) for name in LIBRARIES}
