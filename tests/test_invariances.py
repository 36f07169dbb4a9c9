"""What must change no score, whatever the feed: every measure and every definition profile, through whole audits."""

import functools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogscore
from dialogscore import measures, profiles

START, DAYS = pd.Timestamp("2024-03-04T05:00:00Z"), 120
AS_OF = START + pd.Timedelta(days=DAYS)
ASKED = (
    "@acme when does the shop in Mill Street open on Sunday?", "@acme my parcel is still not here after ten days!",
    "@acme love the new colours, well done", "@acme the app crashes whenever I pay, please fix it",
    "@acme wann kommt die blaue Tasse wieder ins Regal?", "@acme seit Wochen keine Antwort auf meine Reklamation",
    "@acme lecker wie immer, danke euch", "@acme kann ich die Schüssel in die Spülmaschine stellen?",
    "@acme do you ship to Malta?", "@acme third broken lid in a row, I want my money back", "@acme haha",
    "@acme Gewinnspiel teilgenommen", "@acme nobody picks up the phone at your help desk", "@acme 🙂",
)  # fmt: skip
ADDED = ("And what does it cost?", "Still waiting.", "Danke, das hat geholfen!", "That did not work, sorry.")
ANSWERS = (
    "The shop in Mill Street opens at 10 on Sunday.", "Please send us a direct message with your order number.",
    "We're sorry to hear that.", "Ja, die Schüssel darf in die Spülmaschine.", "Schreib uns bitte eine PN.",
    "Which version of the app do you use?", "Die blaue Tasse kommt am Montag wieder ins Regal.", "Thanks!",
)  # fmt: skip
CANNED = "Hello, thank you for your message, we have passed it on to our team."
OPENERS = (
    "New in our shops: the blue cup, from Monday on.", "Which colour do you like best? Tell us below!",
    "Unser Jahresbericht ist da: https://acme.example/bericht", "Was esst ihr heute? Schreibt es uns!",
    "20 % off everything this weekend.", "Share a picture and win a bowl!",
)  # fmt: skip
SLOW = settings(max_examples=4)
FAST = settings(max_examples=1)
SEEDS = st.integers(0, 2**32 - 1)


@functools.cache
def rows_of(seed, threads=170):
    """Return a feed drawn at random: posts, people who ask, answers soon, late or never, follow-ups, other people."""
    rng = np.random.default_rng(seed)
    rows, seconds = [], rng.choice(DAYS * 86_400 - 1000, threads * 5, replace=False)

    def some(texts):
        return texts[rng.integers(len(texts))]

    def add(text, who, at, above=None, **more):
        number = len(rows)
        known = {"author_id": f"u{who}", "author_handle": f"person{who}", "company_reacted": bool(rng.random() < 0.1)}
        if who == "acme":
            name = str(rng.choice(["acme", "acme_help"], p=[0.7, 0.3]))
            known = {"author_id": f"c{name}", "author_handle": name, "is_automated": bool(rng.random() < 0.05)}
        rows.append({
            "message_id": f"m{number:04d}", "platform": "x", "kind": "reply" if above else "post",
            "author_role": "company" if who == "acme" else "audience", "created_at": at, "text": text,
            "parent_id": above["message_id"] if above else None,
            "conversation_id": above["conversation_id"] if above else f"m{number:04d}", "status": "visible",
            "author_followers": None if who == "acme" or rng.random() < 0.3 else int(rng.integers(2000)),
        } | known | more)  # fmt: skip
        return rows[-1]

    for thread in range(threads):
        at = START + pd.Timedelta(seconds=int(seconds[thread]))

        def later(hours, since=at):
            # Whole seconds, and no two messages of a thread at once.
            return since + pd.Timedelta(seconds=1 + int(3600 * hours))

        person = int(rng.integers(1, 60))
        above = add(some(OPENERS), "acme", at) if rng.random() < 0.4 else None
        asked = add(some(ASKED), person, later(rng.exponential(5)), above) if rng.random() < 0.95 or not above else None
        if asked is None:
            continue
        moment = asked["created_at"]
        if rng.random() < 0.2:
            add("@person1 ask at the counter", int(rng.integers(60, 80)), later(rng.exponential(9), moment), asked)
        if rng.random() < 0.6:
            text = f"@{asked['author_handle']} " + (CANNED if rng.random() < 0.3 else some(ANSWERS))
            answer = add(text, "acme", later(rng.choice([0.001, 0.5, 6, 30, 90]) * (1 + rng.random()), moment), asked)
            if rng.random() < 0.5:
                back = add(some(ADDED), person, later(rng.exponential(20), answer["created_at"]), answer)
                if rng.random() < 0.6:
                    add(some(ANSWERS), "acme", later(rng.exponential(9), back["created_at"]), back)
        elif rng.random() < 0.3:
            add(some(ADDED), person, later(rng.exponential(2), moment), asked)
    gone = rng.random(len(rows)) < 0.03
    for row, lost in zip(rows, gone, strict=True):
        row["status"] = "deleted" if lost and row["author_role"] == "audience" else "visible"
    return [row for row in rows if row["created_at"] < AS_OF]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("feeds")


