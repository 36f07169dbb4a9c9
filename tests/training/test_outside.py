"""The crowd's labels: no account is predicted by anything that has seen it."""

import numpy as np
import pytest

from dialogscore.training import outside
from dialogscore.training.lines import find
from dialogscore.training.tasks import TASKS, lay_out, pose
from tests.coded import COMPANIES, acts

HEAD = "_unit_id,category,screenname,text\n"


@pytest.fixture(scope="module")
def problem():
    return pose(TASKS["act"], lay_out(TASKS["act"], acts()))


@pytest.fixture
def crowd(tmp_path):
    lines = []
    for account in ("AcmeHelp", "Stranger", "Quarry"):
        for number in range(12):
            lines.append(f"{account}{number},Dialogue,{account},@you{number} thank you so much for the kind words!\n")
            lines.append(
                f"{account}x{number},Information,{account},Results for the year {number} have been presented\n"
            )
    lines.append("z,Exclude,Quarry,???\n")
    path = tmp_path / outside.FILE
    path.write_text(HEAD + "".join(lines), encoding="latin-1")
    return outside.read_crowd(path)


def test_posts_that_the_crowd_excluded_are_left_out(crowd):
    assert len(crowd) == 72
    assert crowd["dialog"].sum() == 36


def test_model_of_acts_has_seen_none_of_the_accounts(problem, crowd, monkeypatch):
    trained, learned = [], []
    fit_both, fit = outside.fit_both, outside.fit

    def watched_both(shown, hidden, labels, groups, **options):
        trained.append(set(groups))
        return fit_both(shown, hidden, labels, groups, **options)

    def watched(matrix, labels, groups, **options):
        learned.append(set(groups))
        return fit(matrix, labels, groups, **options)

    monkeypatch.setattr(outside, "fit_both", watched_both)
    monkeypatch.setattr(outside, "fit", watched)
    lines = outside.crowd_figures(problem, crowd, temperature=1.0)
    assert len(trained) == 1
    assert len(trained[0]) == len(COMPANIES) - 1
    assert not any(name.startswith("acme") for name in trained[0])
    assert [len(groups) for groups in learned] == [2, 2, 2]
    found = find(lines, outside.LEARNED, by="model", subset="accounts held out")
    assert found["value"] > 0.9
    assert (found["n"], found["companies"], found["low"]) == (72, 3, None)


def test_always_the_commonest_label_finds_no_dialog(problem, crowd):
    lines = outside.crowd_figures(problem, crowd, temperature=1.0)
    assert find(lines, outside.LEARNED, by="majority")["value"] == 0.0
    assert np.isclose(find(lines, outside.LEARNED, by="TF-IDF")["value"], 1.0)
