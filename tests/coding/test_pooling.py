"""A benchmark corrected by a sheet of some of its companies: mean error and spread reach all of them."""

import shutil

import numpy as np
import openpyxl
import pandas as pd
import pytest

import dialogscore
from dialogscore.audit.result import load
from dialogscore.cli import main
from dialogscore.coding.correcting import correct
from dialogscore.coding.pooling import correct_benchmark
from dialogscore.coding.sampling import sample
from dialogscore.errors import FeedError
from dialogscore.reports import terminal
from dialogscore.statistics import between_spread, shifted_interval
from dialogscore.verify import verify
from tests.drawn import draw

TOPICS = (
    "fares to the coast", "winter timetable", "lost umbrella", "bicycle fee", "student discount", "night bus",
    "broken machine", "refund form", "seat map", "dog ticket", "wifi code", "platform change", "group offer",
    "left luggage", "summer pass", "wheelchair ramp", "delay list", "school route", "snack trolley", "parking lot",
    "sleeper cabin", "border check", "season card", "heating fault",
)  # fmt: skip
PLACES = ("page four of our table", "the desk in hall two", "the yellow sign by the stairs", "the app under travel")
COMPANIES = ("acme", "bolt", "crane", "delta")


def feed(path, company, answers):
    """A company that answers so many of its questions in substance and the others with a thank-you."""
    lines = []
    for turn, topic in enumerate(TOPICS):
        said = f"For the {topic} go to {PLACES[turn % 4]}, {topic.split()[-1]} and all, it is open from six."
        lines += [
            f"+{turn} 09:00 person{turn}: @{company} Where can I ask about the {topic}?",
            f"  +{turn} 09:30 {company}: {said if turn < answers else 'Thank you!'}",
        ]
    draw("\n".join(lines)).drop(columns=["ref"]).to_csv(path, index=False)


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    home = tmp_path_factory.mktemp("benchmark")
    for number, company in enumerate(COMPANIES):
        path = home.with_name(f"{company}.csv")
        feed(path, company, 6 + 4 * number)
        dialogscore.audit(path, company=company).save(home / company)
    return home


@pytest.fixture
def home(audited, tmp_path):
    return shutil.copytree(audited, tmp_path / "home")


def filled(home, path, *, companies=3, wrong=()):
    """A sheet of acts as the model gives them, but for some companies whose first act is a thank-you."""
    found = sample(home, path, n=8 * companies, what="outbound", companies=companies, seed=1, language="en")
    said = {name: load(folder).messages.set_index("ref") for name, folder in found.samples.items()}
    drawn = sorted(found.samples, key=lambda name: found.samples[name].name)
    book = openpyxl.load_workbook(path)
    tab = book["messages"]
    place = {cell.value: at for at, cell in enumerate(tab[1])}
    changed = set()
    for row in tab.iter_rows(min_row=2):
        name = row[place["sample"]].value
        act = said[name].loc[row[place["ref"]].value, "act"]
        if act == "answer" and name not in changed and drawn.index(name) in wrong:
            act = "acknowledge"
            changed.add(name)
        row[place["act"]].value = act
    book.save(path)
    return path, [found.samples[name] for name in drawn]


def row_of(audit, basis, measure="dialog_share"):
    scores = audit.scores
    return scores[scores["measure"].eq(measure) & scores["subset_by"].isna() & scores["basis"].eq(basis)].iloc[0]


