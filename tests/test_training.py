"""Training: the same bytes again, companies held out, figures that can be recounted, and one sentence when data lack.

The coded messages are those of tests/coded.py.
"""

import json

import numpy as np
import pytest
from scipy import sparse

from dialogscore import modelstore
from dialogscore.classifier.companies import company_groups
from dialogscore.errors import FeedError
from dialogscore.training import gold, quality, shares, tables, train
from dialogscore.training.__main__ import main
from dialogscore.training.designs import Design, design, kind_columns, without
from dialogscore.training.fitting import fit, fit_both, temperature_of
from dialogscore.training.holdout import hold_out
from dialogscore.training.lines import beside, cell
from tests.coded import ASKED, COMPANIES, SAID, acts, inbound


@pytest.fixture(scope="module")
def gold_dir(tmp_path_factory):
    folder = tmp_path_factory.mktemp("coded")
    coded, asked = acts(), inbound()
    files = {
        "company_acts_dev": coded[:14],
        "company_acts_train": coded[14:],
        "inbound_dev": asked[:12],
        "inbound_train": asked[12:],
    }
    for name, rows in files.items():
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained(gold_dir, tmp_path_factory):
    return train(gold_dir, tmp_path_factory.mktemp("models"), seed=3)


# -- the command


def test_second_run_gives_the_same_bytes(gold_dir, trained, tmp_path):
    again = train(gold_dir, tmp_path, seed=3)
    for first, second in zip(trained, again, strict=True):
        names = sorted(path.name for path in first.iterdir())
        assert names == ["README.md", "card.json", "weights.npz"]
        for name in names:
            assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_easy_messages_are_learned_across_companies(trained):
    card = modelstore.load(trained[0]).card
    line = next(line for line in card["quality"] if line["measure"] == "act, macro-F1" and line["rows"] == "all")
    assert line["by"] == "model"
    assert line["value"] > 0.9
    assert line["n"] == len(COMPANIES) * len(SAID)


def test_card_names_data_seed_and_libraries(trained, gold_dir):
    card = modelstore.load(trained[1]).card
    assert card["settings"]["seed"] == 3
    assert card["trained_on"]["messages"] == len(COMPANIES) * 3 * len(ASKED)
    assert set(card["trained_on"]["files"]) == {"inbound_dev.jsonl", "inbound_train.jsonl"}
    assert "scikit-learn" in card["libraries"]
    assert card["labels"] == ["comment/0", "complaint/1", "praise/0", "question/1"]


def test_card_is_json_that_every_reader_accepts(trained):
    for folder in trained:
        text = (folder / "card.json").read_text(encoding="utf-8")
        json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_no_word_of_the_messages_is_in_the_model(trained):
    words = {word for text in SAID.values() for word in text.lower().split() if len(word) > 4}
    for folder in trained:
        model = modelstore.load(folder)
        content = b"".join(np.ascontiguousarray(array).tobytes().lower() for array in model.weights.values())
        card = (folder / "card.json").read_text(encoding="utf-8").replace("_", " ")
        assert not any(word.encode() in content for word in words)
        assert not any(text in card for text in SAID.values())


def test_readable_card_holds_the_figures_of_the_card(trained):
    text = (trained[0] / "README.md").read_text(encoding="utf-8")
    for group in beside(modelstore.load(trained[0]).card["quality"]):
        line = group["model"]
        assert f"| {line['measure']} | {line['rows']} | {line['subset']} | {cell(line)} |" in text
    assert "not checked by people" in text


