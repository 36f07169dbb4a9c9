"""Posts of the Meta Content Library."""

import pyarrow as pa

from dialogscore.readers.meta.content_library import to_messages


def test_the_platform_is_facebook_unless_a_column_says_another():
    table = pa.table(
        {
            "id": ["1", "2", "3"],
            "surface.type": ["page", "Instagram", None],
            "mcl_url": [None, None, "https://threads.example"],
            "source_row": [1, 2, 3],
        }
    )
    assert to_messages(table, None)["platform"].to_pylist() == ["facebook", "instagram", "threads"]
