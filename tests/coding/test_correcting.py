"""Shares corrected by a coded sample: by hand, against a census, written beside the scores, and shown from then on."""

import dataclasses
import json
import re
import shutil

import numpy as np
import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

import dialogscore
from dialogscore.audit.overruling import overrule
from dialogscore.audit.result import load
from dialogscore.cli import main
from dialogscore.coding.correcting import correct, estimates
from dialogscore.coding.lessons import audits_of, lessons
from dialogscore.coding.reading import read_sheet
from dialogscore.coding.sampling import sample
from dialogscore.coding.store import audit_id
from dialogscore.errors import FeedError
from dialogscore.folder import verify as verified
from dialogscore.reports import terminal
from dialogscore.training.further import shipped_corpora
from dialogscore.verify import verify

MAIN = ["dialog_share", "dialog_share_strict", "dialog_share_wide", "deflection_share", "handed_over_share",
        "reply_rate_24h", "reply_rate_72h", "reply_rate_7d"]  # fmt: skip


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audited") / "out"
    assert main(["audit", str(shipped_corpora() / "demo" / "knusperloh"), "-o", str(folder)]) == 0
    return folder


@pytest.fixture
def out(audited, tmp_path):
    return shutil.copytree(audited, tmp_path / "out")


def filled(out, path, *, n=60, what="both", act=lambda number, label: label, needs=lambda number, label: label):
    """A sheet filled with the model's labels, changed as told."""
    sample(out, path, n=n, what=what, seed=2, language="en")
    said = load(out).messages.set_index("ref")
    book = openpyxl.load_workbook(path)
    tab = book["messages"]
    place = {cell.value: at for at, cell in enumerate(tab[1])}
    for number, row in enumerate(tab.iter_rows(min_row=2)):
        one = said.loc[row[place["ref"]].value]
        if row[place["task"]].value == "act":
            row[place["act"]].value = act(number, one["act"])
        else:
            row[place["type"]].value = one["inbound_type"]
            row[place["needs_reply"]].value = needs(number, int(one["needs_reply"]))
    book.save(path)
    return path


def rows_of(audit, measure, basis):
    scores = audit.scores
    return scores[scores["measure"].eq(measure) & scores["subset_by"].isna() & scores["basis"].eq(basis)]


def test_people_who_agree_with_the_model_leave_every_share_where_it_is(out, tmp_path):
    found = correct(out, filled(out, tmp_path / "sheet.xlsx"))
    whole = found.shares.pivot_table(index=["measure", "subset"], columns="estimator", values="value", dropna=False)
    whole = whole.dropna(how="all")
    np.testing.assert_allclose(whole["dsl"], whole["uncorrected"], atol=1e-12)
    np.testing.assert_allclose(whole["ppi++"], whole["uncorrected"], atol=1e-9)
    for measure in MAIN:
        plain, by_people = (rows_of(found.audit, measure, basis)["value"] for basis in ("predicted", "corrected"))
        assert by_people.item() == pytest.approx(plain.item(), abs=1e-12)


def test_with_every_turn_coded_the_share_is_the_count_itself(out, tmp_path):
    # Every tenth act is read as a thank-you; all are coded, so that nothing is estimated any more.
    sheet = filled(
        out, tmp_path / "sheet.xlsx", n=2000, what="outbound",
        act=lambda number, label: "acknowledge" if number % 10 == 0 else label,
    )  # fmt: skip
    found = correct(out, sheet)
    shares = found.shares[found.shares["estimator"].eq("dsl")].set_index(["measure", "subset"])
    rows = pd.read_excel(sheet, sheet_name="messages", dtype=str, engine="openpyxl")
    coded = rows["act"][rows["act"] != "other"]
    assert shares.loc[("act_share", "acknowledge"), "value"] == pytest.approx((coded == "acknowledge").mean())
    assert shares.loc[("act_share", "acknowledge"), "se"] == 0
    assert shares["n_coded"].eq(shares["n_units"]).all()