def test_every_company_is_moved_by_the_mean_error_and_widened_by_its_spread(home, tmp_path):
    sheet, coded = filled(home, tmp_path / "sheet.xlsx", wrong=(0,))
    before = {folder.name: load(folder) for folder in home.iterdir()}
    # What each company says by itself, from copies.
    bias, se, sizes = [], [], []
    for folder in coded:
        alone = correct(shutil.copytree(folder, tmp_path / f"{folder.name}-alone"), sheet).shares
        one = alone[alone["measure"].eq("dialog_share")].set_index("estimator")
        bias.append(one.loc["dsl", "value"] - one.loc["uncorrected", "value"])
        sizes.append(one.loc["dsl", "n_coded"])
        se.append(one.loc["dsl", "plain_se"])
    expected = between_spread(np.array(bias), np.array(se), sizes=np.array(sizes))
    found = correct_benchmark(home, sheet)
    error = found.errors.set_index("measure").loc["dialog_share"]
    assert (error["bias"], error["tau"], error["companies"]) == pytest.approx((expected.mean, expected.tau, 3))
    assert error["bias"] < 0
    for name, old in before.items():
        new = load(home / name)
        plain, moved = row_of(new, "predicted"), row_of(new, "corrected")
        pd.testing.assert_series_equal(plain, row_of(old, "predicted"), check_names=False)
        limits = shifted_interval(plain["value"], plain["low_sampling"], plain["high_sampling"], expected)
        assert (moved["value"], moved["low"], moved["high"]) == pytest.approx(limits)
        assert moved["note_code"] == "corrected_pooled"
        assert verify(home / name).passed


def test_people_who_agree_with_the_model_move_nobody(home, tmp_path):
    sheet, _ = filled(home, tmp_path / "sheet.xlsx")
    correct_benchmark(home, sheet)
    for folder in home.iterdir():
        audit = load(folder)
        assert row_of(audit, "corrected")["value"] == pytest.approx(row_of(audit, "predicted")["value"])


def test_a_company_corrected_by_a_sheet_of_its_own_keeps_what_that_said(home, tmp_path):
    sheet, coded = filled(home, tmp_path / "sheet.xlsx", wrong=(0,))
    own = correct(coded[0], sheet).audit
    correct_benchmark(home, sheet)
    pd.testing.assert_series_equal(row_of(load(coded[0]), "corrected"), row_of(own, "corrected"), check_names=False)
    assert row_of(load(coded[1]), "corrected")["note_code"] == "corrected_pooled"


def test_the_command_says_the_errors_and_writes_every_report_anew(home, tmp_path, capsys):
    sheet, coded = filled(home, tmp_path / "sheet.xlsx")
    (left,) = set(home.iterdir()) - set(coded)
    assert main(["report", str(left), "--language", "en"]) == 0
    capsys.readouterr()
    assert main(["correct", str(home), str(sheet), "--report-language", "en"]) == 0
    out, err = capsys.readouterr()
    assert "dialog_share" in out
    assert "4 audits corrected by 24 coded messages of 3 companies." in err
    assert "People coded a random sample of 3 companies" in (left / "report.html").read_text(encoding="utf-8")
    assert "Corrected by what people coded of 3 companies" in terminal.verdict(load(left))
    assert "berichtigt" in terminal.verdict(load(left), language="de")


def test_two_companies_tell_nothing_of_a_third(home, tmp_path):
    sheet, _ = filled(home, tmp_path / "sheet.xlsx", companies=2)
    with pytest.raises(FeedError, match="messages of 2 companies, expected messages of at least 3"):
        correct_benchmark(home, sheet)


def test_messages_of_a_company_that_is_not_there_are_refused(home, tmp_path):
    sheet, coded = filled(home, tmp_path / "sheet.xlsx")
    shutil.rmtree(coded[0])
    with pytest.raises(FeedError, match="of another folder"):
        correct_benchmark(home, sheet)


def test_an_audit_that_was_set_aside_is_neither_counted_nor_corrected(home, tmp_path):
    sheet, coded = filled(home, tmp_path / "sheet.xlsx")
    shutil.copytree(coded[0], home / f"{coded[0].name}.previous")
    before = (home / f"{coded[0].name}.previous" / "scores.csv").read_bytes()
    found = correct_benchmark(home, sheet)
    assert (found.companies, len(found.folders)) == (3, 4)
    assert (home / f"{coded[0].name}.previous" / "scores.csv").read_bytes() == before
