"""The verb as a whole, on the demo feeds: same bytes again, exact round trip, the record is itself a feed."""

import dataclasses
import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import spacy
from joblib import parallel_config

import dialogscore
from dialogscore import config, privacy, schema
from dialogscore.audit import abreast, load
from dialogscore.classifier import shards
from dialogscore.cli import main
from dialogscore.engines import one_engine
from dialogscore.errors import FeedError, ModelError, OutputError, UsageError
from dialogscore.reports import html
from dialogscore.tokens import distinct
from tests.drawn import draw

DEMO = Path(__file__).parent.parent / "corpora" / "demo"
FEEDS = sorted(path.parent.name for path in DEMO.glob("*/company.toml"))
UNITS = {"share": (0, 1), "count": (0, float("inf")), "s": (0, float("inf")), "points": (0, 100)}


def run(name, **options):
    told = config.load(DEMO / name)
    options = {"affiliates": told.affiliates, "accounts": told.accounts} | options
    return dialogscore.audit(told.feeds, company=told.company, **options)


@pytest.fixture(scope="module", params=FEEDS)
def audited(request):
    return request.param, run(request.param)


@pytest.fixture(scope="module")
def saved(audited, tmp_path_factory):
    out = tmp_path_factory.mktemp("audit") / "out"
    audited[1].save(out, reports={"report.html": lambda audit, path: html.render(audit, path, language="en")})
    return out


def test_every_column_of_the_data_model_is_there(audited):
    for stage in schema.STAGES:
        schema.check(audited[1].messages, stage)
    assert list(audited[1].messages.columns) == schema.column_names()
    assert list(audited[1].scores.columns) == schema.column_names(schema.SCORES)


def test_every_score_has_a_value_or_a_note_and_stays_in_its_range(audited):
    scores = audited[1].scores
    assert (scores["value"].notna() | scores["note_code"].notna()).all()
    for unit, (least, most) in UNITS.items():
        values = scores.loc[scores["unit"].eq(unit), ["value", "low", "high"]].stack().dropna()
        signed = scores["measure"].eq("median_direct_response_seconds").any() and unit == "s"
        assert signed or values.between(least, most).all()


def test_every_share_has_an_interval_around_its_value(audited):
    shares = audited[1].scores.query("unit == 'share' and value.notna()")
    # The two readings of uncertain labels are ends themselves where waits are measured.
    banded = shares["subset_by"].str.startswith("uncertain_labels").fillna(False).astype(bool)
    shares = shares[~(banded & shares["measure"].str.match("incidence_|promptness|curve_rate"))]
    assert shares[["low", "high", "low_sampling", "high_sampling", "confidence"]].notna().all(axis=None)
    assert (shares["low"] <= shares["value"] + 1e-12).all()
    assert (shares["value"] <= shares["high"] + 1e-12).all()


def test_what_is_saved_is_read_back_exactly(audited, saved):
    read = dialogscore.load(saved)
    for name in ("messages", "sources", "rejects", "scores"):
        pd.testing.assert_frame_equal(getattr(read, name), getattr(audited[1], name))
    assert read.tables.keys() == audited[1].tables.keys()
    for name, table in audited[1].tables.items():
        pd.testing.assert_frame_equal(read.tables[name], table)
    assert read.manifest == audited[1].manifest


def test_reports_are_given_what_will_be_read_back(audited, tmp_path):
    given = []
    # A table that nobody typed, and tables in another order than their files.
    loose = {"added": pd.DataFrame({"n": [1, 2], "word": ["a", None]}, index=[5, 7]), **audited[1].tables}
    one = dataclasses.replace(audited[1], tables=loose)
    reports = {"report.txt": lambda audit, path: given.append(audit) or path.write_text("made")}
    one.save(tmp_path / "out", reports=reports)
    read = dialogscore.load(tmp_path / "out")
    for name in ("messages", "sources", "rejects", "scores"):
        pd.testing.assert_frame_equal(getattr(given[0], name), getattr(read, name))
    assert list(given[0].tables) == list(read.tables)
    for name, table in read.tables.items():
        pd.testing.assert_frame_equal(given[0].tables[name], table)
    assert given[0].manifest == read.manifest


@pytest.mark.parametrize("few", [0, 20_000])
def test_what_is_shown_of_some_rows_is_what_is_shown_of_them_among_all(audited, few, monkeypatch):
    monkeypatch.setattr(sys.modules[load.__module__], "FEW", few)
    one, rows = dataclasses.replace(audited[1]), np.array([1, 4, 9])
    options = one.manifest["options"]
    expected = privacy.shared_messages(one.messages, accounts=options.get("accounts") or ())
    pd.testing.assert_frame_equal(one.shown(), expected)
    pd.testing.assert_frame_equal(one.shown(rows=rows), expected.iloc[rows])