def test_missing_data_folder_is_one_sentence(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere"), "-o", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "which are not part of dialogscore" in captured.err
    assert not captured.out


def test_missing_file_and_broken_line_are_named(tmp_path):
    with pytest.raises(FeedError, match=r"company_acts_dev\.jsonl"):
        train(tmp_path, tmp_path)
    path = tmp_path / "lines.jsonl"
    path.write_text('{"key": "a"}\n{"key": \n', encoding="utf-8")
    with pytest.raises(FeedError, match="line 2"):
        gold.read_lines(path, keys=("key",))


# -- coded messages as a feed


def test_one_company_under_several_names_is_one_group():
    names = ["North_Rail", "north rail", "AskTarget", "Target", "NikeSupport", "Nike", "Delta", "Delta Air Lines"]
    groups = company_groups(names)
    assert groups[0] == groups[1]
    assert groups[2] == groups[3]
    assert groups[4] == groups[5]
    assert groups[6] == groups[7]
    assert len(set(groups)) == 4


def test_short_names_do_not_swallow_longer_ones():
    assert len(set(company_groups(["Dow", "Downtown Cafe", "IBM", "O2"]))) == 4


def test_answered_message_becomes_a_row_that_the_answer_points_to():
    coded = gold.coded_acts(acts(COMPANIES[:1]), double=[True] * 7)
    assert len(coded.messages) == 7 + 4
    first = coded.messages.iloc[0]
    assert first["reply_target_id"] == coded.messages.iloc[7]["message_id"]
    assert coded.messages["addresses"].iloc[:7].tolist() == ["person"] * 4 + ["everybody"] * 3
    assert coded.messages["direction"].iloc[7:].tolist() == ["inbound"] * 4


def test_audience_message_without_company_belongs_to_the_account_it_names():
    coded = gold.coded_inbound(inbound()[:8], double=[True] * 8)
    assert set(coded.rows["group"]) == {"acme", "acmehelp"} & set(coded.rows["group"])
    assert coded.rows["group"].nunique() == 1
    context = coded.messages.iloc[8:]
    assert context["direction"].tolist() == ["outbound"] * 4
    assert not context["text"].str.startswith("company:").any()


# -- fitting


def test_words_of_one_company_alone_weigh_nothing():
    # Column 0 tells the label in both companies, column 1 in company b only.
    matrix = sparse.csr_matrix(np.array([[1, 0], [0, 0], [1, 1], [0, 0]], dtype=float))
    labels, groups = np.array([1, 0, 1, 0]), np.array(["a", "a", "b", "b"])
    weights, _ = fit(matrix, labels, groups, count=2, strength=1.0, least_companies=2, balance=1.0, weight=np.ones(4))
    assert weights[0, 1] > 0 > weights[0, 0]
    assert weights[1].tolist() == [0.0, 0.0]


def test_no_company_is_in_training_and_test_at_once():
    # Each company has a column of its own that tells its labels; held out, that column is never learned.
    random = np.random.default_rng(0)
    groups = np.repeat([f"g{i}" for i in range(10)], 20)
    labels = random.integers(0, 2, 200)
    place = (np.arange(200), np.repeat(np.arange(10), 20))
    own = sparse.csr_matrix((np.where(labels, 1.0, -1.0), place), shape=(200, 10))
    held = hold_out(own, own, labels, groups, seed=1, count=2, strength=10.0, least_companies=1, balance=1.0)
    assert held.probability.argmax(axis=1).tolist() != labels.tolist()
    assert np.ptp(held.probability[:, 1]) < 0.25


def test_temperature_undoes_a_known_sharpening():
    random = np.random.default_rng(1)
    scores = random.normal(size=(4000, 3))
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    labels = (random.random(4000)[:, None] > shares.cumsum(axis=1)).sum(axis=1)
    assert temperature_of(scores * 2, labels) == pytest.approx(2.0, rel=0.1)


def test_temperature_of_sums_heeds_the_class_and_not_the_label():
    # Labels 0 and 1 are one class, told from 2 as surely as said; which of the two it is, is said twice too surely.
    random = np.random.default_rng(1)
    between, within = random.normal(size=(2, 4000)) * 2
    first = random.random(4000) < 1 / (1 + np.exp(-between))
    labels = np.where(first, np.where(random.random(4000) < 1 / (1 + np.exp(-within)), 0, 1), 2)
    either = np.stack([within, np.zeros(4000)], axis=1) * 2
    either -= np.log(np.exp(either).sum(axis=1, keepdims=True))
    scores = np.column_stack([either + between[:, None], np.zeros(4000)])
    by_label, by_class = (temperature_of(scores, labels, summed=summed) for summed in (None, np.array([0, 0, 1])))
    assert by_label > 1.2
    assert by_class < by_label - 0.1


def test_copies_without_words_teach_what_holds_in_any_words():
    # A word and a sign tell the same thing: a message with the sign alone is told better if the fit has seen such.
    matrix = sparse.csr_matrix(np.array([[1.0, 1.0], [0, 0]] * 20))
    labels, groups = np.array([1, 0] * 20), np.repeat(["a", "b"], 20)
    options = {"count": 2, "strength": 1.0, "least_companies": 1, "balance": 0.0}
    usual, taught = (
        fit_both(matrix, matrix, labels, groups, wordless=weight, of_words=np.array([True, False]), **options)
        for weight in (0.0, 1.0)
    )
    assert usual.weights[0, 1] == pytest.approx(usual.weights[1, 1], rel=0.01)
    assert taught.weights[1, 1] > 1.5 * usual.weights[1, 1]
    assert taught.weights[1, 1] > taught.weights[0, 1]


# -- figures


def test_macro_f1_is_the_mean_over_labels_that_occur():
    coded, predicted = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    table = quality.confusions(coded, predicted, np.zeros(4, dtype=int), labels=3).sum(axis=0)
    # Label 0: one hit, one missed: 2/3. Label 1: two hits, one too many: 4/5. Label 2 does not occur.
    assert quality.macro_f1(table) == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert quality.macro_f1(table, [1]) == pytest.approx(4 / 5)
    assert np.isnan(quality.f1(table)[2])


def test_calibration_error_is_the_gap_between_sure_and_right():
    # Two bins: four at .9 of which three are right (gap .15), four at .5 of which two are right (gap 0).
    probability = np.array([0.9] * 4 + [0.5] * 4)
    right = np.array([1, 1, 1, 0, 1, 1, 0, 0], dtype=bool)
    bins = quality.calibration_tables(probability, right, np.zeros(8, dtype=int)).sum(axis=0)
    assert quality.ece(bins) == pytest.approx(0.15 / 2)


def test_share_errors_are_taken_between_companies():
    groups = np.repeat(["a", "b", "c", "small"], [30, 30, 30, 5])
    coded = np.concatenate([np.arange(30) < 15, np.arange(30) < 6, np.arange(30) < 24, np.ones(5, dtype=bool)])
    said = np.concatenate([np.arange(30) < 18, np.arange(30) < 6, np.arange(30) < 21, np.zeros(5, dtype=bool)])
    errors = shares.share_errors(coded, said, groups)
    # Gaps of .1, 0 and -.1: mean 0, standard deviation .1; the small company is left out.
    assert errors["bias"] == pytest.approx(0)
    assert errors["sd"] == pytest.approx(0.1)
    assert errors["mae"] == pytest.approx(0.2 / 3)
    assert errors["spearman"] == pytest.approx(1.0)
    assert errors["companies"] == 3


def test_interval_holds_the_value_and_needs_three_companies():
    groups = np.repeat(np.arange(12), 10)
    coded = np.tile([0, 1], 60)
    predicted = np.where(np.arange(120) % 7 == 0, 1 - coded, coded)
    per_company = quality.confusions(coded, predicted, groups, labels=2)
    found = quality.interval(per_company, quality.macro_f1, n=120, seed=1, name="x")
    assert found.low <= found.value <= found.high
    assert found.companies == 12
    assert np.isnan(quality.interval(per_company[:2], quality.macro_f1, n=20, seed=1, name="x").low)


def test_errors_of_shares_leave_out_what_too_few_companies_show():
    groups = np.repeat(["a", "b"], 40)
    coded = np.zeros(80, dtype=int)
    facts = {"group": groups, "directed": np.ones(80, dtype=bool)}
    assert tables.act_errors(coded, coded, facts) == {}


def test_kind_left_out_weighs_nothing_and_keeps_its_columns():
    coded = gold.coded_acts(acts(), double=[True] * len(acts()))
    whole = design(coded.messages, len(coded.rows))
    part = without(whole, "words", "letters")
    assert part.matrix.shape == whole.matrix.shape
    assert part.matrix[:, : whole.sizes["words"]].nnz == 0
    first = whole.matrix.shape[1] - whole.sizes["signs"]
    assert (part.matrix[:, first:] != whole.matrix[:, first:]).nnz == 0


def test_kind_may_be_left_out_of_some_messages():
    one = Design(sparse.csr_matrix(np.ones((2, 3))), {"words": 2, "signs": 1}, (), np.ones(2, dtype=bool))
    assert without(one, "words", rows=np.array([False, True])).matrix.toarray().tolist() == [[1, 1, 1], [0, 0, 1]]
    assert kind_columns(one.sizes, "signs").tolist() == [False, False, True]
