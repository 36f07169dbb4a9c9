"""Who is the company: accounts, names, declarations."""

import pandas as pd
import pytest

from dialogscore.config import Account, parse_account
from dialogscore.errors import CompanyError
from dialogscore.readers.roles import resolve

COLUMNS = ["platform", "author_id", "author_handle", "author_name", "author_role"]


def messages(*rows):
    return pd.DataFrame(rows, columns=COLUMNS).astype(pd.StringDtype("pyarrow"))


def brands(*handles):
    rows = [("x", handle, handle, None, "brand") for handle in handles]
    return messages(*rows, ("x", "9", None, None, "audience"))


def roles_of(frame, company, *accounts, affiliates=()):
    found = resolve(
        frame,
        company=company,
        accounts=tuple(parse_account(text) for text in accounts),
        affiliates=tuple(parse_account(text) for text in affiliates),
    )
    return found.role.tolist()


def test_listed_accounts_are_the_company_by_handle_or_id():
    frame = messages(("x", "1", "Acme", None, None), ("x", "2", "AcmeHelp", None, None), ("x", "3", "ann", None, None))
    assert roles_of(frame, "Anything", "@ACME", "2") == ["company", "company", "audience"]


def test_an_account_of_another_platform_is_another_account():
    frame = messages(("x", "1", "acme", None, None), ("facebook", "2", "acme", None, None))
    assert roles_of(frame, "Acme", "x:acme") == ["company", "audience"]
    assert roles_of(frame, "Acme", "acme") == ["company", "company"]


def test_signs_and_case_do_not_count_in_a_name():
    frame = brands("British_Airways", "KLM")
    assert roles_of(frame, "British Airways") == ["company", "other_company", "audience"]


def test_letters_beyond_ascii_count():
    frame = brands("Müller", "Muller")
    assert roles_of(frame, "MÜLLER") == ["company", "other_company", "audience"]


def test_a_renamed_account_keeps_its_id():
    frame = messages(("x", "1", "acme", None, None), ("x", "1", "acme_old", None, None), ("y", "1", "ann", None, None))
    assert roles_of(frame, "Acme", "acme") == ["company", "company", "audience"]


def test_other_companies_are_not_audience():
    assert roles_of(brands("acme", "bolt"), "Acme", "acme") == ["company", "other_company", "audience"]


def test_the_only_brand_is_the_company_whatever_its_handle():
    assert roles_of(brands("acme_support"), "Acme Ltd") == ["company", "audience"]


def test_of_several_brands_the_name_must_fit_one():
    with pytest.raises(CompanyError, match="Did you mean lufthansa"):
        roles_of(brands("lufthansa", "KLM"), "Lufthanza")


def test_declared_company_rows_are_all_the_company():
    frame = messages(
        ("x", "1", "care", None, "company"), ("x", "2", "shop", None, "company"), ("x", "3", "a", None, None)
    )
    assert roles_of(frame, "Acme") == ["company", "company", "audience"]


def test_a_name_that_fits_one_of_several_declared_picks_it():
    frame = messages(("x", "1", "acme", None, "company"), ("x", "2", "bolt", None, "company"))
    assert roles_of(frame, "Bolt") == ["other_company", "company"]


def test_what_an_earlier_audit_decided_stays_decided():
    frame = messages(("x", "1", "acme", None, "audited"), ("x", "2", "care", None, "audited"))
    assert roles_of(frame, "Acme") == ["company", "company"]


def test_without_any_declaration_the_name_is_looked_for():
    frame = messages(("x", "1", "acme", "Acme Ltd", None), ("x", "3", "ann", "Ann", None))
    assert roles_of(frame, "Acme") == ["company", "audience"]
    assert roles_of(frame, "ACME LTD.") == ["company", "audience"]


def test_a_display_name_of_two_accounts_is_no_answer():
    frame = messages(("x", "1", "acme1", "Acme", None), ("x", "2", "fake", "Acme", None))
    with pytest.raises(CompanyError, match="several accounts"):
        roles_of(frame, "Acme")


def test_an_unknown_company_or_account_suggests_the_nearest_names():
    frame = messages(("x", "1", "kesselberg", None, None), ("x", "3", "ann", None, None))
    with pytest.raises(CompanyError, match="Did you mean kesselberg"):
        roles_of(frame, "Kesselburg")
    with pytest.raises(CompanyError, match="Did you mean kesselberg"):
        roles_of(frame, "Kesselberg", "kesselbrg")


