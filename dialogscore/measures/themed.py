"""What people raise: how much of what is asked each theme is, who of them is answered, and how themes rise and fall."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dialogscore.measures.card import Card
from dialogscore.measures.ledger import HORIZON
from dialogscore.measures.replies import candidates
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row, share_row
from dialogscore.measures.times import WAITED, time_scores
from dialogscore.statistics import clustered_share, difference_limits
from dialogscore.words import kinds, kinds_at, present

__all__ = ["REST", "SPLIT", "theme_cards", "theme_scores", "theme_table", "turn_themes"]

SPLIT, REST = "theme", "other"
UNITS = {"themes": {"unit": "count"}, "theme_share": {}, "unanswered": {"unit": "count"}}
RATE, MEDIAN = "reply_rate_72h", "response_median_seconds"
# Turns in each half of the time, below which nothing is said of a trend.
LEAST_IN_HALF = 30
# A trend of some theme is found by chance in one feed of twenty at most.
CHANCE = 0.05
TEXT = pd.StringDtype("pyarrow")
COUNTED = ["thread", "created", "inside", "deleted", "exact", "needs", "response", "observed"]


def turn_themes(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.Categorical:
    """
    Tell which theme each turn raises.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order; without a column ``theme`` nobody knows.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    pandas.Categorical, shape (turns,)
        Codes; "" where there is none.
    """
    if SPLIT not in messages:
        return kinds(np.full(len(turns), -1), ())
    return kinds_at(messages[SPLIT], turns["row"].to_numpy())


def _units(turns: pd.DataFrame, theme: pd.Categorical) -> pd.DataFrame:
    return candidates(turns[COUNTED].assign(theme=theme)[theme != ""])


def _placed(theme: pd.Categorical, codes: Sequence[str]) -> np.ndarray:
    """Number themes by their place among the codes."""
    return np.append(pd.Index(codes, dtype=object).get_indexer(theme.categories), -1)[theme.codes]


def theme_scores(
    turns: pd.DataFrame,
    theme: pd.Categorical,
    setting: Setting,
    blocked: Refusal | None,
    *,
    rates: Refusal | None = None,
    themeless: Refusal | None = None,
) -> list[dict]:
    """
    Compute what is scored of themes besides the reply rates of their turns.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    theme : pandas.Categorical
        As `turn_themes` gives it.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why nothing can be said of what people ask, if so.
    rates : Refusal, optional
        Why nothing can be said of answers, if so.
    themeless : Refusal, optional
        Why no themes were found, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: themes (their number), and of each theme and the remainder theme_share, unanswered (turns
        watched for 72 hours that the company did not answer within them) and response_median_seconds. All rest on
        turns that need a reply; one that cannot be had says why over everything.
    """
    units = _units(turns, theme)
    codes = present(units["theme"].array)
    if blocked is None and not codes:
        blocked = themeless or ("no_units", {})
    if blocked is not None:
        asked, reason = len(candidates(turns)), blocked
        return [refused_row(setting, name, reason[0], n=asked, **UNITS[name], **reason[1]) for name in UNITS]
    rows = [score_row(setting, "themes", len(set(codes) - {REST}), n=len(units), **UNITS["themes"])]
    thread, own = pd.factorize(units["thread"])[0], _placed(units["theme"].array, codes)
    for place, code in enumerate(codes):
        rows.append(share_row(setting, "theme_share", own == place, thread, subset=(SPLIT, code)))
    if rates is not None:
        return [*rows, refused_row(setting, "unanswered", rates[0], n=len(units), **UNITS["unanswered"], **rates[1])]
    waited, of_turn = turns[WAITED], _placed(theme, codes)
    units = units[["observed", "response"]]
    for place, code in enumerate(codes):
        watched = units[(own == place) & (units["observed"] >= HORIZON).to_numpy()]
        left = int((~(watched["response"] <= HORIZON)).sum())
        options = {"n": len(watched), "subset": (SPLIT, code), **UNITS["unanswered"]}
        if len(watched):
            rows.append(score_row(setting, "unanswered", left, **options))
        else:
            rows.append(refused_row(setting, "unanswered", "no_units", **options))
        rows += _medians(waited[of_turn == place], code, setting)
    return rows


def _medians(turns: pd.DataFrame, code: str, setting: Setting) -> list[dict]:
    """Take the median of a theme's waits, with its band, as of the whole."""
    rows = []
    for row in time_scores(turns, setting, None, only=[MEDIAN], fine=False):
        if row["measure"] == MEDIAN:
            by, part = row["subset_by"], row["subset"]
            split = (SPLIT, code) if by is None else (f"{by}:{SPLIT}", f"{part}:{code}")
            rows.append(row | dict(zip(("subset_by", "subset"), split, strict=True)))
    return rows


