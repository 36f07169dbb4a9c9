"""Practice for coders: messages written by us, every close call of the codebook among them, with answer and reason."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore.coding.codebook import corpora
from dialogscore.coding.files import sheet_path, write_new
from dialogscore.coding.sheets import sheet_bytes, twin_bytes
from dialogscore.statistics import seed_of, uniforms

__all__ = ["PRACTICE", "practice", "write_practice"]

PRACTICE = "practice"
ANSWERED = ["no", "ref", "act", "inbound_type", "needs_reply", "reason"]


def practice() -> pd.DataFrame:
    """
    Read the practice messages.

    Returns
    -------
    pandas.DataFrame
        ref, lang, task, company, context, parent, text, act, inbound_type, needs_reply (text), rule and reason, in an
        order that gives nothing away.
    """
    text = (corpora() / PRACTICE / "messages.jsonl").read_text(encoding="utf-8")
    rows = pd.DataFrame([json.loads(line) for line in text.split("\n") if line])
    rows = rows.rename(columns={"id": "ref", "type": "inbound_type"})
    rows["needs_reply"] = rows["needs_reply"].map({1: "1", 0: "0"})
    order = np.argsort(uniforms(seed_of(0, PRACTICE), len(rows)), kind="stable")
    return rows.iloc[order].reset_index(drop=True)


def write_practice(output: str | Path, *, language: str) -> list[Path]:
    """
    Write the practice sheet: as any other, and its answers with reasons on a tab of their own.

    Parameters
    ----------
    output : str or pathlib.Path
        Workbook to write, ``.xlsx``.
    language : {"de", "en"}
        Language of the sheet; the messages are half German, half English, and each reason is in its language.

    Returns
    -------
    list of pathlib.Path
        The workbook and its CSV twin, which holds no answers.

    Raises
    ------
    OutputError
        If there is such a file already, with other bytes.
    UsageError
        If it is not named as a workbook.
    """
    path = sheet_path(Path(output))
    rows = practice().assign(sample=PRACTICE)
    rows["no"] = [str(number) for number in range(1, len(rows) + 1)]
    about = {
        "sample": PRACTICE, "audit": "", "task": "act inbound", "language": language, "coder": 1, "seed": 0,
        "n": len(rows), "blind": "yes",
    }  # fmt: skip
    answers, given = rows[ANSWERED], rows.drop(columns=["act", "inbound_type", "needs_reply"])
    files = {
        path: sheet_bytes(given, about, language=language, answers=answers),
        path.with_suffix(".csv"): twin_bytes(given, about, language=language),
    }
    write_new(files)
    return list(files)