def test_a_corrected_rate_is_what_the_model_says_plus_what_the_sample_says_is_missing(out, tmp_path):
    # People see a need in every drawn message; numerator and denominator are corrected apart, strata weigh the sample.
    found = correct(out, filled(out, tmp_path / "sheet.xlsx", what="inbound", needs=lambda number, label: 1))
    frames, samples = (pd.read_parquet(out / "tables" / f"{name}.parquet") for name in ("frames", "samples"))
    drawn = samples.drop_duplicates("unit").set_index("unit")
    messages = found.audit.messages
    need = messages[messages["needs_reply"].fillna(False)].groupby("turn").size()
    heads = messages.set_index("ref").loc["M" + frames["unit"].astype(str).str.zfill(6)]
    watched = heads["observed_seconds"].ge(72 * 3600).to_numpy()
    hit = watched & heads["response_seconds"].le(72 * 3600).fillna(False).to_numpy(dtype=bool)
    needs = pd.Series(heads.index).isin(need.index).to_numpy()
    places = frames.index[frames["unit"].isin(drawn.index)]
    weight = frames.loc[places, "unit"].map(drawn["stratum_size"] / drawn["stratum_drawn"]).to_numpy()
    above, below = ((part & needs).sum() + (weight * (part & ~needs)[places]).sum() for part in (hit, watched))
    # Strata are split further by what is predicted, which moves the estimate a little.
    rate = rows_of(found.audit, "reply_rate_72h", "corrected")["value"].item()
    assert rate == pytest.approx(above / below, abs=0.005)
    assert rate != pytest.approx(rows_of(found.audit, "reply_rate_72h", "predicted")["value"].item())


def test_corrected_rows_stand_beside_their_own_and_the_folder_still_proves_itself(out, tmp_path):
    before = load(out)
    found = correct(out, filled(out, tmp_path / "sheet.xlsx"))
    after = dialogscore.load(out)
    pd.testing.assert_frame_equal(after.scores, found.audit.scores)
    plain = after.scores[after.scores["basis"].ne("corrected")].reset_index(drop=True)
    pd.testing.assert_frame_equal(plain, before.scores)
    place = after.scores.index[after.scores["basis"].eq("corrected")]
    for name in ("measure", "subset_by", "subset"):
        above = after.scores[name].iloc[place - 1].fillna("").tolist()
        assert after.scores[name].iloc[place].fillna("").tolist() == above
    told = json.loads(rows_of(after, "dialog_share", "corrected")["note_args"].item())
    assert told["turns"] == 30
    assert verified(out) == ((), (), ())
    check = verify(out)
    assert check.passed
    assert check.verdict.coded == len(place) == after.scores["note_code"].eq("corrected").sum()
    assert not {"text", "context"} & set(after.tables["coded"].columns)


def test_a_second_sheet_replaces_the_first_and_another_side_is_kept(out, tmp_path):
    outbound = filled(out, tmp_path / "a.xlsx", what="outbound", n=40)
    first = correct(out, outbound)
    assert not rows_of(first.audit, "reply_rate_72h", "corrected").size
    correct(out, filled(out, tmp_path / "b.xlsx", what="inbound", n=40))
    again = correct(out, outbound)
    assert len(rows_of(again.audit, "reply_rate_72h", "corrected")) == 1
    pd.testing.assert_frame_equal(
        rows_of(again.audit, "dialog_share", "corrected").reset_index(drop=True),
        rows_of(first.audit, "dialog_share", "corrected").reset_index(drop=True),
    )
    assert again.audit.tables["coded"]["sample"].nunique() == 2
    key = ["measure", "subset", "estimator"]
    assert not again.audit.tables["corrections"][key].duplicated().any()


