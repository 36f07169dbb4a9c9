"""Equal estimates keep the order of the file."""

from dialogscore.readers.youtube.estimates import later


def test_equal_times_are_a_microsecond_apart_and_others_stay():
    seen = {}
    times = [1709629200, 1709629200, None, "x", 1709629201, 1709629200.0, -5, -5, 1e30, 1e30]
    assert [later(time, seen) for time in times] == [
        1709629200,
        "2024-03-05T09:00:00.000001+00:00",
        None,
        "x",
        1709629201,
        "2024-03-05T09:00:00.000002+00:00",
        -5,
        -5,
        1e30,
        1e30,
    ]
