"""Ids stay text, and rounded ones stop the run."""

import pyarrow as pa
import pytest

from dialogscore.errors import DamagedIdsError
from dialogscore.readers.ids import check_damage, clean_ids


def column(*values):
    return pa.chunked_array([pa.array(values, pa.string())])


def test_long_ids_survive():
    assert clean_ids(column("1577000000000000001")).to_pylist() == ["1577000000000000001"]


def test_a_lone_fraction_is_cut_and_other_points_stay():
    assert clean_ids(column("901.0", "t1.0a", "0042", "1.0.0", " 7 ")).to_pylist() == [
        "901",
        "t1.0a",
        "0042",
        "1.0.0",
        "7",
    ]


def test_words_for_nothing_are_nothing():
    assert clean_ids(column("", "nan", "NULL", "None", None, "none_at_all")).to_pylist() == [None] * 5 + ["none_at_all"]


@pytest.mark.parametrize("damaged", ["1.22158E+17", "1,22158E+17", "1E+18", "1.76494E18", "1,5e09"])
def test_ids_in_powers_of_ten_stop_the_run(damaged):
    with pytest.raises(DamagedIdsError, match="spreadsheet"):
        check_damage(column("17", damaged), "message_id", "feed.csv")


def test_five_rounded_ids_stop_the_run():
    rounded = [f"17649389031076{number}0000" for number in range(5)]
    with pytest.raises(DamagedIdsError, match="5 ids"):
        check_damage(column(*rounded), "message_id", "feed.csv")


def test_ids_that_end_in_zeros_by_chance_are_fine():
    whole = [f"1764938903107{number}70017" for number in range(6)]
    check_damage(column(*whole, *[f"17649389031076{number}0000" for number in range(5)]), "message_id", "feed.csv")
    check_damage(column("1000", "2000", "3000", "4000", "5000", "6000"), "message_id", "feed.csv")
    check_damage(column("5e10", "12e4a", None), "message_id", "feed.csv")


@pytest.mark.parametrize("whole", ["12e5", "1e12", "1.76494E", "1.5E1", "v1.2e10", "17.5E18"])
def test_one_odd_id_among_others_is_no_damage(whole):
    check_damage(column("17", "0a3f", "77d1", whole, "b00c", "9e01"), "message_id", "feed.csv")


def test_ids_all_in_powers_of_ten_without_point_and_plus_stop_the_run():
    with pytest.raises(DamagedIdsError, match="5 ids"):
        check_damage(column(*[f"{digit}E18" for digit in range(1, 6)], None), "message_id", "feed.csv")
    check_damage(column(*[f"{digit}E18" for digit in range(1, 5)]), "message_id", "feed.csv")


@pytest.mark.parametrize(("digits", "zeros", "least"), [(15, "00", 5), (15, "0", 10)])
def test_nearly_all_ids_rounded_in_the_last_places_stop_the_run(digits, zeros, least):
    rounded = [f"{176493890310713 + 7 * number:0{digits}d}{zeros}" for number in range(least)]
    with pytest.raises(DamagedIdsError, match=f"{least} ids"):
        check_damage(column(*rounded, "17", "1000"), "message_id", "feed.csv")
    check_damage(column(*rounded[:-1]), "message_id", "feed.csv")
    # One in six is whole: the zeros of the others may be chance.
    check_damage(column(*rounded, *[f"17649389031071{number}23" for number in range(least // 5)]), "id", "feed.csv")


def test_one_id_in_many_rows_is_one_id():
    check_damage(column(*["176493890310713000"] * 50, "176493890310713001"), "author_id", "feed.csv")