def test_overrides_never_enter(out, tmp_path):
    sheet = filled(out, tmp_path / "sheet.xlsx", act=lambda number, label: "inform" if number % 5 == 0 else label)
    audit = load(out)
    rows, samples = correct(out, sheet).audit.tables["coded"], pd.read_parquet(out / "tables" / "samples.parquet")
    frames = pd.read_parquet(out / "tables" / "frames.parquet")
    expected = estimates(audit, rows, samples, frames)
    answers = audit.messages.query("act == 'answer'")["ref"].tolist()
    objected = pd.DataFrame({"ref": answers, "column": "act", "value": "promote", "decision": "accepted"})
    model = audit.messages
    names = [column.name for column in dialogscore.schema.OVERRIDDEN]
    beside = model[[name.removesuffix("_model") for name in names]].set_axis(names, axis=1)
    changed = dataclasses.replace(audit, messages=overrule(model, objected.astype("string[pyarrow]")).join(beside))
    assert (changed.messages["act"] == "promote").sum() > (model["act"] == "promote").sum()
    pd.testing.assert_frame_equal(estimates(changed, rows, samples, frames), expected)


def test_the_command_writes_the_reports_anew_and_says_what_it_found(out, tmp_path, capsys):
    sheet = filled(out, tmp_path / "sheet.xlsx")
    before = (out / "report.html").read_text(encoding="utf-8")
    assert "corrected: " not in before
    assert "berichtigt: " not in before
    capsys.readouterr()
    assert main(["correct", str(out), str(sheet), "--report-language", "en"]) == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    # 30 turns were drawn; which ones, and so of how many messages, hangs on the engine.
    assert re.search(r"Corrected by 3\d messages that people coded\.", page)
    assert 'id="corrected"' in page
    assert "Dialog share" in capsys.readouterr().out
    assert f"Corrected by {len(load(out).tables['coded'])} messages" in terminal.verdict(load(out), language="en")
    assert main(["verify", str(out)]) == 0
    assert "corrected by labels of people" in capsys.readouterr().out
    assert main(["report", str(out), "--language", "de"]) == 0
    assert "berichtigt: " in (out / "report.html").read_text(encoding="utf-8")


def test_the_workbook_words_what_was_corrected(out, tmp_path):
    correct(out, filled(out, tmp_path / "sheet.xlsx"))
    assert main(["report", str(out), "--xlsx", "--language", "de"]) == 0
    rows = CalamineWorkbook.from_path(out / "report.xlsx").get_sheet_by_name("scores").to_python()
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    notes = {row["note"] for row in told if row["basis"] == "corrected" and row["measure"] == "dialog_share"}
    assert len(notes) == 1
    assert re.fullmatch(r"Nach Codierung von 30 der \d+ Beiträge durch Menschen\.", notes.pop())


def test_the_sentence_of_the_study_says_that_it_is_uncorrected(out, tmp_path):
    assert "rests on uncorrected shares" not in terminal.verdict(load(out), language="en")
    correct(out, filled(out, tmp_path / "sheet.xlsx"))
    assert "rests on uncorrected shares" in " ".join(terminal.verdict(load(out), language="en").split())
    assert main(["report", str(out), "--language", "de"]) == 0
    assert "Das beruht auf unberichtigten Anteilen" in (out / "report.html").read_text(encoding="utf-8")


def test_the_command_says_where_the_audiences_labels_correct_nothing(out, tmp_path, capsys):
    sheet = filled(out, tmp_path / "sheet.xlsx")
    assert main(["correct", str(out), str(sheet)]) == 0
    assert "corrects nothing" not in capsys.readouterr().err
    scores = pd.read_parquet(out / "tables" / "scores.parquet")
    rate = scores["measure"].str.startswith("reply_rate")
    scores.assign(value=scores["value"].mask(rate)).to_parquet(out / "tables" / "scores.parquet")
    assert main(["correct", str(out), str(sheet)]) == 0
    assert "corrects nothing" in capsys.readouterr().err


def test_an_explained_measure_tells_its_corrected_figure(out, tmp_path, capsys):
    correct(out, filled(out, tmp_path / "sheet.xlsx"))
    capsys.readouterr()
    assert main(["explain", "dialog_share", "--audit", str(out)]) == 0
    assert "; corrected: " in capsys.readouterr().out


