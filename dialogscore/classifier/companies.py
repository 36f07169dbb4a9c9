"""Which names mean one company, and whether a model was trained on messages of it."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

__all__ = ["company_groups", "fingerprint", "is_trained_on"]

_AFFIX = re.compile(r"^ask(?=\w{3})|(?<=\w{2})(helpers|helps?|supports?|cares?|service|news|team)$")


def company_groups(companies: Sequence[str]) -> np.ndarray:
    """
    Tell which company names mean one company, so that no company is in training and test at once.

    Letters and digits alone count, words such as "help" or "support" at the edges do not, and a name that begins
    with another of four letters and more joins it: rather two companies in one group than one in two.

    Parameters
    ----------
    companies : sequence of str
        Names or handles.

    Returns
    -------
    numpy.ndarray
        Group of each as text.
    """
    plain = {name: _AFFIX.sub("", re.sub(r"[\W_]", "", name.casefold())) for name in set(companies)}
    head: dict[str, str] = {}
    last = ""
    for name in sorted(set(plain.values())):
        last = last if len(last) >= 4 and name.startswith(last) else name
        head[name] = last
    return np.array([head[plain[name]] for name in companies], dtype=object)


def fingerprint(group: str) -> str:
    """
    Hide a name of which it is not sure that it is a company's.

    Parameters
    ----------
    group : str
        Company of messages, as found in a text.

    Returns
    -------
    str
        Twelve hexadecimal digits, enough to tell whether a model has seen it.
    """
    return hashlib.sha256(group.encode()).hexdigest()[:12]


def is_trained_on(names: Sequence[str], trained_on: Mapping[str, Any]) -> np.ndarray:
    """
    Tell which companies are among those that a model was trained on.

    Parameters
    ----------
    names : sequence of str
        Names, handles or groups of companies.
    trained_on : mapping
        What the model's card says of its data; ``company_groups`` and ``company_groups_hashed`` are read.

    Returns
    -------
    numpy.ndarray
        bool, one per name; also of a name that only begins like one of them.
    """
    known, hashed = trained_on.get("company_groups", []), set(trained_on.get("company_groups_hashed", []))
    # Together, so that one company under two names is found.
    both = company_groups([*names, *known]).astype(str)
    by_name = np.isin(both[: len(names)], both[len(names) :])
    return by_name | np.array([fingerprint(group) in hashed for group in names], dtype=bool)
