"""Options are checked once for everybody: a slip in a program or a file is one sentence, never a silent run."""

from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest

import dialogscore
from dialogscore import schema
from dialogscore.audit.options import settle
from dialogscore.benchmark.planning import plan
from dialogscore.cli import main
from dialogscore.config import Account
from dialogscore.errors import UsageError
from dialogscore.targets import DEFAULT, Target, recorded
from tests.drawn import draw

MARCH = pd.Timestamp("2024-03-01", tz="UTC")


@pytest.fixture(scope="module")
def feed(tmp_path_factory):
    """Return a file with a question on Monday at 23:30 UTC, which is Tuesday in Berlin, and its answer."""
    path = tmp_path_factory.mktemp("feed") / "feed.csv"
    path.write_text(
        "message_id,created_at,author_id,parent_id,text\n"
        "1,2024-03-04T23:30:00Z,ann,2,Where is my parcel?\n"
        "2,2024-03-04T23:00:00Z,acme,,Which parcel do you like most?\n"
        "3,2024-03-04T23:40:00Z,acme,1,It left our house today.\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"language": "fr"}, "found 'fr', expected auto or de or en"),
        ({"language": "german"}, "expected auto or de or en"),
        ({"language": None}, "found None, expected auto or de or en"),
        ({"coverage": "ful"}, "Did you mean full?"),
        ({"min_confidence": 60}, "found 60, expected a share from 0 to 1"),
        ({"min_confidence": True}, "found True, expected a share"),
        ({"max_rejects": 5}, "found 5, expected a share from 0 to 1"),
        ({"max_rejects": float("nan")}, "found nan, expected a share"),
        ({"threshold": 1.5}, "found 1.5, expected a share from 0 to 1"),
        ({"threshold": "half"}, "found 'half', expected a share"),
        ({"jobs": 0}, "found 0, expected a whole number from 1"),
        ({"seed": "x"}, "found 'x', expected a whole number"),
        ({"company": " "}, "expected the name of the company"),
        ({"accounts": ["@"]}, "no handle"),
        ({"accounts": [7]}, "found 7, expected an account such as 'x:acme'"),
        ({"affiliates": 7}, "found 7, expected accounts"),
        ({"as_of": "yesterday"}, "Could not read as_of: found 'yesterday'"),
        ({"as_of": 2024}, "found 2024, expected a time"),
        ({"as_of": pd.NaT}, "found NaT, expected a time"),
        ({"window": "2024-13"}, "Could not read window: found '2024-13'"),
        ({"window": ["2024-03-02"]}, "a pair of times"),
        ({"window": ("2024-03-02", "2024-03-01")}, "an end after the start"),
    ],
)
def test_every_slip_of_a_program_is_named(options, said):
    with pytest.raises(UsageError) as caught:
        settle(**options)
    assert said in str(caught.value)


def test_options_that_are_right_keep_their_values():
    given = {"company": "Acme", "language": "de", "coverage": "full", "min_confidence": 1, "max_rejects": 0.0,
             "jobs": 4, "seed": -1, "as_of": None, "window": None, "zone": "UTC"}  # fmt: skip
    assert settle(**given) == given
    assert settle() == {}


@pytest.mark.parametrize("accounts", ["x:@acme", ["x:acme"], (Account("x", "acme"),), Account("x", "acme")])
def test_accounts_may_be_texts_or_accounts(accounts):
    assert settle(accounts=accounts) == {"accounts": (dialogscore.Account("x", "acme"),)}


def test_targets_are_settled_recorded_and_held_to_opening_hours(feed, tmp_path, capsys):
    assert settle(targets=None) == {"targets": DEFAULT}
    file = tmp_path / "targets.toml"
    file.write_text('[[target]]\nname = "open"\nshare = 0.5\nwithin = "4 h"\nclock = "business"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="no opening hours"):
        dialogscore.audit(feed, company="Acme", accounts="other:acme", targets=file)
    assert main(["audit", str(feed), "--company", "Acme", "--targets", str(file), "-o", str(tmp_path / "out")]) == 2
    assert "State them as [hours] in company.toml" in capsys.readouterr().err
    aim = Target("open", 0.5, 14_400.0, "business")
    found = dialogscore.audit(
        feed, company="Acme", accounts="other:acme", targets=file, hours={"monday": "09:00-17:00"}
    )
    assert found.manifest["options"]["targets"] == recorded([aim])
    assert found.tables["service_level"]["target"].tolist() == ["open"]


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ({"account": "other:acne"}, "found account = 'other:acne', which is not in the feed, expected an account of "
         "the company. Did you mean other:acme?"),
        ({"account": "ann"}, "account = 'ann'"),
        ({"platform": "tiktok"}, "expected a platform of the feed"),
        ({"channel": "zendesk:voice"}, "expected a channel of the feed"),
    ],
)  # fmt: skip
def test_a_target_for_what_the_feed_does_not_hold_is_a_slip(feed, whom, said):
    with pytest.raises(UsageError) as caught:
        dialogscore.audit(feed, company="Acme", accounts="other:acme", targets=[Target("fast", 0.5, 60.0, **whom)])
    assert said in str(caught.value), str(caught.value)


@pytest.mark.parametrize("whom", [{"account": "acme"}, {"account": "other:acme"}, {"channel": "other"}])
def test_a_target_for_what_the_feed_holds_is_none(feed, whom):
    aim = Target("fast", 0.5, 60.0, **whom)
    assert dialogscore.audit(feed, company="Acme", accounts="other:acme", targets=[aim]).company == "Acme"


