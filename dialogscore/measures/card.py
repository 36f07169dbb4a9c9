"""A measure's card: what it says, and how the measure is worked out in symbols, which words leave open."""

from typing import NamedTuple

__all__ = ["Card", "formula_of"]

_SHARE = "k / n, for k of n units; interval: Wilson's, with n divided by the design effect of the threads"
_CURVE = "S(t) = product over answer times u <= t of 1 - d(u) / r(u); d(u) answered at u, r(u) waiting and watched"
_HALF = "(k + 0.5) / (n + 1)"

_FORMULAS = {
    "outbound_messages": "number of rows with author_role company",
    "replies_with_known_parent": "number of rows with author_role company whose parent_id is a message_id of the feed",
    "audience_messages_answered_directly": "number of rows by others that the parent_id of a company row names",
    "median_direct_response_seconds": "median over answered m of: time of the first row that names m - time of m",
    "response_median_seconds": f"least t with S(t) <= 0.5; {_CURVE}",
    "response_p90_seconds": f"least t with S(t) <= 0.1; {_CURVE}",
    "response_rmst_72h_seconds": f"area under S(t) from 0 to 259200 s; {_CURVE}",
    "invitations": "number of messages with act invite in each part",
    "pillar_openness": f"min(1, {_HALF} / 0.25)",
    "pillar_responsiveness": "((k8 + k72) / 2 + 0.5) / (n + 1); k8, k72 of n answered within 8 and 72 hours",
    "pillar_substance": _HALF,
    "pillar_substance_without_handed_over": _HALF,
    "pillar_continuity": "(k1 + k2 + 0.5) / (n1 + n2 + 1); 1: follow-ups, 2: invitations",
    "pillar_openness_raw": "k / n",
    "pillar_responsiveness_raw": "(k8 + k72) / 2 / n",
    "pillar_substance_raw": "k / n",
    "pillar_continuity_raw": "(k1 + k2) / (n1 + n2)",
    "index": "100 (openness x responsiveness x substance x continuity)^(1/4); the cube root of the three there are",
    "posts_per_week": "m / w, of m messages in w weeks; interval: m / w -+ t(0.975; w - 1) s / sqrt(w), s of the weeks",
    "exchanges": "number of exchanges; of each length: number whose turns in alternation are that many, at most 6",
    "index_sensitivity": (
        "median, 5 and 95 % of 100 M(p; w) over 2,000 draws; M geometric, arithmetic or harmonic mean, "
        "w ~ Dirichlet(10, 10, 10, 10), p the pillars of threads drawn again with label errors, horizon, eligibility "
        "and saturation drawn too"
    ),
    "pillar_correlation": "cov(r, s) / (sd(r) sd(s)); r, s: ranks of two pillars over 2,000 draws of threads",
    "profile_response_seconds": "mean, median, or mean of the floor(0.9 n) shortest of: answer time - time asked",
}
for _measure in ("response_median_seconds", "response_p90_seconds", "response_rmst_72h_seconds"):
    _FORMULAS[f"{_measure}_last_message"] = f"{_FORMULAS[_measure]}; t from the turn's last message on"
    _FORMULAS[f"{_measure}_business"] = f"{_FORMULAS[_measure]}; t in open seconds"
for _name, _seconds in (("24h", 86400), ("72h", 259200), ("7d", 604800)):
    for _prefix in ("reply_rate_", "reply_rate_all_"):
        _FORMULAS[_prefix + _name] = (
            f"turns with response_seconds <= {_seconds} / turns with observed_seconds >= {_seconds}, both among the "
            "latter; interval: Wilson's, with n divided by the design effect of the threads"
        )


class Card(NamedTuple):
    """
    What a reader of a score must know.

    Parameters
    ----------
    measure : str
        Name of the measure.
    definition : str
        What is divided by what, or how it is found.
    excluded : str
        What is left out of the denominator.
    range : str
        Lowest and highest value, and what high means.
    unit : str
        share, count, s or points.
    undefined : str
        When there is no value.
    source : str
        Where the definition comes from.
    needs : tuple of str
        Capabilities of the export without which it is refused.
    basis : str
        counted, or predicted where it rests on a model's labels.
    formula : str
        How it is worked out, in symbols.
    """

    measure: str
    definition: str
    excluded: str
    range: str
    unit: str
    undefined: str
    source: str
    needs: tuple[str, ...]
    basis: str
    formula: str = ""


def formula_of(measure: str, unit: str, definition: str) -> str:
    """
    State the formula of a measure.

    Parameters
    ----------
    measure : str
        Name of the measure.
    unit : str
        Its unit.
    definition : str
        Its definition in words, which stands for one without a formula that is no share.

    Returns
    -------
    str
        The formula.
    """
    return _FORMULAS.get(measure, _SHARE if unit == "share" else definition)
