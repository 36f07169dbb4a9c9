"""Results that do not mean the same are refused in a sentence that says what differs."""

import pytest

from dialogscore.comparing import compare
from dialogscore.errors import ComparisonError, ModelError
from dialogscore.targets import Target, recorded
from tests.comparing.made import profiles, result, score

LATER = score("dialog_share", 0.6, low=0.5, high=0.7)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"min_confidence": 0.7}, "--min-confidence 0.6 in the first and 0.7 in the second"),
        ({"threshold": 0.4}, "--threshold 0.5 in the first and 0.4 in the second"),
        ({"language": "de"}, "--language auto in the first and de in the second"),
        ({"coverage": "full"}, "--coverage auto in the first and full in the second"),
    ],
)
def test_options_that_change_definitions_must_be_the_same(options, found):
    with pytest.raises(ComparisonError) as failure:
        compare(result(), result(LATER, **options))
    assert str(failure.value).startswith(
        f"Could not compare Acme with Acme: found {found}, expected the same definitions in both. Run one of them"
    )


def test_windows_feeds_zones_and_hours_may_differ():
    options = {"window": ["2025-04-01", "2025-07-01"], "zone": "Europe/Berlin", "hours": {"monday": "09:00-17:00"}}
    assert len(compare(result(), result(LATER, **options)).table) == 1


def test_one_name_of_a_target_must_not_stand_for_two_levels():
    hour, day = (recorded([Target("fast", 0.8, seconds)]) for seconds in (3600.0, 86_400.0))
    assert len(compare(result(targets=hour), result(LATER, targets=hour)).table) == 1
    assert len(compare(result(), result(LATER, targets=day)).table) == 1
    assert len(compare(result(targets=hour), result(LATER, targets=recorded([Target("slow", 0.8, 1.0)]))).table) == 1
    with pytest.raises(ComparisonError, match="found two definitions of the target fast, expected one"):
        compare(result(targets=hour), result(LATER, targets=day))


def test_other_engines_are_refused():
    with pytest.raises(ModelError, match="Could not compare Acme with Rival: found scores of different engines"):
        compare(result(), result(LATER | {"engine": "acts-2@ccc"}, company="Rival"))


def test_another_definition_of_a_profile_is_refused_and_another_source_of_it_is_not():
    assert len(compare(result(), result(LATER, tables={"profiles": profiles(source="another page")})).table) == 1
    with pytest.raises(ComparisonError, match="found two definitions of the profile sprout-72h, expected one"):
        compare(result(), result(LATER, tables={"profiles": profiles(horizon_hours=24.0)}))


def test_a_profile_that_one_side_lacks_is_no_other_definition():
    assert len(compare(result(), result(LATER, tables={"profiles": profiles(profile="mine")})).table) == 1


def test_a_result_is_not_compared_with_itself():
    with pytest.raises(ComparisonError, match="found the same scores on both sides, expected two results"):
        compare(result(), result())


def test_an_audit_is_not_compared_with_a_benchmark():
    with pytest.raises(ComparisonError, match="found an audit and a benchmark, expected two audits or two benchmarks"):
        compare(result(), result(LATER, manifest={"kind": "benchmark"}))


def test_benchmarks_of_two_frames_are_refused_and_their_protocols_may_name_two_windows():
    first, second = ({"kind": "benchmark", "protocol": {"sha256": name}} for name in ("a", "b"))
    assert len(compare(result(manifest=first), result(LATER, manifest=second)).table) == 1
    with pytest.raises(ComparisonError, match="found --frame census in the first and random in the second"):
        compare(result(manifest=first, frame="census"), result(LATER, manifest=second, frame="random"))
