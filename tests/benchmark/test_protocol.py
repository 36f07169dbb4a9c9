import hashlib

import pytest

from dialogscore.benchmark.protocol import read_protocol
from dialogscore.errors import UsageError
from dialogscore.targets import Target

TEXT = """
frame = "census"
threshold = 0.4
where = 'sector == "retail"'
[[exclude]]
company = "Acme"
reason = "paid for this study"
"""


def protocol(tmp_path, text, **given):
    path = tmp_path / "protocol.toml"
    path.write_text(text, encoding="utf-8", newline="\n")
    return read_protocol(path, given)


def test_what_was_fixed_is_read_with_its_hash(tmp_path):
    found = protocol(tmp_path, TEXT)
    assert found.options == {"frame": "census", "threshold": 0.4, "where": ['sector == "retail"']}
    assert found.excluded == {"Acme": "paid for this study"}
    assert found.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_an_option_may_repeat_the_protocol_and_not_change_it(tmp_path):
    assert protocol(tmp_path, TEXT, threshold=0.4, seed=3).options["threshold"] == 0.4
    with pytest.raises(UsageError, match=r"threshold = 0.5: found threshold = 0.4 in .*fixed beforehand"):
        protocol(tmp_path, TEXT, threshold=0.5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("treshold = 0.4", "unknown key 'treshold'.*Did you mean threshold"),
        ("threshold = 'high'", "threshold = 'high', expected a number without quotes"),
        ("seed = 'x'", "seed = 'x', expected a whole number"),
        ("window = 2025", "window = 2025, expected a text in quotes"),
        ("threshold = true", "threshold = True"),
        ("exclude = ['Acme']", "tables with company and reason"),
        ("threshold =", "no TOML"),
    ],
)
def test_a_protocol_that_makes_no_sense_is_refused(tmp_path, text, said):
    with pytest.raises(UsageError, match=said):
        protocol(tmp_path, text)


def test_a_protocol_must_be_there(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        read_protocol(tmp_path / "none.toml", {})


def test_the_share_of_posts_from_which_a_goal_is_pursued_can_be_fixed(tmp_path):
    assert protocol(tmp_path, "goal_share = 0.3", goal_share=0.3).options == {"goal_share": 0.3}
    with pytest.raises(UsageError, match=r"goal_share = 0.2: found goal_share = 0.3"):
        protocol(tmp_path, "goal_share = 0.3", goal_share=0.2)


TARGET = """
[[target]]
name = "first_hour"
share = 0.9
within = "1 h"
"""


def test_service_levels_can_be_fixed_and_not_changed(tmp_path):
    fixed = (Target("first_hour", 0.9, 3600.0),)
    assert protocol(tmp_path, TARGET).options == {"targets": fixed}
    assert protocol(tmp_path, TARGET, targets=fixed).options == {"targets": fixed}
    said = r"targets = fast \(0.8 within 60 s\): found targets = first_hour \(0.9 within 3600 s\)"
    with pytest.raises(UsageError, match=said):
        protocol(tmp_path, TARGET, targets=(Target("fast", 0.8, 60.0),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TARGET.replace("0.9", "90"), "target 1: found share = 90"),
        (TARGET.replace("[[target]]", "[target]"), "two brackets"),
        ("target = 3", r"target = 3, expected \[\[target\]\] tables"),
    ],
)
def test_service_levels_that_cannot_be_meant_are_refused(tmp_path, text, said):
    with pytest.raises(UsageError, match=said):
        protocol(tmp_path, text)
