"""From messages to the column ``theme``: each language apart, named by size, what has no name left to the remainder."""

from collections import Counter
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import registry, tokens
from dialogscore.arrays import in_table_order, numbers, ref_numbers
from dialogscore.languages.varieties import read_as
from dialogscore.statistics import seed_of
from dialogscore.themes.fitting import LEAST_TURNS, Fit, assigned, fit
from dialogscore.themes.labels import label_of, people_of, told_names
from dialogscore.themes.turns import Bags, Turns, bags_of, read_turns

__all__ = ["REST", "Themed", "add_themes"]

#: The remainder: turns that fit no theme.
REST = "other"
# Themes are sought in so many turns that need a reply; all others then join them.
SAMPLE = 1000
MOST_REFS = 5
REMAINDER, NOWHERE = -2, -1
HORIZON = 72 * 3600
TEXT = pd.StringDtype("pyarrow")
FOUND = ("theme", "language", "label", "refs")
FITS = ("language", "turns", "fitted", "themes", "ari", "ari_lowest", "reason")


class Themed(NamedTuple):
    """
    Messages with their themes.

    Attributes
    ----------
    messages : pandas.DataFrame
        With the column ``theme``.
    found : pandas.DataFrame
        ``theme`` (T01, ... by size, then `REST`), ``language``, ``label`` (words, separated by commas; "" where no
        three may be shown), ``refs`` (up to five messages: of those that nobody answered in time the most typical).
    fits : pandas.DataFrame
        For each language of the turns ``language``, ``turns`` (that need a reply), ``fitted`` (how many of them the
        themes were sought in), ``themes`` (without the remainder), ``ari`` and ``ari_lowest`` (`Fit`; NA if nothing was
        sought) and ``reason`` why there are none: ``few_turns``, ``unsteady``, ``unnamed`` (no three words
        may be shown) or ``no_words`` (of the language).
    """

    messages: pd.DataFrame
    found: pd.DataFrame
    fits: pd.DataFrame


def add_themes(messages: pd.DataFrame, *, read: tokens.Tokens | None = None, seed: int = 0) -> Themed:
    """
    Group what people write to the company.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts with the columns of all stages up to ``measures``, in any order.
    read : Tokens, optional
        Their tokens in this order; made anew if they are not given.
    seed : int, default 0
        Seed of the run.

    Returns
    -------
    Themed
        Themes are sought in the turns that need a reply, of each language with a cue pack apart, from `LEAST_TURNS` on;
        every other turn of the window in that language then joins the theme that it is most like, or the remainder.
    """
    ordered = in_table_order(messages)
    back = np.searchsorted(ref_numbers(ordered), ref_numbers(messages))
    if read is None or len(read) != len(messages):
        read = tokens.tokenize(ordered["text"], read_as(ordered["language"]))
    elif (np.diff(back) < 0).any():
        read = read.take(np.argsort(back))
    turns = read_turns(ordered)
    place = np.full(len(turns.head), NOWHERE)
    alike = np.zeros(len(turns.head))
    labels: list[tuple[str, list[str]]] = []
    lines = []
    named = None
    spoken, needing = Counter(turns.language), Counter(turns.language[turns.needs])
    for language in sorted(set(spoken) - {""}, key=lambda code: (-spoken[code], code)):
        count = needing[language]
        known = language in registry.names("languages")
        if count < LEAST_TURNS or not known:
            lines.append((language, count, 0, 0, np.nan, np.nan, "few_turns" if known else "no_words"))
            continue
        which, bags = bags_of(ordered, read, turns, language)
        needs = np.flatnonzero(turns.needs[which])
        sought = needs[_sample(ordered, turns.head[which[needs]], f"{seed_of(seed, 'themes')}")]
        some = Bags(bags.matrix[sought], bags.forms)
        found = fit(some.matrix, seed=seed, name=f"themes_{language}")
        own, cosine = assigned(bags.matrix, found.parts)
        named = told_names(ordered) if named is None and len(found.parts) else named
        head = turns.head[which[sought]]
        people, texts = people_of(ordered, head), ordered["text"].iloc[head]
        words = [label_of(some, own[sought] == number, people, texts, named) for number in range(len(found.parts))]
        kept = [number for number, label in enumerate(words) if label]
        lines.append((language, count, len(sought), len(kept), found.ari, found.lowest, _reason(found, kept)))
        if kept:
            # What has no name that may be shown is no theme, but part of the remainder.
            number = np.full(len(found.parts) + 1, REMAINDER)
            number[kept] = np.arange(len(labels), len(labels) + len(kept))
            place[which], alike[which] = number[own], cosine
            labels += [(language, words[number]) for number in kept]
    codes = _codes(place, turns, len(labels))
    theme = np.full(len(ordered), None, dtype=object)
    theme[turns.rows] = codes[place[turns.of]] if len(labels) else None
    found = _found(ordered, turns, place, alike, labels, codes)
    column = pd.Series(theme[back], index=messages.index, dtype=TEXT)
    fits = pd.DataFrame(lines, columns=list(FITS)).astype({"language": TEXT, "reason": TEXT})
    # Nothing is written to the other columns, so that they need no copy.
    messages = messages.copy(deep=False)
    messages["theme"] = column
    return Themed(messages, found, fits)


