"""Arrays in, numbers out: intervals for clustered shares, waiting times with censoring, the thread bootstrap."""

from dialogscore.statistics.accelerated import LEAST_CORRECTED, bootstrap_limits, corrected_shares, replicate_weights
from dialogscore.statistics.bootstrap import (
    cluster_groups,
    cluster_weights,
    percentile_limits,
    seed_of,
    uniforms,
)
from dialogscore.statistics.competing import (
    Incidence,
    aalen_johansen,
    incidence_at,
    incidence_band,
    restricted_means,
    waiting_band,
)
from dialogscore.statistics.differences import Difference, holm, share_difference
from dialogscore.statistics.drawn import incidence_draws, survival_draws
from dialogscore.statistics.proportions import ShareInterval, clustered_share, design_effect_wilson
from dialogscore.statistics.survival import Curve, kaplan_meier, quantile, restricted_mean, survival_band

__all__ = [
    "LEAST_CORRECTED",
    "Curve",
    "Difference",
    "Incidence",
    "ShareInterval",
    "aalen_johansen",
    "bootstrap_limits",
    "cluster_groups",
    "cluster_weights",
    "clustered_share",
    "corrected_shares",
    "design_effect_wilson",
    "holm",
    "incidence_at",
    "incidence_band",
    "incidence_draws",
    "kaplan_meier",
    "percentile_limits",
    "quantile",
    "replicate_weights",
    "restricted_mean",
    "restricted_means",
    "seed_of",
    "share_difference",
    "survival_band",
    "survival_draws",
    "uniforms",
    "waiting_band",
]
