"""A file of many companies takes so many bytes a message while it is dealt, and each company gets its own."""

import pytest

from tests.performance.dealing import dealt
from tests.performance.feed import write_shared_feed


@pytest.mark.slow
def test_memory_grows_by_a_quarter_of_a_kilobyte_a_message(tmp_path):
    found = []
    for rows in (1_000_000, 2_000_000):
        path = tmp_path / f"{rows}.csv"
        write_shared_feed(path, rows, companies=rows // 5000)
        memory, companies, messages, _ = dealt(path, large=0)
        assert companies == rows // 5000
        # All are somebody's, and what one company says of another is in both.
        assert rows <= messages < 1.2 * rows
        found.append(memory)
    # (3,000 - 500) MB for ten million messages is the limit that a benchmark's client is held to.
    assert found[1] - found[0] < 1_000_000 * 250 / 2**20