def _reason(found: Fit, kept: list[int]) -> str | None:
    if kept:
        return None
    return "unnamed" if len(found.parts) else "unsteady"


def _sample(messages: pd.DataFrame, head: np.ndarray, salt: str) -> np.ndarray:
    """Choose turns by a hash of their ids, so that the loss of some rows leaves the choice of the others alone."""
    if len(head) <= SAMPLE:
        return np.arange(len(head))
    some = messages[["platform", "message_id"]].iloc[head]
    key = salt + "\x1f" + some["platform"].astype(TEXT) + "\x1f" + some["message_id"].astype(TEXT)
    drawn = pd.util.hash_array(key.to_numpy(dtype=object), categorize=False)
    return np.sort(np.argsort(drawn, kind="stable")[:SAMPLE])


def _codes(place: np.ndarray, turns: Turns, count: int) -> np.ndarray:
    """Name themes by size, the largest first."""
    sizes = np.bincount(place[turns.needs & (place >= 0)], minlength=count)
    order = np.argsort(-sizes, kind="stable")
    codes = np.full(count + 2, None, dtype=object)
    for number, one in enumerate(order.tolist(), start=1):
        codes[one] = f"T{number:02d}"
    codes[REMAINDER] = REST
    return codes


def _found(
    messages: pd.DataFrame, turns: Turns, place: np.ndarray, alike: np.ndarray, labels: list, codes: np.ndarray
) -> pd.DataFrame:
    # Only what is needed: a row taken whole would copy its text.
    head = messages[["ref", "response_seconds", "observed_seconds"]].iloc[turns.head]
    left = ~(numbers(head["response_seconds"]) <= HORIZON)
    watched = numbers(head["observed_seconds"]) >= HORIZON
    ref = head["ref"].to_numpy(dtype=object)
    lines = []
    for number in [*range(len(labels)), REMAINDER]:
        rows = np.flatnonzero((place == number) & turns.needs)
        # Those left without an answer in time first, then the most typical.
        rows = rows[np.lexsort((rows, -alike[rows], ~(left & watched)[rows]))]
        if number == REMAINDER and not (place == number).any():
            continue
        language, words = labels[number] if number >= 0 else ("", [])
        lines.append((codes[number], language, ", ".join(words), " ".join(ref[rows[:MOST_REFS]])))
    table = pd.DataFrame(sorted(lines, key=lambda line: (line[0] == REST, line[0])), columns=list(FOUND))
    table["language"] = table["language"].mask(table["language"].eq(""))
    return table.astype(TEXT)
