"""Model cards: what a model was trained on, by whom it was coded, how good it is, and what it must not be used for."""

import hashlib
import importlib.metadata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from dialogscore import modelstore
from dialogscore.classifier.companies import fingerprint
from dialogscore.classifier.purposes import FIELD
from dialogscore.cues.apart import codes_apart
from dialogscore.training import adding, card_texts, shown, strengths
from dialogscore.training.measuring import Measured
from dialogscore.training.tasks import Problem, Task

__all__ = ["card", "readme", "retold", "save", "settings", "shipped", "with_quality"]

LIBRARIES = ("numpy", "pandas", "scikit-learn", "scipy", "spacy")


def shipped(problem: Problem, files: list[Path]) -> dict[str, Any]:
    """
    Say what only the shipped models' cards say: data, licences, coders, limits.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    files : list of pathlib.Path
        The files they come from, hashed here.

    Returns
    -------
    dict
        Parts of a card.
    """
    counts = problem.rows.groupby(["evaluated", "dataset"]).size().sort_index(ascending=[False, True])
    unknown = "messages of a data set that this command does not know"
    told = card_texts.DATASETS
    return {
        "title": problem.task.title,
        "languages": ["de", "en"],
        "datasets": [
            {"name": name if counted else f"{name}, for fits only", "what": told.get(name, unknown), "messages": int(n)}
            for (counted, name), n in counts.items()
        ],
        "further": card_texts.FURTHER if len(files) > len(problem.task.files) else "",
        "licences": card_texts.LICENCES,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
        "coded_by": card_texts.CODED_BY,
        "limits": list(card_texts.LIMITS[problem.task.name]),
        "written_by": "python -m dialogscore.training",
    }


