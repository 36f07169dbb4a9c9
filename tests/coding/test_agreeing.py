"""Two codings of one sample: coefficients by hand, threads drawn whole, sheets of different samples refused."""

import json

import numpy as np
import pandas as pd
import pytest

from dialogscore.cli import main
from dialogscore.coding.agreeing import agree, threads_of, verdict
from dialogscore.coding.reading import read_sheet
from dialogscore.errors import FeedError
from tests.coding.filled import row, write_sheet


def sheets(tmp_path, first, second, **options):
    """Two sheets with these acts, message by message."""
    found = []
    for name, acts in (("a", first), ("b", second)):
        rows = [row(number, act=act, **options) for number, act in enumerate(acts, start=1)]
        found.append(read_sheet(write_sheet(tmp_path / f"{name}.xlsx", rows, coder=name)))
    return found


def line(found, label):
    return found.coefficients.set_index("label").loc[label]


def test_coefficients_are_those_worked_out_by_hand(tmp_path):
    # 10 messages, 2 differ. Codes: answer 4 + 4, deflect 3 + 3, inform 3 + 3, so 8, 6, 6 of 20.
    first = ["answer"] * 4 + ["deflect"] * 3 + ["inform"] * 3
    second = ["answer"] * 3 + ["deflect"] + ["answer"] + ["deflect"] * 2 + ["inform"] * 3
    act = line(agree(*sheets(tmp_path, first, second)), "act")
    # Observed disagreement 4 of 20 pairs; expected (20^2 - 8^2 - 6^2 - 6^2) / (20 * 19) = 264 / 380.
    assert act["alpha"] == pytest.approx(1 - (4 / 20) / (264 / 380))
    # AC1 over eight acts that could be given: chance is sum of p(1-p) over 7.
    chance = (0.4 * 0.6 + 2 * 0.3 * 0.7) / 7
    assert act["ac1"] == pytest.approx((0.8 - chance) / (1 - chance))
    assert (act["agreement"], act["n"], act["threads"], act["verdict"]) == (0.8, 10, 10, "tentative")
    assert act["alpha_low"] < act["alpha"] < act["alpha_high"] <= 1


def test_modes_and_levels_are_ordinal_and_follow_from_the_act(tmp_path):
    # Answer and probe are one mode and one level; deflect against inform is a step, answer against inform are two.
    first, second = ["answer", "deflect", "inform", "inform"], ["probe", "deflect", "inform"]
    near = agree(*sheets(tmp_path, first, [*second, "deflect"]))
    far = agree(*sheets(tmp_path, first, [*second, "answer"]))
    assert line(near, "mode")["metric"] == line(near, "level")["metric"] == "ordinal"
    assert line(near, "mode")["agreement"] == line(far, "mode")["agreement"] == 0.75
    assert line(near, "act")["agreement"] == 0.5
    assert line(near, "mode")["alpha"] > line(far, "mode")["alpha"]
    # An act that cannot be judged has no mode and no level.
    other = agree(*sheets(tmp_path, ["other", "inform", "answer"], ["other", "inform", "answer"]))
    assert (line(other, "act")["n"], line(other, "mode")["n"]) == (3, 2)


def test_threads_are_drawn_whole(tmp_path):
    # Forty messages in twenty threads of two that agree or differ together: as many independent witnesses as threads.
    first = ["answer", "answer", "deflect", "deflect"] * 10
    second = ["answer", "answer", "inform", "inform"] * 4 + ["answer", "answer", "deflect", "deflect"] * 6
    loose = agree(*sheets(tmp_path, first, second))
    threads = pd.Series([f"t{number // 2}" for number in range(40)], index=[f"M{n:06d}" for n in range(1, 41)])
    bound = agree(*sheets(tmp_path, first, second), threads=threads)
    width = [line(found, "act")["agreement_high"] - line(found, "act")["agreement_low"] for found in (loose, bound)]
    assert (line(loose, "act")["threads"], line(bound, "act")["threads"]) == (40, 20)
    assert width[1] > 1.2 * width[0]
    assert line(loose, "act")["agreement"] == line(bound, "act")["agreement"] == 0.8


