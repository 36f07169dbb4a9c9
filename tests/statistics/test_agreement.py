"""Coefficients of agreement against published examples, other people's code and slow plain code."""

from fractions import Fraction
from itertools import permutations

import krippendorff
import numpy as np
import pytest

from dialogscore.statistics import (
    class_agreement,
    confusion_table,
    gwet_ac1,
    krippendorff_alpha,
    raw_agreement,
    why_undefined,
)

NAN = np.nan
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C, and Gwet (2014), Handbook of Inter-Rater
# Reliability, 4th edition, page 120: four observers, twelve units.
FOUR = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
])  # fmt: skip
# Fleiss (1971), Psychological Bulletin 76, 378-382, as printed with irrCAC: how many of six psychiatrists gave each of
# fifteen patients each of five diagnoses.
SIX = np.array([
    [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1],
])  # fmt: skip
SIX_VALUES = np.array([np.repeat(np.arange(5.0), row) for row in SIX]).T
METRICS = ("nominal", "ordinal", "interval")


def coded(seed, coders=3, units=40, classes=5, missing=0.25, agreeing=0.6):
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, classes, units)
    values = np.where(rng.random((coders, units)) < agreeing, truth, rng.integers(0, classes, (coders, units)))
    return np.where(rng.random(values.shape) < missing, NAN, values)


def plain_ac1(values, classes):
    """AC1 as Gwet (2014) writes it down, one unit and one pair of coders after the other, in fractions."""
    units = [[code for code in unit if not np.isnan(code)] for unit in values.T]
    shares = [
        Fraction(sum(first == second for first, second in permutations(unit, 2)), len(unit) * (len(unit) - 1))
        for unit in units
        if len(unit) > 1
    ]
    seen = sum(shares) / len(shares)
    filled = [unit for unit in units if unit]
    occurring = {code for unit in filled for code in unit}
    prevalence = [sum(Fraction(unit.count(code), len(unit)) for unit in filled) / len(filled) for code in occurring]
    chance = sum(share * (1 - share) for share in prevalence) / ((classes or len(occurring)) - 1)
    return float((seen - chance) / (1 - chance))


def test_alpha_of_two_observers_and_two_classes_is_that_of_the_paper():
    # Krippendorff (2011), section A: 10 articles; alpha = .095.
    values = np.array([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]])
    # By hand: 4 disagreements give 8 of 20 coincidences, 14 zeros and 6 ones: 1 - 19 * 8 / (2 * 14 * 6) = 1 - 152/168.
    assert krippendorff_alpha(values) == pytest.approx(16 / 168, abs=1e-12)
    assert round(krippendorff_alpha(values), 3) == 0.095


def test_alpha_of_two_observers_and_five_classes_is_that_of_the_paper():
    # Krippendorff (2011), section B: 12 units; alpha = .692.
    values = np.array([[ord(each) for each in row] for row in ("aabbdcccedda", "babbbccceddd")])
    assert round(krippendorff_alpha(values), 3) == 0.692