def test_the_same_call_writes_the_same_bytes(audited, saved, tmp_path):
    again = run(audited[0], jobs=2)
    again.save(tmp_path / "out", reports={"report.html": lambda audit, path: html.render(audit, path, language="en")})
    assert (tmp_path / "out" / "SHA256SUMS").read_bytes() == (saved / "SHA256SUMS").read_bytes()


def test_processes_at_every_stage_write_the_same_bytes(audited, saved, tmp_path, monkeypatch):
    for module in (abreast, shards, distinct):
        monkeypatch.setattr(module, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(abreast, "WORTH_BYTES", 1)
    monkeypatch.setattr(abreast, "TEXTS_A_SHARE", 40)
    monkeypatch.setattr(shards, "SHARD_ROWS", 40)
    # All arrays are put where all processes look at them, as those of large feeds are.
    with parallel_config(max_nbytes=1):
        again = run(audited[0], jobs=3)
    again.save(tmp_path / "out", reports={"report.html": lambda audit, path: html.render(audit, path, language="en")})
    assert (tmp_path / "out" / "SHA256SUMS").read_bytes() == (saved / "SHA256SUMS").read_bytes()


def test_the_working_record_is_itself_a_feed_with_the_same_scores(audited, saved):
    name, first = audited
    told = config.load(DEMO / name)
    again = dialogscore.audit(saved / "private" / "messages.parquet", company=told.company)
    pd.testing.assert_frame_equal(again.scores, first.scores)


def test_the_working_record_is_for_its_owner_alone(saved):
    assert os.stat(saved / "private" / "messages.parquet").st_mode & 0o777 == 0o600


def test_shared_outputs_hold_no_audience_text_name_or_handle(audited, saved):
    messages = audited[1].messages
    audience = messages[messages["author_role"].isin(["audience", "affiliate"])]
    parts = [path.read_text(encoding="utf-8") for path in saved.iterdir() if path.is_file()]
    whole = "\n".join(parts)
    for handle in audience["author_handle"].dropna().unique():
        assert f"@{handle}" not in whole
    texts = audience["text"][audience["text"].str.len() > 30]
    leaked = [text for text in texts if json.dumps(text, ensure_ascii=False)[1:-1] in whole or text in whole]
    assert not leaked


def test_a_result_without_its_record_says_what_it_lacks(saved, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "manifest.json").write_bytes((saved / "manifest.json").read_bytes())
    with pytest.raises(OutputError, match=r"private/messages\.parquet"):
        dialogscore.load(copy)
    with pytest.raises(OutputError, match="manifest"):
        dialogscore.load(tmp_path / "nothing")


def test_a_window_selects_turns_and_openers_by_creation(audited):
    name, whole = audited
    middle = whole.messages["created_at"].quantile(0.5)
    half = run(name, window=(None, middle))
    count = {
        name: found.scores.set_index("measure")["value"]["outbound_messages"]
        for name, found in (("half", half), ("whole", whole))
    }
    own = whole.messages[whole.messages["author_role"].eq("company")]
    assert count["whole"] == len(own)
    assert count["half"] == (own["created_at"] < middle).sum()
    assert half.messages["ledger"].eq("outside_window").any()
    assert not whole.messages["ledger"].eq("outside_window").any()


def test_a_feed_of_one_message_is_audited_and_withheld(tmp_path):
    draw("09:00 acme: hello all").drop(columns=["ref"]).to_csv(tmp_path / "one.csv", index=False)
    result = dialogscore.audit(tmp_path / "one.csv", company="acme")
    index = result.scores.set_index("measure").loc["index"]
    assert index["note_code"] == "withheld"
    assert pd.isna(index["value"])


def test_a_window_without_any_message_names_the_span_of_the_feed(audited):
    with pytest.raises(UsageError, match=r"no message in it.* 2024-"):
        run(audited[0], window="2031")


def test_a_window_in_a_gap_of_the_feed_is_no_audit(tmp_path):
    draw("""
        09:00 acme: hello
        +60 09:00 acme: hello again
    """).drop(columns=["ref"]).to_csv(tmp_path / "gap.csv", index=False)
    with pytest.raises(UsageError, match="no message in it"):
        dialogscore.audit(tmp_path / "gap.csv", company="acme", window="2024-04")


def test_a_question_and_its_answer_with_one_id_stop_the_run(tmp_path):
    rows = [
        (f"T{n}", f"2024-03-04T{hour:02d}:00:00Z", who, f"{who} says {n}", who)
        for n in range(8)
        for hour, who in ((9, "ann"), (10, "acme"))
    ]
    table = pd.DataFrame(rows, columns=["message_id", "created_at", "author_id", "text", "author_handle"])
    table.to_csv(tmp_path / "tickets.csv", index=False)
    with pytest.raises(FeedError, match="an id of its own"):
        dialogscore.audit(tmp_path / "tickets.csv", company="acme")


def test_scores_name_their_engine_and_two_engines_are_refused(saved, tmp_path):
    folder = tmp_path / "mixed"
    shutil.copytree(saved, folder)
    result = load(folder)
    engine = result.manifest["engine"]
    assert result.scores["engine"].unique().tolist() == [engine]
    assert all(model["name"] in engine and model["sha256"][:12] in engine for model in result.manifest["models"])
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"engine": "another"}), encoding="utf-8")
    with pytest.raises(ModelError, match="different engines"):
        load(folder)


