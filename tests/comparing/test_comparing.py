"""What two results may be said to differ in: windows, overlaps, label errors, and what is kept with an audit."""

import pandas as pd
import pytest

from dialogscore import comparing, schema, tables
from dialogscore.audit import load
from dialogscore.comparing import beside, compare, open_result
from dialogscore.errors import OutputError
from tests.comparing.made import ACCOUNT, result, score

SECOND = {"quarter": ("2025-04-01", "2025-07-01")}


def wider(value):
    """A share whose sampling interval is 0.1 to each side and whose label error makes it 0.2."""
    return score("dialog_share", value, low=value - 0.2, high=value + 0.2, sampling=(value - 0.1, value + 0.1))


def only(comparison):
    assert len(comparison.table) == 1
    return comparison.table.iloc[0]


def codes(comparison):
    return [code for code, _ in comparison.facts["notes"]]


def test_quarters_of_one_company_are_judged_by_sampling_and_say_what_that_takes_for_granted():
    # 0.2 +- sqrt(2) * 0.1 leaves out 0, 0.2 +- sqrt(2) * 0.2 holds it.
    found = compare(result(wider(0.4)), result(wider(0.6), **SECOND))
    row = only(found)
    assert (row["verdict"], row["reason"], row["rests_on"]) == ("changed", "if_errors_alike", "sampling")
    assert (row["low_sampling"], row["high_sampling"]) == pytest.approx((0.2 - 0.02**0.5, 0.2 + 0.02**0.5))
    assert (row["low"], row["high"]) == pytest.approx((0.2 - 0.08**0.5, 0.2 + 0.08**0.5))
    assert codes(found) == ["one_company"]


def test_brand_and_rival_are_judged_with_the_label_error_of_each():
    found = compare(result(wider(0.4)), result(wider(0.6), company="Rival", **SECOND))
    row = only(found)
    assert (row["verdict"], row["rests_on"]) == ("not_distinguishable", "label_error")
    assert pd.isna(row["reason"])
    assert codes(found) == ["two_companies"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"accounts": [ACCOUNT | {"handle": "acme_help"}]}, "accounts"), ({"language": "de"}, "main_language")],
)
def test_other_accounts_or_another_language_make_label_errors_of_one_company_two(changed, code):
    found = compare(result(wider(0.4)), result(wider(0.6), manifest=changed, **SECOND))
    assert codes(found) == [code]
    assert only(found)["rests_on"] == "label_error"


def test_windows_that_overlap_are_said_to_and_neighbouring_ones_are_not():
    found = compare(result(wider(0.4)), result(wider(0.6), quarter=("2025-03-01", "2025-06-01")))
    shared = {"from": "2025-03-01T00:00:00+00:00", "until": "2025-04-01T00:00:00+00:00"}
    assert found.facts["notes"] == [["one_company", {}], ["overlap", shared]]
    assert "overlap" not in codes(compare(result(wider(0.4)), result(wider(0.6), **SECOND)))
    assert "overlap" not in codes(compare(result(wider(0.4)), result(wider(0.6), company="Rival")))


def test_objections_on_one_side_only_are_said():
    assert "overrides" in codes(compare(result(wider(0.4)), result(wider(0.6), manifest={"overrides": {}}, **SECOND)))


def test_each_side_is_named_with_its_window():
    facts = compare(result(wider(0.4)), result(wider(0.6), **SECOND)).facts
    assert facts["before"] == {
        "name": "Acme", "from": "2025-01-01T00:00:00+00:00", "until": "2025-04-01T00:00:00+00:00"
    }  # fmt: skip
    assert facts["after"]["from"] == "2025-04-01T00:00:00+00:00"


def test_companies_of_two_benchmarks_are_paired_by_name():
    kind = {"kind": "benchmark", "company": None, "accounts": None}
    sides = []
    for values, window in ((("0.4", "0.5"), {}), (("0.6", "0.5"), SECOND)):
        side = result(*map(wider, map(float, values)), manifest=kind, **window)
        sides.append(side)
        side.scores["company"] = schema.conform(pd.DataFrame({"company": ["Acme", "Rival"]}), schema.SCORES)["company"]
    found = compare(*sides)
    assert codes(found) == ["by_name"]
    table = found.table.set_index("company")
    assert table["difference"].to_dict() == pytest.approx({"Acme": 0.2, "Rival": 0.0})
    assert set(table["rests_on"]) == {"sampling"}
    assert table.loc["Acme", "verdict"] == "changed"


def test_what_speaks_of_all_companies_counts_both_label_errors():
    kind = {"kind": "benchmark", "company": None, "accounts": None}
    sides = [result(wider(value), manifest=kind, company="", **window) for value, window in ((0.4, {}), (0.6, SECOND))]
    row = only(compare(*sides))
    assert (row["rests_on"], row["verdict"]) == ("label_error", "not_distinguishable")
    assert pd.isna(row["company"])


def test_an_audit_keeps_the_comparison_and_reads_it_back(demo_audits, tmp_path):
    audit = beside(load(demo_audits["knusperloh"]), demo_audits["fernmoor_trains"])
    audit.save(tmp_path / "out")
    again = load(tmp_path / "out")
    assert again.manifest["compared"]["before"]["name"] == "Fernmoor Trains"
    pd.testing.assert_frame_equal(again.tables["comparison"], audit.tables["comparison"])
    pd.testing.assert_frame_equal(schema.conform(audit.tables["comparison"], comparing.COLUMNS),
                                  audit.tables["comparison"])  # fmt: skip


def test_the_working_record_of_the_last_quarter_may_be_gone(tmp_path):
    side = result(wider(0.4))
    (tmp_path / "tables").mkdir()
    tables.write_parquet(side.scores, tmp_path / "tables" / "scores.parquet")
    tables.write_json(side.manifest, tmp_path / "manifest.json")
    assert only(compare(open_result(tmp_path), result(wider(0.6), **SECOND)))["verdict"] == "changed"


def test_a_folder_that_is_no_result_is_refused(tmp_path):
    with pytest.raises(OutputError, match=r"found no manifest\.json, expected a result folder"):
        open_result(tmp_path)
    (tmp_path / "manifest.json").write_text('{"company": "Acme"}')
    with pytest.raises(OutputError, match=r"found no tables/scores\.parquet, expected a result with its scores"):
        open_result(tmp_path)