def scores_of(folder, *files, as_of=AS_OF):
    """Audit some rows, each list a file of its own."""
    paths = []
    for number, rows in enumerate(files):
        table = pd.DataFrame(rows)
        table["created_at"] = [moment.isoformat() for moment in table["created_at"]]
        table["author_followers"] = table["author_followers"].astype("Int64")
        paths.append(folder / f"feed{number}.csv")
        table.to_csv(paths[-1], index=False)
    audited = dialogscore.audit(
        paths, company="Acme", accounts=["x:acme=marketing", "x:acme_help=care"], as_of=as_of, zone="UTC",
        hours={"tuesday": "09:00-17:00", "friday": "09:00-17:00"},
    )  # fmt: skip
    return audited.scores


@pytest.fixture(scope="module")
def before(folder):
    """Return a function that scores a drawn feed as it is, once."""
    return functools.cache(lambda seed: scores_of(folder, rows_of(seed)))


def same(found, expected):
    pd.testing.assert_frame_equal(found, expected, check_exact=True)


def some_order(folder, before, seed):
    rows = rows_of(seed)
    places = np.random.default_rng(seed).permutation(len(rows))
    same(scores_of(folder, [rows[place] for place in places]), before(seed))


def doubled_rows(folder, before, seed):
    rows = rows_of(seed)
    again = np.random.default_rng(seed).choice(len(rows), 40)
    same(scores_of(folder, rows + [rows[place] for place in again]), before(seed))


def other_ids(folder, before, seed):
    # Written backward, so that no order of ids survives.
    new = {
        name: {row[name]: "z" + row[name][::-1] for row in rows_of(seed) if row[name]}
        for name in ("message_id", "author_id", "conversation_id")
    }
    new["conversation_id"] = new["parent_id"] = new["message_id"]
    rows = [row | {name: ids.get(row[name], row[name]) for name, ids in new.items()} for row in rows_of(seed)]
    same(scores_of(folder, rows), before(seed))


def later_clocks(folder, before, seed):
    weeks = pd.Timedelta(weeks=1 + seed % 90)
    rows = [row | {"created_at": row["created_at"] + weeks} for row in rows_of(seed)]
    same(*(without_months(scores) for scores in (scores_of(folder, rows, as_of=AS_OF + weeks), before(seed))))


def without_months(scores):
    """Leave out the figures by month or quarter: the calendar is no multiple of weeks."""
    by_calendar = scores["subset_by"].fillna("").str.contains("month|quarter")
    # Rules of steadiness rest on months and quarters too.
    by_calendar |= scores["measure"].str.contains("month|quarter|steadiness_rules_met")
    return scores[~by_calendar].reset_index(drop=True)


def other_zones(folder, before, seed):
    zones = np.random.default_rng(seed).choice(["Asia/Kathmandu", "America/St_Johns", "Europe/Berlin"], 1000)
    rows = rows_of(seed)
    moved = [row["created_at"].tz_convert(zone) for row, zone in zip(rows, zones[: len(rows)], strict=True)]
    rows = [row | {"created_at": moment} for row, moment in zip(rows, moved, strict=True)]
    same(scores_of(folder, rows, as_of=AS_OF.tz_convert("Asia/Tokyo")), before(seed))


