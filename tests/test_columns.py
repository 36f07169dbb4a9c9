"""Labels as columns: each in its rows, NA elsewhere, reasons worded by the model that gave them."""

import json
from types import SimpleNamespace

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore import schema
from dialogscore.classifier.columns import label_columns
from dialogscore.classifier.labelling import Told
from dialogscore.classifier.purposes import Purposes
from dialogscore.classifier.reasons import reason_keys
from dialogscore.cues import Cues


def scorer(labels, owners=("thanks", "link")):
    """As much of a model as columns ask for."""
    return SimpleNamespace(labels=labels, columns=SimpleNamespace(owners=owners))


def five_messages(**options) -> pd.DataFrame:
    """Nothing, a post, an inbound message, a deflection by e-mail, nothing."""
    models = SimpleNamespace(
        acts=scorer(("deflect", "inform")),
        # It knows its codes in another order, so that none of them is worded as the other model's.
        inbound=scorer(("praise/0", "question/1"), ("link", "thanks")),
        purposes=scorer(("community", "sales")),
    )
    signs, weights = np.array([[1, -1, -1]]), np.array([[1.25, 0, 0]])
    told = (
        Told(np.array([1, 0]), np.array([0.9, 0.5]), np.zeros((2, 3), np.int64), np.zeros(2, bool)),
        Told(np.array([0]), np.array([0.45]), reason_keys(("link", "thanks"), signs, weights, {}), np.zeros(1, bool)),
        Purposes(np.array([1]), np.array([1]), np.array([0.7])),
    )
    ground = SimpleNamespace(
        tokens=range(5),
        found=Cues(("asks_email",), sparse.csr_matrix(np.eye(5, 1, -3, dtype=bool))),
        outbound=np.arange(5) % 2 == 1,
        inbound=np.arange(5) == 2,
    )
    return pd.DataFrame(label_columns(told, models, ground, **{"min_confidence": 0.6} | options))


def test_each_label_stands_in_its_row_and_nothing_elsewhere():
    found = five_messages()
    for name, row, value in (
        ("act", 1, "inform"), ("act", 3, "deflect"), ("act_probability", 1, 0.9), ("deflect_to", 3, "email"),
        ("deflect_reason", 3, False), ("inbound_type", 2, "praise"), ("needs_reply", 2, False),
        ("needs_reply_probability", 2, 0.45), ("purpose", 1, "sales"), ("purpose_probability", 1, 0.7),
        ("purpose_uncertain", 1, False),
    ):  # fmt: skip
        assert found.loc[row, name] == value
    filled = {"act": [1, 3], "act_probability": [1, 3], "is_uncertain": [1, 2, 3], "cues": [1, 2, 3]}
    filled |= {name: [3] for name in ("deflect_to", "deflect_reason")}
    filled |= {name: [2] for name in ("inbound_type", "needs_reply", "needs_reply_probability")}
    filled |= {name: [1] for name in ("purpose", "purpose_probability", "purpose_uncertain")}
    assert {name: np.flatnonzero(column.notna()).tolist() for name, column in found.items()} == filled


def test_columns_are_those_of_the_schema():
    empty = schema.empty(schema.MESSAGES, stage="classifier")
    assert five_messages().dtypes.to_dict() == empty.dtypes.to_dict()


def test_labels_below_the_confidence_asked_for_are_uncertain():
    assert five_messages()["is_uncertain"].tolist() == [pd.NA, False, True, True, pd.NA]
    assert five_messages(min_confidence=0.4)["is_uncertain"].tolist() == [pd.NA, False, False, False, pd.NA]


def test_reasons_are_worded_by_the_model_that_gave_them():
    reasons = five_messages()["cues"]
    assert json.loads(reasons[2]) == [["thanks", 1.25, {}]]
    assert reasons[1] == reasons[3] == "[]"
