"""A measure's card in words, and how the measure came out in an audit."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dialogscore.measures import Card
from dialogscore.reports.clean import terminal_safe
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.wording import Words
from dialogscore.verify import OUT_OF_REACH
from dialogscore.verify.examples import Example

__all__ = ["card_text", "outcome_text"]

FIELDS = ("definition", "formula", "excluded", "range", "unit", "undefined", "source", "needs", "basis")
# They stand beside the figure that they are bands of.
BANDS = ("uncertain_labels", "open_invitations")
WIDTH = 2000


def card_text(card: Card, words: Words) -> str:
    """
    Word a card.

    Parameters
    ----------
    card : Card
        The card; what it says itself is English.
    words : Words
        Wording of its labels, and of the measure's name.

    Returns
    -------
    str
        Lines.
    """
    lines = [f"{card.measure}: {words.name(card.measure)}", f"  {words.meaning(card.measure)}"]
    said = card._asdict() | {"needs": ", ".join(card.needs), "basis": words(f"basis.{card.basis}")}
    labels = {name: words(f"explain.{name}") for name in FIELDS}
    width = max(map(len, labels.values()))
    return "\n".join(lines + [f"  {labels[name]:<{width}}  {said[name]}" for name in FIELDS])


def outcome_text(
    card: Card,
    scores: pd.DataFrame,
    company: str,
    picked: Iterable[Example],
    words: Words,
    *,
    told: Mapping[tuple[str, str], str] | None = None,
) -> str:
    """
    Word how a measure came out.

    Parameters
    ----------
    card : Card
        Its card.
    scores : pandas.DataFrame
        Scores of an audit.
    company : str
        The audited company.
    picked : iterable of Example
        Messages that were counted.
    words : Words
        Wording.
    told : mapping of (str, str) to str, optional
        What is to be said of a part, by its split and name, beside its figure.

    Returns
    -------
    str
        Lines: each figure with its interval, the interval of sampling alone, n, band and note; and the messages.
    """
    own = scores[scores["measure"].eq(card.measure).fillna(False).astype(bool)]
    lines = [words("explain.outcome", company=terminal_safe(company, WIDTH))]
    for profile in own["profile"].unique():
        figures = Figures(own, profile=profile)
        whole = profile if card.measure.startswith("profile_") else words("explain.whole")
        for by in ["", *(split for split in own["subset_by"].dropna().unique() if not split.startswith(BANDS))]:
            found = figures.parts(card.measure, by) if by else [figures.get(card.measure)]
            for figure in (one for one in found if one is not None):
                more = (told or {}).get((by, figure.subset), "") if by else ""
                name = terminal_safe(f"{by} {figure.subset}{more}" if by else whole, WIDTH)
                lines += _figure(figure, name, _sampling(own, figure, by, profile), words)
    if len(lines) == 1:
        lines.append(f"  {words('explain.absent')}")
    return "\n".join([*lines, *_examples(card, list(picked), words)])


def _sampling(own: pd.DataFrame, figure: Figure, by: str, profile: str) -> tuple[float, float]:
    part = own["subset_by"].eq(by) & own["subset"].eq(figure.subset) if by else own["subset_by"].isna()
    row = own[(part & own["profile"].eq(profile)).fillna(False).astype(bool)].iloc[0]
    return row["low_sampling"], row["high_sampling"]


def _figure(figure: Figure, name: str, sampling: tuple[float, float], words: Words) -> list[str]:
    said = [figure.value_text(words), f"n = {words.count(figure.n)}"]
    if figure.value is not None and figure.interval_text(words):
        said[0] += f" ({figure.interval_text(words)})"
    if figure.value is not None and not any(map(pd.isna, sampling)):
        said.insert(1, words("explain.sampling", interval=words.interval(*sampling, figure.unit)))
    said.append(figure.band_text(words))
    said.append(figure.corrected_text(words))
    lines = [f"  {name}: " + "; ".join(part for part in said if part)]
    return lines + [f"    {terminal_safe(figure.note_text(words), WIDTH)}"] * bool(figure.note)


def _examples(card: Card, picked: Sequence[Example], words: Words) -> list[str]:
    made_of = [words("explain.index")] * (card.measure == "index")
    if not picked:
        private = card.measure in OUT_OF_REACH
        return [*made_of, words("explain.private" if private else "explain.no_examples")]
    hit, other = ("answered", "waits") if card.unit == "s" else ("hit", "other")
    counted: dict[str, list[str]] = {}
    for one in picked:
        key = "part" if one.part else hit if one.is_hit else other
        arguments = {"part": terminal_safe(one.part, WIDTH)} if one.part else {}
        known = f" ({terminal_safe(one.message_id, WIDTH)})" if one.message_id else ""
        name = f"  {one.ref}{known}: "
        counted.setdefault(name, []).append(words(f"explain.{key}", **arguments))
    # A message that counts for several parts is named once.
    return [*made_of, words("explain.examples"), *(name + "; ".join(said) for name, said in counted.items())]
