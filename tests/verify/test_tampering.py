"""Whoever changes a figure, a label or a byte is named, also when the hashes were made anew."""

import csv
import hashlib
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from dialogscore.cli import main
from dialogscore.errors import OutputError, UsageError
from dialogscore.verify import read_record, recount, verify
from dialogscore.verify.comparing import compared

NAME = "fernmoor_trains"


@pytest.fixture
def out(demo_audits, tmp_path):
    """Copy one result folder."""
    shutil.copytree(demo_audits[NAME], tmp_path / "out")
    return tmp_path / "out"


def reseal(out: Path) -> None:
    """Write SHA256SUMS anew, as a careful forger would."""
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n" for name in names
             if name != "SHA256SUMS"]  # fmt: skip
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def change_csv(path: Path, choose, column: str, value: str) -> str:
    """Change one cell; return what it held."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    line = next(one for one in lines if choose(one))
    before, line[column] = line[column], value
    write_csv(path, lines)
    return before


def write_csv(path: Path, lines: list[dict]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, lines[0].keys())
        writer.writeheader()
        writer.writerows(lines)


def change_scores(out: Path, change) -> None:
    """Change the three files of scores alike."""
    with (out / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    write_csv(out / "scores.csv", change(lines))
    path = out / "scores.json"
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    path = out / "tables" / "scores.parquet"
    table = pd.read_parquet(path)
    kept = change(table.assign(place=range(len(table)))[["measure", "subset_by", "value", "place"]].to_dict("records"))
    table = table.iloc[[line["place"] for line in kept]].assign(value=[line["value"] for line in kept])
    table.to_parquet(path)


def change_record(out: Path, ref: str, **values) -> None:
    """Change a row of the working record."""
    path = out / "private" / "messages.parquet"
    table = pd.read_parquet(path)
    for name, value in values.items():
        table.loc[table["ref"] == ref, name] = value
    table.to_parquet(path)


def failures(out: Path, **options) -> str:
    """Return all that is wrong, one line each."""
    found = verify(out, **options)
    named = [f"{check.name}: {failure}" for check in found.checks for failure in check.failures]
    assert found.passed is (not named and not found.verdict.failures)
    return "\n".join([*named, *found.verdict.failures])


def whole(measure: str):
    return lambda line: line["measure"] == measure and not line["subset_by"]


def test_both_demo_audits_pass_with_every_row_that_can_be_recounted(demo_audits):
    for folder in demo_audits.values():
        found = verify(folder)
        assert found.passed, failures(folder)
        passed = sum(tally.passed for tally in found.verdict.measures.values())
        assert passed == len(recount(read_record(folder))) > 450
        assert not any(tally.left for tally in found.verdict.measures.values())
        assert not any(tally.failed for tally in found.verdict.measures.values())


def test_every_row_whose_value_is_changed_fails_alone(demo_audits):
    for folder in demo_audits.values():
        record = read_record(folder)
        recounts = recount(record)
        left = {line["measure"] for line in record.scores if not _fails(record.scores, line, recounts)}
        assert left == set()


def _fails(scores, line, recounts) -> bool:
    """Change a value, or state one where there is none; tell whether this row fails, and no other."""
    value = 0.123456 if line["value"] is None else line["value"] * 1.000001 + 1e-5
    found = compared([one | {"value": value} if one is line else one for one in scores], recounts)
    assert len(found.failures) < 2
    return any(line["measure"] in failure for failure in found.failures)


def test_a_changed_draw_is_named(out):
    path = out / "tables" / "sensitivity.parquet"
    draws = pd.read_parquet(path)
    draws.loc[7, "points"] += 0.5
    draws.loc[8, "weight_openness"] += 0.5
    draws.to_parquet(path)
    reseal(out)
    said = failures(out)
    assert f"points of each draw: draw 7: {draws['points'][7]:.12g} points, recounted" in said
    assert "draw 8: its weights do not add up to 1" in said
    assert "pillar_importance (pillar openness): value is" in said
    path.unlink()
    reseal(out)
    assert "points of each draw: there are none" in failures(out)


def test_a_changed_byte_is_named(out):
    path = out / "report.html"
    path.write_bytes(path.read_bytes().replace(b"Fernmoor", b"Fernmoos", 1))
    assert failures(out) == "SHA256SUMS: report.html has changed"


def test_a_missing_and_a_foreign_file_are_named(out):
    (out / "rejects.csv").unlink()
    (out / "more.csv").write_text("x", encoding="utf-8")
    assert failures(out) == "SHA256SUMS: rejects.csv is missing\nSHA256SUMS: more.csv is not listed"


def test_a_changed_value_in_one_file_of_scores_is_named(out):
    before = change_csv(out / "scores.csv", whole("reply_rate_72h"), "value", "0.9")
    reseal(out)
    said = failures(out)
    assert f"reply_rate_72h: value is 0.9, recounted {float(before):.12g}" in said
    assert "scores.json: reply_rate_72h is not as in scores.csv" in said


def test_a_value_changed_alike_in_all_files_is_named(out):
    def change(lines):
        return [line | {"value": 0.5} if line["measure"] == "pillar_substance" else line for line in lines]

    change_scores(out, change)
    reseal(out)
    assert "pillar_substance: value is 0.5, recounted" in failures(out)


def test_a_row_that_was_taken_out_is_named(out):
    def change(lines):
        return [line for line in lines if line["measure"] != "canned_share"]

    change_scores(out, change)
    reseal(out)
    assert "canned_share: is missing, recounted" in failures(out)


def test_a_narrowed_interval_is_named(out):
    change_csv(out / "scores.csv", whole("dialog_share"), "low", "0.64")
    reseal(out)
    assert "dialog_share: low lies within low_sampling" in failures(out)


def test_a_changed_label_in_the_record_is_named(out):
    table = pd.read_parquet(out / "private" / "messages.parquet")
    eligible = table[table["ledger"] == "eligible"]
    ref = eligible["ref"].iloc[0]
    change_record(out, ref, needs_reply=False)
    reseal(out)
    said = failures(out)
    assert f"messages.csv: {ref} needs_reply: messages.csv says true, the record False" in said
    assert f"ledger of each message: {ref} is eligible, recounted no_reply_needed" in said
    assert "reply_rate_72h: " in said


def test_a_changed_time_is_named(out):
    table = pd.read_parquet(out / "private" / "messages.parquet")
    answered = table[table["response_seconds"].notna() & (table["turn"] == table["ref"])]
    change_record(out, answered["ref"].iloc[0], response_seconds=1.0)
    reseal(out)
    assert f"times of answers: {answered['ref'].iloc[0]} waited" in failures(out)


def test_a_changed_cell_of_the_shared_messages_is_named_and_spoils_the_ledger(out):
    change_csv(out / "messages.csv", lambda line: line["ledger"] == "eligible", "ledger", "ambient")
    reseal(out)
    said = failures(out)
    assert "ledger: messages.csv says ambient, the record eligible" in said
    assert "tables/ledger.parquet: eligible says" in said


def test_other_inputs_are_named(out, demo_folders, tmp_path):
    folder = next(one for one in demo_folders if one.name == NAME)
    feed = folder / "feed.jsonl"
    assert failures(out, inputs=[feed]) == ""
    changed, other = tmp_path / "feed.jsonl", tmp_path / "other.csv"
    changed.write_bytes(feed.read_bytes() + b"\n")
    other.write_text("x", encoding="utf-8")
    assert failures(out, inputs=[changed, other]).split("\n") == [
        "inputs: feed.jsonl has other bytes than the audited file",
        "inputs: other.csv is no source of this audit",
    ]
    with pytest.raises(UsageError, match="gone"):
        verify(out, inputs=[tmp_path / "gone.csv"])


def test_a_row_that_nobody_recounts_is_left_and_does_not_fail(out):
    def change(lines):
        return [line | {"measure": "a_new_measure"} if line["measure"] == "index" else line for line in lines]

    with (out / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    found = verify(out)
    assert "a_new_measure" not in found.verdict.measures
    write_csv(out / "scores.csv", [*lines, *change([line for line in lines if line["measure"] == "index"])])
    assert verify(out).verdict.measures["a_new_measure"] == (0, 0, 3, 0)
    assert not verify(out).verdict.failures


def test_files_that_cannot_be_read_are_named(out):
    (out / "scores.json").write_text("{", encoding="utf-8")
    (out / "messages.csv").unlink()
    (out / "tables" / "ledger.parquet").write_bytes(b"PAR1")
    reseal(out)
    said = failures(out)
    for name in ("scores.json", "messages.csv", "tables/ledger.parquet"):
        assert f"{name}: cannot be read as it was written" in said


def test_what_rests_on_forgotten_words_is_left_and_all_else_passes(out, capsys):
    assert main(["forget", str(out), "--everybody"]) == 0
    found = verify(out)
    assert found.passed, failures(out)
    left = {name for name, tally in found.verdict.measures.items() if tally.left}
    rates = {"service_level", "reply_rate_72h", "reply_rate_all_72h"}
    assert left == rates | {"profile_reply_rate", "profile_response_seconds"}
    assert all(found.verdict.measures[name].passed for name in left)
    assert main(["verify", str(out)]) == 0
    assert "what rests on their words or names is not recounted" in capsys.readouterr().out


def test_without_the_record_it_says_what_it_lacks(out):
    shutil.rmtree(out / "private")
    with pytest.raises(OutputError, match=r"messages\.parquet"):
        verify(out)


def test_command_says_pass_or_fail_by_measure_and_ends_so(out, capsys):
    assert main(["verify", str(out)]) == 0
    said = capsys.readouterr().out
    assert "pass  tables/ledger.parquet" in said
    assert re.search(r"pass +pillar_correlation +6 +0 +0\n", said)
    assert "Everything that was recounted passes." in said
    change_csv(out / "scores.csv", whole("continuity"), "n", "3")
    assert main(["verify", str(out)]) == 1
    said = capsys.readouterr().out
    assert "FAIL  SHA256SUMS" in said
    assert "      scores.csv has changed" in said
    assert "continuity: n is 3, recounted" in said
