"""Rows with a handle alone take the id that stands beside it elsewhere."""

import json

import pandas as pd

from dialogscore import readers
from dialogscore.readers.authorids import fill_author_ids
from dialogscore.threads import add_threads


def filled(*rows):
    frame = pd.DataFrame(rows, columns=["platform", "author_handle", "author_id"])
    return fill_author_ids(frame.astype(pd.StringDtype("pyarrow")))["author_id"].fillna("").tolist()


def test_a_handle_takes_the_one_id_that_its_platform_knows():
    rows = [("instagram", "nord", None), ("instagram", "Nord", "7"), ("x", "nord", None), ("instagram", None, None)]
    assert filled(*rows) == ["7", "7", "", ""]


def test_a_handle_of_two_ids_stays_without():
    assert filled(("x", "nord", None), ("x", "nord", "7"), ("x", "nord", "8")) == ["", "7", "8"]


def test_an_account_whose_media_state_no_id_is_one_account(tmp_path):
    def said(number, who, text, minute, **more):
        one = {"id": f"R{number}", "text": text, "timestamp": f"2025-03-03T08:{minute}:00+0000", "username": who}
        return one | {"from": {"id": {"nord": "70", "ann": "71", "bob": "72"}[who], "username": who}} | more

    replies = [
        said(1, "nord", "@ann Yes, it is.", 20),
        said(2, "nord", "@ann It fits bikes of 28 inches.", 22),
        said(3, "ann", "@nord Does it fit mine?", 30),
        said(4, "bob", "@nord And mine?", 31),
    ]
    medium = {
        "id": "P1", "username": "nord", "caption": "New!", "media_type": "IMAGE", "media_product_type": "FEED",
        "timestamp": "2025-03-03T08:00:00+0000",
        "comments": {"data": [said(0, "ann", "Is it new?", 10, replies={"data": replies})]},
    }  # fmt: skip
    path = tmp_path / "media.json"
    path.write_text(json.dumps({"data": [medium]}))
    feed = readers.read([path], readers.ReadOptions(company="nord"))
    assert [(one["handle"], one["author_id"], one["messages"]) for one in feed.accounts] == [("nord", "70", 3)]
    threaded = add_threads(feed.messages, feed.sources).set_index("message_id")
    # Both follow-ups answer the account's latest answer, not the post, which is also its.
    assert threaded.loc[["R3", "R4"], "reply_target_id"].tolist() == ["R2", "R2"]
