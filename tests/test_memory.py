from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore.memory import copied_late, give_back


def test_a_column_more_copies_no_other_and_what_is_written_to_one_table_stays_out_of_the_other():
    before = pd.DataFrame({"count": np.arange(4)})
    with copied_late():
        after = before.assign(more=0)
        assert np.shares_memory(after["count"].array._ndarray, before["count"].array._ndarray)
        after.loc[0, "count"] = 9
    assert before["count"].tolist() == [0, 1, 2, 3]
    assert after["count"].tolist() == [9, 1, 2, 3]


def test_afterwards_pandas_does_as_it_did():
    def shares() -> bool:
        frame = pd.DataFrame({"count": np.arange(4)})
        return np.shares_memory(frame.assign(more=0)["count"].array._ndarray, frame["count"].array._ndarray)

    before = shares()
    with copied_late():
        assert shares()
    assert shares() == before


def test_memory_that_is_given_back_is_no_longer_held():
    def held() -> int:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])  # pages

    # So small that the allocator keeps them for later, and every hundredth stays in the way.
    pieces = [np.ones(8_000) for _ in range(2_000)]
    kept = pieces[::100]
    del pieces
    before = held()
    give_back()
    assert held() < before - 20_000
    assert len(kept) == 20
