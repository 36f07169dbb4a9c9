import pandas as pd
import pytest

from dialogscore.benchmark.choosing import Condition, chosen, parse_conditions
from dialogscore.errors import UsageError

FRAME = pd.DataFrame(
    {
        "company": ["Acme", "Bolt", "Corn"],
        "sector": ["retail", "Retail", None],
        "home town": ["Bad Elster", "Ulm", "Ulm"],
    },
    dtype="string[pyarrow]",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('sector == "retail"', [Condition("sector", "retail", True)]),
        ("sector=retail", [Condition("sector", "retail", True)]),
        ("sector != 'a and b'", [Condition("sector", "a and b", False)]),
        ('sector == ""', [Condition("sector", "", True)]),
        (
            'home town == Bad Elster and "sector" != retail',
            [Condition("home town", "Bad Elster", True), Condition("sector", "retail", False)],
        ),
    ],
)
def test_conditions_are_read(text, found):
    assert parse_conditions(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "sector", "sector ==", "sector > 3", "sector == a or b == c", "__import__('os')", "a == b and", "a=='b"],
)
def test_anything_else_is_refused_and_never_run(text):
    with pytest.raises(UsageError, match="choose companies"):
        parse_conditions(text)


def test_companies_are_chosen_by_all_conditions_whatever_the_case():
    assert chosen(FRAME, ["sector == RETAIL"]).tolist() == [True, True, False]
    assert chosen(FRAME, ["sector != retail"]).tolist() == [False, False, True]
    assert chosen(FRAME, ["sector == retail", "home town = Ulm"]).tolist() == [False, True, False]
    assert chosen(FRAME, []).all()


def test_a_column_that_is_not_there_and_an_empty_choice_are_told():
    with pytest.raises(UsageError, match=r"no column 'sektor' in the frame.*Did you mean sector"):
        chosen(FRAME, ["sektor == retail"])
    with pytest.raises(UsageError, match="none for which sector == banks"):
        chosen(FRAME, ["sector == banks"])
