"""Tables of posts with counts."""

import pyarrow as pa

from dialogscore.readers.meta.tables import column, counts, has_columns

TABLE = pa.table({"Post ID ": [" 1 "], "Overperforming Score (x)": ["2"]})


def test_columns_are_found_in_any_case_and_by_their_beginning():
    assert has_columns(TABLE.column_names, ("post id",), ("total*", "overperforming score*")) == TABLE.column_names
    assert has_columns(TABLE.column_names, ("post id",), ("likes",)) is None
    assert column(TABLE, "nothing", "post id").to_pylist() == ["1"]
    assert column(TABLE, "nothing").to_pylist() == [None]


def test_marks_of_thousands_are_taken_out_and_fractions_left():
    cells = pa.chunked_array([["1,234", "1.234.567", "1\u202f234", "12", "1,5", "12.0", None, "x"]])
    assert counts(cells).to_pylist() == ["1234", "1234567", "1234", "12", "1,5", "12.0", None, "x"]
