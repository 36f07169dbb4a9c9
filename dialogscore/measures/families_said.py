"""Families of measures of what the company writes: the mix, what for, in which languages, by whom, how steadily."""

from dialogscore.measures.aimed import aimed
from dialogscore.measures.basis import Basis, Found
from dialogscore.measures.duties import asked_table, duty_scores
from dialogscore.measures.exchanges import invitation_scores, invitation_table
from dialogscore.measures.mix import mix_scores
from dialogscore.measures.presence import one_way_scores, presence_scores
from dialogscore.measures.private import taken_up_scores
from dialogscore.measures.reliability import calendar, reliability
from dialogscore.measures.steadiness import posting_weeks, steadiness_scores
from dialogscore.measures.steadyrules import steady_rows, steady_table
from dialogscore.measures.stgallen import st_gallen_table
from dialogscore.measures.strata import strata_scores
from dialogscore.measures.summaries import canned_table
from dialogscore.measures.tongues import language_scores, language_table, name_left_out, too_many, withhold

__all__ = ["SAID"]


def _aimed(basis: Basis) -> Found:
    """What posts are for, and what came of asking people."""
    rows, tables = aimed(
        basis.messages, basis.everything, basis.turns, basis.setting, basis.blocked,
        needing=basis.needing, silent=basis.silent,
    )  # fmt: skip
    return Found({"aims": rows}, tables)


def _written(basis: Basis) -> Found:
    """How much of what the company writes is dialog, and how often it writes at all."""
    said, setting, silent = basis.said, basis.setting, basis.silent
    mixed = mix_scores(said, setting) + one_way_scores(said, setting)
    mixed = withhold(mixed, too_many(basis.everything), setting)
    mixed = withhold(mixed, (silent, {}) if silent else None, setting)
    mixed = name_left_out(mixed, basis.everything, setting, by_hand=basis.by_hand)
    kept = basis.blocked("invitations_kept", by_coverage=False)
    rows = {
        "mix": mixed,
        "presence": presence_scores(basis.own, setting),
        "invitations": invitation_scores(said, setting, kept),
        "strata": [] if silent else strata_scores(basis.messages, said, setting),
    }
    tables = {
        "canned": canned_table(basis.messages, said),
        "invitations": invitation_table(basis.messages, said),
        "st_gallen": st_gallen_table(mixed, basis.messages, said, setting, threshold=basis.threshold),
    }
    return Found(rows, tables)


def _steady(basis: Basis) -> Found:
    """Whether the company writes and answers week after week."""
    messages, turns, setting, own = basis.messages, basis.turns, basis.setting, basis.own
    unposted = basis.blocked("posts_per_week_median", by_coverage=False)
    spans = calendar(messages, turns, setting, own.end, zone=basis.zone)
    relied = reliability(turns, spans, setting, unposted or basis.needing)
    steady = steadiness_scores(own, setting, unposted) + relied.rows
    rules = steady_table(steady, weeks=own.weeks)
    tables = {
        "posting_weeks": posting_weeks(own, messages),
        "answer_months": relied.months,
        "quarters": relied.quarters,
        "steadiness": rules,
    }
    return Found({"steadiness": steady + steady_rows(rules, setting, unposted)}, tables)


def _spoken(basis: Basis) -> Found:
    """In which languages company and audience write."""
    same = basis.blocked("answered_in_same_language", by_coverage=False)
    rows = language_scores(basis.messages, basis.everything, basis.turns, basis.setting, same)
    if basis.silent:
        rows = [row for row in rows if row["measure"] != "dialog_share"]
    rows = name_left_out(rows, basis.everything.iloc[:0], basis.setting, by_hand=basis.by_hand)
    return Found({"languages": rows}, {"languages": language_table(basis.messages, basis.everything)})


def _appointed(basis: Basis) -> Found:
    """What accounts are for, and whether what is handed over to private messages is taken up there."""
    messages, said, turns, accounts, setting = (
        basis.messages, basis.said, basis.turns, basis.accounts, basis.setting,
    )  # fmt: skip
    rows = {}
    if not basis.silent:
        rows["duties"] = duty_scores(messages, said, turns, accounts, setting, basis.needing)
    if basis.private is not None:
        rows["private"] = taken_up_scores(messages, said, basis.private, setting)
    return Found(rows, {"asked_roles": asked_table(messages, turns, accounts)})


SAID = {_aimed: 0.6, _written: 0.5, _steady: 0.9, _spoken: 0.2, _appointed: 0.1}
