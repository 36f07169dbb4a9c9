"""Every open case is listed once, with why and how long, and what needs no answer any more stands apart."""

from dataclasses import replace

import pandas as pd
import pytest

from dialogscore.errors import UsageError
from dialogscore.worklist import COLUMNS, PARTS, worklist
from tests.worklist.feeds import ENGLISH, GERMAN, audited, write

DAY, HOUR = 86400, 3600
# Counted by hand: the last message is of day 45, so whoever asked at hour 3 of day 41 waits 3 days and 21 hours.
EXPECTED = [
    ("bob1", "open", "safety", "no_answer safety", 3 * DAY + 21 * HOUR),
    ("ida1", "open", "legal", "no_answer legal", 2 * DAY + 21 * HOUR),
    ("ann1", "open", None, "no_answer", 3 * DAY + 23 * HOUR),
    ("jon3", "open", None, "came_back", 2 * DAY + 18 * HOUR),
    ("gus1", "older", None, "no_answer", 44 * DAY + 23 * HOUR),
    ("dan1", "handed_over", None, "deflected", 3 * DAY + 18 * HOUR),
    ("eve1", "community", None, "community", 3 * DAY + 16 * HOUR),
    ("hal1", "closed_by_person", None, "closed_by_person", 2 * DAY + 23 * HOUR),
]


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    return audited(write(tmp_path_factory.mktemp("en") / "feed.csv", ENGLISH))


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    return audited(write(tmp_path_factory.mktemp("de") / "feed.csv", GERMAN))


def told(listed):
    names = ["message_id", "part", "urgency", "reasons", "age_seconds"]
    return [tuple(None if pd.isna(one) else one for one in row) for row in listed[names].itertuples(index=False)]


def test_list_is_the_one_counted_by_hand(english):
    listed = worklist(english)
    assert told(listed) == EXPECTED
    assert list(listed.columns) == list(COLUMNS)


def test_german_list_is_the_one_counted_by_hand(german):
    assert told(worklist(german)) == [
        ("bert1", "open", "health", "no_answer health", 47 * HOUR),
        ("cora1", "open", "data_leak", "no_answer data_leak", 46 * HOUR),
        ("anna1", "open", None, "no_answer", 71 * HOUR),
        ("emil1", "closed_by_person", None, "closed_by_person", 43 * HOUR),
    ]


def test_whoever_was_answered_is_in_no_part(english):
    assert not worklist(english)["message_id"].isin(["cleo1", "jon1"]).any()


def test_texts_and_names_are_held_on_wish_only(english):
    plain, whole = worklist(english), worklist(english, quotes=True, show_names=True)
    assert plain["text"].isna().all()
    assert plain["author"].str.fullmatch(r"person-\d+").all()
    assert not plain["url"].str.contains("|".join(whole["author"])).any()
    assert whole["author"].to_list() == ["bob", "ida", "ann", "jon", "gus", "dan", "eve", "hal"]
    assert whole["text"][0].startswith("@acme My charger caught fire")
    assert whole["url"][0] == "https://x.com/bob/status/" + str(sum(b"bob1"))


def test_a_link_without_a_name_leads_to_the_same_post(english):
    assert worklist(english)["url"][0] == "https://x.com/i/web/status/" + str(sum(b"bob1"))


def test_cases_keep_their_numbers_and_a_key_gives_others(english, tmp_path):
    numbers = worklist(english)["case"]
    assert numbers.is_unique
    assert numbers.str.fullmatch("C-[0-9a-f]{12}").all()
    assert worklist(english)["case"].to_list() == numbers.to_list()
    english.save(tmp_path / "out", key=b"a secret of 16 bytes or more")
    keyed = type(english).load(tmp_path / "out")
    other = worklist(keyed, key=b"a secret of 16 bytes or more")
    assert not set(other["case"]) & set(numbers)
    with pytest.raises(UsageError, match="no key"):
        worklist(keyed)


