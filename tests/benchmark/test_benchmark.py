import json
import shutil

import pandas as pd
import pytest

import dialogscore
from dialogscore import Benchmark, benchmark, folder
from dialogscore.benchmark import running
from dialogscore.benchmark.unit import Outcome
from dialogscore.errors import ModelError, OutputError, UsageError
from dialogscore.reports.benchmark_frame import frame as who
from dialogscore.reports.wording import load
from dialogscore.schema import SCORES, column_names
from dialogscore.verify import verify
from tests.benchmark.made import quick, write_twcs

FRAME = """company,presence,sector,country,x,founded
Acme,yes,retail,de,acme,1987
Bolt,,retail,at,bolt,
Corn,,food,de,corn,
Dill,no,food,de,,
Elm,not exported,food,de,elm,
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("benchmark")
    write_twcs(home / "twcs.csv", {"acme": 36, "bolt": 6, "fern": 3})
    (home / "corn").mkdir()
    (home / "corn" / "feed.csv").write_text("name,words\na,b\n", encoding="utf-8")
    (home / "companies.csv").write_text(FRAME, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def ran(home):
    feeds, frame = [home / "twcs.csv", home / "corn"], home / "companies.csv"
    return benchmark(feeds, home / "out", companies=frame, frame="census", by="sector", window="2025-03", lean=True)


def test_every_company_of_the_frame_has_a_row_that_says_what_became_of_it(ran):
    rows = ran.companies.set_index("company")
    assert rows["status"].to_dict() == {
        "Acme": "listed", "Bolt": "listed", "Corn": "failed", "Dill": "no_feed", "Elm": "no_feed",
    }  # fmt: skip
    assert rows["reason_code"].tolist() == ["too_few_data", "too_few_data", "could_not", "not_present", "not_exported"]
    assert rows["presence"].tolist() == ["yes", "yes", "not_exported", "no", "not_exported"]
    assert rows.loc["Acme", ["messages", "inbound_turns"]].tolist() == [60, 36]
    assert rows.loc["Acme", ["platforms", "folder"]].tolist() == ["x", "companies/acme"]
    assert rows.loc["Acme", "window_covered"] == pytest.approx(1.0, abs=0.05)
    assert rows["founded"].isna().tolist() == [False, True, True, True, True]
    assert "feed.csv" in rows.loc["Corn", "reason_args"]


def test_messages_turns_and_the_span_watched_are_those_inside_the_window(home, tmp_path):
    # Turn t of 36 falls on day 1 + 30 t // 35: 11 and 12 on 10 and 11 March, and of these 11 is answered.
    found = benchmark(home / "twcs.csv", tmp_path / "out", window="2025-03-10..2025-03-12", lean=True).companies
    row = found.set_index("company").loc["acme"]
    assert row["inbound_turns"] == 2
    assert row["messages"] == 3
    assert [row[name].isoformat()[:10] for name in ("observed_from", "observed_until")] == ["2025-03-10", "2025-03-11"]


WRITTEN_TWICE = """tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,901,True,Mon Mar 03 09:00:00 +0000 2025,@acme Where is my lamp?,2,
2,901,True,Mon Mar 03 09:05:00 +0000 2025,@acme It is late.,3,1
3,acme,False,Mon Mar 03 11:00:00 +0000 2025,@901 It leaves us tomorrow.,,2
4,902,True,Mon Mar 10 23:50:00 +0000 2025,@acme Can you help me?,5,
5,902,True,Tue Mar 11 00:10:00 +0000 2025,@acme The lamp is broken.,6,4
6,acme,False,Tue Mar 11 09:00:00 +0000 2025,@902 Which lamp is it?,,5
7,903,True,Wed Mar 12 09:00:00 +0000 2025,@acme When do you open?,8,
8,acme,False,Wed Mar 12 10:00:00 +0000 2025,@903 At nine.,,7
"""


def test_a_turn_lies_in_the_window_of_its_first_message_alone(tmp_path):
    (tmp_path / "twcs.csv").write_text(WRITTEN_TWICE, encoding="utf-8")
    counts, words = {}, load("en")
    for window in ("2025-03-01..2025-03-11", "2025-03-11..2025-03-21", "2025-03-01..2025-03-21"):
        found = benchmark(tmp_path / "twcs.csv", tmp_path / window, window=window, lean=True)
        row = found.companies.set_index("company").loc["acme"]
        counts[window] = [row["messages"], row["inbound_turns"]]
        (line,) = who(found, words)["lines"]
        assert [line["messages"], line["turns"]] == [words.count(one) for one in counts[window]]
    # 901 and 902 begin in the first ten days, 903 later; 902 goes on after midnight.
    assert list(counts.values()) == [[4, 2], [4, 1], [8, 3]]


def test_scores_are_those_of_an_audit_of_the_same_file(home, ran):
    alone = dialogscore.audit(home / "twcs.csv", company="Acme", accounts=["x:acme"], window="2025-03").scores
    here = ran.scores[ran.scores["company"].eq("Acme")].reset_index(drop=True)
    assert list(ran.scores.columns) == column_names(SCORES)
    keys = ["profile", "measure", "subset_by", "subset"]
    both = alone.merge(here, on=keys, how="outer", suffixes=("", "_here"))
    assert len(both) == len(alone) == len(here)
    for name in ("value", "low", "high"):
        pd.testing.assert_series_equal(both[name], both[f"{name}_here"], check_names=False, rtol=1e-9)


def test_the_folder_holds_tables_and_a_result_folder_a_company(home, ran):
    out = home / "out"
    assert not any(folder.verify(out))
    assert sorted(path.name for path in (out / "companies").iterdir()) == ["acme", "bolt"]
    assert dialogscore.load(out / "companies" / "bolt").company == "Bolt"
    assert {"benchmark.parquet", "benchmark.csv", "companies.csv"} <= {path.name for path in out.iterdir()}
    assert not (home / "out.partial").exists()


def test_the_manifest_says_how_it_was_done(ran):
    told = ran.manifest
    assert (told["kind"], told["frame"], told["companies"], told["audited"]) == ("benchmark", "census", 5, 2)
    assert told["window"] == ["2025-03-01T00:00:00+00:00", "2025-04-01T00:00:00+00:00"]
    assert told["accounts_outside_frame"] == 1
    assert told["options"]["by"] == ["sector"]
    json.dumps(told)


def test_presence_is_told_by_a_list_alone(home, ran, tmp_path, monkeypatch):
    monkeypatch.setattr(running, "work", quick)
    assert ran.manifest["presence_told"]
    found = benchmark(home / "twcs.csv", tmp_path / "out", frame="random", lean=True)
    assert not found.manifest["presence_told"]
    assert found.tables["st_gallen_verdict"]["presence"].tolist() == ["untold"]
    chosen = {"companies": home / "companies.csv", "where": ['presence == "yes"']}
    assert not benchmark(home / "twcs.csv", tmp_path / "yes", lean=True, **chosen).manifest["presence_told"]


def test_what_was_saved_is_read_back_exactly(home, ran):
    again = Benchmark.load(home / "out")
    pd.testing.assert_frame_equal(again.companies, ran.companies)
    pd.testing.assert_frame_equal(again.scores, ran.scores)
    assert again.manifest == ran.manifest
    assert again.tables.keys() == ran.tables.keys()
    again.save(home / "copy")
    assert (home / "copy" / "SHA256SUMS").read_bytes() == (home / "out" / "SHA256SUMS").read_bytes()


def test_reports_get_the_benchmark_as_it_was_written(home, ran):
    seen = []

    def render(found, path):
        seen.append(found)
        path.write_text("a report")

    ran.save(home / "reported", reports={"benchmark.txt": render})
    assert seen[0].companies.equals(ran.companies)
    assert not any(folder.verify(home / "reported"))


def test_a_benchmark_is_no_audit_and_a_folder_that_is_not_there_is_told(home, ran, tmp_path):
    with pytest.raises(OutputError, match=r"found a benchmark, expected the result folder of one company.*companies"):
        dialogscore.load(home / "out")
    with pytest.raises(OutputError, match="found no such folder"):
        verify(tmp_path / "none")


def test_another_folder_is_no_benchmark_and_engines_do_not_mix(home, ran, tmp_path):
    with pytest.raises(OutputError, match="no benchmark"):
        Benchmark.load(home / "out" / "companies" / "acme")
    shutil.copytree(home / "out", tmp_path / "mixed")
    mixed = ran.scores.assign(engine=["other", *ran.scores["engine"].iloc[1:]])
    mixed.to_parquet(tmp_path / "mixed" / "benchmark.parquet")
    with pytest.raises(ModelError, match="different engines"):
        Benchmark.load(tmp_path / "mixed")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"frame": "sample"}, "no such kind, expected census, random, convenience"),
        ({"where": "sector == retail"}, "no frame, expected companies.csv"),
        ({"by": "sector"}, "compare by 'sector'"),
        ({"least_covered": 2}, "least_covered"),
        ({"window": "2031"}, "2025-03-01 to 2025-03-31"),
    ],
)
def test_an_option_that_makes_no_sense_is_told(home, tmp_path, options, said):
    with pytest.raises(UsageError, match=said):
        benchmark(home / "twcs.csv", tmp_path / "out", **options)


def test_a_bug_in_one_company_is_raised_when_the_others_are_done_and_written(home, tmp_path, monkeypatch):
    def failing(shard, company, *others):
        broken = Outcome(company, {}, {}, bug=ZeroDivisionError("a bug"))
        return broken if company == "acme" else quick(shard, company, *others)

    monkeypatch.setattr(running, "work", failing)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        benchmark(home / "twcs.csv", tmp_path / "out")
    rows = Benchmark.load(tmp_path / "out").companies.set_index("company")
    assert rows["status"].eq("failed").to_dict() == {"acme": True, "bolt": False, "fern": False}
    assert rows["folder"].dropna().tolist() == ["companies/bolt", "companies/fern"]
    assert json.loads(rows.loc["acme", "reason_args"]) == {"error": "ZeroDivisionError: a bug"}


def test_a_company_that_the_protocol_excludes_is_listed_with_the_reason(home, tmp_path, monkeypatch):
    monkeypatch.setattr(running, "work", quick)
    protocol = '[[exclude]]\ncompany = "Acme"\nreason = "paid for it"\n'
    (tmp_path / "protocol.toml").write_text(f"least_covered = 0.99\n{protocol}", encoding="utf-8")
    ran = benchmark(
        home / "twcs.csv", tmp_path / "out", companies=home / "companies.csv", window="2025-02-01..2025-04-01",
        protocol=tmp_path / "protocol.toml", where=["sector == retail"],
    )  # fmt: skip
    rows = ran.companies.set_index("company")
    assert rows.loc["Acme", ["status", "reason_code"]].tolist() == ["listed", "excluded"]
    assert rows.loc["Bolt", "window_covered"] == pytest.approx(30.1 / 59, abs=0.01)
    assert json.loads(rows.loc["Acme", "reason_args"]) == {"reason": "paid for it"}
    assert ran.manifest["protocol"]["fixed"] == ["least_covered"]
    assert ran.manifest["audited"] == 1
