"""Works that go on abreast: the same results as one after the other, and no process left behind when one fails."""

from dataclasses import replace
from functools import partial
from time import sleep
from types import SimpleNamespace

import joblib
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from joblib import Parallel, parallel_config

from dialogscore import measures, themes
from dialogscore.audit import abreast, scoring
from dialogscore.audit.abreast import THEMED, UNREAD, get_ready, listening, share_out
from dialogscore.languages.hearing import hear
from dialogscore.lent import Lent
from dialogscore.opening import parse_opening
from dialogscore.pieces import in_processes
from dialogscore.schema import column_names
from tests.audit.test_scoring import audited, ground  # noqa: F401


class Feed(SimpleNamespace):
    """As much of a basis as works on it need here."""

    def _replace(self, **values):
        return Feed(**(vars(self) | values))


@pytest.fixture
def feed():
    return Feed(messages=Lent(pd.DataFrame({"x": [1, 2, 3]})), more=10)


def failing():
    raise ValueError("as expected")


def add(number, basis):
    messages = basis.messages.table if isinstance(basis.messages, Lent) else basis.messages
    return int(messages["x"].sum()) + number


WORKS = {partial(add, number): weight for number, weight in enumerate((1.0, 5.0, 2.0, 2.0, 0.5))}


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_works(feed, jobs):
    with share_out(WORKS, feed, jobs=jobs) as begun:
        # 1 + 2 + 3 = 6, and the number of the work.
        assert list(begun) == [6, 7, 8, 9, 10]


def test_one_process_works_when_it_is_asked_for():
    with in_processes([(failing,)]) as begun, pytest.raises(ValueError, match="as expected"):
        next(begun)


def test_the_longest_work_left_goes_to_whoever_has_least_to_do():
    # 5 | 4 | 3.5, then 3 to the third (6.5), 2 to the second (6), 1 to the first (6).
    works = {"a": 1.0, "b": 5.0, "c": 2.0, "d": 4.0, "e": 3.0, "f": 3.5}
    assert abreast._dealt(works, 3) == [["b", "a"], ["d", "c"], ["f", "e"]]


def test_a_failure_elsewhere_is_raised_here_and_others_can_begin_again():
    with pytest.raises(ValueError, match="as expected"), in_processes([(failing,), (abs, -1)], jobs=3) as begun:
        next(begun)
    with in_processes([(abs, -1), (abs, -2)], jobs=3) as begun:
        assert list(begun) == [1, 2]


def fail_midway(feed, error, *, folder):
    with parallel_config(max_nbytes=1), in_processes([(add, 0, feed), (sleep, 60)], jobs=3) as begun:
        next(begun)
        # What the others look at.
        assert list(folder.rglob("*.pkl"))
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_where_this_process_fails_what_others_do_is_given_up(feed, error, monkeypatch, tmp_path):
    monkeypatch.setenv("JOBLIB_TEMP_FOLDER", str(tmp_path))
    with pytest.raises(error):
        fail_midway(feed, error, folder=tmp_path)
    assert not list(tmp_path.rglob("*.pkl"))


def test_what_does_not_travel_is_a_column_of_messages():
    assert set(UNREAD) <= set(column_names())


def test_no_work_reads_what_does_not_travel(audited, ground):  # noqa: F811
    private = audited.messages.iloc[:4].assign(is_company=[False, True, False, True])
    opening = parse_opening({"monday": "09:00-17:00"}, zone="UTC")
    roles = [replace(account, role="service") for account in ground.accounts]
    asked = ground._replace(private=private, opening=opening, accounts=roles)
    basis = scoring._basis_of(audited.messages.drop(columns=list(UNREAD)), asked)
    for work in (*measures.FAMILIES, partial(scoring._profiled, defined=ground.defined)):
        work(basis)


def test_themes_read_nothing_but_what_they_are_lent(audited):  # noqa: F811
    whole, lent = (themes.add_themes(some) for some in (audited.messages, audited.messages[list(THEMED)]))
    pd.testing.assert_series_equal(lent.messages["theme"], whole.messages["theme"])
    pd.testing.assert_frame_equal(lent.found, whole.found)
    pd.testing.assert_frame_equal(lent.fits, whole.fits)


def test_texts_are_heard_by_other_processes_as_by_this_one(monkeypatch):
    said = ["Das Paket liegt seit Montag früh im Lager", None, "ok", "The parcel is still waiting at the depot"] * 3
    messages = pd.DataFrame({"text": pd.array(said, pd.StringDtype("pyarrow")), "more": range(12)})
    monkeypatch.setattr(abreast, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(abreast, "TEXTS_A_SHARE", 5)
    with parallel_config(max_nbytes=1), listening(messages, jobs=2) as heard:
        found = heard()
    alone = hear(pa.array(said, pa.large_string()), np.arange(12))
    for one, other in zip(found, alone, strict=True):
        assert one.tolist() == other.tolist()


def test_a_few_texts_are_left_to_whoever_asks_for_their_language():
    with listening(pd.DataFrame({"text": ["one"]}), jobs=2) as heard:
        assert heard() is None


@pytest.mark.parametrize(("jobs", "least", "started"), [(2, 3, True), (2, 4, False), (1, 3, False)])
def test_processes_get_ready_for_large_files_alone(jobs, least, started, tmp_path, monkeypatch):
    (tmp_path / "feed.csv").write_bytes(b"abc")
    monkeypatch.setattr(abreast, "WORTH_BYTES", least)
    asked = []
    monkeypatch.setattr(joblib, "Parallel", lambda **how: asked.append(how["n_jobs"]) or Parallel(**how))
    with get_ready([tmp_path / "feed.csv", tmp_path], jobs=jobs):
        pass
    assert asked == [2] * started


def test_where_reading_fails_that_alone_is_told(tmp_path, monkeypatch):
    (tmp_path / "feed.csv").write_bytes(b"abc")
    monkeypatch.setattr(abreast, "WORTH_BYTES", 1)
    with pytest.raises(ValueError, match="as expected"), get_ready([tmp_path / "feed.csv"], jobs=2):
        failing()


def test_several_processes_and_another_order_of_rows_change_no_score(audited, ground, monkeypatch):  # noqa: F811
    alone, shuffled = scoring.score(audited.messages, ground), audited.messages.sample(frac=1, random_state=0)
    monkeypatch.setattr(abreast, "WORTH_PROCESSES", 1)
    # All arrays are put where all processes look at them, as those of large feeds are.
    with parallel_config(max_nbytes=1):
        found = scoring.score(shuffled, ground, jobs=3)
    pd.testing.assert_frame_equal(found.messages.loc[alone.messages.index], alone.messages, check_exact=True)
    pd.testing.assert_frame_equal(found.scores, alone.scores, check_exact=True)
    assert list(found.tables) == list(alone.tables)
    for name, table in alone.tables.items():
        pd.testing.assert_frame_equal(found.tables[name], table, check_exact=True)
