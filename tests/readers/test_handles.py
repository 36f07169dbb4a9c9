import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from dialogscore.readers import texts as by_character
from dialogscore.readers.handles import find_handles

LETTERS = st.text(alphabet="ab_Z9@. /+-é😀\n\x1e١&", max_size=40)


def _found(*texts):
    return find_handles(pa.array(texts, pa.string())).to_pylist()


def test_handles_stand_by_spaces_in_the_order_of_the_text():
    assert _found("@Velmora see @p1, @velmora", "no name", "", "by @a_9!") == ["Velmora p1 velmora", None, None, "a_9"]


def test_an_address_and_a_links_name_are_no_mention():
    assert _found("me@velmora.example", "https://x.example/@velmora", "é@velmora", "😀@velmora", "@@velmora @") == [
        None, None, None, "velmora", None,
    ]  # fmt: skip


def test_a_handle_has_thirty_letters_and_ends_with_its_row():
    assert _found("@" + "a" * 40, "@b", "c") == ["a" * 30, "b", None]


def test_part_of_a_column_is_searched_alone():
    assert find_handles(pa.array(["@a", "@b", "@c x"]).slice(1, 1)).to_pylist() == ["b"]


def test_the_wide_sign_is_left_to_the_search_by_characters():
    assert find_handles(pa.array(["＠velmora"])) is None
    assert by_character.find_mentions(pa.chunked_array([["＠velmora"]]), "x").to_pylist() == ["velmora"]


@given(st.lists(LETTERS, min_size=1, max_size=8), st.integers(0, 3))
@example(["a", "@b"], 1)
def test_both_searches_find_the_same(rows, skipped):
    texts = pa.array(rows, pa.string()).slice(min(skipped, len(rows) - 1))
    quick = find_handles(texts)
    # One wide sign leaves the whole column to the other search.
    slow = by_character.find_mentions(pa.chunked_array([texts, ["＠"]]), "x")
    assert quick is not None or not any(rows)
    assert quick is None or quick.to_pylist() == slow.to_pylist()[:-1]
