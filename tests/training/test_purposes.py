"""Purposes of posts: what is learned from, how it is measured, and what the shipped card says."""

import json

import numpy as np
import pytest

from dialogscore import modelstore
from dialogscore.classifier import PURPOSE_MODEL
from dialogscore.classifier.purposes import FIELD
from dialogscore.cues.apart import codes_apart
from dialogscore.training import hydrating, train
from dialogscore.training.choosing import rows_of, tasks_in
from dialogscore.training.further import shipped_corpora
from dialogscore.training.lines import find
from dialogscore.training.purpose_tables import COMMON, purpose_errors, purpose_figures
from dialogscore.training.tasks import PURPOSES, TASKS, lay_out, pose
from tests.coded import COMPANIES, acts, inbound

CARD = modelstore.load(PURPOSE_MODEL).card
SAID = {
    "sales": "20 % off all boots, order now.",
    "product": "How to use the new camera of our phone.",
    "employer": "We are hiring, apply for our apprenticeship.",
    "service": "Our hotline is closed on Sunday, opening hours as usual on Monday.",
    "research": "Tell us which flavour we should make next, your vote decides.",
    "community": "Happy Friday everybody, enjoy the weekend!",
    "corporate": "Our chief executive presents the quarterly results.",
    "brand": "We plant a tree for every child, because we care for the planet.",
}


def posts() -> list[dict]:
    """One post of each purpose per company."""
    return [
        {"key": f"{company}-{name}", "dataset": "written", "company": company, "lang": "en", "text": text}
        | {"purpose": name, "sure": name != "brand"}
        for company in COMPANIES
        for name, text in SAID.items()
    ]


def facts(size: int) -> dict[str, np.ndarray]:
    """Four companies in turn, half German, nobody hesitant but over the first post."""
    number = np.arange(size)
    return {
        "group": number % 4,
        "double": np.zeros(size, dtype=bool),
        "language": np.where(number % 8 < 4, "de", "en"),
        "sure": number > 0,
    }


def test_rows_belong_to_the_task_whose_label_they_have():
    rows = [*acts(), *inbound(), *posts()]
    assert [len(rows_of(task, rows)) for task in TASKS.values()] == [len(acts()), len(inbound()), len(posts())]


def test_purposes_are_learned_where_there_are_coded_posts(tmp_path):
    assert [task.name for task in tasks_in(tmp_path)] == ["act", "inbound"]
    (tmp_path / TASKS["purpose"].files[0]).touch()
    assert [task.name for task in tasks_in(tmp_path)] == ["act", "inbound", "purpose"]


def test_posts_are_posed_as_messages_to_everybody_with_their_phrases():
    rows = [*posts(), posts()[0] | {"key": "x", "purpose": "other"}]
    problem = pose(TASKS["purpose"], lay_out(TASKS["purpose"], rows))
    assert problem.names == PURPOSES
    assert len(problem.rows) == len(posts())
    assert list(problem.sizes)[-1] == FIELD
    assert problem.sizes[FIELD] == len(codes_apart(FIELD))
    assert problem.shown[:, -problem.sizes[FIELD] :].nnz > len(posts()) / 2
    assert not problem.rows["directed"].any()


def test_accuracy_and_means_are_those_counted_by_hand():
    # Eight posts: sales is right twice and product once of two, the others are all taken for brand.
    coded = np.array([PURPOSES.index(name) for name in ("sales", "sales", "product", "product", *(["corporate"] * 4))])
    said = np.array([PURPOSES.index(name) for name in ("sales", "sales", "product", "brand", *(["brand"] * 4))])
    lines = purpose_figures(coded, facts(8), {"model": np.eye(8)[said]}, seed=1)
    where = {"rows": "all", "subset": "all", "by": "model"}
    assert find(lines, "purpose, accuracy", **where)["value"] == 3 / 8
    assert find(lines, "purpose product, F1", **where)["value"] == pytest.approx(2 / 3, abs=1e-4)
    # Labels that neither were coded nor said have no F1: sales 1, product 2/3, corporate and brand 0.
    assert find(lines, "purpose, macro-F1", **where)["value"] == pytest.approx((1 + 2 / 3) / 4, abs=1e-4)
    sure = find(lines, "purpose, accuracy", rows="all", subset="coded without hesitation", by="model")
    assert (sure["value"], sure["n"]) == (pytest.approx(2 / 7, abs=1e-4), 7)


