"""Companies held out: rows for fits only, folds that do not move, and models for companies never seen."""

import numpy as np
from scipy import sparse

from dialogscore.training.holdout import assign_folds, hold_out, predict_unseen

OPTIONS = {"count": 2, "strength": 10.0, "least_companies": 1, "balance": 1.0}


def drawn(companies: int = 10, size: int = 20):
    random = np.random.default_rng(0)
    groups = np.repeat([f"g{i:02d}" for i in range(companies)], size)
    labels = random.integers(0, 2, groups.size)
    return groups, labels


def test_every_company_is_in_one_fold_only():
    groups, labels = drawn()
    fold = assign_folds(labels, groups, np.ones(labels.size, dtype=bool), seed=1)
    assert all(len(set(fold[groups == name])) == 1 for name in set(groups))
    assert set(fold) == {0, 1, 2, 3, 4}


def test_rows_for_fits_only_do_not_move_the_folds():
    groups, labels = drawn()
    alone = assign_folds(labels, groups, np.ones(labels.size, dtype=bool), seed=1)
    more_groups, more_labels = np.append(groups, ["g03", "new"]), np.append(labels, [1, 0])
    evaluated = np.append(np.ones(labels.size, dtype=bool), [False, False])
    fold = assign_folds(more_labels, more_groups, evaluated, seed=1)
    assert fold[:-2].tolist() == alone.tolist()
    # A row of a company that is evaluated is held out with it; one of another company is always in training.
    assert fold[-2] == alone[groups == "g03"][0]
    assert fold[-1] == -1


def test_rare_label_does_not_stop_the_folds():
    groups, labels = drawn()
    labels[0] = 2
    fold = assign_folds(labels, groups, np.ones(labels.size, dtype=bool), seed=1)
    assert fold.min() == 0


def test_row_for_fits_only_teaches_and_is_not_predicted():
    groups, labels = drawn()
    # Only the added company shows column 0, which then tells the label of all others.
    told = sparse.csr_matrix(np.where(labels, 1.0, -1.0)[:, None])
    blank = sparse.csr_matrix((labels.size, 1))
    matrix = sparse.vstack([blank, told], format="csr")
    both = np.concatenate([labels, labels])
    names = np.concatenate([groups, np.full(labels.size, "written")])
    evaluated = np.arange(both.size) < labels.size
    held = hold_out(matrix, matrix, both, names, seed=1, evaluated=evaluated, **OPTIONS)
    assert not held.probability[~evaluated].any()
    assert (held.fold[~evaluated] == -1).all()
    assert all(abs(learned.weights[0, 1]) > 0.5 for learned, _ in held.models)


def test_further_messages_are_predicted_by_models_that_do_not_know_their_company():
    groups, labels = drawn()
    own = sparse.csr_matrix((np.where(labels, 1.0, -1.0), (np.arange(200), np.repeat(np.arange(10), 20))))
    names, both = np.append(groups, "always"), np.append(labels, 1)
    matrix = sparse.vstack([own, sparse.csr_matrix((1, 10))], format="csr")
    evaluated = np.append(np.ones(200, dtype=bool), False)
    held = hold_out(matrix, matrix, both, names, seed=1, evaluated=evaluated, **OPTIONS)
    asked = sparse.csr_matrix(np.eye(10))[[0, 1]]
    found = predict_unseen(held, sparse.vstack([asked, asked[[0]], asked[[0]]], format="csr"),
                           np.array(["g00", "g01", "stranger", "always"]), names)  # fmt: skip
    # Column 0 is known to all models but that of the fold of g00, which gives it no weight.
    number = held.fold[0]
    weights = np.array([model[0].weights[0, 1] for model in held.models])
    assert weights[number] == 0
    assert (np.delete(weights, number) > 0.1).all()
    assert found[0, 1] < found[2, 1]
    assert np.isnan(found[3]).all()
