"""Arrays in, numbers out: intervals for clustered shares, waiting times with censoring, the thread bootstrap."""

from dialogscore.statistics.bootstrap import (
    cluster_groups,
    cluster_weights,
    percentile_limits,
    seed_of,
    survival_draws,
    uniforms,
)
from dialogscore.statistics.differences import Difference, holm, share_difference
from dialogscore.statistics.proportions import ShareInterval, clustered_share, design_effect_wilson
from dialogscore.statistics.survival import Curve, kaplan_meier, quantile, restricted_mean, survival_band

__all__ = [
    "Curve",
    "Difference",
    "ShareInterval",
    "cluster_groups",
    "cluster_weights",
    "clustered_share",
    "design_effect_wilson",
    "holm",
    "kaplan_meier",
    "percentile_limits",
    "quantile",
    "restricted_mean",
    "seed_of",
    "share_difference",
    "survival_band",
    "survival_draws",
    "uniforms",
]
