"""Themes of companies: each feed has its own, and those that stay unanswered most are told."""

import pandas as pd

from dialogscore import tables
from dialogscore.benchmark.standing import standing
from dialogscore.benchmark.topics import themes_in, themes_of_companies
from tests.benchmark.drawn import company_rows, frame, table


def written(folder, *themes):
    """Write the themes of one company as its audit does: theme, label, turns, watched, unanswered."""
    made = pd.DataFrame(themes, columns=["theme", "label", "turns", "watched", "unanswered"]).assign(language="en")
    (folder / "tables").mkdir(parents=True)
    tables.write_parquet(tables.typed(made.assign(rate=0.5)), folder / "tables" / "themes.parquet")
    return folder


def test_the_first_three_themes_of_each_company_are_told(tmp_path):
    four = [(f"T0{number}", f"word {number}", 40, 30, 20 - number) for number in range(1, 5)]
    folders = {
        "Acme": written(tmp_path / "a", *four, ("other", "", 90, 80, 70)),
        "Brix": written(tmp_path / "b", ("T01", "parcel", 40, 0, None)),
        "Cole": tmp_path / "c",
    }  # fmt: skip
    names = list(folders)
    scores = table([one for name in names for one in company_rows(name, 0.5)])
    companies = standing(frame(names), scores)
    found = themes_of_companies(themes_in(folders), companies)
    assert list(zip(found["company"], found["place"], found["theme"], strict=True)) == [
        ("Acme", 1, "T01"), ("Acme", 2, "T02"), ("Acme", 3, "T03"), ("Brix", 1, "T01"),
    ]  # fmt: skip
    assert found["themes"].tolist() == [4, 4, 4, 1]
    assert found["unanswered"].tolist() == [19, 18, 17, pd.NA]


def test_whoever_cannot_be_looked_at_has_no_themes(tmp_path):
    folders = {"Acme": written(tmp_path / "a", ("T01", "parcel", 40, 30, 10))}
    scores = table(company_rows("Acme", 0.5))
    companies = standing(frame(["Acme"], window_covered=[0.1]), scores)
    assert themes_of_companies(themes_in(folders), companies).empty


def test_feeds_without_themes_give_an_empty_table(tmp_path):
    companies = frame(["Acme"], status=["ranked"])
    none = themes_in({"Acme": tmp_path})
    assert none.empty
    assert list(themes_of_companies(none, companies)) == list(themes_of_companies(None, companies))
