"""What a converted table still knows of the export it was made from: its manifest lies beside it."""

import json
from typing import Any

import pandas as pd

from dialogscore import schema
from dialogscore.readers.blobs import Blob
from dialogscore.readers.capabilities import ABILITIES, LIMITS

__all__ = ["carried"]

_WORDS = {
    "audience_coverage": ("full", "answered_only", "none"),
    "coverage_source": ("format", "observed", "option"),
    "observed_until_source": ("last_message", "as_of", "declared"),
}
_LISTS = {
    "capabilities": set(ABILITIES[:4]),
    "limits": set(LIMITS),
    "abilities": {f"{name}={grade}" for name in ABILITIES for grade in ("yes", "partly", "no")},
}
_LONGEST = 1 << 20


def carried(file: Blob) -> dict[str, Any]:
    """
    Read what ``dialogscore convert`` wrote beside a file about its source.

    Parameters
    ----------
    file : Blob
        A table, or the folder of a corpus.

    Returns
    -------
    dict
        Columns of `dialogscore.schema.SOURCES`; empty if the file was not converted or says nothing that can be meant.
    """
    folder, name = (file.path, "") if file.path.is_dir() else (file.path.parent, file.path.name)
    manifest = folder / "manifest.json"
    if file.member or not manifest.is_file() or manifest.stat().st_size > _LONGEST:
        return {}
    try:
        said = json.loads(manifest.read_text(encoding="utf-8"))["converted"][name]
        until = schema.conform(pd.DataFrame({"observed_until": [said["observed_until"]]}), schema.SOURCES)
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return {}
    found = {key: said[key] for key, words in _WORDS.items() if said.get(key) in words}
    found |= {
        key: said[key]
        for key, words in _LISTS.items()
        if isinstance(said.get(key), str) and set(said[key].split()) <= words
    }
    return found | {"observed_until": until["observed_until"].iloc[0]} if found.keys() >= _WORDS.keys() else {}
