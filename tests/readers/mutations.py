"""Records with some of their values replaced by arbitrary JSON, for readers that must never raise."""

from typing import Any

from hypothesis import strategies as st

__all__ = ["mutated"]

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def mutated(draw: Any, record: Any) -> Any:
    """Draw a copy of a record in which about every eighth value is something else."""
    if draw(st.integers(0, 7)) == 0:
        return draw(ANYTHING)
    if isinstance(record, dict):
        return {key: draw(mutated(value)) for key, value in record.items()}
    if isinstance(record, list):
        return [draw(mutated(value)) for value in record]
    return record