@pytest.mark.parametrize(("metric", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_of_four_observers_with_missing_codes_is_that_of_the_paper(metric, alpha):
    assert round(krippendorff_alpha(FOUR, metric=metric), 3) == alpha


def test_ac1_of_four_raters_is_that_of_the_handbook():
    assert gwet_ac1(FOUR) == pytest.approx(0.77544, abs=5e-6)
    assert raw_agreement(FOUR) == pytest.approx(0.8181818, abs=5e-8)


def test_six_psychiatrists_agree_as_published():
    # irrCAC's figures: AC1 .4448007, raw .5511111, alpha .4204384.
    assert gwet_ac1(SIX_VALUES) == pytest.approx(0.4448007, abs=5e-8)
    assert raw_agreement(SIX_VALUES) == pytest.approx(0.5511111, abs=5e-8)
    assert krippendorff_alpha(SIX_VALUES) == pytest.approx(0.4204384, abs=5e-8)


def test_a_table_of_two_abstractors_gives_what_is_published():
    # irrCAC's cont3x3abstractors: AC1 .8493305, alpha .7972585, raw .89. Gwet (2014).
    table = np.array([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    values = np.array([np.repeat(place, table.ravel()) for place in np.indices((3, 3)).reshape(2, -1)])
    assert gwet_ac1(values) == pytest.approx(0.8493305, abs=5e-8)
    assert krippendorff_alpha(values) == pytest.approx(0.7972585, abs=5e-8)
    assert raw_agreement(values) == pytest.approx(0.89, abs=1e-12)
    classes, counts = confusion_table(*values)
    assert classes.tolist() == [0, 1, 2]
    assert counts.tolist() == table.tolist()


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("seed", range(12))
def test_alpha_is_that_of_the_package_krippendorff(metric, seed):
    values = coded(seed, coders=2 + seed % 4, missing=0.1 * (seed % 5))
    theirs = krippendorff.alpha(values, level_of_measurement=metric)
    assert krippendorff_alpha(values, metric=metric) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("classes", [None, 9])
@pytest.mark.parametrize("seed", range(12))
def test_ac1_is_that_of_slow_plain_code(classes, seed):
    values = coded(seed, coders=2 + seed % 4, missing=0.1 * (seed % 5))
    assert gwet_ac1(values, classes=classes) == pytest.approx(plain_ac1(values, classes), abs=1e-9)


def test_weights_count_a_unit_as_often_as_they_say():
    values = coded(5)
    rng = np.random.default_rng(1)
    weights = rng.integers(0, 4, (7, values.shape[1]))
    for coefficient in (krippendorff_alpha, raw_agreement, gwet_ac1):
        drawn = coefficient(values, weights=weights)
        alone = [coefficient(np.repeat(values, row, axis=1)) for row in weights]
        assert drawn == pytest.approx(alone, abs=1e-12)
    drawn = krippendorff_alpha(values, metric="ordinal", weights=weights)
    alone = [krippendorff_alpha(np.repeat(values, row, axis=1), metric="ordinal") for row in weights]
    assert drawn == pytest.approx(alone, abs=1e-12)


def test_order_of_coders_and_units_and_names_of_classes_do_not_matter():
    values = coded(6)
    turned = 10 - values[::-1, ::-1]
    for metric in METRICS:
        assert krippendorff_alpha(values, metric=metric) == pytest.approx(krippendorff_alpha(turned, metric=metric))
    assert gwet_ac1(values) == pytest.approx(gwet_ac1(turned))


def test_perfect_agreement_is_one_and_agreement_by_chance_is_about_zero():
    same = np.tile(np.arange(30.0) % 4, (2, 1))
    assert [krippendorff_alpha(same), gwet_ac1(same), raw_agreement(same)] == [1, 1, 1]
    random = coded(7, units=20_000, missing=0, agreeing=0)
    assert abs(krippendorff_alpha(random)) < 0.01
    assert abs(gwet_ac1(random)) < 0.01


def test_units_with_one_code_do_not_change_alpha():
    more = np.hstack([FOUR, np.array([[5.0], [NAN], [NAN], [NAN]])])
    assert krippendorff_alpha(more, metric="ordinal") == krippendorff_alpha(FOUR, metric="ordinal")


def test_rare_class_lowers_alpha_but_not_ac1():
    # 118 of 125 units agree: raw .944, expected by chance 2 * .972 * .028: AC1 (.944 - .054432) / .945568.
    first = np.repeat([0, 0, 1, 1], [118, 5, 2, 0])
    second = np.repeat([0, 1, 0, 1], [118, 5, 2, 0])
    values = np.array([first, second])
    assert raw_agreement(values) == pytest.approx(0.944)
    assert gwet_ac1(values) == pytest.approx(0.889568 / 0.945568, abs=1e-12)
    assert krippendorff_alpha(values) < 0


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([[1, 1, 1], [1, 1, 1]], "one_class"),
        ([[1, NAN, 2], [1, 2, NAN]], "one_class"),
        ([[1, NAN], [NAN, 2]], "no_pairs"),
        ([[1, 2, 3]], "no_pairs"),
        ([[NAN, NAN], [NAN, NAN]], "no_pairs"),
    ],
)
def test_alpha_that_is_undefined_is_missing_and_says_why(values, reason):
    values = np.array(values)
    assert np.isnan([krippendorff_alpha(values, metric=metric) for metric in METRICS]).all()
    assert why_undefined(values) == reason


def test_defined_alpha_has_no_reason_to_be_missing():
    assert why_undefined(FOUR) == ""


def test_ac1_of_one_class_is_known_where_the_codebook_has_more():
    values = np.ones((2, 5))
    assert np.isnan(gwet_ac1(values))
    assert gwet_ac1(values, classes=3) == 1
    assert raw_agreement(values) == 1


def test_unknown_metric_is_refused():
    with pytest.raises(ValueError, match="ratio"):
        krippendorff_alpha(FOUR, metric="ratio")


def test_each_class_has_its_own_agreement():
    # Class 0: given 4 times, together with itself in 2 ordered pairs of 4; class 1: 4 of 6; class 2: 2 of 2.
    values = np.array([[0, 0, 1, 1, 1, 2], [0, 1, 1, 1, 0, 2.0]])
    found = class_agreement(values)
    assert found.classes.tolist() == [0, 1, 2]
    assert found.codes.tolist() == [4, 6, 2]
    assert found.agreement == pytest.approx([2 / 4, 4 / 6, 1])
    for each, alpha in zip(found.classes, found.alpha, strict=True):
        theirs = krippendorff.alpha((values == each) * 1.0, level_of_measurement="nominal")
        assert alpha == pytest.approx(theirs, abs=1e-9)


def test_agreement_on_classes_counts_pairs_of_any_number_of_coders():
    # Unit 1: codes 0 0 1: a coder who gave 0 meets another 0 in one of two others. Unit 2: codes 0 0. One code alone
    # does not count.
    values = np.array([[0, 0, 0], [0, 0, NAN], [1, NAN, NAN]])
    found = class_agreement(values)
    assert found.agreement == pytest.approx([(2 * 1 / 2 + 2) / 4, 0])
    assert found.codes.tolist() == [4, 1]


def test_confusion_table_leaves_out_units_that_one_has_not_coded():
    classes, counts = confusion_table(np.array([3, 3, NAN, 7]), np.array([3, 7, 3, NAN]))
    assert classes.tolist() == [3, 7]
    assert counts.tolist() == [[1, 1], [0, 0]]
    classes, counts = confusion_table(np.array([NAN]), np.array([1.0]))
    assert counts.shape == (0, 0)
