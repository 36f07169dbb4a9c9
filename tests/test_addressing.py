"""Names that texts lead with, and whose they are."""

import re

import numpy as np
import pandas as pd
import pytest

from dialogscore.pairing import authors
from dialogscore.threads.addressing import LEAD, leading_names, people

TEXT = pd.StringDtype("pyarrow")
PLATFORMS, NAMES = ["x", "x", "mastodon"], ["Ann", "@ann", "Bob", None, "acme"]


def table(texts, **columns):
    given = {"platform": "x", "author_id": None, "author_handle": None, "author_name": None, "author_role": "audience"}
    found = pd.DataFrame({"text": texts, **given | columns})
    return found.astype(dict.fromkeys(found.columns, TEXT))


@pytest.fixture(scope="module")
def several():
    random = np.random.default_rng(4)
    size = 400
    names = {f"author_{name}": random.choice(NAMES, size) for name in ("id", "handle", "name")}
    signs = ["@", "@ann", "@Bob", "acme", " ", " ", "\x85", "\v", ".", "“", "(", ",", "!", "\u3000", "\u200a", "é"]
    texts = ["".join(random.choice(signs, 8)) for _ in range(size)]
    role = np.where(random.random(size) < 0.3, "company", "audience")
    return table(texts, platform=random.choice(PLATFORMS, size), author_role=role, **names)


def test_arrow_finds_the_leads_that_python_finds(several):
    begins = re.compile(r"[ \t\n\f\r.\"'“„(]{0,3}@")
    expected = []
    for row, text in enumerate(several["text"]):
        lead = re.match(LEAD, text) if begins.match(text) else None
        names = re.sub(r"[,:;!?]+", " ", lead["lead"]).split() if lead else []
        expected += [row for name in names if name.rstrip(".…)\"'”“")]
    found = leading_names(several, people(several))
    assert found.row.tolist() == expected
    assert len(expected) > 50


def test_how_many_work_on_it_changes_nothing(several, monkeypatch):
    whole = leading_names(several, people(several))
    monkeypatch.setattr("dialogscore.pieces.PIECE_ROWS", 50)
    for one, other in zip(whole, leading_names(several, people(several), jobs=2), strict=True):
        assert one.tolist() == other.tolist()


def test_a_name_is_the_first_to_be_called_so_and_an_id_comes_before_a_handle():
    messages = table(
        ["@ann @bob @carl", "a", "b", "c"],
        author_id=["1", "2", "bob", None],
        author_handle=["z", "ann", "ann", "bob"],
        author_name=["Ann", None, None, "Carl"],
        author_role=["audience", "company", "audience", "audience"],
    )
    found = leading_names(messages, people(messages))
    # Handle ann is that of the second before it is that of the third; bob is the third's id and the fourth's handle.
    assert authors(messages).tolist() == [0, 1, 2, 2]
    assert found.code.tolist() == [1, 2, 2]
    assert found.is_company.tolist() == [True, False, False]


def test_authors_are_numbered_as_if_platform_and_name_were_one_text(several):
    identity = several["author_id"].fillna(several["author_handle"]).fillna(several["author_name"])
    expected = pd.factorize(several["platform"] + "\x1f" + identity.str.lower())[0]
    assert authors(several).tolist() == expected.tolist()


def test_names_of_the_company_are_those_of_its_own_rows_and_of_its_accounts(several):
    who = people(several, accounts=[(None, "@Acme"), ("mastodon", "Else")])
    own = several[several["author_role"] == "company"]
    expected = {"x\x1facme", "mastodon\x1facme", "mastodon\x1felse"}
    for row in own.itertuples():
        called = [row.author_id, row.author_handle]
        called = [name for name in called if not pd.isna(name)] or [row.author_name]
        expected |= {f"{row.platform}\x1f{name.lstrip('@').lower()}" for name in called if not pd.isna(name)}
    assert who.company == expected
