"""Model cards: what a model was trained on, by whom it was coded, how good it is, and what it must not be used for."""

import hashlib
import importlib.metadata
from pathlib import Path
from typing import Any

import pandas as pd

__all__ = ["card", "readme"]

CODED_BY = (
    "Coded by a language model under the project's codebook (CODEBOOK in the documentation); not checked by people; "
    "inter-coder reliability not yet measured. Double-coded rows were coded in two blind passes of the same kind of "
    "coder and settled where they differed: that is stability, not reliability."
)
LICENCES = (
    "Public research copies of public posts. The copy of Customer Support on Twitter says CC BY-NC-SA 4.0; for the "
    "others no licence is stated. Platform terms apply to all posts. No text of them is part of the model: words are "
    "kept as hashed weights only, and only where several companies used them."
)
DATASETS = {
    "airlines2019": "airlines and their audiences on X, May 2019",
    "amazonhelp2016": "replies of one retailer's service account on X, 2016",
    "corpmsg": "corporate posts on X (CrowdFlower corporate messaging)",
    "delta2015": "replies of one airline on X, 2015",
    "finscience": "German and Austrian companies on X and Facebook, 2015",
    "fortune100": "posts of Fortune 100 companies on X, 2020",
    "germeval": "audience messages about one German railway on X (GermEval 2017)",
    "ibmcare": "replies of service accounts on X",
    "twcs": "Customer Support on Twitter, 2017",
}
MUST_NOT = [
    "judging single persons, employees or agents, or comparing them",
    "decisions about a single message without a person reading it",
    "saying anything of satisfaction, resolution, friendliness or sincerity",
]
LIMITS = [
    "Labels of the training data have not been checked by people.",
    "German messages to persons come from few companies and almost always without the message they answer.",
    "German audience messages come almost only from one company.",
    "Other languages than German and English are scored by structure and shared words; this is hardly measured. "
    "Swiss German is scored as German and not validated.",
    "Mostly X, 2015 to 2020; other platforms and newer habits of writing are not measured.",
    "Settings were chosen on the same folds that are reported, so the figures are somewhat optimistic.",
]
LIBRARIES = ("numpy", "pandas", "scikit-learn", "scipy", "spacy")


def card(
    *,
    title: str,
    task: str,
    labels: tuple[str, ...],
    cues: tuple[str, ...],
    rows: pd.DataFrame,
    files: list[Path],
    figures: list[dict],
    label_errors: dict[str, dict],
    settings: dict[str, Any],
) -> dict[str, Any]:
    """
    Fill in a model card.

    Parameters
    ----------
    title : str
        One line on what the model does.
    task : str
        ``"act"`` or ``"inbound"``.
    labels : tuple of str
        Labels in the order of the weights.
    cues : tuple of str
        Cue codes in the order of the weights.
    rows : pandas.DataFrame
        Coded messages with dataset, lang, group and double.
    files : list of pathlib.Path
        The files they come from, hashed here.
    figures : list of dict
        Measured quality.
    label_errors : dict of str to dict
        How shares err from company to company.
    settings : dict
        Seed and settings of the fit.

    Returns
    -------
    dict
        What JSON can hold.
    """
    counts = rows.groupby("dataset").size()
    unknown = "messages of a data set that this command does not know"
    return {
        "title": title,
        "task": task,
        "labels": list(labels),
        "languages": ["de", "en"],
        "trained_on": {
            "messages": len(rows),
            "double_coded": int(rows["double"].sum()),
            "companies": int(rows["group"].nunique()),
            "by_language": {code: int(n) for code, n in rows["lang"].value_counts().sort_index().items()},
            "datasets": [
                {"name": name, "what": DATASETS.get(name, unknown), "messages": int(n)} for name, n in counts.items()
            ],
            "licences": LICENCES,
            "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
        },
        "coded_by": CODED_BY,
        "measured_how": (
            "Five-fold cross-validation with whole companies held out; intervals: 95 %, bootstrap over companies, "
            "500 draws; probabilities calibrated by one temperature fitted on the other folds. "
            "A mode follows from the act as the last rule of the codebook's part 2 says."
        ),
        "quality": figures,
        "label_errors": label_errors,
        "label_errors_how": (
            "Predicted minus coded share of each company held out that has 30 coded messages and more: mean (bias) "
            "and standard deviation between companies (sd)."
        ),
        "limits": LIMITS,
        "must_not_be_used_for": MUST_NOT,
        "settings": settings,
        "libraries": {name: importlib.metadata.version(name) for name in LIBRARIES},
        "cues": list(cues),
    }


def readme(name: str, card: dict[str, Any]) -> str:
    """
    Write a card for people.

    Parameters
    ----------
    name : str
        Name and version of the model.
    card : dict
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
        f"{card['title']}. This page is written by `python -m dialogscore.training` from `card.json`.",
        "",
        f"- Labels: {', '.join(card['labels'])}",
        f"- Languages: {', '.join(card['languages'])}",
        f"- Trained on {data['messages']:,} coded messages of {data['companies']} companies, "
        f"{data['double_coded']:,} of them coded twice",
        f"- {card['coded_by']}",
        f"- {data['licences']}",
        "",
        "| data set | what it is | messages |",
        "|---|---|---|",
        *(f"| {item['name']} | {item['what']} | {item['messages']:,} |" for item in data["datasets"]),
        "",
        "## Measured quality",
        "",
        card["measured_how"],
        "",
        "| measure | rows | subset | by | value | 95 % interval | n | companies |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for figure in card["quality"]:
        value, low, high = (_number(figure[key]) for key in ("value", "low", "high"))
        between = f"{low} to {high}" if low and high else ""
        cells = [figure["measure"], figure["rows"], figure["subset"], figure["by"], value, between]
        lines.append("| " + " | ".join([*cells, f"{figure['n']:,}", str(figure["companies"])]) + " |")
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
