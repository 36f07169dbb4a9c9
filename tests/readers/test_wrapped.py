"""Records come out of pages in order, whatever the depth."""

from types import SimpleNamespace

from dialogscore.readers.wrapped import unwrapped


def record(name, items=None):
    return SimpleNamespace(name=name, items=items)


def test_records_come_in_their_order_and_an_empty_page_holds_none():
    page = record("page", [record("a"), record("inner", [record("b"), record("empty", [])]), record("c")])
    assert [one.name for one in unwrapped(page, "items")] == ["a", "b", "c"]
    assert [one.name for one in unwrapped(record("alone"), "items")] == ["alone"]


def test_pages_deeper_than_the_stack_are_opened():
    page = record("a")
    for _ in range(20_000):
        page = record("page", [page])
    assert [one.name for one in unwrapped(page, "items")] == ["a"]
