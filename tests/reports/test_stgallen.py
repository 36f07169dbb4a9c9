"""Golden wording of the St. Gallen sentence in both languages, for every state."""

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.reports import html, terminal, wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.stgallen import sentence, st_gallen
from tests.reports import made

LINE = {
    "rule": "1", "threshold": 0.5, "state": "one_way", "reason": None, "coded": 0, "coded_openers": 0,
    "value": 0.2, "low": 0.1, "high": 0.3, "low_sampling": 0.15, "high_sampling": 0.25, "n": 812,
    "value_openers": 0.05, "low_openers": 0.0, "high_openers": 0.125, "low_sampling_openers": 0.0,
    "high_sampling_openers": 0.1, "n_openers": 40, "threads": 9,
    "first": pd.Timestamp("2024-03-04 10:00", tz="UTC"), "last": pd.Timestamp("2024-06-02 08:00", tz="UTC"),
}  # fmt: skip
EN = "20.0% of their turns (10.0% to 30.0%) and 5.0% of their openers (0.0% to 12.5%)"
DE = "20,0 % ihrer Gesprächsbeiträge (10,0 % bis 30,0 %) und 5,0 % ihrer Eröffnungen (0,0 % bis 12,5 %)"
UNDECIDED_EN = (
    "Whether the accounts of Acme in this export were mostly one-way or geared to dialog from 4 March 2024 to "
    f"2 June 2024 is undecided: dialog is {EN}; the threshold is 50.0%. "
)
UNDECIDED_DE = (
    "Ob die Konten von Acme in diesem Export vom 4. März 2024 bis 2. Juni 2024 überwiegend eine Einbahnstraße oder auf "
    f"Dialog ausgerichtet waren, ist nicht entschieden: Dialog sind {DE}; die Schwelle ist 50,0 %. "
)
GOLDEN = [
    (
        {"state": "one_way"},
        f"From 4 March 2024 to 2 June 2024 the accounts of Acme in this export were mostly one-way: dialog is {EN}, "
        "both below 50.0%.",
        "Vom 4. März 2024 bis 2. Juni 2024 waren die Konten von Acme in diesem Export überwiegend eine Einbahnstraße: "
        f"Dialog sind {DE}, beides unter 50,0 %.",
    ),
    (
        {"state": "geared", "threshold": 0.025},
        f"From 4 March 2024 to 2 June 2024 the accounts of Acme in this export were geared to dialog: dialog is {EN}, "
        "both above 2.5%.",
        "Vom 4. März 2024 bis 2. Juni 2024 waren die Konten von Acme in diesem Export auf Dialog ausgerichtet: "
        f"Dialog sind {DE}, beides über 2,5 %.",
    ),
    (
        {"state": "undecided", "reason": "codable", "coded": 1014, "coded_openers": 30},
        UNDECIDED_EN + "1,014 of all turns and 30 of the openers, drawn at random and coded by people, would decide it "
        "if the shares stay as they are.",
        UNDECIDED_DE + "Zufällig gezogen und von Menschen codiert, würden 1.014 aller Gesprächsbeiträge und 30 der "
        "Eröffnungen es entscheiden, wenn die Anteile bleiben, wie sie sind.",
    ),
    (
        {"state": "undecided", "reason": "codable", "coded_openers": 30},
        UNDECIDED_EN + "30 of the openers, drawn at random and coded by people, would decide it if the shares stay as "
        "they are.",
        UNDECIDED_DE + "Zufällig gezogen und von Menschen codiert, würden 30 der Eröffnungen es entscheiden, wenn die "
        "Anteile bleiben, wie sie sind.",
    ),
    (
        {"state": "undecided", "reason": "sampling"},
        UNDECIDED_EN + "No number of coded messages would decide it: without any label error the interval still holds "
        "the threshold; a longer export may.",
        UNDECIDED_DE + "Keine Zahl codierter Nachrichten würde es entscheiden: Auch ohne jeden Fehler der Labels "
        "schließt das Intervall die Schwelle ein; ein längerer Export kann es.",
    ),
    (
        {"state": "undecided", "reason": "sides"},
        UNDECIDED_EN + "No number of coded messages would decide it while the two shares lie on different sides of the "
        "threshold.",
        UNDECIDED_DE + "Keine Zahl codierter Nachrichten würde es entscheiden, solange die beiden Anteile auf "
        "verschiedenen Seiten der Schwelle liegen.",
    ),
    (
        {"state": "undecided", "reason": "no_openers", "value_openers": float("nan")},
        "Whether the accounts of Acme in this export were mostly one-way or geared to dialog from 4 March 2024 to "
        "2 June 2024 is undecided: dialog is 20.0% of their turns (10.0% to 30.0%), and they hold no opener; the "
        "threshold is 50.0%. No number of coded messages would decide it: the rule asks for openers too.",
        "Ob die Konten von Acme in diesem Export vom 4. März 2024 bis 2. Juni 2024 überwiegend eine Einbahnstraße oder "
        "auf Dialog ausgerichtet waren, ist nicht entschieden: Dialog sind 20,0 % ihrer Gesprächsbeiträge (10,0 % bis "
        "30,0 %), und keiner davon ist eine Eröffnung; die Schwelle ist 50,0 %. Keine Zahl codierter Nachrichten würde "
        "es entscheiden: Die Regel verlangt auch Eröffnungen.",
    ),
    (
        {"state": "undecided", "reason": "few_openers", "n_openers": 3},
        UNDECIDED_EN + "No number of coded messages would decide it: the rule asks for ten openers; a longer export "
        "may hold them.",
        UNDECIDED_DE + "Keine Zahl codierter Nachrichten würde es entscheiden: Die Regel verlangt zehn Eröffnungen; "
        "ein längerer Export kann sie enthalten.",
    ),
    (
        {"state": "too_few"},
        "The accounts of Acme in this export are not judged: from 4 March 2024 to 2 June 2024 they hold 812 turns of "
        "the company in 9 threads, and 50 turns in 10 threads are needed.",
        "Die Konten von Acme in diesem Export werden nicht beurteilt: Vom 4. März 2024 bis 2. Juni 2024 gibt es 812 "
        "Gesprächsbeiträge des Unternehmens in 9 Threads; 50 in 10 Threads sind nötig.",
    ),
    (
        {"state": "unstated", "value": float("nan")},
        "How much of what the accounts of Acme in this export wrote is dialog is not stated.",
        "Wie viel von dem, was die Konten von Acme in diesem Export schrieben, Dialog ist, wird nicht angegeben.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "english", "german"), GOLDEN)
def test_wording_of_every_state(changed, english, german):
    for language, expected in (("en", english), ("de", german)):
        said = sentence(LINE | changed, "Acme", wording.load(language))
        assert said.replace("\u00a0", " ") == expected


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_nothing_speaks_of_replication_or_of_motives(language):
    said = str(wording.load(language).table["st_gallen"]).lower()
    assert not {"replicates the", "wants", "intends to", "will nicht", "repliziert"} & set(said.split("'"))
    for word in ("wanted", "tries to", "refuses", "weigert", "replication", "replikation"):
        assert word not in said
    assert {"en": "quantifies", "de": "beziffert"}[language] in said


def test_every_state_and_reason_has_a_golden_wording():
    told = {(one.get("state"), one.get("reason")) for one, *_ in GOLDEN}
    undecided = {("undecided", reason) for reason in ("codable", "sampling", "sides", "few_openers", "no_openers")}
    assert told == undecided | {(state, None) for state in ("one_way", "geared", "too_few", "unstated")}


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_rule_names_its_version_and_the_stated_threshold(language):
    said = st_gallen(audit(threshold=0.3), Figures(audit().scores), wording.load(language))["rule"]
    assert {"en": "Rule 1, declared beforehand", "de": "Regel 1, vorab erklärt"}[language] in said
    assert {"en": "30.0%", "de": "30,0\u00a0%"}[language] in said


def audit(**changed):
    found = made.audit()
    found.tables["st_gallen"] = tables.typed(pd.DataFrame([LINE | changed]))
    return found


def test_page_shows_sentence_rule_and_the_studies_apart(tmp_path):
    html.render(audit(), tmp_path / "report.html", language="en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    section = page.partition('<section id="st_gallen"')[2].partition("</section>")[0]
    assert "mostly one-way: dialog is" in section
    assert "Rule 1, declared beforehand" in section
    assert "self-reports, no message counts" in section
    assert "14 January 2013; 84 interviews" in section
    # Two tables: a figure of this export never stands in a column with one of a study.
    assert section.count("<table") == 2
    assert "7% in Germany" not in section.partition("</table>")[0]


def test_terminal_says_it_once_and_nothing_where_nothing_is_stated():
    assert "The St. Gallen sentence, by rule 1: From 4 March 2024" in terminal.verdict(audit())
    assert "St. Gallen" not in terminal.verdict(audit(state="unstated"))
    assert "St. Gallen" not in terminal.verdict(made.audit())