def test_scores_of_two_engines_cannot_be_written_as_one_result(saved, tmp_path):
    result = load(saved)
    other = result.scores.assign(engine="another spacy")
    mixed = dataclasses.replace(result, scores=pd.concat([result.scores, other], ignore_index=True))
    with pytest.raises(ModelError, match="different engines"):
        mixed.save(tmp_path / "mixed")
    assert not (tmp_path / "mixed").exists()
    with pytest.raises(ModelError, match="different engines"):
        one_engine(mixed.scores["engine"], task="compare two audits")


def test_a_pipeline_of_the_users_own_is_recorded_and_makes_another_engine(tmp_path):
    spacy.blank("de").to_disk(tmp_path / "own")
    plain, own = run("knusperloh"), run("knusperloh", spacy_pipelines=str(tmp_path / "own"))
    assert [one["name"] for one in own.manifest["spacy_pipelines"]] == ["de_pipeline"]
    assert own.manifest["engine"].startswith(plain.manifest["engine"] + " de=de_pipeline-0.0.0@")
    # The same tokenizer by another way: the same labels.
    pd.testing.assert_frame_equal(own.messages, plain.messages)
    pd.testing.assert_frame_equal(own.scores.drop(columns="engine"), plain.scores.drop(columns="engine"))


def test_opening_hours_make_the_business_clock_run_and_stand_in_the_manifest(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(
        "message_id,platform,kind,author_id,author_role,created_at,text,parent_id\n"
        'q,x,post,u1,audience,2024-03-04T16:00:00Z,"@acme Why is my parcel late?",\n'
        'a,x,reply,acme,company,2024-03-05T10:00:00Z,"It left our store today.",q\n',
        encoding="utf-8",
    )
    hours = {"monday": "09:00-17:00", "tuesday": "09:00-17:00", "closed": [date(2024, 12, 24)]}
    found = dialogscore.audit(path, company="Acme", accounts="x:acme", hours=hours)
    said = found.manifest["options"]["hours"]
    assert said == {"monday": "09:00-17:00", "tuesday": "09:00-17:00", "closed": ["2024-12-24"]}
    assert found.scores["measure"].eq("response_median_seconds_business").sum() == 3
    without = dialogscore.audit(path, company="Acme", accounts="x:acme").scores
    assert not without["measure"].str.endswith("_business").any()


def test_stated_threshold_stands_in_the_manifest_and_in_the_sentence(tmp_path):
    lines = [f"p{n},x,acme,company,2024-03-{1 + n % 28:02d}T10:{n:02d}:00Z,New: the cup {n}." for n in range(60)]
    path = tmp_path / "feed.csv"
    lines.append("a1,x,ada,audience,2024-03-02T12:00:00Z,Nice cups.,p1")
    path.write_text(
        "message_id,platform,author_id,author_role,created_at,text,parent_id\n"
        + "".join(line + "," * (6 - line.count(",")) + "\n" for line in lines),
        encoding="utf-8",
    )
    out = tmp_path / "out"
    command = ["audit", str(path), "--company", "Acme", "--account", "x:acme", "-o", str(out), "--force", "--threshold"]
    assert main([*command, "0.25", "--report-language", "en"]) == 0
    found = load(out)
    assert found.manifest["options"]["threshold"] == 0.25
    line = found.tables["st_gallen"].iloc[0]
    assert (line["threshold"], line["state"]) == (0.25, "one_way")
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "both below 25.0%." in page
    assert "lies below 25.0% both over all turns and among openers" in page
    assert [main([*command, wrong]) for wrong in ("1.5", "nan")] == [2, 2]
