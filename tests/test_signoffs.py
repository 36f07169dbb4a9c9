"""Sign-offs and runs of a kind, token by token."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import tokens as token_engine
from dialogscore.classifier.layout import lay_out, read_vocabulary
from dialogscore.classifier.signoffs import goes_on


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("All done. ^AB", ["^ab"]),
        ("All done. - Anna", ["-", "anna"]),
        ("All done. / Anna K", ["/", "anna", "k"]),
        ("All done. (AB)", ["(", "ab", ")"]),
        ("All done. *AB https://a.example", ["*", "ab"]),
        ("All done (see above) today.", []),
        ("All done.", []),
    ],
)
def test_sign_off_is_found_at_the_end_only_and_counts_once(text, signed):
    tokens = token_engine.tokenize(pd.Series([text]), pd.Series(["en"]))
    place = lay_out(tokens, read_vocabulary(tokens))
    assert [tokens.vocabulary[i] for i in place.ids[place.signed]] == signed
    assert (place.kept & place.signed).sum() == min(1, len(signed))


def test_run_goes_on_over_spaces_but_not_into_the_next_message():
    flag = np.array([True, False, True, True, True], dtype=bool)
    solid = np.array([True, False, True, True, True])
    row = np.array([0, 0, 0, 0, 1])
    assert goes_on(flag, row, solid).tolist() == [False, False, True, True, False]
