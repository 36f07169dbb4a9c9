"""Asked at one account and answered by the other counts as answered; each account's talk is shown apart."""

import pandas as pd

from dialogscore.config import Account
from dialogscore.measures.duties import duties
from tests.measures.feeds import ask, computed, feed, row_of, say

ACCOUNTS = (Account("x", "acme", "marketing"), Account("x", "acme_care", "care"), Account("x", "acme_jobs"))


def rows():
    post = say("post", "promote", 0)
    asked = [
        row
        for number in range(40)
        for row in (
            ask(f"q{number}", 1 + number, thread=f"post{number}", reply_target_id="post", response=1,
                response_id=f"a{number}"),
            say(f"a{number}", "answer", 2 + number, to=f"q{number}", thread=f"post{number}", author_handle="acme_care",
                author_id="acme_care"),
        )
    ]  # fmt: skip
    extra = ask("lone", 50, mentions="acme_jobs")
    return feed(post, *asked, extra)


def test_what_one_account_is_asked_and_another_answers_is_answered():
    scores, tables = computed(rows(), accounts=ACCOUNTS)
    assert row_of(scores, "reply_rate_72h", "marketing", by="asked_role")["value"] == 1
    assert row_of(scores, "reply_rate_72h", "marketing", by="asked_role")["n"] == 40
    assert row_of(scores, "dialog_share", "care", by="account_role")["value"] == 1
    assert row_of(scores, "dialog_share", "marketing", by="account_role")["value"] == 0
    assert tables["asked_roles"].to_dict("records") == [
        {"asked": "marketing", "answered_by": "care", "turns": 40},
        {"asked": "other", "answered_by": "nobody", "turns": 1},
    ]


def test_a_role_with_too_few_questions_gets_no_rate():
    scores, _ = computed(rows(), accounts=ACCOUNTS)
    lone = row_of(scores, "reply_rate_72h", "other", by="asked_role")
    assert lone["note_code"] == "not_watched"


def test_without_roles_nothing_is_split():
    scores, tables = computed(rows(), accounts=(Account("x", "acme"),))
    assert not scores["subset_by"].isin(["account_role", "asked_role"]).any()
    assert tables["asked_roles"].empty


def test_a_page_that_is_listed_by_its_name_has_its_role():
    row = {"author_role": "company", "platform": "facebook", "author_handle": None, "author_id": "10"}
    pages = pd.DataFrame([row | {"author_name": "Nord Rad"}, row | {"author_id": "11", "author_name": "Nord Care"}])
    accounts = (Account("facebook", "Nord Rad", "marketing"), Account("facebook", "11", "care"))
    assert duties(pages.astype(pd.StringDtype("pyarrow")), accounts).tolist() == ["marketing", "care"]


def test_a_handle_that_two_platforms_share_is_asked_in_the_role_of_its_own():
    pair = Account("x", "acme", "care"), Account("instagram", "acme", "marketing")
    accounts = (*pair, Account(None, "acme_jobs", "jobs"))
    asked = [ask("q1", 1, mentions="acme"), ask("q2", 2, mentions="acme", platform="instagram")]
    asked += [ask("q3", 3, mentions="acme", platform="facebook"), ask("q4", 4, mentions="acme_jobs")]
    _, tables = computed(feed(say("post", "promote", 0), *asked), accounts=accounts)
    turns = dict(zip(tables["asked_roles"]["asked"], tables["asked_roles"]["turns"], strict=True))
    assert turns == {"care": 1, "marketing": 1, "other": 1, "jobs": 1}
