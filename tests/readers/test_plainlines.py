"""JSON lines by Arrow: exactly what the careful reader gives, or nothing."""

import json

import msgspec
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers import ndjson
from dialogscore.readers.plainlines import count_lines, plan_for

COLUMNS = ("a", "b", "c")
PLAIN = st.one_of(st.none(), st.text(max_size=5), st.integers(-(2**70), 2**70), st.booleans(), st.floats())
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=1), inner))
ROWS = st.lists(st.dictionaries(st.sampled_from("abcd"), VALUES), min_size=1, max_size=4)
ALIKE = {"a": st.text(max_size=5), "b": st.integers(-(2**65), 2**65), "d": VALUES}
SAME = st.lists(
    st.fixed_dictionaries({}, optional=ALIKE | {"c": st.lists(st.text(max_size=3) | st.none(), max_size=2)}),
    min_size=1,
    max_size=5,
)


def both(block):
    plan = plan_for(block, COLUMNS)
    found = plan.read(block) if plan else None
    if found is None:
        return None, None
    decoder = msgspec.json.Decoder(ndjson._kind(COLUMNS))
    batch, following = ndjson._parse(block, 1, decoder, None)
    assert not batch.rejects
    assert following == len(found) + 1
    careful = batch.table.drop_columns(["source_row"])
    return found.select(sorted(found.column_names)), careful.select(sorted(careful.column_names))


@given(rows=st.one_of(ROWS, SAME), ascii=st.booleans())
def test_what_arrow_reads_is_what_the_careful_reader_reads(rows, ascii):
    block = b"".join(json.dumps(row, ensure_ascii=ascii).encode("utf-8", "surrogatepass") + b"\n" for row in rows)
    found, careful = both(block)
    assert found is None or found.equals(careful)


@given(rows=SAME, place=st.floats(0, 1), new=st.sampled_from([b"", b"\n", b"{", b"}", b'"', b"\\", b"\\ud800", b"\xff",
       b'"a":1,', b" ", b"}{", b"\r", b"0", b"-", b"1e3", b"null", b"NaN", b"[", b"\\u0000", b"}\n{"]))  # fmt: skip
def test_damage_is_left_to_the_careful_reader(rows, place, new):
    block = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    cut = int(place * len(block))
    found, careful = both(block[:cut] + new + block[cut:])
    assert found is None or found.equals(careful)


@pytest.mark.parametrize(
    "line", [b"", b" ", b"[1]", b'{"a": "1"}{"a": "2"}', b'{"a": 1.5}', b'{"a": {"b": 1}}', b'{"a": "x", "a": "y"}']
)
def test_a_line_that_is_not_plain_needs_its_own_look(line):
    block = b'{"a": "1"}\n' + line + b"\n"
    plan = plan_for(b'{"a": "1"}\n', COLUMNS)
    assert plan.read(block) is None
    assert plan.read(b'{"a": "1"}\n{"a": null, "d": [{}]}\n').equals(pa.table({"a": ["1", None]}))


def test_lines_are_counted_only_where_each_begins_with_an_object():
    assert count_lines(b"{}\n{}\n") == 2
    assert count_lines(b"{}\n{}") == 2
    assert [count_lines(block) for block in (b"{}\n\n", b" {}\n", b"{}\n[]\n", b"")] == [0] * 4
