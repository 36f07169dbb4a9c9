"""What must not change a score, and what every score must have."""

import pandas as pd
import pytest

from dialogscore import index, schema
from tests.measures.crowds import crowd
from tests.measures.feeds import computed, feed, say, sources


@pytest.fixture(scope="module")
def messages():
    return crowd(200)


@pytest.fixture(scope="module")
def scored(messages):
    scores, tables = computed(messages)
    return index.add_index(scores, tables), tables


def scores_of(messages, **options):
    return index.add_index(*computed(messages, **options))


def test_shuffling_rows_changes_no_score(messages, scored):
    for seed in (1, 2):
        shuffled = messages.sample(frac=1, random_state=seed)
        pd.testing.assert_frame_equal(scores_of(shuffled), scored[0], check_exact=True)


def test_renaming_ids_changes_no_score(messages, scored):
    renamed = messages.copy()
    for column in ("message_id", "parent_id", "reply_target_id", "thread_id", "author_id"):
        # Reversed, so that no order by id survives.
        renamed[column] = ("x" + messages[column].str.slice(step=-1)).astype(messages[column].dtype)
    pd.testing.assert_frame_equal(scores_of(renamed), scored[0], check_exact=True)


def test_shifting_all_times_changes_no_score(messages, scored):
    later = pd.Timedelta(days=41, hours=3)
    shifted = messages.assign(created_at=messages["created_at"] + later)
    until = sources(observed_until=sources()["observed_until"].iloc[0] + later)
    moved = without_clock(scores_of(shifted, source=until))
    pd.testing.assert_frame_equal(moved, without_clock(scored[0]), check_exact=True)


def without_clock(scores):
    """Leave out the figures by weekday, hour and month, which a shift of all times must change."""
    by_clock = scores["subset_by"].str.contains("weekday|hours|month|quarter", regex=True).fillna(False)
    return scores[~by_clock].reset_index(drop=True)


def test_one_more_answer_never_lowers_a_reply_rate(messages, scored):
    waiting = messages.index[messages["answered"].eq("none").fillna(False)]
    answered = messages.copy()
    answered.loc[waiting[:50], ["response_seconds", "answered"]] = [3600.0, "direct"]
    after, before = scores_of(answered), scored[0]
    rates = before["measure"].str.startswith("reply_rate") & before["subset"].isna()
    assert (after.loc[rates, "value"] > before.loc[rates, "value"]).all()


def test_scores_are_as_the_schema_says(scored):
    scores, _ = scored
    schema.check(scores, "measures", schema.SCORES)
    assert list(scores.columns) == schema.column_names(schema.SCORES, stage="measures")
    assert not scores.duplicated(["measure", "subset_by", "subset"]).any()


def test_no_value_is_missing_without_a_note(scored):
    scores, _ = scored
    assert scores.loc[scores["value"].isna(), "note_code"].notna().all()


def test_intervals_hold_their_values(scored):
    with_interval = scored[0].dropna(subset=["value", "low", "high"])
    assert (with_interval["low"] <= with_interval["low_sampling"] + 1e-12).all()
    assert (with_interval["low_sampling"] <= with_interval["value"] + 1e-12).all()
    assert (with_interval["value"] <= with_interval["high_sampling"] + 1e-12).all()
    assert (with_interval["high_sampling"] <= with_interval["high"] + 1e-12).all()
    shares = with_interval[with_interval["unit"] == "share"]
    assert shares[["low", "high"]].to_numpy().min() >= 0
    assert shares[["low", "high"]].to_numpy().max() <= 1


def test_every_figure_but_plain_counts_has_an_interval(scored):
    scores, _ = scored
    known = scores[scores["value"].notna() & ~scores["unit"].eq("count")]
    # The two readings of uncertain labels are ends themselves where waits are measured.
    of_waits = known["unit"].eq("s") | known["measure"].str.match("incidence_|promptness|curve_rate")
    known = known[~(of_waits & known["subset_by"].str.startswith("uncertain_labels").fillna(False))]
    # The longest of something is no estimate, nor is how old what is open now is.
    no_estimates = ["longest_silence_seconds", "post_gap_longest_seconds", "backlog_median_age_seconds"]
    known = known[~known["measure"].isin(no_estimates)]
    assert not known.loc[known["low"].isna(), ["measure", "subset_by", "subset"]].to_numpy().tolist()


def test_window_stands_in_every_row(messages):
    window = (pd.Timestamp("2024-03-10", tz="UTC"), pd.Timestamp("2024-06-01", tz="UTC"))
    scores, _ = computed(messages, window=window)
    assert (scores["window_from"] == window[0]).all()
    assert (scores["window_to"] == window[1]).all()


def test_tables_are_all_there(scored):
    expected = {"ledger", "curve", "hours", "canned", "invitations", "horizons", "accounts", "languages", "clusters",
                "quiet_days", "asked_roles", "endings", "weekdays", "differences", "st_gallen", "alternatives",
                "week_blocks", "sides", "unanswered", "posting_weeks", "answer_months", "quarters", "steadiness",
                "purposes", "goals", "purpose_talk", "research_threads", "invitation_purposes", "themes",
                "service_level", "backlog", "channels"}
    assert set(scored[1]) == expected


def test_a_feed_of_one_message_is_no_accident():
    scores = scores_of(feed(say("post", "inform")))
    assert scores.loc[scores["measure"] == "outbound_messages", "value"].tolist() == [1]
    assert scores.loc[scores["measure"] == "index", "note_code"].tolist() == ["withheld"]


def test_an_empty_feed_has_no_scores_but_notes():
    scores = scores_of(feed(say("post", "inform")).iloc[:0])
    assert scores.loc[scores["value"].isna(), "note_code"].notna().all()
