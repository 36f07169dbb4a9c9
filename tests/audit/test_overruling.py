"""Right of reply: what accepted objections change, what they leave, and what is said of them."""

import json

import pandas as pd
import pytest

import dialogscore
from dialogscore import config, schema
from dialogscore.audit.objections import objections
from dialogscore.audit.overrides import read_overrides
from dialogscore.audit.overruling import model_labels, overrule
from dialogscore.cli.audits import demo_folders
from dialogscore.errors import UsageError
from dialogscore.verify import verify
from tests.drawn import draw

HEADER = "ref,column,value,reason,by,on,decision"


def run(overrides=None):
    told = config.load(demo_folders()[1])
    return dialogscore.audit(
        told.feeds, company=told.company, accounts=told.accounts, affiliates=told.affiliates, overrides=overrides
    )


def matched(audit, path):
    return objections(audit.messages, read_overrides(path), file=path.name)


def written(tmp_path, *lines, header=HEADER):
    path = tmp_path / "overrides.csv"
    path.write_text("\n".join([header, *(f"{line}" for line in lines)]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def plain():
    return run()


@pytest.fixture(scope="module")
def chosen(plain):
    """Refs to object to: an answer at level 3, a question that waits, an answered question and a later company post."""
    messages = plain.messages
    reply = messages.query("level == 3 and act == 'answer' and not is_canned")["ref"].iloc[0]
    waiting = messages.query("ledger == 'eligible' and response_id.isna() and turn == ref")["ref"].iloc[0]
    answered = messages.query("ledger == 'eligible' and response_id.notna()")["ref"].iloc[0]
    later = messages.query("act == 'inform'")["ref"].iloc[-1]
    return {"reply": reply, "waiting": waiting, "answered": answered, "later": later}


@pytest.fixture(scope="module")
def overruled(chosen, tmp_path_factory):
    path = written(
        tmp_path_factory.mktemp("overrides"),
        f"{chosen['reply']},act,acknowledge,It only says thanks.,Acme press office,2025-03-31,accepted",
        f"{chosen['waiting']},response_id,{chosen['later']},We answered there.,Acme press office,2025-03-31,accepted",
        f"{chosen['answered']},needs_reply,0,Nobody expects a reply.,Acme press office,2025-03-31,accepted",
        f"{chosen['later']},act,invite,It invites.,Acme press office,2025-03-31,rejected",
    )
    return run(path)


def line(audit, ref):
    return audit.messages.set_index("ref").loc[ref]


def test_an_act_is_replaced_with_all_that_follows_from_it(overruled, plain, chosen):
    after, before = line(overruled, chosen["reply"]), line(plain, chosen["reply"])
    assert (after["act"], after["level"], after["mode"]) == ("acknowledge", 1, "nominal")
    assert (after["act_model"], after["act_probability_model"]) == ("answer", before["act_probability"])
    assert (after["act_probability"], after["is_uncertain"]) == (1.0, False)


def test_an_answer_is_replaced_with_its_time(overruled, chosen):
    asked, answer = line(overruled, chosen["waiting"]), line(overruled, chosen["later"])
    assert (asked["response_id"], asked["answered"]) == (answer["message_id"], "direct")
    assert asked["response_seconds"] == (answer["created_at"] - asked["created_at"]).total_seconds()
    assert pd.isna(asked["response_id_model"])


def test_a_message_that_needs_no_reply_leaves_the_rate(overruled, chosen):
    after = line(overruled, chosen["answered"])
    assert (after["needs_reply"], after["needs_reply_model"], after["needs_reply_probability"]) == (False, True, 0.0)
    assert after["ledger"] == "no_reply_needed"


def test_a_rejected_objection_changes_nothing_and_is_listed(overruled, chosen):
    assert line(overruled, chosen["later"])["act"] == "inform"
    table = overruled.tables["overrides"]
    assert table["decision"].tolist() == ["accepted", "accepted", "accepted", "rejected"]
    assert table["model_value"].tolist() == ["answer", "", "true", "inform"]


def test_scores_without_overrides_are_those_of_an_audit_without_them(overruled, plain):
    expected = plain.scores[plain.scores["subset_by"].isna() & plain.scores["profile"].eq("dialogscore")]
    expected = expected.drop(columns="engine").reset_index(drop=True)
    pd.testing.assert_frame_equal(overruled.tables["without_overrides"], expected)
    dialog = overruled.scores.query("measure == 'dialog_share' and subset_by.isna()")["value"].iloc[0]
    assert dialog < expected.set_index("measure").loc["dialog_share", "value"]


def test_the_model_s_labels_can_be_had_back(overruled, plain):
    names = [name for stage in schema.STAGES[:5] for name in schema.column_names(stage=stage)]
    pd.testing.assert_frame_equal(model_labels(overruled.messages)[names], plain.messages[names])
    assert model_labels(plain.messages) is plain.messages


def test_the_manifest_counts_them(overruled):
    told = overruled.manifest["overrides"]
    assert (told["file"], told["accepted"], told["rejected"]) == ("overrides.csv", 3, 1)
    assert told["columns"] == {"act": 1, "needs_reply": 1, "response_id": 1}
    assert len(told["sha256"]) == 64


def test_the_folder_is_read_back_and_recounts(overruled, tmp_path):
    overruled.save(tmp_path / "out")
    read = dialogscore.load(tmp_path / "out")
    pd.testing.assert_frame_equal(read.messages, overruled.messages)
    assert verify(tmp_path / "out").passed
    assert json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["overrides"]["accepted"] == 3


def test_a_message_may_be_named_by_its_id(plain, chosen, tmp_path):
    told = line(plain, chosen["reply"])["message_id"]
    path = written(tmp_path, f"{told},act,inform,Why.,Acme,2025-03-31", header=HEADER.replace("ref", "message_id")[:-9])
    assert matched(plain, path)["ref"].tolist() == [chosen["reply"]]


def test_an_answer_is_taken_away(plain, chosen, tmp_path):
    path = written(tmp_path, f"{chosen['answered']},response_id,,Not an answer.,Acme,2025-03-31,accepted")
    found = matched(plain, path)
    after = overrule(plain.messages, found).set_index("ref").loc[chosen["answered"]]
    assert pd.isna(after["response_id"])
    assert pd.isna(after["response_seconds"])
    assert after["answered"] == "none"
    assert found["model_value"][0].startswith("M0")


FEED = """
+0 09:00 acme: We open at eight tomorrow.
  +0 10:00 ann: @acme And on Sundays?
    +0 11:00 acme: @ann Thanks for asking.
    +0 12:00 ben: @ann At nine on Sundays.
  +0 13:00 carl: @acme And on Mondays?
    +0 14:00 acme: @carl Thank you too.
  +0 15:00 dora: @acme And on holidays?
    +0 16:00 eva: @dora At ten.
+1 09:00 acme: Anything about the fair?
  +1 10:00 finn: @acme When does the fair begin?
    +1 11:00 acme: @finn Thanks!
  +1 12:00 acme: The fair begins on Friday, everybody.
"""


def test_a_turn_whose_answer_is_taken_away_is_answered_by_others_where_it_is(tmp_path):
    draw(FEED).drop(columns=["ref"]).to_csv(tmp_path / "feed.csv", index=False)
    messages = dialogscore.audit(tmp_path / "feed.csv", company="acme").messages
    first = messages.groupby("author_id")["ref"].first()
    asked = {name: first[name] for name in ("ann", "carl", "dora", "finn")}
    told = messages.set_index("ref")["answered"]
    assert [told[ref] for ref in asked.values()] == ["direct", "direct", "community", "direct"]
    path = written(tmp_path, *(f"{ref},response_id,,No answer.,Acme,2025-03-31,accepted" for ref in asked.values()))
    found = objections(messages, read_overrides(path), file=path.name)
    after = overrule(messages, found).set_index("ref")
    assert [after.loc[ref, "answered"] for ref in asked.values()] == ["community", "none", "community", "collective"]
    assert after.loc[list(asked.values()), "response_id"].isna().all()


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["M999999,act,answer,Why.,Acme,2025-03-31,accepted"], "line 2: found the ref 'M999999'"),
        (["{waiting},act,answer,Why.,Acme,2025-03-31,accepted"], "line 2: found act of .*, which has none"),
        (["{reply},needs_reply,1,Why.,Acme,2025-03-31,accepted"], "line 2: found needs_reply of .*, which has none"),
        (["{reply},act,answer,Why.,Acme,2025-03-31,accepted"] * 2, "line 3: found act of .* again, after line 2"),
        (["{waiting},response_id,{answered},Why.,Acme,2025-03-31,rejected"], "line 2: found the answer"),
        (["{waiting},response_id,M000001,Why.,Acme,2025-03-31,accepted"], "which is earlier than its question"),
    ],
)
def test_what_does_not_fit_the_feed_is_named(plain, chosen, tmp_path, lines, sentence):
    with pytest.raises(UsageError, match=sentence):
        matched(plain, written(tmp_path, *(one.format(**chosen) for one in lines)))


def test_a_ref_of_another_message_than_the_id_is_refused(plain, chosen, tmp_path):
    other = line(plain, chosen["later"])["message_id"]
    path = written(
        tmp_path, f"{chosen['reply']},{other},act,answer,Why.,Acme,2025-03-31",
        header="ref,message_id,column,value,reason,by,on",
    )  # fmt: skip
    with pytest.raises(UsageError, match="Refs are counted anew in every audit"):
        matched(plain, path)
