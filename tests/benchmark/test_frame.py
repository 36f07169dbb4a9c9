import pytest

from dialogscore.benchmark.frame import frame_of, mistyped, read_frame, slugs
from dialogscore.benchmark.planning import listed, plan
from dialogscore.config import Account
from dialogscore.errors import UsageError


def frame(tmp_path, text):
    path = tmp_path / "companies.csv"
    path.write_text(text, encoding="utf-8")
    return read_frame(path)


def test_accounts_come_from_one_column_a_platform_and_from_the_column_of_all(tmp_path):
    found = frame(
        tmp_path,
        "company,accounts,Twitter,facebook\nAcme,youtube:acme,@acme acme_help,Acme Ltd; Acme Jobs\nBolt,,,\n",
    )
    assert found.accounts["Acme"] == (
        Account("youtube", "acme"),
        Account("x", "acme"),
        Account("x", "acme_help"),
        Account("facebook", "Acme Ltd"),
        Account("facebook", "Acme Jobs"),
    )
    assert found.accounts["Bolt"] == ()


def test_what_is_told_of_a_company_stands_in_the_frame_and_columns_of_ones_own_stay(tmp_path):
    text = "company;presence;sector;weight;founded;feed\r\nBolt;Not exported;retail;2.5;1987;\r\nAcme;;;;;acme.csv\r\n"
    found = frame(tmp_path, text)
    acme, bolt = found.companies.to_dict("records")
    assert (acme["company"], acme["weight"]) == ("Acme", 1.0)
    assert found.companies[["presence", "sector", "founded"]].iloc[0].isna().all()
    assert (bolt["presence"], bolt["sector"]) == ("not_exported", "retail")
    assert (bolt["weight"], bolt["founded"]) == (2.5, "1987")
    assert found.feeds == {"Acme": tmp_path / "acme.csv"}


def test_a_table_that_a_benchmark_wrote_is_a_frame_again(tmp_path):
    found = frame(tmp_path, "company,sector,status,folder,messages\nAcme,retail,ranked,companies/acme,12\n")
    assert list(found.companies.columns) == ["company", "presence", "sector", "country", "size", "weight"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the columns none, expected also company"),
        ("Firma,sector\nAcme,retail\n", "the columns Firma, sector, expected also company"),
        ("company\n", "a header and no company"),
        ("company,company\nAcme,Bolt\n", "the column company twice"),
        ("company,\nAcme,x\n", "a column without a name"),
        ("company,sector\nAcme\n", "row 2 of .*: found 1 cells, expected 2"),
        ("company,sector\n,retail\n", "row 2 of .*: found no company"),
        ("company\nAcme\nAcme\n", "row 3 of .*: found Acme a second time"),
        ("company,x\nAcme,acme\nBolt,ACME\n", "row 3 of .*: found the account x:ACME, which is also that of Acme"),
        ("company,accounts\nAcme,x:\n", "row 2 of .*: found 'x:' with no handle"),
        ("company,presence\nAcme,perhaps\n", "row 2 of .*: found presence 'perhaps', expected yes, no or not exported"),
        ("company,weight\nAcme,-1\n", "row 2 of .*: found weight '-1', expected a number above 0"),
        ("company,weight\nAcme,much\n", "row 2 of .*: found weight 'much'"),
    ],
)
def test_a_row_that_makes_no_sense_is_named_in_one_sentence(tmp_path, text, said):
    with pytest.raises(UsageError, match=said):
        frame(tmp_path, text)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "companies.csv").write_bytes(b"company\n\xff\xfe\n")
    with pytest.raises(UsageError, match="UTF-8"):
        read_frame(tmp_path / "companies.csv")
    with pytest.raises(UsageError, match="no such file"):
        read_frame(tmp_path / "none.csv")


def test_a_column_named_almost_as_a_known_one_is_found_and_others_are_ones_own():
    assert mistyped(["company", "presense", "Sektor", "founded", "x", "status"]) == [
        ("presense", "presence"), ("Sektor", "sector"),
    ]  # fmt: skip


def test_companies_that_were_found_make_a_frame_of_their_own():
    found = frame_of({"Bolt": (Account("x", "bolt"),), "Acme": ()})
    assert found.companies["company"].tolist() == ["Acme", "Bolt"]
    assert found.companies["weight"].tolist() == [1.0, 1.0]


def test_every_company_has_a_folder_of_its_own_name():
    assert slugs(["Müller & Söhne", "müller söhne", "../..", "Acme", "?"]) == {
        "Müller & Söhne": "müller-söhne",
        "müller söhne": "müller-söhne-2",
        "../..": "company",
        "?": "company-2",
        "Acme": "acme",
    }


def test_a_column_that_says_nothing_of_anybody_tells_no_companies_apart(tmp_path):
    (tmp_path / "companies.csv").write_text("company,sectr\nAcme,retail\nBolt,food\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"compare by 'sector': found nothing said.*Did you mean sectr"):
        listed(tmp_path / "companies.csv", plan(None, {"by": ["sector"]}, {"spacy_pipelines": ()}))
