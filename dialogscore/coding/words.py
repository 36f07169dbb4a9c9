"""The words of the coding sheets in each language, and the way back from a word to its code."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["LANGUAGES", "codes", "folded", "words"]

LANGUAGES = ("de", "en")


@cache
def words(language: str) -> Mapping[str, Mapping[str, str]]:
    """
    Load the words of a language.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.

    Returns
    -------
    mapping of str to mapping
        Section (``tabs``, ``columns``, ``tasks``, ``act``, ``inbound_type``, ``needs_reply``, ``about``, ...) to code
        to word.
    """
    path = files("dialogscore.coding") / "wording" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def codes(section: str) -> Mapping[str, str]:
    """
    Find the code of everything that a person may write for it.

    Parameters
    ----------
    section : str
        Section of the wording, such as ``act``.

    Returns
    -------
    mapping of str to str
        Word as `folded` leaves it, in any language, or the code itself, to its code.
    """
    found = {}
    for language in LANGUAGES:
        chosen = words(language)
        also = chosen["also"].get(section, {})
        for code, word in chosen[section].items():
            found |= {folded(name): code for name in (code, word, *also.get(code, ()))}
    return found


def folded(word: str) -> str:
    """
    Leave of a word what does not depend on how it was typed.

    Parameters
    ----------
    word : str
        A cell.

    Returns
    -------
    str
        Lower case, without blanks and signs around it, single blanks inside.
    """
    return re.sub(r"[\W_]+", " ", word.casefold()).strip()
