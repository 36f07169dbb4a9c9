"""The audited company's own names, which must not weigh: the same words from another company get the same label."""

import re

import pandas as pd

from dialogscore import cues, registry

__all__ = ["own_names"]

SHORTEST = 3
# AcmeHelp, acme_help and ACME Help are two words each.
_PART = re.compile(r"[A-ZÄÖÜ]{2,}(?![^\W\d_A-ZÄÖÜ])|[A-ZÄÖÜ]?[^\W\d_A-ZÄÖÜ]+")


def own_names(messages: pd.DataFrame) -> frozenset[str]:
    """
    List the words of the names under which the audited company writes.

    Parameters
    ----------
    messages : pandas.DataFrame
        With direction, author_handle and author_name.

    Returns
    -------
    frozenset of str
        Lower-case words of three letters and more, whole handles among them; words that a language pack knows, such
        as "help", are no names.
    """
    outbound = messages.loc[messages["direction"].eq("outbound").fillna(False)]
    # Coded messages come without names: their companies are many, and no name of one alone is learned.
    named = outbound.reindex(columns=["author_handle", "author_name"])
    given = pd.concat([named["author_handle"], named["author_name"]]).dropna().unique().tolist()
    parts = {part.lower() for name in given for part in [*_PART.findall(name), name.lstrip("@").replace(" ", "")]}
    packs = [registry.resolve("languages", code) for code in registry.names("languages")]
    known = frozenset().union(*(pack.stop_words | pack.greetings | cues.words(pack) for pack in packs))
    # "Johnson & Johnson" is one name.
    joined = {"&" for name in given if "&" in name}
    return (frozenset(part for part in parts if len(part) >= SHORTEST) - known) | joined