def test_reports_are_written_again_in_the_language_that_they_are_in(out, tmp_path):
    sheet = filled(out, tmp_path / "sheet.xlsx")
    assert load(out).manifest["language"] == "de"
    assert main(["report", str(out), "--language", "en"]) == 0
    assert main(["correct", str(out), str(sheet)]) == 0
    assert main(["share", str(out), "--as", "client", "-o", str(tmp_path / "client")]) == 0
    person = load(out).messages.query("author_role == 'audience'")["author_id"].iloc[0]
    assert main(["forget", str(out), "--author", person]) == 0
    for folder in (out, tmp_path / "client"):
        assert '<html lang="en">' in (folder / "report.html").read_text(encoding="utf-8")


def test_a_sheet_stays_good_when_somebody_is_forgotten_after_it_was_drawn(out, tmp_path):
    path = filled(out, tmp_path / "sheet.xlsx")
    before = correct(out, path).shares
    audit = load(out)
    ref = read_sheet(path).rows.query("task == 'inbound'")["ref"].iloc[0]
    person, text = audit.messages.set_index("ref").loc[ref, ["author_id", "text"]]
    record = audit_id(out)
    assert main(["forget", str(out), "--author", person]) == 0
    assert audit_id(out) != record
    pd.testing.assert_frame_equal(correct(out, path).shares, before)
    assert main(["evaluate", str(out), str(path)]) == 0
    assert main(["verify", str(out)]) == 0
    # Who learns from the sheet beside its audit does not learn the forgotten words.
    assert text in {one["text"] for one in lessons(read_sheet(path))}
    assert text not in {one["text"] for one in lessons(read_sheet(path), audits_of([out]))}


def change(path, edit):
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def about(book, key, value):
    for row in book["about"].iter_rows():
        if row[0].value == key:
            row[1].value = value


@pytest.mark.parametrize("column", ["act_probability", "Level", "mode", "is_uncertain", "act_model", "Prediction"])
def test_a_sheet_with_predictions_in_sight_is_refused(out, tmp_path, column):
    sheet = filled(out, tmp_path / "sheet.xlsx")

    def edit(book):
        book["messages"].cell(1, book["messages"].max_column + 1, column)

    with pytest.raises(FeedError, match="shows the column"):
        correct(out, change(sheet, edit))


def test_a_sheet_that_was_not_coded_blind_is_refused(out, tmp_path):
    sheet = filled(out, tmp_path / "sheet.xlsx")
    with pytest.raises(FeedError, match="whether it is blind"):
        correct(out, change(sheet, lambda book: about(book, "blind", "no")))


def test_a_sheet_that_lacks_a_message_is_refused(out, tmp_path):
    sheet = filled(out, tmp_path / "sheet.xlsx")
    sheet = change(sheet, lambda book: book["messages"].delete_rows(5, 1))
    with pytest.raises(FeedError, match=r"1 of \d+ messages missing"):
        correct(out, sheet)


def test_a_sheet_without_a_label_is_refused(out, tmp_path):
    path = tmp_path / "sheet.xlsx"
    sheet = filled(out, path, what="outbound", act=lambda number, label: None if number == 3 else label)
    with pytest.raises(FeedError, match="unfinished sheet: row 5"):
        correct(out, sheet)


def test_a_sheet_of_another_audit_is_refused(out, tmp_path):
    sheet = filled(out, tmp_path / "sheet.xlsx")
    other = tmp_path / "other"
    assert main(["audit", str(shipped_corpora() / "demo" / "fernmoor_trains"), "-o", str(other)]) == 0
    with pytest.raises(FeedError, match="a sheet of another audit"):
        correct(other, sheet)


def test_an_unknown_draw_is_refused(out, tmp_path):
    sheet = filled(out, tmp_path / "sheet.xlsx")
    (out / "tables" / "samples.parquet").unlink()
    with pytest.raises(FeedError, match=r"the sample s-.*, which this audit does not know"):
        correct(out, sheet)


def test_a_message_that_was_not_drawn_is_refused(out, tmp_path):
    sheet = filled(out, tmp_path / "sheet.xlsx", what="outbound")

    def edit(book):
        tab = book["messages"]
        names = [cell.value for cell in tab[1]]
        tab.cell(2, names.index("ref") + 1, "M999999")

    with pytest.raises(FeedError, match="M999999, which was not drawn"):
        correct(out, change(sheet, edit))