def test_what_a_model_is_unsure_of_is_to_be_checked(english):
    unsure = english.messages.assign(is_uncertain=english.messages["direction"].eq("inbound").fillna(False))
    parts = dict(worklist(replace(english, messages=unsure))[["message_id", "part"]].itertuples(index=False))
    assert parts["ann1"] == parts["bob1"] == "check"
    assert parts["gus1"] == "older"


def test_an_answer_to_all_is_a_part_of_its_own(english):
    changed = english.messages.assign(
        answered=english.messages["answered"].mask(english.messages["message_id"].eq("ann1"), "collective")
    )
    listed = worklist(replace(english, messages=changed))
    assert listed.loc[listed["part"].eq("collective"), "message_id"].to_list() == ["ann1"]


def test_what_was_deleted_or_lies_outside_the_window_is_no_case(english):
    gone = english.messages["status"].mask(english.messages["message_id"].eq("ann1"), "deleted")
    options = english.manifest["options"] | {"window": ["2025-04-01T00:00:00+00:00", None]}
    listed = worklist(
        replace(
            english,
            messages=english.messages.assign(status=gone),
            manifest=english.manifest | {"options": options},
        )
    )
    assert not listed["message_id"].isin(["ann1", "gus1"]).any()


def test_a_message_in_a_language_nobody_reads_is_to_be_checked(english):
    of_ann = english.messages["message_id"].eq("ann1")
    support = english.messages["language_support"].mask(of_ann, "unsupported")
    listed = worklist(replace(english, messages=english.messages.assign(language_support=support)))
    row = listed[listed["message_id"].eq("ann1")].iloc[0]
    assert (row["part"], row["reasons"]) == ("check", "no_answer language")


def test_an_automatic_reply_is_no_answer(english):
    of_ann = english.messages["message_id"].eq("ann1")
    listed = worklist(replace(english, messages=english.messages.assign(
        answered=english.messages["answered"].mask(of_ann, "direct"))))  # fmt: skip
    assert listed.loc[listed["message_id"].eq("ann1"), "reasons"].to_list() == ["automated"]


def test_several_messages_of_a_person_are_one_case(english):
    of_hal = english.messages["message_id"].eq("hal2")
    again = english.messages.assign(
        needs_reply=english.messages["needs_reply"].mask(of_hal, True),
        inbound_type=english.messages["inbound_type"].mask(of_hal, "complaint"),
        text=english.messages["text"].mask(of_hal, "@acme I am still waiting."),
    )
    listed = worklist(replace(english, messages=again))
    row = listed[listed["message_id"].eq("hal1")].iloc[0]
    assert (row["part"], row["reasons"], row["messages"]) == ("open", "no_answer repeated", 2)


def test_parts_stand_in_their_order(english):
    order = [PARTS.index(part) for part in worklist(english)["part"]]
    assert order == sorted(order)


def test_an_unknown_author_is_a_case_of_every_message(english):
    nobody = english.messages["message_id"].isin(["ann1", "hal1", "hal2"])
    names = {name: english.messages[name].mask(nobody) for name in ("author_id", "author_handle", "author_name")}
    listed = worklist(replace(english, messages=english.messages.assign(**names)))
    assert listed.loc[listed["message_id"].isin(["ann1", "hal1"]), "case"].is_unique
    assert listed.loc[listed["message_id"].eq("hal1"), "part"].to_list() == ["open"]


def test_order_of_rows_changes_nothing(english):
    turned = replace(english, messages=english.messages.iloc[::-1])
    pd.testing.assert_frame_equal(worklist(turned), worklist(english))


def test_a_feed_without_a_case_has_an_empty_list_of_the_same_columns(tmp_path):
    feed = {"post": ENGLISH["post"], "last": ENGLISH["last"]}
    listed = worklist(audited(write(tmp_path / "feed.csv", feed)))
    assert list(listed.columns) == list(COLUMNS)
    assert len(listed) == 0


def test_an_audit_tells_its_window_as_moments(english):
    assert english.window is None
    options = english.manifest["options"] | {"window": ["2025-04-01T00:00:00+00:00", None]}
    told = replace(english, manifest=english.manifest | {"options": options}).window
    assert told == (pd.Timestamp("2025-04-01", tz="UTC"), None)
