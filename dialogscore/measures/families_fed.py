"""Families of measures of the feed as a whole: what there is, what became of it, and what the index draws from."""

from dialogscore.measures.alternatives import alternatives
from dialogscore.measures.basis import Basis, Found
from dialogscore.measures.channels import channel_table
from dialogscore.measures.clusters import cluster_table
from dialogscore.measures.counts import plain_counts
from dialogscore.measures.gaps import quiet_days
from dialogscore.measures.ledger import ledger_table, unanswered_table
from dialogscore.measures.summaries import account_table

__all__ = ["FED"]


def _clustered(basis: Basis) -> Found:
    """What the index draws from."""
    turns, said, followed, seed = basis.turns, basis.said, basis.followed, basis.setting.seed
    more = alternatives(basis.messages, turns)
    tables = {
        "clusters": cluster_table(turns, said, followed, seed=seed),
        "alternatives": cluster_table(turns, said, followed, seed=seed, more=more),
    }
    return Found({}, tables)


def _counted(basis: Basis) -> Found:
    """What there is, and how the ledger accounts for it."""
    messages, turns, sources = basis.messages, basis.turns, basis.sources
    tables = {
        "ledger": ledger_table(messages, turns),
        "unanswered": unanswered_table(messages, turns),
        "accounts": account_table(messages),
        "quiet_days": quiet_days(messages),
        "channels": channel_table(messages, turns, sources, window=basis.setting.window),
    }
    return Found({"counts": plain_counts(messages, sources, basis.setting)}, tables)


FED = {_clustered: 0.6, _counted: 0.7}
