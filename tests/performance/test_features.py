"""The measurement of the text stages: it goes through all of them."""

from tests.performance.features import generated, measured, table_of


def test_every_text_stage_is_measured():
    seconds = measured(table_of(generated(200)))
    assert list(seconds) == ["language", "tokens", "cues", "features", "labels"]
    assert all(used >= 0 for used in seconds.values())
