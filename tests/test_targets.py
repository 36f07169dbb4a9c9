"""Service levels are read as people write them, and what cannot be meant is said in one sentence."""

import re

import pytest

from dialogscore import targets
from dialogscore.errors import UsageError
from dialogscore.targets import DEFAULT, Target, read_targets, recorded, settled_targets


def written(tmp_path, text):
    path = tmp_path / "targets.toml"
    path.write_text(text, encoding="utf-8")
    return path


def one(**said):
    parts = {"name": '"fast"', "share": "0.8", "within": '"1 h"'} | said
    return "[[target]]\n" + "".join(f"{name} = {value}\n" for name, value in parts.items() if value)


def test_the_example_of_the_documentation_is_read(tmp_path):
    example = re.search(r"::\n\n(.*?)\n\nWithout", targets.__doc__, re.DOTALL)[1]
    text = "\n".join(line.removeprefix("    ") for line in example.split("\n"))
    assert [found.name for found in read_targets(written(tmp_path, text))] == ["first_hour", "care_office_hours"]


def test_targets_of_a_file_in_its_order(tmp_path):
    text = one() + one(name='"open_hours"', within='"20 min"', clock='"business"', account='" x:@Acme_Help "')
    assert read_targets(written(tmp_path, text)) == (
        Target("fast", 0.8, 3600.0),
        Target("open_hours", 0.8, 1200.0, "business", account="x:acme_help"),
    )


@pytest.mark.parametrize(
    ("within", "seconds"),
    [("20 s", 20), ("90min", 5400), ("1.5 h", 5400), ("1 hour", 3600), ("2 days", 172_800), ("1 day", 86_400),
     ("1 d", 86_400), ("27 d 4 h", 2_347_200), ("1\u00a0h 30\u00a0min", 5400)],
)
def test_times_are_written_as_people_write_them(tmp_path, within, seconds):
    assert read_targets(written(tmp_path, one(within=f'"{within}"')))[0].within_seconds == seconds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["0 targets", "1 to 12"]),
        ("target = 3", ["no table"]),
        (one().replace("[[target]]", "[target]"), ["[target]", "Write [[target]], with two brackets"]),
        (one(share='"80 %"'), ["share = '80 %'", "80 % is share = 0.8, without quotes."]),
        (one(share='"0.8"'), ["share = '0.8'"]),
        (one(within='"1 d and 4 h"'), ["1 d and 4 h"]),
        (one(within='"1 d 4 x"'), ["1 d 4 x"]),
        ("goal = 3", ["unknown key 'goal'"]),
        ("[[target", ["no TOML"]),
        (one(name=None), ["no name"]),
        (one(within=None), ["no within"]),
        (one(name='"Fast one"'), ["small letters"]),
        (one(share="80"), ["share = 80", "80 % is share = 0.8"]),
        (one(share="0"), ["share = 0", "above 0"]),
        (one(share="true"), ["share = True"]),
        (one(within='"1 fortnight"'), ["1 fortnight", "20 min"]),
        (one(within="3600"), ["within = 3600"]),
        (one(within='"0 h"'), ["0 h"]),
        (one(within='"400 days"'), ["366 days"]),
        (one(clock='"busines"'), ["wall or business", "business"]),
        (one(platfrom='"x"'), ["unknown key 'platfrom'", "platform"]),
        (one(account='" "'), ["account"]),
        (one() + one(), ["two targets named fast"]),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_sentence(tmp_path, text, words):
    with pytest.raises(UsageError) as error:
        read_targets(written(tmp_path, text))
    assert all(word in str(error.value) for word in words), str(error.value)


def test_missing_file_is_named(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        read_targets(tmp_path / "none.toml")


def test_targets_come_as_a_file_as_a_list_or_not_at_all(tmp_path):
    assert settled_targets(None) == DEFAULT
    assert [(target.share, target.within_seconds) for target in DEFAULT] == [(0.8, 3600), (0.8, 86_400)]
    assert settled_targets(str(written(tmp_path, one()))) == (Target("fast", 0.8, 3600.0),)
    own = [Target("slow", 0.5, 1200.5, platform="x")]
    assert settled_targets(own) == tuple(own)
    assert settled_targets(settled_targets(own)) == tuple(own)


@pytest.mark.parametrize("given", [3, ["fast"], [Target("fast", 2, 60)], [Target("fast", 0.5, 0)], []])
def test_a_list_is_held_to_the_same_rules(given):
    with pytest.raises(UsageError):
        settled_targets(given)


def test_a_manifest_holds_every_attribute():
    assert recorded([Target("fast", 0.8, 60.0, account="acme")]) == [
        {"name": "fast", "share": 0.8, "within_seconds": 60.0, "clock": "wall", "platform": None, "account": "acme",
         "channel": None}
    ]  # fmt: skip
