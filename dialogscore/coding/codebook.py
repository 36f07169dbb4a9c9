"""The rules for coders as rows of a table, taken from the codebook that is shipped."""

import re
from importlib.resources import files
from pathlib import Path

__all__ = ["corpora", "rules"]

# What coders need of it: the acts and what the audience asks; levels are made by software.
FILES = {"en": "CODEBOOK.md", "de": "CODEBOOK.de.md"}
PARTS = ("1", "3")
_PART = re.compile(r"^## \w+ (\d)[^\n]*\n.*?(?=^## |\Z)", flags=re.MULTILINE | re.DOTALL)


def corpora() -> Path:
    """
    Find the data that is shipped.

    Returns
    -------
    pathlib.Path
        Folder of the package `dialogscore_corpora`, or of this checkout.
    """
    try:
        return Path(str(files("dialogscore_corpora")))
    except ModuleNotFoundError:  # a checkout that was not installed
        return Path(__file__).parents[2] / "corpora"


def rules(language: str) -> list[tuple[str, list[str]]]:
    """
    Read the rules for coders.

    Parameters
    ----------
    language : {"de", "en"}
        Language of the rules; the labels in them are the codes, and in German also the words of the sheet.

    Returns
    -------
    list of (str, list of str)
        heading, paragraph, header or row, and its cells without marks of Markdown.
    """
    text = (corpora() / FILES[language]).read_text(encoding="utf-8")
    found = []
    for part in _PART.finditer(text):
        if part.group(1) in PARTS:
            for block in re.split(r"\n{2,}", part.group().strip()):
                found += _block(block)
    return found


def _block(block: str) -> list[tuple[str, list[str]]]:
    if block.startswith("#"):
        heading, _, rest = block.partition("\n")
        return [("heading", [_plain(heading.lstrip("# "))]), *(_block(rest) if rest.strip() else [])]
    if block.startswith("|"):
        head, _, *body = block.split("\n")
        lines = [("header", head), *(("row", line) for line in body)]
        return [(kind, [_plain(cell) for cell in line.strip().strip("|").split(" | ")]) for kind, line in lines]
    items = re.split(r"\n(?=- )", block)
    return [("paragraph", [_plain(item)]) for item in items]


def _plain(text: str) -> str:
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"\*\*|`|(?<!\w)\*|\*(?!\w)", "", text)).strip()