def retold(card: Mapping[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    """
    Say again in a card what it says in words, as the words are today.

    Parameters
    ----------
    card : mapping
        A card.
    about : mapping
        As `card` takes it.

    Returns
    -------
    dict
        The card with these words; its figures stay.
    """
    learned = {name: about[name] for name in ("datasets", "further", "licences", "files")}
    told = {name: about[name] for name in ("title", "coded_by", "limits")}
    return {**card, **told, "trained_on": {**card["trained_on"], **learned}}


def card(problem: Problem, measured: Measured, *, about: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """
    Fill in a model card.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    measured : Measured
        Measured quality.
    about : mapping
        title, languages, datasets, further, licences, files, coded_by, limits and written_by; `change` if coded sheets
        were added.
    seed : int
        Of folds and intervals.

    Returns
    -------
    dict
        What JSON can hold.
    """
    rows = problem.rows
    stated = rows["company"].fillna("").ne("")
    named = sorted(set(rows.loc[stated, "group"]))
    found = sorted({fingerprint(group) for group in set(rows.loc[~stated, "group"]) - set(named)})
    filled = {
        "title": about["title"],
        "task": problem.task.name,
        "labels": list(problem.names),
        "languages": about["languages"],
        "trained_on": {
            "messages": len(rows),
            "double_coded": int(rows["double"].sum()),
            "for_fits_only": int((~rows["evaluated"]).sum()),
            "companies": int(rows["group"].nunique()),
            "by_language": {code: int(n) for code, n in rows["lang"].value_counts().sort_index().items()},
            "datasets": about["datasets"],
            "further": about["further"],
            "licences": about["licences"],
            "files": about["files"],
            "company_groups": named,
            "company_groups_hashed": found,
        },
        "coded_by": about["coded_by"],
        "limits": about["limits"],
        "must_not_be_used_for": card_texts.MUST_NOT,
        "settings": settings(problem.task, seed=seed),
        "libraries": {name: importlib.metadata.version(name) for name in LIBRARIES},
        "written_by": about["written_by"],
        "cues": list(problem.cues),
    }
    if problem.task.name == "purpose":
        filled["purpose_cues"] = list(codes_apart(FIELD))
    if about.get("change"):
        filled["change"] = about["change"]
    return with_quality(filled, measured)


def settings(task: Task, *, seed: int) -> dict[str, Any]:
    """
    Tell by which recipe a model is made.

    Parameters
    ----------
    task : Task
        What is learned.
    seed : int
        Of folds and intervals.

    Returns
    -------
    dict
        What JSON can hold, as the card states it.
    """
    fit = {name: value._asdict() if hasattr(value, "_asdict") else value for name, value in task.fit.items()}
    return {"seed": seed, **fit}


def with_quality(card: Mapping[str, Any], measured: Measured) -> dict[str, Any]:
    """
    Write measured quality into a card.

    Parameters
    ----------
    card : mapping
        A card.
    measured : Measured
        Measured quality.

    Returns
    -------
    dict
        The card with it.
    """
    checks = [
        text
        for start, text in card_texts.OTHER_CHECKS.items()
        if any(line["measure"].startswith(start) for line in measured.figures)
    ]
    return {
        **card,
        "measured_how": card_texts.MEASURED_HOW,
        "other_checks": checks,
        "quality": measured.figures,
        "reliability": measured.reliability,
        "coverage": measured.coverage,
        "label_errors": measured.label_errors,
        "label_errors_how": card_texts.LABEL_ERRORS_HOW,
    }


def save(
    out_dir: str | Path, *, name: str, version: str, weights: dict[str, np.ndarray], card: Mapping[str, Any]
) -> Path:
    """
    Write a model folder with its card for programs and for people.

    Parameters
    ----------
    out_dir : str or pathlib.Path
        Where the model's folder is made.
    name, version : str
        Of the model.
    weights : dict of str to numpy.ndarray
        Arrays of numbers.
    card : mapping
        From `card`.

    Returns
    -------
    pathlib.Path
        The model's folder.
    """
    folder = modelstore.save(out_dir, name=name, version=version, weights=weights, card=dict(card))
    (folder / "README.md").write_text(readme(folder.name, card), encoding="utf-8", newline="\n")
    return folder


def readme(name: str, card: Mapping[str, Any]) -> str:
    """
    Write a card for people.

    Parameters
    ----------
    name : str
        Name and version of the model.
    card : mapping
        From `card`.

    Returns
    -------
    str
        Markdown.
    """
    data = card["trained_on"]
    lines = [
        f"# {name}",
        "",
        f"{card['title']}. This page is written by `{card['written_by']}` from `card.json`.",
        "",
        f"- Labels: {', '.join(card['labels'])}",
        f"- Languages: {', '.join(card['languages'])}",
        f"- Trained on {data['messages']:,} coded messages of {data['companies']} companies, "
        f"{data['double_coded']:,} of them coded twice, {data['for_fits_only']:,} for fits only",
        f"- {card['coded_by']}",
        *([f"- {data['further']}"] if data["further"] else []),
        f"- {data['licences']}",
        "",
        "| data set | what it is | messages |",
        "|---|---|---|",
        *(f"| {item['name']} | {item['what']} | {item['messages']:,} |" for item in data["datasets"]),
        "",
        "## Good at, bad at",
        "",
        *(f"- {text}" for text in strengths.good_and_bad(card["quality"], card["task"])),
        "",
        "## Measured quality",
        "",
        card["measured_how"],
        "",
        *(f"- {text}" for text in card["other_checks"]),
        "",
        *shown.figures(card["quality"]),
    ]
    if "change" in card:
        lines += adding.markdown(card["change"])
    lines += ["", "## Sure and right", "", "If only the surest labels are kept:", ""]
    lines += ["| by the probability of | kept | coverage | n | accuracy |", "|---|---|---|---|---|"]
    for row in card["coverage"]:
        right = ", ".join(f"{label} {_number(value)}" for label, value in row["accuracy"].items() if value is not None)
        lines.append(f"| {row['what']} | {row['kept']} | {row['coverage']:.2f} | {row['n']:,} | {right} |")
    lines += ["", "Probability against share right (reliability):", ""]
    lines += ["| label | probability | mean | right | n |", "|---|---|---|---|---|"]
    for row in card["reliability"]:
        between = f"{row['from']:.2f} to {row['to']:.2f}"
        cells = [row["what"], between, _number(row["probability"]), _number(row["right"]), f"{row['n']:,}"]
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", "## How shares err from company to company", "", card["label_errors_how"], ""]
    lines += ["| share | bias | sd | companies |", "|---|---|---|---|"]
    lines += [
        f"| {share} | {_number(error['bias'])} | {_number(error['sd'])} | {error['companies']} |"
        for share, error in card["label_errors"].items()
    ]
    lines += ["", "## Limits", "", *(f"- {limit}" for limit in card["limits"])]
    lines += ["", "## Must not be used for", "", *(f"- {use}" for use in card["must_not_be_used_for"]), ""]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