def test_errors_of_shares_are_told_by_purpose():
    coded = np.tile([0, 7], 80)
    said = np.where(np.arange(160) < 16, 7, coded)
    errors = purpose_errors(coded, said, np.arange(160) % 4)
    assert errors["purpose_sales"]["companies"] == 4
    assert errors["purpose_sales"]["bias"] == pytest.approx(-8 / 160)
    assert errors["purpose_brand"]["bias"] == pytest.approx(8 / 160)


def test_training_writes_the_third_model_like_the_others(tmp_path):
    for name, rows in (("company_acts", acts()), ("inbound", inbound()), ("post_purposes", posts())):
        for part, some in (("dev", rows[:14]), ("train", rows[14:])):
            lines = "".join(json.dumps(row) + "\n" for row in some)
            (tmp_path / f"{name}_{part}.jsonl").write_text(lines, encoding="utf-8")
    folders = train(tmp_path, tmp_path / "models")
    assert [folder.name for folder in folders] == [f"{task.model}-1.0.0" for task in TASKS.values()]
    model = modelstore.load(folders[-1])
    assert model.card["task"] == "purpose"
    assert model.card["purpose_cues"] == list(codes_apart(FIELD))
    assert model.weights[FIELD].shape[0] == len(codes_apart(FIELD))
    again = train(tmp_path, tmp_path / "again")[-1]
    assert (again / "weights.npz").read_bytes() == (folders[-1] / "weights.npz").read_bytes()


def test_shipped_card_records_quality_on_companies_held_out():
    for subset in ("all", "de", "en", "coded without hesitation"):
        for measure in ("purpose, accuracy", "purpose, macro-F1"):
            line = find(CARD["quality"], measure, rows="all", subset=subset, by="model")
            assert line["low"] < line["value"] < line["high"]
            assert line["companies"] > 3
    own, plain = (
        find(CARD["quality"], "purpose, accuracy", rows="all", subset="all", by=by)["value"]
        for by in ("model", "TF-IDF")
    )
    assert own > 0.62
    assert own > plain + 0.05
    assert {f"purpose_{name}" for name in COMMON} <= set(CARD["label_errors"])


def test_german_is_told_about_as_well_as_english():
    de, en = (
        find(CARD["quality"], "purpose, accuracy", rows="all", subset=code, by="model")["value"]
        for code in ("de", "en")
    )
    assert abs(de - en) < 0.05


def test_shipped_card_names_both_sources_of_further_posts():
    assert {"company_posts.csv", "company_posts.jsonl"} < set(CARD["trained_on"]["files"])
    assert CARD["trained_on"]["for_fits_only"] > 6000
    assert any("thin lines" in limit for limit in CARD["limits"])


def test_further_posts_have_ids_where_the_data_set_has_them():
    labels = hydrating.labelled(kinds=["purposes"])
    more = labels[labels["evaluated"].eq(False)]
    assert set(more["purpose"]) == {*PURPOSES, "other"}
    assert more.loc[more["dataset"].eq("fortune100"), "native_id"].ne("").all()
    assert not set(more["key"]) & set(labels.loc[labels["evaluated"].eq(True), "key"])


def test_written_posts_come_when_purposes_are_asked_for():
    rows = hydrating.hydrate("written", kinds=["purposes"]).rows
    assert {row["purpose"] for row in rows} == set(PURPOSES)
    assert not any(row["is_reply"] or "act" in row for row in rows)


def test_written_posts_are_of_invented_companies_and_coded():
    with (shipped_corpora() / "written" / "company_posts.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert {row["purpose"] for row in rows} == set(PURPOSES)
    assert {row["lang"] for row in rows} == {"de", "en"}
    assert len({row["company"] for row in rows}) > 200
    assert not any(row["company"] in row.get("text", "") and "@" in row["company"] for row in rows)
