"""The generated parts of README.md: ``make readme`` writes them, a test checks that they are current."""

import re
from pathlib import Path

import click

from dialogscore import registry
from dialogscore.classifier import ACT_MODEL, INBOUND_MODEL, PURPOSE_MODEL
from dialogscore.cli import program
from dialogscore.cli.listing import described
from dialogscore.modelstore import load
from dialogscore.readers.capabilities import ABILITIES, abilities
from dialogscore.reports import wording
from dialogscore.reports.abilities import SIGNS
from dialogscore.schema import MESSAGES
from dialogscore.training.lines import BASELINES, beside, cell
from dialogscore.training.outside import LEARNED

__all__ = ["README", "options_of", "renewed"]

README = Path(__file__).parent.parent / "README.md"
ENGLISH = wording.load("en")
TWICE, ONCE = "a language model, twice", "a language model, most once"
UNDOUBTED = "coded without hesitation"
BIG = "companies with 30 and more"
# What the README shows of the cards: its name here, who coded, and measure, rows and subset in the card.
SHOWN = (
    ("mode (broadcast, nominal, dialog), macro-F1", TWICE, "mode, macro-F1", "double-coded", "all"),
    ("mode, all messages", ONCE, "mode, macro-F1", "all", "all"),
    ("mode, German", TWICE, "mode, macro-F1", "double-coded", "de"),
    ("mode, German, all messages", ONCE, "mode, macro-F1", "all", "de"),
    ("mode, English", TWICE, "mode, macro-F1", "double-coded", "en"),
    ("act (seven), macro-F1", TWICE, "act, macro-F1", "double-coded", "all"),
    ("dialog against the rest, F1", TWICE, "dialog against the rest, F1", "double-coded", "all"),
    ("calibration error of the mode (ECE)", TWICE, "mode, ECE", "double-coded", "all"),
    (
        "a company's dialog share, mean absolute error",
        ONCE,
        "dialog share of a company, mean absolute error",
        "all",
        BIG,
    ),
    ("a company's dialog share, Spearman", ONCE, "dialog share of a company, Spearman", "all", BIG),
    ("needs a reply, F1, German and English", TWICE, "needs_reply, F1", "double-coded", "de + en"),
    ("needs a reply, F1, all languages", TWICE, "needs_reply, F1", "double-coded", "all"),
    ("needs a reply, F1, German and English, all messages", ONCE, "needs_reply, F1", "all", "de + en"),
    ("needs a reply, F1, German", TWICE, "needs_reply, F1", "double-coded", "de"),
    ("needs a reply, F1, German, all messages", ONCE, "needs_reply, F1", "all", "de"),
    ("type of message, German and English, macro-F1", TWICE, "inbound type, macro-F1", "double-coded", "de + en"),
    ("purpose of a post (eight), accuracy", ONCE, "purpose, accuracy", "all", "all"),
    ("purpose of a post, accuracy, German", ONCE, "purpose, accuracy", "all", "de"),
    ("purpose of a post, accuracy, English", ONCE, "purpose, accuracy", "all", "en"),
    ("purpose of a post, accuracy, coded without hesitation", ONCE, "purpose, accuracy", "all", UNDOUBTED),
    ("purpose of a post, macro-F1 of the five common ones", ONCE, "purpose, macro-F1", "all", "all"),
    ('CrowdFlower "Dialogue", F1, learned from the other accounts', "a crowd", LEARNED, "crowd", "accounts held out"),
)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def options_of(name: str) -> list[click.Parameter]:
    """List what a command takes; of a group, what its commands take."""
    command = program.commands[name]
    parts = command.commands.values() if isinstance(command, click.Group) else [command]
    return [option for part in parts for option in part.params]


def _options(name: str) -> str:
    rows = []
    for option in options_of(name):
        if option.param_type_name == "option":
            value = option.metavar or "|".join(getattr(option.type, "choices", ["NUMBER"]))
            stated = option.show_default if isinstance(option.show_default, str) else option.default
            default = "" if option.is_flag or not option.show_default else f"  [default: {stated}]"
            spelled = ", ".join(option.opts) + ("" if option.is_flag else f" {value}")
            rows.append([f"`{spelled}`", f"{option.help}{default}"])
    return _table(["option", "meaning"], rows)


def _columns() -> str:
    rows, stage = [], ""
    for column in MESSAGES:
        unit = f" ({column.unit})" if column.unit else ""
        first = column.stage if column.stage != stage else ""
        rows.append([first, f"`{column.name}`", column.dtype, column.meaning + unit])
        stage = column.stage
    return _table(["stage", "column", "type", "meaning"], rows)


def _formats() -> str:
    rows = [
        [f"`{form['name']}`", form["title"], ", ".join(form["needs"]), form["how_to_get"]]
        for form in described("formats")
    ]
    return _table(["format", "what it is", "needs", "where it comes from"], rows)


def _matrix() -> str:
    rows = []
    for name in registry.names("formats"):
        found = abilities(registry.resolve("formats", name))
        codes = dict.fromkeys(code for _, limits in found.values() for code in limits)
        said = "; ".join(ENGLISH(f"limits.{code}") for code in codes)
        rows.append([f"`{name}`", *(SIGNS[grade] for grade, _ in found.values()), said])
    return _table(["format", *(ENGLISH(f"capabilities.{name}").lower() for name in ABILITIES), "since"], rows)


def _measures() -> str:
    rows = [
        [f"`{card['name']}`", card["title"], card["unit"], card["basis"], card["undefined"]]
        for card in described("measures")
    ]
    return _table(["measure", "definition", "unit", "basis", "undefined when"], rows)


def _quality() -> str:
    lines = [line for name in (ACT_MODEL, INBOUND_MODEL, PURPOSE_MODEL) for line in load(name).card["quality"]]
    measured = {
        (g["model"]["measure"], g["model"]["rows"], g["model"]["subset"]): g for g in beside(lines) if "model" in g
    }
    rows = []
    for name, coder, *key in SHOWN:
        said = measured[tuple(key)]
        baselines = [cell(said.get(by), interval=False) for by in BASELINES]
        n, companies = said["model"]["n"], said["model"]["companies"]
        rows.append([name, cell(said["model"]), *baselines, f"{n:,}", f"{companies}", coder])
    return _table(["figure", "model (95 % interval)", *BASELINES, "messages", "companies", "coded by"], rows)


def renewed(text: str) -> str:
    """
    Write the generated parts anew.

    Parameters
    ----------
    text : str
        README.md as it is.

    Returns
    -------
    str
        README.md as it should be.
    """
    parts = {f"options of {name}": _options(name) for name in program.commands}
    parts |= {"columns": _columns(), "formats": _formats(), "abilities": _matrix()}
    parts |= {"measures": _measures(), "quality": _quality()}
    for name, part in parts.items():
        start = f"<!-- {name}: generated by make readme -->\n"
        pattern = re.escape(start) + r".*?<!-- end -->"
        text, count = re.subn(pattern, lambda match, new=start + part + "\n<!-- end -->": new, text, flags=re.DOTALL)
        if count != 1:
            raise ValueError(f"README.md has {count} places for {name}, expected 1")
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
