"""Times in ids; the formulas are public, the ids of one moment worked out from them."""

import pytest

from dialogscore.readers.idtimes import time_in_id


@pytest.mark.parametrize(
    ("text", "platform", "moment"),
    [
        # (1576994789110992896 >> 22) + 1288834974657 = 1664819831527 ms
        ("1576994789110992896", "x", "2022-10-03T17:57:11.527+00:00"),
        ("29999999999", "x", None),
        # 1709629200123 << 22
        (str(1709629200123 << 22), "linkedin", "2024-03-05T09:00:00.123+00:00"),
        (str(1709629200123 << 16), "mastodon", "2024-03-05T09:00:00.123+00:00"),
        (str(1709629200 << 32), "tiktok", "2024-03-05T09:00:00+00:00"),
        (str((1709629200123 - 1314220021721) << 23), "instagram", "2024-03-05T09:00:00.123+00:00"),
        ("3kmwscmrytc2b", "bluesky", "2024-03-05T09:00:00.137+00:00"),
        ("short", "bluesky", None),
        ("12x", "x", None),
        ("", "x", None),
        (None, "x", None),
        ("901", "facebook", None),
        ("9" * 24, "linkedin", None),
    ],
)
def test_the_time_is_in_the_id(text, platform, moment):
    assert time_in_id(text, platform) == moment
