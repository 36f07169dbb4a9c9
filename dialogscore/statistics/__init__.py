"""Arrays in, numbers out: intervals for clustered shares, waiting times with censoring, the thread bootstrap."""

from dialogscore.statistics.accelerated import LEAST_CORRECTED, bootstrap_limits, corrected_shares, replicate_weights
from dialogscore.statistics.agreement import (
    ClassAgreement,
    class_agreement,
    confusion_table,
    gwet_ac1,
    krippendorff_alpha,
    raw_agreement,
    why_undefined,
)
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
from dialogscore.statistics.designed import Coded, Estimate, Population, designed_ratio, power_tuned_ratio
from dialogscore.statistics.differences import Difference, holm, share_difference
from dialogscore.statistics.drawn import drawn_quantiles, incidence_draws, survival_draws
from dialogscore.statistics.mover import difference_limits, difference_p
from dialogscore.statistics.peers import LEAST_PEERS, against_median
from dialogscore.statistics.proportions import (
    Clusters,
    ShareInterval,
    clustered_share,
    clusters_of,
    design_effect_wilson,
    wilson_limits,
)
from dialogscore.statistics.rank_sets import RankSets, rank_sets
from dialogscore.statistics.reliability import AgreementInterval, agreement_interval
from dialogscore.statistics.shrunken import Shrunken, effective_size, shrink
from dialogscore.statistics.spread import Spread, between_spread, shifted_interval
from dialogscore.statistics.survival import Curve, kaplan_meier, quantile, restricted_mean, survival_band

__all__ = [
    "LEAST_CORRECTED",
    "LEAST_PEERS",
    "AgreementInterval",
    "ClassAgreement",
    "Clusters",
    "Coded",
    "Curve",
    "Difference",
    "Estimate",
    "Incidence",
    "Population",
    "RankSets",
    "ShareInterval",
    "Shrunken",
    "Spread",
    "aalen_johansen",
    "against_median",
    "agreement_interval",
    "between_spread",
    "bootstrap_limits",
    "class_agreement",
    "cluster_groups",
    "cluster_weights",
    "clustered_share",
    "clusters_of",
    "confusion_table",
    "corrected_shares",
    "design_effect_wilson",
    "designed_ratio",
    "difference_limits",
    "difference_p",
    "drawn_quantiles",
    "effective_size",
    "gwet_ac1",
    "holm",
    "incidence_at",
    "incidence_band",
    "incidence_draws",
    "kaplan_meier",
    "krippendorff_alpha",
    "percentile_limits",
    "power_tuned_ratio",
    "quantile",
    "rank_sets",
    "raw_agreement",
    "replicate_weights",
    "restricted_mean",
    "restricted_means",
    "seed_of",
    "share_difference",
    "shifted_interval",
    "shrink",
    "survival_band",
    "survival_draws",
    "uniforms",
    "waiting_band",
    "why_undefined",
    "wilson_limits",
]
