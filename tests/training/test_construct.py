"""What people did after a reply: counted from a feed drawn by hand, compared within companies."""

import pytest

from dialogscore.training import construct
from dialogscore.training.holdout import hold_out
from dialogscore.training.lines import find
from dialogscore.training.tasks import ACTS, TASKS, lay_out, pose
from tests.coded import COMPANIES, SAID, acts

#   q1 by ann
#     r1 by shop: Yes, we are open.
#       a1 by ann: Great!                  -> she wrote again
#   q2 by bob
#     r2 by shop: Send a direct message.
#       a2 by cem: Me too!                 -> another person, not he
#   q3 by eve: nobody answers; r4 by shop answers its own r1: no reply to a person
FEED = """tweet_id,author_id,inbound,text,in_response_to_tweet_id
q1,ann,True,Are you open?,
r1,shop,False,Yes we are open until 8 pm.,q1
a1,ann,True,Great!,r1
q2,bob,True,My parcel is late,
r2,shop,False,Please send a direct message.,q2.0
a2,cem,True,Me too!,r2
q3,eve,True,Hello?,
r4,shop,False,And tomorrow until 9 pm.,r1
"""


@pytest.fixture
def feed(tmp_path):
    (tmp_path / "twcs_threads.csv").write_text(FEED, encoding="utf-8")
    return tmp_path


def test_only_replies_to_persons_count_and_only_the_same_person_comes_back(feed):
    replies = construct.replies_of(feed / "twcs_threads.csv", construct.FEEDS["twcs_threads.csv"])
    assert replies["text"].tolist() == ["Yes we are open until 8 pm.", "Please send a direct message."]
    assert replies["parent"].tolist() == ["Are you open?", "My parcel is late"]
    assert replies["again"].tolist() == [True, False]
    assert replies["company"].tolist() == ["shop", "shop"]


@pytest.fixture(scope="module")
def held():
    problem = pose(TASKS["act"], lay_out(TASKS["act"], acts()))
    return problem, hold_out(problem.shown, problem.hidden, problem.labels, problem.groups, seed=1, **problem.options)


def test_shares_are_counted_by_predicted_act_and_compared_within_companies(held, tmp_path):
    lines = ["tweet_id,author_id,inbound,text,in_response_to_tweet_id"]
    for company in ("Northern", "Southern", "Western"):
        for act in ("answer", "deflect"):
            for number in range(5):
                key = f"{company}{act}{number}"
                lines += [f"{key}q,p{key},True,do you know more about number {number}?,",
                          f'{key}r,{company},False,"{SAID[act].format(company)}",{key}q']  # fmt: skip
                # After an answer everybody comes back, after a deflection one in five.
                if act == "answer" or number == 0:
                    lines.append(f"{key}a,p{key},True,ok,{key}r")
    (tmp_path / "twcs_threads.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = construct.came_back(*held, tmp_path, seed=1)
    assert find(found, "person wrote again after answer")["value"] == 1.0
    assert find(found, "person wrote again after deflect")["value"] == pytest.approx(0.2)
    gap = find(found, "person wrote again, answer minus deflect")
    assert (gap["value"], gap["n"], gap["companies"]) == (pytest.approx(0.8), 30, 3)
    assert gap["low"] == gap["high"] == pytest.approx(0.8)


def test_nothing_is_said_without_feeds(held, tmp_path):
    assert construct.came_back(*held, tmp_path, seed=1) == []


def test_care_accounts_are_known_by_their_names():
    names = [*COMPANIES[:2], "CedarHelp", "DelphiSupport", "ElmCare"]
    rows = [row | {"key": f"{row['key']}{i}"} for i in range(2) for row in acts(names)]
    problem = pose(TASKS["act"], lay_out(TASKS["act"], rows))
    held = hold_out(problem.shown, problem.hidden, problem.labels, problem.groups, seed=1, **problem.options)
    lines = construct.known_groups(problem, held, seed=1)
    assert [(line["subset"][:14], line["companies"], line["n"]) for line in lines] == [("accounts named", 4, 56)]
    assert lines[0]["value"] == pytest.approx(2 / len(ACTS), abs=0.1)
