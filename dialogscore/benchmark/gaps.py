"""What the feeds themselves show to lack, company by company, as each audit noted it."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

__all__ = ["GAPS", "gaps_in"]

#: Notes of an audit that count messages around which the feed has a hole.
GAPS = ("replies_missing", "parents_missing", "posts_cut")
TEXT = pd.StringDtype("pyarrow")


def gaps_in(folders: Mapping[str, Path]) -> pd.DataFrame:
    """
    Read what the audits noted as missing.

    Parameters
    ----------
    folders : mapping of str to pathlib.Path
        Companies and their result folders; the notes in the manifest of each are read.

    Returns
    -------
    pandas.DataFrame
        ``company``, ``gap`` (of `GAPS`), ``lacking`` (messages that lack something), ``looked_at`` (of how many); only
        from a share of one in twenty on, as audits note it.
    """
    lines = []
    for company, place in folders.items():
        path = place / "manifest.json"
        notes = json.loads(path.read_bytes())["notes"] if path.is_file() else []
        lines += [(company, code, told["found"], told["of"]) for code, told in notes if code in GAPS]
    table = pd.DataFrame(lines, columns=["company", "gap", "lacking", "looked_at"])
    return table.astype({"company": TEXT, "gap": TEXT, "lacking": "int64", "looked_at": "int64"})