def two_files(folder, before, seed):
    second = np.random.default_rng(seed).integers(2, size=len(rows_of(seed))).tolist()
    parts = [[row for row, file in zip(rows_of(seed), second, strict=True) if file == number] for number in (0, 1)]
    same(scores_of(folder, *parts), before(seed))


def rates(scores):
    """Take the rates within a fixed horizon by their names: value, n and interval."""
    fixed = [profile.name for profile in profiles.built_in() if profile.horizon_hours]
    own = scores["measure"].str.match(r"reply_rate_|unanswered_share|with_deleted_rate|continuity|business_rate")
    own |= scores["measure"].eq("profile_reply_rate") & scores["profile"].isin(fixed)
    names = ["profile", "measure", "subset_by", "subset"]
    return scores[own].set_index(names)[["value", "n", "low", "high", "low_sampling", "high_sampling"]]


def young_comment(folder, before, seed):
    hours = 23 * np.random.default_rng(seed).random()
    new = {
        "message_id": "new", "platform": "x", "kind": "post", "author_id": "u999", "author_handle": "newcomer",
        "author_role": "audience", "created_at": (AS_OF - pd.Timedelta(hours=hours)).floor("s"), "status": "visible",
        "text": "@acme is the bakery in Hill Road closed today?", "conversation_id": "new", "author_followers": None,
    }  # fmt: skip
    was, found = rates(before(seed)), rates(scores_of(folder, [*rows_of(seed), new]))
    # It may be the first of its month, which then has rows of its own; those that there were stay as they are.
    known = found.index.isin(was.index)
    assert found[~known].index.get_level_values("subset_by").isin(["month", "quarter"]).all()
    pd.testing.assert_frame_equal(found[known], was)


def one_more_answer(folder, before, seed):
    rows = rows_of(seed)
    answered = {row["parent_id"] for row in rows}
    last = {row["author_id"]: row["message_id"] for row in sorted(rows, key=lambda row: row["created_at"])}
    waiting = [
        row for row in rows
        if row["author_role"] == "audience" and "@acme" in row["text"] and row["message_id"] not in answered
        and last[row["author_id"]] == row["message_id"] and row["created_at"] < AS_OF - pd.Timedelta(days=8)
    ]  # fmt: skip
    asked = waiting[seed % len(waiting)]
    new = {
        "message_id": "new", "platform": "x", "kind": "reply", "author_id": "cacme", "author_handle": "acme",
        "author_role": "company", "created_at": asked["created_at"] + pd.Timedelta(minutes=3), "status": "visible",
        "text": "The bakery in Hill Road opens at 7.", "parent_id": asked["message_id"],
        "conversation_id": asked["conversation_id"],
    }  # fmt: skip
    names = ["profile", "measure", "subset_by", "subset"]
    found, old = (scores.set_index(names)["value"] for scores in (scores_of(folder, [*rows, new]), before(seed)))
    measure = old.index.get_level_values("measure")
    a_rate = measure.str.match(r"reply_rate_|profile_reply_rate|business_rate|with_deleted_rate|curve_rate")
    old = old[a_rate].dropna()
    assert len(old) > 100
    gained = found.reindex(old.index) - old
    assert (gained >= -1e-12).all(), gained[gained < 0]
    assert (gained > 0).any()


PROPERTIES = (
    some_order, doubled_rows, other_ids, later_clocks, other_zones, two_files, young_comment, one_more_answer
)  # fmt: skip


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
@FAST
@given(seed=SEEDS)
def test_what_must_change_no_score(folder, before, holds, seed):
    holds(folder, before, seed)


@pytest.mark.slow
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
@SLOW
@given(seed=SEEDS)
def test_what_must_change_no_score_in_many_feeds(folder, before, holds, seed):
    holds(folder, before, seed)


def test_drawn_feed_states_all_it_can(before):
    scores = before(0)
    assert set(scores["measure"]) >= set(measures.cards()) - {"hand_overs_taken_up", "hand_overs_answered"}
    stated = scores[scores["value"].notna()]
    assert stated["profile"].nunique() == 12
    assert len(stated) > 300