def test_a_benchmark_holds_the_same_targets_for_all():
    aim = Target("fast", 0.5, 60.0, "business")
    planned = plan(None, {"targets": [aim]}, {"spacy_pipelines": ()})
    assert planned.asked("Acme", (), {})["targets"] == (aim,)
    assert planned.recorded()["targets"] == recorded([aim])


@pytest.mark.parametrize(
    "moment",
    ["2024-03-01", "2024-03-01T01:00+01:00", date(2024, 3, 1), datetime(2024, 3, 1), datetime(2024, 3, 1, tzinfo=UTC),
     datetime(2024, 3, 1, 1, tzinfo=timezone(timedelta(hours=1))), pd.Timestamp("2024-03-01"), MARCH],
)  # fmt: skip
def test_a_moment_may_be_a_text_or_a_time_and_is_utc_without_an_offset(moment):
    found = settle(as_of=moment, window=(None, moment))
    assert found == {"as_of": MARCH, "window": (None, MARCH)}
    assert (found["as_of"].unit, str(found["as_of"].tz)) == ("us", "UTC")


def test_a_window_may_be_written_as_for_the_command_line():
    assert settle(window="2024-03") == {"window": (MARCH, pd.Timestamp("2024-04-01", tz="UTC"))}


def test_texts_give_the_same_audit_as_values(feed):
    texts = dialogscore.audit(feed, company="Acme", accounts=["other:acme"], as_of="2024-03-31", window="2024-03")
    values = dialogscore.audit(
        feed,
        company="Acme",
        accounts=[Account("other", "acme")],
        as_of=pd.Timestamp("2024-03-31", tz="UTC"),
        window=(MARCH, pd.Timestamp("2024-04-01", tz="UTC")),
    )
    pd.testing.assert_frame_equal(texts.scores, values.scores)
    assert texts.manifest == values.manifest


@pytest.mark.parametrize(
    ("line", "said"), [('language = "fr"', "found 'fr'"), ('coverage = "ful"', "Did you mean full?")]
)
@pytest.mark.parametrize("command", ["audit", "inspect"])
def test_slips_in_the_company_file_stop_every_command(feed, tmp_path, capsys, command, line, said):
    (tmp_path / "company.toml").write_text(f'company = "Acme"\n{line}\n', encoding="utf-8")
    (tmp_path / "feed.csv").write_bytes(feed.read_bytes())
    assert main([command, str(tmp_path)]) == 2
    assert said in capsys.readouterr().err


def test_the_old_key_profile_is_no_longer_taken(tmp_path, feed, capsys):
    (tmp_path / "company.toml").write_text('company = "Acme"\nprofile = "x"\n', encoding="utf-8")
    (tmp_path / "feed.csv").write_bytes(feed.read_bytes())
    assert main(["audit", str(tmp_path)]) == 2
    assert "the unknown key 'profile'" in capsys.readouterr().err


def hours_of(result):
    table = result.tables["hours"]
    return table.loc[table["inbound"] > 0, ["weekday", "hour"]].values.tolist()


def test_the_week_by_hour_is_told_in_the_zone_of_the_mapping_file(feed, tmp_path):
    mapping = tmp_path / "table.toml"
    mapping.write_text(
        '[columns]\nmessage_id = "message_id"\ncreated_at = "created_at"\nauthor_id = "author_id"\n'
        'parent_id = "parent_id"\ntext = "text"\n[time]\nzone = "Europe/Berlin"\n',
        encoding="utf-8",
    )
    # 23:30 on Monday in UTC is 0:30 on Tuesday in Berlin and 18:30 on Monday in New York.
    for options, expected, zone in (
        ({}, [[0, 23]], "UTC"),
        ({"mapping": mapping, "format": "table"}, [[1, 0]], "Europe/Berlin"),
        ({"mapping": mapping, "format": "table", "zone": "America/New_York"}, [[0, 18]], "America/New_York"),
    ):
        result = dialogscore.audit(feed, company="acme", **options)
        assert hours_of(result) == expected
        assert result.manifest["hours_zone"] == zone


def test_each_stage_is_checked_when_it_is_done(feed, monkeypatch):
    checked = []
    real = schema.check

    def check(frame, stage, *more):
        checked.append(stage)
        real(frame, stage, *more)

    monkeypatch.setattr(schema, "check", check)
    dialogscore.audit(feed, company="acme")
    assert checked == list(schema.STAGES)


def test_the_versions_of_all_that_decides_a_number_are_in_the_manifest(feed):
    versions = dialogscore.audit(feed, company="acme").manifest["versions"]
    assert {"numpy", "pandas", "py3langid", "python", "scikit-learn", "scipy", "spacy"} <= set(versions)


def test_a_name_that_no_account_bears_is_noted(tmp_path):
    drawn = draw("09:00 acme: hello all").drop(columns=["ref"])
    drawn["author_role"] = "company"
    drawn.to_csv(tmp_path / "one.csv", index=False)
    notes = dialogscore.audit(tmp_path / "one.csv", company="zzzqq").manifest["notes"]
    assert ["company_by_declaration", {"company": "zzzqq", "accounts": ["acme"]}] in notes
    assert not [note for note in dialogscore.audit(tmp_path / "one.csv", company="Acme").manifest["notes"]
                if note[0] == "company_by_declaration"]  # fmt: skip