def theme_table(turns: pd.DataFrame, theme: pd.Categorical, rows: Sequence[Mapping], setting: Setting) -> pd.DataFrame:
    """
    Set the themes beside each other, what stays unanswered most first.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    theme : pandas.Categorical
        As `turn_themes` gives it.
    rows : sequence of mapping
        Rows of `scores` with the split ``theme``.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``turns`` (that need a reply), ``share`` of all of them with ``share_low`` and ``share_high``,
        ``watched`` (for 72 hours) and of these ``unanswered``, ``rate`` (reply_rate_72h) with ``rate_low`` and
        ``rate_high``, ``median_seconds``; ``before`` and ``after`` (share in the first and second half of the time from
        the first of all these turns to the last), ``change`` with ``change_low`` and ``change_high``, and ``trend``
        (rose, fell, same; NA with fewer than 30 turns in a half). A theme rose or fell if no change lies outside an
        interval so wide that in 19 of 20 feeds without any trend none is found. The remainder comes last.
    """
    found = {(row["measure"], row["subset"]): row for row in rows if row["subset_by"] == SPLIT}
    units = _units(turns, theme)
    codes = [subset for measure, subset in found if measure == "theme_share"]
    halves, own = _halves(units), _placed(units["theme"].array, codes)
    lines = []
    for place, code in enumerate(codes):
        share, rate, left, median = (
            found.get((measure, code)) for measure in ("theme_share", RATE, "unanswered", MEDIAN)
        )
        lines.append(
            {
                "theme": code,
                "turns": int((own == place).sum()),
                **_ends("share", share),
                "watched": 0 if left is None else left["n"],
                "unanswered": np.nan if left is None else left["value"],
                **_ends("rate", rate),
                "median_seconds": np.nan if median is None else median["value"],
                **_trend(own == place, halves, setting, themes=len(codes)),
            }
        )
    table = pd.DataFrame(lines, columns=COLUMNS).astype(TYPES)
    table["rest"] = table["theme"].eq(REST)
    order = ["rest", "unanswered", "turns", "theme"]
    return table.sort_values(order, ascending=[True, False, False, True], ignore_index=True).drop(columns="rest")


def _ends(name: str, row: Mapping | None) -> dict:
    low, high = f"{name}_low", f"{name}_high"
    return {
        column: np.nan if row is None else row[key] for column, key in ((name, "value"), (low, "low"), (high, "high"))
    }


def _trend(hit: np.ndarray, halves: Sequence[tuple], setting: Setting, *, themes: int) -> dict:
    """Compare the shares in two halves, each its turns and their threads."""
    if min((int(half.sum()) for half, _ in halves), default=0) < LEAST_IN_HALF:
        return dict.fromkeys(("before", "after", "change", "change_low", "change_high"), np.nan) | {"trend": None}

    def limits(level: float) -> tuple[float, float, float, float]:
        shares = [clustered_share(hit[half], thread, level=level) for half, thread in halves]
        low, high = difference_limits(*((one.value, one.low, one.high) for one in shares))
        return shares[0].value, shares[1].value, float(low), float(high)

    before, after, low, high = limits(setting.level)
    _, _, surely, at_most = limits(1 - CHANCE / themes)
    trend = "rose" if surely > 0 else "fell" if at_most < 0 else "same"
    return {"before": before, "after": after, "change": after - before, "change_low": low, "change_high": high,
            "trend": trend}  # fmt: skip


def _halves(units: pd.DataFrame) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the time of all turns in the middle: which turns lie in each half, and the numbers of their threads."""
    if not len(units):
        return []
    created, thread = units["created"].to_numpy(), units["thread"].to_numpy()
    second = created > (created.min() + created.max()) / 2
    return [(half, pd.factorize(thread[half])[0]) for half in (~second, second)]


NUMBERS = (
    "share", "share_low", "share_high", "rate", "rate_low", "rate_high", "median_seconds", "before", "after", "change",
    "change_low", "change_high",
)  # fmt: skip
COLUMNS = ["theme", "turns", *NUMBERS[:3], "watched", "unanswered", *NUMBERS[3:], "trend"]
TYPES = (
    {"theme": TEXT, "trend": TEXT} | dict.fromkeys(("turns", "watched", "unanswered"), "Int64")
    | dict.fromkeys(NUMBERS, "float64")
)  # fmt: skip


def theme_cards(known: Mapping[str, Card]) -> list[Card]:
    """
    Write the cards of what is scored of themes alone.

    Parameters
    ----------
    known : mapping of str to Card
        Cards by measure.

    Returns
    -------
    list of Card
        themes, theme_share and unanswered.
    """
    rate = known["reply_rate_72h"]
    number = rate._replace(
        measure="themes",
        definition="groups of inbound turns that need a reply, by their words: non-negative matrix factorisation of "
        "TF-IDF, each language apart, in the largest number that comes out alike when 5 % of the turns are taken away "
        "(adjusted Rand index within .1 of the best); a theme has 10 turns and three words that 5 persons use",
        excluded="turns outside the window, wholly deleted, without an exact time, or in a language without themes",
        range="0 and more; the remainder, turns like no theme, is not counted",
        unit="count",
        undefined="fewer than 120 turns that need a reply in any language, or an agreement below .65",
        source="Lee and Seung 1999; stability after Lange et al. 2004; Hubert and Arabie 1985; Steinley 2004",
        formula="cosine of a turn's words with W H's rows, at least .15; k = max {k: ARI(k) >= max ARI - .1}",
    )
    share = number._replace(
        measure="theme_share",
        definition="turns of a theme that need a reply / all such turns in languages with themes",
        range="0..1; the themes and the remainder add up to 1",
        unit="share",
        formula="",
    )
    left = number._replace(
        measure="unanswered",
        definition="turns of a theme that need a reply, were watched for 72 hours and had no answer of the company "
        "within them",
        excluded=rate.excluded,
        range="0 and more",
        undefined="there are no themes, or none of the theme's turns was watched for 72 hours; the export holds "
        "audience messages only where they were answered",
        formula="number of turns with observed_seconds >= 259200 and not response_seconds <= 259200",
    )
    return [number, share, left]
