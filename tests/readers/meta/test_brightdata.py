"""Posts of Bright Data."""

from dialogscore import readers
from tests.readers.test_feeds import FEEDS


def test_what_was_found_of_people_is_not_read():
    for path in (FEEDS / "brightdata_posts").glob("*.json*"):
        if path.suffix != ".expected":
            messages = readers.read([path], readers.ReadOptions(company="kesselberg")).messages
            assert "bo.tran" not in messages.to_csv()
            assert "b.example" not in messages.to_csv()