def test_an_account_without_messages_is_named_if_others_have_some():
    frame = messages(("x", "1", "acme", None, None))
    found = resolve(frame, company="Acme", accounts=(Account(None, "acme"), Account("x", "acme_care")))
    assert found.unused == ["x:acme_care"]


def test_a_null_author_is_audience_and_equals_nobody():
    frame = messages(("x", None, None, None, None), ("x", None, None, None, None), ("x", "1", "acme", None, None))
    assert roles_of(frame, "Acme", "acme") == ["audience", "audience", "company"]


def test_affiliates_are_listed_by_the_user():
    frame = messages(("x", "1", "acme", None, None), ("x", "7", "star", None, None), ("x", "8", "ann", None, None))
    assert roles_of(frame, "Acme", "acme", affiliates=["star"]) == ["company", "affiliate", "audience"]


def test_accounts_are_counted_with_most_messages_first():
    frame = messages(
        ("x", "1", "a", None, "company"), ("x", "2", "b", None, "company"), ("x", "2", "b", None, "company")
    )
    found = resolve(frame, company="Acme")
    assert [(account["handle"], account["messages"]) for account in found.accounts] == [("b", 2), ("a", 1)]
    assert found.role_source.tolist() == ["declared"] * 3


@pytest.mark.parametrize(
    ("handle", "company", "is_named"),
    [
        ("acme", "Acme", True),
        ("acme_care", "Acme Ltd", True),
        ("Kesselberg Hilft", "Rösterei Kesselberg", True),
        ("acme", "zzzqq", False),
        ("5001", "Acme", True),  # a bare id contradicts no name
        (None, "Acme", True),
    ],
)
def test_declared_company_that_bears_no_such_name_is_told(handle, company, is_named):
    frame = messages(("x", None, handle, None, "company"), ("x", "3", "ann", None, None))
    assert resolve(frame, company=company).is_named is is_named


def test_listed_account_needs_no_name():
    frame = messages(("x", "1", "acme", None, None))
    assert resolve(frame, company="zzzqq", accounts=(Account(None, "acme"),)).is_named


def test_what_an_author_wrote_is_the_companys_where_another_record_declares_it():
    frame = messages(
        ("facebook", "3300", None, "Acme", "company"),
        ("facebook", "3300", None, "Acme Care", None),
        ("facebook", "991", None, "Ann", None),
        ("threads", None, "acme", None, "company"),
        ("threads", None, "Acme", None, None),
        ("instagram", None, "acme", None, None),
    )
    assert roles_of(frame, "Acme") == ["company", "company", "audience", "company", "company", "audience"]


def test_a_page_is_found_by_its_name_where_no_handle_or_id_is_asked_for():
    page, ann = ("facebook", "10", None, "Nord Rad", "company"), ("facebook", "11", None, "Ann", None)
    twin = ("facebook", "12", None, "Nord Rad", None)
    assert roles_of(messages(page, ann, twin), "Nord", "facebook:nord rad") == ["company", "audience", "audience"]
    assert roles_of(messages(page[:4] + (None,), ann), "Nord", "Nord Rad") == ["company", "audience"]


def test_a_name_that_two_ids_bear_is_no_account():
    frame = messages(("facebook", "10", None, "Nord", None), ("facebook", "12", None, "Nord", None))
    with pytest.raises(CompanyError):
        roles_of(frame, "Nord", "facebook:Nord")


def test_a_name_is_no_account_where_handles_are():
    frame = messages(("x", "1", "acme", "Nord", None), ("facebook", "nord", None, "A", None),
                     ("facebook", "2", None, "Nord", None))  # fmt: skip
    assert roles_of(frame, "Nord", "nord") == ["audience", "company", "audience"]


def test_the_suggestion_names_the_page_beside_its_id():
    frame = messages(("facebook", "1055000", None, "Nord Rad", "company"), ("facebook", "2", None, "Ann", None))
    with pytest.raises(CompanyError, match=r"Nord Rad \(1055000\)"):
        roles_of(frame, "Zzz", "facebook:zzz")
