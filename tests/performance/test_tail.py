"""The generated feed has the long tail of words that was measured on real ones."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.performance.feed import write_feed
from tests.performance.tail import tail_of


def test_words_are_counted_by_hand():
    found = tail_of(["a b a", "c", "a b d e f"])
    assert (found["texts"], found["words"], found["different"]) == (3, 9, 6)
    assert found["once"] == pytest.approx(4 / 6)
    assert found["commonest"] == 1.0


def test_generated_words_are_like_those_of_7516_real_messages(tmp_path):
    # Real: mean 2.76, deviation 0.63, 24,367 different words of 139,246, 69 % of them once, the commonest 42 %.
    write_feed(tmp_path / "feed.csv", 7_500, canned_share=0, german_share=0)
    found = tail_of(pd.read_csv(tmp_path / "feed.csv", dtype=str)["text"].tolist())
    assert found["mean"] == pytest.approx(2.76, abs=0.1)
    assert found["deviation"] == pytest.approx(0.63, abs=0.1)
    assert found["different"] / found["words"] == pytest.approx(0.175, abs=0.03)
    assert found["once"] == pytest.approx(0.69, abs=0.1)
    assert found["commonest"] == pytest.approx(0.42, abs=0.06)


def test_without_the_real_feeds_it_says_what_it_needs(tmp_path):
    command = [sys.executable, "-m", "tests.performance.tail", str(tmp_path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "expected the folder of real feeds" in done.stderr
