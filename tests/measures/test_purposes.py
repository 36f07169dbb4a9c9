"""What the posts are for, on posts counted by hand, and by both readings of replies."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.measures import purposes
from tests.measures.feeds import ask, computed, feed, row_of, say, sources

SURE = {"purpose_uncertain": False}


def posts(**counts):
    """So many posts of each purpose, an hour apart."""
    names = [name for name, number in counts.items() for _ in range(number)]
    return [say(f"p{place}", "inform", place, purpose=name, **SURE) for place, name in enumerate(names)]


def shares(scores, measure, by):
    found = scores[(scores["measure"] == measure) & (scores["subset_by"] == by).fillna(False)]
    return dict(zip(found["subset"], found["value"], strict=True))


def test_shares_are_of_posts_and_none_is_left_out():
    scores, tables = computed(feed(*posts(sales=5, brand=3, corporate=1, service=1)))
    found = shares(scores, "purpose_share", "purpose")
    assert found == {"sales": 0.5, "product": 0, "employer": 0, "service": 0.1, "research": 0, "community": 0,
                     "corporate": 0.1, "brand": 0.3}  # fmt: skip
    goals = shares(scores, "goal_share", "goal")
    assert goals == pytest.approx(
        {"brand_management": 0.4, "product_communication": 0, "sales": 0.5, "employer_branding": 0,
         "customer_retention": 0.1, "market_research": 0}
    )  # fmt: skip
    none = row_of(scores, "purpose_share", "product", by="purpose")
    # Wilson's interval of 0 of 10, with Student's quantile of 9 for the normal one: z² / (n' + z²), n' = n (z / t)².
    z, t = 1.959964, 2.262157
    worth = 10 * (z / t) ** 2
    assert (none["n"], none["low"]) == (10, 0)
    assert none["high"] == pytest.approx(z**2 / (worth + z**2), abs=1e-5)
    assert tables["purposes"].set_index("purpose")["posts"].to_dict()["sales"] == 5


def test_replies_count_as_service_unless_their_act_says_otherwise():
    replies = [say(f"r{place}", act, 50 + place, to=f"q{place}") for place, act in
               enumerate(["answer", "probe", "deflect", "inform", "acknowledge", "invite", "promote"])]  # fmt: skip
    asked = [ask(f"q{place}", 40 + place) for place in range(len(replies))]
    thread = say("s", "inform", 30, thread="p0", position="self_thread", purpose="product", **SURE)
    scores, tables = computed(feed(*posts(brand=2), thread, *asked, *replies))
    assert shares(scores, "purpose_share", "purpose")["brand"] == 1
    found = shares(scores, "purpose_share_all", "purpose")
    assert found == pytest.approx(
        {"sales": 0.1, "product": 0.1, "employer": 0, "service": 0.4, "research": 0, "community": 0.2, "corporate": 0,
         "brand": 0.2}
    )  # fmt: skip
    assert shares(scores, "goal_share_all", "goal")["customer_retention"] == pytest.approx(0.6)
    assert tables["purposes"].set_index("purpose")["messages"].to_dict()["service"] == 4


def test_a_post_whose_purpose_nobody_knows_leaves_the_share():
    unknown = [say("u", "inform", 90), say("o", "other", 91, purpose="sales", **SURE)]
    scores, _ = computed(feed(*posts(sales=1, brand=1), *unknown))
    row = row_of(scores, "purpose_share", "sales", by="purpose")
    assert (row["value"], row["n"]) == (0.5, 2)
    scores, _ = computed(feed(say("u", "inform", 90)))
    assert row_of(scores, "purpose_share", "sales", by="purpose")["note_code"] == "no_units"


def test_uncertain_purposes_make_the_band():
    doubtful = say("d", "inform", 50, purpose="sales", purpose_uncertain=True)
    scores, tables = computed(feed(*posts(sales=1, brand=2), doubtful))
    assert row_of(scores, "purpose_share", "sales", by="purpose")["value"] == 0.5
    band = "uncertain_labels:purpose"
    assert row_of(scores, "purpose_share", "against:sales", by=band)["value"] == 0.25
    assert row_of(scores, "purpose_share", "for:brand", by=band)["value"] == 0.75
    assert tables["purposes"].set_index("purpose")["uncertain_posts"].to_dict()["sales"] == 1


def test_errors_of_the_model_widen_the_interval_and_those_of_a_goal_join():
    rows = feed(*posts(sales=20, brand=10, corporate=10))
    plain, _ = computed(rows)
    errors = {"purpose_sales": {"sd": 0.05}, "purpose_brand": {"sd": 0.03}, "purpose_corporate": {"sd": 0.04}}
    wide, _ = computed(rows, label_errors=errors)
    before, after = (row_of(one, "goal_share", "brand_management", by="goal") for one in (plain, wide))
    # 0.03 and 0.04 at right angles are 0.05; joined so with the distance of the sampling limit.
    expected = 0.5 - np.hypot(0.5 - before["low_sampling"], 1.959964 * 0.05)
    assert after["low"] == pytest.approx(expected, abs=1e-6)
    assert after["low_sampling"] == before["low_sampling"] == before["low"]
    stated, _ = computed(rows, label_errors=errors | {"goal_brand_management": {"sd": 0.1}})
    assert row_of(stated, "goal_share", "brand_management", by="goal")["low"] < after["low"]


def test_over_all_messages_the_errors_of_posts_reach_as_far_as_there_are_posts():
    known = {"purpose_sales": {"sd": 0.1}, "act_promote": {"sd": 0.02}, "act_acknowledge": {"sd": 0.03}}
    found = purposes._errors(known, 0.2, "_all")
    assert found["purpose_all_sales"]["sd"] == pytest.approx(np.hypot(0.02, 0.02))
    assert found["purpose_all_service"]["sd"] == pytest.approx(np.hypot(0.02, 0.03))
    # Thanks read as answers move between service and community, which serve one goal.
    assert found["goal_all_customer_retention"]["sd"] == pytest.approx(0.02)
    assert "purpose_all_brand" not in found


def test_the_study_stands_in_a_column_of_its_own():
    _, tables = computed(feed(*posts(brand=1, sales=3)))
    table = tables["goals"].set_index("goal")
    assert table["share_of_posts"].to_dict()["sales"] == 0.75
    study = table["share_of_companies_that_name_the_goal"]
    assert study.to_dict()["brand_management"] == 0.82
    assert pd.isna(study["sales"])
    assert table["purposes"]["customer_retention"] == "service community"


def test_too_much_in_other_languages_withholds_the_mix():
    foreign = [say(f"f{place}", "inform", 60 + place, language="fr", language_support="unsupported", purpose="brand",
                   **SURE) for place in range(4)]  # fmt: skip
    scores, tables = computed(feed(*posts(sales=5), *foreign))
    row = row_of(scores, "purpose_share", "sales", by="purpose")
    assert (pd.isna(row["value"]), row["note_code"], row["n"]) == (True, "unsupported_languages", 5)
    assert not scores["subset_by"].eq("uncertain_labels:goal").any()
    assert tables["goals"]["share_of_posts"].isna().all()


@pytest.mark.parametrize(
    ("abilities", "told"),
    [("dialog_share=no audience_messages=no", True), ("dialog_share=no audience_messages=yes", False)],
)
def test_an_export_of_posts_alone_has_a_mix_of_posts_and_none_of_all_messages(abilities, told):
    found = sources(abilities=f"company_posts=yes {abilities}", capabilities="company_posts", audience_coverage="none")
    scores, _ = computed(feed(*posts(sales=5)), source=found)
    assert pd.notna(row_of(scores, "purpose_share", "sales", by="purpose")["value"]) == told
    assert pd.isna(row_of(scores, "purpose_share_all", "sales", by="purpose")["value"])
