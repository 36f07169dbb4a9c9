"""What follows the classifier, done again on a finished audit: the same labels give the same scores."""

import pandas as pd
import pytest

import dialogscore
from dialogscore import config, measures, modelstore, profiles, schema
from dialogscore.audit.scoring import Ground, place, score
from dialogscore.cli.audits import demo_folders


@pytest.fixture(scope="module")
def audited():
    told = config.load(demo_folders()[1])
    return dialogscore.audit(told.feeds, company=told.company, accounts=told.accounts, affiliates=told.affiliates)


@pytest.fixture(scope="module")
def ground(audited):
    apart = measures.part_reviews(audited.messages, audited.sources)
    accounts = [config.Account(*pair) for pair in audited.manifest["options"]["accounts"] or ()]
    cards = [modelstore.load(name).card["label_errors"] for name in (m["name"] for m in audited.manifest["models"])]
    return Ground(
        company=audited.company,
        window=None,
        accounts=accounts,
        sources=audited.sources,
        posts_from=apart.sources,
        reviews=apart.reviews,
        private=None,
        opening=None,
        zone="UTC",
        label_errors={key: error for card in reversed(cards) for key, error in card.items()},
        defined=profiles.built_in(),
        seed=0,
    )


def test_placing_the_same_labels_again_changes_nothing(audited, ground):
    # Themes come after, with the scores.
    pd.testing.assert_frame_equal(place(audited.messages, ground), audited.messages.drop(columns="theme"))


def test_scoring_the_same_labels_again_gives_the_same_scores(audited, ground):
    again = score(audited.messages, ground)
    expected = audited.scores.drop(columns="engine")
    pd.testing.assert_frame_equal(schema.conform(again.scores, schema.SCORES), expected)
    assert again.tables.keys() == audited.tables.keys()


def test_another_act_moves_level_and_mode_with_it(audited, ground):
    # A company reply in substance that is read as a thank-you instead falls from dialog to nominal.
    messages = audited.messages
    chosen = messages["level"].eq(3).fillna(False) & messages["act"].eq("answer").fillna(False).astype("boolean")
    row = messages.index[chosen][0]
    changed = messages.assign(act=messages["act"].mask(messages.index == row, "acknowledge"))
    placed = place(changed, ground)
    assert (placed.loc[row, "level"], placed.loc[row, "mode"]) == (1, "nominal")
    assert [*placed.columns, "theme"] == schema.column_names()
