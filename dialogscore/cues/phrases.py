"""Phrases: the short form, the Matcher pattern it stands for, and the fixed sequences of tokens that both allow."""

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from dialogscore.errors import UsageError

__all__ = ["Element", "pattern", "sequences"]

CURLY = str.maketrans({"'": "’"})


class Element(NamedTuple):
    """
    One token of a fixed sequence: what it must be and where it must stand.

    Attributes
    ----------
    test : tuple
        ``("in", words)``, ``("regex", expression)``, ``("kind", name)``, or ``("gap",)`` for anything but punctuation.
    starts_sentence : bool
        Whether it must begin a sentence.
    is_first : bool
        Whether it must be the first token of its text.
    """

    test: tuple
    starts_sentence: bool
    is_first: bool


def pattern(phrase: str) -> list[dict]:
    """
    Write out the short form of a phrase as the spaCy Matcher pattern it stands for.

    Parameters
    ----------
    phrase : str
        As `dialogscore.languages` explains.

    Returns
    -------
    list of dict
        One dict per token. Beside spaCy's own keys ``KIND`` names a kind of token and ``FIRST`` the first token
        of a text.

    Raises
    ------
    UsageError
        If the phrase is empty, or ends in the sign of a sentence start.
    """
    elements: list[dict] = []
    starts = False
    for part in phrase.split():
        if part == "^":
            starts = True
            continue
        gap = re.fullmatch(r"\.\.(\d)", part)
        kind = re.fullmatch(r"<(\w+)>(\??)", part)
        optional = len(part) > 1 and part.endswith("?") and not set(part) <= set("?!|¿？")
        if gap:
            element = {"IS_PUNCT": False, "OP": f"{{0,{gap[1]}}}"}
        elif kind:
            element = {"KIND": kind[1]} | ({"OP": "?"} if kind[2] else {})
        else:
            words = (part[:-1] if optional else part).split("|")
            exact = [word for word in words if not _is_prefix(word)]
            exact += [word.translate(CURLY) for word in exact if "'" in word]
            prefixes = [re.escape(word[:-1]) for word in words if _is_prefix(word)]
            if prefixes:
                either = "|".join([*prefixes, *(f"{re.escape(word)}$" for word in exact)])
                element = {"LOWER": {"REGEX": f"^(?:{either})"}}
            else:
                element = {"LOWER": {"IN": exact}}
            if optional:
                element["OP"] = "?"
        if starts:
            element = {"IS_SENT_START": True, **element}
            starts = False
        elements.append(element)
    if not elements or starts:
        raise UsageError("read a cue", found=repr(phrase), expected="a phrase of one token or more, also after ^")
    return elements


def sequences(phrases: tuple[str | list[dict], ...]) -> list[tuple[Element, ...]]:
    """
    Write phrases with optional tokens and gaps out as every fixed sequence that they allow.

    Parameters
    ----------
    phrases : tuple of str or list of dict
        Short forms, or Matcher patterns as `pattern` gives them.

    Returns
    -------
    list of tuple of Element
        A text holds one of the phrases if it holds one of the sequences, token by token.
    """
    return [
        sequence
        for phrase in phrases
        for sequence in (_written_out(phrase) if isinstance(phrase, str) else _sequences(phrase))
    ]


@lru_cache(maxsize=4096)
def _written_out(phrase: str) -> tuple:
    return tuple(_sequences(pattern(phrase)))


def _sequences(elements: list[dict]) -> list[tuple[Element, ...]]:
    choices = []
    for element in elements:
        one = _element(element)
        op = element.get("OP", "1")
        most = int(op[3:-1]) if op.startswith("{0,") else 1
        fewest = 0 if op == "?" or op.startswith("{0,") else 1
        choices.append([(one,) * times for times in range(fewest, most + 1)])
    written = (tuple(one for part in choice for one in part) for choice in product(*choices))
    return [sequence for sequence in dict.fromkeys(written) if any(one.test != ("gap",) for one in sequence)]


def _element(element: dict) -> Element:
    if "KIND" in element:
        test = ("kind", element["KIND"])
    elif "LOWER" in element:
        lower = element["LOWER"]
        if isinstance(lower, str):
            test = ("in", (lower,))
        else:
            test = ("regex", lower["REGEX"]) if "REGEX" in lower else ("in", tuple(lower["IN"]))
    else:
        test = ("gap",)
    return Element(test, element.get("IS_SENT_START", False), element.get("FIRST", False))


def _is_prefix(word: str) -> bool:
    return len(word) > 3 and word.endswith("*")
