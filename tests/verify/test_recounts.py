"""Two programs that share no code come to the same figures, on feeds drawn at random with everything in them."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import index, measures
from dialogscore.config import Account
from dialogscore.measures.goals import PURPOSES
from dialogscore.opening import parse_opening
from dialogscore.profiles import profile_scores
from dialogscore.targets import DEFAULT, Target, recorded
from dialogscore.verify import recount
from dialogscore.verify.comparing import compared
from dialogscore.verify.drawn import draw_failures
from dialogscore.verify.lines import rows_of
from dialogscore.verify.record import record_of
from tests.measures.crowds import crowd
from tests.measures.feeds import START, sources
from tests.measures.test_coverage import comments_of_posts

NUMBERS = ("value", "n", "low", "high", "low_sampling", "high_sampling")


def drawn(threads, seed):
    """Return a crowd in which every rule finds something."""
    rng = np.random.default_rng(seed)
    messages = crowd(threads, seed=seed)
    size = len(messages)
    company = (messages["author_role"] == "company").to_numpy()

    def some(share):
        return rng.random(size) < share

    text = pd.StringDtype("pyarrow")
    opener = messages["position"].eq("opener").fillna(False).to_numpy(dtype=bool)
    reply = messages["position"].eq("reply").fillna(False).to_numpy(dtype=bool)
    invite = messages["act"].eq("invite").fillna(False).to_numpy(dtype=bool)
    outcome = rng.choice(["kept", "broken", "untaken", "pending"], size)
    mode = {"kept": "dialog", "broken": "nominal", "untaken": "nominal"}
    changed = {
        "status": np.where(some(0.03), "deleted", "visible"),
        "kind": messages["kind"].mask(some(0.02), "repost").mask(opener & some(0.1), "quote"),
        "created_at_precision": np.where(some(0.03), "day", "s"),
        "language": np.where(some(0.05), "fr", np.where(some(0.2), "de", "en")),
        "author_role": messages["author_role"].mask(~company & some(0.03), "other_company"),
        "inbound_type": np.where(company, None, rng.choice(["question", "complaint", "comment"], size)),
        "text": rng.choice(["is it? http://a.b/?c", "it is", "is it?", ""], size),
        "mentions": np.where(some(0.5), "acme", np.where(some(0.3), "ann bob", None)),
        "is_automated": some(0.05),
        "is_promoted": opener & some(0.2),
        "is_canned": np.where(reply, some(0.3), None),
        "handed_over": np.where(messages["act"].eq("deflect").fillna(False), some(0.4), False),
        "addresses": np.where(company, np.where(some(0.2), "unclear", "person"), None),
        "feature_prize": some(0.3),
        "invitation_outcome": np.where(invite, outcome, None),
        "invitation_uncertain": np.where(invite, some(0.3), None),
        "mode": np.where(invite, [mode.get(one) for one in outcome], messages["mode"].astype(object)),
        "response_id": np.where(messages["response_seconds"].notna(), _after(messages), None),
        "answered": messages["answered"].mask(~company & some(0.1), "collective"),
        "company_reacted": some(0.1),
        "provenance": np.where(some(0.05), "synthesised", "row"),
        "is_instant": np.where(company, some(0.2), None),
        "is_surge": np.where(company, None, some(0.2)),
        "inbound_group": np.where(some(0.2), "g1", None),
        "author_followers": np.where(some(0.7), rng.integers(0, 60, size), None),
        "author_handle": np.where(company, np.where(some(0.5), "acme", "acme_help"), None),
    }
    # Many posts ask for ideas, so that some are answered in substance and some are not watched long enough.
    post = messages["position"].isin(["opener", "self_thread"]).to_numpy()
    changed["purpose"] = np.where(post & ~some(0.1), rng.choice([*PURPOSES, "research", "sales"], size), None)
    changed["purpose_uncertain"] = np.where(post, some(0.3), None)
    # Where the company posts, the first of the audience answers the post itself.
    rooted = messages["thread_id"].isin(messages.loc[opener, "message_id"]).to_numpy() & ~company
    taker = rooted & (messages.groupby("thread_id").cumcount() == 2).to_numpy()
    changed["reply_target_id"] = messages["reply_target_id"].mask(taker, messages["thread_id"])
    changed["deleted_at"] = messages["created_at"].where(changed["status"] == "deleted") + pd.Timedelta(hours=5)
    changed["deleted_at"] = changed["deleted_at"].mask(some(0.5))
    changed["language_support"] = np.where(changed["language"] == "fr", "unsupported", "measured")
    # Some turns of two messages: the company's answer goes on in its next message of the thread.
    place = messages.groupby("thread_id").cumcount().to_numpy()
    first = messages["turn"].where(place == 1).groupby(messages["thread_id"]).transform("first")
    changed["turn"] = messages["turn"].mask((place == 3) & company & some(0.5), first)
    table = messages.assign(**{
        name: pd.Series(value, index=messages.index).astype(messages[name].dtype) for name, value in changed.items()
    })  # fmt: skip
    assert table["turn"].dtype == text
    # A draw of its own: what is drawn above stays as it is.
    themes = np.random.default_rng(seed + 1000).choice(["T01", "T02", "other"], size)
    head = table["turn"].map(dict(zip(table["ref"], themes, strict=True)))
    return table.assign(theme=head.where(~company).astype(text))


def _after(messages):
    answers = messages.dropna(subset=["reply_target_id"]).drop_duplicates("reply_target_id")
    return messages["message_id"].map(answers.set_index("reply_target_id")["message_id"]).astype(object)


def told(scores):
    """Return scores as scores.csv would hold them."""
    rows = rows_of(scores)
    return [
        {name: value if name in NUMBERS else "" if value is None else str(value) for name, value in row.items()}
        for row in rows
    ]


ROLES = (Account("x", "acme_help", "care"), Account(None, "acme"))
HOURS = {
    **dict.fromkeys(("monday", "tuesday", "thursday", "friday"), "09:00-17:00"), "country": "DE",
    "wednesday": ["08:00-12:00", "13:00-24:00"], "sunday": "02:30-04:00", "closed": ["2024-03-12"],
    "accounts": {"x:acme_help": {"saturday": "10:00-14:00", "monday": "00:00-24:00", "zone": "America/New_York"}},
}  # fmt: skip
ZONE = "Europe/Berlin"
TARGETS = (
    *DEFAULT, Target("open_hours", 0.5, 4 * 3600.0, clock="business"),
    Target("helpers", 0.5, 86_400.0, account="acme_help"), Target("on_x", 0.9, 7200.0, platform="x"),
)  # fmt: skip


def verdict_of(messages, *, window=None, source=None, hours=HOURS):
    found = sources() if source is None else source
    found = found.assign(observed_until=messages["created_at"].max())
    messages = measures.add_ledger(messages, window=window)
    errors = {name: {"sd": 0.03} for name in ("dialog_share", "act_invite", "mode_broadcast")}
    scores, tables = measures.compute(
        messages, sources=found, company="Acme", window=window, label_errors=errors, zone=ZONE, accounts=ROLES,
        opening=parse_opening(hours, zone=ZONE) if hours else None, targets=TARGETS,
    )  # fmt: skip
    scores = index.add_index(scores, tables, label_errors=errors)
    scores, draws = index.add_sensitivity(scores, tables, label_errors=errors)
    setting = measures.Setting("Acme", window, {})
    others, profiles = profile_scores(messages, found, setting, zone=ZONE)
    scores = told(pd.concat([scores, others], ignore_index=True))
    stated = None if window is None else [moment.isoformat() for moment in window]
    record = record_of(
        messages.sample(frac=1, random_state=3), scores=scores, sources=rows_of(found), profiles=rows_of(profiles),
        manifest={"options": {
            "window": stated, "hours": hours, "targets": recorded(TARGETS),
            "account_roles": [[one.platform, one.handle, one.role] for one in ROLES],
        }, "hours_zone": ZONE}, draws=rows_of(draws),
    )  # fmt: skip
    assert draw_failures(record) == []
    return compared(scores, recount(record)), scores


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rows_of_a_feed_drawn_at_random_are_recounted_and_the_same(seed):
    found, _ = verdict_of(drawn(150, seed))
    assert found.failures == ()
    assert sum(tally.passed for tally in found.measures.values()) > 500
    assert not any(tally.left for tally in found.measures.values())
    assert set(found.measures) == set(measures.cards()) - {"hand_overs_taken_up", "hand_overs_answered"}


def test_waits_are_recounted_where_most_are_answered_and_some_only_later():
    # The last two of six are never answered; where few of them need an answer, the curves come down far enough.
    messages = drawn(150, 9)
    late = messages.groupby("thread_id").cumcount() > 3
    table = messages.assign(needs_reply=messages["needs_reply"].mask(late, False), is_uncertain=False)
    found, scores = verdict_of(table.astype(messages.dtypes))
    assert found.failures == ()
    times = {line["measure"]: line["value"] for line in scores if not line["subset_by"] and line["unit"] == "s"}
    assert len(times) == 16
    # Whoever needed an answer had one, so nothing is left to be old.
    assert [name for name, value in times.items() if value is None] == ["backlog_median_age_seconds"]


def test_window_is_kept_to():
    found, _ = verdict_of(drawn(150, 4), window=(START + pd.Timedelta(days=60), START + pd.Timedelta(days=200)))
    assert found.failures == ()


def test_more_threads_than_are_drawn_one_by_one():
    found, _ = verdict_of(drawn(1100, 5), hours=None)
    assert found.failures == ()
    assert found.measures["pillar_substance"] == (3, 0, 0, 0)


def test_platforms_and_quarters_are_recounted():
    messages = drawn(150, 6)
    thread = messages.groupby("thread_id").ngroup()
    later = pd.to_timedelta(thread * 5, unit="D")
    moved = messages.assign(created_at=messages["created_at"] + later, platform=np.where(thread % 2, "x", "threads"))
    moved = moved.sort_values(["created_at", "ref"]).astype(messages.dtypes)
    refs = pd.Series([f"M{number:06d}" for number in range(1, len(moved) + 1)], index=moved["ref"])
    named = {name: moved[name].map(refs).astype(messages[name].dtype) for name in ("ref", "turn")}
    found, scores = verdict_of(moved.assign(**named).reset_index(drop=True))
    assert found.failures == ()
    splits = {line["subset_by"] for line in scores}
    assert {"quarter", "platform", "account", "asked_account", "theme"} <= splits


def test_small_feed_is_refused_for_the_same_reasons():
    found, scores = verdict_of(drawn(6, 6))
    assert found.failures == ()
    assert {"not_watched", "withheld", "too_few"} <= {line["note_code"] for line in scores}


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ({"capabilities": "company_posts parents"}, "no_audience_messages"),
        ({"capabilities": "audience_messages company_posts"}, "no_parents"),
        ({"audience_coverage": "answered_only", "coverage_source": "format"}, "answered_only"),
        ({"audience_coverage": "none", "coverage_source": "format"}, "no_audience_messages"),
    ],
)
def test_what_the_export_lacks_is_refused_for_the_same_reason(source, note):
    found, scores = verdict_of(drawn(60, 7), source=sources(**source))
    assert found.failures == ()
    assert next(one for one in scores if one["measure"] == "reply_rate_72h")["note_code"] == note


def test_feed_in_which_every_branch_is_answered_is_found_out():
    # In a crowd the company answers in every thread.
    found, scores = verdict_of(crowd(100), source=sources(coverage_source="format"))
    assert found.failures == ()
    assert next(one for one in scores if one["measure"] == "reply_rate_72h")["note_code"] == "answered_only"


def test_feed_that_cannot_be_read_is_withheld_alike():
    messages = drawn(60, 8)
    found, scores = verdict_of(messages.assign(language_support="unsupported").astype(messages.dtypes))
    assert found.failures == ()
    assert next(one for one in scores if one["measure"] == "dialog_share")["note_code"] == "unsupported_languages"


def test_comments_under_posts_of_nobody_known_refuse_the_same_rates():
    found, scores = verdict_of(comments_of_posts(40, 20), source=sources(coverage_source="observed"))
    assert found.failures == ()
    whole = [line for line in scores if line["measure"] == "reply_rate_72h" and not line["subset_by"]]
    assert [line["note_code"] for line in whole] == ["posts_unknown"]