def test_messages_that_answer_each_other_or_the_same_one_share_a_thread():
    shown = [(None, "[person] q", "a"), (None, "[person] q", "b"), (None, None, "p"), (None, "[company] p", "c"),
             (None, "[person] x", "thanks"), (None, "[person] y", "thanks"),
             ("[company] p\n[person] a word\nor two", "[person] z", "d")]  # fmt: skip
    texts = pd.DataFrame(shown, columns=["context", "parent", "text"]).astype(pd.StringDtype("pyarrow"))
    found = threads_of(texts)
    assert found[0] == found[1]
    assert found[2] == found[3] == found[6]
    # The same words to different persons are two threads.
    assert len(set(found)) == 4


def test_both_tasks_and_what_is_missing(tmp_path):
    kinds = [("question", 1), ("complaint", 1), ("praise", 0), ("comment", 0)]
    rows = [row(n, "inbound", inbound_type=kind, needs_reply=reply) for n, (kind, reply) in enumerate(kinds, start=1)]
    other = [dict(one) for one in rows]
    other[1]["inbound_type"] = "question"
    other[3]["needs_reply"] = None
    a = read_sheet(write_sheet(tmp_path / "a.xlsx", [*rows, row(9, act="answer")], coder="a"))
    b = read_sheet(write_sheet(tmp_path / "b.xlsx", other, coder="b"))
    found = agree(a, b)
    assert found.coefficients["label"].tolist() == ["inbound_type", "needs_reply"]
    assert line(found, "inbound_type")["agreement"] == 0.75
    assert (line(found, "needs_reply")["agreement"], line(found, "needs_reply")["n"]) == (1, 3)
    assert (found.unpaired, found.uncoded) == (1, 1)
    assert found.disagreements.to_dict("records") == [
        {"ref": "M000002", "label": "inbound_type", "first": "complaint", "second": "question"}
    ]
    assert found.confusions["inbound_type"].loc["complaint", "question"] == 1


def test_two_passes_of_one_coder_are_stability(tmp_path):
    both = sheets(tmp_path, ["answer", "inform"], ["answer", "inform"])
    assert agree(*both).kind == "reliability"
    assert agree(*both, one_coder=True).kind == "stability"


def test_one_class_alone_has_no_alpha_and_says_why(tmp_path):
    act = line(agree(*sheets(tmp_path, ["inform"] * 4, ["inform"] * 4)), "act")
    assert np.isnan(act["alpha"])
    assert (act["why"], act["verdict"], act["agreement"]) == ("one_class", "undefined", 1)


@pytest.mark.parametrize(
    ("alpha", "said"),
    [(0.8, "reliable"), (0.7999, "tentative"), (0.667, "tentative"), (0.6669, "unreliable"), (np.nan, "undefined")],
)
def test_verdict_is_by_krippendorffs_marks(alpha, said):
    assert verdict(alpha) == said


def test_sheets_of_different_samples_are_refused(tmp_path):
    a, b = (
        read_sheet(write_sheet(tmp_path / f"{sample}.xlsx", [row(1, act="answer", sample=sample)]))
        for sample in ("s-1", "s-2")
    )
    with pytest.raises(FeedError, match="samples s-1 and s-2"):
        agree(a, b)


def test_command_prints_refs_and_labels_but_no_text(tmp_path, capsys):
    sheets(tmp_path, ["answer", "deflect", "inform"], ["answer", "inform", "inform"])
    paths = [str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx")]
    assert main(["agree", *paths]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Reliability: two coders")
    assert "M000002  act: deflect | inform" in out
    assert "message 2" not in out
    assert main(["agree", *paths, "--json", "--pass-of-one-coder"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["kind"] == "stability"
    assert said["coefficients"][0]["label"] == "act"
    assert said["confusions"]["act"]["counts"] == [[1, 0, 0], [0, 0, 1], [0, 0, 1]]
    assert main(["agree", paths[0], paths[0]]) == 0
    assert "--pass-of-one-coder" in capsys.readouterr().err


def test_threads_are_not_taken_from_another_audit(tmp_path, capsys):
    first, second = sheets(tmp_path, ["answer", "inform"], ["answer", "promote"])
    (tmp_path / "out").mkdir()
    assert main(["agree", str(first.path), str(second.path), "--audit", str(tmp_path / "out")]) != 0
    assert "which this audit does not know" in capsys.readouterr().err
