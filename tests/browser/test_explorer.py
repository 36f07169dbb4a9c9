"""Threads are found, ordered and paged in the page, and what is found is what the table of messages holds."""

import pytest
from playwright.sync_api import expect

from dialogscore.reports import wording
from dialogscore.reports.evidence import AT_A_TIME

pytestmark = pytest.mark.full

WORDS = {language: wording.load(language) for language in wording.LANGUAGES}


@pytest.fixture(params=wording.LANGUAGES)
def told(pages, request):
    return pages["knusperloh", request.param]


def threads(told):
    """Return the messages that the company has to do with, and how many threads they make."""
    touched = told.audit.messages[told.audit.messages["direction"].notna()]
    return touched, touched["thread_id"].nunique()


def expect_found(page, told, found):
    words = WORDS[told.language]
    said = words("explorer.found", found=words.count(found), all=words.count(threads(told)[1]))
    expect(page.locator("form.explorer [role=status]")).to_have_text(said)
    expect(page.locator("table.threads tbody:visible")).to_have_count(min(found, AT_A_TIME))


def with_value(told, **wanted):
    """Count the threads that hold, for each column, a message with the value."""
    touched, _ = threads(told)
    sets = [set(touched.loc[touched[column].eq(value).fillna(False), "thread_id"]) for column, value in wanted.items()]
    return len(set.intersection(*sets))


def test_filters_find_the_threads_that_hold_such_messages(told, opened):
    page = opened(told.path)
    expect_found(page, told, threads(told)[1])
    page.select_option("#x-act", "deflect")
    expect_found(page, told, with_value(told, act="deflect"))
    page.select_option("#x-type", "complaint")
    expect_found(page, told, with_value(told, act="deflect", inbound_type="complaint"))
    page.click("form.explorer button[type=reset]")
    expect_found(page, told, threads(told)[1])


def test_open_and_answered_cases_are_those_of_the_ledger(told, opened):
    touched, _ = threads(told)
    counted = touched[touched["ledger"].isin(["eligible", "too_recent"])]
    page = opened(told.path)
    page.select_option("#x-state", "open")
    waiting = counted[counted["response_seconds"].isna() & counted["answered"].eq("none")]
    expect_found(page, told, waiting["thread_id"].nunique())
    expect(page.locator("tr.unanswered")).to_have_count(len(waiting))
    page.select_option("#x-state", "answered")
    answered = touched[touched["response_seconds"].notna() & touched["turn"].eq(touched["ref"])]
    expect_found(page, told, answered["thread_id"].nunique())


def test_account_finds_the_threads_that_it_speaks_in(told, opened):
    page = opened(told.path)
    page.select_option("#x-account", label="x: knusperloh_jobs")
    expect_found(page, told, with_value(told, author_handle="knusperloh_jobs"))


def test_search_finds_texts_references_and_ids_and_marks_the_rows(told, opened):
    page = opened(told.path)
    page.fill("#x-text", "  M000002 ")
    # The reference stands in the row itself and in the answers to it.
    touched, _ = threads(told)
    own = touched[touched["ref"].eq("M000002")].iloc[0]
    answers = touched["reply_target_id"].eq(own["message_id"]).fillna(False) | touched["ref"].eq("M000002")
    expect_found(page, told, touched.loc[answers, "thread_id"].nunique())
    assert page.locator("tr.hit").evaluate_all("rows => rows.map(row => row.id)")[0] == "M000002"
    page.fill("#x-text", own["message_id"].upper())
    expect_found(page, told, 1)
    page.fill("#x-text", "no such words anywhere")
    expect_found(page, told, 0)
    page.fill("#x-text", "")
    expect_found(page, told, threads(told)[1])
    expect(page.locator("tr.hit")).to_have_count(0)


ORDERS = {
    "newest": ("time", -1), "oldest": ("time", 1), "wait": ("wait", -1), "unsure": ("sure", 1), "size": ("size", -1)
}  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_threads_stand_in_the_order_asked_for(pages, opened, order):
    page = opened(pages["knusperloh", "en"].path)
    before = page.locator("table.threads tbody").evaluate_all("all => all.map(one => one.rows[1].id)")
    page.select_option("#x-order", order)
    column, sign = ORDERS[order]
    values = page.locator("table.threads tbody").evaluate_all(f"all => all.map(one => one.dataset.{column})")
    numbers = [float(value) if value else (-1.0 if sign < 0 else 2.0) for value in values]
    assert numbers == sorted(numbers, key=lambda number: sign * number)
    page.select_option("#x-order", "listed")
    assert page.locator("table.threads tbody").evaluate_all("all => all.map(one => one.rows[1].id)") == before


def test_more_threads_come_and_the_focus_goes_where_they_begin(told, opened):
    page = opened(told.path)
    button = page.locator(".more-threads button")
    expect(button).to_have_text(WORDS[told.language]("explorer.more", n=str(AT_A_TIME)))
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("table.threads tbody:visible")).to_have_count(2 * AT_A_TIME)
    expect(page.locator("table.threads tbody").nth(AT_A_TIME).locator("th").first).to_be_focused()
    while button.is_visible():
        button.click()
    expect(page.locator("table.threads tbody:visible")).to_have_count(threads(told)[1])


def test_keyboard_alone_filters_and_orders(pages, opened):
    told = pages["knusperloh", "en"]
    page = opened(told.path)
    page.locator("#x-text").focus()
    page.keyboard.type("M000002")
    page.keyboard.press("Enter")  # sends nothing anywhere
    expect(page.locator("tr.hit").first).to_be_visible()
    assert page.url == told.path.as_uri()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.type("Mov")  # "Moved elsewhere"
    expect_found(page, told, with_value(told, act="deflect"))


def test_reference_leads_to_its_message_even_where_a_filter_hides_it(pages, opened):
    told = pages["knusperloh", "en"]
    last = threads(told)[0]["ref"].iloc[-1]
    page = opened(told.path, anchor=f"#{last}")
    expect(page.locator(f"#{last}")).to_be_in_viewport()
    page.fill("#x-text", "M000002")
    expect(page.locator(f"#{last}")).to_be_hidden()
    page.evaluate("location.hash = ''")
    page.evaluate(f"location.hash = '{last}'")
    expect(page.locator(f"#{last}")).to_be_in_viewport()
    expect(page.locator("#x-text")).to_have_value("")
